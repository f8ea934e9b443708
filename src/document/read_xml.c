/* read_xml.c - feeds, wire formats and exports in XML.
 *
 * In:  the UTF-8 bytes of a file. Out: an article per item, entry, newsItem, nitf ...
 * The document is streamed: one item at a time is made a tree. Where the document breaks
 * off, the items before are articles, and the rest is one error. Nothing is loaded from
 * elsewhere, no entity is expanded.
 *
 * SPDX-License-Identifier: MIT */
#include <libxml/xmlreader.h>

#include "reader.h"
#include "xml_article.h"

typedef dl_code (*fill)(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                        dl_document *doc, dl_err *err);

/* Elements that are articles, below a root of the name given. */
static const struct {
    const char *root, *item;
    fill fill;
} kinds[] = {
    { "rss", "item", dl_xml_feed },
    { "RDF", "item", dl_xml_feed },
    { "feed", "entry", dl_xml_feed },
    { "entry", "entry", dl_xml_feed },
    { "nitf", "nitf", dl_xml_nitf },
    { "newsMessage", "newsItem", dl_xml_newsml2 },
    { "newsItem", "newsItem", dl_xml_newsml2 },
    { "newsItems", "newsItem", dl_xml_newsml2 },
    { "NewsML", "NewsItem", dl_xml_newsml1 },
    { "PPSResponse", "article", dl_xml_factiva },
    { "ppsArticleResponse", "article", dl_xml_factiva },
    { "ppsarticleResultSet", "article", dl_xml_factiva },
    { "ppsarticle", "article", dl_xml_factiva },
};

enum { MAX_ERROR = 256 };

typedef struct {
    xmlTextReaderPtr stream;
    dl_buf raw; /* the document, mended */
    dl_arena *mem;
    dl_xml_frame frame; /* in MEM */
    char root[64];
    bool ended, advance; /* ADVANCE: the stream stands on an item that was read */
    char error[MAX_ERROR];
    uint32_t error_line;
} state;

/* ---- the stream ----------------------------------------------------------------------- */

static void note_error(void *context, const char *text, xmlParserSeverities severity,
                       xmlTextReaderLocatorPtr where) {
    state *s = context;
    if (severity != XML_PARSER_SEVERITY_ERROR || s->error[0]) return;
    size_t len = strcspn(text, "\n");
    if (dl_utf8_check(text, len) != len) len = 0;
    snprintf(s->error, sizeof s->error, "%.*s", len > 200 ? 200 : (int)len, text);
    if (!s->error[0]) snprintf(s->error, sizeof s->error, "not well-formed");
    int line = xmlTextReaderLocatorLineNumber(where);
    s->error_line = line > 0 ? (uint32_t)line : 0;
}

static dl_code begin(dl_reading *r, dl_err *err) {
    state *s = dl_heap_alloc(sizeof *s);
    r->state = s;
    s->mem = dl_arena_new();
    dl_buf_str(&s->raw, r->raw);
    dl_xml_mend(&s->raw);
    if (s->raw.full || s->raw.len > INT_MAX)
        return dl_fail(err, DL_ELIMIT, "over %u MB once mended", DL_MAX_BUF >> 20);
    s->stream =
        xmlReaderForMemory(s->raw.ptr, (int)s->raw.len, NULL, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
    DL_ASSERT(s->stream);
    xmlTextReaderSetErrorHandler(s->stream, note_error, s);
    return DL_OK;
}

static void end(dl_reading *r) {
    state *s = r->state;
    if (!s) return;
    if (s->stream) {
        xmlDocPtr doc = xmlTextReaderCurrentDoc(s->stream);
        xmlFreeTextReader(s->stream);
        xmlFreeDoc(doc);
    }
    dl_buf_free(&s->raw);
    dl_arena_free(s->mem);
    free(s);
    r->state = NULL;
}

/* Moves on; false at the end or at an error. */
static bool move(state *s) {
    int rc = s->advance ? xmlTextReaderNext(s->stream) : xmlTextReaderRead(s->stream);
    s->advance = false;
    return rc == 1 && !s->error[0];
}

static fill item_kind(const state *s, const char *name) {
    for (size_t i = 0; i < DL_N(kinds); i++)
        if (strcmp(s->root, kinds[i].root) == 0 && strcmp(name, kinds[i].item) == 0)
            return kinds[i].fill;
    return NULL;
}

/* ---- what stands around the items ----------------------------------------------------- */

enum { FRAME_DEPTH = 2 }; /* rss/channel/title, newsMessage/header/sender */

/* Takes name and language of a feed, sender of a message, off the element. */
static void note_frame(state *s, const char *name) {
    static const char *const names[] = { "title", "sender", "SentFrom" };
    int depth = xmlTextReaderDepth(s->stream);
    if (depth > FRAME_DEPTH) return;
    const xmlNode *node = xmlTextReaderCurrentNode(s->stream);
    if (!s->frame.lang.len) s->frame.lang = dl_xml_attr(s->mem, node, "lang");
    bool titled = false, language = strcmp(name, "language") == 0;
    for (size_t i = 0; i < DL_N(names); i++) titled |= strcmp(name, names[i]) == 0;
    if ((!titled || s->frame.source.len) && !language) return;
    node = xmlTextReaderExpand(s->stream);
    dl_str text = node ? dl_xml_line(s->mem, node) : (dl_str){ 0 };
    if (language && text.len)
        s->frame.lang = text;
    else if (text.len)
        s->frame.source = text;
}

/* ---- the reader ----------------------------------------------------------------------- */

/* The name of the root element of RAW without its prefix; empty = no XML. */
static dl_str find_root(dl_str raw) {
    dl_str rest = dl_str_trim(dl_str_sub(raw, 0, 1 << 16));
    for (;;) {
        if (!dl_str_starts(rest, "<")) return (dl_str){ 0 };
        bool comment = dl_str_starts(rest, "<!--"),
             type = dl_str_starts(rest, "<!DOCTYPE");
        if (!comment && !type && !dl_str_starts(rest, "<?")) break;
        dl_str close = comment ? DL_LIT("-->") : type ? DL_LIT(">") : DL_LIT("?>");
        uint32_t subset = type ? dl_str_find(rest, DL_LIT("["), 0) : DL_NONE;
        if (subset < dl_str_find(rest, close, 0)) close = DL_LIT("]");
        uint32_t at = dl_str_find(rest, close, 0);
        if (at == DL_NONE) return (dl_str){ 0 };
        rest = dl_str_trim(dl_str_sub(rest, at + close.len, rest.len));
        if (dl_str_is(close, "]")) rest = dl_str_trim(dl_str_sub(rest, 1, rest.len));
    }
    uint32_t n = 1;
    while (n < rest.len && !strchr(" \t\r\n/>", rest.ptr[n])) n++;
    dl_str name = dl_str_sub(rest, 1, n - 1);
    uint32_t colon = dl_str_find(name, DL_LIT(":"), 0);
    return colon == DL_NONE ? name : dl_str_sub(name, colon + 1, name.len);
}

static int sniff_xml(dl_str raw) {
    dl_str root = find_root(raw);
    for (size_t i = 0; i < DL_N(kinds); i++)
        if (dl_str_is(root, kinds[i].root)) return 95;
    return root.len && dl_str_starts(dl_str_trim(raw), "<?xml") ? 40 : 0;
}

static dl_code broken(dl_reading *r, dl_err *err) {
    state *s = r->state;
    s->ended = true;
    r->at = r->raw.len;
    return dl_fail_at(err, DL_EINPUT, NULL, s->error_line, 0, "bad XML: %s", s->error);
}

/* The stream ends without an article in a root that holds none. */
static dl_code nothing(dl_reading *r, dl_err *err) {
    state *s = r->state;
    for (size_t i = 0; i < DL_N(kinds); i++)
        if (strcmp(s->root, kinds[i].root) == 0) return DL_END;
    return dl_fail_at(
        err, DL_EINPUT, NULL, 1, 0,
        "XML of an unknown kind: its root is <%s>, not rss, feed, RDF, nitf, "
        "newsMessage, newsItem, NewsML or a Factiva answer",
        s->root);
}

static dl_code read_item(state *s, fill with, dl_arena *mem, dl_document *out,
                         dl_err *err) {
    dl_document doc = *out;
    dl_err inner = { 0 };
    int line = xmlTextReaderGetParserLineNumber(s->stream);
    s->advance = true;
    const xmlNode *item = xmlTextReaderExpand(s->stream);
    if (!item || s->error[0]) return DL_END;
    long first = xmlGetLineNo(item);
    doc.line = first > 0 && first < 65535 ? (uint32_t)first
               : line > 0                 ? (uint32_t)line
                                          : 1;
    if (with(mem, item, &s->frame, &doc, &inner))
        return dl_fail_at(err, inner.code, NULL, doc.line, 0, "%s", inner.text);
    *out = doc;
    return DL_OK;
}

static dl_code next_xml(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    if (!r->raw.len) return DL_END;
    if (!r->state && begin(r, err)) {
        r->at = r->raw.len;
        ((state *)r->state)->ended = true;
        return err->code;
    }
    state *s = r->state;
    bool first = !s->root[0];
    while (!s->ended && move(s)) {
        if (xmlTextReaderNodeType(s->stream) != XML_READER_TYPE_ELEMENT) continue;
        const char *name = (const char *)xmlTextReaderConstLocalName(s->stream);
        if (!s->root[0]) snprintf(s->root, sizeof s->root, "%s", name);
        fill with = item_kind(s, name);
        if (!with) {
            note_frame(s, name);
            continue;
        }
        dl_code rc = read_item(s, with, mem, out, err);
        if (rc != DL_END) return rc;
    }
    if (s->error[0] && !s->ended) return broken(r, err);
    if (s->ended) return DL_END;
    s->ended = true;
    r->at = r->raw.len;
    return first ? nothing(r, err) : DL_END;
}

const dl_reader dl_reader_xml = {
    .name = "xml",
    .suffixes = ".xml .rss .atom .rdf .nitf .newsml",
    .help = "RSS, Atom and RDF feeds, NITF, NewsML-G2, NewsML 1, Factiva",
    .sniff = sniff_xml,
    .next = next_xml,
    .close = end,
};
