/* when_suggest.c - when an article that gives no publication date may have come out.
 *
 * In:  its text. Out: a day and the words that speak for it, for a person to judge.
 * Only what the text itself dates is evidence, in this order: the date of its dateline; a
 * day of the month with its weekday, near the years of the text; the last full date that
 * is told as past. Nothing here is ever applied by itself.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

enum { YEARS_ON = 2, MOST_WORDS = 60 };

typedef struct {
    dl_finder f;
    dl_text text;
    dl_whens whens;
    int year;             /* the latest year that the text tells as past; 0: none */
    dl_minute last;       /* the last full date told as past, or DL_NO_TIME */
    const dl_timex *told; /* its words */
} evidence;

static bool read_text(const dl_rules *rules, const dl_words *words, dl_document *doc,
                      dl_arena *mem, evidence *e) {
    dl_err err = { 0 };
    dl_find_blocks(mem, doc);
    if (dl_tokenize(mem, words, doc, &e->text, &err)) return false;
    dl_find_sentences(mem, words, doc, &e->text);
    dl_find_numbers(mem, words, doc, &e->text);
    if (dl_find_whens(mem, rules, words, doc, &e->text, &e->whens, &err)) return false;
    e->f =
        (dl_finder){ mem, rules, words, doc, &e->text, dl_find_when_sets(words), { 0 } };
    return true;
}

static bool is_past(const evidence *e, const dl_timex *t) {
    return strcmp(dl_time_tense(&e->f, t->first, t->n), "future") != 0;
}

/* The latest year and full date that are told as past. */
static void find_latest(evidence *e) {
    e->last = DL_NO_TIME;
    for (uint32_t i = 0; i < e->whens.timexes.n; i++) {
        const dl_timex *t = &e->whens.timexes.at[i];
        if (t->when == DL_NONE || t->type > DL_TIMEX_TIME) continue;
        dl_when when = e->whens.list.at[t->when];
        if (when.basis != DL_EXPLICIT || when.grain > DL_BY_YEAR || !is_past(e, t))
            continue;
        int year = dl_civil_from_minute(when.begins).year;
        if (year > e->year) e->year = year;
        if (when.grain > DL_BY_DAY || (e->told && when.begins <= e->last)) continue;
        e->last = dl_floor_day(when.begins);
        e->told = t;
    }
}

/* The weekday that stands in the words of T, from 1; 0: none. */
static int weekday_in(const evidence *e, const dl_timex *t) {
    uint32_t set = dl_words_set(e->f.words, DL_LIT("weekday"));
    for (uint32_t at = t->first; set != DL_NONE && at < t->first + t->n; at++) {
        int64_t value;
        if (dl_words_match(e->f.words, set, &e->text.tokens.at[at], 1, &value))
            return (int)value;
    }
    return 0;
}

/* BEFORE, at most 60 bytes of WORDS, BEHIND. */
static bool answer(dl_suggestion *out, dl_minute day, const char *before, dl_str words,
                   const char *behind) {
    uint32_t len = words.len < MOST_WORDS ? words.len : MOST_WORDS;
    while (len < words.len && len && ((unsigned char)words.ptr[len] & 0xC0) == 0x80)
        len--;
    out->day = day;
    snprintf(out->reason, sizeof out->reason, "%s%.*s%s", before, (int)len, words.ptr,
             behind);
    for (char *c = out->reason; *c; c++)
        if (*c == '\n' || *c == '\r' || *c == '\t') *c = ' ';
    return true;
}

/* "Doha, Nov. 23 (Agency) -": the day on which it was written. */
static bool by_dateline(const evidence *e, dl_suggestion *out) {
    dl_str words = dl_span_str(e->f.doc, e->text.dateline.date);
    dl_minute year_begins = dl_day_at(e->year ? e->year : DL_MIN_YEAR, 1, 1);
    dl_when when;
    if (!words.len || !dl_when_parse(e->f.rules, e->f.words, words, year_begins, &when) ||
        when.grain != DL_BY_DAY)
        return false;
    if (when.basis == DL_EXPLICIT)
        return answer(out, when.begins, "its dateline says ", words, "");
    if (!e->year) return false;
    dl_civil c = dl_civil_from_minute(when.begins);
    dl_minute day = dl_day_at(e->year, c.month, c.day);
    if (day != DL_NO_TIME && e->told && day < e->last)
        day = dl_day_at(e->year + 1, c.month, c.day);
    return day != DL_NO_TIME &&
           answer(out, day, "its dateline says ", words, ", and the text no later year");
}

/* "Monday, August 26": in few years was that a Monday. */
static bool by_weekday(const evidence *e, dl_suggestion *out) {
    for (uint32_t i = 0; e->year && i < e->whens.timexes.n; i++) {
        const dl_timex *t = &e->whens.timexes.at[i];
        int weekday = weekday_in(e, t), month, day;
        if (!weekday || sscanf(t->op, "monthday %d %d", &month, &day) != 2) continue;
        for (int year = e->year; year <= e->year + YEARS_ON; year++) {
            dl_minute at = dl_day_at(year, month, day);
            if (at != DL_NO_TIME && dl_weekday(at) == weekday - 1)
                return answer(out, at, "the years of the text have but one ",
                              dl_span_str(e->f.doc, t->span), "");
        }
    }
    return false;
}

/* Words that need a date, without which there is nothing to ask for: "on Monday". */
static bool is_report(const evidence *e) {
    for (uint32_t i = 0; i < e->whens.timexes.n; i++)
        if (!e->whens.timexes.at[i].value[0]) return true;
    return false;
}

static bool by_last(const evidence *e, dl_suggestion *out) {
    if (!e->told || !is_report(e) || dl_civil_from_minute(e->last).year != e->year)
        return false;
    return answer(out, e->last, "the last day that it tells of as past is ",
                  dl_span_str(e->f.doc, e->told->span), "");
}

bool dl_suggest_date(const dl_rules *rules, const dl_words *words, const dl_document *doc,
                     dl_suggestion *out) {
    dl_document undated = *doc;
    evidence e = { 0 };
    dl_arena *mem = dl_arena_new();
    undated.published = DL_NO_TIME;
    undated.blocks.at = NULL;
    undated.blocks.n = undated.blocks.cap = 0;
    bool found = read_text(rules, words, &undated, mem, &e);
    if (found) {
        find_latest(&e);
        found = by_dateline(&e, out) || by_weekday(&e, out) || by_last(&e, out);
    }
    dl_arena_free(mem);
    return found;
}
