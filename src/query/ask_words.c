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
      "accuse criticise criticize condemn blame praise explain quote quotation remark denounce "
      "welcome pledge allege speech tweet",
      "statement" },
    { "want", "demand proposal" },
    { "demand ask request urge insist require condition appeal precondition", "demand" },
    { "propose offer suggest proposal initiative", "proposal" },
    { "reject refuse oppose decline veto boycott rebuff rejection refusal", "rejection" },
    { "accept agree sign ratify agreement deal pact treaty accord accords", "agreement" },
    { "round session", "talk_round" },
    { "meet meeting summit discuss confer consult attend gathering speak phone",
      "meeting talk_round" },
    { "talk talks negotiation negotiate dialogue discussion mediate mediation mediator",
      "talk_round meeting" },
    { "ceasefire cease-fire truce armistice", "ceasefire" },
    { "withdraw withdrawal pull pullout drawdown retreat", "withdrawal" },
    { "deploy deployment mobilise mobilize mobilisation mobilization", "deployment" },
    { "attack bomb shell strike kill shoot assassinate fight clash raid ambush bombing "
      "assault fighting violence murder explosion shelling wound injure airstrike die "
      "casualty victim",
      "attack" },
    { "threaten threat vow ultimatum", "threat" },
    { "visit travel arrive trip go fly", "visit" },
    { "leave depart", "visit withdrawal" },
    { "election vote referendum", "election" },
    { "elect", "appointment election" },
    { "appoint nominate resign dismiss sack inaugurate replace succeed appointment "
      "resignation nomination",
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

/* Verbs that name one way to say something; the acts are those of src/speech. */
static const struct {
    const char *words, *act;
} acts[] = {
    { "deny", "deny" },
    { "warn", "warn" },
    { "accuse criticise criticize condemn blame denounce", "accuse" },
    { "praise welcome", "praise" },
    { "promise pledge", "promise" },
    { "confirm", "confirm" },
    { "admit", "admit" },
    { "predict", "predict" },
    { "claim allege", "claim" },
};

/* Verbs that say how something went, not what it was: the noun beside them counts. */
static const char phases[] =
    "end begin start finish open close resume happen occur take hold collapse fail break "
    "continue last conclude be do have make give reach join host mediate participate "
    "attend come know hear see schedule plan expect set due go impose lift cancel "
    "postpone call break extend violate";

/* Words that say nothing of their own. */
static const char stops[] =
    "the a an of in on at to for with by about from and or that this these those it its "
    "their his her they he she them him there any some all between against during over "
    "into did do does has have had is are was were be been will would who whom what when "
    "where which how many much often ever yet so far each other one another exactly please "
    "latest last first next new ? . , ! \" ' s sides parties side again anyone "
    "there since after before until imposed impose gave give two three not nt never no "
    "nobody anything anybody someone somebody something everything news still already now "
    "currently today really according under event events involve involves involving "
    "involved related regarding concerning country countries city cities place places "
    "i we us you me my our list show find most recent recently happened so";

static const struct {
    const char *words, *phase;
} phase_of[] = {
    { "end finish conclude", "ended" },
    { "begin start open", "opened" },
    { "resume", "resumed" },
};

/* How far events of other types have come, and the verbs for it. */
static const struct {
    const char *type, *words, *stage;
} stages[] = {
    { "sanction", "lift ease end remove", "lifted" },
    { "sanction", "impose", "imposed" },
    { "restriction", "lift end", "lifted" },
    { "ceasefire", "declare announce", "declared" },
    { "ceasefire", "break violate collapse", "broken" },
    { "ceasefire", "extend", "extended" },
    { "ceasefire", "end expire", "ended" },
    { "agreement", "sign", "signed" },
    { "agreement", "ratify", "ratified" },
    { "appointment", "resign dismiss sack resignation", "out" },
    { "appointment", "appoint nominate inaugurate appointment nomination", "in" },
    { "relations", "expel", "expelled" },
    { "relations", "recall", "recalled" },
    { "relations", "recognise recognize", "recognised" },
    { "legal_action", "charge indict", "charged" },
    { "legal_action", "convict", "convicted" },
    { "legal_action", "sue", "sued" },
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
    "What happened after the ninth round?",
    "What is the latest on the ceasefire?",
    "According to Khalilzad, what was agreed?",
    "Under which conditions would the Taliban accept a ceasefire?",
    "Which newspaper reported the ceasefire?",
    "Who is Suhail Shaheen?",
};

const char *ask_types_of(dl_str lemma) {
    for (size_t i = 0; lemma.len && i < DL_N(events); i++)
        if (ask_is_one(lemma, events[i].words)) return events[i].types;
    return NULL;
}

const char *ask_act_of(dl_str lemma) {
    for (size_t i = 0; i < DL_N(acts); i++)
        if (ask_is_one(lemma, acts[i].words)) return acts[i].act;
    return NULL;
}

const char *ask_stage_of(dl_str lemma, const char *types) {
    for (size_t i = 0; types && i < DL_N(stages); i++)
        if (strcmp(types, stages[i].type) == 0 && ask_is_one(lemma, stages[i].words))
            return stages[i].stage;
    return NULL;
}

bool ask_is_phase(dl_str lemma) {
    return ask_is_one(lemma, phases);
}

bool ask_is_stop_word(dl_str word) {
    return ask_is_one(word, stops);
}

bool ask_is_plain(dl_arena *mem, dl_str word) {
    char out[DL_LEMMA_MAX];
    static const int parts[] = { DL_POS_VERB, DL_POS_NOUN };
    if (ask_is_stop_word(word) || ask_is_one(word, ask_titles)) return true;
    for (size_t i = 0; i < DL_N(parts); i++) {
        dl_str lemma = dl_str_copy(mem, dl_lemma(word, parts[i], false, out));
        if (ask_types_of(lemma) || ask_is_phase(lemma)) return true;
    }
    return false;
}

const char *ask_phase_of(dl_str lemma) {
    for (size_t i = 0; i < DL_N(phase_of); i++)
        if (ask_is_one(lemma, phase_of[i].words)) return phase_of[i].phase;
    return NULL;
}

/* What no query can answer, and where to look instead. */
static const struct {
    const char *words, *why;
} refusals[] = {
    { "why",
      "reasons are not recorded; read what was said of it: dateline-query search" },
    { "disagree contradict conflict contradictory",
      "see where articles disagree: dateline-query conflicts" },
    { "changed", "see what came in since a day: dateline-query changes DATE" },
    { "should better think opinion recommend advise",
      "opinions are not recorded, only events" },
};

const char *dl_ask_refusal(dl_arena *mem, dl_str text) {
    while (text.len) {
        dl_str word = dl_str_cut(&text, ' ');
        while (word.len && strchr("?.,!", word.ptr[word.len - 1])) word.len--;
        char small[DL_LEMMA_MAX * 2];
        uint32_t n = dl_utf8_fold(word, small, sizeof small);
        for (size_t i = 0; n < sizeof small && i < DL_N(refusals); i++)
            if (ask_is_one(dl_str_copy(mem, (dl_str){ small, n }), refusals[i].words))
                return refusals[i].why;
    }
    return NULL;
}

const char *const *ask_samples(size_t *n) {
    *n = DL_N(samples);
    return samples;
}
