/* between.c - the command "between": everything between two actors.
 *
 * In:  two names, which the program has made terms of the filter; further terms.
 * Out: a record an event that both take part in, with who does it to whom. People and
 * offices of a country or a group stand for it: an envoy's meeting is one of his country.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "way", "who", DL_COLUMN_TABLE, NULL },
    { "sentence", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "articles", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "direction", NULL, 0, NULL },
    { "type", NULL, 0, NULL },
    DL_TIME_COLUMNS,
    { "place", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "actors", NULL, 0, NULL },
    DL_EVENT_COLUMNS,
};

typedef struct {
    dl_str name; /* as typed */
    dl_ids ids;  /* of the actor and of who stands for it */
} side;

static bool acts(dl_str role) {
    return dl_str_is(role, "speaker") || dl_str_is(role, "proposer") ||
           dl_str_is(role, "agent");
}

static bool is_acted_upon(dl_str role) {
    return dl_str_is(role, "addressee") || dl_str_is(role, "target") ||
           dl_str_is(role, "audience") || dl_str_is(role, "host");
}

/* Whether the event names somebody of SIDE in a role that TEST is true of; NULL: in any. */
static bool takes_part(const side *s, const dl_event_parts *parts, bool (*test)(dl_str)) {
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        const dl_role_actor *actor = &parts->actors.at[i];
        if (dl_ids_has(&s->ids, actor->id) && (!test || test(actor->role))) return true;
    }
    return false;
}

static void add_direction(dl_query *query, const side sides[2],
                          const dl_event_parts *parts, dl_cell *out) {
    bool acting[2], upon[2];
    for (int i = 0; i < 2; i++) {
        acting[i] = takes_part(&sides[i], parts, acts);
        upon[i] = takes_part(&sides[i], parts, is_acted_upon);
    }
    bool there = acting[0] && upon[1], back = acting[1] && upon[0];
    dl_cell_text(query->row, out, "direction",
                 there && !back   ? DL_LIT("first to second")
                 : back && !there ? DL_LIT("second to first")
                                  : DL_LIT("together"));
    const char *sign = there && !back   ? "\xe2\x86\x92"
                       : back && !there ? "\xe2\x86\x90"
                                        : "\xe2\x80\x93";
    dl_cell_plain(query->row, out, "way",
                  dl_str_fmt(query->row, "%.*s %s %.*s", DL_ARG(sides[0].name), sign,
                             DL_ARG(sides[1].name)));
}

/* An envoy is not on his country's side where he is the other one. */
static void take_off(dl_ids *ids, const dl_ids *others) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < ids->at.n; i++)
        if (!dl_ids_has(others, ids->at.at[i])) ids->at.at[n++] = ids->at.at[i];
    ids->at.n = n;
}

/* The two names, which come first in the filter. */
static dl_code read_sides(dl_query *query, side sides[2], dl_err *err) {
    for (uint32_t i = 0; i < 2; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        for (uint32_t k = 0; k < term->values.n; k++) {
            dl_str name = term->values.at[k].text;
            if (k == 0) sides[i].name = name;
            if (dl_lookup_side(query, name, &sides[i].ids, err)) return err->code;
        }
        dl_ids_sort(&sides[i].ids);
    }
    if (sides[0].ids.at.n > sides[1].ids.at.n)
        take_off(&sides[0].ids, &sides[1].ids);
    else
        take_off(&sides[1].ids, &sides[0].ids);
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_selection *selection;
    side sides[2] = { 0 };
    if (query->filter.terms.n < 2 || !query->filter.terms.at[0].side ||
        !query->filter.terms.at[1].side)
        return dl_fail(err, DL_EUSAGE,
                       "between: expected the names of two actors; one of several words "
                       "stands in quotation marks");
    if (read_sides(query, sides, err) || dl_select_open(query, NULL, &selection, err))
        return err->code;
    for (;;) {
        dl_event_row row;
        dl_event_parts parts = { 0 };
        dl_cell record = dl_record();
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc;
        if (dl_event_read_parts(query, &row, &parts, err)) return err->code;
        if (!takes_part(&sides[0], &parts, NULL) || !takes_part(&sides[1], &parts, NULL))
            continue;
        if (dl_event_record(query, &row, &parts, &record, err)) return err->code;
        add_direction(query, sides, &parts, &record);
        if ((rc = dl_emit(query, &record, err))) return rc;
    }
}

const dl_command dl_command_between = {
    .name = "between",
    .usage = "NAME NAME [QUERY...]",
    .help = "everything between two actors and those who stand for them",
    .layout = DL_LAYOUT_ROWS,
    .in_time = true,
    .names = 2,
    .columns = columns,
    .text = "{when}|{way}\n  {sentence}\n  articles: {articles}|{key}",
    .run = run,
};
