/* looks.h - when somebody last looked at a database: kept in the user's state folder.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_LOOKS_H
#define DATELINE_CLI_LOOKS_H

#include "dateline/base.h"

typedef struct {
    dl_minute when; /* DL_NO_TIME: never */
    dl_str article; /* key of the newest article then; may be empty */
} dl_last_look;

/* What is remembered of the database at PATH, in MEM. Nothing to remember with (no HOME) or
 * nothing remembered: never. */
dl_code dl_look_read(dl_arena *mem, const char *path, dl_last_look *out,
                     dl_err *err) DL_NODISCARD;
/* Remembers LOOK; without a home folder nothing is, which is no error. */
dl_code dl_look_write(dl_arena *mem, const char *path, const dl_last_look *look,
                      dl_err *err) DL_NODISCARD;

#endif
