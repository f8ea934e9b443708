/* rule_pattern.c - one pattern line of a rule becomes a tree of nodes.
 *
 * In:  the rest of a line, "(on|last)? day:%weekday <number>?".
 * Out: nodes; words of the pattern are in the vocabulary, split into tokens as text is.
 * A word's inflections are spelled out here: the matcher knows ids only.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

enum { MAX_WORD = 100 }; /* bytes of a word or quoted phrase of a pattern */

/* Characters that end a plain word. */
static bool ends_word(char c) {
    return strchr(" \t()|?<>%\"=~+^", c) != NULL;
}

static rule_node *new_node(rule_parser *p, rule_node_kind kind) {
    rule_node *node = DL_NEW(p->rules->mem, rule_node);
    node->kind = kind;
    return node;
}

static char peek(const rule_parser *p) {
    return p->at < p->line.len ? p->line.ptr[p->at] : '\0';
}

/* Is the line, but for a comment, at its end? */
static bool at_end(rule_parser *p) {
    rule_skip_space(p);
    return p->at >= p->line.len || peek(p) == '#';
}

/* The kinds of marks, for messages. */
static const char *mark_kinds(rule_parser *p) {
    dl_str list = { 0 };
    for (int kind = 0; kind < DL_MARK_KINDS; kind++)
        list = dl_str_fmt(p->scratch, "%.*s%s%s", DL_ARG(list), list.len ? ", " : "",
                          dl_mark_name((dl_mark_kind)kind));
    return dl_str_z(p->scratch, list);
}

/* ---- words -------------------------------------------------------------------------- */

/* Appends to an ALT or SEQ; *TAIL is where the next child is linked. */
static void link_child(rule_node ***tail, rule_node *child) {
    **tail = child;
    *tail = &child->next;
}

/* "talks.": such a word in the vocabulary would change how every text is split. */
static bool stop_is_glued(const rule_parser *p, dl_str word) {
    dl_str stop = DL_LIT(".");
    return word.len > 1 && dl_str_find(word, stop, 0) == word.len - 1 &&
           !dl_words_find(p->words, word);
}

/* Parts of words that text splits off; by themselves they are split otherwise. */
static const char *const clitics[] = { "'s", "'re", "'ve", "'ll", "'d", "'m", "n't" };

static bool is_clitic(dl_str word) {
    return dl_str_among(word, clitics, DL_N(clitics));
}

/* Length of the clitic at p->at, written without quotation marks; 0: none. */
static uint32_t clitic_length(const rule_parser *p) {
    dl_str rest = dl_str_sub(p->line, p->at, p->line.len - p->at);
    for (size_t i = 0; i < DL_N(clitics); i++) {
        uint32_t n = (uint32_t)strlen(clitics[i]);
        if (dl_str_starts(rest, clitics[i]) &&
            (rest.len == n || strchr(" \t)|?", rest.ptr[n])))
            return n;
    }
    return 0;
}

/* The tokens of WORD, which stands at byte AT: one node, or a sequence. */
static dl_code word_nodes(rule_parser *p, uint32_t at, dl_str word, bool exact,
                          rule_node **out) {
    uint32_t n = 1;
    dl_token whole = { .len = (uint16_t)word.len };
    const dl_token *tokens = &whole;
    rule_node *first = NULL, **tail = &first;
    if (word.len > MAX_WORD) return rule_fail(p, at, "word too long");
    if (!is_clitic(word)) tokens = dl_tokenize_phrase(p->scratch, p->words, word, &n);
    if (n == 0) return rule_fail(p, at, "expected a word");
    if (stop_is_glued(p, word))
        return rule_fail(p, at,
                         "a full stop is an item of its own: \"%.*s .\"; "
                         "abbreviations belong into a word set",
                         (int)word.len - 1, word.ptr);
    for (uint32_t i = 0; i < n; i++) {
        dl_str part = dl_str_sub(word, tokens[i].off, tokens[i].len);
        rule_node *node = new_node(p, exact ? NODE_CASE : NODE_WORDS);
        *DL_PUSH(p->rules->mem, &node->ids) = dl_words_add(p->words, part);
        if (exact) node->exact = dl_str_copy(p->rules->mem, part);
        link_child(&tail, node);
    }
    if (n > 1) {
        rule_node *seq = new_node(p, NODE_SEQ);
        seq->child = first;
        first = seq;
    }
    *out = first;
    return DL_OK;
}

/* Alternatives that are all single words become one node with several ids. */
static rule_node *merge_words(rule_node *alt) {
    for (const rule_node *c = alt->child; c; c = c->next)
        if (c->kind != NODE_WORDS) return alt;
    return alt->child;
}

static rule_node *merged(rule_parser *p, rule_node *alt) {
    rule_node *first = merge_words(alt);
    if (first == alt) return alt;
    for (const rule_node *c = first->next; c; c = c->next)
        for (uint32_t i = 0; i < c->ids.n; i++)
            *DL_PUSH(p->rules->mem, &first->ids) = c->ids.at[i];
    first->next = NULL;
    return first;
}

/* "(began|begun)" behind "~" or "+", as words with spaces between them; empty when no
 * bracket follows. */
static dl_code irregular_forms(rule_parser *p, dl_str *out) {
    uint32_t open = p->at;
    *out = (dl_str){ 0 };
    if (peek(p) != '(') return DL_OK;
    while (p->at < p->line.len && p->line.ptr[p->at] != ')') p->at++;
    if (p->at == p->line.len) return rule_fail(p, open, "\"(\" without \")\"");
    dl_str inside = dl_str_trim(dl_str_sub(p->line, open + 1, p->at - open - 1));
    p->at++;
    if (!inside.len) return rule_fail(p, open, "expected irregular forms: hold~(held)");
    char *forms = dl_str_z(p->scratch, inside);
    for (char *c = forms; *c; c++) {
        if (strchr("(<>%\"~+=?:", *c))
            return rule_fail(p, open, "expected plain words in the brackets of forms");
        if (*c == '|') *c = ' ';
    }
    *out = dl_str_of(forms);
    return DL_OK;
}

/* WORD with its regular and the given forms as alternatives. */
static dl_code inflected(rule_parser *p, uint32_t at, dl_str word, rule_node **out) {
    unsigned how = 0;
    dl_str irregular, *forms = NULL;
    rule_node *alt = new_node(p, NODE_ALT), **tail = &alt->child;
    for (; peek(p) == '~' || peek(p) == '+'; p->at++)
        how |= peek(p) == '~' ? DL_FORMS_VERB : DL_FORMS_NOUN;
    if (irregular_forms(p, &irregular)) return p->err->code;
    uint32_t n = dl_words_forms(p->scratch, word, how, irregular, &forms);
    for (uint32_t i = 0; i < n; i++) {
        rule_node *node = NULL;
        if (word_nodes(p, at, forms[i], false, &node)) return p->err->code;
        link_child(&tail, node);
    }
    *out = merged(p, alt);
    return DL_OK;
}

/* A word and what is written behind it: = or ~ or +. */
static dl_code word_item(rule_parser *p, uint32_t at, dl_str word, rule_node **out) {
    if (peek(p) == '~' || peek(p) == '+') return inflected(p, at, word, out);
    bool exact = peek(p) == '=';
    if (exact) p->at++;
    return word_nodes(p, at, word, exact, out);
}

static dl_code plain_word(rule_parser *p, rule_node **out) {
    uint32_t at = p->at;
    while (p->at < p->line.len && !ends_word(p->line.ptr[p->at])) p->at++;
    if (p->at == at) return rule_fail(p, at, "expected a word before \"%c\"", peek(p));
    return word_item(p, at, dl_str_sub(p->line, at, p->at - at), out);
}

static dl_code quoted_word(rule_parser *p, rule_node **out) {
    uint32_t at = p->at, clitic = clitic_length(p);
    dl_str word;
    if (clitic) {
        p->at += clitic;
        return word_nodes(p, at, dl_str_sub(p->line, at, clitic), false, out);
    }
    if (rule_quoted(p, &word)) return p->err->code;
    return word_item(p, at, word, out);
}

/* ---- sets, marks, gaps -------------------------------------------------------------- */

static dl_code set_item(rule_parser *p, rule_node **out) {
    uint32_t at = p->at++, begin = p->at;
    while (p->at < p->line.len && !ends_word(p->line.ptr[p->at])) p->at++;
    dl_str name = dl_str_sub(p->line, begin, p->at - begin);
    if (!name.len)
        return rule_fail(p, at, "expected the name of a word set behind \"%%\"");
    uint32_t set = dl_words_set(p->words, name);
    if (set == DL_NONE) return rule_fail(p, at, "unknown set %%%.*s", DL_ARG(name));
    *out = new_node(p, NODE_SET);
    (*out)->set = set;
    return DL_OK;
}

static dl_code mark_item(rule_parser *p, rule_node **out) {
    uint32_t at = p->at++, begin = p->at;
    while (p->at < p->line.len && !ends_word(p->line.ptr[p->at])) p->at++;
    dl_str name = dl_str_sub(p->line, begin, p->at - begin);
    if (peek(p) != '>') return rule_fail(p, at, "\"<\" without \">\"");
    p->at++;
    for (int kind = 0; kind < DL_MARK_KINDS; kind++) {
        if (!dl_str_is(name, dl_mark_name((dl_mark_kind)kind))) continue;
        *out = new_node(p, NODE_MARK);
        (*out)->n = (uint8_t)kind;
        return DL_OK;
    }
    return rule_fail(p, at, "unknown mark <%.*s>, expected one of %s", DL_ARG(name),
                     mark_kinds(p));
}

static dl_code gap_item(rule_parser *p, rule_node **out) {
    uint32_t at = p->at, begin = p->at + 2;
    int64_t n = 0;
    for (p->at = begin; p->at < p->line.len && !ends_word(p->line.ptr[p->at]);) p->at++;
    if (!dl_str_int(dl_str_sub(p->line, begin, p->at - begin), &n) || n < 1 ||
        n > DL_MAX_GAP)
        return rule_fail(p, at,
                         "expected a gap of 1 to %d tokens, ..1 to ..%d (words of "
                         "dots are quoted)",
                         DL_MAX_GAP, DL_MAX_GAP);
    *out = new_node(p, NODE_GAP);
    (*out)->n = (uint8_t)n;
    return DL_OK;
}

static rule_node *anchor(rule_parser *p, rule_node_kind kind) {
    p->at++;
    return new_node(p, kind);
}

/* ---- items, sequences, groups ------------------------------------------------------- */

static dl_code sequence(rule_parser *p, rule_node **out);

static dl_code group_item(rule_parser *p, rule_node **out) {
    uint32_t open = p->at;
    rule_node *alt = new_node(p, NODE_ALT), **tail = &alt->child;
    if (++p->depth > DL_MAX_DEPTH)
        return rule_fail(p, open, "more than %u brackets within brackets", DL_MAX_DEPTH);
    do {
        rule_node *seq = NULL;
        p->at++;
        if (sequence(p, &seq)) return p->err->code;
        link_child(&tail, seq);
    } while (peek(p) == '|');
    if (peek(p) != ')') return rule_fail(p, open, "\"(\" without \")\"");
    p->at++;
    p->depth--;
    *out = alt->child->next ? merged(p, alt) : alt->child;
    return DL_OK;
}

static dl_code primary(rule_parser *p, rule_node **out) {
    dl_str rest = dl_str_sub(p->line, p->at, p->line.len - p->at);
    switch (peek(p)) {
    case '(': return group_item(p, out);
    case '%': return set_item(p, out);
    case '<': return mark_item(p, out);
    case '"':
    case '\'': return quoted_word(p, out);
    case '^': *out = anchor(p, NODE_BEGIN); return DL_OK;
    case '$': *out = anchor(p, NODE_END); return DL_OK;
    case '?':
        return rule_fail(p, p->at,
                         "expected an item before \"?\" (a question mark is "
                         "written '?')");
    default: break;
    }
    return dl_str_starts(rest, "..") ? gap_item(p, out) : plain_word(p, out);
}

/* The capture NAME of the rule, added if new. */
static dl_code capture_index(rule_parser *p, uint32_t at, dl_str name, uint8_t *out) {
    dl_rule *rule = p->rule;
    for (uint8_t i = 0; i < rule->n_captures; i++) {
        if (!dl_str_eq(rule->captures[i], name)) continue;
        *out = i;
        return DL_OK;
    }
    if (rule->n_captures == DL_MAX_CAPTURES)
        return rule_fail(p, at, "more than %d captures", DL_MAX_CAPTURES);
    rule->captures[rule->n_captures] = dl_str_copy(p->rules->mem, name);
    *out = rule->n_captures++;
    return DL_OK;
}

static bool is_anchor(const rule_node *node) {
    return node->kind == NODE_BEGIN || node->kind == NODE_END;
}

/* "?" behind NODE, which began at byte AT. */
static dl_code optional(rule_parser *p, uint32_t at, rule_node **node) {
    if (peek(p) != '?') return DL_OK;
    if ((*node)->kind == NODE_GAP) return rule_fail(p, at, "a gap is optional as it is");
    if (is_anchor(*node)) return rule_fail(p, at, "\"^\" and \"$\" can't be optional");
    p->at++;
    if (peek(p) == '?') return rule_fail(p, p->at, "a second \"?\"");
    rule_node *opt = new_node(p, NODE_OPT);
    opt->child = *node;
    *node = opt;
    return DL_OK;
}

/* [name:] primary [?] */
static dl_code item(rule_parser *p, rule_node **out) {
    uint32_t at = p->at, n = rule_name_length(p->line, at);
    rule_node *capture = NULL;
    if (n && at + n < p->line.len && p->line.ptr[at + n] == ':') {
        dl_str name = dl_str_sub(p->line, at, n);
        p->at += n + 1;
        if (at_end(p) || peek(p) == ')' || peek(p) == '|')
            return rule_fail(p, at, "expected an item behind \"%.*s:\"", DL_ARG(name));
        capture = new_node(p, NODE_CAPTURE);
        if (capture_index(p, at, name, &capture->n)) return p->err->code;
    }
    uint32_t begin = p->at;
    if (primary(p, out)) return p->err->code;
    if (capture && is_anchor(*out))
        return rule_fail(p, at, "\"^\" and \"$\" hold no words to capture");
    if (capture) {
        capture->child = *out;
        *out = capture;
    }
    if (optional(p, begin, out)) return p->err->code;
    if (p->at < p->line.len && !strchr(" \t)|", peek(p)))
        return rule_fail(p, p->at, "expected a space before \"%c\"", peek(p));
    return DL_OK;
}

static const rule_node *bare(const rule_node *node) {
    while (node->kind == NODE_CAPTURE) node = node->child;
    return node;
}

/* Items up to the end of the line, a "|" or a ")". */
static dl_code sequence(rule_parser *p, rule_node **out) {
    rule_node *seq = new_node(p, NODE_SEQ), **tail = &seq->child;
    const rule_node *before = NULL;
    while (!at_end(p) && peek(p) != '|' && peek(p) != ')') {
        uint32_t at = p->at;
        rule_node *node = NULL;
        if (item(p, &node)) return p->err->code;
        if (before && bare(before)->kind == NODE_GAP && bare(node)->kind == NODE_GAP)
            return rule_fail(p, at, "two gaps in a row");
        before = node;
        link_child(&tail, node);
    }
    if (!seq->child) return rule_fail(p, p->at, "expected an item");
    *out = seq->child->next ? seq : seq->child;
    return DL_OK;
}

/* ---- what a whole pattern must be ---------------------------------------------------- */

/* Does every match of NODE hold a word, an entry of a set or a mark? */
static bool compulsory(const rule_node *node) {
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE:
    case NODE_SET:
    case NODE_MARK: return true;
    case NODE_CAPTURE: return compulsory(node->child);
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next)
            if (compulsory(c)) return true;
        return false;
    case NODE_ALT:
        for (const rule_node *c = node->child; c; c = c->next)
            if (!compulsory(c)) return false;
        return true;
    default: return false;
    }
}

/* Can a match of NODE hold no token at all? */
static bool may_be_empty(const rule_node *node) {
    return node->kind == NODE_GAP || node->kind == NODE_OPT || is_anchor(node) ||
           !compulsory(node);
}

bool rule_opens_loose(const rule_node *node) {
    switch (node->kind) {
    case NODE_MARK:
    case NODE_GAP: return true;
    case NODE_OPT:
    case NODE_CAPTURE: return rule_opens_loose(node->child);
    case NODE_ALT:
        for (const rule_node *c = node->child; c; c = c->next)
            if (rule_opens_loose(c)) return true;
        return false;
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next) {
            if (rule_opens_loose(c)) return true;
            if (!may_be_empty(c)) return false;
        }
        return false;
    default: return false;
    }
}

static bool ends_in_gap(const rule_node *node) {
    node = bare(node);
    if (node->kind == NODE_GAP) return true;
    if (node->kind != NODE_SEQ) return false;
    const rule_node *last = node->child;
    while (last->next) last = last->next;
    return ends_in_gap(last);
}

dl_code rule_parse_pattern(rule_parser *p, rule_node **out) {
    uint32_t begin = p->at;
    rule_node *root = NULL;
    p->depth = 0;
    if (sequence(p, &root)) return p->err->code;
    if (peek(p) == '|') return rule_fail(p, p->at, "\"|\" stands inside ( ) only");
    if (peek(p) == ')') return rule_fail(p, p->at, "\")\" without \"(\"");
    if (!compulsory(root))
        return rule_fail(p, begin,
                         "nothing in this pattern is compulsory: expected a word, "
                         "a set or a mark without \"?\"");
    if (ends_in_gap(root))
        return rule_fail(p, begin, "a gap at the end of a pattern never takes a token");
    *out = root;
    return DL_OK;
}
