/* report_time.c - the time a report carries, and how it follows the publication date.
 *
 * In:  the operation that resolves the words of its time, the article's publication.
 * Out: an interval with grain and basis, or none.
 * What has no time of its own carries its article's day, and says so (assumed). Without
 * a publication date nothing gets an invented one.
 *
 * SPDX-License-Identifier: MIT */
#include "store_inside.h"

static dl_when day_of(dl_minute t) {
    dl_civil c = dl_civil_from_minute(t);
    c.hour = c.minute = 0;
    dl_minute day = dl_minute_from_civil(c);
    return (dl_when){ .begins = day,
                      .ends = day + DL_MINUTES_A_DAY,
                      .grain = DL_BY_DAY,
                      .basis = DL_ASSUMED };
}

bool dl_report_time(dl_str op, const dl_when *own, dl_minute published, dl_when *out) {
    dl_when w = { 0 };
    if (own)
        w = *own;
    else if (op.len > 0 && dl_when_resolve(op, published, &w, NULL))
        w.basis = w.basis ? w.basis : DL_FROM_PUBLISHED;
    else if (published != DL_NO_TIME)
        w = day_of(published);
    else
        return false;
    if (w.ends <= w.begins) return false;
    *out = w;
    return true;
}

/* The interval of the current row of report_times; false: it has none. */
static bool stored_time(sqlite3_stmt *q, dl_when *w) {
    if (sqlite3_column_type(q, 3) == SQLITE_NULL) return false;
    *w = (dl_when){ .begins = dl_column_time(q, 3),
                    .ends = dl_column_time(q, 4),
                    .grain = (uint8_t)dl_grain_named(dl_column_str(q, 5)),
                    .basis = (uint8_t)dl_basis_named(dl_column_str(q, 2)),
                    .approx = dl_column_int(q, 6) != 0 };
    return true;
}

static dl_code set_time(dl_store *store, int64_t id, bool has, const dl_when *w,
                        dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_REPORT_SET_TIME, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", id);
    dl_bind_int(q, ":approx", has && w->approx);
    dl_bind_time(q, ":begins", has ? w->begins : DL_NO_TIME);
    dl_bind_time(q, ":ends", has ? w->ends : DL_NO_TIME);
    dl_bind_opt(q, ":grain", has ? dl_str_of(dl_grain_name(w->grain)) : (dl_str){ 0 });
    dl_bind_opt(q, ":basis", has ? dl_str_of(dl_basis_name(w->basis)) : (dl_str){ 0 });
    return dl_run(store, q, err);
}

/* A time that was neither reckoned from the publication nor assumed stays as it is. */
static bool stays(dl_str op, bool had, const dl_when *w) {
    return had && op.len == 0 && w->basis != DL_ASSUMED;
}

static bool same_time(bool had, const dl_when *a, bool has, const dl_when *b) {
    if (!had || !has) return had == has;
    return a->begins == b->begins && a->ends == b->ends && a->grain == b->grain &&
           a->basis == b->basis && a->approx == b->approx;
}

typedef struct {
    int64_t id;
    dl_when when;
    bool has;
} change;

dl_code dl_store_redate(dl_store *store, int64_t article, dl_minute published,
                        int64_t *changed, dl_err *err) {
    bool more;
    DL_VEC(change) changes = { 0 };
    sqlite3_stmt *q = dl_sql(store, SQL_REPORT_TIMES, err);
    if (!q) return err->code;
    dl_arena *mem = dl_arena_new();
    dl_bind_int(q, ":first", article * DL_IDS_AN_ARTICLE);
    dl_bind_int(q, ":behind", (article + 1) * DL_IDS_AN_ARTICLE);
    while (!dl_step(store, q, &more, err) && more) {
        dl_when old = { 0 }, now = { 0 };
        dl_str op = dl_column_str(q, 1);
        bool had = stored_time(q, &old);
        if (stays(op, had, &old)) continue;
        bool has = dl_report_time(op, NULL, published, &now);
        if (same_time(had, &old, has, &now)) continue;
        *DL_PUSH(mem, &changes) =
            (change){ .id = dl_column_int(q, 0), .when = now, .has = has };
    }
    for (uint32_t i = 0; i < changes.n && !err->code; i++) {
        change *c = &changes.at[i];
        if (set_time(store, c->id, c->has, &c->when, err)) break;
    }
    if (!err->code) *changed = changes.n;
    dl_arena_free(mem);
    return err->code;
}
