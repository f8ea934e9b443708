/* floating.c - quotations that no cue of their paragraph tells: whose words they are.
 *
 * In:  paragraphs, the cues that were found. Out: contents for cues before them, cues for
 * signatures.
 * A paragraph that is one quotation is told by the signature behind it ("― Ana Ruiz"), by
 * the sentence before it that ends in a colon ("The envoy replied:"), or else by whoever
 * spoke last in the paragraph before. Told by nobody, as behind a heading, it is left.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum {
    WORDS_LEAST = 4,     /* of a quotation that somebody must have said */
    SIGNATURE_MOST = 12, /* tokens behind a dash that can be a name with an office */
};

typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t sentence;   /* its last */
    bool heading;
} paragraph;

typedef struct {
    const unit_source *from;
    tagged_list *list;
    tagged_list more;   /* new cues */
    uint32_t lo, hi;    /* of the list: cues of the paragraph */
    uint32_t lo_before; /* and of the one before, up to LO */
    uint32_t turns_end; /* the token up to which turns of a transcript have the word */
    uint32_t teller;    /* of a quotation that the paragraph before was; DL_NONE: none */
} floater;

static bool is_dash(const floater *f, uint32_t token) {
    static const char *const dashes[] = { "-", "--", "\xe2\x80\x93", "\xe2\x80\x94",
                                          "\xe2\x80\x95" };
    return dl_str_among(token_form(f->from, token), dashes, DL_N(dashes));
}

/* The paragraph that begins with sentence *AT, which moves behind it. */
static paragraph next_paragraph(const floater *f, uint32_t *at) {
    const dl_text *text = f->from->text;
    const dl_sentence *s = &text->sentences.at[*at];
    paragraph p = { .first = s->first };
    p.heading = f->from->doc->blocks.at[s->block].kind == DL_BLOCK_HEADING;
    for (uint32_t block = s->block; *at < text->sentences.n; ++*at) {
        s = &text->sentences.at[*at];
        if (s->block != block) break;
        p.end = s->first + s->n;
        p.sentence = *at;
    }
    return p;
}

/* The end of the quotation whose opening mark is FIRST, if it has some words; else 0. */
static uint32_t quotation_end(const floater *f, uint32_t first) {
    uint32_t q = f->from->quote_at[first], words = 0;
    if (!q) return 0;
    const dl_quote *quote = &f->from->text->quotes.at[q - 1];
    uint32_t end = quote->close != DL_NONE ? quote->close + 1 : quote->first + quote->n;
    for (uint32_t i = first; i < end; i++)
        words += f->from->text->tokens.at[i].kind == DL_WORD;
    return quote->open == first && words >= WORDS_LEAST ? end : 0;
}

/* Where the words of a signature between FIRST and END stop: at a comma, if no verb makes
 * a sentence of them; else 0. */
static uint32_t signature_end(const floater *f, uint32_t first, uint32_t end) {
    uint32_t at = first;
    bool name = first < end && end - first <= SIGNATURE_MOST &&
                f->from->text->tokens.at[first].flags & DL_CAPITAL;
    for (; name && at < end && !dl_str_is(token_form(f->from, at), ","); at++) {
        uint8_t pos = f->from->grammar->at[at].pos;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_PRON) return 0;
    }
    while (at > first && f->from->text->tokens.at[at - 1].kind == DL_PUNCT) at--;
    return name && at > first ? at : 0;
}

/* ---- who tells ---------------------------------------------------------------------------- */

static bool covers(const tagged *t, uint32_t first, uint32_t end) {
    for (uint32_t c = 0; c < t->content.n; c++)
        if (t->content.at[c].first < end && first < t->content.at[c].end) return true;
    return false;
}

/* Is the quotation [FIRST, END) already told, by a cue outside it? */
static bool is_told(const floater *f, uint32_t first, uint32_t end) {
    for (uint32_t i = f->lo; i < f->hi; i++) {
        const tagged *t = &f->list->at[i];
        bool inside = first <= t->cue.first && t->cue.first < end;
        if (!inside && covers(t, first, end)) return true;
    }
    return first < f->turns_end;
}

/* The last cue of speaking of the paragraph before that has a source and that no other cue
 * there reports. */
static uint32_t last_teller(const floater *f) {
    for (uint32_t i = f->lo; i-- > f->lo_before;) {
        const tagged *t = &f->list->at[i];
        bool own = true, speaks = t->content.n && t->source.end && f->from->acts[t->head];
        for (uint32_t k = f->lo_before; speaks && own && k < f->lo; k++)
            own = k == i || !covers(&f->list->at[k], t->cue.first, t->cue.first + 1);
        if (speaks && own && !t->turn) return i;
    }
    return DL_NONE;
}

/* Somebody does what the verb at the root of sentence S says: "The envoy went on:". */
static uint32_t root_of(const floater *f, uint32_t s) {
    const dl_sentence *sentence = &f->from->text->sentences.at[s];
    uint32_t end = sentence->first + sentence->n, root = DL_NONE;
    for (uint32_t i = sentence->first; i < end && root == DL_NONE; i++)
        if (f->from->grammar->at[i].pos == DL_POS_VERB &&
            tree_head(f->from, i) == DL_NONE)
            root = i;
    for (uint32_t i = sentence->first; i < end && root != DL_NONE; i++) {
        uint32_t m = f->from->mention_at[i];
        if (tree_head(f->from, i) == root && tree_rel(f->from, i, "nsubj") &&
            m != DL_NONE && f->from->mentions->list.at[m].kind != DL_ACTOR_PLACE)
            return root;
    }
    return DL_NONE;
}

static void add_cue(floater *f, token_run cue, token_run source, token_run content) {
    tagged *one = DL_PUSH(f->from->mem, &f->more);
    *one = (tagged){ .cue = cue, .head = cue.first, .source = source };
    *DL_PUSH(f->from->mem, &one->content) = content;
}

/* ---- one paragraph ------------------------------------------------------------------------ */

/* The end of the line that holds what stands behind token FIRST, of a paragraph up to END. */
static uint32_t line_end(const floater *f, uint32_t first, uint32_t end) {
    uint32_t at = first + 1;
    while (at < end && !(f->from->text->tokens.at[at].flags & DL_LINE_BEFORE)) at++;
    return at < end ? at : end;
}

/* Adds the cue of the signature behind the quotation [FIRST, END) of paragraph P, in its
 * line or in paragraph NEXT; false: there is none. */
static bool add_signed(floater *f, const paragraph *p, uint32_t first, uint32_t end,
                       const paragraph *next) {
    uint32_t at = end, most = end < p->end ? line_end(f, end - 1, p->end) : end;
    while (at < most && !is_dash(f, at) && f->from->text->tokens.at[at].kind == DL_PUNCT)
        at++;
    if (at == p->end && next->end) {
        at = next->first;
        most = line_end(f, at, next->end);
    }
    uint32_t dash = at;
    if (dash >= most || !is_dash(f, dash)) return false;
    while (at < most && is_dash(f, at)) at++;
    uint32_t last = signature_end(f, at, most);
    if (!last) return false;
    add_cue(f, (token_run){ dash, at }, (token_run){ at, last },
            (token_run){ first, end });
    return true;
}

/* Signatures behind the quotations with which lines of P begin. */
static void read_lines(floater *f, const paragraph *p, const paragraph *next) {
    for (uint32_t i = p->first; i < p->end; i++) {
        if (f->from->text->tokens.at[i].kind != DL_QUOTE) continue;
        bool begins = i == p->first || f->from->text->tokens.at[i].flags & DL_LINE_BEFORE;
        uint32_t end = begins ? quotation_end(f, i) : 0;
        if (!end || is_told(f, i, end)) continue;
        if (i > p->first || end < p->end) add_signed(f, p, i, end, next);
        i = end - 1;
    }
}

/* "The envoy replied:" at the end of paragraph BEFORE. */
static uint32_t introduction(floater *f, const paragraph *before, token_run content) {
    uint32_t first = f->from->text->sentences.at[before->sentence].first;
    if (!before->end || !dl_str_is(token_form(f->from, before->end - 1), ":"))
        return DL_NONE;
    if (f->lo > f->lo_before && f->list->at[f->lo - 1].cue.first >= first)
        return f->lo - 1;
    uint32_t root = root_of(f, before->sentence);
    if (root != DL_NONE)
        add_cue(f, (token_run){ root, root + 1 }, (token_run){ 0 }, content);
    return DL_NONE;
}

/* The cue in paragraph NEXT that tells how the quotation ends which the one before left open:
 * its words are there from the beginning on. */
static uint32_t later_teller(const floater *f, uint32_t q, const paragraph *next) {
    const dl_text *text = f->from->text;
    bool goes_on =
        next->end && q < text->quotes.n && text->quotes.at[q].continues == q - 1;
    for (uint32_t i = f->hi; goes_on && i < f->list->n; i++) {
        const tagged *t = &f->list->at[i];
        if (t->cue.first >= next->end) break;
        if (covers(t, next->first, next->first + 2) && !t->turn) return i;
    }
    return DL_NONE;
}

/* Puts RUN before the content of the cue I. */
static void begin_with(const floater *f, uint32_t i, token_run run) {
    tagged *t = &f->list->at[i];
    *DL_PUSH(f->from->mem, &t->content) = run;
    for (uint32_t c = t->content.n - 1; c > 0; c--)
        t->content.at[c] = t->content.at[c - 1];
    t->content.at[0] = run;
}

static void read_paragraph(floater *f, const paragraph *before, const paragraph *p,
                           const paragraph *next) {
    uint32_t end = quotation_end(f, p->first), rest = end, teller = f->teller;
    f->teller = DL_NONE;
    read_lines(f, p, next);
    if (!end || p->heading || is_told(f, p->first, end)) return;
    if (end == p->end && add_signed(f, p, p->first, end, next)) return;
    while (rest < p->end && f->from->text->tokens.at[rest].kind == DL_PUNCT) rest++;
    if (rest < p->end) return;
    uint32_t q = f->from->quote_at[p->first];
    bool continued = f->from->text->quotes.at[q - 1].continues != DL_NONE;
    token_run content = { p->first, end };
    uint32_t n = f->more.n, later = later_teller(f, q, next);
    if (later != DL_NONE) {
        begin_with(f, later, content);
        return;
    }
    if (!before->end || before->heading) return;
    if (teller == DL_NONE && !continued) teller = introduction(f, before, content);
    if (teller == DL_NONE && f->more.n == n) teller = last_teller(f);
    if (teller != DL_NONE && !continued)
        *DL_PUSH(f->from->mem, &f->list->at[teller].content) = content;
    f->teller = teller;
}

void add_floating(const unit_source *from, tagged_list *list) {
    floater f = { .from = from, .list = list, .teller = DL_NONE };
    paragraph before = { 0 }, p = { 0 }, next = { 0 };
    for (uint32_t s = 0; s < from->text->sentences.n || next.end;) {
        before = p;
        p = next;
        next = s < from->text->sentences.n ? next_paragraph(&f, &s) : (paragraph){ 0 };
        if (!p.end) continue;
        f.lo_before = f.lo;
        for (f.lo = f.hi; f.lo < list->n && list->at[f.lo].cue.first < p.first; f.lo++) {
        }
        for (f.hi = f.lo; f.hi < list->n && list->at[f.hi].cue.first < p.end; f.hi++) {
            const tagged *t = &list->at[f.hi];
            if (t->turn) f.turns_end = t->content.at[t->content.n - 1].end;
        }
        read_paragraph(&f, &before, &p, &next);
    }
    for (uint32_t i = 0; i < f.more.n; i++) *DL_PUSH(from->mem, list) = f.more.at[i];
    if (f.more.n) sort_cues(list);
}
