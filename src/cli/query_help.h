/* query_help.h - what --help of dateline-query says beside the options.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_QUERY_HELP_H
#define DATELINE_CLI_QUERY_HELP_H

#include "dateline/export.h"

/* Commands, exports, fields of a query; *NAMES lists the commands for completion. */
const char *query_more_help(dl_arena *mem, const char **names);
/* "table text json" */
const char *query_format_names(dl_arena *mem, const dl_format *const *formats, size_t n);

#endif
