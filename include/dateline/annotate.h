/* annotate.h - stand-off annotations: what was found in an article as JSON Lines.
 *
 * One object a line, as docs/formats.md lists them; offsets in characters (code points) of
 * the article's text, end exclusive. The stream keeps no state: lines of one article
 * depend on that article alone.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ANNOTATE_H
#define DATELINE_ANNOTATE_H

#include "dateline/store.h"

/* Kinds of lines, in the order in which an article's lines are written. */
#define DL_ANNOTATION_LIST(X)                                                            \
    X(DOCUMENT, "document")                                                              \
    X(TIME, "time")                                                                      \
    X(ACTOR, "actor")                                                                    \
    X(ATTRIBUTION, "attribution")                                                        \
    X(EVENT, "event")                                                                    \
    X(CLAUSE, "clause")                                                                  \
    X(ROW, "row")

enum {
#define X(id, name) DL_ANNOTATE_##id##_ROW,
    DL_ANNOTATION_LIST(X)
#undef X
        DL_ANNOTATE_ROWS
};
enum { /* bits of a choice of kinds */
#define X(id, name) DL_ANNOTATE_##id = 1 << DL_ANNOTATE_##id##_ROW,
       DL_ANNOTATION_LIST(X)
#undef X
           DL_ANNOTATE_FIELDS = 1 << DL_ANNOTATE_ROWS, /* events carry all their fields */
       DL_ANNOTATE_CONLLU = 2 << DL_ANNOTATE_ROWS,     /* stands alone: another format */
       DL_ANNOTATE_DEFAULT = DL_ANNOTATE_TIME | DL_ANNOTATE_ACTOR |
                             DL_ANNOTATE_ATTRIBUTION | DL_ANNOTATE_EVENT,
};

/* Reads "time,event": names of kinds, or "all". Empty: time, actor, attribution and event.
 * "all" is what a database can be made of again (--load): every kind, events with all their
 * fields. "conllu" stands alone and is not in it. DL_EUSAGE names the kinds there are. */
dl_code dl_annotate_choose(dl_str what, unsigned *out, dl_err *err) DL_NODISCARD;
/* Appends the lines of A's article; of clauses where K has a grammar. */
void dl_annotate(const dl_knowledge *k, dl_analysis *a, unsigned kinds, dl_buf *out);

/* Appends its sentences as CoNLL-U; K must have a grammar. */
void dl_annotate_conllu(const dl_knowledge *k, dl_analysis *a, dl_buf *out);

#endif
