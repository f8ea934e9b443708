/* inputs.h - everything the command line names, as one stream of articles.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_INPUTS_H
#define DATELINE_CLI_INPUTS_H

#include "dateline/document.h"

typedef struct {
    const char *path;
    uint64_t bytes;      /* 0 = unknown: standard input */
    const dl_err *fault; /* it can't be opened, and why; NULL = none */
} dl_input_file;

typedef struct {
    dl_arena *mem;           /* owns the list */
    dl_read_options options; /* of all files */
    const char *passed_over; /* a database in a folder that is read; NULL = none */
    DL_VEC(dl_input_file) files;
    uint64_t total, done; /* bytes */
    uint32_t at;          /* file being read, or to be opened next */
    bool open;
    const char *path; /* of the file that the last article came from, or the last fault */
    dl_input in;
} dl_inputs;

void dl_inputs_begin(dl_inputs *inputs, const dl_read_options *options,
                     const char *passed_over);
/* Adds PATH: a file, "-", or a folder with all below it, in byte order of the path. */
void dl_inputs_add(dl_inputs *inputs, const char *path);
/* The next article, its strings in MEM. DL_END after the last; any other code: this
 * article or file can't be read, ERR says why and where, go on. */
dl_code dl_inputs_next(dl_inputs *inputs, dl_arena *mem, dl_document *out,
                       dl_err *err) DL_NODISCARD;
void dl_inputs_end(dl_inputs *inputs);

#endif
