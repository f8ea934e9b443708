/* read_html.c - web pages: one article each, or the entries of a live blog.
 *
 * In:  the UTF-8 bytes of a page. Out: its article, with title, dates, source, author,
 * language and address where the page says them.
 * The text is what people read as the article, paragraphs apart. A page that shows its
 * text only after running scripts, or after paying, may still carry it in its metadata.
 *
 * SPDX-License-Identifier: MIT */
#include "page_facts.h"
#include "reader.h"

enum {
    SNIFFED = 16384, /* bytes in which a page begins */
    FEW = 3, /* the text in metadata is that many times longer: it is the article */
};

/* ---- recognising ---------------------------------------------------------------------- */

static int sniff_html(dl_str raw) {
    static const char *const begins[] = { "<!doctype html", "<html", "<head", "<body" };
    char lower[SNIFFED];
    dl_str head = dl_str_trim(dl_str_sub(raw, 0, SNIFFED));
    if (!head.len || head.ptr[0] != '<') return 0;
    for (uint32_t i = 0; i < head.len; i++)
        lower[i] = head.ptr[i] >= 'A' && head.ptr[i] <= 'Z' ? (char)(head.ptr[i] | 0x20)
                                                            : head.ptr[i];
    dl_str low = { lower, head.len };
    for (size_t i = 0; i < DL_N(begins); i++)
        if (dl_str_find(low, dl_str_of(begins[i]), 0) != DL_NONE) return 85;
    return dl_looks_like_html(dl_str_sub(head, 0, 32)) ? 60 : 0;
}

/* ---- the article ---------------------------------------------------------------------- */

/* The article's text, from the page or, where that has next to nothing, from what its
 * metadata carry. */
static dl_str text_of(dl_arena *mem, const dl_finding *f, const dl_page_facts *facts) {
    dl_str text = dl_page_join(mem, &f->blocks, f->keep);
    dl_str carried = dl_claim_best(facts, DL_FACT_BODY);
    if (carried.len / FEW <= text.len) return text;
    return dl_looks_like_html(carried) ? dl_html_to_text(mem, carried) : carried;
}

/* ---- live blogs ----------------------------------------------------------------------- */

typedef struct {
    dl_arena *mem;
    dl_document page; /* what all entries share */
    dl_page_entry *at;
    uint32_t n, next;
} live;

static void copy_strings(dl_arena *mem, dl_document *doc) {
    doc->uri = dl_str_copy(mem, doc->uri);
    doc->title = dl_str_copy(mem, doc->title);
    doc->source = dl_str_copy(mem, doc->source);
    doc->author = dl_str_copy(mem, doc->author);
    doc->lang = dl_str_copy(mem, doc->lang);
}

/* Keeps the entries, and before them what stands around, for the calls to come. */
static void keep_live(dl_reading *r, const dl_page_facts *facts, const dl_document *doc,
                      dl_str around) {
    dl_arena *mem = dl_arena_new();
    live *l = DL_NEW(mem, live);
    *l = (live){ .mem = mem, .page = *doc };
    copy_strings(mem, &l->page);
    l->at = DL_NEW_N(mem, dl_page_entry, facts->entries.n + 1);
    if (around.len)
        l->at[l->n++] =
            (dl_page_entry){ .text = dl_str_copy(mem, around), .at = doc->published };
    for (uint32_t i = 0; i < facts->entries.n; i++) {
        const dl_page_entry *e = &facts->entries.at[i];
        l->at[l->n++] = (dl_page_entry){
            .id = dl_str_copy(mem, e->id),
            .title = dl_str_copy(mem, e->title),
            .author = dl_str_copy(mem, e->author),
            .text = dl_str_copy(mem, e->text),
            .at = e->at,
        };
    }
    r->state = l;
}

static dl_code next_entry(dl_reading *r, dl_arena *mem, dl_document *out) {
    live *l = r->state;
    if (l->next == l->n) {
        r->at = r->raw.len;
        return DL_END;
    }
    const dl_page_entry *e = &l->at[l->next++];
    *out = l->page;
    out->text = dl_str_copy(mem, e->text);
    out->published = e->at == DL_NO_TIME ? l->page.published : e->at;
    out->updated = DL_NO_TIME;
    copy_strings(mem, out);
    if (e->title.len) out->title = dl_str_copy(mem, dl_meta_trim(e->title));
    if (e->author.len) out->author = dl_str_copy(mem, dl_meta_trim(e->author));
    if (out->uri.len && e->id.len)
        out->uri = dl_str_fmt(mem, "%.*s#%.*s", DL_ARG(out->uri), DL_ARG(e->id));
    else if (out->uri.len)
        out->uri = dl_str_fmt(mem, "%.*s#%u", DL_ARG(out->uri), l->next);
    return DL_OK;
}

static void close_html(dl_reading *r) {
    live *l = r->state;
    if (l) dl_arena_free(l->mem);
    r->state = NULL;
}

/* ---- the reader ----------------------------------------------------------------------- */

static dl_code next_html(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_page page;
    dl_finding f;
    dl_page_facts facts = { 0 };
    if (r->state) return next_entry(r, mem, out);
    if (r->at >= r->raw.len) return DL_END;
    dl_page_parse(mem, r->raw, &page);
    dl_page_find(mem, &page, &f);
    dl_page_jsonld(mem, &page, &facts);
    dl_page_meta(mem, &f, &facts);
    dl_page_believe(mem, &facts, out);
    if (page.cut)
        out->warning = dl_str_fmt(mem, "the end of the page is left out: %s", page.cut);
    dl_str around = dl_page_live(mem, &f, out, &facts);
    if (facts.entries.n) {
        keep_live(r, &facts, out, around);
        return next_entry(r, mem, out);
    }
    r->at = r->raw.len;
    out->text = text_of(mem, &f, &facts);
    if (dl_trim_wide(out->text).len == 0)
        return dl_fail_at(err, DL_EINPUT, NULL, 1, 0, "no article on the page%s%s",
                          page.cut ? ": " : "", page.cut ? page.cut : "");
    if (out->text.len > DL_MAX_TEXT)
        return dl_fail_at(err, DL_ELIMIT, NULL, 1, 0, "text of %u bytes, limit %u",
                          out->text.len, DL_MAX_TEXT);
    return DL_OK;
}

const dl_reader dl_reader_html = {
    .name = "html",
    .suffixes = ".html .htm .xhtml .shtml",
    .help = "web pages: the article without what stands around it",
    .sniff = sniff_html,
    .next = next_html,
    .close = close_html,
};
