/* when_anchor.c - what "the following day", "a year earlier" and "in March" reckon from.
 *
 * In:  the finds of all rounds, in order of the text. Out: their operations, with the date
 * they stand on spelled out behind " @ "; without one they reckon from publication.
 * Which date that is depends on the text alone.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

/* Tokens back to the date that "the next day", to the quarter that "a year ago" is of; to
 * the date in a history; to the day that "at 6 a.m." is of. */
enum { ANCHOR_REACH = 120, QUARTER_REACH = 1000, STORY_REACH = 1000, CLOCK_REACH = 40 };
/* Expressions back that are tried. */
enum { ANCHOR_TRIES = 8, QUARTER_TRIES = 100 };
/* A text that tells history has at least so many dates with a year, so many dates at all,
 * and so many to each that only a report has ("yesterday"). */
enum { HISTORY_YEARS = 3, HISTORY_DATES = 8, HISTORY_RATIO = 5 };
/* Years from the middle of a text's years that it still tells of. */
enum { AGE_YEARS = 40 };

/* The operation that says OP's date in full: such anchors stay short. False: OP needs a
 * publication date. */
static bool spell_out(const char *op, char out[DL_OP_MAX]) {
    dl_time t;
    if (dl_time_reckon(dl_str_of(op), DL_NO_TIME, &t) != DL_TIME_OK) return false;
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

/* Of the date that FOUND, which has its anchor, comes to; DL_BY_NONE: it is none. Few are
 * ever asked. */
static uint8_t grain_of(dl_found *found) {
    dl_time t;
    if (found->grained) return found->grain;
    found->grained = true;
    found->grain = DL_BY_NONE;
    if (dl_time_reckon(dl_str_of(found->op), DL_SAMPLE_DAY, &t) == DL_TIME_OK &&
        t.type <= DL_TIMEX_TIME)
        found->grain = t.when.grain;
    return found->grain;
}

/* Sets what I reckons from to BASE, if that makes sense: a day from a day or from a month,
 * never a week from a year. */
static bool set_anchor(dl_finder *f, uint32_t i, const char *base, int base_grain) {
    dl_found *found = &f->found.at[i];
    char op[DL_OP_MAX], full[DL_OP_MAX];
    dl_time own;
    bool elsewhere;
    bool short_one = spell_out(base, full);
    int n = snprintf(op, sizeof op, "%s @ %s", found->op, short_one ? full : base);
    if (n < 0 || (size_t)n >= sizeof op) return false;
    if (dl_time_reckon(dl_str_of(op), DL_SAMPLE_DAY, &own) != DL_TIME_OK) return false;
    dl_str inner = innermost(found->op, &elsewhere);
    inner = dl_str_of(op + (inner.ptr - found->op));
    if (dl_time_reckon(inner, DL_SAMPLE_DAY, &own) != DL_TIME_OK) return false;
    if (own.when.grain < base_grain && base_grain > DL_BY_DAY) return false;
    memcpy(found->op, op, sizeof op);
    return true;
}

/* "In March they met. Two days later": some day of BASE, a month. */
static bool stays_in_month(dl_finder *f, uint32_t i, const char *base) {
    dl_found *found = &f->found.at[i];
    char full[DL_OP_MAX];
    bool days = dl_str_starts(dl_str_of(found->op), "shift day ") &&
                dl_str_ends(dl_str_of(found->op), " on");
    int n = days ? snprintf(full, sizeof full, "mod APPROX in %s", base) : -1;
    if (n < 0 || (size_t)n >= sizeof full) return false;
    memcpy(found->op, full, sizeof full);
    return true;
}

static dl_str word_at(const dl_finder *f, uint32_t at) {
    return at < f->text->tokens.n ? dl_token_str(f->doc, &f->text->tokens.at[at])
                                  : (dl_str){ 0 };
}

/* "the first talks since May 5": a day to which the story does not go, unless it says what was
 * "when". */
static bool is_since(const dl_finder *f, const dl_found *found) {
    static const char *const since[] = { "since", "Since", "until", "Until" };
    uint32_t end = found->first + found->n;
    if (dl_str_is(word_at(f, end), ",")) end++;
    return !dl_str_is(word_at(f, end), "when") && found->first > 0 &&
           dl_str_among(word_at(f, found->first - 1), since, DL_N(since));
}

/* "the following day", "a year earlier": behind the date last named. */
static bool anchor_in_text(dl_finder *f, uint32_t i, uint32_t reach) {
    uint32_t least = i > ANCHOR_TRIES ? i - ANCHOR_TRIES : 0;
    for (uint32_t k = i; k-- > least;) {
        dl_found *before = &f->found.at[k];
        if (before->first + reach < f->found.at[i].first) return false;
        if (before->nothing || before->aside || is_since(f, before)) continue;
        uint8_t grain = grain_of(before);
        if (grain && set_anchor(f, i, before->op, grain)) return true;
        if (grain == DL_BY_MONTH && stays_in_month(f, i, before->op)) return true;
    }
    return false;
}

/* "yesterday", "on Monday" of what was done */
static bool is_told_past(const dl_found *found) {
    dl_str op = dl_str_of(found->op);
    return dl_str_ends(op, " ago") || dl_str_ends(op, " past");
}

/* "Met on Monday. They reconvene at 6 p.m.": today. "At 6 a.m." alone is of the day last
 * named, if that was just before. */
static void anchor_clock(dl_finder *f, uint32_t i) {
    static const char about[] = "mod APPROX in "; /* "at around 8 a.m." */
    const dl_found *found = &f->found.at[i];
    const char *op = found->op;
    if (dl_str_starts(dl_str_of(op), about)) op += sizeof about - 1;
    if (!dl_str_starts(dl_str_of(op), "clock ") || strchr(op, '@') || strstr(op, " in "))
        return;
    bool ahead = !dl_str_is(dl_str_of(dl_time_tense(f, found->first, found->n)), "past");
    for (uint32_t k = i; k-- > 0;) {
        dl_found *before = &f->found.at[k];
        if (before->first + CLOCK_REACH < found->first) return;
        if (before->nothing || before->aside || (ahead && is_told_past(before))) continue;
        uint8_t grain = grain_of(before);
        if ((grain == DL_BY_DAY || grain == DL_BY_PART) &&
            set_anchor(f, i, before->op, DL_BY_DAY))
            return;
    }
}

/* What was done "shortly after midnight", of no day that the text names, was done as the
 * day of the report began; "will begin at midnight", "called a strike from midnight", or "at
 * midnight" alone, is of its end. */
static void begin_day(const dl_finder *f, dl_found *found) {
    uint32_t s = dl_sentence_of(f->text, found->first);
    if (s == DL_NONE || f->text->sentences.at[s].n <= found->n + 1) return;
    if (found->first > 0 &&
        dl_str_is(dl_token_str(f->doc, &f->text->tokens.at[found->first - 1]), "from"))
        return;
    if (dl_str_is(dl_str_of(found->op), "clock 24 0 none") &&
        dl_str_is(dl_str_of(dl_time_tense(f, found->first, found->n)), "past"))
        snprintf(found->op, sizeof found->op, "clock 0 0 none");
}

/* ---- quarters --------------------------------------------------------------------------- */

/* "the nine months", "the fiscal year": what a report of results is about beside quarters. */
static bool is_span(dl_str op) {
    return dl_str_starts(op, "dur 9 month") || dl_str_starts(op, "dur 6 month") ||
           dl_str_is(op, "dur 1 year") || dl_str_is(op, "unit year 0");
}

/* What a report of results is about when it comes to expression I: the quarter last named,
 * not one it is compared with. Behind "the nine months" or "the fiscal year" there is none:
 * what is "a year earlier" then is a year. */
#define SPAN_FIRST (DL_NONE - 1)
static uint32_t quarter_before(const dl_finder *f, uint32_t i, bool spans) {
    uint32_t other = DL_NONE;
    uint32_t least = i > QUARTER_TRIES ? i - QUARTER_TRIES : 0;
    for (uint32_t k = i; k-- > least;) {
        const dl_found *before = &f->found.at[k];
        dl_str op = dl_str_of(before->op);
        if (before->first + QUARTER_REACH < f->found.at[i].first) break;
        if (before->nothing) continue;
        if (spans && is_span(op)) return SPAN_FIRST;
        if (dl_str_starts(op, "quarterof")) {
            if (dl_str_find(op, DL_LIT(" in "), 0) == DL_NONE) return k;
            if (other == DL_NONE) other = k;
        }
        if (dl_str_starts(op, "quarter ") && other == DL_NONE) other = k;
    }
    return other;
}

static bool anchor_in_quarter(dl_finder *f, uint32_t i) {
    uint32_t k =
        quarter_before(f, i, !dl_str_starts(dl_str_of(f->found.at[i].op), "unit"));
    if (k == SPAN_FIRST) return true; /* the year before the report's */
    return k != DL_NONE && set_anchor(f, i, f->found.at[k].op, DL_BY_QUARTER);
}

/* ---- history ----------------------------------------------------------------------------- */

/* "in March", "on 17 September": lacks its year. */
static bool is_bare(const dl_found *found) {
    static const char *const ops[] = { "inmonth", "monthday", "day ",
                                       "daysof",  "seasonof", "holiday " };
    static const char *const sides[] = { " past", " open", " future" };
    bool elsewhere, bare = false, sided = false;
    dl_str op = innermost(found->op, &elsewhere);
    for (size_t k = 0; k < DL_N(ops); k++) bare = bare || dl_str_starts(op, ops[k]);
    for (size_t k = 0; k < DL_N(sides); k++) sided = sided || dl_str_ends(op, sides[k]);
    return bare && sided && !elsewhere;
}

/* Texts that go from date to date and never say "today" or "on Monday": their "in March"
 * is of the year they are at, not of the year they were published in. */
static bool is_history(const dl_finder *f) {
    uint32_t full = 0, bare = 0, of_report = 0;
    if (f->text->dateline.n) return false;
    for (uint32_t i = 0; i < f->found.n; i++) {
        bool elsewhere;
        dl_str op = innermost(f->found.at[i].op, &elsewhere);
        if (f->found.at[i].nothing || f->found.at[i].anchor || elsewhere) continue;
        if (f->found.at[i].aside) continue;
        if (dl_str_starts(op, "year") || dl_str_starts(op, "date") ||
            dl_str_starts(op, "month "))
            full++;
        else if (is_bare(&f->found.at[i]))
            bare++;
        else if (dl_str_starts(op, "weekday") || dl_str_starts(op, "unit") ||
                 dl_str_starts(op, "shift"))
            of_report++;
    }
    return full >= HISTORY_YEARS && full + bare >= HISTORY_DATES &&
           full + bare >= HISTORY_RATIO * of_report;
}

/* FOUND reckons from LAST, in the order of a story. */
static void tell_on(dl_found *found, const char *last) {
    char full[DL_OP_MAX];
    const char *end = strrchr(found->op, ' ');
    int n = snprintf(full, sizeof full, "%.*s told @ %s", (int)(end - found->op),
                     found->op, last);
    if (n > 0 && (size_t)n < sizeof full) memcpy(found->op, full, sizeof full);
}

static void find_anchor(dl_finder *f, uint32_t i, bool history) {
    dl_found *found = &f->found.at[i];
    uint8_t anchor = found->anchor;
    bool done = false;
    if (anchor & DL_ANCHOR_STORY && history) anchor |= DL_ANCHOR_TEXT;
    if (anchor & DL_ANCHOR_QUARTER) done = anchor_in_quarter(f, i);
    if (!done && (anchor & DL_ANCHOR_TEXT))
        done = anchor_in_text(f, i, history ? STORY_REACH : ANCHOR_REACH);
    if (!done && (anchor & DL_ANCHOR_ONLY)) found->nothing = true;
    found->anchor = 0;
}

/* "1941" says nothing new where the story is at 7 December 1941. */
static bool same_year(const char *year, const char *last) {
    const char *a = strchr(year, ' '), *b = strchr(last, ' ');
    return a && b && dl_str_starts(dl_str_of(year), "year ") && strncmp(a, b, 5) == 0;
}

static int by_year(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static bool in_brackets(const dl_finder *f, uint32_t at) {
    return at > 0 && dl_str_is(dl_token_str(f->doc, &f->text->tokens.at[at - 1]), "(");
}

/* Dates in brackets and dates of other ages are no anchors: "(1812)" in a text on 1920. */
static void set_aside(dl_finder *f) {
    DL_VEC(int) years = { 0 };
    for (int round = 0; round < 2; round++) {
        int middle = years.n ? years.at[years.n / 2] : 0;
        for (uint32_t i = 0; i < f->found.n; i++) {
            dl_found *found = &f->found.at[i];
            dl_time t;
            if (found->nothing || found->anchor ||
                dl_time_reckon(dl_str_of(found->op), DL_NO_TIME, &t) != DL_TIME_OK ||
                t.when.grain == DL_BY_NONE || t.when.grain > DL_BY_YEAR)
                continue;
            int year = dl_civil_from_minute(t.when.begins).year;
            if (round == 0)
                *DL_PUSH(f->mem, &years) = year;
            else
                found->aside = found->aside || year > middle + AGE_YEARS ||
                               year < middle - AGE_YEARS || in_brackets(f, found->first);
        }
        if (years.n) qsort(years.at, years.n, sizeof *years.at, by_year);
    }
}

/* ---- parts of a text with dates of their own --------------------------------------------- */

/* "updated: Wed 3 May 2011 10:52": live reports and digests date their parts. */
static bool is_stamp(const dl_finder *f, const dl_found *found) {
    static const char *const words[] = { "updated",   "Updated",  "UPDATED",
                                         "posted",    "Posted",   "published",
                                         "Published", "modified", "Modified" };
    uint32_t at = found->first;
    if (!dl_str_starts(dl_str_of(found->op), "date ")) return false;
    for (int steps = 0; at > 0 && steps < 3; steps++)
        if (dl_str_is(dl_token_str(f->doc, &f->text->tokens.at[--at]), ":")) break;
    if (at == 0) return false;
    dl_str colon = dl_token_str(f->doc, &f->text->tokens.at[at]);
    dl_str word = dl_token_str(f->doc, &f->text->tokens.at[at - 1]);
    for (size_t i = 0; i < DL_N(words) && dl_str_is(colon, ":"); i++)
        if (dl_str_is(word, words[i])) return true;
    return false;
}

/* Does OP reckon from the publication: "weekday 3 past"? */
static bool is_relative(const char *op) {
    dl_time t;
    return dl_time_reckon(dl_str_of(op), DL_NO_TIME, &t) == DL_TIME_OK && t.anchored &&
           t.when.grain == DL_BY_NONE;
}

/* ---- days whose year the article gives elsewhere -------------------------------------------- */

/* The month and day of found I, "date 2023 10 7" with its YEAR or "monthday 10 7 past"
 * without; false: it is neither. */
static bool day_of(const dl_finder *f, uint32_t i, bool full, int *year, int *month,
                   int *day) {
    const dl_found *found = &f->found.at[i];
    bool elsewhere;
    dl_str op = innermost(found->op, &elsewhere);
    if (found->nothing || found->anchor || elsewhere) return false;
    if (full) return sscanf(op.ptr, "date %d %d %d", year, month, day) == 3;
    return is_bare(found) && sscanf(op.ptr, "monthday %d %d", month, day) == 2;
}

/* The one year with which the article names MONTH and DAY, outside of its dateline and stamps;
 * 0: none, or several. */
static int year_named(const dl_finder *f, int month, int day) {
    int found = 0, year, m, d;
    for (uint32_t i = 0; i < f->found.n; i++) {
        if (f->found.at[i].first < f->text->dateline.first + f->text->dateline.n ||
            !day_of(f, i, true, &year, &m, &d) || m != month || d != day ||
            is_stamp(f, &f->found.at[i]))
            continue;
        if (found && found != year) return 0;
        found = year;
    }
    return found;
}

/* Do books open or close on DAY of a month? Their year is that of the books. */
static bool is_of_books(int day) {
    enum { LAST_DAYS = 28 };
    return day == 1 || day >= LAST_DAYS;
}

/* "The October 7 attack", in an article that has "7 October 2023" elsewhere, is of that
 * year, unless the article came out before it or around such a day. */
static void recall_years(dl_finder *f) {
    enum { AROUND = 31 * DL_MINUTES_A_DAY };
    dl_minute published = f->doc->published;
    for (uint32_t i = 0; i < f->found.n; i++) {
        dl_found *found = &f->found.at[i];
        char full[DL_OP_MAX];
        int none, month, day, year;
        dl_time plain, past;
        if (!day_of(f, i, false, &none, &month, &day) || is_of_books(day)) continue;
        year = year_named(f, month, day);
        snprintf(full, sizeof full, "date %d %d %d", year, month, day);
        if (!year || dl_time_reckon(dl_str_of(full), DL_NO_TIME, &past) != DL_TIME_OK ||
            (published != DL_NO_TIME &&
             (past.when.ends > published ||
              (dl_time_reckon(dl_str_of(found->op), published, &plain) == DL_TIME_OK &&
               llabs(plain.when.begins - published) <= AROUND))))
            continue;
        bool elsewhere;
        size_t wrappers = (size_t)(innermost(found->op, &elsewhere).ptr - found->op);
        if (wrappers + strlen(full) < sizeof found->op)
            memcpy(found->op + wrappers, full, strlen(full) + 1);
    }
}

void dl_find_anchors(dl_finder *f) {
    char last[DL_OP_MAX] = "", full[DL_OP_MAX];
    const dl_found *stamp = NULL;
    bool history = is_history(f);
    if (history) set_aside(f);
    if (!history) recall_years(f);
    for (uint32_t i = 0; i < f->found.n; i++) {
        dl_found *found = &f->found.at[i];
        if (found->nothing) continue;
        found->grained = false;
        if (found->anchor) find_anchor(f, i, history);
        anchor_clock(f, i);
        begin_day(f, found);
        if (history && last[0] && is_bare(found)) tell_on(found, last);
        found->stamp = is_stamp(f, found);
        if (found->stamp)
            stamp = found;
        else if (stamp && is_relative(found->op))
            set_anchor(f, i, stamp->op, DL_BY_DAY);
        if (history && !found->aside && spell_out(found->op, full) &&
            !same_year(full, last))
            memcpy(last, full, sizeof last);
    }
}
