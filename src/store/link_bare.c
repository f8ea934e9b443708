/* link_bare.c - people of whom an article gives one name only, under keys of their own.
 *
 * In:  the actors and roles of every article. Out: by actor, the key that stands for it.
 * "Khan" of one article need not be "Khan" of another, so whose he is or what he is called
 * joins the key: "person/khan-pakistan", "person/khan-mayor". The same article always gives
 * the same key, whatever else is stored. Those of whom nothing is said keep the bare one.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

static bool is_bare(const dl_link *link, const link_who *who) {
    dl_str kind = dl_pool_str(&link->pool, who->kind);
    if (who->known || !dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_PERSON))) return false;
    dl_str names = dl_pool_str(&link->pool, who->names);
    return names.len > 0 && !memchr(names.ptr, ' ', names.len);
}

/* The last word of a role before "of" and its like: "mayor", "spokesman". */
static dl_str office_of(dl_str role) {
    dl_str last = { 0 };
    while (role.len) {
        dl_str word = dl_str_cut(&role, ' ');
        if (dl_str_is(word, "of") || dl_str_is(word, "for") || dl_str_is(word, "in"))
            break;
        if (word.len) last = word;
    }
    return last;
}

static uint32_t key_with(dl_link *link, const link_who *who, dl_str context) {
    char low[64];
    if (context.len == 0 || context.len > sizeof low) return who->key;
    context = (dl_str){ low, dl_utf8_fold(context, low, sizeof low) };
    for (uint32_t i = 0; i < context.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789", low[i])) low[i] = '-';
    dl_str key = dl_pool_str(&link->pool, who->key);
    return dl_pool_add(&link->pool,
                       dl_str_fmt(link->mem, "%.*s-%.*s", DL_ARG(key), DL_ARG(context)));
}

uint32_t *dl_bare_keys(dl_link *link) {
    uint32_t *keys = DL_NEW_N(link->mem, uint32_t, link->whos.n + 1u);
    for (uint32_t i = 0; i < link->whos.n; i++) {
        const link_who *who = &link->whos.at[i];
        keys[i] = who->key;
        if (is_bare(link, who) && who->parent < link->whos.n)
            keys[i] = key_with(
                link, who,
                dl_actor_slug(dl_pool_str(&link->pool, link->whos.at[who->parent].key)));
    }
    /* a state or group says more than an office */
    for (int offices = 0; offices < 2; offices++)
        for (uint32_t i = 0; i < link->roles.n; i++) {
            const link_role *role = &link->roles.at[i];
            const link_who *who = &link->whos.at[role->who];
            if (keys[role->who] != who->key || !is_bare(link, who)) continue;
            if (offices)
                keys[role->who] =
                    key_with(link, who, office_of(dl_pool_str(&link->pool, role->role)));
            else if (role->of < link->whos.n)
                keys[role->who] = key_with(
                    link, who,
                    dl_actor_slug(dl_pool_str(&link->pool, link->whos.at[role->of].key)));
        }
    return keys;
}
