/* metonym.c - capitals that stand for governments: "Washington wants", "with Washington".
 *
 * In:  capitals as places. Out: those that act become the country, method metonym. "In
 * Washington" and "Washington airport" stay the city. Without a sign either way the place
 * stays a place.
 *
 * SPDX-License-Identifier: MIT */
#include "resolve_parts.h"

/* Before a place that stays one. */
static const char *const local[] = { "in",      "at",    "near",    "outside",
                                     "around",  "into",  "across",  "via",
                                     "through", "visit", "capital", "city" };

/* Does the word at AT stand before one who deals with others? */
static bool deals(const dl_resolver *r, uint32_t at) {
    static const char *const links[] = { "with", "between", "by", "against" };
    static const char *const on[] = { "on", "upon" }, *const from[] = { "from" };
    if (at > 0 && dl_rlisted(r, at, from, 1) && dl_ris(r, at - 1, r->sets.sent_people))
        return true; /* "envoys from Oslo" */
    if (at > 0 && dl_rlisted(r, at, on, DL_N(on)) && dl_ris(r, at - 1, r->sets.calls_on))
        return true; /* "called on Oslo to" */
    if (at > 0 && dl_rlisted(r, at, on, DL_N(on)) && dl_ris(r, at - 1, r->sets.penalty))
        return true; /* "sanctions on Oslo" */
    static const char *const ways[] = { "to", "from" };
    if (at > 0 && dl_rlisted(r, at, ways, DL_N(ways)))
        return dl_ris(r, at - 1, r->sets.capital_given);
    return dl_rlisted(r, at, links, DL_N(links)) || dl_ris(r, at, r->sets.capital_dealt);
}

/* Does mention I stand where an actor would stand who joins the one before? "the Taliban
 * and Washington" */
static bool joined(const dl_resolver *r, uint32_t i) {
    const dl_mention *m = &r->out->list.at[i];
    if (i == 0 || m->first < 2 || dl_rtok(r, m->first - 1)->word != r->and_) return false;
    for (uint32_t k = i; k-- > 0 && k + 4 > i;) {
        const dl_mention *o = &r->out->list.at[k];
        if (o->first + o->n != m->first - 1) continue;
        if (o->kind == DL_ACTOR_ARMED_GROUP || o->kind == DL_ACTOR_ORGANISATION ||
            o->kind == DL_ACTOR_COUNTRY || o->method == DL_BY_METONYM)
            return true;
        if (o->kind != DL_ACTOR_PLACE) continue;
        uint32_t before = o->first > 0 ? o->first - 1 : 0;
        return deals(r, before);
    }
    return false;
}

/* "between the exiled prince and Beijing": whoever stands before "and" is a party. */
static bool ends_pair(const dl_resolver *r, uint32_t i) {
    enum { REACH = 10 };
    static const char *const between[] = { "between" };
    uint32_t first = r->out->list.at[i].first, at = first, s = r->sentence[i];
    if (s == DL_NONE || i == 0 || first < 2 || dl_rtok(r, first - 1)->word != r->and_)
        return false;
    while (--at > r->text->sentences.at[s].first && first - at < REACH)
        if (dl_rlisted(r, at, between, 1)) break;
    if (!dl_rlisted(r, at, between, 1)) return false;
    for (uint32_t k = i; k-- > 0 && r->out->list.at[k].first > at;) {
        uint8_t kind = r->out->list.at[k].kind;
        if (kind != DL_ACTOR_PLACE && kind != DL_ACTOR_UNKNOWN) return true;
    }
    return false;
}

/* "Khartoum and the two rebel groups": followed by "and" and an actor. */
static bool opens_pair(const dl_resolver *r, uint32_t i) {
    enum { REACH = 3 };
    const dl_mention *m = &r->out->list.at[i];
    uint32_t next = m->first + m->n;
    if (next >= r->text->tokens.n || dl_rtok(r, next)->word != r->and_) return false;
    for (uint32_t k = i + 1; k < r->out->list.n && k <= i + REACH; k++) {
        const dl_mention *o = &r->out->list.at[k];
        if (o->first != next + 1 && o->first != next + 2) continue;
        return o->kind == DL_ACTOR_COLLECTIVE || o->kind == DL_ACTOR_ARMED_GROUP ||
               o->kind == DL_ACTOR_COUNTRY ||
               (o->kind == DL_ACTOR_PERSON && o->form == DL_FORM_NAME);
    }
    return false;
}

/* "..., Washington wished": at the beginning of a sentence or clause. */
static bool opens_clause(const dl_resolver *r, uint32_t i) {
    static const char *const list[] = { "that", "and", "but", "while", "as", "because" };
    uint32_t first = r->out->list.at[i].first, s = r->sentence[i];
    if (s == DL_NONE) return false;
    return first == r->text->sentences.at[s].first ||
           dl_rlisted(r, first - 1, list, DL_N(list)) ||
           dl_str_is(dl_rword(r, first - 1), ",");
}

static bool acts(const dl_resolver *r, uint32_t i) {
    const dl_mention *m = &r->out->list.at[i];
    uint32_t before = m->first > 0 ? m->first - 1 : DL_NONE, next = m->first + m->n;
    if (r->sentence[i] == DL_NONE) return false; /* the dateline */
    if (before != DL_NONE && dl_rlisted(r, before, local, DL_N(local))) return false;
    if (dl_rtok(r, m->first)->flags & DL_UPPER && m->first == 0) return false;
    dl_str word = dl_rword(r, next);
    if (dl_rlisted(r, next, (const char *const[]){ "and" }, 1) && opens_clause(r, i) &&
        i + 1 < r->out->list.n && r->out->list.at[i + 1].first == next + 1 &&
        r->out->list.at[i + 1].kind == DL_ACTOR_PLACE)
        return acts(r, i + 1); /* "London and Paris backed it" */
    if (opens_clause(r, i) && opens_pair(r, i)) return true;
    bool verb = (word.len > 4 && dl_str_ends(word, "ed") && opens_clause(r, i)) ||
                dl_ris(r, next, r->sets.capital_acts) ||
                dl_ris(r, next, r->sets.speech_verb);
    if (dl_rtok(r, m->first + m->n - 1)->off + 1 < r->doc->text.len &&
        next < r->text->tokens.n && dl_rtok(r, next)->flags & DL_CLITIC)
        return !dl_ris(r, next + 1, r->sets.civic) &&
               !dl_ris(r, next + 1, r->sets.place_noun);
    if (verb)
        return before == DL_NONE ||
               !dl_rlisted(r, before, (const char *const[]){ "from", "of", "to" }, 3);
    if (before != DL_NONE && deals(r, before))
        return !dl_ris(r, next, r->sets.place_noun);
    return joined(r, i) || ends_pair(r, i);
}

/* Whom the place stands for: the organisation that sits there where the article names it,
 * "Brussels" beside "the EU", else the state. */
static uint32_t behind(dl_resolver *r, uint32_t place) {
    uint32_t seat = dl_actors_seat_of(r->actors, place);
    return seat != DL_NONE && r->known[seat] ? seat
                                             : dl_actors_capital_of(r->actors, place);
}

void dl_find_metonyms(dl_resolver *r) {
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        dl_mention *m = &r->out->list.at[i];
        if (m->form != DL_FORM_NAME || m->kind != DL_ACTOR_PLACE || m->actor == DL_NONE)
            continue;
        const dl_actor *place = &r->out->found.at[dl_same(r, m->actor)];
        if (!place->known) continue;
        uint32_t entry = behind(r, place->entry);
        if (entry == DL_NONE || !acts(r, i)) continue;
        m->actor = dl_known_actor(r, entry);
        m->kind = dl_actors_get(r->actors, entry)->kind;
        m->method = DL_BY_METONYM;
        m->confidence = 80;
    }
}
