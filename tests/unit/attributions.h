/* attributions.h - attributions as tests write them down.
 *
 * SPDX-License-Identifier: MIT */
#ifndef ATTRIBUTIONS_H
#define ATTRIBUTIONS_H

#include "reading_article.h"

/* All attributions, "mode act | source | cue | content / content", joined by " || ". */
static void render_attributions(const dl_analysis *a, dl_str expected, dl_buf *out) {
    (void)expected;
    if (!a->speeches.list.n) dl_buf_puts(out, "none");
    for (uint32_t i = 0; i < a->speeches.list.n; i++) {
        const dl_speech *s = &a->speeches.list.at[i];
        dl_str source = s->source.len ? dl_span_str(&a->doc, s->source) : DL_LIT("-");
        dl_buf_printf(out, "%s%s %s%.*s | %.*s | %.*s | ", i ? " || " : "",
                      dl_mode_name(s->mode), s->negated ? "not " : "", DL_ARG(s->act),
                      DL_ARG(source), DL_ARG(dl_span_str(&a->doc, s->cue)));
        for (uint32_t c = 0; c < s->content.n; c++) {
            dl_str words = dl_span_str(&a->doc, s->content.at[c]);
            if (c) dl_buf_puts(out, " / ");
            for (uint32_t b = 0; b < words.len; b++)
                dl_buf_putc(out, words.ptr[b] == '\n' ? ' ' : words.ptr[b]);
        }
    }
}

#endif
