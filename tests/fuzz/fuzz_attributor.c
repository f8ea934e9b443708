/* fuzz_attributor.c - any bytes over the built-in attribution network, with a checksum that
 * fits; if it opens, an article is read with it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "dateline/extract.h"
#include "../../src/speech/tagger_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char article[] =
    "\xe2\x80\x9cThe bridge is closed,\xe2\x80\x9d Minister Ana Ruiz said on Tuesday. "
    "\xe2\x80\x9cIt will open in spring.\n\n\xe2\x80\x9cOr in summer.\xe2\x80\x9d\n\n"
    "According to officials the ferry, who said \"no\", runs.\n";

/* Loaded once, for the life of the program. */
static dl_knowledge *knowledge_once(void) {
    static dl_knowledge *k;
    dl_err err = { 0 };
    if (!k && dl_knowledge_load(&k, NULL, &err) == DL_OK) dl_knowledge_parse_all(k);
    DL_ASSERT(k);
    return k;
}

static void read_article(dl_knowledge *k) {
    dl_document doc = { .text = DL_LIT(article), .published = DL_NO_TIME };
    dl_analysis a;
    dl_err err = { 0 };
    dl_analysis_init(&a);
    dl_code rc = dl_extract(k, &doc, &a, NULL, &err);
    DL_ASSERT(rc == DL_OK || err.text[0]);
    dl_analysis_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_knowledge *k = knowledge_once();
    dl_str model = dl_attributor_embedded();
    dl_attributor *attributor;
    dl_err err = { 0 };
    uint32_t at = 0;
    if (!model.len || size < sizeof at) return 0;
    char *bytes = malloc(model.len);
    dl_arena *mem = dl_arena_new();
    DL_ASSERT(bytes);
    memcpy(bytes, model.ptr, model.len);
    memcpy(&at, data, sizeof at);
    at %= model.len;
    size -= sizeof at;
    if (size > model.len - at) size = model.len - at;
    memcpy(bytes + at, data + sizeof at, size);
    model.ptr = bytes;
    uint64_t sum = tagger_sum(model);
    memcpy(bytes + offsetof(tagger_header, sum), &sum, sizeof sum);
    if (dl_attributor_open(&attributor, mem, model, k->grammar, &err) == DL_OK) {
        const dl_attributor *own = k->attributor;
        k->attributor = attributor;
        read_article(k);
        k->attributor = own;
    } else {
        DL_ASSERT(err.code == DL_ESEED && err.text[0]);
    }
    dl_arena_free(mem);
    free(bytes);
    return 0;
}
