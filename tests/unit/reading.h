/* reading.h - what the tests of the readers share: everything an input gives, as text.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TESTS_READING_H
#define DATELINE_TESTS_READING_H

#include "dateline/document.h"

/* One line per article or error: "id|uri|title|source|author|lang|published|line|text",
 * "warning: ..." before it, or "error: ..."; OUT is to be freed. */
static void print_mapped(dl_str bytes, const char *path, const char *format,
                         const char *map, dl_buf *out) {
    dl_arena *mem = dl_arena_new();
    dl_input in;
    dl_err err = { 0 };
    char text[1024], iso[DL_ISO_MAX];
    dl_read_options options = { .format = format, .map = map };
    dl_code rc = dl_input_open_bytes(&in, path, bytes, &options, &err);
    while (rc != DL_END) {
        dl_document d = { 0 };
        if (!rc) rc = dl_input_next(&in, mem, &d, &err);
        if (rc == DL_END) break;
        dl_err_format(&err, text, sizeof text);
        if (rc) {
            dl_buf_printf(out, "error: %s\n", text);
            if (!in.reader && !in.container) break;
        } else {
            if (d.warning.len) dl_buf_printf(out, "warning: %.*s\n", DL_ARG(d.warning));
            dl_buf_printf(out, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%s|%u|%.*s\n", DL_ARG(d.id),
                          DL_ARG(d.uri), DL_ARG(d.title), DL_ARG(d.source),
                          DL_ARG(d.author), DL_ARG(d.lang),
                          dl_iso_format(d.published, iso), d.line, DL_ARG(d.text));
        }
        err = (dl_err){ 0 };
        rc = DL_OK;
    }
    dl_input_close(&in);
    dl_arena_free(mem);
}

static inline void print_input(dl_str bytes, const char *path, const char *format,
                               dl_buf *out) {
    print_mapped(bytes, path, format, NULL, out);
}

#endif
