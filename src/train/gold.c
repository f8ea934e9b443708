/* gold.c - a treebank made into running text again.
 *
 * In:  CoNLL-U. Out: documents with their text, words, tokens and sentences.
 * The words of a multi-word token have places of their own: in English their letters add
 * up to the token's. Where they do not, all have the place of the token.
 *
 * SPDX-License-Identifier: MIT */
#include "gold.h"

enum { COLUMNS = 10 };

typedef struct {
    dl_arena *mem;
    gold_texts *texts;
    const char *path;
    dl_err *err;
    dl_buf text;         /* of the last document */
    uint32_t solid;      /* its bytes that are no white space */
    uint32_t line;       /* of the file */
    uint32_t first;      /* first word of this sentence */
    uint32_t begun;      /* solid where this sentence began */
    uint32_t range_left; /* words of a multi-word token that are still to come */
    place range;
    bool space, paragraph; /* before the next token */
} reader;

static gold_document *last(const reader *r) {
    return &r->texts->at[r->texts->n - 1];
}

static void close_document(reader *r) {
    if (!r->texts->n) return;
    last(r)->text = dl_str_copy(r->mem, (dl_str){ r->text.ptr, (uint32_t)r->text.len });
    dl_buf_clear(&r->text);
}

static void open_document(reader *r) {
    close_document(r);
    (void)DL_PUSH(r->mem, r->texts);
    r->solid = r->first = r->begun = 0;
    r->space = r->paragraph = false;
}

static void read_comment(reader *r, dl_str line) {
    if (dl_str_starts(line, "# newdoc")) {
        open_document(r);
    } else if (dl_str_starts(line, "# newpar")) {
        r->paragraph = true;
    } else if (dl_str_starts(line, "# sent_id = ") && r->texts->n) {
        dl_str name = dl_str_sub(line, 12, line.len);
        uint32_t dash = dl_str_find(name, DL_LIT("-"), 0);
        if (dash != DL_NONE && !last(r)->genre.len)
            last(r)->genre = dl_str_copy(r->mem, dl_str_sub(name, 0, dash));
    }
}

/* Writes a token behind the text so far. */
static place put_token(reader *r, dl_str form, bool space_after) {
    place at = { .from = r->solid };
    if (r->text.len && r->paragraph)
        dl_buf_puts(&r->text, "\n\n");
    else if (r->text.len && r->space)
        dl_buf_putc(&r->text, ' ');
    dl_buf_str(&r->text, form);
    for (uint32_t i = 0; i < form.len; i++) r->solid += form.ptr[i] != ' ';
    r->paragraph = false;
    r->space = space_after;
    at.to = r->solid;
    *DL_PUSH(r->mem, &last(r)->gold.tokens) = at;
    return at;
}

static place place_in_range(reader *r, dl_str form) {
    place at = r->range;
    r->range_left--;
    if (r->range.from + form.len > r->range.to) return at;
    at.to = r->range_left ? at.from + form.len : at.to;
    r->range.from = at.to;
    return at;
}

static dl_code fail(const reader *r) {
    return dl_fail_at(r->err, DL_EINPUT, r->path, r->line, 0, "not a line of CoNLL-U");
}

static dl_code read_row(reader *r, dl_str line) {
    dl_str column[COLUMNS], id;
    int64_t head = 0, from = 0, to = 0;
    for (int i = 0; i < COLUMNS; i++) column[i] = dl_str_cut(&line, '\t');
    bool spaced = dl_str_find(column[9], DL_LIT("SpaceAfter=No"), 0) == DL_NONE;
    if (dl_str_find(column[0], DL_LIT("."), 0) != DL_NONE) return DL_OK;
    if (!column[1].len) return fail(r);
    if (dl_str_find(column[0], DL_LIT("-"), 0) != DL_NONE) {
        id = column[0];
        if (!dl_str_int(dl_str_cut(&id, '-'), &from) || !dl_str_int(id, &to) ||
            to < from || to - from > DL_MAX_SENTENCE)
            return fail(r);
        r->range = put_token(r, column[1], spaced);
        r->range_left = (uint32_t)(to - from + 1);
        return DL_OK;
    }
    int pos = dl_pos_named(column[3]);
    if (pos < 0 || !dl_str_int(column[6], &head) || head < 0 || head > DL_MAX_SENTENCE)
        return fail(r);
    place at =
        r->range_left ? place_in_range(r, column[1]) : put_token(r, column[1], spaced);
    *DL_PUSH(r->mem, &last(r)->gold.words) =
        (word){ .form = dl_str_copy(r->mem, column[1]),
                .lemma = dl_str_copy(r->mem, column[2]),
                .rel = dl_str_copy(r->mem, column[7]),
                .at = at,
                .pos = (uint8_t)pos,
                .head = head ? r->first + (uint32_t)head - 1 : DL_NONE };
    return DL_OK;
}

static dl_code end_sentence(reader *r) {
    if (!r->texts->n) return DL_OK;
    words *list = &last(r)->gold.words;
    for (uint32_t i = r->first; i < list->n; i++)
        if (list->at[i].head != DL_NONE && list->at[i].head >= list->n)
            return dl_fail_at(r->err, DL_EINPUT, r->path, r->line, 0,
                              "a head is no token");
    if (list->n > r->first)
        *DL_PUSH(r->mem, &last(r)->gold.sentences) = (place){ r->begun, r->solid };
    r->first = list->n;
    r->begun = r->solid;
    r->range_left = 0;
    return DL_OK;
}

static dl_code read_lines(reader *r, dl_str rest) {
    dl_str line;
    dl_code rc = DL_OK;
    while (rc == DL_OK && dl_str_line(&rest, &line)) {
        r->line++;
        if (line.len && !dl_str_starts(line, "#")) {
            if (!r->texts->n) open_document(r);
            rc = read_row(r, line);
        } else if (line.len) {
            read_comment(r, line);
        } else {
            rc = end_sentence(r);
        }
        if (r->text.len > DL_MAX_TEXT)
            rc = dl_fail_at(r->err, DL_ELIMIT, r->path, r->line, 0,
                            "a document of more than %u bytes", DL_MAX_TEXT);
    }
    return rc == DL_OK ? end_sentence(r) : rc;
}

dl_code gold_read(gold_texts *texts, dl_arena *mem, const char *path, dl_err *err) {
    reader r = { .mem = mem, .texts = texts, .path = path, .err = err };
    dl_buf raw = { 0 };
    dl_code rc = dl_file_read(path, &raw, err);
    if (rc == DL_OK && dl_utf8_check(raw.ptr, raw.len) != raw.len)
        rc = dl_fail_at(err, DL_EINPUT, path, 0, 0, "is not UTF-8");
    if (rc == DL_OK) rc = read_lines(&r, (dl_str){ raw.ptr, (uint32_t)raw.len });
    if (rc == DL_OK) close_document(&r);
    dl_buf_free(&raw);
    dl_buf_free(&r.text);
    return rc;
}
