/* rule_run.c - groups of rules over the sentences of a text.
 *
 * In:  compiled rules, tokens, sentences, marks.
 * Out: matches in order of place. Words and marks of a sentence wake up programs; each is
 *      tried only where its trigger lets it begin; then leftmost, longest, earlier rule.
 * All groups share one look at the words of a sentence, and know nothing of each other.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

typedef struct { /* a program that is to be tried at tokens low .. high; the ranges of one
                  * program may overlap when marks wake it up, which only costs time */
    uint32_t program, low, high;
} candidate;

typedef struct {
    dl_match match;
    bool discard, dropped;
} found;

typedef struct {                  /* one group that is run */
    bool awake;                   /* in this sentence */
    DL_VEC(candidate) candidates; /* of this sentence */
    DL_VEC(dl_match) out;         /* of all sentences */
} part;

typedef struct {
    rule_run run;
    bool overlap, wakes_by_mark;
    uint16_t only; /* the one rule that is asked; 0: all */
    part *parts;
    uint32_t *part_of;       /* by group: its place in parts, DL_NONE: not run */
    const rule_group *alone; /* the one group that is run; NULL: several */
    DL_VEC(uint32_t) awake;  /* parts with candidates in this sentence */
    uint32_t sentence;       /* index + 1 */
    uint32_t base;           /* the first program that may be run */
    uint32_t *woken;         /* by program from base on: sentence in which it was woken */
    uint32_t *place;         /* the same: where it stands in candidates */
    uint32_t *busy;          /* by rule: end of its last match kept */
    DL_VEC(found) list;      /* of one group in one sentence */
    DL_VEC(uint32_t) sorted; /* of list */
} driver;

/* ---- marks by place ------------------------------------------------------------------ */

/* Orders by first token, then longer before shorter. */
static uint64_t mark_entry(const dl_mark *mark, uint32_t index) {
    uint64_t n = mark->n < DL_MAX_TOKENS ? mark->n : DL_MAX_TOKENS - 1;
    return (uint64_t)mark->first << 42 | (DL_MAX_TOKENS - 1 - n) << 20 | index;
}
_Static_assert(DL_MAX_TOKENS == 1u << 22 && DL_MAX_MARKS == 1u << 20, "see mark_entry");

/* The first place from FROM on that is smaller than the one before it, or N. */
static uint32_t run_end(const uint64_t *a, uint32_t from, uint32_t n) {
    uint32_t i = from + 1;
    while (i < n && a[i - 1] <= a[i]) i++;
    return i < n ? i : n;
}

static void merge(const uint64_t *a, uint32_t low, uint32_t middle, uint32_t high,
                  uint64_t *out) {
    uint32_t i = low, k = middle;
    for (uint32_t at = low; at < high; at++)
        out[at] = k == high || (i < middle && a[i] <= a[k]) ? a[i++] : a[k++];
}

/* Merges sorted runs until one is left: stages add their marks in order, so there are
 * about as many runs as stages. */
static void sort_entries(dl_arena *mem, uint64_t **list, uint32_t n) {
    uint64_t *a = *list, *b = NULL;
    while (n && run_end(a, 0, n) < n) {
        if (!b) b = DL_NEW_N(mem, uint64_t, n);
        for (uint32_t low = 0; low < n;) {
            uint32_t middle = run_end(a, low, n);
            uint32_t high = middle < n ? run_end(a, middle, n) : n;
            merge(a, low, middle, high, b);
            low = high;
        }
        uint64_t *swap = a;
        a = b;
        b = swap;
    }
    *list = a;
}

static void order_marks(rule_run *run) {
    dl_matches *out = run->out;
    const dl_text *text = run->text;
    if (out->order.n == text->marks.n) return;
    out->order.n = 0;
    for (uint32_t i = 0; i < text->marks.n; i++)
        *DL_PUSH(run->mem, &out->order) = mark_entry(&text->marks.at[i], i);
    uint64_t *sorted = out->order.at;
    sort_entries(run->mem, &sorted, out->order.n);
    if (sorted == out->order.at) return;
    out->order.at = sorted;
    out->order.cap = out->order.n;
}

/* The first entry of order whose mark begins at token AT or behind it. */
static uint32_t order_from(const dl_matches *out, uint32_t at) {
    uint64_t entry = (uint64_t)at << 42;
    uint32_t low = 0, high = out->order.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (out->order.at[middle] < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void prepare_marks(rule_run *run) {
    if (run->marks_ready) return;
    order_marks(run);
    run->marks_first = order_from(run->out, run->first);
    run->marks_end = order_from(run->out, run->end);
    for (uint32_t i = 0; i < run->end - run->first; i++) run->heads[i] = run->marks_end;
    run->longest_mark = 1;
    for (uint32_t i = run->marks_end; i-- > run->marks_first;) {
        const dl_mark *mark =
            &run->text->marks.at[rule_mark_index(run->out->order.at[i])];
        run->heads[mark->first - run->first] = i;
        if (mark->n > run->longest_mark && mark->n <= run->end - mark->first)
            run->longest_mark = mark->n;
    }
    run->marks_ready = true;
}

uint32_t rule_first_mark(rule_run *run, uint32_t at) {
    prepare_marks(run);
    return at < run->end ? run->heads[at - run->first] : run->marks_end;
}

/* ---- waking programs up ---------------------------------------------------------------- */

/* The first token where a match may begin whose trigger stands at token AT. */
static uint32_t earliest(rule_run *run, const rule_program *p, uint32_t at) {
    uint64_t most = p->before.max;
    if (p->before.units) {
        prepare_marks(run);
        most += (uint64_t)p->before.units * run->longest_mark;
    }
    return most < at - run->first ? at - (uint32_t)most : run->first;
}

/* PROGRAM's trigger stands at token AT. */
static void wake(driver *d, part *group, uint32_t program, uint32_t at) {
    const rule_program *p = &d->run.rules->programs.at[program];
    if (at - d->run.first < p->before.min) return;
    uint32_t high = at - p->before.min, low = earliest(&d->run, p, at);
    uint32_t number = program - d->base;
    if (d->woken[number] == d->sentence) {
        candidate *known = &group->candidates.at[d->place[number]];
        if (low <= known->high + 1 && known->low <= high + 1) { /* they touch */
            if (low < known->low) known->low = low;
            if (high > known->high) known->high = high;
            return;
        }
    }
    d->woken[number] = d->sentence;
    d->place[number] = group->candidates.n;
    *DL_PUSH(d->run.mem, &group->candidates) = (candidate){ program, low, high };
    /* grammar has swept the cache since the last article */
    if (d->run.rules->openings.n)
        __builtin_prefetch(&d->run.rules->openings.at[p->openings]);
    __builtin_prefetch(&d->run.rules->code.at[p->code]);
}

static part *wake_part(driver *d, uint32_t number) {
    part *group = &d->parts[number];
    if (!group->awake) {
        group->awake = true;
        group->candidates.n = 0;
        *DL_PUSH(d->run.mem, &d->awake) = number;
    }
    return group;
}

static void wake_key(driver *d, uint32_t index, uint32_t at) {
    const rule_key *key = &d->run.rules->keys.at[index];
    uint32_t number = d->part_of[key->group];
    if (number == DL_NONE) return;
    part *group = wake_part(d, number);
    for (uint32_t i = 0; i < key->n; i++)
        wake(d, group, d->run.rules->woken.at[key->first + i], at);
}

static void wake_alone(driver *d, uint32_t word, uint32_t at) {
    uint32_t place = rule_wake_place(d->alone, word);
    if (place == DL_NONE) return;
    part *group = wake_part(d, 0);
    for (uint32_t i = d->alone->wake_first[place]; i < d->alone->wake_first[place + 1];
         i++)
        wake(d, group, d->alone->wakes[i], at);
}

static void wake_by_words(driver *d) {
    const dl_rules *rules = d->run.rules;
    for (uint32_t at = d->run.first; at < d->run.end; at++) {
        uint32_t word = d->run.text->tokens.at[at].word;
        if (!word || word > rules->n_words) continue;
        if (d->alone) {
            wake_alone(d, word, at);
            continue;
        }
        uint32_t end = rules->word_first[word + 1];
        for (uint32_t i = rules->word_first[word]; i < end; i++)
            wake_key(d, rules->word_keys[i], at);
    }
}

static void wake_by_marks(driver *d) {
    rule_run *run = &d->run;
    if (!d->wakes_by_mark) return;
    prepare_marks(run);
    for (uint32_t i = run->marks_first; i < run->marks_end; i++) {
        const dl_mark *mark =
            &run->text->marks.at[rule_mark_index(run->out->order.at[i])];
        for (uint32_t k = 0; k < run->rules->mark_keys[mark->kind].n; k++)
            wake_key(d, run->rules->mark_keys[mark->kind].at[k], mark->first);
    }
}

/* ---- choosing -------------------------------------------------------------------------- */

/* Leftmost, longest, earlier rule; patterns of one rule by their order. */
static bool goes_before(const found *a, const found *b) {
    if (a->match.first != b->match.first) return a->match.first < b->match.first;
    if (a->match.n != b->match.n) return a->match.n > b->match.n;
    return a->match.rule < b->match.rule;
}

static void sort_found(driver *d) {
    d->sorted.n = 0;
    for (uint32_t i = 0; i < d->list.n; i++) {
        *DL_PUSH(d->run.mem, &d->sorted) = i;
        uint32_t k = i;
        for (; k > 0 && goes_before(&d->list.at[i], &d->list.at[d->sorted.at[k - 1]]);
             k--)
            d->sorted.at[k] = d->sorted.at[k - 1];
        d->sorted.at[k] = i;
    }
}

static uint32_t match_end(const dl_match *m) {
    return m->first + m->n;
}

static bool covers_more(const dl_match *m, const dl_match *discard) {
    return m->first <= discard->first && match_end(m) >= match_end(discard) &&
           m->n > discard->n;
}

static bool overlaps(const dl_match *a, const dl_match *b) {
    return a->first < match_end(b) && b->first < match_end(a);
}

static void drop_discarded(driver *d, const dl_match *discard) {
    for (uint32_t i = 0; i < d->list.n; i++) {
        found *f = &d->list.at[i];
        if (!f->discard && overlaps(&f->match, discard) &&
            !covers_more(&f->match, discard))
            f->dropped = true;
    }
}

/* Of one rule no two matches overlap; of different rules they may. */
static void choose_overlapping(driver *d, part *group) {
    for (uint32_t i = 0; i < d->list.n; i++)
        if (d->list.at[i].discard) drop_discarded(d, &d->list.at[i].match);
    for (uint32_t i = 0; i < d->sorted.n; i++) {
        const found *f = &d->list.at[d->sorted.at[i]];
        if (f->discard || f->dropped || f->match.first < d->busy[f->match.rule]) continue;
        d->busy[f->match.rule] = match_end(&f->match);
        *DL_PUSH(d->run.mem, &group->out) = f->match;
    }
}

static void choose_leftmost(driver *d, part *group) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->sorted.n; i++) {
        const found *f = &d->list.at[d->sorted.at[i]];
        if (f->match.first < end) continue;
        end = match_end(&f->match);
        if (!f->discard) *DL_PUSH(d->run.mem, &group->out) = f->match;
    }
}

/* ---- sentences ------------------------------------------------------------------------- */

static void keep(driver *d, uint16_t rule, uint32_t at) {
    const rule_best *best = &d->run.best;
    found *f = DL_PUSH(d->run.mem, &d->list);
    *f = (found){ .match = { .first = at, .n = best->end - at, .rule = rule } };
    memcpy(f->match.captures, best->captures, sizeof f->match.captures);
    f->discard = !d->only && dl_str_is(dl_rules_get(d->run.rules, rule)->op, "discard");
}

/* False: the budget of the sentence is used up. */
static bool try_candidate(driver *d, const candidate *c) {
    rule_run *run = &d->run;
    const rule_program *program = &run->rules->programs.at[c->program];
    if (d->only && program->rule != d->only) return true;
    for (uint32_t at = c->low; at <= c->high; at++) {
        if (rule_match_at(run, program, at)) keep(d, program->rule, at);
        if (run->steps >= RULE_MAX_STEPS || d->list.n >= RULE_MAX_FOUND) return false;
    }
    return true;
}

static void run_part(driver *d, part *group) {
    rule_run *run = &d->run;
    run->steps = 0;
    d->list.n = 0;
    for (uint32_t i = 0; i < group->candidates.n; i++) {
        if (try_candidate(d, &group->candidates.at[i])) continue;
        run->out->exhausted++;
        break;
    }
    run->out->steps += run->steps;
    if (!d->list.n) return;
    sort_found(d);
    if (d->overlap)
        choose_overlapping(d, group);
    else
        choose_leftmost(d, group);
}

static void run_sentence(driver *d, const dl_sentence *sentence) {
    rule_run *run = &d->run;
    run->first = sentence->first;
    run->end =
        sentence->first + (sentence->n < DL_MAX_SENTENCE ? sentence->n : DL_MAX_SENTENCE);
    run->marks_ready = false;
    d->awake.n = 0;
    d->sentence++;
    wake_by_words(d);
    wake_by_marks(d);
    for (uint32_t i = 0; i < d->awake.n; i++) {
        part *group = &d->parts[d->awake.at[i]];
        group->awake = false;
        run_part(d, group);
    }
}

static void prepare(driver *d, const uint16_t *groups, uint32_t n) {
    const dl_rules *rules = d->run.rules;
    dl_arena *mem = d->run.mem;
    d->parts = DL_NEW_N(mem, part, n + 1);
    d->part_of = DL_NEW_N(mem, uint32_t, rules->groups.n + 1);
    uint32_t programs = n == 1 ? rules->groups.at[groups[0]].n : rules->programs.n;
    d->base = n == 1 ? rules->groups.at[groups[0]].first : 0;
    d->woken = DL_NEW_N(mem, uint32_t, programs + 1);
    d->place = DL_NEW_N(mem, uint32_t, programs + 1);
    if (d->overlap) d->busy = DL_NEW_N(mem, uint32_t, rules->rules.n + 1);
    for (uint32_t i = 0; i < rules->groups.n; i++) d->part_of[i] = DL_NONE;
    for (uint32_t i = 0; i < n; i++) {
        DL_ASSERT(groups[i] < rules->groups.n && d->part_of[groups[i]] == DL_NONE);
        d->part_of[groups[i]] = i;
    }
    if (n == 1) d->alone = &rules->groups.at[groups[0]];
    for (int kind = 0; kind < DL_MARK_KINDS; kind++)
        for (uint32_t i = 0; i < rules->mark_keys[kind].n; i++) {
            const rule_key *key = &rules->keys.at[rules->mark_keys[kind].at[i]];
            d->wakes_by_mark |= d->part_of[key->group] != DL_NONE;
        }
}

static void run_groups(driver *d, const uint16_t *groups, uint32_t n) {
    const dl_text *text = d->run.text;
    DL_ASSERT(d->run.rules->compiled);
    prepare(d, groups, n);
    for (uint32_t i = 0; i < text->sentences.n; i++)
        run_sentence(d, &text->sentences.at[i]);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < d->parts[i].out.n; k++)
            *DL_PUSH(d->run.mem, &d->run.out->list) = d->parts[i].out.at[k];
}

void dl_rules_run_groups(dl_arena *mem, const dl_rules *rules, const uint16_t *groups,
                         uint32_t n, const dl_words *words, const dl_document *doc,
                         const dl_text *text, bool overlap, dl_matches *out) {
    driver d = { .overlap = overlap,
                 .run = { .mem = mem,
                          .rules = rules,
                          .words = words,
                          .doc = doc,
                          .text = text,
                          .out = out } };
    run_groups(&d, groups, n);
}

void dl_rules_run(dl_arena *mem, const dl_rules *rules, uint16_t group,
                  const dl_words *words, const dl_document *doc, const dl_text *text,
                  bool overlap, dl_matches *out) {
    dl_rules_run_groups(mem, rules, &group, 1, words, doc, text, overlap, out);
}

bool dl_rules_try(dl_arena *mem, const dl_rules *rules, uint16_t id,
                  const dl_words *words, const dl_document *doc, const dl_text *text,
                  dl_match *out) {
    dl_matches matches = { 0 };
    uint16_t group = dl_rules_get(rules, id)->group;
    driver d = { .only = id,
                 .run = { .mem = mem,
                          .rules = rules,
                          .words = words,
                          .doc = doc,
                          .text = text,
                          .out = &matches } };
    run_groups(&d, &group, 1);
    if (matches.list.n) *out = matches.list.at[0];
    return matches.list.n > 0;
}
