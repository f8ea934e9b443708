/* rule_compile.c - pattern trees become programs.
 *
 * In:  the trees of all files, the complete vocabulary.
 * Out: code without loops, so that a run is bounded, and what each program may open with.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

enum { BRANCHES_FOR_MEMO = 5, MAX_OPENINGS = 6 };

/* ---- programs ----------------------------------------------------------------------- */

static rule_op *emit(dl_rules *rules, rule_op_kind kind, uint32_t value) {
    rule_op *op = DL_PUSH(rules->mem, &rules->code);
    op->kind = (uint32_t)kind;
    op->value = value;
    return op;
}

static int compare_ids(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* One token of the N ids, which are sorted in place. */
static rule_op words_op(dl_rules *rules, uint32_t *ids, uint32_t n) {
    if (n == 1) return (rule_op){ .kind = OP_WORD, .value = ids[0] };
    rule_op op = { .kind = OP_WORDS, .to = n, .value = rules->ids.n };
    qsort(ids, n, sizeof *ids, compare_ids);
    for (uint32_t i = 0; i < n; i++) *DL_PUSH(rules->mem, &rules->ids) = ids[i];
    return op;
}

static void emit_words(dl_rules *rules, const rule_node *node) {
    rule_op op = words_op(rules, node->ids.at, node->ids.n);
    emit(rules, (rule_op_kind)op.kind, op.value)->to = op.to;
}

static void emit_node(dl_rules *rules, const rule_node *node, uint32_t base);

static void emit_alternatives(dl_rules *rules, const rule_node *node, uint32_t base) {
    uint32_t last_jump = DL_NONE; /* jumps to the end are chained until it is known */
    for (const rule_node *c = node->child; c; c = c->next) {
        uint32_t split = rules->code.n;
        if (c->next) emit(rules, OP_SPLIT, 0);
        emit_node(rules, c, base);
        if (!c->next) break;
        emit(rules, OP_JUMP, 0)->to = last_jump;
        last_jump = rules->code.n - 1;
        rules->code.at[split].to = rules->code.n - base;
    }
    while (last_jump != DL_NONE) {
        uint32_t before = rules->code.at[last_jump].to;
        rules->code.at[last_jump].to = rules->code.n - base;
        last_jump = before;
    }
}

static void emit_gap(dl_rules *rules, uint8_t n, uint32_t base) {
    uint32_t end = rules->code.n + n - base;
    for (uint8_t i = 0; i < n; i++) emit(rules, OP_GAP, 0)->to = end;
}

static void emit_optional(dl_rules *rules, const rule_node *node, uint32_t base) {
    uint32_t split = rules->code.n;
    emit(rules, OP_SPLIT, 0);
    emit_node(rules, node->child, base);
    rules->code.at[split].to = rules->code.n - base;
}

static void emit_exact(dl_rules *rules, const rule_node *node) {
    *DL_PUSH(rules->mem, &rules->exact) = node->exact;
    emit(rules, OP_CASE, node->ids.at[0])->to = rules->exact.n - 1;
}

static void emit_node(dl_rules *rules, const rule_node *node, uint32_t base) {
    switch (node->kind) {
    case NODE_WORDS: emit_words(rules, node); break;
    case NODE_CASE: emit_exact(rules, node); break;
    case NODE_SET: emit(rules, OP_SET, node->set); break;
    case NODE_MARK: emit(rules, OP_MARK, node->n); break;
    case NODE_GAP: emit_gap(rules, node->n, base); break;
    case NODE_BEGIN: emit(rules, OP_BEGIN, 0); break;
    case NODE_END: emit(rules, OP_END, 0); break;
    case NODE_ALT: emit_alternatives(rules, node, base); break;
    case NODE_OPT: emit_optional(rules, node, base); break;
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next) emit_node(rules, c, base);
        break;
    case NODE_CAPTURE:
        emit(rules, OP_OPEN, node->n);
        emit_node(rules, node->child, base);
        emit(rules, OP_CLOSE, node->n);
        break;
    }
}

static bool branches(const rule_op *op) {
    return op->kind == OP_SPLIT || op->kind == OP_GAP || op->kind == OP_SET ||
           op->kind == OP_MARK;
}

/* ---- openings ----------------------------------------------------------------------- */

typedef struct { /* what the first token of a match may be */
    dl_arena *mem;
    DL_VEC(uint32_t) ids;
    DL_VEC(rule_op) items; /* sets and marks */
    bool any;
} openings;

/* Collects what NODE may begin with; true: it may be passed without taking a token. */
static bool collect_openings(openings *o, const rule_node *node) {
    bool passes = false;
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE:
        for (uint32_t i = 0; i < node->ids.n; i++)
            *DL_PUSH(o->mem, &o->ids) = node->ids.at[i];
        return false;
    case NODE_SET:
        *DL_PUSH(o->mem, &o->items) = (rule_op){ .kind = OP_SET, .value = node->set };
        return false;
    case NODE_MARK:
        *DL_PUSH(o->mem, &o->items) = (rule_op){ .kind = OP_MARK, .value = node->n };
        return false;
    case NODE_GAP: o->any = true; return true;
    case NODE_BEGIN:
    case NODE_END: return true;
    case NODE_OPT: (void)collect_openings(o, node->child); return true;
    case NODE_CAPTURE: return collect_openings(o, node->child);
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next)
            if (!collect_openings(o, c)) return false;
        return true;
    case NODE_ALT:
        for (const rule_node *c = node->child; c; c = c->next)
            passes |= collect_openings(o, c);
        return passes;
    }
    return true;
}

/* Keeps what was collected; how many that are. A list too long, or a gap, is no filter: 0. */
static uint16_t keep_openings(dl_rules *rules, openings *o) {
    if (o->any || o->items.n >= MAX_OPENINGS) return 0;
    if (o->ids.n)
        *DL_PUSH(rules->mem, &rules->openings) = words_op(rules, o->ids.at, o->ids.n);
    for (uint32_t i = 0; i < o->items.n; i++)
        *DL_PUSH(rules->mem, &rules->openings) = o->items.at[i];
    return (uint16_t)(o->items.n + (o->ids.n > 0));
}

/* Does NODE always take just one token? */
static bool takes_one(const dl_words *words, const rule_node *node) {
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE: return true;
    case NODE_SET: return dl_words_longest(words, node->set) <= 1;
    case NODE_CAPTURE: return takes_one(words, node->child);
    case NODE_ALT:
        for (const rule_node *c = node->child; c; c = c->next)
            if (!takes_one(words, c)) return false;
        return true;
    default: return false;
    }
}

static void add_openings(dl_rules *rules, const dl_words *words, rule_program *program,
                         const rule_node *root) {
    openings first = { .mem = rules->mem }, second = { .mem = rules->mem };
    program->openings = rules->openings.n;
    (void)collect_openings(&first, root);
    program->n_openings = keep_openings(rules, &first);
    if (root->kind != NODE_SEQ || !takes_one(words, root->child)) return;
    const rule_node *c = root->child->next;
    while (c && collect_openings(&second, c)) c = c->next;
    if (c) program->n_seconds = keep_openings(rules, &second);
}

/* ---- all together ------------------------------------------------------------------- */

static dl_code add_program(dl_rules *rules, const dl_words *words,
                           const rule_pattern *pattern, dl_err *err) {
    const dl_rule *rule = dl_rules_get(rules, pattern->rule);
    uint32_t base = rules->code.n, n_branches = 0;
    emit_node(rules, pattern->root, base);
    emit(rules, OP_ACCEPT, 0);
    uint32_t n = rules->code.n - base;
    if (n > RULE_MAX_CODE)
        return dl_fail_at(err, DL_ESEED, rule->path, pattern->line, 1,
                          "pattern too long: %u steps, limit %d", n, RULE_MAX_CODE);
    for (uint32_t i = base; i < rules->code.n; i++)
        n_branches += branches(&rules->code.at[i]);
    rule_program *program = DL_PUSH(rules->mem, &rules->programs);
    *program = (rule_program){
        .code = base,
        .n_code = (uint16_t)n,
        .rule = pattern->rule,
        .memo = n_branches >= BRANCHES_FOR_MEMO,
    };
    add_openings(rules, words, program, pattern->root);
    return DL_OK;
}

/* Patterns of one group become neighbours, in the order of the files. */
static void sort_patterns(dl_rules *rules, uint32_t *order) {
    uint32_t at = 0;
    for (uint32_t g = 0; g < rules->groups.n; g++) {
        rules->groups.at[g].first = at;
        for (uint32_t i = 0; i < rules->patterns.n; i++)
            if (dl_rules_get(rules, rules->patterns.at[i].rule)->group == g)
                order[at++] = i;
        rules->groups.at[g].n = at - rules->groups.at[g].first;
    }
}

dl_code dl_rules_compile(dl_rules *rules, const dl_words *words, dl_err *err) {
    uint32_t *order = DL_NEW_N(rules->mem, uint32_t, rules->patterns.n + 1);
    DL_ASSERT(!rules->compiled);
    sort_patterns(rules, order);
    for (uint32_t i = 0; i < rules->patterns.n; i++) {
        dl_code rc = add_program(rules, words, &rules->patterns.at[order[i]], err);
        if (rc) return rc;
    }
    rule_index(rules, words, order);
    rules->compiled = true;
    return DL_OK;
}
