/* fill.c - who takes part in an event when the pattern itself does not capture them.
 *
 * In:  a trigger and a filler of the rule's result ("proposer=subject").
 * Out: parts of the event: by the trigger's clauses, and where these are silent, because
 * nothing was parsed or the parser went wrong, by order of words (dl_order).
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "apart.h"
#include "event_sides.h"

static const char *const fill_names[] = {
    "",        "subject",   "object",     "possessor",  "parties", "after",   "rest",
    "content", "recipient", "infinitive", "complement", "doer",    "partner", "affected",
    "pact",    "upon",      "out",        "between",    "of",      "to",      "from",
    "with",    "by",        "against",    "in",         "on",      "for",     "about",
    "into",    "over",      "at",         "as",         "towards", "under",   "among",
    "through", "speaker",   "modifier",
};
_Static_assert(DL_N(fill_names) == FILL_COUNT, "a name for every filler");

int fill_named(dl_str name) {
    for (int i = 1; i < FILL_COUNT; i++)
        if (dl_str_is(name, fill_names[i])) return i;
    return -1;
}

const char *fill_name(fill_kind fill) {
    return fill_names[fill];
}

/* "the Taliban's demand", "US demand", else "demand of the Taliban", "demand by ..."; not of those
 * who "rejected demands". */
static uint32_t possessor(const struct event_work *w, uint32_t trigger, uint32_t end,
                          uint32_t first) {
    for (uint32_t at = trigger, steps = 0; at > first && steps < 4; steps++) {
        uint32_t m = w->order.mention_at[--at];
        if (m != DL_NONE && w->mentions->list.at[m].first < trigger) return m;
        const dl_clause *c = w->clauses->at ? clause_at(w, at) : NULL;
        bool other = c && c->kind == DL_CLAUSE_VERB && !(c->flags & DL_LIGHT);
        if (w->text->tokens.at[at].kind != DL_WORD || other ||
            dl_order_in(&w->order, at, w->order.sets.preposition))
            break;
    }
    uint32_t m = dl_order_oblique(&w->order, end, "of");
    return m != DL_NONE ? m : dl_order_oblique(&w->order, end, "by");
}

/* What somebody says is not done by the speaker because he stands left of it: a subject
 * comes from the same side of a cue. */
static uint32_t within_speech(const struct event_work *w, uint32_t m, uint32_t trigger) {
    if (m == DL_NONE) return m;
    uint32_t speech = w->speech_at[w->mentions->list.at[m].first];
    return speech == w->speech_at[trigger] ? m : DL_NONE;
}

/* Is it the subject of its verb, as parsed: "he said that the talks would begin"? Then
 * nobody left of it holds them. */
static bool is_subject(const struct event_work *w, uint32_t token) {
    if (!w->clauses->at || w->clauses->at[token] == DL_NONE) return false;
    uint8_t rel = w->trees->at[token].rel;
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
}

static bool deed_at(const struct event_work *w, uint32_t token) {
    const dl_clause *c = w->clauses->at ? clause_at(w, token) : NULL;
    return c && c->kind == DL_CLAUSE_DEED;
}

/* Does whoever awaits or hopes for something only look on, as far as the talks at TOKEN go:
 * "await the outcome of the talks", "consider the meeting", "look forward to the round"? */
static bool is_looked_at(const struct event_work *w, uint32_t token) {
    return w->clauses->at &&
           dl_order_in(&w->order, w->trees->at[token].head, w->looked_at);
}

/* The verb that the noun at TOKEN is an argument of, alone or as part of another noun: "start"
 * of "start a process of talks". NULL: none. */
static const dl_clause *verb_of(const struct event_work *w, uint32_t token) {
    enum { MAX_UP = 3 };
    for (int up = 0; w->clauses->at && up < MAX_UP; up++) {
        uint32_t above = w->trees->at[token].head;
        if (above == DL_NONE) return NULL;
        const dl_clause *c = clause_at(w, above);
        if (c && c->kind == DL_CLAUSE_VERB) return c;
        if (w->trees->at[token].rel != DL_REL_NMOD ||
            dl_order_in(&w->order, above, w->eve_of))
            return NULL;
        token = above;
    }
    return NULL;
}

/* Who holds the talks of the trigger: the subjects of the verb they depend on; where the
 * trees have none with a name, the nearest one on the left. Nobody who looks on, unless the
 * words say with whom they are. How many of the MOST in OUT. */
static uint32_t holders_of(const struct event_work *w, uint32_t trigger, uint32_t end,
                           uint32_t *out, uint32_t most) {
    if (is_looked_at(w, end - 1) && dl_order_oblique(&w->order, end, "with") == DL_NONE)
        return 0;
    const dl_clause *verb = verb_of(w, end - 1);
    uint32_t n = verb ? clause_fill(w, verb, FILL_SUBJECT, out, most) : 0;
    if (n && w->mentions->list.at[out[n - 1]].actor != DL_NONE) return n;
    out[0] = within_speech(w, dl_order_subject(&w->order, trigger), trigger);
    return out[0] != DL_NONE;
}

/* "With troops advancing": does mention M do something itself, right behind it? */
static bool acts_itself(const struct event_work *w, uint32_t m) {
    static const char *const links[] = { "including", "regarding", "concerning",
                                         "seeking",   "involving", "representing" };
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t next = mention->first + mention->n;
    return next < w->text->tokens.n && w->trees->at[next].pos == DL_POS_VERB &&
           dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[next]), "ing") &&
           !is_among(w, next, links, DL_N(links));
}

/* Of "proposed to dissolve the Senate": does the first "to" between END and M open an
 * infinitive, whose object is not the one it is proposed to? */
static bool is_behind_infinitive(const struct event_work *w, uint32_t m, uint32_t end) {
    for (uint32_t at = end; at < w->mentions->list.at[m].first; at++)
        if (is_word(w, at, "to")) return w->trees->at[at].rel == DL_REL_MARK;
    return false;
}

/* The mention behind the preposition FILL right of END, unless it only stands by; DL_NONE:
 * none. */
static uint32_t oblique(const struct event_work *w, uint32_t end, fill_kind fill) {
    uint32_t m = dl_order_oblique(&w->order, end, fill_names[fill]);
    bool apart = m != DL_NONE && fill == FILL_WITH && w->clauses->at &&
                 (stands_by(w, w->mentions->list.at[m].head) || acts_itself(w, m));
    if (m != DL_NONE && w->clauses->at)
        apart |= is_of_other_deed(w, m, end, fill) ||
                 (fill == FILL_TO && is_behind_infinitive(w, m, end));
    /* "a raid blamed on the rebels" is not on them */
    for (uint32_t at = end, steps = 0; m != DL_NONE && fill == FILL_ON && steps < 2 &&
                                       at < w->mentions->list.at[m].first;
         at++, steps++)
        apart |= dl_order_in(&w->order, at, w->blamed_on);
    return apart ? DL_NONE : m;
}

/* The mentions in "between A and B" right of END, else "A-B" left of the trigger, else
 * "with B" and the subject, else a pair joined by "and" that is the subject. */
static void fill_parties(const struct event_work *w, dl_event *event, uint16_t role,
                         uint32_t trigger, uint32_t end, uint32_t first) {
    uint32_t m = dl_order_oblique(&w->order, end, "between");
    if (m != DL_NONE) {
        add_part(w, event, role, m, true);
        return;
    }
    for (uint32_t at = trigger, steps = 0; at > first && steps < 6; steps++) {
        m = w->order.mention_at[--at];
        if (m == DL_NONE) continue;
        const dl_mention *mention = &w->mentions->list.at[m];
        at = mention->first;
        bool hyphen = at > first + 1 && is_word(w, at - 1, "-");
        uint32_t other = hyphen ? w->order.mention_at[at - 2] : DL_NONE;
        if (other == DL_NONE) continue;
        add_one(w, event, role, other);
        add_one(w, event, role, m);
        return;
    }
    uint32_t with = oblique(w, end, FILL_WITH);
    for (uint32_t at = trigger; with != DL_NONE && w->clauses->at && at < end; at++) {
        /* "Norland's third round of talks with Peru" */
        uint32_t owner = dl_tree_child(w->trees, at, DL_REL_NMOD_POSS);
        m = owner == DL_NONE ? owner : head_mention(w, owner);
        if (m == DL_NONE || owner > trigger) continue;
        add_part(w, event, role, m, true);
        add_part(w, event, role, with, true);
        return;
    }
    if (is_subject(w, end - 1)) {
        if (with != DL_NONE) add_part(w, event, role, with, true);
        return;
    }
    uint32_t found[JOIN_MAX], n = holders_of(w, trigger, end, found, JOIN_MAX);
    uint32_t subject = n ? found[n - 1] : DL_NONE;
    if (with != DL_NONE) add_part(w, event, role, with, true);
    bool by_and = n > 1 || (n && left_joined(w, subject, first, false) != DL_NONE);
    if (n && !by_and && right_joined(w, subject, trigger, &by_and) == DL_NONE)
        by_and = false;
    if (n && (with != DL_NONE || by_and || w->mentions->list.at[subject].plural))
        for (uint32_t i = n; i-- > 0;) add_part(w, event, role, found[i], true);
}

/* "was freed", and by its clause "Aker, freed two weeks later", with no auxiliary. Who signs
 * "an accord signed in Oslo" may well be the subject around it. */
static bool is_passive(const struct event_work *w, const dl_event *event,
                       uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    /* "The rebels called for a truce": a sentence that is but a noun was misread */
    uint32_t head = c ? w->trees->at[c->predicate].head : DL_NONE;
    bool lone = head != DL_NONE && w->trees->at[head].head == DL_NONE &&
                w->trees->at[head].pos != DL_POS_VERB;
    bool parted = c && c->kind == DL_CLAUSE_VERB && c->flags & DL_PASSIVE &&
                  !(c->form == DL_PARTICIPLE && lone) &&
                  !may_be_completed(&w->types->list.at[event->type]);
    return parted || dl_order_passive(&w->order, trigger);
}

/* "is urging deputies to reject it": is NAMED, the subject of the infinitive C, the object of who
 * wants it done? Then nobody left of him does it. */
static bool is_bidden(const struct event_work *w, const dl_clause *c, uint32_t named) {
    static const char *const extents[] = { "much", "more" }; /* "want very much to" */
    unsigned bids = 0;
    uint8_t rel = w->trees->at[named].rel;
    if (c->form != DL_INFINITIVE || c->function != DL_REL_XCOMP || c->under == DL_NONE ||
        is_among(w, named, extents, DL_N(extents)) ||
        w->trees->at[named].head != c->under || (rel != DL_REL_OBJ && rel != DL_REL_IOBJ))
        return false;
    status_words(w, c->under, &bids);
    return bids & 1u << HINT_POSSIBLE;
}

/* "Whoever attacks the port will be held": is M named only by a clause that describes NAMED? */
static bool is_in_description(const struct event_work *w, uint32_t m, uint32_t named) {
    uint32_t at = w->mentions->list.at[m].head;
    for (; at != DL_NONE && at != named; at = w->trees->at[at].head)
        if (w->trees->at[at].rel == DL_REL_ACL_RELCL && verb_at(w, at)) return true;
    return false;
}

/* "Rockets hit the town and killed two": does the clause of TRIGGER name for FILL another
 * than M? */
static bool is_outside(const struct event_work *w, uint32_t m, uint32_t trigger,
                       fill_kind fill) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    uint32_t named = c && c->kind == DL_CLAUSE_VERB ? clause_head(w, c, fill) : DL_NONE;
    if (m == DL_NONE || named == DL_NONE) return false;
    uint32_t head = w->mentions->list.at[m].head;
    if (fill == FILL_SUBJECT && (is_before_clause(w, c, head) || is_bidden(w, c, named)))
        return true;
    if (fill == FILL_SUBJECT && /* only of a verb joined to one whose object M is */
        (w->trees->at[c->predicate].rel != DL_REL_CONJ || head < named ||
         dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) != DL_NONE))
        return false;
    return !hangs_on(w, head, named) ||
           (fill == FILL_OBJECT && is_in_description(w, m, named));
}

static uint32_t agent(const struct event_work *w, const dl_event *event, uint32_t trigger,
                      uint32_t end) {
    if (is_passive(w, event, trigger)) return dl_order_oblique(&w->order, end, "by");
    uint32_t m = doer_around(w, dl_order_subject(&w->order, trigger), trigger);
    return is_outside(w, m, trigger, FILL_SUBJECT) ? DL_NONE : m;
}

/* The last of those who hold the talks of the trigger. */
static uint32_t holder_of(const struct event_work *w, uint32_t trigger, uint32_t end) {
    uint32_t found[JOIN_MAX], n = holders_of(w, trigger, end, found, JOIN_MAX);
    return n ? found[n - 1] : DL_NONE;
}

/* To whom it is done, by the order of words. "Peru said a jet was shot down": if the clause names
 * what is no actor, nobody outside of that name. */
static uint32_t patient(const struct event_work *w, const dl_event *event,
                        uint32_t trigger, uint32_t end) {
    if (!is_passive(w, event, trigger)) return dl_order_object(&w->order, end);
    uint32_t m = dl_order_subject(&w->order, trigger);
    return is_outside(w, m, trigger, FILL_OBJECT) ? DL_NONE : m;
}

uint32_t fill_mention(const struct event_work *w, const dl_event *event, fill_kind fill,
                      uint32_t trigger, uint32_t end) {
    switch (fill) {
    case FILL_SUBJECT:
        if (deed_at(w, trigger) && may_be_completed(&w->types->list.at[event->type]))
            return holder_of(w, trigger, end);
        return within_speech(w, agent(w, event, trigger, end), trigger);
    case FILL_OBJECT: return patient(w, event, trigger, end);
    case FILL_POSSESSOR:
        return possessor(w, trigger, end, w->text->sentences.at[event->sentence].first);
    case FILL_NONE:
    case FILL_PARTIES:
    case FILL_AFTER:
    case FILL_REST:
    case FILL_CONTENT:
    case FILL_RECIPIENT:
    case FILL_INFINITIVE:
    case FILL_COMPLEMENT:
    case FILL_DOER:
    case FILL_PARTNER:
    case FILL_AFFECTED:
    case FILL_COUNT: return DL_NONE;
    default: return oblique(w, end, fill);
    }
}

/* A frame knows the clause of a deed: what is not there stays open. Words in their order
 * say nothing of nouns, and too much. */
static bool is_deed_of_frame(const struct event_work *w, const dl_event *event,
                             uint32_t trigger) {
    if (!w->types->list.at[event->type].by_frames) return false;
    return deed_at(w, trigger) && event->rule &&
           dl_rules_get(w->rules, event->rule)->heads.n;
}

/* "The raid was condemned by Norway": is M, behind "by", the doer of a verb that does not
 * perform the deed of the trigger? */
static bool does_another(const struct event_work *w, uint32_t m, uint32_t trigger) {
    if (!deed_at(w, trigger)) return false;
    uint32_t at = w->mentions->list.at[m].head;
    while (w->trees->at[at].rel == DL_REL_FLAT) at = w->trees->at[at].head;
    const dl_clause *verb =
        w->trees->at[at].head == DL_NONE ? NULL : clause_at(w, w->trees->at[at].head);
    return verb && verb->kind == DL_CLAUSE_VERB && verb->predicate > trigger &&
           !dl_order_in(&w->order, verb->predicate, w->performs);
}

/* "Bombings in Lima, Peru, killed 12 people", "rebels slept when the bomb went off, killing 12":
 * is the verb's subject a deed, or a weapon? Then nobody left of the verb does it. */
static bool is_done_by_deed(const struct event_work *w, uint32_t trigger, uint32_t end) {
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        const dl_clause *c = clause_at(w, at);
        if (!c || c->kind != DL_CLAUSE_VERB) continue;
        uint32_t head = clause_head(w, c, FILL_SUBJECT);
        const dl_clause *deed = head == DL_NONE ? NULL : clause_at(w, head);
        return (deed && deed->kind == DL_CLAUSE_DEED) ||
               (head != DL_NONE && dl_order_in(&w->order, head, w->weapon));
    }
    return false;
}

/* "Anna Berg was among those killed": whoever does harm to those a participle describes
 * stands behind "by" alone. */
static bool is_undergone(const struct event_work *w, const dl_event *event,
                         uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? verb_at(w, trigger) : NULL;
    return c && c->function == DL_REL_ACL && c->form == DL_PARTICIPLE &&
           c->flags & DL_PASSIVE && is_harm_type(w->types->list.at[event->type].name);
}

/* "Signed a memorandum with Norland": does "with" stand behind the object of the pact's verb? */
static bool is_of_pact(const struct event_work *w, const dl_event *event,
                       uint32_t trigger, uint32_t end) {
    uint32_t with = oblique(w, end, FILL_WITH);
    const dl_clause *c = clause_at(w, trigger);
    if (with == DL_NONE || !c || c->kind != DL_CLAUSE_VERB ||
        !is_type(w, event, "agreement"))
        return false;
    const dl_mention *m = &w->mentions->list.at[with];
    uint32_t on = m->head;
    while (on >= m->first && on < m->first + m->n) on = w->trees->at[on].head;
    return on != DL_NONE && on == clause_head(w, c, FILL_OBJECT);
}

void fill_role(const struct event_work *w, dl_event *event, uint16_t role, fill_kind fill,
               uint32_t trigger, uint32_t end) {
    if (fill == FILL_SPEAKER) {
        uint32_t s = w->speech_at[trigger];
        const dl_speech *speech = s == DL_NONE ? NULL : &w->speeches->list.at[s];
        uint32_t before = event->parts.n;
        if (!speech || speech->speaker == DL_NONE) return;
        add_part(w, event, role, speech->speaker, true);
        if (event->parts.n > before)
            event->parts.at[before].words = nameless_words(w, speech, speech->speaker);
        return;
    }
    bool silent = is_deed_of_frame(w, event, trigger);
    uint32_t found[JOIN_MAX], n;
    if (fill == FILL_PARTIES) {
        uint32_t first = w->text->sentences.at[event->sentence].first;
        n = names_deed(w, trigger, end) ? clause_parties(w, trigger, end, found, JOIN_MAX)
                                        : 0;
        for (uint32_t i = 0; i < n; i++) add_part(w, event, role, found[i], n == 1);
        if (n < 2 && !is_internal(w, event) && !is_mediated(w, trigger, end))
            fill_parties(w, event, role, trigger, end, first);
        return;
    }
    const dl_clause *apart =
        fill == FILL_SUBJECT ? deed_apart(w, event, trigger, end) : NULL;
    n = apart ? clause_fill(w, apart, fill, found, JOIN_MAX)
              : clause_mentions(w, fill, trigger, end, found, JOIN_MAX);
    bool penalty =
        is_type(w, event, "sanction") &&
        (fill == FILL_ON || fill == FILL_AGAINST); /* "sanctions on Peru end" */
    if (!n && (penalty || ((fill == FILL_WITH || fill == FILL_BETWEEN) &&
                           may_be_completed(&w->types->list.at[event->type]))))
        n = deed_parties(w, fill, trigger, end, found, JOIN_MAX);
    for (uint32_t i = 0; i < n; i++) add_part(w, event, role, found[i], n == 1);
    if (n || (silent &&
              (fill == FILL_SUBJECT || fill == FILL_OBJECT || fill == FILL_POSSESSOR)))
        return;
    if (fill == FILL_SUBJECT &&
        (is_done_by_deed(w, trigger, end) || is_undergone(w, event, trigger)))
        return;
    /* "fired at the camp after the attacks on the port": no second thing fired at; but
     * "negotiates for a contract with Norland" */
    bool known = fill >= FILL_UPON && w->clauses->at && has_role(event, role) &&
                 !(fill == FILL_WITH && !deed_at(w, trigger) &&
                   (is_type(w, event, "meeting") || is_of_pact(w, event, trigger, end)));
    uint32_t m = known ? DL_NONE : fill_mention(w, event, fill, trigger, end);
    bool doer = fill == FILL_SUBJECT;
    if (m != DL_NONE && (fill >= FILL_UPON || doer) && is_of_later_verb(w, m, end, doer))
        return;
    if (m != DL_NONE && (fill == FILL_ON || fill == FILL_AGAINST) &&
        hangs_on_other_deed(w, m, trigger))
        return;
    if (m != DL_NONE && !(fill == FILL_BY && does_another(w, m, trigger)))
        add_part(w, event, role, m, true);
}
