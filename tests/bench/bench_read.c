/* bench_read.c - speed of the readers, in MB of input a second on one core.
 *
 *   bench_read FILE [SECONDS]     FILE: in any input format
 *
 * The file is loaded once; its articles are then read out of memory again and again for
 * SECONDS (3) of processor time. "reading" ends with the document as the next layer gets
 * it, paragraphs found; "copying" is the same bytes by memcpy, for comparison.
 *
 * SPDX-License-Identifier: MIT */
#include "bench.h"

typedef struct {
    uint64_t articles, bad, text; /* text: bytes */
    double blocks;                /* seconds of finding paragraphs, once more */
} sums;

static void read_articles(dl_input *in, dl_arena *mem, sums *s) {
    for (;;) {
        dl_document doc = { 0 };
        dl_err err = { 0 };
        dl_code rc = dl_input_next(in, mem, &doc, &err);
        if (rc == DL_END) return;
        s->articles += rc == DL_OK;
        s->bad += rc != DL_OK;
        s->text += doc.text.len;
        dl_arena_reset(mem);
    }
}

/* One pass: the time of dl_find_blocks alone. */
static double time_blocks(dl_input *in, dl_arena *mem) {
    double seconds = 0;
    for (;;) {
        dl_document doc = { 0 };
        dl_err err = { 0 };
        dl_code rc = dl_input_next(in, mem, &doc, &err);
        if (rc == DL_END) return seconds;
        double start = now();
        if (rc == DL_OK) dl_find_blocks(mem, &doc);
        seconds += now() - start;
        dl_arena_reset(mem);
    }
}

int main(int argc, char **argv) {
    dl_buf file = { 0 }, copy = { 0 };
    dl_err err = { 0 };
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: bench_read FILE [SECONDS]\n");
        return 2;
    }
    double limit = argc == 3 ? strtod(argv[2], NULL) : 3, opening = 0, reading = 0;
    dl_arena *mem = dl_arena_new();
    if (dl_file_read(argv[1], &file, &err)) die(&err);
    dl_str bytes = { file.ptr, (uint32_t)file.len };
    sums s = { 0 };
    uint64_t passes = 0;
    dl_input in;
    const char *format = "?";
    for (; passes == 0 || opening + reading < limit; passes++) {
        double start = now();
        if (dl_input_open_bytes(&in, argv[1], bytes, NULL, &err)) die(&err);
        double opened = now();
        if (in.reader) format = in.reader->name;
        read_articles(&in, mem, &s);
        opening += opened - start;
        reading += now() - opened;
        dl_input_close(&in);
    }
    if (dl_input_open_bytes(&in, argv[1], bytes, NULL, &err)) die(&err);
    double blocks = time_blocks(&in, mem), start = now();
    dl_input_close(&in);
    dl_buf_add(&copy, file.ptr, file.len);
    double copying = now() - start, mb = (double)file.len / 1e6;
    printf("%s: %.1f MB, %llu articles, %llu bad, %.1f MB of text\n", format, mb,
           (unsigned long long)(s.articles / passes),
           (unsigned long long)(s.bad / passes), (double)s.text / (double)passes / 1e6);
    printf("%-28s %8.1f MB/s\n", "opening: copying, checking",
           mb * (double)passes / opening);
    printf("%-28s %8.1f MB/s\n", "reading", mb * (double)passes / reading);
    printf("%-28s %8.1f MB/s\n", "  of it finding paragraphs", mb / blocks);
    printf("%-28s %8.1f MB/s\n", "opening and reading",
           mb * (double)passes / (opening + reading));
    printf("%-28s %8.1f MB/s\n", "copying", mb / copying);
    dl_buf_free(&copy);
    dl_buf_free(&file);
    dl_arena_free(mem);
    return 0;
}
