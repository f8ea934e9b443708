/* extract.h - all knowledge, the work piece of one article, and the stages over it.
 *
 * Knowledge is built once, immutable, and shared by threads; an analysis belongs to one
 * worker and is reset between articles. The stage table in extract.c is the pipeline.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXTRACT_H
#define DATELINE_EXTRACT_H

#include "dateline/clause.h"
#include "dateline/event.h"

typedef struct {
    dl_arena *mem; /* owns everything below */
    dl_words *words;
    dl_rules *rules;
    dl_actors *actors;
    dl_event_types types;
    dl_frames *frames;
    dl_model *grammar; /* NULL, set by tests: the stages grammar and clauses rest */
    /* Bits by word id: words that can start an event or statement. Sentences without any
     * are not parsed; NULL: all are. */
    const uint64_t *starters;
    const dl_attributor *attributor; /* NULL: speech goes by order of words */
    /* of all seeds: derived data is rebuilt when it changes */
    char fingerprint[DL_SHA256_HEX];
} dl_knowledge;

/* Loads the embedded seeds and, if SEEDS_DIR is not NULL, the files of that folder beside
 * them (the same layout: words/ actors/ rules/ events/; a file of the same name as an
 * embedded one replaces it). Opens the grammar model and, if this build has it, the
 * attribution model. DL_ESEED with file:line:column, or: a model is damaged. *OUT is to be
 * freed with dl_knowledge_free. */
dl_code dl_knowledge_load(dl_knowledge **out, const char *seeds_dir,
                          dl_err *err) DL_NODISCARD;
/* Their words and actors alone, for those who ask only whom a name means: in a third of the time.
 * K has no rules, models or fingerprint. */
dl_code dl_knowledge_load_names(dl_knowledge **out, const char *seeds_dir,
                                dl_err *err) DL_NODISCARD;
/* The embedded seeds without the models, for the program that makes these. */
dl_code dl_knowledge_load_seeds(dl_knowledge **out, dl_err *err) DL_NODISCARD;
/* From now on every sentence is parsed, for people who want to see the trees. Before K is
 * shared. */
void dl_knowledge_parse_all(dl_knowledge *k);
/* From now on sentences are parsed with a beam: better trees, in twice the time. Before K
 * is shared. */
void dl_knowledge_be_accurate(dl_knowledge *k);
void dl_knowledge_free(dl_knowledge *k);

typedef struct {
    dl_arena *mem; /* owns everything below; nothing is freed singly */
    dl_document doc;
    bool foreign; /* not in English: nothing was looked for, all that follows is empty */
    dl_text text;
    dl_grammar grammar; /* this and the next two: empty unless K has a grammar */
    dl_trees trees;
    dl_clauses clauses;
    uint32_t skipped; /* sentences not parsed */
    dl_whens whens;
    dl_mentions mentions;
    dl_speeches speeches;
    dl_events events;
} dl_analysis;

/* Seconds and counts per stage, summed by the caller over articles. */
enum { DL_MAX_STAGES = 24 };
typedef struct {
    uint64_t articles, bytes, tokens, sentences;
    uint64_t skipped;   /* sentences not parsed */
    uint64_t exhausted; /* sentences in which the rules' step budget ran out */
    double seconds[DL_MAX_STAGES];
    uint64_t found[DL_MAX_STAGES]; /* what the stage added: tokens, timexes, ... */
} dl_extract_stats;

size_t dl_stage_count(void);
const char *dl_stage_name(size_t stage);
/* Does STAGE run with this knowledge? */
bool dl_stage_runs(const dl_knowledge *k, size_t stage);

/* Runs all stages over DOC, which is copied shallowly into A; over a text that is not in
 * English none. A must have been reset; STATS may be NULL. DL_EINPUT / DL_ELIMIT: this
 * article is to be skipped. */
dl_code dl_extract(const dl_knowledge *k, const dl_document *doc, dl_analysis *a,
                   dl_extract_stats *stats, dl_err *err) DL_NODISCARD;
void dl_analysis_init(dl_analysis *a);  /* makes the arena */
void dl_analysis_reset(dl_analysis *a); /* ready for the next article; keeps memory */
void dl_analysis_free(dl_analysis *a);

/* Prints what STAGE found, one piece a line, byte-stable: the golden tests. False: no
 * such stage. */
bool dl_dump(const dl_knowledge *k, const dl_analysis *a, const char *stage, dl_buf *out);

/* Runs the + and - examples inside all rule and event files; appends a line per failure
 * to OUT and returns their number; *N gets the number of examples. */
size_t dl_rule_check(const dl_knowledge *k, dl_buf *out, size_t *n);

/* Why an event was read so: rule with its place, captures, status, basis of the date. */
void dl_explain(const dl_knowledge *k, const dl_analysis *a, uint32_t event, dl_buf *out);

#endif
