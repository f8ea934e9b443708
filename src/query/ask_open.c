/* ask_open.c - the kind of a question, by the words it opens with.
 *
 * In:  the words of a question.
 * Out: what it asks for, and where its own words begin. A question that opens with none of
 * these words is a topic, "attacks in Syria", when it names something.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

typedef struct {
    const char *begin; /* words, "|" between alternatives */
    uint8_t kind;
} opening;

/* "Could you tell me when ...": what stands before the question. */
static const char polite[] =
    "can you tell me|could you tell me|please tell me|do you know|do we know|"
    "is it known|is it true that|is it correct that|i want to know|i would like to know|"
    "please|and|so|ok|but|tell me";

static const char about_all[] =
    "tell me about|tell me everything about|what do we know about|what is known about|"
    "give me an overview of|overview of|summarise|summarize|summary of|list everything|"
    "list everything about|show everything about|everything about|"
    "which events involve|which events involved|all events involving|all about|"
    "key events|main events|most important events|important events|major events|"
    "what are the main events|what are the key events|what were the main events|"
    "what were the key events|timeline of|timeline|chronology of|chronology|"
    "give me a timeline of|give me the timeline of|show me a timeline of|"
    "show me the timeline of|show the timeline of|show timeline of|"
    "show me the chronology of|show me everything about|"
    "make a timeline of|history of|what is there about|what is there on|anything about|anything on";

static const char newest[] =
    "what is the latest|what s the latest|what are the latest "
    "news|what is new|what s new|what is going on|what s going on|what is happening|"
    "what s happening|what has been happening|latest news|latest|any news|news|"
    "what is the news|what are the news|what is the current state of|"
    "what is the situation in|how is the situation in|whats the latest|whats new|"
    "what is the status of|what is the state of|what happened last|what was the last thing|"
    "what happened most recently|what is the last event|what was the last event|"
    "what is the latest event|last events|latest events|what happened lately";

static const char oldest[] =
    "what happened first|what is the first event|what was the first event|first event|"
    "first events|earliest events|what is the earliest event|what was the earliest event";

static const char to_come[] =
    "what will happen|what is planned|what s planned|what is scheduled|what was planned|"
    "what is going to happen|what is expected|what happens|what comes";

static const opening openings[] = {
    { "how much", DL_ASK_WHAT },
    { "how many times", DL_ASK_COUNT },
    { "how many articles|how many newspapers|how many papers|how many sources|"
      "how many outlets",
      DL_ASK_SOURCE },
    { "how often", DL_ASK_COUNT },
    { "how many", DL_ASK_COUNT },
    { "number of", DL_ASK_COUNT },
    { "when", DL_ASK_WHEN },
    { "since when|how long|for how long|until when|how long ago", DL_ASK_WHEN },
    { "on what date|on which date|on which day|on what day|in which month|in what month",
      DL_ASK_WHEN },
    { "in which year|in what year|what date|what day|which day|what year|at what time",
      DL_ASK_WHEN },
    { "where|in which city|in what city|in which country|in what country|in which place|at what place",
      DL_ASK_WHERE },
    { "which city|which cities|what cities|which place|which places|which capital|which capitals",
      DL_ASK_WHERE },
    { "which newspaper|which newspapers|which paper|which papers|which news agency|"
      "which news agencies|which agency|which agencies|which source|which sources|"
      "which article|which articles|which outlet|which outlets|what sources|"
      "what newspapers|which media|who reported|who reports",
      DL_ASK_SOURCE },
    { "with whom|to whom|against whom|by whom|from whom|between whom", DL_ASK_WHO },
    { "who|whom", DL_ASK_WHO },
    { "which party|which parties|which side|which sides|which country|which countries|"
      "which states|which governments|which government",
      DL_ASK_WHO },
    { "which group|which groups|which leaders|which leader|what countries|what parties|"
      "which people|which politicians|which ministers|which officials|which organisations|"
      "which organizations",
      DL_ASK_WHO },
    { "what became of|what has become of|what came of|what happened to", DL_ASK_OUTCOME },
    { "what happened|what has happened|what took place|what went on|what occurred|"
      "what changed|what has changed|what else happened",
      DL_ASK_EVENTS },
    { "how did|how does|how do|how has|how have|how was|how were|how is",
      DL_ASK_OUTCOME },
    { "what is|what was|what are|what were|what s|under which conditions|"
      "under what conditions|under which condition|on what conditions|on which conditions|"
      "on what terms|on which terms|under what terms|under what circumstances",
      DL_ASK_WHAT },
    { "what", DL_ASK_WHAT },
    { "quotes by|quotes of|quotes from|quote|quotes|statements by|statements of",
      DL_ASK_WHAT },
    { "which", DL_ASK_EVENTS },
    { "list all|show all|list|show|show me|give me|find|find all|name|show me all|"
      "give me all",
      DL_ASK_EVENTS },
    { "did|do|does|has|have|had|is|are|was|were|will|would|can|could", DL_ASK_WHETHER },
};

int ask_opens_with(const ask_reading *r, int at, const char *begin) {
    int best = 0;
    for (dl_str rest = dl_str_of(begin); rest.len;) {
        dl_str one = dl_str_cut(&rest, '|');
        int i = 0;
        bool same = true;
        while (one.len && same) {
            dl_str word = dl_str_cut(&one, ' ');
            same = at + i < r->n && dl_str_eq(r->at[at + i].word, word);
            i++;
        }
        if (same && i > best) best = i;
    }
    return best;
}

/* "According to the minister, what ...": who says it; the rest is what he says. */
static bool read_according(ask_reading *r) {
    for (int i = 0; i + 2 < r->n; i++) {
        if (!ask_word_is(r, i, "according") || !ask_word_is(r, i + 1, "to")) continue;
        r->out->kind = DL_ASK_WHAT;
        r->out->types = "statement";
        r->said_by = i + 1;
        r->start = 0;
        return true;
    }
    return false;
}

static bool read_topics(ask_reading *r, int at) {
    int n = ask_opens_with(r, at, about_all), m = ask_opens_with(r, at, newest);
    int k = ask_opens_with(r, at, to_come), o = ask_opens_with(r, at, oldest);
    int most = n > m ? n : m > k ? m : k;
    if (o > most) most = o;
    if (!most) return false;
    r->out->kind = DL_ASK_EVENTS;
    r->out->news = !k;
    r->out->last = m > 0 && o < m;
    r->out->first = o > m;
    r->to_come = k > 0;
    r->start = at + most;
    return true;
}

/* "Between 2021 and 2022, what ...": behind the comma. */
static int behind_time(const ask_reading *r) {
    enum { FEW = 8 };
    bool time = false;
    for (int i = 0; i < r->n && i < FEW; i++) {
        time = time || r->at[i].time != DL_NONE;
        if (time && ask_word_is(r, i, ",")) return i + 1;
    }
    return 0;
}

/* "Who did", "who was": somebody else does it; "who has rejected", "who will go": not. */
static bool asks_whom(const ask_reading *r, int i) {
    if (ask_word_is(r, i, "did do does was were is are")) return true;
    if (!ask_word_is(r, i, "has have had will would")) return false;
    for (int k = i + 1; k < r->n; k++)
        if (ask_word_is(r, k, "been be")) return true;
    return i + 1 < r->n && (r->at[i + 1].mention != DL_NONE ||
                            ask_has_capital(r, i + 1) || ask_word_is(r, i + 1, "the"));
}

bool ask_read_kind(ask_reading *r) {
    int at = behind_time(r);
    if (read_according(r) || read_topics(r, at)) return true;
    at += ask_opens_with(r, at, polite);
    if (read_topics(r, at)) return true;
    r->from = at;
    for (size_t i = 0; i < DL_N(openings); i++) {
        int n = ask_opens_with(r, at, openings[i].begin);
        if (!n) continue;
        r->out->kind = openings[i].kind;
        r->start = at + n;
        r->whose = ask_word_is(r, at, "quote quotes");
        if (r->whose) r->out->types = "statement";
        r->out->asks_target = ask_word_is(r, at, "whom to against from") ||
                              (r->out->kind == DL_ASK_WHO && asks_whom(r, at + n));
        return true;
    }
    r->out->kind = DL_ASK_EVENTS; /* a topic */
    r->out->news = true;
    r->topic = true;
    r->start = at;
    return true;
}
