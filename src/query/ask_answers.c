/* ask_answers.c - the answers that "ask" is asked for: who rejected the demand.
 *
 * In:  a question with the query of what was answered.
 * Out: events that answer, each with what it says to the question.
 *
 * SPDX-License-Identifier: MIT */
#include "ask.h"

#include "query_inside.h"

enum { MAX_ANSWERS = 500, CLIP = 80 };

/* Whether one of ACTORS takes the position. */
static bool is_taken_by(const dl_event_parts *parts, const dl_ids *actors) {
    for (uint32_t i = 0; i < parts->actors.n; i++)
        if (parts->actors.at[i].id && dl_ids_has(actors, parts->actors.at[i].id))
            return true;
    return false;
}

typedef struct {
    dl_query *query;
    const dl_question *asked;
    dl_ids answerers;
    dl_asked_answers *out;
} work;

static void add(work *w, int64_t id, dl_str answer) {
    dl_asked_answer one = { id, dl_str_copy(w->query->mem, answer) };
    for (uint32_t i = 0; i < w->out->at.n; i++)
        if (w->out->at.at[i].id == id) return;
    if (w->out->at.n < MAX_ANSWERS) *DL_PUSH(w->query->mem, &w->out->at) = one;
}

static dl_code add_reply(work *w, const dl_event_reply *reply, bool *any, dl_err *err) {
    dl_query *query = w->query;
    dl_event_row row = { 0 };
    dl_event_parts parts = { 0 };
    bool found;
    if (dl_event_read(query, reply->event, &row, &found, err)) return err->code;
    if (!found) return DL_OK;
    if (dl_event_read_parts(query, &row, &parts, err)) return err->code;
    if (w->asked->answerer.len && !is_taken_by(&parts, &w->answerers)) return DL_OK;
    *any = true;
    dl_str who = dl_event_holders(query->row, &parts);
    add(w, row.id,
        w->asked->kind == DL_ASK_OUTCOME ? dl_reply_said(query->row, reply, &row, &parts)
                                         : who);
    return DL_OK;
}

static dl_code look_at(work *w, const dl_event_row *row, dl_err *err) {
    dl_arena *mem = w->query->row;
    dl_event_replies list = { 0 };
    bool any = false, answers = false;
    bool open = w->asked->kind == DL_ASK_OUTCOME && !w->asked->answerer.len &&
                !*w->asked->relation;
    dl_event_parts parts = { 0 };
    if (dl_event_read_parts(w->query, row, &parts, err) ||
        dl_read_replies(w->query, row->id, &list, err))
        return err->code;
    for (uint32_t i = 0; i < list.at.n; i++) {
        const dl_event_reply *r = &list.at.at[i];
        bool asked = !*w->asked->relation || dl_str_is(r->relation, w->asked->relation);
        answers = answers || !r->by;
        if (r->by && asked && add_reply(w, r, &any, err)) return err->code;
    }
    bool back = dl_str_is(dl_event_field_text(&parts, "stage"), "withdrawn");
    if (!any && open && !(back && answers))
        add(w, row->id,
            dl_str_fmt(mem, "%s: %.*s", back ? "withdrawn" : "unanswered",
                       DL_ARG(dl_clip(mem, dl_event_sentence(mem, row, &parts), CLIP))));
    return DL_OK;
}

dl_code dl_ask_answers(dl_query *query, const dl_question *asked, dl_asked_answers *out,
                       dl_err *err) {
    work w = { .query = query, .asked = asked, .out = out };
    dl_selection *selection;
    dl_event_row row;
    dl_code rc;
    if (asked->answerer.len && dl_lookup_side(query, asked->answerer, &w.answerers, err))
        return err->code;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK)
        if (look_at(&w, &row, err)) return err->code;
    return rc == DL_END ? DL_OK : rc;
}
