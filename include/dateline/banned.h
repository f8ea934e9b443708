/* banned.h - functions that this project never calls become compile errors.
 *
 * Each has a safe counterpart in base.h: dl_str_*, dl_buf_*, dl_str_int, dl_civil_*.
 * What depends on the process's locale or time zone would make output differ by machine.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_BANNED_H
#define DATELINE_BANNED_H

/* pulled in first, so that the poison does not meet their declarations */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <locale.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof gets
#pragma GCC poison localtime ctime asctime mktime strncpy strncat

#endif
