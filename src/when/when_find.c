/* when_find.c - the stage: time expressions of an article, with marks and intervals.
 *
 * In:  tokens, sentences, numbers; the rules of the groups "when" and "when_join".
 * Out: timexes in order of the text, their intervals, <time> marks.
 * Three rounds: figures (when_shape.c), rules over words, rules that join what the first
 * two have found ("5 p.m." + "Nov. 9"). Which operation an expression is depends on the
 * text alone, never on the publication date, so that a date given later gives the same.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

dl_when_sets dl_find_when_sets(const dl_words *words) {
    return (dl_when_sets){
#define X(member, name) .member = dl_words_set(words, DL_LIT(name)),
        DL_WHEN_SETS(X)
#undef X
    };
}

/* ---- choosing among overlapping ones ----------------------------------------------------- */

typedef struct { /* found before, or a match that is spelled out once it is chosen */
    uint32_t first, n, from, whole;
    uint32_t index; /* in f->found or in the matches */
    uint16_t rule;
    bool matched;
} rival;

static rival rival_of(const dl_found *place, uint32_t index, bool matched) {
    return (rival){ place->first, place->n,    place->from, place->whole,
                    index,        place->rule, matched };
}

/* Leftmost, then longest, then the longest with its cues, then the earlier rule. */
static int by_place(const void *a, const void *b) {
    const rival *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    if (x->whole != y->whole) return x->whole > y->whole ? -1 : 1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

static void choose(dl_finder *f, const dl_matches *matches) {
    DL_VEC(rival) rivals = { 0 };
    DL_VEC(dl_found) kept = { 0 };
    uint32_t end = 0;
    dl_found found;
    for (uint32_t i = 0; i < f->found.n; i++)
        *DL_PUSH(f->mem, &rivals) = rival_of(&f->found.at[i], i, false);
    for (uint32_t i = 0; i < matches->list.n; i++)
        if (dl_match_place(f, &matches->list.at[i], &found))
            *DL_PUSH(f->mem, &rivals) = rival_of(&found, i, true);
    if (rivals.n) qsort(rivals.at, rivals.n, sizeof *rivals.at, by_place);
    for (uint32_t i = 0; i < rivals.n; i++) {
        const rival *r = &rivals.at[i];
        if (kept.n && r->first < end) continue;
        if (!r->matched)
            found = f->found.at[r->index];
        else if (!dl_match_time(f, &matches->list.at[r->index], &found))
            continue;
        end = r->first + r->n;
        *DL_PUSH(f->mem, &kept) = found;
    }
    f->found.at = kept.at;
    f->found.n = kept.n;
    f->found.cap = kept.cap;
}

/* ---- marks ---------------------------------------------------------------------------------- */

static void drop_marks(dl_text *text) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < text->marks.n; i++)
        if (text->marks.at[i].kind != DL_MARK_TIME)
            text->marks.at[kept++] = text->marks.at[i];
    text->marks.n = kept;
}

/* One <time> mark for each found; its value is the index in f->found. */
static void put_marks(dl_finder *f) {
    drop_marks(f->text);
    for (uint32_t i = 0; i < f->found.n && f->text->marks.n < DL_MAX_MARKS; i++) {
        const dl_found *t = &f->found.at[i];
        if (t->nothing) continue;
        *DL_PUSH(f->mem, &f->text->marks) = (dl_mark){ .first = t->first,
                                                       .n = t->n,
                                                       .kind = DL_MARK_TIME,
                                                       .rule = t->rule,
                                                       .value = i };
    }
}

/* ---- the rounds ----------------------------------------------------------------------------- */

/* "the 1990s": 1 for its article. */
static uint32_t takes_article(const dl_finder *f, uint32_t least, uint32_t at,
                              const char *op) {
    char low[4];
    if (at == least || !dl_str_starts(dl_str_of(op), "decade")) return 0;
    dl_str before = dl_token_str(f->doc, &f->text->tokens.at[at - 1]);
    if (before.len != 3) return 0;
    return dl_str_is((dl_str){ low, dl_utf8_lower(before, low, sizeof low) }, "the");
}

static void find_shapes(dl_finder *f) {
    const dl_text *text = f->text;
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        const dl_sentence *sentence = &text->sentences.at[s];
        uint32_t end = sentence->first + sentence->n;
        for (uint32_t at = sentence->first; at < end;) {
            dl_shape shape;
            bool impossible;
            uint32_t n = 0;
            if (text->tokens.at[at].kind == DL_NUMBER)
                n = dl_find_shape(f, at, end, &shape);
            if (n) {
                dl_found *found = DL_PUSH(f->mem, &f->found);
                uint32_t the = takes_article(f, sentence->first, at, shape.op);
                *found = (dl_found){ .first = at - the, .n = n + the };
                found->from = found->first;
                found->whole = found->n;
                memcpy(found->op, shape.op, sizeof found->op);
                /* 1986/87, of harvests and budgets, tells no history */
                found->aside = n == 1 && dl_str_starts(dl_str_of(found->op), "years ");
                found->nothing = !dl_time_sane(found->op, &impossible);
            }
            at += n ? n : 1;
        }
    }
}

/* The text with those sentences only that have a find: all that joins look at. */
static dl_text found_sentences(const dl_finder *f) {
    dl_text part = *f->text;
    const dl_sentence *all = f->text->sentences.at;
    uint32_t n = f->text->sentences.n, s = 0, last = DL_NONE;
    memset(&part.sentences, 0, sizeof part.sentences);
    for (uint32_t i = 0; i < f->found.n; i++) {
        while (s < n && all[s].first + all[s].n <= f->found.at[i].first) s++;
        if (s == n) break;
        if (s == last || f->found.at[i].nothing) continue;
        *DL_PUSH(f->mem, &part.sentences) = all[s];
        last = s;
    }
    return part;
}

static void run_group(dl_finder *f, const char *name, bool joins) {
    uint16_t group = dl_rules_group(f->rules, dl_str_of(name));
    dl_matches matches = { 0 };
    if (group == UINT16_MAX) return;
    put_marks(f);
    dl_text part = joins ? found_sentences(f) : *f->text;
    dl_rules_run(f->mem, f->rules, group, f->words, f->doc, &part, true, &matches);
    choose(f, &matches);
}

static void run_rounds(dl_finder *f) {
    find_shapes(f);
    run_group(f, "when", false);
    run_group(f, "when_join", true);
    dl_find_anchors(f);
}

/* ---- the stage --------------------------------------------------------------------- */

static void keep(dl_finder *f, const dl_found *found, dl_whens *whens) {
    dl_time t = { 0 };
    if (dl_time_eval(dl_str_of(found->op), f->doc->published, &t) == DL_TIME_UNKNOWN)
        return;
    dl_timex *timex = DL_PUSH(f->mem, &whens->timexes);
    timex->span = dl_token_span(f->text, found->first, found->n);
    timex->stamp = found->stamp;
    timex->first = found->first;
    timex->n = found->n;
    timex->type = t.type;
    timex->mod = t.mod;
    timex->when = DL_NONE;
    memcpy(timex->op, found->op, sizeof timex->op);
    memcpy(timex->value, t.value, sizeof timex->value);
    if (t.when.grain != DL_BY_NONE) {
        timex->when = whens->list.n;
        *DL_PUSH(f->mem, &whens->list) = t.when;
    }
    if (f->text->marks.n >= DL_MAX_MARKS) return;
    *DL_PUSH(f->mem, &f->text->marks) = (dl_mark){ .first = found->first,
                                                   .n = found->n,
                                                   .kind = DL_MARK_TIME,
                                                   .rule = found->rule,
                                                   .value = whens->timexes.n - 1 };
}

/* The date of "DOHA, Nov. 23 (Xinhua) -" stands in no sentence: a round of its own, whose
 * findings stay in f->found, before those of the text. */
static void find_in_dateline(dl_finder *f) {
    dl_text *text = f->text;
    dl_span date = text->dateline.date;
    dl_sentence line = { 0 };
    for (uint32_t i = 0; date.len && i < text->dateline.n; i++) {
        uint32_t at = text->dateline.first + i;
        if (text->tokens.at[at].off < date.off) continue;
        if (text->tokens.at[at].off >= date.off + date.len) break;
        if (!line.n++) line.first = at;
        line.sets |= dl_words_bits(f->words, text->tokens.at[at].word);
    }
    if (!line.n || dl_sentence_of(text, line.first) != DL_NONE) return;
    dl_text part = *text;
    part.sentences.at = &line;
    part.sentences.n = part.sentences.cap = 1;
    dl_find_numbers(f->mem, f->words, f->doc, &part);
    f->text = &part;
    run_rounds(f);
    part.sentences = text->sentences;
    *text = part;
    f->text = text;
}

void dl_find_times(dl_finder *f, dl_whens *whens) {
    run_rounds(f);
    drop_marks(f->text);
    for (uint32_t i = 0; i < f->found.n; i++)
        if (!f->found.at[i].nothing) keep(f, &f->found.at[i], whens);
}

dl_code dl_find_whens(dl_arena *mem, const dl_rules *rules, const dl_words *words,
                      const dl_document *doc, dl_text *text, dl_whens *whens,
                      dl_err *err DL_UNUSED) {
    dl_finder f = { mem, rules, words, doc, text, dl_find_when_sets(words), { 0 } };
    find_in_dateline(&f);
    dl_find_times(&f, whens);
    return DL_OK;
}
