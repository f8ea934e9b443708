/* show.c - the command "show": an event, and under it everything that tells it.
 *
 * In:  a key; one that an earlier state of the database gave will do. Or a query, for the
 * first few events that it finds.
 * Out: one record, a page. The words of a report are those of the article, byte for byte.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "sentence", NULL, DL_COLUMN_GROUP, NULL },
    { "key", NULL, 0, NULL },
    { "type", NULL, 0, NULL },
    { "status", NULL, 0, NULL },
    { "when", NULL, 0, NULL },
    { "begins", "from", 0, NULL },
    { "ends", "to before", 0, NULL },
    { "grain", NULL, 0, NULL },
    { "basis", "date is", 0, NULL },
    { "when_text", "in words", 0, NULL },
    { "place", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "series", NULL, 0, NULL },
    { "plover", NULL, 0, NULL },
    { "cameo", NULL, 0, NULL },
    { "confidence", NULL, 0, NULL },
    { "outcome", NULL, 0, NULL },
    { "thread", NULL, 0, NULL },
    { "articles", NULL, 0, NULL },
    { "sources", NULL, 0, NULL },
    { "actors", NULL, DL_COLUMN_JSON, NULL },
    { "roles", "Actors", 0, "{role}: {name}|{key}" },
    { "details", "Fields", 0, "{name}: {value}" },
    { "answered_by", "Answered by", 0, DL_REPLY_LINE },
    { "answers", "Answers", 0, DL_REPLY_LINE },
    { "reports", "Reports", 0,
      "{told_by}, {published_on}|{article_title}|{retold}\n"
      "  {text}\n"
      "  characters {start}-{end} of {article}|{type}, {status}|{when}|rule {rule}\n"
      "  {explained}" },
    { "judgements", "Judgements", 0, "{verb} {field} {value}|by {who}|{made}|({why})" },
    { NULL, NULL, 0, NULL },
};

enum { MAX_ALIASES = 16 };

static dl_code find(dl_query *query, dl_str key, int64_t *id, bool *found, dl_err *err) {
    for (int i = 0; i < MAX_ALIASES; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_BY_KEY, err);
        if (!q) return err->code;
        dl_bind_str(q, ":key", key);
        if (dl_step(query->store, q, found, err)) return err->code;
        if (*found) {
            *id = dl_column_int(q, 0);
            if (i > 0) dl_remark(query, "this event is now %.*s", DL_ARG(key));
            return DL_OK;
        }
        bool alias;
        q = dl_sql(query->store, SQL_KEY_ALIAS_OF, err);
        if (!q) return err->code;
        dl_bind_str(q, ":key", key);
        if (dl_step(query->store, q, &alias, err)) return err->code;
        if (!alias) return DL_OK;
        key = dl_str_copy(query->mem, dl_column_str(q, 0));
    }
    return DL_OK;
}

/* Keys that begin like this one. */
static dl_code name_near(dl_query *query, dl_str key, dl_err *err) {
    dl_buf list = { 0 };
    dl_code rc = DL_OK;
    dl_str to = dl_str_fmt(query->mem, "%.*s\x7f", DL_ARG(key));
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_KEYS_NEAR, err);
    if (!q) return err->code;
    dl_bind_str(q, ":from", key);
    dl_bind_str(q, ":to", to);
    for (bool more = true; more;) {
        rc = dl_step(query->store, q, &more, err);
        if (rc) break;
        if (more)
            dl_buf_printf(&list, "%s%.*s",
                          list.len ? ", " : "; near: ", DL_ARG(dl_column_str(q, 0)));
    }
    if (rc == DL_OK)
        dl_remark(query, "no event \"%.*s\"%s", DL_ARG(key), list.ptr ? list.ptr : "");
    dl_buf_free(&list);
    return rc;
}

/* Actors and fields once more, a line each, for people. */
static void add_lists(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                      dl_cell *record) {
    dl_cell *roles = dl_cell_add(mem, record, "roles", DL_CELL_LIST);
    roles->plain = true;
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        dl_cell *one = dl_cell_add(mem, roles, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "role", parts->actors.at[i].role);
        dl_cell_text(mem, one, "name", parts->actors.at[i].name);
        dl_cell_text(mem, one, "key", parts->actors.at[i].key);
    }
    dl_cell *details = dl_cell_add(mem, record, "details", DL_CELL_LIST);
    details->plain = true;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        dl_cell *one = dl_cell_add(mem, details, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "name", field->name);
        if (field->text.len)
            dl_cell_text(mem, one, "value", field->text);
        else
            dl_cell_int(mem, one, "value", field->number);
    }
    if (details->in.n == 0 && row->content.len) {
        dl_cell *one = dl_cell_add(mem, details, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "name", DL_LIT("content"));
        dl_cell_text(mem, one, "value", row->content);
    }
}

static dl_str text_of(const dl_cell *record, const char *name) {
    const dl_cell *cell = dl_cell_get(record, name);
    return cell && cell->kind == DL_CELL_TEXT ? cell->text : (dl_str){ 0 };
}

/* Where a report's date comes from, in words. */
static dl_str why_then(dl_arena *mem, const dl_cell *report) {
    dl_str basis = text_of(report, "basis"), words = text_of(report, "when_text");
    dl_str op = text_of(report, "when_op");
    if (dl_str_is(basis, "explicit"))
        return dl_str_fmt(mem, "the text gives the date: \"%.*s\"", DL_ARG(words));
    if (dl_str_is(basis, "published"))
        return dl_str_fmt(mem, "\"%.*s\" is reckoned from the publication date (%.*s)",
                          DL_ARG(words), DL_ARG(op));
    if (dl_str_is(basis, "context"))
        return dl_str_fmt(mem, "\"%.*s\" is reckoned from another date in the text",
                          DL_ARG(words));
    if (dl_str_is(basis, "assumed"))
        return DL_LIT("no date is given; that of the report stands for it");
    if (words.len)
        return dl_str_fmt(mem, "\"%.*s\" waits for a publication date (%.*s)",
                          DL_ARG(words), DL_ARG(op));
    return DL_LIT("no date is given, and the article has none");
}

/* --explain: rule, words of the time, why the report was taken for this event. */
static void explain(dl_arena *mem, dl_cell *record) {
    dl_cell *reports = NULL;
    for (uint32_t i = 0; i < record->in.n; i++)
        if (strcmp(record->in.at[i].name, "reports") == 0) reports = &record->in.at[i];
    for (uint32_t i = 0; reports && i < reports->in.n; i++) {
        dl_cell *report = &reports->in.at[i];
        dl_str reason = text_of(report, "reason"), rule = text_of(report, "rule");
        const dl_cell *score = dl_cell_get(report, "score");
        dl_str joined = dl_str_fmt(mem, "taken for this event by %.*s, %lld of 100",
                                   DL_ARG(reason), (long long)score->number);
        if (reason.len == 0) joined = DL_LIT("the first telling that names this event");
        dl_str why = dl_str_fmt(mem, "because: %s%.*s at \"%.*s\"; %.*s; %.*s",
                                dl_str_is(rule, "code") ? "speech, " : "rule ",
                                DL_ARG(rule), DL_ARG(text_of(report, "trigger.text")),
                                DL_ARG(why_then(mem, report)), DL_ARG(joined));
        dl_cell_plain(mem, report, "explained", why);
    }
}

/* What people said about it. */
static dl_code add_judgements(dl_query *query, dl_str key, dl_cell *record, dl_err *err) {
    static const char *const names[] = { "verb", "field", "value", "who", "why", "made" };
    dl_arena *mem = query->row;
    dl_cell *list = dl_cell_add(mem, record, "judgements", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_JUDGEMENTS_OF, err);
    if (!q) return err->code;
    dl_bind_str(q, ":key", key);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
        dl_cell_int(mem, one, "number", dl_column_int(q, 0));
        for (int i = 0; i < (int)DL_N(names); i++)
            dl_cell_text(mem, one, names[i], dl_column_str(q, i + 1));
    }
}

static dl_code show_one(dl_query *query, int64_t id, dl_str key, dl_err *err) {
    dl_event_row row = { 0 };
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    bool found;
    query->brief = false;
    dl_arena_reset(query->row);
    if (dl_event_read(query, id, &row, &found, err)) return err->code;
    if (!found) {
        dl_remark(query, "nobody had told of %.*s by then", DL_ARG(key));
        return DL_OK;
    }
    if (dl_event_read_parts(query, &row, &parts, err) ||
        dl_event_record(query, &row, &parts, &record, err) ||
        add_judgements(query, row.key, &record, err))
        return err->code;
    add_lists(query->row, &row, &parts, &record);
    if (query->explain) explain(query->row, &record);
    return dl_emit(query, &record, err);
}

/* "round:9 actor:Taliban": the events of a query, a page each. */
static dl_code show_query(dl_query *query, dl_str text, dl_err *err) {
    enum { PAGES = 10 };
    dl_selection *selection;
    dl_event_row row;
    dl_ids ids = { 0 };
    dl_code rc = DL_OK;
    uint32_t limit = query->limit ? query->limit : PAGES;
    dl_filter_env env = { .today = query->today,
                          .knowledge = query->knowledge,
                          .context = query->context };
    if (dl_query_types(query->store, query->mem, &env, err) ||
        dl_filter_parse(query->mem, &env, text, &query->filter, err) ||
        dl_select_open(query, NULL, &selection, err))
        return err->code;
    while (ids.at.n <= limit && (rc = dl_select_next(selection, &row, err)) == DL_OK)
        *DL_PUSH(query->mem, &ids.at) = row.id;
    if (rc != DL_OK && rc != DL_END) return rc;
    query->more = ids.at.n > limit;
    for (uint32_t i = 0; i < ids.at.n && i < limit; i++)
        if ((rc = show_one(query, ids.at.at[i], text, err)) != DL_OK) return rc;
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    int64_t id = 0;
    bool found = false;
    dl_str key = dl_str_trim(query->words);
    if (key.len == 0 && query->filter.terms.n == 0)
        return dl_fail(
            err, DL_EUSAGE,
            "show: expected the key of an event, as \"timeline\" shows them in "
            "its last column, or a query such as \"round:9 actor:Taliban\"");
    if (key.len == 0 || dl_str_find(key, DL_LIT(":"), 0) != DL_NONE)
        return show_query(query, key, err);
    if (find(query, key, &id, &found, err)) return err->code;
    if (!found) return name_near(query, key, err);
    return show_one(query, id, key, err);
}

const dl_command dl_command_show = {
    .name = "show",
    .usage = "KEY | QUERY...",
    .help = "events whole: fields, every report, the words marked",
    .layout = DL_LAYOUT_DETAIL,
    .takes_name = true,
    .columns = columns,
    .run = run,
};
