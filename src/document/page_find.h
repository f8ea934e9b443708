/* page_find.h - what page_main.c and page_keep.c share: the search for the article.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_PAGE_FIND_H
#define DATELINE_DOCUMENT_PAGE_FIND_H

#include "page.h"

enum {
    DL_MIN_PARAGRAPH = 40, /* bytes: shorter blocks don't say where the article is */
    DL_SIGNS_AGAINST = DL_SIGN_FRAME | DL_SIGN_ASIDE | DL_SIGN_SHARE | DL_SIGN_RELATED |
                       DL_SIGN_COMMENT | DL_SIGN_ADVERT | DL_SIGN_CAPTION |
                       DL_SIGN_BYLINE | DL_SIGN_TEASER | DL_SIGN_HIDDEN,
};

/* why a node was pruned */
enum {
    DL_OUT = 1,
    DL_OUT_ABOUT = 2, /* author, date, keywords of the article */
};

typedef struct {
    const dl_page *page;
    dl_page_blocks blocks;
    unsigned against; /* signs that speak against an element */
    uint32_t whole;   /* mass of the page before anything is pruned */
    uint16_t *signs;  /* of each node */
    uint8_t *out;     /* of each node: 1 = pruned, or within something pruned */
    uint32_t *mass;   /* before each node: bytes of paragraphs outside links */
    uint32_t *words;  /* ... of all blocks */
    uint32_t *links;  /* ... within links */
    uint32_t heading; /* the first <h1> with words, DL_NONE = none */
    uint32_t body;    /* the element that says it is the article's text, DL_NONE = none */
    uint32_t root;    /* the element that was chosen */
    uint8_t *keep;    /* of each block */
} dl_finding;

/* Searches PAGE for its article. False: there are no words on it. */
bool dl_page_find(dl_arena *mem, const dl_page *page, dl_finding *out);
/* Mass of the subtree of node I. */
uint32_t dl_find_mass(const dl_finding *f, uint32_t i);
/* page_keep.c: sets f->keep for the blocks of the article within f->root. */
void dl_find_keep(dl_finding *f);

#endif
