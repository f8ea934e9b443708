/* link_actor.c - who is who across articles.
 *
 * In:  entities, one a key (link_entity.c), and the roles that articles give them.
 * Out: people of nearly the same name merged when what articles say of them agrees.
 * "Suhai Shaheen" and "Suhail Shahin", both spokesmen of one party, are one; two John
 * Smiths of different countries are not. Only names that sound alike are compared, so the
 * work grows with the number of names, not its square.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    WINDOW = 48,      /* a name is compared with so many of its sound, */
    CROWDED = 64,     /* of so many only with those whose given names begin alike */
    LIKE = 80,        /* similarity that is enough with the same side and role, */
    MORE_LIKE = 88,   /* with the same side or role, */
    ALMOST_SAME = 97, /* with nothing known against it */
    MAX_ENTITY_NAMES = 8,
};

typedef struct {
    dl_link *link;
    dl_sets sets;
    bool *known;                 /* by root: the set holds somebody of the dictionary */
    DL_VEC(dl_pair) sides;       /* entity -> entity of its side (country, group) */
    DL_VEC(dl_pair) roles;       /* entity -> hash of a word of its roles, low half */
    uint32_t *side_at, *role_at; /* by entity: its first in sides, roles; n + 1 of them */
} work;

/* A name of a person, among those that sound like it. */
typedef struct {
    uint64_t sound; /* of the surname or the whole; names of one sound are a block */
    uint64_t order; /* in the block: by the sound of what stands before the surname */
    uint32_t entity, name;
} sounding;

/* ---- what articles say of them ---------------------------------------------------------- */

static void note_side(work *w, uint32_t entity, uint32_t side) {
    if (side != DL_NONE && side != entity)
        *DL_PUSH(w->link->mem, &w->sides) = (dl_pair){ entity, side };
}

static void note_role(work *w, uint32_t entity, uint32_t role) {
    dl_link *link = w->link;
    uint32_t before = link->words.n;
    uint32_t n = dl_link_words(link, dl_pool_str(&link->pool, role));
    for (uint32_t i = 0; i < n; i++)
        *DL_PUSH(link->mem, &w->roles) =
            (dl_pair){ entity, (uint32_t)link->words.at[before + i] };
    link->words.n = before;
}

static uint32_t *first_of(const dl_link *link, const dl_pair *pairs, uint32_t n) {
    uint32_t *at = DL_NEW_N(link->mem, uint32_t, link->entities.n + 2u), i = 0;
    for (uint32_t e = 0; e <= link->entities.n; e++) {
        while (i < n && pairs[i].key < e) i++;
        at[e] = i;
    }
    return at;
}

/* Parents that articles give ("the foreign ministry" of which state) count too. */
static void note_context(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->roles.n; i++) {
        const link_role *r = &link->roles.at[i];
        uint32_t entity = link->whos.at[r->who].entity;
        if (r->of != DL_NONE) note_side(w, entity, link->whos.at[r->of].entity);
        note_role(w, entity, r->role);
    }
    for (uint32_t i = 0; i < link->whos.n; i++) {
        const link_who *who = &link->whos.at[i];
        if (who->parent < link->whos.n)
            note_side(w, who->entity, link->whos.at[who->parent].entity);
    }
    for (uint32_t i = 0; i < link->entities.n; i++)
        note_side(w, i, link->entities.at[i].parent);
    dl_pairs_sort(w->sides.at, w->sides.n);
    dl_pairs_sort(w->roles.at, w->roles.n);
    w->roles.n = dl_pairs_unique(w->roles.at, w->roles.n);
    w->side_at = first_of(link, w->sides.at, w->sides.n);
    w->role_at = first_of(link, w->roles.at, w->roles.n);
}

/* The side most articles put an entity on becomes its parent, unless it has one. */
static void set_parents(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < w->sides.n;) {
        uint32_t end = dl_pairs_run(w->sides.at, w->sides.n, i), best = i, best_n = 0;
        for (uint32_t j = i; j < end;) {
            uint32_t k = j;
            while (k < end && w->sides.at[k].value == w->sides.at[j].value) k++;
            if (k - j > best_n) {
                best = j;
                best_n = k - j;
            }
            j = k;
        }
        link_entity *e = &link->entities.at[w->sides.at[i].key];
        if (e->parent == DL_NONE && !e->known) e->parent = w->sides.at[best].value;
        i = end;
    }
}

/* Do the values of entities A and B in a sorted list meet? HAS: both have any at all. */
static bool share(const dl_pair *pairs, const uint32_t *at, uint32_t a, uint32_t b,
                  bool *has) {
    uint32_t i = at[a], j = at[b];
    *has = i < at[a + 1] && j < at[b + 1];
    while (i < at[a + 1] && j < at[b + 1]) {
        if (pairs[i].value == pairs[j].value) return true;
        if (pairs[i].value < pairs[j].value)
            i++;
        else
            j++;
    }
    return false;
}

/* ---- names that sound alike -------------------------------------------------------------- */

/* The most used names of an entity: indexes in the pool. */
static uint32_t names_of(const dl_link *link, uint32_t entity,
                         uint32_t out[MAX_ENTITY_NAMES]) {
    uint32_t n = 0, at = dl_pairs_find(link->names.at, link->names.n, entity);
    for (; at < link->names.n && link->names.at[at].key == entity; at++) {
        if (n > 0 && out[n - 1] == link->names.at[at].value) continue;
        if (n == MAX_ENTITY_NAMES) break;
        out[n++] = link->names.at[at].value;
    }
    return n;
}

/* ---- merging ----------------------------------------------------------------------------- */

/* Two of the dictionary never become one, not by way of a third either. */
static bool join(work *w, uint32_t a, uint32_t b) {
    a = dl_sets_root(&w->sets, a);
    b = dl_sets_root(&w->sets, b);
    if (a == b || (w->known[a] && w->known[b])) return false;
    if (dl_split_between(w->link->split_entities.at, w->link->split_entities.n, 0,
                         &w->sets, a, b))
        return false;
    bool known = w->known[a] || w->known[b];
    dl_sets_join(&w->sets, a, b);
    w->known[dl_sets_root(&w->sets, a)] = known;
    w->link->actor_links++;
    return true;
}

static void merge(work *w, uint32_t a, uint32_t b, int like, bool side, bool role) {
    dl_link *link = w->link;
    if (!join(w, a, b)) return;
    dl_str reason = dl_str_fmt(link->mem, "name %d%s%s", like, side ? ", same side" : "",
                               role ? ", same role" : "");
    link_entity *e = &link->entities.at[a], *f = &link->entities.at[b];
    e->reason = f->reason = dl_pool_add(&link->pool, reason);
    e->score = f->score = (uint8_t)like;
}

/* May A and B be one at all, before their names are looked at? */
static bool may_be_one(work *w, uint32_t a, uint32_t b) {
    const dl_link *link = w->link;
    bool both_sides;
    if (a == b || (link->entities.at[a].known && link->entities.at[b].known))
        return false;
    if (dl_sets_root(&w->sets, a) == dl_sets_root(&w->sets, b)) return false;
    return share(w->sides.at, w->side_at, a, b, &both_sides) || !both_sides;
}

static void consider(work *w, uint32_t a, uint32_t b, int like) {
    bool both_sides, both_roles;
    bool side = share(w->sides.at, w->side_at, a, b, &both_sides);
    bool role = share(w->roles.at, w->role_at, a, b, &both_roles);
    bool enough = like >= ALMOST_SAME || (like >= MORE_LIKE && (side || role)) ||
                  (like >= LIKE && side && (role || !both_roles));
    if (enough) merge(w, a, b, like, side, role);
}

static int by_sound(const void *x, const void *y) {
    const sounding *a = x, *b = y;
    if (a->sound != b->sound) return a->sound < b->sound ? -1 : 1;
    if (a->order != b->order) return a->order < b->order ? -1 : 1;
    if (a->entity != b->entity) return a->entity < b->entity ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;
}

/* Each with those before it; where many sound alike only with the nearest in order. NAMES
 * holds the last of them. */
static void compare_block(work *w, const sounding *block, uint32_t n,
                          dl_cut_names *names) {
    bool crowded = n > CROWDED;
    for (uint32_t i = 0; n > 1 && i < n; i++) {
        dl_cut_names_put(names, i % (WINDOW + 1),
                         dl_pool_str(&w->link->pool, block[i].name));
        for (uint32_t k = i; k-- > 0 && k + WINDOW >= i;) {
            if (crowded && block[k].order >> 56 != block[i].order >> 56) break;
            if (!may_be_one(w, block[k].entity, block[i].entity)) continue;
            int like = dl_cut_names_similarity(names, k % (WINDOW + 1), i % (WINDOW + 1));
            if (like >= LIKE) consider(w, block[k].entity, block[i].entity, like);
        }
    }
}

/* The consonants of what stands before the surname, eight of them as one number. */
static uint64_t order_of(dl_str folded) {
    char bones[DL_MAX_BONES] = { 0 };
    uint64_t order = 0;
    dl_str given = dl_str_sub(folded, 0, folded.len - dl_last_word(folded).len);
    dl_name_bones(dl_str_trim(given), bones);
    for (int i = 0; i < 8; i++) order = order << 8 | (uint8_t)bones[i];
    return order;
}

static void merge_people(work *w) {
    dl_link *link = w->link;
    DL_VEC(sounding) all = { 0 };
    char folded[256], bones[DL_MAX_BONES];
    for (uint32_t i = 0; i < link->entities.n; i++) {
        uint32_t names[MAX_ENTITY_NAMES];
        uint32_t n = link->entities.at[i].person ? names_of(link, i, names) : 0;
        for (uint32_t j = 0; j < n; j++) {
            dl_str name = dl_pool_str(&link->pool, names[j]);
            dl_str f = { folded, dl_utf8_fold(name, folded, sizeof folded) };
            if (dl_one_word(f)) continue;
            sounding s = { .entity = i, .name = names[j], .order = order_of(f) };
            s.sound =
                dl_str_hash((dl_str){ bones, dl_name_bones(dl_last_word(f), bones) });
            *DL_PUSH(link->mem, &all) = s;
            s.sound = ~dl_str_hash((dl_str){ bones, dl_name_bones(f, bones) });
            *DL_PUSH(link->mem, &all) = s;
        }
    }
    if (all.n == 0) return;
    qsort(all.at, all.n, sizeof *all.at, by_sound);
    dl_cut_names *names = dl_cut_names_new(link->mem, WINDOW + 1);
    for (uint32_t i = 0, end; i < all.n; i = end) {
        end = i + 1;
        while (end < all.n && all.at[end].sound == all.at[i].sound) end++;
        compare_block(w, all.at + i, end - i, names);
    }
}

/* ---- people of whom an article gives the surname only --------------------------------------- */

/* The one person of that surname who fits, or DL_NONE: with two, nobody can tell. */
static uint32_t only_bearer(work *w, const dl_pair *blocks, uint32_t n, uint32_t at,
                            uint32_t entity) {
    uint32_t found = DL_NONE, end = dl_pairs_run(blocks, n, at);
    for (uint32_t i = at; i < end; i++) {
        bool both_sides, both_roles;
        uint32_t other = blocks[i].value;
        if (dl_sets_root(&w->sets, other) == dl_sets_root(&w->sets, entity))
            return DL_NONE;
        bool side = share(w->sides.at, w->side_at, entity, other, &both_sides);
        bool role = share(w->roles.at, w->role_at, entity, other, &both_roles);
        if (!side && (both_sides || !role)) continue;
        if (found != DL_NONE &&
            dl_sets_root(&w->sets, found) != dl_sets_root(&w->sets, other))
            return DL_NONE;
        found = other;
    }
    return found;
}

static void merge_surnames(work *w) {
    enum { SURNAME_SCORE = 75 };
    dl_link *link = w->link;
    DL_VEC(dl_pair) bearers = { 0 }, alone = { 0 };
    char folded[256];
    for (uint32_t i = 0; i < link->entities.n; i++) {
        uint32_t names[MAX_ENTITY_NAMES];
        uint32_t n = link->entities.at[i].person ? names_of(link, i, names) : 0;
        bool full = false;
        dl_pair last = { 0, i };
        for (uint32_t j = 0; j < n; j++) {
            dl_str name = dl_pool_str(&link->pool, names[j]);
            dl_str f = { folded, dl_utf8_fold(name, folded, sizeof folded) };
            last.key = dl_str_hash(dl_last_word(f));
            if (dl_one_word(f)) continue;
            full = true;
            *DL_PUSH(link->mem, &bearers) = last;
        }
        if (n > 0 && !full && !link->entities.at[i].known)
            *DL_PUSH(link->mem, &alone) = last;
    }
    dl_pairs_sort(bearers.at, bearers.n);
    bearers.n = dl_pairs_unique(bearers.at, bearers.n);
    for (uint32_t i = 0; i < alone.n; i++) {
        uint32_t at = dl_pairs_find(bearers.at, bearers.n, alone.at[i].key);
        if (at == bearers.n || bearers.at[at].key != alone.at[i].key) continue;
        uint32_t who = only_bearer(w, bearers.at, bearers.n, at, alone.at[i].value);
        if (who == DL_NONE || !join(w, who, alone.at[i].value)) continue;
        link->entities.at[alone.at[i].value].reason =
            dl_pool_add(&link->pool, DL_LIT("surname, same side or role"));
        link->entities.at[alone.at[i].value].score = SURNAME_SCORE;
    }
}

void dl_link_actors(dl_link *link) {
    work w = { .link = link };
    dl_link_make_entities(link);
    dl_sets_init(&w.sets, link->mem, link->entities.n);
    w.known = DL_NEW_N(link->mem, bool, link->entities.n + 1);
    for (uint32_t i = 0; i < link->entities.n; i++)
        w.known[i] = link->entities.at[i].known;
    note_context(&w);
    set_parents(&w);
    dl_link_judge_merge(link, &w.sets, w.known);
    merge_people(&w);
    merge_surnames(&w);
    dl_link_choose_roots(link, &w.sets);
    dl_link_judge_names(link);
}
