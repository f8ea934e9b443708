/* xml.h - elements of an XML document: finding them, their text.
 *
 * Names are local names: a prefix and its namespace do not count, since files in the wild
 * name them as they please. Entities that a document declares are never expanded.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_XML_H
#define DATELINE_DOCUMENT_XML_H

#include "dateline/document.h"

typedef struct _xmlNode xmlNode; /* of libxml2: libxml/tree.h */

/* Is NODE an element of this local name, whatever its case? */
bool dl_xml_is(const xmlNode *node, const char *name);
/* The first child element NAME of NODE, or along "a/b/c"; NULL: none. NULL is fine. */
const xmlNode *dl_xml_child(const xmlNode *node, const char *path);
/* The first element NAME below NODE, in order of the document; NULL: none. */
const xmlNode *dl_xml_find(const xmlNode *node, const char *name);
/* The element NAME below NODE that comes after LAST, or the first for NULL. */
const xmlNode *dl_xml_next(const xmlNode *node, const xmlNode *last, const char *name);

/* Value of an attribute; empty = not there. In MEM, as all that follows. */
dl_str dl_xml_attr(dl_arena *mem, const xmlNode *node, const char *name);
/* Everything written below NODE, as it stands. NULL gives the empty string. */
dl_str dl_xml_raw(dl_arena *mem, const xmlNode *node);
/* The same in one line, white space folded. */
dl_str dl_xml_folded(dl_arena *mem, const xmlNode *node);
/* That cut to the length of metadata. */
dl_str dl_xml_line(dl_arena *mem, const xmlNode *node);
/* The text of a body in NITF, XHTML or the like: a blank line between paragraphs, headings,
 * items of lists and rows; pictures and their captions left out. A body without any
 * paragraph keeps its lines. */
dl_str dl_xml_body(dl_arena *mem, const xmlNode *node);

/* S without blank lines at both ends; the first line keeps its indent. */
dl_str dl_xml_lines(dl_str s);

/* Length of a character reference at the beginning of S ("&#39;", "&eacute;") and the
 * character; 0: there is none. */
uint32_t dl_xml_reference(dl_str s, uint32_t *code);
/* Makes RAW better XML, in place: names of HTML's characters ("&nbsp;") become the
 * characters, ampersands by themselves are escaped, control characters go. */
void dl_xml_mend(dl_buf *raw);

#endif
