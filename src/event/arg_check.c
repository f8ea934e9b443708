/* arg_check.c - do the results of rules and frames fit the types that they make?
 *
 * In:  the types and the rules of their .event files, at start. Out: the rules with the
 *      number of their type, or an error that names file, line and rule.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

static dl_code bad_rule(const dl_rule *rule, dl_err *err, const char *what, dl_str word) {
    return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0, "rule %.*s: %s %.*s",
                      DL_ARG(rule->name), what, DL_ARG(word));
}

static bool is_word_of(dl_str words, dl_str word) {
    while (words.len)
        if (dl_str_eq(dl_str_cut(&words, '|'), word)) return true;
    return false;
}

static dl_code check_arg(const dl_event_type *type, const dl_rule *rule,
                         const dl_rule_arg *arg, dl_err *err) {
    bool literal = arg->capture < 0;
    int field = dl_event_field(type, arg->name);
    if (dl_str_is(arg->name, "needs"))
        return literal && dl_event_role(type, arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "no such role:", arg->word);
    if (dl_str_is(arg->name, "status"))
        return literal && dl_status_named(arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "no such status:", arg->word);
    if (dl_str_is(arg->name, "place"))
        return !literal || fill_named(arg->word) > 0
                   ? DL_OK
                   : bad_rule(rule, err, "neither capture nor filler:", arg->word);
    if (dl_event_role(type, arg->name) >= 0)
        return !literal || fill_named(arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "neither capture nor filler:", arg->word);
    if (field < 0) return bad_rule(rule, err, "no such role or field:", arg->name);
    if (literal && type->fields[field].kind == DL_FIELD_WORD &&
        !is_word_of(type->fields[field].words, arg->word))
        return bad_rule(rule, err, "not a word of this field:", arg->word);
    if (literal && type->fields[field].kind == DL_FIELD_SPAN &&
        (fill_named(arg->word) < 0 || fill_named(arg->word) == FILL_PARTIES))
        return bad_rule(rule, err, "neither capture nor filler of a span:", arg->word);
    int64_t number;
    if (literal && type->fields[field].kind == DL_FIELD_NUMBER &&
        !dl_str_int(arg->word, &number) && !is_frame_test(arg->word))
        return bad_rule(rule, err, "not a number:", arg->word);
    return DL_OK;
}

dl_code dl_event_check(const dl_event_types *types, const dl_rules *rules, dl_err *err) {
    for (uint32_t t = 0; t < types->list.n; t++) {
        const dl_event_type *type = &types->list.at[t];
        uint16_t group = dl_rules_group(rules, type->name);
        for (uint16_t id = 1; group != UINT16_MAX && id <= dl_rules_count(rules); id++) {
            dl_rule *rule = dl_rules_get(rules, id);
            if (rule->group != group || dl_str_is(rule->op, "discard")) continue;
            if (!dl_str_eq(rule->op, type->name))
                return bad_rule(rule, err, "a rule of this file makes no event",
                                rule->op);
            rule->op_index = (uint16_t)t;
            for (uint32_t i = 0; i < rule->conditions.n; i++)
                if (!is_frame_test(rule->conditions.at[i].function))
                    return bad_rule(
                        rule, err, "no such condition:", rule->conditions.at[i].function);
            for (uint8_t i = 0; i < rule->n_args; i++) {
                dl_code rc = check_arg(type, rule, &rule->args[i], err);
                if (rc) return rc;
            }
        }
    }
    return DL_OK;
}
