/* link_tally.c - how many events there are of each type, status, basis and month.
 *
 * In:  the values of every event, as they are reckoned. Out: table event_tally, anew.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum { A_MONTH = 7 }; /* "2019-08" */

void dl_tally_init(dl_tally *tally, dl_arena *mem) {
    *tally = (dl_tally){ .mem = mem };
    dl_pool_init(&tally->kinds, mem);
}

void dl_tally_add(dl_tally *tally, const event_values *v) {
    char text[8 + DL_ISO_MAX], iso[DL_ISO_MAX];
    bool dated = v->begins != DL_NO_TIME;
    memcpy(text, &v->type, sizeof v->type);
    text[4] = (char)v->status;
    text[5] = (char)(dated ? v->basis : DL_BASIS_NONE);
    if (dated) memcpy(text + 6, dl_iso_format(v->begins, iso), A_MONTH);
    uint32_t i = dl_pool_add(&tally->kinds, (dl_str){ text, dated ? 6 + A_MONTH : 6 });
    while (tally->counts.n < i) *DL_PUSH(tally->mem, &tally->counts) = 0;
    tally->counts.at[i - 1]++;
}

static dl_code put(dl_link *link, dl_str kind, int64_t events, dl_err *err) {
    dl_row q;
    uint32_t type;
    uint8_t status = (uint8_t)kind.ptr[4], basis = (uint8_t)kind.ptr[5];
    memcpy(&type, kind.ptr, sizeof type);
    if (!dl_row_begin(link->store, SQL_TALLY_PUT, &q, err)) return err->code;
    dl_row_str(&q, ":type", dl_pool_str(&link->pool, type));
    dl_row_str(&q, ":status", dl_str_of(dl_status_name(status)));
    dl_row_str(&q, ":basis", basis ? dl_str_of(dl_basis_name(basis)) : (dl_str){ 0 });
    dl_row_str(&q, ":month", dl_str_sub(kind, 6, A_MONTH));
    dl_row_int(&q, ":events", events);
    return dl_row_run(&q, err);
}

dl_code dl_tally_write(dl_link *link, const dl_tally *tally, dl_err *err) {
    if (dl_sql_do(link->store, SQL_TALLY_CLEAR, err)) return err->code;
    for (uint32_t i = 0; i < tally->counts.n; i++)
        if (put(link, dl_pool_str(&tally->kinds, i + 1), tally->counts.at[i], err))
            return err->code;
    return DL_OK;
}
