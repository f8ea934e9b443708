/* sides.c - the two behind "the two sides", "both parties", "the two leaders", "the two".
 *
 * In:  the mentions before. Out: a collective actor and its members. The parties are
 * those that the sentences before name most, above all together ("A and B", "A-B talks");
 * where only one was named, the sides stay unresolved.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    SIDE_SENTENCES = 12, /* looked back over */
    ONE_OF_THEM = 1000,  /* of a side that only who it is with is left open */
    NEITHER = -10000,    /* of whoever stands between the sides */
    LEAST = 14,          /* weight of a side: an adjective or two are none */
    LEAD_SENTENCES = 3,  /* what the article is about */
    LEAD_AWAY = 6,       /* sentences that they count as away */
    LEAD_MENTIONS = 24   /* mentions */
};
enum { MAX_SIDES = 12, EXAMPLE_REACH = 5 /* words: "such as A and B" */ };

typedef struct {
    uint32_t actor[MAX_SIDES], n;
    int weight[MAX_SIDES];
    bool joined[MAX_SIDES]; /* named together with another */
} sides;

static void add_side(sides *all, uint32_t actor, int weight, bool joined) {
    uint32_t s = 0;
    while (s < all->n && all->actor[s] != actor) s++;
    if (s == all->n) {
        if (all->n == MAX_SIDES) return;
        all->actor[all->n] = actor;
        all->joined[all->n] = false;
        all->weight[all->n++] = 0;
    }
    all->joined[s] |= joined;
    all->weight[s] += weight;
}

static bool is_named(const dl_referrer *x, uint32_t actor) {
    for (uint32_t i = 0; i < x->r->out->list.n; i++)
        if (x->r->out->list.at[i].actor != DL_NONE &&
            dl_same(x->r, x->r->out->list.at[i].actor) == actor)
            return true;
    return false;
}

/* The party that mention K stands for: its actor, or whose officials they are. */
static uint32_t side_of(const dl_referrer *x, uint32_t k, uint32_t kinds) {
    const dl_mention *m = dl_ref_mention(x, k);
    if (m->form == DL_FORM_PRONOUN || m->actor == DL_NONE) return DL_NONE;
    if (x->r->sentence[k] == DL_NONE || m->kind == DL_ACTOR_PLACE) return DL_NONE;
    uint32_t actor = dl_same(x->r, m->actor);
    const dl_actor *a = &x->r->out->found.at[actor];
    if ((a->kind == DL_ACTOR_COLLECTIVE || a->kind == DL_ACTOR_OFFICE) &&
        a->parent != DL_NONE) {
        actor = dl_same(x->r, a->parent); /* "US negotiators" are of the US */
        a = &x->r->out->found.at[actor];
    }
    /* a council of the bloc is of the bloc, where that is named */
    uint32_t whole =
        a->kind == DL_ACTOR_ORGANISATION ? dl_same(x->r, a->parent) : DL_NONE;
    if (whole != DL_NONE && dl_actor_is_called(x->r->words, x->r->sets.organ, a) &&
        x->r->out->found.at[whole].kind == DL_ACTOR_ORGANISATION && is_named(x, whole)) {
        actor = whole;
        a = &x->r->out->found.at[actor];
    }
    if (a->kind == DL_ACTOR_ORGANISATION && !a->known) return DL_NONE; /* a firm */
    return kinds >> a->kind & 1u ? actor : DL_NONE;
}

/* The side that mention K is joined with: "A and the B", "A-B talks", "A ... with B". */
static uint32_t joined_side(const dl_referrer *x, uint32_t k, uint32_t kinds) {
    static const char *const joins[] = { "and", "with", "against" };
    const dl_mention *m = dl_ref_mention(x, k);
    /* "Russia, China and Pakistan": of three, no two are the sides */
    if (m->first > 0 && k > 0 && dl_str_is(dl_rword(x->r, m->first - 1), ",") &&
        dl_ref_mention(x, k - 1)->first + dl_ref_mention(x, k - 1)->n + 1 == m->first)
        return DL_NONE;
    for (uint32_t i = k + 1; i < x->r->out->list.n && i < k + 4; i++) {
        const dl_mention *o = dl_ref_mention(x, i);
        uint32_t from = m->first + m->n;
        if (o->first < from) continue;
        if (o->first > from + 3) break;
        bool joined = o->first == from + 1 && dl_str_is(dl_rword(x->r, from), "-");
        for (uint32_t at = from; at < o->first; at++)
            joined |= dl_rlisted(x->r, at, joins, DL_N(joins));
        uint32_t side = joined ? side_of(x, i, kinds) : DL_NONE;
        if (side != DL_NONE) return side;
    }
    return DL_NONE;
}

/* "groups such as the Front and the League" are examples, no parties. */
static bool is_example(const dl_referrer *x, uint32_t k) {
    static const char *const links[] = { "as", "like", "including", "especially" };
    uint32_t first = dl_ref_mention(x, k)->first;
    for (uint32_t at = first; at > 0 && at + EXAMPLE_REACH > first; at--) {
        if (!dl_rlisted(x->r, at - 1, links, DL_N(links))) continue;
        if (!dl_str_is(dl_rword(x->r, at - 1), "as")) return true;
        return at > 1 && dl_str_is(dl_rword(x->r, at - 2), "such");
    }
    return false;
}

bool dl_ref_go_between(const dl_referrer *x, uint32_t k) {
    const dl_trees *trees = x->r->trees;
    const dl_mention *m = dl_ref_mention(x, k);
    uint32_t at = m->head;
    if (!trees) return false;
    while (trees->at[at].head != DL_NONE &&
           (trees->at[at].rel == DL_REL_CONJ ||
            (trees->at[at].head >= m->first && trees->at[at].head < m->first + m->n)))
        at = trees->at[at].head;
    return trees->at[at].rel == DL_REL_OBL_AGENT &&
           dl_ris(x->r, trees->at[at].head, x->r->sets.go_between);
}

/* "Norland spoke of the talks between the two countries": it is one of them. */
static bool is_between(const dl_referrer *x, uint32_t i) {
    static const char *const links[] = { "between" };
    uint32_t first = dl_ref_mention(x, i)->first;
    return first > 0 && dl_rlisted(x->r, first - 1, links, DL_N(links));
}

/* "Norland urged both sides": who stands alone beside the sides is none of them. */
static uint32_t lone_side(const dl_referrer *x, uint32_t i, uint32_t kinds) {
    uint32_t alone = DL_NONE;
    for (uint32_t k = i; k-- > 0 && dl_ref_distance(x, k, i) == 0;) {
        uint32_t side = side_of(x, k, kinds);
        if (side == DL_NONE || side == alone) continue;
        if (alone != DL_NONE) return DL_NONE;
        alone = side;
    }
    return alone;
}

/* "Norland and Peru will meet both delegations": does mention K stand in the subject of the verb
 * that has mention I for an object? */
static bool acts_on(const dl_referrer *x, uint32_t k, uint32_t i) {
    enum { STEPS = 4 };
    const dl_trees *trees = x->r->trees;
    if (!trees || x->r->sentence[k] != x->r->sentence[i]) return false;
    uint32_t object = dl_ref_mention(x, i)->head, at = dl_ref_mention(x, k)->head;
    uint8_t rel = trees->at[object].rel;
    if (rel != DL_REL_OBJ && rel != DL_REL_IOBJ && rel != DL_REL_OBL) return false;
    for (int n = 0; n < STEPS && at != DL_NONE; n++, at = trees->at[at].head)
        if (trees->at[at].rel == DL_REL_NSUBJ)
            return trees->at[at].head == trees->at[object].head;
    return false;
}

/* "..., Norland and Peru said": do mention K and the one joined to it only tell the news? Parsers
 * join them to what stands before. */
static bool is_source(const dl_referrer *x, uint32_t k) {
    uint32_t first = dl_ref_mention(x, k)->first, other = dl_ref_joined(x, k);
    if (other == DL_NONE || first < 2) return false;
    if (dl_rtok(x->r, first - 1)->word == x->r->the) first--;
    const dl_mention *o = dl_ref_mention(x, other);
    return dl_str_is(dl_rword(x->r, first - 1), ",") &&
           dl_ris(x->r, o->first + o->n, x->r->sets.speech_verb);
}

/* The state that sent the person of mention K, by his office: "US envoy Anna Berg". */
static uint32_t sender_of(const dl_referrer *x, uint32_t k, uint32_t kinds) {
    const dl_mention *m = dl_ref_mention(x, k);
    if (m->kind != DL_ACTOR_PERSON || m->actor == DL_NONE) return DL_NONE;
    const dl_mentions *all = x->r->out;
    uint32_t actor = dl_same(x->r, m->actor);
    for (uint32_t i = 0; i < all->roles.n && i < MAX_BACK; i++) {
        const dl_actor_role *role = &all->roles.at[i];
        if (dl_same(x->r, role->actor) != actor || role->of == DL_NONE) continue;
        uint32_t of = dl_same(x->r, role->of);
        return kinds >> all->found.at[of].kind & 1u ? of : DL_NONE;
    }
    return DL_NONE;
}

/* Does a verb of meeting stand between mentions K and O, a few words apart? */
static bool meets(const dl_referrer *x, uint32_t k, uint32_t o) {
    enum { REACH = 12 };
    const dl_mention *a = dl_ref_mention(x, k), *b = dl_ref_mention(x, o);
    if (b->first > a->first + a->n + REACH) return false;
    for (uint32_t at = a->first + a->n; at < b->first; at++)
        if (dl_ris(x->r, at, x->r->sets.meets)) return true;
    return false;
}

/* "Anna Berg of Norland met Karl Holm of Peru": the states of both. */
static void weigh_met(const dl_referrer *x, uint32_t k, int w, uint32_t kinds,
                      sides *all) {
    enum { REACH = 5 };
    uint32_t side = sender_of(x, k, kinds), joined = dl_ref_joined(x, k);
    if (side == DL_NONE || dl_ref_mention(x, k)->form != DL_FORM_NAME) return;
    for (uint32_t o = k + 1; o < x->r->out->list.n && o <= k + REACH; o++) {
        if (x->r->sentence[o] != x->r->sentence[k]) return;
        uint32_t other =
            dl_ref_mention(x, o)->form == DL_FORM_NAME ? sender_of(x, o, kinds) : DL_NONE;
        if (other == DL_NONE || other == side) continue;
        if (o != joined && !meets(x, k, o)) return;
        add_side(all, side, w, true);
        add_side(all, other, w, true);
        return;
    }
}

/* What mention K, so many sentences AWAY, says for its side. */
static void weigh_side(const dl_referrer *x, uint32_t k, uint32_t away, uint32_t kinds,
                       sides *all) {
    const dl_mention *m = dl_ref_mention(x, k);
    uint32_t side = side_of(x, k, kinds), other;
    if (side == DL_NONE)
        weigh_met(x, k, 2 * (int)(SIDE_SENTENCES + 2 - away), kinds, all);
    if (side == DL_NONE || is_example(x, k)) return;
    if (dl_ref_go_between(x, k)) {
        add_side(all, side, NEITHER, false);
        return;
    }
    int w = 2 * (int)(SIDE_SENTENCES + 2 - away);
    other = is_source(x, k) ? DL_NONE : joined_side(x, k, kinds);
    if (other != DL_NONE && other != side) {
        add_side(all, side, 3 * w, true);
        add_side(all, other, 3 * w, true);
    }
    bool in = m->kind == DL_ACTOR_COUNTRY && dl_ref_behind_preposition(x, k);
    if (x->r->out->found.at[side].kind == DL_ACTOR_ORGANISATION) w /= 2;
    add_side(all, side, m->adjective || in || dl_ref_nested(x, k) ? w / 4 : w, false);
}

/* Is it a body that its seat stands for, as a capital for its state? */
static bool acts_as_state(const dl_referrer *x, uint32_t actor) {
    const dl_actors *known = x->r->actors;
    for (uint32_t place = 0; place < dl_actors_count(known); place++)
        if (dl_actors_seat_of(known, place) == x->r->out->found.at[actor].entry)
            return true;
    return false;
}

/* Bodies of states are told of beside many quarrels: one that nothing joins with another is
 * no side. */
static bool may_be_side(const dl_referrer *x, const sides *all, uint32_t s) {
    return all->joined[s] ||
           x->r->out->found.at[all->actor[s]].kind != DL_ACTOR_ORGANISATION ||
           acts_as_state(x, all->actor[s]);
}

/* The two parties that the sentences before I speak of most; those that are named
 * together count more, countries that things only happen in less; what the article opens
 * with counts as if it were near. */
static uint32_t find_sides(const dl_referrer *x, uint32_t i, uint32_t kinds,
                           uint32_t out[2]) {
    sides all = { .n = 0 };
    uint32_t alone = lone_side(x, i, kinds), k = i;
    if (alone != DL_NONE && is_between(x, i)) {
        add_side(&all, alone, ONE_OF_THEM, true);
        alone = DL_NONE;
    }
    for (uint32_t seen = 0; k-- > 0 && seen < MAX_BACK; seen++) {
        uint32_t away = dl_ref_distance(x, k, i);
        if (away > SIDE_SENTENCES) break;
        if (away > LEAD_AWAY && x->r->sentence[k] < LEAD_SENTENCES) away = LEAD_AWAY;
        if (!away && acts_on(x, k, i)) continue;
        if (away || side_of(x, k, kinds) != alone) weigh_side(x, k, away, kinds, &all);
    }
    for (uint32_t lead = 0; k != DL_NONE && lead <= k && lead < LEAD_MENTIONS; lead++)
        if (x->r->sentence[lead] < LEAD_SENTENCES)
            weigh_side(x, lead, LEAD_AWAY, kinds, &all);
    uint32_t found = 0;
    for (; found < 2; found++) {
        uint32_t best = DL_NONE;
        for (uint32_t s = 0; s < all.n; s++)
            if (all.weight[s] > LEAST && may_be_side(x, &all, s) &&
                (best == DL_NONE || all.weight[s] > all.weight[best]))
                best = s;
        if (best == DL_NONE) break;
        out[found] = all.actor[best];
        all.weight[best] = 0;
    }
    return found;
}

bool dl_refer_to_all(dl_referrer *x, uint32_t i, const uint32_t *actors, uint32_t n,
                     uint8_t method, uint8_t confidence) {
    dl_resolver *r = x->r;
    dl_str slugs = { 0 }, names = { 0 };
    for (uint32_t k = 0; k < n; k++) {
        const dl_actor *a = &r->out->found.at[actors[k]];
        dl_str slug = dl_actor_slug(a->key);
        const char *joint = k + 1 == n ? " and " : ", ";
        slugs =
            k ? dl_str_fmt(r->mem, "%.*s-and-%.*s", DL_ARG(slugs), DL_ARG(slug)) : slug;
        names =
            k ? dl_str_fmt(r->mem, "%.*s%s%.*s", DL_ARG(names), joint, DL_ARG(a->name))
              : a->name;
    }
    dl_str key = dl_str_fmt(r->mem, "collective/%.*s", DL_ARG(slugs));
    uint32_t all = dl_resolve_actor(r, DL_ACTOR_COLLECTIVE, key, names, DL_NONE);
    if (all == DL_NONE) return false;
    dl_mention *m = &r->out->list.at[i];
    m->actor = all;
    m->kind = DL_ACTOR_COLLECTIVE;
    m->plural = true;
    m->method = method;
    m->confidence = confidence;
    for (uint32_t k = 0; k < n; k++)
        *DL_PUSH(r->mem, &r->out->members) =
            (dl_member){ .mention = i, .actor = actors[k] };
    return true;
}

void dl_refer_to_two(dl_referrer *x, uint32_t i, uint32_t one, uint32_t other) {
    dl_resolver *r = x->r;
    if (one == DL_NONE || other == DL_NONE) return; /* one whom nobody knows by name */
    uint32_t side[2] = { dl_same(r, one), dl_same(r, other) };
    if (side[0] == side[1]) return;
    if (dl_str_cmp(r->out->found.at[side[0]].key, r->out->found.at[side[1]].key) > 0) {
        uint32_t first = side[0];
        side[0] = side[1];
        side[1] = first;
    }
    (void)dl_refer_to_all(x, i, side, 2, DL_BY_GROUP,
                          DL_GROUP_SURE); /* no room for one actor more: it stays open */
}

/* Those who tell the news are none of "the two leaders". */
static bool is_bystander(const dl_referrer *x, uint32_t actor) {
    const dl_mentions *all = x->r->out;
    for (uint32_t i = 0; i < all->roles.n && i < MAX_BACK; i++) {
        const dl_actor_role *role = &all->roles.at[i];
        if (dl_same(x->r, role->actor) != actor) continue;
        uint32_t end = role->text.off + role->text.len;
        for (uint32_t at = dl_token_from(x->r->text, role->text.off);
             at < x->r->text->tokens.n && dl_rtok(x->r, at)->off < end; at++)
            if (dl_ris(x->r, at, x->r->sets.bystander)) return true;
    }
    return false;
}

/* The person that mention K names or means; DL_NONE: none. */
static uint32_t person_of(const dl_referrer *x, uint32_t k) {
    const dl_mention *m = dl_ref_mention(x, k);
    if (m->actor == DL_NONE || x->r->sentence[k] == DL_NONE) return DL_NONE;
    uint32_t actor = dl_same(x->r, m->actor);
    const dl_actor *a = &x->r->out->found.at[actor];
    return a->kind == DL_ACTOR_PERSON && dl_actor_slug(a->key).len ? actor : DL_NONE;
}

/* The two people of the nearest sentences: both of one, or one and another before him. A
 * sentence with three leaves it open. */
static bool find_people(const dl_referrer *x, uint32_t i, uint32_t out[2]) {
    enum { PEOPLE_SENTENCES = 3 };
    uint32_t n = 0, at_sentence = DL_NONE;
    for (uint32_t k = i, seen = 0; k-- > 0 && seen < MAX_BACK; seen++) {
        if (dl_ref_distance(x, k, i) > PEOPLE_SENTENCES) break;
        uint32_t actor = person_of(x, k);
        if (actor == DL_NONE || is_bystander(x, actor)) continue;
        if (x->r->sentence[k] != at_sentence) {
            if (n == 2) return true;
            at_sentence = x->r->sentence[k];
        }
        if ((n && out[0] == actor) || (n == 2 && out[1] == actor)) continue;
        if (n == 2) return false;
        out[n++] = actor;
    }
    return n == 2;
}

bool dl_refer_to_people(dl_referrer *x, uint32_t i) {
    uint32_t two[2];
    if (!find_people(x, i, two)) return false;
    dl_refer_to_two(x, i, two[0], two[1]);
    return true;
}

/* "Rebels", "Norland's government". */
static bool is_side_noun(const dl_referrer *x, const dl_mention *m) {
    return m->form == DL_FORM_NOMINAL &&
           (dl_ris(x->r, m->head, x->r->sets.fighters) ||
            dl_ris(x->r, m->head, x->r->sets.nameless_side));
}

static bool is_party(const dl_referrer *x, uint32_t k) {
    return is_side_noun(x, dl_ref_mention(x, k)) || side_of(x, k, SIDES) != DL_NONE;
}

/* Does a party, of a name or none, other than mention K end before token AT, or begin at it? */
static bool is_party_at(const dl_referrer *x, uint32_t k, uint32_t at, bool begins) {
    enum { AROUND = 4 };
    uint32_t low = k > AROUND ? k - AROUND : 0;
    for (uint32_t o = low; o < x->r->out->list.n && o <= k + AROUND; o++) {
        const dl_mention *m = dl_ref_mention(x, o);
        bool there = begins ? m->first == at : m->first + m->n == at;
        if (o != k && there && is_party(x, o)) return true;
    }
    return false;
}

/* Is mention K, of no name, told of as one of two: "Norland and rebels", "with the rebels"? */
static bool is_nameless_side(const dl_referrer *x, uint32_t k) {
    static const char *const and_[] = { "and" };
    static const char *const with[] = { "with", "against" };
    const dl_mention *m = dl_ref_mention(x, k);
    uint32_t first = m->first, end = m->first + m->n;
    if (m->actor != DL_NONE || !is_side_noun(x, m)) return false;
    if (dl_rlisted(x->r, end, and_, 1)) {
        uint32_t next = end + 1;
        if (is_party_at(x, k, next, true)) return true;
        if (next < x->r->text->tokens.n && dl_rtok(x->r, next)->word == x->r->the &&
            is_party_at(x, k, next + 1, true))
            return true;
    }
    if (first > 0 && dl_rtok(x->r, first - 1)->word == x->r->the) first--;
    if (first == 0) return false;
    if (dl_rlisted(x->r, first - 1, and_, 1)) return is_party_at(x, k, first - 1, false);
    if (!dl_rlisted(x->r, first - 1, with, DL_N(with))) return false;
    for (uint32_t o = k; o-- > 0 && dl_ref_distance(x, o, k) == 0;)
        if (is_party(x, o)) return true;
    return false;
}

/* "Norland and rebels opened talks in Peru. The two sides": is one of those told of last as two
 * without a name? Then nobody else is the other. */
static bool are_nameless(const dl_referrer *x, uint32_t i, uint32_t kinds) {
    enum { SENTENCES = 8 };
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        if (is_nameless_side(x, k)) return true;
        uint32_t side = side_of(x, k, kinds);
        uint32_t other = side == DL_NONE || is_source(x, k) || dl_ref_go_between(x, k)
                             ? DL_NONE
                             : joined_side(x, k, kinds);
        if (other != DL_NONE && other != side) return false;
    }
    return false;
}

void dl_refer_to_sides(dl_referrer *x, uint32_t i, uint32_t kinds) {
    uint32_t side[2];
    if (kinds != DL_KIND(COUNTRY) && are_nameless(x, i, kinds)) return;
    if (find_sides(x, i, kinds, side) == 2) dl_refer_to_two(x, i, side[0], side[1]);
}

/* The known state whose name is that of PREFIX before WORD; DL_NONE: there is none. */
static uint32_t state_named(const dl_resolver *r, const char *prefix, dl_str word) {
    char low[32];
    if (word.len >= sizeof low) return DL_NONE;
    dl_str lower = { low, dl_utf8_lower(word, low, sizeof low) };
    dl_str key = dl_str_fmt(r->mem, "country/%s%.*s", prefix, DL_ARG(lower));
    uint32_t entry = dl_actors_find(r->actors, key);
    return entry != DL_NONE && dl_str_eq(dl_actors_get(r->actors, entry)->key, key)
               ? entry
               : DL_NONE;
}

void dl_refer_to_halves(dl_referrer *x, uint32_t i) {
    static const char *const both[] = { "two", "both", "Two", "Both" };
    static const char *const halves[][2] = { { "north-", "south-" },
                                             { "east-", "west-" },
                                             { "", "south-" } };
    dl_resolver *r = x->r;
    const dl_mention *m = dl_ref_mention(x, i);
    dl_str word = dl_rword(r, m->head);
    if (m->n != 1 || m->first == 0 || !dl_str_ends(word, "s") ||
        !dl_rlisted(r, m->first - 1, both, DL_N(both)))
        return;
    word.len--;
    for (size_t k = 0; k < DL_N(halves); k++) {
        uint32_t one = state_named(r, halves[k][0], word);
        uint32_t other = state_named(r, halves[k][1], word);
        if (one == DL_NONE || other == DL_NONE) continue;
        dl_refer_to_two(x, i, dl_known_actor(r, one), dl_known_actor(r, other));
        return;
    }
}
