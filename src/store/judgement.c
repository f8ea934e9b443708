/* judgement.c - what people say about the data: kept apart, applied after every rebuild.
 *
 * In:  who judges what, and why.
 * Out: a row of judgement, its effect on primary and derived tables, linked again.
 * A judgement is anchored to the article's hash, so it outlives keys and rebuilds. The
 * publication date is the only verb so far; store_article.c asks for it on every reading.
 *
 * SPDX-License-Identifier: MIT */
#include "store_report.h"

typedef struct {
    int64_t id;
    dl_str sha, title, uri;
    dl_minute given;
} article_ref;

enum { MAX_NAMED = 4 }; /* articles that a message names */

static dl_str shown(const article_ref *a) {
    return a->title.len ? a->title : a->uri;
}

/* Appends the articles that the statement gives. */
static dl_code find_by(dl_store *store, int sql, dl_str text, dl_arena *mem,
                       article_ref *out, uint32_t *n, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(store, sql, err);
    if (!q) return err->code;
    dl_bind_str(q, ":text", text);
    while (!dl_step(store, q, &more, err) && more) {
        if (*n == MAX_NAMED) continue;
        out[(*n)++] = (article_ref){ .id = dl_column_int(q, 0),
                                     .sha = dl_str_copy(mem, dl_column_str(q, 1)),
                                     .title = dl_str_copy(mem, dl_column_str(q, 2)),
                                     .uri = dl_str_copy(mem, dl_column_str(q, 3)),
                                     .given = dl_column_time(q, 4) };
    }
    return err->code;
}

static dl_code find_article(dl_store *store, dl_str text, dl_arena *mem, article_ref *out,
                            dl_err *err) {
    static const int ways[] = { SQL_ARTICLE_BY_KEY, SQL_ARTICLE_BY_NAME,
                                SQL_ARTICLE_BY_TITLE };
    article_ref found[MAX_NAMED];
    uint32_t n = 0;
    if (text.len == 0) return dl_fail(err, DL_EUSAGE, "which article?");
    for (size_t i = 0; i < DL_N(ways) && n == 0; i++)
        if (find_by(store, ways[i], text, mem, found, &n, err)) return err->code;
    if (n == 0)
        return dl_fail(err, DL_EUSAGE,
                       "no article has the key, address, path or title \"%.*s\"",
                       DL_ARG(text));
    if (n > 1)
        return dl_fail(err, DL_EUSAGE,
                       "\"%.*s\" means several articles: \"%.*s\" (article-%.12s), "
                       "\"%.*s\" (article-%.12s)%s",
                       DL_ARG(text), DL_ARG(shown(&found[0])), found[0].sha.ptr,
                       DL_ARG(shown(&found[1])), found[1].sha.ptr, n > 2 ? " ..." : "");
    *out = found[0];
    return DL_OK;
}

static dl_code record(dl_store *store, const dl_judge *judge, const article_ref *article,
                      dl_minute published, dl_arena *mem, dl_err *err) {
    char iso[DL_ISO_MAX];
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_INSERT, err);
    if (!q) return err->code;
    dl_bind_time(q, ":made", judge->made);
    dl_bind_str(q, ":who", judge->who);
    dl_bind_str(q, ":why", judge->why);
    dl_bind_str(q, ":verb", DL_LIT("date"));
    dl_bind_str(q, ":subject", dl_str_fmt(mem, "article-%.12s", article->sha.ptr));
    dl_bind_str(q, ":anchor", article->sha);
    dl_bind_str(q, ":value", dl_str_of(dl_iso_format(published, iso)));
    return dl_run(store, q, err);
}

/* Puts the date in force into the article and its reports. */
static dl_code apply_date(dl_store *store, const article_ref *article,
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
    article_ref ref;
    int64_t n;
    if (find_article(store, article, mem, &ref, err)) return err->code;
    store->now = judge->made;
    if (dl_store_begin(store, err)) return err->code;
    if (record(store, judge, &ref, published, mem, err) ||
        apply_date(store, &ref, published, &n, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    if (dl_store_finish(store, k, NULL, err)) return err->code;
    *title = shown(&ref);
    *resolved = n;
    return DL_OK;
}

/* ---- taking back -------------------------------------------------------------------------- */

static dl_code find_judgement(dl_store *store, int64_t id, dl_arena *mem, int64_t *found,
                              dl_str *sha, dl_str *value, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_HOLDING, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", id);
    if (dl_step(store, q, &more, err)) return err->code;
    if (!more && id)
        return dl_fail(err, DL_EUSAGE, "no judgement %lld that still holds",
                       (long long)id);
    if (!more) return dl_fail(err, DL_EUSAGE, "there is no judgement to take back");
    *found = dl_column_int(q, 0);
    *sha = dl_str_copy(mem, dl_column_str(q, 1));
    *value = dl_str_copy(mem, dl_column_str(q, 2));
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code take_back(dl_store *store, const dl_judge *judge, int64_t id, dl_str sha,
                         dl_arena *mem, article_ref *ref, dl_err *err) {
    uint32_t n = 0;
    int64_t resolved;
    dl_minute published;
    article_ref found[MAX_NAMED];
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_UNDO, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", id);
    dl_bind_time(q, ":undone", judge->made);
    dl_bind_str(q, ":who", judge->who);
    if (dl_run(store, q, err)) return err->code;
    dl_str key = dl_str_fmt(mem, "article-%.*s", DL_ARG(sha));
    if (find_by(store, SQL_ARTICLE_BY_KEY, key, mem, found, &n, err)) return err->code;
    *ref = n ? found[0] : (article_ref){ .uri = sha };
    if (n == 0) return DL_OK; /* the article was taken out since */
    if (dl_store_judged_date(store, sha.ptr, &published, err)) return err->code;
    if (published == DL_NO_TIME) published = ref->given;
    return apply_date(store, ref, published, &resolved, err);
}

dl_code dl_judge_undo(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                      int64_t id, dl_arena *mem, dl_str *what, dl_err *err) {
    int64_t found = 0;
    dl_str sha, value;
    article_ref ref;
    if (find_judgement(store, id, mem, &found, &sha, &value, err)) return err->code;
    store->now = judge->made;
    if (dl_store_begin(store, err)) return err->code;
    if (take_back(store, judge, found, sha, mem, &ref, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    if (dl_store_finish(store, k, NULL, err)) return err->code;
    *what = dl_str_fmt(mem, "judgement %lld: date %.*s of \"%.*s\"", (long long)found, 10,
                       value.ptr, DL_ARG(shown(&ref)));
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
                            .undone = dl_column_int(q, 8) != 0 };
    if (err->code) return err->code;
    *list = all.at;
    *n = all.n;
    return DL_OK;
}
