/* json_article.c - one JSON object as an article.
 *
 * In:  an object that has been checked. Out: an article, found by the names that crawlers
 * and agencies give their fields, or the list of articles that the object holds.
 * Search engines and interfaces wrap articles in further objects: those of known names are
 * looked into, and what stands further inside counts more.
 *
 * SPDX-License-Identifier: MIT */
#include "json_article.h"

#include "json_scan.h"
#include "map.h"
#include "page.h"
#include "reader.h"

typedef enum { PLAIN, MARKUP, EITHER, SUMMARY, META, NO_URL, ONLY_URL } kind;

static const struct {
    const char *name;
    uint8_t len, field, kind;
} names[] = {
#define NAME(field, kind, name) { name, sizeof name - 1, DL_FIELD_##field, kind },
#include "json_names.def"
#undef NAME
};

/* objects that an article stands in, arrays of articles */
static const char *const wrappers[] = { "_source", "fields",     "data",     "item",
                                        "article", "doc",        "document", "post",
                                        "hits",    "attributes", "response", "result",
                                        "results", "thread",     "payload" };
static const char *const lists[] = { "items",   "articles",  "results", "docs",    "hits",
                                     "stories", "posts",     "entries", "data",    "news",
                                     "records", "documents", "value",   "response" };
/* what an object stands for when a field is one: {"name": "Gazette"}, {"$oid": "5d63"} */
static const char *const inner_names[] = { "name",  "value", "text",     "$oid",
                                           "$date", "main",  "rendered", "original",
                                           "title", "#text", "$t" };
/* dates of rows and crawls at times; of news only when nothing else is there */
static const char *const doubtful[] = { "created_at", "timestamp" };

enum {
    MAX_INSIDE = 4,
    MAX_WRAPPED = 8,
    MAX_LISTED = 64,
    MAX_VALUE = 64 << 20 /* bytes: a text of DL_MAX_TEXT in \u escapes, and more */
};

typedef struct {
    dl_arena *mem;
    const char *map;
    dl_str values[DL_N(names)];    /* as they stand; empty = not there */
    uint8_t present[DL_N(names)];  /* rows that have a value, in order */
    uint32_t n;                    /* how many */
    dl_str mapped[DL_FIELD_COUNT]; /* of members that the map names */
    dl_str list;
    const char *twice; /* a member that came twice in one object; NULL = none */
} members;
_Static_assert(DL_N(names) <= UINT8_MAX, "a row is a byte");

static bool in_list(const char *const *list, size_t n, dl_str name) {
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(name, list[i])) return true;
    return false;
}

/* ---- members -------------------------------------------------------------------------- */

static void keep_row(members *m, uint8_t row, dl_str value) {
    if (!m->values[row].len) {
        uint32_t at = m->n++;
        for (; at && m->present[at - 1] > row; at--) m->present[at] = m->present[at - 1];
        m->present[at] = row;
    }
    m->values[row] = value;
}

/* A member of the object whose other members begin at FROM. */
static void keep_named(members *m, dl_json_item item, const char *from) {
    for (uint8_t i = 0; i < DL_N(names); i++) {
        if (names[i].len != item.name.len || names[i].name[0] != item.name.ptr[0] ||
            memcmp(names[i].name, item.name.ptr, item.name.len) != 0)
            continue;
        if (m->values[i].ptr > from && m->values[i].ptr < item.value.ptr)
            m->twice = names[i].name;
        if (item.value.ptr[0] != 'n') keep_row(m, i, item.value);
    }
    for (int field = 0; m->map && field < DL_FIELD_COUNT; field++) {
        dl_str wanted = dl_map_name(m->map, (dl_field)field);
        if (wanted.len && dl_str_eq(wanted, item.name)) m->mapped[field] = item.value;
    }
}

/* Is VALUE an array whose first element is an object? */
static bool lists_objects(dl_str value) {
    dl_json_item first;
    return value.ptr[0] == '[' && dl_json_next(&value, &first) &&
           first.value.ptr[0] == '{';
}

/* Members of OBJECT, then of the objects inside that wrap an article. */
static void collect(members *m, dl_str object, uint32_t inside) {
    dl_str rest = object, wrapped[MAX_WRAPPED];
    uint32_t n = 0;
    dl_json_item item;
    while (dl_json_next(&rest, &item)) {
        keep_named(m, item, object.ptr);
        char first = item.value.ptr[0];
        if (first == '{' && n < MAX_WRAPPED &&
            in_list(wrappers, DL_N(wrappers), item.name))
            wrapped[n++] = item.value;
        if (first == '[' && !m->list.len && in_list(lists, DL_N(lists), item.name) &&
            lists_objects(item.value))
            m->list = item.value;
    }
    for (uint32_t i = 0; i < n && inside < MAX_INSIDE; i++)
        collect(m, wrapped[i], inside + 1);
}

/* ---- values --------------------------------------------------------------------------- */

static dl_str short_value(dl_arena *mem, dl_str value, uint32_t inside);

static dl_str join_list(dl_arena *mem, dl_str array, uint32_t inside) {
    dl_str joined = { 0 };
    dl_json_item item;
    for (int i = 0; i < MAX_LISTED && dl_json_next(&array, &item); i++) {
        dl_str s = short_value(mem, item.value, inside + 1);
        if (!s.len || joined.len > DL_MAX_META) continue;
        joined =
            joined.len ? dl_str_fmt(mem, "%.*s, %.*s", DL_ARG(joined), DL_ARG(s)) : s;
    }
    return joined;
}

/* The member of OBJECT that says what it stands for; empty = none. */
static dl_str inner_value(dl_str object) {
    for (size_t i = 0; i < DL_N(inner_names); i++) {
        dl_str rest = object;
        dl_json_item item;
        while (dl_json_next(&rest, &item))
            if (dl_str_is(item.name, inner_names[i]) && item.value.ptr[0] != '[' &&
                item.value.ptr[0] != '{' && item.value.ptr[0] != 'n')
                return item.value;
    }
    return (dl_str){ 0 };
}

/* A string, number, list of names, or object that has a name; empty for anything else. */
static dl_str short_value(dl_arena *mem, dl_str value, uint32_t inside) {
    char first = value.len ? value.ptr[0] : '\0';
    if (first == '"') return dl_meta_trim(dl_json_string(mem, value));
    if (first == '-' || (first >= '0' && first <= '9')) return dl_meta_trim(value);
    if (first == '[' && inside < 2) return join_list(mem, value, inside);
    if (first == '{') return short_value(mem, inner_value(value), inside);
    return (dl_str){ 0 };
}

static bool is_url(dl_str s) {
    return dl_str_starts(s, "http://") || dl_str_starts(s, "https://") ||
           dl_str_starts(s, "urn:") || dl_str_starts(s, "tag:");
}

/* The first value of FIELD that is of the kind wanted; *FROM the row it came from. */
static dl_str get_field(members *m, dl_field field, size_t *from) {
    *from = DL_N(names);
    if (m->mapped[field].len) return short_value(m->mem, m->mapped[field], 0);
    for (uint32_t at = 0; at < m->n; at++) {
        uint8_t i = m->present[at];
        if (names[i].field != field) continue;
        dl_str value = m->values[i];
        dl_json_item item;
        if (field == DL_FIELD_TITLE && value.ptr[0] == '[' && dl_json_next(&value, &item))
            value = item.value; /* the first of several headlines */
        dl_str s = short_value(m->mem, value, 0);
        if (!s.len || (names[i].kind == NO_URL && is_url(s)) ||
            (names[i].kind == ONLY_URL && !is_url(s)))
            continue;
        *from = i;
        return s;
    }
    return (dl_str){ 0 };
}

/* ---- the text ------------------------------------------------------------------------- */

/* A string; an object that stands for one; strings of an array, as paragraphs; of objects
 * in an array the first: these are forms of one text. */
static dl_str long_value(dl_arena *mem, dl_str value) {
    dl_str text = { 0 };
    dl_json_item item;
    if (value.ptr[0] == '{') value = inner_value(value);
    if (value.len && value.ptr[0] == '"') return dl_json_string(mem, value);
    if (!value.len || value.ptr[0] != '[') return text;
    dl_buf joined = { 0 };
    bool forms = lists_objects(value);
    while (dl_json_next(&value, &item)) {
        if (item.value.ptr[0] == '{') item.value = inner_value(item.value);
        dl_str part = dl_json_string(mem, item.value);
        if (!dl_trim_wide(part).len || (forms && joined.len)) continue;
        if (joined.len) dl_buf_puts(&joined, "\n\n");
        dl_buf_str(&joined, part);
    }
    text =
        dl_str_copy(mem, (dl_str){ joined.ptr ? joined.ptr : "", (uint32_t)joined.len });
    dl_buf_free(&joined);
    return text;
}

static dl_code check_length(size_t len, dl_err *err) {
    if (len <= DL_MAX_TEXT) return DL_OK;
    return dl_fail(err, DL_ELIMIT, "text of %zu bytes, limit %u", len, DL_MAX_TEXT);
}

/* VALUE as a text; empty = it has none. */
static dl_code read_text(members *m, dl_str value, kind k, dl_str *out, dl_err *err) {
    if (value.len > MAX_VALUE && check_length(value.len, err)) return err->code;
    dl_str text = long_value(m->mem, value);
    if (check_length(text.len, err)) return err->code;
    if (k == MARKUP || ((k == EITHER || k == SUMMARY) && dl_looks_like_html(text)))
        text = dl_html_to_text(m->mem, text);
    *out = dl_trim_wide(text).len ? text : (dl_str){ 0 };
    return DL_OK;
}

/* Fills DOC's text; without one it stays empty, and *EMPTY names a member that is there. */
static dl_code get_text(members *m, dl_document *doc, const char **empty, dl_err *err) {
    if (m->mapped[DL_FIELD_TEXT].len) {
        *empty = "named by --map";
        return read_text(m, m->mapped[DL_FIELD_TEXT], EITHER, &doc->text, err);
    }
    for (uint32_t at = 0; at < m->n && !doc->text.len; at++) {
        uint8_t i = m->present[at];
        if (names[i].field != DL_FIELD_TEXT) continue;
        if (names[i].kind == SUMMARY && m->list.len) continue;
        if (read_text(m, m->values[i], (kind)names[i].kind, &doc->text, err))
            return err->code;
        if (doc->text.len && names[i].kind == SUMMARY)
            doc->warning = dl_str_fmt(m->mem, "no text; its %s is read", names[i].name);
        if (!*empty && m->values[i].ptr[0] == '"') *empty = names[i].name;
    }
    return DL_OK;
}

static dl_code no_text(const dl_document *doc, const char *empty, dl_err *err) {
    if (empty) return dl_fail(err, DL_EINPUT, "the field \"%s\" is empty", empty);
    return dl_fail(
        err, DL_EINPUT,
        "no text in it%s: none of the fields text, maintext, body, content ...",
        doc->title.len ? ", only a title" : "");
}

/* ---- the article ---------------------------------------------------------------------- */

static void get_dates(members *m, dl_document *doc) {
    size_t from, later;
    dl_meta_date(m->mem, doc, get_field(m, DL_FIELD_DATE, &from));
    dl_meta_updated(doc, get_field(m, DL_FIELD_UPDATED, &later));
    if (from < DL_N(names) && doc->published != DL_NO_TIME && !doc->warning.len &&
        in_list(doubtful, DL_N(doubtful), dl_str_of(names[from].name)))
        doc->warning = dl_str_fmt(m->mem,
                                  "its date is from \"%s\", which may be that of "
                                  "its collection",
                                  names[from].name);
    if (doc->updated != DL_NO_TIME && doc->updated <= doc->published)
        doc->updated = DL_NO_TIME; /* no change since */
}

dl_code dl_json_article(dl_arena *mem, dl_str object, const char *map, dl_document *doc,
                        dl_str *list, dl_err *err) {
    members m = { .mem = mem, .map = map };
    const char *empty = NULL;
    size_t from;
    collect(&m, object, 0);
    if (m.twice) return dl_fail(err, DL_EINPUT, "the member \"%s\" comes twice", m.twice);
    if (get_text(&m, doc, &empty, err)) return err->code;
    doc->title = get_field(&m, DL_FIELD_TITLE, &from);
    doc->source = get_field(&m, DL_FIELD_SOURCE, &from);
    doc->author = get_field(&m, DL_FIELD_AUTHOR, &from);
    doc->lang = get_field(&m, DL_FIELD_LANG, &from);
    doc->uri = get_field(&m, DL_FIELD_URL, &from);
    doc->id = get_field(&m, DL_FIELD_ID, &from);
    if (doc->text.len) {
        get_dates(&m, doc);
        return DL_OK;
    }
    *list = m.list;
    return m.list.len ? DL_END : no_text(doc, empty, err);
}
