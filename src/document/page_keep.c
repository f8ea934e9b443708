/* page_keep.c - which blocks inside the article's element belong to it.
 *
 * In:  the element chosen, its blocks. Out: a mark on those that stay.
 * Left out are lines that are links, labels above the first paragraph, lines that begin
 * as notices of the site do ("Read more"), and headings with nothing under them. The lead
 * often stands outside, between the headline and the article's element.
 *
 * SPDX-License-Identifier: MIT */
#include "page_find.h"

enum {
    SHORT_LINE = 70,   /* bytes: a label, unless it is a sentence */
    LONG_LINE = 200,   /* bytes: no notice of a site */
    LONG_PITCH = 320,  /* bytes: no request of a site */
    MIN_LEAD = 50,     /* bytes */
    MAX_LEADS = 4,     /* paragraphs of a lead */
    TAIL_PERCENT = 35, /* of the text: more than that is not cut behind a heading */
};

typedef enum { NO_PHRASE, A_LINE, AN_END, A_PITCH } phrase;

static const struct {
    const char *words;
    phrase kind;
} phrases[] = {
#define END(words)   { words, AN_END },
#define LINE(words)  { words, A_LINE },
#define PITCH(words) { words, A_PITCH },
#include "page_phrases.def"
#undef END
#undef LINE
#undef PITCH
};

/* ---- blocks --------------------------------------------------------------------------- */

static uint8_t tag_of(const dl_finding *f, uint32_t i) {
    return f->page->nodes.at[f->blocks.at[i].owner].tag;
}

static bool is_heading(const dl_finding *f, uint32_t i) {
    return (dl_tag_traits(tag_of(f, i)) & DL_TAG_HEADING) != 0;
}

static bool is_link(const dl_page_block *b) {
    return 10 * b->link > 6 * b->text.len;
}

static bool ends_sentence(dl_str s) {
    static const char *const ends[] = { ".", "!", "?", ":", "…", "。", "！", "？", "।" };
    static const char *const closers[] = { "\"", "'", ")", "]", "”", "“", "’", "»", "«" };
    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; i < DL_N(closers); i++)
            if (dl_str_ends(s, closers[i]))
                s.len -= (uint32_t)strlen(closers[i]), cut = true;
    }
    for (size_t i = 0; i < DL_N(ends); i++)
        if (dl_str_ends(s, ends[i])) return true;
    return false;
}

/* Has one of the elements around block I, inside ROOT, one of SIGNS? */
static bool is_under(const dl_finding *f, uint32_t i, uint32_t root, unsigned signs) {
    uint32_t node = f->blocks.at[i].owner;
    for (; node != DL_NONE && node != root; node = f->page->nodes.at[node].parent)
        if (f->signs[node] & signs) return true;
    return false;
}

/* ---- phrases -------------------------------------------------------------------------- */

/* Is block I a line of the site, or one that asks readers for something? */
static phrase phrase_of(const dl_finding *f, uint32_t i) {
    char lower[LONG_PITCH];
    dl_str s = f->blocks.at[i].text;
    if (s.len > sizeof lower) return NO_PHRASE;
    dl_str low = { lower, dl_utf8_lower(s, lower, sizeof lower) };
    for (size_t k = 0; k < DL_N(phrases); k++) {
        if (phrases[k].kind == A_PITCH) {
            if (dl_str_find(low, dl_str_of(phrases[k].words), 0) != DL_NONE)
                return A_PITCH;
        } else if (s.len <= LONG_LINE && dl_str_starts(low, phrases[k].words)) {
            bool ends = phrases[k].kind == AN_END;
            return ends && (s.len <= SHORT_LINE || is_heading(f, i)) ? AN_END : A_LINE;
        }
    }
    return NO_PHRASE;
}

static uint32_t kept_bytes(const dl_finding *f, uint32_t from, uint32_t to) {
    uint32_t sum = 0;
    for (uint32_t i = from; i < to; i++)
        if (f->keep[i]) sum += f->blocks.at[i].text.len;
    return sum;
}

/* Behind a heading such as "Related" the article is over, if hardly anything follows. */
static void cut_phrases(dl_finding *f) {
    uint32_t all = kept_bytes(f, 0, f->blocks.n);
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        if (!f->keep[i]) continue;
        phrase p = phrase_of(f, i);
        if (p == NO_PHRASE) continue;
        f->keep[i] = 0;
        if (p != AN_END || !is_heading(f, i)) continue;
        if (100 * (uint64_t)kept_bytes(f, i, f->blocks.n) < TAIL_PERCENT * (uint64_t)all)
            memset(f->keep + i, 0, f->blocks.n - i);
    }
}

/* ---- what stays ----------------------------------------------------------------------- */

static bool stays(const dl_finding *f, uint32_t i) {
    const dl_page_block *b = &f->blocks.at[i];
    if (f->out[b->first] || f->out[b->owner]) return false;
    if (b->owner == f->heading || is_link(b)) return false;
    bool label = b->text.len < SHORT_LINE && !ends_sentence(b->text);
    if (label && is_under(f, i, f->root, DL_SIGN_HEADER) &&
        !is_under(f, i, f->root, DL_SIGN_LEAD))
        return false;
    return true;
}

/* Labels above the first paragraph: date, author, section. */
static void cut_labels(dl_finding *f) {
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        const dl_page_block *b = &f->blocks.at[i];
        dl_minute t;
        if (!f->keep[i]) continue;
        if (b->text.len >= SHORT_LINE || ends_sentence(b->text)) return;
        if (is_heading(f, i)) continue;
        if (tag_of(f, i) != DL_TAG_p || dl_date_find(b->text, (dl_str){ 0 }, &t))
            f->keep[i] = 0;
    }
}

/* Headings with nothing under them. */
static void cut_headings(dl_finding *f) {
    bool any = false;
    for (uint32_t i = f->blocks.n; i-- > 0;) {
        if (!f->keep[i]) continue;
        if (is_heading(f, i) && !any && !ends_sentence(f->blocks.at[i].text))
            f->keep[i] = 0;
        else
            any = true;
    }
}

/* Paragraphs between the headline and the article's element. */
static void add_leads(dl_finding *f) {
    uint32_t n = 0;
    if (f->heading == DL_NONE || f->heading >= f->root) return;
    for (uint32_t i = 0; i < f->blocks.n && n < MAX_LEADS; i++) {
        const dl_page_block *b = &f->blocks.at[i];
        if (b->first <= f->heading || b->first >= f->root) continue;
        if (f->out[b->owner] || is_link(b) || b->owner == f->heading) continue;
        bool named = is_under(f, i, DL_NONE, DL_SIGN_LEAD);
        if (b->text.len < MIN_LEAD || (!named && !ends_sentence(b->text))) continue;
        f->keep[i] = 1;
        n++;
    }
}

void dl_find_keep(dl_finding *f) {
    uint32_t end = f->page->nodes.at[f->root].end;
    for (uint32_t i = 0; i < f->blocks.n; i++) {
        const dl_page_block *b = &f->blocks.at[i];
        if (b->first > f->root && b->first < end) f->keep[i] = stays(f, i);
    }
    cut_labels(f);
    add_leads(f);
    cut_phrases(f);
    cut_headings(f);
}
