/* name_run.c - collects runs of capitalised words with what may join them.
 *
 * In:  a stretch and the token to begin at. Out: the elements of the run. What is a name
 * in it, and of what kind, is decided in name_find.c; here only what can't belong to any
 * name ends a run: small words, days, other punctuation, clitics.
 *
 * SPDX-License-Identifier: MIT */
#include "name_run.h"

typedef struct {
    dl_finder *f;
    const dl_stretch *s;
    dl_run *run;
    uint32_t at;
    bool org; /* a head word of an organisation was seen */
} collector;

static bool is_char(const dl_finder *f, uint32_t at, char c) {
    const dl_token *t = dl_tok(f, at);
    return t->len == 1 && f->doc->text.ptr[t->off] == c;
}

static bool glued(const dl_finder *f, uint32_t at) {
    return !(dl_tok(f, at)->flags & DL_SPACE_BEFORE);
}

static bool is_capital(const dl_finder *f, uint32_t at) {
    const dl_token *t = dl_tok(f, at);
    return t->kind == DL_WORD && t->flags & DL_CAPITAL && !(t->flags & DL_CLITIC);
}

static void push(collector *c, dl_element_type type, uint32_t n, const dl_phrase *p) {
    c->run->at[c->run->n++] =
        (dl_element){ .first = c->at, .n = n, .type = (uint8_t)type, .phrase = p };
    c->at += n;
    c->run->end = c->at;
}

static const dl_element *last(const collector *c) {
    return c->run->n ? &c->run->at[c->run->n - 1] : NULL;
}

static const dl_phrase *phrase_at(const collector *c, uint32_t at) {
    return dl_phrase_at(c->f->actors, c->f->text, at, c->s->end,
                        c->s->letters == DL_CASE_SHOUTED, c->f->the);
}

/* In headings a capital proves nothing: the word must be a name elsewhere. */
static bool proven(const collector *c) {
    const dl_finder *f = c->f;
    const dl_element *before = last(c);
    if (c->s->letters == DL_CASE_NORMAL) return true;
    if (dl_is(f, c->at, f->sets.common) && !dl_is(f, c->at, f->sets.first_name)) {
        bool org =
            dl_is(f, c->at, f->sets.org_noun) && before && c->s->letters == DL_CASE_TITLE;
        return org && before->type == DL_EL_CAP;
    }
    dl_seen *seen = dl_seen_at(c->f, c->at, false);
    if (seen && seen->mid) return true;
    if (dl_is(f, c->at, f->sets.first_name)) return c->s->letters == DL_CASE_TITLE;
    return before && before->type == DL_EL_CAP &&
           dl_is(f, before->first, f->sets.first_name);
}

/* "Jun", "Sun": a month or day cut short without a full stop, spelt as names are. */
static bool is_name_alike(const collector *c) {
    static const char *const alike[] = { "Jan", "Mar", "Jun", "Sun" };
    const dl_token *t = dl_tok(c->f, c->at);
    return !(t->flags & DL_ABBREV) &&
           dl_str_among(dl_token_str(c->f->doc, t), alike, DL_N(alike));
}

/* "Lin Jun said", not "in Oslo Jun 12": does a short word end a name? */
static bool ends_name(const collector *c) {
    uint32_t next = c->at + 1;
    return is_name_alike(c) && last(c) && last(c)->type == DL_EL_CAP &&
           last(c)->first + 1 == c->at && next < c->s->end &&
           dl_tok(c->f, next)->kind != DL_NUMBER;
}

/* "The envoy Christian Berg", "Minister Sun Wei": does a word for a faith or a day stand as a first
 * name, between what somebody is and a name? */
static bool is_called_so(const collector *c) {
    const dl_finder *f = c->f;
    uint32_t next = c->at + 1;
    return (dl_is(f, c->at, f->sets.first_name) || is_name_alike(c)) &&
           c->at > c->s->first && next < c->s->end && is_capital(f, next) &&
           !dl_is(f, next, f->sets.common) && !dl_is(f, next, f->sets.not_name) &&
           !dl_is(f, next, f->sets.org_noun) &&
           (dl_is(f, c->at - 1, f->sets.role) || dl_is(f, c->at - 1, f->sets.honorific));
}

static bool take_word(collector *c) {
    const dl_finder *f = c->f;
    const dl_token *t = dl_tok(f, c->at);
    const dl_phrase *p = phrase_at(c, c->at);
    if (p) {
        push(c, DL_EL_DICT, p->n, p);
        return true;
    }
    if (!is_capital(f, c->at) || dl_is(f, c->at, f->sets.function)) return false;
    if (dl_is(f, c->at, f->sets.not_name) && !is_called_so(c) && !ends_name(c))
        return false;
    if (!proven(c)) return false;
    bool initial = t->len == 1 || (t->flags & DL_ABBREV && t->len <= 6 &&
                                   f->doc->text.ptr[t->off + 1] == '.');
    if (dl_is(f, c->at, f->sets.org_noun)) c->org = true;
    push(c, initial ? DL_EL_INITIAL : DL_EL_CAP, 1, NULL);
    return true;
}

/* Does the word at AT stand in the article without a hyphen, and not beside the one at
 * OTHER? */
static bool stands_apart(const dl_finder *f, uint32_t at, uint32_t other) {
    dl_str word = dl_token_str(f->doc, dl_tok(f, at));
    for (uint32_t i = 0; i < f->text->tokens.n; i++) {
        if (i == at || !dl_str_eq(dl_token_str(f->doc, dl_tok(f, i)), word)) continue;
        bool joined = (i > 0 && is_char(f, i - 1, '-')) ||
                      (i + 1 < f->text->tokens.n && is_char(f, i + 1, '-'));
        uint32_t beside = at < other ? i + 1 : i - 1;
        if (joined || beside >= f->text->tokens.n) continue;
        if (!dl_str_eq(dl_token_str(f->doc, dl_tok(f, beside)),
                       dl_token_str(f->doc, dl_tok(f, other))))
            return true;
    }
    return false;
}

/* "Holm-Berg talks" are of two where both have names of their own in the article. */
static bool joins_two(const dl_finder *f, uint32_t hyphen) {
    return hyphen > 0 && stands_apart(f, hyphen - 1, hyphen + 1) &&
           stands_apart(f, hyphen + 1, hyphen - 1);
}

/* "Al-Qaeda", "Jean-Marie", "Dae-jung"; not "Iran-backed". */
static bool take_hyphen(collector *c) {
    const dl_finder *f = c->f;
    uint32_t next = c->at + 1;
    if (!last(c) || next >= c->s->end || !is_char(f, c->at, '-')) return false;
    if (!glued(f, c->at) || !glued(f, next) || dl_tok(f, next)->kind != DL_WORD)
        return false;
    if (is_capital(f, next)) {
        if (dl_is(f, next, f->sets.function) || dl_is(f, next, f->sets.not_name))
            return false;
        if (joins_two(f, c->at)) return false;
        push(c, DL_EL_HYPHEN, 1, NULL);
        return true;
    }
    bool plain = dl_is(f, next, f->sets.common) || dl_is(f, next, f->sets.function) ||
                 dl_is(f, next, f->sets.adjunct) || dl_is(f, next, f->sets.role) ||
                 dl_is(f, next, f->sets.people) || dl_tok(f, next)->len > 6;
    if (dl_is(f, next, f->sets.particle) && next + 2 < c->s->end &&
        is_char(f, next + 1, '-')) { /* "Mazar-i-Sharif" */
        push(c, DL_EL_HYPHEN, 1, NULL);
        push(c, DL_EL_PART, 1, NULL);
        return true;
    }
    if (plain || last(c)->type != DL_EL_CAP) return false;
    push(c, DL_EL_HYPHEN, 1, NULL);
    push(c, DL_EL_LOW, 1, NULL);
    return true;
}

/* Particles that are no words of English, so that they may open a name. */
static const char *const openers[] = { "al",  "el", "bin", "ibn", "abu", "van",
                                       "von", "ul", "de",  "der", "du",  "della" };
/* Particles that are: only with a hyphen behind them. */
static const char *const english[] = { "as", "at", "an", "i",  "e",  "do",
                                       "ad", "ar", "y",  "az", "ash" };

static bool take_particle(collector *c) {
    const dl_finder *f = c->f;
    uint32_t next = c->at + 1;
    if (!dl_is(f, c->at, f->sets.particle) || next >= c->s->end) return false;
    dl_str word = dl_token_str(f->doc, dl_tok(f, c->at));
    bool hyphen = is_char(f, next, '-') && glued(f, next);
    if (hyphen) next++;
    if (!hyphen && dl_str_among(word, english, DL_N(english))) return false;
    if (!last(c) && !dl_str_among(word, openers, DL_N(openers))) return false;
    if (next < c->s->end && !hyphen && dl_is(f, next, f->sets.particle)) next++;
    if (next >= c->s->end || !is_capital(f, next) || dl_is(f, next, f->sets.function))
        return false;
    if (last(c) && last(c)->type == DL_EL_DICT && !hyphen) return false;
    push(c, DL_EL_PART, 1, NULL);
    if (hyphen && c->run->n < DL_MAX_ELEMENTS) push(c, DL_EL_HYPHEN, 1, NULL);
    return true;
}

/* "Arms Control and Disarmament Agency": common words on both sides of "and", and the
 * head of an organisation at the end. */
static bool joined_org(const collector *c, uint32_t next) {
    const dl_finder *f = c->f;
    if (last(c)->type != DL_EL_CAP || !dl_is(f, last(c)->first, f->sets.common))
        return false;
    for (uint32_t i = next; i < c->s->end && i < next + 5 && is_capital(f, i); i++) {
        if (!dl_is(f, i, f->sets.common)) return false;
        if (dl_is(f, i, f->sets.org_noun)) return true;
    }
    return false;
}

static bool is_area(const dl_finder *f, uint32_t at) {
    return is_capital(f, at) && dl_is(f, at, f->sets.common) &&
           !dl_is(f, at, f->sets.first_name);
}

/* Is the run so far an office and its areas: "Minister of Trade", and what follows them? */
static bool in_areas(const collector *c) {
    const dl_finder *f = c->f;
    uint32_t i = c->run->n;
    while (i > 0 && (c->run->at[i - 1].type == DL_EL_LINK ||
                     (c->run->at[i - 1].type == DL_EL_CAP &&
                      dl_is(f, c->run->at[i - 1].first, f->sets.common) &&
                      !dl_is(f, c->run->at[i - 1].first, f->sets.role))))
        i--;
    return i > 0 && i + 1 < c->run->n && c->run->at[i - 1].type == DL_EL_CAP &&
           dl_is(f, c->run->at[i - 1].first, f->sets.role) &&
           c->run->at[i].type == DL_EL_LINK;
}

/* "Minister of Trade, Industry and Energy Vold": does the list of areas go on at AT, and end
 * in "and" and one more? */
static bool lists_areas(const collector *c, uint32_t at) {
    enum { LONGEST = 10 }; /* tokens */
    const dl_finder *f = c->f;
    bool and = false;
    for (uint32_t i = at; i < c->s->end && i < at + LONGEST; i++) {
        bool joins = dl_tok(f, i)->word == f->and_ || is_char(f, i, ',');
        if (joins && i + 1 < c->s->end && is_area(f, i + 1))
            and = and || dl_tok(f, i)->word == f->and_;
        else if (!is_area(f, i))
            return and&&is_capital(f, i);
    }
    return false;
}

/* The comma or "and" between areas of an office. */
static bool take_area(collector *c) {
    const dl_finder *f = c->f;
    bool comma = is_char(f, c->at, ',');
    if (!last(c) || (!comma && dl_tok(f, c->at)->word != f->and_)) return false;
    if (c->at + 1 >= c->s->end || !is_area(f, c->at + 1) || !in_areas(c) ||
        !lists_areas(c, c->at))
        return false;
    push(c, DL_EL_LINK, 1, NULL);
    return true;
}

/* "Bank of Norland", "Institute for the Study of War", "Secretary of State". */
static bool take_link(collector *c) {
    const dl_finder *f = c->f;
    uint32_t word = dl_tok(f, c->at)->word, next = c->at + 1;
    if (!last(c) || !word || is_capital(f, c->at)) return false;
    bool of = word == f->of, and = word == f->and_;
    if (!of && !and&&word != f->for_ && word != f->on) return false;
    if (next < c->s->end && dl_tok(f, next)->word == f->the && !and) next++;
    if (next >= c->s->end || (!is_capital(f, next) && !phrase_at(c, next))) return false;
    if (dl_is(f, next, f->sets.not_name) || dl_is(f, next, f->sets.function))
        return false;
    bool role = last(c)->type == DL_EL_CAP && dl_is(f, last(c)->first, f->sets.role);
    if (and) {
        bool inside = c->org && last(c)->type == DL_EL_CAP && !phrase_at(c, next) &&
                      dl_is(f, last(c)->first, f->sets.common) &&
                      dl_is(f, next, f->sets.common);
        if (!inside && !joined_org(c, next)) return false;
    } else if (!c->org && !(role && (of || word == f->for_))) {
        return false;
    }
    push(c, DL_EL_LINK, next - c->at, NULL);
    return true;
}

static bool take_amp(collector *c) {
    uint32_t next = c->at + 1;
    if (!last(c) || next >= c->s->end || !is_char(c->f, c->at, '&')) return false;
    if (!is_capital(c->f, next) || last(c)->type == DL_EL_DICT) return false;
    push(c, DL_EL_AMP, 1, NULL);
    return true;
}

/* Is the word at AT short, and all in capitals? */
static bool is_short_capitals(const dl_finder *f, uint32_t at) {
    enum { CODE_MOST = 5 }; /* letters */
    dl_str s = dl_words_text(f, at, 1);
    if (dl_tok(f, at)->kind != DL_WORD || s.len > CODE_MOST) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] < 'A' || s.ptr[i] > 'Z') return false;
    return true;
}

uint32_t dl_share_code_end(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    if (at == 0 || !is_char(f, at - 1, '<') || !is_short_capitals(f, at)) return at;
    uint32_t end = at + 1;
    if (end + 1 < s->end && is_char(f, end, '.') && is_short_capitals(f, end + 1))
        end += 2;
    return end < s->end && is_char(f, end, '>') ? end + 1 : at;
}

void dl_collect_run(dl_finder *f, const dl_stretch *s, uint32_t at, dl_run *out) {
    collector c = { .f = f, .s = s, .run = out, .at = at };
    out->n = 0;
    out->end = at;
    while (c.at < s->end && out->n + 2 < DL_MAX_ELEMENTS) {
        if (c.at > at && dl_tok(f, c.at)->flags & DL_CLITIC) break;
        if (!take_word(&c) && !take_hyphen(&c) && !take_particle(&c) && !take_area(&c) &&
            !take_link(&c) && !take_amp(&c))
            break;
    }
    while (out->n && (out->at[out->n - 1].type >= DL_EL_HYPHEN ||
                      out->at[out->n - 1].type == DL_EL_PART)) /* nothing may dangle */
        out->n--;
    out->end = out->n ? out->at[out->n - 1].first + out->at[out->n - 1].n : at;
}
