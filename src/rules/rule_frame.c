/* rule_frame.c - the lines of a frame: its predicates and conditions.
 *
 * In:  "verb urge | call on", "noun plea", "adjective ready", "if object <actor>, no with".
 * Out: heads and conditions of the rule.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' ||
           (unsigned char)c >= 0x80;
}

static dl_str word(rule_parser *p) {
    rule_skip_space(p);
    uint32_t at = p->at;
    while (p->at < p->line.len && is_word_byte(p->line.ptr[p->at])) p->at++;
    return dl_str_sub(p->line, at, p->at - at);
}

static bool at_end(rule_parser *p) {
    rule_skip_space(p);
    return p->at == p->line.len || p->line.ptr[p->at] == '#';
}

static bool take(rule_parser *p, char c) {
    rule_skip_space(p);
    bool is = p->at < p->line.len && p->line.ptr[p->at] == c;
    p->at += is;
    return is;
}

static dl_code heads(rule_parser *p, dl_frame_kind kind) {
    do {
        dl_str lemma = word(p), second = word(p);
        if (!lemma.len) return rule_fail(p, p->at, "expected a word");
        *DL_PUSH(p->rules->mem, &p->rule->heads) =
            (dl_frame_head){ .lemma = dl_str_copy(p->rules->mem, lemma),
                             .word = dl_str_copy(p->rules->mem, second),
                             .kind = (uint8_t)kind };
        if (second.len) dl_words_add(p->words, second);
    } while (take(p, '|'));
    return at_end(p) ? DL_OK : rule_fail(p, p->at, "expected \"|\" or the line's end");
}

static dl_code condition(rule_parser *p) {
    dl_frame_condition c = { .set = DL_NONE };
    dl_str name = word(p);
    if (dl_str_is(name, "no")) {
        c.never = true;
        name = word(p);
    }
    if (!name.len) return rule_fail(p, p->at, "expected a function");
    c.function = dl_str_copy(p->rules->mem, name);
    if (take(p, '%')) {
        uint32_t at = p->at, n = rule_name_length(p->line, at);
        p->at += n;
        c.set = dl_words_set(p->words, dl_str_sub(p->line, at, n));
        if (c.set == DL_NONE)
            return rule_fail(p, at, "unknown set %%%.*s",
                             DL_ARG(dl_str_sub(p->line, at, n)));
    } else if (take(p, '<')) {
        dl_str mark = word(p);
        c.actor = dl_str_is(mark, "actor");
        c.place = dl_str_is(mark, "place");
        c.person = dl_str_is(mark, "person");
        c.group = dl_str_is(mark, "group");
        c.body = dl_str_is(mark, "body");
        if (!(c.actor || c.place || c.person || c.group || c.body) || !take(p, '>'))
            return rule_fail(p, p->at,
                             "expected <actor>, <person>, <group>, <body> or <place>");
    }
    *DL_PUSH(p->rules->mem, &p->rule->conditions) = c;
    return DL_OK;
}

dl_code rule_parse_frame(rule_parser *p) {
    static const char *const kinds[] = { "verb", "noun", "adjective" };
    uint32_t at = p->at;
    dl_str first = word(p);
    for (size_t i = 0; i < DL_N(kinds); i++)
        if (dl_str_is(first, kinds[i])) return heads(p, (dl_frame_kind)i);
    if (!dl_str_is(first, "if"))
        return rule_fail(p, at, "expected verb, noun, adjective, if or \"=> ...\"");
    if (!p->rule->heads.n) return rule_fail(p, at, "expected a predicate before \"if\"");
    do
        if (condition(p)) return p->err->code;
    while (take(p, ','));
    return at_end(p) ? DL_OK : rule_fail(p, p->at, "expected \",\" or the line's end");
}
