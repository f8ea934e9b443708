/* mend.c - arcs and labels that the parser confuses and words or grammar decide.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved. Each repair is a fact of
 * English, not of the parser: whom one urges does what he is urged to do.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool has_finite_aux(const mender *m, uint32_t token) {
    static const char *const words[] = { "has",  "have", "had", "is",   "are",  "was",
                                         "were", "will", "did", "does", "would" };
    for (uint32_t c = at(m, token)->child; c != DL_NONE && c < token; c = at(m, c)->next)
        if ((at(m, c)->rel == DL_REL_AUX || at(m, c)->rel == DL_REL_AUX_PASS) &&
            is_one_of(m, c, words, DL_N(words)))
            return true;
    return false;
}

/* ---- repairs ---------------------------------------------------------------------------- */

/* "repeated its offer to free the crew", "studied a plan of Norway to sell it": the infinitive
 * says what the noun right before it is, unless that was used "to gain time". */
static void mend_content(const mender *m, uint32_t t) {
    static const char *const used[] = { "use", "used", "uses", "using" };
    dl_branch *b = at(m, t);
    uint32_t verb = b->head, to = child(m, t, DL_REL_MARK);
    if (verb == DL_NONE || verb > t || to == DL_NONE || to == 0 || !is_infinitive(m, t) ||
        (b->rel != DL_REL_ADVCL && b->rel != DL_REL_XCOMP) || has_subject(m, t))
        return;
    for (size_t i = 0; i < DL_N(used); i++) {
        if (!token_is(m->w, verb, used[i])) continue;
        /* who uses it does so, not the tool; "did not use it to" is not done by either */
        uint32_t tool = child(m, verb, DL_REL_OBJ);
        bool denied = false;
        for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < verb;
             c = at(m, c)->next)
            denied = denied || in_set(m->w, c, m->w->sets.negation);
        if (b->rel == DL_REL_XCOMP && !denied && tool != DL_NONE && tool > verb &&
            tool < t)
            b->rel = DL_REL_ADVCL;
        return;
    }
    uint32_t noun = to - 1;
    /* "a plan of Norway to": up from what hangs on the noun */
    while (noun > verb && !in_set(m->w, noun, m->w->sets.content_noun) &&
           at(m, noun)->rel == DL_REL_NMOD && at(m, noun)->head < noun)
        noun = at(m, noun)->head;
    uint8_t rel = at(m, noun)->rel, pos = at(m, noun)->pos;
    bool argument = rel == DL_REL_OBJ || rel == DL_REL_OBL;
    if (noun > verb && at(m, noun)->head == verb && argument && pos == DL_POS_NOUN &&
        in_set(m->w, noun, m->w->sets.content_noun))
        hang(m, t, noun, DL_REL_ACL);
}

/* "accused Norway of breaking the truce": of is a mark of the verb's. */
static void mend_gerund(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->rel != DL_REL_ACL || b->head == DL_NONE || !ends_ing(m, t)) return;
    uint32_t verb = at(m, b->head)->head;
    if (verb == DL_NONE || verb > b->head || child(m, t, DL_REL_MARK) == DL_NONE) return;
    while (!in_set(m->w, verb, m->w->sets.accuses)) {
        /* "accused the states supporting the exiles of breaking it" */
        uint32_t above = at(m, verb)->head;
        if (above == DL_NONE || above > verb) return;
        verb = above;
    }
    hang(m, t, verb, DL_REL_ADVCL);
}

/* Only verbs of giving and telling have a receiver and nothing given. */
static void mend_object(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->head == DL_NONE || at(m, b->head)->pos != DL_POS_VERB || t < b->head) return;
    if (b->rel == DL_REL_IOBJ && child(m, b->head, DL_REL_OBJ) == DL_NONE &&
        !in_set(m->w, b->head, m->w->sets.tell))
        b->rel = DL_REL_OBJ;
    else if (b->rel == DL_REL_OBL_UNMARKED && t > b->head && !is_time_noun(m->w, t) &&
             b->pos == DL_POS_NOUN && child(m, t, DL_REL_CASE) == DL_NONE &&
             child(m, b->head, DL_REL_OBJ) == DL_NONE &&
             !in_set(m->w, b->head, m->w->sets.speech))
        b->rel = DL_REL_OBJ;
}

/* Has a verb that "and" joins to T, and that has no subject of its own, an object? */
static bool shares_object(const mender *m, uint32_t t) {
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next)
        if (c > t && at(m, c)->rel == DL_REL_CONJ && at(m, c)->pos == DL_POS_VERB &&
            !has_subject(m, c) && !has_aux(m, c) && child(m, c, DL_REL_OBJ) != DL_NONE)
            return true;
    return false;
}

/* "Troops attacked and destroyed a base": without an auxiliary, what has an object, or shares
 * one, is no passive, unless somebody is given or told it; "crossed" takes none at all. */
static void mend_passive(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->rel == DL_REL_NSUBJ && b->head != DL_NONE && /* "its fate will be decided" */
        child(m, b->head, DL_REL_AUX_PASS) != DL_NONE)
        b->rel = DL_REL_NSUBJ_PASS;
    if (b->rel != DL_REL_NSUBJ_PASS || b->head == DL_NONE || t > b->head) return;
    if (in_set(m->w, b->head, m->w->sets.tell) || ends_ing(m, b->head)) return;
    if (child(m, b->head, DL_REL_AUX) == DL_NONE &&
        child(m, b->head, DL_REL_AUX_PASS) == DL_NONE &&
        (child(m, b->head, DL_REL_OBJ) != DL_NONE || shares_object(m, b->head) ||
         in_set(m->w, b->head, m->w->sets.intransitive)))
        b->rel = DL_REL_NSUBJ;
}

/* "Karin Vold left office": what has a subject is a verb, and no attribute of its object. */
static void mend_attribute(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->rel == DL_REL_AMOD && b->head != DL_NONE && t < b->head && has_subject(m, t))
        turn(m, t, DL_REL_OBJ);
}

/* Is the phrase of NOUN, from T's right on, but adjectives and nouns before it? */
static bool is_bare_phrase(const mender *m, uint32_t t, uint32_t noun) {
    for (uint32_t k = t + 1; k < noun; k++) {
        uint8_t rel = at(m, k)->rel;
        if (at(m, k)->head <= t || at(m, k)->head > noun ||
            (rel != DL_REL_AMOD && rel != DL_REL_COMPOUND && rel != DL_REL_NMOD_DESC))
            return false;
    }
    return true;
}

/* Has T a preposition for a mark, right before it, that no clause begins with? */
static bool has_mark_before(const mender *m, uint32_t t) {
    static const char *const words[] = { "with", "to", "between", "from" };
    if (t == 0 || at(m, t - 1)->head != t || at(m, t - 1)->rel != DL_REL_MARK)
        return false;
    return is_one_of(m, t - 1, words, DL_N(words));
}

/* "attacked advancing rebel forces", "urged Lind and leading ministers to go": what looks
 * like a verb with an object describes it. */
static void mend_attributive(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    uint32_t noun = child(m, t, DL_REL_OBJ), verb = b->head, cc = child(m, t, DL_REL_CC);
    if (!in_set(m->w, t, m->w->sets.attributive) || verb == DL_NONE || verb > t ||
        modality_given(m->w, verb) == DL_MODALITY_BEGIN) /* "began withdrawing troops" */
        return;
    /* "met visiting President Vold", not "began visiting Oslo" */
    if (token_is(m->w, t, "visiting") &&
        (noun == DL_NONE || child(m, noun, DL_REL_NMOD_DESC) == DL_NONE))
        return;
    bool with = has_mark_before(m, t);
    if ((b->rel != DL_REL_XCOMP && b->rel != DL_REL_ADVCL && b->rel != DL_REL_CONJ &&
         !(with && b->rel == DL_REL_ACL)) ||
        noun == DL_NONE || noun < t || !is_bare_phrase(m, t, noun))
        return;
    uint32_t head = verb;
    dl_rel rel = DL_REL_OBJ;
    if (with) { /* "held talks with visiting ministers" */
        rel = is_nominal(at(m, head)->pos) ? DL_REL_NMOD : DL_REL_OBL;
        hang(m, t - 1, noun, DL_REL_CASE);
    } else if (cc != DL_NONE ||
               b->rel == DL_REL_CONJ) { /* joined to the noun before "and" */
        if (t < 2 || !is_nominal(at(m, t - 2)->pos) || !token_is(m->w, t - 1, "and"))
            return;
        head = t - 2;
        rel = DL_REL_CONJ;
        verb = at(m, head)->head;
        if (verb == DL_NONE || verb >= t) return;
    } else if (child(m, verb, DL_REL_OBJ) != DL_NONE) {
        return;
    }
    cut(m, noun);
    cut(m, t);
    hang(m, noun, head, rel);
    for (uint32_t c = b->child; c != DL_NONE;) { /* the rest is the verb's above */
        uint32_t next = at(m, c)->next;
        if (c == cc)
            hang(m, c, noun, DL_REL_CC);
        else if (c > t)
            hang(m, c, verb, (dl_rel)at(m, c)->rel);
        c = next;
    }
    hang(m, t, noun, DL_REL_AMOD);
    b->pos = DL_POS_ADJ;
}

/* "called" of "urged Peru to lift it and called on Chile": a past form that stands by itself. */
static bool is_past_form(const mender *m, uint32_t t) {
    return ends(m, t, "ed") && !ends(m, t, "eed") && !has_aux(m, t);
}

/* "refuse to talk and have threatened to attack", "and threatened to attack": a finite verb is
 * joined to the finite one above the infinitive. */
static void mend_joined(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    uint32_t verb = b->head;
    bool past = verb != DL_NONE && verb < t && is_past_form(m, t) && !has_aux(m, verb) &&
                child(m, t, DL_REL_CC) != DL_NONE;
    if (b->rel != DL_REL_CONJ || verb == DL_NONE || verb > t || !is_infinitive(m, verb) ||
        is_infinitive(m, t) || !(has_finite_aux(m, t) || past))
        return;
    while (verb != DL_NONE && is_infinitive(m, verb) && at(m, verb)->head < verb)
        verb = at(m, verb)->head;
    if (verb != DL_NONE && at(m, verb)->pos == DL_POS_VERB && !is_infinitive(m, verb) &&
        verb < t)
        hang(m, t, verb, DL_REL_CONJ);
}

/* "said power had been handed to him and imposed a curfew": what is done to power imposes nothing;
 * who says so does. */
static void mend_said_done(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    uint32_t done = b->head;
    if (b->rel != DL_REL_CONJ || done == DL_NONE || done > t || b->pos != DL_POS_VERB ||
        at(m, done)->rel != DL_REL_CCOMP || child(m, done, DL_REL_AUX_PASS) == DL_NONE ||
        !is_past_form(m, t) || has_subject(m, t) || child(m, t, DL_REL_CC) == DL_NONE)
        return;
    uint32_t says = at(m, done)->head, object = child(m, t, DL_REL_OBJ);
    if (object != DL_NONE && object > t && says != DL_NONE && says < done &&
        has_subject(m, says) && !in_set(m->w, t, m->w->sets.tell))
        hang(m, t, says, DL_REL_CONJ);
}

/* "In Oslo 12 people were killed": a verb has one subject, and a preposition right before
 * the first of two makes it a place. */
static void mend_place(const mender *m, uint32_t t) {
    uint32_t word = child(m, t, DL_REL_CASE), first = DL_NONE, n = 0;
    if (word == DL_NONE || word > t) return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        if (!is_subject(at(m, c)->rel)) continue;
        if (first == DL_NONE) first = c;
        n++;
    }
    if (n < 2 || first < word || first > word + 3) return;
    at(m, first)->rel = DL_REL_OBL;
    hang(m, word, first, DL_REL_CASE);
}

/* Can the form at T be no passive participle: it has an object, or takes none? */
static bool is_active(const mender *m, uint32_t t) {
    if (in_set(m->w, t, m->w->sets.intransitive) && !ends_ing(m, t)) return true;
    uint32_t object = child(m, t, DL_REL_OBJ);
    return object != DL_NONE && object > t && ends(m, t, "ed") &&
           !in_set(m->w, t, m->w->sets.tell);
}

/* "said the accord followed weeks of talks": is NOUN, right behind a verb of saying that tells
 * nobody anything, what the parser took for its object? */
static bool is_said(const mender *m, uint32_t noun) {
    uint32_t verb = at(m, noun)->head;
    if (verb == DL_NONE || verb > noun || !in_set(m->w, verb, m->w->sets.speech) ||
        in_set(m->w, verb, m->w->sets.tell))
        return false;
    for (uint32_t k = verb + 1; k < noun; k++)
        if (at(m, k)->head <= verb || at(m, k)->head > noun) return false;
    return true;
}

/* Does NOUN hang on a noun before it, "between Peru and Chile" on "Clashes"? */
static bool is_part_of_noun(const mender *m, uint32_t noun) {
    uint32_t over = at(m, noun)->head;
    if (over == DL_NONE || over > noun) return false;
    return at(m, noun)->rel == DL_REL_NMOD ||
           (at(m, noun)->rel == DL_REL_CONJ && is_nominal(at(m, over)->pos));
}

/* "the two sides signed a truce" is a clause, not sides that were signed. NOUN is its
 * subject when no verb has it for an argument. */
static void mend_participle(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->rel != DL_REL_ACL || b->head == DL_NONE || b->head > t || has_aux(m, t))
        return;
    if (child(m, t, DL_REL_MARK) != DL_NONE || !is_active(m, t)) return;
    uint32_t noun = b->head;
    if (at(m, noun)->pos == DL_POS_ADJ) return;
    while (is_part_of_noun(m, noun)) noun = at(m, noun)->head;
    uint8_t rel = at(m, noun)->rel;
    uint32_t word = child(m, noun, DL_REL_CASE);
    bool clause = rel == DL_REL_ROOT || rel == DL_REL_CCOMP || rel == DL_REL_PARATAXIS;
    if (rel == DL_REL_OBJ && is_said(m, noun)) {
        clause = true;
        at(m, noun)->rel = DL_REL_CCOMP;
    }
    if (rel == DL_REL_OBL && word != DL_NONE && opens_clause(m, word)) {
        clause = true; /* what was read as a preposition opens the clause */
        hang(m, word, t, DL_REL_MARK);
        at(m, noun)->rel = DL_REL_ADVCL;
    }
    if (!clause) return;
    hang(m, t, noun, DL_REL_ACL);
    turn(m, t, DL_REL_NSUBJ);
}

/* "have armed the militia": have, read as a verb with a complement, is the perfect's. */
static void mend_perfect(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    uint32_t have = b->head;
    if (b->rel != DL_REL_XCOMP || have == DL_NONE || have > t || t > have + 2) return;
    if (!token_is(m->w, have, "have") && !token_is(m->w, have, "has") &&
        !token_is(m->w, have, "had") && !token_is(m->w, have, "having"))
        return;
    if (is_infinitive(m, t) || ends_ing(m, t) || child(m, have, DL_REL_OBJ) != DL_NONE)
        return;
    turn(m, t, DL_REL_AUX);
    at(m, have)->pos = DL_POS_AUX;
    for (uint32_t c = at(m, have)->child; c != DL_NONE;) {
        uint32_t next = at(m, c)->next;
        hang(m, c, t, (dl_rel)at(m, c)->rel);
        c = next;
    }
}

/* "...," said the mayor: behind a quotation or comma the speaker follows the verb. */
static void mend_inversion(const mender *m, uint32_t t) {
    if (t == 0 || !in_set(m->w, t, m->w->sets.speech) || has_subject(m, t)) return;
    const dl_token *before = &m->w->text->tokens.at[t - 1];
    if (before->kind != DL_QUOTE && !is_comma(m, t - 1)) return;
    uint32_t speaker = child(m, t, DL_REL_OBJ);
    if (speaker == DL_NONE || speaker > t + 8) return;
    at(m, speaker)->rel = DL_REL_NSUBJ;
}

/* "Stop the shelling," they urged: what is quoted is said, whatever its form. */
static void mend_quoted(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->rel != DL_REL_ADVCL || b->head == DL_NONE || t > b->head) return;
    if (!in_set(m->w, b->head, m->w->sets.speech) || is_infinitive(m, t)) return;
    if (child(m, t, DL_REL_MARK) != DL_NONE || child(m, b->head, DL_REL_CCOMP) != DL_NONE)
        return;
    for (uint32_t k = t; k < b->head; k++)
        if (m->w->text->tokens.at[k].kind == DL_QUOTE) b->rel = DL_REL_CCOMP;
}

/* "With rebels advancing, the envoy left": two subjects, and the first does what is told
 * along with the rest. */
static void mend_along(const mender *m, uint32_t t) {
    uint32_t with = DL_NONE, first = DL_NONE, second = DL_NONE, gerund = DL_NONE;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        if (at(m, c)->rel == DL_REL_MARK && token_is(m->w, c, "with")) with = c;
        if (at(m, c)->rel != DL_REL_NSUBJ) continue;
        if (first == DL_NONE)
            first = c;
        else
            second = c;
    }
    if (with == DL_NONE || second == DL_NONE || first < with) return;
    for (uint32_t c = at(m, first)->child; c != DL_NONE; c = at(m, c)->next)
        if (c > first && c < second && at(m, c)->rel == DL_REL_ACL && ends_ing(m, c))
            gerund = c;
    if (gerund == DL_NONE) return;
    hang(m, gerund, t, DL_REL_ADVCL);
    hang(m, first, gerund, DL_REL_NSUBJ);
    hang(m, with, gerund, DL_REL_MARK);
}

/* "talks between Norland's forces, which is to be held in Oslo": T, or what it is to do,
 * tells of the talks and not of those who hold them. */
static void mend_held(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, talks = at(m, noun)->head, verb = t;
    uint32_t which = child(m, t, DL_REL_NSUBJ_PASS), next = child(m, t, DL_REL_XCOMP);
    if (which == DL_NONE) which = child(m, t, DL_REL_NSUBJ);
    if (next != DL_NONE) verb = next;
    if (at(m, noun)->rel != DL_REL_NMOD || talks == DL_NONE || which == DL_NONE ||
        which == 0 || !token_is(m->w, which, "which") || !is_comma(m, which - 1) ||
        child(m, verb, DL_REL_OBJ) != DL_NONE)
        return;
    bool held = in_set(m->w, verb, m->w->sets.took_place) ||
                in_set(m->w, verb, m->w->sets.begins);
    if (held && (in_set(m->w, talks, m->w->sets.talks_noun) ||
                 in_set(m->w, talks, m->w->sets.meeting_noun)))
        hang(m, t, talks, DL_REL_ACL_RELCL);
}

/* "the hearing of Vold, who is held": no deed is a who, but whose deed it is may be. */
static void mend_relative(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, last = DL_NONE;
    if (at(m, t)->rel == DL_REL_ACL_RELCL && noun != DL_NONE) mend_held(m, t);
    noun = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_ACL_RELCL || noun == DL_NONE ||
        !in_set(m->w, noun, m->w->sets.deed))
        return;
    uint32_t who = child(m, t, DL_REL_NSUBJ);
    if (who == DL_NONE) who = child(m, t, DL_REL_NSUBJ_PASS);
    if (who == DL_NONE || !token_is(m->w, who, "who")) return;
    for (uint32_t c = at(m, noun)->child; c != DL_NONE && c < who; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_NMOD && c > noun) last = c;
    if (last != DL_NONE) hang(m, t, last, DL_REL_ACL_RELCL);
}

uint32_t last_below(const mender *m, uint32_t token) {
    uint32_t last = token;
    for (uint32_t c = at(m, token)->child; c != DL_NONE; c = at(m, c)->next) {
        uint32_t end = c > token ? last_below(m, c) : token;
        if (end > last) last = end;
    }
    return last;
}

/* "said after the talks that the border was open": what stands before "that" is no part of
 * what was said. T is the head of that. */
static void mend_before_that(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_CCOMP || verb == DL_NONE || verb > t) return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint8_t rel = at(m, c)->rel;
        if (c < verb || (rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED)) continue;
        uint32_t that =
            last_below(m, c) + (token_is(m->w, last_below(m, c) + 1, ",") ? 2 : 1);
        if (that < t && token_is(m->w, that, "that")) hang(m, c, verb, (dl_rel)rel);
        return;
    }
}

/* "The minister today met them": the day before the verb is the verb's. T is the day. */
static void mend_day(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, verb = noun == DL_NONE ? noun : at(m, noun)->head;
    if (at(m, t)->rel != DL_REL_NMOD_UNMARKED || verb != t + 1 || noun > t ||
        at(m, noun)->rel != DL_REL_NSUBJ || at(m, verb)->pos != DL_POS_VERB ||
        !(is_time_noun(m->w, t) || token_is(m->w, t, "today") ||
          token_is(m->w, t, "yesterday") || token_is(m->w, t, "tonight")))
        return;
    hang(m, t, verb, DL_REL_OBL_UNMARKED);
}

void mend_trees(const clause_work *w, dl_trees *trees) {
    for (uint32_t i = 0; i < w->text->sentences.n; i++) {
        const dl_sentence *s = &w->text->sentences.at[i];
        mender m = { w, trees, s->first, s->first + s->n };
        mend_headline(&m, s);
        for (uint32_t t = s->first; t < s->first + s->n; t++) {
            mend_before_that(&m, t);
            mend_unread_name(&m, t);
            mend_modal(&m, t);
            mend_whose(&m, t);
            mend_free(&m, t);
            mend_verbless(&m, t);
            mend_noun_verb(&m, t);
            mend_subject(&m, t);
            mend_clause(&m, t);
            if (at(&m, t)->pos != DL_POS_VERB) {
                mend_dated(&m, t);
                if (at(&m, t)->rel == DL_REL_IOBJ ||
                    at(&m, t)->rel == DL_REL_OBL_UNMARKED)
                    mend_object(&m, t);
                mend_prep(&m, t);
                mend_partner(&m, t);
                mend_passive(&m, t);
                mend_day(&m, t);
                mend_second_by(&m, t);
                mend_taken_in(&m, t);
                mend_office(&m, t);
                mend_joined_noun(&m, t);
                mend_opening(&m, t);
                mend_scene(&m, t);
                mend_said_in(&m, t);
                mend_gapped(&m, t, s->first);
                continue;
            }
            mend_companion(&m, t);
            mend_lone(&m, t);
            mend_joined_noun(&m, t);
            mend_reduced(&m, t);
            mend_below(&m, t);
            mend_in_which(&m, t);
            mend_bare(&m, t);
            mend_named(&m, t);
            mend_surname(&m, t);
            mend_attribute(&m, t);
            mend_length(&m, t);
            mend_attributive(&m, t);
            mend_joined(&m, t);
            mend_said_done(&m, t);
            mend_place(&m, t);
            mend_infinitive(&m, t);
            mend_stance(&m, t);
            mend_content(&m, t);
            mend_gerund(&m, t);
            mend_linked(&m, t);
            mend_left_for(&m, t);
            mend_participle(&m, t);
            mend_perfect(&m, t);
            mend_inversion(&m, t);
            mend_quoted(&m, t);
            mend_relative(&m, t);
            mend_which(&m, t);
            mend_along(&m, t);
        }
    }
}
