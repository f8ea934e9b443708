/* command.c - the commands by name, and how one is run: records limited, handed on.
 *
 * In:  a query. Out: its records, to the sink.
 * Records come in the command's own order and stream; only --sort holds them back: sorting.c.
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

/* ---- records ---------------------------------------------------------------------------- */

dl_code dl_emit(dl_query *query, const dl_cell *record, dl_err *err) {
    if (query->sorting) return dl_sort_record(query, record, err);
    if (query->limit && query->n == query->limit) {
        query->more = true;
        return DL_END;
    }
    query->n++;
    return query->sink.record(query->sink.context, record, err);
}

static dl_code run(dl_query *query, dl_err *err) {
    if (dl_as_of_begin(query, err)) return err->code;
    if (query->sort && dl_sort_begin(query, err)) return err->code;
    if (query->command->columns &&
        query->sink.columns(query->sink.context, query->command->columns, err))
        return err->code;
    dl_code rc = query->command->run(query, err);
    if (rc == DL_END) rc = DL_OK;
    if (rc == DL_OK && query->sorting) rc = dl_sort_hand_out(query, err);
    if (rc == DL_OK && query->n == 0) rc = dl_remark_unknown(query, err);
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
