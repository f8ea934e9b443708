/* read_text.c - plain text, with or without front matter.
 *
 * In:  the UTF-8 bytes of one file. Out: one article.
 * Front matter is "Title: ...", "Date: ...", "Source: ...", "URL: ...", "Author: ..."
 * lines up to a blank line, or YAML between "---" lines; without it the text is the whole
 * file. An ordinary article may open with a colon ("Cairo: talks began ..."), so only
 * known names count, each once, and one line alone must look like what it says.
 *
 * SPDX-License-Identifier: MIT */
#include "reader.h"

enum { MAX_YAML_LINES = 64 };
enum { TITLE, DATE, SOURCE, URL, AUTHOR, LANG, ID, FIELD_COUNT };

typedef struct {
    dl_str values[FIELD_COUNT]; /* ptr NULL: not given */
    uint32_t n;
} front;

static const struct {
    const char *name;
    int field;
} names[] = {
    { "title", TITLE },      { "headline", TITLE },
    { "date", DATE },        { "published", DATE },
    { "pubdate", DATE },     { "source", SOURCE },
    { "publisher", SOURCE }, { "url", URL },
    { "link", URL },         { "canonical", URL },
    { "author", AUTHOR },    { "authors", AUTHOR },
    { "byline", AUTHOR },    { "lang", LANG },
    { "language", LANG },    { "id", ID },
};

static int field_named(dl_str name) {
    char lower[16];
    if (name.len >= sizeof lower) return -1;
    dl_str key = { lower, dl_utf8_lower(name, lower, sizeof lower) };
    for (size_t i = 0; i < DL_N(names); i++)
        if (dl_str_is(key, names[i].name)) return names[i].field;
    return -1;
}

/* Splits "Name: value"; false when there is no colon behind something. */
static bool split_field(dl_str line, dl_str *name, dl_str *value) {
    const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
    if (!colon || colon == line.ptr) return false;
    *name = dl_str_sub(line, 0, (uint32_t)(colon - line.ptr));
    *value = dl_str_trim(dl_str_sub(line, name->len + 1, line.len));
    return true;
}

static void set_field(front *f, int field, dl_str value) {
    f->values[field] = value.len ? value : DL_LIT("");
    f->n++;
}

/* ---- lines before a blank line -------------------------------------------------------- */

static bool looks_like_url(dl_str s) {
    return dl_str_starts(s, "http://") || dl_str_starts(s, "https://");
}

static bool one_line_is_front(const front *f) {
    dl_minute date;
    if (f->values[TITLE].ptr) return true;
    if (f->values[URL].ptr) return looks_like_url(f->values[URL]);
    return f->values[DATE].ptr && dl_date_parse(f->values[DATE], &date);
}

/* Reads front matter off REST; false: there is none, REST is as it was. */
static bool read_fields(dl_str *rest, front *f) {
    dl_str left = *rest, line, name, value;
    front found = { 0 };
    for (;;) {
        if (!dl_str_line(&left, &line)) return false;
        line = dl_str_trim(line);
        if (line.len == 0) break;
        if (!split_field(line, &name, &value)) return false;
        int field = field_named(name);
        if (field < 0 || found.values[field].ptr || value.len > DL_MAX_META) return false;
        set_field(&found, field, value);
    }
    if (found.n == 0 || (found.n == 1 && !one_line_is_front(&found))) return false;
    *rest = left;
    *f = found;
    return true;
}

/* ---- YAML ----------------------------------------------------------------------------- */

/* A plain, 'single' or "double" quoted scalar, or what stands inside [a, b]. */
static dl_str yaml_scalar(dl_str s) {
    if (s.len >= 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']')
        s = dl_str_trim(dl_str_sub(s, 1, s.len - 2));
    if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') &&
        s.ptr[s.len - 1] == s.ptr[0])
        s = dl_str_sub(s, 1, s.len - 2);
    return dl_str_trim(s);
}

static bool is_fence(dl_str line) {
    return dl_str_is(line, "---") || dl_str_is(line, "...");
}

/* One line inside the fences; *LAST is the field that items of a list belong to. */
static bool read_yaml_line(dl_str line, front *f, int *last) {
    dl_str body = dl_str_trim(line), name, value;
    if (body.len == 0 || body.ptr[0] == '#') return true;
    if (dl_str_starts(body, "- ")) {
        if (*last >= 0 && !f->values[*last].len)
            set_field(f, *last, yaml_scalar(dl_str_sub(body, 2, body.len)));
        return true;
    }
    if (line.ptr[0] == ' ' || line.ptr[0] == '\t') return true;
    if (!split_field(body, &name, &value) || memchr(name.ptr, ' ', name.len))
        return false;
    *last = field_named(name);
    if (*last >= 0) set_field(f, *last, yaml_scalar(value));
    return true;
}

static bool read_yaml(dl_str *rest, front *f) {
    dl_str left = *rest, line;
    front found = { 0 };
    int last = -1;
    if (!dl_str_line(&left, &line) || !dl_str_is(dl_str_trim(line), "---")) return false;
    for (uint32_t i = 0; i < MAX_YAML_LINES && dl_str_line(&left, &line); i++) {
        if (!is_fence(dl_str_trim(line))) {
            if (!read_yaml_line(line, &found, &last)) return false;
            continue;
        }
        if (!found.n) return false;
        *rest = left;
        if (dl_str_line(&left, &line) && dl_str_trim(line).len == 0) *rest = left;
        *f = found;
        return true;
    }
    return false;
}

/* ---- the reader ----------------------------------------------------------------------- */

static int sniff_text(dl_str raw) {
    (void)raw;
    return 1;
}

static dl_code next_text(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    front f = { 0 };
    dl_document doc = *out;
    if (r->at >= r->raw.len) return DL_END;
    r->at = r->raw.len;
    doc.text = r->raw;
    if (!read_yaml(&doc.text, &f)) read_fields(&doc.text, &f);
    if (dl_trim_wide(doc.text).len == 0)
        return dl_fail_at(err, DL_EINPUT, NULL, 1, 0, "%s",
                          f.n ? "front matter without a text" : "the text is empty");
    if (doc.text.len > DL_MAX_TEXT)
        return dl_fail_at(err, DL_ELIMIT, NULL, 1, 0, "text of %u bytes, limit %u",
                          doc.text.len, DL_MAX_TEXT);
    doc.title = dl_meta_trim(f.values[TITLE]);
    doc.source = dl_meta_trim(f.values[SOURCE]);
    doc.author = dl_meta_trim(f.values[AUTHOR]);
    doc.lang = dl_meta_trim(f.values[LANG]);
    doc.uri = dl_meta_trim(f.values[URL]);
    doc.id = dl_meta_trim(f.values[ID]);
    dl_meta_date(mem, &doc, f.values[DATE]);
    *out = doc;
    return DL_OK;
}

const dl_reader dl_reader_text = {
    .name = "text",
    .suffixes = ".txt .text .md",
    .help = "plain text, one article a file, with or without front matter",
    .sniff = sniff_text,
    .next = next_text,
};
