/* telling_sides.c - who moves and who is moved, with how many they are: "90 Norlandic soldiers".
 *
 * In:  the names of an event's sides, its force and numbers.
 * Out: a force as the doer or as what is moved; those freed or held with their number.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

/* FORCE without the place that is told behind it: "its troops from Lima". */
static dl_str without_place(dl_str place, dl_str force) {
    static const char *const links[] = { " from", " in" };
    if (!place.len || force.len <= place.len ||
        !dl_str_eq(dl_str_sub(force, force.len - place.len, UINT32_MAX), place))
        return force;
    dl_str rest = dl_str_trim(dl_str_sub(force, 0, force.len - place.len));
    for (size_t i = 0; i < DL_N(links); i++)
        if (dl_str_ends(rest, links[i]))
            return dl_str_sub(rest, 0, rest.len - (uint32_t)strlen(links[i]));
    return force;
}

/* How many soldiers; 0: nobody says. */
static int64_t number_of(const dl_event_parts *parts) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, "number"))
            return parts->fields.at[i].number;
    return 0;
}

dl_str force_of(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                dl_str *who) {
    bool moves = dl_str_is(row->type, "withdrawal") || dl_str_is(row->type, "deployment");
    dl_str force = moves ? dl_event_field_text(parts, "force") : (dl_str){ 0 };
    if (!force.len) return (dl_str){ 0 };
    dl_str place = dl_event_field_text(parts, "from");
    if (!place.len) place = row->place;
    if (!who->len) { /* nobody is said to move them: "20,000 troops deployed" */
        int64_t n = number_of(parts);
        *who = without_place(place, dl_clip(mem, force, FIELD_CHARS));
        if (n > 0 && !has_digit(force) && !counts_itself(force))
            *who = dl_str_fmt(mem, "%.*s %.*s", DL_ARG(how_many(mem, parts, n)),
                              DL_ARG(*who));
        return (dl_str){ 0 };
    }
    force = without_place(place, dl_clip(mem, force, FIELD_CHARS));
    if (holds(mem, force, *who)) {
        bool the = opens_with(force, "the") || opens_with(force, "The");
        bool same = force.len == who->len + (the ? (uint32_t)strlen("the ") : 0);
        *who = same ? *who : force;
        return (dl_str){ 0 };
    }
    if (!dl_str_eq(last_word(*who), last_word(force))) return force;
    if (has_digit(force)) *who = force; /* "5,000 US troops" says more than "US troops" */
    return (dl_str){ 0 };
}

dl_str bounded_whom(dl_arena *mem, const dl_event_parts *parts, dl_str whom) {
    dl_str rest = whom, number = dl_str_cut(&rest, ' ');
    for (uint32_t i = 0; i < parts->fields.n && rest.len; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        if (field->has_number && field->text.len &&
            dl_str_eq(last_word(field->text), number))
            return dl_str_fmt(mem, "%.*s %.*s", DL_ARG(field->text), DL_ARG(rest));
    }
    return whom;
}

dl_str counted_whom(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                    dl_str whom) {
    bool held = dl_str_is(row->type, "release") || dl_str_is(row->type, "detention");
    int64_t n = held ? number_of(parts) : 0;
    uint32_t targets = 0;
    for (uint32_t i = 0; i < parts->actors.n; i++)
        targets += dl_str_is(parts->actors.at[i].role, "target");
    if (!whom.len && n > 1) whom = DL_LIT("people");
    dl_str last = last_word(whom);
    bool many = dl_str_ends(last, "s") || dl_str_is(last, "people");
    if (n < 2 || targets > 1 || !many || has_digit(whom) ||
        (spelled(n) && opens_with(whom, spelled(n))) || opens_with(whom, "the") ||
        opens_with(whom, "some") || opens_with(whom, "Some"))
        return whom;
    return dl_str_fmt(mem, "%.*s %.*s", DL_ARG(how_many(mem, parts, n)), DL_ARG(whom));
}
