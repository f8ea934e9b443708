/* coref.c - names that are one actor: full and short, acronyms, spellings.
 *
 * In:  names, each with an actor of its own unless the dictionary knows it. Out: united
 * actors. A single word is the short form of the last full name that ends (a person) or
 * begins (an organisation) with it; of one that comes later only if none came before.
 * Two full names are one when they are alike enough and nothing else is more alike.
 *
 * SPDX-License-Identifier: MIT */
#include "resolve_parts.h"

enum { SAME_PERSON = 86, SAME_WORD = 90, MAX_COMPARED = 48 };

typedef struct {
    dl_resolver *r;
    DL_VEC(uint32_t) full;   /* mentions with names of several words, in order */
    DL_VEC(uint32_t) single; /* of one word */
    uint32_t from;           /* in full: the first one behind the single word at hand */
} namer;

static dl_str mention_text(const dl_resolver *r, const dl_mention *m) {
    return dl_span_str(r->doc, dl_token_span(r->text, m->first, m->n));
}

/* The gender of the person at M: by title, else by given name. */
static uint8_t gender_of(const dl_resolver *r, const dl_mention *m) {
    for (uint32_t i = 0; i < m->title_n; i++) {
        uint32_t at = m->title_first + i;
        if (!dl_ris(r, at, r->sets.honorific)) continue;
        int64_t v = dl_words_value(r->words, dl_rtok(r, at)->word, r->sets.honorific);
        if (v == DL_MALE || v == DL_FEMALE) return (uint8_t)v;
    }
    if (m->first > 0 && dl_ris(r, m->first - 1, r->sets.honorific)) {
        int64_t v =
            dl_words_value(r->words, dl_rtok(r, m->first - 1)->word, r->sets.honorific);
        if (v == DL_MALE || v == DL_FEMALE) return (uint8_t)v;
    }
    if (m->n < 2 || !dl_ris(r, m->first, r->sets.first_name)) return 0;
    int64_t v = dl_words_value(r->words, dl_rtok(r, m->first)->word, r->sets.first_name);
    return v == DL_MALE || v == DL_FEMALE ? (uint8_t)v : 0;
}

/* One word, or one with its particles: "Norling", "al-Harbi", "bin Orlan", "van der Orl". */
static bool is_short(const dl_resolver *r, const dl_mention *m) {
    if (m->n == 1) return true;
    if (m->kind != DL_ACTOR_PERSON || m->n > 3) return false;
    bool glued = !(dl_rtok(r, m->first + 1)->flags & DL_SPACE_BEFORE);
    if (glued) return dl_ris(r, m->first, r->sets.particle);
    for (uint32_t i = 0; i + 1 < m->n; i++)
        if (!dl_ris(r, m->first + i, r->sets.particle)) return false;
    return true;
}

static void sort_names(namer *x) {
    dl_resolver *r = x->r;
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->form != DL_FORM_NAME || m->actor == DL_NONE || m->adjective) continue;
        if (m->kind == DL_ACTOR_PERSON) {
            uint8_t gender = gender_of(r, m);
            uint32_t actor = dl_same(r, m->actor);
            if (gender && !r->gender[actor]) r->gender[actor] = gender;
        }
        if (!is_short(r, m))
            *DL_PUSH(r->mem, &x->full) = i;
        else
            *DL_PUSH(r->mem, &x->single) = i;
    }
}

/* Spellings of one person, among the full names before. */
static void join_full(namer *x) {
    dl_resolver *r = x->r;
    for (uint32_t k = 0; k < x->full.n; k++) {
        const dl_mention *m = &r->out->list.at[x->full.at[k]];
        if (m->kind != DL_ACTOR_PERSON) continue;
        uint32_t best = DL_NONE;
        int most = SAME_PERSON - 1;
        for (uint32_t i = k, seen = 0; i-- > 0 && seen < MAX_COMPARED;) {
            const dl_mention *o = &r->out->list.at[x->full.at[i]];
            if (o->kind != DL_ACTOR_PERSON) continue;
            seen++;
            if (dl_same(r, o->actor) == dl_same(r, m->actor)) {
                best = DL_NONE;
                break;
            }
            int alike = dl_name_similarity(mention_text(r, m),
                                           r->out->found.at[dl_same(r, o->actor)].name);
            if (alike <= most) continue;
            most = alike;
            best = x->full.at[i];
        }
        if (best == DL_NONE) continue;
        const dl_actor *a = &r->out->found.at[dl_same(r, m->actor)];
        const dl_actor *b = &r->out->found.at[dl_same(r, r->out->list.at[best].actor)];
        if (!(a->known && b->known)) dl_unite(r, r->out->list.at[best].actor, m->actor);
    }
}

/* May two words be spellings of one? The first letter decides most cases at once. */
static bool alike_at_first(const dl_resolver *r, uint32_t a, uint32_t b) {
    static const char *const sounds[] = { "ckqgxh", "iyejzd", "ouwvfaeph", "szcxt",
                                          "td" };
    char x = (char)(r->doc->text.ptr[dl_rtok(r, a)->off] | 32);
    char y = (char)(r->doc->text.ptr[dl_rtok(r, b)->off] | 32);
    if (x == y || (x & 0x80) || (y & 0x80)) return true;
    for (size_t i = 0; i < DL_N(sounds); i++)
        if (strchr(sounds[i], x) && strchr(sounds[i], y)) return true;
    return false;
}

static int word_similarity(const dl_resolver *r, uint32_t a, uint32_t b) {
    return alike_at_first(r, a, b) ? dl_name_similarity(dl_rword(r, a), dl_rword(r, b))
                                   : 0;
}

/* The last word of full name M that others would call it by: "Abdullah" of "Abdullah II". */
static uint32_t last_word(const dl_resolver *r, const dl_mention *m) {
    uint32_t last = m->first + m->n - 1;
    dl_str word = dl_rword(r, last);
    for (uint32_t i = 0; i < word.len; i++)
        if (!memchr("IVX", word.ptr[i], 3)) return last;
    return m->n > 1 ? last - 1 : last;
}

/* "The Brotherhood" is "Norlandic Brotherhood": does the dictionary know M by its first word
 * and S? */
static bool ends_known_name(dl_resolver *r, const dl_mention *s, const dl_mention *m) {
    const dl_actor *a = &r->out->found.at[dl_same(r, m->actor)];
    if (!a->known || m->n < 2 || s->n != 1) return false;
    dl_str name = dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(dl_rword(r, m->first)),
                             DL_ARG(dl_rword(r, s->first)));
    return dl_actors_find(r->actors, name) == a->entry;
}

/* Is the single word S a short form of full name M? 0..100 */
static int short_form(dl_resolver *r, const dl_mention *s, const dl_mention *m) {
    if (m->kind == DL_ACTOR_PERSON) {
        bool guessed = s->kind == DL_ACTOR_PLACE && s->confidence <= 50;
        if (s->kind != DL_ACTOR_PERSON && s->kind != DL_ACTOR_UNKNOWN && !guessed)
            return 0;
        if (s->n > 1) /* 78 is the most that a short name gets */
            return dl_name_similarity(mention_text(r, s), mention_text(r, m)) >= 70 ? 95
                                                                                    : 0;
        int last = word_similarity(r, s->first, last_word(r, m));
        int first = word_similarity(r, s->first, m->first);
        if (last >= SAME_WORD) return last;
        return first == 100 && !(s->title_n && s->method == DL_BY_TITLE) ? 91 : 0;
    }
    bool org = m->kind == DL_ACTOR_ORGANISATION || m->kind == DL_ACTOR_PARTY ||
               m->kind == DL_ACTOR_ARMED_GROUP || m->kind == DL_ACTOR_MEDIA;
    if (!org || s->kind == DL_ACTOR_PERSON || s->kind == DL_ACTOR_PLACE ||
        s->kind == DL_ACTOR_COUNTRY)
        return 0;
    if (ends_known_name(r, s, m)) return 95;
    return dl_str_eq(dl_rword(r, s->first), dl_rword(r, m->first)) ? 95 : 0;
}

/* "KPF" for "Kesh People's Front": the capitals of the words. */
static bool is_acronym_of(const dl_resolver *r, const dl_mention *s,
                          const dl_mention *m) {
    dl_str word = dl_rword(r, s->first);
    uint32_t at = 0;
    if (word.len < 2 || !(dl_rtok(r, s->first)->flags & DL_UPPER)) return false;
    for (uint32_t i = 0; i < m->n && at <= word.len; i++) {
        const dl_token *t = dl_rtok(r, m->first + i);
        if (!(t->flags & DL_CAPITAL)) continue;
        if (at == word.len || r->doc->text.ptr[t->off] != word.ptr[at]) return false;
        at++;
    }
    return at == word.len;
}

/* "Kesh People's Front (KPF)": introduced right behind the name. */
static bool in_brackets(const dl_resolver *r, const dl_mention *s, const dl_mention *m) {
    return s->first == m->first + m->n + 1 && dl_str_is(dl_rword(r, s->first - 1), "(") &&
           dl_str_is(dl_rword(r, s->first + 1), ")");
}

/* "the Kesh Cocoa Organisation, KCOO, met": between commas right behind the name, and its
 * letters, in their order, are letters of it. */
static bool in_commas(const dl_resolver *r, const dl_mention *s, const dl_mention *m) {
    if (s->first != m->first + m->n + 1 || s->n != 1 || m->n < 2 ||
        !dl_str_is(dl_rword(r, s->first - 1), ",") ||
        !dl_str_is(dl_rword(r, s->first + 1), ","))
        return false;
    dl_str letters = dl_rword(r, s->first), name = mention_text(r, m);
    uint32_t at = 0;
    for (uint32_t i = 0; i < name.len && at < letters.len; i++)
        if ((name.ptr[i] | 32) == (letters.ptr[at] | 32) && (at || i == 0)) at++;
    return letters.len > 1 && at == letters.len;
}

/* "Marlow said": a single name taken for a person by its place alone is "Marlow Steel
 * Corp" where that was named before and nobody of the name was. */
static uint32_t guessed_body(const namer *x, const dl_mention *s) {
    const dl_resolver *r = x->r;
    bool guess = s->n == 1 && s->title_n == 0 && s->kind == DL_ACTOR_PERSON &&
                 !(s->first > 0 && dl_ris(r, s->first - 1, r->sets.honorific));
    for (uint32_t i = x->from, seen = 0; guess && i-- > 0 && seen < 4 * MAX_COMPARED;
         seen++) {
        const dl_mention *m = &r->out->list.at[x->full.at[i]];
        if (m->kind != DL_ACTOR_ORGANISATION && m->kind != DL_ACTOR_MEDIA) continue;
        if (dl_str_eq(dl_rword(r, s->first), dl_rword(r, m->first))) return x->full.at[i];
    }
    return DL_NONE;
}

/* "Mr. Norling" is not Maria Norling. */
static bool is_other_gender(dl_resolver *r, const dl_mention *s, const dl_mention *m) {
    uint8_t told = gender_of(r, s), known = r->gender[dl_same(r, m->actor)];
    return told && known && told != known;
}

/* "President Olof Norling met his wife. Maria Norling was ill. Norling said": of those who share a
 * surname it stays with who was named first and by office. LAST: the full name nearest to S. */
static uint32_t whose_surname(const namer *x, const dl_mention *s, uint32_t last) {
    dl_resolver *r = x->r;
    const dl_mention *near = &r->out->list.at[last];
    if (near->kind != DL_ACTOR_PERSON || near->title_n || s->n != 1 || gender_of(r, s))
        return last;
    uint32_t end = x->from < MAX_COMPARED ? x->from : MAX_COMPARED;
    for (uint32_t i = 0; i < end; i++) {
        const dl_mention *m = &r->out->list.at[x->full.at[i]];
        if (m->kind != DL_ACTOR_PERSON ||
            !dl_str_eq(dl_rword(r, s->first), dl_rword(r, last_word(r, m))))
            continue;
        return m->title_n ? x->full.at[i] : last;
    }
    return last;
}

static void join_single(namer *x, uint32_t index) {
    dl_resolver *r = x->r;
    dl_mention *s = &r->out->list.at[index];
    bool known = r->out->found.at[s->actor].known;
    uint32_t best = DL_NONE, later = DL_NONE;
    while (x->from < x->full.n && x->full.at[x->from] < index) x->from++;
    for (uint32_t i = x->from, seen = 0; i-- > 0 && seen < 4 * MAX_COMPARED; seen++) {
        const dl_mention *m = &r->out->list.at[x->full.at[i]];
        bool acronym = (in_brackets(r, s, m) || in_commas(r, s, m)) &&
                       m->kind != DL_ACTOR_PERSON && m->kind != DL_ACTOR_MEDIA &&
                       dl_rtok(r, s->first)->flags & DL_UPPER;
        if (acronym || (m->kind != DL_ACTOR_PERSON && is_acronym_of(r, s, m))) {
            if (known && r->out->found.at[m->actor].known) continue;
            s->method = DL_BY_ACRONYM;
            s->antecedent = x->full.at[i];
            dl_unite(r, s->actor, m->actor);
            return;
        }
        if (known || short_form(r, s, m) < SAME_WORD || is_other_gender(r, s, m))
            continue;
        best = whose_surname(x, s, x->full.at[i]);
        break;
    }
    uint32_t end =
        x->full.n - x->from > MAX_COMPARED ? x->from + MAX_COMPARED : x->full.n;
    for (uint32_t i = x->from; best == DL_NONE && !known && i < end; i++)
        if (short_form(r, s, &r->out->list.at[x->full.at[i]]) >= SAME_WORD) {
            later = x->full.at[i];
            break;
        }
    if (best == DL_NONE) best = later;
    if (best == DL_NONE && !known) best = guessed_body(x, s);
    if (best == DL_NONE) return;
    s->method = DL_BY_SHORT_NAME;
    s->antecedent = best;
    s->confidence = later == best ? 75 : 90;
    s->kind = r->out->list.at[best].kind;
    r->alias[dl_same(r, s->actor)] = 1 + r->out->list.at[best].actor;
    /* by mention, not by actor: two Norlings share the short name's actor */
    s->actor = r->out->list.at[best].actor;
}

/* "Petro-Canada": does a hyphen make M the first half of a name? */
static bool is_half(const dl_resolver *r, const dl_mention *m) {
    uint32_t hyphen = m->first + m->n;
    return hyphen + 1 < r->text->tokens.n &&
           dl_str_is(dl_token_str(r->doc, &r->text->tokens.at[hyphen]), "-") &&
           !(r->text->tokens.at[hyphen].flags & DL_SPACE_BEFORE) &&
           !(r->text->tokens.at[hyphen + 1].flags & DL_SPACE_BEFORE) &&
           r->text->tokens.at[hyphen + 1].flags & DL_CAPITAL;
}

/* A surname alone that the dictionary gives to one person. */
static void join_surname(dl_resolver *r, dl_mention *s) {
    const dl_actor *actor = &r->out->found.at[dl_same(r, s->actor)];
    if (actor->known || s->antecedent != DL_NONE) return;
    if ((s->kind != DL_ACTOR_PERSON && s->kind != DL_ACTOR_UNKNOWN) || is_half(r, s))
        return;
    uint32_t entry = dl_actors_find(r->actors, mention_text(r, s));
    if (entry == DL_NONE || dl_actors_get(r->actors, entry)->kind != DL_ACTOR_PERSON)
        return;
    uint32_t person = dl_known_actor(r, entry);
    if (person == DL_NONE) return;
    s->actor = person;
    s->kind = DL_ACTOR_PERSON;
    s->method = DL_BY_DICTIONARY;
    s->confidence = 70;
}

void dl_unite_names(dl_resolver *r) {
    namer x = { .r = r };
    sort_names(&x);
    join_full(&x);
    for (uint32_t i = 0; i < x.single.n; i++) join_single(&x, x.single.at[i]);
    for (uint32_t i = 0; i < x.single.n; i++)
        join_surname(r, &r->out->list.at[x.single.at[i]]);
}
