/* rule_index.c - which words and marks wake up which programs.
 *
 * In:  pattern trees with their programs, the complete vocabulary.
 * Out: keys by word id and by kind of mark. The trigger of a pattern is its rarest
 *      compulsory item; where alternatives are compulsory, each gives one. How far before
 *      its trigger a match may begin is kept with the program.
 *
 * SPDX-License-Identifier: MIT */
#include "rules_private.h"

/* ---- triggers ----------------------------------------------------------------------- */

typedef enum { BY_WORD, BY_SET, BY_MARK } trigger_kind;

typedef struct {
    trigger_kind kind;
    uint32_t value; /* word id, set or kind of mark */
} trigger;

typedef struct {
    uint32_t cost; /* how often it is met, in 10,000 tokens; DL_NONE: no trigger */
    rule_reach before;
    DL_VEC(trigger) list;
} need;

typedef struct { /* one word or set that wakes one program */
    trigger by;
    uint32_t group, program;
} wake;

typedef struct { /* the words that open an entry of a set, found on first use */
    bool known;
    uint32_t cost, longest;
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

static const set_words *words_of_set(indexer *x, uint32_t set) {
    set_words *out = &x->sets[set];
    uint64_t bit = dl_words_bit(x->words, set);
    if (out->known) return out;
    for (uint32_t id = 1; id <= dl_words_count(x->words); id++) {
        if (!(dl_words_bits(x->words, id) & bit)) continue;
        if (!dl_words_starts(x->words, id, set)) continue;
        *DL_PUSH(x->mem, &out->ids) = id;
        out->cost += x->weight[id];
    }
    out->longest = dl_words_longest(x->words, set);
    out->known = true;
    return out;
}

static void add_reach(rule_reach *a, rule_reach b) {
    a->min += b.min;
    a->max += b.max;
    a->units += b.units;
}

/* What either of A and B may take. */
static rule_reach either_reach(rule_reach a, rule_reach b) {
    return (rule_reach){ .min = a.min < b.min ? a.min : b.min,
                         .max = a.max > b.max ? a.max : b.max,
                         .units = a.units > b.units ? a.units : b.units };
}

/* How many tokens NODE may take. */
static rule_reach reach(indexer *x, const rule_node *node) {
    rule_reach out = { 0 };
    switch (node->kind) {
    case NODE_WORDS:
    case NODE_CASE: return (rule_reach){ .min = 1, .max = 1 };
    case NODE_SET:
        return (rule_reach){ .min = 1, .max = words_of_set(x, node->set)->longest };
    case NODE_MARK: return (rule_reach){ .min = 1, .units = 1 };
    case NODE_GAP: return (rule_reach){ .units = node->n };
    case NODE_BEGIN:
    case NODE_END: return out;
    case NODE_CAPTURE: return reach(x, node->child);
    case NODE_OPT:
        out = reach(x, node->child);
        out.min = 0;
        return out;
    case NODE_SEQ:
        for (const rule_node *c = node->child; c; c = c->next)
            add_reach(&out, reach(x, c));
        return out;
    case NODE_ALT:
        out = reach(x, node->child);
        for (const rule_node *c = node->child->next; c; c = c->next)
            out = either_reach(out, reach(x, c));
        return out;
    }
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
    rule_reach before = { 0 };
    for (const rule_node *c = node->child; c; c = c->next) {
        need n = find_need(x, c);
        if (n.cost < best.cost) {
            best = n;
            add_reach(&best.before, before);
        }
        add_reach(&before, reach(x, c));
    }
    return best;
}

/* One trigger of each alternative. */
static need alternatives_need(indexer *x, const rule_node *node) {
    need all = { .cost = DL_NONE };
    for (const rule_node *c = node->child; c; c = c->next) {
        need n = find_need(x, c);
        if (n.cost == DL_NONE) return n;
        all.before = c == node->child ? n.before : either_reach(all.before, n.before);
        all.cost = c == node->child ? n.cost : all.cost + n.cost;
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
    p->before = n.before;
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

/* The programs of GROUP that word ID wakes up, in the order of its keys. */
static uint32_t put_wakes(const dl_rules *rules, uint32_t group, uint32_t id,
                          uint32_t *out) {
    uint32_t n = 0;
    for (uint32_t i = rules->word_first[id]; i < rules->word_first[id + 1]; i++) {
        const rule_key *key = &rules->keys.at[rules->word_keys[i]];
        for (uint32_t k = 0; key->group == group && k < key->n; k++, n++)
            if (out) out[n] = rules->woken.at[key->first + k];
    }
    return n;
}

/* A bit in its group's words for every word that has a key of it. */
static void mark_words(dl_rules *rules) {
    for (uint32_t i = 0; i < rules->groups.n; i++)
        rules->groups.at[i].words =
            DL_NEW_N(rules->mem, uint64_t, rules->n_words / 64 + 1);
    for (uint32_t id = 1; id <= rules->n_words; id++)
        for (uint32_t i = rules->word_first[id]; i < rules->word_first[id + 1]; i++) {
            uint32_t group = rules->keys.at[rules->word_keys[i]].group;
            rules->groups.at[group].words[id / 64] |= UINT64_C(1) << id % 64;
        }
}

static void index_group(dl_rules *rules, uint32_t number) {
    rule_group *group = &rules->groups.at[number];
    uint32_t parts = rules->n_words / 64 + 1, n_words = 0, n_wakes = 0;
    group->ranks = DL_NEW_N(rules->mem, uint32_t, parts);
    for (uint32_t i = 0; i < parts; i++) {
        group->ranks[i] = n_words;
        n_words += (uint32_t)__builtin_popcountll(group->words[i]);
    }
    group->wake_first = DL_NEW_N(rules->mem, uint32_t, n_words + 1);
    for (int pass = 0; pass < 2; pass++) { /* counts, then writes */
        if (pass) group->wakes = DL_NEW_N(rules->mem, uint32_t, n_wakes + 1);
        uint32_t place = 0;
        n_wakes = 0;
        for (uint32_t i = 0; i < parts; i++)
            for (uint64_t left = group->words[i]; left; left &= left - 1) {
                uint32_t id = 64 * i + (uint32_t)__builtin_ctzll(left);
                group->wake_first[place++] = n_wakes;
                n_wakes +=
                    put_wakes(rules, number, id, pass ? group->wakes + n_wakes : NULL);
            }
        group->wake_first[place] = n_wakes;
    }
}

void rule_index(dl_rules *rules, const dl_words *words, const uint32_t *order) {
    indexer x = { .rules = rules, .words = words, .mem = dl_arena_new() };
    word_key_list word_keys = { 0 };
    weigh_words(&x);
    for (uint32_t i = 0; i < rules->programs.n; i++)
        add_wakes(&x, &rules->patterns.at[order[i]], i);
    if (x.wakes.n) qsort(x.wakes.at, x.wakes.n, sizeof *x.wakes.at, compare_wakes);
    add_keys(&x, &word_keys);
    index_words(rules, dl_words_count(words), &word_keys);
    mark_words(rules);
    for (uint32_t i = 0; i < rules->groups.n; i++) index_group(rules, i);
    dl_arena_free(x.mem);
}

void dl_rules_triggers(const dl_rules *rules, uint16_t group, uint64_t *bits) {
    if (group >= rules->groups.n) return;
    const uint64_t *words = rules->groups.at[group].words;
    for (uint32_t i = 0; i <= rules->n_words / 64; i++) bits[i] |= words[i];
}
