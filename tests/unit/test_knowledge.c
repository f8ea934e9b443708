/* test_knowledge.c - seeds of a user beside the built-in ones: added, replaced, refused.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

#include "dateline/seeds.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void place_of(const char *path, char out[256]) {
    snprintf(out, 256, "%s/%s", folder, path);
}

static void put_file(const char *path, const char *text) {
    char full[256];
    dl_err err = { 0 };
    place_of(path, full);
    ck_assert_int_eq(dl_file_write(full, dl_str_of(text), &err), DL_OK);
}

static const char *const folders[] = { "words", "rules", "events", "actors" };
static const char *const files[] = { "words/raven.words", "words/say_say.words",
                                     "rules/x.rules",     "events/raid.event",
                                     "actors/x.tsv",      "notes.txt" };

static void setup(void) {
    char full[256];
    snprintf(folder, sizeof folder, "/tmp/dateline-knowledge-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < DL_N(folders); i++) {
        place_of(folders[i], full);
        ck_assert_int_eq(mkdir(full, 0700), 0);
    }
}

static void teardown(void) {
    char full[256];
    for (size_t i = 0; i < DL_N(files); i++) place_of(files[i], full), unlink(full);
    for (size_t i = 0; i < DL_N(folders); i++) place_of(folders[i], full), rmdir(full);
    rmdir(folder);
}

static dl_knowledge *load(const char *from) {
    dl_knowledge *k = NULL;
    dl_err err = { 0 };
    dl_code rc = dl_knowledge_load(&k, from, &err);
    ck_assert_msg(rc == DL_OK, "%s:%u: %s", err.source, err.line, err.text);
    return k;
}

START_TEST(built_in)
{
    dl_knowledge *k = load(NULL);
    ck_assert_str_eq(k->fingerprint, knowledge->fingerprint);
    ck_assert_uint_eq(strlen(k->fingerprint), DL_SHA256_HEX - 1);
    ck_assert_uint_ge(k->types.list.n, 20);
    ck_assert_uint_ge(dl_actors_count(k->actors), 200);
    ck_assert_uint_ge(dl_rules_count(k->rules), 100);
    dl_knowledge_free(k);
    dl_knowledge_free(NULL);
}
END_TEST

/* An empty folder changes nothing, nor do files that are no seeds. */
START_TEST(nothing_added)
{
    dl_knowledge *k = load(folder);
    ck_assert_str_eq(k->fingerprint, knowledge->fingerprint);
    dl_knowledge_free(k);
    put_file("notes.txt", "rule is no rule\n");
    k = load(folder);
    ck_assert_str_eq(k->fingerprint, knowledge->fingerprint);
    dl_knowledge_free(k);
}
END_TEST

static bool in_set(const dl_knowledge *k, const char *word, const char *set) {
    uint32_t number = dl_words_set(k->words, dl_str_of(set));
    uint32_t id = dl_words_find(k->words, dl_str_of(word));
    return number != DL_NONE && id && dl_words_in(k->words, id, number);
}

START_TEST(added)
{
    put_file("words/raven.words", "# birds\nraven+\n");
    put_file("events/raid.event", "event raid \"a raid\"\n  role agent actor\n"
                                  "rule raid.a\n  v:fed %raven\n"
                                  "  => raid(agent=subject)\n"
                                  "  + France fed ravens.\n");
    put_file("actors/x.tsv", "country/utopia\tcountry\t-\tUtopia|adj:Utopian\n");
    dl_knowledge *k = load(folder);
    ck_assert_str_ne(k->fingerprint, knowledge->fingerprint);
    ck_assert(in_set(k, "ravens", "raven") && !in_set(knowledge, "ravens", "raven"));
    ck_assert(in_set(k, "said", "say_say"));
    ck_assert_uint_eq(k->types.list.n, knowledge->types.list.n + 1);
    ck_assert_uint_ne(dl_actors_find(k->actors, DL_LIT("Utopia")), DL_NONE);
    ck_assert_uint_eq(dl_actors_find(knowledge->actors, DL_LIT("Utopia")), DL_NONE);
    dl_analysis a;
    dl_err err = { 0 };
    dl_document doc = { .text = DL_LIT("Utopia fed ravens."), .published = DL_NO_TIME };
    dl_analysis_init(&a);
    ck_assert_int_eq(dl_extract(k, &doc, &a, NULL, &err), DL_OK);
    ck_assert_uint_eq(a.events.list.n, 1);
    ck_assert_uint_eq(a.events.list.at[0].type,
                      dl_event_type_named(&k->types, DL_LIT("raid")));
    dl_analysis_free(&a);
    dl_knowledge_free(k);
}
END_TEST

/* A file of the same name takes the place of the built-in one. */
START_TEST(replaced)
{
    put_file("words/say_say.words", "croak~\n");
    dl_knowledge *k = load(folder);
    ck_assert_str_ne(k->fingerprint, knowledge->fingerprint);
    ck_assert(in_set(k, "croaked", "say_say") && !in_set(k, "said", "say_say"));
    dl_knowledge_free(k);
}
END_TEST

/* The fingerprint tells every change of a file, and the name of the file, apart. */
START_TEST(fingerprints)
{
    char one[DL_SHA256_HEX], two[DL_SHA256_HEX];
    put_file("words/raven.words", "raven+\n");
    dl_knowledge *k = load(folder);
    memcpy(one, k->fingerprint, sizeof one);
    dl_knowledge_free(k);
    k = load(folder);
    ck_assert_str_eq(k->fingerprint, one);
    dl_knowledge_free(k);
    put_file("words/raven.words", "raven+ \n");
    k = load(folder);
    memcpy(two, k->fingerprint, sizeof two);
    dl_knowledge_free(k);
    ck_assert_str_ne(one, two);
}
END_TEST

/* What is wrong, and where: "file:line:column: message" below the user's folder. */
static const struct {
    const char *file, *text, *message;
} wrong[] = {
    { "rules/x.rules", "rule x.a\n  the %nosuch\n  => discard\n  + the end\n",
      "rules/x.rules:2:7: " },
    { "rules/x.rules", "# remark\nrule x.a\n  (the\n", "rules/x.rules:3:" },
    { "events/raid.event", "event raid \"a raid\"\n  role agent bird\n",
      "events/raid.event:2:" },
    { "events/raid.event",
      "event raid \"a raid\"\n  role agent actor\nrule raid.a\n  v:overran\n"
      "  => raid(agent=nobody)\n  + France overran.\n",
      "events/raid.event:3" },
    { "actors/x.tsv", "country/utopia\tcountry\n", "actors/x.tsv:1" },
    { "actors/x.tsv", "country/utopia\tcountry\tcountry/nowhere\tUtopia\n",
      "actors/x.tsv:1" },
    { "words/raven.words", "raven\n\xff\n", "words/raven.words: " },
};

START_TEST(refused)
{
    char text[1024], want[256];
    dl_knowledge *k = NULL;
    dl_err err = { 0 };
    put_file(wrong[_i].file, wrong[_i].text);
    ck_assert_int_eq(dl_knowledge_load(&k, folder, &err), DL_ESEED);
    ck_assert_ptr_null(k);
    dl_err_format(&err, text, sizeof text);
    place_of(wrong[_i].message, want);
    ck_assert_msg(strncmp(text, want, strlen(want)) == 0, "\"%s\" is not \"%s\"", text,
                  want);
    ck_assert_uint_gt(strlen(text), strlen(want));
}
END_TEST

/* What the build wrote down of each file is what the file says: the fingerprint relies on it. */
START_TEST(sums)
{
    char hex[DL_SHA256_HEX];
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *file = &dl_seed_files[i];
        dl_sha256_hex((dl_str){ file->text, file->len }, hex);
        ck_assert_msg(strcmp(hex, file->sha256) == 0, "%s", file->path);
    }
}
END_TEST

START_TEST(no_folder)
{
    dl_knowledge *k = NULL;
    dl_err err = { 0 };
    ck_assert_int_lt(dl_knowledge_load(&k, "/nonexistent/seeds", &err), 0);
    ck_assert_ptr_null(k);
    char text[1024];
    dl_err_format(&err, text, sizeof text);
    ck_assert_str_eq(text, "/nonexistent/seeds: No such file or directory");
}
END_TEST

DL_SUITE("knowledge", load_knowledge(); tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_test(tc, built_in); tcase_add_test(tc, nothing_added);
         tcase_add_test(tc, added); tcase_add_test(tc, replaced);
         tcase_add_test(tc, fingerprints); tcase_add_test(tc, sums);
         tcase_add_loop_test(tc, refused, 0, DL_N(wrong)); tcase_add_test(tc, no_folder);)
