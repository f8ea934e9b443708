/* write_plover.c - a timeline as coded event data, the way PLOVER data sets come: a line an
 * event, tab-separated, with a header.
 *
 * In:  events. Out: those that have a PLOVER type and a date, and that happened, go on, or
 *      are themselves the announcing or refusing: a planned meeting is an AGREE of today, a
 *      cancelled one a REJECT. What was only possible or was denied is no event of the
 *      field, and the remark says how many were left out.
 * Names, quad classes and intensities follow PLOVER of 2021, restated here. Names of
 * several actors are joined by ";": a meeting is one event, not one for each pair.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

struct state {
    struct dl_places *places;
    struct dl_sectors *sectors;
    uint64_t left_out;
};

static const char header[] =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tActor Name\t"
    "Actor Country\tRecipient Name\tRecipient Country\tPlacename\tCountry\tLatitude\t"
    "Longitude\tSource\tPublication Date\tCAMEO\tStatus\tActor Sector\tRecipient Sector\t"
    "Version\n";

/* Quad: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
static const struct {
    const char *type;
    int quad;
    const char *intensity; /* from -10 to 10 */
} types[] = {
    { "AGREE", 1, "2.5" },   { "CONSULT", 1, "2.5" },   { "SUPPORT", 1, "5" },
    { "CONCEDE", 1, "4.5" }, { "COOPERATE", 2, "9.5" }, { "AID", 2, "10" },
    { "RETREAT", 2, "6.5" }, { "REQUEST", 3, "0" },     { "ACCUSE", 3, "-3" },
    { "REJECT", 3, "-2" },   { "THREATEN", 3, "-3.5" }, { "PROTEST", 4, "-5" },
    { "SANCTION", 4, "-6" }, { "MOBILIZE", 4, "-5.5" }, { "COERCE", 4, "-7" },
    { "ASSAULT", 4, "-9" },
};

/* Modes that our type or one of its fields says. */
static const struct {
    const char *plover, *type, *field, *value; /* NULL: whatever it is */
    const char *mode, *intensity;
} modes[] = {
    { "CONSULT", "visit", NULL, NULL, "visit", "4" },
    { "CONSULT", "meeting", "medium", "phone", "phone", "1.5" },
    { "RETREAT", "release", NULL, NULL, "release", "6.5" },
    { "RETREAT", "withdrawal", NULL, NULL, "withdraw", "8" },
    { "RETREAT", "ceasefire", NULL, NULL, "ceasefire", "7.5" },
    { "RETREAT", "appointment", NULL, NULL, "resign", "4.5" },
    { "REJECT", "meeting", NULL, NULL, "meet", "-2" },
    { "REJECT", "talk_round", NULL, NULL, "meet", "-2" },
    { "REJECT", "visit", NULL, NULL, "meet", "-2" },
    { "SANCTION", "talk_round", NULL, NULL, "withdraw", "-6" },
    { "SANCTION", "relations", "change", "expelled", "expel", "-5.5" },
    { "SANCTION", "relations", NULL, NULL, "discontinue", "-6" },
    { "SANCTION", "sanction", NULL, NULL, "discontinue", "-6" },
    { "MOBILIZE", "deployment", NULL, NULL, "troops", "-6.5" },
    { "COERCE", "detention", NULL, NULL, "arrest", "-7" },
    { "COERCE", "restriction", NULL, NULL, "restrict", "-7" },
};

static bool is_field_event(const dl_cell *record) {
    dl_str plover = dl_get(record, "plover"), status = dl_get(record, "status");
    dl_minute begins;
    if (plover.len == 0 || !dl_get_time(record, "begins", &begins)) return false;
    if (dl_str_is(status, "planned"))
        return dl_str_is(plover, "AGREE") || dl_str_is(plover, "CONCEDE");
    if (dl_str_is(status, "denied")) return dl_str_is(plover, "REJECT");
    return dl_str_is(status, "occurred") || dl_str_is(status, "ongoing");
}

static void put_field(dl_buf *out, dl_str s) {
    dl_plain(s, out);
    dl_buf_putc(out, '\t');
}

static void put_code(dl_buf *out, const dl_cell *record) {
    dl_str plover = dl_get(record, "plover"), type = dl_get(record, "type");
    const char *mode = "", *intensity = "";
    int quad = 0;
    for (size_t i = 0; i < DL_N(types); i++)
        if (dl_str_is(plover, types[i].type)) {
            quad = types[i].quad;
            intensity = types[i].intensity;
        }
    for (size_t i = 0; i < DL_N(modes); i++) {
        bool fits =
            dl_str_is(plover, modes[i].plover) && dl_str_is(type, modes[i].type) &&
            (!modes[i].field || dl_get_is(record, modes[i].field, modes[i].value));
        if (!fits) continue;
        mode = modes[i].mode;
        intensity = modes[i].intensity;
        break;
    }
    put_field(out, plover);
    dl_buf_printf(out, "%s\t%s\t", mode, intensity);
    if (quad) dl_buf_printf(out, "%d", quad);
    dl_buf_putc(out, '\t');
}

/* Roles of the side that acts; all others receive. */
static bool is_actor_role(const char *role) {
    static const char *const acting[] = { "participant", "agent", "speaker", "proposer" };
    for (size_t i = 0; i < DL_N(acting); i++)
        if (strcmp(role, acting[i]) == 0) return true;
    return false;
}

static bool is_recipient_role(const char *role) {
    static const char *const receiving[] = { "target", "addressee", "host", "audience",
                                             "recipient" };
    for (size_t i = 0; i < DL_N(receiving); i++)
        if (strcmp(role, receiving[i]) == 0) return true;
    return false;
}

/* Adds CODE, unless it is there: sides hold the same country or sector more than once. */
static void add_code(dl_buf *codes, dl_str code) {
    dl_str rest = { codes->ptr, (uint32_t)codes->len };
    if (code.len == 0) return;
    while (rest.len)
        if (dl_str_eq(dl_str_cut(&rest, ';'), code)) return;
    if (codes->len) dl_buf_putc(codes, ';');
    dl_buf_str(codes, code);
}

/* "united states" of "country/united-states". */
static dl_str country_name(dl_arena *mem, dl_str key) {
    dl_str slug = key;
    dl_str_cut(&slug, '/');
    char *name = dl_alloc(mem, slug.len + 1u);
    for (uint32_t i = 0; i < slug.len; i++)
        name[i] = slug.ptr[i] == '-' ? ' ' : slug.ptr[i];
    return (dl_str){ name, slug.len };
}

/* The words in which the first report tells the event. */
static dl_str evidence_of(const dl_cell *record) {
    const dl_cell *reports = dl_get_list(record, "reports");
    return reports->in.n ? dl_get(&reports->in.at[0], "text") : (dl_str){ 0 };
}

/* Two fields: names, and the codes of the countries they are or serve; their sectors go to
 * SECTORS. */
static void put_side(dl_writer *writer, const dl_cell *record,
                     bool (*is_role)(const char *), dl_buf *sectors) {
    struct state *state = writer->state;
    const dl_cell *roles = dl_get_list(record, "actors");
    dl_buf names = { 0 }, codes = { 0 };
    for (uint32_t i = 0; i < roles->in.n; i++) {
        if (!is_role(roles->in.at[i].name)) continue;
        for (uint32_t k = 0; k < roles->in.at[i].in.n; k++) {
            const dl_cell *actor = &roles->in.at[i].in.at[k];
            dl_place place;
            dl_str name = dl_get(actor, "name");
            if (names.len) dl_buf_putc(&names, ';');
            dl_plain(name, &names);
            dl_sector sector =
                dl_sector_of(writer->mem, &state->sectors, dl_get(actor, "key"), name,
                             evidence_of(record));
            add_code(sectors, dl_str_of(sector.code));
            dl_str country = sector.of.len ? country_name(writer->mem, sector.of) : name;
            if ((sector.of.len || dl_str_starts(dl_get(actor, "key"), "country/")) &&
                dl_place_find(writer->mem, &state->places, country, &place))
                add_code(&codes, place.country);
        }
    }
    dl_buf_printf(&writer->out, "%s\t%s\t", names.len ? names.ptr : "",
                  codes.len ? codes.ptr : "");
    dl_buf_free(&names);
    dl_buf_free(&codes);
}

static void put_place(dl_writer *writer, const dl_cell *record) {
    struct state *state = writer->state;
    dl_place place;
    dl_str name = dl_get(record, "place");
    put_field(&writer->out, name);
    if (!dl_place_find(writer->mem, &state->places, name, &place))
        place = (dl_place){ .kind = name };
    put_field(&writer->out, place.country);
    put_field(&writer->out, place.latitude);
    put_field(&writer->out, place.longitude);
}

static void begin(dl_writer *writer) {
    writer->state = DL_NEW(writer->mem, struct state);
    dl_buf_puts(&writer->out, header);
}

static void record_event(dl_writer *writer, const dl_cell *record) {
    struct state *state = writer->state;
    dl_buf *out = &writer->out;
    if (!is_field_event(record)) {
        state->left_out++;
        return;
    }
    const dl_cell *reports = dl_get_list(record, "reports");
    dl_cell none = { .kind = DL_CELL_OBJECT };
    const dl_cell *first = reports->in.n ? &reports->in.at[0] : &none;
    put_field(out, dl_get(record, "key"));
    put_field(out, dl_str_sub(dl_get(record, "begins"), 0, 10));
    put_code(out, record);
    dl_buf acting = { 0 }, receiving = { 0 };
    put_side(writer, record, is_actor_role, &acting);
    put_side(writer, record, is_recipient_role, &receiving);
    put_place(writer, record);
    put_field(out, dl_get(first, "told_by"));
    put_field(out, dl_str_sub(dl_get(first, "published"), 0, 10));
    put_field(out, dl_get(record, "cameo"));
    put_field(out, dl_get(record, "status"));
    dl_buf_printf(out, "%s\t%s\t%d\n", acting.len ? acting.ptr : "",
                  receiving.len ? receiving.ptr : "", DL_OUTPUT_VERSION);
    dl_buf_free(&acting);
    dl_buf_free(&receiving);
}

static void end(dl_writer *writer) {
    const struct state *state = writer->state;
    dl_left_out(writer, state->left_out,
                "without a date or a PLOVER type, or only possible,");
}

const dl_format dl_export_plover = {
    "plover", "coded event data (PLOVER), tab-separated", false, begin, record_event, end,
};
