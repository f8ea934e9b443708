/* stands_for.c - whom the head of an argument stands for.
 *
 * In:  the head of an argument, "ministers" of "the ministers of Norway and Chile". Out: its
 * mentions: its own, or where that only describes the name set beside it, those it belongs to,
 * those that are joined to it, who leads them.
 *
 * SPDX-License-Identifier: MIT */
#include "by_clause.h"

void collect(collector *c, uint32_t mention) {
    if (mention == DL_NONE || c->n == c->max) return;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->out[i] == mention) return;
    c->out[c->n++] = mention;
}

static bool is_of(const struct event_work *w, uint32_t token) {
    uint32_t word = dl_tree_child(w->trees, token, DL_REL_CASE);
    return word != DL_NONE && is_word(w, word, "of");
}

/* Is mention M only a description ("the ministers"), of nobody known by name? */
static bool is_nameless(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->form == DL_FORM_NOMINAL &&
           (mention->actor == DL_NONE || !w->mentions->found.at[mention->actor].key.len);
}

/* The outermost mention that covers TOKEN; somebody's title stands for him: "Shell" of
 * "Shell director Anna Berg" is Anna Berg. */
static uint32_t mention_at(const struct event_work *w, uint32_t token) {
    return w->title_at[token] ? w->title_at[token] - 1 : w->order.mention_at[token];
}

/* "Envoys from Norway and Chile": does TOKEN name the first of those whose they are, by name?
 * "Envoys from Norway and Chilean officials" are of one. */
static bool is_from_several(const struct event_work *w, uint32_t token) {
    static const char *const from[] = { "from", "for" }; /* "negotiators for" */
    uint32_t other = dl_tree_child(w->trees, token, DL_REL_CONJ);
    uint32_t m = other == DL_NONE ? DL_NONE : mention_at(w, other);
    uint32_t first = mention_at(w, token);
    return m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NAME &&
           w->mentions->list.at[m].kind != DL_ACTOR_PLACE && first != DL_NONE &&
           w->mentions->list.at[first].kind != DL_ACTOR_PLACE &&
           has_link(w, token, from, DL_N(from));
}

bool is_of_several(const struct event_work *w, uint32_t head) {
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > head && w->trees->at[at].rel == DL_REL_NMOD &&
            dl_tree_child(w->trees, at, DL_REL_CONJ) != DL_NONE &&
            (is_of(w, at) || is_from_several(w, at)))
            return true;
    return false;
}

void collect_joined(collector *c, uint32_t token) {
    const struct event_work *w = c->w;
    for (uint32_t at = token; at != DL_NONE;) {
        uint32_t m = mention_at(w, at);
        if (m != DL_NONE && !w->mentions->list.at[m].adjective) collect(c, m);
        at = at == token ? w->trees->at[token].child : w->trees->at[at].next;
        while (at != DL_NONE && w->trees->at[at].rel != DL_REL_CONJ)
            at = w->trees->at[at].next;
    }
}

/* Who leads those whom HEAD describes: Anna Berg of "a delegation led by Anna Berg";
 * DL_NONE: nobody is named so. */
static uint32_t leader_of(const struct event_work *w, uint32_t head) {
    static const char *const verbs[] = { "led", "headed" };
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        for (size_t i = 0; i < DL_N(verbs); i++) {
            if (w->trees->at[at].rel != DL_REL_ACL ||
                !dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[at]), verbs[i]))
                continue;
            return dl_tree_child(w->trees, at, DL_REL_OBL_AGENT);
        }
    return DL_NONE;
}

/* "the sons of President Berg", "aides of Anna Berg": people of a person are not that
 * person. */
static bool is_of_person(const struct event_work *w, uint32_t token) {
    uint32_t m = mention_at(w, token);
    uint32_t actor = m == DL_NONE ? DL_NONE : w->mentions->list.at[m].actor;
    return actor != DL_NONE && w->mentions->found.at[actor].kind == DL_ACTOR_PERSON;
}

/* "ministers of the government", "supporters of the mayor": people of one who is not
 * named either are told of by their own noun HEAD; not "the rest of the party", "envoys
 * of the council", who talk for it, "leaders of the two states". */
static bool is_of_nameless(const struct event_work *w, uint32_t head, uint32_t token) {
    static const char *const rest[] = { "rest", "all", "most", "none" };
    uint32_t m = mention_at(w, token);
    /* "members of Norland's largest union": it has no name of its own either */
    bool owned = m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NOMINAL &&
                 dl_tree_child(w->trees, token, DL_REL_NMOD_POSS) != DL_NONE &&
                 dl_order_in(&w->order, head, w->people);
    return m != DL_NONE && (owned || is_nameless(w, m)) &&
           !w->mentions->list.at[m].plural && !is_among(w, head, rest, DL_N(rest)) &&
           !dl_order_in(&w->order, head, w->speaks_for) &&
           dl_tree_child(w->trees, token, DL_REL_NUMMOD) == DL_NONE &&
           dl_tree_child(w->trees, token, DL_REL_CONJ) == DL_NONE;
}

/* Is the mention right before token END a name of a person (NAME), or a description without an
 * article? It begins at *FIRST. */
static bool is_before(const struct event_work *w, uint32_t end, bool name,
                      uint32_t *first) {
    uint32_t m = end > 0 ? mention_at(w, end - 1) : DL_NONE;
    if (m == DL_NONE) return false;
    const dl_mention *mention = &w->mentions->list.at[m];
    *first = mention->first;
    if (name) return mention->form == DL_FORM_NAME && mention->kind == DL_ACTOR_PERSON;
    return mention->form == DL_FORM_NOMINAL &&
           !dl_order_in(&w->order, mention->first, w->determiner) &&
           (*first == 0 || !dl_order_in(&w->order, *first - 1, w->determiner));
}

/* Parsers join too much. Is HEAD, behind an "and", part of a name ("Antigua and Barbuda"), a
 * further office of the person before ("Anna Berg, Prime Minister and Minister of Trade"), or
 * whose somebody is ("and the bank's (BB) director Karl Holm")? */
static bool is_joined_wrongly(const struct event_work *w, uint32_t head) {
    static const char *const owns[] = { "'s", "\xe2\x80\x99s" };
    uint32_t cc = dl_tree_child(w->trees, head, DL_REL_CC), m = mention_at(w, head);
    uint32_t office, who;
    if (w->trees->at[head].rel != DL_REL_CONJ || cc == DL_NONE || m == DL_NONE)
        return false;
    if (has_link(w, head, owns, DL_N(owns))) return true;
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->form == DL_FORM_NAME && !w->title_at[head]) return mention->first < cc;
    return mention->form == DL_FORM_NOMINAL && mention->first == cc + 1 &&
           is_before(w, cc, false, &office) && office > 0 &&
           is_word(w, office - 1, ",") && is_before(w, office - 1, true, &who);
}

/* Collects the person whom parsers take for another name of HEAD, an owner: "the bank's (BB)
 * director Karl Holm". */
static void collect_owned(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t at = dl_tree_child(w->trees, head, DL_REL_APPOS); /* "(BB)", or he */
    for (int steps = 0; steps < 2 && at != DL_NONE; steps++) {
        if (is_of_person(w, at)) {
            collect(c, mention_at(w, at));
            return;
        }
        at = dl_tree_child(w->trees, at, DL_REL_APPOS);
    }
}

/* Collects the names that parsers take for another name of HEAD, a person, rather than for the
 * next of a list: "Leader Holm, Leader Berg, and Speaker Dahl". */
static void collect_listed(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t of =
        is_of_person(w, head) ? head : dl_tree_child(w->trees, head, DL_REL_FLAT);
    if (of == DL_NONE || !is_of_person(w, of) || /* "Mr Holm" */
        dl_tree_child(w->trees, head, DL_REL_CONJ) == DL_NONE)
        return;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = mention_at(w, at);
        if (w->trees->at[at].rel == DL_REL_APPOS && at > head && m != DL_NONE &&
            w->mentions->list.at[m].form == DL_FORM_NAME && is_of_person(w, at))
            collect(c, m);
    }
}

/* "The president of Norland, Karl Holm, and ...": he. */
static bool is_one_person(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return !mention->plural && mention->actor != DL_NONE &&
           w->mentions->found.at[mention->actor].kind == DL_ACTOR_PERSON;
}

/* "The president of Norland, Karl Holm, and Anna Berg": parsers join her to Norland. */
static void collect_behind_office(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    for (uint32_t of = w->trees->at[head].child; of != DL_NONE;
         of = w->trees->at[of].next) {
        uint32_t at = of > head && w->trees->at[of].rel == DL_REL_NMOD
                          ? dl_tree_child(w->trees, of, DL_REL_CONJ)
                          : DL_NONE;
        if (at != DL_NONE && is_of_person(w, at)) collect_joined(c, at);
    }
}

/* "Tens of thousands of people" are the people, "tens of thousands" the thousands. */
static uint32_t counted_by(const struct event_work *w, uint32_t head) {
    while (mention_at(w, head) == DL_NONE && dl_order_in(&w->order, head, w->quantity)) {
        uint32_t of = dl_tree_child(w->trees, head, DL_REL_NMOD);
        if (of == DL_NONE || of < head || !is_of(w, of)) return head;
        head = of;
    }
    return head;
}

/* "Two senators, Anna Berg and Karl Holm": do the names of several people stand beside HEAD, of
 * mention M? */
static bool is_told_by_name(const struct event_work *w, uint32_t head, uint32_t m) {
    if (m == DL_NONE || !w->mentions->list.at[m].plural ||
        w->mentions->list.at[m].form != DL_FORM_NOMINAL)
        return false;
    uint32_t at = dl_tree_child(w->trees, head, DL_REL_APPOS);
    return at != DL_NONE && at > head && is_of_person(w, at) &&
           dl_tree_child(w->trees, at, DL_REL_CONJ) != DL_NONE;
}

/* "The families of the hostages": are those of HEAD somebody else than whose they are? */
static bool is_apart(const struct event_work *w, uint32_t head) {
    return dl_order_in(&w->order, head, w->other_party);
}

/* "Groups including Amnesty and the Red Cross", "states such as Norland": the first of
 * the states and bodies who are named for HEAD, of mention M; DL_NONE: none, or so many. */
static uint32_t example_of(const struct event_work *w, uint32_t head, uint32_t m) {
    static const char *const links[] = { "including", "like", "such" };
    if (m == DL_NONE || !is_nameless(w, m) || !w->mentions->list.at[m].plural ||
        dl_tree_child(w->trees, head, DL_REL_NUMMOD) != DL_NONE)
        return DL_NONE;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t one = at > head && has_link(w, at, links, DL_N(links))
                           ? mention_at(w, at)
                           : DL_NONE;
        if (one == DL_NONE || w->mentions->list.at[one].form != DL_FORM_NAME) continue;
        uint8_t kind = w->mentions->list.at[one].kind;
        if (kind == DL_ACTOR_ORGANISATION || kind == DL_ACTOR_COUNTRY ||
            kind == DL_ACTOR_ARMED_GROUP)
            return at;
    }
    return DL_NONE;
}

/* "Anna Berg was among the leaders who met Holm": she, one of HEAD; DL_NONE: nobody is
 * said to be. */
static uint32_t one_among(const struct event_work *w, uint32_t head) {
    static const char *const links[] = { "among", "amongst" };
    return dl_tree_child(w->trees, head, DL_REL_COP) != DL_NONE &&
                   has_link(w, head, links, DL_N(links))
               ? dl_tree_child(w->trees, head, DL_REL_NSUBJ)
               : DL_NONE;
}

void collect_head(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t one = one_among(w, head);
    if (one != DL_NONE) collect_joined(c, one);
    uint32_t m = mention_at(w, head), before = c->n;
    uint32_t example = example_of(w, head, m);
    if (example != DL_NONE) {
        collect_joined(c, example);
        /* "including Amnesty, Norland and Peru": parsers take a list for another name */
        uint32_t next = dl_tree_child(w->trees, example, DL_REL_APPOS);
        if (next != DL_NONE && dl_tree_child(w->trees, next, DL_REL_CONJ) != DL_NONE)
            collect_joined(c, next);
        if (c->n > before) return;
    }
    if (is_joined_wrongly(w, head)) {
        collect_owned(c, head);
        return;
    }
    bool known = m != DL_NONE && !w->mentions->list.at[m].adjective &&
                 !is_nameless(w, m) && (!is_of_several(w, head) || is_one_person(w, m)) &&
                 !is_told_by_name(w, head, m);
    /* "one of the rebels", "a meeting of mayors" - but "the presence of the rebels" does
     * nothing itself */
    static const char *const lists[] = { "list", "batch" };
    uint8_t pos = w->trees->at[head].pos;
    bool people = m != DL_NONE || pos == DL_POS_NUM || pos == DL_POS_PRON ||
                  (dl_order_in(&w->order, head, w->quantity) &&
                   !is_among(w, head, lists, DL_N(lists))) ||
                  dl_order_in(&w->order, head, w->place_noun) ||
                  dl_order_in(&w->order, head, w->place_side) ||
                  dl_order_in(&w->order, head, w->meeting_noun);
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE && !known;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool beside = rel == DL_REL_APPOS || rel == DL_REL_FLAT;
        bool of = is_of(w, at) || (m != DL_NONE && is_from_several(w, at));
        bool belongs = people && rel == DL_REL_NMOD && of &&
                       !(m != DL_NONE && (is_of_person(w, at) || is_apart(w, head) ||
                                          is_of_nameless(w, head, at)));
        if (beside || belongs) collect_joined(c, belongs ? counted_by(w, at) : at);
        /* "people, most of them women": no name, no more than it says itself */
        if (beside && m != DL_NONE && c->n > before && is_nameless(w, c->out[before]))
            c->n = before;
        known = c->n > before;
    }
    if (c->n == before) collect(c, m);
    if (m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NOMINAL &&
        is_one_person(w, m))
        collect_behind_office(c, head);
    collect_listed(c, head);
    bool described = m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NOMINAL;
    uint32_t leader = known && !described ? DL_NONE : leader_of(w, head);
    /* "a delegation led by her", not "a rebel delegation": nobody else is named */
    if (leader != DL_NONE && described && w->mentions->list.at[m].actor == DL_NONE &&
        w->mentions->list.at[m].n <= 2 && dl_order_in(&w->order, head, w->sent_group))
        c->n = before;
    if (leader != DL_NONE) collect_joined(c, leader);
}

uint32_t mentions_of(const struct event_work *w, uint32_t head, uint32_t *out,
                     uint32_t max) {
    collector c = { .w = w, .out = out, .max = max };
    collect_head(&c, head);
    return c.n;
}

uint32_t head_mention(const struct event_work *w, uint32_t head) {
    uint32_t found;
    collector c = { .w = w, .out = &found, .max = 1 };
    collect_head(&c, head);
    return c.n ? found : DL_NONE;
}
