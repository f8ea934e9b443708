/* looks.c - when somebody last looked at a database.
 *
 * In:  the path of a database.
 * Out: a line "TIME<tab>ARTICLE<tab>PATH" for each in $XDG_STATE_HOME/dateline/looks, or in
 * ~/.local/state/dateline/looks. Databases themselves stay as they are: they may be
 * read-only, and two people look at different times.
 *
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "looks.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_LOOKS = 1000 };

/* The file's name, its folders made when MAKE; empty: no place to keep it. */
static dl_str file_of(dl_arena *mem, bool make) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    dl_str folder = { 0 };
    if (state && state[0] == '/')
        folder = dl_str_of(state);
    else if (home && *home)
        folder = dl_str_fmt(mem, "%s/.local/state", home);
    if (folder.len == 0) return folder;
    dl_str path = dl_str_fmt(mem, "%.*s/dateline/looks", DL_ARG(folder));
    for (uint32_t i = 1; make && i < path.len; i++)
        if (path.ptr[i] == '/')
            (void)mkdir(dl_str_z(mem, dl_str_sub(path, 0, i)), 0700); /* may be there */
    return path;
}

/* The name a database has wherever it is called from. */
static dl_str whole_path(dl_arena *mem, const char *path) {
    char *whole = realpath(path, NULL);
    dl_str out = dl_str_copy(mem, dl_str_of(whole ? whole : path));
    free(whole);
    return out;
}

static dl_code read_file(dl_str file, dl_buf *out, dl_err *err) {
    if (access(file.ptr, F_OK) != 0) return DL_OK;
    return dl_file_read(file.ptr, out, err);
}

dl_code dl_look_read(dl_arena *mem, const char *path, dl_last_look *out, dl_err *err) {
    dl_buf text = { 0 };
    dl_str file = file_of(mem, false), wanted = whole_path(mem, path), rest, line;
    dl_last_look look = { .when = DL_NO_TIME };
    if (file.len && read_file(file, &text, err)) return err->code;
    rest = (dl_str){ text.ptr, (uint32_t)text.len };
    while (dl_str_line(&rest, &line)) {
        dl_str when = dl_str_cut(&line, '\t'), article = dl_str_cut(&line, '\t');
        if (dl_str_eq(line, wanted) && dl_iso_parse(when, &look.when))
            look.article = dl_str_copy(mem, article);
    }
    dl_buf_free(&text);
    *out = look;
    return DL_OK;
}

static dl_code replace(dl_arena *mem, dl_str file, const dl_buf *text, dl_err *err) {
    dl_str new = dl_str_fmt(mem, "%.*s.new", DL_ARG(file));
    FILE *out = fopen(new.ptr, "w");
    bool good = out && fwrite(text->ptr, 1, text->len, out) == text->len;
    if (out && fclose(out) != 0) good = false;
    if (good && rename(new.ptr, file.ptr) == 0) return DL_OK;
    return dl_fail_at(err, DL_EIO, file.ptr, 0, 0, "cannot remember this look: %s",
                      strerror(errno));
}

dl_code dl_look_write(dl_arena *mem, const char *path, const dl_last_look *look,
                      dl_err *err) {
    char iso[DL_ISO_MAX];
    dl_buf old = { 0 }, new = { 0 };
    dl_str file = file_of(mem, true), wanted = whole_path(mem, path), rest, line;
    uint32_t n = 1;
    if (file.len == 0) return DL_OK;
    if (memchr(wanted.ptr, '\n', wanted.len)) return DL_OK; /* a line could not hold it */
    if (read_file(file, &old, err)) return err->code;
    dl_buf_printf(&new, "%s\t%.*s\t%.*s\n", dl_iso_format(look->when, iso),
                  DL_ARG(look->article), DL_ARG(wanted));
    rest = (dl_str){ old.ptr, (uint32_t)old.len };
    while (dl_str_line(&rest, &line) && n < MAX_LOOKS) {
        dl_str name = line;
        (void)dl_str_cut(&name, '\t');
        (void)dl_str_cut(&name, '\t');
        if (dl_str_eq(name, wanted)) continue;
        dl_buf_printf(&new, "%.*s\n", DL_ARG(line));
        n++;
    }
    (void)!replace(mem, file, &new, err);
    dl_buf_free(&old);
    dl_buf_free(&new);
    return err->code;
}
