/* write_graph.c - who meets whom, for Graphviz (DOT) and for graph programs (GraphML).
 *
 * In:  events. Out: an undirected graph: actors, and for each pair that met an edge with the
 *      number of meetings, the first and the last.
 *
 * SPDX-License-Identifier: MIT */
#include "meetings.h"

static void begin_graph(dl_writer *writer) {
    writer->state = dl_meetings_new(writer->mem);
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    dl_meetings_add(writer->state, record);
}

static void remark(dl_writer *writer, uint32_t pairs) {
    if (pairs == 0) dl_buf_puts(&writer->remark, "no meeting names two actors\n");
}

/* ---- DOT ------------------------------------------------------------------------------------ */

/* A string in quotation marks: only the mark and the backslash mean something there. */
static void put_dot(dl_str s, dl_buf *out) {
    dl_buf plain = { 0 };
    dl_plain(s, &plain);
    dl_buf_putc(out, '"');
    for (size_t i = 0; i < plain.len; i++) {
        if (plain.ptr[i] == '"' || plain.ptr[i] == '\\') dl_buf_putc(out, '\\');
        dl_buf_putc(out, plain.ptr[i]);
    }
    dl_buf_putc(out, '"');
    dl_buf_free(&plain);
}

static double pen_width(uint32_t n) {
    return n < 9 ? 1 + (n - 1) / 2.0 : 5;
}

static void end_dot(dl_writer *writer) {
    dl_buf *out = &writer->out;
    uint32_t n_actors, n_pairs;
    dl_meetings_finish(writer->state);
    const dl_met_actor *actors = dl_meetings_actors(writer->state, &n_actors);
    const dl_met_pair *pairs = dl_meetings_pairs(writer->state, &n_pairs);
    dl_buf_printf(out,
                  "// Dateline %d: who meets whom\ngraph meetings {\n"
                  "  graph [overlap=false, splines=true];\n  node [shape=box];\n",
                  DL_OUTPUT_VERSION);
    for (uint32_t i = 0; i < n_actors; i++) {
        dl_buf_puts(out, "  ");
        put_dot(actors[i].key, out);
        dl_buf_puts(out, " [label=");
        put_dot(actors[i].name, out);
        dl_buf_printf(out, ", meetings=%u];\n", actors[i].meetings);
    }
    for (uint32_t i = 0; i < n_pairs; i++) {
        dl_buf_puts(out, "  ");
        put_dot(actors[pairs[i].a].key, out);
        dl_buf_puts(out, " -- ");
        put_dot(actors[pairs[i].b].key, out);
        dl_buf_printf(out, " [weight=%u, label=%u, penwidth=%.1f, first=", pairs[i].n,
                      pairs[i].n, pen_width(pairs[i].n));
        put_dot(pairs[i].first, out);
        dl_buf_puts(out, ", last=");
        put_dot(pairs[i].last, out);
        dl_buf_puts(out, ", events=");
        put_dot(pairs[i].keys, out);
        dl_buf_puts(out, "];\n");
    }
    dl_buf_puts(out, "}\n");
    remark(writer, n_pairs);
}

/* ---- GraphML ----------------------------------------------------------------------- */

static void put_head(dl_buf *out) {
    static const char *const keys[][3] = {
        { "node", "name", "string" },  { "node", "meetings", "int" },
        { "edge", "weight", "int" },   { "edge", "first", "string" },
        { "edge", "last", "string" },  { "edge", "events", "string" },
        { "graph", "version", "int" },
    };
    dl_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (size_t i = 0; i < DL_N(keys); i++)
        dl_buf_printf(out,
                      "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" "
                      "attr.type=\"%s\"/>\n",
                      keys[i][1], keys[i][0], keys[i][1], keys[i][2]);
    dl_buf_printf(out,
                  "  <graph id=\"meetings\" edgedefault=\"undirected\">\n"
                  "    <data key=\"version\">%d</data>\n",
                  DL_OUTPUT_VERSION);
}

static void put_data(dl_buf *out, const char *key, dl_str value) {
    if (value.len == 0) return;
    dl_buf_printf(out, "<data key=\"%s\">", key);
    dl_put_markup(value, out);
    dl_buf_puts(out, "</data>");
}

static void end_graphml(dl_writer *writer) {
    dl_buf *out = &writer->out;
    uint32_t n_actors, n_pairs;
    dl_meetings_finish(writer->state);
    const dl_met_actor *actors = dl_meetings_actors(writer->state, &n_actors);
    const dl_met_pair *pairs = dl_meetings_pairs(writer->state, &n_pairs);
    put_head(out);
    for (uint32_t i = 0; i < n_actors; i++) {
        dl_buf_puts(out, "    <node id=\"");
        dl_put_markup(actors[i].key, out);
        dl_buf_puts(out, "\">");
        put_data(out, "name", actors[i].name);
        dl_buf_printf(out, "<data key=\"meetings\">%u</data></node>\n",
                      actors[i].meetings);
    }
    for (uint32_t i = 0; i < n_pairs; i++) {
        dl_buf_puts(out, "    <edge source=\"");
        dl_put_markup(actors[pairs[i].a].key, out);
        dl_buf_puts(out, "\" target=\"");
        dl_put_markup(actors[pairs[i].b].key, out);
        dl_buf_printf(out, "\"><data key=\"weight\">%u</data>", pairs[i].n);
        put_data(out, "first", pairs[i].first);
        put_data(out, "last", pairs[i].last);
        put_data(out, "events", pairs[i].keys);
        dl_buf_puts(out, "</edge>\n");
    }
    dl_buf_puts(out, "  </graph>\n</graphml>\n");
    remark(writer, n_pairs);
}

const dl_format dl_export_dot = {
    "dot", "who meets whom, for Graphviz", false, begin_graph, record_event, end_dot,
};
const dl_format dl_export_graphml = {
    "graphml",   "who meets whom, for graph programs", false, begin_graph, record_event,
    end_graphml,
};
