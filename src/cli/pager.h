/* pager.h - standard output, through a pager where somebody reads it on a terminal.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_PAGER_H
#define DATELINE_CLI_PAGER_H

#include "dateline/base.h"

typedef struct {
    FILE *stream;
    bool terminal, colour;
    bool paged; /* a pager may be used */
    bool pager; /* one is running */
    bool begun;
    uint32_t width; /* columns of the terminal; 0 = not fitted */
} dl_output;

/* PEOPLE: the output is made for reading. PAGED: with a pager, if it's on a terminal. */
void dl_output_open(dl_output *out, bool people, bool paged);
/* Writes and empties TEXT. DL_END: nobody reads any more. */
dl_code dl_output_write(dl_output *out, dl_buf *text, dl_err *err) DL_NODISCARD;
dl_code dl_output_close(dl_output *out, dl_err *err) DL_NODISCARD;

#endif
