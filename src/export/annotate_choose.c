/* annotate_choose.c - which kinds of annotations are to be printed.
 *
 * In:  names of kinds, as --annotate takes them. Out: bits of DL_ANNOTATE_*.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/annotate.h"

static const struct {
    const char *name;
    unsigned bits;
} kinds_by_name[] = {
#define X(id, name) { name, DL_ANNOTATE_##id },
    DL_ANNOTATION_LIST(X)
#undef X
        { "all", (1 << (DL_ANNOTATE_ROWS + 1)) - 1 },
};

dl_code dl_annotate_choose(dl_str what, unsigned *out, dl_err *err) {
    unsigned chosen = 0;
    if (!what.len) chosen = DL_ANNOTATE_DEFAULT;
    while (what.len) {
        dl_str name = dl_str_trim(dl_str_cut(&what, ','));
        unsigned bits = 0;
        for (size_t i = 0; i < DL_N(kinds_by_name); i++)
            if (dl_str_is(name, kinds_by_name[i].name)) bits = kinds_by_name[i].bits;
        if (dl_str_is(name, "conllu")) bits = DL_ANNOTATE_CONLLU;
        if (!bits)
            return dl_fail(err, DL_EUSAGE,
                           "unknown kind of annotation '%.*s'; there are document, time, "
                           "actor, attribution, event, clause, row, all and conllu",
                           DL_ARG(name));
        chosen |= bits;
    }
    if (chosen & DL_ANNOTATE_CONLLU && chosen != DL_ANNOTATE_CONLLU)
        return dl_fail(err, DL_EUSAGE, "'conllu' is another format: it stands alone");
    *out = chosen;
    return DL_OK;
}
