/* map.c - which column or member holds what: "text=body,date=published".
 *
 * SPDX-License-Identifier: MIT */
#include "map.h"

#include "dateline/document.h"

static const char *const names[] = {
    [DL_FIELD_TEXT] = "text",     [DL_FIELD_TITLE] = "title",
    [DL_FIELD_DATE] = "date",     [DL_FIELD_UPDATED] = "updated",
    [DL_FIELD_SOURCE] = "source", [DL_FIELD_AUTHOR] = "author",
    [DL_FIELD_URL] = "url",       [DL_FIELD_LANG] = "lang",
    [DL_FIELD_ID] = "id",
};
_Static_assert(DL_N(names) == DL_FIELD_COUNT, "a name for each field");

/* The field called NAME ("text", "date"), or DL_FIELD_COUNT. */
static dl_field field_named(dl_str name) {
    dl_field field = DL_FIELD_TEXT;
    while (field < DL_FIELD_COUNT && !dl_str_is(name, names[field])) field++;
    return field;
}

/* The next "field=name" of REST; false at the end. */
static bool take_pair(dl_str *rest, dl_str *field, dl_str *name) {
    if (!rest->len) return false;
    *name = dl_str_trim(dl_str_cut(rest, ','));
    *field = dl_str_trim(dl_str_cut(name, '='));
    *name = dl_str_trim(*name);
    return true;
}

dl_str dl_map_name(const char *map, dl_field wanted) {
    dl_str rest = dl_str_of(map), field, name;
    while (take_pair(&rest, &field, &name))
        if (field_named(field) == wanted) return name;
    return (dl_str){ 0 };
}

dl_code dl_map_check(const char *map, dl_err *err) {
    dl_str rest = dl_str_of(map), field, name;
    while (take_pair(&rest, &field, &name)) {
        if (field_named(field) == DL_FIELD_COUNT)
            return dl_fail(
                err, DL_EUSAGE,
                "--map: no field '%.*s'; there are text, title, date, updated, "
                "source, author, url, lang, id",
                DL_ARG(field));
        if (!name.len)
            return dl_fail(err, DL_EUSAGE, "--map: %.*s=NAME, NAME is missing",
                           DL_ARG(field));
    }
    return DL_OK;
}
