/* conllu.c - tokens and trees in CoNLL-U, with their places in the article.
 *
 * In:  an analysis with grammar. Out: the format of the Universal Dependencies project;
 * MISC has the offsets in characters of the article's text, end exclusive.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/annotate.h"

typedef struct {
    const dl_knowledge *k;
    const dl_analysis *a;
    dl_chars chars;
    dl_buf *out;
} writer;

/* In one line: tabs, line ends and control characters become spaces. */
static void put_plain(const writer *w, dl_str s) {
    for (uint32_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        dl_buf_putc(w->out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
    }
}

static void write_comments(const writer *w, uint32_t sentence) {
    const dl_sentence *s = &w->a->text.sentences.at[sentence];
    if (sentence == 0) {
        dl_buf_puts(w->out, "# newdoc id = ");
        put_plain(w, w->a->doc.id);
        dl_buf_putc(w->out, '\n');
    }
    if (sentence == 0 || s[-1].block != s->block) dl_buf_puts(w->out, "# newpar\n");
    dl_buf_puts(w->out, "# sent_id = ");
    put_plain(w, w->a->doc.id);
    dl_buf_printf(w->out, "-%u\n# text = ", sentence + 1);
    put_plain(w, dl_span_str(&w->a->doc, dl_token_span(&w->a->text, s->first, s->n)));
    dl_buf_putc(w->out, '\n');
}

static void write_token(const writer *w, const dl_sentence *s, const dl_str *forms,
                        uint32_t i) {
    const dl_text *text = &w->a->text;
    const dl_token *token = &text->tokens.at[s->first + i];
    const dl_node *node = &w->a->grammar.at[s->first + i];
    dl_span place = dl_chars_span(&w->chars, (dl_span){ token->off, token->len });
    dl_buf_printf(w->out, "%u\t", i + 1);
    char lemma[DL_LEMMA_MAX];
    put_plain(w, forms[i]);
    dl_buf_putc(w->out, '\t');
    put_plain(w, dl_lemma_at(forms, node - i, s->n, i, lemma));
    dl_buf_printf(w->out, "\t%s\t_\t_\t%u\t%s\t_\tstart_char=%u|end_char=%u",
                  dl_pos_name(node->pos), node->head,
                  dl_model_label(w->k->grammar, node->rel), place.off,
                  place.off + place.len);
    if (i + 1 < s->n && !(token[1].flags & DL_SPACE_BEFORE))
        dl_buf_puts(w->out, "|SpaceAfter=No");
    dl_buf_putc(w->out, '\n');
}

void dl_annotate_conllu(const dl_knowledge *k, dl_analysis *a, dl_buf *out) {
    writer w = { .k = k, .a = a, .out = out };
    uint32_t longest = 0;
    DL_ASSERT(k->grammar);
    dl_chars_make(a->mem, a->doc.text, &w.chars);
    for (uint32_t i = 0; i < a->text.sentences.n; i++)
        if (a->text.sentences.at[i].n > longest) longest = a->text.sentences.at[i].n;
    dl_str *forms = DL_NEW_N(a->mem, dl_str, longest);
    for (uint32_t i = 0; i < a->text.sentences.n; i++) {
        const dl_sentence *s = &a->text.sentences.at[i];
        write_comments(&w, i);
        for (uint32_t t = 0; t < s->n; t++)
            forms[t] = dl_token_str(&a->doc, &a->text.tokens.at[s->first + t]);
        for (uint32_t t = 0; t < s->n; t++) write_token(&w, s, forms, t);
        dl_buf_putc(out, '\n');
    }
}
