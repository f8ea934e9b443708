/* ourselves.c - who are "we" of somebody who has just met another.
 *
 * In:  talks and deals of which a quotation tells with "we" alone. Out: their parties: those of
 *      the talks told just before, of which whoever speaks is one: "Berg met Holm. "We talked
 *      about trade," she said."
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_when.h"

enum { SENTENCES = 3 }; /* between the talks and the quotation */

/* The speaker whose "we" is all that EVENT says of its parties; DL_NONE: it says more. */
static uint32_t speaker_of_we(const struct event_work *w, const dl_event *event) {
    static const char *const words[] = { "we", "us", "our" };
    if (event->parts.n != 1) return DL_NONE;
    const dl_mention *m = &w->mentions->list.at[event->parts.at[0].mention];
    uint32_t at = w->speech_at[m->head];
    if (m->form != DL_FORM_PRONOUN || at == DL_NONE ||
        !is_among(w, m->head, words, DL_N(words)))
        return DL_NONE;
    const dl_speech *speech = &w->speeches->list.at[at];
    dl_str cue = dl_span_str(w->doc, speech->cue); /* a turn tells of much at once */
    return dl_str_is(cue, ":") || dl_str_is(cue, "Q") ? DL_NONE : speech->speaker;
}

/* Does mention M, or the body it speaks for, take part in TALKS of two? */
static bool is_one_of(const struct event_work *w, const dl_event *talks, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor, party = party_of(w, m);
    bool found = false;
    for (uint32_t i = 0; i < talks->parts.n; i++) {
        uint32_t other = talks->parts.at[i].mention;
        if (actor == DL_NONE) break;
        found |= w->mentions->list.at[other].actor == actor ||
                 (party != DL_NONE && party_of(w, other) == party &&
                  w->mentions->list.at[other].kind != DL_ACTOR_PERSON);
    }
    return found && talks->parts.n == 2;
}

void complete_ours(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        bool talks = is_talk(w, event);
        if ((!talks && !is_type(w, event, "agreement")) || event->status == DL_POSSIBLE)
            continue;
        /* "our negotiations" may be of their states */
        uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
        uint32_t speaker = noun == DL_NONE ? speaker_of_we(w, event) : DL_NONE;
        for (uint32_t k = i; speaker != DL_NONE && k-- > 0;) {
            const dl_event *other = &w->out->list.at[k];
            if (event->sentence - other->sentence > SENTENCES) break;
            if (!is_talk(w, other) || other->status == DL_DENIED ||
                !is_one_of(w, other, speaker))
                continue;
            event->parts.n = 0;
            take_parties(w, event, other);
            break;
        }
    }
}
