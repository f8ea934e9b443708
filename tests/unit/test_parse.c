/* test_parse.c - tags and trees of plain sentences, as any good parser has them; and what
 * holds for every tree.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "check_main.h"
#include "dateline/extract.h"

static dl_knowledge *knowledge;

/* Words with tag, number of the head and label; "form/TAG/HEAD/label". */
static const char *const sentences[] = {
    "The/DET/2/det envoys/NOUN/3/nsubj met/VERB/0/root in/ADP/6/case the/DET/6/det "
    "city/NOUN/3/obl ./PUNCT/3/punct",
    "She/PRON/2/nsubj signed/VERB/0/root the/DET/4/det treaty/NOUN/2/obj ./PUNCT/2/punct",
    "The/DET/2/det bridge/NOUN/4/nsubj:pass was/AUX/4/aux:pass destroyed/VERB/0/root "
    "by/ADP/7/case the/DET/7/det army/NOUN/4/obl:agent ./PUNCT/4/punct",
    "He/PRON/2/nsubj said/VERB/0/root that/SCONJ/6/mark the/DET/5/det war/NOUN/6/nsubj "
    "ended/VERB/2/ccomp ./PUNCT/2/punct",
    "The/DET/2/det minister/NOUN/5/nsubj did/AUX/5/aux not/PART/5/advmod "
    "resign/VERB/0/root ./PUNCT/5/punct",
    "They/PRON/2/nsubj want/VERB/0/root to/PART/4/mark return/VERB/2/xcomp "
    "home/ADV/4/advmod ./PUNCT/2/punct",
    "The/DET/2/det talks/NOUN/4/nsubj were/AUX/4/cop long/ADJ/0/root and/CCONJ/6/cc "
    "difficult/ADJ/4/conj ./PUNCT/4/punct",
};

typedef struct {
    dl_str form, pos, rel;
    int64_t head;
} gold_token;

/* The next word of REST; the form may itself be a slash's neighbour: cut from behind. */
static bool next_gold(dl_str *rest, gold_token *out) {
    if (!rest->len) return false;
    dl_str word = dl_str_cut(rest, ' ');
    dl_str fields[4];
    for (int i = 3; i > 0; i--) {
        uint32_t at = word.len;
        while (at > 0 && word.ptr[at - 1] != '/') at--;
        fields[i] = dl_str_sub(word, at, word.len);
        word.len = at - 1;
    }
    *out = (gold_token){ .form = word, .pos = fields[1], .rel = fields[3] };
    ck_assert(dl_str_int(fields[2], &out->head));
    return true;
}

START_TEST(trees)
{
    dl_str forms[64], rest = dl_str_of(sentences[_i]);
    gold_token gold[64];
    dl_node nodes[64];
    uint32_t n = 0;
    dl_arena *mem = dl_arena_new();
    while (next_gold(&rest, &gold[n])) {
        forms[n] = gold[n].form;
        n++;
    }
    dl_parse_forms(dl_parser_new(knowledge->grammar, mem, n), forms, n, nodes);
    for (uint32_t i = 0; i < n; i++) {
        const char *rel = dl_model_label(knowledge->grammar, nodes[i].rel);
        bool same = dl_str_is(gold[i].pos, dl_pos_name(nodes[i].pos)) &&
                    dl_str_is(gold[i].rel, rel) && gold[i].head == nodes[i].head;
        ck_assert_msg(same, "%.*s: %s %u %s", DL_ARG(forms[i]), dl_pos_name(nodes[i].pos),
                      nodes[i].head, rel);
    }
    dl_arena_free(mem);
}
END_TEST

/* One root, labelled so; every token comes to it. */
static void check_tree(const dl_node *nodes, uint32_t n) {
    uint32_t roots = 0;
    int label = dl_model_label_named(knowledge->grammar, DL_LIT("root"));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i, steps = 0;
        roots += nodes[i].head == 0;
        ck_assert_int_eq(nodes[i].head == 0, nodes[i].rel == label);
        while (nodes[at].head) {
            ck_assert_uint_le(nodes[at].head, n);
            ck_assert_uint_lt(steps++, n);
            at = nodes[at].head - 1u;
        }
    }
    ck_assert_uint_eq(roots, 1);
}

/* Sentences of any words and lengths, with one parser: nothing is left of the one before. */
START_TEST(always_a_tree)
{
    static const char *const words[] = { "the",
                                         "of",
                                         ",",
                                         "said",
                                         "\"",
                                         "who",
                                         "--",
                                         "and",
                                         "Ruritania",
                                         "1,234",
                                         "''",
                                         "to",
                                         "\xc3\xa9t\xc3\xa9",
                                         "is",
                                         "not",
                                         ";",
                                         "$",
                                         "qxzzq",
                                         "." };
    dl_arena *mem = dl_arena_new();
    dl_parser *used = dl_parser_new(knowledge->grammar, mem, DL_MAX_SENTENCE);
    dl_str *forms = DL_NEW_N(mem, dl_str, DL_MAX_SENTENCE);
    dl_node *nodes = DL_NEW_N(mem, dl_node, DL_MAX_SENTENCE);
    dl_node *again = DL_NEW_N(mem, dl_node, DL_MAX_SENTENCE);
    uint32_t seed = 1;
    for (uint32_t n = 1; n <= DL_MAX_SENTENCE; n += 1 + n / 2) {
        for (uint32_t i = 0; i < n; i++) {
            seed = seed * 1664525 + 1013904223;
            forms[i] = dl_str_of(words[(seed >> 16) % DL_N(words)]);
        }
        dl_parse_forms(used, forms, n, nodes);
        check_tree(nodes, n);
        dl_parse_forms(dl_parser_new(knowledge->grammar, mem, n), forms, n, again);
        ck_assert_mem_eq(nodes, again, n * sizeof *nodes);
    }
    dl_parse_forms(used, forms, 0, nodes);
    dl_arena_free(mem);
}
END_TEST

/* Typeset marks of an article are read as the plain ones of the treebank. */
START_TEST(typeset_marks)
{
    static const char *const texts[] = {
        "\"We won't go back,\" the mayor's brother said -- and left.",
        "\xe2\x80\x9cWe won\xe2\x80\x99t go back,\xe2\x80\x9d the mayor\xe2\x80\x99s brother "
        "said \xe2\x80\x94 and left.",
    };
    dl_analysis a[2];
    for (int i = 0; i < 2; i++) {
        dl_err err = { 0 };
        dl_document doc = { .text = dl_str_of(texts[i]), .published = DL_NO_TIME };
        dl_analysis_init(&a[i]);
        ck_assert_int_eq(dl_extract(knowledge, &doc, &a[i], NULL, &err), DL_OK);
        ck_assert_uint_eq(a[i].grammar.n, a[i].text.tokens.n);
    }
    ck_assert_uint_eq(a[0].grammar.n, a[1].grammar.n);
    ck_assert_mem_eq(a[0].grammar.at, a[1].grammar.at, a[0].grammar.n * sizeof(dl_node));
    for (int i = 0; i < 2; i++) dl_analysis_free(&a[i]);
}
END_TEST

static void load(void) {
    dl_err err = { 0 };
    ck_assert_msg(dl_knowledge_load(&knowledge, NULL, &err) == DL_OK, "%s", err.text);
    dl_knowledge_parse_all(knowledge);
}

static void unload(void) {
    dl_knowledge_free(knowledge);
}

DL_SUITE("parse", tcase_add_unchecked_fixture(tc, load, unload);
         tcase_add_loop_test(tc, trees, 0, DL_N(sentences));
         tcase_add_test(tc, always_a_tree); tcase_add_test(tc, typeset_marks);)
