/* write_table.c - records as a table fitted to the terminal.
 *
 * In:  records; columns with their flags.
 * Out: a header, a line a record; widths are those of the first DL_TABLE_ROWS records.
 * Without a terminal nothing is cut. On one, stretching columns give way first, then the
 * others as far as their words let them; what is wider goes on in further lines. On a very
 * narrow one columns are left out: counts, the key, then the last ones.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

enum {
    BENEATH = 4,
    GAP = 2,
    LEAST_STRETCH = 20,
    LEAST_WORDS = 11, /* of a column of several words: "Wed 24 Aug", "2016" */
    LONG_WORD = 24,   /* words that are longer are broken */
    LEAST = 6,
    MAX_LINES = 5
};

struct row {
    dl_str group;
    dl_str *cells;
    dl_str beneath; /* whole lines */
};

struct table_state {
    DL_VEC(struct row) rows;                  /* held back until the widths are known */
    const dl_column *columns[DL_MAX_COLUMNS]; /* shown: groups stand above */
    uint32_t width[DL_MAX_COLUMNS];
    uint32_t natural[DL_MAX_COLUMNS]; /* with nothing cut or wrapped */
    uint32_t least[DL_MAX_COLUMNS];   /* narrower, its words would be cut */
    uint32_t n;
    bool fitted;
    uint64_t printed;
};

static const char *header_of(const dl_column *c) {
    return c->header ? c->header : c->name;
}

static void begin_table(dl_writer *writer) {
    struct table_state *t = DL_NEW(writer->mem, struct table_state);
    writer->state = t;
    for (uint32_t i = 0; i < writer->n_columns; i++)
        if (writer->chosen || !(writer->columns[i]->flags & DL_COLUMN_GROUP)) {
            t->width[t->n] = dl_utf8_width(dl_str_of(header_of(writer->columns[i])));
            t->columns[t->n++] = writer->columns[i];
        }
}

static dl_str plain_text(dl_arena *mem, const dl_column *column, const dl_cell *record) {
    dl_buf flat = { 0 }, plain = { 0 };
    dl_column_text(column, record, &flat);
    dl_plain((dl_str){ flat.ptr, (uint32_t)flat.len }, &plain);
    dl_str s = dl_str_copy(mem, (dl_str){ plain.ptr, (uint32_t)plain.len });
    dl_buf_free(&flat);
    dl_buf_free(&plain);
    return s;
}

static struct row make_row(dl_writer *writer, dl_arena *mem, const dl_cell *record) {
    struct table_state *t = writer->state;
    struct row row = { .cells = DL_NEW_N(mem, dl_str, t->n) };
    for (uint32_t i = 0; i < t->n; i++)
        row.cells[i] = plain_text(mem, t->columns[i], record);
    for (uint32_t i = 0; i < writer->n_columns && !writer->chosen; i++)
        if (writer->columns[i]->flags & DL_COLUMN_GROUP)
            row.group = plain_text(mem, writer->columns[i], record);
    dl_buf held = writer->out;
    writer->out = (dl_buf){ 0 };
    dl_write_beneath(writer, record, BENEATH);
    row.beneath =
        dl_str_copy(mem, (dl_str){ writer->out.ptr, (uint32_t)writer->out.len });
    dl_buf_free(&writer->out);
    writer->out = held;
    return row;
}

/* ---- widths --------------------------------------------------------------------------- */

static uint32_t total_width(const struct table_state *t) {
    uint32_t total = t->n ? (t->n - 1) * GAP : 0;
    for (uint32_t i = 0; i < t->n; i++) total += t->width[i];
    return total;
}

/* Takes what is too much from the widest column that STRETCHes (or does not). */
static void shrink(struct table_state *t, uint32_t width, bool stretch) {
    for (;;) {
        uint32_t total = total_width(t), widest = DL_NONE, second = 0;
        if (total <= width) return;
        for (uint32_t i = 0; i < t->n; i++) {
            bool gives = ((t->columns[i]->flags & DL_COLUMN_STRETCH) != 0) == stretch;
            if (!gives || t->width[i] <= t->least[i]) continue;
            if (widest == DL_NONE || t->width[i] > t->width[widest]) widest = i;
        }
        if (widest == DL_NONE) return;
        for (uint32_t i = 0; i < t->n; i++)
            if (i != widest && t->width[i] < t->width[widest] && t->width[i] > second &&
                ((t->columns[i]->flags & DL_COLUMN_STRETCH) != 0) == stretch)
                second = t->width[i];
        if (second < t->least[widest]) second = t->least[widest];
        uint32_t room = t->width[widest] - second, excess = total - width;
        t->width[widest] -= room && room < excess ? room : excess < room ? excess : 1;
    }
}

static uint32_t longest_word(dl_str s) {
    uint32_t longest = 0;
    while (s.len) {
        uint32_t w = dl_utf8_width(dl_str_cut(&s, ' '));
        if (w > longest) longest = w;
    }
    return longest;
}

static void measure(struct table_state *t) {
    for (uint32_t i = 0; i < t->n; i++) {
        uint32_t natural = t->width[i], word = LEAST;
        for (uint32_t r = 0; r < t->rows.n; r++) {
            dl_str cell = t->rows.at[r].cells[i];
            uint32_t w = dl_utf8_width(cell), longest = longest_word(cell);
            if (w > natural) natural = w;
            if (longest > word) word = longest < LONG_WORD ? longest : LONG_WORD;
            if (w > longest && word < LEAST_WORDS) word = LEAST_WORDS;
        }
        t->natural[i] = t->width[i] = natural;
        t->least[i] = word;
    }
}

/* Leaves out what is missed least: the last count, then the key, then the last column that
 * does not say what it is about. */
static void drop_column(struct table_state *t) {
    uint32_t at = 0, key = 0;
    for (uint32_t i = 1; i < t->n; i++) {
        if (strcmp(t->columns[i]->name, "key") == 0) key = i;
        if (t->columns[i]->flags & DL_COLUMN_RIGHT) at = i;
    }
    if (!at) at = key ? key : t->n - 1;
    if (at > 1 && strcmp(header_of(t->columns[at]), "what") == 0) at--;
    t->n--;
    for (; at < t->n; at++) {
        t->columns[at] = t->columns[at + 1];
        t->natural[at] = t->natural[at + 1];
        t->least[at] = t->least[at + 1];
        for (uint32_t r = 0; r < t->rows.n; r++)
            t->rows.at[r].cells[at] = t->rows.at[r].cells[at + 1];
    }
}

/* Widths for the columns there are. */
static void narrow(struct table_state *t, uint32_t width) {
    static const uint32_t leasts[] = { LEAST_STRETCH, LEAST_WORDS };
    for (uint32_t i = 0; i < t->n; i++) t->width[i] = t->natural[i];
    for (size_t k = 0; k < DL_N(leasts); k++) {
        for (uint32_t i = 0; i < t->n; i++)
            if (t->columns[i]->flags & DL_COLUMN_STRETCH) t->least[i] = leasts[k];
        shrink(t, width, true);
        shrink(t, width, false);
    }
}

static void fit(const dl_writer *writer, struct table_state *t) {
    t->fitted = true;
    measure(t);
    if (!writer->width) return;
    for (narrow(t, writer->width); t->n > 1 && total_width(t) > writer->width;
         narrow(t, writer->width))
        drop_column(t);
    if (t->n == 1 && t->width[0] > writer->width) t->width[0] = writer->width;
}

/* ---- printing ------------------------------------------------------------------------- */

static void pad(dl_writer *writer, uint32_t n) {
    while (n--) dl_buf_putc(&writer->out, ' ');
}

static void print_cell(dl_writer *writer, dl_str s, uint32_t width, bool right,
                       bool last) {
    bool whole = writer->width == 0 || dl_utf8_width(s) <= width;
    dl_str shown = whole ? s : dl_str_sub(s, 0, dl_fit(s, width - 1));
    uint32_t used = dl_utf8_width(shown) + (whole ? 0 : 1);
    uint32_t space = width > used ? width - used : 0;
    if (right) pad(writer, space);
    dl_buf_str(&writer->out, shown);
    if (!whole) dl_buf_puts(&writer->out, "\xe2\x80\xa6");
    if (!right && !last) pad(writer, space);
    if (!last) pad(writer, GAP);
}

static void print_header(dl_writer *writer, const struct table_state *t) {
    dl_style_on(writer, DL_STYLE_DIM);
    for (uint32_t i = 0; i < t->n; i++)
        print_cell(writer, dl_str_of(header_of(t->columns[i])), t->width[i],
                   t->columns[i]->flags & DL_COLUMN_RIGHT, i + 1 == t->n);
    dl_style_off(writer);
    dl_buf_putc(&writer->out, '\n');
}

static void print_group(dl_writer *writer, struct table_state *t, dl_str group) {
    dl_str last = { writer->group.ptr, (uint32_t)writer->group.len };
    if (t->printed && dl_str_eq(group, last)) return;
    if (t->printed && group.len) dl_buf_putc(&writer->out, '\n');
    dl_buf_clear(&writer->group);
    dl_buf_str(&writer->group, group);
    if (group.len == 0) return;
    uint32_t len = writer->width ? dl_fit(group, writer->width) : group.len;
    dl_style_on(writer, DL_STYLE_BOLD);
    dl_buf_str(&writer->out, dl_str_sub(group, 0, len));
    dl_style_off(writer);
    dl_buf_putc(&writer->out, '\n');
}

/* Cuts the next line off a cell: what is too wide goes on below, up to MAX_LINES. */
static dl_str next_line(const dl_writer *writer, uint32_t width, uint32_t line,
                        dl_str *rest) {
    dl_str all = *rest;
    bool wraps = writer->width && line + 1 < MAX_LINES && dl_utf8_width(all) > width;
    uint32_t len = wraps ? dl_line_length(all, width) : all.len;
    *rest = dl_str_trim(dl_str_sub(all, len, UINT32_MAX));
    return dl_str_sub(all, 0, len);
}

static void print_row(dl_writer *writer, struct table_state *t, const struct row *row) {
    bool more = true;
    print_group(writer, t, row->group);
    for (uint32_t line = 0; more; line++) {
        uint32_t last = 0;
        dl_str parts[DL_MAX_COLUMNS];
        more = false;
        for (uint32_t i = 0; i < t->n; i++) {
            parts[i] = next_line(writer, t->width[i], line, &row->cells[i]);
            more = more || row->cells[i].len > 0;
            if (parts[i].len || line == 0) last = i;
        }
        for (uint32_t i = 0; i <= last; i++)
            print_cell(writer, parts[i], t->width[i],
                       t->columns[i]->flags & DL_COLUMN_RIGHT, i == last);
        dl_buf_putc(&writer->out, '\n');
    }
    dl_buf_str(&writer->out, row->beneath);
    t->printed++;
}

static void print_held(dl_writer *writer, struct table_state *t) {
    if (t->fitted) return;
    fit(writer, t);
    if (t->rows.n) print_header(writer, t);
    for (uint32_t r = 0; r < t->rows.n; r++) print_row(writer, t, &t->rows.at[r]);
}

static void record_table(dl_writer *writer, const dl_cell *record) {
    struct table_state *t = writer->state;
    if (writer->command->layout == DL_LAYOUT_DETAIL && !writer->chosen) {
        dl_write_detail(writer, record);
        return;
    }
    if (t->fitted) {
        struct row row = make_row(writer, writer->row, record);
        print_row(writer, t, &row);
        dl_arena_reset(writer->row);
        return;
    }
    struct row row = make_row(writer, writer->mem, record);
    *DL_PUSH(writer->mem, &t->rows) = row;
    if (t->rows.n == DL_TABLE_ROWS) print_held(writer, t);
}

static void end_table(dl_writer *writer) {
    struct table_state *t = writer->state;
    print_held(writer, t);
}

const dl_format dl_format_table = {
    "table", "a table fitted to the terminal", true, begin_table, record_table, end_table,
};
