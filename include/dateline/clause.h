/* clause.h - who did what to whom: trees to walk in, and the clauses that they give.
 *
 * A clause is one predicate - a verb, a predicative adjective or noun, or a noun that
 * names a deed ("withdrawal", "talks") - with its arguments by function. Passives,
 * relative and reduced clauses, shared subjects, control, raising and light verbs are
 * undone, so that one frame covers all of them: the subject is who does it, the object
 * whom it is done to, whatever the order of words was.
 *
 * Trees follow Universal Dependencies (English EWT, version 2); the functions are those
 * of the tree where nothing had to be undone.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLAUSE_H
#define DATELINE_CLAUSE_H

#include "dateline/grammar.h"

/* ---- trees ------------------------------------------------------------------------------ */

/* Labels that something here reads; the others count by what stands before their colon. */
#define DL_REL_LIST(X)                                                                   \
    X(DEP, "dep")                                                                        \
    X(ROOT, "root")                                                                      \
    X(NSUBJ, "nsubj")                                                                    \
    X(NSUBJ_PASS, "nsubj:pass")                                                          \
    X(NSUBJ_OUTER, "nsubj:outer")                                                        \
    X(CSUBJ, "csubj")                                                                    \
    X(OBJ, "obj")                                                                        \
    X(IOBJ, "iobj")                                                                      \
    X(CCOMP, "ccomp")                                                                    \
    X(XCOMP, "xcomp")                                                                    \
    X(OBL, "obl")                                                                        \
    X(OBL_AGENT, "obl:agent")                                                            \
    X(OBL_UNMARKED, "obl:unmarked")                                                      \
    X(VOCATIVE, "vocative")                                                              \
    X(EXPL, "expl")                                                                      \
    X(DISLOCATED, "dislocated")                                                          \
    X(ADVCL, "advcl")                                                                    \
    X(ADVMOD, "advmod")                                                                  \
    X(DISCOURSE, "discourse")                                                            \
    X(AUX, "aux")                                                                        \
    X(AUX_PASS, "aux:pass")                                                              \
    X(COP, "cop")                                                                        \
    X(MARK, "mark")                                                                      \
    X(NMOD, "nmod")                                                                      \
    X(NMOD_POSS, "nmod:poss")                                                            \
    X(NMOD_DESC, "nmod:desc")                                                            \
    X(NMOD_UNMARKED, "nmod:unmarked")                                                    \
    X(APPOS, "appos")                                                                    \
    X(NUMMOD, "nummod")                                                                  \
    X(ACL, "acl")                                                                        \
    X(ACL_RELCL, "acl:relcl")                                                            \
    X(AMOD, "amod")                                                                      \
    X(DET, "det")                                                                        \
    X(CASE, "case")                                                                      \
    X(CONJ, "conj")                                                                      \
    X(CC, "cc")                                                                          \
    X(FIXED, "fixed")                                                                    \
    X(FLAT, "flat")                                                                      \
    X(COMPOUND, "compound")                                                              \
    X(COMPOUND_PRT, "compound:prt")                                                      \
    X(LIST, "list")                                                                      \
    X(PARATAXIS, "parataxis")                                                            \
    X(ORPHAN, "orphan")                                                                  \
    X(GOESWITH, "goeswith")                                                              \
    X(REPARANDUM, "reparandum")                                                          \
    X(PUNCT, "punct")

typedef enum {
#define X(id, name) DL_REL_##id,
    DL_REL_LIST(X)
#undef X
        DL_REL_COUNT
} dl_rel;

const char *dl_rel_name(int rel);
/* What LABEL, a dl_node.rel of MODEL, is. */
dl_rel dl_model_rel(const dl_model *model, int label);

/* One token of a tree; numbers are tokens of the article, DL_NONE = none. */
typedef struct {
    uint32_t head;  /* DL_NONE: the root of its sentence, or outside of sentences */
    uint32_t child; /* the first one in the text */
    uint32_t next;  /* the next child of its head, in order of the text */
    uint8_t pos;    /* dl_pos */
    uint8_t rel;    /* dl_rel */
} dl_branch;

typedef DL_VEC(dl_branch) dl_trees; /* parallel to dl_text.tokens */

/* Makes trees of NODES, which MODEL labelled. Linear. */
void dl_find_trees(dl_arena *mem, const dl_model *model, const dl_text *text,
                   const dl_grammar *nodes, dl_trees *out);
/* The first child of TOKEN under REL, or DL_NONE. */
uint32_t dl_tree_child(const dl_trees *trees, uint32_t token, dl_rel rel);
/* The first and the last token of what hangs on TOKEN, itself included. */
void dl_tree_extent(const dl_trees *trees, uint32_t token, uint32_t *first,
                    uint32_t *last);

/* The phrase that TOKEN heads without clauses and what is joined or set beside it: "the
 * two envoys", "President Karl Holm". */
void dl_phrase_of(const dl_trees *trees, uint32_t token, uint32_t *first, uint32_t *n);

/* ---- clauses ---------------------------------------------------------------------------- */

typedef enum {
    DL_CLAUSE_VERB,
    DL_CLAUSE_ADJECTIVE, /* predicative: "is ready to talk" */
    DL_CLAUSE_NAME,      /* predicative noun: "was the host" */
    DL_CLAUSE_DEED,      /* a noun of the set %deed, wherever it stands */
    DL_CLAUSE_KINDS
} dl_clause_kind;

const char *dl_clause_kind_name(int kind); /* "verb" "adjective" "name" "deed" */

typedef enum { DL_TENSE_NONE, DL_TENSE_PAST, DL_TENSE_PRESENT, DL_TENSE_FUTURE } dl_tense;
const char *dl_tense_name(int tense); /* "past" ...; "" */

typedef enum { DL_FINITE, DL_INFINITIVE, DL_GERUND, DL_PARTICIPLE } dl_verb_form;
const char *dl_verb_form_name(int form); /* "finite" ... */

/* dl_clause.flags */
enum {
    DL_PASSIVE = 1, /* as written; the arguments are those of the active */
    DL_NEGATED = 2,
    DL_PERFECT = 4,
    DL_PROGRESSIVE = 8,
    DL_CONDITION = 16, /* under "if", "unless", "in case" */
    DL_LIGHT = 32,     /* a verb that says no more than its object: "held talks" */
};

/* What a clause's own auxiliaries and the predicates above it make of it; the outer ones
 * win ("refused to try to ..." is REFUSED). */
#define DL_MODALITY_LIST(X)                                                              \
    X(NONE, "")                                                                          \
    X(CAN, "can") /* can, be able to */                                                  \
    X(COULD, "could")                                                                    \
    X(MAY, "may")                                                                        \
    X(MIGHT, "might")                                                                    \
    X(MUST, "must")     /* must, have to, need to */                                     \
    X(SHOULD, "should") /* should, ought to */                                           \
    X(WILL, "will")     /* will, shall, be going to */                                   \
    X(WOULD, "would")                                                                    \
    X(DUE, "due")   /* be to, be due to, be expected to, be set to */                    \
    X(PLAN, "plan") /* plan to, agree to, promise to, decide to */                       \
    X(WANT, "want") /* want to, hope to, seek to, ask somebody to */                     \
    X(TRY, "try")                                                                        \
    X(REFUSE, "refuse") /* refuse to, decline to, reject */                              \
    X(FAIL, "fail")     /* fail to, be prevented from, stop short of */                  \
    X(BEGIN, "begin")                                                                    \
    X(GO_ON, "continue")                                                                 \
    X(END, "stop")  /* stop shelling, end */                                             \
    X(SEEM, "seem") /* seem to, be said to, is believed to */

typedef enum {
#define X(id, name) DL_MODALITY_##id,
    DL_MODALITY_LIST(X)
#undef X
        DL_MODALITY_COUNT
} dl_modality;

const char *dl_modality_name(int modality);

#define DL_FUNCTION_LIST(X)                                                              \
    X(SUBJECT, "subj") /* who does it */                                                 \
    X(OBJECT, "obj")   /* whom or what it is done to */                                  \
    X(RECIPIENT, "iobj")                                                                 \
    X(OBLIQUE, "prep")     /* with its preposition */                                    \
    X(COMPLEMENT, "ccomp") /* head of a that-clause or of what is quoted */              \
    X(INFINITIVE, "xcomp") /* head of an infinitive or -ing complement */                \
    X(ADVERBIAL, "advcl")  /* head of an adverbial clause, with its mark */              \
    X(TIME, "time")        /* a bare time noun: "Tuesday", "last week" */                \
    X(MODIFIER, "mod")     /* of a deed: "peace" in "peace talks" */

typedef enum {
#define X(id, name) DL_FUNCTION_##id,
    DL_FUNCTION_LIST(X)
#undef X
        DL_FUNCTION_COUNT
} dl_function;

const char *dl_function_name(int function);

typedef struct {
    uint32_t head;    /* token; joined ones ("A and B") are arguments of their own */
    uint32_t word;    /* token of the preposition or mark; DL_NONE = none */
    uint8_t function; /* dl_function */
    bool filled;      /* not written at this predicate: shared, controlled, relative */
} dl_argument;

typedef struct {
    uint32_t predicate; /* token */
    uint32_t particle;  /* "off" of "call off"; DL_NONE = none */
    uint32_t sentence;
    uint32_t first, n; /* arguments: a run of dl_clauses.arguments */
    uint32_t under;    /* the clause that this one is a part of; DL_NONE = none */
    uint32_t mark;     /* "after", "if", "that": token; DL_NONE = none */
    uint8_t function; /* dl_rel to what it is under: CCOMP, XCOMP, ADVCL, ACL_RELCL ... */
    uint8_t kind;     /* dl_clause_kind */
    uint8_t tense;    /* dl_tense */
    uint8_t form;     /* dl_verb_form */
    uint8_t modality; /* dl_modality */
    uint8_t flags;
} dl_clause;

typedef struct {
    DL_VEC(dl_clause) list; /* in order of the predicate */
    DL_VEC(dl_argument) arguments;
    uint32_t *at; /* token -> clause whose predicate it is, or DL_NONE */
} dl_clauses;

/* The stage: clauses of all parsed sentences. All memory from MEM. Arcs and labels that
 * the parser is known to confuse, and grammar or words decide, are first put right in
 * TREES. Word sets read: deed, light, under, tell, doer, controls, accuses, manner,
 * verb_particle, and some of other layers. */
void dl_find_clauses(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     const dl_text *text, dl_trees *trees, dl_clauses *out);

#endif
