/* pager.c - where output goes: straight to standard output, or through a pager.
 *
 * In:  whether the output is for people.
 * Out: a stream, and what the terminal can show.
 * A pager is for terminals only; what is piped or redirected is written as it is. A reader
 * who leaves early is no error.
 *
 * SPDX-License-Identifier: MIT */
#include "pager.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NO_TERMINAL_WIDTH = 80 };

/* Whether NAME is a program on the path. */
static bool is_program(const char *name) {
    dl_str path = dl_str_of(getenv("PATH"));
    while (path.len) {
        char file[4096];
        dl_str folder = dl_str_cut(&path, ':');
        int n = snprintf(file, sizeof file, "%.*s/%s", DL_ARG(folder), name);
        if (folder.len && n > 0 && (size_t)n < sizeof file && access(file, X_OK) == 0)
            return true;
    }
    return false;
}

static const char *pager_command(void) {
    const char *pager = getenv("PAGER");
    if (!pager) return is_program("less") ? "less -FRX" : NULL;
    dl_str trimmed = dl_str_trim(dl_str_of(pager));
    if (trimmed.len == 0 || dl_str_is(trimmed, "cat")) return NULL;
    return dl_str_is(trimmed, "less") ? "less -FRX" : pager;
}

static uint32_t terminal_width(void) {
    struct winsize size;
    int64_t columns;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    if (dl_str_int(dl_str_of(getenv("COLUMNS")), &columns) && columns > 0 &&
        columns < 10000)
        return (uint32_t)columns;
    return NO_TERMINAL_WIDTH;
}

static bool wants_colour(void) {
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return !(no && *no) && terminal && strcmp(terminal, "dumb") != 0;
}

void dl_output_open(dl_output *out, bool people, bool paged) {
    *out = (dl_output){ .stream = stdout };
    out->terminal = isatty(STDOUT_FILENO) == 1;
    if (!people || !out->terminal) return;
    out->width = terminal_width();
    out->colour = wants_colour();
    out->paged = paged;
}

dl_code dl_output_write(dl_output *out, dl_buf *text, dl_err *err) {
    if (text->len == 0) return DL_OK;
    if (!out->begun) {
        /* started with the first bytes: an error before them needs no pager */
        const char *command = out->paged ? pager_command() : NULL;
        FILE *pager = command ? popen(command, "w") : NULL;
        signal(SIGPIPE, SIG_IGN);
        out->pager = pager != NULL;
        if (pager) out->stream = pager;
        out->begun = true;
    }
    size_t written = fwrite(text->ptr, 1, text->len, out->stream);
    bool failed = written < text->len || (out->terminal && fflush(out->stream));
    dl_buf_clear(text);
    if (!failed) return DL_OK;
    if (errno == EPIPE) return DL_END;
    return dl_fail(err, DL_EIO, "standard output: %s", strerror(errno));
}

dl_code dl_output_close(dl_output *out, dl_err *err) {
    errno = 0;
    bool failed = fflush(out->stream) != 0 && errno != EPIPE;
    int why = errno;
    if (out->pager) pclose(out->stream);
    out->pager = false;
    out->stream = stdout;
    return failed ? dl_fail(err, DL_EIO, "standard output: %s", strerror(why)) : DL_OK;
}
