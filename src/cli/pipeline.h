/* pipeline.h - articles through the stages on several threads, in input order.
 *
 * The caller's thread gives articles (next) and takes results back (done), both in input
 * order, so what these two touch needs no lock: files, the database, the output. Workers
 * only extract and render. The articles under way are bounded in number and bytes.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_PIPELINE_H
#define DATELINE_CLI_PIPELINE_H

#include "dateline/extract.h"

typedef struct {
    dl_arena *mem;      /* owns the document */
    dl_document doc;    /* from next() */
    const char *file;   /* named on the command line, or in a folder named there */
    const char *format; /* of the file, or of the member of an archive; NULL = unknown */
    bool extract;       /* next(): the stages are to run */
    int outcome;        /* next() to done(): what it is without extraction */
    dl_code rc;         /* why this article failed, from next() or from a stage */
    dl_err err;
    dl_analysis a; /* when extracted and rc is DL_OK */
    dl_buf out;    /* from render() */
} dl_work;

typedef struct {
    const dl_knowledge *knowledge;
    uint32_t jobs; /* workers, at least 1 */
    void *context;
    /* Fills WORK: a document, or rc and err of a bad one. DL_END: no more; negative: the
     * run stops. The caller's thread. */
    dl_code (*next)(void *context, dl_work *work, dl_err *err);
    /* Writes into WORK->out; a worker's thread, so CONTEXT is only read. May be NULL. */
    void (*render)(const void *context, dl_work *work);
    /* Takes the result; negative: the run stops. The caller's thread, input order. */
    dl_code (*done)(void *context, dl_work *work, dl_err *err);
} dl_pipeline;

/* Runs to the end of the input, or until next() or done() stop it: then what is under way
 * is dropped. STATS gets the sums over all workers. */
dl_code dl_pipeline_run(const dl_pipeline *pipeline, dl_extract_stats *stats,
                        dl_err *err) DL_NODISCARD;

#endif
