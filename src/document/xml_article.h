/* xml_article.h - articles from elements: a function for each kind of item.
 *
 * All take an element, fill DOC in MEM and return DL_OK, or DL_EINPUT with the reason.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_XML_ARTICLE_H
#define DATELINE_DOCUMENT_XML_ARTICLE_H

#include "xml.h"

/* What stands around the items and holds for all of them. */
typedef struct {
    dl_str source, lang;
} dl_xml_frame;

/* An item of RSS or RDF, an entry of Atom. */
dl_code dl_xml_feed(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                    dl_document *doc, dl_err *err);
/* A document in NITF. */
dl_code dl_xml_nitf(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                    dl_document *doc, dl_err *err);
/* A newsItem of NewsML-G2, with a body in NITF, XHTML or text. */
dl_code dl_xml_newsml2(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err);
/* A NewsItem of NewsML 1. */
dl_code dl_xml_newsml1(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err);
/* An article of a Factiva export. */
dl_code dl_xml_factiva(dl_arena *mem, const xmlNode *item, const dl_xml_frame *frame,
                       dl_document *doc, dl_err *err);

/* DL_OK if DOC has a text of a size that is taken, else the reason why not. */
dl_code dl_xml_check(const dl_document *doc, dl_err *err);
/* S as an address; empty if it is none. */
dl_str dl_xml_address(dl_str s);

#endif
