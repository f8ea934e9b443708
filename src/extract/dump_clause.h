/* dump_clause.h - clauses as text, for dumps.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXTRACT_DUMP_CLAUSE_H
#define DATELINE_EXTRACT_DUMP_CLAUSE_H

#include "dateline/extract.h"

/* Appends the clauses of A, one a line, in the notation of tests/cases/clause.cases:
 * "sign [passive, past] | subj=sides | obj=accord | in=Geneva". */
void dump_clauses(const dl_analysis *a, dl_buf *out);

#endif
