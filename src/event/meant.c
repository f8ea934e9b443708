/* meant.c - whom a pronoun stands for when nobody with a name is meant.
 *
 * In:  a mention. Out: the description it stands for: "the boy", "the bank".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* "The bank said it had reached a deal": nobody knows which bank, but it is the bank. */
uint32_t spoken_for(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t speech = w->speech_at[mention->head];
    if (mention->form != DL_FORM_PRONOUN || mention->actor != DL_NONE ||
        speech == DL_NONE || !is_word(w, mention->head, "it"))
        return DL_NONE;
    uint32_t speaker = w->speeches->list.at[speech].speaker;
    if (speaker == DL_NONE) return DL_NONE;
    const dl_mention *who = &w->mentions->list.at[speaker];
    bool unnamed = who->form == DL_FORM_NOMINAL && who->actor == DL_NONE;
    bool one = !who->plural && who->kind != DL_ACTOR_PERSON;
    return unnamed && one && who->first < mention->first &&
                   dl_sentence_of(w->text, who->first) ==
                       dl_sentence_of(w->text, mention->first)
               ? speaker
               : DL_NONE;
}

/* "The boy ... he was freed": nobody knows which boy, but it is the boy. "We", said a
 * spokesman, are those he speaks for. */
uint32_t meant_by(const struct event_work *w, uint32_t m) {
    static const char *const ours[] = { "we", "us", "our" };
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->form != DL_FORM_PRONOUN || mention->actor != DL_NONE ||
        mention->antecedent == DL_NONE)
        return m;
    const dl_mention *who = &w->mentions->list.at[mention->antecedent];
    bool people = who->kind == DL_ACTOR_PERSON || who->kind == DL_ACTOR_COLLECTIVE;
    if (!who->plural && is_among(w, mention->head, ours, DL_N(ours))) return m;
    return people && who->form == DL_FORM_NOMINAL && who->first < mention->first
               ? mention->antecedent
               : m;
}
