/* rule_check.c - runs the examples inside rule and event files.
 *
 * In:  all knowledge. Out: a line per example that fails, "path:line: what".
 * Every example goes through the whole pipeline: a "+" must be found by its very rule and
 * come out as it says behind "|", a "-" must not be found by it. A discard rule leaves no
 * trace, so it is asked by itself, and what it claims must have become nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/extract.h"

typedef struct {
    const dl_knowledge *k;
    const dl_rule *rule;
    const dl_rule_example *example;
    dl_analysis a;
    dl_buf *out;
    size_t failures;
} checker;

static void fail(checker *c, const char *format, ...) DL_PRINTF(2, 3);

static void fail(checker *c, const char *format, ...) {
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    c->failures++;
    dl_buf_printf(c->out, "%s:%u: %c example %s: %.*s\n", c->rule->path, c->example->line,
                  c->example->positive ? '+' : '-', what, DL_ARG(c->example->text));
}

/* ---- expectations: name=words name='two words' ----------------------------------------- */

/* Does "name=" begin at byte AT of S? Its length without "=", or 0. */
static uint32_t name_at(dl_str s, uint32_t at) {
    uint32_t end = at;
    while (end < s.len && ((s.ptr[end] >= 'a' && s.ptr[end] <= 'z') || s.ptr[end] == '_'))
        end++;
    return end < s.len && s.ptr[end] == '=' ? end - at : 0;
}

/* Takes the next pair off *REST; false: what is left is no pair. A value without quotation
 * marks reaches to the next name. */
static bool next_pair(dl_str *rest, dl_str *name, dl_str *value) {
    uint32_t n = name_at(*rest, 0), at = n + 1, end;
    if (!n) return false;
    *name = dl_str_sub(*rest, 0, n);
    char mark = at < rest->len ? rest->ptr[at] : '\0';
    if (mark == '\'' || mark == '"') {
        end = dl_str_find(*rest, (dl_str){ &rest->ptr[at], 1 }, at + 1);
        if (end == DL_NONE) return false;
        *value = dl_str_sub(*rest, at + 1, end - at - 1);
        end++;
    } else {
        for (end = at; end < rest->len; end++)
            if (rest->ptr[end] == ' ' && name_at(*rest, end + 1)) break;
        *value = dl_str_trim(dl_str_sub(*rest, at, end - at));
    }
    *rest = dl_str_trim(dl_str_sub(*rest, end, rest->len));
    return true;
}

/* The same words, in any case; an article before them does not count. */
static bool same_words(dl_str a, dl_str b) {
    char x[DL_MAX_META], y[DL_MAX_META];
    dl_str low_a = { x, dl_utf8_lower(a, x, sizeof x) };
    dl_str low_b = { y, dl_utf8_lower(b, y, sizeof y) };
    if (dl_str_starts(low_a, "the ")) low_a = dl_str_sub(low_a, 4, low_a.len);
    if (dl_str_starts(low_b, "the ")) low_b = dl_str_sub(low_b, 4, low_b.len);
    return dl_str_eq(low_a, low_b);
}

/* ---- times: "2024-03-05", "PXW", or "2024-03-05 2024-03-06 day ~" ---------------------- */

static bool same_day(dl_minute t, dl_str date) {
    dl_minute day;
    return dl_iso_parse(date, &day) && day == t;
}

/* begins [ends] grain [~] */
static bool interval_is(const dl_when *when, dl_str expected) {
    dl_str begins = dl_str_cut(&expected, ' '), word = dl_str_cut(&expected, ' ');
    if (!same_day(when->begins, begins)) return false;
    if (dl_grain_named(word) == DL_BY_NONE) {
        if (!same_day(when->ends, word)) return false;
        word = dl_str_cut(&expected, ' ');
    }
    return dl_grain_named(word) == when->grain &&
           dl_str_is(expected, "~") == when->approx;
}

static bool time_is(const checker *c, const dl_timex *timex) {
    dl_str expected = c->example->expected;
    if (!expected.len || dl_str_is(expected, timex->value)) return true;
    return timex->when != DL_NONE && dl_str_find(expected, DL_LIT(" "), 0) != DL_NONE &&
           interval_is(&c->a.whens.list.at[timex->when], expected);
}

static void check_time(checker *c) {
    const char *value = NULL;
    for (uint32_t i = 0; i < c->a.text.marks.n; i++) {
        const dl_mark *mark = &c->a.text.marks.at[i];
        if (mark->kind != DL_MARK_TIME || mark->rule != c->rule->id) continue;
        const dl_timex *timex = &c->a.whens.timexes.at[mark->value];
        if (!c->example->positive) {
            fail(c, "matched");
            return;
        }
        if (time_is(c, timex)) return;
        value = timex->value;
    }
    if (value)
        fail(c, "gives \"%s\", not \"%.*s\"", value, DL_ARG(c->example->expected));
    else if (c->example->positive)
        fail(c, "not matched");
}

/* ---- events ------------------------------------------------------------------------------ */

static dl_str words_of(const checker *c, uint32_t first, uint32_t n) {
    return dl_span_str(&c->a.doc, dl_token_span(&c->a.text, first, n));
}

/* Is the mention called so: as written, with its title, or as the actor is named? */
static bool mention_is(const checker *c, uint32_t index, dl_str expected) {
    const dl_mention *m = &c->a.mentions.list.at[index];
    if (same_words(words_of(c, m->first, m->n), expected)) return true;
    if (m->title_n && m->title_first < m->first &&
        same_words(words_of(c, m->title_first, m->first + m->n - m->title_first),
                   expected))
        return true;
    return m->actor != DL_NONE &&
           same_words(c->a.mentions.found.at[m->actor].name, expected);
}

static bool has_anybody(const dl_event *e, int role) {
    for (uint32_t i = 0; i < e->parts.n; i++)
        if (e->parts.at[i].role == role) return true;
    return false;
}

/* Has EXPECTED the role? "none": has nobody? */
static bool role_is(const checker *c, const dl_event *e, int role, dl_str expected) {
    if (dl_str_is(expected, "none")) return !has_anybody(e, role);
    for (uint32_t i = 0; i < e->parts.n; i++)
        if (e->parts.at[i].role == role &&
            mention_is(c, e->parts.at[i].mention, expected))
            return true;
    return false;
}

static bool field_is(const checker *c, const dl_event *e, int field, dl_str expected) {
    uint8_t kind = c->k->types.list.at[e->type].fields[field].kind;
    int64_t number = 0;
    bool is_number = dl_str_int(expected, &number);
    for (uint32_t i = 0; i < e->fields.n; i++) {
        const dl_field *f = &e->fields.at[i];
        if (f->field != field) continue;
        if (kind == DL_FIELD_NUMBER || kind == DL_FIELD_FLAG)
            return is_number && f->number == number;
        return same_words(f->text, expected);
    }
    return false;
}

/* Is NAME of the event as expected? *KNOWN: it is something an event has. */
static bool part_is(const checker *c, const dl_event *e, dl_str name, dl_str expected,
                    bool *known) {
    const dl_event_type *type = &c->k->types.list.at[e->type];
    int role = dl_event_role(type, name), field = dl_event_field(type, name);
    *known = true;
    if (role >= 0) return role_is(c, e, role, expected);
    if (field >= 0) return field_is(c, e, field, expected);
    if (dl_str_is(name, "status")) return dl_str_is(expected, dl_status_name(e->status));
    if (dl_str_is(name, "place"))
        return e->place != DL_NONE && mention_is(c, e->place, expected);
    if (dl_str_is(name, "time"))
        return e->timex != DL_NONE &&
               dl_str_is(expected, c->a.whens.timexes.at[e->timex].value);
    *known = false;
    return false;
}

/* True: the event is as expected; else *WRONG says what is not. */
static bool event_is(const checker *c, const dl_event *e, dl_str *wrong) {
    dl_str rest = c->example->expected, name, value;
    while (rest.len) {
        bool known = true;
        dl_str pair = rest;
        bool read = next_pair(&rest, &name, &value);
        *wrong = read ? dl_str_trim(dl_str_sub(pair, 0, pair.len - rest.len)) : pair;
        if (!read || !part_is(c, e, name, value, &known)) {
            if (!read || !known)
                *wrong = dl_str_fmt(c->a.mem, "(no such thing) %.*s", DL_ARG(*wrong));
            return false;
        }
    }
    return true;
}

/* Has a frame of the same type taken the words that the rule, a token rule, matches? The
 * rule stands for builds without trees and clauses that the parser misses. */
static bool is_overtaken(const checker *c, const dl_event *e) {
    dl_match match;
    if (c->rule->heads.n || !e->rule || e->type != c->rule->op_index ||
        !dl_rules_get(c->k->rules, e->rule)->heads.n)
        return false;
    if (!dl_rules_try(c->a.mem, c->k->rules, c->rule->id, c->k->words, &c->a.doc,
                      &c->a.text, &match))
        return false;
    dl_span span = dl_token_span(&c->a.text, match.first, match.n);
    return e->trigger.off < span.off + span.len &&
           span.off < e->trigger.off + e->trigger.len;
}

/* Does the rule, whose type is left to frames where there are trees, match the tokens? */
static bool stands_aside(const checker *c) {
    dl_match match;
    return !c->rule->heads.n && c->k->types.list.at[c->rule->op_index].by_frames &&
           dl_rules_try(c->a.mem, c->k->rules, c->rule->id, c->k->words, &c->a.doc,
                        &c->a.text, &match);
}

static void check_event(checker *c) {
    dl_str wrong = { 0 };
    bool found = false;
    for (uint32_t i = 0; i < c->a.events.list.n; i++) {
        const dl_event *e = &c->a.events.list.at[i];
        if (e->rule != c->rule->id && !(c->example->positive && is_overtaken(c, e)))
            continue;
        if (!c->example->positive) {
            fail(c, "matched");
            return;
        }
        if (event_is(c, e, &wrong)) return;
        found = true;
    }
    if (c->example->positive && stands_aside(c)) return;
    if (found)
        fail(c, "matched, but not %.*s", DL_ARG(wrong));
    else if (c->example->positive)
        fail(c, "not matched");
}

/* ---- speech ------------------------------------------------------------------------------ */

static bool speech_is(const checker *c, const dl_speech *s, dl_str name,
                      dl_str expected) {
    if (dl_str_is(name, "medium")) return same_words(s->medium, expected);
    if (dl_str_is(name, "outlet"))
        return s->outlet.len && same_words(dl_span_str(&c->a.doc, s->outlet), expected);
    if (dl_str_is(name, "to"))
        return s->addressee != DL_NONE && mention_is(c, s->addressee, expected);
    return false;
}

/* The rules of this group add to speeches that C has found, without leaving their name:
 * the rule is asked by itself, then some speech must be as expected. */
static void check_speech(checker *c) {
    dl_match match;
    dl_str rest = c->example->expected, name, value;
    bool matched = dl_rules_try(c->a.mem, c->k->rules, c->rule->id, c->k->words,
                                &c->a.doc, &c->a.text, &match);
    if (matched != c->example->positive) {
        fail(c, matched ? "matched" : "not matched");
        return;
    }
    while (rest.len) {
        dl_str pair = rest;
        bool met = false, read = next_pair(&rest, &name, &value);
        for (uint32_t i = 0; read && i < c->a.speeches.list.n; i++)
            met |= speech_is(c, &c->a.speeches.list.at[i], name, value);
        if (met) continue;
        pair = read ? dl_str_trim(dl_str_sub(pair, 0, pair.len - rest.len)) : pair;
        fail(c, "matched, but not %.*s", DL_ARG(pair));
        return;
    }
}

/* ---- discards and rules of other groups -------------------------------------------------- */

/* Has anything of the rule's group been found within the tokens of MATCH? */
static bool taken(const checker *c, const dl_match *match) {
    dl_span span = dl_token_span(&c->a.text, match->first, match->n);
    for (uint32_t i = 0; i < c->a.text.marks.n; i++) {
        const dl_mark *m = &c->a.text.marks.at[i];
        if (m->rule && dl_rules_get(c->k->rules, m->rule)->group == c->rule->group &&
            m->first >= match->first && m->first + m->n <= match->first + match->n)
            return true;
    }
    for (uint32_t i = 0; i < c->a.events.list.n; i++) {
        const dl_event *e = &c->a.events.list.at[i];
        if (e->rule && dl_rules_get(c->k->rules, e->rule)->group == c->rule->group &&
            e->trigger.off >= span.off &&
            e->trigger.off + e->trigger.len <= span.off + span.len)
            return true;
    }
    return false;
}

/* Frames match clauses, not tokens: they leave what they discard with the events. */
static bool dropped_by_frame(const checker *c, dl_match *match) {
    for (uint32_t i = 0; i < c->a.events.dropped.n; i++) {
        *match = c->a.events.dropped.at[i];
        if (match->rule == c->rule->id) return true;
    }
    return false;
}

static void check_match(checker *c) {
    dl_match match;
    bool matched = c->rule->heads.n
                       ? dropped_by_frame(c, &match)
                       : dl_rules_try(c->a.mem, c->k->rules, c->rule->id, c->k->words,
                                      &c->a.doc, &c->a.text, &match);
    if (matched != c->example->positive)
        fail(c, matched ? "matched" : "not matched");
    else if (matched && dl_str_is(c->rule->op, "discard") && taken(c, &match))
        fail(c, "found all the same");
}

/* ---- all examples ------------------------------------------------------------------------ */

static bool in_group(const checker *c, const char *name) {
    return dl_rules_group(c->k->rules, dl_str_of(name)) == c->rule->group;
}

static bool makes_events(const checker *c) {
    return dl_event_type_named(&c->k->types, c->rule->op) != UINT16_MAX;
}

static void check_found(checker *c) {
    if (dl_str_is(c->rule->op, "discard"))
        check_match(c);
    else if (in_group(c, "when") || in_group(c, "when_join"))
        check_time(c);
    else if (in_group(c, "speech"))
        check_speech(c);
    else if (makes_events(c))
        check_event(c);
    else
        check_match(c);
}

static void check_example(checker *c) {
    dl_err err = { 0 };
    dl_document doc = { .id = c->rule->name,
                        .uri = c->rule->name,
                        .published = c->example->published,
                        .text = c->example->text };
    dl_analysis_reset(&c->a);
    if (dl_extract(c->k, &doc, &c->a, NULL, &err))
        fail(c, "not read (%s)", err.text);
    else
        check_found(c);
}

size_t dl_rule_check(const dl_knowledge *k, dl_buf *out, size_t *n) {
    checker c = { .k = k, .out = out };
    dl_analysis_init(&c.a);
    *n = 0;
    for (uint32_t id = 1; id <= dl_rules_count(k->rules); id++) {
        c.rule = dl_rules_get(k->rules, (uint16_t)id);
        for (uint32_t i = 0; i < c.rule->examples.n; i++, ++*n) {
            c.example = &c.rule->examples.at[i];
            check_example(&c);
        }
    }
    dl_analysis_free(&c.a);
    return c.failures;
}
