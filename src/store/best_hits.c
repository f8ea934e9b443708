/* best_hits.c - the best rows of a full-text search, among very many.
 *
 * In:  an expression; a statement that hands each row that matches to search_hit().
 * Out: the best of them by BM25, in the order that FTS5's own "ORDER BY rank" has.
 * FTS5 looks up the length of each row, sorts all rows and counts those of each phrase once
 * more for every use of its bm25(). Here rows are counted once and seen once, only the best
 * are kept, and where there are many the lengths are read in one go, in order.
 * Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), with the constants of FTS5.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "store_inside.h"

#define POINTER "dateline ranking" /* of sqlite3_bind_pointer */

enum {
    MOST_PHRASES = 64,
    STRETCH =
        1024, /* hits after which it is asked how the lengths of the next are had: */
    CLOSE = 6 /* so many rows to a hit and more, each is looked up */
};

typedef struct {
    dl_store *store;
    int lengths_sql;
    double weight;             /* of the first column in what is shown */
    double idf[MOST_PHRASES];  /* by phrase */
    double freq[MOST_PHRASES]; /* of the row, all columns alike */
    double heavy[MOST_PHRASES];
    double mean; /* length of a row */
    int phrases;
    bool counted;
    uint32_t seen;          /* rows of the stretch */
    int64_t first;          /* its first row */
    bool is_close;          /* lengths are read in order */
    sqlite3_stmt *in_order; /* reads them; NULL: it has not begun */
    dl_hit *at;             /* a heap, the worst on top */
    uint32_t n, most;
} ranking;

/* ---- the best so far ------------------------------------------------------------------- */

static bool is_worse(const dl_hit *a, const dl_hit *b) {
    if (a->rank != b->rank) return a->rank < b->rank;
    return a->id > b->id;
}

static void sink(dl_hit *at, uint32_t n, uint32_t i) {
    for (;;) {
        uint32_t worst = i, child = 2 * i + 1;
        if (child < n && is_worse(&at[child], &at[worst])) worst = child;
        if (child + 1 < n && is_worse(&at[child + 1], &at[worst])) worst = child + 1;
        if (worst == i) return;
        dl_hit swap = at[i];
        at[i] = at[worst];
        at[worst] = swap;
        i = worst;
    }
}

static void put(ranking *r, dl_hit hit) {
    if (r->n == r->most) {
        if (!is_worse(&r->at[0], &hit)) return;
        r->at[0] = hit;
        sink(r->at, r->n, 0);
        return;
    }
    uint32_t i = r->n++;
    r->at[i] = hit;
    for (uint32_t up; i > 0 && is_worse(&r->at[i], &r->at[up = (i - 1) / 2]); i = up) {
        dl_hit swap = r->at[i];
        r->at[i] = r->at[up];
        r->at[up] = swap;
    }
}

static int best_first(const void *a, const void *b) {
    return is_worse(a, b) - is_worse(b, a);
}

/* ---- what a row is worth ------------------------------------------------------------------ */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *n) {
    (void)api, (void)fts;
    ++*(int64_t *)n;
    return SQLITE_OK;
}

static int count_rows(ranking *r, const Fts5ExtensionApi *api, Fts5Context *fts) {
    sqlite3_int64 rows = 0, tokens = 0;
    r->phrases = api->xPhraseCount(fts);
    if (r->phrases > MOST_PHRASES) return SQLITE_TOOBIG;
    int rc = api->xRowCount(fts, &rows);
    if (rc == SQLITE_OK) rc = api->xColumnTotalSize(fts, -1, &tokens);
    r->mean = (double)tokens / (double)rows;
    for (int i = 0; i < r->phrases && rc == SQLITE_OK; i++) {
        int64_t hits = 0;
        rc = api->xQueryPhrase(fts, i, &hits, count_row);
        r->idf[i] = log(((double)(rows - hits) + 0.5) / ((double)hits + 0.5));
        if (r->idf[i] <= 0) r->idf[i] = 1e-6;
    }
    r->counted = rc == SQLITE_OK;
    return rc;
}

/* SQLite's own numbers of variable length, the highest bits first. */
static int64_t add_lengths(const unsigned char *at, int len) {
    int64_t sum = 0, n = 0;
    for (int i = 0; i < len; i++) {
        n = (n & (INT64_MAX >> 8)) << 7 | (at[i] & 0x7f);
        if (at[i] & 0x80) continue;
        sum += n;
        n = 0;
    }
    return sum;
}

/* In order of ids, as rows come. */
static int read_length(ranking *r, int64_t id, double *out) {
    dl_err err = { 0 };
    bool more = true;
    if (!r->in_order) {
        if (!(r->in_order = dl_sql(r->store, r->lengths_sql, &err))) return SQLITE_ERROR;
        dl_bind_int(r->in_order, ":id", id);
    }
    do {
        if (dl_step(r->store, r->in_order, &more, &err)) return SQLITE_ERROR;
    } while (more && dl_column_int(r->in_order, 0) < id);
    if (!more || dl_column_int(r->in_order, 0) != id) return SQLITE_CORRUPT;
    const unsigned char *at = sqlite3_column_blob(r->in_order, 1);
    *out = (double)add_lengths(at, sqlite3_column_bytes(r->in_order, 1));
    return SQLITE_OK;
}

static int length_of(ranking *r, const Fts5ExtensionApi *api, Fts5Context *fts,
                     double *out) {
    int64_t id = api->xRowid(fts);
    if (r->seen++ == STRETCH) {
        bool was = r->is_close;
        r->is_close = id - r->first < (int64_t)STRETCH * CLOSE;
        if (!was) r->in_order = NULL;
        r->seen = 1;
    }
    if (r->seen == 1) r->first = id;
    if (r->is_close) return read_length(r, id, out);
    int tokens = 0, rc = api->xColumnSize(fts, -1, &tokens);
    *out = tokens;
    return rc;
}

static int count_phrases(ranking *r, const Fts5ExtensionApi *api, Fts5Context *fts) {
    int n = 0, phrase, column, at;
    int rc = api->xInstCount(fts, &n);
    for (int i = 0; i < r->phrases; i++) r->freq[i] = r->heavy[i] = 0;
    for (int i = 0; i < n && rc == SQLITE_OK; i++) {
        rc = api->xInst(fts, i, &phrase, &column, &at);
        if (rc != SQLITE_OK) break;
        r->freq[phrase] += 1;
        r->heavy[phrase] += column == 0 ? r->weight : 1;
    }
    return rc;
}

static double bm25(const ranking *r, const double *freq, double length) {
    static const double k1 = 1.2, b = 0.75;
    double score = 0;
    for (int i = 0; i < r->phrases; i++)
        score += r->idf[i] *
                 ((freq[i] * (k1 + 1)) / (freq[i] + k1 * (1 - b + b * length / r->mean)));
    return score;
}

static void search_hit(const Fts5ExtensionApi *api, Fts5Context *fts,
                       sqlite3_context *context, int n, sqlite3_value **values) {
    double length = 0;
    ranking *r = n ? sqlite3_value_pointer(values[0], POINTER) : NULL;
    if (!r) {
        sqlite3_result_error(context, "search_hit() is the search's own", -1);
        return;
    }
    int rc = r->counted ? SQLITE_OK : count_rows(r, api, fts);
    if (rc == SQLITE_OK) rc = count_phrases(r, api, fts);
    if (rc == SQLITE_OK) rc = length_of(r, api, fts, &length);
    if (rc != SQLITE_OK) {
        sqlite3_result_error_code(context, rc);
        return;
    }
    dl_hit hit = { .id = api->xRowid(fts), .rank = bm25(r, r->freq, length) };
    hit.score = bm25(r, r->heavy, length);
    put(r, hit);
}

/* ---- the search --------------------------------------------------------------------------- */

dl_code dl_best_hits_register(dl_store *store, dl_err *err) {
    fts5_api *api = NULL;
    sqlite3_stmt *q = dl_sql(store, SQL_FTS_API, err);
    if (!q) return err->code;
    bool more;
    dl_bound(sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL), sizeof api);
    if (dl_step(store, q, &more, err)) return err->code;
    sqlite3_reset(q);
    if (!api)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "this SQLite was built without full-text search (FTS5)");
    if (api->xCreateFunction(api, "search_hit", NULL, search_hit, NULL))
        return dl_store_fail(store, "cannot rank what is found", err);
    return DL_OK;
}

dl_code dl_best_hits(dl_store *store, dl_search_in in, dl_str match, uint32_t most,
                     dl_arena *mem, dl_hit **out, uint32_t *n, dl_err *err) {
    static const struct {
        int match, lengths;
        double weight;
    } searches[] = {
        [DL_SEARCH_EVENTS] = { SQL_SEARCH_EVENTS, SQL_EVENT_LENGTHS, 2 },
        [DL_SEARCH_ARTICLES] = { SQL_SEARCH_ARTICLES, SQL_ARTICLE_LENGTHS, 4 },
    };
    ranking r = { .store = store,
                  .lengths_sql = searches[in].lengths,
                  .weight = searches[in].weight,
                  .most = most };
    *n = 0;
    r.at = *out = DL_NEW_N(mem, dl_hit, most + 1);
    if (!most) return DL_OK;
    sqlite3_stmt *q = dl_sql(store, searches[in].match, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", match);
    dl_bound(sqlite3_bind_pointer(q, sqlite3_bind_parameter_index(q, ":ranking"), &r,
                                  POINTER, NULL),
             sizeof r);
    dl_code rc = dl_run(store, q, err);
    sqlite3_clear_bindings(q);
    if (r.in_order) sqlite3_reset(r.in_order);
    if (r.n > 1) qsort(r.at, r.n, sizeof *r.at, best_first);
    *n = r.n;
    return rc;
}
