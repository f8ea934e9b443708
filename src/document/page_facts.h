/* page_facts.h - what a page says of itself: its title, dates, source, author.
 *
 * Every place that says something is a claim with a trust; the claim that is trusted most
 * and makes sense is believed.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_PAGE_FACTS_H
#define DATELINE_DOCUMENT_PAGE_FACTS_H

#include "page_find.h"

typedef enum {
    DL_FACT_TITLE,
    DL_FACT_SOURCE,
    DL_FACT_AUTHOR,
    DL_FACT_LANG,
    DL_FACT_URL,
    DL_FACT_PUBLISHED,
    DL_FACT_UPDATED,
    DL_FACT_BODY, /* the text of the article */
} dl_fact;

/* Whom to believe, the most trusted first. */
enum {
    DL_TRUST_ARTICLE, /* JSON-LD of the article */
    DL_TRUST_GRAPH,   /* OpenGraph: og:, article: */
    DL_TRUST_NAMED,   /* other metadata whose name says just that */
    DL_TRUST_PAGE,    /* JSON-LD of the page, not of the article */
    DL_TRUST_MARKED,  /* an element marked up as that */
    DL_TRUST_LOOSE,   /* metadata of a loose name: "date" */
    DL_TRUST_SEEN,    /* text that looks like it, where it usually stands */
    DL_TRUST_ADDRESS, /* the address of the page */
};

typedef struct {
    uint8_t fact, trust; /* dl_fact, DL_TRUST_ */
    dl_str value;        /* as it stands, trimmed; never empty */
} dl_claim;

/* An entry of a live blog. */
typedef struct {
    dl_str id;            /* of its element; empty: none */
    dl_str title, author; /* may be empty */
    dl_str text;          /* never empty */
    dl_minute at;         /* its time by the clock of the page; DL_NO_TIME = not known */
} dl_page_entry;

typedef struct {
    DL_VEC(dl_claim) claims;
    DL_VEC(dl_page_entry) entries;
} dl_page_facts;

void dl_claim_add(dl_arena *mem, dl_page_facts *facts, dl_fact fact, unsigned trust,
                  dl_str value);
/* The most trusted claim of FACT that makes sense; empty: none. */
dl_str dl_claim_best(const dl_page_facts *facts, dl_fact fact);

/* page_jsonld.c: the claims of JSON-LD. */
void dl_page_jsonld(dl_arena *mem, const dl_page *page, dl_page_facts *facts);
/* page_meta.c: the claims of <meta>, <link>, <html lang>, <title>, <h1>, <time> ... */
void dl_page_meta(dl_arena *mem, const dl_finding *f, dl_page_facts *facts);
/* page_live.c: the entries of a live blog into FACTS, where the page is one; DOC has its
 * title and date. Returns the text that stands outside the entries, empty when there is
 * next to none. */
dl_str dl_page_live(dl_arena *mem, const dl_finding *f, const dl_document *doc,
                    dl_page_facts *facts);
/* page_facts.c: what is believed, into OUT: all but the text. */
void dl_page_believe(dl_arena *mem, const dl_page_facts *facts, dl_document *out);

#endif
