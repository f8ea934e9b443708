/* link_pack.c - hands events to be packed while their values are reckoned.
 *
 * In:  the values of every event, as they come, and its row. Out: events of the packer.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

static uint32_t name_of(dl_link_packer *w, uint32_t pool) {
    while (w->names.n <= pool) *DL_PUSH(w->packer.mem, &w->names) = 0;
    uint32_t *name = &w->names.at[pool];
    if (pool && !*name)
        *name = dl_pool_add(&w->packer.names, dl_pool_str(&w->link->pool, pool));
    return *name;
}

void dl_link_packer_init(dl_link_packer *w, dl_link *link) {
    *w = (dl_link_packer){ .link = link };
    dl_packer_init(&w->packer, link->mem);
}

static bool is_among(const dl_link_packer *w, uint32_t from, uint32_t source) {
    for (uint32_t i = from; i < w->packer.sources.n; i++)
        if (w->packer.sources.at[i] == source) return true;
    return false;
}

/* All publishers of its articles; what the dates of these say. */
static unsigned add_sources(dl_link_packer *w, const link_event *event,
                            const event_values *v) {
    const dl_link *link = w->link;
    uint32_t from = w->packer.sources.n;
    unsigned flags = 0;
    for (uint32_t i = 0; i < event->n; i++) {
        const link_report *r = &link->reports.at[link->order[event->first + i]];
        const link_article *a = &link->articles.at[r->article];
        if (a->published == DL_NO_TIME)
            flags |= DL_PACK_TOLD_UNDATED;
        else if (a->published != v->first_reported && a->published != v->last_reported)
            flags |= DL_PACK_TOLD_BETWEEN;
        for (uint32_t k = 0; k < a->n_carriers; k++) {
            uint32_t source = name_of(w, link->carriers.at[a->first_carrier + k]);
            if (!is_among(w, from, source))
                *DL_PUSH(w->packer.mem, &w->packer.sources) = source;
        }
    }
    return flags;
}

static void add_fields(dl_link_packer *w, const event_values *v, dl_packed *e) {
    for (uint32_t i = 0; i < v->fields.n; i++) {
        const value_field *f = &v->fields.at[i];
        dl_str field = dl_pool_str(&w->link->pool, f->field);
        dl_pack_part part = dl_str_is(field, "act")      ? DL_PACK_ACT
                            : dl_str_is(field, "medium") ? DL_PACK_MEDIUM
                                                         : DL_PACK_PARTS;
        if (part != DL_PACK_PARTS)
            e->names[part] = dl_pool_add(&w->packer.names, f->value->text);
    }
}

/* What only --sort asks for. */
static void add_orders(dl_link_packer *w, const event_values *v, dl_packed *e) {
    dl_pool *names = &w->packer.names;
    dl_str plover, cameo;
    dl_link_codes(w->link, v, &plover, &cameo);
    if (v->begins != DL_NO_TIME)
        e->names[DL_PACK_GRAIN] = dl_pool_add(names, dl_str_of(dl_grain_name(v->grain)));
    e->names[DL_PACK_WHEN_TEXT] = name_of(w, v->when_text);
    e->names[DL_PACK_PLOVER] = dl_pool_add(names, plover);
    e->names[DL_PACK_CAMEO] = dl_pool_add(names, cameo);
    e->opening = dl_pack_opening(v->content);
}

void dl_link_pack(dl_link_packer *w, const link_event *event, const event_values *v,
                  double weight) {
    dl_packer *p = &w->packer;
    bool dated = v->begins != DL_NO_TIME;
    dl_packed e = { .id = event->id,
                    .begins = v->begins,
                    .ends = v->ends,
                    .first_reported = v->first_reported,
                    .last_reported = v->last_reported,
                    .weight = weight,
                    .articles = v->articles,
                    .sources = v->sources,
                    .confidence = v->confidence,
                    .has_round = v->round != NULL,
                    .round = v->round ? v->round->number : 0,
                    .first_actor = p->actors.n,
                    .n_actors = v->actors.n,
                    .first_source = p->sources.n };
    for (uint32_t i = 0; i < v->actors.n; i++)
        *DL_PUSH(p->mem, &p->actors) =
            (dl_packed_entry){ name_of(w, v->actors.at[i].role),
                               w->link->entities.at[v->actors.at[i].entity].id };
    unsigned flags = add_sources(w, event, v);
    e.n_sources = p->sources.n - e.first_source;
    e.flags = (uint8_t)(flags | (v->differs ? DL_PACK_DIFFERS : 0));
    e.names[DL_PACK_TYPE] = name_of(w, v->type);
    e.names[DL_PACK_STATUS] =
        dl_pool_add(&p->names, dl_str_of(dl_status_name(v->status)));
    e.names[DL_PACK_BASIS] =
        dated ? dl_pool_add(&p->names, dl_str_of(dl_basis_name(v->basis))) : 0;
    e.names[DL_PACK_PLACE] = dl_pool_add(&p->names, v->place);
    add_fields(w, v, &e);
    add_orders(w, v, &e);
    dl_link_pack_tellings(w, event, v, &e);
    *DL_PUSH(p->mem, &p->events) = e;
}
