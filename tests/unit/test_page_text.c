/* test_page_text.c - the text of HTML: white space, paragraphs, lines, tables, references.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/document/page.h"
#include "check_main.h"

static const struct {
    const char *html, *text;
} rows[] = {
    { "", "" },
    { "Talks began.", "Talks began." },
    { "<p>Talks began.</p><p>They  ended\n on Monday.</p>",
      "Talks began.\n\nThey ended on Monday." },
    { "<p>Talks <b>be</b>gan <a href=x>in <i>Oslo</i></a>.", "Talks began in Oslo." },
    { "One<br>two<br/><br>three", "One\ntwo\n\nthree" },
    { "<ul><li>One<li>two</ul>after", "One\n\ntwo\n\nafter" },
    { "<h2>Head</h2>body<div>next</div>tail", "Head\n\nbody\n\nnext\n\ntail" },
    { "<article><section>A</section><custom-x>B</custom-x></article>", "A\n\nB" },
    { "A &amp; B &lt;b&gt; caf&eacute; &#8220;x&#8221;&nbsp;y", "A & B <b> café “x” y" },
    { "<script>var a = '<p>x</p>';</script><style>p{}</style>A<!-- B -->", "A" },
    { "<select><option>x</select><textarea>y</textarea><button>z</button>A", "A" },
    { "<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree" },
    { "<table><tr><th>State</th><td>12</td></tr><tr><td>Oslo<td>3</table>",
      "State\t12\n\nOslo\t3" },
    { "<table><tr><td><div>Left</div></td><td><div>Right</div></td></tr></table>",
      "Left\n\nRight" },
    { "A</p></div></b>B", "A\n\nB" },
    { "<p>A<p>B<div><p>C", "A\n\nB\n\nC" },
    { "</html>A<p>B</body></html><p>C", "A\n\nB\n\nC" },
    { "<!DOCTYPE html SYSTEM \"http://192.0.2.1/x.dtd\"><p>1 &a;</p>", "1 &a;" },
    { "min\xc2\xad"
      "ister&nbsp;\xe2\x80\x8b<b>A</b>&nbsp;<p>&nbsp;</p>&#8203;",
      "minister A" },
    { "<noscript>Switch it on</noscript><template>x</template>A", "A" },
};

START_TEST(test_rows)
{
    dl_arena *mem = dl_arena_new();
    dl_str text = dl_html_to_text(mem, dl_str_of(rows[_i].html));
    ck_assert_str_eq(dl_str_z(mem, text), rows[_i].text);
    dl_arena_free(mem);
}
END_TEST

static const struct {
    const char *s;
    bool html;
} looks[] = {
    { "", false },
    { "Talks began <b>today</b>", true },
    { "one<br/>two", true },
    { "<P CLASS=\"x\">A", true },
    { "<!DOCTYPE html><x>", true },
    { "A &amp; B &amp; C", true },
    { "AT&T; a < b and c > d", false },
    { "mail <name@example.org> or <https://example.org/>", false },
    { "A & B &amp; C", false },
};

START_TEST(test_looks)
{ ck_assert_int_eq(dl_looks_like_html(dl_str_of(looks[_i].s)), looks[_i].html); }
END_TEST

/* A DTD inside the page defines nothing. */
START_TEST(test_entities)
{
    dl_arena *mem = dl_arena_new();
    dl_str text = dl_html_to_text(
        mem, DL_LIT("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                    "\"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"/etc/passwd\">]>"
                    "<p>1 &b;&f;</p>"));
    ck_assert(dl_str_ends(text, "1 &b;&f;"));
    dl_arena_free(mem);
}
END_TEST

static dl_str repeat(dl_arena *mem, const char *piece, uint32_t n) {
    dl_buf all = { 0 };
    for (uint32_t i = 0; i < n; i++) dl_buf_puts(&all, piece);
    dl_buf_puts(&all, "end");
    dl_str s = dl_str_copy(mem, (dl_str){ all.ptr, (uint32_t)all.len });
    dl_buf_free(&all);
    return s;
}

/* A page that is nested deeper than the limit keeps what comes before. */
START_TEST(test_deep)
{
    dl_arena *mem = dl_arena_new();
    dl_page page;
    dl_page_parse(mem, repeat(mem, "<div>a", DL_MAX_NESTING - 10), &page);
    ck_assert_ptr_null(page.cut);
    dl_page_parse(mem, repeat(mem, "<div>a", 100000), &page);
    ck_assert_ptr_nonnull(page.cut);
    dl_page_blocks blocks;
    dl_page_cut(mem, &page, DL_NONE, &blocks);
    dl_str text = dl_page_join(mem, &blocks, NULL);
    ck_assert(dl_str_starts(text, "a\n\na\n\na"));
    ck_assert_uint_lt(page.nodes.n, 4 * DL_MAX_NESTING);
    dl_arena_free(mem);
}
END_TEST

START_TEST(test_many)
{
    dl_arena *mem = dl_arena_new();
    dl_page page;
    dl_page_parse(mem, repeat(mem, "<br>", DL_MAX_NODES + 10), &page);
    ck_assert_ptr_nonnull(page.cut);
    ck_assert_uint_le(page.nodes.n, DL_MAX_NODES + 1);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("page_text", tcase_add_loop_test(tc, test_rows, 0, DL_N(rows));
         tcase_add_loop_test(tc, test_looks, 0, DL_N(looks));
         tcase_add_test(tc, test_entities); tcase_add_test(tc, test_deep);
         tcase_add_test(tc, test_many);)
