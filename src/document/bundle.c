/* bundle.c - hands out the articles of an export, one after the other.
 *
 * In:  a file in which a database has put many articles. Out: a document for each.
 *
 * SPDX-License-Identifier: MIT */
#include "bundle.h"

#include <stdlib.h>

#include "page.h"
#include "reader.h"

bool dl_bundle_is_html(dl_str raw) {
    return dl_str_starts(dl_str_trim(dl_str_sub(raw, 0, 4096)), "<");
}

bool dl_bundle_line(dl_str *rest, dl_str *line, uint32_t *indent) {
    dl_str whole;
    if (!dl_str_line(rest, &whole)) return false;
    *line = dl_trim_wide(whole);
    if (indent) *indent = line->len ? (uint32_t)(line->ptr - whole.ptr) : 0;
    return true;
}

bool dl_bundle_date(dl_document *doc, dl_str line) {
    enum { MAX_LINE = 70 };
    if (line.len > MAX_LINE) return false;
    return dl_date_parse_zone(line, &doc->published, &doc->zone) ||
           dl_date_find(line, (dl_str){ 0 }, &doc->published);
}

static dl_bundle *open_bundle(dl_reading *r, dl_bundle_cut cut) {
    dl_bundle *b = dl_heap_alloc(sizeof *b);
    r->state = b;
    b->mem = dl_arena_new();
    b->markup = dl_bundle_is_html(r->raw);
    b->text = b->markup ? dl_html_to_text(b->mem, r->raw) : r->raw;
    cut(b);
    return b;
}

void dl_bundle_close(dl_reading *r) {
    dl_bundle *b = r->state;
    if (!b) return;
    dl_arena_free(b->mem);
    free(b);
    r->state = NULL;
}

static uint32_t line_of(const dl_bundle *b, uint32_t off) {
    uint32_t line = 1;
    for (uint32_t i = 0; i < off && !b->markup; i++) line += b->text.ptr[i] == '\n';
    return line;
}

dl_code dl_bundle_next(dl_reading *r, dl_arena *mem, dl_bundle_cut cut,
                       dl_bundle_fill fill, dl_document *out, dl_err *err) {
    dl_bundle *b = r->state ? r->state : open_bundle(r, cut);
    dl_document doc = *out;
    dl_err inner = { 0 };
    if (b->next >= b->articles.n) {
        r->at = r->raw.len;
        return DL_END;
    }
    dl_span span = b->articles.at[b->next++];
    doc.line = line_of(b, span.off);
    dl_code rc = fill(mem, dl_str_sub(b->text, span.off, span.len), &doc, &inner);
    if (rc == DL_OK && !dl_trim_wide(doc.text).len)
        rc = dl_fail(&inner, DL_EINPUT, "no text in it%s",
                     doc.title.len ? ", only a title" : "");
    if (rc == DL_OK && doc.text.len > DL_MAX_TEXT)
        rc = dl_fail(&inner, DL_ELIMIT, "text of %u bytes, limit %u", doc.text.len,
                     DL_MAX_TEXT);
    if (rc)
        return dl_fail_at(err, rc, NULL, doc.line, 0, "article %u of the export: %s",
                          b->next, inner.text);
    doc.text = dl_str_copy(mem, doc.text); /* the state may go before the document */
    doc.title = dl_str_copy(mem, dl_meta_trim(doc.title));
    doc.source = dl_str_copy(mem, dl_meta_trim(doc.source));
    doc.author = dl_str_copy(mem, dl_meta_author(dl_meta_trim(doc.author)));
    doc.lang = dl_str_copy(mem, dl_meta_trim(doc.lang));
    doc.uri = dl_str_copy(mem, dl_meta_trim(doc.uri));
    doc.id = dl_str_copy(mem, dl_meta_trim(doc.id));
    *out = doc;
    return DL_OK;
}
