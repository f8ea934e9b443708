/* store_article.c - what the database holds of an article itself: text, metadata, carriers.
 *
 * In:  documents and analyses; K for the fingerprint of its seeds.
 * Out: rows of article and carrier; store_report.c adds what was found in the text.
 * An article is its text: the same text is the same article however it came. A copy with
 * another publisher or web address is a further carrier; a further path is not.
 *
 * SPDX-License-Identifier: MIT */
#include "store_inside.h"
#include "store_report.h"
#include "store_rows.h"

typedef struct { /* the row of an article that is there */
    int64_t id;  /* 0 = it is not there */
    bool fresh;  /* its reports were made by these seeds */
    dl_minute published, given;
    dl_str title, author, lang;
} article_row;

static dl_code find(dl_store *store, const char *sha, dl_arena *mem, article_row *out,
                    dl_err *err) {
    bool more;
    article_row row = { 0 };
    sqlite3_stmt *q = dl_sql(store, SQL_ARTICLE_BY_HASH, err);
    if (!q) return err->code;
    dl_bind_str(q, ":sha256", dl_str_of(sha));
    if (dl_step(store, q, &more, err)) return err->code;
    if (more) {
        row.id = dl_column_int(q, 0);
        row.fresh = dl_str_is(dl_column_str(q, 1), store->rules);
        row.published = dl_column_time(q, 2);
        row.given = dl_column_time(q, 3);
        row.title = dl_str_copy(mem, dl_column_str(q, 4));
        row.author = dl_str_copy(mem, dl_column_str(q, 5));
        row.lang = dl_str_copy(mem, dl_column_str(q, 6));
        sqlite3_reset(q);
    }
    *out = row;
    return DL_OK;
}

dl_code dl_store_judged_date(dl_store *store, const char *sha, dl_minute *out,
                             dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGED_DATE, err);
    if (!q) return err->code;
    dl_bind_str(q, ":sha256", dl_str_of(sha));
    if (dl_step(store, q, &more, err)) return err->code;
    *out = more ? dl_column_time(q, 0) : DL_NO_TIME;
    sqlite3_reset(q);
    return DL_OK;
}

/* Whether a person took the text of that hash out for good. */
static dl_code is_removed(dl_store *store, const char *sha, bool *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGED_REMOVED, err);
    if (!q) return err->code;
    dl_bind_str(q, ":sha256", dl_str_of(sha));
    if (dl_step(store, q, out, err)) return err->code;
    sqlite3_reset(q);
    return DL_OK;
}

/* ---- carriers ------------------------------------------------------------------------ */

typedef struct {
    bool same;          /* DOC comes from a carrier that is known */
    bool first;         /* ... the one the article came from */
    bool redated;       /* ... which says another date than before */
    dl_str source, uri; /* that carrier */
} carrier_match;

static bool is_address(dl_str uri) {
    return dl_str_find(uri, DL_LIT("://"), 0) != DL_NONE;
}

/* The item of a file that holds many: "7" of "dump.jsonl#7"; empty for a file of one. */
static dl_str item_of(dl_str uri) {
    (void)dl_str_cut(&uri, '#');
    return uri;
}

/* A carrier is the same when neither publisher nor web address nor the item of a file
 * tells it apart. */
static bool same_carrier(const dl_document *doc, dl_str source, dl_str uri) {
    dl_str mine = item_of(doc->uri), other = item_of(uri);
    if (mine.len && other.len && !dl_str_eq(mine, other)) return false;
    if (doc->source.len && source.len && !dl_str_eq(doc->source, source)) return false;
    if (is_address(doc->uri) && is_address(uri)) return dl_str_eq(doc->uri, uri);
    return doc->source.len == 0 || source.len > 0 || !is_address(uri);
}

static dl_code match_carrier(dl_store *store, int64_t article, const dl_document *doc,
                             dl_arena *mem, carrier_match *out, dl_err *err) {
    bool more = true;
    carrier_match match = { 0 };
    sqlite3_stmt *q = dl_sql(store, SQL_CARRIER_OF_ARTICLE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    for (uint32_t n = 0; !dl_step(store, q, &more, err) && more; n++) {
        dl_str source = dl_column_str(q, 0), uri = dl_column_str(q, 1);
        if (match.same || !same_carrier(doc, source, uri)) continue;
        match.same = true;
        match.first = n == 0;
        match.source = dl_str_copy(mem, source);
        match.uri = dl_str_copy(mem, uri);
        match.redated =
            doc->published != DL_NO_TIME && doc->published != dl_column_time(q, 2);
    }
    *out = match;
    return err->code;
}

static dl_code add_carrier(dl_store *store, int64_t article, const dl_document *doc,
                           dl_minute now, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_CARRIER_INSERT, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    dl_bind_str(q, ":source", doc->source);
    dl_bind_str(q, ":uri", doc->uri);
    dl_bind_time(q, ":published", doc->published);
    dl_bind_time(q, ":added", now);
    return dl_run(store, q, err);
}

static dl_code redate_carrier(dl_store *store, int64_t article,
                              const carrier_match *match, dl_minute published,
                              dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_CARRIER_REDATE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    dl_bind_str(q, ":source", match->source);
    dl_bind_str(q, ":uri", match->uri);
    dl_bind_time(q, ":published", published);
    return dl_run(store, q, err);
}

/* Brings the carriers of ARTICLE up to date with DOC; *GIVEN is the date of the article
 * that follows from it, *NEW says that DOC is a carrier that was not known, *FIRST that it
 * is the one that names the article. */
static dl_code update_carriers(dl_store *store, int64_t article, const dl_document *doc,
                               dl_minute now, dl_arena *mem, dl_minute *given, bool *new,
                               bool *first, dl_err *err) {
    carrier_match match = { 0 };
    if (match_carrier(store, article, doc, mem, &match, err)) return err->code;
    *new = !match.same;
    *first = match.first;
    if (*new &&add_carrier(store, article, doc, now, err)) return err->code;
    if (match.redated && redate_carrier(store, article, &match, doc->published, err))
        return err->code;
    if (doc->published != DL_NO_TIME && (match.first || *given == DL_NO_TIME))
        *given = doc->published;
    return DL_OK;
}

/* ---- the article row ----------------------------------------------------------------- */

/* What the FIRST carrier says now counts; another fills in only what was unknown. */
static dl_str named(dl_str new, dl_str old, bool first) {
    return new.len && (first || old.len == 0) ? new : old;
}

static dl_code write_row(dl_store *store, const article_row *row, bool title_changed,
                         dl_err *err) {
    int64_t indexed = 0;
    bool more;
    sqlite3_stmt *q;
    if (title_changed) { /* the search must forget exactly what it was given */
        if (!(q = dl_sql(store, SQL_ARTICLE_FTS_INDEXED, err))) return err->code;
        dl_bind_int(q, ":id", row->id);
        if (dl_step(store, q, &more, err)) return err->code;
        indexed = dl_column_int(q, 0);
        sqlite3_reset(q);
    }
    if (indexed) {
        if (!(q = dl_sql(store, SQL_ARTICLE_FTS_FORGET, err))) return err->code;
        dl_bind_int(q, ":id", row->id);
        if (dl_run(store, q, err)) return err->code;
    }
    if (!(q = dl_sql(store, SQL_ARTICLE_UPDATE, err))) return err->code;
    dl_bind_int(q, ":id", row->id);
    dl_bind_str(q, ":rules", dl_str_of(store->rules));
    dl_bind_time(q, ":published", row->published);
    dl_bind_time(q, ":given", row->given);
    dl_bind_opt(q, ":title", row->title);
    dl_bind_opt(q, ":author", row->author);
    dl_bind_opt(q, ":lang", row->lang);
    if (dl_run(store, q, err)) return err->code;
    if (!indexed) return DL_OK;
    if (!(q = dl_sql(store, SQL_ARTICLE_FTS_ADD, err))) return err->code;
    dl_bind_int(q, ":id", row->id);
    return dl_run(store, q, err);
}

static dl_code insert_row(dl_store *store, const dl_document *doc, const char *sha,
                          dl_minute published, dl_minute now, int64_t *id, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_ARTICLE_INSERT, err);
    if (!q) return err->code;
    dl_bind_str(q, ":uri", doc->uri);
    dl_bind_str(q, ":name", doc->id);
    dl_bind_str(q, ":sha256", dl_str_of(sha));
    dl_bind_str(q, ":rules", dl_str_of(store->rules));
    dl_bind_time(q, ":published", published);
    dl_bind_time(q, ":given", doc->published);
    dl_bind_time(q, ":added", now);
    dl_bind_opt(q, ":title", doc->title);
    dl_bind_opt(q, ":author", doc->author);
    dl_bind_opt(q, ":lang", doc->lang);
    dl_bind_int(q, ":length", dl_utf8_count(doc->text));
    dl_bind_str(q, ":text", doc->text);
    if (dl_run(store, q, err)) return err->code;
    *id = sqlite3_last_insert_rowid(store->db);
    return DL_OK;
}

/* Metadata of DOC over that of ROW. REREAD: its reports are about to be replaced. */
static dl_code update_row(dl_store *store, article_row *row, const dl_document *doc,
                          const char *sha, dl_minute now, bool reread, dl_arena *mem,
                          dl_stored *out, dl_err *err) {
    bool new_carrier = false, first = true;
    int64_t resolved = 0;
    dl_minute judged = DL_NO_TIME;
    article_row next = *row;
    bool own_copy = reread && !row->fresh && row->id <= store->stale_upto;
    if (!own_copy && update_carriers(store, row->id, doc, now, mem, &next.given,
                                     &new_carrier, &first, err))
        return err->code;
    next.title = named(doc->title, row->title, first);
    next.author = named(doc->author, row->author, first);
    next.lang = named(doc->lang, row->lang, first);
    if (dl_store_judged_date(store, sha, &judged, err)) return err->code;
    next.published = judged != DL_NO_TIME ? judged : next.given;
    bool retitled = !dl_str_eq(next.title, row->title);
    bool redated = next.published != row->published;
    bool changed = retitled || redated || next.given != row->given ||
                   !dl_str_eq(next.author, row->author) ||
                   !dl_str_eq(next.lang, row->lang);
    if ((changed || reread) && write_row(store, &next, retitled, err)) return err->code;
    if (redated && !reread &&
        dl_store_redate(store, row->id, next.published, &resolved, err))
        return err->code;
    store->changed = store->changed || redated || new_carrier;
    *out = changed       ? DL_STORED_UPDATED
           : new_carrier ? DL_STORED_CARRIER
                         : DL_STORED_UNCHANGED;
    *row = next;
    return DL_OK;
}

/* ---- one article, all or nothing -------------------------------------------------------- */

/* After a failure: the article leaves no trace, the batch goes on if the database can. */
static dl_code undo_article(dl_store *store, dl_err *err) {
    if (sqlite3_get_autocommit(store->db)) { /* SQLite has rolled the batch back */
        store->in_batch = false;
        return err->code;
    }
    dl_sql_try(store, SQL_ROLLBACK_TO);
    dl_sql_try(store, SQL_RELEASE);
    return err->code;
}

static dl_code end_article(dl_store *store, uint32_t bytes, dl_err *err) {
    if (dl_sql_do(store, SQL_RELEASE, err) || dl_store_mark(store, err)) return err->code;
    store->batch_articles++;
    store->batch_bytes += bytes;
    if (store->batch_articles >= DL_BATCH_ARTICLES ||
        store->batch_bytes >= DL_BATCH_BYTES)
        return dl_store_commit(store, err);
    return DL_OK;
}

enum { FLASH_BYTES = 100 }; /* texts below name nothing by themselves */

/* What makes an article this one: its text. A text of a few words (a flash, "read more at
 * our site") is shared by many articles: there the title counts as well. */
static void name_content(const dl_document *doc, char sha[DL_SHA256_HEX]) {
    if (doc->text.len >= FLASH_BYTES || doc->title.len == 0) {
        dl_sha256_hex(doc->text, sha);
        return;
    }
    dl_buf both = { 0 };
    dl_buf_str(&both, doc->title);
    dl_buf_putc(&both, '\n');
    dl_buf_str(&both, doc->text);
    dl_sha256_hex((dl_str){ both.ptr, (uint32_t)both.len }, sha);
    dl_buf_free(&both);
}

static dl_code begin_article(dl_store *store, const dl_knowledge *k, dl_err *err) {
    if (dl_store_prepare(store, k, err)) return err->code;
    if (dl_store_begin(store, err)) return err->code;
    return dl_sql_do(store, SQL_SAVEPOINT, err);
}

dl_code dl_store_touch(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                       dl_minute now, dl_stored *out, dl_err *err) {
    char sha[DL_SHA256_HEX];
    article_row row;
    dl_stored outcome = DL_STORED_ABSENT;
    name_content(doc, sha);
    store->now = now;
    if (dl_store_prepare(store, k, err)) return err->code;
    bool removed;
    dl_arena *mem = dl_arena_new();
    if (find(store, sha, mem, &row, err) || is_removed(store, sha, &removed, err))
        goto out;
    if (removed) outcome = DL_STORED_REMOVED;
    if (removed || row.id == 0 || !row.fresh) goto out;
    if (begin_article(store, k, err)) goto out;
    if (update_row(store, &row, doc, sha, now, false, mem, &outcome, err))
        undo_article(store, err);
    else
        (void)end_article(store, 0, err);
out:
    dl_arena_free(mem);
    if (!err->code) *out = outcome;
    return err->code;
}

dl_code dl_store_peek(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                      dl_stored *out, dl_err *err) {
    char sha[DL_SHA256_HEX];
    article_row row;
    carrier_match match = { 0 };
    dl_stored known = DL_STORED_NEW;
    bool removed;
    dl_arena *mem = dl_arena_new();
    name_content(doc, sha);
    dl_store_name_rules(store, k);
    if (find(store, sha, mem, &row, err)) goto out;
    if (is_removed(store, sha, &removed, err) ||
        (row.id && match_carrier(store, row.id, doc, mem, &match, err)))
        goto out;
    bool changed = !row.fresh || (match.first && match.redated) ||
                   !dl_str_eq(named(doc->title, row.title, match.first), row.title) ||
                   !dl_str_eq(named(doc->author, row.author, match.first), row.author) ||
                   !dl_str_eq(named(doc->lang, row.lang, match.first), row.lang);
    if (row.id)
        known = changed      ? DL_STORED_UPDATED
                : match.same ? DL_STORED_UNCHANGED
                             : DL_STORED_CARRIER;
    *out = removed ? DL_STORED_REMOVED : known;
out:
    dl_arena_free(mem);
    return err->code;
}

/* What is to be stored: an analysis, or rows that another program's analysis gave. */
typedef struct {
    const dl_document *doc;
    const dl_analysis *a; /* or NULL */
    const dl_row_line *lines;
    uint32_t n;
    dl_arena *mem;
} put_work;

static dl_code put_found(dl_store *store, const dl_knowledge *k, const put_work *w,
                         const article_row *row, dl_err *err) {
    int64_t resolved;
    if (w->a) return dl_store_reports(store, k, w->a, row->id, row->published, err);
    if (dl_store_read_rows(store, k, row->id, w->doc->text, w->lines, w->n, err))
        return err->code;
    if (row->published == w->doc->published) return DL_OK;
    return dl_store_redate(store, row->id, row->published, &resolved, err);
}

static dl_code put_inside(dl_store *store, const dl_knowledge *k, const put_work *w,
                          dl_minute now, dl_stored *out, dl_err *err) {
    const dl_document *doc = w->doc;
    char sha[DL_SHA256_HEX];
    article_row row;
    dl_minute judged = DL_NO_TIME;
    bool removed;
    name_content(doc, sha);
    if (find(store, sha, w->mem, &row, err) || is_removed(store, sha, &removed, err))
        return err->code;
    if (removed) {
        *out = DL_STORED_REMOVED;
        return DL_OK;
    }
    if (row.id) {
        if (update_row(store, &row, doc, sha, now, true, w->mem, out, err) ||
            dl_store_delete_reports(store, row.id, err))
            return err->code;
        *out = *out == DL_STORED_CARRIER ? *out : DL_STORED_UPDATED;
    } else {
        if (dl_store_judged_date(store, sha, &judged, err)) return err->code;
        row.published = judged != DL_NO_TIME ? judged : doc->published;
        if (insert_row(store, doc, sha, row.published, now, &row.id, err) ||
            add_carrier(store, row.id, doc, now, err))
            return err->code;
        *out = DL_STORED_NEW;
    }
    if (dl_store_sketch(store, row.id, doc->text, err)) return err->code;
    return put_found(store, k, w, &row, err);
}

static dl_code put(dl_store *store, const dl_knowledge *k, const put_work *w,
                   dl_minute now, dl_stored *out, dl_err *err) {
    dl_stored outcome = DL_STORED_NEW;
    store->now = now;
    if (begin_article(store, k, err)) return err->code;
    if (put_inside(store, k, w, now, &outcome, err)) return undo_article(store, err);
    store->changed = true;
    if (end_article(store, w->doc->text.len, err)) return err->code;
    *out = outcome;
    return DL_OK;
}

dl_code dl_store_put(dl_store *store, const dl_knowledge *k, const dl_analysis *a,
                     dl_minute now, dl_stored *out, dl_err *err) {
    put_work w = { .doc = &a->doc, .a = a, .mem = a->mem };
    return put(store, k, &w, now, out, err);
}

dl_code dl_store_put_rows(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                          const dl_row_line *lines, uint32_t n, dl_minute now,
                          dl_stored *out, dl_err *err) {
    put_work w = { .doc = doc, .lines = lines, .n = n, .mem = dl_arena_new() };
    dl_code rc = put(store, k, &w, now, out, err);
    dl_arena_free(w.mem);
    return rc;
}

/* ---- articles to be read again --------------------------------------------------------- */

dl_code dl_store_stale(dl_store *store, const dl_knowledge *k, int64_t *after,
                       dl_arena *mem, dl_document *out, dl_err *err) {
    bool more;
    if (dl_store_prepare(store, k, err)) return err->code;
    sqlite3_stmt *q = dl_sql(store, SQL_ARTICLE_STALE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":after", *after);
    dl_bind_str(q, ":rules", dl_str_of(store->rules));
    if (dl_step(store, q, &more, err)) return err->code;
    if (!more) return DL_END;
    *after = store->stale_upto = dl_column_int(q, 0);
    *out = (dl_document){ .id = dl_str_copy(mem, dl_column_str(q, 1)),
                          .uri = dl_str_copy(mem, dl_column_str(q, 2)),
                          .title = dl_str_copy(mem, dl_column_str(q, 3)),
                          .author = dl_str_copy(mem, dl_column_str(q, 4)),
                          .lang = dl_str_copy(mem, dl_column_str(q, 5)),
                          .published = dl_column_time(q, 6),
                          .text = dl_str_copy(mem, dl_column_str(q, 7)),
                          .source = dl_str_copy(mem, dl_column_str(q, 8)),
                          .line = 1 };
    sqlite3_reset(q);
    return DL_OK;
}
