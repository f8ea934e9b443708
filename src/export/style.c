/* style.c - emphasis on a terminal, and lines of reading text wrapped to its width.
 *
 * In:  a template (notation of dl_column.line) and a record.
 * Out: lines in writer->out.
 * What is measured never holds escape sequences: marked spans travel as two control bytes,
 * which plain text cannot contain, and become emphasis only when they are written.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

static const char *const styles[] = { "\033[1m", "\033[2m" };
_Static_assert(DL_N(styles) == DL_STYLE_COUNT, "a sequence for every style");

void dl_style_on(dl_writer *writer, dl_style style) {
    if (writer->colour) dl_buf_puts(&writer->out, styles[style]);
}

void dl_style_off(dl_writer *writer) {
    if (writer->colour) dl_buf_puts(&writer->out, "\033[0m");
}

/* ---- templates ------------------------------------------------------------------------ */

/* Appends one part, "{n} articles"; false, and nothing, when its members are all empty. */
static bool add_part(dl_str part, const dl_cell *record, dl_buf *out) {
    size_t start = out->len;
    bool any = false, members = false;
    while (part.len) {
        uint32_t open = dl_str_find(part, DL_LIT("{"), 0);
        if (open == DL_NONE) open = part.len;
        dl_buf_str(out, dl_str_sub(part, 0, open));
        uint32_t close = dl_str_find(part, DL_LIT("}"), open);
        if (close == DL_NONE) break;
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(close - open - 1), part.ptr + open + 1);
        const dl_cell *cell = name[0] ? dl_cell_get(record, name) : record;
        size_t before = out->len;
        if (cell) dl_plain_cell(cell, out);
        members = true;
        any = any || out->len > before;
        part = dl_str_sub(part, close + 1, UINT32_MAX);
    }
    if (members && !any) {
        out->len = start;
        if (out->ptr) out->ptr[start] = '\0';
    }
    return any || !members;
}

static void fill(dl_str line, const dl_cell *record, dl_buf *out) {
    bool any = false;
    while (line.len) {
        dl_str part = dl_str_cut(&line, '|');
        size_t start = out->len;
        if (any) dl_buf_puts(out, "  ");
        if (add_part(part, record, out)) {
            any = true;
        } else {
            out->len = start;
            if (out->ptr) out->ptr[start] = '\0';
        }
    }
}

void dl_fill_line(const char *line, const dl_cell *record, dl_buf *out) {
    dl_str rest = dl_str_of(line), first;
    if (dl_str_line(&rest, &first)) fill(first, record, out);
}

void dl_column_text(const dl_column *column, const dl_cell *record, dl_buf *out) {
    const dl_cell *cell = dl_cell_get(record, column->name);
    if (!cell) return;
    dl_cell_flat(cell, out);
}

/* ---- wrapping ------------------------------------------------------------------------- */

/* Emphasis where there is colour; else brackets, which take room. */
static void show_marks(const dl_writer *writer, dl_str s, dl_buf *out) {
    static const char *const shown[][2] = { { "[[", "]]" }, { "\033[1;4m", "\033[0m" } };
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == DL_MARK_ON || s.ptr[i] == DL_MARK_OFF)
            dl_buf_puts(out, shown[writer->colour][s.ptr[i] == DL_MARK_OFF]);
        else
            dl_buf_putc(out, s.ptr[i]);
    }
}

uint32_t dl_line_length(dl_str s, uint32_t width) {
    uint32_t fits = dl_fit(s, width);
    if (fits == s.len) return fits;
    for (uint32_t i = fits + 1; i-- > 1;)
        if (s.ptr[i] == ' ') return i;
    return fits ? fits : 1;
}

static void write_wrapped(dl_writer *writer, dl_str s, uint32_t indent) {
    uint32_t width = writer->width > indent + 20 ? writer->width - indent : 20;
    dl_buf brackets = { 0 };
    if (!writer->colour) {
        show_marks(writer, s, &brackets);
        s = (dl_str){ brackets.ptr, (uint32_t)brackets.len };
    }
    s = dl_str_trim(s);
    while (s.len) {
        uint32_t len = writer->width ? dl_line_length(s, width) : s.len;
        dl_buf_printf(&writer->out, "%*s", (int)indent, "");
        show_marks(writer, dl_str_sub(s, 0, len), &writer->out);
        dl_buf_putc(&writer->out, '\n');
        s = dl_str_trim(dl_str_sub(s, len, UINT32_MAX));
    }
    dl_buf_free(&brackets);
}

void dl_write_line(dl_writer *writer, const char *line, const dl_cell *record,
                   uint32_t indent) {
    dl_str rest = dl_str_of(line), one;
    dl_buf text = { 0 };
    while (dl_str_line(&rest, &one)) {
        uint32_t inner = 0;
        while (inner < one.len && one.ptr[inner] == ' ') inner++;
        dl_buf_clear(&text);
        fill(dl_str_sub(one, inner, UINT32_MAX), record, &text);
        if (text.len)
            write_wrapped(writer, (dl_str){ text.ptr, (uint32_t)text.len },
                          indent + inner);
    }
    dl_buf_free(&text);
}
