/* fuzz_query.c - the query language: any bytes are terms or an error with its place, and
 * the full-text query made of them has balanced quotation marks.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_match(dl_str match) {
    uint32_t marks = 0;
    for (uint32_t i = 0; i < match.len; i++) marks += match.ptr[i] == '"';
    DL_ASSERT(marks % 2 == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_arena *mem = dl_arena_new();
    dl_filter_env env = { 0 };
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    if (size > DL_MAX_QUERY + 1) size = DL_MAX_QUERY + 1;
    dl_str text = dl_str_copy(mem, (dl_str){ (const char *)data, (uint32_t)size });
    *DL_PUSH(mem, &env.types) = DL_LIT("meeting");
    if (dl_filter_parse(mem, &env, text, &filter, &err)) {
        DL_ASSERT(err.code == DL_EUSAGE && err.text[0]);
        DL_ASSERT(dl_utf8_check(err.text, strlen(err.text)) == strlen(err.text));
    }
    for (uint32_t i = 0; i < filter.terms.n; i++) {
        const dl_term *term = &filter.terms.at[i];
        DL_ASSERT(term->values.n > 0);
        for (uint32_t v = 0; v < term->values.n; v++)
            DL_ASSERT(term->values.at[v].text.len > 0);
    }
    dl_str match;
    if (dl_filter_fts(mem, &filter, false, &match)) check_match(match);
    if (dl_filter_fts(mem, &filter, true, &match)) check_match(match);
    const char *words[] = { text.ptr };
    dl_str joined = dl_filter_join(mem, words, 1);
    filter = (dl_filter){ 0 };
    err = (dl_err){ 0 };
    if (dl_filter_parse(mem, &env, joined, &filter, &err))
        DL_ASSERT(err.code == DL_EUSAGE);
    dl_arena_free(mem);
    return 0;
}
