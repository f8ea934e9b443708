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
    LONG_CELL = 160, /* bytes or nodes: no datum of a table is longer */
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
    dl_arena *mem;
    dl_page_blocks *blocks;
    dl_buf out; /* words of the open block */
    dl_page_block open;
    gap before;     /* what is to come before the next word */
    uint32_t owner; /* the innermost block element that is open */
    uint32_t node;  /* being written */
    bool in_link;
} writing;

static void close_block(writing *w) {
    if (w->out.len) {
        w->open.text = dl_str_copy(w->mem, (dl_str){ w->out.ptr, (uint32_t)w->out.len });
        *DL_PUSH(w->mem, w->blocks) = w->open;
    }
    dl_buf_clear(&w->out);
    w->before = NOTHING;
}

static void want(writing *w, gap g) {
    if (g == LINE && w->before == LINE) g = PARAGRAPH; /* <br><br> */
    if (g > w->before) w->before = g;
}

static void write_word(writing *w, const char *ptr, size_t len) {
    static const char *const gaps[] = { "", " ", "\t", "\n", "" };
    if (w->before == PARAGRAPH) close_block(w);
    if (!w->out.len)
        w->open = (dl_page_block){ .first = w->node, .owner = w->owner };
    else
        dl_buf_puts(&w->out, gaps[w->before]);
    w->before = NOTHING;
    w->open.last = w->node;
    if (w->in_link) w->open.link += (uint32_t)len + 1;
    dl_buf_add(&w->out, ptr, len);
}

/* Bytes of white space at AT, 0: none. No-break spaces are spaces for a reader. */
static uint32_t space_at(dl_str s, uint32_t at) {
    char c = s.ptr[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') return 1;
    return c == '\xc2' && at + 1 < s.len && s.ptr[at + 1] == '\xa0' ? 2 : 0;
}

/* Bytes at AT of a mark that is not seen: soft hyphen, zero-width space, byte-order mark. */
static uint32_t unseen_at(dl_str s, uint32_t at) {
    if (s.ptr[at] == '\xc2') return s.len - at > 1 && s.ptr[at + 1] == '\xad' ? 2 : 0;
    if (s.ptr[at] != '\xe2' && s.ptr[at] != '\xef') return 0;
    dl_str rest = dl_str_sub(s, at, 3);
    return dl_str_is(rest, "\xe2\x80\x8b") || dl_str_is(rest, "\xef\xbb\xbf") ? 3 : 0;
}

/* Words, with white space between them folded. */
static void write_folded(writing *w, dl_str s) {
    uint32_t at = 0, n;
    while (at < s.len) {
        for (n = 0; at < s.len && (n = space_at(s, at)) > 0; at += n) want(w, SPACE);
        uint32_t from = at;
        while (at < s.len && !space_at(s, at) && !unseen_at(s, at)) at++;
        if (at > from) write_word(w, s.ptr + from, at - from);
        while (at < s.len && (n = unseen_at(s, at)) > 0) at += n;
    }
}

/* The lines of <pre>. */
static void write_lines(writing *w, dl_str s) {
    for (dl_str line; dl_str_line(&s, &line);) {
        if (dl_str_trim(line).len) write_word(w, line.ptr, line.len);
        if (line.ptr[line.len] == '\n' || line.ptr[line.len] == '\r') want(w, LINE);
    }
}

/* ---- tables --------------------------------------------------------------------------- */

/* Is the cell I a datum, not a part of the page? */
static bool is_datum(const dl_page *page, uint32_t i) {
    uint32_t bytes = 0;
    if (page->nodes.at[i].end - i > LONG_CELL) return false;
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

/* A link, but for those of headings to themselves. */
static bool leads_away(const dl_page *page, uint32_t i, uint32_t owner) {
    dl_str href = dl_page_attr(page, i, DL_ATTR_href);
    return href.len &&
           (href.ptr[0] != '#' || !(traits[page->nodes.at[owner].tag] & DL_TAG_HEADING));
}

typedef struct {
    uint32_t end;   /* of the element */
    uint32_t owner; /* before it */
    gap after;
} level;

void dl_page_cut(dl_arena *mem, const dl_page *page, uint32_t i, dl_page_blocks *out) {
    *out = (dl_page_blocks){ 0 };
    writing w = { .mem = mem, .blocks = out, .owner = i == DL_NONE ? 0 : i };
    DL_VEC(level) open = { 0 };
    uint32_t end = i == DL_NONE ? page->nodes.n : page->nodes.at[i].end;
    uint32_t pre = 0, link = 0;
    for (i = i == DL_NONE ? 0 : i; i < end; i++) {
        const dl_node *node = &page->nodes.at[i];
        while (open.n && open.at[open.n - 1].end <= i) {
            want(&w, open.at[--open.n].after);
            w.owner = open.at[open.n].owner;
        }
        gap g = gap_of(page, i);
        if (g != NOTHING) want(&w, g);
        if (traits[node->tag] & DL_TAG_HIDDEN) {
            i = node->end - 1;
            continue;
        }
        if (g != NOTHING) *DL_PUSH(mem, &open) = (level){ node->end, w.owner, g };
        if (g == PARAGRAPH) w.owner = i;
        if (node->tag == DL_TAG_br) want(&w, LINE);
        if (node->tag == DL_TAG_pre && node->end > pre) pre = node->end;
        if (node->tag == DL_TAG_a && leads_away(page, i, w.owner)) link = node->end;
        w.node = i;
        w.in_link = i < link;
        if (node->tag == DL_TAG_TEXT && i < pre) write_lines(&w, node->text);
        if (node->tag == DL_TAG_TEXT && i >= pre) write_folded(&w, node->text);
    }
    close_block(&w);
    dl_buf_free(&w.out);
}

dl_str dl_page_join(dl_arena *mem, const dl_page_blocks *blocks, const uint8_t *keep) {
    dl_buf out = { 0 };
    for (uint32_t i = 0; i < blocks->n; i++) {
        if (keep && !keep[i]) continue;
        if (out.len) dl_buf_puts(&out, "\n\n");
        dl_buf_str(&out, blocks->at[i].text);
    }
    dl_str text = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return text;
}

dl_str dl_html_to_text(dl_arena *mem, dl_str html) {
    dl_page page;
    dl_page_blocks blocks;
    dl_page_parse(mem, html, &page);
    dl_page_cut(mem, &page, DL_NONE, &blocks);
    return dl_page_join(mem, &blocks, NULL);
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
    if (dl_str_among(name, names, DL_N(names))) return true;
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
