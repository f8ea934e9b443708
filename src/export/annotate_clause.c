/* annotate_clause.c - clauses as lines of annotations: who did what to whom.
 *
 * In:  an analysis. Out: a line for each predicate with its arguments, in words and in places.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_line.h"

static void put_lemma(const annotator *w, const dl_clause *c) {
    char buf[DL_LEMMA_MAX];
    const dl_text *text = &w->a->text;
    dl_str form = dl_token_str(&w->a->doc, &text->tokens.at[c->predicate]);
    bool first = c->predicate == text->sentences.at[c->sentence].first;
    dl_buf all = { 0 };
    dl_buf_str(&all, dl_lemma(form, w->a->trees.at[c->predicate].pos, first, buf));
    if (c->particle != DL_NONE) {
        dl_buf_putc(&all, ' ');
        dl_buf_str(&all, dl_token_str(&w->a->doc, &text->tokens.at[c->particle]));
    }
    dl_note_str(w, "lemma", (dl_str){ all.ptr, (uint32_t)all.len });
    dl_buf_free(&all);
}

static void put_token(const annotator *w, const char *name, uint32_t token) {
    dl_note_name(w, name);
    dl_note_pair(w, token == DL_NONE ? (dl_span){ 0 }
                                     : dl_token_span(&w->a->text, token, 1));
}

static void put_argument(const annotator *w, const dl_argument *a) {
    dl_str word = dl_str_of(dl_function_name(a->function));
    if (a->function == DL_FUNCTION_OBLIQUE)
        word = dl_token_str(&w->a->doc, &w->a->text.tokens.at[a->word]);
    uint32_t first, n;
    dl_phrase_of(&w->a->trees, a->head, &first, &n);
    dl_buf_puts(w->out, "{\"function\": ");
    dl_json_str(w->out, word);
    dl_note_place(w, dl_token_span(&w->a->text, first, n));
    put_token(w, "head", a->head);
    dl_note_name(w, "written");
    dl_buf_puts(w->out, a->filled ? "false}" : "true}");
}

void dl_note_clauses(const annotator *w) {
    for (uint32_t i = 0; i < w->a->clauses.list.n; i++) {
        const dl_clause *c = &w->a->clauses.list.at[i];
        dl_note_begin(w, "clause");
        dl_note_place(w, dl_token_span(&w->a->text, c->predicate, 1));
        put_lemma(w, c);
        dl_note_str(w, "type", dl_str_of(dl_clause_kind_name(c->kind)));
        dl_note_opt(w, "tense", dl_str_of(dl_tense_name(c->tense)));
        dl_note_str(w, "form", dl_str_of(dl_verb_form_name(c->form)));
        dl_note_str(w, "voice", dl_str_of(c->flags & DL_PASSIVE ? "passive" : "active"));
        dl_note_str(w, "polarity",
                    dl_str_of(c->flags & DL_NEGATED ? "negative" : "positive"));
        dl_note_opt(w, "modality", dl_str_of(dl_modality_name(c->modality)));
        put_token(w, "under", c->under);
        dl_note_str(w, "relation", dl_str_of(dl_rel_name(c->function)));
        dl_note_name(w, "arguments");
        dl_buf_putc(w->out, '[');
        for (uint32_t k = 0; k < c->n; k++) {
            if (k) dl_buf_puts(w->out, ", ");
            put_argument(w, &w->a->clauses.arguments.at[c->first + k]);
        }
        dl_buf_putc(w->out, ']');
        dl_note_end(w);
    }
}
