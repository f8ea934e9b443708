/* test_pack.c - events packed by linking are those of the tables, block by block.
 *
 * SPDX-License-Identifier: MIT */
#include "pack_fixture.h"
#include "store_fixture.h"

/* Digests of all blocks, with their rows. */
static const char blocks[] =
    "SELECT b.id, b.events, b.begins, b.ends, b.told, b.retold, b.weight, b.flags, b.digest,"
    " (SELECT group_concat(hex(bytes), ',') FROM"
    "   (SELECT bytes FROM event_pack p WHERE p.id >= b.id * 32"
    "       AND p.id < b.id * 32 + 32 ORDER BY p.id))"
    " FROM event_block b ORDER BY b.id";

static const char *const days[] = { "2019-02-04", "2019-02-05", NULL, "2019-03-01",
                                    "2018-12-31" };

/* Article I, told by one of three; two actors, a statement, an attack on some day. */
static void put_article(fixture *f, int i) {
    char uri[32], text[128], source[32];
    snprintf(uri, sizeof uri, "a%d.txt", i);
    snprintf(source, sizeof source, "%s", i % 3 == 2 ? "" : i % 3 ? "Post" : "Wire");
    snprintf(text, sizeof text, "Norland attacked Vik. Sudmark denied the raid %d.", i);
    fixture_article(f, uri, source, i % 4 == 3 ? NULL : days[i % 2], text);
    uint32_t a = fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t b = fixture_who(f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
    uint32_t attack = fixture_event(f, "attack", DL_OCCURRED, "attacked");
    fixture_part(f, attack, "agent", a);
    fixture_place(f, attack, "place/vik", "Vik");
    fixture_when(f, attack, "attacked", "", days[i % 5], DL_EXPLICIT);
    uint32_t said =
        fixture_event(f, "statement", i % 2 ? DL_OCCURRED : DL_DENIED, "denied");
    fixture_part(f, said, "speaker", b);
    fixture_word(f, said, "medium", i % 2 ? "tweet" : "interview");
    fixture_put(f);
}

static void expect_tables(fixture *f) {
    char *linked = strdup(fixture_ask(f, blocks));
    ck_assert_int_eq(sqlite3_exec(dl_store_db(f->store),
                                  "DELETE FROM event_block; DELETE FROM event_pack", NULL,
                                  NULL, NULL),
                     SQLITE_OK);
    pack_tables(f->store);
    ck_assert_answer(f, blocks, linked);
    free(linked);
}

START_TEST(linking)
{
    fixture f;
    fixture_open(&f);
    for (int i = 0; i < 12; i++) {
        put_article(&f, i);
        if (i % 5 == 4 || i == 11) {
            fixture_finish(&f);
            expect_tables(&f);
        }
    }
    ck_assert_answer(&f, "SELECT count(*) FROM event_block WHERE begins IS NULL", "1");
    fixture_close(&f);
}
END_TEST

START_TEST(judging)
{
    fixture f;
    bool more;
    dl_str what;
    fixture_open(&f);
    put_article(&f, 0);
    put_article(&f, 1);
    fixture_finish(&f);
    sqlite3_stmt *q;
    ck_assert_int_eq(sqlite3_prepare_v2(dl_store_db(f.store),
                                        "SELECT key FROM event WHERE type = 'attack'", -1,
                                        &q, NULL),
                     SQLITE_OK);
    must(&f, dl_step(f.store, q, &more, &f.err));
    dl_saying saying = { .verb = DL_LIT("set"),
                         .subject = dl_str_copy(f.a.mem, dl_column_str(q, 0)),
                         .field = DL_LIT("place"),
                         .value = DL_LIT("Oxberg") };
    sqlite3_finalize(q);
    dl_judge judge = { .made = f.now };
    must(&f, dl_judge_say(f.store, &f.k, &judge, &saying, f.a.mem, &what, &f.err));
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM event WHERE place = 'Oxberg'", "1");
    expect_tables(&f);
    fixture_close(&f);
}
END_TEST

/* Whether every column of every block is read. */
static dl_code read_all(fixture *f, uint32_t *events) {
    dl_err err = { 0 };
    dl_arena *mem = dl_arena_new();
    dl_pack_list list = { 0 };
    *events = 0;
    dl_code rc = dl_pack_blocks(f->store, mem, &list, &err);
    for (uint32_t i = 0; i < list.n && !rc; i++) {
        for (int part = 0; part < DL_PACK_PARTS && !rc; part++) {
            dl_pack_column column = { 0 };
            rc = dl_pack_read(f->store, &list.at[i], (dl_pack_part)part, mem, &column,
                              &err);
            if (!rc) ck_assert_uint_eq(column.n, list.at[i].n);
        }
        *events += list.at[i].n;
    }
    dl_arena_free(mem);
    return rc;
}

/* What somebody has cut, or written over, is an error and nothing worse. */
START_TEST(damage)
{
    static const char *const faults[] = {
        "UPDATE event_pack SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE id % 32 = %d",
        "UPDATE event_pack SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id % 32 = %d",
        "UPDATE event_pack SET bytes = x'' WHERE id % 32 = %d",
        "UPDATE event_pack SET bytes = x'ffffffffffffffffffffff' WHERE id % 32 = %d",
        "DELETE FROM event_pack WHERE id % 32 = %d",
    };
    fixture f;
    uint32_t events;
    fixture_open(&f);
    for (int i = 0; i < 3; i++) put_article(&f, i);
    fixture_finish(&f);
    ck_assert_int_eq(read_all(&f, &events), DL_OK);
    ck_assert_uint_eq(events, 6);
    for (size_t i = 0; i < DL_N(faults); i++) {
        char sql[200];
        sqlite3 *db = dl_store_db(f.store);
        const char *number = strstr(faults[i], "%d");
        snprintf(sql, sizeof sql, "%.*s%d", (int)(number - faults[i]), faults[i], _i);
        ck_assert_int_eq(sqlite3_exec(db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
        ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        ck_assert_msg(read_all(&f, &events) == DL_ESTORE, "%s", sql);
        ck_assert_int_eq(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    }
    fixture_close(&f);
}
END_TEST

/* Many days, so that there are several blocks: an event more changes the one it is in. */
START_TEST(one_more)
{
    enum { EVENTS = 40000, FIRST_DAY = 17000, DAYS = 2000 };
    fixture f;
    dl_err err = { 0 };
    fixture_open(&f);
    for (int more = 0; more < 2; more++) {
        dl_packer packer;
        dl_arena *mem = dl_arena_new();
        dl_packer_init(&packer, mem);
        uint32_t type = dl_pool_add(&packer.names, DL_LIT("attack"));
        for (int i = 0; i < EVENTS + more; i++) {
            dl_minute day = FIRST_DAY + i % DAYS, t = day * DL_MINUTES_A_DAY;
            dl_packed e = { .id = i + 1,
                            .begins = t,
                            .ends = t + DL_MINUTES_A_DAY,
                            .first_reported = t,
                            .last_reported = t };
            e.names[DL_PACK_TYPE] = type;
            *DL_PUSH(mem, &packer.events) = e;
        }
        must(&f, dl_packer_write(&packer, f.store, &err));
        dl_arena_free(mem);
        if (!more)
            ck_assert_int_eq(sqlite3_exec(dl_store_db(f.store),
                                          "CREATE TABLE was AS SELECT * FROM event_block",
                                          NULL, NULL, NULL),
                             SQLITE_OK);
    }
    ck_assert_answer(&f, "SELECT sum(events), count(*) > 4 FROM event_block", "40001|1");
    ck_assert_answer(&f,
                     "SELECT count(*) FROM event_block b LEFT JOIN was USING (id)"
                     " WHERE was.digest IS NOT b.digest",
                     "1");
    fixture_close(&f);
}
END_TEST

DL_SUITE("pack", tcase_add_test(tc, linking); tcase_add_test(tc, judging);
         tcase_add_loop_test(tc, damage, 0, DL_PACK_PARTS); tcase_add_test(tc, one_more);)
