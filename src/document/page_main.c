/* page_main.c - finds the article on a page.
 *
 * In:  a page. Out: its text without menus, teasers, captions, comments, share bars.
 * Three steps. Subtrees whose signs or links speak against them are pruned, unless that
 * would cost most of the page's text. Of the rest the element is chosen that holds the
 * article: the one that says so, or the smallest that has nearly all paragraphs. Of its
 * blocks those are left out that are links, labels, or headings of nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "page_find.h"

enum {
    MIN_ARTICLE = 250, /* bytes: with less, signs have taken away the article itself */
    MUCH_MORE = 5,     /* when there is that many times more on the page */
};

/* ---- measuring ------------------------------------------------------------------------ */

static uint32_t own_words(const dl_page_block *b) {
    return b->text.len > b->link ? b->text.len - b->link : 0;
}

/* Bytes that speak for an article: of a paragraph those outside links. */
static uint32_t mass_of(const dl_page *page, const dl_page_block *b) {
    uint32_t own = own_words(b);
    uint8_t tag = page->nodes.at[b->owner].tag;
    if (dl_tag_traits(tag) & DL_TAG_HEADING) return 0;
    if (own < DL_MIN_PARAGRAPH || 2 * b->link > b->text.len) return 0;
    return own;
}

static void sum_up(uint32_t *sums, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) sums[i] += sums[i - 1];
}

/* Sums over the blocks before each node, those in pruned subtrees left out. */
static void measure(dl_finding *f) {
    uint32_t n = f->page->nodes.n + 1;
    memset(f->mass, 0, n * sizeof *f->mass);
    memset(f->words, 0, n * sizeof *f->words);
    memset(f->links, 0, n * sizeof *f->links);
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        const dl_page_block *b = &f->blocks.at[i];
        if (f->out[b->first]) continue;
        f->mass[b->first + 1] += mass_of(f->page, b);
        f->words[b->first + 1] += b->text.len;
        f->links[b->first + 1] += b->link;
    }
    sum_up(f->mass, n), sum_up(f->words, n), sum_up(f->links, n);
}

static uint32_t within(const dl_finding *f, const uint32_t *sums, uint32_t i) {
    return sums[f->page->nodes.at[i].end] - sums[i];
}

uint32_t dl_find_mass(const dl_finding *f, uint32_t i) {
    return within(f, f->mass, i);
}

/* ---- pruning -------------------------------------------------------------------------- */

static bool contains(const dl_finding *f, uint32_t i, uint32_t node) {
    return node != DL_NONE && node > i && node < f->page->nodes.at[i].end;
}

static uint32_t share_of(uint32_t part, uint32_t all) {
    return all ? (uint32_t)((uint64_t)part * 100 / all) : 0;
}

/* Do the SIGNS of element I say that it is no part of the article? */
static bool is_pruned(const dl_finding *f, uint32_t i) {
    unsigned signs = f->signs[i] & f->against;
    uint32_t all = f->mass[f->page->nodes.n], mass = within(f, f->mass, i);
    uint32_t words = within(f, f->words, i), links = within(f, f->links, i);
    uint32_t share = share_of(mass, all);
    if (!signs) return false;
    if (signs & DL_SIGN_HIDDEN) return share < 60;
    if (contains(f, i, f->heading) || contains(f, i, f->body)) return false;
    if (signs & DL_SIGN_COMMENT) return true;
    if (share >= 50) return false;
    if (signs & (DL_SIGN_FRAME | DL_SIGN_ASIDE | DL_SIGN_SHARE | DL_SIGN_RELATED |
                 DL_SIGN_ADVERT | DL_SIGN_CAPTION))
        return true;
    if (signs & DL_SIGN_BYLINE) return mass < 1000 && share < 30;
    return (signs & DL_SIGN_TEASER) && share_of(links, words) >= 25;
}

static void prune(dl_finding *f) {
    uint32_t n = f->page->nodes.n;
    for (uint32_t i = 0; i < n; i++) {
        if (!is_pruned(f, i)) continue;
        uint32_t end = f->page->nodes.at[i].end;
        bool about = !(f->signs[i] & (DL_SIGNS_AGAINST ^ DL_SIGN_BYLINE));
        memset(f->out + i, about ? DL_OUT_ABOUT : DL_OUT, end - i);
        i = end - 1;
    }
    measure(f);
}

/* ---- choosing ------------------------------------------------------------------------- */

/* The element with SIGN that has the most text; DL_NONE: none. *SUM: text of all that are
 * not within another. */
static uint32_t largest(const dl_finding *f, unsigned sign, uint32_t *sum) {
    uint32_t best = DL_NONE, most = 0, end = 0;
    *sum = 0;
    for (uint32_t i = 0; i < f->page->nodes.n; i++) {
        if (!(f->signs[i] & sign) || f->out[i]) continue;
        uint32_t mass = within(f, f->mass, i);
        if (i >= end) *sum += mass, end = f->page->nodes.at[i].end;
        if (mass > 0 && mass >= most) best = i, most = mass;
    }
    return best;
}

static uint32_t common_parent(const dl_page *page, uint32_t a, uint32_t b) {
    while (a != b && a != DL_NONE && b != DL_NONE) {
        if (page->nodes.at[a].depth >= page->nodes.at[b].depth)
            a = page->nodes.at[a].parent;
        else
            b = page->nodes.at[b].parent;
    }
    return a == b ? a : DL_NONE;
}

/* The smallest element around all that have SIGN. */
static uint32_t around(const dl_finding *f, unsigned sign) {
    uint32_t all = DL_NONE;
    for (uint32_t i = 0; i < f->page->nodes.n; i++) {
        if (!(f->signs[i] & sign) || f->out[i] || !within(f, f->mass, i)) continue;
        all = all == DL_NONE ? i : common_parent(f->page, all, i);
    }
    return all;
}

/* From element I down to the smallest that still has PERCENT of its text. */
static uint32_t descend(const dl_finding *f, uint32_t i, uint32_t percent) {
    const dl_node *nodes = f->page->nodes.at;
    for (bool moved = true; moved;) {
        uint32_t all = within(f, f->mass, i);
        moved = false;
        for (uint32_t k = i + 1; k < nodes[i].end && !moved; k = nodes[k].end) {
            if (f->out[k] || nodes[k].tag == DL_TAG_TEXT ||
                share_of(within(f, f->mass, k), all) < percent ||
                !(dl_tag_traits(nodes[k].tag) & DL_TAG_BLOCK))
                continue;
            i = k;
            moved = true;
        }
    }
    return i;
}

static uint32_t choose(const dl_finding *f) {
    static const struct {
        unsigned sign;
        uint32_t percent; /* of the page's text it must have */
    } steps[] = { { DL_SIGN_ITEMPROP, 15 },
                  { DL_SIGN_BODY, 25 },
                  { DL_SIGN_ARTICLE, 40 },
                  { DL_SIGN_MAIN, 40 } };
    uint32_t all = f->mass[f->page->nodes.n];
    for (size_t i = 0; i < DL_N(steps); i++) {
        uint32_t sum, best = largest(f, steps[i].sign, &sum);
        if (best == DL_NONE) continue;
        uint32_t mass = within(f, f->mass, best);
        if (share_of(mass, sum) < 70 && share_of(sum, all) >= 50) {
            best = around(f, steps[i].sign);
            if (best == DL_NONE) continue;
            mass = within(f, f->mass, best);
        }
        if (share_of(mass, all) < steps[i].percent) continue;
        return steps[i].sign & (DL_SIGN_ITEMPROP | DL_SIGN_BODY) ? best
                                                                 : descend(f, best, 85);
    }
    return descend(f, 0, 80);
}

/* ---- the whole ------------------------------------------------------------------------ */

static uint32_t first_heading(const dl_finding *f) {
    for (uint32_t i = 0; i < f->blocks.n; i++)
        if (f->page->nodes.at[f->blocks.at[i].owner].tag == DL_TAG_h1)
            return f->blocks.at[i].owner;
    return DL_NONE;
}

static uint32_t kept_bytes(const dl_finding *f) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < f->blocks.n; i++)
        if (f->keep[i]) sum += f->blocks.at[i].text.len;
    return sum;
}

/* One search, with the signs AGAINST an element that are to count. */
static void search(dl_finding *f, unsigned against) {
    uint32_t n = f->page->nodes.n, sum;
    f->against = against;
    memset(f->out, 0, n);
    memset(f->keep, 0, f->blocks.n);
    measure(f);
    f->whole = f->mass[n];
    f->body = largest(f, DL_SIGN_BODY, &sum);
    if (f->body != DL_NONE && share_of(within(f, f->mass, f->body), f->whole) < 40)
        f->body = DL_NONE;
    prune(f);
    f->root = choose(f);
    dl_find_keep(f);
}

bool dl_page_find(dl_arena *mem, const dl_page *page, dl_finding *out) {
    uint32_t n = page->nodes.n;
    dl_finding f = { .page = page, .heading = DL_NONE, .body = DL_NONE };
    dl_page_cut(mem, page, DL_NONE, &f.blocks);
    f.signs = DL_NEW_N(mem, uint16_t, n + 1);
    f.out = DL_NEW_N(mem, uint8_t, n + 1);
    f.mass = DL_NEW_N(mem, uint32_t, n + 1);
    f.words = DL_NEW_N(mem, uint32_t, n + 1);
    f.links = DL_NEW_N(mem, uint32_t, n + 1);
    f.keep = DL_NEW_N(mem, uint8_t, f.blocks.n + 1);
    for (uint32_t i = 0; i < n; i++) f.signs[i] = (uint16_t)dl_page_sign(page, i);
    if (f.blocks.n) {
        f.heading = first_heading(&f);
        search(&f, DL_SIGNS_AGAINST);
        uint32_t found = kept_bytes(&f);
        if (found < MIN_ARTICLE && MUCH_MORE * found < f.whole)
            search(&f, DL_SIGN_FRAME | DL_SIGN_HIDDEN | DL_SIGN_ADVERT);
    }
    *out = f;
    return f.blocks.n > 0;
}
