/* container.h - files inside files: archives and compressed files, member by member.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_CONTAINER_H
#define DATELINE_DOCUMENT_CONTAINER_H

#include "dateline/base.h"

typedef struct dl_container dl_container;

enum { DL_CONTAINER_HEAD = 512 }; /* bytes that tell what a file is */

/* Does a file that begins with HEAD hold other files? No for office documents, which are
 * zip archives too. */
bool dl_is_container(dl_str head);

/* Opens the archive in the file PATH, or the one in BYTES (copied), which PATH names. */
dl_code dl_container_open(dl_container **out, const char *path, dl_err *err) DL_NODISCARD;
dl_code dl_container_open_bytes(dl_container **out, const char *path, dl_str bytes,
                                dl_err *err) DL_NODISCARD;
/* The next member that is no archive itself: its bytes into RAW (emptied before), its name
 * into *PATH, valid until the next call. DL_END after the last; DL_EINPUT, DL_ELIMIT: a
 * member that can't be read, which err names; go on. */
dl_code dl_container_next(dl_container *container, dl_buf *raw, const char **path,
                          dl_err *err) DL_NODISCARD;
/* Bytes of the outermost file that have been read. */
uint64_t dl_container_done(const dl_container *container);
void dl_container_close(dl_container *container); /* NULL is fine */

#endif
