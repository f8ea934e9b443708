/* rule_compile.c - pattern trees become programs, and programs get triggers.
 *
 * In:  the trees of all files, the complete vocabulary.
 * Out: code without loops, so that a run is bounded, and an index from word ids to the
 *      programs they wake up. The trigger of a pattern is its rarest compulsory item;
 *      where alternatives are compulsory, each gives one.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

enum { BRANCHES_FOR_MEMO = 5 };

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

static void emit_words(dl_rules *rules, const rule_node *node) {
    if (node->ids.n == 1) {
        emit(rules, OP_WORD, node->ids.at[0]);
        return;
    }
    uint32_t first = rules->ids.n;
    qsort(node->ids.at, node->ids.n, sizeof *node->ids.at, compare_ids);
    for (uint32_t i = 0; i < node->ids.n; i++)
        *DL_PUSH(rules->mem, &rules->ids) = node->ids.at[i];
    emit(rules, OP_WORDS, first)->to = node->ids.n;
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

static dl_code add_program(dl_rules *rules, const rule_pattern *pattern, dl_err *err) {
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
    *DL_PUSH(rules->mem, &rules->programs) = (rule_program){
        .code = base,
        .n_code = (uint16_t)n,
        .rule = pattern->rule,
        .memo = n_branches >= BRANCHES_FOR_MEMO,
    };
    return DL_OK;
}

/* ---- triggers ----------------------------------------------------------------------- */

typedef enum { BY_WORD, BY_SET, BY_MARK } trigger_kind;

typedef struct {
    trigger_kind kind;
    uint32_t value; /* word id, set or kind of mark */
} trigger;

typedef struct {
    uint32_t cost;     /* how often it is met, in 10,000 tokens; DL_NONE: no trigger */
    uint32_t min, max; /* tokens before it; max DL_NONE: any number */
    DL_VEC(trigger) list;
} need;

typedef struct { /* one word or set that wakes one program */
    trigger by;
    uint32_t group, program;
} wake;

typedef struct { /* the words that open an entry of a set, found on first use */
    bool known;
    uint32_t cost;
    DL_VEC(uint32_t) ids;
} set_words;

typedef struct {
    dl_rules *rules;
    const dl_words *words;
    dl_arena *mem;
    uint16_t *weight; /* by word id */
    set_words *sets;  /* by set */
    DL_VEC(wake) wakes;
} indexer;

/* Occurrences in 10,000 tokens of news; every other word counts as one. */
static const struct {
    const char *word;
    uint16_t weight;
} frequent[] = {
    { "the", 550 },  { ",", 450 },    { ".", 420 },    { "of", 260 },   { "to", 250 },
    { "and", 240 },  { "in", 220 },   { "a", 210 },    { "-", 120 },    { "'s", 110 },
    { "for", 95 },   { "on", 85 },    { "that", 85 },  { "is", 75 },    { "with", 70 },
    { "said", 65 },  { "he", 60 },    { "was", 60 },   { "it", 55 },    { "by", 55 },
    { "as", 50 },    { "at", 50 },    { "from", 45 },  { "has", 45 },   { "have", 40 },
    { "be", 40 },    { "an", 35 },    { "are", 35 },   { "not", 35 },   { "will", 35 },
    { "his", 35 },   { "but", 32 },   { "had", 30 },   { "we", 30 },    { "n't", 28 },
    { "who", 26 },   { "they", 26 },  { "this", 26 },  { "its", 25 },   { "were", 25 },
    { "i", 25 },     { "been", 24 },  { "their", 22 }, { "would", 20 }, { "more", 20 },
    { "after", 19 }, { "which", 18 }, { "or", 18 },    { "new", 18 },   { "about", 17 },
    { "one", 16 },   { "you", 16 },   { "than", 14 },  { "could", 13 }, { "last", 13 },
    { "also", 13 },  { "all", 13 },   { "year", 12 },  { "when", 12 },  { "up", 12 },
    { "two", 11 },   { "no", 11 },    { "out", 11 },   { "over", 10 },  { "into", 10 },
    { ":", 20 },     { ";", 10 },     { "$", 15 },     { "%", 10 },     { "\"", 150 },
};

/* The same for marks, by kind. */
static const uint16_t mark_cost[] = {
    [DL_MARK_NUMBER] = 250, [DL_MARK_ORDINAL] = 25, [DL_MARK_QUOTE] = 70,
    [DL_MARK_TIME] = 250,   [DL_MARK_ACTOR] = 900,  [DL_MARK_SPEECH] = 250,
};
_Static_assert(DL_N(mark_cost) == DL_MARK_KINDS, "one row a kind of mark");

static uint32_t add_capped(uint32_t a, uint32_t b) {
    return a == DL_NONE || b == DL_NONE ? DL_NONE : a + b;
}

/* Fewest and most tokens that NODE takes. Marks and what gaps pass over have no limit. */
static void extent(const rule_node *node, uint32_t *min, uint32_t *max) {
    uint32_t low, high;
    *min = *max = 0;
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE: *min = *max = 1; break;
    case NODE_SET:
    case NODE_MARK:
        *min = 1;
        *max = DL_NONE;
        break;
    case NODE_GAP: *max = DL_NONE; break;
    case NODE_BEGIN:
    case NODE_END: break;
    case NODE_OPT:
        extent(node->child, min, max);
        *min = 0;
        break;
    case NODE_CAPTURE: extent(node->child, min, max); break;
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next) {
            extent(c, &low, &high);
            *min += low;
            *max = add_capped(*max, high);
        }
        break;
    case NODE_ALT:
        *min = DL_NONE;
        for (const rule_node *c = node->child; c; c = c->next) {
            extent(c, &low, &high);
            if (low < *min) *min = low;
            if (high > *max) *max = high;
        }
        break;
    }
}

static const set_words *words_of_set(indexer *x, uint32_t set) {
    set_words *out = &x->sets[set];
    uint64_t bit = UINT64_C(1) << (set % 64);
    if (out->known) return out;
    for (uint32_t id = 1; id <= dl_words_count(x->words); id++) {
        if (!(dl_words_bits(x->words, id) & bit)) continue;
        if (!dl_words_starts(x->words, id, set)) continue;
        *DL_PUSH(x->mem, &out->ids) = id;
        out->cost += x->weight[id];
    }
    out->known = true;
    return out;
}

static void add_trigger(indexer *x, need *out, trigger_kind kind, uint32_t value,
                        uint32_t cost) {
    if (out->cost == DL_NONE) out->cost = 0;
    out->cost += cost;
    *DL_PUSH(x->mem, &out->list) = (trigger){ kind, value };
}

static need find_need(indexer *x, const rule_node *node);

/* The cheapest item of a sequence. */
static need sequence_need(indexer *x, const rule_node *node) {
    need best = { .cost = DL_NONE };
    uint32_t min = 0, max = 0, low, high;
    for (const rule_node *c = node->child; c; c = c->next) {
        need n = find_need(x, c);
        if (n.cost < best.cost) {
            best = n;
            best.min += min;
            best.max = add_capped(n.max, max);
        }
        extent(c, &low, &high);
        min += low;
        max = add_capped(max, high);
    }
    return best;
}

/* One trigger of each alternative. */
static need alternatives_need(indexer *x, const rule_node *node) {
    need all = { .cost = DL_NONE, .min = DL_NONE };
    for (const rule_node *c = node->child; c; c = c->next) {
        need n = find_need(x, c);
        if (n.cost == DL_NONE) return n;
        all.cost = all.cost == DL_NONE ? n.cost : all.cost + n.cost;
        if (n.min < all.min) all.min = n.min;
        if (n.max > all.max) all.max = n.max;
        for (uint32_t i = 0; i < n.list.n; i++)
            *DL_PUSH(x->mem, &all.list) = n.list.at[i];
    }
    return all;
}

static need find_need(indexer *x, const rule_node *node) {
    need out = { .cost = DL_NONE };
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE:
        for (uint32_t i = 0; i < node->ids.n; i++)
            add_trigger(x, &out, BY_WORD, node->ids.at[i], x->weight[node->ids.at[i]]);
        return out;
    case NODE_SET:
        add_trigger(x, &out, BY_SET, node->set, words_of_set(x, node->set)->cost);
        return out;
    case NODE_MARK:
        add_trigger(x, &out, BY_MARK, node->n, mark_cost[node->n]);
        return out;
    case NODE_SEQ: return sequence_need(x, node);
    case NODE_ALT: return alternatives_need(x, node);
    case NODE_CAPTURE: return find_need(x, node->child);
    default: return out;
    }
}

static void weigh_words(indexer *x) {
    uint32_t n = dl_words_count(x->words);
    x->weight = DL_NEW_N(x->mem, uint16_t, n + 1);
    x->sets = DL_NEW_N(x->mem, set_words, dl_words_set_count(x->words) + 1);
    for (uint32_t id = 0; id <= n; id++) x->weight[id] = 1;
    for (size_t i = 0; i < DL_N(frequent); i++) {
        uint32_t id = dl_words_find(x->words, dl_str_of(frequent[i].word));
        if (id) x->weight[id] = frequent[i].weight;
    }
}

static void add_wakes(indexer *x, const rule_pattern *pattern, uint32_t program) {
    need n = find_need(x, pattern->root);
    rule_program *p = &x->rules->programs.at[program];
    uint32_t group = dl_rules_get(x->rules, p->rule)->group;
    DL_ASSERT(n.cost != DL_NONE); /* the parser saw to it */
    p->before_min = n.min;
    p->before_max = n.max;
    for (uint32_t i = 0; i < n.list.n; i++)
        *DL_PUSH(x->mem, &x->wakes) = (wake){ n.list.at[i], group, program };
}

static int compare_wakes(const void *a, const void *b) {
    const wake *x = a, *y = b;
    if (x->by.kind != y->by.kind) return x->by.kind < y->by.kind ? -1 : 1;
    if (x->by.value != y->by.value) return x->by.value < y->by.value ? -1 : 1;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->program > y->program) - (x->program < y->program);
}

/* ---- the index ---------------------------------------------------------------------- */

typedef struct { /* one key of one word, before they are sorted by word */
    uint32_t word, key;
} word_key;

typedef DL_VEC(word_key) word_key_list;

static void spread_set(indexer *x, uint32_t set, uint32_t key, word_key_list *out) {
    const set_words *list = words_of_set(x, set);
    for (uint32_t i = 0; i < list->ids.n; i++)
        *DL_PUSH(x->mem, out) = (word_key){ list->ids.at[i], key };
}

/* Runs of equal wakes become keys. */
static void add_keys(indexer *x, word_key_list *out) {
    dl_rules *rules = x->rules;
    const wake *last = NULL;
    for (uint32_t i = 0; i < x->wakes.n; i++) {
        const wake *w = &x->wakes.at[i];
        uint32_t key = rules->keys.n;
        if (!last || last->by.kind != w->by.kind || last->by.value != w->by.value ||
            last->group != w->group) {
            *DL_PUSH(rules->mem, &rules->keys) =
                (rule_key){ .group = w->group, .first = rules->woken.n };
            if (w->by.kind == BY_WORD)
                *DL_PUSH(x->mem, out) = (word_key){ w->by.value, key };
            else if (w->by.kind == BY_SET)
                spread_set(x, w->by.value, key, out);
            else
                *DL_PUSH(rules->mem, &rules->mark_keys[w->by.value]) = key;
        } else if (last->program == w->program) {
            continue;
        }
        last = w;
        rules->keys.at[rules->keys.n - 1].n++;
        *DL_PUSH(rules->mem, &rules->woken) = w->program;
    }
}

/* Counting sort of the keys by word. */
static void index_words(dl_rules *rules, uint32_t n_words, const word_key_list *list) {
    uint32_t *first = DL_NEW_N(rules->mem, uint32_t, n_words + 3);
    rules->n_words = n_words;
    rules->word_keys = DL_NEW_N(rules->mem, uint32_t, list->n + 1);
    for (uint32_t i = 0; i < list->n; i++) first[list->at[i].word + 1]++;
    for (uint32_t id = 1; id < n_words + 3; id++) first[id] += first[id - 1];
    for (uint32_t i = list->n; i-- > 0;)
        rules->word_keys[--first[list->at[i].word + 1]] = list->at[i].key;
    rules->word_first = first + 1;
}

/* Patterns of one group become neighbours, in the order of the files. */
static void sort_patterns(indexer *x, uint32_t *order) {
    dl_rules *rules = x->rules;
    uint32_t at = 0;
    for (uint32_t g = 0; g < rules->groups.n; g++) {
        rules->groups.at[g].first = at;
        for (uint32_t i = 0; i < rules->patterns.n; i++)
            if (dl_rules_get(rules, rules->patterns.at[i].rule)->group == g)
                order[at++] = i;
        rules->groups.at[g].n = at - rules->groups.at[g].first;
    }
}

static dl_code compile_all(indexer *x, dl_err *err) {
    dl_rules *rules = x->rules;
    uint32_t *order = DL_NEW_N(x->mem, uint32_t, rules->patterns.n + 1);
    word_key_list word_keys = { 0 };
    weigh_words(x);
    sort_patterns(x, order);
    for (uint32_t i = 0; i < rules->patterns.n; i++) {
        const rule_pattern *pattern = &rules->patterns.at[order[i]];
        if (add_program(rules, pattern, err)) return err->code;
        add_wakes(x, pattern, i);
    }
    if (x->wakes.n) qsort(x->wakes.at, x->wakes.n, sizeof *x->wakes.at, compare_wakes);
    add_keys(x, &word_keys);
    index_words(rules, dl_words_count(x->words), &word_keys);
    rules->compiled = true;
    return DL_OK;
}

dl_code dl_rules_compile(dl_rules *rules, const dl_words *words, dl_err *err) {
    dl_err own = { 0 };
    indexer x = { .rules = rules, .words = words, .mem = dl_arena_new() };
    DL_ASSERT(!rules->compiled);
    dl_code rc = compile_all(&x, err ? err : &own);
    dl_arena_free(x.mem);
    return rc;
}
