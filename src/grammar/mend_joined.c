/* mend_joined.c - nouns that "and" joins and that the parser hangs elsewhere.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved.
 * Names before a number and its noun ("Norland and three other states"), nouns joined to a
 * verb ("attended by Norland as well as Sundria"), a subject with an apposition taken for a
 * sentence of its own ("The mayor, Karl Holm, and his wife arrived"), the second of the two
 * that something is between, the first of "North and South Peru".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* NOUN is joined to FIRST by the word CC, and with it those that are joined to it. */
static void join(const mender *m, uint32_t noun, uint32_t first, uint32_t cc) {
    hang(m, noun, first, DL_REL_CONJ);
    for (uint32_t c = at(m, noun)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c > noun && at(m, c)->rel == DL_REL_CONJ) hang(m, c, first, DL_REL_CONJ);
    }
    if (cc != DL_NONE) hang(m, cc, noun, DL_REL_CC);
}

/* "will not stop until the raids end and the siege is lifted": a clause without "will", right
 * behind one that a link of time or condition opens, is joined to it, not to what will be done. */
static void mend_joined_clause(const mender *m, uint32_t t) {
    static const char *const links[] = {
        "until", "till", "before", "if", "unless", "once"
    };
    uint32_t verb = at(m, t)->head, cc = child(m, t, DL_REL_CC);
    if (at(m, t)->rel != DL_REL_CONJ || verb == DL_NONE || verb > t || cc == DL_NONE ||
        cc > t || !has_subject(m, t) || child(m, t, DL_REL_AUX) != DL_NONE ||
        child(m, verb, DL_REL_AUX) == DL_NONE)
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint32_t mark = child(m, c, DL_REL_MARK);
        if (at(m, c)->rel == DL_REL_ADVCL && c > verb && mark != DL_NONE &&
            is_one_of(m, mark, links, DL_N(links)) && has_subject(m, c) &&
            child(m, c, DL_REL_AUX) == DL_NONE && last_below(m, c) + 1 == cc) {
            hang(m, t, c, DL_REL_CONJ);
            return;
        }
    }
}

/* "Norland and three other states": the states are joined to Norland, not the number. */
static void mend_counted(const mender *m, uint32_t t) {
    const dl_branch *b = at(m, t);
    uint32_t first = b->head, noun = t + 1, end = m->end;
    if (b->rel != DL_REL_CONJ || b->pos != DL_POS_NUM || first == DL_NONE || first > t ||
        !is_noun(m, first))
        return;
    while (noun < end && at(m, noun)->pos == DL_POS_ADJ) noun++;
    if (noun == end || at(m, noun)->pos != DL_POS_NOUN) return;
    uint32_t verb = at(m, noun)->head;
    if (verb == DL_NONE || verb == t) return;
    if (at(m, first)->head == noun) /* "Norland" as if it were a word of theirs */
        hang(m, first, verb, (dl_rel)at(m, noun)->rel);
    else if (at(m, first)->head != verb || !is_subject(at(m, first)->rel))
        return;
    join(m, noun, first, child(m, t, DL_REL_CC));
    hang(m, t, noun, DL_REL_NUMMOD);
}

/* "called for a truce in Kadra and the release of captives": a deed is joined to no
 * place. What stands before the place NOUN, under VERB; NOUN where it is none. */
static uint32_t beside_place(const mender *m, uint32_t noun, uint32_t verb) {
    uint32_t in = child(m, noun, DL_REL_CASE), over = at(m, noun)->head, before = noun;
    if (at(m, noun)->pos != DL_POS_PROPN || in == DL_NONE || over == DL_NONE ||
        !(token_is(m->w, in, "in") || token_is(m->w, in, "at")))
        return noun;
    if (over != verb) return over > verb && at(m, over)->pos == DL_POS_NOUN ? over : noun;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < noun; c = at(m, c)->next)
        if (c > verb && at(m, c)->pos == DL_POS_NOUN &&
            (at(m, c)->rel == DL_REL_OBJ || at(m, c)->rel == DL_REL_OBL) &&
            last_below(m, c) + 1 <= in)
            before = c;
    return before;
}

/* "a truce in Kadra and the release of captives": the same, with the place for the first of two. */
static void mend_off_place(const mender *m, uint32_t t) {
    uint32_t place = at(m, t)->head, cc = child(m, t, DL_REL_CC);
    if (place == DL_NONE || place > t || cc == DL_NONE || cc > t ||
        at(m, t)->pos != DL_POS_NOUN || !in_set(m->w, t, m->w->sets.deed) ||
        child(m, t, DL_REL_CASE) != DL_NONE || at(m, place)->rel != DL_REL_NMOD)
        return;
    uint32_t over = at(m, place)->head, in = child(m, place, DL_REL_CASE);
    if (at(m, place)->pos == DL_POS_PROPN && in != DL_NONE && in < place &&
        over != DL_NONE && over < in && token_is(m->w, in, "in") &&
        in_set(m->w, over, m->w->sets.deed))
        join(m, t, over, cc);
}

/* "attended by Peru as well as Chile": a noun is joined to the noun before, to no verb. */
static void mend_noun_joined(const mender *m, uint32_t t) {
    const dl_branch *b = at(m, t);
    uint32_t verb = b->head, cc = child(m, t, DL_REL_CC);
    if (b->rel != DL_REL_CONJ || !is_noun(m, t) || verb == DL_NONE || cc == DL_NONE ||
        cc > t || cc < verb + 2 || at(m, verb)->pos != DL_POS_VERB || has_subject(m, t) ||
        child(m, t, DL_REL_COP) != DL_NONE || child(m, t, DL_REL_CASE) != DL_NONE)
        return;
    uint32_t noun = cc - 1;
    if (at(m, noun)->pos == DL_POS_PUNCT && noun > verb + 1) noun--;
    if (!is_noun(m, noun)) return;
    while (at(m, noun)->head != DL_NONE && at(m, noun)->head > verb &&
           (at(m, noun)->rel == DL_REL_CONJ || at(m, noun)->rel == DL_REL_FLAT))
        noun = at(m, noun)->head; /* not out of "fears of torture and the arrest" */
    if (in_set(m->w, t, m->w->sets.deed)) noun = beside_place(m, noun, verb);
    if (at(m, noun)->head == verb && is_noun(m, noun) && noun < cc) join(m, t, noun, cc);
}

/* Behind NOUN and before token CC, has "the mayor, a lawyer, left and his wife" a verb?
 * None of "the army, which took power in May, and militias". */
static bool is_told_before(const mender *m, uint32_t noun, uint32_t cc) {
    uint32_t who = child(m, noun, DL_REL_ACL_RELCL), from = cc, to = cc;
    if (who != DL_NONE) dl_tree_extent(m->trees, who, &from, &to);
    for (uint32_t k = noun + 1; k < cc; k++)
        if (at(m, k)->pos == DL_POS_VERB && (k < from || k > to)) return true;
    return false;
}

/* "The mayor, Karl Holm, and his wife arrived", "rebels and monks met": two who arrive, not a noun
 * alone. */
static void mend_lone_noun(const mender *m, uint32_t t) {
    const dl_branch *b = at(m, t);
    uint32_t first = b->head, other = child(m, t, DL_REL_NSUBJ);
    uint32_t cc = child(m, t, DL_REL_CC);
    if (b->rel != DL_REL_CONJ || first == DL_NONE || other == DL_NONE || cc == DL_NONE)
        return;
    if (at(m, first)->head != DL_NONE || !is_noun(m, first) || has_subject(m, first) ||
        child(m, first, DL_REL_COP) != DL_NONE || !is_noun(m, other) || cc > other ||
        (child(m, first, DL_REL_APPOS) == DL_NONE &&
         child(m, first, DL_REL_ACL_RELCL) == DL_NONE &&
         !(cc == first + 1 && in_set(m->w, first, m->w->sets.people))) ||
        is_told_before(m, first, cc))
        return;
    turn(m, t, DL_REL_NSUBJ);
    join(m, other, first, cc);
}

/* "A meeting planned on Sunday between Peru and Chile", "talks involving Peru and Chile": the first
 * of the two below the participle at ACL that ends before CC; DL_NONE: there is none. */
static uint32_t below_participle(const mender *m, uint32_t acl, uint32_t cc) {
    bool all = token_is(m->w, acl, "involving") || token_is(m->w, acl, "grouping");
    uint32_t one = DL_NONE;
    for (uint32_t c = at(m, acl)->child; c != DL_NONE && c < cc; c = at(m, c)->next) {
        uint32_t word = child(m, c, DL_REL_CASE);
        if (c > acl && last_below(m, c) + 1 == cc &&
            child(m, c, DL_REL_CONJ) == DL_NONE &&
            ((all && at(m, c)->rel == DL_REL_OBJ) ||
             (at(m, c)->rel == DL_REL_OBL && word != DL_NONE &&
              token_is(m->w, word, "between"))))
            one = c;
    }
    return one;
}

/* "that a pact between Peru and Chile will not hold": "between" asks for two, and the noun
 * before it is the subject. */
static void mend_between(const mender *m, uint32_t t) {
    const dl_branch *b = at(m, t);
    uint32_t first = b->head, other = child(m, t, DL_REL_NSUBJ);
    uint32_t cc = child(m, t, DL_REL_CC), one = DL_NONE;
    if (other == DL_NONE) other = child(m, t, DL_REL_NSUBJ_PASS);
    if (b->rel != DL_REL_CONJ || first == DL_NONE || !is_noun(m, first) ||
        other == DL_NONE || cc == DL_NONE || cc > other || !is_noun(m, other))
        return;
    for (uint32_t c = at(m, first)->child; c != DL_NONE && c < cc; c = at(m, c)->next) {
        uint32_t word = child(m, c, DL_REL_CASE);
        bool between = word != DL_NONE && token_is(m->w, word, "between");
        /* "Envoys from Peru and Chile held talks": no sentence is but a noun */
        bool from = word != DL_NONE && at(m, first)->head == DL_NONE && cc == c + 1 &&
                    other == cc + 1 &&
                    (token_is(m->w, word, "from") || token_is(m->w, word, "of"));
        if (at(m, c)->rel == DL_REL_NMOD && c > first && (between || from) &&
            child(m, c, DL_REL_CONJ) == DL_NONE)
            one = c;
        if (at(m, c)->rel == DL_REL_ACL && c > first && at(m, first)->head == DL_NONE &&
            one == DL_NONE)
            one = below_participle(m, c, cc);
    }
    if (one == DL_NONE) return;
    turn(m, t,
         child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS);
    join(m, other, one, cc);
    uint32_t that = at(m, t)->head; /* taken for the head of the clause it opens */
    if (that != DL_NONE && that < first && token_is(m->w, that, "that") &&
        at(m, that)->rel == DL_REL_CCOMP)
        turn(m, t, DL_REL_MARK);
}

/* "Envoys from Norland and the rebels arrived": nothing is joined to what follows, but to the
 * noun before "and". */
static void mend_joined_ahead(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, cc = child(m, t, DL_REL_CC);
    if (!is_noun(m, t) || verb == DL_NONE || verb < t || cc == DL_NONE || cc > t ||
        cc == 0 || at(m, verb)->pos != DL_POS_VERB || !is_noun(m, cc - 1))
        return;
    uint32_t noun = cc - 1;
    while (at(m, noun)->head != DL_NONE && at(m, noun)->head < noun &&
           (at(m, noun)->rel == DL_REL_CONJ || at(m, noun)->rel == DL_REL_FLAT))
        noun = at(m, noun)->head;
    while (at(m, noun)->rel == DL_REL_COMPOUND && at(m, noun)->head < cc)
        noun = at(m, noun)->head;
    uint32_t over = noun;
    while (over != DL_NONE && over != t) over = at(m, over)->head;
    if (over == DL_NONE) join(m, t, noun, cc);
}

/* NOUN, or the rebels of "Fighting between the rebels | and the army raged". */
static uint32_t one_between(const mender *m, uint32_t noun) {
    uint32_t one = child(m, noun, DL_REL_NMOD);
    uint32_t word = one == DL_NONE ? DL_NONE : child(m, one, DL_REL_CASE);
    bool alone = word != DL_NONE && one > noun && token_is(m->w, word, "between") &&
                 child(m, one, DL_REL_CONJ) == DL_NONE;
    return alone ? one : noun;
}

static bool is_dash(const mender *m, uint32_t token) {
    return token_is(m->w, token, "-") || token_is(m->w, token, "–") ||
           token_is(m->w, token, "—");
}

/* "During talks with the council - a body of Peru - Holm said": what stands between dashes, up to
 * the subject from token TOLD on, is told of the noun before. FIRST is the head of it. */
static bool is_in_dashes(const mender *m, uint32_t first, uint32_t told) {
    uint32_t from, to;
    dl_tree_extent(m->trees, first, &from, &to);
    bool open = is_dash(m, from), close = is_dash(m, to);
    if (from < 2 || !(open || is_dash(m, from - 1)) || !(close || is_dash(m, to + 1)) ||
        to + (close ? 1 : 2) != told)
        return false;
    uint32_t noun = open ? from - 1 : from - 2;
    if (!is_noun(m, noun)) return false;
    hang(m, first, noun, DL_REL_APPOS);
    return true;
}

/* "Envoys from Norland, Peru and the union met": T, the second of the names behind a
 * comma, is joined to the one from where the envoys are; parsers join it to the envoys,
 * or have it meet with them. */
static bool mend_listed(const mender *m, uint32_t t, uint32_t people) {
    uint32_t from, to, comma, one = DL_NONE;
    if (at(m, t)->pos != DL_POS_PROPN || at(m, people)->pos != DL_POS_NOUN ||
        child(m, t, DL_REL_CONJ) == DL_NONE)
        return false;
    dl_tree_extent(m->trees, t, &from, &to);
    comma = token_is(m->w, from, ",") ? from : from - 1;
    for (uint32_t c = at(m, people)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (c > people && at(m, c)->rel == DL_REL_NMOD) one = c;
    uint32_t word = one == DL_NONE ? DL_NONE : child(m, one, DL_REL_CASE);
    if (word == DL_NONE || word > one || at(m, one)->pos != DL_POS_PROPN ||
        !(token_is(m->w, word, "from") || token_is(m->w, word, "of")) ||
        !ends(m, people, "s") || child(m, one, DL_REL_CONJ) != DL_NONE ||
        !token_is(m->w, comma, ",") || last_below(m, one) + 1 != comma)
        return false;
    join(m, t, one, DL_NONE);
    return true;
}

/* "Peacemaker Karl Holm and rebel leader Anna Berg began talks": a name is told nothing
 * of; T, which opens with "and", is joined to it. */
static void mend_subject_of_name(const mender *m, uint32_t t) {
    uint32_t name = at(m, t)->head, from, to;
    if (at(m, name)->pos != DL_POS_PROPN || !is_subject(at(m, name)->rel) ||
        child(m, name, DL_REL_COP) != DL_NONE)
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    if (from > name && at(m, from)->rel == DL_REL_CC && token_is(m->w, from, "and"))
        join(m, t, name, from);
}

/* "Fighting on the outskirts between rebels and the army": those who fight; the
 * outskirts, a part of a place, lie between nothing. T is the first. */
static void mend_between_part(const mender *m, uint32_t t) {
    uint32_t part = at(m, t)->head, word = child(m, t, DL_REL_CASE);
    uint32_t deed = part == DL_NONE ? DL_NONE : at(m, part)->head;
    if (at(m, t)->rel != DL_REL_NMOD || deed == DL_NONE || word == DL_NONE ||
        word < part || deed > part || !token_is(m->w, word, "between") ||
        child(m, t, DL_REL_CONJ) == DL_NONE ||
        (at(m, part)->rel != DL_REL_NMOD && at(m, part)->rel != DL_REL_OBL) ||
        !in_set(m->w, deed, m->w->sets.deed) ||
        !(in_set(m->w, part, m->w->sets.surroundings) ||
          at(m, part)->pos == DL_POS_PROPN))
        return;
    hang(m, t, deed, (dl_rel)at(m, part)->rel);
}

/* "President Holm and Defence Minister Berg left": a verb has one subject, and what opens with
 * "and" is joined to the first. T is the second. */
static void mend_second_subject(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, first = DL_NONE, from, to;
    if (at(m, t)->rel != DL_REL_NSUBJ || !is_noun(m, t) || verb == DL_NONE) return;
    if (verb < t) {
        mend_subject_of_name(m, t);
        return;
    }
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_NSUBJ) first = c;
    dl_tree_extent(m->trees, t, &from, &to);
    if (first == DL_NONE || !is_noun(m, first)) return;
    if (is_in_dashes(m, first, from) || mend_listed(m, t, first)) return;
    /* "Two senators, Karl Holm and Anna Berg, met": they are the senators */
    bool beside = at(m, first)->pos == DL_POS_NOUN && at(m, t)->pos == DL_POS_PROPN &&
                  from <= first + 2 && is_comma(m, first + 1) && to < verb &&
                  is_comma(m, to + (is_comma(m, to) ? 0 : 1));
    if (beside)
        hang(m, t, first, DL_REL_APPOS);
    else if (at(m, from)->rel == DL_REL_CC && token_is(m->w, from, "and"))
        join(m, t, one_between(m, first), from);
    else if (from > first + 1 && at(m, from - 1)->rel == DL_REL_CC &&
             at(m, from - 1)->head == verb && token_is(m->w, from - 1, "and") &&
             !is_comma(m, from - 2))
        join(m, t, one_between(m, first), from - 1);
}

/* "The leaders of North and South Korea": two that share their last word, T; parsers take both
 * first words for parts of one name. */
static void mend_halves(const mender *m, uint32_t t) {
    uint32_t link = t > 2 ? t - 2 : DL_NONE, one = t - 3, other = t - 1;
    if (link == DL_NONE || !token_is(m->w, link, "and") || at(m, link)->head != t ||
        at(m, one)->head != t || at(m, other)->head != t ||
        !in_set(m->w, one, m->w->sets.direction) ||
        !in_set(m->w, other, m->w->sets.direction))
        return;
    turn(m, one, DL_REL_CONJ);
    for (uint32_t c = at(m, t)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c < one || (c > t && at(m, c)->rel != DL_REL_FLAT))
            hang(m, c, one, (dl_rel)at(m, c)->rel);
    }
}

/* "Norland as well as Peru and Chile", "Norland, Peru and Chile": three that are joined to the
 * first. */
static void mend_third(const mender *m, uint32_t t) {
    uint32_t second = at(m, t)->head;
    if (second == DL_NONE || second > t || at(m, second)->rel != DL_REL_CONJ ||
        !is_noun(m, t) || !is_noun(m, second) || child(m, t, DL_REL_CC) == DL_NONE)
        return;
    bool names = at(m, t)->pos == DL_POS_PROPN && at(m, second)->pos == DL_POS_PROPN;
    if (child(m, second, DL_REL_CC) == DL_NONE && !names) return;
    uint32_t first = at(m, second)->head;
    if (first != DL_NONE && first < second && is_noun(m, first))
        hang(m, t, first, DL_REL_CONJ);
}

/* "urged the parties and all other groups to go": who is asked to go is no clause that is
 * joined. T is what they are to do. */
static void mend_asked_both(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, other = child(m, t, DL_REL_NSUBJ);
    uint32_t to = child(m, t, DL_REL_MARK), cc = child(m, t, DL_REL_CC);
    if (verb == DL_NONE || verb > t || other == DL_NONE || to == DL_NONE || other > to ||
        !token_is(m->w, to, "to") || cc == DL_NONE || cc > other ||
        at(m, verb)->pos != DL_POS_VERB || !in_set(m->w, verb, m->w->sets.controls) ||
        child(m, verb, DL_REL_XCOMP) != DL_NONE || !is_noun(m, other) ||
        child(m, t, DL_REL_AUX) != DL_NONE || child(m, t, DL_REL_COP) != DL_NONE)
        return;
    uint32_t first = child(m, verb, DL_REL_OBJ);
    if (first == DL_NONE) first = child(m, verb, DL_REL_OBL);
    if (first == DL_NONE || first < verb || first > cc || !is_noun(m, first)) return;
    join(m, other, first, cc);
    hang(m, t, verb, DL_REL_XCOMP);
}

void mend_joined_noun(const mender *m, uint32_t t) {
    if (at(m, t)->pos == DL_POS_PROPN) mend_halves(m, t);
    mend_second_subject(m, t);
    mend_between_part(m, t);
    if (at(m, t)->rel != DL_REL_CONJ) return;
    if (at(m, t)->pos == DL_POS_VERB) {
        mend_joined_clause(m, t);
        mend_told_on(m, t);
        mend_lone_noun(m, t);
        if (at(m, t)->rel == DL_REL_CONJ) mend_asked_both(m, t);
        mend_between(m, t);
    } else {
        uint32_t first = at(m, t)->head;
        if (first != DL_NONE && first < t && mend_listed(m, t, first)) return;
        mend_counted(m, t);
        mend_joined_ahead(m, t);
        mend_noun_joined(m, t);
        mend_off_place(m, t);
        mend_third(m, t);
    }
}
