/* among.c - talks that those of one state, or of one group, hold with each other.
 *
 * In:  meetings whose parties are settled. Out: the field "among" of those that name one party
 *      alone: "intra-Norlandic talks", "Norlanders sat down together", "between the parties".
 * A state itself meets nobody there.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

/* "intra-Norlandic", "inter-Norlandic": from the prefix on. */
static dl_span prefixed(const struct event_work *w, const dl_mention *m) {
    static const char *const prefix[] = { "intra", "inter" };
    if (m->first < 2 || !is_word(w, m->first - 1, "-") ||
        !is_among(w, m->first - 2, prefix, DL_N(prefix)))
        return (dl_span){ 0 };
    return dl_token_span(w->text, m->first - 2, m->n + 2);
}

/* "Norlanders": its people, not what describes a noun behind it. */
static dl_span people(const struct event_work *w, const dl_mention *m) {
    uint8_t rel = w->trees->at[m->head].rel;
    if (!m->adjective || m->n != 1 || rel == DL_REL_AMOD || rel == DL_REL_COMPOUND ||
        !dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[m->head]), "s"))
        return (dl_span){ 0 };
    return dl_token_span(w->text, m->first, 1);
}

/* "between the parties": several who are named as one. */
static dl_span several(const struct event_work *w, const dl_mention *m) {
    static const char *const links[] = { "between", "among", "amongst" };
    if (!m->plural || m->form == DL_FORM_PRONOUN ||
        !has_link(w, m->head, links, DL_N(links)))
        return (dl_span){ 0 };
    return dl_token_span(w->text, m->first, m->n);
}

void note_among(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_type(w, event, "meeting") || event->parts.n != 1) continue;
        const dl_mention *m = &w->mentions->list.at[event->parts.at[0].mention];
        bool state = m->kind == DL_ACTOR_COUNTRY;
        dl_span words = state ? prefixed(w, m) : several(w, m);
        set_span(w, event, "among", words.len || !state ? words : people(w, m));
    }
}
