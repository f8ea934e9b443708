/* extract.c - the stage table: the pipeline from an article to its events.
 *
 * In:  knowledge and one document. Out: a filled dl_analysis.
 * The adapters below name exactly what each stage reads and adds; another stage is one
 * more adapter and one more row.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/extract.h"

#include <time.h>

static dl_code stage_blocks(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)k, (void)err;
    dl_find_blocks(a->mem, &a->doc);
    return DL_OK;
}

static dl_code stage_tokens(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    return dl_tokenize(a->mem, k->words, &a->doc, &a->text, err);
}

static dl_code stage_sentences(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)err;
    dl_classify_blocks(k->words, &a->doc, &a->text);
    dl_find_sentences(a->mem, k->words, &a->doc, &a->text);
    return DL_OK;
}

static dl_code stage_numbers(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)err;
    dl_find_numbers(a->mem, k->words, &a->doc, &a->text);
    return DL_OK;
}

static dl_code stage_quotes(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)k, (void)err;
    dl_find_quotes(a->mem, k->words, &a->doc, &a->text);
    return DL_OK;
}

static dl_code stage_grammar(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)err;
    a->skipped =
        dl_find_grammar(a->mem, k->grammar, &a->doc, &a->text, k->starters, &a->grammar);
    return DL_OK;
}

static dl_code stage_clauses(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    (void)err;
    dl_find_trees(a->mem, k->grammar, &a->text, &a->grammar, &a->trees);
    dl_find_clauses(a->mem, k->words, &a->doc, &a->text, &a->trees, &a->clauses);
    return DL_OK;
}

static dl_code stage_when(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    return dl_find_whens(a->mem, k->rules, k->words, &a->doc, &a->text, &a->whens, err);
}

static dl_code stage_actors(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    dl_code code =
        dl_find_actors(a->mem, k->actors, k->words, &a->doc, &a->text, &a->mentions, err);
    if (code == DL_OK)
        dl_find_unnamed(a->mem, k->words, &a->doc, &a->text, &a->trees, &a->clauses,
                        &a->mentions);
    return code;
}

static dl_code stage_speech(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    return dl_find_speech(a->mem, k->attributor, k->rules, k->words, &a->doc, &a->text,
                          &a->mentions, &a->grammar, &a->speeches, err);
}

static dl_code stage_resolve(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    return dl_resolve_actors(a->mem, k->actors, k->words, &a->doc, &a->text, &a->trees,
                             &a->clauses, &a->speeches, &a->mentions, err);
}

static dl_code stage_events(const dl_knowledge *k, dl_analysis *a, dl_err *err) {
    return dl_find_events(a->mem, &k->types, k->rules, k->frames, k->words, &a->doc,
                          &a->text, &a->trees, &a->clauses, &a->whens, &a->mentions,
                          &a->speeches, &a->events, err);
}

static uint64_t n_blocks(const dl_analysis *a) {
    return a->doc.blocks.n;
}
static uint64_t n_tokens(const dl_analysis *a) {
    return a->text.tokens.n;
}
static uint64_t n_sentences(const dl_analysis *a) {
    return a->text.sentences.n;
}
static uint64_t n_numbers(const dl_analysis *a) {
    return a->text.numbers.n;
}
static uint64_t n_quotes(const dl_analysis *a) {
    return a->text.quotes.n;
}
static uint64_t n_nodes(const dl_analysis *a) {
    return a->grammar.n;
}
static uint64_t n_clauses(const dl_analysis *a) {
    return a->clauses.list.n;
}
static uint64_t n_whens(const dl_analysis *a) {
    return a->whens.timexes.n;
}
static uint64_t n_mentions(const dl_analysis *a) {
    return a->mentions.list.n;
}
static uint64_t n_speeches(const dl_analysis *a) {
    return a->speeches.list.n;
}
static uint64_t n_actors(const dl_analysis *a) {
    return a->mentions.found.n;
}
static uint64_t n_events(const dl_analysis *a) {
    return a->events.list.n;
}

#define GRAMMAR_STAGE "grammar"
#define CLAUSE_STAGE  "clauses"

static const struct stage {
    const char *name;
    dl_code (*run)(const dl_knowledge *k, dl_analysis *a, dl_err *err);
    uint64_t (*found)(const dl_analysis *a); /* how much is there once it has run */
} stages[] = {
    /* order matters: marks feed the next rules */
    { "blocks", stage_blocks, n_blocks },
    { "tokens", stage_tokens, n_tokens },
    { "sentences", stage_sentences, n_sentences },
    { "numbers", stage_numbers, n_numbers },
    { "quotes", stage_quotes, n_quotes },
    /* these two rest when the knowledge has no grammar, as in some tests */
    { GRAMMAR_STAGE, stage_grammar, n_nodes },
    { CLAUSE_STAGE, stage_clauses, n_clauses },
    { "when", stage_when, n_whens },
    { "actors", stage_actors, n_mentions },
    { "speech", stage_speech, n_speeches },
    { "resolve", stage_resolve, n_actors },
    { "events", stage_events, n_events },
};
_Static_assert(DL_N(stages) <= DL_MAX_STAGES, "statistics have a row for every stage");

size_t dl_stage_count(void) {
    return DL_N(stages);
}

const char *dl_stage_name(size_t stage) {
    DL_ASSERT(stage < DL_N(stages));
    return stages[stage].name;
}

bool dl_stage_runs(const dl_knowledge *k, size_t stage) {
    return k->grammar || (strcmp(dl_stage_name(stage), GRAMMAR_STAGE) != 0 &&
                          strcmp(dl_stage_name(stage), CLAUSE_STAGE) != 0);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

dl_code dl_extract(const dl_knowledge *k, const dl_document *doc, dl_analysis *a,
                   dl_extract_stats *stats, dl_err *err) {
    a->doc = *doc;
    if (doc->text.len > DL_MAX_TEXT)
        return dl_fail(err, DL_ELIMIT, "text of %u bytes, limit %u", doc->text.len,
                       DL_MAX_TEXT);
    a->foreign = strcmp(dl_language(doc->text), "en") != 0;
    for (size_t i = 0; i < DL_N(stages) && !a->foreign; i++) {
        if (!dl_stage_runs(k, i)) continue;
        double begun = stats ? seconds() : 0;
        dl_code rc = stages[i].run(k, a, err);
        if (rc) return rc;
        if (stats) {
            stats->seconds[i] += seconds() - begun;
            stats->found[i] += stages[i].found(a);
        }
    }
    if (stats) {
        stats->articles++;
        stats->bytes += doc->text.len;
        stats->tokens += a->text.tokens.n;
        stats->sentences += a->text.sentences.n;
        stats->skipped += a->skipped;
        stats->exhausted += a->events.exhausted;
    }
    return DL_OK;
}

void dl_analysis_init(dl_analysis *a) {
    *a = (dl_analysis){ .mem = dl_arena_new() };
}

void dl_analysis_reset(dl_analysis *a) {
    dl_arena *mem = a->mem;
    dl_arena_reset(mem);
    *a = (dl_analysis){ .mem = mem };
}

void dl_analysis_free(dl_analysis *a) {
    dl_arena_free(a->mem);
    *a = (dl_analysis){ 0 };
}
