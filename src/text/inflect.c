/* inflect.c - regular English inflection for the entries of seeds.
 *
 * In:  the base form, lower case. Out: spellings, two where usage differs ("travelled",
 * "traveled"). Knowledge of irregular words stays in seeds: an entry gives its irregular
 * forms in brackets and they replace these.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

/* Longer words that double their last consonant because its syllable is stressed. */
static const char *const doubling[] = {
    "abet",     "abhor",    "acquit",   "admit",   "allot",  "begin",   "commit",
    "compel",   "concur",   "confer",   "control", "defer",  "demur",   "deter",
    "dispel",   "emit",     "equip",    "expel",   "forbid", "forget",  "format",
    "handicap", "impel",    "incur",    "infer",   "input",  "inter",   "kidnap",
    "occur",    "omit",     "outbid",   "outrun",  "outwit", "overrun", "patrol",
    "permit",   "prefer",   "program",  "propel",  "rebel",  "rebut",   "recur",
    "refer",    "refit",    "regret",   "remit",   "repel",  "rerun",   "reset",
    "submit",   "transfer", "transmit", "unplug",  "unzip",  "upset",   "worship",
};

/* Nouns in -o that take -es; the others take -s. */
static const char *const plural_oes[] = {
    "echo",   "embargo", "hero", "mosquito", "potato",
    "tomato", "torpedo", "veto", "volcano",
};

/* Words in -man that are not made of "man". */
static const char *const plural_mans[] = {
    "caiman", "german", "human", "ottoman", "roman", "shaman", "talisman",
};

static void add(dl_forms *out, dl_str stem, const char *suffix) {
    uint32_t tail = (uint32_t)strlen(suffix);
    if (out->n == DL_MAX_FORMS || stem.len + tail >= DL_MAX_SPELLING) return;
    char *to = out->at[out->n++];
    memcpy(to, stem.ptr, stem.len);
    memcpy(to + stem.len, suffix, tail + 1);
}

static bool is_vowel(char c) {
    return c && strchr("aeiou", c);
}

static char from_end(dl_str s, uint32_t i) {
    return s.len > i ? s.ptr[s.len - 1 - i] : 0;
}

/* Vowel groups, "qu" counting as a consonant. */
static unsigned syllables(dl_str s) {
    unsigned n = 0;
    bool in_vowel = false;
    for (uint32_t i = 0; i < s.len; i++) {
        bool u_of_q = s.ptr[i] == 'u' && i > 0 && s.ptr[i - 1] == 'q';
        bool vowel = !u_of_q && (is_vowel(s.ptr[i]) || (s.ptr[i] == 'y' && i > 0));
        if (vowel && !in_vowel) n++;
        in_vowel = vowel;
    }
    return n;
}

/* Does the last consonant follow a single vowel, itself behind a consonant? */
static bool ends_short(dl_str s) {
    char last = from_end(s, 0), vowel = from_end(s, 1), before = from_end(s, 2);
    if (s.len < 3 || is_vowel(last) || strchr("wxy", last) || !is_vowel(vowel))
        return false;
    return !is_vowel(before) || (before == 'u' && from_end(s, 3) == 'q');
}

static bool doubles(dl_str s) {
    return ends_short(s) &&
           (syllables(s) == 1 || dl_str_among(s, doubling, DL_N(doubling)));
}

/* "travel", "signal", "initial": doubled in British, not in American usage. */
static bool doubles_in_britain(dl_str s) {
    return (ends_short(s) || dl_str_ends(s, "ial")) && from_end(s, 0) == 'l' &&
           syllables(s) > 1 && !dl_str_among(s, doubling, DL_N(doubling)) &&
           (from_end(s, 1) == 'e' || from_end(s, 1) == 'a');
}

/* STEM with its last consonant doubled, then SUFFIX. */
static void add_doubled(dl_forms *out, dl_str stem, const char *suffix) {
    char tail[8] = { from_end(stem, 0) };
    memcpy(tail + 1, suffix, strlen(suffix) + 1);
    add(out, stem, tail);
}

static bool ends_consonant_y(dl_str s) {
    return from_end(s, 0) == 'y' && s.len > 1 && !is_vowel(from_end(s, 1));
}

static bool hisses(dl_str s) {
    return from_end(s, 0) == 's' || from_end(s, 0) == 'x' || from_end(s, 0) == 'z' ||
           dl_str_ends(s, "ch") || dl_str_ends(s, "sh");
}

void dl_inflect_s(dl_str verb, dl_forms *out) {
    dl_str stem = dl_str_sub(verb, 0, verb.len - 1);
    if (verb.len < 2) return;
    if (ends_consonant_y(verb))
        add(out, stem, "ies");
    else if (from_end(verb, 0) == 'z' && ends_short(verb))
        add_doubled(out, verb, "es");
    else if (hisses(verb) || (from_end(verb, 0) == 'o' && !is_vowel(from_end(verb, 1))))
        add(out, verb, "es");
    else
        add(out, verb, "s");
}

void dl_inflect_ed(dl_str verb, dl_forms *out) {
    if (verb.len < 2) return;
    if (from_end(verb, 0) == 'e') {
        add(out, verb, "d");
    } else if (ends_consonant_y(verb)) {
        add(out, dl_str_sub(verb, 0, verb.len - 1), "ied");
    } else if (from_end(verb, 0) == 'c') {
        add(out, verb, "ked");
    } else if (doubles(verb)) {
        add_doubled(out, verb, "ed");
    } else {
        add(out, verb, "ed");
        if (doubles_in_britain(verb)) add_doubled(out, verb, "ed");
    }
}

void dl_inflect_ing(dl_str verb, dl_forms *out) {
    char last = from_end(verb, 0), before = from_end(verb, 1);
    if (verb.len < 2) return;
    if (last == 'e' && before == 'i') {
        add(out, dl_str_sub(verb, 0, verb.len - 2), "ying");
    } else if (last == 'e' && !strchr("eoy", before) && verb.len > 2) {
        add(out, dl_str_sub(verb, 0, verb.len - 1), "ing");
    } else if (last == 'c') {
        add(out, verb, "king");
    } else if (doubles(verb)) {
        add_doubled(out, verb, "ing");
    } else {
        add(out, verb, "ing");
        if (doubles_in_britain(verb)) add_doubled(out, verb, "ing");
    }
}

void dl_inflect_plural(dl_str noun, dl_forms *out) {
    if (noun.len < 2) return;
    if (dl_str_ends(noun, "man") && !dl_str_among(noun, plural_mans, DL_N(plural_mans)))
        add(out, dl_str_sub(noun, 0, noun.len - 2), "en");
    else if (dl_str_ends(noun, "sis"))
        add(out, dl_str_sub(noun, 0, noun.len - 2), "es");
    else if (from_end(noun, 0) == 'o' &&
             !dl_str_among(noun, plural_oes, DL_N(plural_oes)))
        add(out, noun, "s");
    else
        dl_inflect_s(noun, out);
}

uint32_t dl_words_forms(dl_arena *mem, dl_str base, unsigned how, dl_str irregular,
                        dl_str **out) {
    dl_forms regular = { 0 };
    DL_VEC(dl_str) list = { 0 };
    bool ed = true, ing = true;
    *DL_PUSH(mem, &list) = base;
    while (irregular.len) {
        dl_str form = dl_str_trim(dl_str_cut(&irregular, ' '));
        if (!form.len) continue;
        *(dl_str_ends(form, "ing") ? &ing : &ed) = false;
        *DL_PUSH(mem, &list) = form;
    }
    if (how & DL_FORMS_VERB) dl_inflect_s(base, &regular);
    if ((how & DL_FORMS_VERB) && ed) dl_inflect_ed(base, &regular);
    if ((how & DL_FORMS_VERB) && ing) dl_inflect_ing(base, &regular);
    if ((how & DL_FORMS_NOUN) && (ed || (how & DL_FORMS_VERB)))
        dl_inflect_plural(base, &regular);
    for (uint32_t i = 0; i < regular.n; i++)
        *DL_PUSH(mem, &list) = dl_str_copy(mem, dl_str_of(regular.at[i]));
    *out = list.at;
    return list.n;
}
