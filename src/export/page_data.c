/* page_data.c - an event as the timeline page has it: JSON for its script, a table row.
 *
 * In:  records. Out: JSON in which <, > and & are \u escapes, so that it can stand in a
 *      script element; HTML in which all text is escaped.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

/* ---- JSON ------------------------------------------------------------------------------- */

/* Every < > & of JSON stands within a string. */
static void add_safe(const dl_buf *json, dl_buf *out) {
    for (size_t i = 0; i < json->len; i++) {
        if (strchr("<>&", json->ptr[i]))
            dl_buf_printf(out, "\\u%04x", json->ptr[i]);
        else
            dl_buf_putc(out, json->ptr[i]);
    }
}

static void put(dl_buf *out, const char *name, dl_str value) {
    dl_buf_printf(out, ",\"%s\":", name);
    if (value.len)
        dl_put_json(value, out);
    else
        dl_buf_puts(out, "null");
}

static void put_member(dl_buf *out, const dl_cell *record, const char *name) {
    put(out, name, dl_get(record, name));
}

static void put_actors(dl_buf *out, const dl_cell *record) {
    const dl_cell *roles = dl_get_list(record, "actors");
    bool any = false;
    dl_buf_puts(out, ",\"actors\":[");
    for (uint32_t i = 0; i < roles->in.n; i++)
        for (uint32_t k = 0; k < roles->in.at[i].in.n; k++) {
            const dl_cell *actor = &roles->in.at[i].in.at[k];
            dl_buf_puts(out, any ? ",[" : "[");
            dl_put_json(dl_str_of(roles->in.at[i].name), out);
            dl_buf_putc(out, ',');
            dl_put_json(dl_get(actor, "key"), out);
            dl_buf_putc(out, ',');
            dl_put_json(dl_get(actor, "name"), out);
            dl_buf_putc(out, ']');
            any = true;
        }
    dl_buf_putc(out, ']');
}

/* Members with a place of their own on the page; the rest are fields of the type. */
static bool is_detail(const dl_cell *member) {
    static const char *const others[] = {
        "key",     "type",       "status",         "begins",   "ends",
        "grain",   "basis",      "approx",         "place",    "title",
        "actors",  "confidence", "first_reported", "articles", "last_reported",
        "sources", "reports",    "thread",
    };
    if (member->plain) return false;
    for (size_t i = 0; i < DL_N(others); i++)
        if (strcmp(member->name, others[i]) == 0) return false;
    return member->kind == DL_CELL_TEXT || member->kind == DL_CELL_INT ||
           member->kind == DL_CELL_REAL || strcmp(member->name, "series") == 0;
}

static void put_details(dl_buf *out, const dl_cell *record) {
    bool any = false;
    dl_buf_puts(out, ",\"details\":[");
    for (uint32_t i = 0; i < record->in.n; i++) {
        const dl_cell *member = &record->in.at[i];
        dl_buf flat = { 0 };
        if (!is_detail(member)) continue;
        dl_cell_flat(member, &flat);
        dl_buf_puts(out, any ? ",[" : "[");
        dl_put_json(dl_str_of(member->name), out);
        dl_buf_putc(out, ',');
        dl_put_json((dl_str){ flat.ptr, (uint32_t)flat.len }, out);
        dl_buf_putc(out, ']');
        dl_buf_free(&flat);
        any = true;
    }
    dl_buf_putc(out, ']');
}

/* The words in three parts: before, the span that tells the event, behind. */
static void put_words(dl_buf *out, const dl_cell *report) {
    const dl_cell *text = dl_cell_get(report, "text");
    dl_str all = dl_get(report, "text");
    uint32_t mark = text ? text->mark : 0, end = text ? mark + text->mark_len : 0;
    dl_buf_puts(out, "\"text\":[");
    dl_put_json(dl_str_sub(all, 0, mark), out);
    dl_buf_putc(out, ',');
    dl_put_json(dl_str_sub(all, mark, end - mark), out);
    dl_buf_putc(out, ',');
    dl_put_json(dl_str_sub(all, end, UINT32_MAX), out);
    dl_buf_putc(out, ']');
}

static void put_report(dl_buf *out, const dl_cell *report) {
    dl_str uri = dl_get(report, "uri");
    dl_buf_putc(out, '{');
    put_words(out, report);
    put(out, "by", dl_get(report, "told_by"));
    put(out, "on", dl_get(report, "published_on"));
    put(out, "title", dl_get(report, "article_title"));
    put_member(out, report, "article");
    put_member(out, report, "uri");
    put(out, "link", dl_is_link(uri) ? uri : (dl_str){ 0 });
    put_member(out, report, "status");
    put_member(out, report, "begins");
    put_member(out, report, "when");
    put_member(out, report, "rule");
    dl_buf_printf(out, ",\"start\":%.0f,\"end\":%.0f}", dl_get_number(report, "start", 0),
                  dl_get_number(report, "end", 0));
}

/* What answers the event, and what it answers: words, date, key. */
static void put_replies(dl_buf *out, const dl_cell *record) {
    static const char *const lists[] = { "answered_by", "answers" };
    bool any = false;
    dl_buf_puts(out, ",\"replies\":[");
    for (size_t k = 0; k < DL_N(lists); k++) {
        const dl_cell *list = dl_get_list(record, lists[k]);
        for (uint32_t i = 0; i < list->in.n; i++) {
            dl_buf_puts(out, any ? ",[" : "[");
            dl_put_json(dl_get(&list->in.at[i], "said"), out);
            dl_buf_putc(out, ',');
            dl_put_json(dl_get(&list->in.at[i], "when"), out);
            dl_buf_putc(out, ',');
            dl_put_json(dl_get(&list->in.at[i], "key"), out);
            dl_buf_putc(out, ']');
            any = true;
        }
    }
    dl_buf_putc(out, ']');
}

void dl_page_event(const dl_cell *record, dl_buf *out) {
    static const char *const names[] = { "type",  "status", "begins", "ends",
                                         "grain", "basis",  "place",  "when" };
    const dl_cell *reports = dl_get_list(record, "reports");
    const dl_cell *approx = dl_cell_get(record, "approx");
    dl_buf json = { 0 };
    dl_buf_puts(&json, "{\"key\":");
    dl_put_json(dl_get(record, "key"), &json);
    for (size_t i = 0; i < DL_N(names); i++) put_member(&json, record, names[i]);
    dl_buf_puts(&json, ",\"sentence\":");
    dl_put_json(dl_get(record, "sentence"), &json);
    dl_buf_printf(&json, ",\"approx\":%s,\"confidence\":%.15g",
                  approx && approx->number ? "true" : "false",
                  dl_get_number(record, "confidence", 1));
    put_actors(&json, record);
    put_details(&json, record);
    put_replies(&json, record);
    dl_buf_puts(&json, ",\"reports\":[");
    for (uint32_t i = 0; i < reports->in.n; i++) {
        if (i) dl_buf_putc(&json, ',');
        put_report(&json, &reports->in.at[i]);
    }
    dl_buf_puts(&json, "]}");
    add_safe(&json, out);
    dl_buf_free(&json);
}

/* ---- the table ------------------------------------------------------------------------------ */

static void put_cell(dl_buf *out, dl_str text) {
    dl_buf_puts(out, "<td>");
    dl_put_markup(text, out);
    dl_buf_puts(out, "</td>");
}

/* Type names are our own words: "talk_round" reads "talk round". */
static void put_type(dl_buf *out, dl_str type) {
    dl_buf words = { 0 };
    dl_buf_str(&words, type);
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] == '_') words.ptr[i] = ' ';
    put_cell(out, (dl_str){ words.ptr, (uint32_t)words.len });
    dl_buf_free(&words);
}

static bool told_before(const dl_cell *reports, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (dl_str_eq(dl_get(&reports->in.at[i], "told_by"),
                      dl_get(&reports->in.at[n], "told_by")))
            return true;
    return false;
}

enum { MAX_TELLERS = 6 }; /* that a row names */

static void put_tellers(dl_buf *out, const dl_cell *record) {
    const dl_cell *reports = dl_get_list(record, "reports");
    uint32_t n = 0;
    dl_buf_puts(out, "<td>");
    for (uint32_t i = 0; i < reports->in.n && n < MAX_TELLERS; i++) {
        if (told_before(reports, i)) continue;
        if (n++) dl_buf_puts(out, ", ");
        dl_put_markup(dl_get(&reports->in.at[i], "told_by"), out);
    }
    if (n == MAX_TELLERS) dl_buf_puts(out, " \xe2\x80\xa6");
    dl_buf_puts(out, "</td>");
}

void dl_page_row(const dl_cell *record, dl_buf *out) {
    dl_buf_puts(out, "<tr id=\"");
    dl_put_markup(dl_get(record, "key"), out);
    dl_buf_puts(out, "\">");
    put_cell(out, dl_get(record, "when"));
    put_cell(out, dl_get(record, "sentence"));
    put_type(out, dl_get(record, "type"));
    put_cell(out, dl_get(record, "place"));
    put_tellers(out, record);
    dl_buf_puts(out, "</tr>\n");
}
