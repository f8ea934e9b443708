/* medium.c - through what, where and to whom something was said.
 *
 * In:  matches of rule group "speech": medium(WORD, outlet=capture), to(capture).
 * Out: medium, outlet and addressee of the speech whose cue stands nearest in the sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { OP_MEDIUM, OP_TO };
static const char *const op_names[] = { "medium", "to" };

dl_code dl_speech_check(const dl_rules *rules, const dl_words *words, dl_err *err) {
    (void)words;
    uint16_t group = dl_rules_group(rules, DL_LIT("speech"));
    for (uint16_t id = 1; group != UINT16_MAX && id <= dl_rules_count(rules); id++) {
        dl_rule *rule = dl_rules_get(rules, id);
        uint16_t op = 0;
        if (rule->group != group || dl_str_is(rule->op, "discard")) continue;
        while (op < DL_N(op_names) && !dl_str_is(rule->op, op_names[op])) op++;
        if (op == DL_N(op_names))
            return dl_fail_at(
                err, DL_ESEED, rule->path, rule->line, 0,
                "rule %.*s: unknown operation %.*s; there are medium and to",
                DL_ARG(rule->name), DL_ARG(rule->op));
        rule->op_index = op;
        if (rule->n_args == 0)
            return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                              "rule %.*s: %s needs an argument", DL_ARG(rule->name),
                              op_names[op]);
    }
    return DL_OK;
}

/* ---- what a match belongs to -------------------------------------------------------------- */

typedef struct {
    const unit_source *from; /* NULL: nothing was parsed */
    const dl_text *text;
    dl_speeches *speeches;
    uint32_t first; /* speech: those before are of sentences before */
} finder;

/* The word for the medium: capture v, else the last of the match. */
static uint32_t word_of(const dl_rule *rule, const dl_match *match, bool *captured) {
    int v = dl_rule_capture(rule, "v");
    *captured = v >= 0 && match->captures[v].n;
    return *captured ? match->captures[v].first + match->captures[v].n - 1
                     : match->first + match->n - 1;
}

/* Is TOKEN the noun that the match takes it for, and does the preposition before it
 * belong to it: "in the office briefing him", "in the wake of the interview"? */
static bool is_medium(const finder *f, const dl_match *match, uint32_t token) {
    if (!f->from || dl_sentence_of(f->text, token) == DL_NONE) return true;
    const dl_node *node = &f->from->grammar->at[token];
    if (node->pos == DL_POS_X) return true;
    if (node->pos != DL_POS_NOUN && node->pos != DL_POS_PROPN) return false;
    uint32_t head = tree_head(f->from, match->first);
    return !tree_rel(f->from, match->first, "case") || head == DL_NONE || head >= token ||
           tree_rel(f->from, head, "compound") || tree_rel(f->from, head, "flat") ||
           tree_head(f->from, token) == head;
}

static bool in_cue(const dl_speech *speech, uint32_t token) {
    return speech->cue_first <= token && token < speech->cue_first + speech->cue_n;
}

/* Is the match part of the words said? One with which they begin is not. */
static bool in_content(const finder *f, const dl_speech *speech, const dl_match *match) {
    uint32_t off = f->text->tokens.at[match->first].off;
    for (uint32_t i = 0; i < speech->content.n; i++) {
        dl_span span = speech->content.at[i];
        bool opens = off == span.off && speech->mode == DL_MODE_INDIRECT;
        if (!opens && span.off <= off && off < span.off + span.len) return true;
    }
    return false;
}

/* The speech of the sentence whose cue is nearest to the match: for a medium one that has
 * WORD in its cue, else none of whose words said it is part. */
static dl_speech *nearest(const finder *f, const dl_match *match, uint32_t word,
                          bool medium) {
    uint32_t sentence = dl_sentence_of(f->text, match->first), distance = UINT32_MAX;
    uint32_t token = match->first;
    dl_speech *best = NULL;
    for (uint32_t i = f->first; i < f->speeches->list.n; i++) {
        dl_speech *speech = &f->speeches->list.at[i];
        if (speech->sentence > sentence) break;
        uint32_t cue = speech->cue_first;
        uint32_t away = cue > token ? cue - token : token - cue;
        if (medium && in_cue(speech, word)) return speech;
        if (speech->sentence != sentence || away >= distance || !speech->act.len ||
            (medium && in_content(f, speech, match)))
            continue;
        best = speech;
        distance = away;
    }
    return best;
}

static void apply(const dl_rule *rule, const dl_match *match, const dl_text *text,
                  const dl_mentions *mentions, dl_speech *speech) {
    for (uint8_t i = 0; i < rule->n_args; i++) {
        const dl_rule_arg *arg = &rule->args[i];
        const dl_capture *capture =
            arg->capture >= 0 ? &match->captures[arg->capture] : NULL;
        if (rule->op_index == OP_MEDIUM && !capture && !speech->medium.len)
            speech->medium = arg->word;
        if (!capture || !capture->n) continue;
        if (rule->op_index == OP_MEDIUM && !speech->outlet.len)
            speech->outlet = dl_token_span(text, capture->first, capture->n);
        if (rule->op_index == OP_TO && speech->addressee == DL_NONE &&
            capture->mark != DL_NONE &&
            text->marks.at[capture->mark].kind == DL_MARK_ACTOR) {
            uint32_t m = text->marks.at[capture->mark].value;
            if (m < mentions->list.n && m != speech->speaker) speech->addressee = m;
        }
    }
}

void dl_find_media(dl_arena *mem, const dl_rules *rules, const dl_words *words,
                   const dl_document *doc, const dl_text *text,
                   const dl_mentions *mentions, const unit_source *from,
                   dl_speeches *speeches) {
    uint16_t group = dl_rules_group(rules, DL_LIT("speech"));
    finder f = { .from = from, .text = text, .speeches = speeches };
    dl_matches matches = { 0 };
    if (group == UINT16_MAX || !speeches->list.n) return;
    dl_rules_run(mem, rules, group, words, doc, text, true, &matches);
    for (uint32_t i = 0; i < matches.list.n; i++) { /* in order of the text */
        const dl_match *match = &matches.list.at[i];
        const dl_rule *rule = dl_rules_get(rules, match->rule);
        uint32_t sentence = dl_sentence_of(text, match->first);
        bool captured, medium = rule->op_index == OP_MEDIUM;
        while (f.first < speeches->list.n &&
               speeches->list.at[f.first].sentence < sentence)
            f.first++;
        if (dl_str_is(rule->op, "discard")) continue;
        uint32_t word = word_of(rule, match, &captured);
        dl_speech *speech = nearest(&f, match, word, medium);
        bool sure = !medium || !captured || (speech && in_cue(speech, word));
        if (speech && (sure || is_medium(&f, match, word)))
            apply(rule, match, text, mentions, speech);
    }
}
