/* rules.h - token patterns: notation, compiler, matcher.
 *
 * Rules are text in seeds; they are compiled once and shared by threads. The notation, in
 * full in docs/rules.md:
 *
 *   rule when.weekday
 *     (on|last)? day:%weekday <number>? ..3 word
 *     => weekday(day, before)
 *     + on Tuesday @2024-03-07 | 2024-03-05
 *     - Tuesday Weld
 *
 * word    a word in any case; quote it ('%', '"') when it looks like notation
 * Word=   the same, but the capital matters: Word= matches "Word" only
 * hold~   the word and its regular verb forms; talk+ and its plural; irregular forms in
 *         brackets replace the regular ones: hold~(held)
 * %set    an entry (word or phrase) of a word set, the longest that lets the rest match
 * <mark>  a mark (number, ordinal, quote, time, actor, speech), as one unit
 * name:   captures the next item    ( | )  alternatives    ?  optional
 * ..n     up to n tokens, as few as needed, n at most 8, a mark counting as one
 * ^       the sentence begins here (opening quotation marks aside)
 * $       the sentence ends here (final stop and closing quotation marks aside)
 * #       the rest of the line is a comment (not in examples)
 * => op(arg, name=arg)   the result: an operation and its arguments: captures, set
 *         values, words or numbers; "=> discard" claims the span for nothing
 * + text | expected      must match    - text   must not
 *
 * "rule" stands at the margin, what belongs to it is indented: patterns, then the result,
 * then the examples. Several pattern lines of one rule are alternatives. Words are split
 * as text is ("cease-fire" is three tokens, "don't" two). Every pattern has a compulsory
 * word, set or mark; a rule has a "+", and a "-" too if it opens with a mark or a gap.
 * Every capture is used in the result, unless the result has no arguments at all; "v" is
 * by convention the trigger of an event and need not be.
 *
 * A match stays in its sentence. At one place a pattern matches with its gaps as short as
 * possible, then as long as possible, then by what is written first. Among matches the
 * leftmost wins, then the longest, then the earlier rule. Every sentence has a step budget.
 * Rules of a file "NAME.rules" or "NAME.event" form the group NAME, and their names begin
 * with "NAME.".
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_RULES_H
#define DATELINE_RULES_H

#include "dateline/text.h"

enum { DL_MAX_CAPTURES = 8, DL_MAX_ARGS = 12, DL_MAX_GAP = 8 };

/* An argument of a result. */
typedef struct {
    dl_str name;     /* "participant" in participant=p; empty when positional */
    dl_str word;     /* as written: "before", "3"; for a capture its name */
    int16_t capture; /* index of the capture, or -1: `word` is a literal */
} dl_rule_arg;

typedef struct {
    dl_str text;         /* the example sentence, without date and expectation */
    dl_minute published; /* from "@2024-03-07"; DL_NO_TIME: none */
    dl_str expected;     /* what stands behind "|", trimmed; may be empty */
    bool positive;       /* "+" */
    uint32_t line;
} dl_rule_example;

/* A frame is a rule over clauses instead of tokens; the event layer runs it:
 *
 *   frame demand.urge
 *     verb urge | press | call on          predicates, with their small word if they have one
 *     noun plea | appeal
 *     if object <actor>, no complement     what the clause must and must not have
 *     => demand(proposer=subject, target=object, content=content)
 */
typedef enum { DL_FRAME_VERB, DL_FRAME_NOUN, DL_FRAME_ADJECTIVE } dl_frame_kind;

typedef struct {
    dl_str lemma, word; /* "call", "on"; word.len 0 = none */
    uint8_t kind;       /* dl_frame_kind */
} dl_frame_head;

typedef struct {
    dl_str function; /* "object", "with", "passive" ...: the event layer knows which */
    bool never;      /* "no object" */
    bool actor;      /* "object <actor>" */
    bool place;      /* "to <place>" */
    bool person;     /* "object <person>" */
    bool group;      /* "subject <group>": several people or sides */
    bool body;       /* "modifier <body>": an organisation */
    uint32_t set;    /* "object %people"; DL_NONE: any word will do */
} dl_frame_condition;

/* "@noun", "@verb" before a rule's patterns: "deal" is no agreement in "to deal with them". */
typedef enum { DL_RULE_ANY, DL_RULE_NOUN, DL_RULE_VERB } dl_rule_class;

/* What a rule says, readable by the layers that run it. */
typedef struct {
    dl_str name; /* "when.weekday" */
    dl_str op;   /* "weekday"; "discard" */
    uint16_t id; /* from 1; 0 = found by C */
    uint16_t group;
    uint16_t op_index; /* set by the layer that owns the group: row of its table */
    uint8_t n_args, n_captures;
    uint8_t word_class; /* dl_rule_class: what the trigger must be where trees know */
    dl_rule_arg args[DL_MAX_ARGS];
    dl_str captures[DL_MAX_CAPTURES];
    const char *path; /* where it stands, for messages */
    uint32_t line;
    DL_VEC(dl_rule_example) examples;
    DL_VEC(dl_frame_head) heads; /* of a frame; none: a rule of patterns */
    DL_VEC(dl_frame_condition) conditions;
} dl_rule;

typedef struct dl_rules dl_rules;

dl_rules *dl_rules_new(dl_arena *mem);
/* Parses one file of rules into GROUP. Lines that begin with "event", "role" or "field"
 * belong to the declarations of event types and are passed over. Words in patterns are
 * added to WORDS; unknown sets, marks and captures are errors with file:line:column. */
dl_code dl_rules_parse(dl_rules *rules, dl_words *words, dl_str group, const char *path,
                       dl_str text, dl_err *err) DL_NODISCARD;
/* Compiles what was parsed and builds the trigger index; call once, after all files. */
dl_code dl_rules_compile(dl_rules *rules, const dl_words *words,
                         dl_err *err) DL_NODISCARD;

uint16_t dl_rules_group(const dl_rules *rules, dl_str name); /* UINT16_MAX: no such */
uint16_t dl_rules_count(const dl_rules *rules);
/* Rule number ID (1 .. count); writable so that owners can set op_index at start. */
dl_rule *dl_rules_get(const dl_rules *rules, uint16_t id);
/* Index of capture NAME in RULE, or -1. */
int dl_rule_capture(const dl_rule *rule, const char *name);

typedef struct {
    uint32_t first, n; /* tokens; n = 0: the capture took no part in the match */
    uint32_t mark;     /* index in text.marks when a mark was captured, or DL_NONE */
    uint32_t set;      /* the set whose entry was captured, or DL_NONE */
} dl_capture;

typedef struct {
    uint32_t first, n; /* tokens */
    uint16_t rule;
    dl_capture captures[DL_MAX_CAPTURES]; /* parallel to dl_rule.captures */
} dl_match;

typedef struct {
    DL_VEC(dl_match) list;
    DL_VEC(uint64_t) order; /* the matcher's own: marks by place, kept between groups */
    uint64_t steps;         /* of the matcher, for --stats */
    uint32_t exhausted;     /* sentences whose step budget ran out */
} dl_matches;

/* Runs GROUP over all sentences and appends the matches in order of place. Without
 * OVERLAP none overlap: leftmost, longest, earlier rule. With it matches of different
 * rules may overlap (of one rule never), and a match of a discard rule removes every match
 * that overlaps it, unless that covers it and is longer. Discard matches themselves are
 * left out of OUT. OUT may collect several groups, of one text only. */
void dl_rules_run(dl_arena *mem, const dl_rules *rules, uint16_t group,
                  const dl_words *words, const dl_document *doc, const dl_text *text,
                  bool overlap, dl_matches *out);
/* The same for N different groups in one pass, which costs less than a pass for each; the
 * matches come group by group in the order of GROUPS. Groups know nothing of each other:
 * OVERLAP and discard work within each. */
void dl_rules_run_groups(dl_arena *mem, const dl_rules *rules, const uint16_t *groups,
                         uint32_t n, const dl_words *words, const dl_document *doc,
                         const dl_text *text, bool overlap, dl_matches *out);
/* Sets the bit of every word, by id, that can begin or wake a match of GROUP. BITS has
 * room for dl_words_count() + 1 bits. */
void dl_rules_triggers(const dl_rules *rules, uint16_t group, uint64_t *bits);
/* Does rule ID by itself match anywhere in TEXT, whatever other rules claim? A discard
 * rule is asked like any other. OUT gets the first match. */
bool dl_rules_try(dl_arena *mem, const dl_rules *rules, uint16_t id,
                  const dl_words *words, const dl_document *doc, const dl_text *text,
                  dl_match *out);

#endif
