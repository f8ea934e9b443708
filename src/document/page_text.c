/* page_text.c - the words of a page as people read them, paragraphs apart.
 *
 * In:  a page or part of it. Out: text with blank lines between paragraphs.
 * White space is folded as browsers do; a line end comes from <br> or <pre>, a blank line
 * from the edge of a block or from two <br>. The cells of a table row are one line, unless
 * the table only lays out the page: then each cell stands by itself.
 *
 * SPDX-License-Identifier: MIT */
#include "page.h"

enum {
    LONG_CELL = 160, /* bytes: no datum of a table is longer */
    SEEN_TAGS = 4096 /* bytes looked at for elements */
};

static const uint8_t traits[DL_TAG_TEXT + 1] = {
    [DL_TAG_OTHER] = 0,
    [DL_TAG_TEXT] = 0,
#define B               DL_TAG_BLOCK
#define H               DL_TAG_HIDDEN
#define D               DL_TAG_HEADING
#define I               DL_TAG_INLINE
#define TAG(name, bits) [DL_TAG_##name] = (bits),
#include "page_tags.def"
#undef TAG
#undef B
#undef H
#undef D
#undef I
};

unsigned dl_tag_traits(dl_tag tag) {
    return traits[tag];
}

/* ---- writing -------------------------------------------------------------------------- */

typedef enum { NOTHING, SPACE, TAB, LINE, PARAGRAPH } gap;

typedef struct {
    dl_buf out;
    gap before; /* what is to come before the next word */
} writing;

static void want(writing *w, gap g) {
    if (g == LINE && w->before == LINE) g = PARAGRAPH; /* <br><br> */
    if (g > w->before) w->before = g;
}

static void write_gap(writing *w) {
    static const char *const gaps[] = { "", " ", "\t", "\n", "\n\n" };
    if (w->out.len) dl_buf_puts(&w->out, gaps[w->before]);
    w->before = NOTHING;
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Words, with white space between them folded. */
static void write_folded(writing *w, dl_str s) {
    uint32_t at = 0;
    while (at < s.len) {
        uint32_t from = at;
        while (at < s.len && is_space(s.ptr[at])) at++;
        if (at > from) want(w, SPACE);
        from = at;
        while (at < s.len && !is_space(s.ptr[at])) at++;
        if (at == from) continue;
        write_gap(w);
        dl_buf_add(&w->out, s.ptr + from, at - from);
    }
}

/* The lines of <pre>. */
static void write_lines(writing *w, dl_str s) {
    for (dl_str line; dl_str_line(&s, &line);) {
        if (dl_str_trim(line).len) {
            write_gap(w);
            dl_buf_str(&w->out, line);
        }
        if (s.len || (line.len && line.ptr[line.len] == '\n')) want(w, LINE);
    }
}

/* ---- tables --------------------------------------------------------------------------- */

/* Is the cell I a datum, not a part of the page? */
static bool is_datum(const dl_page *page, uint32_t i) {
    uint32_t bytes = 0;
    for (uint32_t k = i + 1; k < page->nodes.at[i].end; k++) {
        const dl_node *node = &page->nodes.at[k];
        if (node->tag == DL_TAG_table || node->tag == DL_TAG_div) return false;
        if (node->tag == DL_TAG_TEXT) bytes += dl_str_trim(node->text).len;
        if (bytes > LONG_CELL) return false;
    }
    return true;
}

/* ---- walking -------------------------------------------------------------------------- */

static gap gap_of(const dl_page *page, uint32_t i) {
    uint8_t tag = page->nodes.at[i].tag;
    if (traits[tag] & DL_TAG_BLOCK) return PARAGRAPH;
    if (tag == DL_TAG_td || tag == DL_TAG_th) return is_datum(page, i) ? TAB : PARAGRAPH;
    return NOTHING;
}

dl_str dl_page_text(dl_arena *mem, const dl_page *page, uint32_t i, const uint8_t *skip) {
    writing w = { 0 };
    DL_VEC(dl_span) open = { 0 }; /* ends of open blocks, with what follows them */
    uint32_t end = i == DL_NONE ? page->nodes.n : page->nodes.at[i].end, pre = 0;
    if (i == DL_NONE) i = 0;
    while (i < end) {
        const dl_node *node = &page->nodes.at[i];
        while (open.n && open.at[open.n - 1].off <= i)
            want(&w, (gap)open.at[--open.n].len);
        if ((skip && skip[i]) || (traits[node->tag] & DL_TAG_HIDDEN)) {
            if (traits[node->tag] & DL_TAG_BLOCK) want(&w, PARAGRAPH);
            i = node->end;
            continue;
        }
        gap g = gap_of(page, i);
        if (g != NOTHING) {
            want(&w, g);
            *DL_PUSH(mem, &open) = (dl_span){ node->end, g };
        }
        if (node->tag == DL_TAG_br) want(&w, LINE);
        if (node->tag == DL_TAG_pre && node->end > pre) pre = node->end;
        if (node->tag == DL_TAG_TEXT && i < pre) write_lines(&w, node->text);
        if (node->tag == DL_TAG_TEXT && i >= pre) write_folded(&w, node->text);
        i++;
    }
    dl_str text = { w.out.ptr, (uint32_t)w.out.len };
    text = dl_str_copy(mem, text);
    dl_buf_free(&w.out);
    return text;
}

dl_str dl_html_to_text(dl_arena *mem, dl_str html) {
    dl_page page;
    dl_page_parse(mem, html, &page);
    return dl_page_text(mem, &page, DL_NONE, NULL);
}

/* ---- is it HTML? ---------------------------------------------------------------------- */

/* Does S begin, behind "<" and perhaps "/", with the name of an element and its end? */
static bool begins_element(dl_str s) {
    static const char *const names[] = {
        "p",       "br",      "div",  "a",      "b",     "i",      "em",
        "ul",      "li",      "span", "h1",     "h2",    "h3",     "h4",
        "img",     "html",    "td",   "strong", "table", "figure", "blockquote",
        "section", "article", "body", "pre",    "ol"
    };
    if (s.len && s.ptr[0] == '/') s = dl_str_sub(s, 1, s.len);
    char lower[12];
    uint32_t n = 0;
    while (n < s.len && n + 1 < sizeof lower && !strchr(" />\t\r\n", s.ptr[n])) n++;
    if (n == 0 || n == s.len) return false;
    dl_str name = { lower, dl_utf8_lower(dl_str_sub(s, 0, n), lower, sizeof lower) };
    for (size_t i = 0; i < DL_N(names); i++)
        if (dl_str_is(name, names[i])) return true;
    return dl_str_is(name, "!doctype");
}

bool dl_looks_like_html(dl_str s) {
    uint32_t references = 0;
    s = dl_str_sub(s, 0, SEEN_TAGS);
    for (uint32_t i = 0; i < s.len; i++) {
        dl_str rest = dl_str_sub(s, i + 1, s.len);
        if (s.ptr[i] == '<' && begins_element(rest)) return true;
        if (s.ptr[i] != '&') continue;
        references += dl_str_starts(rest, "amp;") || dl_str_starts(rest, "quot;") ||
                      dl_str_starts(rest, "nbsp;") || dl_str_starts(rest, "#");
    }
    return references >= 2;
}
