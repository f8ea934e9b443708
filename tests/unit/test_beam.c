/* test_beam.c - the careful parser: the same tree as the greedy one at width 1, always a
 * tree at any width, and two voices of one model are one.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "check_main.h"
#include "dateline/grammar.h"

static const char *const sentences[] = {
    "The envoys met in the city on Tuesday .",
    "\" We will not go back , \" said the mayor , who had left the hall before noon .",
    "Troops crossed the river and took the old fort after the talks in Ruritania failed .",
    "Minister to visit Strelsau",
    ". .",
    "Yes",
};
static const uint32_t widths[] = { 1, 2, 4, 8, DL_BEAM_MAX };
enum { MOST = 64 };

static uint32_t cut(const char *text, dl_str forms[MOST]) {
    dl_str rest = dl_str_of(text);
    uint32_t n = 0;
    while (rest.len) forms[n++] = dl_str_cut(&rest, ' ');
    return n;
}

static dl_model *open_model(dl_arena *mem) {
    dl_model *model;
    dl_err err = { 0 };
    ck_assert_msg(dl_model_open(&model, mem, dl_model_embedded(), &err) == DL_OK, "%s",
                  err.text);
    return model;
}

static void check_tree(const dl_node *nodes, uint32_t n) {
    uint32_t roots = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i, steps = 0;
        roots += nodes[i].head == 0;
        while (nodes[at].head) {
            ck_assert_uint_le(nodes[at].head, n);
            ck_assert_uint_lt(steps++, n);
            at = nodes[at].head - 1u;
        }
    }
    ck_assert_uint_eq(roots, 1);
}

START_TEST(width_one_is_greedy)
{
    dl_arena *mem = dl_arena_new();
    dl_model *model = open_model(mem);
    dl_parser *greedy = dl_parser_new(model, mem, MOST);
    dl_model_beam(model, 1);
    dl_parser *careful = dl_parser_new(model, mem, MOST);
    dl_str forms[MOST];
    dl_node a[MOST], b[MOST];
    uint32_t n = cut(sentences[_i], forms);
    dl_parse_forms(greedy, forms, n, a);
    dl_parse_forms(careful, forms, n, b);
    ck_assert_mem_eq(a, b, n * sizeof *a);
    dl_arena_free(mem);
}
END_TEST

/* A beam of any width gives trees; two parsers of one model decide as one does; and what
 * a parser did before leaves nothing behind. */
START_TEST(every_width)
{
    dl_arena *mem = dl_arena_new();
    dl_model *model = open_model(mem);
    dl_parser *parsers[] = { dl_parser_new(model, mem, MOST),
                             dl_parser_new(model, mem, MOST) };
    dl_beam *used = dl_beam_new(mem, MOST, widths[_i]);
    for (size_t i = 0; i < DL_N(sentences); i++) {
        dl_str forms[MOST];
        dl_node one[MOST], two[MOST], fresh[MOST];
        uint32_t n = cut(sentences[i], forms);
        dl_beam_parse(used, parsers, 1, forms, n, one);
        dl_beam_parse(used, parsers, 2, forms, n, two);
        dl_beam_parse(dl_beam_new(mem, n, widths[_i]), parsers, 1, forms, n, fresh);
        check_tree(one, n);
        ck_assert_mem_eq(one, two, n * sizeof *one);
        ck_assert_mem_eq(one, fresh, n * sizeof *one);
    }
    dl_arena_free(mem);
}
END_TEST

START_TEST(no_token)
{
    dl_arena *mem = dl_arena_new();
    dl_model *model = open_model(mem);
    dl_model_beam(model, 4);
    dl_node node = { .pos = DL_POS_VERB };
    dl_parse_forms(dl_parser_new(model, mem, 0), NULL, 0, &node);
    ck_assert_int_eq(node.pos, DL_POS_VERB);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("beam", tcase_add_loop_test(tc, width_one_is_greedy, 0, DL_N(sentences));
         tcase_add_loop_test(tc, every_width, 0, DL_N(widths));
         tcase_add_test(tc, no_token);)
