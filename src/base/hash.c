/* hash.c - the table hash and SHA-256.
 *
 * dl_str_hash is FNV-1a with a final avalanche (Fowler, Noll, Vo; finaliser of
 * MurmurHash3 by A. Appleby, public domain): short keys, the same on every machine. It is
 * not for untrusted table sizes; SHA-256 (libmd) names contents.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

#ifdef __APPLE__
#include <CommonCrypto/CommonDigest.h>
#else
#include <sys/types.h>
#include <sha256.h>
#endif

uint64_t dl_str_hash(dl_str s) {
    uint64_t h = 0xcbf29ce484222325u;
    for (uint32_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    return h;
}

void dl_sha256_hex(dl_str data, char out[DL_SHA256_HEX]) {
#ifdef __APPLE__
    unsigned char digest[CC_SHA256_DIGEST_LENGTH];
    CC_SHA256(data.ptr, data.len, digest);
    for (int i = 0; i < CC_SHA256_DIGEST_LENGTH; i++)
        snprintf(out + 2 * i, 3, "%02x", digest[i]);
#else
    SHA256_CTX context;
    SHA256Init(&context);
    if (data.len) SHA256Update(&context, (const uint8_t *)data.ptr, data.len);
    SHA256End(&context, out);
#endif
}
