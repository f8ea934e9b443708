/* page_meta.c - what the elements of a page say of it: <meta>, <link>, <title>, <time> ...
 *
 * In:  a page whose article has been found. Out: claims.
 * What stands in lists of other articles is no claim about this one, and a date in the
 * frame of the site is the day of the visit: dates are looked for behind the headline,
 * as far as the article goes.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "page_facts.h"

enum {
    SMALL = 256,      /* nodes */
    DATE_LINE = 160,  /* bytes: longer lines are not about the article but of it */
    KEPT_LINE = 90,   /* bytes: "Berlin, 25 January 2022", not a sentence with a date */
    DATE_BLOCKS = 14, /* behind the headline */
    ABOVE_BLOCKS = 4, /* above it */
};

static const struct {
    const char *name;
    uint8_t fact, trust;
} metas[] = {
#define META(name, fact, trust) { name, DL_FACT_##fact, DL_TRUST_##trust },
#include "page_meta.def"
#undef META
};

typedef struct {
    dl_arena *mem;
    const dl_finding *f;
    const dl_page *page;
    dl_page_facts *facts;
    dl_str lang;
} gathering;

static void claim(gathering *g, dl_fact fact, unsigned trust, dl_str value) {
    dl_claim_add(g->mem, g->facts, fact, trust, value);
}

static dl_str attr(const gathering *g, uint32_t i, dl_attr_name name) {
    return dl_page_attr(g->page, i, name);
}

/* The words of a small element in one line. */
static dl_str words_of(const gathering *g, uint32_t i) {
    dl_page_blocks blocks;
    dl_buf all = { 0 };
    if (g->page->nodes.at[i].end - i > SMALL) return (dl_str){ 0 };
    dl_page_cut(g->mem, g->page, i, &blocks);
    for (uint32_t k = 0; k < blocks.n && k < 16; k++) {
        if (k) dl_buf_putc(&all, ' ');
        dl_buf_str(&all, blocks.at[k].text);
    }
    dl_str s = dl_str_copy(g->mem, (dl_str){ all.ptr, (uint32_t)all.len });
    dl_buf_free(&all);
    return s;
}

/* ---- the head ------------------------------------------------------------------------- */

static int compare_meta(const void *key, const void *entry) {
    const char *const *name = entry; /* the first member */
    return strcmp(key, *name);
}

static void claim_meta(gathering *g, uint32_t i) {
    static const dl_attr_name keys[] = { DL_ATTR_property, DL_ATTR_name, DL_ATTR_itemprop,
                                         DL_ATTR_http_equiv };
    dl_str content = attr(g, i, DL_ATTR_content);
    if (g->f->out[i] == DL_OUT) return; /* microdata of another article */
    for (size_t k = 0; k < DL_N(keys) && content.len; k++) {
        char lower[64];
        dl_str name = attr(g, i, keys[k]);
        if (!name.len || name.len + 1 >= sizeof lower) continue;
        lower[dl_utf8_lower(name, lower, sizeof lower - 1)] = '\0';
        const void *found =
            bsearch(lower, metas, DL_N(metas), sizeof *metas, compare_meta);
        if (!found) continue;
        size_t at = (size_t)((const char *)found - (const char *)metas) / sizeof *metas;
        claim(g, metas[at].fact, metas[at].trust, content);
        return;
    }
}

static void claim_head(gathering *g, uint32_t i) {
    const dl_node *node = &g->page->nodes.at[i];
    switch (node->tag) {
    case DL_TAG_html:
        claim(g, DL_FACT_LANG, DL_TRUST_ARTICLE, attr(g, i, DL_ATTR_lang));
        claim(g, DL_FACT_LANG, DL_TRUST_ARTICLE, attr(g, i, DL_ATTR_xml_lang));
        break;
    case DL_TAG_meta: claim_meta(g, i); break;
    case DL_TAG_link:
        if (dl_str_is(attr(g, i, DL_ATTR_rel), "canonical"))
            claim(g, DL_FACT_URL, DL_TRUST_ARTICLE, attr(g, i, DL_ATTR_href));
        break;
    case DL_TAG_title:
        if (node->end > i + 1 && node->depth < 4)
            claim(g, DL_FACT_TITLE, DL_TRUST_LOOSE, g->page->nodes.at[i + 1].text);
        break;
    default: break;
    }
}

/* ---- dates ---------------------------------------------------------------------------- */

/* Does S, in small letters, hold one of the words for a change? */
static bool tells_change(dl_str s) {
    static const char *const words[] = { "updated",     "modified",     "aktualisiert",
                                         "geändert",    "stand:",       "mis à jour",
                                         "mise à jour", "actualizado",  "atualizado",
                                         "aggiornato",  "aktualizacja", "bijgewerkt" };
    char lower[DATE_LINE];
    dl_str low = { lower, dl_utf8_lower(dl_str_sub(s, 0, DATE_LINE), lower, DATE_LINE) };
    for (size_t i = 0; i < DL_N(words); i++)
        if (dl_str_find(low, dl_str_of(words[i]), 0) != DL_NONE) return true;
    return false;
}

/* A date among the words of S. */
static void claim_words(gathering *g, dl_str s, unsigned trust) {
    char iso[DL_ISO_MAX];
    dl_minute t;
    if (s.len > DATE_LINE || !dl_date_find(s, g->lang, &t)) return;
    dl_iso_format(t, iso);
    dl_str value = dl_str_of(iso);
    if (t % DL_MINUTES_A_DAY == 0) value.len = 10;
    claim(g, tells_change(s) ? DL_FACT_UPDATED : DL_FACT_PUBLISHED, trust,
          dl_str_copy(g->mem, value));
}

static void claim_time(gathering *g, uint32_t i, unsigned trust) {
    const dl_node *node = &g->page->nodes.at[i];
    dl_str when = attr(g, i, DL_ATTR_datetime), class = attr(g, i, DL_ATTR_class);
    dl_str words = words_of(g, i), prop = attr(g, i, DL_ATTR_itemprop);
    dl_minute t;
    bool pubdate = false;
    for (uint32_t k = 0; k < node->n; k++)
        pubdate |= g->page->attributes.at[node->attributes + k].name == DL_ATTR_pubdate;
    if (!when.len) when = attr(g, i, DL_ATTR_content);
    if (!when.len || !dl_date_parse(when, &t)) {
        claim_words(g, words, trust);
        return;
    }
    bool change =
        tells_change(words) || tells_change(class) || dl_str_is(prop, "dateModified");
    if (pubdate || dl_str_is(prop, "datePublished") ||
        (!change && dl_str_find(class, DL_LIT("publish"), 0) != DL_NONE))
        trust = DL_TRUST_MARKED;
    claim(g, change ? DL_FACT_UPDATED : DL_FACT_PUBLISHED, trust, when);
}

/* Elements that carry a date, from FROM to TO. */
static void claim_times(gathering *g, uint32_t from, uint32_t to, unsigned trust) {
    for (uint32_t i = from; i < to; i++) {
        dl_str prop = attr(g, i, DL_ATTR_itemprop);
        bool dated = dl_str_is(prop, "datePublished") || dl_str_is(prop, "dateModified");
        if (g->f->out[i] == DL_OUT || g->page->nodes.at[i].tag == DL_TAG_meta) continue;
        if (g->page->nodes.at[i].tag == DL_TAG_time || dated) claim_time(g, i, trust);
    }
}

/* Is node I named after a date, and not after the day of the visit? */
static bool is_named_date(const gathering *g, uint32_t i) {
    static const char *const words[] = { "date",   "datum", "fecha",   "publish",
                                         "posted", "pubda", "created", "uhrzeit" };
    static const char *const today[] = { "current", "today", "heute", "hoy", "event" };
    char lower[128];
    dl_str class = dl_str_sub(attr(g, i, DL_ATTR_class), 0, sizeof lower);
    dl_str low = { lower, class.len ? dl_utf8_lower(class, lower, sizeof lower) : 0 };
    bool named = false;
    for (size_t k = 0; k < DL_N(words); k++)
        named |= dl_str_find(low, dl_str_of(words[k]), 0) != DL_NONE;
    for (size_t k = 0; k < DL_N(today); k++)
        if (dl_str_find(low, dl_str_of(today[k]), 0) != DL_NONE) return false;
    return named;
}

/* Small elements from FROM to TO that are named after a date. */
static void claim_named(gathering *g, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const dl_node *node = &g->page->nodes.at[i];
        if (!node->n || g->f->out[i] == DL_OUT || node->end - i > 12) continue;
        if (node->tag == DL_TAG_time || !is_named_date(g, i)) continue;
        claim_words(g, words_of(g, i), DL_TRUST_SEEN);
        i = node->end - 1;
    }
}

/* Short lines with a date in them: just above the headline, or behind it. */
static void claim_lines(gathering *g, uint32_t end) {
    const dl_page_blocks *blocks = &g->f->blocks;
    uint32_t first = 0;
    while (first < blocks->n && blocks->at[first].first < g->f->heading) first++;
    if (first == blocks->n) first = 0;
    for (uint32_t i = first; i < blocks->n && i < first + DATE_BLOCKS; i++) {
        const dl_page_block *b = &blocks->at[i];
        bool near = b->first < end && g->f->out[b->first] != DL_OUT;
        bool line = !g->f->keep[i] || (b->text.len < KEPT_LINE && i < first + 4);
        if (near && line) claim_words(g, b->text, DL_TRUST_SEEN);
    }
    for (uint32_t i = first; i-- > 0 && i + ABOVE_BLOCKS >= first;)
        if (g->f->out[blocks->at[i].first] != DL_OUT)
            claim_words(g, blocks->at[i].text, DL_TRUST_SEEN);
}

/* ---- the whole ------------------------------------------------------------------------ */

static void claim_author(gathering *g, uint32_t i) {
    const dl_node *node = &g->page->nodes.at[i];
    if (g->f->out[i] == DL_OUT || node->tag == DL_TAG_meta) return;
    if (!dl_str_is(attr(g, i, DL_ATTR_rel), "author") &&
        !dl_str_is(attr(g, i, DL_ATTR_itemprop), "author"))
        return;
    dl_str words = words_of(g, i);
    if (words.len <= 100) claim(g, DL_FACT_AUTHOR, DL_TRUST_MARKED, words);
}

void dl_page_meta(dl_arena *mem, const dl_finding *f, dl_page_facts *facts) {
    gathering g = { .mem = mem, .f = f, .page = f->page, .facts = facts };
    uint32_t n = f->page->nodes.n, from = f->heading == DL_NONE ? f->root : f->heading;
    for (uint32_t i = 0; i < n; i++) {
        claim_head(&g, i);
        claim_author(&g, i);
    }
    g.lang = dl_claim_best(facts, DL_FACT_LANG);
    if (!f->blocks.n) return;
    if (f->heading != DL_NONE)
        claim(&g, DL_FACT_TITLE, DL_TRUST_MARKED, words_of(&g, f->heading));
    uint32_t end = f->page->nodes.at[f->root].end;
    claim_times(&g, from, end > from ? end : n, DL_TRUST_LOOSE);
    claim_named(&g, from, end > from ? end : n);
    claim_lines(&g, end > from ? end : n);
    claim_times(&g, f->root < from ? f->root : 0, from, DL_TRUST_SEEN);
}
