/* docx.h - the text of Word documents.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_DOCX_H
#define DATELINE_DOCUMENT_DOCX_H

#include "dateline/base.h"

/* Is RAW an office document (a zip archive of parts)? */
bool dl_is_office(dl_str raw);
/* Turns a .docx file in RAW into its text: a line for each paragraph. DL_EINPUT when it is
 * another kind of office document or damaged, DL_ELIMIT when its text is too long. */
dl_code dl_docx_text(dl_buf *raw, dl_err *err) DL_NODISCARD;

#endif
