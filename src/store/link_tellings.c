/* link_tellings.c - what an event was told as, and when first.
 *
 * In:  an event, its tellings and values. Out: its entries of the column DL_PACK_TELLINGS.
 * Questions of a past day (as-of:) reckon an event anew when it was told again later. These
 * entries say beforehand what it can have been, so that few are.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

typedef struct {
    int64_t a, b; /* the value */
    dl_minute told;
} way;

typedef DL_VEC(way) ways;

static void add_way(dl_arena *mem, ways *list, int64_t a, int64_t b, dl_minute told) {
    for (uint32_t i = 0; i < list->n; i++) {
        way *w = &list->at[i];
        if (w->a != a || w->b != b) continue;
        if (told < w->told) w->told = told;
        return;
    }
    *DL_PUSH(mem, list) = (way){ a, b, told };
}

/* ---- values as numbers -------------------------------------------------------------------- */

typedef struct {
    dl_link_packer *packer;
    const event_values *values;
    uint32_t round, act,
        medium; /* names of fields in the link's pool; 0: there are none */
} work;

static const link_field *field_of(const dl_link *link, const link_report *r,
                                  uint32_t name) {
    for (uint32_t i = 0; name && i < r->n_fields; i++)
        if (link->fields.at[r->first_field + i].field == name)
            return &link->fields.at[r->first_field + i];
    return NULL;
}

static const link_field *value_of(const event_values *v, uint32_t name) {
    for (uint32_t i = 0; name && i < v->fields.n; i++)
        if (v->fields.at[i].field == name) return v->fields.at[i].value;
    return NULL;
}

static uint32_t field_named(const work *w, int what) {
    return what == DL_TOLD_ROUND ? w->round : what == DL_TOLD_ACT ? w->act : w->medium;
}

/* A field in two numbers: whether it is there, and the number or the name of its value. */
static void read_field(work *w, int what, const link_field *f, way *out) {
    bool round = what == DL_TOLD_ROUND, there = f && (!round || f->has_number);
    out->a = there;
    out->b = !there  ? 0
             : round ? f->number
                     : dl_pool_add(&w->packer->packer.names, f->text);
}

/* What R tells, or with R NULL, what the event has. */
static way read(work *w, int what, const link_report *r) {
    const dl_link *link = w->packer->link;
    const event_values *v = w->values;
    way out = { 0 };
    dl_pool *names = &w->packer->packer.names;
    switch (what) {
    case DL_TOLD_STATUS: out.a = r ? r->status : v->status; break;
    case DL_TOLD_CONFIDENCE: out.a = r ? r->confidence : v->confidence; break;
    case DL_TOLD_PLACE:
        out.a = dl_pool_add(names, r ? dl_pool_str(&link->pool, r->place) : v->place);
        break;
    case DL_TOLD_DATE:
        out.a = r ? r->begins : v->begins;
        out.b = out.a == DL_NO_TIME ? 0 : (r ? r->ends : v->ends) - out.a;
        break;
    default: {
        uint32_t name = field_named(w, what);
        read_field(w, what, r ? field_of(link, r, name) : value_of(v, name), &out);
    }
    }
    return out;
}

static uint32_t name_of(work *w, int what, const way *value) {
    dl_packer *p = &w->packer->packer;
    char text[64] = { (char)what, '\0' };
    dl_str s = { 0 };
    switch (what) {
    case DL_TOLD_STATUS: s = dl_str_of(dl_status_name((int)value->a)); break;
    case DL_TOLD_PLACE: s = dl_pool_str(&p->names, (uint32_t)value->a); break;
    case DL_TOLD_ACT:
    case DL_TOLD_MEDIUM: s = dl_pool_str(&p->names, (uint32_t)value->b); break;
    case DL_TOLD_CONFIDENCE:
        snprintf(text + 1, sizeof text - 1, "%lld", (long long)value->a);
        break;
    case DL_TOLD_ROUND:
        if (value->a) snprintf(text + 1, sizeof text - 1, "%lld", (long long)value->b);
        break;
    case DL_TOLD_DATE:
        if (value->a != DL_NO_TIME)
            snprintf(text + 1, sizeof text - 1, "%lld %lld",
                     (long long)(value->a - w->values->first_reported),
                     (long long)value->b);
        break;
    default: break;
    }
    if (s.len)
        return dl_pool_add(&p->names, dl_str_fmt(p->mem, "%c%.*s", what, DL_ARG(s)));
    return dl_pool_add(&p->names, dl_str_of(text));
}

/* ---- the entries --------------------------------------------------------------------------- */

static void put(work *w, uint32_t name, dl_minute told) {
    dl_packer *p = &w->packer->packer;
    *DL_PUSH(p->mem, &p->tellings) =
        (dl_packed_entry){ name, told - w->values->first_reported };
}

static dl_minute told_of(const dl_link *link, const link_event *event, uint32_t i) {
    uint32_t report = link->order[event->first + i];
    return link->articles.at[link->reports.at[report].article].published;
}

static void put_ways(work *w, const link_event *event, int what) {
    const dl_link *link = w->packer->link;
    dl_arena *mem = w->packer->packer.mem;
    ways list = { 0 };
    way is = read(w, what, NULL);
    bool same = true;
    for (uint32_t i = 0; i < event->n; i++) {
        dl_minute told = told_of(link, event, i);
        if (told == DL_NO_TIME) continue;
        way one = read(w, what, &link->reports.at[link->order[event->first + i]]);
        same = same && one.a == is.a && one.b == is.b;
        if (!same || list.n == 0) add_way(mem, &list, one.a, one.b, told);
    }
    for (uint32_t i = 0; i < list.n && !same; i++)
        put(w, name_of(w, what, &list.at[i]), list.at[i].told);
}

static void put_articles(work *w, const link_event *event) {
    static const char article[] = { DL_TOLD_ARTICLE, '\0' };
    const dl_link *link = w->packer->link;
    uint32_t name = dl_pool_add(&w->packer->packer.names, dl_str_of(article));
    for (uint32_t i = 0; i < event->n; i++) {
        uint32_t a = link->reports.at[link->order[event->first + i]].article, k = 0;
        while (k < i && link->reports.at[link->order[event->first + k]].article != a) k++;
        dl_minute told = told_of(link, event, i);
        if (k == i && told != DL_NO_TIME) put(w, name, told);
    }
}

void dl_link_pack_tellings(dl_link_packer *packer, const link_event *event,
                           const event_values *v, dl_packed *out) {
    static const char what[] = { DL_TOLD_DATE,      DL_TOLD_STATUS, DL_TOLD_PLACE,
                                 DL_TOLD_ACT,       DL_TOLD_MEDIUM, DL_TOLD_ROUND,
                                 DL_TOLD_CONFIDENCE };
    dl_link *link = packer->link;
    work w = { .packer = packer, .values = v };
    out->first_telling = packer->packer.tellings.n;
    out->n_tellings = 0;
    if (v->first_reported == DL_NO_TIME ||
        (v->first_reported == v->last_reported && !(out->flags & DL_PACK_TOLD_UNDATED)))
        return;
    w.round = dl_pool_find(&link->pool, DL_LIT("round"));
    w.act = dl_pool_find(&link->pool, DL_LIT("act"));
    w.medium = dl_pool_find(&link->pool, DL_LIT("medium"));
    put_articles(&w, event);
    for (size_t i = 0; i < sizeof what; i++) put_ways(&w, event, what[i]);
    out->n_tellings = packer->packer.tellings.n - out->first_telling;
}
