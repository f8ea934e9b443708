/* salience.c - how likely a mention is the antecedent of a pronoun or noun.
 *
 * In:  mentions in order of the text, trees and clauses where sentences were parsed. Out:
 * the best antecedent before a mention. Candidates agree in number, gender and kind; the
 * most salient wins: near, subject before object before the rest (by the tree; where
 * there is none, first in its sentence and not behind a preposition), often mentioned,
 * the subject that grammar binds a pronoun to above all. Weights after the factors of
 * Lappin and Leass (1994).
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    MAX_SENTENCES = 5,
    SPOKE_BEFORE = 24, /* scores */
    ALIKE = 18,
};

const dl_mention *dl_ref_mention(const dl_referrer *x, uint32_t i) {
    return &x->r->out->list.at[i];
}

uint32_t dl_ref_distance(const dl_referrer *x, uint32_t from, uint32_t to) {
    uint32_t a = x->r->sentence[from], b = x->r->sentence[to];
    if (a == DL_NONE) return b == DL_NONE ? 0 : b + 1;
    return b == DL_NONE || b < a ? 0 : b - a;
}

static bool is_parsed(const dl_referrer *x, uint32_t token) {
    return x->r->trees && x->r->trees->n > token &&
           x->r->trees->at[token].pos != DL_POS_X;
}

uint32_t dl_ref_top(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->head, first = m->title_n ? m->title_first : m->first;
    uint32_t end = m->first + m->n;
    if (!is_parsed(x, at)) return at;
    for (uint32_t left = end - first; left > 0; left--) {
        uint32_t up = x->r->trees->at[at].head;
        if (up == DL_NONE || up < first || up >= end) break;
        at = up;
    }
    return at;
}

void dl_ref_prepare(dl_referrer *x) {
    const dl_resolver *r = x->r;
    x->quote = DL_NEW_N(r->mem, uint32_t, r->text->tokens.n + 1);
    for (uint32_t q = 0; q < r->text->quotes.n; q++) {
        const dl_quote *quote = &r->text->quotes.at[q];
        uint32_t end = quote->first + quote->n;
        if (quote->scare || end > r->text->tokens.n) continue;
        for (uint32_t at = quote->first; at < end; at++) x->quote[at] = q + 1;
    }
    if (!r->trees || r->trees->n < r->text->tokens.n) return;
    x->top = DL_NEW_N(r->mem, uint32_t, r->text->tokens.n + 1);
    for (uint32_t i = 0; i < r->out->list.n; i++) { /* the longer ones come first */
        uint32_t *top = &x->top[dl_ref_top(x, i)];
        if (!*top) *top = i + 1;
    }
}

/* The one whom VERB, or NOUN on which it says it is done, has for an object or behind "with"; "met
 * Holm and Berg": two others. */
static uint32_t other_of(const dl_referrer *x, uint32_t noun, bool object) {
    static const char *const with[] = { "with" };
    const dl_trees *trees = x->r->trees;
    for (uint32_t at = trees->at[noun].child; at != DL_NONE; at = trees->at[at].next) {
        uint32_t link = dl_tree_child(trees, at, DL_REL_CASE);
        uint8_t rel = trees->at[at].rel;
        bool other = (object && rel == DL_REL_OBJ) ||
                     ((rel == DL_REL_OBL || rel == DL_REL_NMOD) && link != DL_NONE &&
                      dl_rlisted(x->r, link, with, DL_N(with)));
        if (other && at > noun && x->top[at])
            return dl_tree_child(trees, at, DL_REL_CONJ) == DL_NONE ? x->top[at] - 1
                                                                    : DL_NONE;
    }
    return DL_NONE;
}

/* Of "Holm met Berg", "Holm spoke on Monday with Berg", "Holm held talks with Berg" Berg, if I is
 * Holm; DL_NONE: I meets nobody. */
static uint32_t partner_of(const dl_referrer *x, uint32_t i) {
    const dl_trees *trees = x->r->trees;
    if (!x->top) return DL_NONE;
    uint32_t top = dl_ref_top(x, i), verb = trees->at[top].head;
    if (verb == DL_NONE || trees->at[top].rel != DL_REL_NSUBJ) return DL_NONE;
    if (dl_ris(x->r, verb, x->r->sets.meets)) return other_of(x, verb, true);
    uint32_t held = dl_tree_child(trees, verb, DL_REL_OBJ);
    if (held == DL_NONE || !dl_ris(x->r, verb, x->r->sets.holds) ||
        !(dl_ris(x->r, held, x->r->sets.talks_noun) ||
          dl_ris(x->r, held, x->r->sets.meeting_noun)))
        return DL_NONE;
    uint32_t other = other_of(x, held, false);
    return other != DL_NONE ? other : other_of(x, verb, false);
}

uint32_t dl_ref_partner(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->form != DL_FORM_NAME || m->kind != DL_ACTOR_PERSON || m->actor == DL_NONE)
        return DL_NONE;
    uint32_t other = partner_of(x, i);
    if (other == DL_NONE) return DL_NONE;
    const dl_mention *o = dl_ref_mention(x, other);
    bool fits = o->form == DL_FORM_NAME && o->kind == DL_ACTOR_PERSON;
    return fits && o->actor != DL_NONE ? other : DL_NONE;
}

uint32_t dl_ref_met(const dl_referrer *x, uint32_t i) {
    enum { REACH = 8 };
    uint32_t other = partner_of(x, i);
    for (uint32_t k = i; other == DL_NONE && k-- > 0 && k + REACH >= i;)
        if (partner_of(x, k) == i) other = k;
    return other != DL_NONE && dl_ref_mention(x, other)->actor != DL_NONE ? other
                                                                          : DL_NONE;
}

/* Berg of "Norland's Anna Berg", if mention I is Norland; DL_NONE: it owns no person's name. */
static uint32_t owned_by(const dl_referrer *x, uint32_t i) {
    static const char *const owns[] = { "'s", "\xe2\x80\x99s" };
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t next = m->first + m->n;
    if (m->kind == DL_ACTOR_PERSON || i + 1 >= x->r->out->list.n ||
        !dl_rlisted(x->r, next, owns, DL_N(owns)))
        return DL_NONE;
    const dl_mention *o = dl_ref_mention(x, i + 1);
    uint32_t first = o->title_n ? o->title_first : o->first;
    bool named = o->form == DL_FORM_NAME && o->kind == DL_ACTOR_PERSON;
    return named && first == next + 1 ? i + 1 : DL_NONE;
}

/* The mention that "and" joins to mention I; DL_NONE: none. */
static uint32_t listed_with(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t next = m->first + m->n;
    if (next >= x->r->text->tokens.n || dl_rtok(x->r, next)->word != x->r->and_)
        return DL_NONE;
    for (uint32_t k = i + 1; k < x->r->out->list.n && k <= i + 4; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        uint32_t first = o->title_n ? o->title_first : o->first;
        if (first < next || dl_ref_nested(x, k)) continue;
        if (first > next + 2) return DL_NONE;
        return owned_by(x, k) != DL_NONE ? owned_by(x, k) : k;
    }
    return DL_NONE;
}

/* The name that the tree joins to mention I: "Holm of Norland and President Berg";
 * DL_NONE: none. */
static uint32_t tree_joined(const dl_referrer *x, uint32_t i) {
    if (!x->top || dl_ref_mention(x, i)->form != DL_FORM_NAME) return DL_NONE;
    uint32_t top = dl_ref_top(x, i);
    uint32_t at = dl_tree_child(x->r->trees, top, DL_REL_CONJ);
    bool two = at != DL_NONE && at > top;
    for (uint32_t c = two ? x->r->trees->at[at].next : DL_NONE; c != DL_NONE;
         c = x->r->trees->at[c].next)
        two = two && x->r->trees->at[c].rel != DL_REL_CONJ; /* no third */
    uint32_t other = two && x->top[at] ? x->top[at] - 1 : DL_NONE;
    return other != DL_NONE && dl_ref_mention(x, other)->form == DL_FORM_NAME ? other
                                                                              : DL_NONE;
}

/* Is M one of whom two can be "they": named, or a group that somebody has? */
static bool can_pair(const dl_mention *m) {
    if (m->adjective || m->actor == DL_NONE) return false;
    return m->form == DL_FORM_NAME ||
           (m->form == DL_FORM_NOMINAL &&
            (m->kind == DL_ACTOR_OFFICE || m->kind == DL_ACTOR_COLLECTIVE ||
             m->kind == DL_ACTOR_PERSON));
}

/* Of one sort: two people, or two sides, "the Peruvian government and the Front"? */
static bool are_alike(const dl_mention *m, const dl_mention *o) {
    uint32_t sides = SIDES | DL_KIND(ORGANISATION) | DL_KIND(COLLECTIVE);
    return m->kind == o->kind || (sides >> m->kind & 1u && sides >> o->kind & 1u);
}

uint32_t dl_ref_joined(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (!can_pair(m)) return DL_NONE;
    uint32_t other = listed_with(x, i);
    if (other == DL_NONE && m->kind == DL_ACTOR_PERSON) other = tree_joined(x, i);
    if (other == DL_NONE && m->kind == DL_ACTOR_PERSON) other = partner_of(x, i);
    if (other == DL_NONE) return DL_NONE;
    const dl_mention *o = dl_ref_mention(x, other);
    return can_pair(o) && are_alike(m, o) ? other : DL_NONE;
}

bool dl_ref_owners(const dl_referrer *x, uint32_t i, uint32_t two[2]) {
    static const char *const links[] = { "of", "from" };
    const dl_mention *m = dl_ref_mention(x, i);
    if (!x->top || m->form != DL_FORM_NOMINAL || !m->plural) return false;
    const dl_trees *trees = x->r->trees;
    for (uint32_t at = trees->at[m->head].child; at != DL_NONE; at = trees->at[at].next) {
        uint32_t link = dl_tree_child(trees, at, DL_REL_CASE);
        uint32_t other = dl_tree_child(trees, at, DL_REL_CONJ);
        if (at < m->head || trees->at[at].rel != DL_REL_NMOD || link == DL_NONE ||
            !dl_rlisted(x->r, link, links, DL_N(links)) || other == DL_NONE ||
            !x->top[at] || !x->top[other])
            continue;
        for (uint32_t c = trees->at[other].next; c != DL_NONE; c = trees->at[c].next)
            if (trees->at[c].rel == DL_REL_CONJ) return false; /* of three */
        two[0] = x->top[at] - 1;
        two[1] = x->top[other] - 1;
        const dl_mention *a = dl_ref_mention(x, two[0]), *b = dl_ref_mention(x, two[1]);
        return a->kind == DL_ACTOR_COUNTRY && b->kind == DL_ACTOR_COUNTRY &&
               a->actor != DL_NONE && b->actor != DL_NONE;
    }
    return false;
}

bool dl_ref_done_to(const dl_referrer *x, uint32_t i) {
    uint32_t top = dl_ref_top(x, i);
    if (!is_parsed(x, top)) return false;
    const dl_branch *b = &x->r->trees->at[top];
    return (b->rel == DL_REL_OBJ || b->rel == DL_REL_IOBJ || b->rel == DL_REL_OBL) &&
           b->head != DL_NONE &&
           dl_tree_child(x->r->trees, b->head, DL_REL_NSUBJ) != DL_NONE;
}

uint32_t dl_ref_joined_before(const dl_referrer *x, uint32_t i) {
    enum { REACH = 4 };
    for (uint32_t k = i; k-- > 0 && k + REACH >= i;)
        if (dl_ref_joined(x, k) == i) return k;
    return DL_NONE;
}

/* ---- salience ------------------------------------------------------------------------------- */

bool dl_ref_behind_preposition(const dl_referrer *x, uint32_t i) {
    static const char *const list[] = { "of",      "in",    "with", "to",   "by",
                                        "for",     "from",  "at",   "on",   "between",
                                        "against", "into",  "near", "over", "towards",
                                        "toward",  "about", "like" };
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->title_n ? m->title_first : m->first;
    if (at == 0) return false;
    if (dl_rtok(x->r, at - 1)->word == x->r->the) at--;
    return at > 0 && dl_rlisted(x->r, at - 1, list, DL_N(list));
}

/* Inside a longer mention: "Taliban" in "a Taliban spokesman". */
bool dl_ref_nested(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t k = i; k-- > 0 && k + 4 > i;) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first + o->n >= m->first + m->n && o->n > m->n) return true;
    }
    for (uint32_t k = i + 1; k < x->r->out->list.n && k < i + 4; k++) {
        const dl_mention *o = dl_ref_mention(x, k); /* in the title of a name behind it */
        if (o->title_n && o->title_first <= m->first &&
            m->first < o->title_first + o->title_n)
            return true;
    }
    return false;
}

/* "Rejected Holm's call": does mention I only own what the verb before is about? */
static bool is_owner(const dl_referrer *x, uint32_t i) {
    uint32_t top = dl_ref_top(x, i);
    return is_parsed(x, top) && x->r->trees->at[top].rel == DL_REL_NMOD_POSS;
}

static bool speaks(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t next = m->first + m->n, verb = x->r->sets.speech_verb;
    if (dl_ris(x->r, next, verb)) return true;
    return m->first > 0 && dl_ris(x->r, m->first - 1, verb) && !is_owner(x, i);
}

/* What does not change with the pronoun: looked at once a mention. */
enum { KNOWN = 1, FIRST = 2, GOVERNED = 4, SPEAKS = 8, NESTED = 16 };

static uint8_t traits(const dl_referrer *x, uint32_t i) {
    uint8_t *t = &x->traits[i];
    if (*t) return *t;
    bool first = i == 0 || x->r->sentence[i - 1] != x->r->sentence[i];
    *t = (uint8_t)(KNOWN | (first ? FIRST : 0) | (speaks(x, i) ? SPEAKS : 0) |
                   (dl_ref_behind_preposition(x, i) ? GOVERNED : 0) |
                   (dl_ref_nested(x, i) ? NESTED : 0));
    return *t;
}

/* What its place in the tree says for mention I; what order says where there is none. */
static int place(const dl_referrer *x, uint32_t i, uint8_t t) {
    uint32_t top = dl_ref_top(x, i);
    if (!is_parsed(x, top))
        return (t & FIRST ? 14 : 0) + (t & GOVERNED ? 0 : 10) - (t & NESTED ? 30 : 0);
    const dl_branch *b = &x->r->trees->at[top];
    for (uint32_t n = 0; b->rel == DL_REL_CONJ && b->head != DL_NONE && n < 8; n++)
        b = &x->r->trees->at[b->head];
    if (t & NESTED) return b->rel == DL_REL_NMOD_POSS ? -18 : -30;
    if (t & SPEAKS && !(t & GOVERNED)) return 24; /* whatever the tree makes of a quote */
    switch (b->rel) {
    case DL_REL_NSUBJ:
    case DL_REL_NSUBJ_PASS:
    case DL_REL_NSUBJ_OUTER: return 24;
    case DL_REL_ROOT:
    case DL_REL_APPOS: return 12;
    case DL_REL_OBJ:
    case DL_REL_IOBJ:
    case DL_REL_OBL_AGENT: return 10;
    case DL_REL_NMOD_POSS: /* "Holm's talks ended. He left": somebody's subject */
        if (dl_ref_mention(x, i)->kind == DL_ACTOR_PERSON && b->head != DL_NONE &&
            x->r->trees->at[b->head].rel == DL_REL_NSUBJ)
            return 12;
        return -18;
    case DL_REL_COMPOUND:
    case DL_REL_AMOD: return -18;
    case DL_REL_NMOD: return -4;
    default: return t & FIRST ? 6 : 0;
    }
}

static bool is_same(const dl_referrer *x, uint32_t i, uint32_t k) {
    uint32_t a = dl_same(x->r, dl_ref_mention(x, i)->actor);
    return i == k || (a != DL_NONE && a == dl_same(x->r, dl_ref_mention(x, k)->actor));
}

/* "MR. RUIZ: ... he left": whoever speaks is no "he" of his own words. */
static bool speaks_it(const dl_referrer *x, const dl_wanted *w, uint32_t i) {
    uint32_t at = dl_ref_mention(x, w->at)->first;
    if (!w->gender || !x->voice || !x->voice[at]) return false;
    uint32_t speaker = x->r->speeches->list.at[x->voice[at] - 1].speaker;
    return speaker != DL_NONE && is_same(x, i, speaker);
}

static bool is_object(const dl_referrer *x, uint32_t token) {
    return is_parsed(x, token) && x->r->trees->at[token].rel == DL_REL_OBJ;
}

/* The first mention that I takes its actor from. */
static uint32_t origin(const dl_referrer *x, uint32_t i) {
    enum { LINKS = 8 };
    for (int n = 0; n < LINKS && dl_ref_mention(x, i)->antecedent != DL_NONE; n++)
        i = dl_ref_mention(x, i)->antecedent;
    return i;
}

/* "Oslo said they freed them": is I, or is meant by, the subject of the pronoun's own verb? */
static bool is_its_subject(const dl_referrer *x, const dl_wanted *w, uint32_t i) {
    if (w->exclude == DL_NONE) return false;
    if (dl_ref_top(x, i) == w->exclude) return true;
    if (!x->top || !x->top[w->exclude]) return false;
    uint32_t subject = x->top[w->exclude] - 1;
    return is_same(x, i, subject) || origin(x, i) == origin(x, subject);
}

/* What binds mention I to a pronoun: its clause, its speaker, quotation marks. */
static int bond(const dl_referrer *x, const dl_wanted *w, uint32_t i) {
    if (!w->pronoun) return 0;
    uint32_t top = dl_ref_top(x, i), at = dl_ref_mention(x, w->at)->first;
    int score = 0;
    if (is_its_subject(x, w, i) || speaks_it(x, w, i)) return -100;
    if (top == w->prefer) score += 40;
    if (top == w->second) score += 14;
    if (is_object(x, top) && is_object(x, at) && dl_ref_distance(x, i, w->at) == 1)
        score += ALIKE; /* "kidnapped nine pupils. Troops freed them" */
    if (w->speaker != DL_NONE && is_same(x, i, w->speaker)) score += SPOKE_BEFORE;
    bool here = x->r->sentence[i] == x->r->sentence[w->at];
    if (w->tells && here) score -= 30;
    if (x->quote[top] && x->quote[top] != x->quote[at]) score -= 14;
    if (x->quote[at] && !x->quote[top] && traits(x, i) & SPEAKS) score -= 22;
    return score;
}

static int salience(const dl_referrer *x, const dl_wanted *w, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint8_t t = traits(x, i);
    int score = 80 - 18 * (int)dl_ref_distance(x, i, w->at);
    score += place(x, i, t) + bond(x, w, i);
    bool past = w->past && dl_ref_distance(x, i, w->at) > 1;
    if (t & SPEAKS && !past) score += traits(x, w->at) & SPEAKS ? 20 : 6;
    if (m->form == DL_FORM_NOMINAL && m->actor == DL_NONE) score -= 10;
    if (m->adjective) score -= 12;
    uint32_t actor = dl_same(x->r, m->actor);
    if (actor < x->n_count) score += x->count[actor] > 5 ? 15 : 3 * (int)x->count[actor];
    if (w->plural && m->plural && !m->adjective) score += 22;
    if (w->plural && m->kind == DL_ACTOR_COUNTRY) score -= 14;
    if (w->plural && dl_ref_joined(x, i) != DL_NONE) score += 14;
    if (m->kind == DL_ACTOR_UNKNOWN) score -= 10;
    return score;
}

static bool agrees(const dl_referrer *x, const dl_wanted *w, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (!(w->kinds >> m->kind & 1u)) return false;
    if (w->plural && m->kind == DL_ACTOR_PERSON && !m->plural &&
        dl_ref_joined(x, i) == DL_NONE)
        return false;
    bool one = m->kind != DL_ACTOR_COLLECTIVE || !m->plural;
    if (w->pronoun && !w->plural && !one) return false;
    if (m->kind == DL_ACTOR_PERSON && !w->plural && m->plural) return false;
    if (!w->gender) return true;
    uint32_t actor = dl_same(x->r, m->actor);
    uint8_t gender = actor < x->r->n_same ? x->r->gender[actor] : 0;
    if (m->form == DL_FORM_NOMINAL || m->title_n) {
        uint32_t head = m->form == DL_FORM_NOMINAL ? m->head : m->first - 1;
        if (dl_ris(x->r, head, x->r->sets.female_noun)) gender = DL_FEMALE;
        if (dl_ris(x->r, head, x->r->sets.male_noun)) gender = DL_MALE;
    }
    return !gender || gender == w->gender;
}

/* Is mention I a person for more than its capitals: by a title, a given name, a role? */
static bool is_surely_person(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t actor = dl_same(x->r, m->actor);
    if (m->form != DL_FORM_NAME || m->title_n || m->method != DL_BY_SHAPE) return true;
    return actor < x->r->n_same &&
           (x->r->gender[actor] || x->r->out->found.at[actor].known);
}

uint32_t dl_ref_best(const dl_referrer *x, const dl_wanted *w, int *score) {
    uint32_t best = DL_NONE;
    *score = DL_ENOUGH - 1;
    for (uint32_t i = w->at, n = 0; i-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *m = dl_ref_mention(x, i);
        if (dl_ref_distance(x, i, w->at) > MAX_SENTENCES) break;
        if (m->form == DL_FORM_PRONOUN && m->actor == DL_NONE && m->antecedent == DL_NONE)
            continue;
        if (m->method == DL_BY_VOICE) continue;
        if (m->first + m->n > dl_ref_mention(x, w->at)->first) continue; /* it holds it */
        if (!agrees(x, w, i)) continue;
        int s = salience(x, w, i);
        if (w->gender && m->actor != DL_NONE) {
            uint32_t actor = dl_same(x->r, m->actor);
            if (actor < x->r->n_same && x->r->gender[actor] == w->gender) s += 6;
            if (!is_surely_person(x, i)) s -= 12;
        }
        if (s <= *score) continue;
        *score = s;
        best = i;
    }
    return best;
}
