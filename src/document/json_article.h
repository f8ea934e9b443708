/* json_article.h - one JSON object as an article, or as what holds articles.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_JSON_ARTICLE_H
#define DATELINE_DOCUMENT_JSON_ARTICLE_H

#include "dateline/document.h"

/* Fills DOC from OBJECT, which dl_json_value has checked. DL_END: no article but a list of
 * them, which *LIST gets, brackets included; then DOC has what holds for all of them. */
dl_code dl_json_article(dl_arena *mem, dl_str object, const char *map, dl_document *doc,
                        dl_str *list, dl_err *err) DL_NODISCARD;

#endif
