/* link_value.c - the best of an event's reports.
 *
 * In:  the reports of one event, the first telling first.
 * Out: the values of its row: status, time, place, actors, fields, numbers of sources.
 * Nothing is averaged: every value is one that some report has, and disagreements stay
 * readable in the reports.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

typedef struct {
    const dl_link *link;
    const uint32_t *at; /* reports */
    uint32_t n;
} told;

static const link_report *report(const told *t, uint32_t i) {
    return &t->link->reports.at[t->at[i]];
}

static dl_minute published(const told *t, uint32_t i) {
    return t->link->articles.at[report(t, i)->article].published;
}

/* ---- status ------------------------------------------------------------------------------ */

/* What happened outweighs what was going on, that what was planned; a later article
 * outweighs an earlier one only among what is certain. */
static uint8_t best_status(const told *t) {
    static const uint8_t rank[DL_STATUS_COUNT] = {
        [DL_OCCURRED] = 5, [DL_ONGOING] = 4,  [DL_DENIED] = 3,
        [DL_PLANNED] = 2,  [DL_POSSIBLE] = 1,
    };
    enum { CERTAIN = 3 };
    uint8_t best = report(t, 0)->status;
    dl_minute when = published(t, 0);
    for (uint32_t i = 1; i < t->n; i++) {
        uint8_t status = report(t, i)->status;
        dl_minute then = published(t, i);
        bool certain = rank[status] >= CERTAIN, was = rank[best] >= CERTAIN;
        bool later = then != DL_NO_TIME && (when == DL_NO_TIME || then > when);
        bool take = certain != was ? certain
                    : later        ? rank[status] >= CERTAIN || rank[status] >= rank[best]
                                   : then == when && rank[status] > rank[best];
        if (!take) continue;
        best = status;
        when = then;
    }
    return best;
}

/* ---- time -------------------------------------------------------------------------------- */

bool dl_link_guessed(const link_report *r) {
    return r->basis == DL_ASSUMED || (r->basis == DL_FROM_CONTEXT && r->approx);
}

static bool is_certain(uint8_t status) {
    return status != DL_PLANNED && status != DL_POSSIBLE;
}

/* Days of which the text gives the first and the last: they say more than one of them. */
static bool is_days(const link_report *r) {
    return r->grain == DL_BY_DAY && !r->approx &&
           r->ends - r->begins > 2 * (dl_minute)DL_MINUTES_A_DAY;
}

/* CERTAIN: the event is no plan any more, and what was planned says little of when it was. */
static bool better_time(const link_report *a, const link_report *b, bool certain) {
    if (b->begins == DL_NO_TIME) return a->begins != DL_NO_TIME;
    if (a->begins == DL_NO_TIME) return false;
    if (dl_link_guessed(a) != dl_link_guessed(b)) return dl_link_guessed(b);
    if (dl_link_guessed(a)) return a->begins < b->begins;
    if (certain && is_certain(a->status) != is_certain(b->status))
        return is_certain(a->status);
    /* the finer one when they agree, else the more explicit one */
    bool inside = a->begins >= b->begins && a->ends <= b->ends;
    bool around = b->begins >= a->begins && b->ends <= a->ends;
    if (inside && is_days(b)) return false;
    if (around && is_days(a)) return true;
    if (inside != around) return inside;
    return a->basis < b->basis;
}

static bool is_in_phase(const told *t, const link_report *r, const char *phase) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &t->link->fields.at[r->first_field + i];
        if (dl_str_is(dl_pool_str(&t->link->pool, f->field), "phase") &&
            dl_str_is(f->text, phase))
            return true;
    }
    return false;
}

/* One report says when a round opened, another when it ended. */
static void join_phases(const told *t, event_values *out) {
    enum { LONGEST_DAYS = 120 };
    dl_minute begins = DL_NO_TIME, ends = DL_NO_TIME;
    for (uint32_t i = 0; i < t->n; i++) {
        const link_report *r = report(t, i);
        if (r->begins == DL_NO_TIME || r->grain != DL_BY_DAY || !is_certain(r->status) ||
            dl_link_guessed(r))
            continue;
        if (is_in_phase(t, r, "opened") && (begins == DL_NO_TIME || r->begins < begins))
            begins = r->begins;
        if (is_in_phase(t, r, "ended") && (ends == DL_NO_TIME || r->ends > ends))
            ends = r->ends;
    }
    if (begins == DL_NO_TIME || ends == DL_NO_TIME || ends <= begins ||
        ends - begins > LONGEST_DAYS * (dl_minute)DL_MINUTES_A_DAY)
        return;
    out->begins = begins;
    out->ends = ends;
}

static void best_time(const told *t, event_values *out) {
    const link_report *best = report(t, 0);
    bool certain = is_certain(out->status);
    for (uint32_t i = 1; i < t->n; i++)
        if (better_time(report(t, i), best, certain)) best = report(t, i);
    out->begins = best->begins;
    out->ends = best->ends;
    out->grain = best->grain;
    out->basis = best->begins == DL_NO_TIME ? DL_BASIS_NONE : best->basis;
    out->approx = best->approx;
    out->when_text = best->when_text;
    uint8_t day = best->day;
    for (uint32_t i = 0; i < t->n && out->begins == DL_NO_TIME && !day; i++) {
        const link_report *r = report(t, i);
        day = r->day; /* "September 28" says more than "September" */
        if (day || !out->when_text) out->when_text = r->when_text;
    }
    for (uint32_t i = 0; i < t->n && !out->when_text; i++)
        out->when_text = report(t, i)->when_text;
}

/* ---- place ------------------------------------------------------------------------------- */

/* A city says more than the country it lies in; else what most reports say. */
static dl_str best_place(const told *t) {
    const dl_link *link = t->link;
    dl_str best = { 0 };
    uint32_t best_votes = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        const link_report *r = report(t, i);
        uint32_t votes = 0, entity = dl_link_entity(link, r->place_who);
        if (!r->place) continue;
        for (uint32_t j = 0; j < t->n; j++) votes += report(t, j)->place == r->place;
        dl_str kind = entity == DL_NONE
                          ? (dl_str){ 0 }
                          : dl_pool_str(&link->pool, link->entities.at[entity].kind);
        if (!dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_COUNTRY))) votes += t->n;
        if (votes <= best_votes) continue;
        best_votes = votes;
        best = dl_pool_str(&link->pool, r->place);
    }
    return best;
}

/* ---- actors and fields -------------------------------------------------------------------- */

static int by_role(const void *x, const void *y) {
    const value_actor *a = x, *b = y;
    if (a->role != b->role) return a->role < b->role ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

/* Reports of one article lie together only by chance: an actor's articles are counted by
 * the first report of each that names him in the role. */
static void add_actor(const told *t, dl_arena *mem, event_values *out, uint32_t i,
                      const link_part *part) {
    uint32_t entity = dl_link_entity(t->link, part->who);
    value_actor *found = NULL;
    for (uint32_t j = 0; j < out->actors.n && !found; j++)
        if (out->actors.at[j].role == part->role && out->actors.at[j].entity == entity)
            found = &out->actors.at[j];
    if (!found) {
        *DL_PUSH(mem, &out->actors) = (value_actor){ part->role, entity, 1 };
        return;
    }
    if (i > 0 && report(t, i)->article != report(t, i - 1)->article) found->articles++;
}

static void all_actors(const told *t, dl_arena *mem, event_values *out) {
    for (uint32_t i = 0; i < t->n; i++) {
        const link_report *r = report(t, i);
        for (uint32_t j = 0; j < r->n_parts; j++) {
            const link_part *part = &t->link->parts.at[r->first_part + j];
            if (part->who != DL_NONE) add_actor(t, mem, out, i, part);
        }
    }
    if (out->actors.n > 1)
        qsort(out->actors.at, out->actors.n, sizeof *out->actors.at, by_role);
}

/* What ended had opened before, whoever is surer. */
static bool ends_phase(const told *t, const link_field *f, const link_field *have) {
    return dl_str_is(dl_pool_str(&t->link->pool, f->field), "phase") &&
           dl_str_is(f->text, "ended") && dl_str_is(have->text, "opened");
}

/* Each field as the best report of a statement has it, or the surest of others; of equally
 * sure ones the first that has it. */
static void all_fields(const told *t, dl_arena *mem, bool statement, event_values *out) {
    for (uint32_t i = 0; i < t->n; i++) {
        const link_report *r = report(t, i);
        for (uint32_t j = 0; j < r->n_fields; j++) {
            const link_field *f = &t->link->fields.at[r->first_field + j];
            value_field *have = NULL;
            for (uint32_t k = 0; k < out->fields.n && !have; k++)
                if (out->fields.at[k].field == f->field) have = &out->fields.at[k];
            if (!have)
                *DL_PUSH(mem, &out->fields) = (value_field){ f->field, t->at[i], f };
            else if (ends_phase(t, have->value, f))
                continue;
            else if (ends_phase(t, f, have->value) ||
                     (statement
                          ? t->at[i] == out->best
                          : r->confidence > t->link->reports.at[have->report].confidence))
                *have = (value_field){ f->field, t->at[i], f };
        }
    }
}

/* ---- numbers ------------------------------------------------------------------------------ */

static int by_value(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static uint32_t distinct(uint32_t *list, uint32_t n) {
    uint32_t kept = 0;
    if (n > 1) qsort(list, n, sizeof *list, by_value);
    for (uint32_t i = 0; i < n; i++) kept += i == 0 || list[i] != list[i - 1];
    return kept;
}

static void count_sources(const told *t, dl_arena *mem, event_values *out) {
    const dl_link *link = t->link;
    DL_VEC(uint32_t) articles = { 0 }, sources = { 0 };
    for (uint32_t i = 0; i < t->n; i++) {
        const link_article *a = &link->articles.at[report(t, i)->article];
        dl_minute p = a->published;
        *DL_PUSH(mem, &articles) = report(t, i)->article;
        if (p != DL_NO_TIME &&
            (out->first_reported == DL_NO_TIME || p < out->first_reported))
            out->first_reported = p;
        if (p != DL_NO_TIME &&
            (out->last_reported == DL_NO_TIME || p > out->last_reported))
            out->last_reported = p;
        uint32_t source = 0; /* who printed it first speaks for all its carriers */
        for (uint32_t j = 0; j < a->n_carriers && !source; j++)
            source = link->carriers.at[a->first_carrier + j];
        if (!source) source = link->pool.n + report(t, i)->article;
        *DL_PUSH(mem, &sources) = source;
    }
    out->articles = distinct(articles.at, articles.n);
    out->sources = distinct(sources.at, sources.n);
    out->reports = t->n;
}

static uint32_t content_len(const dl_link *link, const link_report *r) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &link->fields.at[r->first_field + i];
        if (dl_str_is(dl_pool_str(&link->pool, f->field), "content")) return f->text.len;
    }
    return 0;
}

/* Of a statement the report with the most of its words, of others the surest. */
static uint32_t best_report(const told *t, bool statement) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < t->n && statement; i++)
        if (content_len(t->link, report(t, i)) > content_len(t->link, report(t, best)))
            best = i;
    if (statement) return t->at[best];
    for (uint32_t i = 1; i < t->n; i++)
        if (report(t, i)->confidence > report(t, best)->confidence) best = i;
    return t->at[best];
}

void dl_link_codes(const dl_link *link, const event_values *values, dl_str *plover,
                   dl_str *cameo) {
    uint16_t i =
        dl_event_type_named(&link->k->types, dl_pool_str(&link->pool, values->type));
    const dl_event_type *type = i == UINT16_MAX ? NULL : &link->k->types.list.at[i];
    dl_event_fact facts[DL_MAX_FIELDS + 1] = {
        { DL_LIT("status"), dl_str_of(dl_status_name(values->status)) }
    };
    uint32_t n = 1;
    for (uint32_t f = 0; f < values->fields.n && n < DL_N(facts); f++)
        facts[n++] =
            (dl_event_fact){ dl_pool_str(&link->pool, values->fields.at[f].field),
                             values->fields.at[f].value->text };
    const dl_event_code *code = type ? dl_event_code_of(type, facts, n) : NULL;
    *plover = code ? code->plover : type ? type->plover : (dl_str){ 0 };
    *cameo = code ? code->cameo : type ? type->cameo : (dl_str){ 0 };
}

/* What follows from the values. */
static void finish_values(dl_link *link, dl_arena *mem, event_values *out) {
    for (uint32_t i = 0; i < out->fields.n; i++) {
        dl_str name = dl_pool_str(&link->pool, out->fields.at[i].field);
        if (dl_str_is(name, "round") && out->fields.at[i].value->has_number)
            out->round = out->fields.at[i].value;
        if (dl_str_is(name, "content")) out->content = out->fields.at[i].value->text;
    }
    out->title = dl_link_title(link, out, mem);
}

/* An event that no article tells. */
static void added_values(dl_link *link, const link_event *event, dl_arena *mem,
                         event_values *out) {
    dl_str key = event->key;
    *out = (event_values){ .type = dl_pool_add(&link->pool, dl_str_cut(&key, '-')),
                           .status = DL_OCCURRED,
                           .confidence = 100,
                           .best = DL_NONE,
                           .series = DL_NONE,
                           .begins = DL_NO_TIME,
                           .ends = DL_NO_TIME,
                           .first_reported = DL_NO_TIME,
                           .last_reported = DL_NO_TIME };
    dl_link_judge_values(link, event, mem, out);
    finish_values(link, mem, out);
}

void dl_link_values(dl_link *link, const link_event *event, dl_arena *mem,
                    event_values *out) {
    told t = { .link = link, .at = link->order + event->first, .n = event->n };
    if (event->n == 0) {
        added_values(link, event, mem, out);
        return;
    }
    uint32_t type = report(&t, 0)->type;
    bool statement = dl_str_is(dl_pool_str(&link->pool, type), "statement");
    *out = (event_values){ .type = type,
                           .status = best_status(&t),
                           .place = best_place(&t),
                           .best = best_report(&t, statement),
                           .series = DL_NONE,
                           .first_reported = DL_NO_TIME,
                           .last_reported = DL_NO_TIME };
    out->confidence = link->reports.at[out->best].confidence;
    best_time(&t, out);
    if (event->talk) join_phases(&t, out);
    all_actors(&t, mem, out);
    all_fields(&t, mem, statement, out);
    count_sources(&t, mem, out);
    for (uint32_t i = 0; i < t.n && out->series == DL_NONE; i++)
        out->series = report(&t, i)->series;
    dl_link_judge_values(link, event, mem, out);
    out->differs = dl_link_differ(link, t.at, t.n);
    finish_values(link, mem, out);
}
