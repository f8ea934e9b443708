/* ask_words.c - which words of a question name which events, and sample questions.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"
#include "query_inside.h"

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
    { "position stance attitude viewpoint", "statement demand proposal rejection" },
    { "want", "demand proposal" },
    { "demand ask request urge insist require condition appeal precondition", "demand" },
    { "propose offer suggest proposal initiative", "proposal" },
    { "reject refuse oppose decline veto boycott rebuff rejection refusal", "rejection" },
    { "accept agree sign ratify support endorse approve agreement deal pact treaty accord "
      "accords",
      "agreement" },
    { "round session", "talk_round" },
    { "meet meeting summit discuss confer consult attend gathering speak phone",
      "meeting talk_round" },
    { "talk talks negotiation negotiate dialogue discussion mediate mediation mediator broker "
      "facilitate facilitator",
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
      "resignation nomination role post job portfolio",
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
    { "express voice", "express" },
    { "stress emphasise emphasize underline underscore reiterate affirm reaffirm",
      "stress" },
    { "promise pledge", "promise" },
    { "confirm", "confirm" },
    { "admit", "admit" },
    { "predict", "predict" },
    { "claim allege", "claim" },
};

/* Verbs that say how something went, not what it was: the noun beside them counts. */
static const char phases[] =
    "end begin start finish open close resume happen occur take hold break "
    "continue last conclude be do have make give reach join host mediate participate "
    "attend come know hear see schedule plan expect set due go impose lift cancel "
    "postpone call break extend violate cancel put slap get receive reach";

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
    "i we us you me my our list show find most recent recently happened so else also both whose let get got should could";

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
    { "sanction", "impose put slap", "imposed" },
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

/* Verbs that a word behind them makes another; the first row that fits counts. */
static const ask_phrasal phrasal[] = {
    { "call", "on upon for", "demand", NULL, NULL },
    { "call", "off", "meeting talk_round", NULL, "denied" },
    { "turn", "down", "rejection", NULL, NULL },
    { "vote", "against", "rejection election", NULL, NULL },
    { "be", "against", "rejection", NULL, NULL },
    { "come", "against", "rejection", NULL, NULL },
    { "speak", "against", "rejection statement", NULL, NULL },
    { "step", "down", "appointment", "out", NULL },
    { "sit", "down", "meeting talk_round", NULL, NULL },
};

const ask_phrasal *ask_phrasal_of(dl_str lemma, dl_str behind) {
    for (size_t i = 0; i < DL_N(phrasal); i++)
        if (dl_str_is(lemma, phrasal[i].verb) && ask_is_one(behind, phrasal[i].behind))
            return &phrasal[i];
    return NULL;
}

/* The word of questions that WORD is one slip away from; empty: none. */
dl_str ask_slip_of(dl_str word) {
    static const char others[] =
        "about happened agreed signed rejected proposed demanded attacked announced "
        "reported visited negotiated meetings attacks statements demands proposals "
        "sanctions elections agreements ceasefire negotiations threatened withdrew resigned "
        "government president minister spokesman between";
    const char *lists[DL_N(events) + 3] = { others, stops, phases };
    dl_str best = { 0 };
    for (size_t i = 0; i < DL_N(events); i++) lists[i + 3] = events[i].words;
    for (size_t i = 0; i < DL_N(lists); i++)
        for (dl_str rest = dl_str_of(lists[i]); rest.len;) {
            dl_str one = dl_str_cut(&rest, ' ');
            if (!best.len && one.len > 3 && dl_typing_slips(word, one) == 1) best = one;
        }
    return best;
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

/* What no query can answer, and where to look instead: with the question's WORDS behind
 * it or with its names, times and rounds. */
static const struct {
    const char *words;
    bool try_words, try_terms;
    const char *why;
} refusals[] = {
    { "why", true, false,
      "reasons are not recorded; read what was said of it: dateline-query search" },
    { "disagree contradict conflict contradictory", false, true,
      "see where articles disagree: dateline-query conflicts" },
    { "changed", false, false,
      "see what came in since a day: dateline-query changes DATE" },
    { "should better think opinion recommend advise", true, false,
      "opinions are not recorded, only events; read what was said of it: "
      "dateline-query search" },
};

/* The next word of TEXT in small letters, without the stops behind it. */
static dl_str next_word(dl_arena *mem, dl_str *text) {
    char small[DL_LEMMA_MAX * 2];
    dl_str word = dl_str_cut(text, ' ');
    while (word.len && strchr("?.,!\"'", word.ptr[word.len - 1])) word.len--;
    if (dl_str_ends(word, "'s")) word.len -= 2;
    uint32_t n = dl_utf8_fold(word, small, sizeof small);
    return n < sizeof small ? dl_str_copy(mem, (dl_str){ small, n }) : (dl_str){ 0 };
}

/* Which refusal TEXT meets: "what changed after the vote" asks for events, and what
 * somebody says should be is a statement. */
static size_t refusal_of(dl_arena *mem, dl_str text) {
    bool said = dl_str_find(text, DL_LIT("according to"), 0) != DL_NONE ||
                dl_str_find(text, DL_LIT("According to"), 0) != DL_NONE;
    for (dl_str word = next_word(mem, &text); word.len || text.len;
         word = next_word(mem, &text))
        for (size_t i = 0; i < DL_N(refusals); i++) {
            dl_str rest = text;
            if (!ask_is_one(word, refusals[i].words)) continue;
            if (dl_str_is(word, "changed") &&
                ask_is_one(next_word(mem, &rest), "after before"))
                continue;
            if (!(said && refusals[i].try_words)) return i;
        }
    return DL_N(refusals);
}

/* The words of TEXT that say what it is about. */
static void put_words(dl_arena *mem, dl_str text, dl_buf *out) {
    const char *before = " ";
    for (dl_str word = next_word(mem, &text); word.len || text.len;
         word = next_word(mem, &text)) {
        if (word.len < 3 || ask_is_stop_word(word) || ask_is_one(word, "why should"))
            continue;
        if (ask_is_phase(word) || dl_str_find(word, DL_LIT(":"), 0) != DL_NONE) continue;
        dl_buf_printf(out, "%s%.*s", before, DL_ARG(word));
    }
}

const char *dl_ask_refusal(dl_arena *mem, dl_str text, dl_str terms) {
    dl_buf out = { 0 };
    size_t i = refusal_of(mem, text);
    if (i == DL_N(refusals)) return NULL;
    dl_buf_puts(&out, refusals[i].why);
    if (refusals[i].try_words) put_words(mem, text, &out);
    if (refusals[i].try_terms && terms.len) dl_buf_printf(&out, " %.*s", DL_ARG(terms));
    dl_str said = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len + 1 });
    dl_buf_free(&out);
    return said.ptr;
}

const char *const *ask_samples(size_t *n) {
    *n = DL_N(samples);
    return samples;
}
