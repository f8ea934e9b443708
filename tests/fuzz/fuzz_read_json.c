/* fuzz_read_json.c - any bytes as a JSON file.
 *
 * SPDX-License-Identifier: MIT */
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < (1u << 24)) read_all(data, size, "json");
    return 0;
}
