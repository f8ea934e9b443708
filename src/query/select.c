/* select.c - which events a filter means, in order of time.
 *
 * In:  query->filter.
 * Out: events one at a time; undated ones last.
 * Conditions that an index can list are listed, as long as few events fulfil them, and the
 * lists intersected; a short one is asked for the rest, event by event. Otherwise packed
 * columns are scanned in order of time (block_scan.c), and only what they cannot say is asked of
 * the events they leave: the first page comes at once where many events are meant, and no
 * question costs more than a pass over the columns it is about.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "then.h"

enum {
    MOST_OF_ACTOR = 2000, /* events of an actor that are worth to be listed, */
    MOST_WORDS = 12000,   /* of words, */
    MOST_NEWS = 6000,     /* of articles that came in since */
    MOST_THEN = 100,      /* as-of: what was known of each is reckoned at once */
    FEW = 1000            /* that looking at their rows is cheaper than a scan */
};

struct dl_selection {
    dl_query *query;
    const char *types;
    dl_range range;
    dl_conditions conditions;
    bool narrowed; /* `set` holds the events, else they are scanned */
    dl_picks set;
    uint32_t next;
    dl_scan *scan;
    bool looks, said; /* rows are to be looked at; also what is said in fields */
    dl_then then;     /* as-of */
    uint32_t next_known, next_other;
    dl_pick ahead, scanned; /* the next of others and scan together; of the scan */
    bool has_ahead, has_scanned;
    bool is_changed; /* as-of: what is known of the event is to be reckoned */
    dl_picks begun;  /* as-of: what was reckoned, and when it began; by id */
    dl_pick last;    /* handed out last: two times of one event may be one */
};

/* The range all dates agree on. */
static void read_range(dl_selection *s) {
    dl_range *range = &s->range;
    range->since = range->until = DL_NO_TIME;
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *t = &s->query->filter.terms.at[i];
        if (t->field != DL_TERM_DATE || t->negated) continue;
        range->dated = true;
        dl_range_narrow(range, t->begins, t->ends);
    }
}

/* ---- sets ---------------------------------------------------------------------------------- */

/* The set of a condition stays as it is: events are looked up in it. */
static void narrow(dl_selection *s, const dl_picks *set) {
    if (s->narrowed) {
        dl_picks_intersect(&s->set, set);
        return;
    }
    s->set = (dl_picks){ .timeless = set->timeless };
    for (uint32_t i = 0; i < set->at.n; i++)
        *DL_PUSH(s->query->mem, &s->set.at) = set->at.at[i];
    s->narrowed = true;
}

static uint32_t most_of(const dl_condition *c) {
    switch (c->field) {
    case DL_TERM_WORD: return MOST_WORDS;
    case DL_ASK_NEWS: return MOST_NEWS;
    default: return MOST_OF_ACTOR;
    }
}

bool dl_holds_then(const dl_condition *c) {
    switch (c->field) {
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO:
    case DL_ASK_TYPES:
    case DL_TERM_TYPE:
    case DL_TERM_SOURCE:
    case DL_TERM_REPORTED:
    case DL_TERM_SERIES:
    case DL_TERM_TAG:
    case DL_TERM_KEY: return !c->negated;
    default: return false;
    }
}

/* Lists what can be listed and few events fulfil; intersects the lists. as-of: lists only
 * what says all that was known then. */
static dl_code list_rare(dl_selection *s, dl_err *err) {
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        if (s->query->as_of && !dl_holds_then(c)) continue;
        if (dl_condition_list(s->query, c, most_of(c), err)) return err->code;
        if (!c->listed || c->negated) continue;
        c->settled = true;
        narrow(s, &c->set);
    }
    return DL_OK;
}

/* ---- the scan ------------------------------------------------------------------------------ */

static dl_code begin_scan(dl_selection *s, dl_err *err) {
    if (dl_scan_new(s->query, &s->range, s->query->back, &s->scan, err)) return err->code;
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        c->settled = dl_scan_add(s->scan, c, dl_holds_then(c)) == DL_SCAN_DECIDES;
    }
    s->narrowed = false;
    return DL_OK;
}

/* ---- asking -------------------------------------------------------------------------------- */

static dl_code read_values(dl_selection *s, int64_t id, dl_looked_at *row, bool *found,
                           dl_err *err) {
    dl_query *query = s->query;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_CHECK, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    if (dl_step(query->store, q, found, err) || !*found) return err->code;
    *row = (dl_looked_at){ .type = dl_column_str(q, 0),
                           .status = dl_column_str(q, 1),
                           .begins = dl_column_time(q, 2),
                           .ends = dl_column_time(q, 3),
                           .place = dl_column_str(q, 4),
                           .has_round = dl_column_str(q, 5).len > 0,
                           .round = (double)dl_column_int(q, 5),
                           .confidence = (double)dl_column_int(q, 6) / 100,
                           .first_reported = dl_column_time(q, 7),
                           .last_reported = dl_column_time(q, 8) };
    if (!s->said) return DL_OK;
    if (!(q = dl_sql(query->store, SQL_EVENT_SAID, err))) return err->code;
    dl_bind_int(q, ":event", id);
    bool more;
    if (dl_step(query->store, q, &more, err)) return err->code;
    row->act = dl_column_str(q, 0);
    row->medium = dl_column_str(q, 1);
    return DL_OK;
}

/* Asks what has to be asked of a stored event; THEN: only what holds then as well. */
static dl_code check(dl_selection *s, int64_t id, bool then, bool *good, dl_err *err) {
    dl_looked_at row = { 0 };
    *good = true;
    if (s->looks && read_values(s, id, &row, good, err)) return err->code;
    for (uint32_t i = 0; *good && i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        if (c->settled || (then && !dl_holds_then(c))) continue;
        if (dl_condition_holds(s->query, c, id, &row, good, err)) return err->code;
    }
    return DL_OK;
}

/* ---- as-of ---------------------------------------------------------------------------------- */

/* Whether a condition that says nothing of then is fulfilled by few events: a scan would
 * be long. */
static dl_code is_rare(dl_selection *s, bool *out, dl_err *err) {
    for (uint32_t i = 0; i < s->conditions.list.n && !*out; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        uint32_t most = c->field == DL_ASK_NEWS ? 0 : MOST_OF_ACTOR;
        if (dl_holds_then(c) || c->negated) continue;
        if (dl_condition_list(s->query, c, most, err)) return err->code;
        *out = c->listed;
        if (!c->listed) continue;
        c->settled = true;
        narrow(s, &c->set);
    }
    return DL_OK;
}

static void add_all(dl_selection *s, const dl_picks *from) {
    for (uint32_t i = 0; i < from->at.n; i++)
        *DL_PUSH(s->query->mem, &s->then.changed.at) = from->at.at[i];
}

/* People's judgements may have changed what an event shows. */
static dl_code add_judged(dl_selection *s, dl_err *err) {
    static const double heaviest = 1e300;
    dl_picks judged = { 0 };
    if (dl_as_of_judged(s->query, &judged, err)) return err->code;
    add_all(s, &judged);
    for (uint32_t i = 0; i < judged.at.n && s->query->apart; i++)
        *DL_PUSH(s->query->mem, &s->then.bounds) =
            (dl_then_bound){ heaviest, judged.at.at[i].id };
    dl_picks_sort(&s->then.changed);
    return DL_OK;
}

static dl_code plan_then(dl_selection *s, dl_err *err) {
    dl_query *query = s->query;
    bool rare = false;
    if (dl_known_terms_new(query, s->types, &s->then.terms, err)) return err->code;
    if (s->narrowed) {
        add_all(s, &s->set);
        if (dl_as_of_keep_changed(query, &s->then.changed, err)) return err->code;
    } else if (is_rare(s, &rare, err) ||
               dl_then_find(query, &s->conditions, rare, &s->then, err)) {
        return err->code;
    }
    if (add_judged(s, err)) return err->code;
    bool apart = query->apart && !s->narrowed;
    return apart ? DL_OK : dl_then_reckon(query, &s->then, err);
}

/* ---- the selection --------------------------------------------------------------------------- */

/* Which values of rows the conditions have to see. */
static void look_where_asked(dl_selection *s) {
    s->looks = s->said = false;
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        const dl_condition *c = &s->conditions.list.at[i];
        bool looks = !c->settled && dl_condition_looks(c);
        s->looks = s->looks || looks;
        s->said =
            s->said || (looks && (c->field == DL_TERM_ACT || c->field == DL_TERM_MEDIUM));
    }
}

static dl_code begin_set(dl_selection *s, dl_err *err) {
    if (dl_picks_date(s->query, &s->set, err)) return err->code;
    dl_picks_sort_by_time(&s->set, s->query->back);
    return DL_OK;
}

bool dl_select_narrows(const dl_query *query) {
    return query->filter.terms.n > 0 || query->as_of;
}

/* A list that is too long is one condition among others. */
static void widen(dl_selection *s) {
    s->narrowed = false;
    for (uint32_t i = 0; i < s->conditions.list.n; i++)
        s->conditions.list.at[i].settled = false;
}

static dl_code plan(dl_selection *s, dl_err *err) {
    if (list_rare(s, err)) return err->code;
    if (s->narrowed && s->set.at.n > (s->query->as_of ? MOST_THEN : FEW)) widen(s);
    if (s->query->as_of && plan_then(s, err)) return err->code;
    bool scan = !s->narrowed || s->set.at.n > FEW;
    if (scan ? begin_scan(s, err) : begin_set(s, err)) return err->code;
    look_where_asked(s);
    return DL_OK;
}

dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) {
    dl_selection *s = DL_NEW(query->mem, dl_selection);
    s->query = query;
    s->types = types;
    read_range(s);
    if (dl_conditions_read(query, types, &s->conditions, err) || plan(s, err))
        return err->code;
    *out = s;
    return DL_OK;
}

/* The next of what is scanned and of other times, which are merged. */
static dl_code next_scanned(dl_selection *s, dl_pick *out, bool *more, dl_err *err) {
    if (!s->has_scanned && dl_scan_next(s->scan, &s->scanned, &s->has_scanned, err))
        return err->code;
    bool other = s->next_other < s->then.others.at.n;
    *more = other || s->has_scanned;
    if (other && (!s->has_scanned || dl_picks_before(&s->then.others.at.at[s->next_other],
                                                     &s->scanned, s->query->back))) {
        *out = s->then.others.at.at[s->next_other++];
        s->is_changed = true;
    } else if (s->has_scanned) {
        *out = s->scanned;
        s->has_scanned = false;
        s->is_changed = dl_scan_is_changed(s->scan);
    }
    return DL_OK;
}

static dl_code next_stored(dl_selection *s, dl_pick *out, bool *more, dl_err *err) {
    for (;;) {
        if (!s->narrowed && next_scanned(s, out, more, err)) return err->code;
        if (s->narrowed) {
            *more = s->next < s->set.at.n;
            if (*more) *out = s->set.at.at[s->next++];
        }
        if (!*more) return DL_OK;
        bool again = out->id == s->last.id && out->begins == s->last.begins;
        if (again || dl_picks_has(&s->then.changed, out->id)) continue;
        s->last = *out;
        return DL_OK;
    }
}

/* The next event; *CHECKED: the terms are known to hold for it. */
static dl_code next_pick(dl_selection *s, dl_pick *out, bool *more, bool *checked,
                         dl_err *err) {
    *checked = false;
    if (s->then.known.at.n == 0) return next_stored(s, out, more, err);
    if (!s->has_ahead) {
        if (next_stored(s, &s->ahead, more, err)) return err->code;
        s->has_ahead = *more;
    }
    bool left = s->next_known < s->then.known.at.n;
    *checked =
        left && (!s->has_ahead || dl_picks_before(&s->then.known.at.at[s->next_known],
                                                  &s->ahead, s->query->back));
    *more = s->has_ahead || left;
    if (*checked) {
        *out = s->then.known.at.at[s->next_known++];
    } else if (s->has_ahead) {
        *out = s->ahead;
        s->has_ahead = false;
    }
    return DL_OK;
}

/* as-of: an event comes at every time that somebody tells of it, and is taken at the one
 * that was known then; it is reckoned once. */
static dl_code take_then(dl_selection *s, const dl_pick *pick, dl_event_row *row,
                         bool *good, dl_err *err) {
    const dl_pick *begun = dl_picks_find(&s->begun, pick->id);
    dl_minute begins = DL_NO_TIME;
    *good = !begun || begun->begins == pick->begins;
    if (!*good) return DL_OK;
    if (check(s, pick->id, true, good, err) || !*good) return err->code;
    if (dl_event_read(s->query, pick->id, row, good, err) || !*good) return err->code;
    (void)dl_iso_parse(row->begins, &begins);
    if (!begun) dl_picks_insert(s->query->mem, &s->begun, (dl_pick){ pick->id, begins });
    *good = begins == pick->begins;
    if (!*good) return DL_OK;
    if (!row->known) return check(s, pick->id, false, good, err);
    *good = dl_known_terms_hold(s->query, s->then.terms, row);
    return DL_OK;
}

/* What turned out to be rare was listed while events were asked: the scan passes over all
 * others from the next block on. */
static void scan_listed(dl_selection *s) {
    for (uint32_t i = 0; i < s->conditions.list.n && !s->narrowed; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        if (!c->listed || c->settled || c->scanned) continue;
        (void)dl_scan_add(s->scan, c, dl_holds_then(c));
        c->scanned = true;
    }
}

/* as-of: nothing is left to be reckoned, but whether it had been told at all. */
static dl_code check_then(dl_selection *s, const dl_pick *pick, bool *good, dl_err *err) {
    if (s->narrowed && (dl_as_of_was_told(s->query, pick->id, good, err) || !*good))
        return err->code;
    return check(s, pick->id, false, good, err);
}

/* The next event that all conditions hold for; its row is read as far as as-of: asks. */
static dl_code next_good(dl_selection *s, dl_pick *pick, dl_event_row *row, bool *read,
                         dl_err *err) {
    for (;;) {
        bool more, checked, good = true;
        dl_arena_reset(s->query->row);
        if (next_pick(s, pick, &more, &checked, err)) return err->code;
        if (!more) return DL_END;
        *row = (dl_event_row){ 0 };
        *read = s->query->as_of && !checked && s->is_changed;
        dl_code rc = checked           ? DL_OK
                     : *read           ? take_then(s, pick, row, &good, err)
                     : s->query->as_of ? check_then(s, pick, &good, err)
                                       : check(s, pick->id, false, &good, err);
        if (rc) return rc;
        scan_listed(s);
        if (good) return DL_OK;
    }
}

dl_code dl_select_next(dl_selection *s, dl_event_row *row, dl_err *err) {
    for (;;) {
        dl_pick pick = { 0 };
        bool found = true, read;
        dl_code rc = next_good(s, &pick, row, &read, err);
        if (rc) return rc;
        if (!read && dl_event_read(s->query, pick.id, row, &found, err)) return err->code;
        if (found) return DL_OK;
    }
}

dl_code dl_select_next_id(dl_selection *s, int64_t *id, dl_err *err) {
    dl_event_row row;
    dl_pick pick = { 0 };
    bool read;
    dl_code rc = next_good(s, &pick, &row, &read, err);
    *id = pick.id;
    return rc;
}

dl_scan *dl_select_scan(dl_selection *s) {
    return s->narrowed || s->query->as_of ? NULL : s->scan;
}

dl_scan *dl_select_scan_then(dl_selection *s, const dl_then **then) {
    *then = s->query->as_of ? &s->then : NULL;
    return s->narrowed ? NULL : s->scan;
}

dl_code dl_select_left(dl_selection *s, int64_t event, bool *out, dl_err *err) {
    *out = !dl_picks_has(&s->then.changed, event);
    if (*out && check(s, event, false, out, err)) return err->code;
    scan_listed(s);
    return DL_OK;
}

bool dl_select_asks(const dl_selection *s) {
    for (uint32_t i = 0; i < s->conditions.list.n; i++)
        if (!s->conditions.list.at[i].settled) return true;
    return false;
}

bool dl_select_can_ask(dl_selection *s) {
    if (s->narrowed || s->query->as_of) return false;
    for (uint32_t i = 0; i < s->conditions.list.n; i++)
        s->conditions.list.at[i].settled = false;
    look_where_asked(s);
    return true;
}

dl_code dl_select_holds(dl_selection *s, int64_t event, bool *out, dl_err *err) {
    dl_arena_reset(s->query->row);
    return check(s, event, false, out, err);
}
