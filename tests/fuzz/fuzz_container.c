/* fuzz_container.c - any bytes as a file that is recognised: archives, compressed files.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/document/container.h"
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_str bytes = { (const char *)data, (uint32_t)size };
    if (size < (1u << 16) && dl_is_container(bytes)) read_all(data, size, NULL);
    return 0;
}
