/* changes.c - the command "changes": what came in since a day or the last look.
 *
 * In:  query->look; a filter over events.
 * Out: a record an event that articles added since tell: new, changed (with the values
 * before and after), or told again. What was known before is reckoned from the articles
 * that were there.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "pick.h"

static const dl_column columns[] = {
    { "change", NULL, DL_COLUMN_TABLE, NULL },
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "sentence", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "was", "before", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "new_articles", "new articles", DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "type", NULL, 0, NULL },
    { "status", NULL, 0, NULL },
    { "begins", NULL, 0, NULL },
    { "ends", NULL, 0, NULL },
    { "grain", NULL, 0, NULL },
    { "basis", NULL, 0, NULL },
    { "place", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "actors", NULL, 0, NULL },
    { "articles", NULL, DL_COLUMN_RIGHT, NULL },
    { "sources", NULL, DL_COLUMN_RIGHT, NULL },
    { "changes", NULL, DL_COLUMN_JSON, NULL },
    { "reports", NULL, DL_COLUMN_JSON, NULL },
    { NULL, NULL, 0, NULL },
};

/* ---- since when ------------------------------------------------------------------------------ */

/* The article that was the newest at the last look says it to the article; its time is what
 * counts when it was taken out since. */
static dl_code read_look(dl_query *query, dl_err *err) {
    dl_look *look = &query->look;
    bool more;
    if (look->article.len == 0) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_BY_KEY, err);
    if (!q) return err->code;
    dl_bind_str(q, ":text", look->article);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) look->until = (dl_until){ DL_NO_TIME, DL_NO_TIME, dl_column_int(q, 0) };
    (void)dl_sql(query->store, SQL_ARTICLE_BY_KEY, err);
    return DL_OK;
}

static dl_code name_newest(dl_query *query, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_NEWEST, err);
    if (!q) return err->code;
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) query->look.newest = dl_str_copy(query->mem, dl_column_str(q, 0));
    (void)dl_sql(query->store, SQL_ARTICLE_NEWEST, err);
    return DL_OK;
}

dl_code dl_pick_news(dl_query *query, uint32_t most, dl_picks *out, bool *whole,
                     dl_err *err) {
    const dl_until *until = &query->look.until;
    sqlite3_stmt *q =
        dl_sql(query->store, until->article ? SQL_EVENTS_BEHIND : SQL_EVENTS_SINCE, err);
    if (!q) return err->code;
    *whole = out->timeless = true;
    if (until->article)
        dl_bind_int(q, ":article", until->article);
    else
        dl_bind_time(q, ":since", until->added);
    for (bool more = true; *whole;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        *whole = !most || out->at.n < most;
        if (*whole) *DL_PUSH(query->mem, &out->at) = (dl_pick){ dl_column_int(q, 0), 0 };
    }
    sqlite3_reset(q);
    dl_picks_sort(out);
    return DL_OK;
}

dl_code dl_is_news(dl_query *query, int64_t event, bool *out, dl_err *err) {
    const dl_until *until = &query->look.until;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_IS_NEWS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    dl_bind_int(q, ":article", until->article);
    dl_bind_time(q, ":since", until->article ? DL_NO_TIME : until->added);
    if (dl_step(query->store, q, out, err)) return err->code;
    sqlite3_reset(q);
    return DL_OK;
}

/* ---- what changed ---------------------------------------------------------------------------- */

typedef struct {
    dl_arena *mem;
    dl_cell list;
    dl_str was; /* for people */
} differences;

static void differ(differences *d, const char *field, dl_str before, dl_str after) {
    if (dl_str_eq(before, after)) return;
    dl_cell *one = dl_cell_add(d->mem, &d->list, NULL, DL_CELL_OBJECT);
    dl_cell_text(d->mem, one, "field", dl_str_of(field));
    dl_cell_text(d->mem, one, "before", before);
    dl_cell_text(d->mem, one, "after", after);
}

static void tell_before(differences *d, const char *field, dl_str before) {
    if (before.len == 0) before = DL_LIT("not known");
    d->was = dl_str_fmt(d->mem, "%.*s%s%s: %.*s", DL_ARG(d->was), d->was.len ? "; " : "",
                        field, DL_ARG(before));
}

static void compare_fields(differences *d, const dl_known *before,
                           const dl_event_parts *after) {
    for (uint32_t i = 0; i < after->fields.n; i++) {
        const dl_field_value *now = &after->fields.at[i];
        const dl_known_field *then = NULL;
        dl_str value = now->text, old = { 0 };
        for (uint32_t k = 0; k < before->fields.n; k++)
            if (dl_str_eq(before->fields.at[k].field, now->name))
                then = &before->fields.at[k];
        if (value.len == 0) value = dl_str_fmt(d->mem, "%lld", (long long)now->number);
        if (then)
            old = then->text.len ? then->text
                                 : dl_str_fmt(d->mem, "%lld", (long long)then->number);
        if (dl_str_eq(old, value)) continue;
        differ(d, now->name.ptr, old, value);
        tell_before(d, now->name.ptr, old);
    }
}

/* BEFORE as a row, so that it is put into words as the timeline does it. */
static dl_event_row row_of(dl_arena *mem, const dl_event_row *now, const dl_known *k) {
    dl_event_row row = *now;
    dl_known_row(mem, k, &row);
    return row;
}

static void compare(differences *d, const dl_event_row *now, const dl_event_parts *parts,
                    const dl_known *known) {
    dl_event_row before = row_of(d->mem, now, known);
    differ(d, "status", before.status, now->status);
    differ(d, "begins", before.begins, now->begins);
    differ(d, "ends", before.ends, now->ends);
    differ(d, "grain", before.grain, now->grain);
    differ(d, "basis", before.basis, now->basis);
    differ(d, "place", before.place, now->place);
    dl_str then = dl_event_when(d->mem, &before);
    if (!dl_str_eq(then, dl_event_when(d->mem, now)))
        tell_before(d, "when", then);
    else if (!dl_str_eq(before.status, now->status))
        tell_before(d, "status", before.status);
    if (!dl_str_eq(before.place, now->place)) tell_before(d, "place", before.place);
    compare_fields(d, known, parts);
}

static dl_code write_event(dl_query *query, const dl_event_row *row, dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    dl_known known;
    differences d = { .mem = mem, .list = { .kind = DL_CELL_LIST } };
    if (dl_event_read_parts(query, row, &parts, err) ||
        dl_store_known(query->store, query->types, row->id, &query->look.until, mem,
                       &known, err))
        return err->code;
    if (known.reports) compare(&d, row, &parts, &known);
    dl_cell_text(mem, &record, "change",
                 known.reports == 0 ? DL_LIT("new")
                 : d.list.in.n      ? DL_LIT("changed")
                                    : DL_LIT("told again"));
    dl_cell_int(mem, &record, "new_articles", row->articles - known.articles);
    dl_cell_plain(mem, &record, "was", d.was);
    d.list.name = "changes";
    *DL_PUSH(mem, &record.in) = d.list;
    if (dl_event_record(query, row, &parts, &record, err)) return err->code;
    return dl_emit(query, &record, err);
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_selection *selection;
    query->news = true;
    if (read_look(query, err) || name_newest(query, err) ||
        dl_select_open(query, NULL, &selection, err))
        return err->code;
    for (;;) {
        dl_event_row row;
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc;
        if ((rc = write_event(query, &row, err))) return rc;
    }
}

const dl_command dl_command_changes = {
    .name = "changes",
    .usage = "[DATE] [QUERY...]",
    .help = "what came in since DATE or the last look: new, changed, told again",
    .layout = DL_LAYOUT_ROWS,
    .takes_date = true,
    .in_time = true,
    .columns = columns,
    .text =
        "{change}|{when}\n  {sentence}\n  before: {was}\n  articles: {articles}|{key}",
    .run = run,
};
