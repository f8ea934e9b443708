/* write_page.c - a timeline as one HTML page that needs nothing else.
 *
 * In:  events; the parts of src/export/page and D3, which are embedded. Out: the page.
 * What articles say is data in a script element or text in a table. Beside the escaping, the
 * page's own policy lets no script run but the two it came with, and nothing be loaded.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/seeds.h"
#include "export_parts.h"

enum { MAX_EVENTS = 20000 }; /* of a page; a browser should still be quick with it */

static const char d3_name[] = "d3.min.js";
/* In the order in which they need each other. */
static const char *const scripts[] = { "model.js", "layout.js",   "marks.js",
                                       "chart.js", "evidence.js", "controls.js",
                                       "main.js" };

struct state {
    dl_str script; /* all of ours */
    dl_str rest;   /* of the template, what is not written yet */
    uint64_t n, left_out;
};

static dl_str part_named(const char *name) {
    for (unsigned i = 0; i < dl_page_file_count; i++)
        if (strcmp(dl_page_files[i].path, name) == 0)
            return (dl_str){ dl_page_files[i].text, dl_page_files[i].len };
    return (dl_str){ 0 };
}

/* ---- the policy ----------------------------------------------------------------------------- */

static unsigned nibble(char c) {
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* The SHA-256 of TEXT in base 64, as policies name the scripts they allow. */
static void put_hash(dl_str text, dl_buf *out) {
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[DL_SHA256_HEX];
    unsigned char bytes[33] = { 0 }; /* one beyond: the last group is not full */
    dl_sha256_hex(text, hex);
    for (int i = 0; i < 32; i++)
        bytes[i] = (unsigned char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    dl_buf_puts(out, " 'sha256-");
    for (int i = 0; i < 33; i += 3) {
        unsigned group = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 |
                         (i + 2 < 33 ? bytes[i + 2] : 0u);
        for (int k = 0; k < 4; k++) dl_buf_putc(out, digits[group >> (18 - 6 * k) & 63]);
    }
    out->ptr[out->len - 1] = '='; /* 32 bytes: the last digit holds nothing */
    dl_buf_putc(out, '\'');
}

static void put_policy(const struct state *state, dl_buf *out) {
    dl_buf_puts(out,
                "default-src 'none'; base-uri 'none'; form-action 'none'; style-src");
    put_hash(part_named("page.css"), out);
    dl_buf_puts(out, "; script-src");
    put_hash(part_named(d3_name), out);
    put_hash(state->script, out);
}

/* ---- the template ------------------------------------------------------------------ */

static void put_note(const struct state *state, dl_buf *out) {
    if (state->n == 0)
        dl_buf_puts(out, "<p class=\"note\">Nothing found.</p>");
    else if (state->left_out)
        dl_buf_printf(out,
                      "<p class=\"note\">Only the first %d events are here; %llu more "
                      "match the query.</p>",
                      MAX_EVENTS, (unsigned long long)state->left_out);
}

static void put_data(const dl_buf *events, dl_buf *out) {
    dl_buf_printf(out, "{\"version\":%d,\"events\":[", DL_OUTPUT_VERSION);
    dl_buf_add(out, events->len ? events->ptr : "", events->len);
    dl_buf_puts(out, "\n]}");
}

static void put_about(dl_writer *writer) {
    if (writer->about.len) dl_buf_puts(&writer->out, ": ");
    dl_put_markup(writer->about, &writer->out);
}

/* What stands for {{NAME}}. */
static void put_part(dl_writer *writer, dl_str name) {
    struct state *state = writer->state;
    dl_buf *out = &writer->out;
    if (dl_str_is(name, "policy")) put_policy(state, out);
    if (dl_str_is(name, "version")) dl_buf_printf(out, "%d", DL_OUTPUT_VERSION);
    if (dl_str_is(name, "about")) put_about(writer);
    if (dl_str_is(name, "style")) dl_buf_str(out, part_named("page.css"));
    if (dl_str_is(name, "note")) put_note(state, out);
    if (dl_str_is(name, "licence")) dl_put_markup(part_named("copyright"), out);
    if (dl_str_is(name, "data")) put_data(&writer->group, out);
    if (dl_str_is(name, "d3")) dl_buf_str(out, part_named(d3_name));
    if (dl_str_is(name, "script")) dl_buf_str(out, state->script);
}

/* Writes the template up to {{UNTIL}}, or to its end. */
static void put_template(dl_writer *writer, const char *until) {
    struct state *state = writer->state;
    for (;;) {
        uint32_t from = dl_str_find(state->rest, DL_LIT("{{"), 0);
        dl_buf_str(&writer->out, dl_str_sub(state->rest, 0, from));
        if (from == DL_NONE) return;
        uint32_t to = dl_str_find(state->rest, DL_LIT("}}"), from);
        DL_ASSERT(to != DL_NONE);
        dl_str name = dl_str_sub(state->rest, from + 2, to - from - 2);
        state->rest = dl_str_sub(state->rest, to + 2, UINT32_MAX);
        if (dl_str_is(name, until)) return;
        put_part(writer, name);
    }
}

/* ---- the writer -------------------------------------------------------------------- */

static void begin(dl_writer *writer) {
    struct state *state = writer->state = DL_NEW(writer->mem, struct state);
    dl_buf script = { 0 };
    for (size_t i = 0; i < DL_N(scripts); i++) {
        dl_buf_str(&script, part_named(scripts[i]));
        dl_buf_putc(&script, '\n');
    }
    state->script =
        dl_str_copy(writer->mem, (dl_str){ script.ptr, (uint32_t)script.len });
    dl_buf_free(&script);
    state->rest = part_named("page.html");
    put_template(writer, "rows");
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    struct state *state = writer->state;
    if (state->n == MAX_EVENTS) {
        state->left_out++;
        return;
    }
    dl_buf *events = &writer->group; /* until the table is closed */
    dl_buf_puts(events, state->n++ ? ",\n" : "\n");
    dl_page_event(record, events);
    dl_page_row(record, &writer->out);
}

static void end(dl_writer *writer) {
    struct state *state = writer->state;
    put_template(writer, "");
    dl_left_out(writer, state->left_out, "beyond the limit of a page");
}

const dl_format dl_export_html = {
    "html", "one page to read offline", false, begin, record_event, end,
};
