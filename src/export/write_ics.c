/* write_ics.c - a timeline as a calendar (iCalendar, RFC 5545).
 *
 * In:  events. Out: one VEVENT each, lines folded at 75 bytes.
 * Whole days are dates, hours are floating times: an article's clock has no zone. Events
 * without a date are left out, and the remark says how many.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

enum { LINE = 75 }; /* bytes of a line without its end */

struct state {
    uint64_t undated;
};

/* A content line, folded between characters. */
static void put_line(dl_buf *out, dl_str line) {
    uint32_t used = 0;
    for (uint32_t at = 0; at < line.len;) {
        uint32_t from = at;
        dl_utf8_next(line, &at);
        if (used + (at - from) > LINE) {
            dl_buf_puts(out, "\r\n ");
            used = 1;
        }
        dl_buf_add(out, line.ptr + from, at - from);
        used += at - from;
    }
    dl_buf_puts(out, "\r\n");
}

/* TEXT of the format: plain, with its four escapes. */
static void escape(dl_str s, dl_buf *out) {
    dl_buf plain = { 0 };
    dl_plain(s, &plain);
    for (size_t i = 0; i < plain.len; i++) {
        if (strchr("\\;,", plain.ptr[i])) dl_buf_putc(out, '\\');
        dl_buf_putc(out, plain.ptr[i]);
    }
    dl_buf_free(&plain);
}

static void put(dl_buf *out, const char *name, dl_buf *value) {
    dl_buf line = { 0 };
    if (value->len) {
        dl_buf_printf(&line, "%s:", name);
        dl_buf_add(&line, value->ptr, value->len);
        put_line(out, (dl_str){ line.ptr, (uint32_t)line.len });
    }
    dl_buf_free(&line);
    dl_buf_free(value);
}

static void put_text(dl_buf *out, const char *name, dl_str text) {
    dl_buf value = { 0 };
    escape(text, &value);
    put(out, name, &value);
}

static void put_time(dl_buf *out, const char *name, dl_minute t, bool clock) {
    dl_civil c = dl_civil_from_minute(t);
    if (clock)
        dl_buf_printf(out, "%s:%04d%02d%02dT%02d%02d00\r\n", name, c.year, c.month, c.day,
                      c.hour, c.minute);
    else
        dl_buf_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, c.year, c.month,
                      c.day);
}

/* The moment a reader may take the entry to have been made: its last report. The same
 * database gives the same bytes. */
static void put_stamp(dl_buf *out, const dl_cell *record, dl_minute begins) {
    dl_minute t;
    if (!dl_get_time(record, "last_reported", &t)) t = begins;
    dl_civil c = dl_civil_from_minute(t);
    dl_buf_printf(out, "DTSTAMP:%04d%02d%02dT%02d%02d00Z\r\n", c.year, c.month, c.day,
                  c.hour, c.minute);
}

static void put_description(dl_buf *out, const dl_cell *record) {
    const dl_cell *reports = dl_get_list(record, "reports");
    dl_buf value = { 0 };
    escape(dl_get(record, "when"), &value);
    for (uint32_t i = 0; i < reports->in.n; i++) {
        const dl_cell *report = &reports->in.at[i];
        dl_buf_puts(&value, "\\n\\n");
        escape(dl_get(report, "text"), &value);
        dl_buf_puts(&value, "\\n-- ");
        escape(dl_get(report, "told_by"), &value);
        dl_buf_puts(&value, "\\, ");
        escape(dl_get(report, "published_on"), &value);
    }
    put(out, "DESCRIPTION", &value);
}

static const char *status_of(const dl_cell *record) {
    if (dl_get_is(record, "status", "denied")) return "CANCELLED";
    bool open =
        dl_get_is(record, "status", "planned") || dl_get_is(record, "status", "possible");
    return open ? "TENTATIVE" : "CONFIRMED";
}

static void put_link(dl_buf *out, const dl_cell *record) {
    const dl_cell *reports = dl_get_list(record, "reports");
    for (uint32_t i = 0; i < reports->in.n; i++) {
        dl_str uri = dl_get(&reports->in.at[i], "uri");
        if (!dl_is_link(uri)) continue;
        dl_buf value = { 0 };
        dl_plain(uri, &value);
        put(out, "URL", &value);
        return;
    }
}

static void begin(dl_writer *writer) {
    writer->state = DL_NEW(writer->mem, struct state);
    dl_buf_printf(&writer->out,
                  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Dateline "
                  "%d//EN\r\nCALSCALE:GREGORIAN\r\n",
                  DL_OUTPUT_VERSION);
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    struct state *state = writer->state;
    dl_buf *out = &writer->out;
    dl_minute begins, ends;
    if (!dl_get_span(record, &begins, &ends)) {
        state->undated++;
        return;
    }
    bool clock = dl_get_by_clock(record);
    dl_str uid = dl_str_fmt(writer->row, "%.*s@dateline", DL_ARG(dl_get(record, "key")));
    dl_buf_puts(out, "BEGIN:VEVENT\r\n");
    put_text(out, "UID", uid);
    put_stamp(out, record, begins);
    put_time(out, "DTSTART", begins, clock);
    if (ends > begins) put_time(out, "DTEND", ends, clock);
    put_text(out, "SUMMARY", dl_get(record, "sentence"));
    put_description(out, record);
    put_text(out, "LOCATION", dl_get(record, "place"));
    put_text(out, "CATEGORIES", dl_get(record, "type"));
    dl_buf_printf(out, "STATUS:%s\r\nTRANSP:TRANSPARENT\r\n", status_of(record));
    put_link(out, record);
    put_text(out, "X-DATELINE-STATUS", dl_get(record, "status"));
    put_text(out, "X-DATELINE-GRAIN", dl_get(record, "grain"));
    put_text(out, "X-DATELINE-BASIS", dl_get(record, "basis"));
    dl_buf_puts(out, "END:VEVENT\r\n");
    dl_arena_reset(writer->row);
}

static void end(dl_writer *writer) {
    const struct state *state = writer->state;
    dl_buf_puts(&writer->out, "END:VCALENDAR\r\n");
    dl_left_out(writer, state->undated, "without a date");
}

const dl_format dl_export_ics = {
    "ics", "a calendar (iCalendar)", false, begin, record_event, end,
};
