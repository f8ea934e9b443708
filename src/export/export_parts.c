/* export_parts.c - members of an event's record, and text made safe for other formats.
 *
 * In:  records of the command "export"; text of articles.
 * Out: values; escaped text. Whatever an article says stays text: it can't become markup,
 *      a property, an instruction.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

/* ---- an event's record ----------------------------------------------------------------- */

dl_str dl_get(const dl_cell *record, const char *name) {
    const dl_cell *cell = dl_cell_get(record, name);
    return cell && cell->kind == DL_CELL_TEXT ? cell->text : (dl_str){ 0 };
}

bool dl_get_is(const dl_cell *record, const char *name, const char *value) {
    return dl_str_is(dl_get(record, name), value);
}

double dl_get_number(const dl_cell *record, const char *name, double fallback) {
    const dl_cell *cell = dl_cell_get(record, name);
    if (cell && cell->kind == DL_CELL_INT) return (double)cell->number;
    return cell && cell->kind == DL_CELL_REAL ? cell->real : fallback;
}

bool dl_get_time(const dl_cell *record, const char *name, dl_minute *out) {
    return dl_iso_parse(dl_get(record, name), out);
}

bool dl_get_span(const dl_cell *record, dl_minute *begins, dl_minute *ends) {
    return dl_get_time(record, "begins", begins) && dl_get_time(record, "ends", ends);
}

bool dl_get_by_clock(const dl_cell *record) {
    dl_minute begins, ends;
    return dl_get_span(record, &begins, &ends) &&
           (begins % DL_MINUTES_A_DAY != 0 || ends % DL_MINUTES_A_DAY != 0);
}

const dl_cell *dl_get_list(const dl_cell *record, const char *name) {
    static const dl_cell none = { .kind = DL_CELL_LIST };
    const dl_cell *cell = dl_cell_get(record, name);
    return cell && cell->kind >= DL_CELL_LIST ? cell : &none;
}

/* ---- escaping ---------------------------------------------------------------------------- */

/* Noncharacters are valid UTF-8, and not allowed in XML. */
static bool is_noncharacter(uint32_t code) {
    return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

static void escape_markup(dl_str s, dl_buf *out) {
    for (uint32_t at = 0; at < s.len;) {
        uint32_t from = at, code = dl_utf8_next(s, &at);
        switch (code) {
        case '&': dl_buf_puts(out, "&amp;"); break;
        case '<': dl_buf_puts(out, "&lt;"); break;
        case '>': dl_buf_puts(out, "&gt;"); break;
        case '"': dl_buf_puts(out, "&quot;"); break;
        case '\'': dl_buf_puts(out, "&#39;"); break;
        default:
            if (is_noncharacter(code))
                dl_buf_puts(out, "\xef\xbf\xbd");
            else
                dl_buf_add(out, s.ptr + from, at - from);
        }
    }
}

static void escape_md(dl_str s, dl_buf *out) {
    for (uint32_t i = 0; i < s.len; i++) {
        switch (s.ptr[i]) {
        case '<': dl_buf_puts(out, "&lt;"); break;
        case '>': dl_buf_puts(out, "&gt;"); break;
        case '&': dl_buf_puts(out, "&amp;"); break;
        default:
            if (strchr("\\`*_[]|~#!", s.ptr[i])) dl_buf_putc(out, '\\');
            dl_buf_putc(out, s.ptr[i]);
        }
    }
}

static void through(void (*escape)(dl_str, dl_buf *), dl_str s, dl_buf *out) {
    dl_buf plain = { 0 };
    dl_plain(s, &plain);
    escape((dl_str){ plain.ptr, (uint32_t)plain.len }, out);
    dl_buf_free(&plain);
}

static void escape_json(dl_str s, dl_buf *out) {
    dl_json_str(out, s);
}

void dl_put_markup(dl_str s, dl_buf *out) {
    through(escape_markup, s, out);
}

void dl_put_md(dl_str s, dl_buf *out) {
    through(escape_md, s, out);
}

void dl_put_json(dl_str s, dl_buf *out) {
    through(escape_json, s, out);
}

void dl_put_json_markup(dl_str s, dl_buf *out) {
    dl_buf markup = { 0 };
    dl_put_markup(s, &markup);
    escape_json((dl_str){ markup.ptr, (uint32_t)markup.len }, out);
    dl_buf_free(&markup);
}

bool dl_is_link(dl_str uri) {
    if (!dl_str_starts(uri, "https://") && !dl_str_starts(uri, "http://")) return false;
    for (uint32_t i = 0; i < uri.len; i++)
        if ((unsigned char)uri.ptr[i] <= ' ' || uri.ptr[i] == 0x7f ||
            strchr("\"'<>`\\", uri.ptr[i]))
            return false;
    return true;
}

void dl_left_out(dl_writer *writer, uint64_t n, const char *what) {
    if (n == 0) return;
    dl_buf_printf(&writer->remark, "%llu %s %s %s left out\n", (unsigned long long)n,
                  n == 1 ? "event" : "events", what, n == 1 ? "is" : "are");
}
