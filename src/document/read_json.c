/* read_json.c - articles as JSON: one object, an array of them, or JSON Lines.
 *
 * In:  the UTF-8 bytes of a file. Out: an article per object, found by the names that
 * crawlers and agencies give their fields.
 * The file is never parsed as a whole: each object is cut out first, so that a bad one is
 * reported with its line and the next goes on. The text is the field as it stands.
 *
 * SPDX-License-Identifier: MIT */
#include "reader.h"

#include <jansson.h>

enum { MAX_OBJECT = 64 << 20 }; /* bytes: a text of DL_MAX_TEXT in \u escapes, and more */

/* Names of fields, the surest first. news-please, trafilatura, newspaper3k, ninjs, JSON
 * Feed, schema.org, NewsAPI and what people write by hand. */
static const char *const text_names[] = { "text",      "maintext",     "body_text",
                                          "bodyText",  "articleBody",  "article_text",
                                          "full_text", "content_text", "body",
                                          "content",   "article",      "story" };
static const char *const title_names[] = { "title", "headline", "name" };
static const char *const date_names[] = {
    "date",         "date_publish",   "date_published",   "datePublished",
    "published",    "publishedAt",    "published_at",     "publish_date",
    "pubDate",      "pub_date",       "publication_date", "webPublicationDate",
    "firstcreated", "versioncreated", "created_at",       "timestamp"
};
static const char *const source_names[] = {
    "source",    "source_name", "publisher",     "sitename",
    "site_name", "site",        "source_domain", "source-hostname",
    "hostname",  "outlet",      "provider",      "copyrightholder"
};
static const char *const url_names[] = {
    "url",    "link",    "canonical", "canonical_link", "permalink",
    "webUrl", "web_url", "uri",       "source"
};
static const char *const author_names[] = { "author", "authors", "byline", "creator" };
static const char *const id_names[] = { "id",     "_id",  "article_id",
                                        "doc_id", "guid", "uuid" };
static const char *const lang_names[] = { "lang", "language", "inLanguage", "meta_lang" };
/* what an object stands for when a field is one: {"name": "Gazette"}, {"$oid": "5d63"} */
static const char *const inner_names[] = { "name", "value", "text", "$oid", "$date" };

/* ---- cutting out one value ------------------------------------------------------------ */

typedef struct {
    size_t end;        /* behind the value, or where reading goes on after a fault */
    const char *fault; /* NULL: a whole value, brackets and quotes paired */
    bool too_deep;
} extent;

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

static size_t line_end(dl_str raw, size_t at) {
    const char *lf = at < raw.len ? memchr(raw.ptr + at, '\n', raw.len - at) : NULL;
    return lf ? (size_t)(lf - raw.ptr) + 1 : raw.len;
}

/* An object that begins a line, where the one before was never closed. */
static bool begins_object(dl_str raw, size_t at) {
    return at + 1 < raw.len && raw.ptr[at] == '{' && raw.ptr[at + 1] == '"';
}

/* The value at AT, an object or array. LINES: on a fault reading goes on with the next
 * line, else behind the value as far as it can be told. */
static extent find_extent(dl_str raw, size_t at) {
    size_t start = at, resume = line_end(raw, at);
    uint32_t depth = 0;
    bool deep = false;
    char before = 0; /* the last character that is no space */
    for (; at < raw.len; at++) {
        char c = raw.ptr[at];
        if (c == '"') {
            size_t end = string_end(raw, at);
            if (!end) return (extent){ resume, "a string that is never closed", false };
            at = end - 1;
        } else if (c == '{' || c == '[') {
            deep |= ++depth > DL_MAX_DEPTH;
        } else if (c == '}' || c == ']') {
            if (--depth == 0) return (extent){ at + 1, NULL, deep };
        } else if (c == '\n') {
            bool between = before == ',' || before == '[' || before == ':';
            if (!between && begins_object(raw, at + 1))
                return (extent){ at + 1, "an object that is never closed", false };
            if (at - start > MAX_OBJECT) break;
        }
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') before = c;
    }
    return (extent){ resume, "an object that is never closed", false };
}

static size_t skip_blank(dl_str raw, size_t at) {
    while (at < raw.len && strchr(" \t\r\n", raw.ptr[at])) at++;
    return at;
}

static uint32_t count_lines(dl_str raw, size_t from, size_t to) {
    uint32_t n = 0;
    for (size_t i = from; i < to; i++) n += raw.ptr[i] == '\n';
    return n;
}

/* ---- fields --------------------------------------------------------------------------- */

static dl_str json_str(dl_arena *mem, const json_t *value);

static dl_str join_array(dl_arena *mem, const json_t *array) {
    dl_str joined = { 0 };
    for (size_t i = 0; i < json_array_size(array) && i < 64; i++) {
        const json_t *item = json_array_get(array, i);
        dl_str s = json_is_array(item) ? (dl_str){ 0 } : json_str(mem, item);
        if (!s.len || joined.len > DL_MAX_META) continue;
        joined =
            joined.len ? dl_str_fmt(mem, "%.*s, %.*s", DL_ARG(joined), DL_ARG(s)) : s;
    }
    return joined;
}

/* A string, number, list of names, or object that has a name; empty for anything else. */
static dl_str json_str(dl_arena *mem, const json_t *value) {
    if (json_is_string(value)) {
        size_t len = json_string_length(value);
        dl_str s = { json_string_value(value), (uint32_t)len };
        return dl_str_copy(mem, dl_meta_trim(s));
    }
    if (json_is_integer(value))
        return dl_str_fmt(mem, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value)) return dl_str_fmt(mem, "%.3f", json_real_value(value));
    if (json_is_array(value)) return join_array(mem, value);
    for (size_t i = 0; json_is_object(value) && i < DL_N(inner_names); i++) {
        const json_t *inner = json_object_get(value, inner_names[i]);
        if (json_is_string(inner) || json_is_integer(inner)) return json_str(mem, inner);
    }
    return (dl_str){ 0 };
}

static bool is_url(dl_str s) {
    return dl_str_starts(s, "http://") || dl_str_starts(s, "https://") ||
           dl_str_starts(s, "urn:") || dl_str_starts(s, "tag:");
}

typedef enum { ANY, NO_URL, ONLY_URL } wanted;

/* The first of NAMES that holds something of the kind wanted. */
static dl_str get_field(dl_arena *mem, const json_t *object, const char *const *names,
                        size_t n, wanted kind) {
    for (size_t i = 0; i < n; i++) {
        dl_str s = json_str(mem, json_object_get(object, names[i]));
        if (s.len && (kind == ANY || is_url(s) == (kind == ONLY_URL))) return s;
    }
    return (dl_str){ 0 };
}

#define FIELD(names, kind) get_field(mem, object, (names), DL_N(names), (kind))

static dl_code get_text(dl_arena *mem, const json_t *object, dl_str *out, dl_err *err) {
    const char *empty = NULL;
    for (size_t i = 0; i < DL_N(text_names); i++) {
        const json_t *value = json_object_get(object, text_names[i]);
        if (!json_is_string(value)) continue;
        size_t len = json_string_length(value);
        if (len > DL_MAX_TEXT)
            return dl_fail(err, DL_ELIMIT, "text of %zu bytes, limit %u", len,
                           DL_MAX_TEXT);
        dl_str s = { json_string_value(value), (uint32_t)len };
        if (dl_trim_wide(s).len) {
            *out = dl_str_copy(mem, s);
            return DL_OK;
        }
        if (!empty) empty = text_names[i];
    }
    if (empty) return dl_fail(err, DL_EINPUT, "the field \"%s\" is empty", empty);
    return dl_fail(err, DL_EINPUT,
                   "no text in it: none of the fields text, maintext, body, content ...");
}

static dl_code fill_document(dl_arena *mem, const json_t *object, dl_document *doc,
                             dl_err *err) {
    if (get_text(mem, object, &doc->text, err)) return err->code;
    doc->title = FIELD(title_names, ANY);
    doc->source = FIELD(source_names, NO_URL);
    doc->author = FIELD(author_names, NO_URL);
    doc->lang = FIELD(lang_names, ANY);
    doc->uri = FIELD(url_names, ONLY_URL);
    doc->id = FIELD(id_names, ANY);
    dl_meta_date(mem, doc, FIELD(date_names, ANY));
    return DL_OK;
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

static dl_code parse_object(dl_arena *mem, dl_str slice, dl_document *doc, dl_err *err) {
    json_error_t fault;
    json_t *object = json_loadb(slice.ptr, slice.len, JSON_REJECT_DUPLICATES, &fault);
    if (!object) {
        uint32_t line = fault.line > 0 ? (uint32_t)fault.line : 1;
        bool nul = json_error_code(&fault) == json_error_null_character;
        return dl_fail_at(err, DL_EINPUT, NULL, doc->line + line - 1,
                          fault.column > 0 ? (uint32_t)fault.column : 0, "bad JSON: %s",
                          nul ? "a NUL character (\\u0000)" : fault.text);
    }
    dl_err inner = { 0 };
    if (fill_document(mem, object, doc, &inner))
        dl_fail_at(err, inner.code, NULL, doc->line, 0, "%s", inner.text);
    json_decref(object);
    return inner.code;
}

/* Where the next object may begin: behind blanks, commas, and the brackets of an array. */
static size_t skip_between(dl_str raw, size_t at) {
    bool array = raw.ptr[skip_blank(raw, 0)] == '[';
    for (;;) {
        at = skip_blank(raw, at);
        if (!array || at >= raw.len || !strchr(",[]", raw.ptr[at])) return at;
        at++;
    }
}

static dl_code next_json(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_str raw = r->raw;
    size_t *at = &r->at;
    if (skip_blank(raw, 0) >= raw.len) return DL_END;
    size_t start = skip_between(raw, *at);
    if (start >= raw.len) return DL_END;
    dl_document doc = *out;
    doc.line = 1 + count_lines(raw, *at, start);
    if (raw.ptr[start] != '{') {
        *at = line_end(raw, start);
        return dl_fail_at(err, DL_EINPUT, NULL, doc.line, 0, "no JSON object: '%c...'",
                          raw.ptr[start] > ' ' && raw.ptr[start] < 0x7f ? raw.ptr[start]
                                                                        : '?');
    }
    extent e = find_extent(raw, start);
    *at = e.end;
    if (e.fault)
        return dl_fail_at(err, DL_EINPUT, NULL, doc.line, 0, "bad JSON: %s", e.fault);
    if (e.too_deep)
        return dl_fail_at(err, DL_EINPUT, NULL, doc.line, 0, "nested deeper than %u",
                          DL_MAX_DEPTH);
    if (e.end - start > MAX_OBJECT)
        return dl_fail_at(err, DL_ELIMIT, NULL, doc.line, 0,
                          "object of %zu bytes, limit %d", e.end - start, MAX_OBJECT);
    dl_str slice = { raw.ptr + start, (uint32_t)(e.end - start) };
    if (parse_object(mem, slice, &doc, err)) return err->code;
    *out = doc;
    return DL_OK;
}

const dl_reader dl_reader_json = {
    .name = "json",
    .suffixes = ".json .jsonl .ndjson .jl",
    .help = "one article, an array of them, or JSON Lines",
    .sniff = sniff_json,
    .next = next_json,
};
