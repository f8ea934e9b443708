/* link_judge_actor.c - what people said about actors: who is one, who is not, names, kinds;
 * and the actors that people name in events of their own.
 *
 * In:  the judgements that hold; entities, one a key.
 * Out: entities set apart, joined, renamed; link.given.
 * An actor is found by the keys that articles gave it.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

static bool about_actor(dl_str anchor) {
    static const char hex[] = "0123456789abcdef";
    if (anchor.len == 0 || dl_str_starts(anchor, "added:")) return false;
    return anchor.len < 64 || strspn(anchor.ptr, hex) < 64;
}

static uint32_t entity_of(const dl_link *link, const uint32_t *by_key, dl_str key) {
    uint32_t number = dl_pool_find(&link->pool, key);
    return number ? by_key[number] : DL_NONE;
}

static void find_entities(dl_link *link, const uint32_t *by_key, link_judgement *j) {
    dl_str rest = j->anchor, line;
    while (dl_str_line(&rest, &line)) {
        uint32_t e = entity_of(link, by_key, line);
        if (e != DL_NONE) *DL_PUSH(link->mem, &j->first) = e;
    }
    rest = j->object_anchor;
    while (dl_str_line(&rest, &line)) {
        uint32_t e = entity_of(link, by_key, line);
        if (e != DL_NONE) *DL_PUSH(link->mem, &j->second) = e;
    }
    if (j->first.n) j->entity = j->first.at[0];
}

/* Every key alone, or those of OBJECT_ANCHOR against the rest. */
static void note_split(dl_link *link, uint32_t judgement) {
    const link_judgement *j = &link->judged.at[judgement];
    for (uint32_t i = 0; i < j->first.n; i++) {
        uint32_t group = i;
        for (uint32_t k = 0; j->object_anchor.len && k <= j->second.n; k++) {
            group = k < j->second.n && j->second.at[k] == j->first.at[i];
            if (group) break;
        }
        *DL_PUSH(link->mem, &link->split_entities) =
            (link_split){ judgement, group, j->first.at[i] };
    }
}

/* ---- actors that judgements name --------------------------------------------------- */

static bool is_role(const dl_link *link, dl_str type, dl_str name) {
    uint16_t i = dl_event_type_named(&link->k->types, type);
    return i != UINT16_MAX && dl_event_role(&link->k->types.list.at[i], name) >= 0;
}

/* The type of an event is what stands before the dash of its key. */
static dl_str type_of(dl_str key) {
    return dl_str_cut(&key, '-');
}

static void note_given(dl_link *link, dl_name_finder find, void *context,
                       uint32_t judgement, dl_str role, dl_str names) {
    if (!is_role(link, type_of(link->judged.at[judgement].subject), role)) return;
    while (names.len) {
        dl_str name = dl_str_trim(dl_str_cut(&names, ';'));
        if (name.len == 0) continue;
        link_given given = { judgement, dl_pool_add(&link->pool, role),
                             find(link, context, name) };
        *DL_PUSH(link->mem, &link->given) = given;
    }
}

void dl_link_judge_entities(dl_link *link, const uint32_t *by_key, dl_name_finder find,
                            void *context) {
    for (uint32_t i = 0; i < link->judged.n; i++) {
        link_judgement *j = &link->judged.at[i];
        j->entity = DL_NONE;
        j->about_actor = about_actor(j->anchor);
        if (j->about_actor) {
            find_entities(link, by_key, j);
            if (dl_judged_is(j, "split")) note_split(link, i);
        } else if (dl_judged_is(j, "set")) {
            note_given(link, find, context, i, j->field, j->value);
        } else if (dl_judged_is(j, "add")) {
            dl_str rest = j->value, line;
            while (dl_str_line(&rest, &line)) {
                dl_str role = dl_str_cut(&line, ' ');
                note_given(link, find, context, i, role, line);
            }
        }
    }
}

void dl_link_judge_merge(dl_link *link, dl_sets *sets, bool *known) {
    for (uint32_t i = 0; i < link->judged.n; i++) {
        const link_judgement *j = &link->judged.at[i];
        if (!j->about_actor || !dl_judged_is(j, "same") || j->first.n == 0) continue;
        for (uint32_t k = 0; k < j->first.n + j->second.n; k++) {
            uint32_t a = j->first.at[0];
            uint32_t b = k < j->first.n ? j->first.at[k] : j->second.at[k - j->first.n];
            uint32_t x = dl_sets_root(sets, a), y = dl_sets_root(sets, b);
            if (x == y || dl_split_between(link->split_entities.at,
                                           link->split_entities.n, i + 1, sets, a, b))
                continue;
            bool any = known[x] || known[y];
            dl_sets_join(sets, a, b);
            known[dl_sets_root(sets, a)] = any;
            link->entities.at[b].reason = dl_pool_add(&link->pool, DL_LIT("judgement"));
            link->entities.at[b].score = 100;
            link->actor_links++;
        }
    }
}

void dl_link_judge_names(dl_link *link) {
    for (uint32_t i = 0; i < link->judged.n; i++) {
        const link_judgement *j = &link->judged.at[i];
        if (!j->about_actor || j->entity == DL_NONE) continue;
        link_entity *e = &link->entities.at[link->entities.at[j->entity].root];
        if (dl_judged_is(j, "rename")) e->name = dl_pool_add(&link->pool, j->value);
        if (dl_judged_is(j, "kind")) e->kind = dl_pool_add(&link->pool, j->value);
    }
}
