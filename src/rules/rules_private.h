/* rules_private.h - what parser, compiler and matcher of the rules layer share.
 *
 * A pattern line becomes a tree of nodes, the tree a program, the program's rarest
 * compulsory item its trigger.
 *
 * SPDX-License-Identifier: MIT */
#ifndef RULES_PRIVATE_H
#define RULES_PRIVATE_H

#include "dateline/rules.h"

enum {
    RULE_MAX_CODE = 1024,      /* operations of one pattern */
    RULE_MAX_PATTERNS = 65535, /* pattern lines of all rules */
    RULE_MAX_GROUPS = 1024,
    RULE_MAX_STEPS = 200000, /* of the matcher, in one sentence */
    RULE_MAX_FOUND = 4096,   /* candidates in one sentence */
};

/* ---- the tree of a pattern ---------------------------------------------------------- */

typedef enum {
    NODE_WORDS,   /* one token, any of `ids` */
    NODE_CASE,    /* one token, ids[0], spelled exactly as `exact` */
    NODE_SET,     /* an entry of `set` */
    NODE_MARK,    /* a mark of kind n */
    NODE_GAP,     /* up to n tokens */
    NODE_BEGIN,   /* the sentence begins */
    NODE_END,     /* the sentence ends */
    NODE_SEQ,     /* the children in order */
    NODE_ALT,     /* one of the children */
    NODE_OPT,     /* the child or nothing */
    NODE_CAPTURE, /* the child, kept as capture n */
} rule_node_kind;

typedef struct rule_node rule_node;
struct rule_node {
    rule_node_kind kind;
    uint8_t n;
    uint32_t set;
    DL_VEC(uint32_t) ids;
    dl_str exact;
    rule_node *child, *next;
};

typedef struct {
    uint16_t rule;
    uint32_t line;
    rule_node *root;
} rule_pattern;

/* ---- programs ----------------------------------------------------------------------- */

typedef enum {
    OP_WORD,   /* one token of word id `value` */
    OP_WORDS,  /* one token of the `to` ids from ids[value], sorted */
    OP_CASE,   /* one token of word id `value`, spelled exact[to] */
    OP_SET,    /* an entry of set `value` */
    OP_MARK,   /* a mark of kind `value` */
    OP_GAP,    /* goes on at `to`, or passes one token or mark over */
    OP_SPLIT,  /* goes on with the next, or at `to` */
    OP_JUMP,   /* goes on at `to` */
    OP_OPEN,   /* capture `value` begins */
    OP_CLOSE,  /* capture `value` ends */
    OP_BEGIN,  /* `^` */
    OP_END,    /* `$` */
    OP_ACCEPT, /* the pattern has matched */
} rule_op_kind;

typedef struct {
    uint32_t kind; /* rule_op_kind */
    uint32_t to;   /* operation within the program */
    uint32_t value;
} rule_op;

/* How many tokens something may take: at least min; at most max, and `units` marks or
 * tokens more. */
typedef struct {
    uint32_t min, max, units;
} rule_reach;

typedef struct {
    uint32_t code; /* its first operation in dl_rules.code */
    uint16_t n_code;
    uint16_t n_openings; /* what the first token must be; 0: anything */
    uint16_t n_seconds;  /* the second, where the first is one token; 0: anything */
    uint32_t openings;   /* in dl_rules.openings, the seconds behind them */
    uint16_t rule;
    bool memo;         /* branches enough to remember states */
    rule_reach before; /* its trigger */
} rule_program;

typedef struct {
    dl_str name;
    uint32_t first, n; /* programs */
    /* What its words wake up, close together for runs of this group alone: which word ids
     * do, how many of them stand before each 64 ids, and for each of them its programs. */
    uint64_t *words;
    uint32_t *ranks, *wake_first, *wakes;
} rule_group;

/* What wakes programs up: a word or a set for one group. */
typedef struct {
    uint32_t group;
    uint32_t first, n; /* in dl_rules.woken */
} rule_key;

struct dl_rules {
    dl_arena *mem;
    DL_VEC(dl_rule *) rules;
    DL_VEC(uint64_t) hashes; /* of the names, parallel to rules */
    DL_VEC(rule_group) groups;
    DL_VEC(rule_pattern) patterns;
    bool compiled;
    DL_VEC(rule_op) code;
    DL_VEC(rule_program) programs; /* by group, then in order of the files */
    DL_VEC(rule_op) openings;      /* OP_WORD, OP_WORDS, OP_SET and OP_MARK */
    DL_VEC(uint32_t) ids;          /* of OP_WORDS */
    DL_VEC(dl_str) exact;          /* of OP_CASE */
    DL_VEC(rule_key) keys;
    DL_VEC(uint32_t) woken;                    /* programs, by key */
    DL_VEC(uint32_t) mark_keys[DL_MARK_KINDS]; /* keys, one a group */
    uint32_t n_words;
    uint32_t *word_keys;  /* keys, by word: those of ID stand between */
    uint32_t *word_first; /* word_first[ID] and word_first[ID + 1] */
};

/* ---- parser ------------------------------------------------------------------------- */

/* Where the parser stands: one line of a rule file. */
typedef struct {
    dl_rules *rules;
    dl_words *words;
    dl_arena *scratch; /* for the splitting of words */
    const char *path;
    dl_str line;     /* the whole line, for columns */
    uint32_t number; /* of the line */
    uint32_t at;     /* byte in `line` */
    uint32_t depth;  /* of brackets */
    dl_rule *rule;
    dl_err *err;
} rule_parser;

/* Fails at byte AT of the line. */
dl_code rule_fail(rule_parser *p, uint32_t at, const char *format, ...) DL_PRINTF(3, 4);
void rule_skip_space(rule_parser *p);
/* A line of a frame before its result (rule_frame.c). */
dl_code rule_parse_frame(rule_parser *p) DL_NODISCARD;
/* Length of the name [a-z][a-z0-9_]* at byte AT; 0: none. */
uint32_t rule_name_length(dl_str line, uint32_t at);
/* The quoted string at p->at, without its marks. */
dl_code rule_quoted(rule_parser *p, dl_str *out) DL_NODISCARD;
/* Reads the pattern that is the rest of the line. */
dl_code rule_parse_pattern(rule_parser *p, rule_node **out) DL_NODISCARD;
/* Can NODE begin with a mark or a gap? */
bool rule_opens_loose(const rule_node *node);

/* ---- compiler ----------------------------------------------------------------------- */

/* The place of word ID among those that wake up programs of GROUP: they are
 * wakes[wake_first[place] .. wake_first[place + 1]). DL_NONE: it wakes none. */
static inline uint32_t rule_wake_place(const rule_group *group, uint32_t id) {
    uint64_t here = group->words[id / 64], bit = UINT64_C(1) << id % 64;
    if (!(here & bit)) return DL_NONE;
    return group->ranks[id / 64] + (uint32_t)__builtin_popcountll(here & (bit - 1));
}

/* Builds the index. ORDER: the pattern of each program. */
void rule_index(dl_rules *rules, const dl_words *words, const uint32_t *order);

/* ---- matcher ------------------------------------------------------------------------ */

typedef struct {
    bool found;
    uint32_t end, cost; /* first token behind the match; passed over by its gaps */
    dl_capture captures[DL_MAX_CAPTURES];
} rule_best;

typedef struct { /* the mark or entry that was taken last, for captures */
    uint32_t first, end, mark, set;
} rule_unit;

typedef struct { /* a run over one sentence after the other */
    dl_arena *mem;
    const dl_rules *rules;
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    uint32_t first, end; /* tokens of the sentence */
    uint32_t steps;      /* used in this sentence */
    dl_matches *out;
    /* marks by place: out->order, those of the sentence, and where each token's begin */
    bool marks_ready;
    uint32_t marks_first, marks_end;
    uint32_t longest_mark; /* tokens of the longest mark of the sentence, at least 1 */
    uint32_t heads[DL_MAX_SENTENCE];
    /* the program that runs */
    const rule_program *program;
    uint32_t start;
    rule_best best;
    rule_unit unit;
    uint32_t opened[DL_MAX_CAPTURES];
    dl_capture captures[DL_MAX_CAPTURES];
    struct {
        uint32_t *at;
        size_t n;
    } memo; /* generation << 8 | cost, by operation and token */
    uint32_t generation;
} rule_run;

/* Runs PROGRAM at token AT; true: run->best is filled. */
bool rule_match_at(rule_run *run, const rule_program *program, uint32_t at);
/* Index in out->order of the first mark that begins at token AT of the sentence, the
 * longest first; run->marks_end: there is none. */
uint32_t rule_first_mark(rule_run *run, uint32_t at);
/* What an entry of out->order stands for: an index in text.marks. */
static inline uint32_t rule_mark_index(uint64_t entry) {
    return (uint32_t)(entry & (DL_MAX_MARKS - 1));
}

#endif
