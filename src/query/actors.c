/* actors.c - the command "actors": who appears, how often, with whom.
 *
 * In:  bare words narrow the names; other terms of the query narrow the events.
 * Out: a record an actor: all, the most reported first, or those of the events selected,
 * the most frequent in them first.
 *
 * SPDX-License-Identifier: MIT */
#include "block_scan.h"

enum { WITH = 3 };

static const dl_column columns[] = {
    { "name", "name", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "kind", NULL, DL_COLUMN_TABLE, NULL },
    { "mentions", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "articles", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "events", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "with", "most often with", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "of", NULL, 0, NULL },
    { "first_seen", NULL, 0, NULL },
    { "last_seen", NULL, 0, NULL },
    { NULL, NULL, 0, NULL },
};

struct count {
    int64_t actor, events;
};

static int compare_actors(const void *a, const void *b) {
    const struct count *x = a, *y = b;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

static int compare_counts(const void *a, const void *b) {
    const struct count *x = a, *y = b;
    if (x->events != y->events) return x->events > y->events ? -1 : 1;
    return compare_actors(a, b);
}

dl_code dl_actor_is_summed(dl_query *query, int64_t actor, uint32_t limit, bool *out,
                           dl_err *err) {
    enum { SUMMED = 10 }; /* of a list: src/store/link_sum.c */
    *out = false;
    if (limit > SUMMED) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_IS_SUMMED, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    return dl_step(query->store, q, out, err);
}

dl_code dl_actor_add_list(dl_query *query, int64_t actor, int sql, const char *name,
                          uint32_t limit, dl_cell *to, dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell list = { .kind = DL_CELL_LIST, .name = name };
    bool summed;
    if (dl_actor_is_summed(query, actor, limit, &summed, err)) return err->code;
    sqlite3_stmt *q = dl_sql(query->store, summed ? SQL_ACTOR_SUMMED : sql, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", limit);
    if (summed) dl_bind_str(q, ":part", dl_str_of(name));
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_cell *one = dl_cell_add(mem, &list, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "key", dl_column_str(q, 1));
        dl_cell_text(mem, one, "name", dl_column_str(q, 2));
        dl_cell_int(mem, one, "events", dl_column_int(q, 3));
    }
    *DL_PUSH(mem, &to->in) = list;
    return DL_OK;
}

dl_code dl_actor_add(dl_query *query, int64_t actor, dl_cell *to, bool *found,
                     dl_err *err) {
    dl_arena *mem = query->row;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_ROW, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    if (dl_step(query->store, q, found, err)) return err->code;
    if (!*found) return DL_OK;
    dl_cell_text(mem, to, "key", dl_column_str(q, 1));
    dl_cell_text(mem, to, "name", dl_column_str(q, 2));
    dl_cell_text(mem, to, "kind", dl_column_str(q, 3));
    if (dl_column_str(q, 4).len) {
        dl_cell *of = dl_cell_add(mem, to, "of", DL_CELL_OBJECT);
        dl_cell_text(mem, of, "key", dl_column_str(q, 4));
        dl_cell_text(mem, of, "name", dl_column_str(q, 5));
    } else {
        dl_cell_add(mem, to, "of", DL_CELL_NULL);
    }
    dl_cell_int(mem, to, "articles", dl_column_int(q, 6));
    dl_cell_int(mem, to, "mentions", dl_column_int(q, 7));
    dl_cell_text(mem, to, "first_seen", dl_column_str(q, 8));
    dl_cell_text(mem, to, "last_seen", dl_column_str(q, 9));
    dl_cell_int(mem, to, "events", dl_column_int(q, 10));
    return DL_OK;
}

/* EVENTS, if not negative, are those of the events selected. */
static dl_code write_actor(dl_query *query, int64_t actor, int64_t events, dl_err *err) {
    dl_cell record = dl_record();
    bool found;
    dl_arena_reset(query->row);
    if (dl_actor_add(query, actor, &record, &found, err)) return err->code;
    if (!found) return DL_OK;
    if (events >= 0) record.in.at[record.in.n - 1].number = events;
    if (dl_actor_add_list(query, actor, SQL_ACTOR_WITH, "with", WITH, &record, err))
        return err->code;
    return dl_emit(query, &record, err);
}

/* Takes the bare words out of the filter: here they speak of names, not of events. */
static dl_code take_names(dl_query *query, dl_ids *wanted, bool *any, dl_err *err) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (term->field != DL_TERM_WORD || term->negated) {
            query->filter.terms.at[n++] = *term;
            continue;
        }
        dl_ids named = { 0 }, both = { 0 };
        if (dl_lookup_actors(query, term->values.at[0].text, &named, err))
            return err->code;
        for (uint32_t k = 0; k < named.at.n; k++)
            if (!*any || dl_ids_has(wanted, named.at.at[k]))
                *DL_PUSH(query->mem, &both.at) = named.at.at[k];
        *wanted = both;
        *any = true;
    }
    query->filter.terms.n = n;
    return DL_OK;
}

static dl_code run_all(dl_query *query, const dl_ids *wanted, bool names, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_ACTORS, err);
    if (!q) return err->code;
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        int64_t actor = dl_column_int(q, 0);
        if (names && !dl_ids_has(wanted, actor)) continue;
        dl_code rc = write_actor(query, actor, -1, err);
        if (rc) return rc;
    }
}

/* Actors by id, those that were counted and those that come next. */
typedef struct {
    DL_VEC(struct count) at;
    dl_ids slots; /* 1 + place in `at`; open addressing, a power of two */
} tally;

static int64_t *slot_of(tally *t, int64_t actor) {
    uint32_t mask = t->slots.at.n - 1;
    uint32_t i = (uint32_t)((uint64_t)actor * 0x9e3779b97f4a7c15u >> 32) & mask;
    while (t->slots.at.at[i] && t->at.at[t->slots.at.at[i] - 1].actor != actor)
        i = (i + 1) & mask;
    return &t->slots.at.at[i];
}

static void count_actor(dl_arena *mem, tally *t, int64_t actor) {
    enum { FIRST = 1024 };
    if (t->at.n * 2 >= t->slots.at.n) {
        uint32_t n = t->slots.at.n ? t->slots.at.n * 2 : FIRST;
        t->slots.at.at = DL_NEW_N(mem, int64_t, n);
        t->slots.at.n = n;
        for (uint32_t i = 0; i < t->at.n; i++)
            *slot_of(t, t->at.at[i].actor) = (int64_t)i + 1;
    }
    int64_t *slot = slot_of(t, actor);
    if (*slot == 0) {
        *DL_PUSH(mem, &t->at) = (struct count){ actor, 0 };
        *slot = t->at.n;
    }
    t->at.at[*slot - 1].events++;
}

/* Whoever takes part in EVENT counts once. */
static dl_code count_event(dl_query *query, int64_t event, tally *t, dl_err *err) {
    dl_ids one = { 0 };
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_WHO, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        *DL_PUSH(query->row, &one.at) = dl_column_int(q, 0);
    }
    dl_ids_sort(&one);
    for (uint32_t i = 0; i < one.at.n; i++) count_actor(query->mem, t, one.at.at[i]);
    return DL_OK;
}

/* The same from columns, for those events of a block of which columns say all. */
static dl_code count_block(dl_query *query, dl_selection *selection, dl_scan *scan,
                           const dl_scan_found *found, tally *t, dl_err *err) {
    const dl_pack_column *ids = NULL, *actors = NULL;
    if (dl_scan_column(scan, DL_PACK_ID, &ids, err) ||
        dl_scan_column(scan, DL_PACK_ACTORS, &actors, err))
        return err->code;
    for (uint32_t i = 0; i < found->n; i++) {
        int64_t first = actors->at[found->at[i]], end = actors->at[found->at[i] + 1];
        bool good;
        dl_arena_reset(query->row);
        if (dl_select_left(selection, ids->at[found->at[i]], &good, err))
            return err->code;
        for (int64_t k = first; k < end && good; k++) {
            bool again = false;
            for (int64_t j = first; j < k && !again; j++)
                again = actors->in[j].id == actors->in[k].id;
            if (!again) count_actor(query->mem, t, actors->in[k].id);
        }
    }
    return DL_OK;
}

static dl_code count_all(dl_query *query, tally *t, dl_err *err) {
    dl_selection *selection;
    dl_scan_found found;
    int64_t event;
    dl_code rc = DL_OK;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    dl_scan *scan = dl_select_scan(selection);
    for (bool more = scan != NULL; more;)
        if (dl_scan_block(scan, &found, &more, err) ||
            (more && count_block(query, selection, scan, &found, t, err)))
            return err->code;
    while (!scan && (rc = dl_select_next_id(selection, &event, err)) == DL_OK)
        if (count_event(query, event, t, err)) return err->code;
    return rc == DL_END ? DL_OK : rc;
}

static dl_code run_selected(dl_query *query, const dl_ids *wanted, bool names,
                            dl_err *err) {
    tally counts = { 0 };
    dl_code rc = count_all(query, &counts, err);
    if (rc) return rc;
    struct count *at = counts.at.at;
    if (counts.at.n) qsort(at, counts.at.n, sizeof *at, compare_counts);
    for (uint32_t i = 0; i < counts.at.n; i++) {
        if (names && !dl_ids_has(wanted, at[i].actor)) continue;
        rc = write_actor(query, at[i].actor, at[i].events, err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_ids wanted = { 0 };
    bool names = false;
    if (take_names(query, &wanted, &names, err)) return err->code;
    if (dl_select_narrows(query)) return run_selected(query, &wanted, names, err);
    return run_all(query, &wanted, names, err);
}

const dl_command dl_command_actors = {
    .name = "actors",
    .usage = "[NAME...] [QUERY...]",
    .help = "who appears, how often, with whom",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text = "{name}|{kind}|mentions: {mentions}|articles: {articles}|events: {events}\n"
            "  most often with {with}\n  {key}",
    .run = run,
};
