/* store_report.h - what was found in one article, as rows.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_REPORT_H
#define DATELINE_STORE_REPORT_H

#include "store_inside.h"

/* Stores actors, roles and reports of A under ARTICLE, whose publication date in force is
 * PUBLISHED. A refers to nothing outside the analysis. */
dl_code dl_store_reports(dl_store *store, const dl_knowledge *k, const dl_analysis *a,
                         int64_t article, dl_minute published, dl_err *err) DL_NODISCARD;
dl_code dl_store_delete_reports(dl_store *store, int64_t article,
                                dl_err *err) DL_NODISCARD;
/* The publication date a person gave to the text of that hash; DL_NO_TIME: none. */
dl_code dl_store_judged_date(dl_store *store, const char *sha, dl_minute *out,
                             dl_err *err) DL_NODISCARD;

#endif
