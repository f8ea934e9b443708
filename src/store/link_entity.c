/* link_entity.c - one entity for each key that articles know an actor by.
 *
 * In:  the actors of every article, under the keys that extraction gave them; what people
 *      said of them; later the sets of those that are one.
 * Out: entities with the articles that name them; of each set the one that stands for it.
 * Actors of the dictionary bring those they belong to along, whether articles name them or
 * not.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

/* ---- one entity a key ------------------------------------------------------------------ */

static uint32_t new_entity(dl_link *link, uint32_t key, uint32_t name, uint32_t kind,
                           bool known) {
    uint32_t i = link->entities.n;
    *DL_PUSH(link->mem, &link->entities) = (link_entity){
        .key = key,
        .name = name,
        .kind = kind,
        .known = known,
        .parent = DL_NONE,
        .root = i,
        .first = DL_NO_TIME,
        .last = DL_NO_TIME,
        .person = dl_str_is(dl_pool_str(&link->pool, kind),
                            dl_actor_kind_name(DL_ACTOR_PERSON)),
        .score = 100,
    };
    return i;
}

/* An actor of the dictionary, with all it belongs to, whether articles name that or not. */
static uint32_t known_entity(dl_link *link, uint32_t *by_key, uint32_t dictionary) {
    const dl_actor *a = dl_actors_get(link->k->actors, dictionary);
    uint32_t key = dl_pool_add(&link->pool, a->key);
    if (by_key[key] != DL_NONE) return by_key[key];
    uint32_t i = new_entity(
        link, key, dl_pool_add(&link->pool, a->name),
        dl_pool_add(&link->pool, dl_str_of(dl_actor_kind_name(a->kind))), true);
    by_key[key] = i;
    if (a->parent != DL_NONE) {
        uint32_t parent = known_entity(link, by_key, a->parent);
        link->entities.at[i].parent = parent;
    }
    return i;
}

static void note_article(link_entity *e, dl_minute published) {
    if (published == DL_NO_TIME) return;
    if (e->first == DL_NO_TIME || published < e->first) e->first = published;
    if (e->last == DL_NO_TIME || published > e->last) e->last = published;
}

static uint32_t entity_of_key(dl_link *link, uint32_t *by_key, const link_who *who,
                              uint32_t number) {
    if (by_key[number] != DL_NONE) return by_key[number];
    dl_str key = dl_pool_str(&link->pool, number);
    uint32_t dictionary = who->known ? dl_actors_find(link->k->actors, key) : DL_NONE;
    if (dictionary != DL_NONE &&
        dl_str_eq(dl_actors_get(link->k->actors, dictionary)->key, key))
        return known_entity(link, by_key, dictionary);
    return by_key[number] = new_entity(link, number, who->name, who->kind, who->known);
}

static void note_names(dl_link *link, const link_who *who, uint32_t entity) {
    dl_str rest = dl_pool_str(&link->pool, who->names), name;
    while (dl_str_line(&rest, &name))
        if (name.len)
            *DL_PUSH(link->mem, &link->names) =
                (dl_pair){ entity, dl_pool_add(&link->pool, name) };
}

static uint32_t named_so(const dl_link *link, dl_str folded) {
    char name[512];
    for (uint32_t i = 0; i < link->names.n; i++) {
        dl_str other = dl_pool_str(&link->pool, link->names.at[i].value);
        if (dl_str_eq(folded, (dl_str){ name, dl_utf8_fold(other, name, sizeof name) }))
            return (uint32_t)link->names.at[i].key;
    }
    return DL_NONE;
}

/* Whom a person means who names somebody in a judgement: a key, a name of the dictionary or
 * of the articles; else somebody new. */
static uint32_t entity_of_name(dl_link *link, void *context, dl_str name) {
    uint32_t *by_key = context, number = dl_pool_find(&link->pool, name);
    uint32_t dictionary = dl_actors_find(link->k->actors, name);
    char folded[512];
    if (number && by_key[number] != DL_NONE) return by_key[number];
    if (dictionary != DL_NONE) return known_entity(link, by_key, dictionary);
    dl_str fold = { folded, dl_utf8_fold(name, folded, sizeof folded) };
    uint32_t found = named_so(link, fold);
    if (found != DL_NONE) return found;
    for (uint32_t i = 0; i < fold.len; i++)
        if (folded[i] == ' ') folded[i] = '-';
    dl_str key = dl_str_fmt(link->mem, "person/%.*s", DL_ARG(fold));
    number = dl_pool_add(&link->pool, key);
    if (by_key[number] != DL_NONE) return by_key[number];
    uint32_t i = new_entity(
        link, number, dl_pool_add(&link->pool, name),
        dl_pool_add(&link->pool, dl_str_of(dl_actor_kind_name(DL_ACTOR_PERSON))), false);
    *DL_PUSH(link->mem, &link->names) = (dl_pair){ i, link->entities.at[i].name };
    return by_key[number] = i;
}

/* Numbers that judgements may add to the pool: a role, a name and a key for each word. */
static uint32_t room_for_judgements(const dl_link *link) {
    uint32_t room = 0;
    for (uint32_t i = 0; i < link->judged.n; i++)
        room += 3 * (link->judged.at[i].value.len + link->judged.at[i].field.len) + 8;
    return room;
}

void dl_link_make_entities(dl_link *link) {
    const uint32_t *keys = dl_bare_keys(link);
    /* keys of the dictionary come into the pool as they are needed: room for them all */
    uint32_t room = link->pool.n + 4 * dl_actors_count(link->k->actors) + 4 +
                    room_for_judgements(link);
    uint32_t *by_key = DL_NEW_N(link->mem, uint32_t, room);
    memset(by_key, 0xff, room * sizeof *by_key);
    for (uint32_t i = 0; i < link->whos.n; i++) {
        link_who *who = &link->whos.at[i];
        who->entity = entity_of_key(link, by_key, who, keys[i]);
        link_entity *e = &link->entities.at[who->entity];
        e->articles++;
        e->mentions += who->mentions;
        note_article(e, link->articles.at[who->article].published);
    }
    for (uint32_t i = 0; i < link->whos.n; i++)
        note_names(link, &link->whos.at[i], link->whos.at[i].entity);
    dl_link_judge_entities(link, by_key, entity_of_name, by_key);
    dl_pairs_sort(link->names.at, link->names.n);
}

/* ---- the entity that stands for the rest ----------------------------------------------------- */

/* Known ones first, then full names, then what most articles say, then the smaller key. */
static bool better(const dl_link *link, uint32_t a, uint32_t b) {
    const link_entity *x = &link->entities.at[a], *y = &link->entities.at[b];
    bool full_x = !dl_one_word(dl_pool_str(&link->pool, x->name));
    bool full_y = !dl_one_word(dl_pool_str(&link->pool, y->name));
    if (x->known != y->known) return x->known;
    if (full_x != full_y) return full_x;
    if (x->articles != y->articles) return x->articles > y->articles;
    return dl_str_cmp(dl_pool_str(&link->pool, x->key),
                      dl_pool_str(&link->pool, y->key)) < 0;
}

static void add_up(link_entity *root, const link_entity *e) {
    root->articles += e->articles;
    root->mentions += e->mentions;
    note_article(root, e->first);
    note_article(root, e->last);
}

void dl_link_choose_roots(dl_link *link, dl_sets *sets) {
    uint32_t n = link->entities.n;
    uint32_t *best = DL_NEW_N(link->mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t root = dl_sets_root(sets, i);
        if (root == i || better(link, i, best[root])) best[root] = i;
    }
    for (uint32_t i = 0; i < n; i++) {
        link_entity *e = &link->entities.at[i];
        e->root = best[dl_sets_root(sets, i)];
        if (e->root == i) e->score = 100;
    }
    for (uint32_t i = 0; i < n; i++) {
        link_entity *e = &link->entities.at[i], *root = &link->entities.at[e->root];
        if (e->root != i) add_up(root, e);
        if (root->parent == DL_NONE && !root->known) root->parent = e->parent;
    }
    for (uint32_t i = 0; i < n; i++) {
        link_entity *e = &link->entities.at[i];
        if (e->parent != DL_NONE) e->parent = link->entities.at[e->parent].root;
        if (e->parent == e->root) e->parent = DL_NONE;
    }
    for (uint32_t i = 0; i < link->names.n; i++)
        link->names.at[i].key = link->entities.at[link->names.at[i].key].root;
    dl_pairs_sort(link->names.at, link->names.n);
}

bool dl_one_word(dl_str name) {
    return memchr(name.ptr, ' ', name.len) == NULL;
}

uint32_t dl_link_entity(const dl_link *link, uint32_t who) {
    return who == DL_NONE ? DL_NONE : link->entities.at[link->whos.at[who].entity].root;
}
