/* page_tree.c - from HTML to a flat tree, through libxml2's parser.
 *
 * In:  the UTF-8 bytes of a page or a fragment. Out: nodes in the order of the page.
 * libxml2 calls back for each element and text; its own tree is never built, which saves
 * most of the time and memory. It calls back with text in pieces, so pieces are gathered
 * until the next element. Nothing is loaded and no DTD is read.
 *
 * SPDX-License-Identifier: MIT */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <strings.h>

#include "page.h"

enum { ROOT = 0 }; /* a node around everything: text may stand outside of <html> */

typedef struct {
    dl_arena *mem;
    dl_page *page;
    htmlParserCtxtPtr parser;
    dl_buf text;   /* gathered, not yet a node */
    uint32_t open; /* the innermost element that is open */
    bool stopped;
} building;

static const char *const tag_names[] = {
#define TAG(name, traits) #name,
#include "page_tags.def"
#undef TAG
};

static const char *const attribute_names[] = {
#define ATTRIBUTE(name, spelling) spelling,
#include "page_attributes.def"
#undef ATTRIBUTE
};

static int compare_names(const void *key, const void *entry) {
    return strcmp(key, *(const char *const *)entry);
}

/* Index of NAME in the sorted LIST, or N. */
static size_t find_name(const char *const *list, size_t n, const char *name) {
    const char *const *found = bsearch(name, list, n, sizeof *list, compare_names);
    return found ? (size_t)(found - list) : n;
}

/* ---- callbacks ------------------------------------------------------------------------ */

static void stop(building *b, const char *why) {
    b->stopped = true;
    b->page->cut = why;
    xmlStopParser(b->parser);
}

static uint32_t add_node(building *b, uint8_t tag) {
    uint32_t i = b->page->nodes.n;
    uint16_t depth = 0;
    if (b->open != DL_NONE) depth = (uint16_t)(b->page->nodes.at[b->open].depth + 1);
    *DL_PUSH(b->mem, &b->page->nodes) = (dl_node){
        .tag = tag,
        .depth = depth,
        .parent = b->open,
        .end = i + 1,
        .attributes = b->page->attributes.n,
    };
    return i;
}

static void flush_text(building *b) {
    if (!b->text.len) return;
    uint32_t i = add_node(b, DL_TAG_TEXT);
    dl_str s = { b->text.ptr, (uint32_t)b->text.len };
    b->page->nodes.at[i].text = dl_str_copy(b->mem, s);
    dl_buf_clear(&b->text);
}

static void add_attributes(building *b, uint32_t i, const xmlChar **pairs) {
    for (; pairs && pairs[0]; pairs += 2) {
        size_t name =
            find_name(attribute_names, DL_N(attribute_names), (const char *)pairs[0]);
        if (name == DL_N(attribute_names)) continue;
        dl_str value = dl_str_of((const char *)pairs[1]);
        *DL_PUSH(b->mem, &b->page->attributes) = (dl_attr){
            .name = (uint8_t)name,
            .value = dl_str_copy(b->mem, dl_str_sub(value, 0, DL_MAX_META)),
        };
        b->page->nodes.at[i].n++;
    }
}

static void start_element(void *context, const xmlChar *name, const xmlChar **pairs) {
    building *b = context;
    if (b->stopped) return;
    flush_text(b);
    if (b->page->nodes.n >= DL_MAX_NODES) {
        stop(b, "it has too many elements");
        return;
    }
    size_t tag = find_name(tag_names, DL_N(tag_names), (const char *)name);
    uint32_t i = add_node(b, tag == DL_N(tag_names) ? DL_TAG_OTHER : (uint8_t)tag);
    add_attributes(b, i, pairs);
    b->open = i;
    if (b->page->nodes.at[i].depth >= DL_MAX_NESTING)
        stop(b, "its elements are nested too deep");
}

static void end_element(void *context, const xmlChar *name) {
    building *b = context;
    (void)name; /* libxml2 closes what is open, in order */
    flush_text(b);
    if (b->open == ROOT) return;
    dl_node *node = &b->page->nodes.at[b->open];
    node->end = b->page->nodes.n;
    b->open = node->parent;
}

static void add_text(void *context, const xmlChar *text, int len) {
    building *b = context;
    if (len > 0 && !b->stopped) dl_buf_add(&b->text, (const char *)text, (size_t)len);
}

/* Is element I a script that holds data, not code? */
static bool holds_data(const dl_page *page, uint32_t i) {
    return page->nodes.at[i].tag == DL_TAG_script &&
           dl_str_find(dl_page_attr(page, i, DL_ATTR_type), DL_LIT("ld+json"), 0) !=
               DL_NONE;
}

/* What stands inside scripts and styles. */
static void add_raw(void *context, const xmlChar *text, int len) {
    building *b = context;
    if (holds_data(b->page, b->open)) add_text(context, text, len);
}

/* ---- hostile tags --------------------------------------------------------------------- */

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The end tag of the element whose NAME stands before AT, when it holds no markup; else
 * AT. */
static const char *skip_raw(const char *name, const char *at, const char *end) {
    static const char *const names[] = { "script", "style", "textarea", "title" };
    for (size_t i = 0; i < DL_N(names); i++) {
        size_t len = strlen(names[i]);
        if ((size_t)(at - name) < len || strncasecmp(name, names[i], len) != 0) continue;
        const char *close = at;
        while ((close = memchr(close, '<', (size_t)(end - close))) != NULL) {
            if ((size_t)(end - ++close) > len && *close == '/' &&
                strncasecmp(close + 1, names[i], len) == 0)
                return close;
        }
        return end;
    }
    return at;
}

/* Behind the tag whose name stands at AT; *N: blanks in it that attributes may follow. */
static const char *skip_tag(const char *at, const char *end, uint32_t *n) {
    char before = 0;
    for (*n = 0; at < end && *at != '>'; at++) {
        bool quote = (*at == '"' || *at == '\'') && before == '=';
        if (quote && !(at = memchr(at + 1, *at, (size_t)(end - at - 1)))) return end;
        if (is_blank(at[0]) && !is_blank(at[-1])) ++*n;
        if (!is_blank(*at)) before = *at;
    }
    return at;
}

/* The parser compares every attribute of an element with all others: HTML up to the first
 * element that has too many of them. */
static dl_str cut_hostile(dl_str html) {
    const char *at = html.ptr, *end = html.ptr + html.len;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *tag = at++;
        uint32_t n;
        if (at == end || (*at | 0x20) < 'a' || (*at | 0x20) > 'z') continue;
        at = skip_tag(at, end, &n);
        if (n > DL_MAX_ATTRIBUTES) return dl_str_sub(html, 0, (uint32_t)(tag - html.ptr));
        at = skip_raw(tag + 1, at, end);
    }
    return html;
}

/* ---- parsing -------------------------------------------------------------------------- */

static void start_libxml(void) {
    xmlInitParser();
}

static void close_all(dl_page *page, uint32_t open) {
    while (open != DL_NONE) {
        page->nodes.at[open].end = page->nodes.n;
        open = page->nodes.at[open].parent;
    }
}

void dl_page_parse(dl_arena *mem, dl_str html, dl_page *out) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    *out = (dl_page){ 0 };
    if (!html.len) return;
    pthread_once(&once, start_libxml);
    building b = { .mem = mem, .page = out, .open = DL_NONE };
    b.parser = htmlNewParserCtxt();
    if (!b.parser) dl_bug(__FILE__, __LINE__, "memory for a parser");
    *b.parser->sax = (htmlSAXHandler){
        .startElement = start_element,
        .endElement = end_element,
        .characters = add_text,
        .ignorableWhitespace = add_text,
        .cdataBlock = add_raw,
    };
    b.parser->userData = &b;
    b.open = add_node(&b, DL_TAG_OTHER); /* ROOT */
    dl_str sane = cut_hostile(html);
    if (sane.len < html.len) out->cut = "an element has too many attributes";
    DL_ASSERT(sane.len <= INT_MAX);
    htmlCtxtReadMemory(b.parser, sane.ptr, (int)sane.len, NULL, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    flush_text(&b);
    close_all(out, b.open);
    if (b.parser->myDoc) xmlFreeDoc(b.parser->myDoc);
    htmlFreeParserCtxt(b.parser);
    dl_buf_free(&b.text);
}

dl_str dl_page_attr(const dl_page *page, uint32_t i, dl_attr_name name) {
    const dl_node *node = &page->nodes.at[i];
    for (uint32_t k = 0; k < node->n; k++) {
        const dl_attr *attr = &page->attributes.at[node->attributes + k];
        if (attr->name == name) return attr->value;
    }
    return (dl_str){ 0 };
}
