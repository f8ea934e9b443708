/* role.c - who people are said to be: titles, appositions, relative clauses.
 *
 * In:  persons with their titles, and role nouns beside persons. Out: rows of roles, and
 * role nouns tied to the person they stand beside. What a role belongs to is the country
 * or organisation named inside its words.
 *
 * SPDX-License-Identifier: MIT */
#include "resolve_parts.h"

enum { MAX_ROLE = 14, MAX_TAIL = 8, MAX_RELATIVE = 12 };

static bool is_char(const dl_resolver *r, uint32_t at, char c) {
    dl_str s = dl_rword(r, at);
    return s.len == 1 && s.ptr[0] == c;
}

static uint32_t sentence_end(const dl_resolver *r, uint32_t mention) {
    uint32_t s = r->sentence[mention];
    if (s == DL_NONE) return r->out->list.at[mention].first + r->out->list.at[mention].n;
    return r->text->sentences.at[s].first + r->text->sentences.at[s].n;
}

/* What the role in tokens FIRST .. END - 1 belongs to: the first country, organisation or
 * group named in it, near mention NEAR. */
static uint32_t owner_in(const dl_resolver *r, uint32_t first, uint32_t end,
                         uint32_t near) {
    uint32_t person = DL_NONE; /* "Norling's adviser", where nobody else is named */
    uint32_t i = near;
    while (i > 0 && r->out->list.at[i - 1].first >= first) i--;
    for (; i < r->out->list.n && r->out->list.at[i].first < end; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->first < first || m->form != DL_FORM_NAME || m->actor == DL_NONE) continue;
        if (i != near && m->kind == DL_ACTOR_PERSON && person == DL_NONE)
            person = m->actor;
        if (m->kind == DL_ACTOR_PERSON || m->kind == DL_ACTOR_UNKNOWN) continue;
        return m->actor;
    }
    return person;
}

/* "The Kesh Front (KF) leader": who stands in brackets right before token AT; DL_NONE: nobody. */
static uint32_t in_brackets(const dl_resolver *r, uint32_t at, uint32_t near) {
    if (at < 3 || !is_char(r, at - 1, ')')) return DL_NONE;
    for (uint32_t i = near; i-- > 0;) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->first + m->n < at - 1) break;
        if (m->first + m->n == at - 1 && is_char(r, m->first - 1, '(')) return m->actor;
    }
    return DL_NONE;
}

/* "President Karl Holm of Norland": the state or body behind the name of PERSON; DL_NONE: none. */
static uint32_t state_behind_name(const dl_resolver *r, uint32_t person) {
    enum { REACH = 4 }; /* mentions */
    const uint32_t owners = 1u << DL_ACTOR_COUNTRY | 1u << DL_ACTOR_ORGANISATION |
                            1u << DL_ACTOR_ARMED_GROUP | 1u << DL_ACTOR_PARTY;
    const dl_mention *m = &r->out->list.at[person];
    uint32_t at = m->first + m->n, end = sentence_end(r, person);
    if (at + 1 >= end || dl_rtok(r, at)->word != r->of) return DL_NONE;
    at++;
    if (dl_rtok(r, at)->word == r->the) at++;
    for (uint32_t i = person + 1; i < r->out->list.n && i <= person + REACH; i++) {
        const dl_mention *o = &r->out->list.at[i];
        if (o->first == at && o->form == DL_FORM_NAME && !o->adjective &&
            owners >> o->kind & 1u)
            return o->actor;
    }
    return DL_NONE;
}

static void add_role(dl_resolver *r, uint32_t person, uint32_t first, uint32_t n) {
    const dl_mention *m = &r->out->list.at[person];
    while (n > 0 && (dl_rtok(r, first)->word == r->the || is_char(r, first, 'a') ||
                     is_char(r, first, 'A') || dl_str_is(dl_rword(r, first), "an"))) {
        first++;
        n--;
    }
    if (n == 0 || n > MAX_ROLE || m->actor == DL_NONE) return;
    if (n == 1 && dl_ris(r, first, r->sets.honorific) && !dl_ris(r, first, r->sets.role))
        return; /* "Mr" is no role */
    uint32_t of = owner_in(r, first, first + n, person);
    if (of == DL_NONE) of = in_brackets(r, first, person);
    bool title = m->title_n && first == m->title_first &&
                 dl_rtok(r, first + n - 1)->flags & DL_CAPITAL; /* no "envoy Holm of" */
    if (of == DL_NONE && title) of = state_behind_name(r, person);
    uint32_t from = first < m->first ? first : m->first;
    uint32_t to = first + n > m->first + m->n ? first + n : m->first + m->n;
    *DL_PUSH(r->mem, &r->out->roles) =
        (dl_actor_role){ .actor = m->actor,
                         .of = of,
                         .text = dl_token_span(r->text, first, n),
                         .evidence = dl_token_span(r->text, from, to - from),
                         .sentence = r->sentence[person] };
}

/* Ties the role noun at NOMINAL to the person at PERSON. */
static void tie(dl_resolver *r, uint32_t nominal, uint32_t person) {
    dl_mention *m = &r->out->list.at[nominal];
    m->actor = r->out->list.at[person].actor;
    m->antecedent = person;
    m->method = DL_BY_ROLE;
    m->confidence = 85;
}

static bool is_role(const dl_resolver *r, const dl_mention *m) {
    return m->form == DL_FORM_NOMINAL && !m->plural && dl_ris(r, m->head, r->sets.role);
}

/* "Chief mediator and former army leader Karl Holm": the person whose title, behind the bare role
 * noun at I and "and", makes both his; DL_NONE: nobody. */
static uint32_t sharing_title(const dl_resolver *r, uint32_t i) {
    enum { REACH = 4 }; /* mentions */
    static const char *const openers[] = { "a",   "an",  "the", "his",  "her",
                                           "its", "our", "my",  "their" };
    const dl_mention *m = &r->out->list.at[i];
    uint32_t next = m->first + m->n, at = next + 1;
    if (at >= r->text->tokens.n || dl_rtok(r, next)->word != r->and_ ||
        m->actor != DL_NONE || dl_rlisted(r, m->first, openers, DL_N(openers)) ||
        (m->first > 0 && dl_rlisted(r, m->first - 1, openers, DL_N(openers))))
        return DL_NONE;
    for (uint32_t k = i + 1; k < r->out->list.n && k <= i + REACH; k++) {
        const dl_mention *p = &r->out->list.at[k];
        if (p->form == DL_FORM_NAME && p->kind == DL_ACTOR_PERSON && p->title_n &&
            p->title_first == at && r->sentence[k] == r->sentence[i] &&
            !dl_rlisted(r, at, openers, DL_N(openers)))
            return k;
    }
    return DL_NONE;
}

/* The person that begins at token AT, behind mention I; DL_NONE: none. */
static uint32_t person_at(const dl_resolver *r, uint32_t i, uint32_t at) {
    for (; i < r->out->list.n && r->out->list.at[i].first <= at; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->first == at && m->form == DL_FORM_NAME && m->kind == DL_ACTOR_PERSON)
            return i;
    }
    return DL_NONE;
}

/* The same behind ranks and honorifics from token AT on: "the army chief, General Karl Holm,"; only
 * where a comma ends it, for "the minister, Mr Holm said" names another. */
static uint32_t titled_at(const dl_resolver *r, uint32_t i, uint32_t at) {
    enum { MOST = 3 };
    uint32_t first = at;
    while (at < first + MOST && dl_ris(r, at, r->sets.honorific)) at++;
    uint32_t person = at == first ? DL_NONE : person_at(r, i, at);
    if (person == DL_NONE) return DL_NONE;
    const dl_mention *m = &r->out->list.at[person];
    return is_char(r, m->first + m->n, ',') ? person : DL_NONE;
}

static bool is_link(const dl_resolver *r, uint32_t at) {
    static const char *const links[] = { "for", "of", "to", "in", "at", "on", "from" };
    return dl_rlisted(r, at, links, DL_N(links));
}

/* "met" of "the minister for energy met Norling": no part of what he is minister for. */
static bool is_told(const dl_resolver *r, uint32_t at) {
    uint8_t pos = r->trees ? r->trees->at[at].pos : DL_POS_X;
    return pos == DL_POS_VERB || pos == DL_POS_AUX || dl_ris(r, at, r->sets.speech_verb);
}

/* Behind a role: "for Norland's reconciliation", "in Doha"; only words that may belong to
 * the phrase. Returns where it ends: at a comma, a verb or a name. */
static uint32_t tail_end(const dl_resolver *r, uint32_t i, uint32_t end) {
    const dl_mention *m = &r->out->list.at[i];
    uint32_t at = m->first + m->n;
    if (at >= end || !is_link(r, at)) return at;
    for (uint32_t n = 0; at < end && n < MAX_TAIL; n++, at++) {
        const dl_token *t = dl_rtok(r, at);
        if (t->kind != DL_WORD || is_told(r, at)) break;
        if (n > 0 && person_at(r, i, at) != DL_NONE) break;
    }
    return at;
}

/* Does another role end at token AT, behind mention I: "a spokesman for the president"? */
static bool other_role_ends(const dl_resolver *r, uint32_t i, uint32_t at) {
    for (uint32_t k = i + 1; k < r->out->list.n && r->out->list.at[k].first < at; k++) {
        const dl_mention *m = &r->out->list.at[k];
        if (is_role(r, m) && m->first + m->n == at) return true;
    }
    return false;
}

/* May an apposition end before token AT? "Norling, a spokesman said" is none, nor is the
 * list "Norling, a minister and an envoy". */
static bool is_closed(const dl_resolver *r, uint32_t at, uint32_t end) {
    return at >= end ||
           (dl_rtok(r, at)->word != r->and_ && !dl_ris(r, at, r->sets.speech_verb));
}

/* "John Norling, the US envoy": ties the noun at I, whose phrase ends before token AT, to the
 * person right before its comma. */
static void beside_person(dl_resolver *r, uint32_t i, uint32_t at, uint32_t end) {
    const dl_mention *m = &r->out->list.at[i];
    if (m->first < 2 || !is_char(r, m->first - 1, ',')) return;
    for (uint32_t k = i; k-- > 0;) {
        const dl_mention *p = &r->out->list.at[k];
        if (p->first + p->n < m->first - 1 && p->first + 12 < m->first) break;
        if (p->first + p->n != m->first - 1) continue;
        if (p->kind != DL_ACTOR_PERSON || p->form != DL_FORM_NAME) break;
        if (!is_closed(r, at, end)) break;
        add_role(r, k, m->first, at - m->first);
        tie(r, i, k);
        break;
    }
}

/* "the US envoy, John Norling,"; "a spokesman in Doha John Norling"; "John Norling, the
 * US envoy". */
static void read_role_noun(dl_resolver *r, uint32_t i) {
    const dl_mention *m = &r->out->list.at[i];
    uint32_t end = sentence_end(r, i), at = tail_end(r, i, end);
    uint32_t holder = sharing_title(r, i);
    if (holder != DL_NONE) {
        add_role(r, holder, m->first, m->n);
        tie(r, i, holder);
        return;
    }
    bool comma = at < end && is_char(r, at, ',');
    uint32_t person = person_at(r, i, comma ? at + 1 : at);
    uint32_t titled = comma && person == DL_NONE ? titled_at(r, i, at + 1) : DL_NONE;
    if (titled != DL_NONE) person = titled;
    /* "a spokesman for the minister Karl Holm", "an aide to Holm", "an analyst at Mr Holm",
     * "the father of footballer Karl Holm" */
    uint32_t last = at - (dl_ris(r, at - 1, r->sets.honorific) ? 2 : 1);
    bool of_other =
        at > m->first + m->n && (other_role_ends(r, i, at) || is_link(r, last) ||
                                 (!comma && dl_ris(r, m->head, r->sets.kin)));
    if (person != DL_NONE && !of_other &&
        (titled != DL_NONE || r->out->list.at[person].title_n == 0)) {
        uint32_t next = r->out->list.at[person].first + r->out->list.at[person].n;
        bool closed = !comma || next >= end || dl_rtok(r, next)->kind != DL_WORD ||
                      !dl_ris(r, next, r->sets.function);
        if (closed) {
            add_role(r, person, m->first, at - m->first);
            tie(r, i, person);
            return;
        }
    }
    beside_person(r, i, at, end);
}

/* "John Norling, a teacher who met the rebels": who he is, where no office or role says so. */
static bool is_other_noun(const dl_resolver *r, const dl_mention *m) {
    static const char *const one[] = { "a", "an" };
    static const char *const who[] = { "who" };
    if (m->form != DL_FORM_NOMINAL || m->plural || m->actor != DL_NONE ||
        !dl_rlisted(r, m->first, one, DL_N(one)))
        return false;
    uint32_t next = m->first + m->n;
    return (next < r->text->tokens.n && dl_rlisted(r, next, who, DL_N(who))) ||
           (r->trees && r->trees->at[m->head].rel == DL_REL_APPOS);
}

/* "Norling, who leads the talks,": the words behind "who". */
static void read_relative(dl_resolver *r, uint32_t i) {
    const dl_mention *m = &r->out->list.at[i];
    uint32_t end = sentence_end(r, i), at = m->first + m->n;
    if (at < end && is_char(r, at, ',')) at++;
    if (at + 2 >= end || !dl_str_is(dl_rword(r, at), "who")) return;
    at++;
    static const char *const be[] = { "is", "was" };
    if (!dl_rlisted(r, at, be, DL_N(be)) && !dl_ris(r, at, r->sets.leads)) return;
    uint32_t first = at;
    static const char *const skip[] = { "is", "was", "also", "one", "of" };
    while (first < end && dl_rlisted(r, first, skip, DL_N(skip))) first++;
    while (at < end && at - first < MAX_RELATIVE) {
        const dl_token *t = dl_rtok(r, at);
        if (at > first && (dl_ris(r, at, r->sets.speech_verb) || is_char(r, at, ',')))
            break;
        if (t->kind == DL_PUNCT && !is_char(r, at, '-')) break;
        if (t->kind == DL_QUOTE || dl_str_is(dl_rword(r, at), "that")) break;
        at++;
    }
    bool participle = first < end && first > m->first + m->n + 1 &&
                      dl_str_ends(dl_rword(r, first), "ing");
    if (at > first + 1 && !participle && at - first < MAX_RELATIVE)
        add_role(r, i, first, at - first);
}

void dl_find_roles(dl_resolver *r) {
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (is_role(r, m))
            read_role_noun(r, i);
        else if (is_other_noun(r, m))
            beside_person(r, i, m->first + m->n, sentence_end(r, i));
        if (m->form != DL_FORM_NAME || m->kind != DL_ACTOR_PERSON) continue;
        if (m->title_n) add_role(r, i, m->title_first, m->title_n);
        read_relative(r, i);
    }
}
