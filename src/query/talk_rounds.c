/* talk_rounds.c - the command "talks": series of talks and their rounds.
 *
 * In:  a filter over the rounds.
 * Out: a record a round, those of a series together, by number, then by date; numbers that
 * nobody tells of are named at the round behind the gap.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "talks", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "round", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "when", NULL, DL_COLUMN_TABLE, NULL },
    { "state", NULL, DL_COLUMN_TABLE, NULL },
    { "outcome", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "venue", NULL, DL_COLUMN_TABLE, NULL },
    { "told_by", "told by", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "articles", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "series", NULL, 0, NULL },
    { "phase", NULL, 0, NULL },
    { "status", NULL, 0, NULL },
    { "begins", NULL, 0, NULL },
    { "ends", NULL, 0, NULL },
    { "grain", NULL, 0, NULL },
    { "basis", NULL, 0, NULL },
    { "parties", NULL, 0, NULL },
    { "missing", NULL, 0, NULL },
    { "told_in", NULL, DL_COLUMN_JSON, NULL },
    { NULL, NULL, 0, NULL },
};

enum { MOST_MISSING = 100 }; /* a number that jumps further is a slip, no gap */

struct round {
    int64_t id, number;
    bool has_number;
    dl_str series, begins;
};

static int compare_rounds(const void *a, const void *b) {
    const struct round *x = a, *y = b;
    if ((x->series.len == 0) != (y->series.len == 0)) return x->series.len == 0 ? 1 : -1;
    int order = dl_str_cmp(x->series, y->series);
    if (order) return order;
    if (x->has_number != y->has_number) return x->has_number ? -1 : 1;
    if (x->has_number && x->number != y->number) return x->number < y->number ? -1 : 1;
    if ((x->begins.len == 0) != (y->begins.len == 0)) return x->begins.len == 0 ? 1 : -1;
    order = dl_str_cmp(x->begins, y->begins);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* The sources that tell it, once each, and for JSON the articles. */
static dl_code add_sources(dl_query *query, const dl_event_row *row, dl_cell *out,
                           dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell told = { .kind = DL_CELL_LIST }, names = { .kind = DL_CELL_LIST };
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_REPORTS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    dl_as_of_bind(query, q);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_str article = dl_column_str(q, 0), source = dl_column_str(q, 1);
        dl_str name = dl_teller(mem, source, dl_column_str(q, 2));
        bool seen = false, named = false;
        for (uint32_t i = 0; i < told.in.n && !seen; i++)
            seen = dl_str_eq(dl_cell_get(&told.in.at[i], "article")->text, article);
        for (uint32_t i = 0; i < names.in.n && !named; i++)
            named = dl_str_eq(names.in.at[i].text, name);
        if (!named) dl_cell_text(mem, &names, NULL, name);
        if (seen) continue;
        dl_cell *one = dl_cell_add(mem, &told, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "article", article);
        dl_cell_text(mem, one, "source", source);
        dl_cell_text(mem, one, "uri", dl_column_str(q, 2));
        dl_cell_text(mem, one, "published", dl_column_str(q, 4));
    }
    told.name = "told_in";
    *DL_PUSH(mem, &out->in) = told;
    names.name = "told_by";
    names.plain = true;
    *DL_PUSH(mem, &out->in) = names;
    return DL_OK;
}

static void add_parties(dl_arena *mem, const dl_event_parts *parts, dl_cell *out) {
    dl_cell *list = dl_cell_add(mem, out, "parties", DL_CELL_LIST);
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        if (!dl_str_is(parts->actors.at[i].role, "participant")) continue;
        dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "key", parts->actors.at[i].key);
        dl_cell_text(mem, one, "name", parts->actors.at[i].name);
    }
}

/* "Taliban and United States: peace talks, Doha", "six-party talks: Norland, ..., Vik" */
static dl_str heading(dl_arena *mem, const dl_event_row *row) {
    if (row->series.len == 0) return DL_LIT("Rounds of no known series");
    bool named = !dl_str_eq(row->series_name, row->series_parties);
    dl_str subject = row->series_subject;
    dl_str out = named ? row->series_name : row->series_parties;
    if (named && subject.len && dl_str_find(out, subject, 0) == DL_NONE)
        out = dl_str_fmt(mem, "%.*s (%.*s)", DL_ARG(out), DL_ARG(subject));
    if (named && row->series_parties.len)
        out = dl_str_fmt(mem, "%.*s: %.*s", DL_ARG(out), DL_ARG(row->series_parties));
    if (!named && subject.len)
        out = dl_str_fmt(mem, "%.*s: %.*s talks", DL_ARG(out), DL_ARG(subject));
    return dl_str_fmt(mem, "%.*s%s%.*s  (%.*s)", DL_ARG(out),
                      row->series_venue.len ? ", " : "", DL_ARG(row->series_venue),
                      DL_ARG(row->series));
}

/* The first number that may be missing before round I, or its own: there is no gap. */
static int64_t first_missing(const struct round *list, uint32_t i) {
    int64_t from = 1;
    if (!list[i].has_number || list[i].series.len == 0) return list[i].number;
    for (uint32_t k = i; k-- > 0 && dl_str_eq(list[k].series, list[i].series);)
        if (list[k].has_number && list[k].number >= from) from = list[k].number + 1;
    return from < list[i].number && list[i].number - from <= MOST_MISSING
               ? from
               : list[i].number;
}

/* A line for people between the rounds, and a list in the record of the round behind. */
static dl_code write_gap(dl_query *query, const struct round *r, int64_t from,
                         dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_row row = { 0 };
    dl_cell record = dl_record();
    bool found;
    if (!query->brief || from == r->number || query->sort) return DL_OK;
    dl_arena_reset(mem);
    if (dl_event_read(query, r->id, &row, &found, err)) return err->code;
    dl_str which = from + 1 == r->number ? dl_str_fmt(mem, "%lld", (long long)from)
                                         : dl_str_fmt(mem, "%lld-%lld", (long long)from,
                                                      (long long)r->number - 1);
    dl_cell_plain(mem, &record, "talks", heading(mem, &row));
    dl_cell_plain(mem, &record, "round", which);
    dl_cell_plain(mem, &record, "when", DL_LIT("not told of"));
    return dl_emit(query, &record, err);
}

static void add_missing(dl_arena *mem, int64_t from, int64_t number, dl_cell *out) {
    dl_cell *list = dl_cell_add(mem, out, "missing", DL_CELL_LIST);
    for (int64_t i = from; i < number; i++) dl_cell_int(mem, list, NULL, i);
}

typedef struct {
    DL_VEC(struct round) list;
} round_list;

static dl_code write_round(dl_query *query, int64_t id, int64_t missing, dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_row row = { 0 };
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    bool found;
    dl_arena_reset(mem);
    if (dl_event_read(query, id, &row, &found, err) ||
        dl_event_read_parts(query, &row, &parts, err))
        return err->code;
    dl_str phase = dl_event_field_text(&parts, "phase");
    dl_cell_text(mem, &record, "key", row.key);
    dl_cell_plain(mem, &record, "talks", heading(mem, &row));
    dl_add_series(mem, &row, &record);
    if (row.has_round)
        dl_cell_int(mem, &record, "round", row.round);
    else
        dl_cell_add(mem, &record, "round", DL_CELL_NULL);
    dl_cell_text(mem, &record, "status", row.status);
    dl_cell_text(mem, &record, "phase", phase);
    dl_str state = dl_round_phase(&row, &parts);
    dl_cell_plain(mem, &record, "state", state.len ? state : row.status);
    dl_cell_text(mem, &record, "begins", row.begins);
    dl_cell_text(mem, &record, "ends", row.ends);
    dl_cell_text(mem, &record, "grain", row.grain);
    dl_cell_text(mem, &record, "basis", row.basis);
    dl_cell_plain(mem, &record, "when", dl_event_when(mem, &row));
    dl_cell_text(mem, &record, "outcome", dl_event_field_text(&parts, "outcome"));
    dl_cell_text(mem, &record, "venue", row.place);
    add_parties(mem, &parts, &record);
    add_missing(mem, missing, row.has_round ? row.round : missing, &record);
    dl_cell_int(mem, &record, "articles", row.articles);
    if (add_sources(query, &row, &record, err)) return err->code;
    return dl_emit(query, &record, err);
}

/* Rounds of which only what they are put in order by is read; SELECTION: NULL, all. */
static dl_code read_rounds(dl_query *query, sqlite3_stmt *q, dl_selection *selection,
                           dl_str series, round_list *out, dl_err *err) {
    for (bool more = true, good = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        int64_t id = dl_column_int(q, 0);
        if (selection && dl_select_holds(selection, id, &good, err)) return err->code;
        if (!good) continue;
        struct round round = { id, dl_column_int(q, 1), dl_column_str(q, 1).len > 0,
                               series, dl_str_copy(query->mem, dl_column_str(q, 2)) };
        *DL_PUSH(query->mem, &out->list) = round;
    }
}

static dl_code read_selected(dl_query *query, dl_selection *selection, round_list *out,
                             dl_err *err) {
    dl_event_row row;
    dl_code rc;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK) {
        struct round round = { row.id, row.round, row.has_round,
                               dl_str_copy(query->mem, row.series),
                               dl_str_copy(query->mem, row.begins) };
        *DL_PUSH(query->mem, &out->list) = round;
    }
    return rc == DL_END ? DL_OK : rc;
}

static dl_code write_rounds(dl_query *query, const round_list *found, bool narrows,
                            dl_err *err) {
    dl_code rc;
    struct round *rounds = found->list.at;
    if (found->list.n) qsort(rounds, found->list.n, sizeof *rounds, compare_rounds);
    for (uint32_t i = 0; i < found->list.n; i++) {
        int64_t missing = narrows ? rounds[i].number : first_missing(rounds, i);
        if ((rc = write_gap(query, &rounds[i], missing, err)) ||
            (rc = write_round(query, rounds[i].id, missing, err)))
            return rc;
    }
    return DL_OK;
}

/* Series by series, in the order of their keys, so that the first page comes at once;
 * rounds of no series last. */
static dl_code write_series(dl_query *query, dl_selection *selection, dl_err *err) {
    sqlite3_stmt *q, *all = dl_sql(query->store, SQL_SERIES_IN_ORDER, err);
    if (!all) return err->code;
    for (bool more = true; more;) {
        round_list found = { 0 };
        if (dl_step(query->store, all, &more, err)) return err->code;
        q = dl_sql(query->store, more ? SQL_ROUNDS_OF_SERIES : SQL_ROUNDS_OF_NONE, err);
        if (!q) return err->code;
        if (more) dl_bind_int(q, ":series", dl_column_int(all, 0));
        dl_str key =
            more ? dl_str_copy(query->mem, dl_column_str(all, 1)) : (dl_str){ 0 };
        if (read_rounds(query, q, selection, key, &found, err)) return err->code;
        dl_code rc = write_rounds(query, &found, selection != NULL, err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    round_list found = { 0 };
    dl_selection *selection;
    if (!dl_select_narrows(query)) return write_series(query, NULL, err);
    if (dl_select_open(query, "talk_round", &selection, err)) return err->code;
    if (dl_select_can_ask(selection)) return write_series(query, selection, err);
    if (read_selected(query, selection, &found, err)) return err->code;
    return write_rounds(query, &found, true, err);
}

const dl_command dl_command_talks = {
    .name = "talks",
    .usage = "[QUERY...]",
    .help = "series of talks and their rounds",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text =
        "round {round}|{when}|{state}|in {venue}\n  {outcome}\n  told by {told_by}|{key}",
    .run = run,
};
