/* progress.c - the line that shows on a terminal how far an ingest is.
 *
 * In:  articles and bytes done. Out: one line on stderr, written over and over.
 *
 * SPDX-License-Identifier: MIT */
#include "log.h"

#include <time.h>
#include <unistd.h>

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

dl_progress dl_progress_begin(dl_log *log, bool wanted, uint64_t total_bytes) {
    const char *term = getenv("TERM");
    bool dumb = !term || strcmp(term, "dumb") == 0;
    return (dl_progress){
        .log = log,
        .on = wanted && !dumb && isatty(STDERR_FILENO),
        .begun = seconds(),
        .total = total_bytes,
    };
}

void dl_progress_show(dl_progress *progress, uint64_t articles, uint64_t bytes) {
    if (!progress->on) return;
    double now = seconds(), past = now - progress->begun;
    if (now - progress->shown < 0.2 || past < 0.5) return;
    progress->shown = now;
    double part = progress->total ? (double)bytes / (double)progress->total : 0;
    fprintf(progress->log->out, "\r\x1b[K%llu articles, %.0f/s",
            (unsigned long long)articles, (double)articles / past);
    if (part > 0.001 && part <= 1) {
        unsigned left = (unsigned)(past / part - past + 0.5);
        fprintf(progress->log->out, ", %.0f %%, %u:%02u left", part * 100, left / 60,
                left % 60);
    }
    fflush(progress->log->out);
    progress->log->line_shown = true;
}

void dl_progress_end(dl_progress *progress) {
    if (progress->log->line_shown) fputs("\r\x1b[K", progress->log->out);
    progress->log->line_shown = false;
    progress->on = false;
}
