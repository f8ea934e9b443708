/* read_html.c - web pages.
 *
 * SPDX-License-Identifier: MIT */
#include "page.h"
#include "reader.h"

static int sniff_html(dl_str raw) {
    dl_str head = dl_str_sub(raw, 0, 1024);
    return dl_str_find(head, DL_LIT("<html"), 0) != DL_NONE            ? 95
           : dl_str_find(head, DL_LIT("<!DOCTYPE html"), 0) != DL_NONE ? 95
                                                                       : 0;
}

static dl_code next_html(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_page page;
    if (r->at >= r->raw.len) return DL_END;
    r->at = r->raw.len;
    dl_page_parse(mem, r->raw, &page);
    out->text = dl_page_article(mem, &page);
    if (dl_trim_wide(out->text).len == 0)
        return dl_fail_at(err, DL_EINPUT, NULL, 1, 0, "no article on the page");
    return DL_OK;
}

const dl_reader dl_reader_html = {
    .name = "html",
    .suffixes = ".html .htm .xhtml .shtml",
    .help = "web pages: the article without what stands around it",
    .sniff = sniff_html,
    .next = next_html,
};
