/* test_read_xml.c - feeds, wire formats, Factiva: where facts stand, faults, entities.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

#define DC   "xmlns:dc='http://purl.org/dc/elements/1.1/' "
#define MORE "xmlns:content='http://purl.org/rss/1.0/modules/content/' "

static const struct {
    const char *raw, *out;
} rows[] = {
    /* RSS: the whole text before the summary; HTML in both */
    { "<?xml version='1.0'?>\n<rss version='2.0' " DC MORE
      "><channel><title>Gazette</title>"
      "<language>en</language>\n<item><title>Talks &amp;amp; more</title><link>https://g.example/1"
      "</link><guid isPermaLink='false'>7</guid><pubDate>Mon, 26 Aug 2019 10:15:00 +0200"
      "</pubDate><dc:creator>A B</dc:creator><description>Short.</description>"
      "<content:encoded><![CDATA[<p>One &amp; two.</p><p>Three.</p>]]></content:encoded>"
      "</item>\n<item><title>U</title><description>&lt;b&gt;Bold&lt;/b&gt; words&nbsp;here"
      "</description><author>c@d.example (C D)</author></item>\n"
      "<item><title>V</title></item></channel></rss>",
      "7|https://g.example/1|Talks & more|Gazette|A B|en|2019-08-26T10:15|3|One & two.\n\n"
      "Three.\na#2|a#2|U|Gazette|C D|en||4|Bold words here\n"
      "error: a:5: no text in it, only a title\n" },
    /* Atom: three kinds of content */
    { "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Gazette</title>\n"
      "<entry><title type='html'>A &amp;lt; B</title><id>https://g.example/1</id>"
      "<link rel='self' href='https://g.example/self'/><link href='https://g.example/2'/>"
      "<updated>2019-08-27T00:00:00Z</updated><published>2019-08-26T10:15:00Z</published>"
      "<author><name>A B</name></author><content type='xhtml'><div xmlns='"
      "http://www.w3.org/1999/xhtml'><p>One.</p><p>Two <i>and</i> three.</p></div></content>"
      "</entry>\n<entry><title>T</title><updated>2019-08-26</updated><content type='html'>"
      "&lt;p&gt;One.&lt;/p&gt;</content></entry>\n<entry><title>U</title><summary>Short."
      "</summary></entry>\n<entry><title>V</title><content type='image/png'>aGVs</content>"
      "</entry></feed>",
      "a|https://g.example/2|A < B|Gazette|A B|en|2019-08-26T10:15|2|One.\n\nTwo and three.\n"
      "a#2|a#2|T|Gazette||en|2019-08-26T00:00|3|One.\n"
      "warning: no text; its summary is read\na#3|a#3|U|Gazette||en||4|Short.\n"
      "error: a:5: no text in it, only a title\n" },
    /* RDF: items stand beside the channel */
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' " DC
      "xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'><title>Gazette</title></channel>"
      "<item rdf:about='https://g.example/1'><title>T</title><description>Talks.</description>"
      "<dc:date>2019-08-26T10:15+02:00</dc:date></item></rdf:RDF>",
      "a|https://g.example/1|T|Gazette|||2019-08-26T10:15|1|Talks.\n" },
    /* NITF: a dateline set off from its text; pictures left out */
    { "<nitf baselang='en'><head><title>Other</title><meta name='x-source' content='AB'/>"
      "<docdata><date.issue norm='20190826T101500+0000'/><doc-id id-string='n1'/></docdata>"
      "</head><body><body.head><hedline><hl1>T</hl1><hl2>more</hl2></hedline><byline>By "
      "<person>A B</person></byline><dateline>DOHA, Aug 26 (AB) -</dateline><abstract><p>In "
      "short</p></abstract></body.head><body.content><media><media-caption>A picture"
      "</media-caption></media><p>Talks\n began.</p><hl2>Later</hl2><ul><li>One</li><li>Two"
      "</li></ul></body.content></body></nitf>",
      "n1|a#n1|T|AB|A B|en|2019-08-26T10:15|1|DOHA, Aug 26 (AB) - Talks began.\n\nLater\n\n"
      "One\n\nTwo\n" },
    /* NewsML-G2: XHTML, escaped once too often; NITF inside; a picture without words */
    { "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sender>AB</sender>"
      "</header><itemSet>\n<newsItem guid='urn:x:1' xml:lang='en-GB'><itemMeta>"
      "<versionCreated>2019-08-26T12:00:00Z</versionCreated><firstCreated>2019-08-26T10:15:00Z"
      "</firstCreated></itemMeta><contentMeta><by>By A B</by><headline> T </headline>"
      "</contentMeta><contentSet><inlineXML><html><body><p>O&amp;#39;Neill &amp;amp; he said:"
      "</p><p/><p>Talks.</p></body></html></inlineXML></contentSet></newsItem>\n"
      "<newsItem guid='urn:x:2'><itemMeta><provider literal='CD'/></itemMeta><contentMeta>"
      "<infoSource><name>EF</name></infoSource></contentMeta><contentSet><inlineXML><nitf>"
      "<head><title>U</title></head><body><body.head><byline>C D</byline></body.head>"
      "<body.content><p>Talks.</p></body.content></body></nitf></inlineXML></contentSet>"
      "</newsItem>\n<newsItem guid='urn:x:3'><contentSet><remoteContent href='x.jpg'/>"
      "</contentSet></newsItem></itemSet></newsMessage>",
      "urn:x:1|a#urn:x:1|T|AB|A B|en-GB|2019-08-26T10:15|2|O'Neill & he said:\n\nTalks.\n"
      "urn:x:2|a#urn:x:2|U|EF|C D|||3|Talks.\nerror: a:4: no text in it\n" },
    /* without a headline the first heading is one */
    { "<newsItem guid='1'><contentSet><inlineXML><html><body><h2>H</h2><p>A.</p></body></html>"
      "</inlineXML></contentSet></newsItem>",
      "1|a#1|H|||||1|H\n\nA.\n" },
    /* NewsML 1 */
    { "<?xml version='1.0'?><!DOCTYPE NewsML SYSTEM 'NewsML.dtd' [ <!ENTITY % n SYSTEM "
      "'nitf.dtd'> %n; ]>\n<NewsML><NewsItem xml:lang='en'><Identification><NewsIdentifier>"
      "<ProviderId>ab.example</ProviderId><NewsItemId>9</NewsItemId></NewsIdentifier>"
      "</Identification><NewsManagement><FirstCreated>20190826T101500+0000</FirstCreated>"
      "</NewsManagement><NewsComponent><NewsLines><HeadLine>T</HeadLine><ByLine>A B</ByLine>"
      "</NewsLines><AdministrativeMetadata><Source><Party FormalName='AB'/></Source>"
      "</AdministrativeMetadata><ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent>"
      "</ContentItem></NewsComponent></NewsItem></NewsML>",
      "9|a#9|T|AB|A B|en|2019-08-26T10:15|2|One.\n\nTwo.\n" },
    /* Factiva */
    { "<PPSResponse><ppsArticleResponse><ppsarticle><article><accessionNo>X1</accessionNo>"
      "<baseLanguage>EN</baseLanguage><headline><paragraph><hlt>T</hlt> - more</paragraph>"
      "</headline><leadParagraph><paragraph>One\n two.</paragraph></leadParagraph>"
      "<publicationDate><dateTime>2019-08-26T10:15:00Z</dateTime></publicationDate>"
      "<sourceName>Gazette</sourceName><tailParagraphs><paragraph>Three.</paragraph>"
      "<paragraph display='Preformatted'> A\n B</paragraph></tailParagraphs></article>"
      "</ppsarticle><ppsarticle><article><headline>U</headline><leadParagraph>\nOne\n  two.\n"
      "</leadParagraph></article></ppsarticle></ppsArticleResponse></PPSResponse>",
      "X1|a#X1|T - more|Gazette||EN|2019-08-26T10:15|1|One two.\n\nThree.\n\n A\n B\n"
      "a#2|a#2|U|||||3|One\n  two.\n" },
    /* broken off: what came before is read */
    { "<rss><channel><item><description>A</description></item>\n<item><descrip",
      "a|a||||||1|A\nerror: a:2: bad XML: Couldn't find end of Start Tag descrip\n" },
    { "<rss><channel></channel></rss>", "error: a: no article in it\n" },
    { "<?xml version='1.0'?><note>A</note>",
      "error: a:1: XML of an unknown kind: its root is <note>, not rss, feed, RDF, nitf, "
      "newsMessage, newsItem, NewsML or a Factiva answer\n" },
    { "", "error: a: the file is empty\n" },
    /* lone ampersands, names of HTML's characters, control characters */
    { "<rss><channel><item><description>A & B&hellip; C\x0b&#8217;s &bogus; D</description>"
      "</item></channel></rss>",
      "a|a||||||1|A & B… C ’s &bogus; D\n" },
    /* entities: neither files nor bombs */
    { "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
      "<description>A&x;B</description></item></channel></rss>",
      "a|a||||||1|AB\n" },
    { "<!DOCTYPE rss [<!ENTITY a 'bombbombbomb'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c "
      "'&b;&b;&b;&b;'>]><rss><channel><item lang='&c;'><title>&c;T</title><description>A&c;"
      "</description></item></channel></rss>",
      "a|a|T|||||1|A\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_input(dl_str_of(rows[_i].raw), "a", "xml", &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_recognised)
{
    static const struct {
        const char *raw, *name;
    } cases[] = {
        { "<?xml version='1.0'?><!-- a <b> --><rss>", "xml" },
        { "\n<nitf><body>", "xml" },
        { "<!DOCTYPE NewsML [ <!ENTITY % n SYSTEM 'x'> ]> <NewsML>", "xml" },
        { "<n:newsItem xmlns:n='x'>", "xml" },
        { "<rss and other words", "xml" },
        { "<3 is a heart", "text" },
    };
    for (size_t i = 0; i < DL_N(cases); i++)
        ck_assert_str_eq(dl_reader_for(dl_str_of(cases[i].raw), "a")->name,
                         cases[i].name);
}
END_TEST

/* A billion laughs, in an element and in an attribute: soon over. */
START_TEST(test_bomb)
{
    dl_buf raw = { 0 }, out = { 0 };
    dl_buf_puts(&raw, "<!DOCTYPE rss [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 30; i++)
        dl_buf_printf(&raw, "<!ENTITY l%d '&l%d;&l%d;&l%d;&l%d;'>", i, i - 1, i - 1,
                      i - 1, i - 1);
    dl_buf_puts(&raw, "]><rss><channel><item><link href='&l29;'/><title>&l29;</title>"
                      "<description>A&l29;</description></item></channel></rss>");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert_msg(out.len < 1000, "%zu bytes", out.len);
    dl_buf_clear(&raw);
    dl_buf_clear(&out);
    dl_buf_puts(&raw, "<rss>");
    for (int i = 0; i < 100000; i++) dl_buf_puts(&raw, "<item>");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert_ptr_nonnull(strstr(out.ptr, "error: a:1: "));
    dl_buf_free(&raw);
    dl_buf_free(&out);
}
END_TEST

DL_SUITE("read_xml", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_recognised); tcase_add_test(tc, test_bomb);)
