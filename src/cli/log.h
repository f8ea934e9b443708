/* log.h - remarks on stderr, and the progress line that they must not cut in two.
 *
 * Lines are "program: level: source:line: text". Colour only on a terminal, and not when
 * NO_COLOR is set. One thread writes.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_LOG_H
#define DATELINE_CLI_LOG_H

#include "dateline/base.h"

typedef enum { DL_LOG_ERROR, DL_LOG_WARNING, DL_LOG_INFO, DL_LOG_LEVELS } dl_log_level;

typedef struct {
    const char *program;
    dl_log_level level; /* what is less urgent than this is not printed */
    bool colour;
    bool line_shown; /* a progress line stands on the terminal */
    FILE *out;
} dl_log;

/* A log on stderr: warnings and worse; QUIET: errors alone; VERBOSE: everything. */
dl_log dl_log_open(const char *program, bool quiet, bool verbose);
void dl_log_say(dl_log *log, dl_log_level level, const char *format, ...) DL_PRINTF(3, 4);
/* The same behind the place it is about: "source:line: "; LINE 0 = unknown. */
void dl_log_at(dl_log *log, dl_log_level level, const char *source, uint32_t line,
               const char *format, ...) DL_PRINTF(5, 6);
void dl_log_error(dl_log *log, const dl_err *err);

/* ---- progress ------------------------------------------------------------------------- */

typedef struct {
    dl_log *log;
    bool on;             /* stderr is a terminal and nobody said no */
    double begun, shown; /* seconds of a clock that never goes back */
    uint64_t total;      /* bytes of all files; 0 = unknown */
} dl_progress;

dl_progress dl_progress_begin(dl_log *log, bool wanted, uint64_t total_bytes);
/* Shows how far things are, at most five times a second. */
void dl_progress_show(dl_progress *progress, uint64_t articles, uint64_t bytes);
void dl_progress_end(dl_progress *progress); /* takes the line off */

#endif
