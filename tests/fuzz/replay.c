/* replay.c - runs a fuzz target over the files of its corpus, in builds without libFuzzer.
 *
 * In:  paths of files or folders. Out: exit 0, or the crash. An empty corpus is a failure,
 * because a test that runs nothing proves nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static dl_code replay_file(void *context, const char *path, const dl_err *failed) {
    size_t *n = context;
    dl_err err = { 0 };
    dl_buf raw = { 0 };
    if (failed) return failed->code;
    dl_code rc = dl_file_read(path, &raw, &err);
    if (rc == DL_OK) {
        /* a copy of the exact size, so that the sanitizer sees a read past its end */
        uint8_t *exact = malloc(raw.len ? raw.len : 1);
        DL_ASSERT(exact);
        if (raw.len) memcpy(exact, raw.ptr, raw.len);
        LLVMFuzzerTestOneInput(exact, raw.len);
        free(exact);
        ++*n;
    }
    dl_buf_free(&raw);
    return rc;
}

int main(int argc, char **argv) {
    size_t n = 0;
    for (int i = 1; i < argc; i++) {
        dl_err err = { 0 };
        if (dl_file_walk(argv[i], replay_file, &n, &err)) {
            char text[1024];
            dl_err_format(&err, text, sizeof text);
            fprintf(stderr, "replay: %s: %s\n", argv[i], text);
            return 1;
        }
    }
    printf("replayed %zu files\n", n);
    return n ? 0 : 1;
}
