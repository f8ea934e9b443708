/* dateline.c - the place, agency and date that open a wire story.
 *
 * In:  the tokens of a paragraph. Out: a dl_dateline, dash included.
 * "DOHA, Nov. 23 (Xinhua) --", "Kabul -", "NEW YORK (AP) _", "ISLAMABAD:". A place in
 * small letters without agency or date counts only in the first paragraph and before a
 * dash between spaces, because "Peace - at last" looks the same.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    uint32_t agency, month, weekday, slug, honorific, role; /* sets */
    uint32_t at, end;
    uint32_t place_end, words_in_place, upper; /* tokens; words, and those in capitals */
    dl_span place, agency_span, date;
} reader;

enum { MAX_PLACE = 10, MAX_BRACKET = 8, MAX_BYLINE = 10, MIN_LEAD = 10 };

static const dl_token *here(const reader *r) {
    return &r->text->tokens.at[r->at];
}

static dl_str text_at(const reader *r, uint32_t i) {
    return i < r->end ? dl_token_str(r->doc, &r->text->tokens.at[i]) : (dl_str){ 0 };
}

static bool is_at(const reader *r, uint32_t i, const char *z) {
    return dl_str_is(text_at(r, i), z);
}

static bool in_set(const reader *r, uint32_t i, uint32_t set) {
    return i < r->end && dl_token_in(r->words, &r->text->tokens.at[i], set);
}

static bool is_dash(const reader *r, uint32_t i) {
    dl_str s = text_at(r, i);
    if (!s.len || r->text->tokens.at[i].kind != DL_PUNCT) return false;
    return dl_str_starts(s, "-") || dl_str_is(s, "_") || dl_str_is(s, "__") ||
           dl_str_is(s, "\xe2\x80\x93") || dl_str_is(s, "\xe2\x80\x94") ||
           dl_str_is(s, "\xe2\x80\x95") || dl_str_is(s, "\xe2\x80\x92");
}

static bool spaced(const reader *r, uint32_t i) {
    return i < r->end && r->text->tokens.at[i].flags & DL_SPACE_BEFORE;
}

static bool is_number(const reader *r, uint32_t i) {
    return i < r->end && r->text->tokens.at[i].kind == DL_NUMBER;
}

/* Length of a date at I: "Nov. 23, 2019", "23 November 2019", "Sunday", "Aug 26"; 0. */
static uint32_t date_at(const reader *r, uint32_t i) {
    uint32_t from = i;
    if (in_set(r, i, r->weekday)) i += is_at(r, i + 1, ",") ? 2 : 1;
    if (in_set(r, i, r->month)) {
        i++;
        if (is_number(r, i)) i++;
    } else if (is_number(r, i) && in_set(r, i + 1, r->month)) {
        i += 2;
    } else {
        return in_set(r, from, r->weekday) ? 1 : 0;
    }
    uint32_t year = is_at(r, i, ",") ? i + 1 : i;
    if (is_number(r, year) && text_at(r, year).len == 4) i = year + 1;
    return i - from;
}

/* "(Reuters)", "(AP/AFP)", "(Xinhua, Nov. 23)", "(23 August 2019)". */
static bool read_bracket(reader *r) {
    uint32_t from = r->at + 1, i = from, date = 0;
    bool known = false, capitals = true;
    while (i < r->end && i - from < MAX_BRACKET && !is_at(r, i, ")")) {
        const dl_token *t = &r->text->tokens.at[i];
        uint32_t n = date_at(r, i);
        known = known || in_set(r, i, r->agency);
        if (n > 0 && !date) {
            r->date = dl_token_span(r->text, i, n);
            date = i;
            i += n;
            continue;
        }
        capitals = capitals && (t->kind != DL_WORD || t->flags & DL_CAPITAL ||
                                dl_token_in(r->words, t, r->agency));
        i++;
    }
    if (i == from || !is_at(r, i, ")")) return false;
    if (date != from) {
        uint32_t stop = date ? date : i;
        while (stop > from + 1 && is_at(r, stop - 1, ",")) stop--;
        if (!known && (!capitals || stop - from > 4)) return false;
        r->agency_span = dl_token_span(r->text, from, stop - from);
    }
    r->at = i + 1;
    return true;
}

/* One word of a place, or what stands between two. */
static bool is_place_token(const reader *r) {
    const dl_token *t = here(r);
    dl_str s = text_at(r, r->at);
    bool capital = r->at + 1 < r->end && r->text->tokens.at[r->at + 1].flags & DL_CAPITAL;
    if (t->kind == DL_WORD && (t->flags & (DL_CAPITAL | DL_CLITIC))) return true;
    if (r->words_in_place == 0 || !capital) return false;
    return dl_str_is(s, ",") || dl_str_is(s, "/") || dl_str_is(s, "of") ||
           dl_str_is(s, "and") || dl_str_is(s, "de") || dl_str_is(s, "al") ||
           (dl_str_is(s, "-") && !spaced(r, r->at) && !spaced(r, r->at + 1));
}

static void read_place(reader *r) {
    uint32_t from = r->at;
    while (r->at < r->end && r->at - from < MAX_PLACE && !date_at(r, r->at) &&
           is_place_token(r)) {
        const dl_token *t = here(r);
        if (t->kind == DL_WORD && t->flags & DL_CAPITAL) {
            r->words_in_place++;
            if (t->flags & DL_UPPER) r->upper++;
        }
        r->at++;
    }
    while (r->at > from && is_at(r, r->at - 1, ",")) r->at--;
    r->place_end = r->at;
    if (r->at > from) r->place = dl_token_span(r->text, from, r->at - from);
}

/* "MS. RUIZ:", or what opens another line too: somebody's turn in a transcript. */
static bool is_turn(const reader *r, uint32_t first) {
    for (uint32_t i = first; i < r->at; i++)
        if (in_set(r, i, r->honorific) || in_set(r, i, r->role)) return true;
    dl_span own = dl_token_span(r->text, first, r->at + 1 - first);
    dl_str line = dl_span_str(r->doc, own), text = r->doc->text;
    for (uint32_t at = dl_str_find(text, line, own.off + 1); at != DL_NONE;
         at = dl_str_find(text, line, at + 1))
        if (text.ptr[at - 1] == '\n') return true;
    return false;
}

/* Is what was read, up to the dash or colon here, a dateline? */
static bool accept(const reader *r, uint32_t first, bool opening) {
    bool sure = r->agency_span.len || (r->date.len && r->place.len);
    bool upper = r->words_in_place > 0 && r->upper >= (r->words_in_place + 1) / 2 &&
                 r->text->tokens.at[first].flags & DL_UPPER;
    uint32_t next = r->at + 1;
    if ((!r->place.len && !r->agency_span.len) || in_set(r, first, r->slug)) return false;
    if (next == r->end) return sure || upper; /* a line of its own */
    const dl_token *after = &r->text->tokens.at[next];
    if (is_at(r, r->at, ":"))
        return (sure || (upper && r->end - next >= MIN_LEAD)) && opening &&
               !is_turn(r, first);
    if (sure) return true;
    bool starts =
        after->flags & DL_CAPITAL || after->kind == DL_QUOTE || after->kind == DL_NUMBER;
    bool wide = *text_at(r, r->at).ptr & '\x80' || (spaced(r, r->at) && spaced(r, next));
    return starts && wide && (upper || (opening && r->words_in_place <= 4));
}

/* A byline on a line of its own: "By Ann Smith" LINE "KABUL (AP) - ". */
static uint32_t skip_byline(const reader *r, uint32_t first) {
    dl_str by = text_at(r, first);
    if (!dl_str_is(by, "By") && !dl_str_is(by, "BY")) return first;
    for (uint32_t i = first + 1; i < r->end && i < first + MAX_BYLINE; i++)
        if (r->text->tokens.at[i].flags & DL_LINE_BEFORE) return i;
    return first;
}

bool dl_read_dateline(const dl_words *words, const dl_document *doc, const dl_text *text,
                      uint32_t first, uint32_t end, bool opening, dl_dateline *out) {
    reader r = { .words = words,
                 .doc = doc,
                 .text = text,
                 .end = end,
                 .agency = dl_words_set(words, DL_LIT("agency")),
                 .month = dl_words_set(words, DL_LIT("month")),
                 .weekday = dl_words_set(words, DL_LIT("weekday")),
                 .slug = dl_words_set(words, DL_LIT("slug")),
                 .honorific = dl_words_set(words, DL_LIT("honorific")),
                 .role = dl_words_set(words, DL_LIT("role")) };
    if (first == end) return false;
    uint32_t from = r.at = skip_byline(&r, first);
    read_place(&r);
    while (r.at < end) {
        uint32_t n = date_at(&r, r.at);
        if (is_at(&r, r.at, ",")) {
            r.at++;
        } else if (n > 0 && !r.date.len) {
            r.date = dl_token_span(text, r.at, n);
            r.at += n;
        } else if (!is_at(&r, r.at, "(") || r.agency_span.len || !read_bracket(&r)) {
            break;
        }
    }
    if (r.at == end || !(is_dash(&r, r.at) || is_at(&r, r.at, ":"))) return false;
    if (!accept(&r, from, opening)) return false;
    *out = (dl_dateline){ .first = from,
                          .n = r.at + 1 - from,
                          .place = r.place,
                          .agency = r.agency_span,
                          .date = r.date };
    return true;
}
