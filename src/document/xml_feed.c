/* xml_feed.c - items of RSS, RDF and Atom feeds, articles of Factiva exports.
 *
 * In:  an element. Out: a document.
 * A field of RSS may hold HTML, escaped; Atom says which of the three it is.
 *
 * SPDX-License-Identifier: MIT */
#include <libxml/tree.h>

#include "page.h"
#include "reader.h"
#include "xml_article.h"

dl_str dl_xml_address(dl_str s) {
    bool address = dl_str_starts(s, "http://") || dl_str_starts(s, "https://");
    return address ? s : (dl_str){ 0 };
}

dl_code dl_xml_check(const dl_document *doc, dl_err *err) {
    if (doc->text.len > DL_MAX_TEXT)
        return dl_fail(err, DL_ELIMIT, "text of %u bytes, limit %u", doc->text.len,
                       DL_MAX_TEXT);
    if (dl_trim_wide(doc->text).len) return DL_OK;
    return dl_fail(err, DL_EINPUT, "no text in it%s",
                   doc->title.len ? ", only a title" : "");
}

/* The first of NAMES among the children of ITEM that says something, in one line. */
static dl_str first_line(dl_arena *mem, const xmlNode *item, const char *const *names,
                         size_t n) {
    for (size_t i = 0; i < n; i++) {
        dl_str s = dl_xml_line(mem, dl_xml_child(item, names[i]));
        if (s.len) return s;
    }
    return (dl_str){ 0 };
}

#define FIRST(...)                                                                       \
    first_line(mem, item, (const char *const[]){ __VA_ARGS__ },                          \
               DL_N(((const char *const[]){ __VA_ARGS__ })))

/* ---- feeds ---------------------------------------------------------------------------- */

/* "<b>Talks</b> &amp; more", where a title has been escaped once more. */
static dl_str plain_title(dl_arena *mem, dl_str title) {
    uint32_t code, amp = dl_str_find(title, DL_LIT("&"), 0);
    bool reference =
        amp != DL_NONE && dl_xml_reference(dl_str_sub(title, amp, title.len), &code) > 0;
    if (!reference && !dl_looks_like_html(title)) return title;
    return dl_meta_trim(dl_html_to_text(mem, title));
}

/* The text of a field that holds text, HTML, or XHTML as elements. */
static dl_str feed_text(dl_arena *mem, const xmlNode *field) {
    dl_str type = dl_xml_attr(mem, field, "type");
    if (!field || (type.len && !dl_str_starts(type, "text") && !dl_str_is(type, "html") &&
                   !dl_str_is(type, "xhtml")))
        return (dl_str){ 0 };
    if (dl_xml_child(field, "div") || dl_xml_child(field, "p"))
        return dl_xml_body(mem, field);
    dl_str raw = dl_xml_lines(dl_xml_raw(mem, field));
    uint32_t code, amp = dl_str_find(raw, DL_LIT("&"), 0);
    bool markup =
        dl_str_is(type, "html") || dl_looks_like_html(raw) ||
        (amp != DL_NONE && dl_xml_reference(dl_str_sub(raw, amp, raw.len), &code) > 0);
    return markup ? dl_html_to_text(mem, raw) : raw;
}

static void feed_address(dl_arena *mem, const xmlNode *item, dl_document *doc) {
    const xmlNode *link = NULL;
    while (!doc->uri.len && (link = dl_xml_next(item, link, "link")) != NULL) {
        dl_str rel = dl_xml_attr(mem, link, "rel");
        if (link->parent != item || (rel.len && !dl_str_is(rel, "alternate"))) continue;
        doc->uri = dl_xml_address(dl_xml_attr(mem, link, "href"));
        if (!doc->uri.len) doc->uri = dl_xml_address(dl_xml_line(mem, link));
    }
    doc->id = FIRST("guid", "id", "identifier");
    dl_str other = dl_xml_address(doc->id);
    if (!other.len) other = dl_xml_address(dl_xml_attr(mem, item, "about"));
    if (!doc->uri.len) doc->uri = other;
    if (dl_xml_address(doc->id).len) doc->id = (dl_str){ 0 };
}

/* Publisher, and author: names of persons, or the text of the field. */
static void feed_people(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                        dl_document *doc) {
    const xmlNode *source = dl_xml_child(item, "source");
    const xmlNode *title = dl_xml_child(source, "title");
    doc->source = title ? dl_xml_line(mem, title) : dl_xml_line(mem, source);
    if (!doc->source.len) doc->source = FIRST("publisher");
    if (!doc->source.len) doc->source = dl_str_copy(mem, frame->source);
    doc->author = dl_xml_line(mem, dl_xml_child(item, "author/name"));
    if (!doc->author.len) doc->author = FIRST("creator", "author");
    uint32_t open = dl_str_find(doc->author, DL_LIT(" ("), 0); /* a@b.example (A B) */
    if (open != DL_NONE && dl_str_find(doc->author, DL_LIT("@"), 0) < open)
        doc->author = dl_str_sub(doc->author, open + 2, doc->author.len - open - 3);
    doc->lang = dl_xml_attr(mem, item, "lang");
    if (!doc->lang.len) doc->lang = FIRST("language");
    if (!doc->lang.len) doc->lang = dl_str_copy(mem, frame->lang);
}

dl_code dl_xml_feed(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                    dl_document *doc, dl_err *err) {
    static const char *const texts[] = { "encoded", "content", "description", "summary" };
    doc->title = plain_title(mem, FIRST("title"));
    for (size_t i = 0; i < DL_N(texts) && !dl_trim_wide(doc->text).len; i++) {
        doc->text = feed_text(mem, dl_xml_child(item, texts[i]));
        if (doc->text.len && strcmp(texts[i], "summary") == 0)
            doc->warning = DL_LIT("no text; its summary is read");
    }
    feed_address(mem, item, doc);
    feed_people(mem, item, frame, doc);
    dl_str published = FIRST("pubDate", "published", "issued", "date", "created");
    dl_str updated = FIRST("updated", "modified");
    dl_meta_date(mem, doc, published.len ? published : updated);
    if (published.len) dl_meta_updated(doc, updated);
    return dl_xml_check(doc, err);
}

/* ---- Factiva -------------------------------------------------------------------------- */

/* Paragraphs of PART behind what TEXT holds; text without paragraphs as it stands. */
static void add_paragraphs(dl_arena *mem, const xmlNode *part, dl_buf *text) {
    const xmlNode *at = NULL;
    bool any = false;
    while (part && (at = dl_xml_next(part, at, "paragraph")) != NULL) {
        dl_str display = dl_xml_attr(mem, at, "display");
        dl_str s = dl_str_is(display, "Preformatted") || dl_str_is(display, "Fixed")
                       ? dl_xml_lines(dl_xml_raw(mem, at))
                       : dl_xml_folded(mem, at);
        any = true;
        if (!s.len) continue;
        if (text->len) dl_buf_puts(text, "\n\n");
        dl_buf_str(text, s);
    }
    dl_str raw = any ? (dl_str){ 0 } : dl_xml_lines(dl_xml_raw(mem, part));
    if (raw.len && text->len) dl_buf_puts(text, "\n\n");
    dl_buf_str(text, raw);
}

dl_code dl_xml_factiva(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err) {
    dl_buf text = { 0 };
    (void)frame;
    doc->title = FIRST("headline");
    doc->source = FIRST("sourceName", "publisherName");
    doc->author = dl_meta_author(FIRST("byline", "author"));
    doc->lang = FIRST("baseLanguage");
    doc->id = FIRST("accessionNo");
    dl_meta_date(mem, doc, FIRST("publicationDate"));
    dl_meta_updated(doc, FIRST("modificationDate"));
    add_paragraphs(mem, dl_xml_child(item, "leadParagraph"), &text);
    add_paragraphs(mem, dl_xml_child(item, "tailParagraphs"), &text);
    doc->text =
        dl_str_copy(mem, (dl_str){ text.ptr ? text.ptr : "", (uint32_t)text.len });
    dl_buf_free(&text);
    return dl_xml_check(doc, err);
}
