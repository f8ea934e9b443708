/* unit.c - what the attribution network is told of the tokens of a paragraph.
 *
 * In:  tokens, quotations, mentions, trees. Out: rows and links of every token; rows of
 * every token as seen from a cue.
 *
 * SPDX-License-Identifier: MIT */
#include "unit.h"

#include "speech_private.h"

/* The order is part of the model file's version. 0 = any other. */
static const char *const rel_names[] = {
    "",         "acl",          "acl:relcl",  "advcl",      "advmod",     "amod",
    "appos",    "aux",          "aux:pass",   "case",       "cc",         "ccomp",
    "compound", "conj",         "cop",        "csubj",      "det",        "discourse",
    "expl",     "fixed",        "flat",       "iobj",       "list",       "mark",
    "nmod",     "nmod:poss",    "nsubj",      "nsubj:pass", "nummod",     "obj",
    "obl",      "obl:agent",    "parataxis",  "punct",      "root",       "vocative",
    "xcomp",    "compound:prt", "nmod:npmod", "obl:tmod",   "dislocated",
};
_Static_assert(DL_N(rel_names) <= REL_KINDS, "a row for every relation");

static int rel_named(dl_str name) {
    for (size_t i = 1; i < DL_N(rel_names); i++)
        if (dl_str_is(name, rel_names[i])) return (int)i;
    return 0;
}

void unit_rel_kinds(const dl_model *model, uint8_t *out) {
    memset(out, 0, 256);
    for (int i = 0; i < dl_model_labels(model) && i < 256; i++) {
        dl_str name = dl_str_of(dl_model_label(model, i));
        uint32_t colon = dl_str_find(name, DL_LIT(":"), 0);
        int kind = rel_named(name);
        if (!kind && colon != DL_NONE) kind = rel_named(dl_str_sub(name, 0, colon));
        out[i] = (uint8_t)kind;
    }
}

bool unit_rel_is(uint8_t kind, const char *name) {
    return strcmp(rel_names[kind], name) == 0;
}

/* ---- the article ------------------------------------------------------------------------ */

static uint32_t *index_quotes(dl_arena *mem, const dl_text *text) {
    uint32_t n = text->tokens.n;
    uint32_t *at = DL_NEW_N(mem, uint32_t, (size_t)n + 1);
    for (uint32_t q = 0; q < text->quotes.n; q++) {
        const dl_quote *quote = &text->quotes.at[q];
        uint32_t first = quote->open == DL_NONE ? quote->first : quote->open;
        uint32_t end =
            quote->close == DL_NONE ? quote->first + quote->n : quote->close + 1;
        for (uint32_t i = first; i < end && i < n; i++)
            if (!at[i]) at[i] = q + 1; /* the outermost comes first */
    }
    return at;
}

unit_source unit_source_of(dl_arena *mem, const dl_words *words, const dl_document *doc,
                           const dl_text *text, const dl_mentions *mentions,
                           const dl_grammar *grammar, const uint8_t *rel_kinds) {
    dl_order order = dl_order_of(mem, words, doc, text, mentions);
    return (unit_source){
        .mem = mem,
        .words = words,
        .doc = doc,
        .text = text,
        .mentions = mentions,
        .grammar = grammar,
        .rel_kinds = rel_kinds,
        .acts = speech_acts(mem, words, text),
        .mention_at = order.mention_at,
        .quote_at = index_quotes(mem, text),
    };
}

/* ---- one unit --------------------------------------------------------------------------- */

static uint16_t quote_row(const unit_source *s, uint32_t token) {
    uint32_t q = s->quote_at[token];
    bool mark = s->text->tokens.at[token].kind == DL_QUOTE;
    if (!q) return mark ? 5 : 0;
    const dl_quote *quote = &s->text->quotes.at[q - 1];
    if (token == quote->open) return 3;
    if (token == quote->close) return 4;
    if (quote->scare) return 2;
    return quote->close == DL_NONE || quote->open == DL_NONE ? 6 : 1;
}

static uint16_t mention_row(const unit_source *s, uint32_t token) {
    uint32_t m = s->mention_at[token];
    if (m == DL_NONE) return 0;
    const dl_mention *mention = &s->mentions->list.at[m];
    uint32_t kind = mention->kind < 10 ? mention->kind : 0;
    uint32_t row = 1 + (mention->adjective ? 30 : mention->form * 10u + kind);
    return (uint16_t)(row + (token == mention->first ? 32 : 0));
}

static uint16_t place_row(const unit_source *s, const dl_sentence *sentence,
                          uint32_t token, uint32_t number) {
    bool first = token == sentence->first;
    bool heading = s->doc->blocks.at[sentence->block].kind == DL_BLOCK_HEADING;
    return (uint16_t)((number > 2 ? 2 : number) * 4 + 2 * heading + first);
}

/* Keys of the form; all quotation marks are alike, and so are apostrophes. */
static void form_keys(const unit_source *s, uint32_t token, bool first, uint64_t *out) {
    uint64_t keys[DL_MODEL_FEATURES];
    const dl_token *t = &s->text->tokens.at[token];
    dl_str form = dl_token_str(s->doc, t);
    char plain[8];
    if (t->kind == DL_QUOTE) {
        form = DL_LIT("\"");
    } else if ((t->flags & DL_CLITIC) && form.len > 2 && form.len < sizeof plain) {
        uint32_t at = dl_str_find(form, DL_LIT("\xe2\x80\x99"), 0);
        if (at != DL_NONE) {
            memcpy(plain, form.ptr, at);
            plain[at] = '\'';
            memcpy(plain + at + 1, form.ptr + at + 3, form.len - at - 3);
            form = (dl_str){ plain, form.len - 2 };
        }
    }
    dl_model_features(form, first, keys);
    out[0] = keys[0];
    out[1] = keys[1];
    out[2] = keys[4];
}

static void add_token(const unit_source *s, unit *u, const dl_sentence *sentence,
                      uint32_t token, uint32_t number) {
    uint32_t i = token - u->first, base = sentence->first - u->first;
    const dl_node *node = &s->grammar->at[token];
    uint16_t *row = u->plain[i];
    bool parsed = node->head || node->pos != DL_POS_X;
    u->rel[i] = parsed ? s->rel_kinds[node->rel] : 0;
    u->head[i] = node->head ? (uint16_t)(base + node->head - 1) : (uint16_t)UNIT_NONE;
    u->sentence[i] = (uint8_t)(number > 255 ? 255 : number);
    u->quote[i] = (uint16_t)s->quote_at[token];
    form_keys(s, token, token == sentence->first, u->keys[i]);
    row[0] = (uint16_t)(PLAIN_SYNTAX + node->pos * REL_KINDS + u->rel[i]);
    row[1] = (uint16_t)(PLAIN_QUOTE + quote_row(s, token));
    row[2] = (uint16_t)(PLAIN_MENTION + mention_row(s, token));
    row[3] = (uint16_t)(PLAIN_ACT + s->acts[token]);
    row[4] = (uint16_t)(PLAIN_PLACE + place_row(s, sentence, token, number));
}

/* Which of its head's links the token of this relation is; LINK_N: none. */
static unit_link link_of(uint8_t rel) {
    static const struct {
        const char *rel;
        unit_link link;
    } links[] = {
        { "nsubj", LINK_SUBJECT },     { "nsubj:pass", LINK_SUBJECT },
        { "obl:agent", LINK_SUBJECT }, { "ccomp", LINK_CLAUSE },
        { "xcomp", LINK_CLAUSE },      { "parataxis", LINK_CLAUSE },
        { "acl", LINK_CLAUSE },        { "obj", LINK_CLAUSE },
    };
    for (size_t i = 0; i < DL_N(links); i++)
        if (unit_rel_is(rel, links[i].rel)) return links[i].link;
    return LINK_N;
}

static void add_links(unit *u) {
    for (uint32_t i = 0; i < u->n; i++)
        for (int k = 0; k < LINK_N; k++) u->link[i][k] = UNIT_NONE;
    for (uint32_t i = 0; i < u->n; i++) {
        uint16_t head = u->head[i];
        if (i > 0) u->link[i][LINK_LEFT] = (uint16_t)(i - 1);
        if (i + 1 < u->n) u->link[i][LINK_RIGHT] = (uint16_t)(i + 1);
        u->link[i][LINK_HEAD] = head;
        unit_link link = head == UNIT_NONE ? LINK_N : link_of(u->rel[i]);
        if (link == LINK_N) continue;
        bool object = unit_rel_is(u->rel[i], "obj"); /* gives way to a clause */
        if (u->link[head][link] == UNIT_NONE || !object)
            u->link[head][link] = (uint16_t)i;
    }
}

/* Quotations of the unit counted from 1. */
static void number_quotes(unit *u) {
    uint16_t before = 0;
    u->n_quotes = 0;
    for (uint32_t i = 0; i < u->n; i++) {
        uint16_t q = u->quote[i];
        if (q && q != before) u->n_quotes++;
        before = q;
        if (q) u->quote[i] = u->n_quotes;
    }
}

void unit_next(const unit_source *s, uint32_t *sentence, unit *u) {
    const dl_text *text = s->text;
    uint32_t from = *sentence, to = from + 1;
    uint32_t first = text->sentences.at[from].first;
    uint32_t end = first + text->sentences.at[from].n;
    while (to < text->sentences.n &&
           text->sentences.at[to].block == text->sentences.at[from].block) {
        uint32_t next = text->sentences.at[to].first + text->sentences.at[to].n;
        if (next - first > UNIT_LONGEST) break;
        end = next;
        to++;
    }
    uint32_t n = end - first;
    *u = (unit){ .first = first, .n = n };
    u->keys = dl_alloc_n(s->mem, n, sizeof *u->keys);
    u->plain = dl_alloc_n(s->mem, n, sizeof *u->plain);
    u->link = dl_alloc_n(s->mem, n, sizeof *u->link);
    u->head = DL_NEW_N(s->mem, uint16_t, n);
    u->rel = DL_NEW_N(s->mem, uint8_t, n);
    memset(u->head, 0xff, n * sizeof *u->head);
    u->sentence = DL_NEW_N(s->mem, uint8_t, n);
    u->quote = DL_NEW_N(s->mem, uint16_t, n);
    for (uint32_t i = from; i < to; i++) {
        const dl_sentence *one = &text->sentences.at[i];
        for (uint32_t k = 0; k < one->n; k++)
            add_token(s, u, one, one->first + k, i - from);
    }
    number_quotes(u);
    add_links(u);
    *sentence = to;
}

/* ---- as seen from a cue ----------------------------------------------------------------- */

/* The cue's token whose head stands outside. */
static uint32_t head_of(const unit *u, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (u->head[i] == UNIT_NONE || u->head[i] < first || u->head[i] >= end) return i;
    return first;
}

enum { HIGH = 3, UNSEEN = 255 }; /* 3 or more arcs up, or in another sentence */

typedef struct {
    uint8_t *up, *branch, *stem; /* of every token */
} tree_view;

/* Arcs from the cue up to what it shares with each token, the relation by which the
 * token's branch hangs on there, and that of the cue's own. */
static void look_up(const unit *u, dl_arena *mem, uint32_t cue, tree_view *v) {
    v->up = DL_NEW_N(mem, uint8_t, u->n);
    v->branch = DL_NEW_N(mem, uint8_t, u->n);
    v->stem = DL_NEW_N(mem, uint8_t, u->n);
    memset(v->up, UNSEEN, u->n);
    uint32_t at = cue, above = 0;
    uint8_t stem = 0;
    for (;; above++) {
        v->up[at] = (uint8_t)(above > HIGH ? HIGH : above);
        v->stem[at] = stem;
        if (u->head[at] == UNIT_NONE) break;
        stem = u->rel[at];
        at = u->head[at];
    }
    for (uint32_t i = 0; i < u->n; i++) {
        uint32_t top = i, last = i;
        while (v->up[top] == UNSEEN && u->head[top] != UNIT_NONE) {
            last = top;
            top = u->head[top];
        }
        bool found = v->up[top] != UNSEEN;
        /* the whole way gets what was found, so that no arc is walked twice */
        uint8_t up = found ? v->up[top] : HIGH, on = found ? v->stem[top] : 0;
        uint8_t branch = !found || top == i ? 0
                         : v->branch[top]   ? v->branch[top]
                                            : u->rel[last];
        for (uint32_t k = i; v->up[k] == UNSEEN; k = u->head[k]) {
            v->up[k] = up;
            v->stem[k] = on;
            v->branch[k] = branch;
            if (u->head[k] == UNIT_NONE) break;
        }
    }
}

static uint16_t distance_row(uint32_t i, uint32_t first, uint32_t end) {
    static const uint8_t least[] = { 1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 70 };
    if (i >= first && i < end) return 0;
    uint32_t d = i < first ? first - i : i + 1 - end;
    uint16_t bucket = 0;
    while (bucket + 1u < DL_N(least) && d >= least[bucket + 1]) bucket++;
    return (uint16_t)(1 + bucket + (i < first ? 0 : DL_N(least)));
}

static uint16_t side_row(const unit *u, uint32_t i, uint32_t cue, uint16_t left,
                         uint16_t right) {
    uint16_t q = u->quote[i], own = u->quote[cue], side = 0;
    if (!q)
        side = own ? 1 : 0;
    else if (own)
        side = q == own ? 2 : 7;
    else if (q == left || q == right)
        side = i < cue ? 3 : 4;
    else
        side = i < cue ? 5 : 6;
    int away = u->sentence[i] - u->sentence[cue];
    return (uint16_t)(side * 4 + (away == 0 ? 0 : away == -1 ? 1 : away == 1 ? 2 : 3));
}

/* Other cues between: none, one, more, left or right; 6, 7: the token is of one. */
static void cue_rows(const unit *u, uint32_t first, uint32_t end, const uint16_t *cue_at,
                     uint16_t (*out)[PAIR_N]) {
    uint16_t seen = 0, before = 0;
    for (uint32_t i = end; i < u->n; i++) {
        if (cue_at[i] && cue_at[i] != before && seen < 2) seen++;
        before = cue_at[i];
        out[i][4] = (uint16_t)(PAIR_CUES + (cue_at[i] ? 6 : seen));
    }
    seen = before = 0;
    for (uint32_t i = first; i-- > 0;) {
        if (cue_at[i] && cue_at[i] != before && seen < 2) seen++;
        before = cue_at[i];
        out[i][4] = (uint16_t)(PAIR_CUES + (cue_at[i] ? 7 : 3 + seen));
    }
    for (uint32_t i = first; i < end; i++) out[i][4] = PAIR_CUES;
}

uint32_t unit_pairs(const unit *u, dl_arena *mem, uint32_t first, uint32_t end,
                    const uint16_t *cue_at, uint16_t (*out)[PAIR_N]) {
    uint32_t cue = head_of(u, first, end);
    uint16_t left = 0, right = 0; /* the quotations nearest to the cue */
    tree_view v;
    look_up(u, mem, cue, &v);
    for (uint32_t i = first; i-- > 0 && !left;) left = u->quote[i];
    for (uint32_t i = end; i < u->n && !right; i++) right = u->quote[i];
    for (uint32_t i = 0; i < u->n; i++) {
        bool near = v.up[i] != UNSEEN && u->sentence[i] == u->sentence[cue];
        uint32_t up = near ? v.up[i] : HIGH;
        out[i][0] = (uint16_t)(PAIR_DISTANCE + distance_row(i, first, end));
        out[i][1] = (uint16_t)(PAIR_SIDE + side_row(u, i, cue, left, right));
        out[i][2] = (uint16_t)(PAIR_BRANCH + up * REL_KINDS + (near ? v.branch[i] : 43));
        out[i][3] = (uint16_t)(PAIR_STEM + up * REL_KINDS + (near ? v.stem[i] : 43));
    }
    cue_rows(u, first, end, cue_at, out);
    return cue;
}
