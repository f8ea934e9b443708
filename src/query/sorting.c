/* sorting.c - --sort: records in the order of a column.
 *
 * In:  records, or what they are sorted by and the ids of what they are made of.
 * Out: the records or ids in order; equal records as they came, equal events in order of
 * time, those without a value last.
 * No more are kept than are asked for: the last of them is on top of a heap and goes when a
 * better one comes. The order of time is none of this: events can be walked both ways.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

typedef struct {
    dl_cell key;
    uint64_t came;         /* records: the how many-th */
    dl_sort_place place;   /* events */
    const dl_cell *record; /* NULL: an event, of which only the id is wanted */
} sorted_item;

struct dl_sorting {
    DL_VEC(sorted_item) kept; /* a heap once there are `most` */
    uint32_t most;            /* one more than the limit, which tells of it; 0 = all */
    uint64_t seen;
    const char *column;
    bool down;
};

/* Columns may be sorted by, and members of events that tables do not show. */
dl_code dl_sort_begin(dl_query *query, dl_err *err) {
    static const char *const dates[][2] = {
        { "when", "begins" },
        { "date", "begins" },
        { "published_on", "published" },
        { "reported", "first_reported" },
    };
    struct dl_sorting *s = DL_NEW(query->mem, struct dl_sorting);
    const char *name = query->sort;
    s->down = name[0] == '-';
    name += s->down;
    s->column = name;
    s->most = query->limit && query->limit < DL_MAX_SORTED ? query->limit + 1 : 0;
    for (size_t i = 0; i < DL_N(dates); i++)
        if (dl_str_is(dl_str_of(name), dates[i][0])) s->column = dates[i][1];
    bool known = s->column != name;
    DL_VEC(dl_str) names = { 0 };
    for (const dl_column *c = query->command->columns; c && c->name; c++) {
        known = known || dl_str_is(dl_str_of(name), c->name);
        *DL_PUSH(query->mem, &names) = dl_str_of(c->name);
    }
    if (!known) {
        dl_str near = dl_near_names(query->mem, dl_str_of(name), names.at, names.n, 2);
        return dl_fail(err, DL_EUSAGE, "--sort: %s has no column \"%s\"%s%.*s%s",
                       query->command->name, name, near.len ? "; did you mean " : "",
                       DL_ARG(near), near.len ? "?" : "");
    }
    if (query->command->in_time && strcmp(s->column, "begins") == 0 && !query->top &&
        !query->around)
        query->back = s->down;
    else
        query->sorting = s;
    return DL_OK;
}

const char *dl_sort_column(const dl_query *query) {
    return query->sorting ? query->sorting->column : NULL;
}

/* ---- keeping the best ---------------------------------------------------------------------- */

static bool is_before(const struct dl_sorting *s, const sorted_item *a,
                      const sorted_item *b) {
    bool no_value = a->key.kind == DL_CELL_NULL || b->key.kind == DL_CELL_NULL;
    int order = s->down && !no_value ? dl_cell_cmp(&b->key, &a->key)
                                     : dl_cell_cmp(&a->key, &b->key);
    if (order) return order < 0;
    if (a->place.begins != b->place.begins) {
        bool undated = a->place.begins == DL_NO_TIME || b->place.begins == DL_NO_TIME;
        return undated ? b->place.begins == DL_NO_TIME
                       : a->place.begins < b->place.begins;
    }
    return a->place.id != b->place.id ? a->place.id < b->place.id : a->came < b->came;
}

/* Item I goes down until none below it comes after it. */
static void sink_down(struct dl_sorting *s, uint32_t i) {
    sorted_item *at = s->kept.at;
    for (uint32_t n = s->kept.n, last; 2 * i + 1 < n; i = last) {
        last = 2 * i + 1;
        if (last + 1 < n && is_before(s, &at[last], &at[last + 1])) last++;
        if (is_before(s, &at[last], &at[i])) return;
        sorted_item other = at[i];
        at[i] = at[last];
        at[last] = other;
    }
}

static bool has_room(const struct dl_sorting *s, const sorted_item *item) {
    return !s->most || s->kept.n < s->most || is_before(s, item, &s->kept.at[0]);
}

bool dl_sort_has_room(const dl_query *query, const dl_cell *key, dl_sort_place place) {
    sorted_item item = { .key = *key, .place = place };
    return has_room(query->sorting, &item);
}

uint32_t dl_sort_most(const dl_query *query) {
    return query->sorting->most;
}

bool dl_sort_is_down(const dl_query *query) {
    return query->sorting->down;
}

static dl_code keep(dl_query *query, const dl_cell *key, dl_sort_place place,
                    const dl_cell *record, dl_err *err) {
    struct dl_sorting *s = query->sorting;
    bool full = s->most && s->kept.n == s->most;
    sorted_item item = { .came = s->seen++, .place = place };
    if (key) item.key = *key;
    if (!has_room(s, &item)) return DL_OK;
    if (!full && s->kept.n == DL_MAX_SORTED)
        return dl_fail(err, DL_EUSAGE, "--sort: more than %d records; narrow the query",
                       DL_MAX_SORTED);
    if (record) {
        dl_cell *copy = DL_NEW(query->mem, dl_cell);
        *copy = dl_cell_copy(query->mem, record);
        item.record = copy;
    }
    item.key = dl_cell_copy(query->mem, &item.key);
    if (full)
        s->kept.at[0] = item;
    else
        *DL_PUSH(query->mem, &s->kept) = item;
    for (uint32_t i = full ? 1 : s->kept.n == s->most ? s->kept.n / 2 : 0; i-- > 0;)
        sink_down(s, i);
    return DL_OK;
}

dl_code dl_sort_record(dl_query *query, const dl_cell *record, dl_err *err) {
    dl_sort_place none = { 0 };
    return keep(query, dl_cell_get(record, query->sorting->column), none, record, err);
}

dl_code dl_sort_event(dl_query *query, const dl_cell *key, dl_sort_place place,
                      dl_err *err) {
    return keep(query, key, place, NULL, err);
}

/* ---- handing out --------------------------------------------------------------------------- */

static void sort_part(const struct dl_sorting *s, const sorted_item **at,
                      const sorted_item **spare, uint32_t n) {
    if (n < 2) return;
    uint32_t half = n / 2, i = 0, j = half;
    sort_part(s, at, spare, half);
    sort_part(s, at + half, spare, n - half);
    for (uint32_t k = 0; k < n; k++) {
        bool first = i < half && (j == n || !is_before(s, at[j], at[i]));
        spare[k] = first ? at[i++] : at[j++];
    }
    memcpy(at, spare, n * sizeof *at);
}

/* Those that were kept, in order; sorting ends. */
static const sorted_item **in_order(dl_query *query, uint32_t *n) {
    struct dl_sorting *s = query->sorting;
    *n = s->kept.n;
    const sorted_item **order = DL_NEW_N(query->mem, const sorted_item *, *n + 1);
    const sorted_item **spare = DL_NEW_N(query->mem, const sorted_item *, *n + 1);
    for (uint32_t i = 0; i < *n; i++) order[i] = &s->kept.at[i];
    sort_part(s, order, spare, *n);
    query->sorting = NULL;
    return order;
}

void dl_sort_ids(dl_query *query, dl_ids *out) {
    uint32_t n;
    const sorted_item **order = in_order(query, &n);
    for (uint32_t i = 0; i < n; i++) *DL_PUSH(query->mem, &out->at) = order[i]->place.id;
}

dl_code dl_sort_hand_out(dl_query *query, dl_err *err) {
    uint32_t n;
    const sorted_item **order = in_order(query, &n);
    for (uint32_t i = 0; i < n; i++) {
        dl_code rc = dl_emit(query, order[i]->record, err);
        if (rc) return rc;
    }
    return DL_OK;
}
