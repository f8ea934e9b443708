/* unnamed_part.c - people and bodies without a name that a pronoun stands for.
 *
 * In:  a pronoun that nobody known is meant by. Out: the noun that it stands for: "the bank" of
 * "The bank said it ...", "a boy" of "A boy ... he was freed".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* "The bank said it had reached a deal": nobody knows which bank, but it is the bank. DL_NONE:
 * M is no such pronoun. */
uint32_t spoken_for(const struct event_work *w, uint32_t m) {
    static const char *const it[] = { "it", "It" };
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t speech = w->speech_at[mention->head];
    if (mention->form != DL_FORM_PRONOUN || mention->actor != DL_NONE ||
        speech == DL_NONE || !is_among(w, mention->head, it, DL_N(it)))
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

/* "The boy ... he was freed": nobody knows which boy, but it is the boy; of what a spokesman
 * tells "he" may well be another. */
uint32_t meant_by(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->form != DL_FORM_PRONOUN || mention->actor != DL_NONE ||
        mention->antecedent == DL_NONE)
        return m;
    const dl_mention *who = &w->mentions->list.at[mention->antecedent];
    bool people = who->kind == DL_ACTOR_PERSON || who->kind == DL_ACTOR_COLLECTIVE;
    bool tells =
        dl_order_in(&w->order, who->head, w->onlooker) ||
        dl_str_starts(dl_token_str(w->doc, &w->text->tokens.at[who->head]), "spokes");
    return people && !tells && who->form == DL_FORM_NOMINAL && who->first < mention->first
               ? mention->antecedent
               : m;
}
