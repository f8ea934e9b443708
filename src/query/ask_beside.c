/* ask_beside.c - what happened before or after an event that a question names.
 *
 * In:  a question that has been read. Out: hits: events of the same parties on that side of it.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_find.h"

/* The event that the question names: the best that has a date. */
static dl_code find_anchor(asking *a, dl_event_row *row, bool *found, dl_err *err) {
    dl_question about = *a->asked;
    about.kind = DL_ASK_WHEN;
    about.side = 0;
    about.first = false; /* the best of all, not the first */
    asking anchor = { .query = a->query, .asked = &about };
    *found = false;
    if (ask_find_all(&anchor, err)) return err->code;
    const ask_hit *best = NULL;
    for (uint32_t i = 0; i < anchor.hits.n; i++)
        if (!best || anchor.hits.at[i].rank > best->rank) best = &anchor.hits.at[i];
    a->text = anchor.text;
    if (!best) return DL_OK;
    dl_arena_reset(a->query->row);
    return dl_event_read(a->query, best->id, row, found, err);
}

/* Its parties, the first few: "actor:\"A\",\"B\"". */
static dl_code parties_of(asking *a, const dl_event_row *row, dl_str *out, dl_err *err) {
    enum { FEW = 3 };
    dl_event_parts parts = { 0 };
    dl_buf text = { 0 };
    int n = 0;
    if (dl_event_read_parts(a->query, row, &parts, err)) return err->code;
    for (uint32_t i = 0; i < parts.actors.n && n < FEW; i++)
        if (parts.actors.at[i].key.len)
            dl_buf_printf(&text, "%s\"%.*s\"",
                          n++ ? "," : " actor:", DL_ARG(parts.actors.at[i].name));
    *out = dl_str_copy(a->query->mem, (dl_str){ text.ptr, (uint32_t)text.len });
    dl_buf_free(&text);
    return DL_OK;
}

dl_code ask_find_beside(asking *a, dl_err *err) {
    dl_query *query = a->query;
    dl_event_row row = { 0 };
    dl_str parties = { 0 };
    dl_minute begins, ends;
    bool found;
    char day[DL_ISO_MAX];
    int side = a->asked->side;
    if (find_anchor(a, &row, &found, err)) return err->code;
    if (!found || !dl_iso_parse(row.begins, &begins) || !dl_iso_parse(row.ends, &ends)) {
        dl_remark(query,
                  found ? "the event named has no date: %.*s" : "no such event%.*s",
                  DL_ARG(found ? row.key : (dl_str){ 0 }));
        return DL_OK;
    }
    dl_remark(query, "%s %.*s, %.*s: %.*s", side > 0 ? "after" : "before",
              DL_ARG(row.key), DL_ARG(dl_event_when(query->row, &row)),
              DL_ARG(row.title));
    dl_str key = dl_str_copy(query->mem, row.key);
    if (parties_of(a, &row, &parties, err)) return err->code;
    dl_iso_format(side > 0 ? ends : begins - 1, day);
    day[10] = '\0'; /* the day alone */
    a->text = side > 0 ? dl_str_fmt(query->mem, "date:%s..%.*s -key:%.*s", day,
                                    DL_ARG(parties), DL_ARG(key))
                       : dl_str_fmt(query->mem, "date:..%s%.*s -key:%.*s", day,
                                    DL_ARG(parties), DL_ARG(key));
    dl_filter_env env = { .knowledge = query->knowledge, .context = query->context };
    query->filter = (dl_filter){ 0 };
    a->evidence = (dl_str){ 0 };
    if (dl_filter_parse(query->mem, &env, a->text, &query->filter, err)) return err->code;
    return ask_find(a, err);
}
