/* fuzz_read_xml.c - any bytes as a feed, a wire article or an export in XML.
 *
 * SPDX-License-Identifier: MIT */
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < (1u << 20)) read_all(data, size, "xml");
    return 0;
}
