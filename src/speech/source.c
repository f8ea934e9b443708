/* source.c - sources, and those told, that no other stage knows as actors: "the
 * organisers", "local media", "shareholders".
 *
 * In:  their words as runs of tokens, trees, mentions. Out: more mentions.
 * The words of the source up to where something is told of it stand for it; resolve may
 * find whom they mean.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

#include <stdlib.h>

enum { SOURCE_MOST = 8, CLIMB = 5 }; /* tokens of such a mention; arcs up the tree */

uint32_t run_head(const unit_source *from, token_run run) {
    for (uint32_t i = run.first; i < run.end; i++) {
        uint8_t kind = from->text->tokens.at[i].kind;
        uint32_t head = tree_head(from, i);
        if (kind != DL_PUNCT && kind != DL_QUOTE &&
            (head == DL_NONE || head < run.first || head >= run.end))
            return i;
    }
    return run.first;
}

static bool can_be_source(uint8_t pos) {
    return pos == DL_POS_NOUN || pos == DL_POS_PROPN || pos == DL_POS_ADJ ||
           pos == DL_POS_NUM;
}

/* "and analysts" at AT in "traders and analysts": others without a name of their own. */
static bool joins_nameless(const unit_source *from, token_run run, uint32_t at) {
    if (at + 1 >= run.end || from->grammar->at[at].pos != DL_POS_CCONJ) return false;
    for (uint32_t i = at + 1; i < run.end; i++) {
        uint8_t pos = from->grammar->at[i].pos;
        if (from->mention_at[i] != DL_NONE) return false;
        if (pos == DL_POS_NOUN) return true;
        if (pos != DL_POS_ADJ && pos != DL_POS_DET && pos != DL_POS_PROPN) return false;
    }
    return false;
}

/* Where what is told of the source begins: only "of", "in", "for" and their nouns belong
 * to it ("a group of five producers", "two of the country's unions"). */
static uint32_t short_end(const unit_source *from, token_run run, uint32_t head) {
    uint32_t end = head + 1;
    bool others = joins_nameless(from, run, end);
    if (end >= run.end || !(others || from->grammar->at[end].pos == DL_POS_ADP))
        return end;
    while (end < run.end && end - run.first < SOURCE_MOST) {
        uint8_t pos = from->grammar->at[end].pos;
        bool owned = from->text->tokens.at[end].flags & DL_CLITIC && /* "the country's" */
                     end + 1 < run.end && from->grammar->at[end + 1].pos != DL_POS_DET;
        if (!owned && !(others && pos == DL_POS_CCONJ) && pos != DL_POS_ADP &&
            pos != DL_POS_DET && pos != DL_POS_ADJ && pos != DL_POS_NUM &&
            pos != DL_POS_NOUN && pos != DL_POS_PROPN)
            break;
        end++;
    }
    while (end > head + 1 && from->grammar->at[end - 1].pos != DL_POS_NOUN &&
           from->grammar->at[end - 1].pos != DL_POS_PROPN)
        end--;
    return end;
}

/* Do the arcs from TOKEN up to HEAD only name it once more: "the envoy, Ana Ruiz", "envoy
 * Ana Ruiz"? With OTHERS also "and Ana Ruiz". */
static bool is_same(const unit_source *from, uint32_t token, uint32_t head, bool others) {
    static const char *const names[] = { "appos", "flat", "list" };
    for (int steps = 0; token != head && token != DL_NONE && steps < CLIMB; steps++) {
        bool fine = others && tree_rel(from, token, "conj");
        for (size_t i = 0; i < DL_N(names); i++)
            fine = fine || tree_rel(from, token, names[i]);
        if (!fine) return false;
        token = tree_head(from, token);
    }
    return token == head;
}

/* "Mexican delegate and group spokesman Ana Ruiz": is HEAD, a noun without an article, only
 * the first office of the name at TOKEN that "and" joins to it? */
static bool is_second_office(const unit_source *from, uint32_t token, token_run run,
                             uint32_t head) {
    dl_str noun = token_form(from, head);
    if (tree_rel(from, token, "flat")) token = tree_head(from, token);
    if (from->grammar->at[head].pos != DL_POS_NOUN || dl_str_ends(noun, "s"))
        return false;
    if (!tree_rel(from, token, "conj") || tree_head(from, token) != head) return false;
    for (uint32_t i = run.first; i < token; i++)
        if (tree_rel(from, i, "det") || tree_rel(from, i, "nmod:poss")) return false;
    return true;
}

/* "The family of reporter Ana Ruiz": is she who the reporter is, whatever the tree joins her to? */
static bool is_of_other(const unit_source *from, const dl_mention *mention,
                        uint32_t head) {
    uint32_t before = mention->first == 0 ? DL_NONE : mention->first - 1;
    return before != DL_NONE && before > head &&
           from->grammar->at[before].pos == DL_POS_NOUN &&
           tree_rel(from, before, "nmod") && tree_head(from, before) == head;
}

/* "Groups including Amnesty": the first of those who are named for all. */
static bool stands_for_all(const unit_source *from, uint32_t token, uint32_t first) {
    static const char *const words[] = { "including", "like", "as" };
    if (token <= first) return false;
    dl_str before = token_form(from, token - 1);
    return dl_str_among(before, words, DL_N(words));
}

uint32_t named_source(const unit_source *from, const dl_order *order, token_run run,
                      bool others) {
    uint32_t head = run_head(from, run);
    for (uint32_t i = run.first; i < run.end; i++) {
        uint32_t m = order->mention_at[i];
        if (m == DL_NONE) continue;
        const dl_mention *mention = &order->mentions->list.at[m];
        /* "the domestic SAPA news agency", "envoy Ana Ruiz"; not "brokers polled by SAPA" */
        bool media =
            mention->kind == DL_ACTOR_MEDIA && (others || !dl_order_governed(order, m));
        bool beside = media || mention->first == head + 1;
        if (mention->form == DL_FORM_NAME && mention->kind != DL_ACTOR_PLACE &&
            !mention->adjective && !dl_order_possessor(order, mention) &&
            (beside || (others && stands_for_all(from, mention->first, run.first)) ||
             (is_same(from, mention->head, head, others) &&
              !is_of_other(from, mention, head)) ||
             is_second_office(from, mention->head, run, head)))
            return m;
    }
    return DL_NONE;
}

static int by_place(const void *a, const void *b) {
    const dl_mention *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->n != y->n ? (x->n > y->n ? -1 : 1) : 0;
}

typedef DL_VEC(dl_mention) mention_list;

/* A mention for the words of RUN, if its head is in none and could be somebody; with
 * PRONOUNS also for "us" and "someone". */
static void add_mention(const unit_source *from, const dl_order *order, token_run run,
                        bool pronouns, mention_list *more) {
    if (!run.end) return;
    uint32_t head = run_head(from, run), end;
    uint8_t pos = from->grammar->at[head].pos;
    bool pronoun = pronouns && pos == DL_POS_PRON;
    if (from->mention_at[head] != DL_NONE || head - run.first >= SOURCE_MOST ||
        from->text->tokens.at[head].kind != DL_WORD || !(pronoun || can_be_source(pos)) ||
        named_source(from, order, run, true) != DL_NONE)
        return;
    end = short_end(from, run, head);
    *DL_PUSH(from->mem, more) = (dl_mention){
        .first = run.first,
        .n = end - run.first,
        .head = head,
        .mark = DL_NONE,
        .actor = DL_NONE,
        .antecedent = DL_NONE,
        .form = pronoun ? DL_FORM_PRONOUN : DL_FORM_NOMINAL,
        .kind = pronoun ? DL_ACTOR_UNKNOWN : DL_ACTOR_COLLECTIVE,
        .method = pronoun ? DL_BY_PRONOUN : DL_BY_GROUP,
        .confidence = DL_ONLY_ATTRIBUTED,
    };
}

/* "Critics, who said": the words right before "who", for those whom SOURCE, that pronoun, stands
 * for; end 0: it is none, or stands for others. */
static token_run who_before(const unit_source *from, token_run source) {
    static const char *const who[] = { "who" };
    token_run none = { 0, 0 };
    uint32_t at = source.first, verb = tree_head(from, at);
    if (source.end != at + 1 || at < 2 || !token_among(from, at, who, 1)) return none;
    uint32_t noun = dl_str_is(token_form(from, at - 1), ",") ? at - 2 : at - 1;
    if (from->grammar->at[noun].pos != DL_POS_NOUN || verb == DL_NONE ||
        !tree_rel(from, verb, "acl:relcl") || tree_head(from, verb) != noun)
        return none;
    token_run run = { noun, noun + 1 };
    for (; run.first > 0 && noun - run.first < SOURCE_MOST - 1; run.first--) {
        uint8_t pos = from->grammar->at[run.first - 1].pos;
        if (pos != DL_POS_NOUN && pos != DL_POS_ADJ && pos != DL_POS_DET &&
            pos != DL_POS_NUM)
            break;
        if (tree_head(from, run.first - 1) != noun) break;
    }
    return run;
}

typedef struct {
    uint32_t deed, thing, meeting;
} thing_sets;

/* "The meeting of the two ministers heard": they did, the meeting is no somebody of its own. */
static bool is_of_somebody(const dl_order *order, token_run run, uint32_t head,
                           const thing_sets *sets) {
    if (!dl_order_in(order, head, sets->meeting)) return false;
    for (uint32_t at = head + 1; at < run.end; at++)
        if (order->mention_at[at] != DL_NONE) return true;
    return false;
}

/* "urged restraint", "asked for the release of the crew": what is asked for, not whom. */
static bool is_thing(const dl_order *order, uint32_t head, const thing_sets *sets) {
    return !dl_order_in(order, head, sets->meeting) && /* "told a meeting of miners" */
           (dl_order_in(order, head, sets->deed) ||
            dl_order_in(order, head, sets->thing));
}

void mention_sources(const unit_source *from, const tagged_list *list, dl_text *text,
                     dl_mentions *mentions) {
    mention_list more = { 0 };
    dl_order order = dl_order_of(from->mem, from->words, from->doc, text, mentions);
    uint32_t manner = dl_words_set(from->words, DL_LIT("manner"));
    uint32_t weekday = dl_words_set(from->words, DL_LIT("weekday"));
    uint32_t stirs = dl_words_set(from->words, DL_LIT("stirs"));
    thing_sets things = { .deed = dl_words_set(from->words, DL_LIT("deed")),
                          .thing = dl_words_set(from->words, DL_LIT("asked_thing")),
                          .meeting = dl_words_set(from->words, DL_LIT("meeting_noun")) };
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *one = &list->at[i];
        /* "was asked by letter": the way, not somebody */
        uint32_t head = one->source.end ? run_head(from, one->source) : DL_NONE;
        bool way = head == one->source.first && dl_order_in(&order, head, manner);
        way |= head != DL_NONE &&
               dl_order_in(&order, head, weekday); /* "at Monday's talks" */
        way |= head != DL_NONE && dl_order_in(&order, head, things.deed) &&
               one->cue.end > one->cue.first &&              /* not one without words */
               dl_order_in(&order, one->cue.end - 1, stirs); /* "the raid angered" */
        way |= head != DL_NONE && is_of_somebody(&order, one->source, head, &things);
        token_run who = who_before(from, one->source);
        if (who.end) add_mention(from, &order, who, false, &more);
        if (head != DL_NONE && !way && issuer_of(from, &order, one->source) == DL_NONE)
            add_mention(from, &order, one->source, false, &more);
        if (one->told.end && !is_thing(&order, run_head(from, one->told), &things))
            add_mention(from, &order, one->told, true, &more);
    }
    if (!more.n) return;
    qsort(more.at, more.n, sizeof *more.at, by_place);
    uint32_t n = 1;
    for (uint32_t i = 1; i < more.n; i++) /* two cues of one source */
        if (by_place(&more.at[i], &more.at[n - 1]) != 0) more.at[n++] = more.at[i];
    dl_insert_mentions(from->mem, text, mentions, more.at, n);
}
