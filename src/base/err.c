/* err.c - recording failures: the first cause wins, nothing is allocated.
 *
 * In:  a code, a place, a printf format. Out: a filled dl_err.
 * Text is cut at a whole character, so that it stays valid UTF-8.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

/* Cuts Z at a character's end after a snprintf that may have cut inside one, and makes
 * control characters harmless: names of files and words of articles end up here. */
static void tidy(char *z) {
    size_t valid = dl_utf8_check(z, strlen(z));
    z[valid] = '\0';
    for (unsigned char *p = (unsigned char *)z; *p; p++)
        if (*p < 0x20 || *p == 0x7f) *p = ' ';
}

DL_PRINTF(6, 0)
static void fill(dl_err *err, dl_code code, const char *source, uint32_t line,
                 uint32_t column, const char *format, va_list args) {
    err->code = code;
    err->line = line;
    err->column = column;
    if (source) {
        size_t len = strlen(source), room = sizeof err->source - 1;
        size_t skip = len > room ? len - room : 0;
        while (skip < len && ((unsigned char)source[skip] & 0xc0) == 0x80) skip++;
        memcpy(err->source, source + skip, len - skip + 1);
        tidy(err->source);
    } else {
        err->source[0] = '\0';
    }
    vsnprintf(err->text, sizeof err->text, format, args);
    tidy(err->text);
}

dl_code dl_fail(dl_err *err, dl_code code, const char *format, ...) {
    if (err->code) return err->code;
    va_list args;
    va_start(args, format);
    fill(err, code, NULL, 0, 0, format, args);
    va_end(args);
    return code;
}

dl_code dl_fail_at(dl_err *err, dl_code code, const char *source, uint32_t line,
                   uint32_t column, const char *format, ...) {
    if (err->code) return err->code;
    va_list args;
    va_start(args, format);
    fill(err, code, source, line, column, format, args);
    va_end(args);
    return code;
}

void dl_err_format(const dl_err *err, char *out, size_t size) {
    char place[32] = "";
    if (err->line && err->column)
        snprintf(place, sizeof place, ":%u:%u", err->line, err->column);
    else if (err->line)
        snprintf(place, sizeof place, ":%u", err->line);
    if (err->source[0])
        snprintf(out, size, "%s%s: %s", err->source, place, err->text);
    else
        snprintf(out, size, "%s", err->text);
}

_Noreturn void dl_bug(const char *file, int line, const char *condition) {
    fprintf(stderr, "dateline: bug: %s:%d: %s\n", file, line, condition);
    abort();
}
