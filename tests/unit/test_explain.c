/* test_explain.c - why an event was read so: rule, time, participants, evidence.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static const struct {
    const char *published, *text, *event, *line;
} rows[] = {
    { NULL, "France attacked Spain.", "attack",
      "attack (occurred, confidence 74 %): \"attacked\"" },
    { NULL, "France will attack Spain.", "attack",
      "attack (planned, confidence 64 %): \"attack\"" },
    { NULL, "France attacked Spain.", "attack", "  time: the sentence gives none" },
    { NULL, "France attacked Spain.", "attack",
      "  agent: \"France\" is France (country/france), known by the dictionary" },
    { NULL, "France attacked Spain.", "attack",
      "  target: \"Spain\" is Spain (country/spain), known by the dictionary" },
    { NULL, "France attacked Spain.", "attack",
      "  evidence: \"France attacked Spain.\"" },
    { NULL, "France attacked Spain.", "attack",
      "  found by: rule attack.assault (seeds/events/attack.event:#)" },
    { NULL, "France attacked Spain on Monday.", "attack",
      "  time: \"Monday\" is reckoned from the publication date (weekday 1 past), "
      "which is unknown" },
    { "2003-05-14", "France attacked Spain on Monday.", "attack",
      "  time: \"Monday\" is Mon 12 May 2003 (weekday 1 past; basis: published)" },
    { NULL, "France attacked Spain on 3 May 1998.", "attack",
      "  time: \"3 May 1998\" is Sun 3 May 1998 (date 1998 5 3; basis: explicit)" },
    { NULL, "Minister Ana Ruiz said that the bridge was closed.", "statement",
      "  found by: a cue of reported speech" },
    { NULL, "Minister Ana Ruiz said that the bridge was closed.", "statement",
      "  speaker: \"Ana Ruiz\" is Ana Ruiz (person/ana-ruiz), known by its title" },
    { NULL, "Minister Ana Ruiz left. \"It is late,\" she said.", "statement",
      "  speaker: \"she\" is Ana Ruiz (person/ana-ruiz), known by a pronoun" },
    { NULL,
      "In the long winter of that year and against all advice, France\nattacked Spain\x01 "
      "for gold.",
      "attack",
      "  evidence: \"In the long winter of that year and against all advice, France "
      "attacked Spain  for gold.\"" },
};

/* Is LINE what EXPECTED says? "#" stands for a number: frames move within their files. */
static bool says(dl_str line, const char *expected) {
    uint32_t at = 0;
    for (; *expected; expected++) {
        uint32_t from = at;
        if (*expected != '#') {
            if (at == line.len || line.ptr[at++] != *expected) return false;
            continue;
        }
        while (at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9') at++;
        if (at == from) return false;
    }
    return at == line.len;
}

START_TEST(lines)
{
    dl_analysis a;
    dl_buf out = { 0 };
    bool found = false;
    read_article(dl_str_of(rows[_i].text), rows[_i].published, &a);
    uint32_t event = find_event(&a, dl_str_of(rows[_i].event), 1);
    ck_assert_uint_ne(event, DL_NONE);
    dl_explain(knowledge, &a, event, &out);
    dl_str rest = { out.ptr, (uint32_t)out.len }, line;
    while (dl_str_line(&rest, &line)) found |= says(line, rows[_i].line);
    ck_assert_msg(found, "no line \"%s\" in:\n%.*s", rows[_i].line, (int)out.len,
                  out.ptr);
    dl_buf_free(&out);
    dl_analysis_free(&a);
}
END_TEST

/* The words of the article cannot break a line off. */
START_TEST(one_line_each)
{
    dl_analysis a;
    dl_buf out = { 0 };
    read_article(DL_LIT("In the long winter of that year and against all advice, France\n"
                        "attacked Spain on Monday."),
                 "2003-05-14", &a);
    uint32_t event = find_event(&a, DL_LIT("attack"), 1), n = 0;
    ck_assert_uint_ne(event, DL_NONE);
    dl_explain(knowledge, &a, event, &out);
    for (size_t i = 0; i < out.len; i++) n += out.ptr[i] == '\n';
    ck_assert_uint_eq(n, 4 + a.events.list.at[event].parts.n);
    dl_buf_free(&out);
    dl_analysis_free(&a);
}
END_TEST

DL_SUITE("explain", load_knowledge(); tcase_add_loop_test(tc, lines, 0, DL_N(rows));
         tcase_add_test(tc, one_line_each);)
