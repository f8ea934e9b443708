/* write_geojson.c - a timeline as points on a map (GeoJSON, RFC 7946).
 *
 * In:  events. Out: a FeatureCollection, one Feature an event; "geometry" is null where the
 *      event has no place or the place is not in the list of coordinates.
 * The point of a country or region is its middle, and "precision" says so.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

struct state {
    struct dl_places *places;
    uint64_t n, unplaced;
};

static void put_member(dl_buf *out, const char *name, dl_str value) {
    dl_buf_printf(out, ",\"%s\":", name);
    if (value.len)
        dl_put_json(value, out);
    else
        dl_buf_puts(out, "null");
}

static void put_actors(dl_buf *out, const dl_cell *record) {
    const dl_cell *roles = dl_get_list(record, "actors");
    dl_buf_puts(out, ",\"actors\":[");
    bool any = false;
    for (uint32_t i = 0; i < roles->in.n; i++)
        for (uint32_t k = 0; k < roles->in.at[i].in.n; k++) {
            if (any) dl_buf_putc(out, ',');
            dl_put_json(dl_get(&roles->in.at[i].in.at[k], "name"), out);
            any = true;
        }
    dl_buf_putc(out, ']');
}

static void put_properties(dl_buf *out, const dl_cell *record, const dl_place *place) {
    static const char *const names[] = {
        "type",  "status", "begins", "ends",  "grain",
        "basis", "when",   "place",  "title", "sentence"
    };
    dl_buf_puts(out, "\"properties\":{\"key\":");
    dl_put_json(dl_get(record, "key"), out);
    for (size_t i = 0; i < DL_N(names); i++)
        put_member(out, names[i], dl_get(record, names[i]));
    put_member(out, "precision", place ? place->kind : (dl_str){ 0 });
    put_actors(out, record);
    dl_buf_printf(out, ",\"confidence\":%.15g,\"articles\":%.15g}",
                  dl_get_number(record, "confidence", 0),
                  dl_get_number(record, "articles", 0));
}

static void begin(dl_writer *writer) {
    writer->state = DL_NEW(writer->mem, struct state);
    dl_buf_printf(
        &writer->out,
        "{\"type\":\"FeatureCollection\",\"dateline_version\":%d,\"features\":[",
        DL_OUTPUT_VERSION);
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    struct state *state = writer->state;
    dl_buf *out = &writer->out;
    dl_place place;
    bool found =
        dl_place_find(writer->mem, &state->places, dl_get(record, "place"), &place);
    dl_buf_puts(out, state->n++ ? ",\n" : "\n");
    dl_buf_puts(out, "{\"type\":\"Feature\",\"id\":");
    dl_put_json(dl_get(record, "key"), out);
    if (found)
        dl_buf_printf(out,
                      ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.*s,%.*s]},",
                      DL_ARG(place.longitude), DL_ARG(place.latitude));
    else
        dl_buf_puts(out, ",\"geometry\":null,");
    put_properties(out, record, found ? &place : NULL);
    dl_buf_putc(out, '}');
    state->unplaced += !found && dl_get(record, "place").len > 0;
}

static void end(dl_writer *writer) {
    const struct state *state = writer->state;
    dl_buf_puts(&writer->out, state->n ? "\n]}\n" : "]}\n");
    if (state->unplaced)
        dl_buf_printf(&writer->remark,
                      "%llu without a point: their places are not in the "
                      "list of coordinates\n",
                      (unsigned long long)state->unplaced);
}

const dl_format dl_export_geojson = {
    "geojson", "points on a map (GeoJSON)", false, begin, record_event, end,
};
