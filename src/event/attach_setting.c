/* attach_setting.c - times that stand in what only tells when something was done.
 *
 * In:  the verb or noun of a deed, where a time of its sentence hangs. Out: is the time its own?
 * "When they met in July, he promised", "speaking on Monday, he said", "in a letter sent on
 * Monday, he said", "marched on Lima to mark the feast on Monday", "talks were expected to
 * open on Monday": the time hangs on another verb, and is told for this one.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"

bool is_compared_between(const struct event_work *w, uint32_t at, uint32_t end) {
    for (; at < end; at++)
        if (dl_order_in(&w->order, at, w->compared)) return true;
    return false;
}

/* "When they met in July, he promised ...": the verb of a clause before that says when; "he
 * was hurt when a bomb went off in July" in the past also behind. */
static bool is_set_by_clause(const struct event_work *w, uint32_t token,
                             const dl_clause *c) {
    const dl_clause *told = clause_at(w, token);
    uint32_t verb = c->predicate;
    if (!told || c->function != DL_REL_ADVCL || c->under != token || c->mark == DL_NONE)
        return false;
    /* "5,000 have been killed since the war began in May", not "came for the first time since" */
    if (verb > token && is_word(w, c->mark, "since"))
        return told->flags & DL_PERFECT && !is_compared_between(w, token, c->mark);
    if (verb > token)
        return is_word(w, c->mark, "when") && c->tense == DL_TENSE_PAST &&
               told->tense != DL_TENSE_PRESENT && !(c->flags & DL_PERFECT);
    return is_word(w, c->mark, "when") || is_word(w, c->mark, "as") ||
           is_word(w, c->mark, "while");
}

/* Is the predicate at TOKEN told in the past, and not as of before that? */
static bool is_told_then(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           !(c->flags & DL_PERFECT);
}

/* "Building on the summit in August, they agreed": does T stand right behind a deed known before,
 * which the gerund of C looks back on? */
static bool is_looked_back_on(const struct event_work *w, const dl_clause *c,
                              const word_run *t) {
    uint32_t noun = t->first > 1 ? t->first - 2 : DL_NONE;
    if (noun == DL_NONE || noun <= c->predicate || !is_definite(w, noun)) return false;
    return is_deed(w, noun) || dl_order_in(&w->order, noun, w->meeting_noun) ||
           dl_order_in(&w->order, noun, w->talks_noun);
}

/* "Speaking in Oslo on Monday, the envoy said", "the envoy, speaking on Monday, said", "said,
 * speaking on Monday, that": who does the one does the other, then. Not what names another deed
 * by its day: "citing Monday's attack". */
static bool is_set_by_participle(const struct event_work *w, uint32_t token,
                                 const dl_clause *c, const word_run *t) {
    if (c->form != DL_GERUND || c->mark != DL_NONE || c->flags & DL_PERFECT ||
        dl_order_in(&w->order, c->predicate, w->citing))
        return false;
    bool speaks = dl_order_in(&w->order, c->predicate, w->speaking);
    if (!speaks && is_looked_back_on(w, c, t)) return false;
    if (c->function == DL_REL_ADVCL && c->under == token)
        return c->predicate < token || speaks;
    return c->function == DL_REL_ACL && c->under != DL_NONE &&
           w->trees->at[c->under].head == token &&
           w->trees->at[c->under].rel == DL_REL_NSUBJ && (c->predicate < token || speaks);
}

/* "In a letter sent on Monday, the envoy said": what is done in a thing is done when that is
 * made. */
static bool is_set_by_thing(const struct event_work *w, uint32_t token,
                            const dl_clause *c) {
    uint32_t thing = c->under; /* "a letter to the council sent on Monday" */
    if (c->form != DL_PARTICIPLE || c->function != DL_REL_ACL || thing == DL_NONE)
        return false;
    if (dl_order_in(&w->order, c->predicate, w->ends))
        return false; /* "the week ended" */
    while (thing < token && w->trees->at[thing].rel == DL_REL_NMOD &&
           w->trees->at[thing].head != DL_NONE)
        thing = w->trees->at[thing].head;
    return w->trees->at[thing].rel == DL_REL_OBL && w->trees->at[thing].head == token &&
           linked_by(w, thing, w->amid);
}

/* Is what the verb at TOKEN tells done with what it is done for, as a march that demands is, not
 * a journey to talks? */
static bool is_done_along(const struct event_work *w, uint32_t token) {
    static const char *const types[] = { "demand", "protest", "rejection", "attack" };
    uint32_t i = w->trigger_at[token];
    return !i || dl_str_among(w->types->list.at[w->out->list.at[i - 1].type].name, types,
                              DL_N(types));
}

/* "Marched on Lima to mark the feast on Monday": what it is done for is done then. */
static bool is_set_by_purpose(const struct event_work *w, uint32_t token,
                              const dl_clause *c, const word_run *t) {
    /* "rallied to mark" hangs on it more closely than "came to mark" */
    uint32_t i = c->function == DL_REL_XCOMP ? w->trigger_at[token] : 0;
    bool marches = i && is_type(w, &w->out->list.at[i - 1], "protest");
    return c->form == DL_INFINITIVE && (c->function == DL_REL_ADVCL || marches) &&
           c->under == token && c->predicate > token && is_done_along(w, c->predicate) &&
           !is_ahead_of(w, token, t);
}

/* "Talks were expected to open on Monday": the deed at TOKEN is who is expected. */
static bool is_set_by_raised(const struct event_work *w, uint32_t token,
                             const dl_clause *c) {
    uint8_t rel = w->trees->at[token].rel;
    return is_deed(w, token) && (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS) &&
           c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP &&
           c->under == w->trees->at[token].head && !w->trigger_at[c->predicate];
}

/* "Hours after the raid on Monday", "shortly before he left on Monday": on that day. */
static bool is_shortly(const struct event_work *w, uint32_t mark) {
    return mark != DL_NONE && mark > 0 && dl_order_in(&w->order, mark - 1, w->shortly);
}

/* "After arriving in Lima on Monday, he met them": not "two days after arriving". */
static bool is_set_by_neighbour(const struct event_work *w, uint32_t token,
                                const dl_clause *c) {
    static const char *const marks[] = { "after", "before", "on",  "upon",
                                         "when",  "while",  "from" };
    if (c->function != DL_REL_ADVCL || c->under != token) return false;
    if (is_shortly(w, c->mark)) return true;
    return c->form == DL_GERUND && c->mark != DL_NONE &&
           is_among(w, c->mark, marks, DL_N(marks)) && !is_measured(w, c->mark) &&
           !(c->flags & DL_PERFECT) && dl_order_in(&w->order, c->predicate, w->same_day);
}

bool is_on_arrival(const struct event_work *w, uint32_t token) {
    static const char *const links[] = { "on", "upon", "after", "before" };
    uint32_t i = w->trigger_at[token];
    uint32_t owner = i ? dl_tree_child(w->trees, token, DL_REL_NMOD_POSS) : DL_NONE;
    if (owner != DL_NONE && w->trees->at[owner].pos != DL_POS_PRON) return false;
    return i && is_type(w, &w->out->list.at[i - 1], "visit") && is_deed(w, token) &&
           w->trees->at[token].rel == DL_REL_OBL &&
           dl_order_in(&w->order, token, w->same_day) &&
           has_case(w, token, links, DL_N(links)) &&
           !is_measured(w, dl_tree_child(w->trees, token, DL_REL_CASE));
}

/* Does the predicate at TOKEN tell that somebody speaks? */
static bool is_cue(const struct event_work *w, uint32_t token) {
    for (uint32_t i = 0; i < w->speeches->list.n; i++) {
        const dl_speech *s = &w->speeches->list.at[i];
        if (token < s->cue_first) return false; /* speeches are in order of the cue */
        if (token < s->cue_first + s->cue_n) return true;
    }
    return false;
}

/* ", at talks in Lima on Monday,": does a comma set NOUN off from what it follows? */
static bool is_set_off(const struct event_work *w, uint32_t noun) {
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    return link != DL_NONE && link > 0 && is_word(w, link - 1, ",");
}

/* "At Thursday's talks, Peru offered", "after talks in Lima on Thursday, he said": the noun at
 * step I of O. */
static bool is_set_by_occasion(const struct event_work *w, uint32_t token,
                               const owners *o, uint32_t i) {
    static const char *const on[] = { "on", "upon" };
    uint32_t noun = o->at[i], margin = w->trees->at[noun].head;
    if (!is_deed(w, noun)) return false;
    /* "the envoy, at talks in Lima on Monday, said" */
    if (w->trees->at[noun].rel == DL_REL_NMOD && margin != DL_NONE &&
        w->trees->at[margin].rel == DL_REL_NSUBJ && w->trees->at[margin].head == token)
        return linked_by(w, noun, w->amid) && is_set_off(w, noun);
    if (w->trees->at[noun].rel == DL_REL_NMOD && margin != DL_NONE)
        return dl_order_in(&w->order, margin, w->margins) &&
               w->trees->at[margin].head == token; /* "on the sidelines of" it */
    if (w->trees->at[noun].rel != DL_REL_OBL || w->trees->at[noun].head != token)
        return false;
    if (linked_by(w, noun, w->amid)) return true;
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    if (is_shortly(w, link)) return true;
    if (has_case(w, noun, on, DL_N(on))) return dl_order_in(&w->order, noun, w->same_day);
    /* who speaks "after his meeting on Monday" may do so later */
    return dl_order_in(&w->order, noun, w->same_day) && linked_by(w, noun, w->after) &&
           !is_measured(w, link) && !is_cue(w, token);
}

/* "wants to keep to the pact signed in Lima, Peru, last year": is T, which is over and hangs on the
 * infinitive of C, that of the participle TOKEN between them? */
static bool is_of_done_behind(const struct event_work *w, uint32_t token,
                              const dl_clause *c, const word_run *t) {
    const dl_clause *done = clause_at(w, token);
    const dl_timex *time = timex_of(w, t);
    if (!done || done->function != DL_REL_ACL || done->form != DL_PARTICIPLE ||
        c->form != DL_INFINITIVE || c->flags & DL_PERFECT || c->predicate > token ||
        t->first < token || !time || time->when == DL_NONE ||
        w->doc->published == DL_NO_TIME ||
        w->whens->list.at[time->when].ends > w->doc->published)
        return false;
    for (uint32_t at = token + 1; at < t->first; at++)
        if (verb_at(w, at)) return false;
    return true;
}

bool is_set_by(const struct event_work *w, uint32_t token, const owners *o,
               const word_run *t) {
    const dl_clause *c = clause_at(w, o->at[o->n - 1]);
    for (uint32_t i = 0; i < o->n && i < 2; i++) {
        if (is_told_then(w, token) && is_set_by_occasion(w, token, o, i) &&
            !is_ahead_of(w, token, t))
            return true;
        if (is_deed(w, o->at[i])) break;
    }
    if (!c || c->kind != DL_CLAUSE_VERB) return false;
    if (is_set_by_clause(w, token, c) || is_of_done_behind(w, token, c, t)) return true;
    if (o->at[0] != c->predicate) return false; /* "citing the raid on Monday" */
    if (is_set_by_raised(w, token, c)) return true;
    return is_told_then(w, token) &&
           (is_set_by_participle(w, token, c, t) || is_set_by_thing(w, token, c) ||
            is_set_by_neighbour(w, token, c) || is_set_by_purpose(w, token, c, t));
}
