/* telling_fields.c - the fields of an event in plain words: "(3 killed, weapon: mortars)".
 *
 * In:  an event's fields, and what has been told of it.
 * Out: the fields that this does not say yet; numbers as a text spells them.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

bool has_digit(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') return true;
    return false;
}

bool counts_itself(dl_str force) {
    static const char *const words[] = { "thousands", "hundreds", "dozens",
                                         "scores",    "tens",     "millions" };
    for (size_t i = 0; i < DL_N(words); i++)
        if (opens_with(force, words[i])) return true;
    return false;
}

/* A number that the words of another field say as well. */
static bool is_said(const dl_event_parts *parts, const dl_field_value *number) {
    if (!dl_str_is(number->name, "number") && !dl_str_is(number->name, "amount"))
        return false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool words = dl_str_is(field->name, "force") || dl_str_is(field->name, "kind");
        if (words && (has_digit(field->text) || counts_itself(field->text))) return true;
    }
    return false;
}

dl_str last_word(dl_str s) {
    uint32_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != ' ') at--;
    return dl_str_sub(s, at, UINT32_MAX);
}

/* Forces that TOLD names as who moves. */
static bool is_mover(dl_arena *mem, const dl_field_value *field, dl_str told) {
    return dl_str_is(field->name, "force") && !has_digit(field->text) &&
           holds(mem, told, last_word(field->text));
}

/* "20,000"; years and the like stay as they are. */
static dl_str grouped(dl_arena *mem, int64_t n) {
    enum { LEAST = 10000, MILLION = 1000000 };
    if (n < LEAST) return dl_str_fmt(mem, "%lld", (long long)n);
    if (n < MILLION)
        return dl_str_fmt(mem, "%lld,%03lld", (long long)(n / 1000),
                          (long long)(n % 1000));
    return dl_str_fmt(mem, "%lld,%03lld,%03lld", (long long)(n / MILLION),
                      (long long)(n / 1000 % 1000), (long long)(n % 1000));
}

const char *spelled(int64_t n) {
    static const char *const words[] = { "two", "three",  "four",  "five",
                                         "six", "seven",  "eight", "nine",
                                         "ten", "eleven", "twelve" };
    enum { LEAST = 2 };
    return n >= LEAST && n < LEAST + (int64_t)DL_N(words) ? words[n - LEAST] : NULL;
}

/* Does TOLD say the number N? */
static bool says_number(dl_arena *mem, dl_str told, int64_t n) {
    return holds(mem, told, grouped(mem, n)) ||
           (spelled(n) && holds(mem, told, dl_str_of(spelled(n))));
}

dl_str how_many(dl_arena *mem, const dl_event_parts *parts, int64_t n) {
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        if (!dl_str_is(field->name, "number") || !field->text.len) continue;
        bool noun = dl_str_ends(field->text, "s"); /* "dozens", "tens of thousands" */
        return dl_str_fmt(mem, "%.*s%s", DL_ARG(dl_clip(mem, field->text, FIELD_CHARS)),
                          noun ? " of" : "");
    }
    return grouped(mem, n);
}

/* "3 killed", "in an exchange", else "weapon: mortars". */
static void add_field(dl_arena *mem, const dl_field_value *field, dl_buf *out) {
    bool hurt = dl_str_is(field->name, "killed") || dl_str_is(field->name, "injured");
    dl_str words = field->text.len ? dl_clip(mem, field->text, FIELD_CHARS)
                                   : grouped(mem, field->number);
    if (dl_str_is(field->name, "exchange"))
        dl_buf_puts(out, "in an exchange");
    else if (hurt)
        dl_buf_printf(out, "%.*s %.*s", DL_ARG(words), DL_ARG(field->name));
    else
        dl_buf_printf(out, "%.*s: %.*s", DL_ARG(field->name), DL_ARG(words));
}

void add_fields(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                dl_buf *out) {
    static const char *const used[] = { "content", "act",     "mode",  "medium",
                                        "outlet",  "phase",   "venue", "stage",
                                        "change",  "channel", "round", "strength",
                                        "cut" };
    dl_str told = dl_str_copy(mem, (dl_str){ out->ptr, (uint32_t)out->len });
    bool any = false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool skip =
            (row->place.len && dl_str_eq(field->text, row->place)) ||
            holds(mem, told, dl_clip(mem, field->text, FIELD_CHARS)) ||
            is_said(parts, field) || is_mover(mem, field, told) ||
            (dl_str_is(field->name, "number") && field->number == 1) ||
            (dl_str_is(field->name, "to") && row->place.len) || /* the town says more */
            (field->has_number && !dl_str_is(field->name, "exchange") &&
             says_number(mem, told, field->number)) ||
            (dl_str_is(field->name, "exchange") && holds(mem, told, DL_LIT("exchang")));
        for (size_t k = 0; k < DL_N(used); k++)
            skip = skip || dl_str_is(field->name, used[k]);
        if (skip) continue;
        dl_buf_puts(out, any ? ", " : " (");
        add_field(mem, field, out);
        any = true;
    }
    if (any) dl_buf_putc(out, ')');
}
