/* json_article.c - one JSON object as an article.
 *
 * In:  an object that has been checked. Out: an article, found by the names that crawlers
 * and agencies give their fields, or the list of articles that the object holds.
 * Search engines and interfaces wrap articles in further objects: those of known names are
 * looked into, and what stands further inside counts more.
 *
 * SPDX-License-Identifier: MIT */
#include "json_article.h"

#include "fields.h"
#include "dateline/json.h"
#include "reader.h"

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
enum { MAX_INSIDE = 4, MAX_WRAPPED = 8, MAX_LISTED = 64 };

typedef struct {
    dl_fields fields;
    const char *map;
    dl_str list;
    const char *twice; /* a member that came twice in one object; NULL = none */
} members;

/* ---- members -------------------------------------------------------------------------- */

/* A member of the object that begins at FROM. */
static void keep_named(members *m, dl_json_item item, const char *from) {
    dl_fields *f = &m->fields;
    for (uint8_t i = 0; i < DL_NAMES; i++) {
        if (dl_names[i].len != item.name.len || dl_names[i].name[0] != item.name.ptr[0] ||
            memcmp(dl_names[i].name, item.name.ptr, item.name.len) != 0)
            continue;
        if (f->values[i].ptr > from && f->values[i].ptr < item.value.ptr)
            m->twice = dl_names[i].name;
        if (item.value.ptr[0] != 'n') dl_fields_put(f, i, item.value);
    }
    for (int field = 0; m->map && field < DL_FIELD_COUNT; field++) {
        dl_str wanted = dl_map_name(m->map, (dl_field)field);
        if (wanted.len && dl_str_eq(wanted, item.name)) f->mapped[field] = item.value;
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
            dl_str_among(item.name, wrappers, DL_N(wrappers)))
            wrapped[n++] = item.value;
        if (first == '[' && !m->list.len && dl_str_among(item.name, lists, DL_N(lists)) &&
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

static dl_str brief_value(dl_arena *mem, dl_field field, dl_str value) {
    dl_json_item item;
    if (field == DL_FIELD_TITLE && value.ptr[0] == '[' && dl_json_next(&value, &item))
        value = item.value; /* the first of several headlines */
    return short_value(mem, value, 0);
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

static dl_code no_text(const dl_document *doc, const char *empty, dl_err *err) {
    if (empty) return dl_fail(err, DL_EINPUT, "the field \"%s\" is empty", empty);
    return dl_fail(
        err, DL_EINPUT,
        "no text in it%s: none of the fields text, maintext, body, content ...",
        doc->title.len ? ", only a title" : "");
}

/* ---- the article ---------------------------------------------------------------------- */

dl_code dl_json_article(dl_arena *mem, dl_str object, const char *map, dl_document *doc,
                        dl_str *list, dl_err *err) {
    members m = { .fields = { .mem = mem, .brief = brief_value, .whole = long_value },
                  .map = map };
    const char *empty;
    collect(&m, object, 0);
    if (m.twice) return dl_fail(err, DL_EINPUT, "the member \"%s\" comes twice", m.twice);
    m.fields.no_summary = m.list.len > 0;
    dl_code rc = dl_fields_fill(&m.fields, doc, &empty, err);
    if (rc != DL_END) return rc;
    *list = m.list;
    return m.list.len ? DL_END : no_text(doc, empty, err);
}
