/* resolve.c - the stage that says which mentions are one actor: frame and tidying up.
 *
 * In:  mentions, with an actor of its own for every unknown name. Out: mentions that
 * share their actors, and every actor once. The steps run from the surest to the weakest:
 * names, roles, metonyms, nouns and pronouns. Actors that nothing mentions are dropped.
 *
 * SPDX-License-Identifier: MIT */
#include "resolve_parts.h"

bool dl_rlisted(const dl_resolver *r, uint32_t at, const char *const *list, size_t n) {
    char low[32];
    dl_str s = dl_rword(r, at);
    if (s.len == 0 || s.len > sizeof low) return false;
    s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) };
    return dl_str_among(s, list, n);
}

uint32_t dl_same(dl_resolver *r, uint32_t i) {
    if (i == DL_NONE || i >= r->n_same) return i;
    while (r->same[i] != i) {
        r->same[i] = r->same[r->same[i]];
        i = r->same[i];
    }
    return i;
}

static uint32_t words_in(dl_str name) {
    uint32_t n = 1;
    for (uint32_t i = 0; i < name.len; i++) n += name.ptr[i] == ' ' || name.ptr[i] == '-';
    return n;
}

void dl_unite(dl_resolver *r, uint32_t a, uint32_t b) {
    a = dl_same(r, a);
    b = dl_same(r, b);
    if (a == b || a >= r->n_same || b >= r->n_same) return;
    const dl_actor *x = &r->out->found.at[a], *y = &r->out->found.at[b];
    bool second = x->known != y->known ? y->known : words_in(y->name) > words_in(x->name);
    uint32_t stays = second ? b : a, goes = second ? a : b;
    r->same[goes] = stays;
    if (!r->gender[stays]) r->gender[stays] = r->gender[goes];
    dl_actor *keep = &r->out->found.at[stays];
    if (keep->kind == DL_ACTOR_UNKNOWN) keep->kind = r->out->found.at[goes].kind;
}

uint32_t dl_resolve_actor(dl_resolver *r, int kind, dl_str key, dl_str name,
                          uint32_t parent) {
    for (uint32_t i = r->n_same; i < r->out->found.n; i++)
        if (dl_str_eq(r->out->found.at[i].key, key)) return i;
    if (r->out->found.n >= DL_MAX_ACTORS) return DL_NONE;
    *DL_PUSH(r->mem, &r->out->found) =
        (dl_actor){ .key = key, .name = name, .kind = (uint8_t)kind, .parent = parent };
    return r->out->found.n - 1;
}

uint32_t dl_known_actor(dl_resolver *r, uint32_t entry) {
    if (r->known[entry]) return r->known[entry] - 1;
    const dl_actor *known = dl_actors_get(r->actors, entry);
    if (r->out->found.n >= DL_MAX_ACTORS) return DL_NONE;
    dl_actor *actor = DL_PUSH(r->mem, &r->out->found);
    *actor = *known;
    actor->parent = DL_NONE;
    r->known[entry] = r->out->found.n;
    return r->out->found.n - 1;
}

/* Actors with the same key are one: "US officials" twice. By a table of key hashes. */
static void join_keys(dl_resolver *r) {
    uint32_t size = 64;
    while (size < 2 * r->n_same) size *= 2;
    uint32_t *table = DL_NEW_N(r->mem, uint32_t, size); /* 1 + found */
    for (uint32_t i = 0; i < r->n_same; i++) {
        dl_str key = r->out->found.at[i].key;
        uint32_t at = (uint32_t)dl_str_hash(key) & (size - 1);
        while (table[at] && !dl_str_eq(r->out->found.at[table[at] - 1].key, key))
            at = (at + 1) & (size - 1);
        if (table[at])
            dl_unite(r, table[at] - 1, i);
        else
            table[at] = i + 1;
    }
}

/* "Norling's rebels" and "John Norling's rebels" are one once both Norlings are: the key
 * of a collective begins with that of its owner. */
static void rekey_collectives(dl_resolver *r) {
    for (uint32_t i = 0; i < r->n_same; i++) {
        dl_actor *a = &r->out->found.at[i];
        if (a->known || a->kind != DL_ACTOR_COLLECTIVE || a->parent == DL_NONE) continue;
        uint32_t owner = dl_same(r, a->parent);
        if (owner < r->n_same && r->alias[owner]) owner = dl_same(r, r->alias[owner] - 1);
        dl_str old = dl_actor_slug(r->out->found.at[a->parent].key),
               slug = dl_actor_slug(a->key);
        if (owner == a->parent || slug.len <= old.len) continue;
        dl_str rest = dl_str_sub(slug, old.len, slug.len);
        if (!dl_str_eq(dl_str_sub(slug, 0, old.len), old)) continue;
        a->key =
            dl_str_fmt(r->mem, "collective/%.*s%.*s",
                       DL_ARG(dl_actor_slug(r->out->found.at[owner].key)), DL_ARG(rest));
        a->parent = owner;
    }
    join_keys(r);
}

/* Keeps the actors that something points to, each once, in order of first mention. */
static void tidy(dl_resolver *r) {
    dl_mentions *out = r->out;
    uint32_t n = out->found.n, kept = 0;
    uint32_t *place = DL_NEW_N(r->mem, uint32_t, n + 1); /* 1 + new index */
    dl_actor *list = DL_NEW_N(r->mem, dl_actor, n + 1);
    for (uint32_t pass = 0; pass < 2; pass++) {
        uint32_t end = pass == 0 ? out->list.n : out->members.n;
        for (uint32_t i = 0; i < end; i++) {
            uint32_t *actor =
                pass == 0 ? &out->list.at[i].actor : &out->members.at[i].actor;
            *actor = dl_same(r, *actor);
            if (*actor == DL_NONE) continue;
            if (!place[*actor]) {
                list[kept] = out->found.at[*actor];
                place[*actor] = ++kept;
            }
            *actor = place[*actor] - 1;
        }
    }
    uint32_t roles = 0;
    for (uint32_t i = 0; i < out->roles.n; i++) {
        dl_actor_role role = out->roles.at[i];
        uint32_t actor = dl_same(r, role.actor), of = dl_same(r, role.of);
        if (actor == DL_NONE || !place[actor]) continue;
        role.actor = place[actor] - 1;
        role.of = of == DL_NONE || !place[of] ? DL_NONE : place[of] - 1;
        out->roles.at[roles++] = role;
    }
    out->roles.n = roles;
    for (uint32_t i = 0; i < kept; i++) {
        uint32_t parent = dl_same(r, list[i].parent);
        list[i].parent =
            parent == DL_NONE || !place[parent] ? DL_NONE : place[parent] - 1;
        if (list[i].parent == i) list[i].parent = DL_NONE;
        bool person = list[i].kind == DL_ACTOR_PERSON && !list[i].known;
        if (person)
            list[i].key = dl_actor_make_key(r->mem, DL_ACTOR_PERSON, list[i].name);
    }
    out->found.at = list;
    out->found.n = out->found.cap = kept;
}

dl_code dl_resolve_actors(dl_arena *mem, const dl_actors *actors, const dl_words *words,
                          const dl_document *doc, const dl_text *text,
                          const dl_trees *trees, const dl_clauses *clauses,
                          const dl_speeches *speeches, dl_mentions *mentions,
                          dl_err *err) {
    dl_resolver r = { .mem = mem,
                      .actors = actors,
                      .words = words,
                      .doc = doc,
                      .text = text,
                      .trees = trees && trees->n == text->tokens.n ? trees : NULL,
                      .clauses = clauses,
                      .speeches = speeches,
                      .out = mentions,
                      .n_same = mentions->found.n };
#define X(name) r.sets.name = dl_words_set(words, DL_LIT(#name));
    DL_RESOLVE_SETS(X)
#undef X
    r.the = dl_words_find(words, DL_LIT("the"));
    r.of = dl_words_find(words, DL_LIT("of"));
    r.and_ = dl_words_find(words, DL_LIT("and"));
    r.same = DL_NEW_N(mem, uint32_t, r.n_same + 1);
    r.gender = DL_NEW_N(mem, uint8_t, r.n_same + 1);
    r.sentence = DL_NEW_N(mem, uint32_t, mentions->list.n + 1);
    r.alias = DL_NEW_N(mem, uint32_t, r.n_same + 1);
    r.known = DL_NEW_N(mem, uint32_t, dl_actors_count(actors) + 1u);
    for (uint32_t i = 0; i < r.n_same; i++) {
        r.same[i] = i;
        if (mentions->found.at[i].known) r.known[mentions->found.at[i].entry] = i + 1;
    }
    for (uint32_t i = 0; i < mentions->list.n; i++)
        r.sentence[i] = dl_sentence_of(text, mentions->list.at[i].first);
    join_keys(&r);
    dl_find_issuer(&r);
    dl_unite_names(&r);
    rekey_collectives(&r);
    dl_find_roles(&r);
    dl_find_metonyms(&r);
    dl_find_homes(&r);
    dl_refer_elided(&r); /* "they" are both of "US and NATO forces" */
    dl_find_referents(&r);
    dl_refer_voices(&r);
    tidy(&r);
    if (mentions->found.n >= DL_MAX_ACTORS)
        return dl_fail(err, DL_ELIMIT, "over %u actors", DL_MAX_ACTORS);
    return DL_OK;
}
