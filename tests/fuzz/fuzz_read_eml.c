/* fuzz_read_eml.c - any bytes as a mail message.
 *
 * SPDX-License-Identifier: MIT */
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < (1u << 20)) read_all(data, size, "eml");
    return 0;
}
