/* fuzz_read_text.c - any bytes as a text file.
 *
 * SPDX-License-Identifier: MIT */
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < (1u << 24)) read_all(data, size, "text");
    return 0;
}
