/* write_chronicle.c - a timeline as a Markdown document to read and hand on.
 *
 * In:  events in order of time. Out: a heading for each month, an item for each event, and
 *      under it every report's words with who said so and when.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

static const char *const months[] = { "January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December" };

/* "August 2019", "2014" of what is no finer than a year, "Without a date". */
static void put_heading(const dl_cell *record, dl_buf *out) {
    dl_minute begins;
    if (!dl_get_time(record, "begins", &begins)) {
        dl_buf_puts(out, "Without a date");
        return;
    }
    dl_civil c = dl_civil_from_minute(begins);
    bool coarse = dl_get_is(record, "grain", "year") ||
                  dl_get_is(record, "grain", "decade") ||
                  dl_get_is(record, "grain", "century");
    if (!coarse) dl_buf_printf(out, "%s ", months[c.month - 1]);
    dl_buf_printf(out, "%d", c.year);
}

static void put_marked(const dl_cell *text, dl_buf *out) {
    uint32_t end = text->mark + text->mark_len;
    dl_put_md(dl_str_sub(text->text, 0, text->mark), out);
    if (text->mark_len) dl_buf_puts(out, "**");
    dl_put_md(dl_str_sub(text->text, text->mark, text->mark_len), out);
    if (text->mark_len) dl_buf_puts(out, "**");
    dl_put_md(dl_str_sub(text->text, end, UINT32_MAX), out);
}

static void put_report(const dl_cell *report, dl_buf *out) {
    const dl_cell *text = dl_cell_get(report, "text");
    dl_str uri = dl_get(report, "uri"), title = dl_get(report, "article_title");
    dl_buf_puts(out, "  - ");
    if (text && text->kind == DL_CELL_TEXT) put_marked(text, out);
    dl_buf_puts(out, " \xe2\x80\x94 ");
    dl_put_md(dl_get(report, "told_by"), out);
    dl_buf_puts(out, ", ");
    dl_put_md(dl_get(report, "published_on"), out);
    if (title.len) dl_buf_puts(out, ", ");
    dl_put_md(title, out);
    if (dl_is_link(uri)) {
        dl_buf_puts(out, " <");
        dl_plain(uri, out);
        dl_buf_putc(out, '>');
    }
    dl_buf_putc(out, '\n');
}

/* "rejected by the rebels", with its date and key. */
static void put_reply(const dl_cell *reply, dl_buf *out) {
    dl_buf_puts(out, "  - \xe2\x86\xb3 ");
    dl_put_md(dl_get(reply, "said"), out);
    dl_buf_puts(out, ", ");
    dl_put_md(dl_get(reply, "when"), out);
    dl_buf_printf(out, " (`%.*s`)\n", DL_ARG(dl_get(reply, "key")));
}

static void begin(dl_writer *writer) {
    dl_buf_puts(&writer->out, "# Timeline\n");
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    const dl_cell *reports = dl_get_list(record, "reports");
    dl_buf heading = { 0 }, *out = &writer->out;
    put_heading(record, &heading);
    if (!writer->group.ptr || strcmp(writer->group.ptr, heading.ptr) != 0) {
        dl_buf_printf(out, "\n## %s\n\n", heading.ptr);
        dl_buf_clear(&writer->group);
        dl_buf_add(&writer->group, heading.ptr, heading.len);
    }
    dl_buf_free(&heading);
    dl_buf_puts(out, "- **");
    dl_put_md(dl_get(record, "when"), out);
    dl_buf_puts(out, "** ");
    dl_put_md(dl_get(record, "sentence"), out);
    dl_buf_printf(out, " (`%.*s`)\n", DL_ARG(dl_get(record, "key")));
    for (uint32_t i = 0; i < reports->in.n; i++) put_report(&reports->in.at[i], out);
    const dl_cell *replies = dl_get_list(record, "answered_by");
    for (uint32_t i = 0; i < replies->in.n; i++) put_reply(&replies->in.at[i], out);
}

static void end(dl_writer *writer) {
    if (writer->n == 0) dl_buf_puts(&writer->out, "\nNothing found.\n");
}

const dl_format dl_export_md = {
    "md", "a chronicle in Markdown", false, begin, record_event, end,
};
