/* judge.h - what the files of judgements share: rows, and finding what they are about.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_JUDGE_H
#define DATELINE_STORE_JUDGE_H

#include "store_inside.h"

typedef struct { /* a row of judgement */
    dl_minute made, undone;
    dl_str who, why, verb, subject, anchor, object, object_anchor, field, value,
        undone_by;
    bool taken_back;
} dl_judged;

dl_code dl_judged_insert(dl_store *store, const dl_judged *row, dl_err *err) DL_NODISCARD;

typedef struct {
    int64_t id;
    dl_str sha, title, uri;
    dl_minute given;
} dl_article_ref;

dl_str dl_article_shown(const dl_article_ref *article);
/* The one article that TEXT names. */
dl_code dl_judge_article(dl_store *store, dl_str text, dl_arena *mem, dl_article_ref *out,
                         dl_err *err) DL_NODISCARD;
dl_code dl_judge_article_of(dl_store *store, dl_str sha, dl_arena *mem,
                            dl_article_ref *out, bool *found, dl_err *err) DL_NODISCARD;
/* Puts the date in force into the article and its reports. */
dl_code dl_judge_apply_date(dl_store *store, const dl_article_ref *article,
                            dl_minute published, int64_t *resolved,
                            dl_err *err) DL_NODISCARD;
/* Deletes the article and what it tells. */
dl_code dl_judge_apply_remove(dl_store *store, int64_t article, dl_err *err) DL_NODISCARD;

enum { DL_ABOUT_EVENT = 1, DL_ABOUT_ACTOR = 2, DL_ABOUT_ARTICLE = 4 };

typedef struct { /* what a judgement is about */
    int kind;
    dl_str key, anchor; /* anchor: what holds when keys change, a line each */
    dl_str type;        /* of events */
    dl_str name;        /* of actors, articles */
    dl_article_ref article;
} dl_subject;

/* KINDS: which of them it may be. */
dl_code dl_judge_find(dl_store *store, dl_str text, int kinds, dl_arena *mem,
                      dl_subject *out, dl_err *err) DL_NODISCARD;

#endif
