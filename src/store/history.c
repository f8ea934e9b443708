/* history.c - packs what each telling of an event said.
 *
 * In:  events of a linking. Out: bytes for table event_history; history.h has their format.
 *
 * SPDX-License-Identifier: MIT */
#include "history.h"
#include "packed.h"

/* Reports from which on reading a history pays: below, their rows are read as quickly, and
 * three events in four that are told again have two or three. */
enum { FEWEST = 4 };

typedef dl_history_writer writer;

void dl_history_writer_init(writer *w, dl_link *link) {
    *w = (writer){ .link = link };
}

void dl_history_writer_free(writer *w) {
    dl_buf_free(&w->head);
    dl_buf_free(&w->body);
    dl_buf_free(&w->all);
}

static void put_name(writer *w, dl_buf *out, uint32_t name) {
    dl_arena *mem = w->link->mem;
    while (name && w->local.n <= name) *DL_PUSH(mem, &w->local) = 0;
    if (name && !w->local.at[name]) {
        *DL_PUSH(mem, &w->names) = name;
        w->local.at[name] = w->names.n;
    }
    dl_put_number(out, name ? w->local.at[name] : 0);
}

static void put_time(dl_buf *out, dl_minute t) {
    dl_put_number(out, t == DL_NO_TIME ? 0 : 1 + dl_fold_number(t));
}

static void put_actor(const writer *w, dl_buf *out, uint32_t who) {
    uint32_t entity = dl_link_entity(w->link, who);
    dl_put_number(out,
                  entity == DL_NONE ? 0 : 1 + (uint64_t)w->link->entities.at[entity].id);
}

/* Articles in the order in which they tell it. */
static uint32_t put_article(writer *w, uint32_t article) {
    const dl_link *link = w->link;
    const link_article *a = &link->articles.at[article];
    for (uint32_t i = w->articles.n; i-- > 0;)
        if (w->articles.at[i] == article) return i;
    *DL_PUSH(link->mem, &w->articles) = article;
    dl_put_number(&w->head, (uint64_t)a->id);
    put_time(&w->head, a->published);
    dl_put_number(&w->head, a->n_carriers);
    for (uint32_t i = a->first_carrier; i < a->first_carrier + a->n_carriers; i++) {
        put_name(w, &w->head, link->carriers.at[i]);
        put_time(&w->head, link->carried.at[i]);
    }
    return w->articles.n - 1;
}

static void put_lists(writer *w, const link_report *r) {
    const dl_link *link = w->link;
    dl_buf *out = &w->body;
    dl_put_number(out, r->n_parts);
    for (uint32_t i = r->first_part; i < r->first_part + r->n_parts; i++) {
        put_name(w, out, link->parts.at[i].role);
        put_actor(w, out, link->parts.at[i].who);
    }
    dl_put_number(out, r->n_fields);
    for (uint32_t i = r->first_field; i < r->first_field + r->n_fields; i++) {
        const link_field *f = &link->fields.at[i];
        put_name(w, out, f->field);
        dl_put_number(out, f->has_number ? 1 + dl_fold_number(f->number) : 0);
        dl_put_number(out, f->text.len);
        dl_buf_str(out, f->text);
    }
}

static void put_report(writer *w, const link_report *r) {
    const link_article *a = &w->link->articles.at[r->article];
    dl_buf *out = &w->body;
    dl_put_number(out, put_article(w, r->article));
    dl_put_number(out, (uint64_t)(r->id - a->id * DL_IDS_AN_ARTICLE));
    put_name(w, out, r->type);
    dl_put_number(out, r->status);
    dl_put_number(out, r->grain);
    dl_put_number(out, r->basis);
    dl_put_number(out, r->approx);
    dl_put_number(out, r->confidence);
    put_time(out, r->begins);
    if (r->begins != DL_NO_TIME) put_time(out, r->ends);
    put_name(w, out, r->when_text);
    put_name(w, out, r->place);
    put_actor(w, out, r->place_who);
    put_lists(w, r);
}

static void put_names(writer *w) {
    dl_put_number(&w->all, w->names.n);
    for (uint32_t i = 0; i < w->names.n; i++) {
        dl_str name = dl_pool_str(&w->link->pool, w->names.at[i]);
        dl_put_number(&w->all, name.len);
        dl_buf_str(&w->all, name);
        w->local.at[w->names.at[i]] = 0;
    }
}

/* Nobody asks what was known before it was told, and once all is told it is the event. */
static bool is_told_once(const link_event *event, const event_values *v,
                         const dl_link *link) {
    for (uint32_t i = 0; i < event->n; i++) {
        const link_report *r = &link->reports.at[link->order[event->first + i]];
        if (link->articles.at[r->article].published != v->first_reported) return false;
    }
    return true;
}

dl_str dl_history_of(writer *w, const link_event *event, const event_values *v) {
    const dl_link *link = w->link;
    if (event->n < FEWEST || v->first_reported == DL_NO_TIME ||
        is_told_once(event, v, link))
        return (dl_str){ 0 };
    dl_buf_clear(&w->head);
    dl_buf_clear(&w->body);
    dl_buf_clear(&w->all);
    w->names.n = w->articles.n = 0;
    for (uint32_t i = 0; i < event->n; i++)
        put_report(w, &link->reports.at[link->order[event->first + i]]);
    put_names(w);
    dl_put_number(&w->all, w->articles.n);
    dl_buf_add(&w->all, w->head.ptr, w->head.len);
    dl_put_number(&w->all, event->n);
    dl_buf_add(&w->all, w->body.ptr, w->body.len);
    return (dl_str){ w->all.ptr, (uint32_t)w->all.len };
}
