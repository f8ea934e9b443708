/* link_yearless.c - tellings of articles without a date, by the day and month they name.
 *
 * In:  the operation of a report's time ("monthday 9 28 future"); two reports of which one
 *      at least has no year. Out: its month and day; points of the pair.
 * "The September 28 election" of one undated article and "the September election" of another
 * may be one. A day that both name says so; a month asks for more: the same place, or
 * articles that are about the same.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    NEVER = -1000,
    SAME_DAY = 25,
    ALIKE = 20, /* articles about the same */
    TOP = 5,    /* actors that an article names most */
    COMMON = 3, /* of these that both articles name */
};

/* Cuts from OP what stands before REST in it, when it begins with WRAPPER. */
static bool unwrap(dl_str *op, const char *wrapper, const char *before) {
    if (!dl_str_starts(*op, wrapper)) return false;
    uint32_t at = dl_str_find(*op, dl_str_of(before), 0);
    if (at == DL_NONE) return false;
    *op = dl_str_sub(*op, at + dl_str_of(before).len, UINT32_MAX);
    return true;
}

/* A number from 1 to MOST; 0: none. */
static uint8_t number(dl_str word, int64_t most) {
    int64_t n;
    return dl_str_int(word, &n) && n >= 1 && n <= most ? (uint8_t)n : 0;
}

void dl_link_yearless(dl_str op, uint8_t *month, uint8_t *day) {
    *month = *day = 0;
    while (unwrap(&op, "implied ", " @ ") || unwrap(&op, "mod ", " in ") ||
           unwrap(&op, "part ", " in ") || unwrap(&op, "clock ", " in "))
        ;
    if (dl_str_find(op, DL_LIT(" @ "), 0) != DL_NONE ||
        dl_str_find(op, DL_LIT(" in "), 0) != DL_NONE)
        return;
    dl_str name = dl_str_cut(&op, ' ');
    bool whole = dl_str_is(name, "monthday");
    if (!whole && !dl_str_is(name, "inmonth")) return;
    *month = number(dl_str_cut(&op, ' '), 12);
    if (whole && *month) *day = number(dl_str_cut(&op, ' '), 31);
    if (whole && !*day) *month = 0;
}

bool dl_link_is_yearless(const link_report *r) {
    return r->begins == DL_NO_TIME && r->month;
}

/* The month of R's time, and the day if it is one; 0: none. */
static uint8_t month_of(const link_report *r, uint8_t *day) {
    *day = r->day;
    if (r->begins == DL_NO_TIME) return r->month;
    *day = 0;
    if (r->grain > DL_BY_MONTH || dl_link_guessed(r)) return 0;
    dl_civil c = dl_civil_from_minute(r->begins);
    if (r->grain <= DL_BY_DAY) *day = (uint8_t)c.day;
    return (uint8_t)c.month;
}

void dl_link_note_yearless(const dl_link *link, link_months *out) {
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[i];
        uint32_t k = 0;
        if (!dl_link_is_yearless(r)) continue;
        while (k < out->n && out->at[k].type != r->type) k++;
        if (k == out->n) DL_PUSH(link->mem, out)->type = r->type;
        out->at[k].months |= (uint16_t)(1u << r->month);
    }
}

uint8_t dl_link_shared_month(const link_months *set, const link_report *r) {
    uint32_t k = 0;
    uint8_t day, month;
    while (k < set->n && set->at[k].type != r->type) k++;
    if (k == set->n) return 0;
    month = month_of(r, &day);
    return set->at[k].months & 1u << month ? month : 0;
}

/* The actors that article A names most, at most TOP; their number. */
static uint32_t top_actors(const dl_link *link, const link_article *a,
                           uint32_t out[TOP]) {
    uint32_t n = 0, mentions[TOP];
    for (uint32_t i = a->first_who; i < a->first_who + a->n_whos; i++) {
        uint32_t entity = dl_link_entity(link, i), m = link->whos.at[i].mentions, k = n;
        if (entity == DL_NONE || (n == TOP && m <= mentions[TOP - 1])) continue;
        if (n < TOP) n++;
        for (k = n - 1; k > 0 && mentions[k - 1] < m; k--) {
            out[k] = out[k - 1];
            mentions[k] = mentions[k - 1];
        }
        out[k] = entity;
        mentions[k] = m;
    }
    return n;
}

static bool are_alike(const dl_link *link, uint32_t a, uint32_t b) {
    uint32_t x[TOP], y[TOP], common = 0;
    uint32_t n = top_actors(link, &link->articles.at[a], x);
    uint32_t m = top_actors(link, &link->articles.at[b], y);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++) common += x[i] == y[k];
    return common >= COMMON;
}

/* 1: it is done, 2: it is to come, surely or not, 3: it is denied. */
static int outlook(const link_report *r) {
    return r->status <= DL_ONGOING ? 1 : r->status == DL_DENIED ? 3 : 2;
}

int dl_link_yearless_points(const dl_link *link, const link_report *a,
                            const link_report *b) {
    uint8_t d, e, month = month_of(a, &d);
    if (!month || month != month_of(b, &e) || (d && e && d != e)) return NEVER;
    if (outlook(a) != outlook(b)) return NEVER;
    int same = d && e ? SAME_DAY : 0;
    return same + (are_alike(link, a->article, b->article) ? ALIKE : 0);
}
