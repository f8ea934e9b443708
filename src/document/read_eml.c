/* read_eml.c - mail messages and web archives (.mht): one article each.
 *
 * In:  a message. Out: its text, with subject, date and sender.
 * Of alternatives the plain text counts, unless it is a stub beside the HTML; a message
 * attached to an empty one is read instead of it. A web archive is the page in it.
 *
 * SPDX-License-Identifier: MIT */
#include "mime.h"
#include "page.h"
#include "reader.h"

enum { MAX_PARTS = 256, MAX_INSIDE = 8, STUB = 200 /* bytes */ };

typedef struct {
    dl_arena *mem;
    dl_str plain, html;
    dl_mime attached; /* a message */
    uint32_t n;
} parts;

/* ---- parts ---------------------------------------------------------------------------- */

static bool is_attachment(dl_arena *mem, const dl_mime *part) {
    return dl_mime_is(dl_mime_header(mem, part, "content-disposition"), "attachment");
}

/* PART itself: the first plain text and the first HTML count. */
static void take_part(parts *p, const dl_mime *part, dl_str type) {
    if (dl_mime_is(type, "message/rfc822")) {
        if (!p->attached.body.ptr)
            p->attached = dl_mime_split(dl_mime_body(p->mem, part));
        return;
    }
    if (is_attachment(p->mem, part)) return;
    if (dl_mime_is(type, "text/html") && !p->html.len)
        p->html = dl_mime_body(p->mem, part);
    else if ((!type.len || dl_mime_is(type, "text/plain")) && !p->plain.len)
        p->plain = dl_mime_body(p->mem, part);
}

/* All parts below MESSAGE, in order, without recursion deeper than MAX_INSIDE. */
static void take_parts(parts *p, const dl_mime *message, uint32_t inside) {
    dl_str type = dl_mime_header(p->mem, message, "content-type");
    if (!dl_mime_is(type, "multipart/")) {
        take_part(p, message, type);
        return;
    }
    dl_str boundary = dl_mime_parameter(p->mem, type, "boundary"), rest = message->body;
    dl_mime part;
    while (inside < MAX_INSIDE && boundary.len && p->n < MAX_PARTS &&
           dl_mime_next(&rest, boundary, &part)) {
        p->n++;
        take_parts(p, &part, inside + 1);
    }
}

/* ---- headers -------------------------------------------------------------------------- */

/* "Fwd: Re: Talks": what of it is the title. */
static dl_str cut_prefixes(dl_str s) {
    static const char *const prefixes[] = { "Fwd:", "FWD:", "Fw:", "FW:", "Re:",
                                            "RE:",  "WG:",  "TR:", "AW:" };
    for (size_t i = 0; i < DL_N(prefixes); i++) {
        if (!dl_str_starts(s, prefixes[i])) continue;
        s = dl_str_trim(dl_str_sub(s, (uint32_t)strlen(prefixes[i]), s.len));
        i = (size_t)-1;
    }
    return s;
}

/* "The Gazette" <news@g.example>: the name, else the address. */
static dl_str sender_name(dl_str from) {
    uint32_t open = dl_str_find(from, DL_LIT("<"), 0);
    dl_str name = dl_str_trim(dl_str_sub(from, 0, open == DL_NONE ? from.len : open));
    if (name.len > 1 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"')
        name = dl_str_trim(dl_str_sub(name, 1, name.len - 2));
    if (name.len || open == DL_NONE) return name;
    dl_str address = dl_str_sub(from, open + 1, from.len);
    return dl_str_trim(dl_str_cut(&address, '>'));
}

static void take_headers(dl_arena *mem, const dl_mime *message, dl_document *doc) {
    doc->title = dl_meta_trim(cut_prefixes(dl_mime_header(mem, message, "subject")));
    doc->source = dl_meta_trim(sender_name(dl_mime_header(mem, message, "from")));
    doc->lang = dl_meta_trim(dl_mime_header(mem, message, "content-language"));
    dl_meta_date(mem, doc, dl_mime_header(mem, message, "date"));
}

/* ---- the article ---------------------------------------------------------------------- */

/* A page that a browser saved as a message: read as the page it is. */
static dl_code read_page(dl_arena *mem, dl_str html, dl_str address, dl_document *doc,
                         dl_err *err) {
    dl_reading page = { .raw = html };
    dl_document out = *doc;
    dl_code rc = dl_reader_html.next(&page, mem, &out, err);
    if (dl_reader_html.close) dl_reader_html.close(&page);
    if (rc == DL_END) return dl_fail(err, DL_EINPUT, "no article on the page");
    if (rc) return rc;
    if (!out.uri.len) out.uri = dl_meta_trim(address);
    *doc = out;
    return DL_OK;
}

static dl_code read_message(dl_arena *mem, const dl_mime *message, uint32_t inside,
                            dl_document *doc, dl_err *err) {
    parts p = { .mem = mem };
    take_parts(&p, message, 0);
    dl_str address = dl_mime_header(mem, message, "snapshot-content-location");
    if (!address.len && dl_mime_is(dl_mime_header(mem, message, "from"), "<Saved by"))
        address = dl_mime_header(mem, message, "content-location");
    if (address.len && p.html.len) return read_page(mem, p.html, address, doc, err);
    take_headers(mem, message, doc);
    dl_str plain = dl_trim_wide(p.plain);
    doc->text = p.plain;
    if (p.html.len && (!plain.len || plain.len < STUB)) {
        dl_str text = dl_html_to_text(mem, p.html);
        if (dl_trim_wide(text).len > plain.len) doc->text = text;
    }
    if (dl_trim_wide(doc->text).len) return DL_OK;
    if (p.attached.body.ptr && inside < MAX_INSIDE)
        return read_message(mem, &p.attached, inside + 1, doc, err);
    return dl_fail(err, DL_EINPUT, "no text in this message");
}

/* ---- the reader ----------------------------------------------------------------------- */

/* Headers that only messages have count twice. */
static int sniff_eml(dl_str raw) {
    static const struct {
        const char *name;
        int weight;
    } known[] = { { "from:", 1 },         { "to:", 1 },          { "subject:", 1 },
                  { "date:", 1 },         { "message-id:", 2 },  { "mime-version:", 2 },
                  { "received:", 2 },     { "return-path:", 2 }, { "delivered-to:", 2 },
                  { "content-type:", 2 }, { "x-", 1 },           { "reply-to:", 1 } };
    dl_str rest = dl_mime_split(dl_str_sub(raw, 0, 1 << 16)).headers, line;
    int weight = 0, lines = 0;
    while (dl_str_line(&rest, &line)) {
        if (line.len && strchr(" \t", line.ptr[0]) && lines) continue;
        const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
        if (!colon || memchr(line.ptr, ' ', (size_t)(colon - line.ptr))) return 0;
        lines++;
        for (size_t i = 0; i < DL_N(known); i++)
            if (dl_mime_is(line, known[i].name)) weight += known[i].weight;
    }
    return weight >= 4 && lines >= 3 ? 91 : 0;
}

static dl_code next_eml(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_err inner = { 0 };
    dl_document doc = *out;
    if (r->at >= r->raw.len) return DL_END;
    r->at = r->raw.len;
    dl_mime message = dl_mime_split(r->raw);
    dl_code rc = read_message(mem, &message, 0, &doc, &inner);
    if (rc == DL_OK && doc.text.len > DL_MAX_TEXT)
        rc = dl_fail(&inner, DL_ELIMIT, "text of %u bytes, limit %u", doc.text.len,
                     DL_MAX_TEXT);
    if (rc) return dl_fail_at(err, rc, NULL, 1, 0, "%s", inner.text);
    *out = doc;
    return DL_OK;
}

const dl_reader dl_reader_eml = {
    .name = "eml",
    .suffixes = ".eml .mht .mhtml",
    .help = "a mail message, or a page saved as a web archive",
    .sniff = sniff_eml,
    .next = next_eml,
};
