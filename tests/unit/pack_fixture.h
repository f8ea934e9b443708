/* pack_fixture.h - packs the events of a database from its tables, the long way.
 *
 * Linking packs what it has in memory (src/store/link_pack.c). Tests that write rows by hand
 * pack them with this; and both must come to the same.
 *
 * SPDX-License-Identifier: MIT */
#ifndef PACK_FIXTURE_H
#define PACK_FIXTURE_H

#include <sqlite3.h>

#include "check_main.h"

#include "../../src/store/pack.h"

static dl_minute pack_time(sqlite3_stmt *q, int column) {
    dl_minute t = DL_NO_TIME;
    const char *text = (const char *)sqlite3_column_text(q, column);
    if (text) ck_assert(dl_iso_parse(dl_str_of(text), &t));
    return t;
}

static uint32_t pack_name(dl_packer *p, sqlite3_stmt *q, int column) {
    return dl_pool_add(&p->names,
                       dl_str_of((const char *)sqlite3_column_text(q, column)));
}

static sqlite3_stmt *pack_ask(sqlite3 *db, const char *sql, int64_t event) {
    sqlite3_stmt *q;
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK, "%s",
                  sqlite3_errmsg(db));
    if (event) sqlite3_bind_int64(q, 1, event);
    return q;
}

static void pack_lists(sqlite3 *db, dl_packer *p, dl_packed *e) {
    sqlite3_stmt *q =
        pack_ask(db, "SELECT role, actor FROM event_actor WHERE event = ?", e->id);
    e->first_actor = p->actors.n;
    while (sqlite3_step(q) == SQLITE_ROW)
        *DL_PUSH(p->mem, &p->actors) =
            (dl_packed_entry){ pack_name(p, q, 0), sqlite3_column_int64(q, 1) };
    e->n_actors = p->actors.n - e->first_actor;
    sqlite3_finalize(q);
    q = pack_ask(db,
                 "SELECT DISTINCT c.source FROM report r JOIN carrier c "
                 "ON c.article = r.article WHERE r.event = ?",
                 e->id);
    e->first_source = p->sources.n;
    while (sqlite3_step(q) == SQLITE_ROW)
        *DL_PUSH(p->mem, &p->sources) = pack_name(p, q, 0);
    e->n_sources = p->sources.n - e->first_source;
    sqlite3_finalize(q);
}

/* Each way an event is told by dated articles, and the minutes since it was first told. */
static const char pack_tellings_sql[] =
    "WITH told AS (SELECT r.*, a.published FROM report r JOIN article a ON a.id = r.article"
    "               WHERE r.event = ?1 AND a.published IS NOT NULL),"
    " said (what, value, published) AS ("
    "  SELECT 'd', begins || ' ' || ends, published FROM told"
    "  UNION ALL SELECT 's', status, published FROM told"
    "  UNION ALL SELECT 'p', place, published FROM told"
    "  UNION ALL SELECT 'c', confidence, published FROM told"
    "  UNION ALL SELECT substr(f.field, 1, 1), (SELECT CASE WHEN f.field = 'round' THEN"
    "     number ELSE text END FROM report_field x WHERE x.report = told.id"
    "     AND x.field = f.field ORDER BY n LIMIT 1), published FROM told,"
    "    (SELECT 'round' AS field UNION SELECT 'act' UNION SELECT 'medium') f),"
    " stored (what, value) AS ("
    "  SELECT 'd', begins || ' ' || ends FROM event WHERE id = ?1"
    "  UNION ALL SELECT 's', status FROM event WHERE id = ?1"
    "  UNION ALL SELECT 'p', place FROM event WHERE id = ?1"
    "  UNION ALL SELECT 'c', confidence FROM event WHERE id = ?1"
    "  UNION ALL SELECT 'r', round FROM event WHERE id = ?1"
    "  UNION ALL SELECT 'a', (SELECT text FROM event_field WHERE event = ?1"
    "                            AND field = 'act')"
    "  UNION ALL SELECT 'm', (SELECT text FROM event_field WHERE event = ?1"
    "                            AND field = 'medium'))"
    "SELECT what, value, min(published) FROM said"
    " WHERE what IN (SELECT s.what FROM said s JOIN stored t USING (what)"
    "                 WHERE s.value IS NOT t.value) GROUP BY what, value"
    " UNION ALL SELECT 'n', NULL, published FROM (SELECT DISTINCT article, published FROM told)";

/* "begins ends" as minutes since TOLD and minutes that it lasts. */
static dl_str pack_span(dl_arena *mem, dl_str span, dl_minute told) {
    dl_minute begins, ends;
    dl_str first = dl_str_cut(&span, ' ');
    ck_assert(dl_iso_parse(first, &begins) && dl_iso_parse(span, &ends));
    return dl_str_fmt(mem, "%lld %lld", (long long)(begins - told),
                      (long long)(ends - begins));
}

static void pack_tellings(sqlite3 *db, dl_packer *p, dl_packed *e) {
    e->first_telling = p->tellings.n;
    if (e->first_reported == DL_NO_TIME ||
        (e->first_reported == e->last_reported && !(e->flags & DL_PACK_TOLD_UNDATED)))
        return;
    sqlite3_stmt *q = pack_ask(db, pack_tellings_sql, e->id);
    while (sqlite3_step(q) == SQLITE_ROW) {
        const char *what = (const char *)sqlite3_column_text(q, 0);
        dl_str value = dl_str_of((const char *)sqlite3_column_text(q, 1));
        if (*what == 'd' && value.len)
            value = pack_span(p->mem, value, e->first_reported);
        dl_str name = dl_str_fmt(p->mem, "%s%.*s", what, DL_ARG(value));
        *DL_PUSH(p->mem, &p->tellings) =
            (dl_packed_entry){ dl_pool_add(&p->names, name),
                               pack_time(q, 2) - e->first_reported };
    }
    e->n_tellings = p->tellings.n - e->first_telling;
    sqlite3_finalize(q);
}

static void pack_event(sqlite3 *db, dl_packer *p, sqlite3_stmt *q) {
    dl_packed e = { .id = sqlite3_column_int64(q, 0),
                    .begins = pack_time(q, 1),
                    .ends = pack_time(q, 2),
                    .first_reported = pack_time(q, 9),
                    .last_reported = pack_time(q, 10),
                    .weight = sqlite3_column_double(q, 12),
                    .round = sqlite3_column_int64(q, 7),
                    .has_round = sqlite3_column_type(q, 7) != SQLITE_NULL,
                    .articles = (uint32_t)sqlite3_column_int(q, 15),
                    .sources = (uint32_t)sqlite3_column_int(q, 16),
                    .confidence = (uint8_t)sqlite3_column_int(q, 8),
                    .flags = (uint8_t)sqlite3_column_int(q, 11) };
    e.names[DL_PACK_TYPE] = pack_name(p, q, 3);
    e.names[DL_PACK_STATUS] = pack_name(p, q, 4);
    e.names[DL_PACK_BASIS] = pack_name(p, q, 5);
    e.names[DL_PACK_PLACE] = pack_name(p, q, 6);
    e.names[DL_PACK_ACT] = pack_name(p, q, 13);
    e.names[DL_PACK_MEDIUM] = pack_name(p, q, 14);
    e.names[DL_PACK_GRAIN] = pack_name(p, q, 17);
    e.names[DL_PACK_WHEN_TEXT] = pack_name(p, q, 18);
    e.names[DL_PACK_PLOVER] = pack_name(p, q, 19);
    e.names[DL_PACK_CAMEO] = pack_name(p, q, 20);
    e.opening = dl_pack_opening(dl_str_of((const char *)sqlite3_column_text(q, 21)));
    pack_lists(db, p, &e);
    pack_tellings(db, p, &e);
    *DL_PUSH(p->mem, &p->events) = e;
}

/* Puts all events of the tables into PACKER. */
static void pack_load(dl_store *store, dl_packer *packer) {
    sqlite3 *db = dl_store_db(store);
    sqlite3_stmt *q = pack_ask(
        db,
        "SELECT id, begins, ends, type, status, basis, place, round, confidence,"
        " first_reported, last_reported, differs"
        " + 2 * EXISTS (SELECT 1 FROM report r JOIN article a ON a.id = r.article"
        "                WHERE r.event = e.id AND a.published IS NULL)"
        " + 8 * EXISTS (SELECT 1 FROM report r JOIN article a ON a.id = r.article"
        "                WHERE r.event = e.id AND a.published > e.first_reported"
        "                  AND a.published < e.last_reported), weight,"
        " (SELECT text FROM event_field f WHERE f.event = e.id AND field = 'act'),"
        " (SELECT text FROM event_field f WHERE f.event = e.id AND field = 'medium'),"
        " articles, sources, grain, when_text, plover, cameo, content"
        " FROM event e ORDER BY id",
        0);
    while (sqlite3_step(q) == SQLITE_ROW) pack_event(db, packer, q);
    sqlite3_finalize(q);
}

DL_UNUSED static void pack_tables(dl_store *store) {
    dl_err err = { 0 };
    dl_packer packer;
    dl_arena *mem = dl_arena_new();
    dl_packer_init(&packer, mem);
    pack_load(store, &packer);
    ck_assert_msg(dl_packer_write(&packer, store, &err) == DL_OK, "%s", err.text);
    dl_arena_free(mem);
}

#endif
