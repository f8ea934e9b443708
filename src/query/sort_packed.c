/* sort_packed.c - --sort of events by what a packed column says.
 *
 * In:  a selection that is scanned, the column. Out: those of its events that the page shows,
 *      in query->sorting.
 * Numbers and names are sorted by as they are; of texts the column has the first bytes, and
 * the rows of those are read that may come first by these. What columns cannot say of an event
 * is asked of the first in the order before all others (sort_later.c).
 *
 * SPDX-License-Identifier: MIT */
#include "sort_walk.h"

static const dl_sort_packed in_packs[] = {
    { "type", DL_PACK_TYPE, DL_PACK_PARTS, DL_SORT_NAMES },
    { "status", DL_PACK_STATUS, DL_PACK_PARTS, DL_SORT_NAMES },
    { "basis", DL_PACK_BASIS, DL_PACK_PARTS, DL_SORT_NAMES },
    { "place", DL_PACK_PLACE, DL_PACK_PARTS, DL_SORT_NAMES },
    { "grain", DL_PACK_GRAIN, DL_PACK_PARTS, DL_SORT_NAMES },
    { "when_text", DL_PACK_WHEN_TEXT, DL_PACK_PARTS, DL_SORT_NAMES },
    { "plover", DL_PACK_PLOVER, DL_PACK_PARTS, DL_SORT_NAMES },
    { "cameo", DL_PACK_CAMEO, DL_PACK_PARTS, DL_SORT_NAMES },
    { "act", DL_PACK_ACT, DL_PACK_PARTS, DL_SORT_NAMES },
    { "medium", DL_PACK_MEDIUM, DL_PACK_PARTS, DL_SORT_NAMES },
    { "content", DL_PACK_OPENING, DL_PACK_PARTS, DL_SORT_OPENINGS },
    { "round", DL_PACK_ROUND, DL_PACK_PARTS, DL_SORT_NUMBERS },
    { "confidence", DL_PACK_CONFIDENCE, DL_PACK_PARTS, DL_SORT_NUMBERS },
    { "articles", DL_PACK_ARTICLES, DL_PACK_PARTS, DL_SORT_NUMBERS },
    { "sources", DL_PACK_PUBLISHERS, DL_PACK_PARTS, DL_SORT_NUMBERS },
    { "first_reported", DL_PACK_TOLD, DL_PACK_PARTS, DL_SORT_NUMBERS },
    { "last_reported", DL_PACK_TOLD, DL_PACK_RETOLD, DL_SORT_NUMBERS },
    { "ends", DL_PACK_BEGINS, DL_PACK_LASTS, DL_SORT_NUMBERS },
};

const dl_sort_packed *dl_sort_packed_as(const char *column) {
    for (size_t i = 0; i < DL_N(in_packs); i++)
        if (strcmp(column, in_packs[i].column) == 0) return &in_packs[i];
    return NULL;
}

typedef struct {
    dl_query *query;
    dl_selection *selection;
    dl_scan *scan;
    const dl_sort_packed *what;
    dl_sort_record_of *make;
    dl_sort_names *names;
    dl_sort_later *later;
} work;

/* ---- a block ------------------------------------------------------------------------------- */

typedef struct {
    const dl_pack_column *values, *since;
    const int64_t *ranks; /* of names */
    bool openings, shortened;
} column;

/* Where records show a text on one line and without links, one that opens with blanks or the
 * marks of links may come elsewhere. */
static bool is_shown_otherwise(int64_t opening) {
    for (int i = 0, was = ' '; i < DL_OPENING; i++) {
        int c = (int)(opening >> 8 * (DL_OPENING - 1 - i) & 0xff);
        if ((c == ' ' && was == ' ') || (c >= '\t' && c <= '\r') || c == '[' ||
            c == ']' || c == '*')
            return true;
        was = c;
    }
    return false;
}

static dl_code read_values(work *w, column *c, dl_err *err) {
    *c = (column){ .openings = w->what->as == DL_SORT_OPENINGS,
                   .shortened = w->make != NULL };
    if (dl_scan_column(w->scan, w->what->part, &c->values, err)) return err->code;
    if (w->names) c->ranks = dl_sort_ranks(w->names, c->values);
    if (w->what->since == DL_PACK_PARTS) return DL_OK;
    return dl_scan_column(w->scan, w->what->since, &c->since, err);
}

/* DL_NO_TIME: there is none. */
static int64_t value_at(const column *c, uint32_t i) {
    int64_t value = c->values->at[i];
    if (c->ranks) return c->ranks[value];
    if (c->openings && c->shortened && is_shown_otherwise(value)) return DL_SORT_ANYWHERE;
    if (c->openings) return value ? value : DL_NO_TIME;
    return value == DL_NO_TIME || !c->since ? value : value + c->since->at[i];
}

/* Ids and times of a block are read where one of its events may be shown. */
static dl_code add_block(work *w, const dl_scan_found *found, dl_err *err) {
    const dl_pack_column *ids = NULL, *begins = NULL;
    column c;
    dl_minute first = found->block->dated ? found->block->begins : DL_NO_TIME;
    uint32_t i = 0;
    if (read_values(w, &c, err)) return err->code;
    while (i < found->n &&
           !dl_sort_later_wants(w->later, value_at(&c, found->at[i]), first))
        i++;
    if (i == found->n) return DL_OK;
    if (dl_scan_column(w->scan, DL_PACK_ID, &ids, err) ||
        dl_scan_column(w->scan, DL_PACK_BEGINS, &begins, err))
        return err->code;
    for (; i < found->n; i++) {
        uint32_t at = found->at[i];
        int64_t value = value_at(&c, at);
        if (!dl_sort_later_wants(w->later, value, begins->at[at])) continue;
        dl_sort_later_add(w->later, value,
                          (dl_sort_place){ ids->at[at], begins->at[at] });
    }
    return DL_OK;
}

/* ---- the first of them --------------------------------------------------------------------- */

static dl_cell text_cell(dl_str text) {
    return (dl_cell){ .kind = text.len ? DL_CELL_TEXT : DL_CELL_NULL, .text = text };
}

static dl_cell exact_key(const work *w, int64_t value) {
    if (value == DL_NO_TIME) return (dl_cell){ .kind = DL_CELL_NULL };
    if (w->names) return text_cell(dl_sort_name(w->names, value));
    return (dl_cell){ .kind = DL_CELL_INT, .number = value };
}

/* Whether an event whose text opens so can be shown: of all that do, the most favourable. */
static bool may_be_shown(const work *w, int64_t opening) {
    char text[DL_OPENING + 1];
    dl_sort_place first = { 0, DL_NO_TIME + 1 };
    int n = 0;
    if (opening == DL_SORT_ANYWHERE) return true;
    for (int shift = 8 * (DL_OPENING - 1); shift >= 0 && opening >> shift & 0xff;
         shift -= 8)
        text[n++] = (char)(opening >> shift & 0xff);
    if (dl_sort_is_down(w->query)) text[n++] = '\xff';
    dl_cell key = text_cell((dl_str){ text, (uint32_t)n });
    return dl_sort_has_room(w->query, &key, first);
}

static dl_code take(work *w, int64_t value, dl_sort_place place, bool *full,
                    dl_err *err) {
    bool coarse = w->what->as == DL_SORT_OPENINGS && value != DL_NO_TIME, good;
    dl_cell key = { 0 };
    if (!coarse) key = exact_key(w, value);
    *full = coarse ? !may_be_shown(w, value) : !dl_sort_has_room(w->query, &key, place);
    if (*full) return DL_OK;
    dl_arena_reset(w->query->row);
    if (dl_select_left(w->selection, place.id, &good, err) || !good) return err->code;
    if (coarse &&
        (dl_sort_key_of(w->query, w->make, place.id, &key, &good, err) || !good))
        return err->code;
    return dl_sort_event(w->query, &key, place, err);
}

dl_code dl_sort_by_pack(dl_query *query, dl_selection *selection, dl_scan *scan,
                        const dl_sort_packed *what, dl_sort_record_of *make,
                        dl_err *err) {
    work w = {
        .query = query, .selection = selection, .scan = scan, .what = what, .make = make
    };
    bool asks = query->as_of || dl_select_asks(selection), full = false;
    w.later = dl_sort_later_new(query, asks, what->as == DL_SORT_OPENINGS);
    if (what->as == DL_SORT_NAMES && dl_sort_names_new(query, what->part, &w.names, err))
        return err->code;
    /* what comes late is told late: few blocks in front of the first page have any of it */
    if (dl_sort_is_down(query) &&
        (what->part == DL_PACK_TOLD || what->part == DL_PACK_BEGINS))
        dl_scan_turn(scan);
    for (bool again = true; again && !full;) {
        dl_scan_found found;
        dl_sort_place place;
        int64_t value;
        for (bool more = true; more;) {
            if (dl_scan_block(scan, &found, &more, err) ||
                (more && add_block(&w, &found, err)))
                return err->code;
        }
        while (!full && dl_sort_later_next(w.later, &value, &place))
            if (take(&w, value, place, &full, err)) return err->code;
        again = !full && dl_sort_later_again(w.later);
        dl_scan_rewind(scan);
    }
    return DL_OK;
}
