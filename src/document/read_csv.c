/* read_csv.c - articles as rows of a table: CSV, TSV and their kin, with a header.
 *
 * In:  the UTF-8 bytes of a file. Out: an article per row.
 * libcsv takes a row apart; it gets one line after the other until the row is whole, so
 * that a quote that is never closed costs its own row and not the file.
 *
 * SPDX-License-Identifier: MIT */
#include <csv.h>

#include "fields.h"
#include "reader.h"

enum {
    MAX_COLUMNS = 512,
    MAX_ROW = 64 << 20,    /* bytes */
    MAX_HEADER = 64 << 10, /* bytes of the first row */
    IN_FIELD = 2,          /* of csv_parser.pstate, for which csv.h has no name */
    MANY_LINES = 20000,    /* a row of more lines is a quote that is not closed */
};

typedef struct {
    dl_arena *mem;
    dl_str cells[MAX_COLUMNS]; /* in MEM */
    uint32_t n;
    bool done; /* the row has ended */
} row;

/* ---- rows ----------------------------------------------------------------------------- */

static void take_cell(void *text, size_t len, void *context) {
    row *r = context;
    if (r->n < MAX_COLUMNS)
        r->cells[r->n] = dl_str_copy(r->mem, (dl_str){ text, (uint32_t)len });
    r->n++;
}

static void end_row(int c, void *context) {
    (void)c;
    ((row *)context)->done = true;
}

static size_t line_end(dl_str raw, size_t at) {
    const char *lf = at < raw.len ? memchr(raw.ptr + at, '\n', raw.len - at) : NULL;
    return lf ? (size_t)(lf - raw.ptr) + 1 : raw.len;
}

/* The row at *AT, which moves behind it. */
static dl_code read_row(dl_arena *mem, dl_str raw, char separator, size_t *at, row *out,
                        dl_err *err) {
    struct csv_parser p;
    size_t from = *at, first = line_end(raw, from);
    uint32_t lines = 0;
    *out = (row){ .mem = mem };
    if (csv_init(&p, CSV_APPEND_NULL)) return dl_fail(err, DL_EIO, "out of memory");
    csv_set_delim(&p, (unsigned char)separator);
    while (!out->done && *at < raw.len && lines++ < MANY_LINES && *at - from < MAX_ROW) {
        size_t end = line_end(raw, *at);
        csv_parse(&p, raw.ptr + *at, end - *at, take_cell, end_row, out);
        *at = end;
    }
    bool open = !out->done && (*at < raw.len || (p.quoted && p.pstate == IN_FIELD));
    if (!out->done) csv_fini(&p, take_cell, end_row, out);
    csv_free(&p);
    if (!open) return DL_OK;
    *at = first;
    return dl_fail(err, DL_EINPUT, "a quote that is never closed");
}

static bool is_blank_row(const row *r) {
    return r->n == 0 || (r->n == 1 && !dl_trim_wide(r->cells[0]).len);
}

/* ---- the header ----------------------------------------------------------------------- */

/* What separates the columns: what is most frequent in the first line, quotes aside. */
static char find_separator(dl_str raw) {
    static const char separators[] = ",;\t|";
    uint32_t counts[sizeof separators] = { 0 };
    size_t end = line_end(raw, 0), best = 0;
    bool quoted = false;
    for (size_t i = 0; i < end && i < MAX_HEADER; i++) {
        if (raw.ptr[i] == '"') quoted = !quoted;
        const char *which = quoted || !raw.ptr[i] ? NULL : strchr(separators, raw.ptr[i]);
        if (which) counts[which - separators]++;
    }
    for (size_t i = 1; i + 1 < sizeof separators; i++)
        if (counts[i] > counts[best]) best = i;
    return separators[best];
}

/* The next letter or digit of S from *AT, lower case; 0: the end. */
static char next_letter(dl_str s, uint32_t *at) {
    while (*at < s.len && strchr("_- \t.", s.ptr[*at])) ++*at;
    if (*at >= s.len) return 0;
    char c = s.ptr[(*at)++];
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* "Publication Date", "publication_date" and "publicationDate" are one name. */
static bool same_name(dl_str a, dl_str b) {
    uint32_t i = 0, j = 0;
    for (;;) {
        char c = next_letter(a, &i);
        if (c != next_letter(b, &j)) return false;
        if (!c) return true;
    }
}

static bool names_row(dl_str cell, uint8_t i) {
    return same_name(cell, (dl_str){ dl_names[i].name, dl_names[i].len });
}

static bool holds_text(dl_str cell) {
    for (uint8_t i = 0; i < DL_NAMES; i++)
        if (dl_names[i].field == DL_FIELD_TEXT && names_row(cell, i)) return true;
    return false;
}

/* What CELL of a column called NAME means. */
static void put_cell(dl_fields *f, const char *map, dl_str name, dl_str cell) {
    for (int field = 0; map && field < DL_FIELD_COUNT; field++) {
        dl_str wanted = dl_map_name(map, (dl_field)field);
        if (!wanted.len || !same_name(wanted, name)) continue;
        f->mapped[field] = cell.len ? cell : DL_LIT("");
        return;
    }
    if (!cell.len) return;
    for (uint8_t i = 0; i < DL_NAMES; i++)
        if (names_row(name, i) && !f->values[i].len) dl_fields_put(f, i, cell);
}

/* Columns that say where the text is, by the map or by their name. */
static bool finds_text(const row *header, const char *map) {
    dl_str wanted = dl_map_name(map, DL_FIELD_TEXT);
    for (uint32_t i = 0; i < header->n && i < MAX_COLUMNS; i++)
        if (wanted.len ? same_name(wanted, header->cells[i])
                       : holds_text(header->cells[i]))
            return true;
    return false;
}

/* ---- the reader ----------------------------------------------------------------------- */

static int sniff_csv(dl_str raw) {
    dl_arena *mem = dl_arena_new();
    row header;
    dl_err err = { 0 };
    size_t at = 0;
    int sure = 0;
    dl_str head = dl_str_sub(raw, 0, MAX_HEADER);
    if (head.len && line_end(head, 0) < MAX_HEADER / 8 &&
        !read_row(mem, head, find_separator(head), &at, &header, &err)) {
        uint32_t known = 0;
        for (uint32_t i = 0; i < header.n && i < MAX_COLUMNS; i++) {
            dl_str cell = dl_str_trim(header.cells[i]);
            bool named = false;
            for (uint8_t j = 0; j < DL_NAMES && !named; j++) named = names_row(cell, j);
            known += named && cell.len < 32;
        }
        if (known >= 2 && 2 * known >= header.n && finds_text(&header, NULL))
            sure = 85;
        else if (known >= 3 && finds_text(&header, NULL))
            sure = 70;
    }
    dl_arena_free(mem);
    return sure;
}

static dl_str cell_brief(dl_arena *mem, dl_field field, dl_str value) {
    (void)mem;
    (void)field;
    return dl_meta_trim(value);
}

static dl_str cell_whole(dl_arena *mem, dl_str value) {
    (void)mem;
    return value;
}

static dl_code fill(dl_reading *r, dl_arena *mem, const row *header, const row *body,
                    dl_document *doc, dl_err *err) {
    dl_fields f = { .mem = mem, .brief = cell_brief, .whole = cell_whole };
    const char *empty;
    if (body->n > header->n)
        return dl_fail(err, DL_EINPUT, "%u columns where the header has %u", body->n,
                       header->n);
    for (uint32_t i = 0; i < body->n && i < MAX_COLUMNS; i++)
        put_cell(&f, r->map, dl_str_trim(header->cells[i]), body->cells[i]);
    if (dl_fields_fill(&f, doc, &empty, err) != DL_END) return err->code;
    return dl_fail(err, DL_EINPUT, "no text in this row%s",
                   doc->title.len ? ", only a title" : "");
}

static dl_code next_csv(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    row header, body;
    dl_err inner = { 0 };
    size_t at = 0, from = r->at;
    char separator = find_separator(r->raw);
    dl_code rc =
        read_row(mem, dl_str_sub(r->raw, 0, MAX_HEADER), separator, &at, &header, &inner);
    if (!from && (rc || !finds_text(&header, r->map))) {
        r->at = r->raw.len;
        return r->raw.len ? dl_fail_at(err, DL_EINPUT, NULL, 1, 0,
                                       "no column holds the text: name it with --map "
                                       "text=COLUMN")
                          : DL_END;
    }
    if (from < at) r->at = at;
    do {
        while (r->at < r->raw.len && strchr("\r\n", r->raw.ptr[r->at])) r->at++;
        if (r->at >= r->raw.len) return DL_END;
        at = r->at;
        rc = read_row(mem, r->raw, separator, &r->at, &body, &inner);
    } while (!rc && is_blank_row(&body));
    for (size_t i = from; i < at; i++) out->line += r->raw.ptr[i] == '\n';
    dl_document doc = *out;
    if (!rc) rc = fill(r, mem, &header, &body, &doc, &inner);
    if (rc) return dl_fail_at(err, inner.code, NULL, out->line, 0, "%s", inner.text);
    *out = doc;
    return DL_OK;
}

const dl_reader dl_reader_csv = {
    .name = "csv",
    .suffixes = ".csv .tsv .tab",
    .help = "a table with a header: comma, semicolon, tab or bar between the columns",
    .sniff = sniff_csv,
    .next = next_csv,
};
