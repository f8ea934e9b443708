/* judged.c - what is said of somebody or something in a word or two, which the network, that
 * looks for clauses, passes over: "denied it", "called the offer an insult", "branded them
 * as partial", "assailed Norland for its exercises", "raised concerns about the vote".
 *
 * In:  trees, the cues found so far. Out: further cues with what they say; in order.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { WORDS_MOST = 40 }; /* of what is said */

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
    uint32_t of_it, calls, censures, utters, feelings, plain, speaks_of,
        modals; /* sets */
    mute_sets mute;
    bool *taken; /* token -> stands in a cue */
} judge;

/* Does TOKEN hang, however far down, on HEAD, but not on what "and" joins to it? */
static bool hangs_on(const judge *j, uint32_t token, uint32_t head) {
    for (int step = 0; step < WORDS_MOST && token != DL_NONE && token != head; step++) {
        uint32_t up = tree_head(j->from, token);
        if (up == head) return !tree_rel(j->from, token, "conj");
        token = up;
    }
    return false;
}

/* What stands behind VERB from token FIRST on, up to the end of its branch. */
static token_run words_from(const judge *j, uint32_t verb, uint32_t first) {
    token_run run = { first, first };
    uint32_t end = j->s->first + j->s->n;
    for (uint32_t at = first; at < end && at < first + WORDS_MOST; at++) {
        uint8_t kind = j->from->text->tokens.at[at].kind;
        if (kind == DL_PUNCT && !(j->from->text->tokens.at[at].flags & DL_SPACE_BEFORE) &&
            at > run.first)
            break;
        if (kind != DL_PUNCT && kind != DL_QUOTE && !hangs_on(j, at, verb)) break;
        if (kind != DL_PUNCT) run.end = at + 1;
    }
    return run;
}

/* The first token of the phrase of OBJECT behind VERB. */
static uint32_t first_of(const judge *j, uint32_t verb, uint32_t object) {
    uint32_t at = object;
    while (at > verb + 1 && hangs_on(j, at - 1, object)) at--;
    return at;
}

/* What VERB says that its OBJECT is: "an insult", "unfair"; trees hang a second noun on the
 * verb or on the first. DL_NONE: nothing. */
static uint32_t taken_for(const judge *j, uint32_t verb, uint32_t object) {
    static const char *const nouns[] = { "obj", "appos" };
    uint32_t as = tree_child(j->from, verb, "xcomp"), next = object + 1;
    if (as != DL_NONE) return as > object ? as : DL_NONE;
    /* 'called the talks "frank"', where trees make it one phrase */
    if (next + 1 < j->s->first + j->s->n &&
        j->from->text->tokens.at[next].kind == DL_QUOTE)
        return next + 1;
    for (uint32_t at = object + 1; at < j->s->first + j->s->n; at++) {
        if (j->from->text->tokens.at[at].kind == DL_PUNCT) return DL_NONE;
        uint32_t head = tree_head(j->from, at);
        if (head != verb && head != object) continue;
        for (size_t i = 0; i < DL_N(nouns); i++)
            if (tree_rel(j->from, at, nouns[i]) &&
                tree_child(j->from, at, "det") != DL_NONE)
                return at;
    }
    return DL_NONE;
}

/* What VERB says of its OBJECT; an empty run: nothing. */
static token_run said_of(const judge *j, uint32_t verb, uint32_t object) {
    static const char *const it[] = { "it", "this", "that" };
    static const char *const self[] = { "itself", "himself", "herself", "themselves",
                                        "which",  "whom",    "that" };
    token_run none = { 0, 0 };
    uint32_t first = first_of(j, verb, object), over = tree_head(j->from, object);
    if (token_in(j->from, verb, j->of_it))
        return token_among(j->from, object, it, DL_N(it))
                   ? (token_run){ object, object + 1 }
                   : none;
    if (token_among(j->from, object, self, DL_N(self))) return none;
    if (token_in(j->from, verb, j->censures) ||
        (token_in(j->from, verb, j->utters) && token_in(j->from, object, j->feelings)))
        return words_from(j, over, first);
    uint32_t as =
        token_in(j->from, verb, j->calls) ? taken_for(j, verb, object) : DL_NONE;
    if (as == DL_NONE) return none;
    uint8_t pos = j->from->grammar->at[as].pos;
    bool quoted = j->from->text->tokens.at[as - 1].kind == DL_QUOTE;
    /* "called the ship Aurora": its name */
    return quoted || pos == DL_POS_NOUN || pos == DL_POS_ADJ ? words_from(j, verb, first)
                                                             : none;
}

/* What VERB makes clear: "made it clear that the port was shut", "made clear his doubts"; an empty
 * run: it makes nothing so, or has yet to. */
static token_run made_plain(const judge *j, uint32_t verb) {
    static const char *const makes[] = { "made", "makes", "making" };
    token_run none = { 0, 0 };
    if (!token_among(j->from, verb, makes, DL_N(makes)) || j->from->quote_at[verb])
        return none;
    uint32_t plain = tree_child(j->from, verb, "xcomp");
    if (plain == DL_NONE || plain < verb || !token_in(j->from, plain, j->plain) ||
        token_in(j->from, tree_child(j->from, verb, "aux"), j->modals))
        return none;
    uint32_t said = tree_child(j->from, verb, "ccomp"), over = verb;
    if (said == DL_NONE) said = tree_child(j->from, over = plain, "ccomp");
    if (said == DL_NONE) said = tree_child(j->from, over = verb, "obj");
    return said == DL_NONE || said < plain
               ? none
               : words_from(j, over, first_of(j, plain, said));
}

/* What stands behind VERB where it says something with words of its own, "lashed out at Norland",
 * "hinted at a vote"; an empty run: it does not, or has yet to. */
static token_run spoken_of(const judge *j, uint32_t verb) {
    token_run none = { 0, 0 };
    uint32_t end = j->s->first + j->s->n;
    uint32_t n = j->from->grammar->at[verb].pos == DL_POS_VERB && !j->from->quote_at[verb]
                     ? dl_words_match(j->from->words, j->speaks_of,
                                      &j->from->text->tokens.at[verb], end - verb, NULL)
                     : 0;
    if (!n || thing_does(j->from, &j->mute, verb) ||
        token_in(j->from, tree_child(j->from, verb, "aux"), j->modals))
        return none;
    return words_from(j, verb, verb + n);
}

static bool is_judging(const judge *j, uint32_t verb) {
    return j->from->grammar->at[verb].pos == DL_POS_VERB && !j->from->quote_at[verb] &&
           (token_in(j->from, verb, j->of_it) || token_in(j->from, verb, j->calls) ||
            token_in(j->from, verb, j->censures) || token_in(j->from, verb, j->utters)) &&
           tree_child(j->from, verb, "aux:pass") == DL_NONE &&
           tree_child(j->from, verb, "ccomp") == DL_NONE;
}

/* Who says VERB: its own subject, or that of the verb that "and" joins it to. */
static bool has_subject(const judge *j, uint32_t verb) {
    enum { STEPS = 3 };
    for (int step = 0; step < STEPS && verb != DL_NONE; step++) {
        dl_str s = token_form(j->from, verb);
        bool beside = dl_str_ends(s, "ing") && tree_rel(j->from, verb, "advcl");
        if (tree_child(j->from, verb, "nsubj") != DL_NONE) return true;
        if (!beside && !tree_rel(j->from, verb, "conj")) return false;
        verb = tree_head(j->from, verb);
    }
    return false;
}

mute_sets mute_sets_of(const dl_words *words) {
    return (mute_sets){ .mishap = dl_words_set(words, DL_LIT("mishap")),
                        .voiceless = dl_words_set(words, DL_LIT("voiceless")) };
}

bool thing_does(const unit_source *from, const mute_sets *sets, uint32_t verb) {
    uint32_t who = tree_child(from, verb, "nsubj");
    return who != DL_NONE && from->grammar->at[who].pos == DL_POS_NOUN &&
           from->mention_at[who] == DL_NONE &&
           (token_in(from, who, sets->voiceless) || token_in(from, who, sets->mishap));
}

/* What VERB of j's sentence says of its object, if somebody is its subject. */
static token_run said_by(const judge *j, uint32_t verb) {
    token_run none = { 0, 0 }, plain = made_plain(j, verb);
    if (plain.end <= plain.first) plain = spoken_of(j, verb);
    if (plain.end > plain.first && has_subject(j, verb)) return plain;
    if (!is_judging(j, verb) || !has_subject(j, verb)) return none;
    uint32_t object = tree_child(j->from, verb, "obj");
    if (object == DL_NONE && tree_rel(j->from, verb, "conj")) /* "rose and blamed them" */
        object = tree_child(j->from, tree_head(j->from, verb), "obj");
    return object == DL_NONE || object < verb ? none : said_of(j, verb, object);
}

token_run with_name(const unit_source *from, uint32_t cue, token_run run) {
    const dl_sentence *s = &from->text->sentences.at[dl_sentence_of(from->text, cue)];
    uint32_t name = run.end;
    if (run.first > cue && name < s->first + s->n && tree_head(from, name) == cue &&
        from->grammar->at[name].pos == DL_POS_PROPN && !tree_rel(from, name, "nsubj"))
        run.end = name + 1;
    return run;
}

void add_judged(const unit_source *from, tagged_list *list) {
    judge j = { .from = from,
                .of_it = dl_words_set(from->words, DL_LIT("says_of_it")),
                .calls = dl_words_set(from->words, DL_LIT("calls_it")),
                .censures = dl_words_set(from->words, DL_LIT("censures")),
                .utters = dl_words_set(from->words, DL_LIT("utters")),
                .plain = dl_words_set(from->words, DL_LIT("made_plain")),
                .speaks_of = dl_words_set(from->words, DL_LIT("speaks_of")),
                .modals = dl_words_set(from->words, DL_LIT("modal")),
                .mute = mute_sets_of(from->words),
                .feelings = dl_words_set(from->words, DL_LIT("feelings")),
                .taken = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1) };
    uint32_t before = list->n;
    for (uint32_t i = 0; i < before; i++) {
        tagged *t = &list->at[i];
        for (uint32_t at = t->cue.first; at < t->cue.end; at++) j.taken[at] = true;
        uint32_t s = dl_sentence_of(from->text, t->head);
        if (s == DL_NONE) continue;
        j.s = &from->text->sentences.at[s];
        t->judged = said_by(&j, t->head).end > 0;
    }
    for (uint32_t s = 0; s < from->text->sentences.n; s++) {
        j.s = &from->text->sentences.at[s];
        for (uint32_t at = j.s->first; at < j.s->first + j.s->n; at++) {
            token_run said = j.taken[at] ? (token_run){ 0, 0 } : said_by(&j, at);
            if (said.end <= said.first) continue;
            tagged one = { .cue = { at, at + 1 }, .head = at, .judged = true };
            *DL_PUSH(from->mem, &one.content) = said;
            *DL_PUSH(from->mem, list) = one;
        }
    }
    if (list->n > before) sort_cues(list);
}
