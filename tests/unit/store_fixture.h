/* store_fixture.h - analyses built by hand and a database of their own, for store tests.
 *
 * fixture_article() begins an article; actors, mentions, events are added to it by the
 * words they stand on; fixture_put() stores it. fixture_ask() runs SQL and gives all rows
 * as text: columns with "|" between, rows on lines, NULL as "-".
 *
 * SPDX-License-Identifier: MIT */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <sqlite3.h>
#include <unistd.h>

#include "check_main.h"
#include "dateline/store.h"

typedef struct {
    dl_knowledge k;
    dl_analysis a;
    dl_store *store;
    dl_err err;
    dl_buf answer;
    char folder[40], path[64];
    dl_minute now;
} fixture;

/* As in seeds/events, as far as the tests need them. */
static const char fixture_types[] =
    "event talk_round \"round of talks\" plover=CONSULT cameo=046\n"
    "  role participant actor?\n  role mediator actor?\n  role host actor?\n"
    "  field round number?\n  field order word(latest|next|previous)?\n"
    "  field phase word(opened|ended)?\n  field outcome span?\n"
    "  field talks span?\n  field subject word(peace|trade|arms)?\n"
    "event meeting \"meeting\" plover=CONSULT cameo=040\n"
    "  role participant actor\n  field channel word(phone|video)?\n"
    "event statement \"statement\" cameo=010\n"
    "  role speaker actor\n  role addressee actor?\n"
    "  field mode word(direct|indirect|mixed)\n  field medium word(tweet|interview)?\n"
    "  field content span\n"
    "event demand \"demand\" plover=REQUEST cameo=10\n"
    "  role proposer actor\n  role target actor?\n  field content span?\n"
    "  field stage word(withdrawn)?\n"
    "event proposal \"proposal\" plover=AGREE cameo=036\n"
    "  role proposer actor\n  role target actor?\n  field content span?\n"
    "  field stage word(withdrawn)?\n"
    "event rejection \"rejection\" plover=REJECT cameo=12\n"
    "  role agent actor\n  role target actor?\n  field content span?\n"
    "event agreement \"agreement\" plover=SUPPORT cameo=057\n"
    "  role participant actor\n  field content span?\n"
    "  field stage word(reached|failed)?\n"
    "event attack \"attack\" plover=ASSAULT cameo=180\n"
    "  role agent actor\n  role target actor?\n  field killed number?\n"
    "event election \"election\"\n  role agent actor?\n";

static const char fixture_actors[] =
    "country/norland\tcountry\t-\tNorland|adj:Norlander\n"
    "country/sudmark\tcountry\t-\tSudmark|adj:Sudmarker\n"
    "office/norland-ministry\toffice\tcountry/norland\tForeign Ministry of Norland\n"
    "place/vik\tplace\tcountry/norland\tVik\n"
    "group/red-hill\tarmed group\t-\tRed Hill\n";

DL_UNUSED static void must(const fixture *f, dl_code rc) {
    char line[1024];
    dl_err_format(&f->err, line, sizeof line);
    ck_assert_msg(rc == DL_OK, "%s", line);
}

DL_UNUSED static void fixture_reopen(fixture *f, dl_store_mode mode) {
    dl_store_close(f->store);
    f->store = NULL;
    must(f, dl_store_open(&f->store, f->path, mode, &f->err));
}

DL_UNUSED static void fixture_open(fixture *f) {
    dl_arena *mem = dl_arena_new();
    *f = (fixture){ .k = { .mem = mem }, .folder = "/tmp/dl_test_store_XXXXXX" };
    ck_assert(mkdtemp(f->folder) != NULL);
    snprintf(f->path, sizeof f->path, "%s/n.db", f->folder);
    f->k.words = dl_words_new(mem);
    f->k.rules = dl_rules_new(mem);
    f->k.actors = dl_actors_new(mem);
    snprintf(f->k.fingerprint, sizeof f->k.fingerprint, "%064d", 1);
    must(f, dl_event_types_load(mem, &f->k.types, "test.event", dl_str_of(fixture_types),
                                &f->err));
    must(f, dl_actors_load(f->k.actors, f->k.words, "test.tsv", dl_str_of(fixture_actors),
                           &f->err));
    must(f, dl_actors_ready(f->k.actors, &f->err));
    must(f, dl_rules_compile(f->k.rules, f->k.words, &f->err));
    f->a.mem = dl_arena_new();
    ck_assert(dl_iso_parse(DL_LIT("2020-01-02T03:04"), &f->now));
    must(f, dl_store_open(&f->store, f->path, DL_STORE_WRITE, &f->err));
}

DL_UNUSED static void fixture_close(fixture *f) {
    static const char *const endings[] = { "", "-wal", "-shm", "-journal", "-ingest" };
    char path[128];
    dl_store_close(f->store);
    for (size_t i = 0; i < DL_N(endings); i++) {
        snprintf(path, sizeof path, "%s%s", f->path, endings[i]);
        unlink(path);
    }
    rmdir(f->folder);
    dl_buf_free(&f->answer);
    dl_arena_free(f->a.mem);
    dl_arena_free(f->k.mem);
}

/* ---- an article ---------------------------------------------------------------------- */

DL_UNUSED static void fixture_article(fixture *f, const char *uri, const char *source,
                                      const char *date, const char *text) {
    dl_arena *mem = f->a.mem;
    dl_arena_reset(mem);
    f->a = (dl_analysis){ .mem = mem };
    dl_document *doc = &f->a.doc;
    *doc = (dl_document){ .id = dl_str_of(uri),
                          .uri = dl_str_of(uri),
                          .source = dl_str_of(source),
                          .published = DL_NO_TIME,
                          .text = dl_str_of(text) };
    if (date) ck_assert(dl_iso_parse(dl_str_of(date), &doc->published));
}

/* Where WORDS first stand in the text. */
DL_UNUSED static dl_span fixture_span(fixture *f, const char *words) {
    uint32_t off = dl_str_find(f->a.doc.text, dl_str_of(words), 0);
    ck_assert_msg(off != DL_NONE, "\"%s\" is not in the text", words);
    return (dl_span){ off, (uint32_t)strlen(words) };
}

DL_UNUSED static uint32_t fixture_actor(fixture *f, int kind, const char *key,
                                        const char *name, bool known) {
    dl_mentions *m = &f->a.mentions;
    *DL_PUSH(f->a.mem, &m->found) = (dl_actor){ .key = dl_str_of(key),
                                                .name = dl_str_of(name),
                                                .kind = (uint8_t)kind,
                                                .parent = DL_NONE,
                                                .known = known };
    return m->found.n - 1;
}

/* A mention of ACTOR on WORDS: one token, one mention. */
DL_UNUSED static uint32_t fixture_mention(fixture *f, uint32_t actor, const char *words) {
    dl_span span = fixture_span(f, words);
    *DL_PUSH(f->a.mem, &f->a.text.tokens) =
        (dl_token){ .off = span.off, .len = (uint16_t)span.len };
    *DL_PUSH(f->a.mem, &f->a.mentions.list) =
        (dl_mention){ .first = f->a.text.tokens.n - 1,
                      .n = 1,
                      .actor = actor,
                      .antecedent = DL_NONE,
                      .form = DL_FORM_NAME };
    return f->a.mentions.list.n - 1;
}

/* Actor and mention at once; a country by its key. */
DL_UNUSED static uint32_t fixture_who(fixture *f, int kind, const char *key,
                                      const char *words) {
    uint32_t dictionary = dl_actors_find(f->k.actors, dl_str_of(key));
    for (uint32_t i = 0; i < f->a.mentions.found.n; i++)
        if (dl_str_is(f->a.mentions.found.at[i].key, key))
            return fixture_mention(f, i, words);
    return fixture_mention(f, fixture_actor(f, kind, key, words, dictionary != DL_NONE),
                           words);
}

DL_UNUSED static void fixture_role(fixture *f, uint32_t mention, uint32_t of,
                                   const char *words) {
    const dl_mentions *m = &f->a.mentions;
    *DL_PUSH(f->a.mem, &f->a.mentions.roles) =
        (dl_actor_role){ .actor = m->list.at[mention].actor,
                         .of = of == DL_NONE ? DL_NONE : m->list.at[of].actor,
                         .text = fixture_span(f, words),
                         .evidence = fixture_span(f, words) };
}

DL_UNUSED static uint32_t fixture_event(fixture *f, const char *type, int status,
                                        const char *words) {
    uint16_t row = dl_event_type_named(&f->k.types, dl_str_of(type));
    ck_assert_msg(row != UINT16_MAX, "no type %s", type);
    *DL_PUSH(f->a.mem, &f->a.events.list) =
        (dl_event){ .type = row,
                    .timex = DL_NONE,
                    .when = DL_NONE,
                    .place = DL_NONE,
                    .speech = DL_NONE,
                    .status = (uint8_t)status,
                    .same_as = DL_NONE,
                    .trigger = fixture_span(f, words),
                    .evidence = fixture_span(f, words),
                    .confidence = 80 };
    return f->a.events.list.n - 1;
}

DL_UNUSED static dl_event *fixture_at(fixture *f, uint32_t event) {
    return &f->a.events.list.at[event];
}

DL_UNUSED static void fixture_part(fixture *f, uint32_t event, const char *role,
                                   uint32_t mention) {
    dl_event *e = fixture_at(f, event);
    int row = dl_event_role(&f->k.types.list.at[e->type], dl_str_of(role));
    ck_assert_msg(row >= 0, "no role %s", role);
    *DL_PUSH(f->a.mem, &e->parts) =
        (dl_part){ .role = (uint16_t)row, .mention = mention };
}

static dl_field *fixture_field(fixture *f, uint32_t event, const char *field) {
    dl_event *e = fixture_at(f, event);
    int row = dl_event_field(&f->k.types.list.at[e->type], dl_str_of(field));
    ck_assert_msg(row >= 0, "no field %s", field);
    dl_field *out = DL_PUSH(f->a.mem, &e->fields);
    out->field = (uint16_t)row;
    return out;
}

DL_UNUSED static void fixture_number(fixture *f, uint32_t event, const char *field,
                                     int64_t number) {
    fixture_field(f, event, field)->number = number;
}

DL_UNUSED static void fixture_word(fixture *f, uint32_t event, const char *field,
                                   const char *word) {
    fixture_field(f, event, field)->text = dl_str_of(word);
}

DL_UNUSED static void fixture_content(fixture *f, uint32_t event, const char *words) {
    dl_field *field = fixture_field(f, event, "content");
    field->span = fixture_span(f, words);
    field->text = dl_span_str(&f->a.doc, field->span);
}

/* WORDS are the time of EVENT: DAY ("2019-08-25", NULL when nothing resolves them). */
DL_UNUSED static void fixture_when(fixture *f, uint32_t event, const char *words,
                                   const char *op, const char *day, int basis) {
    dl_timex *t = DL_PUSH(f->a.mem, &f->a.whens.timexes);
    t->span = fixture_span(f, words);
    t->when = DL_NONE;
    snprintf(t->op, sizeof t->op, "%s", op);
    fixture_at(f, event)->timex = f->a.whens.timexes.n - 1;
    if (!day) return;
    dl_when *w = DL_PUSH(f->a.mem, &f->a.whens.list);
    ck_assert(dl_iso_parse(dl_str_of(day), &w->begins));
    w->ends = w->begins + DL_MINUTES_A_DAY;
    w->grain = DL_BY_DAY;
    w->basis = (uint8_t)basis;
    t->when = fixture_at(f, event)->when = f->a.whens.list.n - 1;
}

DL_UNUSED static void fixture_place(fixture *f, uint32_t event, const char *key,
                                    const char *words) {
    uint32_t mention = fixture_who(f, DL_ACTOR_PLACE, key, words);
    fixture_at(f, event)->place = mention;
}

/* ---- the database ---------------------------------------------------------------------- */

DL_UNUSED static dl_stored fixture_put(fixture *f) {
    dl_stored out = DL_STORED_ABSENT;
    must(f, dl_store_put(f->store, &f->k, &f->a, f->now, &out, &f->err));
    return out;
}

DL_UNUSED static dl_stored fixture_touch(fixture *f) {
    dl_stored out = DL_STORED_ABSENT;
    must(f, dl_store_touch(f->store, &f->k, &f->a.doc, f->now, &out, &f->err));
    return out;
}

DL_UNUSED static void fixture_finish(fixture *f) {
    must(f, dl_store_finish(f->store, &f->k, NULL, &f->err));
}

DL_UNUSED static const char *fixture_ask(fixture *f, const char *sql) {
    sqlite3_stmt *q;
    sqlite3 *db = dl_store_db(f->store);
    dl_buf_clear(&f->answer);
    dl_buf_puts(&f->answer, "");
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    while (sqlite3_step(q) == SQLITE_ROW) {
        if (f->answer.len) dl_buf_putc(&f->answer, '\n');
        for (int i = 0; i < sqlite3_column_count(q); i++) {
            const char *text = (const char *)sqlite3_column_text(q, i);
            if (i) dl_buf_putc(&f->answer, '|');
            dl_buf_puts(&f->answer, text ? text : "-");
        }
    }
    ck_assert_msg(sqlite3_finalize(q) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
    return f->answer.ptr ? f->answer.ptr : "";
}

#define ck_assert_answer(f, sql, expected)                                               \
    ck_assert_str_eq(fixture_ask((f), (sql)), (expected))

#endif
