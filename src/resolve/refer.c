/* refer.c - whom pronouns and nouns mean: "he", "the envoy", "the group", "both sides".
 *
 * In:  mentions with names resolved. Out: pronouns and nouns with actor and antecedent,
 * and the members of "the two sides". Salience and agreement: salience.c; pronouns:
 * pronoun.c. None good enough: unresolved.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

void dl_refer_to(const dl_referrer *x, uint32_t i, uint32_t antecedent, int score,
                 uint8_t method) {
    dl_mention *m = &x->r->out->list.at[i];
    const dl_mention *a = dl_ref_mention(x, antecedent);
    m->actor = a->actor;
    bool onward = a->form == DL_FORM_PRONOUN && a->antecedent != DL_NONE;
    m->antecedent = onward ? a->antecedent : antecedent; /* no chains of pronouns */
    m->kind = a->kind;
    m->method = method;
    m->confidence = (uint8_t)(score > 90 ? 90 : score < 0 ? 0 : score);
}

/* ---- nouns ------------------------------------------------------------------------- */

/* The kinds of actor that the noun at HEAD stands for: "the movement" is an armed group, a
 * party or an organisation; 0: none. */
static uint32_t kinds_of(const dl_referrer *x, uint32_t head) {
    const dl_resolver *r = x->r;
    const struct {
        uint32_t set, kind;
    } bodies[] = {
        { r->sets.body_organisation, DL_KIND(ORGANISATION) },
        { r->sets.body_armed, DL_KIND(ARMED_GROUP) },
        { r->sets.body_party, DL_KIND(PARTY) },
        { r->sets.body_media, DL_KIND(MEDIA) },
        { r->sets.body_state, DL_KIND(COUNTRY) },
    };
    uint32_t kinds = 0;
    for (size_t k = 0; k < DL_N(bodies); k++)
        if (dl_ris(r, head, bodies[k].set)) kinds |= bodies[k].kind;
    return kinds;
}

/* Does a word of SET stand before the head of M? */
static bool opens_with(const dl_referrer *x, const dl_mention *m, uint32_t set) {
    for (uint32_t i = m->first; i < m->head; i++)
        if (dl_ris(x->r, i, set)) return true;
    return false;
}

bool dl_ref_definite(const dl_referrer *x, const dl_mention *m) {
    static const char *const list[] = { "the", "this", "that", "these", "those", "both" };
    return m->n > 1 && dl_rlisted(x->r, m->first, list, DL_N(list));
}

/* "the two sides", "both parties", "the sides", "each side"; "all political parties" are others. */
static bool means_sides(const dl_referrer *x, const dl_mention *m) {
    static const char *const each[] = { "each", "neither", "either" };
    static const char *const side[] = { "side", "party" };
    if (m->n == 2 && dl_rlisted(x->r, m->first, each, DL_N(each)) &&
        dl_rlisted(x->r, m->head, side, DL_N(side)))
        return true;
    if (!dl_ris(x->r, m->head, x->r->sets.side_noun) || !dl_ref_definite(x, m))
        return false;
    if (opens_with(x, m, x->r->sets.sides_of)) return m->n <= 3;
    return m->n == 2 && dl_ris(x->r, m->head, x->r->sets.sides_bare);
}

/* "the two leaders", "both men", "the two ministers". */
static bool means_people(const dl_referrer *x, const dl_mention *m) {
    static const char *const two[] = { "two", "both" };
    bool both = false;
    for (uint32_t i = m->first; i < m->head; i++)
        both = both || dl_rlisted(x->r, i, two, DL_N(two));
    return both && m->n <= 3 && dl_ref_definite(x, m) &&
           dl_ris(x->r, m->head, x->r->sets.pair_noun);
}

/* Does actor A belong to COUNTRY, or to nobody that is known? */
static bool may_belong(const dl_referrer *x, uint32_t a, uint32_t country) {
    dl_resolver *r = x->r;
    const dl_actor *actor = &r->out->found.at[dl_same(r, a)];
    if (!actor->known)
        return actor->parent == DL_NONE || dl_same(r, actor->parent) == country;
    uint32_t of = dl_actors_get(r->actors, actor->entry)->parent;
    return of != DL_NONE &&
           dl_str_eq(dl_actors_get(r->actors, of)->key, r->out->found.at[country].key);
}

/* "the Palestinian group Hamas", "the Palestinian group": the name behind, or the last
 * one of that kind and country. */
static void refer_to_national(dl_referrer *x, uint32_t i, uint32_t kinds) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t owner = dl_ref_owner(x, i), next = m->first + m->n;
    for (uint32_t k = i + 1; k < x->r->out->list.n && k < i + 4; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first == next && o->form == DL_FORM_NAME && kinds >> o->kind & 1u) {
            dl_refer_to(x, i, k, 90, DL_BY_GROUP);
            return;
        }
    }
    if (owner == DL_NONE || !dl_ref_definite(x, m)) return;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (dl_ref_distance(x, k, i) > 4) break;
        if (!(kinds >> o->kind & 1u) || o->actor == DL_NONE || o->adjective) continue;
        if (o->form != DL_FORM_NAME || dl_same(x->r, o->actor) == owner) continue;
        if (!may_belong(x, o->actor, owner)) continue;
        dl_refer_to(x, i, k, 65, DL_BY_GROUP);
        return;
    }
}

/* "the defence ministry" is no other one: has mention O the words before the noun of M, names
 * and articles apart? */
static bool is_so_called(const dl_referrer *x, const dl_mention *m, const dl_mention *o) {
    for (uint32_t at = m->first; at < m->head; at++) {
        const dl_token *t = dl_rtok(x->r, at);
        bool plain = t->kind != DL_WORD || t->flags & (DL_CAPITAL | DL_CLITIC) ||
                     dl_ris(x->r, at, x->r->sets.function);
        bool found = plain;
        for (uint32_t k = o->first; !found && k < o->first + o->n; k++) {
            char low[32];
            dl_str s = dl_rword(x->r, k);
            if (s.len > sizeof low) continue;
            s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) };
            found = dl_str_eq(s, dl_rword(x->r, at));
        }
        if (!found) return false;
    }
    return true;
}

/* "the rebels", "the delegation": the last ones so called with an owner; "the envoys" after "envoys
 * from A and B" are of both. */
static void refer_by_head(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->form != DL_FORM_NOMINAL) continue;
        if (dl_rtok(x->r, o->head)->word != dl_rtok(x->r, m->head)->word) continue;
        uint32_t two[2];
        if (m->n == 2 && m->plural && dl_ref_owners(x, k, two)) {
            dl_refer_to_two(x, i, dl_ref_mention(x, two[0])->actor,
                            dl_ref_mention(x, two[1])->actor);
            return;
        }
        if (o->actor == DL_NONE && !m->plural && o->n > m->n && dl_ref_definite(x, o))
            return; /* that one, of whom nobody says whose it is */
        if (o->actor == DL_NONE || !is_so_called(x, m, o)) continue;
        dl_refer_to(x, i, k, 60, DL_BY_GROUP);
        return;
    }
}

/* Is the last word of name O the head of M, be it written with a capital? */
static bool ends_with_head(const dl_referrer *x, const dl_mention *o,
                           const dl_mention *m) {
    char a[32], b[32];
    dl_str last = dl_rword(x->r, o->first + o->n - 1), head = dl_rword(x->r, m->head);
    if (last.len != head.len || last.len > sizeof a) return false;
    uint32_t n = dl_utf8_lower(last, a, sizeof a);
    return dl_utf8_lower(head, b, sizeof b) == n && memcmp(a, b, n) == 0;
}

/* "The coalition" after "the Kesh Farmers Coalition": the body last named with that word at its
 * end. */
static void refer_to_namesake(dl_referrer *x, uint32_t i) {
    const uint32_t bodies = DL_KIND(ORGANISATION) | DL_KIND(ARMED_GROUP) | DL_KIND(PARTY);
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->actor != DL_NONE || m->n != 2 || m->plural) return;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->form != DL_FORM_NAME || o->actor == DL_NONE || o->n < 2 ||
            !(bodies >> o->kind & 1u) || !ends_with_head(x, o, m))
            continue;
        dl_refer_to(x, i, k, 60, DL_BY_GROUP);
        return;
    }
}

/* "The army" after "the Norlandic military": the one army that the article tells of. */
static void refer_to_army(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t only = DL_NONE, army = DL_NONE, set = x->r->sets.army_noun;
    if (m->actor != DL_NONE || m->n != 2 || !dl_ris(x->r, m->head, set)) return;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        uint32_t actor = o->actor == DL_NONE ? DL_NONE : dl_same(x->r, o->actor);
        if (actor == DL_NONE || o->kind != DL_ACTOR_OFFICE || actor == army ||
            !dl_actor_is_called(x->r->words, set, &x->r->out->found.at[actor]))
            continue;
        if (only != DL_NONE) return;
        only = k;
        army = actor;
    }
    if (only != DL_NONE) dl_refer_to(x, i, only, 60, DL_BY_GROUP);
}

/* "The rebels", "the guerrillas", which nobody called them with a name: the one armed group
 * of the article; of several the most salient. */
static void refer_to_fighters(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t only = DL_NONE;
    int score = 0;
    if (m->actor != DL_NONE || m->n != 2 || !dl_ref_definite(x, m) ||
        !dl_ris(x->r, m->head, x->r->sets.fighters))
        return;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->kind != DL_ACTOR_ARMED_GROUP || o->actor == DL_NONE) continue;
        if (only == DL_NONE) only = k;
        if (dl_same(x->r, o->actor) == dl_same(x->r, dl_ref_mention(x, only)->actor))
            continue;
        dl_wanted w = { .at = i, .kinds = DL_KIND(ARMED_GROUP) };
        only = dl_ref_best(x, &w, &score);
        break;
    }
    if (only != DL_NONE) dl_refer_to(x, i, only, 60, DL_BY_GROUP);
}

/* "The group", "the armed group", not "the small group". */
static bool is_plain_body(const dl_referrer *x, const dl_mention *m) {
    return m->n == 2 || (m->n == 3 && dl_ris(x->r, m->first + 1, x->r->sets.armed_kind));
}

/* "The group" after "the Front's rebels" or "envoys of the Front", which nothing else is: they or
 * the Front. */
static void refer_to_band(dl_referrer *x, uint32_t i, uint32_t kinds) {
    enum { SENTENCES = 2 };
    if (!(kinds & DL_KIND(ARMED_GROUP)) || !is_plain_body(x, dl_ref_mention(x, i)))
        return;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (dl_ref_distance(x, k, i) > SENTENCES) return;
        const dl_mention *over = k > 0 ? dl_ref_mention(x, k - 1) : o;
        bool nested = o->form == DL_FORM_NAME && o->kind == DL_ACTOR_ARMED_GROUP &&
                      o->actor != DL_NONE && k > 0 && over->form == DL_FORM_NOMINAL &&
                      over->first + over->n >= o->first + o->n &&
                      !dl_ris(x->r, dl_ref_mention(x, k - 1)->head, x->r->sets.fighters);
        if (nested) { /* "Front officials" */
            dl_refer_to(x, i, k, 60, DL_BY_GROUP);
            return;
        }
        if (o->form != DL_FORM_NOMINAL || o->actor == DL_NONE ||
            o->kind != DL_ACTOR_COLLECTIVE || !dl_ris(x->r, o->head, x->r->sets.fighters))
            continue;
        dl_refer_to(x, i, k, 60, DL_BY_GROUP);
        return;
    }
}

/* "Holm met Berg. He asked her to free Lund. The two leaders": those who met. */
static bool refer_to_partners(dl_referrer *x, uint32_t i) {
    enum { SENTENCES = 5 };
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        uint32_t other = dl_ref_partner(x, k);
        if (other == DL_NONE || dl_ref_distance(x, other, i) == 0) continue;
        dl_refer_to_two(x, i, dl_ref_mention(x, k)->actor,
                        dl_ref_mention(x, other)->actor);
        return true;
    }
    return false;
}

/* "The leaders" after one met the other, or after both met, though it does not say "two". */
static bool refer_to_met(dl_referrer *x, uint32_t i) {
    static const char *const the[] = { "the" };
    enum { SENTENCES = 3 };
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->n != 2 || !dl_rlisted(x->r, m->first, the, 1) ||
        !dl_ris(x->r, m->head, x->r->sets.pair_noun))
        return false;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        uint32_t other = dl_ref_partner(x, k);
        if (other == DL_NONE && dl_ref_mention(x, k)->kind == DL_ACTOR_PERSON &&
            !dl_ref_done_to(x, k))
            other = dl_ref_joined(x, k);
        if (other == DL_NONE) continue;
        dl_refer_to_two(x, i, dl_ref_mention(x, k)->actor,
                        dl_ref_mention(x, other)->actor);
        return true;
    }
    return false;
}

/* "Vold met Holm and Berg": he is one of those who meet, as they are. */
static bool is_met(const dl_referrer *x, uint32_t k) {
    static const char *const words[] = { "met", "meets", "meet", "meeting" };
    uint32_t verb = x->top ? x->r->trees->at[dl_ref_top(x, k)].head : DL_NONE;
    return verb != DL_NONE && dl_rlisted(x->r, verb, words, DL_N(words));
}

/* Gives I the two that "and" joins in the last sentence but one or a later one, at least one of
 * them of ONE kind and the other of KINDS, and not of the same where these differ; DONE: be it
 * people to whom another does something. */
static bool refer_to_joined(dl_referrer *x, uint32_t i, uint32_t one, uint32_t kinds,
                            bool done) {
    enum { SENTENCES = 2 };
    uint32_t first = dl_ref_mention(x, i)->first;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) break;
        uint32_t other = dl_ref_joined(x, k);
        if (other == DL_NONE || dl_ref_go_between(x, k)) continue;
        const dl_mention *a = dl_ref_mention(x, k), *b = dl_ref_mention(x, other);
        bool fits = (one >> a->kind & 1u && kinds >> b->kind & 1u) ||
                    (one >> b->kind & 1u && kinds >> a->kind & 1u);
        fits = fits && !(one != kinds && a->kind == b->kind) &&
               !(a->kind == DL_ACTOR_PERSON && dl_ref_done_to(x, k) &&
                 (!done || is_met(x, k)));
        if (!fits || b->first > first) continue;
        dl_refer_to_two(x, i, a->actor, b->actor);
        return true;
    }
    return false;
}

/* "The pair", "both" after "A and B": those two. */
static bool refer_to_pair(dl_referrer *x, uint32_t i) {
    static const char *const alone[] = { "both", "each" };
    enum { STATES = 2, ALL = -1, MOST_WORDS = 5 };
    const dl_mention *m = dl_ref_mention(x, i);
    bool bare = m->n == 1 && dl_rlisted(x->r, m->head, alone, DL_N(alone));
    uint32_t set = x->r->sets.pair_bare;
    bool states =
        !bare && dl_ris(x->r, m->head, set) &&
        dl_words_value(x->r->words, dl_rtok(x->r, m->head)->word, set) == STATES;
    /* "the pair", "the nuclear-armed neighbours" */
    uint32_t most = states ? MOST_WORDS : 2;
    if (!bare && (m->n < 2 || m->n > most || !dl_ref_definite(x, m) ||
                  !dl_ris(x->r, m->head, set)))
        return false;
    uint32_t kinds = states ? DL_KIND(COUNTRY) : (uint32_t)ALL;
    return refer_to_joined(x, i, kinds, kinds, false) || bare;
}

/* "The three states" after "A, B and C". */
static bool refer_to_list(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->n < 3 || m->antecedent != DL_NONE || !dl_ref_definite(x, m)) return false;
    if (dl_ris(x->r, m->head, x->r->sets.pair_noun))
        return dl_refer_to_many(x, i, DL_KIND(PERSON));
    return dl_ris(x->r, m->head, x->r->sets.side_noun) && dl_refer_to_many(x, i, SIDES);
}

static void refer_noun(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (refer_to_met(x, i) || refer_to_pair(x, i) || refer_to_list(x, i)) return;
    static const char *const number[] = { "two" };
    bool two = m->n == 2 && dl_rlisted(x->r, m->head, number, 1);
    if (two || means_people(x, m)) {
        /* "Holm and Berg rejected Lund's plan. The two leaders": those who are joined */
        const uint32_t people = DL_KIND(PERSON);
        if (x->top && refer_to_joined(x, i, people, people, false)) return;
        if (x->top && refer_to_partners(x, i)) return;
        if (dl_refer_to_people(x, i)) return;
        /* "Lund received Holm and Berg" */
        if (x->top && refer_to_joined(x, i, people, people, true)) return;
        if (two) dl_refer_to_sides(x, i, SIDES);
    }
    if (means_sides(x, m)) {
        static const char *const sides[] = { "sides", "side" };
        bool only = dl_ris(x->r, m->head, x->r->sets.state_plural);
        bool any = dl_rlisted(x->r, m->head, sides, DL_N(sides));
        uint32_t kinds = any ? SIDES | DL_KIND(ORGANISATION) : SIDES;
        /* "Norland and the Front signed it. The two countries": it rules one of them */
        if (only && refer_to_joined(x, i, DL_KIND(COUNTRY), SIDES, false)) return;
        dl_refer_to_sides(x, i, only ? DL_KIND(COUNTRY) : kinds);
        return;
    }
    static const char *const peer[] = { "counterpart" };
    if (dl_rlisted(x->r, m->head, peer, 1)) {
        dl_refer_to_counterpart(x, i);
        return;
    }
    bool role = dl_ris(x->r, m->head, x->r->sets.role) && !m->plural;
    if (role && m->antecedent == DL_NONE) {
        dl_refer_by_role(x, i);
        return;
    }
    uint32_t kinds = kinds_of(x, m->head);
    if (kinds && dl_ris(x->r, m->head, x->r->sets.national_body) && !m->plural) {
        refer_to_national(x, i, kinds);
        m = dl_ref_mention(x, i);
        if (m->antecedent != DL_NONE) return;
    }
    if (m->actor != DL_NONE || !dl_ref_definite(x, m)) return;
    if (kinds) {
        int score;
        dl_wanted w = { .at = i, .kinds = kinds };
        bool armed = m->n == 3 && is_plain_body(x, m);
        if (armed) w.kinds = DL_KIND(ARMED_GROUP);
        uint32_t best = m->n == 2 || armed ? dl_ref_best(x, &w, &score) : DL_NONE;
        if (best != DL_NONE)
            dl_refer_to(x, i, best, score - 10, DL_BY_GROUP);
        else
            refer_to_band(x, i, kinds);
        return;
    }
    refer_by_head(x, i);
    refer_to_namesake(x, i);
    refer_to_army(x, i);
    refer_to_fighters(x, i);
    dl_refer_to_besieged(x, i);
}

void dl_find_referents(dl_resolver *r) {
    dl_referrer x = { .r = r, .n_count = r->out->found.n };
    x.count = DL_NEW_N(r->mem, uint32_t, x.n_count + 1);
    x.traits = DL_NEW_N(r->mem, uint8_t, r->out->list.n + 1);
    dl_ref_prepare(&x);
    dl_ref_prepare_speakers(&x);
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->form == DL_FORM_NOMINAL) {
            refer_noun(&x, i);
            dl_refer_speaker(&x, i);
        }
        if (m->form == DL_FORM_NAME && m->kind == DL_ACTOR_UNKNOWN)
            dl_refer_to_halves(&x, i);
        if (m->form == DL_FORM_PRONOUN) dl_refer_pronoun(&x, i);
        if (m->form == DL_FORM_PRONOUN && i > 0) {
            dl_refer_to_partner(&x, i - 1, i);
            dl_refer_to_owned(&x, i - 1, i);
        }
        uint32_t actor = dl_same(r, r->out->list.at[i].actor);
        if (actor < x.n_count) x.count[actor]++;
    }
}
