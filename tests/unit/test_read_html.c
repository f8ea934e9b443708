/* test_read_html.c - pages: what is their article, and what they say of it.
 *
 * SPDX-License-Identifier: MIT */
#include "reading.h"

#include "check_main.h"

/* Paragraphs long enough to be an article's. */
#define ONE                                                                              \
    "The delegations met in the old town hall of Norby on Monday and agreed to speak "   \
    "again in a week."
#define TWO                                                                              \
    "Minister Ada Lund said that the offer was still on the table, but that her "        \
    "patience was not without end."
#define THREE                                                                            \
    "A spokesman of the other side called the talks useful and declined to say more."
#define BODY "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define TEXT ONE "\n\n" TWO "\n\n" THREE
#define PAGE(head, body)                                                                 \
    "<!DOCTYPE html><html><head>" head "</head><body>" body "</body></html>"

static const struct {
    const char *html, *out;
} rows[] = {
    /* what is not the article */
    { PAGE("<title>Talks in Norby</title>",
           "<header><a href=/>Gazette</a><nav><ul><li><a href=/w>World</a><li><a "
           "href=/s>Sport</a></ul></nav></header><main><h1>Talks in Norby</h1>" BODY
           "</main><aside><h3>Most read</h3><p>" TWO "</p></aside><footer><p>All rights "
           "reserved by the publishers of the Gazette, Norby.</p></footer>"),
      "a|a|Talks in Norby|||||1|" TEXT "\n" },
    { PAGE("",
           "<div class=post><h1>T1 of the day</h1><div class='entry-content'><figure>"
           "<img src=x><figcaption>The town hall of Norby in a picture from May, "
           "seen from the river.</figcaption></figure>" BODY
           "<div class=share-bar><a href=x>Share</a> this with all of your friends and "
           "with people you hardly know.</div><div class='related-posts'><h3>More</h3>"
           "<ul><li><a href=1>Another story about Norby</a></ul></div></div><div "
           "id=comments><h2>3 comments</h2><p>" ONE ONE ONE "</p></div></div>"),
      "a|a|T1 of the day|||||1|" TEXT "\n" },
    { PAGE("",
           "<div id=cookie-consent><p>We and our partners store cookies on your device, "
           "as described in our policy.</p></div><article>" BODY
           "<p><a href=/x>Read more: what Norby means for the region and the "
           "world</a></p><p>Advertisement</p></article>"),
      "a|a||||||1|" TEXT "\n" },
    /* headings stay where something follows; behind "Related" nothing does */
    { PAGE("", "<article><p>" ONE "</p><h2>The offer</h2><p>" TWO "</p><h2>Related "
               "stories</h2><p>Norby prepares for the winter.</p></article>"),
      "a|a||||||1|" ONE "\n\nThe offer\n\n" TWO "\n" },
    /* the lead stands above the article's element; labels do not belong to it */
    { PAGE("", "<article><header><h1>Talks in Norby</h1><span>World</span><p "
               "class=lead>Both sides want to go on, but neither wants to move "
               "first.</p><div class=byline>By Mira Holt</div></header><div "
               "class=article-body>" BODY "</div></article>"),
      "a|a|Talks in Norby|||||1|Both sides want to go on, but neither wants to move "
      "first.\n\n" TEXT "\n" },
    /* wrappers named after what stands in them are not what they name */
    { PAGE("",
           "<div class='with-sidebar no-comments'><h1>Talks in Norby</h1>" BODY "</div>"),
      "a|a|Talks in Norby|||||1|" TEXT "\n" },
    /* layout by tables, and without paragraphs */
    { PAGE("", "<table><tr><td><a href=1>Home</a><br><a href=2>News</a></td><td>" ONE
               "<br><br>" TWO "<br><br>" THREE "</td></tr></table>"),
      "a|a||||||1|" TEXT "\n" },
    /* metadata: JSON-LD before OpenGraph before others */
    { PAGE("<title>Norby | Gazette</title><meta property=og:title content='Talks &amp; "
           "Tea'><meta property=og:site_name content=Gazette><meta name=author "
           "content='By Mira Holt'><link rel=canonical href=https://g.example/1><meta "
           "property=article:published_time content=2019-08-26T10:15:00+02:00>",
           BODY),
      "a|https://g.example/1|Talks & Tea|Gazette|Mira Holt||2019-08-26T10:15|1|" TEXT
      "\n" },
    { PAGE(
          "<script type=application/ld+json>{\"@context\":\"https://schema.org\","
          "\"@graph\":[{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"Gazette\"},"
          "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Mira Holt\"},"
          "{\"@type\":[\"NewsArticle\"],\"headline\":\"Talks in\nNorby\",\"inLanguage\":"
          "\"en-GB\",\"author\":[{\"@id\":\"#p\"}],\"publisher\":{\"@id\":\"#o\"},"
          "\"datePublished\":\"2019-08-26T08:15:00Z\",},]}</script><meta property=og:title "
          "content=Other>",
          BODY),
      "a|a|Talks in Norby|Gazette|Mira Holt|en-GB|2019-08-26T08:15|1|" TEXT "\n" },
    /* Greenwich, when another place has the newsroom's own clock */
    { PAGE(
          "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":"
          "\"2019-08-27T01:15:00.000Z\"}</script>",
          "<h1>Talks in Norby</h1><time datetime=2019-08-26T21:15:00-04:00>Aug 26"
          "</time>" BODY),
      "a|a|Talks in Norby||||2019-08-26T21:15|1|" TEXT "\n" },
    /* broken JSON-LD costs nothing but itself */
    { PAGE("<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": "
           "</script><meta property=og:title content='Talks in Norby'>",
           BODY),
      "a|a|Talks in Norby|||||1|" TEXT "\n" },
    /* dates that people read, not the day of the visit */
    { PAGE("", "<div class=current-date>Friday, 3 April 2020</div><h1>Talks in Norby</h1>"
               "<p class=meta>Veröffentlicht am 26. August 2019 um 10.15 Uhr</p>" BODY),
      "a|a|Talks in Norby||||2019-08-26T10:15|1|" TEXT "\n" },
    { PAGE("", "<h1>Talks in Norby</h1><span class=date>26.8.2019</span> <span "
               "class=date>Updated 28.8.2019</span>" BODY),
      "a|a|Talks in Norby||||2019-08-26T00:00|1|" TEXT "\n" },
    { PAGE("<link rel=canonical href=https://www.g.example/2019/08/26/talks>", BODY),
      "a|https://www.g.example/2019/08/26/talks||g.example|||2019-08-26T00:00|1|" TEXT
      "\n" },
    { PAGE("<link rel=canonical href=https://g.example/2019/08/26/talks><meta "
           "property=article:published_time content=2019-08-27T01:30:00Z>",
           BODY),
      "a|https://g.example/2019/08/26/talks||g.example|||2019-08-26T00:00|1|" TEXT "\n" },
    { PAGE("<link rel=canonical href=https://g.example/2019/08/24/talks><meta "
           "property=article:published_time content=2019-08-27T01:30:00Z>",
           BODY),
      "a|https://g.example/2019/08/24/talks||g.example|||2019-08-27T01:30|1|" TEXT "\n" },
    /* what stands for nothing */
    { PAGE("<meta property=article:published_time content=1970-01-01T00:00:00Z><meta "
           "property=og:title content=talks-in-norby><title>Talks in Norby</title>",
           BODY),
      "a|a|Talks in Norby|||||1|" TEXT "\n" },
    /* a date of another article is none of this one */
    { PAGE("", "<h1>Talks in Norby</h1>" BODY "<div class=related><article><time "
               "datetime=2011-01-01>1.1.2011</time><p>Norby then</p></article></div>"),
      "a|a|Talks in Norby|||||1|" TEXT "\n" },
    /* titles without the name of the site */
    { PAGE("<title>Talks in Norby – The Gazette</title><meta property=og:site_name "
           "content='The Gazette'>",
           BODY),
      "a|a|Talks in Norby|The Gazette||||1|" TEXT "\n" },
    /* the text is in the metadata only */
    { PAGE(
          "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" ONE
          "\\n\\n" TWO "\"}</script>",
          "<div id=root></div>"),
      "a|a||||||1|" ONE "\n\n" TWO "\n" },
    /* a live blog: newest first, over a midnight; what stands before it */
    { PAGE(
          "<meta property=article:published_time content=2019-08-27T07:00:00+02:00><link "
          "rel=canonical href=https://g.example/live>",
          "<div class=live-blog><h1>Talks in Norby: live updates</h1><p>" ONE
          "</p><p>" TWO "</p><ol><li id=e3><b>01:10</b><h3>A break</h3><p>" ONE
          "</p></li><li id=e2><b>23:40 Uhr</b><p>" TWO "</p></li><li "
          "id=e1><span>9.05</span><p>" THREE "</p></li></ol></div>"),
      "a|https://g.example/live#1|Talks in Norby: live updates|g.example|||"
      "2019-08-27T07:00|1|" ONE "\n\n" TWO "\n"
      "a#2|https://g.example/live#e3|A break|g.example|||2019-08-27T01:10|1|" ONE "\n"
      "a#3|https://g.example/live#e2|Talks in Norby: live updates|g.example|||"
      "2019-08-26T23:40|1|" TWO "\n"
      "a#4|https://g.example/live#e1|Talks in Norby: live updates|g.example|||"
      "2019-08-26T09:05|1|" THREE "\n" },
    /* the same with times of their own, and as JSON-LD only */
    { PAGE("", "<main class=liveticker><h1>Norby</h1><article><time "
               "datetime=2019-08-26T10:00:00+02:00>10:00</time><p>" ONE "</p></article>"
               "<article><time datetime=2019-08-26T09:00:00+02:00>9:00</time><p>" TWO
               "</p></article><article><time datetime=2019-08-25T09:00:00+02:00>Sunday"
               "</time><p>" THREE "</p></article></main>"),
      "a|a|Norby||||2019-08-26T10:00|1|" ONE "\na#2|a#2|Norby||||2019-08-26T09:00|1|" TWO
      "\na#3|a#3|Norby||||2019-08-25T09:00|1|" THREE "\n" },
    { PAGE("<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":"
           "\"Norby live\",\"liveBlogUpdate\":[{\"headline\":\"Two\",\"datePublished\":"
           "\"2019-08-26T10:00+02:00\",\"articleBody\":\"" TWO "\"},{\"articleBody\":"
           "\"<p>" ONE "</p>\"}]}</script>",
           "<div id=app></div>"),
      "a|a|Two||||2019-08-26T10:00|1|" TWO "\na#2|a#2|Norby live|||||1|" ONE "\n" },
    /* times of day among the paragraphs, on a page that does not call itself live */
    { PAGE("<meta name=pubdate content=2019-08-26>",
           "<article><h1>A day in Norby</h1><p>9:00 a.m.</p><p>" ONE
           "</p><p>10:00 a.m.</p><p>" TWO "</p><p>11:00 a.m.</p><p>" THREE
           "</p><p>12:00 p.m.</p><p>" ONE "</p><p>2:30 p.m.</p><p>" TWO
           "</p><p>3:00 p.m.</p><p>" THREE "</p></article>"),
      "a|a|A day in Norby||||2019-08-26T09:00|1|" ONE
      "\na#2|a#2|A day in Norby||||2019-08-26T10:00|1|" TWO
      "\na#3|a#3|A day in Norby||||2019-08-26T11:00|1|" THREE
      "\na#4|a#4|A day in Norby||||2019-08-26T12:00|1|" ONE
      "\na#5|a#5|A day in Norby||||2019-08-26T14:30|1|" TWO
      "\na#6|a#6|A day in Norby||||2019-08-26T15:00|1|" THREE "\n" },
    /* a record of several days, each under its date */
    { PAGE("<meta name=pubdate content=2019-08-28>",
           "<article><h1>Three days in Norby</h1><h2>26 August 2019</h2><p>" ONE
           "</p><h2>Tuesday, 27 August 2019</h2><p>" TWO "</p><p>" ONE
           "</p><h2>28 August 2019</h2><p>" THREE "</p></article>"),
      "a|a|Three days in Norby||||2019-08-26T00:00|1|" ONE
      "\na#2|a#2|Three days in Norby||||2019-08-27T00:00|1|" TWO "\n\n" ONE
      "\na#3|a#3|Three days in Norby||||2019-08-28T00:00|1|" THREE "\n" },
    /* a history under its dates is one article */
    { PAGE("<meta name=pubdate content=2019-08-28>",
           "<article><h1>The war in Norby</h1><h2>26 August 1998</h2><p>" ONE
           "</p><h2>27 August 2001</h2><p>" TWO "</p><h2>28 August 2012</h2><p>" THREE
           "</p></article>"),
      "a|a|The war in Norby||||2019-08-28T00:00|1|26 August 1998\n\n" ONE
      "\n\n27 August 2001\n\n" TWO "\n\n28 August 2012\n\n" THREE "\n" },
    /* an article with one time and dated comments is one article */
    { PAGE("", "<article><h1>Norby, live from the hall</h1><time datetime=2019-08-26>26 "
               "August</time>" BODY "</article><ol class=comments><li><time "
               "datetime=2019-08-27></time><p>" ONE "</p></li><li><time "
               "datetime=2019-08-28></time><p>" ONE "</p></li><li><time "
               "datetime=2019-08-29></time><p>" ONE "</p></li></ol>"),
      "a|a|Norby, live from the hall||||2019-08-26T00:00|1|" TEXT "\n" },
    /* nothing there */
    { PAGE("", "<div id=root></div>"), "error: a:1: no article on the page\n" },
    { PAGE("", ""), "error: a:1: no article on the page\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_input(dl_str_of(rows[_i].html), "a", NULL, &out);
    ck_assert_str_eq(out.ptr, rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

static const struct {
    const char *raw, *reader;
} sniffs[] = {
    { "<!doctype html><p>x", "html" },
    { "\n <!-- saved --><HTML lang=en><body>", "html" },
    { "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>", "html" },
    { "<p>Talks began.</p>", "html" },
    { "Talks of <html> began.", "text" },
    { "{\"text\": \"<html>\"}", "json" },
    { "", "text" },
};

START_TEST(test_sniff)
{
    const dl_reader *reader = dl_reader_for(dl_str_of(sniffs[_i].raw), "a");
    ck_assert_str_eq(reader->name, sniffs[_i].reader);
}
END_TEST

/* A page of megabytes is read, and its text is limited. */
START_TEST(test_large)
{
    dl_buf raw = { 0 }, out = { 0 };
    dl_buf_puts(&raw, "<html><body><article>");
    while (raw.len < DL_MAX_TEXT + 4096) dl_buf_puts(&raw, "<p>" ONE "</p>");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert(dl_str_starts(dl_str_of(out.ptr), "a|a|"));
    dl_buf_clear(&out);
    while (raw.len < 2 * DL_MAX_TEXT) dl_buf_puts(&raw, "<p>" ONE "</p>");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert(dl_str_starts(dl_str_of(out.ptr), "error: a:1: text of 1"));
    dl_buf_free(&raw);
    dl_buf_free(&out);
}
END_TEST

/* What is nested too deep is left out, and a warning says so. */
START_TEST(test_deep)
{
    dl_buf raw = { 0 }, out = { 0 };
    dl_buf_puts(&raw, "<html><body><article>" BODY);
    for (uint32_t i = 0; i < 2 * DL_MAX_NESTING; i++) dl_buf_puts(&raw, "<div>");
    dl_buf_puts(&raw, "<p>" ONE "</p>");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert_str_eq(out.ptr,
                     "warning: the end of the page is left out: its elements are "
                     "nested too deep\na|a||||||1|" TEXT "\n");
    dl_buf_free(&raw);
    dl_buf_free(&out);
}
END_TEST

DL_SUITE("read_html", tcase_add_loop_test(tc, test_rows, 0, DL_N(rows));
         tcase_add_loop_test(tc, test_sniff, 0, DL_N(sniffs));
         tcase_add_test(tc, test_large); tcase_add_test(tc, test_deep);)
