/* grammar.c - tags and trees of all sentences of an article.
 *
 * In:  tokens and sentences. Out: a node for every token.
 * Where the treebank that the model is trained on has one word for several tokens of ours
 * ("mid-July"), so has the parser.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/grammar.h"

extern const char dl_model_data[], dl_model_data_end[];

dl_str dl_model_embedded(void) {
    return (dl_str){ dl_model_data, (uint32_t)(dl_model_data_end - dl_model_data) };
}

/* ---- words of the parser ---------------------------------------------------------------- */

typedef struct {
    const dl_document *doc;
    const dl_text *text;
    dl_parser *parser;
    uint8_t compound, punct; /* labels */
    dl_str *forms;           /* as the parser reads them */
    uint32_t *ends;          /* of each the token behind it */
    dl_node *nodes;
} work;

/* Tokens that are one word in the treebank: "mid-July" is three here, so that July is
 * found. 1 when TOKEN stands alone; END: of the sentence. */
static uint32_t word_length(const work *w, uint32_t token, uint32_t end) {
    const dl_token *t = &w->text->tokens.at[token];
    if (token + 2 >= end || t->kind != DL_WORD || t[1].kind != DL_PUNCT ||
        (t[1].flags | t[2].flags) & DL_SPACE_BEFORE || !(t[2].flags & DL_CAPITAL) ||
        w->doc->text.ptr[t[1].off] != '-' || t[1].len != 1)
        return 1;
    if (t->flags & DL_UPPER || !dl_is_prefix(dl_token_str(w->doc, t))) return 1;
    return 3;
}

/* The tree over words becomes one over tokens: a word's last token stands for it, its
 * prefix depends on that. */
static void write_tokens(const work *w, uint32_t words, uint32_t first, dl_node *out) {
    for (uint32_t i = 0, token = 0; i < words; token = w->ends[i++] - first) {
        uint32_t main = w->ends[i] - first - 1;
        dl_node node = w->nodes[i];
        if (node.head) node.head = (uint16_t)(w->ends[node.head - 1] - first);
        out[main] = node;
        if (token == main) continue;
        out[token] = (dl_node){ .pos = DL_POS_X,
                                .rel = w->compound,
                                .head = (uint16_t)(main + 1) };
        out[token + 1] = (dl_node){ .pos = DL_POS_PUNCT,
                                    .rel = w->punct,
                                    .head = (uint16_t)(main + 1) };
    }
}

static void parse_sentence(const work *w, const dl_sentence *s, dl_node *out) {
    uint32_t end = s->first + s->n, words = 0;
    for (uint32_t i = s->first; i < end; words++) {
        uint32_t n = word_length(w, i, end);
        dl_span span = dl_token_span(w->text, i, n);
        w->forms[words] = dl_span_str(w->doc, span);
        w->ends[words] = i += n;
    }
    if (words == s->n) {
        dl_parse_forms(w->parser, w->forms, words, out);
        return;
    }
    dl_parse_forms(w->parser, w->forms, words, w->nodes);
    write_tokens(w, words, s->first, out);
}

static uint8_t label(const dl_model *model, const char *name) {
    int rel = dl_model_label_named(model, dl_str_of(name));
    return (uint8_t)(rel < 0 ? 0 : rel);
}

/* Can a word of S, or what is quoted in it, start an event or statement? */
static bool matters(const dl_text *text, const dl_sentence *s, const uint64_t *starters) {
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const dl_token *t = &text->tokens.at[i];
        if (t->kind == DL_QUOTE || starters[t->word / 64] & UINT64_C(1) << t->word % 64)
            return true;
    }
    return false;
}

uint32_t dl_find_grammar(dl_arena *mem, const dl_model *model, const dl_document *doc,
                         const dl_text *text, const uint64_t *starters, dl_grammar *out) {
    uint32_t longest = 0, skipped = 0;
    for (uint32_t i = 0; i < text->sentences.n; i++)
        if (text->sentences.at[i].n > longest) longest = text->sentences.at[i].n;
    work w = { .doc = doc,
               .text = text,
               .parser = dl_parser_new(model, mem, longest),
               .compound = label(model, "compound"),
               .punct = label(model, "punct"),
               .forms = DL_NEW_N(mem, dl_str, longest),
               .ends = DL_NEW_N(mem, uint32_t, longest),
               .nodes = DL_NEW_N(mem, dl_node, longest) };
    out->at = DL_NEW_N(mem, dl_node, text->tokens.n);
    out->n = out->cap = text->tokens.n;
    for (uint32_t i = 0; i < out->n; i++) out->at[i].pos = DL_POS_X;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        if (starters && !matters(text, s, starters))
            skipped++;
        else
            parse_sentence(&w, s, out->at + s->first);
    }
    return skipped;
}
