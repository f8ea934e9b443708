/* acts.c - which words tell a speech act, and which: the sets "say_ACT".
 *
 * In:  tokens. Out: the act of every token that can be a cue.
 *
 * SPDX-License-Identifier: MIT */
#include "speech_private.h"

/* The order decides where a word is in two sets. */
static const char *const act_names[SPEECH_ACTS] = {
    "deny",  "warn",    "accuse", "praise",  "promise", "announce", "confirm", "admit",
    "claim", "predict", "report", "believe", "ask",     "write",    "say",
};

dl_str speech_act_name(int act) {
    DL_ASSERT(act >= 0 && act < SPEECH_ACTS);
    return dl_str_of(act_names[act]);
}

speech_sets speech_sets_of(const dl_words *words) {
    speech_sets sets = { .words = words };
    for (int i = 0; i < SPEECH_ACTS; i++) {
        char name[32];
        snprintf(name, sizeof name, "say_%s", act_names[i]);
        sets.act[i] = dl_words_set(words, dl_str_of(name));
        sets.bits |= dl_words_bit(words, sets.act[i]);
    }
    return sets;
}

int speech_act_at(const speech_sets *sets, const dl_token *token, uint32_t n) {
    uint32_t word = token->word;
    if (!word || !(dl_words_bits(sets->words, word) & sets->bits)) return -1;
    for (int i = 0; i < SPEECH_ACTS; i++)
        if (sets->act[i] != DL_NONE && dl_words_in(sets->words, word, sets->act[i]))
            return i;
    for (int i = 0; i < SPEECH_ACTS; i++) /* "believes that", "pointed out" */
        if (sets->act[i] != DL_NONE &&
            dl_words_match(sets->words, sets->act[i], token, n, NULL))
            return i;
    return -1;
}

uint8_t *speech_acts(dl_arena *mem, const dl_words *words, const dl_text *text) {
    speech_sets sets = speech_sets_of(words);
    uint8_t *at = DL_NEW_N(mem, uint8_t, (size_t)text->tokens.n + 1);
    for (uint32_t i = 0; i < text->tokens.n; i++)
        at[i] =
            (uint8_t)(1 + speech_act_at(&sets, &text->tokens.at[i], text->tokens.n - i));
    return at;
}
