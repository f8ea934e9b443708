/* sort_walk.c - --sort of very many events: a walk along an index until the page is full.
 *
 * In:  the events that a scan found; an index in the order of the column.
 * Out: those that the page can show, in query->sorting.
 * A page of P out of F events of N comes after some P * N / F rows of the index, however long
 * it is: the more events are meant, the sooner the page is full.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "sort_walk.h"

/* Indexes are in the order of that many characters (schema/indexes.sql); keys are shorter. */
enum { INDEXED = 32 };

typedef struct {
    unsigned char *bits; /* by id */
    int64_t n;           /* ids below it */
} id_set;

static id_set set_of(dl_arena *mem, const dl_ids *ids) {
    id_set set = { 0 };
    for (uint32_t i = 0; i < ids->at.n; i++)
        if (ids->at.at[i] >= set.n) set.n = ids->at.at[i] + 1;
    set.bits = DL_NEW_N(mem, unsigned char, (size_t)set.n / 8 + 1);
    for (uint32_t i = 0; i < ids->at.n; i++)
        set.bits[ids->at.at[i] / 8] |= (unsigned char)(1u << (ids->at.at[i] % 8));
    return set;
}

static bool has(const id_set *set, int64_t id) {
    return id >= 0 && id < set->n && (set->bits[id / 8] >> (id % 8) & 1);
}

/* Whether one with KEY, or one that comes after it in the index, can be kept: of the
 * characters that are indexed, the most favourable continuation. */
static bool is_over(dl_query *query, const dl_cell *key) {
    dl_sort_place first = { 0, DL_NO_TIME + 1 };
    dl_cell bound = *key;
    uint32_t at = 0;
    if (key->kind != DL_CELL_TEXT) return false;
    for (int i = 0; i < INDEXED && at < key->text.len; i++)
        (void)dl_utf8_next(key->text, &at);
    bound.text = dl_str_fmt(query->row, "%.*s%s", (int)at, key->text.ptr,
                            dl_sort_is_down(query) ? "\xff" : "");
    return !dl_sort_has_room(query, &bound, first);
}

/* An event of the index that the scan found; *OVER: none behind it can be kept. */
static dl_code take(dl_query *query, dl_selection *selection, int64_t id, size_t column,
                    bool *over, dl_err *err) {
    dl_sort_place place;
    dl_cell key;
    bool good;
    dl_arena_reset(query->row);
    if (dl_sort_read_key(query, id, column, &key, &place, &good, err) || !good)
        return err->code;
    key.text = dl_str_copy(query->row, key.text);
    *over = is_over(query, &key);
    if (*over || !dl_sort_has_room(query, &key, place)) return DL_OK;
    if (dl_select_left(selection, id, &good, err) || !good) return err->code;
    return dl_sort_event(query, &key, place, err);
}

dl_code dl_sort_walk(dl_query *query, dl_selection *selection, const dl_ids *found,
                     size_t column, bool *walked, dl_err *err) {
    static const int walks[][2] = {
        [DL_SORT_TITLE] = { SQL_TITLES_UP, SQL_TITLES_DOWN },
        [DL_SORT_KEY] = { SQL_KEYS_UP, SQL_KEYS_DOWN },
    };
    uint64_t n = found->at.n, page = dl_sort_most(query);
    id_set set = { 0 };
    *walked = false;
    if (column >= DL_N(walks) || !page || !n) return DL_OK;
    set = set_of(query->mem, found);
    /* a row of an index costs half of looking an event up */
    if (n * n * 2 < (uint64_t)set.n * page) return DL_OK;
    *walked = true;
    sqlite3_stmt *q = dl_sql(query->store, walks[column][dl_sort_is_down(query)], err);
    if (!q) return err->code;
    for (bool more = true, over = false; more && !over;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more && has(&set, dl_column_int(q, 0)) &&
            take(query, selection, dl_column_int(q, 0), column, &over, err))
            return err->code;
        if (over) sqlite3_reset(q);
    }
    return DL_OK;
}
