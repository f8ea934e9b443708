/* grammar.c - tags and trees of all sentences of an article.
 *
 * In:  tokens and sentences. Out: a node for every token.
 * The treebank that the model is trained on writes plain quotation marks, apostrophes and
 * dashes; those of the text are read as such.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/grammar.h"

extern const char dl_model_data[], dl_model_data_end[];

dl_str dl_model_embedded(void) {
    return (dl_str){ dl_model_data, (uint32_t)(dl_model_data_end - dl_model_data) };
}

static const struct {
    const char *typeset, *plain;
} marks[] = {
    { "\xe2\x80\x98", "'" },   { "\xe2\x80\x99", "'" },  { "\xe2\x80\x9c", "\"" },
    { "\xe2\x80\x9d", "\"" },  { "\xe2\x80\x9e", "\"" }, { "\xc2\xab", "\"" },
    { "\xc2\xbb", "\"" },      { "\xe2\x80\x93", "-" },  { "\xe2\x80\x94", "--" },
    { "\xe2\x80\xa6", "..." },
};

static bool has_typeset(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] == 0xe2 || (unsigned char)s.ptr[i] == 0xc2)
            return true;
    return false;
}

static dl_str plain_form(dl_arena *mem, dl_str s) {
    if (!has_typeset(s)) return s;
    char *out = dl_alloc(mem, s.len + 1); /* no plain form is longer */
    uint32_t n = 0, i = 0;
    while (i < s.len) {
        dl_str rest = dl_str_sub(s, i, s.len);
        size_t k = 0;
        while (k < DL_N(marks) && !dl_str_starts(rest, marks[k].typeset)) k++;
        if (k == DL_N(marks)) {
            out[n++] = s.ptr[i++];
            continue;
        }
        i += (uint32_t)strlen(marks[k].typeset);
        for (const char *c = marks[k].plain; *c; c++) out[n++] = *c;
    }
    return (dl_str){ out, n };
}

void dl_find_grammar(dl_arena *mem, const dl_model *model, const dl_document *doc,
                     const dl_text *text, dl_grammar *out) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < text->sentences.n; i++)
        if (text->sentences.at[i].n > longest) longest = text->sentences.at[i].n;
    dl_parser *parser = dl_parser_new(model, mem, longest);
    dl_str *forms = DL_NEW_N(mem, dl_str, longest);
    out->at = DL_NEW_N(mem, dl_node, text->tokens.n);
    out->n = out->cap = text->tokens.n;
    for (uint32_t i = 0; i < out->n; i++) out->at[i].pos = DL_POS_X;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        for (uint32_t k = 0; k < s->n; k++)
            forms[k] = plain_form(mem, dl_token_str(doc, &text->tokens.at[s->first + k]));
        dl_parse_forms(parser, forms, s->n, out->at + s->first);
    }
}
