/* judge_find.c - what people name in judgements: events, actors, articles.
 *
 * In:  a key, a former key, a name, a path, a part of a title.
 * Out: the one thing meant, and the anchor by which it is found again when keys have changed:
 * of an article its hash, of an event the places of its tellings, of an actor the keys that
 * articles gave it.
 *
 * SPDX-License-Identifier: MIT */
#include "judge.h"

enum { MAX_NAMED = 4, MAX_ALIASES = 16 };

/* ---- articles -------------------------------------------------------------------------------- */

dl_str dl_article_shown(const dl_article_ref *a) {
    return a->title.len ? a->title : a->uri;
}

/* Appends the articles that the statement gives. */
static dl_code find_by(dl_store *store, int sql, dl_str text, dl_arena *mem,
                       dl_article_ref *out, uint32_t *n, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(store, sql, err);
    if (!q) return err->code;
    dl_bind_str(q, ":text", text);
    while (!dl_step(store, q, &more, err) && more) {
        if (*n == MAX_NAMED) continue;
        out[(*n)++] = (dl_article_ref){ .id = dl_column_int(q, 0),
                                        .sha = dl_str_copy(mem, dl_column_str(q, 1)),
                                        .title = dl_str_copy(mem, dl_column_str(q, 2)),
                                        .uri = dl_str_copy(mem, dl_column_str(q, 3)),
                                        .given = dl_column_time(q, 4) };
    }
    return err->code;
}

dl_code dl_judge_article(dl_store *store, dl_str text, dl_arena *mem, dl_article_ref *out,
                         dl_err *err) {
    static const int ways[] = { SQL_ARTICLE_BY_KEY, SQL_ARTICLE_BY_NAME,
                                SQL_ARTICLE_BY_TITLE };
    dl_article_ref found[MAX_NAMED];
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
                       DL_ARG(text), DL_ARG(dl_article_shown(&found[0])),
                       found[0].sha.ptr, DL_ARG(dl_article_shown(&found[1])),
                       found[1].sha.ptr, n > 2 ? " ..." : "");
    *out = found[0];
    return DL_OK;
}

dl_code dl_judge_article_of(dl_store *store, dl_str sha, dl_arena *mem,
                            dl_article_ref *out, bool *found, dl_err *err) {
    dl_article_ref list[MAX_NAMED];
    uint32_t n = 0;
    dl_str key = dl_str_fmt(mem, "article-%.*s", DL_ARG(sha));
    if (find_by(store, SQL_ARTICLE_BY_KEY, key, mem, list, &n, err)) return err->code;
    *found = n > 0;
    if (*found) *out = list[0];
    return DL_OK;
}

/* ---- events ---------------------------------------------------------------------------------- */

/* The row under KEY, or under the key it became; KEY follows. */
static dl_code row_of(dl_store *store, int sql, dl_arena *mem, dl_str *key, int64_t *id,
                      dl_err *err) {
    *id = 0;
    for (int i = 0; i < MAX_ALIASES; i++) {
        bool more;
        sqlite3_stmt *q = dl_sql(store, sql, err);
        if (!q) return err->code;
        dl_bind_str(q, ":key", *key);
        if (dl_step(store, q, &more, err)) return err->code;
        if (more) *id = dl_column_int(q, 0);
        sqlite3_reset(q);
        if (more) return DL_OK;
        if (!(q = dl_sql(store, SQL_KEY_ALIAS_OF, err))) return err->code;
        dl_bind_str(q, ":key", *key);
        if (dl_step(store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        *key = dl_str_copy(mem, dl_column_str(q, 0));
        sqlite3_reset(q);
    }
    return DL_OK;
}

static dl_code find_event(dl_store *store, dl_str text, dl_arena *mem, dl_subject *out,
                          dl_err *err) {
    bool more = true;
    int64_t id;
    dl_str key = text, rest;
    dl_buf anchor = { 0 };
    if (row_of(store, SQL_EVENT_BY_KEY, mem, &key, &id, err) || id == 0) return err->code;
    sqlite3_stmt *q = dl_sql(store, SQL_TELLINGS_OF_EVENT, err);
    if (!q) return err->code;
    dl_bind_str(q, ":key", key);
    while (!dl_step(store, q, &more, err) && more)
        dl_buf_printf(&anchor, "%s%.*s:%.*s:%lld:%lld", anchor.len ? "\n" : "",
                      DL_ARG(dl_column_str(q, 0)), DL_ARG(dl_column_str(q, 1)),
                      (long long)dl_column_int(q, 2), (long long)dl_column_int(q, 3));
    if (anchor.len == 0) dl_buf_printf(&anchor, "added:%.*s", DL_ARG(key));
    rest = key;
    *out = (dl_subject){ .kind = DL_ABOUT_EVENT,
                         .key = dl_str_copy(mem, key),
                         .anchor = dl_str_copy(
                             mem, (dl_str){ anchor.ptr, (uint32_t)anchor.len }),
                         .type = dl_str_copy(mem, dl_str_cut(&rest, '-')) };
    dl_buf_free(&anchor);
    return err->code;
}

/* ---- actors ---------------------------------------------------------------------------------- */

/* The actors that go by that name: how many, and the first. */
static dl_code by_name(dl_store *store, dl_str text, int64_t *id, uint32_t *n,
                       dl_err *err) {
    bool more = true;
    char folded[512];
    sqlite3_stmt *q = dl_sql(store, SQL_ACTORS_BY_NAME, err);
    if (!q) return err->code;
    dl_bind_str(q, ":folded",
                (dl_str){ folded, dl_utf8_fold(text, folded, sizeof folded) });
    while (!dl_step(store, q, &more, err) && more)
        if ((*n)++ == 0) *id = dl_column_int(q, 0);
    return err->code;
}

static dl_code keys_of(dl_store *store, int64_t id, dl_arena *mem, dl_subject *out,
                       dl_err *err) {
    bool more = true;
    dl_buf anchor = { 0 };
    sqlite3_stmt *q = dl_sql(store, SQL_KEYS_OF_ACTOR, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", id);
    while (!dl_step(store, q, &more, err) && more)
        dl_buf_printf(&anchor, "%s%.*s", anchor.len ? "\n" : "",
                      DL_ARG(dl_column_str(q, 0)));
    if (anchor.len == 0) dl_buf_str(&anchor, out->key);
    out->anchor = dl_str_copy(mem, (dl_str){ anchor.ptr, (uint32_t)anchor.len });
    dl_buf_free(&anchor);
    return err->code;
}

static dl_code find_actor(dl_store *store, dl_str text, dl_arena *mem, dl_subject *out,
                          dl_err *err) {
    bool more;
    int64_t id;
    uint32_t n = 0;
    dl_str key = text;
    if (row_of(store, SQL_ACTOR_BY_KEY, mem, &key, &id, err)) return err->code;
    if (id == 0 && by_name(store, text, &id, &n, err)) return err->code;
    if (n > 1)
        return dl_fail(err, DL_EUSAGE,
                       "\"%.*s\" means %u actors; \"dateline-query actors\" shows their "
                       "keys",
                       DL_ARG(text), n);
    if (id == 0) return DL_OK;
    sqlite3_stmt *q = dl_sql(store, SQL_ACTOR_KEY_NAME, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", id);
    if (dl_step(store, q, &more, err)) return err->code;
    *out = (dl_subject){ .kind = DL_ABOUT_ACTOR,
                         .key = dl_str_copy(mem, dl_column_str(q, 0)),
                         .name = dl_str_copy(mem, dl_column_str(q, 1)) };
    sqlite3_reset(q);
    return keys_of(store, id, mem, out, err);
}

/* ---- any ------------------------------------------------------------------------------------- */

dl_code dl_judge_find(dl_store *store, dl_str text, int kinds, dl_arena *mem,
                      dl_subject *out, dl_err *err) {
    dl_subject found = { 0 };
    if ((kinds & DL_ABOUT_EVENT) && find_event(store, text, mem, &found, err))
        return err->code;
    if (!found.kind && (kinds & DL_ABOUT_ACTOR) &&
        find_actor(store, text, mem, &found, err))
        return err->code;
    if (!found.kind && (kinds & DL_ABOUT_ARTICLE)) {
        if (dl_judge_article(store, text, mem, &found.article, err)) return err->code;
        found.kind = DL_ABOUT_ARTICLE;
        found.anchor = found.article.sha;
        found.key = dl_str_fmt(mem, "article-%.*s", DL_KEY_DIGITS, found.anchor.ptr);
        found.name = dl_article_shown(&found.article);
    }
    if (!found.kind)
        return dl_fail(err, DL_EUSAGE, "no %s has the key%s \"%.*s\"",
                       kinds == DL_ABOUT_EVENT   ? "event"
                       : kinds == DL_ABOUT_ACTOR ? "actor"
                                                 : "event or actor",
                       kinds == DL_ABOUT_EVENT ? "" : " or name", DL_ARG(text));
    *out = found;
    return DL_OK;
}
