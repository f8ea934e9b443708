/* test_block.c - paragraphs of hard-wrapped, indented and one-line-a-paragraph texts.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/document.h"

/* In `blocks`, "|" stands between blocks and "~" for a line end inside one. */
static const struct {
    const char *text, *blocks;
} rows[] = {
    { "", "" },
    { " \n\t\n\xc2\xa0\n", "" },
    { "One line", "One line" },
    { "One.\n\nTwo.\n", "One.|Two." },
    { "One.\r\n\r\nTwo.\r\n", "One.|Two." },
    { "One.\r\rTwo.\r", "One.|Two." },
    { "  One.  \n \xc2\xa0 \n\xc2\xa0Two.\xc2\xa0\n", "One.|Two." },
    /* a heading and paragraphs of one line each */
    { "Envoys meet in Vienna\nThe envoys of both states met in Vienna on Monday for the "
      "first time since the war, their hosts said in the evening.\nThey will meet again.",
      "Envoys meet in Vienna|The envoys of both states met in Vienna on Monday for the "
      "first time since the war, their hosts said in the evening.|They will meet again." },
    /* hard-wrapped */
    { "The envoys of both states met in Vienna on Monday for the\n"
      "first time since the war, their hosts said in the evening,\n"
      "and agreed to go on talking. Nobody gave details of the\n"
      "agenda.\n\nThe next meeting is to be held in Bern.",
      "The envoys of both states met in Vienna on Monday for the~first time since the "
      "war, their hosts said in the evening,~and agreed to go on talking. Nobody gave "
      "details of the~agenda.|The next meeting is to be held in Bern." },
    /* wire copy: a short first line, indented paragraphs, a signature */
    { "The envoys of both states met\n"
      "in Vienna on Monday for the first time since the war, their\n"
      "hosts said in the evening.\n"
      "    They agreed to go on talking, and to let inspectors into\n"
      "the border zone.\n"
      "    No date was given.\n"
      "    The next meeting is to be held in Bern.\n"
      " Reuter",
      "The envoys of both states met~in Vienna on Monday for the first time since the "
      "war, their~hosts said in the evening.|They agreed to go on talking, and to let "
      "inspectors into~the border zone.|No date was given.|The next meeting is to be "
      "held in Bern.|Reuter" },
    /* wrapped, paragraphs neither indented nor apart */
    { "The envoys of both states met in Vienna on Monday for the\n"
      "first time since the war, their hosts said in the evening,\n"
      "and they went on.\n"
      "The next meeting is to be held in Bern before the end of the\n"
      "year, a spokesman told the press.",
      "The envoys of both states met in Vienna on Monday for the~first time since the "
      "war, their hosts said in the evening,~and they went on.|The next meeting is to be "
      "held in Bern before the end of the~year, a spokesman told the press." },
    /* the items of a list hang below their mark */
    { "The two states agreed on a number of points when they met in\n"
      "the capital of Austria on Monday, the hosts said:\n"
      "-   they will exchange the prisoners that both sides took in\n"
      "    the war of last year, and\n"
      "-   open the border.\n",
      "The two states agreed on a number of points when they met in~the capital of "
      "Austria on Monday, the hosts said:|-   they will exchange the prisoners that both "
      "sides took in~    the war of last year, and|-   open the border." },
    /* names, verse: short lines stay lines */
    { "Anna Berg\nKarl Winter\nOtto Sommer\nMaria Herbst",
      "Anna Berg|Karl Winter|Otto Sommer|Maria Herbst" },
    /* a few sentences, a line each, are no wrapped text */
    { "The first round of the talks ended on Monday.\nThe second one began on Tuesday.\n"
      "\"We are content,\" the envoy said. \"It is done.\"\nNobody knew more.",
      "The first round of the talks ended on Monday.|The second one began on Tuesday.|"
      "\"We are content,\" the envoy said. \"It is done.\"|Nobody knew more." },
    /* headlines of about the same width */
    { "Envoys of both states meet in Vienna after the war\n"
      "Ministers of Norland refuse to talk about the border\n"
      "Talks about fish and timber to be resumed in autumn\n"
      "Prisoners of the winter war come home after a year",
      "Envoys of both states meet in Vienna after the war|Ministers of Norland refuse to "
      "talk about the border|Talks about fish and timber to be resumed in autumn|"
      "Prisoners of the winter war come home after a year" },
    /* a sentence that one stray line end cuts */
    { "The talks in Vienna on the border between the two states were resumed on Monday "
      "afternoon after a break of two weeks that the\nNorland side had asked for.\nThey "
      "ended soon.",
      "The talks in Vienna on the border between the two states were resumed on Monday "
      "afternoon after a break of two weeks that the~Norland side had asked for.|They "
      "ended soon." },
};

START_TEST(test_blocks)
{
    dl_arena *mem = dl_arena_new();
    dl_document doc = { .text = dl_str_of(rows[_i].text) };
    dl_buf out = { 0 };
    uint32_t last = 0;
    dl_buf_puts(&out, "");
    dl_find_blocks(mem, &doc);
    for (uint32_t i = 0; i < doc.blocks.n; i++) {
        dl_span span = doc.blocks.at[i].span;
        ck_assert(span.len > 0 && span.off >= last &&
                  span.off + span.len <= doc.text.len);
        last = span.off + span.len;
        if (i) dl_buf_putc(&out, '|');
        for (uint32_t k = span.off; k < last; k++)
            dl_buf_putc(&out, doc.text.ptr[k] == '\n' ? '~' : doc.text.ptr[k]);
    }
    ck_assert_str_eq(out.ptr ? out.ptr : "", rows[_i].blocks);
    dl_buf_free(&out);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("block", tcase_add_loop_test(tc, test_blocks, 0, (int)DL_N(rows));)
