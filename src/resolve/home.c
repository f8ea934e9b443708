/* home.c - bodies of a state without its name: "Congress", "Parliament", "the Foreign
 * Ministry".
 *
 * In:  names and metonyms resolved. Out: such names as bodies of the country that the
 * article is at home in: of its dateline or of the body that publishes it, else the only one
 * that the sentence names before, else the one it names far more than any other. "Congress"
 * and the like are those of the United States where these are named, and the dateline's
 * country is not more often. Where none is found, what the dictionary says stands.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    MAX_COUNTRIES = 24,
    FAR_MORE = 2,    /* times as often as any other */
    FAR_FROM_US = 3, /* of names that in English are mostly those of the United States */
    TITLED = 3,      /* "the Norland Senate" counts as so many mentions of Norland */
};

/* Rows with AMERICAN are that country's wherever it is named and no other stands out. */
static const struct {
    const char *words, *slug;
    bool american;
} bodies[] = {
    { "congress", "parliament", true },
    { "parliament", "parliament", false },
    { "national assembly", "parliament", false },
    { "senate", "senate", true },
    { "house of representatives", "house-of-representatives", true },
    { "supreme court", "supreme-court", true },
    { "constitutional court", "constitutional-court", false },
    { "foreign ministry", "foreign-ministry", false },
    { "ministry of foreign affairs", "foreign-ministry", false },
    { "defence ministry", "defence-ministry", false },
    { "defense ministry", "defence-ministry", false },
    { "ministry of defence", "defence-ministry", false },
    { "ministry of defense", "defence-ministry", false },
    { "interior ministry", "interior-ministry", false },
    { "finance ministry", "finance-ministry", false },
    { "health ministry", "health-ministry", false },
    { "justice ministry", "justice-ministry", false },
};

typedef struct {
    uint32_t entry[MAX_COUNTRIES], times[MAX_COUNTRIES], n; /* dictionary entries */
} tally;

/* The country, in the dictionary, that ACTOR is, lies in or belongs to; DL_NONE: none. */
static uint32_t country_of(dl_resolver *r, uint32_t actor) {
    enum { STEPS = 3 };
    const dl_actor *a = &r->out->found.at[dl_same(r, actor)];
    uint32_t entry = a->known ? a->entry : DL_NONE;
    for (int i = 0; entry != DL_NONE && i < STEPS; i++) {
        a = dl_actors_get(r->actors, entry);
        if (a->kind == DL_ACTOR_COUNTRY) return entry;
        uint32_t of =
            a->kind == DL_ACTOR_PLACE ? dl_actors_capital_of(r->actors, entry) : DL_NONE;
        entry = of == DL_NONE ? a->parent : of;
    }
    return DL_NONE;
}

static void count(tally *t, uint32_t entry) {
    uint32_t i = 0;
    while (i < t->n && t->entry[i] != entry) i++;
    if (i == MAX_COUNTRIES) return;
    if (i == t->n) {
        t->entry[t->n] = entry;
        t->times[t->n++] = 0;
    }
    t->times[i]++;
}

/* The body of the list that mention M names, without more; -1: none. */
static int body_of(const dl_resolver *r, const dl_mention *m) {
    char low[40];
    uint32_t first = m->first, n = m->n;
    if (n > 1 && dl_rtok(r, first)->word == r->the) first++, n--;
    dl_str s = dl_span_str(r->doc, dl_token_span(r->text, first, n));
    if (s.len > sizeof low || s.len < 6) return -1;
    s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) };
    for (size_t i = 0; i < DL_N(bodies); i++)
        if (dl_str_is(s, bodies[i].words)) return (int)i;
    return -1;
}

/* The only country that the sentence of mention I names before it; DL_NONE: none, or two. */
static uint32_t country_before(dl_resolver *r, uint32_t i) {
    uint32_t found = DL_NONE, s = r->sentence[i];
    for (uint32_t k = i; k-- > 0 && r->sentence[k] == s;) {
        const dl_mention *m = &r->out->list.at[k];
        if (m->actor == DL_NONE || m->form != DL_FORM_NAME || body_of(r, m) >= 0)
            continue;
        uint32_t entry = country_of(r, m->actor);
        if (entry == DL_NONE || entry == found) continue;
        if (found != DL_NONE) return DL_NONE;
        found = entry;
    }
    return found;
}

void dl_find_issuer(dl_resolver *r) {
    dl_str name = r->doc->source;
    if (dl_str_starts(name, "The ")) dl_str_cut(&name, ' ');
    uint32_t entry = name.len ? dl_actors_find(r->actors, name) : DL_NONE;
    r->issuer = DL_NONE;
    for (int i = 0; entry != DL_NONE && i < 3; i++) {
        const dl_actor *a = dl_actors_get(r->actors, entry);
        if (a->kind == DL_ACTOR_COUNTRY && i > 0) r->issuer = dl_known_actor(r, entry);
        if (a->kind != DL_ACTOR_OFFICE) return;
        entry = a->parent;
    }
}

/* How often each country is named; the one of the dateline. */
static void find_countries(dl_resolver *r, tally *t, uint32_t *dateline) {
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->actor == DL_NONE || m->form != DL_FORM_NAME || body_of(r, m) >= 0)
            continue;
        uint32_t entry = country_of(r, m->actor);
        if (entry == DL_NONE) continue;
        if (r->sentence[i] == DL_NONE && *dateline == DL_NONE) *dateline = entry;
        bool office = r->out->found.at[dl_same(r, m->actor)].kind == DL_ACTOR_OFFICE;
        for (int n = 0; n < (office ? TITLED : 1); n++) count(t, entry);
    }
}

/* The country that is named so many TIMES as often as the next one; DL_NONE: none. */
static uint32_t most_named(const tally *t, uint32_t times) {
    uint32_t best = 0, second = 0, found = DL_NONE;
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->times[i] > best) {
            second = best;
            best = t->times[i];
            found = t->entry[i];
        } else if (t->times[i] > second) {
            second = t->times[i];
        }
    }
    return best >= FAR_MORE && best >= times * second ? found : DL_NONE;
}

static uint32_t times_named(const tally *t, uint32_t entry) {
    for (uint32_t i = 0; i < t->n; i++)
        if (t->entry[i] == entry) return t->times[i];
    return 0;
}

/* "Norland's Congress": the country right before mention I; DL_NONE: none. */
static uint32_t country_beside(dl_resolver *r, uint32_t i) {
    uint32_t first = r->out->list.at[i].first;
    if (first > 0 && dl_rtok(r, first - 1)->flags & DL_CLITIC) first--;
    for (uint32_t k = i; k-- > 0 && k + 3 > i;) {
        const dl_mention *m = &r->out->list.at[k];
        if (m->first + m->n == first && m->kind == DL_ACTOR_COUNTRY &&
            m->actor != DL_NONE)
            return country_of(r, m->actor);
    }
    return DL_NONE;
}

/* Does somebody's name end right before mention I: "told Reuters Congress was late"? */
static bool follows_name(const dl_resolver *r, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && k + 3 > i;) {
        const dl_mention *m = &r->out->list.at[k];
        if (m->first + m->n >= r->out->list.at[i].first) return true;
    }
    return false;
}

/* "The Congress of Trade Unions", "the World Petroleum Congress", "the Congress party"
 * are others. */
static bool is_other(const dl_resolver *r, uint32_t i) {
    static const char *const of[] = { "of" };
    static const char *const party[] = { "party" };
    static const char *const small[] = { "for",  "when", "where", "in",  "if",
                                         "that", "and",  "but",   "why", "what",
                                         "how",  "will", "has",   "as",  "the" };
    const dl_mention *m = &r->out->list.at[i];
    uint32_t next = m->first + m->n, before = m->first > 0 ? m->first - 1 : DL_NONE;
    if (dl_rlisted(r, next, party, 1)) return true;
    if (dl_rlisted(r, next, of, 1)) {
        if (++next < r->text->tokens.n && dl_rtok(r, next)->word == r->the) next++;
        return next < r->text->tokens.n && dl_rtok(r, next)->flags & DL_CAPITAL;
    }
    if (before == DL_NONE || m->first == r->text->sentences.at[r->sentence[i]].first)
        return false;
    return dl_rtok(r, before)->flags & DL_CAPITAL &&
           dl_rtok(r, before)->kind == DL_WORD &&
           before != r->text->sentences.at[r->sentence[i]].first &&
           !dl_rlisted(r, before, small, DL_N(small)) && !follows_name(r, i);
}

/* Whose body mention I of BODY is; DL_NONE: nobody can tell. */
static uint32_t home_of(dl_resolver *r, uint32_t i, int body, const tally *t,
                        uint32_t dateline) {
    uint32_t beside = country_beside(r, i);
    uint32_t us = dl_actors_find(r->actors, DL_LIT("country/united-states"));
    uint32_t of_us = us == DL_NONE ? 0 : times_named(t, us);
    if (beside != DL_NONE) return beside;
    if (dateline != DL_NONE)
        return bodies[body].american && of_us > times_named(t, dateline) ? us : dateline;
    if (!bodies[body].american) {
        uint32_t before = country_before(r, i);
        return before != DL_NONE ? before : most_named(t, FAR_MORE);
    }
    uint32_t most = most_named(t, FAR_FROM_US);
    if (most != DL_NONE) return most;
    return of_us ? us : country_before(r, i);
}

/* The body as an actor of the article; "Congress" in India is a party. */
static uint32_t actor_of(dl_resolver *r, int body, uint32_t country) {
    const dl_actor *of = dl_actors_get(r->actors, country);
    dl_str slug = of->key;
    dl_str_cut(&slug, '/');
    if (strcmp(bodies[body].words, "congress") == 0 && dl_str_is(slug, "india")) {
        uint32_t party = dl_actors_find(r->actors, DL_LIT("Congress party"));
        return party == DL_NONE ? DL_NONE : dl_known_actor(r, party);
    }
    dl_str key = dl_str_fmt(r->mem, "office/%.*s-%s", DL_ARG(slug), bodies[body].slug);
    char title[40];
    uint32_t n = (uint32_t)strlen(bodies[body].words);
    memcpy(title, bodies[body].words, n);
    for (uint32_t i = 0; i < n; i++) /* "Foreign Ministry", "House of Representatives" */
        if ((i == 0 || title[i - 1] == ' ') && strncmp(title + i, "of ", 3) != 0)
            title[i] = (char)(title[i] - 'a' + 'A');
    dl_str name = dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(of->name), (int)n, title);
    uint32_t parent = dl_known_actor(r, country);
    if (parent == DL_NONE) return DL_NONE;
    return dl_ref_actor_with(r, DL_ACTOR_OFFICE, key, name, parent);
}

/* Mention I, which the dictionary took for a body of the United States, is another's. */
static void unlink_body(dl_resolver *r, uint32_t i) {
    dl_mention *m = &r->out->list.at[i];
    dl_str name = dl_span_str(r->doc, dl_token_span(r->text, m->first, m->n));
    dl_str key = dl_actor_make_key(r->mem, DL_ACTOR_ORGANISATION, name);
    uint32_t actor = dl_resolve_actor(r, DL_ACTOR_ORGANISATION, key, name, DL_NONE);
    if (actor == DL_NONE) return;
    m->actor = actor;
    m->kind = DL_ACTOR_ORGANISATION;
    m->method = DL_BY_SHAPE;
    m->confidence = 50;
}

void dl_find_homes(dl_resolver *r) {
    tally t = { .n = 0 };
    uint32_t dateline = DL_NONE;
    if (r->issuer != DL_NONE) dateline = country_of(r, r->issuer);
    bool looked = false;
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        int body = m->form == DL_FORM_NAME ? body_of(r, m) : -1;
        if (body < 0 || r->sentence[i] == DL_NONE) continue;
        if (is_other(r, i)) {
            if (bodies[body].american) unlink_body(r, i);
            continue;
        }
        if (!looked) find_countries(r, &t, &dateline);
        looked = true;
        uint32_t home = home_of(r, i, body, &t, dateline);
        uint32_t actor = home == DL_NONE ? DL_NONE : actor_of(r, body, home);
        if (actor == DL_NONE) continue;
        dl_mention *out = &r->out->list.at[i];
        out->actor = actor;
        out->kind = r->out->found.at[actor].kind;
        out->method = DL_BY_ROLE;
        out->confidence = 70;
    }
}
