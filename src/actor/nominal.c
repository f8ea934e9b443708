/* nominal.c - actors without a name: "Norlandic officials", "a spokesman", "the group".
 *
 * In:  the names of a stretch. Out: nominal mentions and pronouns. A country or group
 * before the noun makes it an actor of its own: a collective, or an office of the state.
 * A noun alone, and every pronoun, stays unresolved until resolve finds whom the article
 * means. A role right before a person's name is that mention's title, no actor.
 *
 * SPDX-License-Identifier: MIT */
#include "nominal.h"

enum { MAX_LEFT = 8, MAX_OPEN = 2 }; /* words before a head; adjectives nobody listed */

typedef struct {
    uint32_t first, head;
    uint32_t owner; /* the mention it belongs to, or DL_NONE */
    uint32_t nouns; /* where the words behind owner and article begin */
    bool det;       /* an article or another determiner opens it */
    bool definite;  /* "the", "this", "both" */
    bool modified;  /* words stand between */
} phrase;

static bool is_head(const nominal *x, uint32_t at) {
    const dl_finder *f = x->f;
    return dl_is(f, at, f->sets.role) || dl_is(f, at, f->sets.people) ||
           dl_is(f, at, f->sets.group);
}

static const char *const definites[] = { "the", "this", "these", "those", "both",
                                         "his", "her",  "its",   "their", "all" };
static const char *const indefinites[] = { "a",    "an",      "some",  "any", "several",
                                           "many", "another", "one",   "no",  "our",
                                           "most", "few",     "other", "each" };

static bool is_hyphen(const nominal *x, uint32_t at) {
    return dl_str_is(word_at(x, at), "-") && !(dl_tok(x->f, at)->flags & DL_SPACE_BEFORE);
}

/* May the word at AT stand between a determiner or owner and the head? */
static bool is_modifier(const nominal *x, uint32_t at) {
    const dl_finder *f = x->f;
    const dl_token *t = dl_tok(f, at);
    if (t->kind == DL_NUMBER) /* not "the Group-7 nations" */
        return t->len <= 3 && (at == x->s->first || !is_hyphen(x, at - 1));
    return t->kind == DL_WORD && !(t->flags & DL_CLITIC) &&
           (dl_is(f, at, f->sets.adjunct) || is_head(x, at) ||
            dl_is(f, at, f->sets.office_noun));
}

/* An adjective that no list has: small letters, no word of grammar, no verb of saying; "the
 * paper quoted unnamed diplomats" are two. */
static bool is_open(const nominal *x, uint32_t at) {
    const dl_finder *f = x->f;
    const dl_token *t = dl_tok(f, at);
    return t->kind == DL_WORD && !(t->flags & (DL_CAPITAL | DL_CLITIC)) &&
           !dl_is(f, at, f->sets.function) && !dl_is(f, at, f->sets.speech_verb) &&
           !dl_is(f, at, f->sets.quotes);
}

/* "Budget" of "chief Budget negotiator": the word at AT, no name of anybody's, says of what. */
static bool is_matter(const nominal *x, uint32_t at) {
    const dl_finder *f = x->f;
    return at > x->s->first && at + 1 < x->s->end && !cover_at(x, at) &&
           dl_tok(f, at)->kind == DL_WORD && dl_tok(f, at)->flags & DL_CAPITAL &&
           !dl_is(f, at, f->sets.function) && dl_is(f, at + 1, f->sets.role) &&
           dl_is(f, at - 1, f->sets.adjunct);
}

/* "five": two to twelve, which no name begins with. */
static bool is_small_number(const dl_finder *f, uint32_t at) {
    enum { LEAST = 2, MOST = 12 };
    int64_t n = dl_is(f, at, f->sets.number)
                    ? dl_words_value(f->words, dl_tok(f, at)->word, f->sets.number)
                    : 0;
    return n >= LEAST && n <= MOST;
}

/* "five", "12" */
static bool is_count(const nominal *x, uint32_t at) {
    static const char *const dozens[] = { "dozens" };
    return dl_tok(x->f, at)->kind == DL_NUMBER || is_small_number(x->f, at) ||
           word_is(x, at, dozens, 1);
}

/* "the army attacked advancing rebel forces", "a raid killed five soldiers": is the word at
 * AT what the one before did? */
static bool is_deed(const nominal *x, uint32_t at) {
    if (at == x->s->first) return false;
    if (!dl_str_ends(word_at(x, at), "ed") && !dl_is(x->f, at, x->f->sets.struck_by))
        return false;
    if (at + 1 < x->s->end && is_count(x, at + 1)) return true;
    uint32_t cover = cover_at(x, at - 1);
    return cover ? !x->f->out->list.at[cover - 1].adjective : is_head(x, at - 1);
}

/* A name that may own what stands behind it: a person only with its "'s", or before a
 * group ("the Norling administration"). */
static bool may_own(const nominal *x, uint32_t cover, uint32_t head, bool genitive) {
    const dl_mention *m = &x->f->out->list.at[cover - 1];
    if (genitive) return true;
    /* "Harwick director Anna Berg": what stands before the role is no person */
    if (m->kind == DL_ACTOR_UNKNOWN && dl_is(x->f, head, x->f->sets.role) &&
        cover_at(x, head + 1))
        return true;
    if (m->kind == DL_ACTOR_PERSON || m->kind == DL_ACTOR_UNKNOWN)
        return dl_is(x->f, head, x->f->sets.group) && !m->title_n;
    return m->kind != DL_ACTOR_MEDIA || !dl_is(x->f, head, x->f->sets.group);
}

static bool is_genitive(const nominal *x, uint32_t at) {
    const dl_token *t = dl_tok(x->f, at);
    dl_str s = word_at(x, at);
    return t->flags & DL_CLITIC && (dl_str_ends(s, "s") || t->len <= 3);
}

/* "backed" of "Norling-backed rebels", "led" of "Norlandic-led troops". */
static bool is_backed(const nominal *x, uint32_t at) {
    return at > x->s->first + 1 && is_hyphen(x, at - 1) && cover_at(x, at - 2) &&
           dl_str_ends(word_at(x, at), "ed");
}

/* "Norling's overseas envoy": are the words from FIRST to HEAD, one of which no list has, told of
 * the head, and none what somebody "'s" (has, is) doing? */
static bool is_described(const nominal *x, uint32_t first, uint32_t head, uint32_t open) {
    for (uint32_t at = first; at < head; at++)
        if (!dl_is(x->f, at, x->f->sets.adjunct) &&
            (dl_str_ends(word_at(x, at), "ed") || dl_str_ends(word_at(x, at), "ing")))
            return false;
    return open < MAX_OPEN && !(head + 1 < x->s->end && is_genitive(x, head + 1));
}

/* The phrase whose head is HEAD: walks left over modifiers to owner and determiner. */
static phrase read_phrase(const nominal *x, uint32_t head) {
    phrase p = { .first = head, .head = head, .owner = DL_NONE, .nouns = head };
    static const char *const most[] = { "most" };
    uint32_t at = head, open = 0, pending = head;
    while (at > x->s->first && head - at < MAX_LEFT) {
        uint32_t before = at - 1, cover = cover_at(x, before);
        if (cover) {
            if (pending != p.first || !may_own(x, cover, head, false)) break;
            p.owner = cover - 1;
            p.first = x->f->out->list.at[cover - 1].first;
            break;
        }
        if (is_genitive(x, before) && before > x->s->first && cover_at(x, before - 1)) {
            if (pending != p.first && !is_described(x, at, head, open)) break;
            p.owner = cover_at(x, before - 1) - 1;
            p.first = x->f->out->list.at[p.owner].first;
            p.nouns = word_is(x, at, most, 1) ? at + 1 : at;
            break;
        }
        if (word_is(x, before, most, 1) && before > x->s->first &&
            is_genitive(x, before - 1)) { /* "Norland's most senior diplomat" */
            at = pending = before;
            continue;
        }
        if (is_modifier(x, before) || is_matter(x, before)) {
            at = pending = before;
            if (open == 0) p.first = p.nouns = at;
            continue;
        }
        if (is_backed(x, at)) { /* "Norling-backed rebels": not their state's own */
            p.first = x->f->out->list.at[cover_at(x, before - 1) - 1].first;
            p.nouns = p.first;
            break;
        }
        if (is_hyphen(x, before) && before > x->s->first &&
            (is_open(x, before - 1) || dl_is(x->f, before - 1, x->f->sets.adjunct))) {
            at = pending = before - 1;
            if (open == 0) p.first = p.nouns = at;
            continue;
        }
        if (word_is(x, before, definites, DL_N(definites)) ||
            word_is(x, before, indefinites, DL_N(indefinites))) {
            p.det = true;
            p.definite = word_is(x, before, definites, DL_N(definites));
            p.nouns = pending;
            p.first = before;
            return p;
        }
        if (!is_open(x, before) || open == MAX_OPEN || is_deed(x, before)) break;
        open++;
        at = pending = before;
    }
    p.modified = p.nouns < head;
    while (p.owner != DL_NONE && p.first > x->s->first && !cover_at(x, p.first - 1) &&
           dl_is(x->f, p.first - 1, x->f->sets.adjunct))
        p.first--; /* "some senior Norlandic officials" */
    if (p.owner != DL_NONE && p.first > x->s->first &&
        (word_is(x, p.first - 1, definites, DL_N(definites)) ||
         word_is(x, p.first - 1, indefinites, DL_N(indefinites)))) {
        p.first--;
        p.det = true;
        p.definite = word_is(x, p.first, definites, DL_N(definites));
    }
    return p;
}

/* The sender of HEAD ("the team sent by the Norlandic government"), a state or body; DL_NONE: not
 * said. */
static uint32_t sender(const nominal *x, uint32_t head) {
    uint32_t at = dl_sender_behind(x->f, head, x->s->end);
    if (at == DL_NONE) return DL_NONE;
    if (dl_tok(x->f, at)->word == x->f->the && at + 1 < x->s->end) at++;
    uint32_t cover = cover_at(x, at);
    if (!cover) return DL_NONE;
    const dl_mention *m = &x->f->out->list.at[cover - 1];
    bool state = !m->adjective || (at + 1 < x->s->end && is_head(x, at + 1));
    return m->first == at && state && m->kind != DL_ACTOR_PERSON &&
                   m->kind != DL_ACTOR_UNKNOWN
               ? cover - 1
               : DL_NONE;
}

/* "the government of Norland", "negotiators from the Front": who owns the phrase by what
 * stands behind its head; DL_NONE: nobody. */
static uint32_t owner_behind(const nominal *x, uint32_t head) {
    static const char *const links[] = { "of", "from" };
    uint32_t at = head + 1;
    if (at + 1 >= x->s->end || !word_is(x, at, links, DL_N(links))) return DL_NONE;
    bool from = dl_tok(x->f, at)->word != x->f->of;
    bool people =
        dl_is(x->f, head, x->f->sets.people) || dl_is(x->f, head, x->f->sets.role);
    if (from && (!people || dl_is(x->f, head, x->f->sets.group)))
        return DL_NONE; /* "the withdrawal of forces from Norland" */
    if (word_is(x, ++at, definites, DL_N(definites))) at++; /* "of her League" */
    uint32_t cover = cover_at(x, at);
    /* "of the Norlandic group Front of Oaks": the name, not the adjective */
    if (cover && x->f->out->list.at[cover - 1].adjective && at + 2 < x->s->end &&
        dl_is(x->f, at + 1, x->f->sets.group) && cover_at(x, at + 2))
        cover = cover_at(x, at += 2);
    if (!cover) return DL_NONE;
    const dl_mention *m = &x->f->out->list.at[cover - 1];
    uint32_t next = m->first + m->n;
    if (next + 1 < x->s->end && is_genitive(x, next) &&
        dl_is(x->f, head, x->f->sets.people)) {
        if (cover_at(x, next + 1)) /* "members of Norland's Peace Council" */
            m = &x->f->out->list.at[(cover = cover_at(x, at = next + 1)) - 1];
        else if (!dl_office_slug(word_at(x, next + 1)))
            return DL_NONE; /* "of Norland's largest union" */
    }
    bool fits = m->first == at && !m->adjective &&
                (m->kind != DL_ACTOR_UNKNOWN || dl_is(x->f, head, x->f->sets.people));
    return fits && (m->kind != DL_ACTOR_PERSON || !dl_is(x->f, head, x->f->sets.role))
               ? cover - 1
               : DL_NONE;
}

/* ---- what is made of a phrase ------------------------------------------------------------- */

/* The words that tell which group it is: without "senior", "some", numbers. */
static dl_str telling_words(const nominal *x, const phrase *p) {
    dl_finder *f = x->f;
    char words[256];
    uint32_t n = 0;
    for (uint32_t i = p->nouns; i <= p->head; i++) {
        bool vague = dl_tok(f, i)->kind != DL_WORD ||
                     (dl_is(f, i, f->sets.adjunct) &&
                      dl_words_value(f->words, dl_tok(f, i)->word, f->sets.adjunct) == 2);
        dl_str s = word_at(x, i);
        if ((vague && i != p->head) || n + s.len + 2 > sizeof words) continue;
        if (n) words[n++] = ' ';
        n += dl_utf8_lower(s, words + n, (uint32_t)sizeof words - n);
    }
    return dl_str_copy(f->mem, (dl_str){ words, n });
}

/* The country behind an owner: its own, or whose capital it is. */
static uint32_t owner_country(const nominal *x, uint32_t actor) {
    dl_finder *f = x->f;
    const dl_actor *a = &f->out->found.at[actor];
    if (!a->known) return DL_NONE;
    if (a->kind == DL_ACTOR_COUNTRY) return actor;
    uint32_t country = dl_actors_capital_of(f->actors, a->entry);
    return country == DL_NONE ? DL_NONE : dl_found_entry(f, country);
}

/* Those of a capital who are its government's: "Kabul officials", not "Kabul residents". */
static bool governs(const nominal *x, uint32_t head) {
    return dl_is(x->f, head, x->f->sets.official);
}

/* The office or collective that OWNER and the words make. */
static uint32_t owned_actor(const nominal *x, const phrase *p, bool group) {
    dl_finder *f = x->f;
    uint32_t owner = f->out->list.at[p->owner].actor;
    if (owner == DL_NONE) return DL_NONE;
    dl_str words = telling_words(x, p);
    const dl_mention *m = &f->out->list.at[p->owner];
    dl_str name = dl_str_fmt(f->mem, "%.*s %.*s",
                             DL_ARG(dl_words_text(f, m->first, m->n)), DL_ARG(words));
    uint32_t country = group ? owner_country(x, owner) : DL_NONE;
    const char *office = country == DL_NONE ? NULL : dl_office_slug(words);
    if (office) {
        dl_str slug = dl_actor_slug(f->out->found.at[country].key);
        dl_str key = dl_str_fmt(f->mem, "office/%.*s-%s", DL_ARG(slug), office);
        uint32_t entry = dl_actors_find(f->actors, key);
        if (entry != DL_NONE) return dl_found_entry(f, entry);
        return dl_found_new(f, DL_ACTOR_OFFICE, key, name, country);
    }
    if (f->out->found.at[owner].kind == DL_ACTOR_PLACE && governs(x, p->head)) {
        uint32_t state = owner_country(x, owner);
        if (state != DL_NONE) owner = state;
    }
    const dl_actor *of = &f->out->found.at[owner];
    dl_str label =
        dl_str_fmt(f->mem, "%.*s %.*s", DL_ARG(dl_actor_slug(of->key)), DL_ARG(words));
    dl_str key = dl_actor_make_key(f->mem, DL_ACTOR_COLLECTIVE, label);
    return dl_found_new(f, DL_ACTOR_COLLECTIVE, key, name, owner);
}

/* "The Norlandic capital" is its place. */
static void add_capital(const nominal *x, uint32_t head) {
    dl_finder *f = x->f;
    phrase p = read_phrase(x, head);
    uint32_t next = head + 1;
    if (next < x->s->end && dl_tok(f, next)->word == f->of) next++;
    if (p.owner == DL_NONE || cover_at(x, next)) return;
    uint32_t country = owner_country(x, f->out->list.at[p.owner].actor);
    if (country == DL_NONE) return;
    uint32_t entry = dl_actors_capital(f->actors, f->out->found.at[country].entry);
    uint32_t actor = entry == DL_NONE ? DL_NONE : dl_found_entry(f, entry);
    dl_mention *m =
        actor == DL_NONE ? NULL : dl_add_mention(f, p.first, head + 1 - p.first, actor);
    if (!m) return;
    m->form = DL_FORM_NOMINAL;
    m->method = DL_BY_METONYM;
    m->confidence = 85;
}

static bool is_plural(const nominal *x, uint32_t head) {
    const dl_finder *f = x->f;
    return dl_is(f, head, f->sets.people) || dl_is(f, head, f->sets.plural_group);
}

/* "The company and union": does the bare noun of P share the article of the one before "and"? */
static bool shares_article(const nominal *x, const phrase *p) {
    static const char *const links[] = { "and" };
    uint32_t first = p->head - 2;
    if (p->first != p->head || p->head < x->s->first + 3 ||
        !word_is(x, p->head - 1, links, DL_N(links)) || !is_head(x, first) ||
        cover_at(x, first))
        return false;
    phrase before = read_phrase(x, first);
    return before.definite && before.owner == DL_NONE && before.first < first;
}

/* Does a noun without an owner act, in this phrase? */
static bool stands_alone(const nominal *x, const phrase *p) {
    const dl_finder *f = x->f;
    if (dl_is(f, p->head, f->sets.group) && shares_article(x, p)) return true;
    if (dl_is(f, p->head, f->sets.people)) return true;
    if (dl_is(f, p->head, f->sets.role)) return p->det || p->modified;
    if (dl_is(f, p->head, f->sets.acts_alone)) return true;
    if (p->det && dl_is(f, p->head, f->sets.acts_as_one))
        return p->head + 1 == x->s->end || !dl_is(f, p->head + 1, f->sets.of_a_body);
    return p->definite || ((p->modified || p->det) && is_plural(x, p->head));
}

/* The token behind ranks and honorifics from AT on: "Sir", "Mr". */
static uint32_t behind_honorific(const nominal *x, uint32_t at) {
    enum { MOST = 2 };
    uint32_t first = at;
    while (at < x->s->end && at < first + MOST && dl_is(x->f, at, x->f->sets.honorific))
        at++;
    return at;
}

static void add_nominal(const nominal *x, uint32_t head) {
    dl_finder *f = x->f;
    phrase p = read_phrase(x, head);
    bool role = dl_is(f, head, f->sets.role);
    uint32_t next = role ? behind_honorific(x, head + 1) : head + 1;
    uint32_t person = cover_at(x, next);
    if (person && role && !is_hyphen(x, head)) { /* "Norlandic spokesman John Norling" */
        dl_mention *m = &f->out->list.at[person - 1];
        bool named = m->kind == DL_ACTOR_PERSON || m->kind == DL_ACTOR_UNKNOWN;
        if (named && m->first == next) {
            uint32_t first = p.det && p.owner == DL_NONE ? p.nouns : p.first;
            if (p.owner != DL_NONE) first = f->out->list.at[p.owner].first;
            m->title_first = first;
            m->title_n = next - first;
            m->kind = DL_ACTOR_PERSON;
            if (!f->out->found.at[m->actor].known)
                f->out->found.at[m->actor].kind = DL_ACTOR_PERSON;
            return;
        }
    }
    if (p.owner == DL_NONE) p.owner = owner_behind(x, head);
    if (p.owner == DL_NONE) p.owner = sender(x, head);
    if (p.owner == DL_NONE && !stands_alone(x, &p)) return;
    uint32_t actor = DL_NONE;
    bool group = dl_is(f, head, f->sets.group) || dl_is(f, head, f->sets.people);
    if (p.owner != DL_NONE) actor = owned_actor(x, &p, group);
    dl_mention *m = dl_add_mention(f, p.first, head + 1 - p.first, actor);
    if (!m) return;
    m->form = DL_FORM_NOMINAL;
    m->plural = is_plural(x, head);
    m->method = actor == DL_NONE ? DL_BY_GROUP : DL_BY_ROLE;
    m->confidence = actor == DL_NONE ? 40 : 80;
    if (role && !group)
        m->kind = DL_ACTOR_PERSON;
    else if (actor == DL_NONE)
        m->kind = DL_ACTOR_COLLECTIVE;
}

/* "a rebel attack", "fighter jets": the noun only describes another. */
static bool describes(const nominal *x, uint32_t head) {
    uint32_t next = head + 1;
    if (next < x->s->end && dl_is(x->f, head, x->f->sets.role) &&
        dl_is(x->f, next, x->f->sets.craft) && !dl_is(x->f, head, x->f->sets.group))
        return true;
    return next < x->s->end && dl_is(x->f, head, x->f->sets.describing) &&
           is_open(x, next) && !is_deed(x, next);
}

static void add_pronoun(const nominal *x, uint32_t at) {
    dl_mention *m = dl_add_mention(x->f, at, 1, DL_NONE);
    if (!m) return;
    int64_t value = dl_words_value(x->f->words, dl_tok(x->f, at)->word, x->pronoun);
    m->form = DL_FORM_PRONOUN;
    m->kind = value <= 2 ? DL_ACTOR_PERSON : DL_ACTOR_UNKNOWN;
    m->plural = value == 4;
    m->method = DL_BY_PRONOUN;
}

void dl_find_nominals(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to) {
    uint32_t n = s->end - s->first;
    nominal x = { .f = f,
                  .s = s,
                  .cover = DL_NEW_N(f->mem, uint32_t, n),
                  .pronoun = dl_words_set(f->words, DL_LIT("pronoun")) };
    uint32_t capital = dl_words_find(f->words, DL_LIT("capital"));
    for (uint32_t i = from; i < to; i++) {
        const dl_mention *m = &f->out->list.at[i];
        for (uint32_t t = m->first; t < m->first + m->n && t < s->end; t++)
            if (t >= s->first) x.cover[t - s->first] = i + 1;
    }
    for (uint32_t at = s->first; at < s->end; at++) {
        const dl_token *t = dl_tok(f, at);
        if (t->kind != DL_WORD || !t->word || cover_at(&x, at)) continue;
        if (dl_is(f, at, x.pronoun) && !(t->flags & DL_UPPER)) {
            add_pronoun(&x, at);
            continue;
        }
        if (t->word == capital) add_capital(&x, at);
        dl_add_the_two(&x, at);
        bool compound = at + 1 < s->end && !cover_at(&x, at + 1) && is_head(&x, at + 1);
        if (!is_head(&x, at) || compound || describes(&x, at) || is_matter(&x, at + 1))
            continue;
        if (at + 2 < s->end && is_hyphen(&x, at + 1) && !cover_at(&x, at + 1)) continue;
        add_nominal(&x, at);
    }
}
