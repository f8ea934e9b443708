/* test_exports.c - the exports, read back by other programs' parsers: jansson, libxml2,
 * libical; with texts of articles that would be markup, escapes or line ends.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#ifdef HAVE_LIBICAL
#include <libical/ical.h>
#endif

#include "check_main.h"

#include "dateline/export.h"

/* Markup, quotes, escapes of every format, controls, marks of direction, a noncharacter. */
#define HOSTILE                                                                          \
    "</script><script>alert(1)</script> \"a\" 'b' \\ ; , : | ` * [x](y) & \x01\x1b[31m " \
    "\xe2\x80\xae"                                                                       \
    "evil\xe2\x80\xac\r\nEND:VEVENT\t\xef\xbf\xbe --> ]]>"

static dl_arena *mem;

static void set_up(void) {
    mem = dl_arena_new();
}
static void tear_down(void) {
    dl_arena_free(mem);
}

static const dl_column columns[] = { { "key", NULL, 0, NULL },
                                     { "sentence", NULL, 0, NULL },
                                     { NULL, NULL, 0, NULL } };
static const dl_command command = { .name = "export", .columns = columns };

struct event {
    const char *key, *type, *status, *begins, *ends, *grain, *place, *text, *plover;
};

static void plain(dl_cell *to, const char *name, const char *value) {
    dl_cell_text(mem, to, name, dl_str_of(value));
    to->in.at[to->in.n - 1].plain = true;
}

static void add_text(dl_cell *to, const char *name, const char *value) {
    dl_cell_text(mem, to, name, dl_str_of(value));
}

static void add_actor(dl_cell *role, const char *key, const char *name) {
    dl_cell *actor = dl_cell_add(mem, role, NULL, DL_CELL_OBJECT);
    add_text(actor, "key", key);
    add_text(actor, "name", name);
}

static dl_cell record_of(const struct event *event) {
    dl_cell record = { .kind = DL_CELL_OBJECT };
    add_text(&record, "key", event->key);
    add_text(&record, "type", event->type);
    add_text(&record, "status", event->status);
    add_text(&record, "begins", event->begins);
    add_text(&record, "ends", event->ends);
    add_text(&record, "grain", event->grain);
    add_text(&record, "place", event->place);
    add_text(&record, "title", event->text);
    dl_cell *actors = dl_cell_add(mem, &record, "actors", DL_CELL_OBJECT);
    dl_cell *role = dl_cell_add(mem, actors, "participant", DL_CELL_LIST);
    add_actor(role, "country/norway", "Norway");
    add_actor(role, "person/hostile", event->text);
    add_actor(role, NULL, "two officials");
    add_text(&record, "plover", event->plover);
    dl_cell_int(mem, &record, "articles", 1);
    plain(&record, "when", "Mon 26 Aug 2019");
    plain(&record, "sentence", event->text);
    dl_cell *reports = dl_cell_add(mem, &record, "reports", DL_CELL_LIST);
    dl_cell *report = dl_cell_add(mem, reports, NULL, DL_CELL_OBJECT);
    add_text(report, "text", event->text);
    add_text(report, "uri", "javascript:alert(1)//http://x");
    add_text(report, "article_title", event->text);
    plain(report, "told_by", event->text);
    plain(report, "published_on", "Tue 27 Aug 2019");
    return record;
}

/* The events in FORMAT; twice, since the same records give the same bytes. */
static dl_str export(const char *format, const struct event *events, size_t n) {
    dl_str first = { 0 };
    for (int round = 0; round < 2; round++) {
        dl_writer_options options = { .format = dl_export_named(dl_str_of(format)) };
        dl_err err = { 0 };
        ck_assert_ptr_nonnull(options.format);
        dl_writer *writer = dl_writer_new(&command, &options);
        ck_assert_int_eq(dl_writer_begin(writer, columns, &options, &err), DL_OK);
        for (size_t i = 0; i < n; i++) {
            dl_cell record = record_of(&events[i]);
            dl_writer_record(writer, &record);
        }
        dl_writer_end(writer);
        dl_str text = { writer->out.ptr, (uint32_t)writer->out.len };
        ck_assert_uint_eq(dl_utf8_check(text.ptr, text.len), text.len);
        if (round == 1) ck_assert(dl_str_eq(first, text));
        first = dl_str_copy(mem, text);
        dl_writer_free(writer);
    }
    return first;
}

static bool has(dl_str text, const char *what) {
    return dl_str_find(text, dl_str_of(what), 0) != DL_NONE;
}

static const struct event events[] = {
    { "meeting-1", "meeting", "occurred", "2019-08-26T00:00", "2019-08-27T00:00", "day",
      "Doha, Qatar", HOSTILE, "CONSULT" },
    { "meeting-2", "meeting", "occurred", "2019-09-01T09:30", "2019-09-01T10:30", "hour",
      "Atlantis", "They met again", "CONSULT" },
    { "meeting-3", "meeting", "denied", "2019-09-01T00:00", "2019-10-01T00:00", "month",
      "Georgia", "They did not meet", "CONSULT" },
    { "talk_round-4", "talk_round", "planned", "2020-01-01T00:00", "2021-01-01T00:00",
      "year", NULL, "A round planned", "AGREE" },
    { "meeting-5", "meeting", "occurred", NULL, NULL, NULL, "Oslo", "A third time",
      "CONSULT" },
};

START_TEST(names)
{
    size_t n;
    const dl_format *const *exports = dl_exports(&n);
    ck_assert_uint_ge(n, 9);
    for (size_t i = 0; i < n; i++) {
        ck_assert_ptr_eq(dl_export_named(dl_str_of(exports[i]->name)), exports[i]);
        ck_assert(exports[i]->help[0] != '\0');
        ck_assert(export(exports[i]->name, events, DL_N(events)).len > 0);
        (void)export(exports[i]->name, NULL, 0);
    }
    ck_assert_ptr_null(dl_export_named(DL_LIT("table")));
}
END_TEST

static json_t *parse(dl_str text) {
    json_error_t error;
    json_t *json = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(json != NULL, "line %d: %s", error.line, error.text);
    return json;
}

static const char *text_in(json_t *object, const char *outer, const char *inner) {
    return json_string_value(json_object_get(json_object_get(object, outer), inner));
}

START_TEST(timelinejs)
{
    json_t *json = parse(export("timelinejs", events, DL_N(events)));
    json_t *list = json_object_get(json, "events"), *event = json_array_get(list, 0);
    ck_assert_uint_eq(json_array_size(list), 4); /* one is undated */
    const char *headline = text_in(event, "text", "headline");
    ck_assert(!strpbrk(headline, "<>\"'\n\x1b"));
    ck_assert(strstr(headline, "&lt;/script&gt;"));
    ck_assert(!strstr(text_in(event, "text", "text"), "<script"));
    ck_assert_ptr_null(json_object_get(event, "end_date"));
    json_t *start = json_object_get(json_array_get(list, 1), "start_date");
    ck_assert_int_eq(json_integer_value(json_object_get(start, "minute")), 30);
    start = json_object_get(json_array_get(list, 2), "start_date");
    ck_assert_int_eq(json_integer_value(json_object_get(start, "month")), 9);
    ck_assert_ptr_null(json_object_get(start, "day"));
    start = json_object_get(json_array_get(list, 3), "start_date");
    ck_assert_ptr_null(json_object_get(start, "month"));
    json_decref(json);
}
END_TEST

static double longitude(json_t *feature) {
    json_t *geometry = json_object_get(feature, "geometry");
    return json_real_value(json_array_get(json_object_get(geometry, "coordinates"), 0));
}

START_TEST(geojson)
{
    json_t *json = parse(export("geojson", events, DL_N(events)));
    json_t *list = json_object_get(json, "features");
    ck_assert_str_eq(json_string_value(json_object_get(json, "type")),
                     "FeatureCollection");
    ck_assert_uint_eq(json_array_size(list), DL_N(events));
    ck_assert_double_eq_tol(longitude(json_array_get(list, 0)), 51.53, 0.2); /* Doha */
    ck_assert(json_is_null(json_object_get(json_array_get(list, 1), "geometry")));
    ck_assert_double_eq_tol(longitude(json_array_get(list, 2)), 43.5,
                            2); /* the country */
    ck_assert_str_eq(text_in(json_array_get(list, 2), "properties", "precision"),
                     "country");
    ck_assert_double_eq_tol(longitude(json_array_get(list, 4)), 10.75, 0.2);
    json_decref(json);
}
END_TEST

/* Every line ends with CRLF, none is longer than 75 bytes, each folded one is a whole. */
START_TEST(ics_lines)
{
    dl_str text = export("ics", events, DL_N(events)), rest = text, line;
    uint32_t n = 0;
    for (uint32_t at = 0; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        ck_assert(c != '\n' || text.ptr[at - 1] == '\r');
        ck_assert(c >= ' ' || c == '\n' || c == '\r');
    }
    while (dl_str_line(&rest, &line)) {
        ck_assert_uint_le(line.len, 75);
        ck_assert_uint_eq(dl_utf8_check(line.ptr, line.len), line.len);
        n += dl_str_is(line, "END:VEVENT");
    }
    ck_assert_uint_eq(n, 4);
    ck_assert(has(text, "DTSTART;VALUE=DATE:20190826\r\nDTEND;VALUE=DATE:20190827\r\n"));
    ck_assert(has(text, "DTSTART:20190901T093000\r\nDTEND:20190901T103000\r\n"));
    ck_assert(has(text, "STATUS:CANCELLED") && has(text, "STATUS:TENTATIVE"));
    ck_assert(!has(text, "URL:"));
}
END_TEST

#ifdef HAVE_LIBICAL
START_TEST(ics_libical)
{
    dl_str text = export("ics", events, DL_N(events));
    icalcomponent *calendar = icalparser_parse_string(text.ptr);
    ck_assert_ptr_nonnull(calendar);
    icalrestriction_check(calendar);
    ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
    ck_assert_int_eq(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 4);
    icalcomponent *event =
        icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    const char *summary = icalcomponent_get_summary(event);
    ck_assert(strstr(summary, "</script><script>alert(1)</script> \"a\" 'b' \\ ; , :"));
    ck_assert(strstr(summary, "evil END:VEVENT"));
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    ck_assert(start.is_date && start.year == 2019 && start.month == 8 && start.day == 26);
    icalcomponent_free(calendar);
    icalmemory_free_ring();
}
END_TEST
#endif

static xmlNode *child(xmlNode *node, const char *name, int n) {
    for (xmlNode *at = node->children; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && strcmp((const char *)at->name, name) == 0 &&
            n-- == 0)
            return at;
    return NULL;
}

START_TEST(graphml)
{
    dl_str text = export("graphml", events, DL_N(events));
    xmlDoc *document =
        xmlReadMemory(text.ptr, (int)text.len, "x.graphml", NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(document);
    xmlNode *graph = child(xmlDocGetRootElement(document), "graph", 0);
    ck_assert_ptr_nonnull(child(graph, "node", 1));
    ck_assert_ptr_null(child(graph, "node", 2)); /* "two officials" are nobody */
    xmlNode *edge = child(graph, "edge", 0);
    xmlChar *weight = xmlNodeGetContent(child(edge, "data", 0));
    ck_assert_str_eq((const char *)weight, "3"); /* the denied and the planned one not */
    xmlFree(weight);
    xmlChar *last = xmlNodeGetContent(child(edge, "data", 2));
    ck_assert_str_eq((const char *)last, "2019-09-01");
    xmlFree(last);
    ck_assert_ptr_null(child(graph, "edge", 1));
    xmlFreeDoc(document);
    xmlCleanupParser();
}
END_TEST

/* Outside quotation marks DOT has only what this export writes itself. */
START_TEST(dot)
{
    dl_str text = export("dot", events, DL_N(events));
    bool quoted = false;
    int depth = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (quoted && c == '\\') {
            i++;
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (!quoted) {
            depth += (c == '{') - (c == '}');
            ck_assert(c != '<' && c != '\'' && c != '`');
        }
        ck_assert(!quoted || c != '\n');
    }
    ck_assert(!quoted && depth == 0);
    ck_assert(has(text, "\"country/norway\" -- \"person/hostile\" [weight=3, label=3"));
}
END_TEST

START_TEST(plover)
{
    dl_str text = export("plover", events, DL_N(events)), rest = text, line;
    uint32_t lines = 0;
    while (dl_str_line(&rest, &line)) {
        uint32_t tabs = 0;
        for (uint32_t i = 0; i < line.len; i++) tabs += line.ptr[i] == '\t';
        ck_assert_uint_eq(tabs, 20);
        lines++;
    }
    ck_assert_uint_eq(lines, 4); /* header, two that happened, one that was planned */
    ck_assert(has(text, "\nmeeting-2\t2019-09-01\tCONSULT\t\t2.5\t1\tNorway;"));
    ck_assert(has(text, "\tNOR\t"));
    ck_assert(has(text, "\ntalk_round-4\t2020-01-01\tAGREE\t"));
    ck_assert(has(text, "\tDoha, Qatar\tQAT\t25.29\t51.53\t"));
    ck_assert(!has(text, "meeting-3") && !has(text, "meeting-5"));
}
END_TEST

START_TEST(md)
{
    dl_str text = export("md", events, DL_N(events));
    ck_assert(!has(text, "<script") && !has(text, " [x](y)") && !has(text, "\x1b"));
    ck_assert(has(text, "## August 2019\n") && has(text, "## September 2019\n"));
    ck_assert(has(text, "## 2020\n") && has(text, "## Without a date\n"));
    ck_assert(!has(text, "<javascript:"));
    ck_assert(has(export("md", NULL, 0), "Nothing found."));
}
END_TEST

/* In a build with D3: tests/page tries it in a browser. */
START_TEST(html)
{
    if (!dl_export_named(DL_LIT("html"))) return;
    dl_str text = export("html", events, DL_N(events));
    ck_assert(!has(text, "<script>alert") && !has(text, "\x1b") && !has(text, "{{"));
    ck_assert(!has(text, "\xe2\x80\xae") &&
              !has(text, "\"javascript:alert(1)//http://x\"}"));
    ck_assert(has(text, "<tr id=\"meeting-5\">"));
    ck_assert(has(text, "script-src 'sha256-"));
    uint32_t scripts = 0;
    for (uint32_t at = 0; (at = dl_str_find(text, DL_LIT("</script>"), at)) != DL_NONE;
         at++)
        scripts++;
    ck_assert_uint_eq(scripts, 3);
    uint32_t from = dl_str_find(text, DL_LIT("id=\"data\">"), 0) + 10;
    uint32_t to = dl_str_find(text, DL_LIT("</script>"), from);
    json_t *data = parse(dl_str_sub(text, from, to - from));
    ck_assert_uint_eq(json_array_size(json_object_get(data, "events")), DL_N(events));
    json_decref(data);
    ck_assert(has(export("html", NULL, 0), "Nothing found."));
}
END_TEST

START_TEST(remarks)
{
    dl_writer_options options = { .format = dl_export_named(DL_LIT("ics")) };
    dl_err err = { 0 };
    dl_writer *writer = dl_writer_new(&command, &options);
    ck_assert_int_eq(dl_writer_begin(writer, columns, &options, &err), DL_OK);
    dl_cell record = record_of(&events[4]);
    dl_writer_record(writer, &record);
    dl_writer_end(writer);
    ck_assert_str_eq(writer->remark.ptr, "1 event without a date is left out\n");
    dl_writer_free(writer);
}
END_TEST

#ifdef HAVE_LIBICAL
#define TEST_LIBICAL tcase_add_test(tc, ics_libical);
#else
#define TEST_LIBICAL
#endif

DL_SUITE("exports", tcase_add_checked_fixture(tc, set_up, tear_down);
         tcase_add_test(tc, names); tcase_add_test(tc, timelinejs);
         tcase_add_test(tc, geojson); tcase_add_test(tc, ics_lines);
         TEST_LIBICAL tcase_add_test(tc, graphml); tcase_add_test(tc, dot);
         tcase_add_test(tc, plover); tcase_add_test(tc, md); tcase_add_test(tc, html);
         tcase_add_test(tc, remarks);)
