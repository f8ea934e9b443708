/* lemma.c - the lemma of a word from its form and part of speech, as UD English EWT has
 * it: "met" meet, "n't" not, "States" State, "her" she or her.
 *
 * In:  a form and its part of speech; for a few words their neighbours too. Out: the lemma.
 * Names and adjectives of names keep their capitals; all else is in small letters.
 *
 * SPDX-License-Identifier: MIT */
#include "lemma_parts.h"

#define BIT(pos) (1u << DL_POS_##pos)

/* Words of closed classes; a curly apostrophe was made straight before. */
static const struct {
    unsigned pos;
    const char *form, *lemma;
} closed[] = {
    { BIT(PART), "n't", "not" },
    { BIT(PART), "nt", "not" },
    { BIT(PART), "'", "'s" },
    { BIT(PART), "s", "'s" },
    { BIT(PART), "na", "to" },
    { BIT(PART), "ta", "to" },
    { BIT(AUX), "'s", "be" },
    { BIT(AUX), "s", "be" },
    { BIT(AUX), "'m", "be" },
    { BIT(AUX), "m", "be" },
    { BIT(AUX), "'re", "be" },
    { BIT(AUX), "re", "be" },
    { BIT(AUX), "r", "be" },
    { BIT(AUX), "ai", "be" },
    { BIT(AUX), "is", "be" },
    { BIT(AUX), "are", "be" },
    { BIT(AUX), "was", "be" },
    { BIT(AUX), "were", "be" },
    { BIT(AUX), "been", "be" },
    { BIT(AUX), "being", "be" },
    { BIT(AUX), "am", "be" },
    { BIT(AUX), "art", "be" },
    { BIT(AUX), "'ve", "have" },
    { BIT(AUX), "ve", "have" },
    { BIT(AUX), "has", "have" },
    { BIT(AUX), "had", "have" },
    { BIT(AUX), "having", "have" },
    { BIT(AUX), "hath", "have" },
    { BIT(AUX), "'ll", "will" },
    { BIT(AUX), "ll", "will" },
    { BIT(AUX), "wo", "will" },
    { BIT(AUX), "'d", "would" },
    { BIT(AUX), "ca", "can" },
    { BIT(AUX), "sha", "shall" },
    { BIT(AUX), "does", "do" },
    { BIT(AUX), "did", "do" },
    { BIT(AUX), "doth", "do" },
    { BIT(AUX), "got", "get" },
    { BIT(AUX), "gets", "get" },
    { BIT(AUX), "getting", "get" },
    { BIT(AUX), "doing", "do" },
    { BIT(AUX), "done", "do" },
    { BIT(DET), "an", "a" },
    { BIT(PRON), "i", "I" },
    { BIT(PRON), "me", "I" },
    { BIT(PRON), "him", "he" },
    { BIT(PRON), "us", "we" },
    { BIT(PRON), "'s", "we" },
    { BIT(PRON), "them", "they" },
    { BIT(PRON), "'em", "they" },
    { BIT(PRON), "em", "they" },
    { BIT(PRON), "mine", "my" },
    { BIT(PRON), "ours", "our" },
    { BIT(PRON), "yours", "your" },
    { BIT(PRON), "hers", "her" },
    { BIT(PRON), "theirs", "their" },
    { BIT(PRON), "u", "you" },
    { BIT(PRON), "ya", "you" },
    { BIT(PRON), "ur", "your" },
    { BIT(PRON) | BIT(DET), "these", "this" },
    { BIT(PRON) | BIT(DET), "those", "that" },
    { BIT(ADJ), "better", "good" },
    { BIT(ADJ), "best", "good" },
    { BIT(ADJ) | BIT(ADV), "worst", "bad" },
    { BIT(ADJ), "worse", "bad" },
    { BIT(ADV), "worse", "badly" },
    { BIT(ADV), "better", "well" },
    { BIT(ADV), "best", "well" },
    { BIT(ADV) | BIT(ADJ), "farther", "far" },
    { BIT(ADV) | BIT(ADJ), "furthest", "far" },
    { BIT(ADV) | BIT(ADJ), "farthest", "far" },
    { BIT(ADJ), "premier", "premier" },
    { BIT(ADP), "vs", "versus" },

    { BIT(ADP), "thru", "through" },
    { BIT(ADP), "w/", "with" },
    { BIT(NUM), "m", "million" },
    { BIT(NUM), "k", "thousand" },
    { BIT(NUM), "b", "billion" },
    { BIT(NUM), "bn", "billion" },
    { BIT(NUM), "mn", "million" },
    { BIT(NUM), "mln", "million" },
    { BIT(NUM), "t", "trillion" },
    { BIT(NUM), "tn", "trillion" },
    { BIT(ADV), "asap", "ASAP" },
};

/* Names that are plurals of common nouns, and names of days and months cut short. */
static const struct {
    const char *form, *lemma;
} names[] = {
    { "Jan.", "January" },
    { "Feb.", "February" },
    { "Mar.", "March" },
    { "Apr.", "April" },
    { "Aug.", "August" },
    { "Sept.", "September" },
    { "Sep.", "September" },
    { "Oct.", "October" },
    { "Nov.", "November" },
    { "Dec.", "December" },
    { "Feb", "February" },
    { "Sept", "September" },
    { "Oct", "October" },
    { "Nov", "November" },
    { "Dec", "December" },
    { "Mon.", "Monday" },
    { "Tue.", "Tuesday" },
    { "Tues.", "Tuesday" },
    { "Wed.", "Wednesday" },
    { "Thu.", "Thursday" },
    { "Thur.", "Thursday" },
    { "Thurs.", "Thursday" },
    { "Fri.", "Friday" },
    { "Sat.", "Saturday" },
    { "Sun.", "Sunday" },
    { "Securities", "Security" },
    { "Studies", "Study" },
    { "Technologies", "Technology" },
    { "Utilities", "Utility" },
    { "Industries", "Industry" },
    { "Territories", "Territory" },
    { "Authorities", "Authority" },
    { "Galleries", "Gallery" },
};

/* ---- letters ---------------------------------------------------------------------------- */

static unsigned class_at(dl_str s, uint32_t at) {
    return at < s.len ? dl_utf8_class(dl_utf8_next(s, &at)) : 0;
}

static bool has_class(dl_str s, unsigned class) {
    for (uint32_t at = 0; at < s.len;)
        if (dl_utf8_class(dl_utf8_next(s, &at)) & class) return true;
    return false;
}

/* One letter may count as a capital, all letters are. */
static bool all_upper(dl_str s) {
    return has_class(s, DL_CLASS_UPPER) && !has_class(s, DL_CLASS_LOWER);
}

static dl_str copy(const char *lemma, char out[DL_LEMMA_MAX]) {
    uint32_t n = (uint32_t)strlen(lemma);
    memcpy(out, lemma, n);
    return (dl_str){ out, n };
}

static dl_str keep(dl_str form, char out[DL_LEMMA_MAX]) {
    memcpy(out, form.ptr, form.len);
    return (dl_str){ out, form.len };
}

/* FORM in small letters with straight apostrophes. */
static void lower(dl_str form, lemma_word *w) {
    w->len = dl_utf8_lower(form, w->at, sizeof w->at);
    for (uint32_t i = 0; i + 2 < w->len; i++) {
        if (memcmp(w->at + i, "\xe2\x80\x99", 3) != 0) continue;
        w->at[i] = '\'';
        memmove(w->at + i + 1, w->at + i + 3, w->len - i - 3);
        w->len -= 2;
    }
    if (w->len && w->at[0] == '`') w->at[0] = '\'';
}

/* ---- parts of speech -------------------------------------------------------------------- */

static const char *closed_lemma(const lemma_word *w, int pos) {
    for (size_t i = 0; i < DL_N(closed); i++)
        if (closed[i].pos & 1u << pos &&
            dl_str_is((dl_str){ w->at, w->len }, closed[i].form))
            return closed[i].lemma;
    return NULL;
}

/* "KABUL", "TEHRAN": five and more capitals are seldom the first letters of words. */
static bool is_shouted(dl_str form) {
    static const char *const initials[] = { "UNESCO",   "UNICEF",  "ASEAN", "UNHCR",
                                            "UNRWA",    "MSNBC",   "NYMEX", "UNMIK",
                                            "ECOWAS",   "UNIFIL",  "UNAMA", "MERCOSUR",
                                            "UNPROFOR", "MINUSMA", "USAID", "SWAPO" };
    if (form.len < 5 || dl_str_among(form, initials, DL_N(initials))) return false;
    for (uint32_t i = 0; i < form.len; i++)
        if (form.ptr[i] < 'A' || form.ptr[i] > 'Z') return false;
    return true;
}

/* "Americans" American, "Sept." September; else as it stands. */
static dl_str name_lemma(dl_str form, char out[DL_LEMMA_MAX]) {
    static const char *const peoples[] = { "ians", "icans", "ists", "crats" };
    for (size_t i = 0; i < DL_N(names); i++)
        if (dl_str_is(form, names[i].form)) return copy(names[i].lemma, out);
    if (is_shouted(form)) {
        uint32_t n = dl_utf8_lower(form, out, DL_LEMMA_MAX);
        out[0] = form.ptr[0];
        return (dl_str){ out, n };
    }
    bool plural = dl_str_among(form, dl_lemma_plural_names, dl_lemma_plural_names_n);
    for (size_t i = 0; i < DL_N(peoples); i++)
        plural |= form.len > 6 && dl_str_ends(form, peoples[i]);
    return keep(dl_str_sub(form, 0, form.len - plural), out);
}

/* Typeset marks as plain ones. */
static dl_str mark_lemma(dl_str form, char out[DL_LEMMA_MAX]) {
    static const struct {
        const char *typeset, *plain;
    } marks[] = {
        { "\xe2\x80\x98", "'" },  { "\xe2\x80\x99", "'" }, { "\xe2\x80\x9c", "\"" },
        { "\xe2\x80\x9d", "\"" }, { "\xe2\x80\x93", "-" }, { "\xe2\x80\x94", "-" },
        { "\xe2\x80\xa6", "." },
    };
    for (size_t i = 0; i < DL_N(marks); i++)
        if (dl_str_is(form, marks[i].typeset)) return copy(marks[i].plain, out);
    return keep(form, out);
}

/* "8,600" 8600, "Two" two; Roman numbers keep their capitals. */
static dl_str number_lemma(dl_str form, char out[DL_LEMMA_MAX]) {
    lemma_word w;
    uint32_t n = 0;
    if (all_upper(form) && !has_class(form, DL_CLASS_DIGIT)) {
        for (n = 0; n < form.len && strchr("IVXLC", form.ptr[n]);) n++;
        if (n == form.len) return keep(form, out);
    }
    n = 0;
    lower(form, &w);
    bool digits = has_class(form, DL_CLASS_DIGIT);
    for (uint32_t i = 0; i < w.len; i++)
        if (!(digits && w.at[i] == ',')) out[n++] = w.at[i];
    return (dl_str){ out, n };
}

/* Does an adjective keep its capital? "Iraqi", and "Big" inside a name, but not "GOOD". */
static bool keeps_capital(dl_str form, bool first) {
    if (!(class_at(form, 0) & DL_CLASS_UPPER) || (all_upper(form) && form.len > 1))
        return false;
    if (!first ||
        dl_str_among(form, dl_lemma_name_adjectives, dl_lemma_name_adjectives_n))
        return true;
    return dl_str_ends(form, "ese") || dl_str_ends(form, "ican") ||
           (dl_str_ends(form, "ian") && !dl_str_ends(form, "tarian") &&
            !dl_str_is(form, "Civilian"));
}

/* "TV" and "CEO" are ceo in the treebank; letters with digits and single letters stay. */
static bool is_code(dl_str form) {
    if (!(class_at(form, 0) & DL_CLASS_UPPER)) return false;
    return form.len == 1 || (all_upper(form) && has_class(form, DL_CLASS_DIGIT));
}

/* "GPS" is no plural. */
static bool is_short_name(dl_str form) {
    return dl_str_is(form, "AIDS") ||
           (form.len == 3 && all_upper(form) && dl_str_ends(form, "S"));
}

dl_str dl_lemma(dl_str form, int pos, bool first, char out[DL_LEMMA_MAX]) {
    lemma_word w;
    DL_ASSERT(pos >= 0 && pos < DL_POS_COUNT);
    if (!form.len || form.len > DL_LEMMA_FORM) return form;
    if (pos == DL_POS_PUNCT) return mark_lemma(form, out);
    if (pos == DL_POS_SYM || pos == DL_POS_X) return keep(form, out);
    lower(form, &w);
    const char *known = closed_lemma(&w, pos);
    if (known) return copy(known, out);
    if (pos == DL_POS_PROPN) return name_lemma(form, out);
    if (pos == DL_POS_NUM) return number_lemma(form, out);
    if (pos == DL_POS_NOUN && is_code(form)) return keep(form, out);
    if (pos == DL_POS_ADJ && keeps_capital(form, first)) return keep(form, out);
    if (pos == DL_POS_VERB || pos == DL_POS_AUX) dl_lemma_of_verb(&w);
    if (pos == DL_POS_NOUN && !is_short_name(form)) dl_lemma_of_noun(&w);
    if (pos == DL_POS_ADJ || pos == DL_POS_ADV) dl_lemma_of_compared(&w);
    memcpy(out, w.at, w.len);
    return (dl_str){ out, w.len };
}

/* ---- in a sentence ---------------------------------------------------------------------- */

/* The next token behind I that is no adverb and no "not"; N: none. */
static uint32_t next_main(const dl_node *nodes, uint32_t n, uint32_t i) {
    do i++;
    while (i < n && (nodes[i].pos == DL_POS_ADV || nodes[i].pos == DL_POS_PART));
    return i;
}

/* Is the token a verb's participle, as far as its form tells? */
static bool is_participle(dl_str form, int pos) {
    char out[DL_LEMMA_MAX];
    if (pos != DL_POS_VERB && pos != DL_POS_AUX) return false;
    if (dl_str_ends(form, "ing")) return false;
    return !dl_str_eq(dl_lemma(form, pos, false, out), form);
}

/* "her" before a noun and what belongs to one is a possessive. */
static bool before_noun(const dl_node *nodes, uint32_t n, uint32_t i) {
    if (++i >= n) return false;
    switch (nodes[i].pos) {
    case DL_POS_NOUN:
    case DL_POS_ADJ:
    case DL_POS_PROPN:
    case DL_POS_NUM: return true;
    default: return false;
    }
}

/* Does token I stand behind the sentence's first word and beside a name, or as the second
 * part of one: "pro-Iran"? */
static bool inside_name(const dl_str *forms, const dl_node *nodes, uint32_t n,
                        uint32_t i) {
    if (i > 0 && dl_str_is(forms[i - 1], "-")) return true;
    if (i == 0 || nodes[i - 1].pos == DL_POS_PUNCT) return false;
    return nodes[i - 1].pos == DL_POS_PROPN ||
           (i + 1 < n && nodes[i + 1].pos == DL_POS_PROPN);
}

dl_str dl_lemma_at(const dl_str *forms, const dl_node *nodes, uint32_t n, uint32_t i,
                   char out[DL_LEMMA_MAX]) {
    lemma_word w = { .len = 0 };
    if (forms[i].len <= 8) lower(forms[i], &w);
    dl_str s = { w.at, w.len };
    if (nodes[i].pos == DL_POS_PRON && dl_str_is(s, "her"))
        return copy(before_noun(nodes, n, i) ? "her" : "she", out);
    if (nodes[i].pos == DL_POS_AUX && (dl_str_is(s, "'s") || dl_str_is(s, "'d"))) {
        uint32_t next = next_main(nodes, n, i);
        dl_str after = next < n ? forms[next] : (dl_str){ 0 };
        bool has = dl_str_is(after, "been") || dl_str_is(after, "had") ||
                   dl_str_is(after, "got") ||
                   (i + 1 < n && dl_str_is(forms[i + 1], "better"));
        if (dl_str_is(s, "'d") && next < n)
            has = has || is_participle(after, nodes[next].pos);
        if (has) return copy("have", out);
    }
    return dl_lemma(forms[i], nodes[i].pos, !inside_name(forms, nodes, n, i), out);
}
