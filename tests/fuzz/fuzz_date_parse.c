/* fuzz_date_parse.c - any bytes as a date: a valid minute or none.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_minute t = DL_NO_TIME;
    if (size > UINT32_MAX) return 0;
    dl_str s = { (const char *)data, (uint32_t)size };
    if (dl_date_parse(s, &t)) DL_ASSERT(dl_civil_valid(dl_civil_from_minute(t)));
    return 0;
}
