/* types.c - the event types that a database holds, for the check of a query.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static bool has(const dl_filter_env *env, dl_str name) {
    for (uint32_t i = 0; i < env->types.n; i++)
        if (dl_str_eq(env->types.at[i], name)) return true;
    return false;
}

dl_code dl_query_types(dl_store *store, dl_arena *mem, dl_filter_env *env, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_ALL_TYPES, err);
    if (!q) return err->code;
    for (bool more = true;;) {
        if (dl_step(store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        if (has(env, dl_column_str(q, 0))) continue;
        dl_str name = dl_str_copy(mem, dl_column_str(q, 0));
        *DL_PUSH(mem, &env->types) = name;
    }
}
