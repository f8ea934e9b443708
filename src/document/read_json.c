/* read_json.c - articles as JSON: one object, an array of them, JSON Lines, or an object
 * that holds a list of them.
 *
 * In:  the UTF-8 bytes of a file. Out: an article per object.
 * The file is never parsed as a whole: each object is cut out first, so that a bad one is
 * reported with its line and the next goes on. The text is the field as it stands.
 *
 * SPDX-License-Identifier: MIT */
#include "json_article.h"
#include "dateline/json.h"
#include "reader.h"

enum { MAX_OBJECT = 64 << 20 }; /* bytes: a text of DL_MAX_TEXT in \u escapes, and more */

/* A list inside an object: its elements are read as if they stood alone. */
typedef struct {
    size_t end;    /* of the list: its closing bracket */
    size_t resume; /* behind the object */
    char *source;  /* of articles that do not say: owned */
    uint32_t source_len;
} holder;

/* ---- cutting out one object ----------------------------------------------------------- */

static size_t line_end(dl_str raw, size_t at) {
    const char *lf = at < raw.len ? memchr(raw.ptr + at, '\n', raw.len - at) : NULL;
    return lf ? (size_t)(lf - raw.ptr) + 1 : raw.len;
}

/* Behind the closing quote of the string whose opening quote is at AT; 0: the line ends
 * first (a JSON string has no line ends). */
static size_t string_end(dl_str raw, size_t at) {
    const char *start = raw.ptr + at + 1, *end = raw.ptr + raw.len, *quote = start;
    while ((quote = memchr(quote, '"', (size_t)(end - quote))) != NULL) {
        const char *escape = quote;
        while (escape > start && escape[-1] == '\\') escape--;
        if ((quote - escape) % 2 == 0) break; /* an escaped quote has an odd number */
        quote++;
    }
    if (!quote || memchr(start, '\n', (size_t)(quote - start))) return 0;
    return (size_t)(quote - raw.ptr) + 1;
}

/* An object that begins a line, where the one before was never closed. */
static bool begins_object(dl_str raw, size_t at) {
    return at + 1 < raw.len && raw.ptr[at] == '{' && raw.ptr[at + 1] == '"';
}

/* Where reading goes on behind the faulty object at AT: behind its last bracket, or, when
 * its brackets do not pair, with the next line; then *FAULT says what is not closed. */
static size_t pass_faulty(dl_str raw, size_t at, const char **fault) {
    size_t resume = line_end(raw, at);
    uint32_t depth = 0;
    char before = 0; /* the last character that is no space */
    for (; at < raw.len; at++) {
        char c = raw.ptr[at];
        if (c == '"') {
            size_t end = string_end(raw, at);
            *fault = "a string that is never closed";
            if (!end) return resume;
            at = end - 1;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            *fault = NULL;
            return at + 1;
        } else if (c == '\n' && begins_object(raw, at + 1) && !strchr(",[:", before)) {
            resume = at + 1;
            break;
        }
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') before = c;
    }
    *fault = "an object that is never closed";
    return resume;
}

static size_t skip_blank(dl_str raw, size_t at) {
    while (at < raw.len && strchr(" \t\r\n", raw.ptr[at])) at++;
    return at;
}

static uint32_t count_lines(dl_str raw, size_t from, size_t to) {
    uint32_t n = 0;
    while (from < to) {
        const char *lf = memchr(raw.ptr + from, '\n', to - from);
        if (!lf) break;
        from = (size_t)(lf - raw.ptr) + 1;
        n++;
    }
    return n;
}

/* Names the place of FAULT in the object that begins at START, on line LINE. */
static dl_code bad_json(dl_str raw, size_t start, uint32_t line, dl_json_fault fault,
                        const char *unclosed, dl_err *err) {
    size_t from = fault.at;
    if (unclosed)
        return dl_fail_at(err, DL_EINPUT, NULL, line, 0, "bad JSON: %s", unclosed);
    while (from > start && raw.ptr[from - 1] != '\n') from--;
    dl_str before = { raw.ptr + from, (uint32_t)(fault.at - from) };
    return dl_fail_at(err, DL_EINPUT, NULL, line + count_lines(raw, start, fault.at),
                      dl_utf8_count(before) + 1, "bad JSON: %s", fault.fault);
}

/* ---- lists inside objects ------------------------------------------------------------- */

static void enter_list(dl_reading *r, dl_str list, size_t resume,
                       const dl_document *doc) {
    holder *h = dl_heap_alloc(sizeof *h);
    dl_str source = doc->source.len ? doc->source : doc->title;
    h->end = (size_t)(list.ptr - r->raw.ptr) + list.len - 1;
    h->resume = resume;
    h->source = dl_heap_alloc(source.len + 1u);
    if (source.len) memcpy(h->source, source.ptr, source.len);
    h->source_len = source.len;
    r->state = h;
    r->at = (size_t)(list.ptr - r->raw.ptr) + 1;
}

static void leave_list(dl_reading *r) {
    holder *h = r->state;
    if (!h) return;
    free(h->source);
    free(h);
    r->state = NULL;
}

/* Where the next object may begin: behind blanks, commas, and the brackets of arrays. */
static size_t skip_between(dl_reading *r, size_t at) {
    const holder *h = r->state;
    bool array = h || r->raw.ptr[skip_blank(r->raw, 0)] == '[';
    for (;;) {
        at = skip_blank(r->raw, at);
        if (h && at >= h->end) {
            at = h->resume;
            leave_list(r);
            h = NULL;
            array = r->raw.ptr[skip_blank(r->raw, 0)] == '[';
        } else if (array && at < r->raw.len && strchr(",[]", r->raw.ptr[at])) {
            at++;
        } else {
            return at;
        }
    }
}

/* ---- the reader ----------------------------------------------------------------------- */

static int sniff_json(dl_str raw) {
    size_t at = skip_blank(raw, 0);
    if (at >= raw.len) return 0;
    char open = raw.ptr[at];
    at = skip_blank(raw, at + 1);
    char next = at < raw.len ? raw.ptr[at] : '\0';
    if (open == '{') return next == '"' || next == '}' ? 95 : 0;
    return open == '[' && (next == '{' || next == ']') ? 90 : 0;
}

/* The object at START, on line DOC->line; moves r->at. DL_END: a list was entered. */
static dl_code read_object(dl_reading *r, dl_arena *mem, size_t start, dl_document *doc,
                           dl_err *err) {
    dl_json_fault fault;
    dl_str list = { 0 };
    dl_err inner = { 0 };
    size_t end = dl_json_value(r->raw, start, &fault);
    if (!end) {
        const char *unclosed = NULL;
        r->at = pass_faulty(r->raw, start, &unclosed);
        return bad_json(r->raw, start, doc->line, fault, unclosed, err);
    }
    r->at = end;
    dl_str object = { r->raw.ptr + start, (uint32_t)(end - start) };
    dl_code rc = dl_json_article(mem, object, r->map, doc, &list, &inner);
    if (rc == DL_END && !r->state) {
        enter_list(r, list, end, doc);
        return DL_END;
    }
    if (rc == DL_END) dl_fail(&inner, DL_EINPUT, "a list within a list: not read");
    if (!inner.code && object.len > MAX_OBJECT)
        dl_fail(&inner, DL_ELIMIT, "object of %u bytes, limit %d", object.len,
                MAX_OBJECT);
    if (inner.code)
        return dl_fail_at(err, inner.code, NULL, doc->line, 0, "%s", inner.text);
    if (fault.half && !doc->warning.len)
        doc->warning = DL_LIT("half a surrogate pair is read as U+FFFD");
    const holder *h = r->state;
    if (h && !doc->source.len)
        doc->source = dl_str_copy(mem, (dl_str){ h->source, h->source_len });
    return DL_OK;
}

static dl_code next_json(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    size_t from = r->at;
    for (;;) {
        if (skip_blank(r->raw, 0) >= r->raw.len) return DL_END;
        size_t start = skip_between(r, r->at);
        if (start >= r->raw.len) return DL_END;
        dl_document doc = *out;
        doc.line = 1 + count_lines(r->raw, from, start);
        if (r->raw.ptr[start] != '{') {
            char c = r->raw.ptr[start];
            dl_json_fault fault;
            size_t end = dl_json_value(r->raw, start, &fault);
            r->at = end ? end : line_end(r->raw, start);
            return dl_fail_at(err, DL_EINPUT, NULL, doc.line, 0,
                              "no JSON object: '%c...'", c > ' ' && c < 0x7f ? c : '?');
        }
        dl_code rc = read_object(r, mem, start, &doc, err);
        if (rc == DL_END) continue;
        if (rc == DL_OK) *out = doc;
        return rc;
    }
}

const dl_reader dl_reader_json = {
    .name = "json",
    .suffixes = ".json .jsonl .ndjson .jl",
    .help = "one article, an array of them, JSON Lines, or an answer that lists some",
    .sniff = sniff_json,
    .next = next_json,
    .close = leave_list,
};
