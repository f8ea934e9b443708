/* write_timelinejs.c - a timeline as the JSON that TimelineJS reads.
 *
 * In:  events. Out: {"events": [{"start_date", "end_date", "display_date", "text", "group",
 *      "unique_id"}]}
 * TimelineJS shows headline and text as HTML, so both are escaped twice. It has no place
 * for what has no date: such events are left out, and the remark says how many.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

struct state {
    uint64_t n, undated;
};

/* How many of year, month, day, hour and minute the grain vouches for. */
static int parts_of(dl_str grain) {
    static const char *const coarse[] = { "century", "decade", "year" };
    for (size_t i = 0; i < DL_N(coarse); i++)
        if (dl_str_is(grain, coarse[i])) return 1;
    if (dl_str_is(grain, "month") || dl_str_is(grain, "quarter")) return 2;
    return dl_str_is(grain, "minute") || dl_str_is(grain, "hour") ? 5 : 3;
}

static void put_date(const char *name, dl_minute t, int parts, dl_buf *out) {
    dl_civil c = dl_civil_from_minute(t);
    dl_buf_printf(out, "\"%s\":{\"year\":%d", name, c.year);
    if (parts > 1) dl_buf_printf(out, ",\"month\":%d", c.month);
    if (parts > 2) dl_buf_printf(out, ",\"day\":%d", c.day);
    if (parts > 3) dl_buf_printf(out, ",\"hour\":%d,\"minute\":%d", c.hour, c.minute);
    dl_buf_puts(out, "},");
}

/* The same to the last part that counts: "August" needs no end. */
static bool same_date(dl_minute a, dl_minute b, int parts) {
    dl_civil x = dl_civil_from_minute(a), y = dl_civil_from_minute(b);
    bool same = x.year == y.year;
    if (parts > 1) same = same && x.month == y.month;
    if (parts > 2) same = same && x.day == y.day;
    if (parts > 3) same = same && x.hour == y.hour && x.minute == y.minute;
    return same;
}

static void put_text(const dl_cell *record, dl_buf *out) {
    const dl_cell *reports = dl_get_list(record, "reports");
    dl_buf text = { 0 };
    for (uint32_t i = 0; i < reports->in.n; i++) {
        const dl_cell *report = &reports->in.at[i];
        dl_buf_puts(&text, "<p>");
        dl_put_markup(dl_get(report, "text"), &text);
        dl_buf_puts(&text, "<br><small>");
        dl_put_markup(dl_get(report, "told_by"), &text);
        dl_buf_puts(&text, ", ");
        dl_put_markup(dl_get(report, "published_on"), &text);
        dl_buf_puts(&text, "</small></p>");
    }
    dl_buf_puts(out, "\"text\":{\"headline\":");
    dl_put_json_markup(dl_get(record, "sentence"), out);
    dl_buf_puts(out, ",\"text\":");
    dl_json_str(out, (dl_str){ text.ptr, (uint32_t)text.len });
    dl_buf_putc(out, '}');
    dl_buf_free(&text);
}

static void begin(dl_writer *writer) {
    writer->state = DL_NEW(writer->mem, struct state);
    dl_buf_printf(&writer->out,
                  "{\"dateline_version\":%d,\"scale\":\"human\",\"events\":[",
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
    int parts = parts_of(dl_get(record, "grain"));
    dl_minute last = ends > begins ? ends - 1 : begins;
    dl_buf_puts(out, state->n++ ? ",\n{" : "\n{");
    put_date("start_date", begins, parts, out);
    if (!same_date(begins, last, parts)) put_date("end_date", last, parts, out);
    dl_buf_puts(out, "\"display_date\":");
    dl_put_json_markup(dl_get(record, "when"), out);
    dl_buf_puts(out, ",");
    put_text(record, out);
    dl_buf_puts(out, ",\"group\":");
    dl_put_json_markup(dl_get(record, "type"), out);
    dl_buf_puts(out, ",\"unique_id\":");
    dl_put_json_markup(dl_get(record, "key"), out);
    dl_buf_putc(out, '}');
}

static void end(dl_writer *writer) {
    const struct state *state = writer->state;
    dl_buf_puts(&writer->out, state->n ? "\n]}\n" : "]}\n");
    dl_left_out(writer, state->undated, "without a date");
}

const dl_format dl_export_timelinejs = {
    "timelinejs", "JSON for TimelineJS", false, begin, record_event, end,
};
