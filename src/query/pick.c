/* pick.c - sets of events that indexes answer, and what is done with sets.
 *
 * In:  what the events have in common; how many are worth to be listed.
 * Out: (id, begins) of events, sorted by id.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "pick.h"

/* ---- sets ------------------------------------------------------------------------------ */

static int by_id(const void *a, const void *b) {
    const dl_pick *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static int compare_times(const dl_pick *x, const dl_pick *y, bool back) {
    bool no_x = x->begins == DL_NO_TIME, no_y = y->begins == DL_NO_TIME;
    if (no_x != no_y) return no_x - no_y;
    if (x->begins != y->begins) return (x->begins < y->begins) != back ? -1 : 1;
    return by_id(x, y);
}

static int forward(const void *a, const void *b) {
    return compare_times(a, b, false);
}

static int backward(const void *a, const void *b) {
    return compare_times(a, b, true);
}

bool dl_picks_before(const dl_pick *a, const dl_pick *b, bool back) {
    return compare_times(a, b, back) < 0;
}

void dl_picks_sort(dl_picks *set) {
    uint32_t n = 0, sorted = 1;
    while (sorted < set->at.n && set->at.at[sorted - 1].id < set->at.at[sorted].id)
        sorted++;
    if (sorted >= set->at.n) return;
    qsort(set->at.at, set->at.n, sizeof *set->at.at, by_id);
    for (uint32_t i = 0; i < set->at.n; i++)
        if (n == 0 || set->at.at[i].id != set->at.at[n - 1].id)
            set->at.at[n++] = set->at.at[i];
    set->at.n = n;
}

void dl_picks_sort_by_time(dl_picks *set, bool back) {
    if (set->at.n)
        qsort(set->at.at, set->at.n, sizeof *set->at.at, back ? backward : forward);
}

void dl_picks_intersect(dl_picks *a, const dl_picks *b) {
    uint32_t n = 0, j = 0;
    for (uint32_t i = 0; i < a->at.n; i++) {
        while (j < b->at.n && b->at.at[j].id < a->at.at[i].id) j++;
        if (j < b->at.n && b->at.at[j].id == a->at.at[i].id)
            a->at.at[n++] = a->timeless ? b->at.at[j] : a->at.at[i];
    }
    a->at.n = n;
    a->timeless = a->timeless && b->timeless;
}

const dl_pick *dl_picks_find(const dl_picks *set, int64_t id) {
    dl_pick pick = { .id = id };
    if (set->at.n == 0) return NULL;
    return bsearch(&pick, set->at.at, set->at.n, sizeof pick, by_id);
}

bool dl_picks_has(const dl_picks *set, int64_t id) {
    return dl_picks_find(set, id) != NULL;
}

void dl_picks_insert(dl_arena *mem, dl_picks *set, dl_pick pick) {
    uint32_t at = set->at.n;
    *DL_PUSH(mem, &set->at) = pick;
    for (; at > 0 && set->at.at[at - 1].id > pick.id; at--)
        set->at.at[at] = set->at.at[at - 1];
    set->at.at[at] = pick;
}

dl_code dl_picks_date(dl_query *query, dl_picks *set, dl_err *err) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < set->at.n && set->timeless; i++) {
        bool more;
        sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_BEGINS, err);
        if (!q) return err->code;
        dl_bind_int(q, ":event", set->at.at[i].id);
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more) set->at.at[n++] = (dl_pick){ set->at.at[i].id, dl_column_time(q, 0) };
    }
    if (set->timeless) set->at.n = n;
    set->timeless = false;
    return DL_OK;
}

void dl_range_narrow(dl_range *range, dl_minute since, dl_minute until) {
    if (range->since == DL_NO_TIME || (since != DL_NO_TIME && since > range->since))
        range->since = since;
    if (until != DL_NO_TIME && (range->until == DL_NO_TIME || until < range->until))
        range->until = until;
}

/* ---- rows ------------------------------------------------------------------------------ */

/* Appends the ids of rows, until OUT has MOST; *WHOLE is cleared when there are more. */
static dl_code collect(dl_query *query, sqlite3_stmt *q, uint32_t most, dl_picks *out,
                       bool *whole, dl_err *err) {
    out->timeless = true;
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        if (most && out->at.n == most) {
            *whole = false;
            sqlite3_reset(q);
            break;
        }
        dl_pick pick = { dl_column_int(q, 0), DL_NO_TIME };
        *DL_PUSH(query->mem, &out->at) = pick;
    }
    return DL_OK;
}

dl_code dl_pick_actor(dl_query *query, int64_t actor, const char *roles, uint32_t most,
                      dl_picks *out, bool *whole, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_ACTOR, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more || !dl_has_role(roles, dl_column_str(q, 1))) continue;
        if (most && out->at.n == most) {
            *whole = false;
            sqlite3_reset(q);
            break;
        }
        *DL_PUSH(query->mem, &out->at) =
            (dl_pick){ dl_column_int(q, 0), dl_column_time(q, 2) };
    }
    return DL_OK;
}

dl_code dl_pick_words(dl_query *query, dl_str match, uint32_t most, dl_picks *out,
                      bool *whole, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_WORDS, err);
    if (!q) return err->code;
    *whole = true;
    dl_bind_str(q, ":match", match);
    if (collect(query, q, most, out, whole, err)) return err->code;
    dl_picks_sort(out);
    return DL_OK;
}

const char *dl_term_roles(int field) {
    switch (field) {
    case DL_TERM_BY: return "speaker proposer agent";
    case DL_TERM_TO: return "addressee audience target";
    default: return NULL;
    }
}

dl_code dl_pick_phrase(dl_query *query, const char *roles, dl_str name, dl_picks *out,
                       dl_err *err) {
    dl_str folded = dl_folded(query->mem, name);
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_PHRASE, err);
    if (!q) return err->code;
    dl_bind_str(q, ":words", folded);
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        bool wanted = roles == NULL;
        for (dl_str rest = dl_str_of(roles); rest.len && !wanted;)
            wanted = dl_str_eq(dl_str_cut(&rest, ' '), dl_column_str(q, 2));
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        if (wanted && dl_words_within(folded, dl_folded(query->row, dl_column_str(q, 3))))
            *DL_PUSH(query->mem, &out->at) = pick;
    }
    dl_picks_sort(out);
    return DL_OK;
}

/* ---- series, tags, keys -------------------------------------------------------------------- */

static dl_code pick_series(dl_query *query, dl_str name, dl_picks *out, bool *whole,
                           dl_err *err) {
    dl_ids series = { 0 };
    if (dl_lookup_series(query, name, &series, err)) return err->code;
    for (uint32_t i = 0; i < series.at.n; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_SERIES, err);
        if (!q) return err->code;
        dl_bind_int(q, ":series", series.at.at[i]);
        if (collect(query, q, 0, out, whole, err)) return err->code;
    }
    return DL_OK;
}

dl_code dl_pick_value(dl_query *query, int field, dl_str value, dl_picks *out,
                      dl_err *err) {
    bool whole = true, tag = field == DL_TERM_TAG;
    out->timeless = true;
    if (field == DL_TERM_SERIES) {
        if (pick_series(query, value, out, &whole, err)) return err->code;
    } else {
        sqlite3_stmt *q = dl_sql(query->store, tag ? SQL_PICK_TAG : SQL_PICK_KEY, err);
        if (!q) return err->code;
        dl_bind_str(q, tag ? ":tag" : ":key", value);
        if (collect(query, q, 0, out, &whole, err)) return err->code;
    }
    dl_picks_sort(out);
    return DL_OK;
}
