/* ask_words.c - which words of a question name which events, and sample questions.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

/* Lemmas of verbs and nouns; the first row that has one counts. Types are those of
 * seeds/events. */
static const struct {
    const char *words, *types;
} events[] = {
    { "say tell state remark comment tweet write claim mention declare announce deny confirm "
      "warn promise admit predict statement respond reply react argue describe report "
      "accuse criticise criticize condemn blame praise explain",
      "statement" },
    { "want", "demand proposal" },
    { "demand ask request urge insist require condition appeal precondition", "demand" },
    { "propose offer suggest proposal initiative", "proposal" },
    { "reject refuse oppose decline veto boycott rebuff rejection refusal", "rejection" },
    { "accept agree sign ratify agreement deal accord pact treaty", "agreement" },
    { "round session", "talk_round" },
    { "meet meeting summit discuss confer consult attend gathering",
      "meeting talk_round" },
    { "talk talks negotiation negotiate dialogue discussion", "talk_round meeting" },
    { "ceasefire cease-fire truce armistice", "ceasefire" },
    { "withdraw withdrawal pull pullout drawdown retreat", "withdrawal" },
    { "deploy deployment mobilise mobilize mobilisation mobilization", "deployment" },
    { "attack bomb shell strike kill shoot assassinate fight clash raid ambush bombing "
      "assault fighting violence murder explosion shelling wound injure airstrike",
      "attack" },
    { "threaten threat vow ultimatum", "threat" },
    { "visit travel arrive trip go fly", "visit" },
    { "leave depart", "visit withdrawal" },
    { "election vote referendum", "election" },
    { "elect", "appointment election" },
    { "appoint nominate resign dismiss sack inaugurate replace succeed appointment "
      "resignation",
      "appointment" },
    { "arrest detain capture kidnap abduct jail imprison detention kidnapping",
      "detention" },
    { "release free pardon", "release" },
    { "sanction embargo", "sanction" },
    { "aid donate fund assistance", "aid" },
    { "protest demonstrate demonstration riot rally", "protest" },
    { "sue charge indict convict sentence investigate lawsuit trial inquiry investigation",
      "legal_action" },
    { "expel recall recognise recognize", "relations" },
    { "ban restrict curfew blockade seize", "restriction" },
    { "cooperate cooperation extradite", "cooperation" },
};

/* Verbs that say how something went, not what it was: the noun beside them counts. */
static const char phases[] =
    "end begin start finish open close resume happen occur take hold collapse fail break "
    "continue last conclude be do have make give reach join host mediate participate "
    "attend come know hear see schedule plan expect set due go impose";

static const struct {
    const char *words, *phase;
} phase_of[] = {
    { "end finish conclude", "ended" },
    { "begin start open", "opened" },
    { "resume", "resumed" },
};

static const char *const samples[] = {
    "When did the ninth round end?",
    "When will the talks resume?",
    "When did the envoy visit Kabul?",
    "Who met the Taliban in Doha in August 2019?",
    "Whom did the envoy meet?",
    "Who took part in the ninth round?",
    "Who rejected the proposal?",
    "What became of the proposal?",
    "How did the Taliban answer the proposal?",
    "Who said that a deal was close?",
    "What did Khalilzad say about the ceasefire?",
    "What do the Taliban demand?",
    "What did the United States propose?",
    "What was agreed in Doha?",
    "What happened in Kabul last week?",
    "What happened between the United States and the Taliban?",
    "Where was the ninth round held?",
    "How many rounds of talks have there been?",
    "How many people were killed in Kabul?",
    "How often did the two sides meet?",
    "Did the Taliban reject the offer?",
    "Has a ceasefire been agreed?",
    "Which attacks were there in September 2019?",
    "Who is Suhail Shaheen?",
};

static bool has_word(const char *list, dl_str word) {
    for (dl_str rest = dl_str_of(list); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

const char *ask_types_of(dl_str lemma) {
    for (size_t i = 0; lemma.len && i < DL_N(events); i++)
        if (has_word(events[i].words, lemma)) return events[i].types;
    return NULL;
}

bool ask_is_phase(dl_str lemma) {
    return has_word(phases, lemma);
}

const char *ask_phase_of(dl_str lemma) {
    for (size_t i = 0; i < DL_N(phase_of); i++)
        if (has_word(phase_of[i].words, lemma)) return phase_of[i].phase;
    return NULL;
}

const char *const *ask_samples(size_t *n) {
    *n = DL_N(samples);
    return samples;
}
