/* title.c - one plain-word line for an event, made of its own parts.
 *
 * In:  the values of the event.
 * Out: "Taliban and United States: ninth round of talks, Doha (ended)".
 * A title says nothing that the event does not hold.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum { MAX_SHOWN = 4, MAX_CONTENT = 100 };

/* How a type reads between its actors. Types that are not here: "A: label". */
static const struct {
    const char *type, *acting, *upon; /* roles of the first and the second actor */
    const char *between;              /* "A: label BETWEEN B" */
} shapes[] = {
    { "talk_round", "participant", NULL, NULL },
    { "meeting", "participant", NULL, NULL },
    { "visit", "agent", "host", "to" },
    { "statement", "speaker", "addressee", "to" },
    { "proposal", "proposer", "target", "to" },
    { "demand", "proposer", "target", "to" },
    { "rejection", "agent", "target", "to" },
    { "agreement", "participant", NULL, NULL },
    { "ceasefire", "participant", NULL, NULL },
    { "attack", "agent", "target", "on" },
    { "threat", "agent", "target", "to" },
    { "appointment", "agent", "target", "of" },
    { "detention", "agent", "target", "of" },
    { "release", "agent", "target", "of" },
    { "sanction", "agent", "target", "on" },
    { "aid", "agent", "target", "to" },
    { "protest", "agent", "target", "against" },
    { "legal_action", "agent", "target", "against" },
    { "relations", "agent", "target", "with" },
    { "restriction", "agent", "target", "on" },
    { "cooperation", "participant", NULL, NULL },
};

static const char *const ordinals[] = {
    "",           "first",      "second",     "third",     "fourth",    "fifth",
    "sixth",      "seventh",    "eighth",     "ninth",     "tenth",     "eleventh",
    "twelfth",    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
};

static dl_str join(dl_arena *mem, dl_str a, const char *between, dl_str b) {
    uint32_t len = (uint32_t)strlen(between);
    char *out = dl_alloc(mem, a.len + len + b.len + 1);
    if (a.len) memcpy(out, a.ptr, a.len);
    memcpy(out + a.len, between, len);
    if (b.len) memcpy(out + a.len + len, b.ptr, b.len);
    return (dl_str){ out, a.len + len + b.len };
}

/* Do those of ENTITY take part beside whom they speak for: "Norland and Norland officials",
 * at talks "Norland and its envoy"? */
static bool is_beside_own(const dl_link *link, const event_values *values, dl_str role,
                          uint32_t entity) {
    uint32_t parent = link->entities.at[entity].parent;
    dl_str kind = dl_pool_str(&link->pool, link->entities.at[entity].kind);
    bool group = dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_COLLECTIVE)) ||
                 dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_OFFICE));
    bool envoy = dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_PERSON)) &&
                 dl_str_is(role, "participant");
    for (uint32_t i = 0; parent != DL_NONE && (group || envoy) && i < values->actors.n;
         i++)
        if (values->actors.at[i].entity == parent &&
            dl_str_eq(dl_pool_str(&link->pool, values->actors.at[i].role), role))
            return true;
    return false;
}

/* "A", "A and B", "A, B and C": names of the actors of ROLE ("" = any), at most four. */
static dl_str join_names(const dl_link *link, const event_values *values,
                         const char *role, dl_arena *mem) {
    dl_str names[MAX_SHOWN + 1], out = { 0 };
    uint32_t n = 0;
    for (uint32_t i = 0; i < values->actors.n && n <= MAX_SHOWN; i++) {
        const value_actor *a = &values->actors.at[i];
        if (*role && !dl_str_is(dl_pool_str(&link->pool, a->role), role)) continue;
        if (*role && is_beside_own(link, values, dl_str_of(role), a->entity)) continue;
        dl_str name = dl_pool_str(&link->pool, link->entities.at[a->entity].name);
        uint32_t at = n++;
        for (; at > 0 && dl_str_cmp(names[at - 1], name) > 0; at--)
            names[at] = names[at - 1];
        names[at] = name;
    }
    bool more = n > MAX_SHOWN;
    if (more) names[n = MAX_SHOWN] = DL_LIT("others");
    for (uint32_t i = 0; i < n + more; i++)
        out = i == 0 ? names[i]
                     : join(mem, out, i + 1 == n + more ? " and " : ", ", names[i]);
    return out;
}

static dl_str ordinal(dl_arena *mem, int64_t n) {
    static const char *const ends[] = { "th", "st", "nd", "rd" };
    if (n > 0 && n < (int64_t)DL_N(ordinals)) return dl_str_of(ordinals[n]);
    int64_t tens = n / 10 % 10, unit = n % 10;
    return dl_str_fmt(mem, "%lld%s", (long long)n,
                      tens != 1 && unit > 0 && unit < 4 ? ends[unit] : "th");
}

static dl_str label_of(const dl_link *link, dl_str type, dl_arena *mem) {
    uint16_t i = dl_event_type_named(&link->k->types, type);
    dl_str label = i == UINT16_MAX ? type : link->k->types.list.at[i].label;
    return label.len ? label : dl_str_copy(mem, type);
}

static bool is_space(uint32_t code) {
    if (code > ' ' && code < 0x7f) return false;
    return (dl_utf8_class(code) & (DL_CLASS_SPACE | DL_CLASS_CONTROL)) != 0;
}

/* CONTENT on one line, cut between words. */
static dl_str shorten(dl_str content, dl_arena *mem) {
    enum { A_CHARACTER = 4 }; /* bytes at most */
    char line[MAX_CONTENT + A_CHARACTER + 1];
    uint32_t at = 0, n = 0, word = 0;
    content = dl_without_hyperlinks(mem, content);
    while (at < content.len && n <= MAX_CONTENT) {
        uint32_t from = at;
        bool space = is_space(dl_utf8_next(content, &at));
        if (space && n > 0 && line[n - 1] != ' ') {
            word = n;
            line[n++] = ' ';
        } else if (!space) {
            memcpy(line + n, content.ptr + from, at - from);
            n += at - from;
        }
    }
    if (n > MAX_CONTENT && word > 0)
        return join(mem, (dl_str){ line, word }, " ...", (dl_str){ 0 });
    return dl_str_copy(mem, dl_str_trim((dl_str){ line, n }));
}

static dl_str field_text(const dl_link *link, const event_values *values,
                         const char *name) {
    for (uint32_t i = 0; i < values->fields.n; i++)
        if (dl_str_is(dl_pool_str(&link->pool, values->fields.at[i].field), name))
            return values->fields.at[i].value->text;
    return (dl_str){ 0 };
}

/* "(planned)", "(ended)"; what occurred needs no word. */
static dl_str state_of(const dl_link *link, const event_values *values) {
    static const char *const fields[] = { "phase", "stage", "change" };
    if (values->status != DL_OCCURRED && values->status != DL_ONGOING)
        return dl_str_of(dl_status_name(values->status));
    for (size_t i = 0; i < DL_N(fields); i++) {
        dl_str text = field_text(link, values, fields[i]);
        if (text.len) return text;
    }
    return values->status == DL_ONGOING ? dl_str_of(dl_status_name(DL_ONGOING))
                                        : (dl_str){ 0 };
}

static dl_str actors_and_label(const dl_link *link, const event_values *values,
                               dl_arena *mem) {
    dl_str type = dl_pool_str(&link->pool, values->type),
           label = label_of(link, type, mem);
    dl_str first = { 0 }, second = { 0 };
    size_t i = 0;
    while (i < DL_N(shapes) && !dl_str_is(type, shapes[i].type)) i++;
    if (i < DL_N(shapes)) {
        first = join_names(link, values, shapes[i].acting, mem);
        if (shapes[i].upon) second = join_names(link, values, shapes[i].upon, mem);
    } else {
        first = join_names(link, values, "", mem);
    }
    dl_str among = field_text(link, values, "among");
    if (among.len && values->actors.n == 1) first = among;
    if (values->series != DL_NONE) first = link->series.at[values->series].name;
    if (values->round) label = join(mem, ordinal(mem, values->round->number), " ", label);
    if (second.len)
        label = dl_str_fmt(mem, "%.*s %s %.*s", DL_ARG(label), shapes[i].between,
                           DL_ARG(second));
    return first.len ? join(mem, first, ": ", label) : label;
}

dl_str dl_link_title(const dl_link *link, const event_values *values, dl_arena *mem) {
    dl_str title = actors_and_label(link, values, mem);
    dl_str medium = field_text(link, values, "medium"), state = state_of(link, values);
    if (values->content.len) {
        if (medium.len)
            title = dl_str_fmt(mem, "%.*s (%.*s)", DL_ARG(title), DL_ARG(medium));
        title = join(mem, title, ": ", shorten(values->content, mem));
    } else if (values->place.len) {
        title = join(mem, title, ", ", values->place);
    }
    if (state.len) title = dl_str_fmt(mem, "%.*s (%.*s)", DL_ARG(title), DL_ARG(state));
    return title;
}
