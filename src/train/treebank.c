/* treebank.c - reads CoNLL-U.
 *
 * In:  a file of the Universal Dependencies project's format. Out: sentences in memory.
 *
 * SPDX-License-Identifier: MIT */
#include "treebank.h"

#include <stdlib.h>

enum { COLUMNS = 10 };

struct row {
    dl_str form;
    uint8_t pos, rel;
    uint16_t head;
};

static uint32_t label_of(treebank *bank, dl_arena *mem, dl_str name) {
    for (uint32_t i = 0; i < bank->labels.n; i++)
        if (dl_str_eq(bank->labels.at[i], name)) return i;
    *DL_PUSH(mem, &bank->labels) = dl_str_copy(mem, name);
    return bank->labels.n - 1;
}

static dl_code add_tree(treebank *bank, dl_arena *mem, const char *path, uint32_t number,
                        const struct row *rows, uint32_t n, dl_err *err) {
    tree *t = DL_PUSH(mem, &bank->list);
    *t = (tree){ .n = n, .weight = 1 };
    t->forms = DL_NEW_N(mem, dl_str, n);
    t->pos = DL_NEW_N(mem, uint8_t, n);
    t->rel = DL_NEW_N(mem, uint8_t, n);
    t->head = DL_NEW_N(mem, uint16_t, n);
    for (uint32_t i = 0; i < n; i++) {
        t->forms[i] = dl_str_copy(mem, rows[i].form);
        t->pos[i] = rows[i].pos;
        t->rel[i] = rows[i].rel;
        t->head[i] = rows[i].head;
        if (rows[i].head > n)
            return dl_fail_at(err, DL_EINPUT, path, number, 0, "a head is no token");
    }
    bank->tokens += n;
    return DL_OK;
}

static dl_code read_row(treebank *bank, dl_arena *mem, const char *path, uint32_t number,
                        dl_str line, struct row *row, bool *skip, dl_err *err) {
    dl_str column[COLUMNS];
    int64_t head = 0;
    for (int i = 0; i < COLUMNS; i++) column[i] = dl_str_cut(&line, '\t');
    *skip = dl_str_find(column[0], DL_LIT("-"), 0) != DL_NONE ||
            dl_str_find(column[0], DL_LIT("."), 0) != DL_NONE;
    if (*skip) return DL_OK;
    int pos = dl_pos_named(column[3]);
    if (!column[1].len || pos < 0 || !dl_str_int(column[6], &head) || head < 0 ||
        head > DL_MAX_SENTENCE)
        return dl_fail_at(err, DL_EINPUT, path, number, 0, "not a line of CoNLL-U");
    uint32_t rel = label_of(bank, mem, column[7]);
    if (rel >= BANK_LABELS)
        return dl_fail_at(err, DL_ELIMIT, path, number, 0, "over %d labels", BANK_LABELS);
    *row = (struct row){ .form = column[1],
                         .pos = (uint8_t)pos,
                         .rel = (uint8_t)rel,
                         .head = (uint16_t)head };
    return DL_OK;
}

dl_code treebank_read(treebank *bank, dl_arena *mem, const char *path, dl_err *err) {
    dl_buf raw = { 0 };
    dl_code rc = dl_file_read(path, &raw, err);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    struct row *rows = malloc(DL_MAX_SENTENCE * sizeof *rows);
    uint32_t n = 0, number = 0;
    DL_ASSERT(rows);
    if (rc == DL_OK && dl_utf8_check(raw.ptr, raw.len) != raw.len)
        rc = dl_fail_at(err, DL_EINPUT, path, 0, 0, "is not UTF-8");
    while (rc == DL_OK && dl_str_line(&rest, &line)) {
        bool skip = false;
        number++;
        if (line.len == 0) {
            if (n) rc = add_tree(bank, mem, path, number, rows, n, err);
            n = 0;
        } else if (line.ptr[0] != '#') {
            if (n == DL_MAX_SENTENCE)
                rc = dl_fail_at(err, DL_ELIMIT, path, number, 0, "sentence too long");
            else
                rc = read_row(bank, mem, path, number, line, &rows[n], &skip, err);
            if (rc == DL_OK && !skip) n++;
        }
    }
    if (rc == DL_OK && n) rc = add_tree(bank, mem, path, number, rows, n, err);
    free(rows);
    dl_buf_free(&raw);
    return rc;
}
