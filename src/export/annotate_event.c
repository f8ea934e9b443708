/* annotate_event.c - events as lines of annotations.
 *
 * In:  an analysis. Out: a line for each telling; tellings of one event share its name, which
 * another article cannot have. A time that was only assumed is no time here: null.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_line.h"

static const dl_field *field_named(const annotator *w, const dl_event *e,
                                   const char *name) {
    int row = dl_event_field(&w->k->types.list.at[e->type], dl_str_of(name));
    for (uint32_t i = 0; row >= 0 && i < e->fields.n; i++)
        if (e->fields.at[i].field == row) return &e->fields.at[i];
    return NULL;
}

static dl_str field_text(const annotator *w, const dl_event *e, const char *name) {
    const dl_field *f = field_named(w, e, name);
    return f ? f->text : (dl_str){ 0 };
}

/* The first telling of the event that E tells. */
static uint32_t first_telling(const dl_events *events, uint32_t i) {
    while (events->list.at[i].same_as != DL_NONE) {
        DL_ASSERT(events->list.at[i].same_as < i);
        i = events->list.at[i].same_as;
    }
    return i;
}

/* "demand-3f2a91": the same for all tellings, another for any other event. */
static void put_event_name(const annotator *w, uint32_t i) {
    const dl_event *e = &w->a->events.list.at[first_telling(&w->a->events, i)];
    dl_str type = w->k->types.list.at[e->type].name;
    uint64_t hash =
        dl_str_hash(w->a->doc.id) ^ (0x9e3779b97f4a7c15u * (e->trigger.off + 1u));
    hash ^= hash >> 29;
    dl_buf_printf(w->out, ", \"event\": \"%.*s-%06x\"", DL_ARG(type),
                  (unsigned)(hash * 0xbf58476d1ce4e5b9u >> 40));
}

/* As coarse as the text: day, month or year; END: the last day when the span is more than
 * one such unit. */
static void put_dates(const annotator *w, const dl_event *e) {
    const dl_when *when = e->when == DL_NONE ? NULL : &w->a->whens.list.at[e->when];
    char first[DL_ISO_MAX], last[DL_ISO_MAX];
    bool known = when && when->basis != DL_BASIS_NONE && when->basis != DL_ASSUMED;
    dl_note_name(w, "date");
    if (!known) {
        dl_buf_puts(w->out, "null, \"date_end\": null");
        return;
    }
    int unit = when->grain <= DL_BY_WEEK ? 10 : when->grain <= DL_BY_QUARTER ? 7 : 4;
    dl_iso_format(when->begins, first);
    dl_iso_format(when->ends - 1, last);
    bool longer = memcmp(first, last, (size_t)unit) != 0;
    dl_buf_printf(w->out, "\"%.*s\"", unit, first);
    if (longer)
        dl_buf_printf(w->out, ", \"date_end\": \"%.10s\"", last);
    else
        dl_buf_puts(w->out, ", \"date_end\": null");
}

static void put_roles(const annotator *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    bool any = false;
    dl_note_name(w, "actors");
    dl_buf_putc(w->out, '{');
    for (uint32_t role = 0; role < type->n_roles; role++) {
        bool here = false;
        for (uint32_t i = 0; i < e->parts.n; i++) {
            if (e->parts.at[i].role != role) continue;
            if (!here) {
                dl_buf_printf(w->out, "%s\"%.*s\": [", any ? ", " : "",
                              DL_ARG(type->roles[role].name));
            } else {
                dl_buf_puts(w->out, ", ");
            }
            here = any = true;
            dl_note_actor(w, e->parts.at[i].mention, e->parts.at[i].words);
        }
        if (here) dl_buf_putc(w->out, ']');
    }
    dl_buf_putc(w->out, '}');
}

/* Every field by its declared name: words as text, numbers, flags. */
static void put_fields(const annotator *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    dl_note_name(w, "fields");
    dl_buf_putc(w->out, '{');
    for (uint32_t i = 0; i < e->fields.n; i++) {
        const dl_field *f = &e->fields.at[i];
        dl_buf_printf(w->out, "%s\"%.*s\": ", i ? ", " : "",
                      DL_ARG(type->fields[f->field].name));
        switch (type->fields[f->field].kind) {
        case DL_FIELD_NUMBER: dl_buf_printf(w->out, "%lld", (long long)f->number); break;
        case DL_FIELD_FLAG: dl_buf_puts(w->out, f->number ? "true" : "false"); break;
        default: dl_json_str(w->out, f->text); break;
        }
    }
    dl_buf_putc(w->out, '}');
}

static void put_codes(const annotator *w, const dl_event *e, const dl_event_type *type) {
    dl_event_fact facts[DL_MAX_FIELDS + 1] = { { DL_LIT("status"),
                                                 dl_str_of(dl_status_name(e->status)) } };
    uint32_t n = 1;
    for (uint32_t i = 0; i < e->fields.n && n < DL_N(facts); i++) {
        const dl_field *f = &e->fields.at[i];
        facts[n++] = (dl_event_fact){ type->fields[f->field].name, f->text };
    }
    const dl_event_code *code = dl_event_code_of(type, facts, n);
    dl_note_opt(w, "plover", code ? code->plover : type->plover);
    dl_note_opt(w, "cameo", code ? code->cameo : type->cameo);
}

/* The words of a place, but "Kuwait" for "Kuwaiti waters". */
static dl_str place_text(const annotator *w, const dl_mention *m) {
    bool named = m->adjective && m->actor != DL_NONE;
    return named ? w->a->mentions.found.at[m->actor].name : dl_mention_words(w->a, m);
}

static void put_details(const annotator *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    const dl_field *round = field_named(w, e, "round");
    const dl_field *content = field_named(w, e, "content");
    dl_str place = { 0 };
    if (e->place != DL_NONE) place = place_text(w, &w->a->mentions.list.at[e->place]);
    dl_note_opt(w, "place", place);
    dl_note_name(w, "round");
    if (round)
        dl_buf_printf(w->out, "%lld", (long long)round->number);
    else
        dl_buf_puts(w->out, "null");
    dl_note_opt(w, "mode", field_text(w, e, "mode"));
    dl_note_opt(w, "medium", field_text(w, e, "medium"));
    dl_note_opt(w, "topic", field_text(w, e, "topic"));
    dl_note_name(w, "content");
    dl_note_pair(w, content ? content->span : (dl_span){ 0 });
    put_codes(w, e, type);
    if (w->kinds & DL_ANNOTATE_FIELDS) put_fields(w, e);
    dl_buf_printf(w->out, ", \"confidence\": %u.%02u", e->confidence / 100u,
                  e->confidence % 100u);
    dl_note_opt(w, "rule",
                e->rule ? dl_rules_get(w->k->rules, e->rule)->name : (dl_str){ 0 });
}

void dl_note_events(const annotator *w) {
    for (uint32_t i = 0; i < w->a->events.list.n; i++) {
        const dl_event *e = &w->a->events.list.at[i];
        int basis =
            e->when == DL_NONE ? DL_BASIS_NONE : w->a->whens.list.at[e->when].basis;
        dl_note_begin(w, "event");
        put_event_name(w, i);
        dl_note_str(w, "type", w->k->types.list.at[e->type].name);
        dl_note_str(w, "status", dl_str_of(dl_status_name(e->status)));
        dl_note_place(w, e->trigger);
        put_dates(w, e);
        dl_note_opt(w, "basis", basis ? dl_str_of(dl_basis_name(basis)) : (dl_str){ 0 });
        put_roles(w, e);
        put_details(w, e);
        dl_note_end(w);
    }
}
