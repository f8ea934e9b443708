/* when_match.c - a match of a time rule becomes an operation.
 *
 * In:  a match, its rule's result, the words behind its captures.
 * Out: the operation as text, and the tokens that express it.
 * Beside the arguments of an operation, a result may have these, by name:
 *
 *   cue=C      tokens of capture C belong to the pattern, not to the expression
 *   lead=C     the same, and no other expression may begin there: "a year-earlier loss"
 *   part=P mod=M   wraps the operation: the evening of it, early in it
 *   within=P   stands on that part of the day: "4:30 in the morning"
 *   on=T       stands on the <time> captured as T, of the same expression
 *   from=T     reckons from T, which is an expression of its own
 *   anchor=text    reckons from the date last named in the text; also "quarter" (the
 *              quarter last named), "quarter_or_text", "only_quarter"
 *
 * and instead of an operation "same" (that of its <time>) or "apply" (the same, but it
 * stands on the one of "on"). The word "tense" as a side: future after "will", past after
 * "said", else open.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

static const dl_capture *capture_of(const dl_match *match, const dl_rule_arg *arg) {
    return arg->capture < 0 || !match->captures[arg->capture].n
               ? NULL
               : &match->captures[arg->capture];
}

static const dl_rule_arg *named_arg(const dl_rule *rule, const char *name) {
    for (uint8_t i = 0; i < rule->n_args; i++)
        if (rule->args[i].name.len && dl_str_is(rule->args[i].name, name))
            return &rule->args[i];
    return NULL;
}

static const dl_capture *named_capture(const dl_rule *rule, const dl_match *match,
                                       const char *name) {
    const dl_rule_arg *arg = named_arg(rule, name);
    return arg ? capture_of(match, arg) : NULL;
}

/* ---- arguments ------------------------------------------------------------------------------ */

/* Years have four digits, days at most two. */
static bool plausible(char letter, dl_str token) {
    uint32_t digits = 0;
    while (digits < token.len && token.ptr[digits] >= '0' && token.ptr[digits] <= '9')
        digits++;
    if (letter == 'y') return digits == 4 && token.len == 4 && token.ptr[0] != '0';
    return letter != 'd' || digits <= 2;
}

/* "dozens", "hundreds": a number that is not said. */
static bool uncounted(const dl_finder *f, const dl_capture *c) {
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (dl_str_ends(dl_token_str(f->doc, &f->text->tokens.at[i]), "s")) return true;
    return false;
}

/* A number as an operation spells it; empty: none that letter can be. */
static dl_str number_word(const dl_finder *f, const dl_capture *c, char letter,
                          char out[DL_WORD_MAX]) {
    const dl_mark *mark = &f->text->marks.at[c->mark];
    const dl_number *number = &f->text->numbers.at[mark->value];
    dl_str token = dl_token_str(f->doc, &f->text->tokens.at[c->first]);
    if (!plausible(letter, token)) return (dl_str){ 0 };
    if (number->value < 0 || number->value > 1e6) return (dl_str){ 0 };
    if ((letter == 'n' || letter == 'f') && number->approximate && uncounted(f, c))
        return DL_LIT("x");
    int64_t hundredths = (int64_t)(number->value * 100 + 0.5);
    if (hundredths % 100 == 0) return dl_time_number((int)(hundredths / 100), out);
    if (letter != 'f') return (dl_str){ 0 };
    snprintf(out, DL_WORD_MAX, "%d.%02d", (int)(hundredths / 100),
             (int)(hundredths % 100));
    return dl_str_of(out);
}

/* The value of a word-set entry: a number, or a word where the operation wants one. */
static dl_str set_word(const dl_finder *f, const dl_capture *c, char letter,
                       char out[DL_WORD_MAX]) {
    int64_t value = 0;
    bool count = letter == 'n' || letter == 'f';
    dl_words_match(f->words, c->set, &f->text->tokens.at[c->first], c->n, &value);
    bool word = strchr("austbpMro", letter) && value > 0 && value < UINT32_MAX;
    dl_str spelling = word ? dl_words_spelling(f->words, (uint32_t)value) : (dl_str){ 0 };
    if (spelling.len) return spelling;
    return count && value == 0 ? DL_LIT("x") : dl_time_number((int)value, out);
}

/* "may" and "march" are months with a capital only. */
static bool lacks_capital(const dl_finder *f, const dl_capture *c, char letter) {
    const dl_token *t = &f->text->tokens.at[c->first];
    return (letter == 'm' || letter == 'w') && !(t->flags & DL_CAPITAL) &&
           f->sets.capital != DL_NONE && t->word &&
           dl_words_in(f->words, t->word, f->sets.capital);
}

/* Argument ARG as the operation spells it; false: no argument of that kind. */
static bool put_arg(const dl_finder *f, const dl_match *match, const dl_rule_arg *arg,
                    char letter, const dl_found *place, char out[DL_WORD_MAX]) {
    char low[DL_WORD_MAX];
    dl_str word = arg->word;
    const dl_capture *c = capture_of(match, arg);
    if (arg->capture < 0) {
        if (letter == 't' && dl_str_is(word, "tense"))
            word = dl_str_of(dl_time_tense(f, place->first, place->n));
    } else if (!c) {
        return false;
    } else if (c->mark != DL_NONE) {
        uint16_t kind = f->text->marks.at[c->mark].kind;
        if (kind != DL_MARK_NUMBER && kind != DL_MARK_ORDINAL) return false;
        word = number_word(f, c, letter, low);
    } else if (lacks_capital(f, c, letter)) {
        return false;
    } else if (c->set != DL_NONE) {
        word = set_word(f, c, letter, low);
    } else {
        word = dl_token_str(f->doc, &f->text->tokens.at[c->first]);
        if (!plausible(letter, word)) return false;
        word = (dl_str){ low, dl_utf8_lower(word, low, sizeof low) };
    }
    return word.len && dl_time_put(letter, word, out);
}

/* ---- the operation ----------------------------------------------------------------- */

struct text {
    char *at;
    size_t left;
    bool full;
};

/* Every match is spelled out, also those that another covers: not by printf. */
static void add(struct text *t, const char *word) {
    size_t n = strlen(word);
    if (n >= t->left) {
        t->full = true;
        return;
    }
    memcpy(t->at, word, n + 1);
    t->at += n;
    t->left -= n;
}

static void add_behind(struct text *t, const char *gap, const char *op) {
    add(t, gap);
    add(t, op);
}

static uint8_t anchor_named(dl_str word) {
    static const struct {
        const char *word;
        uint8_t anchor;
    } anchors[] = {
        { "text", DL_ANCHOR_TEXT },
        { "quarter", DL_ANCHOR_QUARTER },
        { "quarter_or_text", DL_ANCHOR_QUARTER | DL_ANCHOR_TEXT },
        { "story", DL_ANCHOR_STORY },
        { "only_quarter", DL_ANCHOR_QUARTER | DL_ANCHOR_ONLY },
    };
    for (size_t i = 0; i < DL_N(anchors); i++)
        if (dl_str_is(word, anchors[i].word)) return anchors[i].anchor;
    return 0;
}

static const dl_found *mark_found(const dl_finder *f, const dl_capture *c) {
    if (!c || c->mark == DL_NONE) return NULL;
    const dl_mark *mark = &f->text->marks.at[c->mark];
    return mark->kind == DL_MARK_TIME ? &f->found.at[mark->value] : NULL;
}

static const char *mark_op(const dl_finder *f, const dl_capture *c) {
    const dl_found *found = mark_found(f, c);
    return found ? found->op : NULL;
}

/* "later that year" reckons from where "that year" does: the anchor of what it stands on. */
static uint8_t anchor_of(const dl_finder *f, const dl_rule *rule, const dl_match *match) {
    const dl_rule_arg *own = named_arg(rule, "anchor"), *on = named_arg(rule, "on");
    if (own) return anchor_named(own->word);
    if (named_arg(rule, "from")) return 0;
    if (!on && !dl_str_is(rule->op, "same")) return 0;
    const dl_found *inner = mark_found(f, capture_of(match, on ? on : &rule->args[0]));
    return inner ? inner->anchor : 0;
}

/* An operation of the table with the positional arguments. */
static bool add_call(const dl_finder *f, const dl_rule *rule, const dl_match *match,
                     const dl_found *place, struct text *t) {
    const dl_time_op *op = dl_time_op_named(rule->op);
    const char *letter = op->spec;
    add(t, op->name);
    for (uint8_t i = 0; i < rule->n_args; i++) {
        char word[DL_WORD_MAX];
        if (rule->args[i].name.len) continue;
        if (!*letter || !put_arg(f, match, &rule->args[i], *letter++, place, word))
            return false;
        add_behind(t, " ", word);
    }
    return !*letter;
}

/* "mod=END": a literal or the value of a captured word. */
static bool add_wrapper(const dl_finder *f, const dl_rule *rule, const dl_match *match,
                        const char *name, struct text *t) {
    char word[DL_WORD_MAX];
    const dl_rule_arg *arg = named_arg(rule, name);
    if (!arg || (arg->capture >= 0 && !capture_of(match, arg))) return true;
    char letter = dl_str_is(arg->name, "mod") ? 'M' : 'p';
    if (!put_arg(f, match, arg, letter, NULL, word)) return false;
    bool within = dl_str_is(arg->name, "within");
    add(t, within ? " in part" : name);
    add_behind(t, " ", word);
    if (!within) add(t, " in ");
    return true;
}

/* May HEAD stand on INNER? An hour on a day, a weekday on a week, a month on a year. */
static bool fits(const dl_time_op *head, const char *inner, const char *whole) {
    dl_time in, all;
    if (dl_time_reckon(dl_str_of(inner), DL_SAMPLE_DAY, &in) != DL_TIME_OK) return false;
    if (dl_time_reckon(dl_str_of(whole), DL_SAMPLE_DAY, &all) != DL_TIME_OK) return false;
    if (in.type > DL_TIMEX_TIME) return false;
    if (head->use == DL_OP_REFINES)
        return in.when.grain == DL_BY_DAY ||
               (in.when.grain == DL_BY_PART && all.when.grain < DL_BY_PART);
    return head->use == DL_OP_ANCHOR && strchr(head->spec, 't') &&
           all.when.grain < in.when.grain;
}

/* The operation of the captured <time>; for "apply" it must not stand on another. */
static bool add_taken(const dl_finder *f, const dl_rule *rule, const dl_match *match,
                      bool apply, const dl_time_op **head, struct text *t) {
    const char *op = mark_op(f, capture_of(match, &rule->args[0]));
    if (!op) return false;
    bool elsewhere;
    dl_str name = dl_str_of(op);
    dl_str rest = dl_time_anchor(&name, &elsewhere);
    *head = dl_time_op_named(dl_str_cut(&name, ' '));
    if (apply && (rest.len || !*head)) return false;
    add(t, op);
    return true;
}

static bool build(const dl_finder *f, const dl_rule *rule, const dl_match *match,
                  dl_found *out) {
    struct text t = { out->op, sizeof out->op, false };
    bool apply = dl_str_is(rule->op, "apply"), same = dl_str_is(rule->op, "same");
    const dl_time_op *head = NULL;
    if (!add_wrapper(f, rule, match, "mod", &t)) return false;
    if (!add_wrapper(f, rule, match, "part", &t)) return false;
    if (apply || same ? !add_taken(f, rule, match, apply, &head, &t)
                      : !add_call(f, rule, match, out, &t))
        return false;
    const char *inner = t.at;
    if (!add_wrapper(f, rule, match, "within", &t)) return false;
    const dl_rule_arg *on = named_arg(rule, "on"), *from = named_arg(rule, "from");
    const char *base = on ? mark_op(f, capture_of(match, on)) : NULL;
    if (base) add_behind(&t, " in ", base);
    if (on && !base && capture_of(match, on)) return false;
    const char *other = from ? mark_op(f, capture_of(match, from)) : NULL;
    if (other) add_behind(&t, " @ ", other);
    if (from && (!other || strncmp(other, "weekday ", 8) == 0)) /* "Monday and 12 more" */
        return false;
    return !t.full && (!apply || (t.at > inner && fits(head, inner + 4, out->op)));
}

/* ---- the tokens -------------------------------------------------------------------- */

static bool within(const dl_capture *c, uint32_t at) {
    return c && at >= c->first && at < c->first + c->n;
}

/* Is token AT of a capture that says something, as "at" of "at least"? */
static bool says(const dl_rule *rule, const dl_match *match, uint32_t at) {
    const dl_rule_arg *mod = named_arg(rule, "mod");
    return mod && within(capture_of(match, mod), at);
}

static void trim(const dl_finder *f, const dl_rule *rule, const dl_match *match,
                 dl_found *out) {
    const dl_capture *cue = named_capture(rule, match, "cue");
    const dl_capture *from = named_capture(rule, match, "from");
    const dl_capture *lead = named_capture(rule, match, "lead");
    uint32_t first = match->first, end = match->first + match->n;
    while (first < end && !says(rule, match, first) &&
           (within(cue, first) || within(lead, first) || within(from, first) ||
            f->text->tokens.at[first].kind == DL_PUNCT ||
            (f->sets.cut != DL_NONE && f->text->tokens.at[first].word &&
             dl_words_in(f->words, f->text->tokens.at[first].word, f->sets.cut))))
        first++;
    while (end > first && (within(cue, end - 1) || within(from, end - 1))) end--;
    out->first = first;
    out->from = lead ? lead->first : first;
    out->whole = from ? match->n : match->first + match->n - out->from;
    out->n = end - first;
}

bool dl_time_sane(const char *op, bool *impossible) {
    dl_time t;
    dl_time_result rc = dl_time_reckon(dl_str_of(op), DL_SAMPLE_DAY, &t);
    *impossible = rc == DL_TIME_IMPOSSIBLE;
    return rc == DL_TIME_OK && (t.when.grain != DL_BY_NONE || t.value[0]);
}

bool dl_match_place(const dl_finder *f, const dl_match *match, dl_found *out) {
    *out = (dl_found){ .rule = match->rule };
    trim(f, dl_rules_get(f->rules, match->rule), match, out);
    return out->n > 0;
}

bool dl_match_time(const dl_finder *f, const dl_match *match, dl_found *out) {
    const dl_rule *rule = dl_rules_get(f->rules, match->rule);
    bool impossible = false;
    if (!dl_match_place(f, match, out)) return false;
    if (dl_str_is(rule->op, "discard")) return out->nothing = true;
    if (!build(f, rule, match, out)) return false;
    out->anchor = anchor_of(f, rule, match);
    if (dl_time_sane(out->op, &impossible)) return true;
    out->nothing = impossible && dl_time_op_named(rule->op) && !named_arg(rule, "on") &&
                   !named_arg(rule, "from");
    return out->nothing;
}

/* ---- check at start ---------------------------------------------------------------- */

static bool known_name(dl_str name) {
    static const char *const names[] = { "cue",  "part", "mod",  "within",
                                         "lead", "on",   "from", "anchor" };
    return dl_str_among(name, names, DL_N(names));
}

static dl_code check_rule(const dl_rule *rule, dl_err *err) {
    const dl_time_op *op = dl_time_op_named(rule->op);
    bool form = dl_str_is(rule->op, "same") || dl_str_is(rule->op, "apply");
    size_t n = 0, wanted = op ? strlen(op->spec) : 1;
    int value;
    if (dl_str_is(rule->op, "discard")) return DL_OK;
    if (!op && !form)
        return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                          "no time operation \"%.*s\"", DL_ARG(rule->op));
    for (uint8_t i = 0; i < rule->n_args; i++) {
        const dl_rule_arg *arg = &rule->args[i];
        if (arg->name.len && !known_name(arg->name))
            return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                              "no argument \"%.*s\" of time operations",
                              DL_ARG(arg->name));
        if (dl_str_is(arg->name, "anchor") && !anchor_named(arg->word))
            return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                              "no anchor \"%.*s\"", DL_ARG(arg->word));
        if (arg->name.len || n++ >= wanted || !op || arg->capture >= 0) continue;
        char letter = op->spec[n - 1];
        if (dl_time_arg(letter, arg->word, &value)) continue;
        if (letter == 't' && dl_str_is(arg->word, "tense")) continue;
        return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                          "argument %zu of %s can't be \"%.*s\"", n, op->name,
                          DL_ARG(arg->word));
    }
    if (n == wanted) return DL_OK;
    return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0,
                      "%.*s takes %zu arguments, not %zu", DL_ARG(rule->op), wanted, n);
}

dl_code dl_when_check(const dl_rules *rules, const dl_words *words DL_UNUSED,
                      dl_err *err) {
    static const char *const groups[] = { "when", "when_join" };
    for (size_t g = 0; g < DL_N(groups); g++) {
        uint16_t group = dl_rules_group(rules, dl_str_of(groups[g]));
        for (uint16_t id = 1; group != UINT16_MAX && id <= dl_rules_count(rules); id++) {
            const dl_rule *rule = dl_rules_get(rules, id);
            if (rule->group == group && check_rule(rule, err)) return err->code;
        }
    }
    return DL_OK;
}
