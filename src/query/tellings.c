/* tellings.c - as-of: what packed tellings say of an event on a past day.
 *
 * In:  the column DL_PACK_TELLINGS of a block. Out: whether the event can have been meant.
 * Every value an event shows is one that some article tells (src/store/link_value.c), so
 * what nobody had told by that day it did not show.
 *
 * SPDX-License-Identifier: MIT */
#include "then.h"

static int told_as(const dl_condition *c) {
    switch (c->field) {
    case DL_TERM_STATUS: return DL_TOLD_STATUS;
    case DL_TERM_PLACE: return DL_TOLD_PLACE;
    case DL_TERM_ACT: return DL_TOLD_ACT;
    case DL_TERM_MEDIUM: return DL_TOLD_MEDIUM;
    case DL_TERM_ROUND: return DL_TOLD_ROUND;
    case DL_TERM_CONFIDENCE: return DL_TOLD_CONFIDENCE;
    case DL_TERM_DATE: return DL_TOLD_DATE;
    default: return 0;
    }
}

/* One number, or with B two of them. */
static bool read_numbers(dl_str s, int64_t *a, int64_t *b) {
    dl_str first = b ? dl_str_cut(&s, ' ') : s;
    return dl_str_int(first, a) && (!b || dl_str_int(s, b));
}

/* NAME of an entry as the value that terms are asked of. */
static dl_looked_at looked_at(dl_str name, dl_minute told) {
    dl_str value = dl_str_sub(name, 1, UINT32_MAX);
    dl_looked_at row = { .begins = DL_NO_TIME, .ends = DL_NO_TIME };
    int64_t a = 0, b = 0;
    switch (name.ptr[0]) {
    case DL_TOLD_STATUS: row.status = value; break;
    case DL_TOLD_PLACE: row.place = value; break;
    case DL_TOLD_ACT: row.act = value; break;
    case DL_TOLD_MEDIUM: row.medium = value; break;
    case DL_TOLD_ROUND:
        row.has_round = read_numbers(value, &a, NULL);
        row.round = (double)a;
        break;
    case DL_TOLD_CONFIDENCE:
        if (read_numbers(value, &a, NULL)) row.confidence = (double)a / 100;
        break;
    case DL_TOLD_DATE:
        if (!read_numbers(value, &a, &b)) break;
        row.begins = told + a;
        row.ends = row.begins + b;
        break;
    default: break;
    }
    return row;
}

/* reported: whether a dated article told it then, negation minded. */
static bool told_within(const dl_pack_column *tellings, uint32_t i, dl_minute told,
                        dl_minute until, const dl_condition *c) {
    dl_minute since = c->term->begins;
    if (c->term->ends != DL_NO_TIME && c->term->ends < until) until = c->term->ends;
    for (int64_t k = tellings->at[i]; k < tellings->at[i + 1]; k++) {
        const dl_pack_entry *e = &tellings->in[k];
        dl_str name = tellings->names[e->name];
        if (!name.len || name.ptr[0] != DL_TOLD_ARTICLE) continue;
        if (told + e->id < until && (since == DL_NO_TIME || told + e->id >= since))
            return !c->negated;
    }
    return c->negated;
}

bool dl_tellings_may(dl_query *query, const dl_pack_column *tellings, uint32_t i,
                     dl_minute told, const dl_condition *c, bool stored) {
    dl_minute until = dl_as_of_until(query);
    dl_looked_at all = { .begins = DL_NO_TIME, .ends = DL_NO_TIME };
    int what = told_as(c);
    bool any = false;
    if (c->field == DL_TERM_REPORTED) return told_within(tellings, i, told, until, c);
    if (!what || c->listed || c->set.at.n) return true;
    for (int64_t k = tellings->at[i]; k < tellings->at[i + 1]; k++) {
        const dl_pack_entry *e = &tellings->in[k];
        dl_str name = tellings->names[e->name];
        if (!name.len || name.ptr[0] != what) continue;
        any = true;
        if (told + e->id >= until) continue;
        dl_looked_at row = looked_at(name, told);
        if (dl_term_holds(query->row, c->term, &row) != c->negated) return true;
        if (row.begins == DL_NO_TIME) continue;
        if (all.begins == DL_NO_TIME || row.begins < all.begins) all.begins = row.begins;
        if (all.ends == DL_NO_TIME || row.ends > all.ends) all.ends = row.ends;
    }
    if (!any) return stored;
    /* a round from its opening to its end: two tellings make one time */
    if (what != DL_TOLD_DATE) return false;
    return c->negated || dl_term_holds(query->row, c->term, &all);
}

bool dl_telling_begins(dl_str name, dl_minute told, dl_minute *out) {
    if (!name.len || name.ptr[0] != DL_TOLD_DATE) return false;
    *out = looked_at(name, told).begins;
    return true;
}

bool dl_tellings_begin(const dl_query *query, const dl_pack_column *tellings, uint32_t i,
                       dl_minute told, dl_minute begins) {
    dl_minute until = dl_as_of_until(query), one;
    bool any = false;
    for (int64_t k = tellings->at[i]; k < tellings->at[i + 1]; k++) {
        const dl_pack_entry *e = &tellings->in[k];
        if (!dl_telling_begins(tellings->names[e->name], told, &one)) continue;
        any = true;
        if (told + e->id < until && one == begins) return true;
    }
    return !any;
}

double dl_tellings_weigh(const dl_query *query, const dl_pack_column *tellings,
                         uint32_t i, dl_minute told, dl_str type, dl_str status,
                         int64_t confidence) {
    dl_minute until = dl_as_of_until(query);
    int64_t articles = 0, surest = -1, sure;
    bool statuses[DL_STATUS_COUNT] = { false }, any = false;
    double most = 0;
    for (int64_t k = tellings->at[i]; k < tellings->at[i + 1]; k++) {
        const dl_pack_entry *e = &tellings->in[k];
        dl_str name = tellings->names[e->name];
        if (!name.len || told + e->id >= until) continue;
        dl_str value = dl_str_sub(name, 1, UINT32_MAX);
        int as = name.ptr[0] == DL_TOLD_STATUS ? dl_status_named(value) : -1;
        if (as >= 0) any = statuses[as] = true;
        articles += name.ptr[0] == DL_TOLD_ARTICLE;
        if (name.ptr[0] == DL_TOLD_CONFIDENCE && dl_str_int(value, &sure) &&
            sure > surest)
            surest = sure;
    }
    int is = dl_status_named(status);
    if (!any && is >= 0) statuses[is] = true;
    if (surest < 0) surest = confidence;
    for (int as = 0; as < DL_STATUS_COUNT; as++) {
        double weight = dl_event_weight(type, as, articles, articles, surest);
        if (statuses[as] && weight > most) most = weight;
    }
    return most;
}
