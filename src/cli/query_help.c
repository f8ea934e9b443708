/* query_help.c - what --help of dateline-query says beside the options.
 *
 * In:  the tables of commands, formats and fields. Out: text in an arena.
 *
 * SPDX-License-Identifier: MIT */
#include "query_help.h"

const char *query_more_help(dl_arena *mem, const char **names) {
    dl_buf text = { 0 }, list = { 0 };
    size_t n;
    const dl_command *const *commands = dl_commands(&n);
    dl_buf_puts(&text, "Commands:\n");
    for (size_t i = 0; i < n; i++) {
        char head[64];
        snprintf(head, sizeof head, "%s %s", commands[i]->name, commands[i]->usage);
        dl_buf_printf(&text, "  %-24s %s\n", head, commands[i]->help);
        dl_buf_printf(&list, "%s%s", i ? " " : "", commands[i]->name);
    }
    const dl_format *const *exports = dl_exports(&n);
    dl_buf_puts(&text, "\nExports, the FORMAT of \"export\":\n");
    for (size_t i = 0; i < n; i++)
        dl_buf_printf(&text, "  %-24s %s\n", exports[i]->name, exports[i]->help);
    dl_buf_puts(&text,
                "\nA query is words to find, and fields, all of which must hold:\n");
    for (int i = 1; i < DL_TERM_COUNT; i++) {
        char head[64];
        snprintf(head, sizeof head, "%s:", dl_term_name(i));
        dl_buf_printf(&text, "  %-24s %s\n", head, dl_term_help(i));
    }
    dl_buf_puts(
        &text,
        "  -TERM                    not this; behind \"--\" where it looks like an option\n"
        "Alternatives have commas between them, values with spaces quotation "
        "marks.\n"
        "\nExit status: 0 found, 1 nothing found, 2 usage, 3 could not run.\n");
    *names = dl_str_copy(mem, (dl_str){ list.ptr, (uint32_t)list.len }).ptr;
    const char *more = dl_str_copy(mem, (dl_str){ text.ptr, (uint32_t)text.len }).ptr;
    dl_buf_free(&text);
    dl_buf_free(&list);
    return more;
}

const char *query_format_names(dl_arena *mem, const dl_format *const *formats, size_t n) {
    dl_buf list = { 0 };
    for (size_t i = 0; i < n; i++)
        dl_buf_printf(&list, "%s%s", i ? " " : "", formats[i]->name);
    const char *names = dl_str_copy(mem, (dl_str){ list.ptr, (uint32_t)list.len }).ptr;
    dl_buf_free(&list);
    return names;
}
