/* test_container.c - archives and compressed files: names of members, limits, damage.
 *
 * The archives are made here, by libarchive.
 *
 * SPDX-License-Identifier: MIT */
#include <archive.h>
#include <archive_entry.h>

#include "check_main.h"
#include "reading.h"

enum { ROOM = 1 << 20 };

typedef enum { ZIP, TAR, TAR_GZ, GZ } kind;

typedef struct {
    const char *name;
    dl_str bytes;
} member;

/* Packs MEMBERS into OUT, which has ROOM bytes. */
static dl_str pack(kind k, const member *members, size_t n, char *out) {
    size_t used = 0;
    struct archive *a = archive_write_new();
    if (k == TAR_GZ || k == GZ) archive_write_add_filter_gzip(a);
    if (k == ZIP)
        archive_write_set_format_zip(a);
    else if (k == GZ)
        archive_write_set_format_raw(a);
    else
        archive_write_set_format_ustar(a);
    ck_assert_int_eq(archive_write_open_memory(a, out, ROOM, &used), ARCHIVE_OK);
    for (size_t i = 0; i < n; i++) {
        struct archive_entry *e = archive_entry_new();
        archive_entry_set_pathname(e, members[i].name);
        archive_entry_set_filetype(e, AE_IFREG);
        archive_entry_set_perm(e, 0644);
        archive_entry_set_size(e, members[i].bytes.len);
        ck_assert_int_eq(archive_write_header(a, e), ARCHIVE_OK);
        archive_write_data(a, members[i].bytes.ptr, members[i].bytes.len);
        archive_entry_free(e);
    }
    archive_write_close(a);
    archive_write_free(a);
    return (dl_str){ out, (uint32_t)used };
}

static void check_input(dl_str bytes, const char *path, const char *wanted) {
    dl_buf out = { 0 };
    print_input(bytes, path, NULL, &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", wanted);
    dl_buf_free(&out);
}

static const member two[] = {
    { "a.txt", { "Title: A\n\nTalks began.", 22 } },
    { "b/c.jsonl", { "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\nx\n", 36 } },
};

START_TEST(test_members)
{
    static const char wanted[] = "d.zip!a.txt|d.zip!a.txt|A|||||1|Talks began.\n"
                                 "d.zip!b/c.jsonl|d.zip!b/c.jsonl||||||1|One.\n"
                                 "d.zip!b/c.jsonl#2|d.zip!b/c.jsonl#2||||||2|Two.\n"
                                 "error: d.zip!b/c.jsonl:3: no JSON object: 'x...'\n";
    char *room = malloc(ROOM);
    for (int k = ZIP; k <= TAR_GZ; k++)
        check_input(pack((kind)k, two, DL_N(two), room), "d.zip", wanted);
    free(room);
}
END_TEST

START_TEST(test_compressed_file)
{
    char *room = malloc(ROOM);
    check_input(pack(GZ, &two[1], 1, room), "c.jsonl.gz",
                "c.jsonl.gz|c.jsonl.gz||||||1|One.\n"
                "c.jsonl.gz#2|c.jsonl.gz#2||||||2|Two.\n"
                "error: c.jsonl.gz:3: no JSON object: 'x...'\n");
    free(room);
}
END_TEST

START_TEST(test_inner_archives)
{
    char *inner = malloc(ROOM), *outer = malloc(ROOM);
    dl_str in = pack(GZ, &two[0], 1, inner);
    member m = { "x/a.txt.gz", in };
    check_input(pack(ZIP, &m, 1, outer), "o.zip",
                "o.zip!x/a.txt.gz|o.zip!x/a.txt.gz|A|||||1|Talks began.\n");
    for (int deep = 0; deep < 6; deep++) {
        m = (member){ "z", pack(ZIP, &m, 1, deep % 2 ? inner : outer) };
    }
    dl_buf out = { 0 };
    print_input(m.bytes, "deep.zip", NULL, &out);
    ck_assert_ptr_nonnull(strstr(out.ptr, "archives within archives"));
    ck_assert_ptr_null(strstr(out.ptr, "Talks"));
    dl_buf_free(&out);
    free(inner);
    free(outer);
}
END_TEST

START_TEST(test_passed_over)
{
    const member members[] = {
        { "__MACOSX/a.txt", { "x", 1 } },  { ".DS_Store", { "x", 1 } },
        { "a/.hidden/b.txt", { "x", 1 } }, { "a.bin", { "\0\1\2\3", 4 } },
        { "empty.txt", { "", 0 } },        { "good.txt", { "Talks.", 6 } },
    };
    char *room = malloc(ROOM);
    check_input(pack(ZIP, members, DL_N(members), room), "m.zip",
                "error: m.zip!a.bin: binary data: NUL at byte 0\n"
                "error: m.zip!empty.txt: the file is empty\n"
                "m.zip!good.txt|m.zip!good.txt||||||1|Talks.\n");
    free(room);
}
END_TEST

/* The beginning of a compressed file and nothing of it. */
START_TEST(test_head_alone)
{
    check_input((dl_str){ "\x1f\x8b\x08", 3 }, "a.gz",
                "error: a.gz: cannot be unpacked: damaged\n");
}
END_TEST

START_TEST(test_bomb)
{
    enum { BIG = 32 << 20 };
    char *room = malloc(ROOM), *zeros = calloc(1, BIG);
    const member members[] = { { "good.txt", { "Talks.", 6 } },
                               { "bomb.txt", { zeros, BIG } },
                               { "late.txt", { "Talks.", 6 } } };
    dl_buf out = { 0 };
    print_input(pack(ZIP, members, DL_N(members), room), "b.zip", NULL, &out);
    ck_assert_ptr_nonnull(strstr(out.ptr, "b.zip!good.txt|"));
    ck_assert_ptr_nonnull(strstr(out.ptr, "error: b.zip!bomb.txt: unpacks to far more"));
    ck_assert_ptr_null(strstr(out.ptr, "late.txt"));
    dl_buf_free(&out);
    free(zeros);
    free(room);
}
END_TEST

/* Cut anywhere, or with a byte changed: an error or fewer articles, never a crash. */
START_TEST(test_damage)
{
    char *room = malloc(ROOM);
    for (int k = ZIP; k <= TAR_GZ; k++) {
        dl_str whole = pack((kind)k, two, DL_N(two), room);
        uint32_t step = whole.len / 97 + 1;
        for (uint32_t len = 1; len < whole.len; len += step) {
            dl_buf out = { 0 };
            print_input(dl_str_sub(whole, 0, len), "d", NULL, &out);
            room[len] ^= 0x55;
            print_input(whole, "d", NULL, &out);
            room[len] ^= 0x55;
            ck_assert_uint_gt(out.len, 0);
            dl_buf_free(&out);
        }
    }
    free(room);
}
END_TEST

DL_SUITE("container", tcase_add_test(tc, test_members);
         tcase_add_test(tc, test_compressed_file);
         tcase_add_test(tc, test_inner_archives); tcase_add_test(tc, test_passed_over);
         tcase_add_test(tc, test_head_alone); tcase_add_test(tc, test_bomb);
         tcase_add_test(tc, test_damage);)
