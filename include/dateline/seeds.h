/* seeds.h - the files of seeds/ as they are embedded in the library by dl_embed.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SEEDS_H
#define DATELINE_SEEDS_H

typedef struct {
    const char *path;   /* below seeds/: "rules/when.rules" */
    const char *text;   /* NUL-terminated */
    unsigned len;       /* bytes without the NUL */
    const char *sha256; /* of them, 64 hexadecimal digits */
} dl_seed_file;

extern const dl_seed_file
    dl_seed_files[]; /* in byte order of the path; ends with { 0 } */
extern const unsigned dl_seed_file_count;

/* The parts of the timeline page, by their names ("page.html"); only in a build with D3. */
extern const dl_seed_file dl_page_files[]; /* ends with { 0 } */
extern const unsigned dl_page_file_count;

#endif
