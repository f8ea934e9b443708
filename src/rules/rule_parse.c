/* rule_parse.c - files of rules: blocks, results, examples.
 *
 * In:  the text of one .rules or .event file.
 * Out: dl_rule and pattern trees in dl_rules; the first fault, with line and column.
 * A line at the margin opens a block, indented lines belong to it; blocks that declare
 * event types are the event layer's and are passed over.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

typedef struct {
    rule_parser line;
    dl_str group_name;
    uint16_t group;
    bool in_event; /* inside an event declaration */
    bool in_frame;
    bool loose; /* a pattern of the rule opens with a mark or a gap */
    uint32_t n_patterns;
} file_parser;

dl_code rule_fail(rule_parser *p, uint32_t at, const char *format, ...) {
    char text[sizeof p->err->text];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    uint32_t column = dl_utf8_count(dl_str_sub(p->line, 0, at)) + 1;
    return dl_fail_at(p->err, DL_ESEED, p->path, p->number, column, "%s", text);
}

void rule_skip_space(rule_parser *p) {
    while (p->at < p->line.len &&
           (p->line.ptr[p->at] == ' ' || p->line.ptr[p->at] == '\t'))
        p->at++;
}

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

uint32_t rule_name_length(dl_str line, uint32_t at) {
    uint32_t end = at;
    while (end < line.len && (is_lower(line.ptr[end]) || line.ptr[end] == '_' ||
                              (end > at && is_digit(line.ptr[end]))))
        end++;
    return end - at;
}

dl_code rule_quoted(rule_parser *p, dl_str *out) {
    uint32_t open = p->at;
    char mark = p->line.ptr[p->at++];
    while (p->at < p->line.len && p->line.ptr[p->at] != mark) p->at++;
    if (p->at == p->line.len)
        return rule_fail(p, open, "quotation mark %c is not closed", mark);
    *out = dl_str_sub(p->line, open + 1, p->at - open - 1);
    p->at++;
    if (!dl_str_trim(*out).len)
        return rule_fail(p, open, "nothing between the quotation marks");
    return DL_OK;
}

static char peek(const rule_parser *p) {
    return p->at < p->line.len ? p->line.ptr[p->at] : '\0';
}

/* Nothing but a comment may follow. */
static dl_code expect_end(rule_parser *p, const char *behind) {
    rule_skip_space(p);
    if (p->at == p->line.len || peek(p) == '#') return DL_OK;
    return rule_fail(p, p->at, "expected the end of the line behind %s", behind);
}

/* ---- results: => op(arg, name=arg) -------------------------------------------------- */

static int find_capture(const dl_rule *rule, dl_str name) {
    for (int i = 0; i < rule->n_captures; i++)
        if (dl_str_eq(rule->captures[i], name)) return i;
    return -1;
}

/* A quoted string, or whatever stands before the next space, comma, bracket or "=". */
static dl_code argument_word(rule_parser *p, dl_str *out, bool *quoted) {
    uint32_t at = p->at;
    *quoted = peek(p) == '\'' || peek(p) == '"';
    if (*quoted) return rule_quoted(p, out);
    while (p->at < p->line.len && !strchr(" \t,()='\"#", p->line.ptr[p->at])) p->at++;
    *out = dl_str_sub(p->line, at, p->at - at);
    return out->len ? DL_OK : rule_fail(p, at, "expected an argument");
}

static dl_code argument(rule_parser *p) {
    dl_rule *rule = p->rule;
    uint32_t at = p->at;
    dl_str name = { 0 }, word = { 0 };
    bool quoted = false;
    if (rule->n_args == DL_MAX_ARGS)
        return rule_fail(p, at, "more than %d arguments", DL_MAX_ARGS);
    if (argument_word(p, &word, &quoted)) return p->err->code;
    rule_skip_space(p);
    if (peek(p) == '=') {
        name = word;
        if (quoted || rule_name_length(name, 0) != name.len)
            return rule_fail(p, at, "expected a name of small letters before \"=\"");
        p->at++;
        rule_skip_space(p);
        if (argument_word(p, &word, &quoted)) return p->err->code;
        rule_skip_space(p);
    } else if (rule->n_args && rule->args[rule->n_args - 1].name.len) {
        return rule_fail(p, at, "arguments without a name stand before those with one");
    }
    rule->args[rule->n_args++] = (dl_rule_arg){
        .name = dl_str_copy(p->rules->mem, name),
        .word = dl_str_copy(p->rules->mem, word),
        .capture = (int16_t)(quoted ? -1 : find_capture(rule, word)),
    };
    return DL_OK;
}

/* Captures that nobody reads are misspelled ones, unless the operation reads them by
 * their names and so is written without arguments; "v" is the trigger by convention. */
static dl_code check_captures_used(rule_parser *p, uint32_t at) {
    const dl_rule *rule = p->rule;
    if (!rule->n_args && !dl_str_is(rule->op, "discard")) return DL_OK;
    for (int i = 0; i < rule->n_captures; i++) {
        bool used = dl_str_is(rule->captures[i], "v");
        for (int k = 0; k < rule->n_args; k++) used |= rule->args[k].capture == i;
        if (!used)
            return rule_fail(p, at, "capture \"%.*s\" is not used in the result",
                             DL_ARG(rule->captures[i]));
    }
    return DL_OK;
}

static dl_code arguments(rule_parser *p) {
    uint32_t open = p->at;
    do {
        p->at++; /* the bracket or comma */
        rule_skip_space(p);
        if (peek(p) == ')' && !p->rule->n_args) break;
        if (argument(p)) return p->err->code;
    } while (peek(p) == ',');
    if (p->at == p->line.len) return rule_fail(p, open, "\"(\" without \")\"");
    if (peek(p) != ')') return rule_fail(p, p->at, "expected \",\" or \")\"");
    p->at++;
    return DL_OK;
}

static dl_code parse_result(rule_parser *p) {
    uint32_t begin = p->at;
    p->at += 2;
    rule_skip_space(p);
    uint32_t at = p->at, n = rule_name_length(p->line, at);
    if (!n) return rule_fail(p, at, "expected an operation or \"discard\" behind \"=>\"");
    p->rule->op = dl_str_copy(p->rules->mem, dl_str_sub(p->line, at, n));
    p->at += n;
    rule_skip_space(p);
    if (peek(p) == '(') {
        if (dl_str_is(p->rule->op, "discard"))
            return rule_fail(p, p->at, "\"discard\" takes no arguments");
        if (arguments(p)) return p->err->code;
    }
    if (expect_end(p, "the result")) return p->err->code;
    return check_captures_used(p, begin);
}

/* ---- examples: + text @2024-03-07 | expected ---------------------------------------- */

/* Takes "@2024-03-07" off the end of TEXT, which begins at byte AT of the line. A handle
 * such as "@envoy" is text. */
static dl_code example_date(rule_parser *p, uint32_t at, dl_str *text, dl_minute *out) {
    uint32_t i = text->len;
    while (i > 0 && text->ptr[i - 1] != ' ' && text->ptr[i - 1] != '\t') i--;
    dl_str last = dl_str_sub(*text, i, text->len - i);
    *out = DL_NO_TIME;
    if (last.len < 2 || last.ptr[0] != '@' || !is_digit(last.ptr[1])) return DL_OK;
    if (!dl_iso_parse(dl_str_sub(last, 1, last.len), out))
        return rule_fail(p, at + i, "expected a date like @2024-03-07");
    *text = dl_str_trim(dl_str_sub(*text, 0, i));
    return DL_OK;
}

static dl_code parse_example(rule_parser *p) {
    uint32_t begin = p->at;
    bool positive = peek(p) == '+';
    p->at++;
    rule_skip_space(p);
    uint32_t at = p->at, bar = dl_str_find(p->line, DL_LIT(" | "), at);
    if (bar == DL_NONE && dl_str_ends(dl_str_trim(p->line), " |"))
        bar = (uint32_t)(dl_str_trim(p->line).ptr - p->line.ptr) +
              dl_str_trim(p->line).len - 2;
    uint32_t end = bar == DL_NONE ? p->line.len : bar > at ? bar : at;
    dl_str text = dl_str_trim(dl_str_sub(p->line, at, end - at));
    dl_str expected = { 0 };
    if (bar != DL_NONE) expected = dl_str_trim(dl_str_sub(p->line, bar + 2, p->line.len));
    if (expected.len && !positive)
        return rule_fail(p, bar + 1, "a \"-\" example expects nothing");
    dl_minute published;
    if (example_date(p, at, &text, &published)) return p->err->code;
    if (!text.len)
        return rule_fail(p, begin, "expected a text behind \"%c\"", positive ? '+' : '-');
    *DL_PUSH(p->rules->mem, &p->rule->examples) = (dl_rule_example){
        .text = dl_str_copy(p->rules->mem, text),
        .published = published,
        .expected = dl_str_copy(p->rules->mem, expected),
        .positive = positive,
        .line = p->number,
    };
    return DL_OK;
}

/* ---- blocks ------------------------------------------------------------------------- */

static dl_code add_pattern(file_parser *f) {
    rule_parser *p = &f->line;
    rule_node *root = NULL;
    if (p->rules->patterns.n == RULE_MAX_PATTERNS)
        return rule_fail(p, p->at, "more than %d patterns", RULE_MAX_PATTERNS);
    if (rule_parse_pattern(p, &root)) return p->err->code;
    f->loose |= rule_opens_loose(root);
    f->n_patterns++;
    *DL_PUSH(p->rules->mem, &p->rules->patterns) =
        (rule_pattern){ .rule = p->rule->id, .line = p->number, .root = root };
    return DL_OK;
}

static dl_code fail_rule(file_parser *f, const char *what) {
    const dl_rule *rule = f->line.rule;
    return dl_fail_at(f->line.err, DL_ESEED, f->line.path, rule->line, 1, "rule %.*s %s",
                      DL_ARG(rule->name), what);
}

/* The block of a rule is over: is it whole? */
static dl_code end_rule(file_parser *f) {
    const dl_rule *rule = f->line.rule;
    bool positive = false, negative = false;
    if (!rule) return DL_OK;
    for (uint32_t i = 0; i < rule->examples.n; i++)
        *(rule->examples.at[i].positive ? &positive : &negative) = true;
    if (!f->n_patterns)
        return fail_rule(f, f->in_frame ? "has no predicate" : "has no pattern");
    if (!rule->op.len) return fail_rule(f, "has no result: expected a line \"=> ...\"");
    if (!positive) return fail_rule(f, "has no example: expected a line \"+ ...\"");
    if (f->loose && !negative)
        return fail_rule(f, "opens with a mark or a gap: expected a line \"- ...\" with "
                            "what it must not match");
    f->line.rule = NULL;
    return DL_OK;
}

static dl_code check_name(file_parser *f, uint32_t at, dl_str name) {
    rule_parser *p = &f->line;
    uint64_t hash = dl_str_hash(name);
    for (uint32_t i = 0; i < name.len; i++)
        if (!is_lower(name.ptr[i]) && !is_digit(name.ptr[i]) &&
            !strchr("_.-", name.ptr[i]))
            return rule_fail(p, at + i,
                             "expected a rule name of small letters, digits, "
                             "\"_\", \"-\" and \".\"");
    if (name.len < f->group_name.len + 2 ||
        !dl_str_eq(dl_str_sub(name, 0, f->group_name.len), f->group_name) ||
        name.ptr[f->group_name.len] != '.')
        return rule_fail(p, at, "expected a rule name that begins with \"%.*s.\"",
                         DL_ARG(f->group_name));
    for (uint32_t i = 0; i < p->rules->rules.n; i++) {
        const dl_rule *other = p->rules->rules.at[i];
        if (p->rules->hashes.at[i] == hash && dl_str_eq(other->name, name))
            return rule_fail(p, at, "rule %.*s stands at %s:%u already", DL_ARG(name),
                             other->path, other->line);
    }
    *DL_PUSH(p->rules->mem, &p->rules->hashes) = hash;
    return DL_OK;
}

static dl_code begin_rule(file_parser *f) {
    rule_parser *p = &f->line;
    rule_skip_space(p);
    uint32_t at = p->at;
    while (p->at < p->line.len && !strchr(" \t", p->line.ptr[p->at])) p->at++;
    dl_str name = dl_str_sub(p->line, at, p->at - at);
    if (!name.len) return rule_fail(p, at, "expected a rule name");
    if (p->rules->rules.n == DL_MAX_RULES)
        return rule_fail(p, at, "more than %u rules", DL_MAX_RULES);
    if (check_name(f, at, name) || expect_end(p, "the rule name")) return p->err->code;
    dl_rule *rule = DL_NEW(p->rules->mem, dl_rule);
    *DL_PUSH(p->rules->mem, &p->rules->rules) = rule;
    rule->id = (uint16_t)p->rules->rules.n;
    rule->group = f->group;
    rule->name = dl_str_copy(p->rules->mem, name);
    rule->path = p->path;
    rule->line = p->number;
    p->rule = rule;
    f->n_patterns = 0;
    f->loose = false;
    return DL_OK;
}

/* A line at the margin. */
static dl_code block_line(file_parser *f) {
    rule_parser *p = &f->line;
    uint32_t n = rule_name_length(p->line, 0);
    dl_str word = dl_str_sub(p->line, 0, n);
    if (f->in_event && (dl_str_is(word, "role") || dl_str_is(word, "field")))
        return DL_OK;
    if (end_rule(f)) return p->err->code;
    p->at = n;
    f->in_event = dl_str_is(word, "event");
    if (f->in_event) return DL_OK;
    f->in_frame = dl_str_is(word, "frame");
    if (dl_str_is(word, "rule") || f->in_frame) return begin_rule(f);
    return rule_fail(
        p, 0, "expected \"rule NAME\" or \"frame NAME\"; their lines are indented");
}

/* "@noun", "@verb". */
static dl_code parse_class(rule_parser *p) {
    dl_str word = dl_str_trim(dl_str_sub(p->line, p->at + 1, p->line.len - p->at - 1));
    if (dl_str_is(word, "noun"))
        p->rule->word_class = DL_RULE_NOUN;
    else if (dl_str_is(word, "verb"))
        p->rule->word_class = DL_RULE_VERB;
    else
        return rule_fail(p, p->at, "expected \"@noun\" or \"@verb\"");
    return DL_OK;
}

static dl_code rule_line(file_parser *f) {
    rule_parser *p = &f->line;
    dl_str rest = dl_str_sub(p->line, p->at, p->line.len - p->at);
    bool example = dl_str_is(rest, "+") || dl_str_starts(rest, "+ ") ||
                   dl_str_is(rest, "-") || dl_str_starts(rest, "- ");
    bool result = dl_str_starts(rest, "=>");
    if (!p->rule) return rule_fail(p, p->at, "expected \"rule NAME\" before this line");
    if (example && !p->rule->op.len)
        return rule_fail(p, p->at, "expected the result \"=> ...\" before the examples");
    if (example) return parse_example(p);
    if (result && p->rule->op.len)
        return rule_fail(p, p->at, "a second result; expected an example");
    if (result && !f->n_patterns)
        return rule_fail(p, p->at, "expected a pattern before the result");
    if (result) return parse_result(p);
    if (p->rule->op.len)
        return rule_fail(p, p->at, "expected \"+ ...\" or \"- ...\" behind the result");
    if (!f->in_frame && dl_str_starts(rest, "@")) return parse_class(p);
    if (!f->in_frame) return add_pattern(f);
    f->n_patterns++;
    return rule_parse_frame(p);
}

static dl_code parse_line(file_parser *f, dl_str line) {
    rule_parser *p = &f->line;
    bool margin = line.len && line.ptr[0] != ' ' && line.ptr[0] != '\t';
    p->line = line;
    p->at = 0;
    p->number++;
    dl_arena_reset(p->scratch);
    rule_skip_space(p);
    if (p->at == line.len || peek(p) == '#') return DL_OK;
    for (uint32_t i = 0; i < line.len; i++)
        if ((unsigned char)line.ptr[i] < ' ' && line.ptr[i] != '\t')
            return rule_fail(p, i, "control character in a rule file");
    if (margin) return block_line(f);
    return f->in_event ? DL_OK : rule_line(f);
}

/* ---- files -------------------------------------------------------------------------- */

static dl_code group_index(dl_rules *rules, dl_str name, const char *path, uint16_t *out,
                           dl_err *err) {
    *out = dl_rules_group(rules, name);
    if (*out != UINT16_MAX) return DL_OK;
    if (rules->groups.n == RULE_MAX_GROUPS)
        return dl_fail_at(err, DL_ELIMIT, path, 0, 0, "more than %d groups of rules",
                          RULE_MAX_GROUPS);
    DL_PUSH(rules->mem, &rules->groups)->name = dl_str_copy(rules->mem, name);
    *out = (uint16_t)(rules->groups.n - 1);
    return DL_OK;
}

static dl_code parse_lines(file_parser *f, dl_str text) {
    dl_str line;
    while (dl_str_line(&text, &line))
        if (parse_line(f, line)) return f->line.err->code;
    return end_rule(f);
}

dl_code dl_rules_parse(dl_rules *rules, dl_words *words, dl_str group, const char *path,
                       dl_str text, dl_err *err) {
    dl_err own = { 0 };
    file_parser f = { .group_name = group };
    DL_ASSERT(!rules->compiled);
    if (!err) err = &own;
    size_t bad = dl_utf8_check(text.ptr, text.len);
    if (bad < text.len)
        return dl_fail_at(err, DL_ESEED, path, 0, 0, "not UTF-8 at byte %zu", bad);
    if (group_index(rules, group, path, &f.group, err)) return err->code;
    f.line.rules = rules;
    f.line.words = words;
    f.line.path = dl_str_z(rules->mem, dl_str_of(path));
    f.line.err = err;
    f.line.scratch = dl_arena_new();
    dl_code rc = parse_lines(&f, text);
    dl_arena_free(f.line.scratch);
    return rc;
}

/* ---- what others read --------------------------------------------------------------- */

dl_rules *dl_rules_new(dl_arena *mem) {
    dl_rules *rules = DL_NEW(mem, dl_rules);
    rules->mem = mem;
    return rules;
}

uint16_t dl_rules_group(const dl_rules *rules, dl_str name) {
    for (uint32_t i = 0; i < rules->groups.n; i++)
        if (dl_str_eq(rules->groups.at[i].name, name)) return (uint16_t)i;
    return UINT16_MAX;
}

uint16_t dl_rules_count(const dl_rules *rules) {
    return (uint16_t)rules->rules.n;
}

dl_rule *dl_rules_get(const dl_rules *rules, uint16_t id) {
    DL_ASSERT(id > 0 && id <= rules->rules.n);
    return rules->rules.at[id - 1];
}

int dl_rule_capture(const dl_rule *rule, const char *name) {
    return find_capture(rule, dl_str_of(name));
}
