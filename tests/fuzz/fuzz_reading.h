/* fuzz_reading.h - reads any bytes to the end in one format and checks what comes out.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_FUZZ_READING_H
#define DATELINE_FUZZ_READING_H

#include "dateline/document.h"

static void check_document(const dl_document *doc) {
    uint32_t last = 0;
    DL_ASSERT(doc->text.len > 0 && doc->text.len <= DL_MAX_TEXT && doc->id.len > 0);
    DL_ASSERT(dl_utf8_check(doc->text.ptr, doc->text.len) == doc->text.len);
    DL_ASSERT(dl_utf8_check(doc->title.ptr, doc->title.len) == doc->title.len);
    DL_ASSERT(doc->line > 0 && doc->blocks.n > 0);
    for (uint32_t i = 0; i < doc->blocks.n; i++) {
        dl_span span = doc->blocks.at[i].span;
        DL_ASSERT(span.len > 0 && span.off >= last);
        last = span.off + span.len;
    }
    DL_ASSERT(last <= doc->text.len);
}

static void read_all(const uint8_t *data, size_t size, const char *format) {
    dl_input in;
    dl_err err = { 0 };
    dl_arena *mem = dl_arena_new();
    dl_str bytes = { (const char *)data, (uint32_t)size };
    dl_read_options options = { .format = format };
    dl_code rc = dl_input_open_bytes(&in, "fuzz", bytes, &options, &err);
    while (rc == DL_OK) {
        dl_document doc = { 0 };
        dl_err bad = { 0 };
        rc = dl_input_next(&in, mem, &doc, &bad);
        if (rc == DL_OK) check_document(&doc);
        if (rc < 0) {
            DL_ASSERT(bad.text[0] && (rc == DL_EINPUT || rc == DL_ELIMIT));
            rc = DL_OK;
        }
        dl_arena_reset(mem);
    }
    dl_input_close(&in);
    dl_arena_free(mem);
}

#endif
