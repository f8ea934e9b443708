/* actor_profile.c - the command "actor": all there is about one actor.
 *
 * In:  a name in any spelling, a key, or words of a name.
 * Out: a page for each actor it can mean: names and why they are one, roles with their
 * evidence, first and last seen, months, whom they meet and address, what they said and
 * wanted, meetings and talks.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { BRIEF = 10, WHOLE = 1000, CLIP = 240 };

static const dl_column columns[] = {
    { "name", NULL, DL_COLUMN_GROUP, NULL },
    { "key", NULL, 0, NULL },
    { "kind", NULL, 0, NULL },
    { "of", "belongs to", 0, NULL },
    { "names", "names seen", 0, NULL },
    { "months", NULL, DL_COLUMN_JSON, NULL },
    { "strip", "by month", 0, NULL },
    { "seen", NULL, 0, NULL },
    { "first_seen", "first article", DL_COLUMN_JSON, NULL },
    { "last_seen", "last article", DL_COLUMN_JSON, NULL },
    { "articles", NULL, 0, NULL },
    { "mentions", NULL, 0, NULL },
    { "events", NULL, 0, NULL },
    { "links", "Linked spellings", 0, "{name}|{reason}|score: {score}|{key}" },
    { "meets", "Meets", 0, "{name}|events: {events}" },
    { "addresses", "Addresses", 0, "{name}|events: {events}" },
    { "with", "Appears with", 0, "{name}|events: {events}" },
    { "roles", "Roles", 0, "{role}|of {of}|{told_by}, {published_on}\n  {text}" },
    { "statements", "Statements", 0, "{when}|{how}|{key}\n  {content}" },
    { "positions", "Demands, offers and refusals", 0, "{when}|{sentence}|{key}" },
    { "meetings", "Meetings and talks", 0, "{when}|{sentence}|{key}" },
    { NULL, NULL, 0, NULL },
};

static uint32_t most(const dl_query *query) {
    return query->brief && !query->full ? BRIEF : WHOLE;
}

static dl_code add_names(dl_query *query, int64_t actor, dl_cell *to, dl_err *err) {
    dl_cell *names = dl_cell_add(query->row, to, "names", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_NAMES_OF, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_cell *one = dl_cell_add(query->row, names, NULL, DL_CELL_OBJECT);
        dl_cell_text(query->row, one, "name", dl_column_str(q, 0));
        dl_cell_int(query->row, one, "articles", dl_column_int(q, 1));
    }
}

static void add_role(dl_arena *mem, sqlite3_stmt *q, dl_cell *roles) {
    dl_cell *role = dl_cell_add(mem, roles, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, role, "role", dl_column_str(q, 0));
    if (dl_column_str(q, 1).len) {
        dl_cell *of = dl_cell_add(mem, role, "of", DL_CELL_OBJECT);
        dl_cell_text(mem, of, "key", dl_column_str(q, 1));
        dl_cell_text(mem, of, "name", dl_column_str(q, 2));
    } else {
        dl_cell_add(mem, role, "of", DL_CELL_NULL);
    }
    dl_str source = dl_column_str(q, 4), published = dl_column_str(q, 6);
    dl_cell_text(mem, role, "article", dl_column_str(q, 3));
    dl_cell_text(mem, role, "source", source);
    dl_cell_text(mem, role, "uri", dl_column_str(q, 5));
    dl_cell_text(mem, role, "published", published);
    dl_cell_int(mem, role, "start", dl_column_int(q, 7));
    dl_cell_int(mem, role, "end", dl_column_int(q, 7) + dl_column_int(q, 8));
    dl_cell_text(mem, role, "text", dl_column_str(q, 9));
    dl_cell_plain(mem, role, "told_by", dl_teller(mem, source, dl_column_str(q, 5)));
    dl_cell_plain(mem, role, "published_on",
                  published.len ? dl_people_date(mem, published) : DL_LIT("undated"));
}

static dl_code add_roles(dl_query *query, int64_t actor, dl_cell *to, dl_err *err) {
    dl_cell *roles = dl_cell_add(query->row, to, "roles", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_ROLES_OF, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", most(query));
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more || roles->in.n == most(query)) break;
        add_role(query->row, q, roles);
    }
    (void)dl_sql(query->store, SQL_ACTOR_ROLES_OF, err);
    return DL_OK;
}

/* ---- events ------------------------------------------------------------------------------ */

static void add_event(dl_query *query, const dl_event_row *row,
                      const dl_event_parts *parts, dl_cell *list) {
    dl_arena *mem = query->row;
    dl_str act = dl_event_field_text(parts, "act");
    dl_str medium = dl_event_field_text(parts, "medium");
    dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, one, "key", row->key);
    dl_cell_text(mem, one, "type", row->type);
    dl_cell_text(mem, one, "status", row->status);
    dl_cell_text(mem, one, "begins", row->begins);
    dl_cell_text(mem, one, "ends", row->ends);
    dl_cell_text(mem, one, "grain", row->grain);
    dl_cell_text(mem, one, "basis", row->basis);
    dl_cell_text(mem, one, "title", row->title);
    dl_cell_text(mem, one, "act", act);
    dl_cell_text(mem, one, "medium", medium);
    dl_cell_text(mem, one, "content",
                 query->brief && !query->full ? dl_clip(mem, row->content, CLIP)
                                              : row->content);
    dl_cell_plain(mem, one, "how", medium.len ? medium : act);
    dl_cell_plain(mem, one, "when", dl_event_when(mem, row));
    dl_cell_plain(mem, one, "sentence", dl_event_sentence(mem, row, parts));
}

/* The last of the actor's events of TYPES (a blank around each), in order of time; ACTS:
 * those in which it speaks or acts. */
static dl_code add_events(dl_query *query, int64_t actor, bool acts, const char *types,
                          const char *name, dl_cell *to, dl_err *err) {
    dl_ids ids = { 0 };
    bool summed;
    if (dl_actor_is_summed(query, actor, most(query), &summed, err)) return err->code;
    sqlite3_stmt *q =
        dl_sql(query->store, summed ? SQL_ACTOR_EVENTS_SUMMED : SQL_ACTOR_EVENTS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", most(query));
    if (summed) dl_bind_str(q, ":part", dl_str_of(name));
    if (!summed) dl_bind_int(q, ":acts", acts);
    if (!summed) dl_bind_str(q, ":types", dl_str_of(types));
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        *DL_PUSH(query->row, &ids.at) = dl_column_int(q, 0);
    }
    dl_cell list = { .kind = DL_CELL_LIST, .name = name };
    for (uint32_t i = ids.at.n; i-- > 0;) {
        bool found;
        dl_event_parts parts = { 0 };
        dl_event_row row = { 0 };
        if (dl_event_read(query, ids.at.at[i], &row, &found, err) ||
            dl_event_read_parts(query, &row, &parts, err))
            return err->code;
        add_event(query, &row, &parts, &list);
    }
    *DL_PUSH(query->row, &to->in) = list;
    return DL_OK;
}

/* ---- links and months ---------------------------------------------------------------------- */

/* The other spellings that linking made one with this actor, why and how surely. */
static dl_code add_links(dl_query *query, int64_t actor, dl_cell *to, dl_err *err) {
    dl_cell *links = dl_cell_add(query->row, to, "links", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_LINKS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_cell *one = dl_cell_add(query->row, links, NULL, DL_CELL_OBJECT);
        dl_cell_text(query->row, one, "key", dl_column_str(q, 0));
        dl_cell_text(query->row, one, "name", dl_column_str(q, 1));
        dl_cell_text(query->row, one, "reason", dl_column_str(q, 2));
        dl_cell_int(query->row, one, "score", dl_column_int(q, 3));
        dl_cell_int(query->row, one, "articles", dl_column_int(q, 4));
    }
}

/* "2019-08" as months since the year 0; -1: it is none. */
static int64_t month_number(dl_str month) {
    int64_t year, of_year;
    if (month.len != 7 || !dl_str_int(dl_str_sub(month, 0, 4), &year) ||
        !dl_str_int(dl_str_sub(month, 5, 2), &of_year))
        return -1;
    return year * 12 + of_year - 1;
}

/* One bar a month from the first to the last; of long times the last STRIP months. */
static dl_str strip_of(dl_arena *mem, const dl_cell *months) {
    static const char *const bars[] = { "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83",
                                        "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86",
                                        "\xe2\x96\x87", "\xe2\x96\x88" };
    enum { STRIP = 60 };
    int64_t count[STRIP] = { 0 }, most = 1;
    if (months->in.n == 0) return (dl_str){ 0 };
    dl_str end = dl_cell_get(&months->in.at[months->in.n - 1], "month")->text;
    dl_str begin = dl_cell_get(&months->in.at[0], "month")->text;
    int64_t last = month_number(end), first = month_number(begin);
    if (last < 0 || first < 0) return (dl_str){ 0 };
    if (last - first >= STRIP) {
        first = last - STRIP + 1;
        begin = dl_str_fmt(mem, "%04d-%02d", (int)(first / 12), (int)(first % 12) + 1);
    }
    for (uint32_t i = 0; i < months->in.n; i++) {
        int64_t at = month_number(dl_cell_get(&months->in.at[i], "month")->text) - first;
        if (at < 0 || at >= STRIP) continue;
        count[at] = dl_cell_get(&months->in.at[i], "events")->number;
        if (count[at] > most) most = count[at];
    }
    dl_buf out = { 0 };
    dl_buf_printf(&out, "%.*s ", DL_ARG(begin));
    for (int64_t i = 0; i <= last - first; i++)
        dl_buf_puts(&out, count[i] ? bars[(count[i] * 8 - 1) / most] : " ");
    if (last > first) dl_buf_printf(&out, " %.*s", DL_ARG(end));
    dl_buf_printf(&out, " (at most %lld a month)", (long long)most);
    dl_str strip = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return strip;
}

static dl_code add_months(dl_query *query, int64_t actor, dl_cell *to, dl_err *err) {
    dl_cell months = { .kind = DL_CELL_LIST, .name = "months" };
    bool summed;
    if (dl_actor_is_summed(query, actor, 0, &summed, err)) return err->code;
    sqlite3_stmt *q =
        dl_sql(query->store, summed ? SQL_ACTOR_MONTHS_SUMMED : SQL_ACTOR_MONTHS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_cell *one = dl_cell_add(query->row, &months, NULL, DL_CELL_OBJECT);
        dl_cell_text(query->row, one, "month", dl_column_str(q, 0));
        dl_cell_int(query->row, one, "events", dl_column_int(q, 1));
    }
    dl_cell_plain(query->row, to, "strip", strip_of(query->row, &months));
    *DL_PUSH(query->row, &to->in) = months;
    return DL_OK;
}

/* ---- the page ------------------------------------------------------------------------------ */

/* "26 Aug 2019 to 3 Sep 2019, in 2 articles" */
static void add_seen(dl_arena *mem, dl_cell *record) {
    const dl_cell *first = dl_cell_get(record, "first_seen");
    const dl_cell *last = dl_cell_get(record, "last_seen");
    if (!first || first->kind != DL_CELL_TEXT || !last) return;
    dl_str from = dl_people_date(mem, first->text), to = dl_people_date(mem, last->text);
    dl_cell_plain(mem, record, "seen",
                  dl_str_eq(from, to)
                      ? from
                      : dl_str_fmt(mem, "%.*s to %.*s", DL_ARG(from), DL_ARG(to)));
}

static dl_code write_page(dl_query *query, int64_t actor, dl_err *err) {
    dl_cell record = dl_record();
    bool found;
    dl_arena_reset(query->row);
    if (dl_actor_add(query, actor, &record, &found, err)) return err->code;
    if (!found) return DL_OK;
    uint32_t n = most(query);
    add_seen(query->row, &record);
    if (add_names(query, actor, &record, err) || add_roles(query, actor, &record, err) ||
        add_months(query, actor, &record, err) || add_links(query, actor, &record, err) ||
        dl_actor_add_list(query, actor, SQL_ACTOR_MEETS, "meets", n, &record, err) ||
        dl_actor_add_list(query, actor, SQL_ACTOR_ADDRESSES, "addresses", n, &record,
                          err) ||
        dl_actor_add_list(query, actor, SQL_ACTOR_WITH, "with", n, &record, err) ||
        add_events(query, actor, true, " statement ", "statements", &record, err) ||
        add_events(query, actor, true, " demand proposal rejection threat ", "positions",
                   &record, err) ||
        add_events(query, actor, false, " meeting talk_round visit ", "meetings", &record,
                   err))
        return err->code;
    return dl_emit(query, &record, err);
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_ids actors = { 0 };
    dl_str name = dl_str_trim(query->words);
    if (name.len == 0)
        return dl_fail(err, DL_EUSAGE,
                       "actor: expected a name or a key, as \"actors\" "
                       "shows them");
    if (dl_lookup_actors(query, name, &actors, err)) return err->code;
    for (uint32_t i = 0; i < actors.at.n; i++) {
        dl_code rc = write_page(query, actors.at.at[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

const dl_command dl_command_actor = {
    .name = "actor",
    .usage = "NAME",
    .help = "names, roles, first and last seen, statements, meetings",
    .layout = DL_LAYOUT_DETAIL,
    .takes_name = true,
    .columns = columns,
    .run = run,
};
