/* xml.c - finds elements and gathers their text.
 *
 * In:  a tree by libxml2. Out: strings in an arena.
 * Text is gathered from text nodes alone, so that no entity, however it is declared,
 * expands to anything.
 *
 * SPDX-License-Identifier: MIT */
#include "xml.h"

#include <libxml/HTMLparser.h>

#include "reader.h"

static const char *local_name(const xmlNode *node) {
    return node && node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same_name(const char *a, const char *b, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!a[i] || lower(a[i]) != lower(b[i])) return false;
    return !a[len];
}

bool dl_xml_is(const xmlNode *node, const char *name) {
    return node && node->type == XML_ELEMENT_NODE &&
           same_name(local_name(node), name, strlen(name));
}

const xmlNode *dl_xml_child(const xmlNode *node, const char *path) {
    while (node && *path) {
        size_t len = strcspn(path, "/");
        const xmlNode *child = node->children;
        while (child && (child->type != XML_ELEMENT_NODE ||
                         !same_name(local_name(child), path, len)))
            child = child->next;
        node = child;
        path += len + (path[len] == '/');
    }
    return node;
}

/* The node behind AT in order of the document, below TOP; INSIDE: its children come next. */
static const xmlNode *step(const xmlNode *top, const xmlNode *at, bool inside) {
    if (inside && at->children && at->type == XML_ELEMENT_NODE) return at->children;
    while (at != top && !at->next) at = at->parent;
    return at == top ? NULL : at->next;
}

const xmlNode *dl_xml_next(const xmlNode *node, const xmlNode *last, const char *name) {
    const xmlNode *at = last ? last : node;
    while (at && (at = step(node, at, true)) != NULL)
        if (dl_xml_is(at, name)) return at;
    return NULL;
}

const xmlNode *dl_xml_find(const xmlNode *node, const char *name) {
    return node ? dl_xml_next(node, NULL, name) : NULL;
}

/* ---- text ----------------------------------------------------------------------------- */

static bool is_text(const xmlNode *node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static dl_str finish(dl_arena *mem, dl_buf *buf) {
    dl_str s = dl_str_copy(mem, (dl_str){ buf->ptr ? buf->ptr : "", (uint32_t)buf->len });
    dl_buf_free(buf);
    return s;
}

dl_str dl_xml_attr(dl_arena *mem, const xmlNode *node, const char *name) {
    dl_buf value = { 0 };
    const xmlAttr *attr =
        node && node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    while (attr && !same_name((const char *)attr->name, name, strlen(name)))
        attr = attr->next;
    for (const xmlNode *at = attr ? attr->children : NULL; at; at = at->next)
        if (is_text(at) && at->content) dl_buf_puts(&value, (const char *)at->content);
    return dl_meta_trim(finish(mem, &value));
}

dl_str dl_xml_raw(dl_arena *mem, const xmlNode *node) {
    dl_buf text = { 0 };
    for (const xmlNode *at = node; at; at = step(node, at, true))
        if (is_text(at) && at->content) dl_buf_puts(&text, (const char *)at->content);
    return finish(mem, &text);
}

/* Adds TEXT to BUF with its white space folded; at the beginning of a line there is none. */
static void add_folded(dl_buf *buf, const char *text) {
    for (; *text; text++) {
        bool blank = strchr(" \t\r\n", *text) != NULL;
        bool open = buf->len && !strchr(" \n", buf->ptr[buf->len - 1]);
        if (!blank)
            dl_buf_putc(buf, *text);
        else if (open)
            dl_buf_putc(buf, ' ');
    }
}

dl_str dl_xml_folded(dl_arena *mem, const xmlNode *node) {
    dl_buf text = { 0 };
    for (const xmlNode *at = node; at; at = step(node, at, true)) {
        if (at->type == XML_ELEMENT_NODE) add_folded(&text, " ");
        if (is_text(at) && at->content) add_folded(&text, (const char *)at->content);
    }
    return dl_str_trim(finish(mem, &text));
}

dl_str dl_xml_line(dl_arena *mem, const xmlNode *node) {
    return dl_meta_trim(dl_xml_folded(mem, node));
}

/* ---- bodies --------------------------------------------------------------------------- */

static const char *const blocks[] = {
    "p",  "div",   "hl1", "hl2", "h1", "h2", "h3",        "h4",         "h5",      "h6",
    "li", "dt",    "dd",  "tr",  "ul", "ol", "dl",        "table",      "section", "pre",
    "bq", "block", "hr",  "fn",  "td", "th", "paragraph", "blockquote", "title",
};
static const char *const skipped[] = {
    "media",  "figure",  "script",        "style",    "head",      "img",   "object",
    "iframe", "caption", "media-caption", "noscript", "body.head", "video", "audio",
};

static bool listed(const char *const *list, size_t n, const xmlNode *node) {
    for (size_t i = 0; i < n; i++)
        if (dl_xml_is(node, list[i])) return true;
    return false;
}

/* Ends the line that is open, and leaves a blank one when BLANK. */
static void end_line(dl_buf *buf, bool blank) {
    while (buf->len && buf->ptr[buf->len - 1] == ' ') buf->len--;
    if (!buf->len) return;
    if (buf->ptr[buf->len - 1] != '\n') dl_buf_putc(buf, '\n');
    if (blank && (buf->len < 2 || buf->ptr[buf->len - 2] != '\n')) dl_buf_putc(buf, '\n');
}

static bool has_paragraphs(const xmlNode *node) {
    for (const xmlNode *at = node; at; at = step(node, at, true))
        if (at != node && (listed(blocks, DL_N(blocks), at) || dl_xml_is(at, "br")))
            return true;
    return false;
}

static void add_body(dl_buf *out, const xmlNode *node) {
    const xmlNode *block = NULL; /* the innermost one that is open */
    bool inside = true;
    for (const xmlNode *at = node; at; at = step(node, at, inside)) {
        inside = !listed(skipped, DL_N(skipped), at) || at == node;
        while (block && block != node) { /* has the walk left it? */
            const xmlNode *up = at;
            while (up && up != block) up = up->parent;
            if (up) break;
            end_line(out, true);
            block = block->parent;
            while (block && block != node && !listed(blocks, DL_N(blocks), block))
                block = block->parent;
        }
        if (listed(blocks, DL_N(blocks), at)) {
            end_line(out, true);
            block = at;
        }
        if (dl_xml_is(at, "br")) end_line(out, false);
        if (inside && is_text(at) && at->content)
            add_folded(out, (const char *)at->content);
    }
}

/* Text that was escaped once too often: "o&#39;clock". */
static dl_str unescape(dl_arena *mem, dl_str s) {
    static const char *const signs[] = { "&quot;", "&#", "&amp;", "&apos;", "&nbsp;" };
    bool escaped = false;
    for (size_t i = 0; i < DL_N(signs) && !escaped; i++)
        escaped = dl_str_find(s, dl_str_of(signs[i]), 0) != DL_NONE;
    if (!escaped) return s;
    dl_buf out = { 0 };
    for (uint32_t at = 0; at < s.len;) {
        uint32_t code, n = dl_xml_reference(dl_str_sub(s, at, s.len), &code);
        char bytes[4];
        if (n)
            dl_buf_add(&out, bytes, dl_utf8_put(code, bytes));
        else
            dl_buf_putc(&out, s.ptr[at]);
        at += n ? n : 1;
    }
    return finish(mem, &out);
}

dl_str dl_xml_body(dl_arena *mem, const xmlNode *node) {
    dl_buf text = { 0 };
    if (!node) return (dl_str){ 0 };
    if (!has_paragraphs(node)) return dl_xml_lines(dl_xml_raw(mem, node));
    add_body(&text, node);
    return unescape(mem, dl_str_trim(finish(mem, &text)));
}

dl_str dl_xml_lines(dl_str s) {
    uint32_t from = 0;
    for (uint32_t i = 0; i < s.len && strchr(" \t\r\n", s.ptr[i]); i++)
        if (s.ptr[i] == '\n') from = i + 1;
    dl_str cut = dl_str_sub(s, from, s.len);
    while (cut.len && strchr(" \t\r\n", cut.ptr[cut.len - 1])) cut.len--;
    return cut;
}
