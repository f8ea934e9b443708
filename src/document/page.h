/* page.h - web pages: a tree of elements, their text, their article, what they say of it.
 *
 * The tree is flat: nodes stand in the order of the page, a subtree is the nodes from an
 * element to its `end`. So every walk is a loop, and no page can be too deep for it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_PAGE_H
#define DATELINE_DOCUMENT_PAGE_H

#include "dateline/document.h"

/* Elements that are told apart, in order of the alphabet. */
typedef enum {
#define TAG(name, traits) DL_TAG_##name,
#include "page_tags.def"
#undef TAG
    DL_TAG_OTHER, /* an element of any other name */
    DL_TAG_TEXT,  /* no element but text between */
} dl_tag;

/* Attributes that are kept. */
typedef enum {
#define ATTRIBUTE(name, spelling) DL_ATTR_##name,
#include "page_attributes.def"
#undef ATTRIBUTE
    DL_ATTR_COUNT
} dl_attr_name;

typedef struct {
    uint8_t name; /* dl_attr_name */
    dl_str value;
} dl_attr;

typedef struct {
    uint8_t tag;         /* dl_tag */
    uint16_t depth;      /* 0 = the first element */
    uint32_t parent;     /* DL_NONE: none */
    uint32_t end;        /* index behind its subtree */
    uint32_t attributes; /* first of them in dl_page.attributes */
    uint32_t n;          /* how many */
    dl_str text;         /* of DL_TAG_TEXT and of scripts that hold data */
} dl_node;

typedef struct {
    DL_VEC(dl_node) nodes;
    DL_VEC(dl_attr) attributes;
    const char *cut; /* why the end of the page was left out; NULL: all of it is there */
} dl_page;

/* ---- page_tree.c: libxml2 is named there only ----------------------------------------- */

/* Parses HTML (valid UTF-8, whatever it declares; a page or a fragment). Node 0 is around
 * everything; of an empty text there is none. Nothing is
 * loaded, no entity of a DTD is expanded. Bad HTML is read as far as that goes; beyond
 * DL_MAX_NODES or DL_MAX_NESTING the rest is left out. Strings lie in MEM. */
void dl_page_parse(dl_arena *mem, dl_str html, dl_page *out);
/* Value of an attribute of node I; empty = not there. */
dl_str dl_page_attr(const dl_page *page, uint32_t i, dl_attr_name name);

/* ---- page_text.c ----------------------------------------------------------------------- */

enum {
    DL_TAG_BLOCK = 1,  /* a paragraph of its own, or holds some */
    DL_TAG_HIDDEN = 2, /* never shown as text: scripts, styles, controls, pictures */
    DL_TAG_HEADING = 4,
    DL_TAG_INLINE = 8, /* dresses up words */
};
/* Traits of a tag: bits of the above. */
unsigned dl_tag_traits(dl_tag tag);

/* A paragraph, heading, list item, table row: words that stand together. */
typedef struct {
    dl_str text;    /* white space folded, a line end for <br>; never empty */
    uint32_t first; /* its first node with words */
    uint32_t last;  /* its last node */
    uint32_t owner; /* the innermost block element around it; of a row the row */
    uint32_t link;  /* bytes of words inside links */
} dl_page_block;

typedef struct {
    dl_page_block *at;
    uint32_t n, cap;
} dl_page_blocks;

/* The blocks of the subtree of node I (DL_NONE: of the page), in order. Hidden elements
 * have none. */
void dl_page_cut(dl_arena *mem, const dl_page *page, uint32_t i, dl_page_blocks *out);
/* The texts of those BLOCKS for which KEEP is not 0 (NULL: all), blank lines between. */
dl_str dl_page_join(dl_arena *mem, const dl_page_blocks *blocks, const uint8_t *keep);

/* All text of an HTML fragment, for fields of other formats that hold HTML: the body of
 * an item of a feed, of a mail, of a JSON article. */
dl_str dl_html_to_text(dl_arena *mem, dl_str html);
/* Does S look like HTML rather than text? It has an element or several character
 * references of HTML in it. */
bool dl_looks_like_html(dl_str s);

/* ---- page_sign.c ----------------------------------------------------------------------- */

enum {
    DL_SIGN_FRAME = 1,    /* navigation, forms, notices: belongs to the site */
    DL_SIGN_ASIDE = 2,    /* columns beside the article */
    DL_SIGN_SHARE = 4,    /* share bars, ratings */
    DL_SIGN_RELATED = 8,  /* what else to read */
    DL_SIGN_COMMENT = 16, /* what readers wrote */
    DL_SIGN_ADVERT = 32,
    DL_SIGN_CAPTION = 64, /* words of a picture */
    DL_SIGN_BYLINE = 128, /* author, date, keywords */
    DL_SIGN_TEASER = 256, /* a lead, or what else to read */
    DL_SIGN_HIDDEN = 512, /* not shown */
    DL_SIGN_HEADER = 1024,
    DL_SIGN_MAIN = 2048,
    DL_SIGN_ARTICLE = 4096,
    DL_SIGN_BODY = 8192,      /* named as the text of an article */
    DL_SIGN_ITEMPROP = 16384, /* and in microdata too */
    DL_SIGN_LEAD = 32768      /* the paragraph under the headline */
};
/* Signs of node I, bits of the above. */
unsigned dl_page_sign(const dl_page *page, uint32_t i);

/* ---- page_date.c ----------------------------------------------------------------------- */

/* The first date with day, month and year in S, as people write it in a dozen
 * languages: "26. August 2019, 10.15 Uhr", "le 26 août 2019 à 10h15", "26/08/2019".
 * LANG says whether "03/04/2019" is in April. Out: the clock of the page. */
bool dl_date_find(dl_str s, dl_str lang, dl_minute *out);
/* Is S a time of day and nothing else: "10:15", "[18:00:09]", "10.15 Uhr", "2:30 p.m. ET"?
 * *MINUTES since midnight. */
bool dl_clock_find(dl_str s, int *minutes);

#endif
