/* field.c - the typed fields of an event, by name.
 *
 * In:  an event, the name of a field its type declares, a value.
 * Out: a row of event.fields; the first value of a field stays.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

const dl_field *get_field(const struct event_work *w, const dl_event *event,
                          const char *name) {
    int field = dl_event_field(&w->types->list.at[event->type], dl_str_of(name));
    for (uint32_t i = 0; field >= 0 && i < event->fields.n; i++)
        if (event->fields.at[i].field == field) return &event->fields.at[i];
    return NULL;
}

static dl_field *add(const struct event_work *w, dl_event *event, const char *name) {
    int field = dl_event_field(&w->types->list.at[event->type], dl_str_of(name));
    DL_ASSERT(field >= 0);
    if (get_field(w, event, name)) return NULL;
    dl_field *row = DL_PUSH(w->mem, &event->fields);
    row->field = (uint16_t)field;
    return row;
}

void set_number(const struct event_work *w, dl_event *event, const char *field, int64_t n,
                dl_str words) {
    dl_field *row = add(w, event, field);
    if (!row) return;
    row->number = n;
    row->text = words;
}

void set_word(const struct event_work *w, dl_event *event, const char *field,
              dl_str word) {
    dl_field *row = word.len ? add(w, event, field) : NULL;
    if (row) row->text = word;
}

void set_words(const struct event_work *w, dl_event *event, const char *field,
               dl_span span, dl_str words) {
    dl_field *row = span.len ? add(w, event, field) : NULL;
    if (!row) return;
    row->span = span;
    row->text = words;
}

void set_span(const struct event_work *w, dl_event *event, const char *field,
              dl_span span) {
    set_words(w, event, field, span, dl_span_str(w->doc, span));
}
