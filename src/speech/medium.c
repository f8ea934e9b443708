/* medium.c - through what, where and to whom something was said.
 *
 * In:  matches of rule group "speech": medium(WORD, outlet=capture), to(capture).
 * Out: medium, outlet and addressee of the speech whose cue stands nearest in the sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "speech_private.h"

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

/* The speech of SENTENCE, among those from FROM on, whose cue is nearest to TOKEN. */
static dl_speech *nearest(dl_speeches *speeches, uint32_t sentence, uint32_t token,
                          uint32_t from) {
    dl_speech *best = NULL;
    uint32_t distance = UINT32_MAX;
    for (uint32_t i = from; i < speeches->list.n; i++) {
        dl_speech *speech = &speeches->list.at[i];
        if (speech->sentence > sentence) break;
        uint32_t cue = speech->cue_first;
        uint32_t away = cue > token ? cue - token : token - cue;
        if (speech->sentence == sentence && away < distance) {
            best = speech;
            distance = away;
        }
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
                   const dl_mentions *mentions, dl_speeches *speeches) {
    uint16_t group = dl_rules_group(rules, DL_LIT("speech"));
    dl_matches matches = { 0 };
    if (group == UINT16_MAX || !speeches->list.n) return;
    dl_rules_run(mem, rules, group, words, doc, text, true, &matches);
    uint32_t from = 0; /* both lists are in order of the text */
    for (uint32_t i = 0; i < matches.list.n; i++) {
        const dl_match *match = &matches.list.at[i];
        const dl_rule *rule = dl_rules_get(rules, match->rule);
        uint32_t sentence = dl_sentence_of(text, match->first);
        while (from < speeches->list.n && speeches->list.at[from].sentence < sentence)
            from++;
        dl_speech *speech = nearest(speeches, sentence, match->first, from);
        if (speech && !dl_str_is(rule->op, "discard"))
            apply(rule, match, text, mentions, speech);
    }
}
