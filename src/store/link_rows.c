/* link_rows.c - rows that stay, change and go when linking is done again.
 *
 * In:  keys and digests of the rows that are there; keys and digests of those that should.
 * Out: ids. A row keeps its id as long as its key lives; a digest over the row and its
 *      lists says whether it has to be written.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

dl_code dl_old_load(dl_link *link, int sql, dl_old_rows *old, dl_err *err) {
    bool more = true;
    *old = (dl_old_rows){ .next = 1 };
    dl_pool_init(&old->keys, link->mem);
    sqlite3_stmt *q = dl_sql(link->store, sql, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        dl_pool_add(&old->keys, dl_column_str(q, 1));
        *DL_PUSH(link->mem, &old->ids) = dl_column_int(q, 0);
        *DL_PUSH(link->mem, &old->digests) = dl_column_int(q, 2);
        *DL_PUSH(link->mem, &old->kept) = false;
        old->next = dl_column_int(q, 0) + 1;
    }
    return err->code;
}

int64_t dl_old_row(dl_old_rows *old, dl_str key, int64_t digest, bool *is_new,
                   bool *same) {
    uint32_t i = dl_pool_find(&old->keys, key);
    *is_new = i == 0;
    *same = false;
    if (i == 0) return old->next++;
    old->kept.at[i - 1] = true;
    *same = old->digests.at[i - 1] == digest;
    return old->ids.at[i - 1];
}

dl_code dl_old_drop(dl_link *link, const dl_old_rows *old, const dl_old_sql *list,
                    size_t n, dl_err *err) {
    for (uint32_t i = 0; i < old->ids.n; i++)
        for (size_t j = 0; j < n && !old->kept.at[i]; j++)
            if (dl_run_id(link, list[j].sql, list[j].parameter, old->ids.at[i], err))
                return err->code;
    return DL_OK;
}

dl_code dl_run_id(dl_link *link, int sql, const char *parameter, int64_t id,
                  dl_err *err) {
    sqlite3_stmt *q = dl_sql(link->store, sql, err);
    if (!q) return err->code;
    dl_bind_int(q, parameter, id);
    return dl_run(link->store, q, err);
}

dl_code dl_put_alias(dl_link *link, dl_str old, dl_str new, dl_err *err) {
    sqlite3_stmt *q = dl_sql(link->store, SQL_ALIAS_PUT, err);
    if (!q) return err->code;
    dl_bind_str(q, ":old", old);
    dl_bind_str(q, ":new", new);
    dl_bind_time(q, ":since", link->now);
    return dl_run(link->store, q, err);
}

uint64_t dl_digest_str(uint64_t digest, dl_str s) {
    return dl_mix(digest, dl_str_hash(s));
}

uint64_t dl_digest_int(uint64_t digest, int64_t n) {
    return dl_mix(digest, (uint64_t)n);
}
