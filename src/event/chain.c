/* chain.c - one deed told by several verbs.
 *
 * In:  a verb that a frame knows, the events of the verbs before it. Out: the event that it
 *      only tells more of: "a bomb exploded, killing twelve", "shot and killed the mayor",
 *      "were killed when gunmen attacked a bus",
 *      "were killed when a bomb exploded", "16 were killed and 71 wounded".
 * Which verbs may do so the type says: "along=killed,injured" names fields, and a frame that
 * fills one of them tells what came of the deed, or with what it was done.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

static bool fills_one_of(const dl_rule *rule, dl_str fields) {
    while (fields.len) {
        dl_str field = dl_str_cut(&fields, ',');
        for (uint8_t i = 0; i < rule->n_args; i++)
            if (dl_str_eq(rule->args[i].name, field)) return true;
    }
    return false;
}

static uint32_t object_of(const struct event_work *w, const dl_clause *c) {
    uint32_t at = 0;
    return clause_next(w, c, FILL_OBJECT, &at);
}

/* "Two people", "dozens": is a number of people meant? */
static bool is_so_many(const struct event_work *w, uint32_t head) {
    return w->trees->at[head].pos == DL_POS_NUM ||
           dl_order_in(&w->order, head, w->quantity) ||
           dl_tree_child(w->trees, head, DL_REL_NUMMOD) != DL_NONE;
}

/* Of verbs joined: the same is done to both ("shot and killed"), or to nobody named before,
 * or so many are killed and so many wounded. */
static bool is_same_deed(const struct event_work *w, const dl_clause *first,
                         const dl_clause *second) {
    uint32_t a = object_of(w, first), b = object_of(w, second);
    if (a == DL_NONE || b == DL_NONE || a == b) return true;
    return is_so_many(w, a) && is_so_many(w, b);
}

/* Is the verb of C only a circumstance: ", killing twelve", "when a bomb exploded"? */
static bool is_circumstance(const struct event_work *w, const dl_clause *c) {
    static const char *const marks[] = { "when", "as" };
    return c->form == DL_GERUND || c->form == DL_PARTICIPLE ||
           is_among(w, c->mark, marks, DL_N(marks));
}

/* "Nine were killed when gunmen attacked a bus": does the verb of BEFORE tell only what came of
 * the deed of C, by nobody that it names? */
static bool tells_outcome(const struct event_work *w, const dl_clause *before,
                          const dl_clause *c, const dl_event *event, dl_str fields) {
    static const char *const when[] = { "when", "as" };
    return before->flags & DL_PASSIVE && !(before->flags & DL_NEGATED) &&
           is_among(w, c->mark, when, DL_N(when)) &&
           !has_role(event, (uint16_t)dl_event_role(&w->types->list.at[event->type],
                                                    DL_LIT("agent"))) &&
           fills_one_of(dl_rules_get(w->rules, event->rule), fields);
}

/* "Marched to protest against the law": what they march for is the march. */
static bool is_its_purpose(const struct event_work *w, const dl_clause *before,
                           const dl_clause *c) {
    return c->form == DL_INFINITIVE && before->form == DL_FINITE &&
           w->trees->at[c->predicate].rel == DL_REL_ADVCL &&
           c->predicate > before->predicate;
}

bool is_either_of(const struct event_work *w, uint32_t verb) {
    static const char *const link[] = { "or" };
    return w->trees->at[verb].rel == DL_REL_CONJ &&
           is_among(w, dl_tree_child(w->trees, verb, DL_REL_CC), link, DL_N(link));
}

dl_event *told_along(const struct event_work *w, const dl_rule *rule, uint32_t verb) {
    const dl_event_type *type = &w->types->list.at[rule->op_index];
    const dl_clause *c = clause_at(w, verb);
    if (!c || c->kind != DL_CLAUSE_VERB) return NULL;
    uint8_t rel = w->trees->at[verb].rel;
    uint32_t upper = w->trees->at[verb].head;
    if (upper == DL_NONE || (rel != DL_REL_CONJ && rel != DL_REL_ADVCL)) return NULL;
    const dl_clause *before = clause_at(w, upper);
    uint32_t i = w->trigger_at[upper];
    if (!i || !before || before->kind != DL_CLAUSE_VERB) return NULL;
    dl_event *event = &w->out->list.at[i - 1];
    if (event->type != rule->op_index) return NULL;
    if (is_its_purpose(w, before, c)) return event;
    if (!type->along.len) return NULL;
    if (tells_outcome(w, before, c, event, type->along)) return event;
    if (!fills_one_of(rule, type->along)) return NULL;
    bool same = rel == DL_REL_CONJ ? is_same_deed(w, before, c) : is_circumstance(w, c);
    return same ? event : NULL;
}
