/* type.c - event types as declared in seeds/events, and the names of statuses.
 *
 * In:  "event", "role" and "field" lines of .event files. Out: rows of dl_event_types.
 * Lines of rules are passed over here: the rules layer reads the same files.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/event.h"

static const char *const status_names[] = { "occurred", "ongoing", "planned", "possible",
                                            "denied" };
_Static_assert(DL_N(status_names) == DL_STATUS_COUNT, "a name for every status");

const char *dl_status_name(int status) {
    DL_ASSERT(status >= 0 && status < DL_STATUS_COUNT);
    return status_names[status];
}

int dl_status_named(dl_str name) {
    for (int i = 0; i < DL_STATUS_COUNT; i++)
        if (dl_str_is(name, status_names[i])) return i;
    return -1;
}

uint16_t dl_event_type_named(const dl_event_types *types, dl_str name) {
    for (uint32_t i = 0; i < types->list.n; i++)
        if (dl_str_eq(types->list.at[i].name, name)) return (uint16_t)i;
    return UINT16_MAX;
}

int dl_event_role(const dl_event_type *type, dl_str name) {
    for (int i = 0; i < type->n_roles; i++)
        if (dl_str_eq(type->roles[i].name, name)) return i;
    return -1;
}

int dl_event_field(const dl_event_type *type, dl_str name) {
    for (int i = 0; i < type->n_fields; i++)
        if (dl_str_eq(type->fields[i].name, name)) return i;
    return -1;
}

/* ---- reading --------------------------------------------------------------------------- */

struct reading {
    dl_arena *mem;
    dl_event_types *types;
    const char *path;
    uint32_t line;
    dl_err *err;
};

static dl_code bad(struct reading *r, const char *what, dl_str word) {
    return dl_fail_at(r->err, DL_ESEED, r->path, r->line, 0, "%s: %.*s", what,
                      DL_ARG(word));
}

/* The next word of a declaration; "quoted words" are one; a comment ends the line. */
static dl_str next_word(dl_str *rest) {
    *rest = dl_str_trim(*rest);
    if (rest->len == 0 || rest->ptr[0] == '#') return (dl_str){ 0 };
    if (rest->ptr[0] == '"') {
        *rest = dl_str_sub(*rest, 1, rest->len);
        return dl_str_cut(rest, '"');
    }
    uint32_t n = 0;
    bool listed = false; /* blanks inside "word(press conference|tweet)" belong to it */
    for (; n < rest->len && (listed || (rest->ptr[n] != ' ' && rest->ptr[n] != '\t'));
         n++)
        listed = rest->ptr[n] == '(' || (listed && rest->ptr[n] != ')');
    dl_str word = dl_str_sub(*rest, 0, n);
    *rest = dl_str_sub(*rest, n, rest->len);
    return word;
}

static dl_code read_event(struct reading *r, dl_str rest) {
    dl_event_type type = { .name = dl_str_copy(r->mem, next_word(&rest)) };
    dl_str word;
    if (!type.name.len) return bad(r, "an event needs a name", rest);
    if (dl_event_type_named(r->types, type.name) != UINT16_MAX)
        return bad(r, "two events of one name", type.name);
    if (r->types->list.n == DL_MAX_TYPES)
        return bad(r, "too many event types", type.name);
    type.label = dl_str_copy(r->mem, next_word(&rest));
    while ((word = next_word(&rest)).len) {
        dl_str value = word, key = dl_str_cut(&value, '=');
        if (dl_str_is(key, "plover"))
            type.plover = dl_str_copy(r->mem, value);
        else if (dl_str_is(key, "cameo"))
            type.cameo = dl_str_copy(r->mem, value);
        else if (dl_str_is(key, "along"))
            type.along = dl_str_copy(r->mem, value);
        else if (dl_str_is(word, "frames=all"))
            type.by_frames = true;
        else
            return bad(r, "expected plover=, cameo=, along= or frames=all", word);
    }
    *DL_PUSH(r->mem, &r->types->list) = type;
    return DL_OK;
}

/* Takes a trailing "?" off WORD. */
static bool take_optional(dl_str *word) {
    bool optional = dl_str_ends(*word, "?");
    if (optional) word->len--;
    return optional;
}

static dl_code read_role(struct reading *r, dl_event_type *type, dl_str rest) {
    dl_str name = next_word(&rest), kind = next_word(&rest);
    bool optional = take_optional(&kind);
    bool places = dl_str_is(kind, "actor|place");
    if (!name.len || !(places || dl_str_is(kind, "actor")))
        return bad(r, "expected: role NAME actor[|place][?]", name);
    if (type->n_roles == DL_MAX_ROLES) return bad(r, "too many roles", name);
    if (dl_event_role(type, name) >= 0) return bad(r, "two roles of one name", name);
    type->roles[type->n_roles].name = dl_str_copy(r->mem, name);
    type->roles[type->n_roles].places = places;
    type->roles[type->n_roles++].optional = optional;
    return DL_OK;
}

static dl_code read_field(struct reading *r, dl_event_type *type, dl_str rest) {
    static const char *const kinds[] = { "span", "number", "word", "flag" };
    dl_str name = next_word(&rest), kind = next_word(&rest), words = { 0 };
    bool optional = take_optional(&kind);
    int k = 0;
    if (dl_str_starts(kind, "word(") && dl_str_ends(kind, ")")) {
        words = dl_str_sub(kind, 5, kind.len - 6);
        kind = dl_str_sub(kind, 0, 4);
    }
    while (k < (int)DL_N(kinds) && !dl_str_is(kind, kinds[k])) k++;
    if (!name.len || k == (int)DL_N(kinds))
        return bad(r, "expected: field NAME span|number|word(a|b)|flag", name);
    if (type->n_fields == DL_MAX_FIELDS) return bad(r, "too many fields", name);
    if (dl_event_field(type, name) >= 0) return bad(r, "two fields of one name", name);
    type->fields[type->n_fields].name = dl_str_copy(r->mem, name);
    type->fields[type->n_fields].kind = (uint8_t)k;
    type->fields[type->n_fields].optional = optional;
    type->fields[type->n_fields++].words = dl_str_copy(r->mem, words);
    return DL_OK;
}

/* Is VALUE something that the status or a word field called NAME can be? */
static bool is_fact(const dl_event_type *type, dl_str name, dl_str value) {
    if (dl_str_is(name, "status")) return dl_status_named(value) >= 0;
    int field = dl_event_field(type, name);
    if (field < 0 || type->fields[field].kind != DL_FIELD_WORD) return false;
    dl_str words = type->fields[field].words;
    while (words.len)
        if (dl_str_eq(dl_str_cut(&words, '|'), value)) return true;
    return false;
}

static dl_code read_code(struct reading *r, dl_event_type *type, dl_str rest) {
    dl_event_code code = { .name = { 0 } };
    dl_str word;
    while ((word = next_word(&rest)).len && !dl_str_is(word, "if")) {
        dl_str value = word, key = dl_str_cut(&value, '=');
        if (dl_str_is(key, "plover"))
            code.plover = dl_str_copy(r->mem, value);
        else if (dl_str_is(key, "cameo"))
            code.cameo = dl_str_copy(r->mem, value);
        else
            return bad(r, "expected plover=, cameo= or if", word);
    }
    dl_str fact = next_word(&rest), value = fact, name = dl_str_cut(&value, '=');
    if (!is_fact(type, name, value))
        return bad(r, "expected status= or a word field above this line and a word",
                   fact);
    code.name = dl_str_copy(r->mem, name);
    code.value = dl_str_copy(r->mem, value);
    *DL_PUSH(r->mem, &type->codes) = code;
    return DL_OK;
}

const dl_event_code *dl_event_code_of(const dl_event_type *type,
                                      const dl_event_fact *facts, uint32_t n) {
    for (uint32_t c = 0; c < type->codes.n; c++)
        for (uint32_t i = 0; i < n; i++)
            if (dl_str_eq(type->codes.at[c].name, facts[i].name) &&
                dl_str_eq(type->codes.at[c].value, facts[i].value))
                return &type->codes.at[c];
    return NULL;
}

dl_code dl_event_types_load(dl_arena *mem, dl_event_types *types, const char *path,
                            dl_str text, dl_err *err) {
    struct reading r = { mem, types, path, 0, err };
    dl_str line;
    uint32_t had = types->list.n;
    while (dl_str_line(&text, &line)) {
        r.line++;
        dl_str rest = line, word = next_word(&rest);
        bool is_role = dl_str_is(word, "role"), is_field = dl_str_is(word, "field");
        dl_code rc = DL_OK;
        if (dl_str_is(word, "event")) {
            rc = read_event(&r, rest);
        } else if (is_role || is_field || dl_str_is(word, "code")) {
            if (types->list.n == had) return bad(&r, "no event above this line", word);
            dl_event_type *type = &types->list.at[types->list.n - 1];
            rc = is_role    ? read_role(&r, type, rest)
                 : is_field ? read_field(&r, type, rest)
                            : read_code(&r, type, rest);
        }
        if (rc) return rc;
    }
    return types->list.n > had
               ? DL_OK
               : dl_fail_at(err, DL_ESEED, path, 0, 0, "declares no event");
}
