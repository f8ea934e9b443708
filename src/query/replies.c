/* replies.c - what answers an event, and what it answers, as members of its record.
 *
 * In:  an event's row; the links that linking found.
 * Out: "outcome", "thread", "answered_by" and "answers", each answer with the words that
 *      tell it. As of a day only what had been told by then.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { CLIP = 160 };

/* Can an event of TYPE be accepted, rejected, withdrawn? */
static bool can_be_answered(dl_str type) {
    return dl_str_is(type, "proposal") || dl_str_is(type, "demand");
}

static bool may_have_replies(dl_str type) {
    static const char *const types[] = { "proposal",  "demand",    "rejection",
                                         "agreement", "ceasefire", "statement",
                                         "threat" };
    for (size_t i = 0; i < DL_N(types); i++)
        if (dl_str_is(type, types[i])) return true;
    return false;
}

static int by_time(const void *x, const void *y) {
    const dl_event_reply *a = x, *b = y;
    if (a->by != b->by) return a->by ? -1 : 1;
    int order = dl_str_cmp(a->begins, b->begins);
    return order ? order : dl_str_cmp(a->key, b->key);
}

dl_code dl_read_replies(dl_query *query, int64_t event, dl_event_replies *out,
                        dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_REPLIES, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_event_reply one = { .by = dl_column_int(q, 0) != 0,
                               .event = dl_column_int(q, 1),
                               .relation = dl_str_copy(query->row, dl_column_str(q, 2)),
                               .score = dl_column_int(q, 3),
                               .reason = dl_str_copy(query->row, dl_column_str(q, 4)),
                               .report = dl_column_int(q, 5) };
        *DL_PUSH(query->row, &out->at) = one;
    }
}

/* Drops what nobody had told by then; in order of time. */
static dl_code read_rows(dl_query *query, dl_event_replies *list, dl_err *err) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < list->at.n; i++) {
        dl_event_reply *r = &list->at.at[i];
        bool found;
        if (dl_event_read(query, r->event, &r->row, &found, err)) return err->code;
        if (!found) continue;
        r->begins = r->row.begins;
        r->key = r->row.key;
        list->at.at[n++] = *r;
    }
    list->at.n = n;
    if (n > 1) qsort(list->at.at, n, sizeof *list->at.at, by_time);
    return DL_OK;
}

/* The words of the telling that the link rests on. */
static dl_code add_words(dl_query *query, int64_t report, dl_cell *to, dl_err *err) {
    dl_arena *mem = query->row;
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_REPORT_PLACE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", report);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) {
        dl_str text = dl_column_str(q, 2);
        dl_cell_int(mem, to, "start", dl_column_int(q, 0));
        dl_cell_int(mem, to, "end", dl_column_int(q, 0) + dl_column_int(q, 1));
        dl_cell_text(mem, to, "text",
                     query->brief && !query->full ? dl_clip(mem, text, CLIP) : text);
    }
    (void)dl_sql(query->store, SQL_REPORT_PLACE, err); /* reset */
    return DL_OK;
}

dl_str dl_event_holders(dl_arena *mem, const dl_event_parts *parts) {
    static const char *const roles[] = { "proposer", "agent", "participant", "speaker" };
    dl_str who = { 0 };
    for (size_t i = 0; i < DL_N(roles) && who.len == 0; i++)
        who = dl_event_names(mem, parts, roles[i]);
    return who;
}

dl_str dl_reply_said(dl_arena *mem, const dl_event_reply *r, const dl_event_row *row,
                     const dl_event_parts *parts) {
    int relation = dl_relation_named(r->relation);
    dl_str who = dl_event_holders(mem, parts);
    dl_str done = relation < 0 ? (dl_str){ 0 } : dl_str_of(dl_relation_outcome(relation));
    if (done.len == 0) done = DL_LIT("countered");
    if (r->by && who.len)
        return dl_str_fmt(mem, "%.*s by %.*s", DL_ARG(done), DL_ARG(who));
    return dl_str_fmt(mem, "%.*s: %.*s", DL_ARG(r->by ? done : r->relation),
                      DL_ARG(dl_event_sentence(mem, row, parts)));
}

static dl_code add_reply(dl_query *query, const dl_event_reply *r, dl_cell *list,
                         dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_parts parts = { 0 };
    if (dl_event_read_parts(query, &r->row, &parts, err)) return err->code;
    dl_str who = dl_event_holders(mem, &parts);
    dl_str said = dl_reply_said(mem, r, &r->row, &parts);
    dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, one, "key", r->key);
    dl_cell_text(mem, one, "relation", r->relation);
    dl_cell_text(mem, one, "type", r->row.type);
    dl_cell_text(mem, one, "status", r->row.status);
    dl_cell_text(mem, one, "begins", r->begins);
    dl_cell_text(mem, one, "ends", r->row.ends);
    dl_cell_text(mem, one, "who", who);
    dl_cell_text(mem, one, "content", r->row.content);
    dl_cell_real(mem, one, "score", (double)r->score / 100);
    dl_cell_text(mem, one, "reason", r->reason);
    dl_cell_plain(mem, one, "said", said);
    if (query->explain)
        dl_cell_plain(mem, one, "explained",
                      dl_str_fmt(mem, "because: %.*s; %lld of 100", DL_ARG(r->reason),
                                 (long long)r->score));
    dl_cell_plain(mem, one, "when", dl_event_when(mem, &r->row));
    if (dl_add_origin(query, r->report, one, err)) return err->code;
    return add_words(query, r->report, one, err);
}

/* The last that decided: in order of time. */
static dl_str outcome_of(const dl_event_replies *list) {
    dl_str outcome = DL_LIT("unanswered");
    for (uint32_t i = 0; i < list->at.n; i++) {
        int relation = dl_relation_named(list->at.at[i].relation);
        if (!list->at.at[i].by || relation < 0) continue;
        dl_str decided = dl_str_of(dl_relation_outcome(relation));
        if (decided.len) outcome = decided;
    }
    return outcome;
}

static dl_code add_thread(dl_query *query, const dl_event_row *row,
                          const dl_event_parts *parts, const dl_event_replies *list,
                          dl_cell *record, dl_err *err) {
    dl_str thread = { 0 }, outcome = { 0 };
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_THREAD, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) {
        thread = dl_str_copy(query->row, dl_column_str(q, 0));
        outcome = dl_str_copy(query->row, dl_column_str(q, 1));
    }
    (void)dl_sql(query->store, SQL_EVENT_THREAD, err); /* reset */
    if (can_be_answered(row->type) && (query->as_of || !outcome.len))
        outcome = outcome_of(list);
    if (dl_str_is(dl_event_field_text(parts, "stage"), "withdrawn"))
        outcome = (dl_str){ 0 }; /* it takes another one back */
    if (outcome.len) dl_cell_text(query->row, record, "outcome", outcome);
    if (thread.len) dl_cell_text(query->row, record, "thread", thread);
    return DL_OK;
}

static dl_code add_list(dl_query *query, const dl_event_replies *list, bool by,
                        dl_cell *record, dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell cells = { .kind = DL_CELL_LIST, .name = by ? "answered_by" : "answers" };
    for (uint32_t i = 0; i < list->at.n; i++)
        if (list->at.at[i].by == by && add_reply(query, &list->at.at[i], &cells, err))
            return err->code;
    if (cells.in.n) *DL_PUSH(mem, &record->in) = cells;
    return DL_OK;
}

dl_code dl_add_replies(dl_query *query, const dl_event_row *row,
                       const dl_event_parts *parts, dl_cell *record, dl_err *err) {
    dl_event_replies list = { 0 };
    if (!may_have_replies(row->type)) return DL_OK;
    if (dl_read_replies(query, row->id, &list, err) || read_rows(query, &list, err))
        return err->code;
    if (list.at.n == 0 && !can_be_answered(row->type)) return DL_OK;
    if (add_thread(query, row, parts, &list, record, err) ||
        add_list(query, &list, true, record, err))
        return err->code;
    return add_list(query, &list, false, record, err);
}
