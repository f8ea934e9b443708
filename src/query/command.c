/* command.c - the commands by name, and how one is run: records sorted, limited, handed on.
 *
 * In:  a query. Out: its records, to the sink.
 * Records come in the command's own order and stream; only --sort holds them back, unless
 * it asks for the order of time: events can be walked both ways.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "query_inside.h"

#define COMMAND(id) extern const dl_command dl_command_##id;
#include "commands.def"
#undef COMMAND

static const dl_command *const commands[] = {
#define COMMAND(id) &dl_command_##id,
#include "commands.def"
#undef COMMAND
};

const dl_command *const *dl_commands(size_t *n) {
    *n = DL_N(commands);
    return commands;
}

const dl_command *dl_command_named(dl_str name) {
    for (size_t i = 0; i < DL_N(commands); i++)
        if (dl_str_is(name, commands[i]->name)) return commands[i];
    return NULL;
}

dl_cell dl_record(void) {
    return (dl_cell){ .kind = DL_CELL_OBJECT };
}

void dl_cell_plain(dl_arena *mem, dl_cell *to, const char *name, dl_str value) {
    dl_cell_text(mem, to, name, value);
    to->in.at[to->in.n - 1].plain = true;
}

/* ---- sorting --------------------------------------------------------------------------- */

struct dl_sorting {
    DL_VEC(dl_cell) records;
    DL_VEC(const dl_cell *) order;
    const char *column;
    bool down;
};

static dl_code pass_on(dl_query *query, const dl_cell *record, dl_err *err) {
    if (query->limit && query->n == query->limit) {
        query->more = true;
        return DL_END;
    }
    query->n++;
    return query->sink.record(query->sink.context, record, err);
}

dl_code dl_emit(dl_query *query, const dl_cell *record, dl_err *err) {
    if (!query->sorting) return pass_on(query, record, err);
    if (query->sorting->records.n == DL_MAX_SORTED)
        return dl_fail(err, DL_EUSAGE, "--sort: more than %d records; narrow the query",
                       DL_MAX_SORTED);
    dl_cell copy = dl_cell_copy(query->mem, record);
    *DL_PUSH(query->mem, &query->sorting->records) = copy;
    return DL_OK;
}

/* A merge sort, since equal records keep their order and qsort promises nothing. */
static void sort_part(const struct dl_sorting *s, const dl_cell **at,
                      const dl_cell **spare, uint32_t n) {
    if (n < 2) return;
    uint32_t half = n / 2, i = 0, j = half;
    sort_part(s, at, spare, half);
    sort_part(s, at + half, spare, n - half);
    for (uint32_t k = 0; k < n; k++) {
        const dl_cell *a = i < half ? dl_cell_get(at[i], s->column) : NULL;
        const dl_cell *b = j < n ? dl_cell_get(at[j], s->column) : NULL;
        bool no_value = !a || a->kind == DL_CELL_NULL || !b || b->kind == DL_CELL_NULL;
        int order = s->down && !no_value ? dl_cell_cmp(b, a) : dl_cell_cmp(a, b);
        bool first = i < half && (j == n || order <= 0);
        spare[k] = first ? at[i++] : at[j++];
    }
    memcpy(at, spare, n * sizeof *at);
}

static dl_code hand_out_sorted(dl_query *query, dl_err *err) {
    struct dl_sorting *s = query->sorting;
    const dl_cell **order = DL_NEW_N(query->mem, const dl_cell *, s->records.n + 1);
    const dl_cell **spare = DL_NEW_N(query->mem, const dl_cell *, s->records.n + 1);
    for (uint32_t i = 0; i < s->records.n; i++) order[i] = &s->records.at[i];
    sort_part(s, order, spare, s->records.n);
    for (uint32_t i = 0; i < s->records.n; i++) {
        dl_code rc = pass_on(query, order[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

/* Columns may be sorted by, and members of events that tables do not show. */
static dl_code begin_sorting(dl_query *query, dl_err *err) {
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
        return dl_fail(err, DL_EUSAGE, "--sort: %s has no column \"%s\"%s%.*s",
                       query->command->name, name, near.len ? "; did you mean " : "",
                       DL_ARG(near));
    }
    if (query->command->in_time && strcmp(s->column, "begins") == 0 && !query->top &&
        !query->around)
        query->back = s->down;
    else
        query->sorting = s;
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    if (dl_as_of_begin(query, err)) return err->code;
    if (query->sort && begin_sorting(query, err)) return err->code;
    if (query->command->columns &&
        query->sink.columns(query->sink.context, query->command->columns, err))
        return err->code;
    dl_code rc = query->command->run(query, err);
    if (rc == DL_END) rc = DL_OK;
    if (rc == DL_OK && query->sorting) rc = hand_out_sorted(query, err);
    return rc == DL_END ? DL_OK : rc;
}

static dl_code do_once(dl_query *query, int sql, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, sql, err);
    return q ? dl_run(query->store, q, err) : err->code;
}

/* All of a query is one transaction: it sees one state of the file, and the file is not
 * locked and looked at anew for each of its statements. */
dl_code dl_query_run(dl_query *query, dl_err *err) {
    dl_err ignored = { 0 };
    bool outer = sqlite3_get_autocommit(dl_store_db(query->store)) != 0;
    if (outer && do_once(query, SQL_BEGIN_READING, err)) return err->code;
    dl_code rc = run(query, err);
    if (outer) (void)!do_once(query, SQL_COMMIT, &ignored);
    return rc;
}
