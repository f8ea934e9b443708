/* filter_date.c - dates and ranges of dates in queries.
 *
 * In:  "2019-08..2019-09", ">2019", "last March..today", "August 2019".
 * Out: a half-open interval, either end possibly open.
 * ISO dates are read here, without any seeds; only other phrases ask for the rules. A
 * range reaches to the end of its last day, month or year.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/query.h"

static const int digits_of[] = { 4, 2, 2 };

/* T + MINUTES; open when that is behind the last year there is. */
static dl_minute behind(dl_minute t, dl_minute minutes) {
    dl_civil last = { DL_MAX_YEAR, 12, 31, 23, 59 };
    return t + minutes > dl_minute_from_civil(last) ? DL_NO_TIME : t + minutes;
}

/* YYYY, YYYY-MM, YYYY-MM-DD, with THH:MM at most. LOOKS: it has that form, even if there
 * is no such day. */
static bool read_iso(dl_str s, dl_when *out, bool *looks) {
    int part[3] = { 0, 1, 1 }, n = 0;
    uint32_t at = 0;
    *looks = false;
    if (dl_iso_parse(s, &out->begins)) {
        out->ends = behind(out->begins, s.len > 10 ? 1 : DL_MINUTES_A_DAY);
        return true;
    }
    for (; n < 3 && at < s.len; n++) {
        if (n > 0 && s.ptr[at++] != '-') return false;
        int value = 0, digits = 0;
        for (; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9' && digits < 5; digits++)
            value = value * 10 + (s.ptr[at++] - '0');
        if (digits != digits_of[n]) return false;
        part[n] = value;
    }
    if (n == 0 || at < s.len) return false;
    *looks = true;
    dl_civil c = { .year = part[0], .month = part[1], .day = part[2] };
    if (!dl_civil_valid(c)) return false;
    out->begins = dl_minute_from_civil(c);
    out->ends = n == 3 ? behind(out->begins, DL_MINUTES_A_DAY)
                       : dl_add_months(out->begins, n == 2 ? 1 : 12);
    return true;
}

static dl_code read_one(const dl_filter_env *env, dl_str s, dl_when *out,
                        const char *source, uint32_t column, dl_err *err) {
    bool looks;
    if (read_iso(s, out, &looks)) return DL_OK;
    if (!looks && env->knowledge) {
        const dl_knowledge *k = env->knowledge(env->context, err);
        if (!k) return err->code;
        if (dl_when_parse(k->rules, k->words, s, env->today, out)) return DL_OK;
    }
    return dl_fail_at(
        err, DL_EUSAGE, source, 1, column,
        looks ? "there is no date \"%.*s\""
              : "expected a date such as 2019-08-26, 2019-08, \"August 2019\" "
                "or \"last March\", not \"%.*s\"",
        DL_ARG(s));
}

dl_code dl_filter_dates(const dl_filter_env *env, dl_str value, dl_minute *begins,
                        dl_minute *ends, const char *source, uint32_t column,
                        dl_err *err) {
    dl_str s = dl_str_trim(value), second = { 0 };
    dl_when a = { .begins = DL_NO_TIME, .ends = DL_NO_TIME }, b = a;
    char op = s.len && (s.ptr[0] == '>' || s.ptr[0] == '<') ? s.ptr[0] : '\0';
    bool equal = op && s.len > 1 && s.ptr[1] == '=';
    uint32_t dots = op ? DL_NONE : dl_str_find(s, DL_LIT(".."), 0);
    uint32_t skip = op ? 1 + (uint32_t)equal : 0;
    if (dots != DL_NONE) {
        second = dl_str_trim(dl_str_sub(s, dots + 2, UINT32_MAX));
        s = dl_str_trim(dl_str_sub(s, 0, dots));
    } else {
        s = dl_str_trim(dl_str_sub(s, skip, UINT32_MAX));
    }
    if (s.len + second.len == 0)
        return dl_fail_at(err, DL_EUSAGE, source, 1, column,
                          "expected a date on at least one side of \"..\"");
    if (s.len && read_one(env, s, &a, source, column + skip, err)) return err->code;
    if (second.len) {
        uint32_t before =
            dl_utf8_count(dl_str_sub(value, 0, dl_str_find(value, DL_LIT(".."), 0)));
        if (read_one(env, second, &b, source, column + before + 2, err)) return err->code;
    }
    dl_minute from = a.begins, to = dots != DL_NONE ? b.ends : a.ends;
    if (op == '>') {
        from = equal || a.ends == DL_NO_TIME ? a.begins : a.ends;
        to = DL_NO_TIME;
    } else if (op == '<') {
        to = equal ? a.ends : a.begins;
        from = DL_NO_TIME;
    }
    if (from != DL_NO_TIME && to != DL_NO_TIME && from >= to)
        return dl_fail_at(err, DL_EUSAGE, source, 1, column,
                          "this range ends before it begins");
    *begins = from;
    *ends = to;
    return DL_OK;
}
