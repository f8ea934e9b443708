/* standoff.c - reads articles and the attributions marked in them.
 *
 * In:  a folder with text/ and attributions/ (PolNeAR's layout). Out: units with labels.
 * Offsets of the marks are code points. An article is read through all stages, so that
 * training sees tokens, mentions and trees as they will be.
 *
 * SPDX-License-Identifier: MIT */
#include "standoff.h"

#include <stdlib.h>

typedef struct {
    dl_str id;
    int role; /* of roles */
    DL_VEC(dl_span) spans;
} marked;

enum { ROLE_SOURCE, ROLE_CUE, ROLE_CONTENT, ROLES };
static const char *const roles[] = { "Source", "Cue", "Content" };

typedef struct {
    sample_bank *bank;
    dl_arena *mem;     /* of the bank */
    dl_arena *scratch; /* of one article */
    const dl_knowledge *k;
    const uint8_t *rel_kinds;
    const char *folder;
    dl_str last; /* name of the article read last: others have annotated it too */
    dl_err *err;
} reader;

/* ---- the marks -------------------------------------------------------------------------- */

static int role_named(dl_str name) {
    while (name.len && name.ptr[name.len - 1] >= '0' && name.ptr[name.len - 1] <= '9')
        name.len--; /* "Content2" */
    for (int i = 0; i < ROLES; i++)
        if (dl_str_is(name, roles[i])) return i;
    return -1;
}

/* "Content 315 448;463 553" */
static bool read_spans(dl_arena *mem, dl_str text, const uint32_t *byte_of, uint32_t n,
                       marked *out) {
    while (text.len) {
        dl_str one = dl_str_cut(&text, ';'), from = dl_str_cut(&one, ' ');
        int64_t first, end;
        if (!dl_str_int(from, &first) || !dl_str_int(one, &end) || first < 0 ||
            end < first || end > n)
            return false;
        *DL_PUSH(mem, &out->spans) =
            (dl_span){ byte_of[first], byte_of[end] - byte_of[first] };
    }
    return true;
}

/* ---- from marks to labels --------------------------------------------------------------- */

/* Tokens of the unit that SPAN covers; false: none, or it goes beyond. */
static bool tokens_of(const dl_text *text, const unit *u, dl_span span, uint32_t *first,
                      uint32_t *end) {
    uint32_t from = dl_token_from(text, span.off);
    uint32_t to = dl_token_from(text, span.off + span.len);
    if (from < u->first || to <= from || to > u->first + u->n) return false;
    *first = from - u->first;
    *end = to - u->first;
    return true;
}

static void set_labels(const sample *s, const attribution *a, uint32_t first,
                       uint32_t end, uint8_t begin) {
    for (uint32_t i = first; i < end; i++) {
        if (i >= a->first && i < a->end) continue;
        bool opens = i == first || i == a->end;
        a->label[i] = (uint8_t)(opens ? begin : begin + 1);
    }
    (void)s;
}

static bool add_attribution(reader *r, const dl_text *text, sample *s,
                            const marked *const *parts, uint32_t n) {
    attribution a = { .end = 0 };
    uint32_t first, end;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; parts[i]->role == ROLE_CUE && k < parts[i]->spans.n; k++)
            if (!a.end && tokens_of(text, &s->unit, parts[i]->spans.at[k], &first, &end))
                a = (attribution){ .first = (uint16_t)first, .end = (uint16_t)end };
    if (!a.end) return false;
    a.label = DL_NEW_N(r->mem, uint8_t, s->unit.n);
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i]->role == ROLE_CUE) continue;
        uint8_t begin =
            parts[i]->role == ROLE_SOURCE ? SPAN_SOURCE_BEGIN : SPAN_CONTENT_BEGIN;
        for (uint32_t k = 0; k < parts[i]->spans.n; k++)
            if (tokens_of(text, &s->unit, parts[i]->spans.at[k], &first, &end))
                set_labels(s, &a, first, end, begin);
    }
    for (uint32_t i = a.first; i < a.end; i++)
        if (s->cue[i] == CUE_OUT) s->cue[i] = i == a.first ? CUE_BEGIN : CUE_IN;
    *DL_PUSH(r->mem, &s->list) = a;
    r->bank->attributions++;
    return true;
}

/* ---- one article ------------------------------------------------------------------------ */

typedef struct {
    DL_VEC(marked) marks;
    DL_VEC(dl_str) events; /* "Attribution:T4 Content:T3 ..." */
} annotation;

static dl_code read_annotation(reader *r, dl_str text, const char *path,
                               const uint32_t *byte_of, uint32_t n, annotation *out) {
    dl_str line;
    uint32_t number = 0;
    while (dl_str_line(&text, &line)) {
        dl_str id = dl_str_cut(&line, '\t'), what = dl_str_cut(&line, '\t');
        number++;
        if (dl_str_starts(id, "E")) {
            *DL_PUSH(r->scratch, &out->events) = what;
        } else if (dl_str_starts(id, "T")) {
            marked m = { .id = id, .role = role_named(dl_str_cut(&what, ' ')) };
            if (m.role < 0) continue;
            if (!read_spans(r->scratch, what, byte_of, n, &m))
                return dl_fail_at(r->err, DL_EINPUT, path, number, 0, "no such place");
            *DL_PUSH(r->scratch, &out->marks) = m;
        }
    }
    return DL_OK;
}

static void add_event(reader *r, const dl_text *text, const annotation *an, dl_str event,
                      sample *samples, uint32_t n_samples) {
    enum { PARTS = 16 };
    const marked *parts[PARTS];
    uint32_t n = 0;
    while (event.len) {
        dl_str part = dl_str_cut(&event, ' '), role = dl_str_cut(&part, ':');
        for (uint32_t i = 0; n < PARTS && i < an->marks.n; i++)
            if (role_named(role) >= 0 && dl_str_eq(an->marks.at[i].id, part))
                parts[n++] = &an->marks.at[i];
    }
    for (uint32_t i = 0; i < n_samples; i++)
        if (add_attribution(r, text, &samples[i], parts, n)) return;
    r->bank->lost++;
}

static uint32_t *code_points(dl_arena *mem, dl_str text, uint32_t *n) {
    uint32_t *at = DL_NEW_N(mem, uint32_t, (size_t)text.len + 1);
    *n = 0;
    for (uint32_t i = 0; i < text.len; i++)
        if (((unsigned char)text.ptr[i] & 0xc0) != 0x80) at[(*n)++] = i;
    at[*n] = text.len;
    return at;
}

static void add_units(reader *r, const dl_analysis *a) {
    unit_source from = unit_source_of(r->mem, r->k->words, &a->doc, &a->text,
                                      &a->mentions, &a->grammar, r->rel_kinds);
    for (uint32_t s = 0; s < a->text.sentences.n;) {
        sample one = { 0 };
        unit_next(&from, &s, &one.unit);
        one.cue = DL_NEW_N(r->mem, uint8_t, one.unit.n);
        *DL_PUSH(r->mem, &r->bank->list) = one;
        r->bank->tokens += one.unit.n;
    }
}

static dl_code read_article(reader *r, const char *text_path, dl_str marks,
                            const char *path) {
    dl_input in = { 0 };
    dl_document doc = { 0 };
    dl_analysis a;
    dl_code rc = dl_input_open(&in, text_path, NULL, r->err);
    dl_analysis_init(&a);
    if (rc == DL_OK) rc = dl_input_next(&in, r->scratch, &doc, r->err);
    if (rc == DL_OK) rc = dl_extract(r->k, &doc, &a, NULL, r->err);
    if (rc == DL_OK) {
        annotation an = { 0 };
        uint32_t n, *byte_of = code_points(r->scratch, a.doc.text, &n);
        uint32_t first = r->bank->list.n;
        add_units(r, &a);
        rc = read_annotation(r, marks, path, byte_of, n, &an);
        for (uint32_t i = 0; rc == DL_OK && i < an.events.n; i++)
            add_event(r, &a.text, &an, an.events.at[i], r->bank->list.at + first,
                      r->bank->list.n - first);
    }
    dl_analysis_free(&a);
    dl_input_close(&in);
    return rc < 0 ? rc : DL_OK;
}

/* ---- the folder ------------------------------------------------------------------------- */

static bool is_there(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file) fclose(file);
    return file != NULL;
}

static const char *text_path(reader *r, dl_str name) {
    dl_buf path = { 0 };
    dl_buf_printf(&path, "%s/text/%.*s.txt", r->folder, DL_ARG(name));
    const char *out = dl_str_z(r->mem, (dl_str){ path.ptr, (uint32_t)path.len });
    dl_buf_free(&path);
    return out;
}

static dl_code visit(void *context, const char *path, const dl_err *err) {
    reader *r = context;
    dl_str name = dl_str_of(path);
    if (err) return (*r->err = *err).code;
    if (!dl_str_ends(name, ".ann")) return DL_OK;
    name = dl_str_sub(name, 0, name.len - 4);
    for (uint32_t i = name.len; i-- > 0;)
        if (name.ptr[i] == '/') {
            name = dl_str_sub(name, i + 1, name.len);
            break;
        }
    const char *text = text_path(r, name);
    if (!is_there(text)) { /* NAME_ANNOTATOR */
        uint32_t cut = name.len;
        while (cut > 0 && name.ptr[cut - 1] != '_') cut--;
        if (cut <= 1)
            return dl_fail_at(r->err, DL_EINPUT, path, 0, 0, "has no text beside it");
        name = dl_str_sub(name, 0, cut - 1);
        if (dl_str_eq(name, r->last)) return DL_OK;
        text = text_path(r, name);
    }
    r->last = dl_str_copy(r->mem, name);
    dl_buf marks = { 0 };
    dl_code rc = dl_file_read(path, &marks, r->err);
    if (rc == DL_OK)
        rc = read_article(r, text, (dl_str){ marks.ptr, (uint32_t)marks.len }, path);
    dl_buf_free(&marks);
    dl_arena_reset(r->scratch);
    return rc;
}

dl_code standoff_read(sample_bank *bank, dl_arena *mem, const dl_knowledge *k,
                      const char *folder, dl_err *err) {
    uint8_t kinds[256];
    unit_rel_kinds(k->grammar, kinds);
    reader r = { .bank = bank,
                 .mem = mem,
                 .scratch = dl_arena_new(),
                 .k = k,
                 .rel_kinds = kinds,
                 .folder = folder,
                 .err = err };
    dl_buf path = { 0 };
    dl_buf_printf(&path, "%s/attributions", folder);
    dl_code rc = dl_file_walk(path.ptr, visit, &r, err);
    dl_buf_free(&path);
    dl_arena_free(r.scratch);
    if (rc == DL_OK && !bank->tokens)
        rc = dl_fail_at(err, DL_EINPUT, folder, 0, 0, "has no article with attributions");
    return rc;
}
