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

/* tokens back to the date that "the next day", to the quarter that "a year ago" is of */
enum { ANCHOR_REACH = 120, QUARTER_REACH = 1000 };
enum { HISTORY_DATES = 5 }; /* dates with a year in a text that tells history, at least */

dl_when_sets dl_find_when_sets(const dl_words *words) {
    return (dl_when_sets){
#define X(member, name) .member = dl_words_set(words, DL_LIT(name)),
        DL_WHEN_SETS(X)
#undef X
    };
}

/* ---- choosing among overlapping ones ----------------------------------------------------- */

/* Leftmost, then longest, then the longest with its cues, then the earlier rule. */
static int by_place(const void *a, const void *b) {
    const dl_found *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    if (x->whole != y->whole) return x->whole > y->whole ? -1 : 1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

static void choose(dl_finder *f) {
    uint32_t kept = 0, end = 0;
    if (f->found.n) qsort(f->found.at, f->found.n, sizeof *f->found.at, by_place);
    for (uint32_t i = 0; i < f->found.n; i++) {
        if (kept && f->found.at[i].first < end) continue;
        end = f->found.at[i].first + f->found.at[i].n;
        f->found.at[kept++] = f->found.at[i];
    }
    f->found.n = kept;
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
                *found = (dl_found){ .first = at, .n = n, .whole = n };
                memcpy(found->op, shape.op, sizeof found->op);
                found->nothing = !dl_time_sane(found->op, &impossible);
            }
            at += n ? n : 1;
        }
    }
}

static void run_group(dl_finder *f, const char *name) {
    uint16_t group = dl_rules_group(f->rules, dl_str_of(name));
    dl_matches matches = { 0 };
    if (group == UINT16_MAX) return;
    put_marks(f);
    dl_rules_run(f->mem, f->rules, group, f->words, f->doc, f->text, true, &matches);
    for (uint32_t i = 0; i < matches.list.n; i++) {
        dl_found found;
        if (dl_match_time(f, &matches.list.at[i], &found))
            *DL_PUSH(f->mem, &f->found) = found;
    }
    choose(f);
}

/* The operation that says OP's date in full: such anchors stay short. False: OP needs a
 * publication date. */
static bool spell_out(const char *op, char out[DL_OP_MAX]) {
    dl_time t;
    if (dl_time_eval(dl_str_of(op), DL_NO_TIME, &t) != DL_TIME_OK) return false;
    if (t.when.grain == DL_BY_NONE) return false;
    dl_civil c = dl_civil_from_minute(t.when.begins);
    switch (t.when.grain) {
    case DL_BY_DAY:
    case DL_BY_PART:
        snprintf(out, DL_OP_MAX, "date %d %d %d", c.year, c.month, c.day);
        return true;
    case DL_BY_MONTH:
        snprintf(out, DL_OP_MAX, "month %d %d", c.year, c.month);
        return true;
    case DL_BY_YEAR: snprintf(out, DL_OP_MAX, "year %d", c.year); return true;
    default: return false;
    }
}

/* Sets what I reckons from to BASE, if that makes sense: a day from a day or from a month,
 * never a week from a year. */
static bool set_anchor(dl_finder *f, uint32_t i, const char *base, int base_grain) {
    dl_found *found = &f->found.at[i];
    char op[DL_OP_MAX], full[DL_OP_MAX];
    dl_time own;
    bool short_one = spell_out(base, full);
    int n = snprintf(op, sizeof op, "%s @ %s", found->op, short_one ? full : base);
    if (n < 0 || (size_t)n >= sizeof op) return false;
    if (dl_time_eval(dl_str_of(op), DL_SAMPLE_DAY, &own) != DL_TIME_OK) return false;
    if (own.when.grain < base_grain && base_grain > DL_BY_DAY) return false;
    memcpy(found->op, op, sizeof op);
    return true;
}

/* "the following day", "a year earlier": behind the date or quarter last named. */
static bool anchor_in_text(dl_finder *f, uint32_t i, bool quarter) {
    uint32_t reach = quarter ? QUARTER_REACH : ANCHOR_REACH;
    for (uint32_t k = i; k-- > 0;) {
        const dl_found *before = &f->found.at[k];
        dl_time base;
        if (before->first + reach < f->found.at[i].first) return false;
        if (before->nothing) continue;
        if (dl_time_eval(dl_str_of(before->op), DL_SAMPLE_DAY, &base) != DL_TIME_OK)
            continue;
        if (base.type > DL_TIMEX_TIME || base.when.grain == DL_BY_NONE) continue;
        if (quarter && !strstr(base.value, "-Q")) continue;
        if (set_anchor(f, i, before->op, base.when.grain)) return true;
    }
    return false;
}

static void find_anchor(dl_finder *f, uint32_t i) {
    uint8_t anchor = f->found.at[i].anchor;
    bool found = false;
    if (anchor & DL_ANCHOR_QUARTER) found = anchor_in_text(f, i, true);
    if (!found && (anchor & DL_ANCHOR_TEXT)) found = anchor_in_text(f, i, false);
    if (!found && (anchor & DL_ANCHOR_ONLY)) f->found.at[i].nothing = true;
    f->found.at[i].anchor = 0;
}

/* ---- history ----------------------------------------------------------------------------- */

/* The operation that OP comes down to: what its wrappers stand on. */
static dl_str innermost(const char *op, bool *elsewhere) {
    dl_str at = dl_str_of(op);
    bool other = false;
    *elsewhere = false;
    for (dl_str head = at, rest; (rest = dl_time_anchor(&head, &other)).len; head = at) {
        *elsewhere = *elsewhere || other;
        at = rest;
    }
    return at;
}

/* Texts that go from date to date and never say "today" or "on Monday": their "in March"
 * is of the year they are at, not of the year they were published in. */
static bool is_history(const dl_finder *f) {
    uint32_t full = 0, of_report = 0;
    if (f->text->dateline.n) return false;
    for (uint32_t i = 0; i < f->found.n; i++) {
        bool elsewhere;
        dl_str op = innermost(f->found.at[i].op, &elsewhere);
        if (f->found.at[i].nothing || f->found.at[i].anchor || elsewhere) continue;
        if (dl_str_starts(op, "year") || dl_str_starts(op, "date") ||
            dl_str_starts(op, "month "))
            full++;
        else if (dl_str_starts(op, "weekday") || dl_str_starts(op, "unit") ||
                 dl_str_starts(op, "shift"))
            of_report++;
    }
    return full >= HISTORY_DATES && full >= HISTORY_DATES * of_report;
}

/* "in March", "on 17 September" from the last date with a year. */
static void find_history(dl_finder *f) {
    char last[DL_OP_MAX] = "", full[DL_OP_MAX];
    if (!is_history(f)) return;
    for (uint32_t i = 0; i < f->found.n; i++) {
        dl_found *found = &f->found.at[i];
        bool elsewhere;
        dl_str op = innermost(found->op, &elsewhere);
        bool bare = !elsewhere &&
                    (dl_str_starts(op, "inmonth") || dl_str_starts(op, "monthday") ||
                     dl_str_starts(op, "day ") || dl_str_starts(op, "daysof") ||
                     dl_str_starts(op, "seasonof") || dl_str_starts(op, "holiday "));
        if (found->nothing) continue;
        size_t len = strlen(found->op);
        if (bare && last[0] &&
            (dl_str_ends(op, " past") || dl_str_ends(op, " open") ||
             dl_str_ends(op, " future"))) {
            len -= dl_str_ends(op, " future") ? 6 : 4;
            int n =
                snprintf(full, sizeof full, "%.*snear @ %s", (int)len, found->op, last);
            if (n > 0 && (size_t)n < sizeof full) memcpy(found->op, full, sizeof full);
        }
        if (spell_out(found->op, full)) memcpy(last, full, sizeof last);
    }
}

static void run_rounds(dl_finder *f) {
    find_shapes(f);
    run_group(f, "when");
    run_group(f, "when_join");
    find_history(f);
    for (uint32_t i = 0; i < f->found.n; i++)
        if (f->found.at[i].anchor) find_anchor(f, i);
}

/* ---- the stage -------------------------------------------------------------------------------- */

static void keep(dl_finder *f, const dl_found *found, dl_whens *whens) {
    dl_time t = { 0 };
    if (dl_time_eval(dl_str_of(found->op), f->doc->published, &t) == DL_TIME_UNKNOWN)
        return;
    dl_timex *timex = DL_PUSH(f->mem, &whens->timexes);
    timex->span = dl_token_span(f->text, found->first, found->n);
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
