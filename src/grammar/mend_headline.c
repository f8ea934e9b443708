/* mend_headline.c - subjects that a comma joins in a headline: "Norland, Peru sign pact".
 *
 * In:  trees as parsed. Out: the same with the second name joined to the first.
 * Where nothing but names and nouns without an article stands before the verb, and a comma among
 * them that no other one closes, the comma means "and"; a verb in "-s" has one subject.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MAX_NAMES = 5, MAX_BEFORE = 16 /* tokens before the verb */ };

typedef struct {
    uint32_t head[MAX_NAMES]; /* of what stands between the commas */
    uint32_t n;
    uint32_t verb;
} headline;

/* A name or a bare noun of a headline: "US", read as a pronoun, too. */
static bool is_bare(const mender *m, uint32_t t) {
    uint8_t pos = at(m, t)->pos;
    return pos == DL_POS_PROPN || pos == DL_POS_NOUN || pos == DL_POS_ADJ ||
           token_is(m->w, t, "'s") ||
           (pos == DL_POS_PRON && m->w->text->tokens.at[t].flags & DL_UPPER);
}

/* "Karl Holm, Jr. met": no second one. */
static bool is_suffix(const mender *m, uint32_t t) {
    static const char *const words[] = { "jr.", "sr.", "jr", "sr" };
    return is_one_of(m, t, words, DL_N(words));
}

/* The token of FIRST .. END that hangs outside of them; DL_NONE: several do. */
static uint32_t head_of(const mender *m, uint32_t first, uint32_t end) {
    uint32_t found = DL_NONE;
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = at(m, t)->head;
        if (at(m, t)->rel == DL_REL_PUNCT ||
            (head != DL_NONE && head >= first && head < end))
            continue;
        if (found != DL_NONE) return DL_NONE;
        found = t;
    }
    return found;
}

/* May the verb at T have several subjects: "meet", "met", no "meets"? Who says something behind
 * a comma stands there alone. */
static bool fits_several(const mender *m, uint32_t t) {
    dl_str s = form_of(m, t);
    bool one = dl_str_ends(s, "s") && !dl_str_ends(s, "ss");
    if (at(m, t)->pos != DL_POS_VERB || one || dl_str_ends(s, "ing")) return false;
    return !(in_set(m->w, t, m->w->sets.speech) && dl_str_ends(s, "d"));
}

/* What stands before the verb of sentence S; false: it is no such headline. */
static bool read_headline(const mender *m, const dl_sentence *s, headline *h) {
    uint32_t from = s->first, t = s->first, end = s->first + s->n;
    h->n = 0;
    if (is_time_noun(m->w, t)) return false;
    for (; t < end && t < s->first + MAX_BEFORE; t++) {
        bool stops = !is_bare(m, t);
        if (!stops) continue;
        bool by_and = at(m, t)->rel == DL_REL_CC && !is_comma(m, t);
        if (by_and) continue;
        uint32_t head = t > from ? head_of(m, from, t) : DL_NONE;
        if (head == DL_NONE || h->n == MAX_NAMES || !is_nominal(at(m, head)->pos) ||
            is_suffix(m, head))
            return false;
        h->head[h->n++] = head;
        if (!is_comma(m, t)) break;
        from = t + 1;
    }
    if (t < end && token_is(m->w, t, "to")) t++;
    h->verb = t;
    return t < end && h->n > 1 && fits_several(m, t);
}

/* "Norland, Sundria exchange prisoners": parsers find no verb where the word is a noun as well.
 * Makes the one behind the second name the sentence's; FIRST is the sentence's head so far. */
static void find_verb(const mender *m, const dl_sentence *s) {
    uint32_t end = s->first + s->n, comma = DL_NONE, first = DL_NONE;
    for (uint32_t t = s->first; t < end; t++) {
        uint8_t pos = at(m, t)->pos;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_DET) return;
        if (at(m, t)->head == DL_NONE && at(m, t)->rel == DL_REL_ROOT) first = t;
        if (comma == DL_NONE && is_comma(m, t)) comma = t;
    }
    if (first == DL_NONE || comma == DL_NONE || first > comma ||
        at(m, first)->pos != DL_POS_PROPN)
        return;
    uint32_t verb = comma + 2; /* behind a name of one word or two */
    if (verb + 1 < end && !in_set(m->w, verb, m->w->sets.headline_verb)) verb++;
    if (verb + 1 >= end || !in_set(m->w, verb, m->w->sets.headline_verb) ||
        m->w->text->tokens.at[verb].flags & DL_CAPITAL ||
        at(m, verb - 1)->pos != DL_POS_PROPN)
        return;
    uint32_t object = at(m, verb)->head; /* "prisoners", the pact's "deal" */
    if (object == DL_NONE || object < verb || at(m, object)->head != first) return;
    for (uint32_t c = at(m, verb)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        hang(m, c, object, (dl_rel)at(m, c)->rel);
    }
    cut(m, verb);
    at(m, verb)->pos = DL_POS_VERB;
    at(m, verb)->rel = DL_REL_ROOT;
    at(m, verb)->head = DL_NONE;
    hang(m, first, verb, DL_REL_NSUBJ);
    hang(m, object, verb, DL_REL_OBJ);
    for (uint32_t t = comma + 1; t < verb; t++) /* the second name */
        if (at(m, t)->head >= verb && at(m, t)->head != DL_NONE)
            hang(m, t, first, DL_REL_CONJ);
}

/* Is NOUN somebody who may do something, no plan or bid to do it? */
static bool is_doer(const mender *m, uint32_t noun) {
    const clause_work *w = m->w;
    return !in_set(w, noun, w->sets.under) && !in_set(w, noun, w->sets.content_noun) &&
           (at(m, noun)->pos == DL_POS_PROPN || in_set(w, noun, w->sets.people) ||
            in_set(w, noun, w->sets.role) || in_set(w, noun, w->sets.group));
}

/* "Norland to free nine": the verb behind "to", read as an attribute of its subject. */
static void find_future(const mender *m, const dl_sentence *s) {
    uint32_t end = s->first + s->n, to = s->first;
    while (to < end && to < s->first + MAX_BEFORE && !token_is(m->w, to, "to")) {
        if (!is_bare(m, to) && at(m, to)->rel != DL_REL_CC && !is_comma(m, to)) return;
        to++;
    }
    if (to >= end || to == s->first || to >= s->first + MAX_BEFORE) return;
    uint32_t verb = at(m, to)->head, noun = verb == DL_NONE ? verb : at(m, verb)->head;
    if (noun == DL_NONE || verb < to || noun >= to || at(m, to)->rel != DL_REL_MARK ||
        (at(m, verb)->rel != DL_REL_ACL && at(m, verb)->rel != DL_REL_PARATAXIS) ||
        !is_doer(m, noun))
        return;
    uint32_t top = at(m, noun)->head;
    uint8_t rel = at(m, noun)->rel;
    bool said = top != DL_NONE && top > verb && in_set(m->w, top, m->w->sets.speech) &&
                (rel == DL_REL_NSUBJ || rel == DL_REL_OBJ || rel == DL_REL_CCOMP);
    if (rel != DL_REL_ROOT && !said) return;
    at(m, verb)->pos = DL_POS_VERB;
    if (said) {
        cut(m, verb);
        hang(m, verb, top, DL_REL_CCOMP);
        hang(m, noun, verb, DL_REL_NSUBJ);
    } else {
        turn(m, verb, DL_REL_NSUBJ);
    }
    for (uint32_t c = at(m, noun)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c > verb) hang(m, c, said ? top : verb, (dl_rel)at(m, c)->rel);
    }
}

/* "Army attacked in Aker state - report": who tells it, behind a dash at the end, is no part of the
 * name that stands before. */
static void cut_source(const mender *m, const dl_sentence *s) {
    uint32_t end = s->first + s->n;
    while (end > s->first && at(m, end - 1)->rel == DL_REL_PUNCT) end--;
    uint32_t told = end - 1, dash = told - 1, name = told - 2;
    if (end < s->first + 4 || !token_is(m->w, dash, "-") ||
        !(m->w->text->tokens.at[dash].flags & DL_SPACE_BEFORE) ||
        !(m->w->text->tokens.at[told].flags & DL_SPACE_BEFORE) ||
        at(m, name)->head != told || at(m, name)->rel != DL_REL_COMPOUND ||
        at(m, told)->head == DL_NONE || at(m, told)->head > name)
        return;
    hang(m, name, at(m, told)->head, (dl_rel)at(m, told)->rel);
    for (uint32_t c = at(m, told)->child, next; c != DL_NONE && c < dash; c = next) {
        next = at(m, c)->next;
        hang(m, c, name, (dl_rel)at(m, c)->rel);
    }
    hang(m, told, at(m, name)->head, DL_REL_PARATAXIS);
}

/* Where the sentence S, which has no verb, has one that is a noun as well, right behind who does
 * it: "Oslo snubs invitation", "Top politician blasts plan"; DL_NONE: nowhere. */
static uint32_t lone_verb(const mender *m, const dl_sentence *s) {
    uint32_t found = DL_NONE, end = s->first + s->n;
    for (uint32_t t = s->first; t < end; t++) {
        uint8_t pos = at(m, t)->pos;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_DET) return DL_NONE;
        bool noun = pos == DL_POS_NOUN || pos == DL_POS_ADJ; /* "free": an adjective */
        if (found != DL_NONE || t == s->first || t + 1 >= end || !noun ||
            !in_set(m->w, t, m->w->sets.headline_acts))
            continue;
        uint8_t behind = at(m, t + 1)->pos;
        bool object = is_nominal(behind) || behind == DL_POS_ADJ || behind == DL_POS_NUM;
        if (is_doer(m, t - 1) && (object || token_is(m->w, t + 1, "for"))) found = t;
    }
    for (uint32_t t = s->first; found != DL_NONE && t < found; t++)
        if (!is_bare(m, t)) return DL_NONE;
    return found;
}

/* Makes that word the verb: what stands before it is its subject, the head of what stands behind
 * it its object. */
static void find_lone(const mender *m, const dl_sentence *s) {
    uint32_t verb = lone_verb(m, s), end = s->first + s->n;
    if (verb == DL_NONE || child(m, verb, DL_REL_CASE) != DL_NONE) return;
    uint32_t subject = verb - 1, behind = head_of(m, verb + 1, end);
    if (behind == DL_NONE || !is_nominal(at(m, behind)->pos)) return;
    uint32_t link = child(m, behind, DL_REL_CASE);
    bool oblique = link != DL_NONE && link > verb;
    cut(m, verb);
    at(m, verb)->pos = DL_POS_VERB;
    at(m, verb)->rel = DL_REL_ROOT;
    hang(m, subject, verb, DL_REL_NSUBJ);
    hang(m, behind, verb, oblique ? DL_REL_OBL : DL_REL_OBJ);
    for (uint32_t t = s->first; t < end; t++) {
        uint32_t head = at(m, t)->head;
        if (t < subject && (head == DL_NONE || head >= verb))
            hang(m, t, subject, DL_REL_COMPOUND);
        if (t > verb && t != behind && (head == DL_NONE || head <= subject))
            hang(m, t, verb, (dl_rel)at(m, t)->rel);
    }
}

void mend_headline(const mender *m, const dl_sentence *s) {
    headline h;
    cut_source(m, s);
    find_verb(m, s);
    find_lone(m, s);
    find_future(m, s);
    if (!read_headline(m, s, &h)) return;
    uint32_t first = h.head[0], verb = h.verb;
    if (is_above(m, first,
                 verb)) { /* "Holm, Berg to meet": the first name was the sentence */
        uint32_t top = at(m, first)->head;
        uint8_t rel = at(m, first)->rel;
        cut(m, verb);
        hang(m, verb, top, (dl_rel)rel);
    }
    if (at(m, first)->head != verb && is_above(m, first, verb)) return;
    hang(m, first, verb, DL_REL_NSUBJ);
    for (uint32_t c = at(m, first)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next; /* what stands behind the verb is the verb's */
        bool list = at(m, c)->rel == DL_REL_PARATAXIS || at(m, c)->rel == DL_REL_LIST ||
                    at(m, c)->rel == DL_REL_APPOS;
        bool object = list && is_nominal(at(m, c)->pos) &&
                      child(m, c, DL_REL_CASE) == DL_NONE &&
                      child(m, verb, DL_REL_OBJ) == DL_NONE;
        if (c > verb) hang(m, c, verb, object ? DL_REL_OBJ : (dl_rel)at(m, c)->rel);
    }
    for (uint32_t i = 1; i < h.n; i++)
        if (!is_above(m, h.head[i], first)) hang(m, h.head[i], first, DL_REL_CONJ);
}
