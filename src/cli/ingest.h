/* ingest.h - what the parts of dateline-ingest share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_INGEST_H
#define DATELINE_CLI_INGEST_H

#include "dateline/store.h"
#include "inputs.h"
#include "log.h"
#include "pipeline.h"

typedef struct {
    const char *db, *published, *source, *format, *map, *seeds, *annotate, *dump;
    uint32_t jobs;
    bool dry_run, force, explain, stats, check_seeds, quiet, verbose, no_progress;
    bool accurate, load;
} ingest_options;

typedef struct {
    const char *code;
    uint64_t n;
} ingest_language;

typedef struct {
    const ingest_options *options;
    const dl_knowledge *knowledge;
    dl_log log;
    dl_progress progress;
    dl_inputs inputs;
    const char **paths; /* as given, for --load */
    int n_paths;
    dl_minute published; /* of articles that do not say; DL_NO_TIME = not given */
    dl_minute now;
    uint64_t n_read, n_failed, n_foreign;
    ingest_language foreign[48]; /* not English: how many of each */
    bool interrupted;
    dl_extract_stats stats;
} ingest;

/* Reads the next article into WORK and fills in --published and --source; a bad one is
 * left in WORK->rc and err. DL_END at the end of the input. */
dl_code ingest_next(ingest *run, dl_work *work);
/* Says what is wrong with the article, counts it; false: nothing is. */
bool ingest_failed(ingest *run, const dl_work *work);
/* Keeps the progress line up to date; once per result. */
void ingest_progress(ingest *run);

/* A line that says how many articles were not in English, if any were. */
void ingest_print_foreign(const ingest *run);
/* Has somebody asked to stop? To be asked between two articles. */
bool ingest_asked_to_stop(ingest *run);
/* Stores what annotation files hold; COUNTS by dl_stored. */
dl_code ingest_load(ingest *run, dl_store *store, uint64_t *counts,
                    dl_err *err) DL_NODISCARD;

/* The runs: each returns what stopped it, or DL_OK. */
dl_code ingest_store(ingest *run, dl_err *err) DL_NODISCARD; /* into the database */
dl_code ingest_dry(ingest *run, dl_err *err) DL_NODISCARD;   /* says what it would do */
dl_code ingest_print(ingest *run, dl_err *err) DL_NODISCARD; /* --annotate and the like */

#endif
