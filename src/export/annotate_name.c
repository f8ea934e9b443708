/* annotate_name.c - by which name annotations speak of an actor.
 *
 * In:  an analysis. Out: the fullest name that the article itself gives, as it spells it
 * ("Moammar Gadhafi"); the dictionary's where that says more.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_json.h"

/* Is the dictionary's name one of several that an article may give him, her or it? */
static bool has_own_name(const dl_actor *actor) {
    switch (actor->kind) {
    case DL_ACTOR_PERSON:
    case DL_ACTOR_ORGANISATION:
    case DL_ACTOR_ARMED_GROUP:
    case DL_ACTOR_PARTY:
    case DL_ACTOR_MEDIA:
    case DL_ACTOR_COUNTRY:
    case DL_ACTOR_OFFICE: return actor->known;
    default: return false;
    }
}

dl_str dl_mention_words(const dl_analysis *a, const dl_mention *mention) {
    dl_str s = dl_span_str(&a->doc, dl_token_span(&a->text, mention->first, mention->n));
    char *out = dl_alloc(a->mem, s.len + 1u);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = strchr(" \n\r\t", s.ptr[i]) ? ' ' : s.ptr[i];
        if (c != ' ' || (n && out[n - 1] != ' ')) out[n++] = c;
    }
    return (dl_str){ out, n };
}

/* One word alone, or all capitals, is less than what the dictionary has. */
static bool may_name(const dl_analysis *a, const dl_mention *m) {
    return m->form == DL_FORM_NAME && m->actor != DL_NONE && !m->adjective && m->n > 1 &&
           m->method != DL_BY_METONYM &&
           !(a->text.tokens.at[m->first + m->n - 1].flags & DL_UPPER) &&
           has_own_name(&a->mentions.found.at[m->actor]);
}

/* Does the article name the state of mention M as the dictionary does, "Peru" beside "the
 * Republic of Peru"? */
static bool is_named_plainly(const dl_analysis *a, const dl_mention *m) {
    const dl_actor *actor = &a->mentions.found.at[m->actor];
    for (uint32_t i = 0; actor->kind == DL_ACTOR_COUNTRY && i < a->mentions.list.n; i++) {
        const dl_mention *o = &a->mentions.list.at[i];
        if (o->actor == m->actor && o->form == DL_FORM_NAME && !o->adjective &&
            dl_str_eq(dl_mention_words(a, o), actor->name))
            return true;
    }
    return false;
}

const dl_str *dl_article_names(const dl_analysis *a) {
    const dl_mentions *all = &a->mentions;
    dl_str *names = DL_NEW_N(a->mem, dl_str, all->found.n + 1u);
    bool *written = DL_NEW_N(a->mem, bool, all->found.n + 1u);
    for (uint32_t i = 0; i < all->found.n; i++) names[i] = all->found.at[i].name;
    for (uint32_t i = 0; i < all->list.n; i++) {
        const dl_mention *m = &all->list.at[i];
        if (!may_name(a, m) || is_named_plainly(a, m)) continue;
        dl_str name = dl_mention_words(a, m);
        bool state = a->mentions.found.at[m->actor].kind == DL_ACTOR_COUNTRY;
        /* "South Korea" stays so where "the Republic of Korea" follows in a quotation */
        if (written[m->actor] && (state || name.len <= names[m->actor].len)) continue;
        names[m->actor] = name;
        written[m->actor] = true;
    }
    return names;
}
