/* stats.c - the command "stats": how much of what there is.
 *
 * In:  nothing, or a filter over events.
 * Out: a record a number: what is counted, its name, the count. Without a filter the whole
 * database is counted by SQL, with one the events that it selects: from columns where they
 * are many.
 *
 * SPDX-License-Identifier: MIT */
#include "block_scan.h"

enum { MOST_NAMES = 20, MOST_MONTHS = 24, A_MONTH = 7 /* "2019-08" */ };

static const dl_column columns[] = {
    { "of", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "count", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "name", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { NULL, NULL, 0, NULL },
};

static dl_code write_count(dl_query *query, const char *of, dl_str name, int64_t count,
                           dl_err *err) {
    dl_cell record = dl_record();
    dl_arena_reset(query->row);
    dl_cell_text(query->row, &record, "of", dl_str_of(of));
    dl_cell_text(query->row, &record, "name", name.len ? name : DL_LIT("unknown"));
    dl_cell_int(query->row, &record, "count", count);
    return dl_emit(query, &record, err);
}

/* ---- all ---------------------------------------------------------------------------------- */

static const struct {
    const char *of;
    int sql;
} whole[] = {
    { "all", SQL_STATS_TOTALS },
    { "events by type", SQL_STATS_TYPES },
    { "events by status", SQL_STATS_STATUS },
    { "events by where their date comes from", SQL_STATS_BASIS },
    { "events by month, the latest first", SQL_STATS_MONTHS },
    { "actors by kind", SQL_STATS_KINDS },
    { "articles by actor", SQL_STATS_ACTORS },
    { "articles by source", SQL_STATS_SOURCES },
};

static dl_code count_all(dl_query *query, dl_err *err) {
    for (size_t i = 0; i < DL_N(whole); i++) {
        sqlite3_stmt *q = dl_sql(query->store, whole[i].sql, err);
        if (!q) return err->code;
        for (bool more = true;;) {
            if (dl_step(query->store, q, &more, err)) return err->code;
            if (!more) break;
            dl_code rc = write_count(query, whole[i].of, dl_column_str(q, 0),
                                     dl_column_int(q, 1), err);
            if (rc) return rc;
        }
    }
    return DL_OK;
}

/* ---- of the events that a filter selects --------------------------------------------------- */

enum { TYPES, STATUSES, BASES, MONTHS, ACTORS, SOURCES, TALLIES };

static const struct {
    const char *of;
    uint32_t most;
    bool by_name; /* the latest first; else the most frequent */
} parts[TALLIES] = {
    [TYPES] = { "events by type", UINT32_MAX, false },
    [STATUSES] = { "events by status", UINT32_MAX, false },
    [BASES] = { "events by where their date comes from", UINT32_MAX, false },
    [MONTHS] = { "events by month, the latest first", MOST_MONTHS, true },
    [ACTORS] = { "events by actor", MOST_NAMES, false },
    [SOURCES] = { "events by source", MOST_NAMES, false },
};

typedef struct {
    dl_str name; /* of actors filled in when it is shown */
    int64_t id;  /* of actors */
    int64_t count;
} counted;

typedef struct {
    DL_VEC(counted) list;
    uint32_t *slots, n_slots; /* 1 + place in the list; open addressing, a power of two */
} tally;

static uint32_t *slot_of(const tally *t, dl_str name, int64_t id) {
    uint64_t hash = dl_str_hash(name) ^ ((uint64_t)id * 0x9e3779b97f4a7c15u);
    uint32_t mask = t->n_slots - 1, i = (uint32_t)(hash >> 32) & mask;
    for (; t->slots[i]; i = (i + 1) & mask) {
        const counted *c = &t->list.at[t->slots[i] - 1];
        if (c->id == id && dl_str_eq(c->name, name)) break;
    }
    return &t->slots[i];
}

/* Where NAME, or actor ID, is counted. The place holds while nothing new is counted. */
static counted *counted_of(dl_arena *mem, tally *t, dl_str name, int64_t id) {
    enum { FIRST = 256 };
    if (t->list.n * 2 >= t->n_slots) {
        t->n_slots = t->n_slots ? t->n_slots * 2 : FIRST;
        t->slots = DL_NEW_N(mem, uint32_t, t->n_slots);
        for (uint32_t i = 0; i < t->list.n; i++)
            *slot_of(t, t->list.at[i].name, t->list.at[i].id) = i + 1;
    }
    uint32_t *slot = slot_of(t, name, id);
    if (*slot == 0) {
        dl_str copy = dl_str_copy(mem, name);
        *DL_PUSH(mem, &t->list) = (counted){ .name = copy, .id = id };
        *slot = t->list.n;
    }
    return &t->list.at[*slot - 1];
}

static void note(dl_arena *mem, tally *t, dl_str name, int64_t id, int64_t n) {
    if (n) counted_of(mem, t, name, id)->count += n;
}

/* ---- one event after the other ---- */

static dl_code note_actors(dl_query *query, const dl_event_row *row, tally *t,
                           dl_err *err) {
    dl_event_parts p = { 0 };
    if (dl_event_read_parts(query, row, &p, err)) return err->code;
    for (uint32_t i = 0; i < p.actors.n; i++) {
        bool seen = p.actors.at[i].id == 0; /* somebody who is only described */
        for (uint32_t k = 0; k < i && !seen; k++)
            seen = p.actors.at[k].id == p.actors.at[i].id;
        if (!seen) note(query->mem, t, (dl_str){ 0 }, p.actors.at[i].id, 1);
    }
    return DL_OK;
}

static dl_code note_sources(dl_query *query, const dl_event_row *row, tally *t,
                            dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_SOURCES, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    dl_as_of_bind(query, q);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        note(query->mem, t, dl_column_str(q, 0), 0, 1);
    }
}

static dl_code note_event(dl_query *query, const dl_event_row *row, tally *t,
                          dl_err *err) {
    dl_arena *mem = query->mem;
    note(mem, &t[TYPES], row->type, 0, 1);
    note(mem, &t[STATUSES], row->status, 0, 1);
    note(mem, &t[BASES], row->basis.len ? row->basis : DL_LIT("no date"), 0, 1);
    if (row->begins.len) note(mem, &t[MONTHS], dl_str_sub(row->begins, 0, A_MONTH), 0, 1);
    if (note_actors(query, row, &t[ACTORS], err)) return err->code;
    return note_sources(query, row, &t[SOURCES], err);
}

/* ---- a block of columns after the other ---- */

/* Of names, each is counted in the block first. */
static dl_code note_names(dl_query *query, dl_scan *scan, const dl_scan_found *found,
                          dl_pack_part part, tally *t, dl_err *err) {
    const dl_pack_column *in = NULL;
    if (dl_scan_column(scan, part, &in, err)) return err->code;
    int64_t *n = DL_NEW_N(query->row, int64_t, in->n_names + 1);
    for (uint32_t i = 0; i < found->n; i++) {
        int64_t at = in->at[found->at[i]];
        if (part != DL_PACK_SOURCES) {
            n[at]++;
            continue;
        }
        for (; at < in->at[found->at[i] + 1]; at++) n[in->in[at].name]++;
    }
    for (uint32_t i = 0; i < in->n_names; i++) {
        bool undated = part == DL_PACK_BASIS && i == 0;
        note(query->mem, t, undated ? DL_LIT("no date") : in->names[i], 0, n[i]);
    }
    return DL_OK;
}

/* They come in order of time: a month is counted while it lasts. */
static dl_code note_months(dl_query *query, dl_scan *scan, const dl_scan_found *found,
                           tally *t, dl_err *err) {
    const dl_pack_column *begins = NULL;
    dl_minute end = DL_NO_TIME;
    char iso[DL_ISO_MAX];
    int64_t n = 0;
    if (dl_scan_column(scan, DL_PACK_BEGINS, &begins, err)) return err->code;
    for (uint32_t i = 0; i <= found->n && found->block->dated; i++) {
        dl_minute at = i < found->n ? begins->at[found->at[i]] : DL_NO_TIME;
        if (n && (i == found->n || at >= end)) {
            note(query->mem, t, (dl_str){ iso, A_MONTH }, 0, n);
            n = 0;
        }
        if (n++ || i == found->n) continue;
        dl_civil c = dl_civil_from_minute(at);
        end = dl_add_months(dl_minute_from_civil((dl_civil){ c.year, c.month, 1, 0, 0 }),
                            1);
        if (end == DL_NO_TIME) end = INT64_MAX;
        dl_iso_format(at, iso);
    }
    return DL_OK;
}

static dl_code note_who(dl_query *query, dl_scan *scan, const dl_scan_found *found,
                        tally *t, dl_err *err) {
    const dl_pack_column *in = NULL;
    if (dl_scan_column(scan, DL_PACK_ACTORS, &in, err)) return err->code;
    for (uint32_t i = 0; i < found->n; i++) {
        int64_t first = in->at[found->at[i]], end = in->at[found->at[i] + 1];
        for (int64_t k = first; k < end; k++) {
            bool again = false;
            for (int64_t j = first; j < k && !again; j++)
                again = in->in[j].id == in->in[k].id;
            if (!again) note(query->mem, t, (dl_str){ 0 }, in->in[k].id, 1);
        }
    }
    return DL_OK;
}

/* Takes out the events that what columns cannot say does not hold of. */
static dl_code keep_good(dl_query *query, dl_selection *selection, dl_scan *scan,
                         dl_scan_found *found, dl_err *err) {
    const dl_pack_column *ids = NULL;
    uint32_t *at = DL_NEW_N(query->mem, uint32_t, found->n), n = 0;
    if (dl_scan_column(scan, DL_PACK_ID, &ids, err)) return err->code;
    for (uint32_t i = 0; i < found->n; i++) {
        bool good;
        dl_arena_reset(query->row);
        if (dl_select_left(selection, ids->at[found->at[i]], &good, err))
            return err->code;
        if (good) at[n++] = found->at[i];
    }
    found->at = at;
    found->n = n;
    return DL_OK;
}

static dl_code note_block(dl_query *query, dl_scan *scan, const dl_scan_found *found,
                          tally *t, dl_err *err) {
    dl_arena_reset(query->row);
    if (note_names(query, scan, found, DL_PACK_TYPE, &t[TYPES], err) ||
        note_names(query, scan, found, DL_PACK_STATUS, &t[STATUSES], err) ||
        note_names(query, scan, found, DL_PACK_BASIS, &t[BASES], err) ||
        note_months(query, scan, found, &t[MONTHS], err) ||
        note_who(query, scan, found, &t[ACTORS], err))
        return err->code;
    return note_names(query, scan, found, DL_PACK_SOURCES, &t[SOURCES], err);
}

/* ---- what was counted ---- */

static int most_first(const void *a, const void *b) {
    const counted *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    int order = dl_str_cmp(x->name, y->name);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

static int latest_first(const void *a, const void *b) {
    const counted *x = a, *y = b;
    return dl_str_cmp(y->name, x->name);
}

/* The names of those actors that may be among the first MOST_NAMES. */
static dl_code name_actors(dl_query *query, tally *t, dl_err *err) {
    if (t->list.n) qsort(t->list.at, t->list.n, sizeof *t->list.at, most_first);
    for (uint32_t i = 0; i < t->list.n; i++) {
        bool more;
        if (i >= MOST_NAMES && t->list.at[i].count < t->list.at[MOST_NAMES - 1].count)
            break;
        sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_KEY_NAME, err);
        if (!q) return err->code;
        dl_bind_int(q, ":actor", t->list.at[i].id);
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more) t->list.at[i].name = dl_str_copy(query->mem, dl_column_str(q, 1));
    }
    return DL_OK;
}

static dl_code write_tally(dl_query *query, int part, tally *t, dl_err *err) {
    if (part == ACTORS && name_actors(query, t, err)) return err->code;
    if (t->list.n)
        qsort(t->list.at, t->list.n, sizeof *t->list.at,
              parts[part].by_name ? latest_first : most_first);
    for (uint32_t i = 0; i < t->list.n && i < parts[part].most; i++) {
        const counted *c = &t->list.at[i];
        dl_code rc = write_count(query, parts[part].of, c->name, c->count, err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code count_events(dl_query *query, tally *tallies, int64_t *n, dl_err *err) {
    dl_selection *selection;
    dl_scan_found found;
    dl_event_row row;
    dl_code rc = DL_OK;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    dl_scan *scan = dl_select_scan(selection);
    for (bool more = scan != NULL; more; *n += more ? found.n : 0)
        if (dl_scan_block(scan, &found, &more, err) ||
            (more && keep_good(query, selection, scan, &found, err)) ||
            (more && note_block(query, scan, &found, tallies, err)))
            return err->code;
    for (; !scan && (rc = dl_select_next(selection, &row, err)) == DL_OK; ++*n)
        if (note_event(query, &row, tallies, err)) return err->code;
    return rc == DL_END ? DL_OK : rc;
}

static dl_code count_selected(dl_query *query, dl_err *err) {
    tally tallies[TALLIES] = { 0 };
    int64_t n = 0;
    dl_code rc = count_events(query, tallies, &n, err);
    if (rc || n == 0) return rc;
    if ((rc = write_count(query, "all", DL_LIT("events"), n, err))) return rc;
    for (int i = 0; i < TALLIES; i++)
        if ((rc = write_tally(query, i, &tallies[i], err))) return rc;
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    return dl_select_narrows(query) ? count_selected(query, err) : count_all(query, err);
}

const dl_command dl_command_stats = {
    .name = "stats",
    .usage = "[QUERY...]",
    .help = "how much of what: types, status, actors, months, sources",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text = "{count}  {name}",
    .run = run,
};
