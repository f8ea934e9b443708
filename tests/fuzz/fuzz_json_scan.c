/* fuzz_json_scan.c - any bytes as JSON: jansson has to say the same of them.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "dateline/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(dl_arena *mem, dl_str value, const json_t *other);

static void compare_object(dl_arena *mem, dl_str value, const json_t *other) {
    size_t n = 0;
    dl_json_item item;
    dl_str rest = value;
    while (dl_json_next(&rest, &item)) n++;
    DL_ASSERT(n >= json_object_size(other));
    bool unique = n == json_object_size(other);
    while (dl_json_next(&value, &item)) {
        dl_str quoted = { item.name.ptr - 1, item.name.len + 2 };
        char *name = dl_str_z(mem, dl_json_string(mem, quoted));
        const json_t *member = json_object_get(other, name);
        DL_ASSERT(member);
        if (unique) compare(mem, item.value, member);
    }
}

static void compare(dl_arena *mem, dl_str value, const json_t *other) {
    char first = value.ptr[0];
    DL_ASSERT((first == '{') == json_is_object(other));
    DL_ASSERT((first == '[') == json_is_array(other));
    DL_ASSERT((first == '"') == json_is_string(other));
    DL_ASSERT((first == 'n') == json_is_null(other));
    if (first == '{') compare_object(mem, value, other);
    if (first == '"') {
        dl_str s = dl_json_string(mem, value);
        DL_ASSERT(s.len == json_string_length(other));
        DL_ASSERT(!s.len || memcmp(s.ptr, json_string_value(other), s.len) == 0);
    }
    if (first == '[') {
        dl_json_item item;
        size_t n = 0;
        while (dl_json_next(&value, &item)) {
            DL_ASSERT(n < json_array_size(other));
            compare(mem, item.value, json_array_get(other, n++));
        }
        DL_ASSERT(n == json_array_size(other));
    }
}

/* Values that jansson has no room for are no faults of JSON, and it nests deeper. */
static bool differs_in_limits(const json_error_t *error, const dl_json_fault *fault) {
    return (fault->fault && strstr(fault->fault, "deep")) ||
           json_error_code(error) == json_error_numeric_overflow;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_str raw = { (const char *)data, (uint32_t)size };
    size_t from = 0;
    dl_json_fault fault = { 0 };
    json_error_t error = { 0 };
    if (size > (1u << 20) || dl_utf8_check(raw.ptr, size) != size) return 0;
    if (size == 0 || memchr(data, 0, size)) return 0; /* never gets to a reader */
    while (from < size && strchr(" \n\r\t", raw.ptr[from]) && raw.ptr[from]) from++;
    if (from == size || (raw.ptr[from] != '{' && raw.ptr[from] != '[')) return 0;
    size_t end = dl_json_value(raw, from, &fault);
    DL_ASSERT(end ? end > from && end <= size : fault.fault && fault.at <= size);
    if (fault.half) return 0; /* jansson refuses half a surrogate pair */
    json_t *other =
        json_loadb(raw.ptr, end ? end : size, end ? JSON_DISABLE_EOF_CHECK : 0, &error);
    if (!differs_in_limits(&error, &fault)) DL_ASSERT((end != 0) == (other != NULL));
    if (end && other) {
        dl_arena *mem = dl_arena_new();
        compare(mem, dl_str_sub(raw, (uint32_t)from, (uint32_t)(end - from)), other);
        dl_arena_free(mem);
    }
    json_decref(other);
    return 0;
}
