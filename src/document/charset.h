/* charset.h - bytes that are not UTF-8, by what the file or its language says.
 *
 * Each makes RAW UTF-8 and names what it was in, or leaves both alone and is false.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_CHARSET_H
#define DATELINE_DOCUMENT_CHARSET_H

#include "dateline/base.h"

/* By an XML declaration or a <meta charset>. */
bool dl_from_declared(dl_buf *raw, const char **encoding);
/* From the charset that a mail NAMEs. */
bool dl_from_charset(dl_buf *raw, dl_str name);
/* ISO-2022-JP, whose bytes are all ASCII: by its declaration. */
bool dl_from_escapes(dl_buf *raw, const char **encoding);
/* By the language of the page, or as Cyrillic by the frequency of its bytes. */
bool dl_from_language(dl_buf *raw, const char **encoding);

#endif
