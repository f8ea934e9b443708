/* fields.c - an article from named fields.
 *
 * In:  values by the names that crawlers and agencies give them. Out: a document.
 * Of the names of one field the first that has something of its kind counts: "source" may
 * be a name or an address, "body" a text or a page.
 *
 * SPDX-License-Identifier: MIT */
#include "fields.h"

#include "page.h"
#include "reader.h"

const dl_name dl_names[DL_NAMES] = {
#define NAME(field, kind, name)                                                          \
    { name, sizeof name - 1, DL_FIELD_##field, DL_KIND_##kind },
#include "names.def"
#undef NAME
};

/* dates of rows and crawls at times; of news only when nothing else is there */
static const char *const doubtful[] = { "created_at", "timestamp" };

enum { MAX_VALUE = 64 << 20 /* bytes: a text of DL_MAX_TEXT in \u escapes, and more */ };

void dl_fields_put(dl_fields *f, uint8_t row, dl_str value) {
    if (!f->values[row].len) {
        uint32_t at = f->n++;
        for (; at && f->present[at - 1] > row; at--) f->present[at] = f->present[at - 1];
        f->present[at] = row;
    }
    f->values[row] = value;
}

static bool is_url(dl_str s) {
    return dl_str_starts(s, "http://") || dl_str_starts(s, "https://") ||
           dl_str_starts(s, "urn:") || dl_str_starts(s, "tag:");
}

/* The first value of FIELD that is of the kind wanted; *FROM the row it came from. */
static dl_str get_field(dl_fields *f, dl_field field, size_t *from) {
    *from = DL_NAMES;
    if (f->mapped[field].len) return f->brief(f->mem, field, f->mapped[field]);
    for (uint32_t at = 0; at < f->n; at++) {
        uint8_t i = f->present[at];
        if (dl_names[i].field != field) continue;
        dl_str value = f->values[i];
        dl_str s = f->brief(f->mem, field, value);
        if (!s.len || (dl_names[i].kind == DL_KIND_NO_URL && is_url(s)) ||
            (dl_names[i].kind == DL_KIND_ONLY_URL && !is_url(s)))
            continue;
        *from = i;
        return s;
    }
    return (dl_str){ 0 };
}

static dl_code check_length(size_t len, dl_err *err) {
    if (len <= DL_MAX_TEXT) return DL_OK;
    return dl_fail(err, DL_ELIMIT, "text of %zu bytes, limit %u", len, DL_MAX_TEXT);
}

/* VALUE as a text; empty but not NULL: it is one, but blank. */
static dl_code read_text(dl_fields *f, dl_str value, dl_kind kind, dl_str *out,
                         dl_err *err) {
    if (value.len > MAX_VALUE && check_length(value.len, err)) return err->code;
    dl_str text = f->whole(f->mem, value);
    if (check_length(text.len, err)) return err->code;
    if (kind == DL_KIND_MARKUP || (kind != DL_KIND_PLAIN && dl_looks_like_html(text)))
        text = dl_html_to_text(f->mem, text);
    *out = dl_trim_wide(text).len ? text : (dl_str){ text.ptr, 0 };
    return DL_OK;
}

/* Fills DOC's text; without one it stays empty, and *EMPTY names a field that is there. */
static dl_code get_text(dl_fields *f, dl_document *doc, const char **empty, dl_err *err) {
    dl_str text = { 0 };
    *empty = NULL;
    if (f->mapped[DL_FIELD_TEXT].ptr) {
        *empty = "named by --map";
        return read_text(f, f->mapped[DL_FIELD_TEXT], DL_KIND_EITHER, &doc->text, err);
    }
    for (uint32_t at = 0; at < f->n && !text.len; at++) {
        const dl_name *name = &dl_names[f->present[at]];
        if (name->field != DL_FIELD_TEXT) continue;
        if (name->kind == DL_KIND_SUMMARY && f->no_summary) continue;
        if (read_text(f, f->values[f->present[at]], (dl_kind)name->kind, &text, err))
            return err->code;
        if (text.len && name->kind == DL_KIND_SUMMARY)
            doc->warning = dl_str_fmt(f->mem, "no text; its %s is read", name->name);
        if (text.ptr && !*empty) *empty = name->name;
    }
    doc->text = text;
    return DL_OK;
}

/* ---- the article ---------------------------------------------------------------------- */

static bool is_doubtful(const char *name) {
    for (size_t i = 0; i < DL_N(doubtful); i++)
        if (strcmp(name, doubtful[i]) == 0) return true;
    return false;
}

static void get_dates(dl_fields *f, dl_document *doc) {
    size_t from, later;
    dl_meta_date(f->mem, doc, get_field(f, DL_FIELD_DATE, &from));
    dl_meta_updated(doc, get_field(f, DL_FIELD_UPDATED, &later));
    if (from < DL_NAMES && doc->published != DL_NO_TIME && !doc->warning.len &&
        is_doubtful(dl_names[from].name))
        doc->warning = dl_str_fmt(f->mem,
                                  "its date is from \"%s\", which may be that of "
                                  "its collection",
                                  dl_names[from].name);
    if (doc->updated != DL_NO_TIME && doc->updated <= doc->published)
        doc->updated = DL_NO_TIME; /* no change since */
}

dl_code dl_fields_fill(dl_fields *f, dl_document *doc, const char **empty, dl_err *err) {
    size_t from;
    if (get_text(f, doc, empty, err)) return err->code;
    doc->title = get_field(f, DL_FIELD_TITLE, &from);
    doc->source = get_field(f, DL_FIELD_SOURCE, &from);
    doc->author = dl_meta_author(get_field(f, DL_FIELD_AUTHOR, &from));
    doc->lang = get_field(f, DL_FIELD_LANG, &from);
    doc->uri = get_field(f, DL_FIELD_URL, &from);
    doc->id = get_field(f, DL_FIELD_ID, &from);
    if (!doc->text.len) return DL_END;
    get_dates(f, doc);
    return DL_OK;
}
