/* fuzz_pack.c - columns of packed events: any bytes are a column whose names and lists are
 * all there, or none. The first byte says which column, the next two how many events.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/store/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_lists(const dl_pack_column *c) {
    for (uint32_t i = 0; i < c->n; i++) {
        DL_ASSERT(c->at[i] >= 0 && c->at[i] <= c->at[i + 1]);
        for (int64_t k = c->at[i]; k < c->at[i + 1]; k++)
            DL_ASSERT(c->in[k].name < c->n_names);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { HEAD = 3 };
    if (size < HEAD) return 0;
    dl_arena *mem = dl_arena_new();
    dl_pack_column c = { 0 };
    dl_pack_part part = (dl_pack_part)(data[0] % DL_PACK_PARTS);
    dl_pack_block block = { .id = 17000, .n = data[1] + 256u * data[2], .dated = true };
    dl_str bytes = { (const char *)data + HEAD, (uint32_t)(size - HEAD) };
    if (dl_unpack(bytes, &block, part, mem, &c)) {
        dl_packed_as form = dl_pack_form(part);
        DL_ASSERT(c.n == block.n);
        for (uint32_t i = 0; form == DL_PACKED_NAME && i < c.n; i++)
            DL_ASSERT(c.at[i] >= 0 && c.at[i] < c.n_names);
        if (form == DL_PACKED_ENTRIES || form == DL_PACKED_NAMES) check_lists(&c);
    }
    dl_arena_free(mem);
    return 0;
}
