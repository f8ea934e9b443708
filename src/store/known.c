/* known.c - what was known of one event by a time: its values from a part of its tellings.
 *
 * In:  an event, and until when its articles were published or came in.
 * Out: the values that the linking would give it had there been no other articles.
 * A small dl_link is filled with the event's own reports, so that dl_link_values decides
 * here as it does there; nothing is written.
 *
 * SPDX-License-Identifier: MIT */
#include "history.h"

static void bind_until(sqlite3_stmt *q, const dl_until *until, bool added) {
    dl_bind_time(q, ":published", until->published);
    if (!added) return;
    dl_bind_time(q, ":added", until->added);
    dl_bind_int(q, ":article", until->article ? until->article : INT64_MAX);
}

/* ---- loading ----------------------------------------------------------------------------- */

/* The article's place in the list; the reports of one article need not lie together. */
static uint32_t article_of(dl_link *link, int64_t id, dl_minute published) {
    for (uint32_t i = link->articles.n; i-- > 0;)
        if (link->articles.at[i].id == id) return i;
    *DL_PUSH(link->mem, &link->articles) =
        (link_article){ .id = id, .published = published };
    return link->articles.n - 1;
}

uint32_t dl_known_who(dl_link *link, int64_t id, dl_str key, dl_str name, dl_str kind) {
    uint32_t i = link->entities.n;
    *DL_PUSH(link->mem, &link->entities) =
        (link_entity){ .id = id,
                       .key = dl_pool_add(&link->pool, key),
                       .name = dl_pool_add(&link->pool, name),
                       .kind = dl_pool_add(&link->pool, kind),
                       .parent = DL_NONE,
                       .root = i };
    *DL_PUSH(link->mem, &link->whos) = (link_who){ .entity = i };
    return i;
}

/* A who of its own for each actor: columns ID, key, name, kind from COLUMN on. */
static uint32_t who_of(dl_link *link, sqlite3_stmt *q, int id, int column) {
    if (sqlite3_column_type(q, id) == SQLITE_NULL) return DL_NONE;
    for (uint32_t i = 0; i < link->entities.n; i++)
        if (link->entities.at[i].id == dl_column_int(q, id)) return i;
    return dl_known_who(link, dl_column_int(q, id), dl_column_str(q, column),
                        dl_column_str(q, column + 1), dl_column_str(q, column + 2));
}

static uint8_t named(dl_str name, int (*number)(dl_str)) {
    int n = name.len ? number(name) : 0;
    return n > 0 ? (uint8_t)n : 0;
}

static void read_report(dl_link *link, sqlite3_stmt *q) {
    dl_pool *pool = &link->pool;
    link_report report = { .id = dl_column_int(q, 0),
                           .type = dl_pool_add(pool, dl_column_str(q, 2)),
                           .status = named(dl_column_str(q, 3), dl_status_named),
                           .begins = dl_column_time(q, 4),
                           .ends = dl_column_time(q, 5),
                           .grain = named(dl_column_str(q, 6), dl_grain_named),
                           .basis = named(dl_column_str(q, 7), dl_basis_named),
                           .approx = dl_column_int(q, 8) != 0,
                           .when_text = dl_pool_add(pool, dl_column_str(q, 9)),
                           .place = dl_pool_add(pool, dl_column_str(q, 10)),
                           .place_who = who_of(link, q, 11, 17),
                           .same_as = DL_NONE,
                           .confidence = (uint8_t)dl_column_int(q, 14),
                           .article = article_of(link, dl_column_int(q, 15),
                                                 dl_column_time(q, 16)),
                           .series = DL_NONE };
    *DL_PUSH(link->mem, &link->reports) = report;
}

static dl_code load_reports(dl_link *link, int64_t event, const dl_until *until,
                            dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_REPORTS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    bind_until(q, until, true);
    while (!dl_step(link->store, q, &more, err) && more) read_report(link, q);
    return err->code;
}

static dl_code load_parts(dl_link *link, link_report *r, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_PARTS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", r->id);
    r->first_part = link->parts.n;
    while (!dl_step(link->store, q, &more, err) && more) {
        link_part part = { dl_pool_add(&link->pool, dl_column_str(q, 0)),
                           who_of(link, q, 1, 2), 0 };
        *DL_PUSH(link->mem, &link->parts) = part;
    }
    r->n_parts = link->parts.n - r->first_part;
    return err->code;
}

static dl_code load_fields(dl_link *link, link_report *r, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_FIELDS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", r->id);
    r->first_field = link->fields.n;
    while (!dl_step(link->store, q, &more, err) && more) {
        link_field field = { .field = dl_pool_add(&link->pool, dl_column_str(q, 0)),
                             .has_number = sqlite3_column_type(q, 1) != SQLITE_NULL,
                             .number = dl_column_int(q, 1),
                             .text = dl_str_copy(link->mem, dl_column_str(q, 2)) };
        *DL_PUSH(link->mem, &link->fields) = field;
    }
    r->n_fields = link->fields.n - r->first_field;
    return err->code;
}

static dl_code load_carriers(dl_link *link, link_article *a, const dl_until *until,
                             dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_CARRIERS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", a->id);
    bind_until(q, until, false);
    a->first_carrier = link->carriers.n;
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &link->carriers) =
            dl_pool_add(&link->pool, dl_column_str(q, 0));
    a->n_carriers = link->carriers.n - a->first_carrier;
    return err->code;
}

static dl_code load_series(dl_link *link, int64_t event, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_SERIES, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    if (dl_step(link->store, q, &more, err) || !more) return err->code;
    *DL_PUSH(link->mem, &link->series) =
        (link_series){ .id = dl_column_int(q, 0),
                       .name = dl_str_copy(link->mem, dl_column_str(q, 1)) };
    for (uint32_t i = 0; i < link->reports.n; i++) link->reports.at[i].series = 0;
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code load_tables(dl_link *link, int64_t event, const dl_until *until,
                           dl_err *err) {
    if (load_reports(link, event, until, err)) return err->code;
    for (uint32_t i = 0; i < link->reports.n; i++)
        if (load_parts(link, &link->reports.at[i], err) ||
            load_fields(link, &link->reports.at[i], err))
            return err->code;
    for (uint32_t i = 0; i < link->articles.n; i++)
        if (load_carriers(link, &link->articles.at[i], until, err)) return err->code;
    return DL_OK;
}

/* A history has the days on which articles were published, not when they came in. */
static dl_code load_history(dl_link *link, int64_t event, const dl_until *until,
                            bool *there, dl_err *err) {
    *there = false;
    if (until->published == DL_NO_TIME || until->added != DL_NO_TIME || until->article)
        return DL_OK;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_HISTORY, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    if (dl_step(link->store, q, there, err) || !*there) return err->code;
    dl_str bytes = { sqlite3_column_blob(q, 0), (uint32_t)sqlite3_column_bytes(q, 0) };
    dl_code rc = dl_history_read(link, bytes, until->published, err);
    sqlite3_reset(q);
    return rc;
}

static dl_code load(dl_link *link, int64_t event, const dl_until *until, dl_err *err) {
    bool there;
    if (load_history(link, event, until, &there, err) ||
        (!there && load_tables(link, event, until, err)))
        return err->code;
    return load_series(link, event, err);
}

/* ---- the answer ---------------------------------------------------------------------------- */

/* As the timeline has them: by role, those most articles name first. */
static int in_order(const dl_link *link, const value_actor *a, const value_actor *b) {
    const dl_pool *pool = &link->pool;
    int order = dl_str_cmp(dl_pool_str(pool, a->role), dl_pool_str(pool, b->role));
    if (order) return order;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    return dl_str_cmp(dl_pool_str(pool, link->entities.at[a->entity].name),
                      dl_pool_str(pool, link->entities.at[b->entity].name));
}

static void copy_actors(const dl_link *link, event_values *v, dl_arena *mem,
                        dl_known *out) {
    for (uint32_t i = 1; i < v->actors.n; i++) /* few: insertion */
        for (uint32_t j = i;
             j > 0 && in_order(link, &v->actors.at[j], &v->actors.at[j - 1]) < 0; j--) {
            value_actor swap = v->actors.at[j];
            v->actors.at[j] = v->actors.at[j - 1];
            v->actors.at[j - 1] = swap;
        }
    for (uint32_t i = 0; i < v->actors.n; i++) {
        const link_entity *e = &link->entities.at[v->actors.at[i].entity];
        dl_known_actor actor = {
            e->id, dl_str_copy(mem, dl_pool_str(&link->pool, v->actors.at[i].role)),
            dl_str_copy(mem, dl_pool_str(&link->pool, e->key)),
            dl_str_copy(mem, dl_pool_str(&link->pool, e->name))
        };
        *DL_PUSH(mem, &out->actors) = actor;
    }
}

static void copy_fields(const dl_link *link, const event_values *v, dl_arena *mem,
                        dl_known *out) {
    for (uint32_t i = 0; i < v->fields.n; i++) {
        const value_field *f = &v->fields.at[i];
        dl_known_field field = { .field =
                                     dl_str_copy(mem, dl_pool_str(&link->pool, f->field)),
                                 .text = dl_str_copy(mem, f->value->text),
                                 .has_number = f->value->has_number,
                                 .number = f->value->number };
        uint32_t at = out->fields.n;
        *DL_PUSH(mem, &out->fields) = field;
        for (; at > 0 && dl_str_cmp(out->fields.at[at - 1].field, field.field) > 0; at--)
            out->fields.at[at] = out->fields.at[at - 1];
        out->fields.at[at] = field;
    }
}

static void copy_values(const dl_link *link, event_values *v, dl_arena *mem,
                        dl_known *out) {
    *out =
        (dl_known){ .reports = v->reports,
                    .articles = v->articles,
                    .sources = v->sources,
                    .status = v->status,
                    .grain = v->grain,
                    .basis = v->basis,
                    .confidence = v->confidence,
                    .approx = v->approx,
                    .has_round = v->round != NULL,
                    .round = v->round ? v->round->number : 0,
                    .best = link->reports.at[v->best].id,
                    .begins = v->begins,
                    .ends = v->ends,
                    .first_reported = v->first_reported,
                    .last_reported = v->last_reported,
                    .when_text = dl_str_copy(mem, dl_pool_str(&link->pool, v->when_text)),
                    .place = dl_str_copy(mem, v->place),
                    .title = dl_str_copy(mem, v->title),
                    .content = dl_str_copy(mem, v->content) };
    dl_str plover, cameo;
    dl_link_codes(link, v, &plover, &cameo);
    out->plover = dl_str_copy(mem, plover);
    out->cameo = dl_str_copy(mem, cameo);
    copy_actors(link, v, mem, out);
    copy_fields(link, v, mem, out);
    for (uint32_t i = 0; i < link->articles.n; i++)
        *DL_PUSH(mem, &out->told_in) = link->articles.at[i].id;
}

dl_code dl_store_known(dl_store *store, const dl_event_types *types, int64_t event,
                       const dl_until *until, dl_arena *mem, dl_known *out, dl_err *err) {
    dl_knowledge k = { 0 };
    if (!store->scratch) store->scratch = dl_arena_new();
    dl_arena_reset(store->scratch);
    dl_link link = { .store = store, .k = &k, .mem = store->scratch };
    if (types) k.types = *types;
    dl_pool_init(&link.pool, link.mem);
    if (!load(&link, event, until, err)) {
        event_values v;
        link_event all = { .n = link.reports.n };
        link.order = DL_NEW_N(link.mem, uint32_t, link.reports.n + 1);
        for (uint32_t i = 0; i < link.reports.n; i++) link.order[i] = i;
        *out = (dl_known){ 0 };
        if (link.reports.n) {
            dl_link_values(&link, &all, link.mem, &v);
            copy_values(&link, &v, mem, out);
        }
    }
    return err->code;
}
