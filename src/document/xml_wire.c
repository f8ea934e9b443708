/* xml_wire.c - articles of news agencies: NITF, NewsML-G2, NewsML 1.
 *
 * In:  an element. Out: a document.
 * Agencies use the same standards in different ways: of the places where a fact may stand,
 * the first that says something counts.
 *
 * SPDX-License-Identifier: MIT */
#include <libxml/tree.h>

#include "page.h"
#include "reader.h"
#include "xml_article.h"

/* A path of elements, and an attribute of the last; NULL: its text. */
typedef struct {
    const char *path, *attribute;
} place;

static dl_str at_place(dl_arena *mem, const xmlNode *item, const place *p) {
    const xmlNode *node = dl_xml_child(item, p->path);
    return p->attribute ? dl_xml_attr(mem, node, p->attribute) : dl_xml_line(mem, node);
}

static dl_str first_place(dl_arena *mem, const xmlNode *item, const place *places,
                          size_t n) {
    for (size_t i = 0; i < n; i++) {
        dl_str s = at_place(mem, item, &places[i]);
        if (s.len) return s;
    }
    return (dl_str){ 0 };
}

#define FIRST(places) first_place(mem, item, (places), DL_N(places))

/* ---- NITF ----------------------------------------------------------------------------- */

static const place nitf_titles[] = { { "body/body.head/hedline/hl1", NULL },
                                     { "body/body.head/hedline", NULL },
                                     { "head/title", NULL } };
static const place nitf_dates[] = {
    { "head/docdata/date.issue", "norm" },
    { "head/docdata/date.release", "norm" },
    { "head/pubdata", "date.publication" },
    { "body/body.head/dateline/story.date", "norm" },
};
static const place nitf_sources[] = {
    { "body/body.head/distributor", NULL },
    { "body/body.head/rights/rights.owner", NULL },
    { "head/docdata/doc.copyright", "holder" },
    { "head/pubdata", "name" },
    { "head/docdata/doc-id", "regsrc" },
};

/* <meta name="aap-source" content="AAP"/> */
static dl_str meta_source(dl_arena *mem, const xmlNode *item) {
    const xmlNode *head = dl_xml_child(item, "head"), *meta = NULL;
    while (head && (meta = dl_xml_next(head, meta, "meta")) != NULL) {
        dl_str name = dl_xml_attr(mem, meta, "name");
        dl_str content = dl_xml_attr(mem, meta, "content");
        if (content.len && (dl_str_ends(name, "source") || dl_str_is(name, "publisher")))
            return content;
    }
    return (dl_str){ 0 };
}

/* A dateline that is set off from the text it opens ("SYDNEY March 22 AAP -"). */
static dl_str open_dateline(dl_arena *mem, const xmlNode *item) {
    static const char *const dashes[] = { "-", "–", "—" };
    const xmlNode *node = dl_xml_child(item, "body/body.head/dateline");
    dl_str s = dl_xml_child(node, "story.date") ? (dl_str){ 0 } : dl_xml_line(mem, node);
    for (size_t i = 0; i < DL_N(dashes); i++)
        if (dl_str_ends(s, dashes[i])) return s;
    return (dl_str){ 0 };
}

dl_code dl_xml_nitf(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                    dl_document *doc, dl_err *err) {
    static const place ids[] = { { "head/docdata/doc-id", "id-string" } };
    static const place authors[] = { { "body/body.head/byline", NULL } };
    (void)frame;
    dl_str opening = open_dateline(mem, item);
    doc->title = FIRST(nitf_titles);
    doc->source = FIRST(nitf_sources);
    if (!doc->source.len) doc->source = meta_source(mem, item);
    doc->author = dl_meta_author(FIRST(authors));
    doc->id = FIRST(ids);
    doc->lang = dl_xml_attr(mem, item, "baselang");
    if (!doc->lang.len) doc->lang = dl_xml_attr(mem, item, "lang");
    dl_meta_date(mem, doc, FIRST(nitf_dates));
    doc->text = dl_xml_body(mem, dl_xml_child(item, "body/body.content"));
    if (opening.len && doc->text.len && !dl_str_starts(doc->text, opening.ptr))
        doc->text = dl_str_fmt(mem, "%.*s %.*s", DL_ARG(opening), DL_ARG(doc->text));
    return dl_xml_check(doc, err);
}

/* ---- bodies in other documents -------------------------------------------------------- */

/* The first heading, where the item has no headline of its own. */
static dl_str heading(dl_arena *mem, const xmlNode *body) {
    const xmlNode *h = dl_xml_find(body, "h1");
    return dl_xml_line(mem, h ? h : dl_xml_find(body, "h2"));
}

/* Fills text, and what else DOC lacks, from what NODE contains. */
static void read_content(dl_arena *mem, const xmlNode *node, dl_document *doc) {
    static const dl_xml_frame none = { 0 };
    const xmlNode *nitf = dl_xml_find(node, "nitf"), *html = dl_xml_find(node, "html");
    const xmlNode *body = html ? dl_xml_child(html, "body") : NULL;
    dl_document inner = { .published = DL_NO_TIME,
                          .updated = DL_NO_TIME,
                          .zone = DL_NO_ZONE };
    dl_err err = { 0 };
    if (nitf && dl_xml_nitf(mem, nitf, &none, &inner, &err) == DL_OK) {
        doc->text = inner.text;
        if (!doc->title.len) doc->title = inner.title;
        if (!doc->author.len) doc->author = inner.author;
        if (!doc->source.len) doc->source = inner.source;
        if (!doc->lang.len) doc->lang = inner.lang;
        if (doc->published == DL_NO_TIME)
            doc->published = inner.published, doc->zone = inner.zone;
        return;
    }
    dl_str raw = { 0 };
    if (!body && !node->children) return;
    if (!body && !dl_xml_find(node, "p")) raw = dl_xml_lines(dl_xml_raw(mem, node));
    if (raw.len && dl_looks_like_html(raw))
        doc->text = dl_html_to_text(mem, raw); /* escaped */
    else
        doc->text = dl_xml_body(mem, body ? body : node);
    if (!doc->title.len && !raw.len) doc->title = heading(mem, body ? body : node);
}

/* ---- NewsML-G2 ------------------------------------------------------------------------ */

static const place g2_titles[] = { { "contentMeta/headline", NULL },
                                   { "itemMeta/title", NULL } };
static const place g2_dates[] = { { "itemMeta/firstCreated", NULL },
                                  { "contentMeta/contentCreated", NULL },
                                  { "itemMeta/versionCreated", NULL } };
static const place g2_changes[] = { { "itemMeta/versionCreated", NULL },
                                    { "contentMeta/contentModified", NULL } };
static const place g2_sources[] = { { "contentMeta/infoSource/name", NULL },
                                    { "contentMeta/infoSource", "literal" },
                                    { "contentMeta/creditline", NULL },
                                    { "rightsInfo/copyrightHolder/name", NULL },
                                    { "rightsInfo/copyrightHolder", "literal" } };
static const place g2_providers[] = { { "itemMeta/provider/name", NULL },
                                      { "itemMeta/provider", "literal" },
                                      { "itemMeta/provider", "qcode" } };
static const place g2_authors[] = { { "contentMeta/by", NULL },
                                    { "contentMeta/creator/name", NULL } };
static const place g2_languages[] = { { "contentMeta/language", "tag" } };

dl_code dl_xml_newsml2(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err) {
    const xmlNode *set = dl_xml_child(item, "contentSet"), *content = NULL;
    doc->title = FIRST(g2_titles);
    doc->source = FIRST(g2_sources);
    if (!doc->source.len) doc->source = dl_str_copy(mem, frame->source);
    if (!doc->source.len) doc->source = FIRST(g2_providers);
    doc->author = dl_meta_author(FIRST(g2_authors));
    doc->id = dl_xml_attr(mem, item, "guid");
    doc->uri = dl_xml_address(doc->id);
    doc->lang = FIRST(g2_languages);
    if (!doc->lang.len) doc->lang = dl_xml_attr(mem, item, "lang");
    dl_meta_date(mem, doc, FIRST(g2_dates));
    dl_meta_updated(doc, FIRST(g2_changes));
    for (content = set ? set->children : NULL; content && !doc->text.len;
         content = content->next)
        if (dl_xml_is(content, "inlineXML") || dl_xml_is(content, "inlineData"))
            read_content(mem, content, doc);
    return dl_xml_check(doc, err);
}

/* ---- NewsML 1 ------------------------------------------------------------------------- */

static const place newsml_dates[] = { { "NewsManagement/FirstCreated", NULL },
                                      { "Identification/NewsIdentifier/DateId", NULL },
                                      { "NewsManagement/ThisRevisionCreated", NULL } };
static const place newsml_ids[] = {
    { "Identification/NewsIdentifier/PublicIdentifier", NULL },
    { "Identification/NewsIdentifier/NewsItemId", NULL }
};
static const place newsml_providers[] = { { "Identification/NewsIdentifier/ProviderId",
                                            NULL } };

dl_code dl_xml_newsml1(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err) {
    static const char *const people[] = { "Source", "Provider", "Creator" };
    const xmlNode *content = NULL;
    doc->title = dl_xml_line(mem, dl_xml_find(item, "HeadLine"));
    doc->author = dl_meta_author(dl_xml_line(mem, dl_xml_find(item, "ByLine")));
    for (size_t i = 0; i < DL_N(people) && !doc->source.len; i++) {
        const xmlNode *party = dl_xml_find(item, people[i]);
        doc->source = dl_xml_attr(mem, dl_xml_child(party, "Party"), "FormalName");
    }
    if (!doc->source.len) doc->source = FIRST(newsml_providers);
    if (!doc->source.len) doc->source = dl_str_copy(mem, frame->source);
    doc->id = FIRST(newsml_ids);
    doc->lang = dl_xml_attr(mem, dl_xml_find(item, "Language"), "FormalName");
    if (!doc->lang.len) doc->lang = dl_xml_attr(mem, item, "lang");
    dl_meta_date(mem, doc, FIRST(newsml_dates));
    dl_meta_updated(
        doc, dl_xml_line(mem, dl_xml_child(item, "NewsManagement/ThisRevisionCreated")));
    while (!doc->text.len &&
           (content = dl_xml_next(item, content, "ContentItem")) != NULL) {
        const xmlNode *data = dl_xml_child(content, "DataContent");
        if (data && !dl_xml_child(content, "Encoding")) read_content(mem, data, doc);
    }
    return dl_xml_check(doc, err);
}
