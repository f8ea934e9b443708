/* told_behind.c - what a clause behind a noun tells of the same event.
 *
 * In:  the events of an article, with the times of their words and their statuses.
 * Out: "the accord signed by Norland", "a truce starting on Monday" told once: the event of
 *      the noun, or of the verb that the noun belongs to, takes from the clause behind it
 *      the parties, the stage and the time that it lacks.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_sides.h"

enum {
    TRIGGERS_NEAR =
        6 /* events, in order of trigger, between which one may be told twice */
};

static bool has_trigger(const struct event_work *w, const dl_event *event,
                        uint32_t token) {
    return token != DL_NONE && event->speech == DL_NONE &&
           token >= dl_token_from(w->text, event->trigger.off) &&
           token < dl_token_from(w->text, event->trigger.off + event->trigger.len);
}

/* The participle or gerund behind a noun that EVENT's trigger is; NULL: it is none. */
static const dl_clause *clause_behind(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t noun =
        c && c->kind == DL_CLAUSE_VERB ? w->trees->at[c->predicate].head : DL_NONE;
    bool behind = noun != DL_NONE && noun < c->predicate &&
                  w->trees->at[c->predicate].rel == DL_REL_ACL &&
                  (c->form == DL_PARTICIPLE || c->form == DL_GERUND);
    return behind ? c : NULL;
}

/* "Talks hosted by Norland": the host of what the noun tells. */
static bool tells_host(const struct event_work *w, const dl_event *event,
                       const dl_clause *c) {
    return c && is_talk(w, event) && dl_order_in(&w->order, c->predicate, w->hosts);
}

/* Does MAIN tell of the same as EVENT, the clause of which, C, stands behind a noun: has it
 * that noun for its trigger, or, of a truce or of talks that it says who hosts, a verb that has the
 * noun with it? */
static bool tells_same(const struct event_work *w, const dl_event *main,
                       const dl_event *event, const dl_clause *c) {
    uint32_t noun = w->trees->at[c->predicate].head, verb = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    bool talks = is_talk(w, main) && is_talk(w, event);
    if ((main->type != event->type && !talks) || main->sentence != event->sentence)
        return false;
    if (has_trigger(w, main, noun)) return true;
    if (talks) /* "attend a summit hosted by Norland" */
        return rel == DL_REL_OBJ && has_trigger(w, main, verb) && tells_host(w, event, c);
    return is_type(w, event, "ceasefire") && phases_agree(w, main, event) &&
           has_trigger(w, main, verb) &&
           (rel == DL_REL_OBJ || rel == DL_REL_OBL || is_subject_rel(rel));
}

/* "announced a truce starting on Monday": when it begins, whenever it was announced. */
static bool tells_start(const struct event_work *w, const dl_clause *c) {
    return c->form == DL_GERUND && dl_order_in(&w->order, c->predicate, w->begins);
}

bool is_of_start(const struct event_work *w, const dl_event *event) {
    static const char *const from[] = { "from", "effective", "for" };
    if (event->timex == DL_NONE || event->speech != DL_NONE || !w->clauses->at)
        return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    if (dl_sentence_of(w->text, t->first) != event->sentence) return false; /* lent */
    owners o = owners_of(w, &(word_run){ t->first, t->n });
    for (uint32_t i = 0; i < o.n; i++)
        if (is_set_to_begin(w, o.at[i])) return true;
    if (!o.n || t->first == 0 || !is_among(w, t->first - 1, from, DL_N(from)))
        return false;
    uint32_t owner = o.at[o.n - 1];
    if (w->trees->at[owner].rel == DL_REL_OBJ) owner = w->trees->at[owner].head;
    return dl_order_in(&w->order, owner, w->arranges);
}

static void take_over(const struct event_work *w, dl_event *main, const dl_event *event,
                      const dl_clause *c) {
    bool had[DL_MAX_ROLES];
    for (uint16_t r = 0; r < DL_MAX_ROLES; r++) had[r] = has_role(main, r);
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (!had[event->parts.at[i].role])
            add_part(w, main, event->parts.at[i].role, event->parts.at[i].mention, false);
    const dl_field *stage = get_field(w, event, "stage");
    if (stage && !get_field(w, main, "stage")) set_word(w, main, "stage", stage->text);
    if (main->place == DL_NONE) main->place = event->place;
    if (c->form == DL_PARTICIPLE && event->status == DL_OCCURRED &&
        main->status != DL_ONGOING &&
        has_trigger(w, main, w->trees->at[c->predicate].head))
        main->status = DL_OCCURRED;
    if (main->timex != DL_NONE && !tells_start(w, c)) return;
    if (tells_host(w, event, c) && event->timex == DL_NONE) return;
    main->timex = event->timex;
    main->when = event->when;
    bool over = event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
                w->whens->list.at[event->when].ends <= w->doc->published;
    if (event->status == DL_PLANNED && main->status == DL_OCCURRED && !over)
        main->status = DL_PLANNED;
}

bool is_told_in_front(const struct event_work *w, uint32_t i) {
    dl_event *list = w->out->list.at;
    const dl_event *event = &list[i];
    if (event->speech != DL_NONE || !w->clauses->at) return false;
    const dl_clause *c = clause_behind(w, event);
    if (!is_pact_type(w->types->list.at[event->type].name) && !tells_host(w, event, c))
        return false;
    uint32_t low = i > TRIGGERS_NEAR ? i - TRIGGERS_NEAR : 0;
    for (uint32_t k = low; c && k < w->out->list.n && k <= i + TRIGGERS_NEAR; k++) {
        if (k == i || !tells_same(w, &list[k], event, c) || !is_complete(w, &list[k]) ||
            is_mere_mention(w, &list[k]))
            continue;
        take_over(w, &list[k], event, c);
        return true;
    }
    return false;
}
