/* judgement.c - publication dates that people give; the log of judgements, taking back.
 *
 * In:  who judges what, and why.
 * Out: a row of judgement, its effect on primary and derived tables, linked again.
 * A judgement is anchored to the article's hash, so it outlives keys and rebuilds;
 * store_article.c asks for dates on every reading. judge_say.c has the other verbs.
 *
 * SPDX-License-Identifier: MIT */
#include "judge.h"
#include "store_report.h"

static dl_code record(dl_store *store, const dl_judge *judge,
                      const dl_article_ref *article, dl_minute published, dl_arena *mem,
                      dl_err *err) {
    char iso[DL_ISO_MAX];
    dl_judged row = { .made = judge->made,
                      .who = judge->who,
                      .why = judge->why,
                      .verb = DL_LIT("date"),
                      .subject = dl_str_fmt(mem, "article-%.12s", article->sha.ptr),
                      .anchor = article->sha,
                      .value = dl_str_of(dl_iso_format(published, iso)) };
    return dl_judged_insert(store, &row, err);
}

/* Puts the date in force into the article and its reports. */
dl_code dl_judge_apply_date(dl_store *store, const dl_article_ref *article,
                            dl_minute published, int64_t *resolved, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_ARTICLE_SET_PUBLISHED, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", article->id);
    dl_bind_time(q, ":published", published);
    if (dl_run(store, q, err)) return err->code;
    store->changed = true;
    if (dl_store_redate(store, article->id, published, resolved, err)) return err->code;
    return dl_store_mark(store, err);
}

dl_code dl_judge_date(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                      dl_str article, dl_minute published, dl_arena *mem, dl_str *title,
                      int64_t *resolved, dl_err *err) {
    dl_article_ref ref;
    int64_t n;
    if (dl_judge_article(store, article, mem, &ref, err)) return err->code;
    store->now = judge->made;
    if (dl_store_begin(store, err)) return err->code;
    if (record(store, judge, &ref, published, mem, err) ||
        dl_judge_apply_date(store, &ref, published, &n, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    if (dl_store_finish(store, k, NULL, err)) return err->code;
    *title = dl_article_shown(&ref);
    *resolved = n;
    return DL_OK;
}

/* ---- taking back -------------------------------------------------------------------------- */

typedef struct {
    int64_t id;
    dl_str verb, subject, anchor, value;
} holding;

static dl_code find_judgement(dl_store *store, int64_t id, dl_arena *mem, holding *out,
                              dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_HOLDING, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", id);
    if (dl_step(store, q, &more, err)) return err->code;
    if (!more && id)
        return dl_fail(err, DL_EUSAGE, "no judgement %lld that still holds",
                       (long long)id);
    if (!more) return dl_fail(err, DL_EUSAGE, "there is no judgement to take back");
    *out = (holding){ .id = dl_column_int(q, 0),
                      .verb = dl_str_copy(mem, dl_column_str(q, 1)),
                      .subject = dl_str_copy(mem, dl_column_str(q, 2)),
                      .anchor = dl_str_copy(mem, dl_column_str(q, 3)),
                      .value = dl_str_copy(mem, dl_column_str(q, 4)) };
    sqlite3_reset(q);
    return DL_OK;
}

/* The date that holds now: an older judgement's, else what the article was given. */
static dl_code back_to_given(dl_store *store, const holding *j, dl_arena *mem,
                             dl_article_ref *ref, dl_err *err) {
    int64_t resolved;
    bool found;
    dl_minute published;
    if (dl_judge_article_of(store, j->anchor, mem, ref, &found, err)) return err->code;
    if (!found) *ref = (dl_article_ref){ .uri = j->anchor };
    if (!found) return DL_OK; /* the article was taken out since */
    if (dl_store_judged_date(store, j->anchor.ptr, &published, err)) return err->code;
    if (published == DL_NO_TIME) published = ref->given;
    return dl_judge_apply_date(store, ref, published, &resolved, err);
}

static dl_code take_back(dl_store *store, const dl_judge *judge, const holding *j,
                         dl_arena *mem, dl_str *what, dl_err *err) {
    dl_article_ref ref;
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_UNDO, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", j->id);
    dl_bind_time(q, ":undone", judge->made);
    dl_bind_str(q, ":who", judge->who);
    if (dl_run(store, q, err)) return err->code;
    if (dl_str_is(j->verb, "date")) {
        if (back_to_given(store, j, mem, &ref, err)) return err->code;
        *what = dl_str_fmt(mem, "judgement %lld: date %.*s of \"%.*s\"", (long long)j->id,
                           10, j->value.ptr, DL_ARG(dl_article_shown(&ref)));
        return DL_OK;
    }
    bool removed = dl_str_is(j->verb, "remove");
    *what = dl_str_fmt(mem, "judgement %lld: %.*s %.*s%s", (long long)j->id,
                       DL_ARG(j->verb), DL_ARG(j->subject),
                       removed ? "; it comes back when it is read again" : "");
    store->changed = true;
    return dl_store_mark(store, err);
}

dl_code dl_judge_undo(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                      int64_t id, dl_arena *mem, dl_str *what, dl_err *err) {
    holding j = { 0 };
    dl_str said = { 0 };
    if (find_judgement(store, id, mem, &j, err)) return err->code;
    store->now = judge->made;
    if (dl_store_begin(store, err)) return err->code;
    if (take_back(store, judge, &j, mem, &said, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    if (dl_store_finish(store, k, NULL, err)) return err->code;
    *what = said;
    return DL_OK;
}

dl_code dl_judge_log(dl_store *store, dl_arena *mem, dl_judgement **list, uint32_t *n,
                     dl_err *err) {
    bool more = true;
    DL_VEC(dl_judgement) all = { 0 };
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_LOG, err);
    if (!q) return err->code;
    while (!dl_step(store, q, &more, err) && more)
        *DL_PUSH(mem, &all) =
            (dl_judgement){ .id = dl_column_int(q, 0),
                            .made = dl_str_copy(mem, dl_column_str(q, 1)),
                            .who = dl_str_copy(mem, dl_column_str(q, 2)),
                            .why = dl_str_copy(mem, dl_column_str(q, 3)),
                            .verb = dl_str_copy(mem, dl_column_str(q, 4)),
                            .subject = dl_str_copy(mem, dl_column_str(q, 5)),
                            .value = dl_str_copy(mem, dl_column_str(q, 6)),
                            .title = dl_str_copy(mem, dl_column_str(q, 7)),
                            .undone = dl_column_int(q, 8) != 0,
                            .object = dl_str_copy(mem, dl_column_str(q, 9)),
                            .field = dl_str_copy(mem, dl_column_str(q, 10)) };
    if (err->code) return err->code;
    *list = all.at;
    *n = all.n;
    return DL_OK;
}
