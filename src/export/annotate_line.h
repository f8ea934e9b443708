/* annotate_line.h - what the files that write annotations share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_ANNOTATE_LINE_H
#define DATELINE_EXPORT_ANNOTATE_LINE_H

#include "annotate_json.h"
#include "dateline/annotate.h"

/* One article being written. */
typedef struct {
    const dl_knowledge *k;
    const dl_analysis *a;
    dl_chars chars;
    const dl_str *names; /* by found: as the article calls them */
    unsigned kinds;
    dl_buf rows; /* lines of kind row, which the document line counts */
    uint32_t n_rows;
    dl_buf *out;
} annotator;

/* A line of this KIND, to be ended. */
void dl_note_begin(const annotator *w, const char *kind);
void dl_note_end(const annotator *w);
/* A member whose value is to follow. */
void dl_note_name(const annotator *w, const char *name);
void dl_note_str(const annotator *w, const char *name, dl_str value);
/* The same; an empty value is null. */
void dl_note_opt(const annotator *w, const char *name, dl_str value);
/* The members start, end and text of SPAN. */
void dl_note_place(const annotator *w, dl_span span);
/* The value "[start, end]" of SPAN; null where it is empty. */
void dl_note_pair(const annotator *w, dl_span span);
/* The value of whom MENTION, or with WORDS these, means, by name and key: the fullest name
 * in this article; a capital that stands for a government stays as it is written, its key
 * says who is meant. */
void dl_note_actor(const annotator *w, uint32_t mention, dl_span words);

/* All lines of a kind that has a file of its own: annotate_event.c, annotate_clause.c */
void dl_note_events(const annotator *w);
void dl_note_clauses(const annotator *w);

#endif
