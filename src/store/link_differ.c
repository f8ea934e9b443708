/* link_differ.c - whether articles may disagree on an event.
 *
 * In:  its reports. Out: column event.differs.
 * The view conflicts says on what they disagree, and of two values whether they do; it looks
 * only where two articles tell what is not the same. So this asks less than the view: what
 * it says no to has no conflict.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

static bool is_certain(uint8_t status) {
    return status == DL_OCCURRED || status == DL_ONGOING || status == DL_DENIED;
}

static bool differ_in_status(const link_report *a, const link_report *b) {
    return is_certain(a->status) && is_certain(b->status) &&
           (a->status == DL_DENIED) != (b->status == DL_DENIED);
}

static bool differ_in_time(const link_report *a, const link_report *b) {
    if (a->begins == DL_NO_TIME || b->begins == DL_NO_TIME) return false;
    if (a->basis == DL_ASSUMED || b->basis == DL_ASSUMED) return false;
    return a->begins >= b->ends || a->ends <= b->begins;
}

static bool is_outcome(dl_str field) {
    return dl_str_is(field, "outcome") || dl_str_is(field, "stage") ||
           dl_str_is(field, "change");
}

static bool differ_in_fields(const dl_link *link, const link_report *a,
                             const link_report *b) {
    for (uint32_t i = 0; i < a->n_fields; i++) {
        const link_field *f = &link->fields.at[a->first_field + i];
        for (uint32_t j = 0; j < b->n_fields; j++) {
            const link_field *g = &link->fields.at[b->first_field + j];
            if (f->field != g->field) continue;
            if (f->has_number && g->has_number && f->number != g->number) return true;
            if (!dl_str_eq(f->text, g->text) &&
                is_outcome(dl_pool_str(&link->pool, f->field)))
                return true;
        }
    }
    return false;
}

bool dl_link_differ(const dl_link *link, const uint32_t *at, uint32_t n) {
    enum { MANY = 200 }; /* tellings; of more some will not be the same */
    if (n > MANY) return true;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i + 1; j < n; j++) {
            const link_report *a = &link->reports.at[at[i]],
                              *b = &link->reports.at[at[j]];
            if (a->article != b->article &&
                (differ_in_status(a, b) || differ_in_time(a, b) ||
                 differ_in_fields(link, a, b)))
                return true;
        }
    return false;
}
