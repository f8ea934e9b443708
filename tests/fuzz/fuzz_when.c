/* fuzz_when.c - any bytes as an operation, as a phrase of a query, and as an article.
 *
 * What must hold: results are half-open and inside of the calendar, values fit, wording
 * fits, and reading an article never fails for its times.
 *
 * SPDX-License-Identifier: MIT */
#include "../unit/when_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const dl_when *w) {
    char value[DL_VALUE_MAX], words[96];
    DL_ASSERT(w->begins < w->ends);
    DL_ASSERT(w->grain > DL_BY_NONE && w->grain < DL_GRAIN_COUNT);
    DL_ASSERT(dl_civil_from_minute(w->begins).year >= DL_MIN_YEAR);
    DL_ASSERT(dl_civil_from_minute(w->ends - 1).year <= DL_MAX_YEAR);
    dl_when_value(w, value);
    DL_ASSERT(strlen(value) < DL_VALUE_MAX);
    dl_when_format(w, words, sizeof words);
    DL_ASSERT(strlen(words) < sizeof words - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static when_seeds seeds;
    dl_err err = { 0 };
    if (!seeds.mem && load_when_seeds(&seeds, &err)) dl_bug(__FILE__, __LINE__, err.text);
    if (size > 65536) return 0;
    dl_str s = { (const char *)data, (uint32_t)size };
    dl_minute today = 26112960; /* 2019-08-26 */
    dl_when w;
    char value[DL_VALUE_MAX];
    if (dl_when_resolve(s, today, &w, value)) check(&w);
    if (dl_when_resolve(s, DL_NO_TIME, &w, value)) check(&w);
    if (dl_when_parse(seeds.rules, seeds.words, s, today, &w)) check(&w);
    if (dl_utf8_check(s.ptr, s.len) != s.len) return 0;
    when_text t;
    if (read_when_text(&t, &seeds, s, today, &err) == DL_OK)
        for (uint32_t i = 0; i < t.whens.list.n; i++) check(&t.whens.list.at[i]);
    dl_arena_free(t.mem);
    return 0;
}
