/* qualified.c - bodies of a part of a state that have the name of a body of the state.
 *
 * In:  the names of an article. Out: "Minnesota Department of Commerce" as one name, of a
 * body of its own: it is not the department of the whole state. A capital before the name is
 * the state's ("the Oslo Foreign Ministry").
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

static bool is_part(const dl_finder *f, const dl_mention *m) {
    if (m->form != DL_FORM_NAME || m->kind != DL_ACTOR_PLACE || m->adjective)
        return false;
    const dl_actor *a = &f->out->found.at[m->actor];
    return !a->known || dl_actors_capital_of(f->actors, a->entry) == DL_NONE;
}

static bool is_office(const dl_finder *f, const dl_mention *m) {
    return m->form == DL_FORM_NAME && m->actor != DL_NONE && !m->title_n &&
           f->out->found.at[m->actor].known &&
           f->out->found.at[m->actor].kind == DL_ACTOR_OFFICE;
}

void dl_join_qualified(dl_finder *f) {
    uint32_t kept = 0;
    dl_mention *list = f->out->list.at;
    for (uint32_t i = 0; i < f->out->list.n; i++) {
        dl_mention *m = &list[i], *before = kept ? &list[kept - 1] : NULL;
        if (before && before->actor != DL_NONE && before->first + before->n == m->first &&
            is_part(f, before) && is_office(f, m)) {
            dl_str name = dl_words_text(f, before->first, before->n + m->n);
            dl_str key = dl_actor_make_key(f->mem, DL_ACTOR_ORGANISATION, name);
            m->first = before->first;
            m->n += before->n;
            m->actor = dl_found_new(f, DL_ACTOR_ORGANISATION, key, name, DL_NONE);
            m->kind = DL_ACTOR_ORGANISATION;
            kept--;
        }
        list[kept++] = *m;
    }
    f->out->list.n = kept;
}
