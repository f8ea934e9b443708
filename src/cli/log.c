/* log.c - what a program has to say while it works.
 *
 * In:  a message and perhaps a place. Out: one line on stderr.
 * Paths and bits of articles come from outside: control characters in them would steer the
 * terminal, so they are printed as "?".
 *
 * SPDX-License-Identifier: MIT */
#include "log.h"

#include <unistd.h>

enum { MAX_LINE = 2048 };

dl_log dl_log_open(const char *program, bool quiet, bool verbose) {
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool plain = (no_color && *no_color) || !term || strcmp(term, "dumb") == 0;
    return (dl_log){
        .program = program,
        .level = quiet     ? DL_LOG_ERROR
                 : verbose ? DL_LOG_INFO
                           : DL_LOG_WARNING,
        .colour = !plain && isatty(STDERR_FILENO),
        .out = stderr,
    };
}

/* Control characters, C1 ones included, become "?". */
static void make_plain(char *text) {
    for (unsigned char *c = (unsigned char *)text; *c; c++) {
        if (*c < 0x20 || *c == 0x7f) *c = '?';
        if (*c == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0) c[0] = c[1] = '?';
    }
}

static void print_line(dl_log *log, dl_log_level level, char *text) {
    static const char *const names[] = { "error", "warning", "info" };
    static const char *const colours[] = { "\x1b[1;31m", "\x1b[33m", "\x1b[2m" };
    _Static_assert(DL_N(names) == DL_LOG_LEVELS && DL_N(colours) == DL_LOG_LEVELS,
                   "a name and a colour for each level");
    make_plain(text);
    if (log->line_shown) fputs("\r\x1b[K", log->out);
    log->line_shown = false;
    fprintf(log->out, "%s: %s%s:%s %s\n", log->program, log->colour ? colours[level] : "",
            names[level], log->colour ? "\x1b[0m" : "", text);
}

void dl_log_say(dl_log *log, dl_log_level level, const char *format, ...) {
    char text[MAX_LINE];
    va_list args;
    if (level > log->level) return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    print_line(log, level, text);
}

void dl_log_at(dl_log *log, dl_log_level level, const char *source, uint32_t line,
               const char *format, ...) {
    char text[MAX_LINE];
    va_list args;
    if (level > log->level) return;
    int n = line ? snprintf(text, sizeof text / 2, "%s:%u: ", source, line)
                 : snprintf(text, sizeof text / 2, "%s: ", source);
    size_t used = n < 0                         ? 0
                  : (size_t)n < sizeof text / 2 ? (size_t)n
                                                : sizeof text / 2 - 1;
    va_start(args, format);
    vsnprintf(text + used, sizeof text - used, format, args);
    va_end(args);
    print_line(log, level, text);
}

void dl_log_error(dl_log *log, const dl_err *err) {
    char text[1024];
    dl_err_format(err, text, sizeof text);
    dl_log_say(log, DL_LOG_ERROR, "%s", text);
}
