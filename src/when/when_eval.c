/* when_eval.c - works out operations, those that stand on others included.
 *
 * In:  an operation as text and the publication date, if there is one.
 * Out: one dl_time: interval, TIMEX3 type, modifier and value.
 * An operation reckons from what it stands on, else from publication; one that
 * lacks its anchor has a type but neither interval nor value. Operations also come from
 * databases and may be any bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum { MAX_NESTING = 8, LONGEST_DAYS = 18300 /* some fifty years */ };

static dl_time_result eval(dl_str op, dl_minute published, int depth, dl_time *out);

dl_str dl_time_anchor(dl_str *op, bool *elsewhere) {
    *elsewhere = false;
    for (uint32_t cut = 0; cut + 3 <= op->len; cut++) {
        dl_str rest = { op->ptr + cut, op->len - cut };
        if (rest.ptr[0] != ' ') continue;
        *elsewhere = dl_str_starts(rest, " @ ");
        if (!*elsewhere && !dl_str_starts(rest, " in ")) continue;
        op->len = cut;
        return dl_str_sub(rest, *elsewhere ? 3 : 4, rest.len);
    }
    return (dl_str){ 0 };
}

/* What OP stands on: the operation behind it, else the publication date. */
static dl_time_result eval_anchor(const dl_time_op *op, dl_str rest, dl_minute published,
                                  int depth, dl_time *anchor) {
    if (rest.len) {
        if (op->use == DL_OP_FREE || depth >= MAX_NESTING) return DL_TIME_UNKNOWN;
        return eval(rest, published, depth + 1, anchor);
    }
    anchor->anchored = op->use != DL_OP_FREE;
    if (published != DL_NO_TIME) {
        dl_civil day = dl_civil_from_minute(published);
        day.hour = day.minute = 0;
        anchor->when.begins = dl_minute_from_civil(day);
        anchor->when.ends = anchor->when.begins + DL_MINUTES_A_DAY;
        anchor->when.grain = DL_BY_DAY;
        anchor->when.basis = DL_FROM_PUBLISHED;
    }
    return DL_TIME_OK;
}

/* "began on Monday and ended on Saturday": of two weekdays that are reckoned apart one may be
 * of another week, of two months the first of another year. */
static void order_days(dl_str from, dl_minute published, dl_time *a, dl_time *b) {
    dl_minute week = 7 * (dl_minute)DL_MINUTES_A_DAY;
    if (a->when.begins < b->when.ends) return;
    if (dl_str_starts(from, "inmonth ")) /* "from March to June last year" */
        for (int back = 0; back < 2 && a->when.begins >= b->when.ends; back++) {
            a->when.begins = dl_move(a->when.begins, DL_BY_YEAR, -1);
            a->when.ends = dl_move(a->when.ends, DL_BY_YEAR, -1);
        }
    if (!dl_str_starts(from, "weekday ")) return;
    if (dl_str_ends(from, " future") || /* "will visit Oslo from Monday to Wednesday" */
        (published != DL_NO_TIME && b->when.begins > published)) {
        b->when.begins += week;
        b->when.ends += week;
    } else {
        a->when.begins -= week;
        a->when.ends -= week;
    }
}

/* "from A to B": the days from that of one operation to that of another. */
static dl_time_result eval_between(dl_str text, dl_minute published, int depth,
                                   dl_time *out) {
    uint32_t to = dl_str_find(text, DL_LIT(" to "), 0);
    dl_time a = { 0 }, b = { 0 };
    if (to == DL_NONE || depth >= MAX_NESTING) return DL_TIME_UNKNOWN;
    dl_str from = dl_str_sub(text, 5, to - 5);
    dl_time_result rc = eval(from, published, depth + 1, &a);
    if (rc == DL_TIME_OK)
        rc = eval(dl_str_sub(text, to + 4, text.len), published, depth + 1, &b);
    if (rc != DL_TIME_OK) return rc;
    *out = (dl_time){ .type = DL_TIMEX_DATE,
                      .anchored = a.anchored || b.anchored,
                      .said = true };
    if (a.when.grain == DL_BY_NONE || b.when.grain == DL_BY_NONE) return DL_TIME_OK;
    order_days(from, published, &a, &b);
    if (a.when.begins >= b.when.ends ||
        b.when.ends - a.when.begins > LONGEST_DAYS * (dl_minute)DL_MINUTES_A_DAY)
        return DL_TIME_IMPOSSIBLE;
    out->when = a.when;
    out->when.ends = b.when.ends;
    if (out->when.grain < DL_BY_DAY) { /* from noon to midnight: of these days */
        out->when.begins = dl_floor_day(out->when.begins);
        out->when.ends = dl_floor_day(out->when.ends - 1) + DL_MINUTES_A_DAY;
        out->when.grain = DL_BY_DAY;
    }
    if (b.when.basis > out->when.basis) out->when.basis = b.when.basis;
    dl_time_days(out);
    return DL_TIME_OK;
}

static dl_time_result eval(dl_str text, dl_minute published, int depth, dl_time *out) {
    if (dl_str_starts(text, "from ")) return eval_between(text, published, depth, out);
    int arg[DL_TIME_ARGS];
    dl_time anchor = { 0 };
    bool elsewhere;
    dl_str args = text, rest = dl_time_anchor(&args, &elsewhere);
    if (dl_str_ends(text, " ") || dl_str_ends(args, " ")) return DL_TIME_UNKNOWN;
    const dl_time_op *op = dl_time_op_named(dl_str_cut(&args, ' '));
    if (!op || !dl_time_args(op->spec, args, arg)) return DL_TIME_UNKNOWN;
    dl_time_result rc = eval_anchor(op, rest, published, depth, &anchor);
    if (rc != DL_TIME_OK) return rc;
    *out = (dl_time){ .type = op->type, .anchored = anchor.anchored, .said = true };
    if (anchor.when.grain == DL_BY_NONE && op->use == DL_OP_ANCHOR) return DL_TIME_OK;
    if (!op->run(arg, &anchor, out)) return DL_TIME_IMPOSSIBLE;
    if (out->when.grain == DL_BY_NONE) return DL_TIME_OK;
    if (out->when.basis != DL_FROM_CONTEXT)
        out->when.basis = op->use == DL_OP_FREE ? DL_EXPLICIT : anchor.when.basis;
    if (elsewhere && anchor.when.basis == DL_EXPLICIT) out->when.basis = DL_FROM_CONTEXT;
    return DL_TIME_OK;
}

/* The calendar's first and last years are left free, so that no step leaves it. */
static bool within_calendar(dl_minute t) {
    const dl_minute year = 365 * DL_MINUTES_A_DAY; /* neither is a leap year */
    return t != DL_NO_TIME && t >= DL_CALENDAR_BEGINS + year &&
           t < DL_CALENDAR_ENDS - year;
}

dl_time_result dl_time_reckon(dl_str op, dl_minute published, dl_time *out) {
    dl_time t = { 0 };
    if (op.len >= DL_OP_MAX) return DL_TIME_UNKNOWN;
    if (!within_calendar(published)) published = DL_NO_TIME;
    dl_time_result rc = eval(op, published, 0, &t);
    if (rc == DL_TIME_OK) *out = t;
    return rc;
}

dl_time_result dl_time_eval(dl_str op, dl_minute published, dl_time *out) {
    dl_time_result rc = dl_time_reckon(op, published, out);
    if (rc == DL_TIME_OK && out->when.grain != DL_BY_NONE && !out->value[0])
        dl_when_value(&out->when, out->value);
    return rc;
}

bool dl_when_resolve(dl_str op, dl_minute published, dl_when *out,
                     char value[DL_VALUE_MAX]) {
    dl_time t = { 0 };
    bool found = dl_time_eval(op, published, &t) == DL_TIME_OK;
    if (value) snprintf(value, DL_VALUE_MAX, "%s", found ? t.value : "");
    if (!found || t.when.grain == DL_BY_NONE) return false;
    *out = t.when;
    return true;
}
