/* resolve.h - which mentions are one actor, within an article.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_RESOLVE_H
#define DATELINE_RESOLVE_H

#include "dateline/clause.h"
#include "dateline/speech.h"

/* The stage: ties short names, acronyms, spelling variants, roles ("the US envoy"),
 * metonyms ("Washington wants"), groups ("the two sides") and pronouns to the actors of
 * the article; fills mention.actor, antecedent, kind, and mentions.roles. `found` then
 * holds each actor once, under its fullest name. What stays unclear stays unresolved.
 * TREES, CLAUSES: grammar decides between antecedents where a sentence was parsed, the order of
 * words where it was not; NULL: nothing was parsed. SPEECHES: what mentions say, for whom
 * "he added" and "a spokesman" mean; NULL: not known. */
dl_code dl_resolve_actors(dl_arena *mem, const dl_actors *actors, const dl_words *words,
                          const dl_document *doc, const dl_text *text,
                          const dl_trees *trees, const dl_clauses *clauses,
                          const dl_speeches *speeches, dl_mentions *mentions,
                          dl_err *err) DL_NODISCARD;

#endif
