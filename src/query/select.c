/* select.c - which events a filter means, in order of time.
 *
 * In:  query->filter.
 * Out: events one at a time; undated ones last.
 * Conditions that few events fulfil are listed, and the lists intersected; what is left is
 * asked of each event. When none is that rare, events are walked in order of time along the
 * index of one condition, or of all, and each is asked for the rest: the first page comes
 * at once, however many there are.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "pick.h"

enum {
    MOST_WALKED = 4000, /* events of an actor, a type that are worth to be listed, */
    MOST_TOLD = 6000,   /* of articles, */
    MOST_WORDS = 12000, /* of words */
    MOST_THEN = 500,    /* as-of: what was known of each is reckoned at once */
    FEW = 500,          /* that asking them is cheaper than any list */
    MOST_TAKEN = 60000  /* that are worth to be taken instead of walking on */
};

#define A_WEEK (7 * (dl_minute)DL_MINUTES_A_DAY) /* as the index event_apart has it */

struct dl_selection {
    dl_query *query;
    dl_range range;
    dl_conditions conditions;
    bool narrowed; /* `set` holds the events, else `walk` goes along them */
    dl_picks set;
    uint32_t next;
    dl_walk *walk;
    bool looks, said; /* rows are to be looked at; also what is said in fields */
    dl_known_terms *known_terms; /* as-of */
    dl_picks changed;            /* as-of: not what is stored; sorted by id */
    dl_picks known; /* those of them that were as the filter wants, by time */
    uint32_t next_known;
    dl_pick ahead; /* as-of: the next of the others */
    bool has_ahead;
};

static void narrow_range(dl_range *range, dl_minute since, dl_minute until) {
    if (range->since == DL_NO_TIME || (since != DL_NO_TIME && since > range->since))
        range->since = since;
    if (until != DL_NO_TIME && (range->until == DL_NO_TIME || until < range->until))
        range->until = until;
}

/* The range all dates agree on. */
static void read_range(dl_selection *s) {
    dl_range *range = &s->range;
    range->since = range->until = DL_NO_TIME;
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *t = &s->query->filter.terms.at[i];
        if (t->field != DL_TERM_DATE || t->negated) continue;
        range->dated = true;
        narrow_range(range, t->begins, t->ends);
    }
}

/* ---- sets ---------------------------------------------------------------------------------- */

static void narrow(dl_selection *s, const dl_picks *set) {
    if (s->narrowed)
        dl_picks_intersect(&s->set, set);
    else
        s->set = *set;
    s->narrowed = true;
}

/* Worth to be taken instead of all events: that costs as much as what was walked past since
 * the list was there, and may have been the end of it. */
static bool is_taken(const dl_condition *c) {
    return c->listed && !c->negated && c->set.at.n <= MOST_TAKEN &&
           c->asked - c->listed_at > 2 * c->set.at.n;
}

static uint32_t most_of(const dl_selection *s, const dl_condition *c) {
    if (s->query->as_of) return MOST_THEN;
    switch (c->field) {
    case DL_TERM_WORD: return MOST_WORDS;
    case DL_TERM_SOURCE:
    case DL_TERM_REPORTED:
    case DL_ASK_NEWS: return MOST_TOLD;
    default: return MOST_WALKED;
    }
}

/* as-of: whether what is stored of an event says all that was known then would; people's
 * judgements aside. */
static bool holds_then(const dl_condition *c) {
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

static dl_code list_one(dl_selection *s, dl_condition *c, dl_err *err) {
    static const dl_range any = DL_ANY_TIME;
    const dl_range *range = s->query->as_of ? &any : &s->range;
    if (dl_condition_list(s->query, range, c, most_of(s, c), err)) return err->code;
    if (!c->listed || c->negated) return DL_OK;
    c->drives = true;
    narrow(s, &c->set);
    return DL_OK;
}

/* Lists those that are WALKED, or the others, until few events are left. */
static dl_code list_some(dl_selection *s, bool walked, dl_err *err) {
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        if (s->narrowed && s->set.at.n <= FEW && !c->listed) continue;
        if (s->query->as_of && !holds_then(c)) continue;
        bool later = dl_condition_walks(c) && c->field != DL_TERM_ROUND;
        if (later == walked && list_one(s, c, err)) return err->code;
    }
    return DL_OK;
}

static uint32_t count_walks(const dl_selection *s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->conditions.list.n; i++)
        n += dl_condition_walks(&s->conditions.list.at[i]);
    return n;
}

/* A short time may hold fewer events than anything else. */
static dl_code list_range(dl_selection *s, dl_err *err) {
    bool whole, bounded = s->range.since != DL_NO_TIME && s->range.until != DL_NO_TIME;
    dl_picks set = { 0 };
    bool many = s->conditions.list.n > 1 || s->query->top;
    if (s->narrowed || !bounded || s->query->as_of || !many) return DL_OK;
    dl_walk *walk = dl_walk_new(s->query, &s->range, false);
    if (dl_walk_add(walk, DL_WALK_ALL, (dl_str){ 0 }, err) ||
        dl_pick_walk(walk, MOST_WALKED, &set, &whole, err))
        return err->code;
    if (whole) narrow(s, &set);
    return DL_OK;
}

/* ---- the walk ------------------------------------------------------------------------------ */

/* The rarer kind first: actors, places, then whatever comes. */
static int rank_of(const dl_condition *c) {
    switch (c->field) {
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return 1;
    case DL_TERM_PLACE: return 2;
    case DL_TERM_ROUND: return 3;
    case DL_ASK_DIFFERS: return 5;
    default: return 4;
    }
}

/* When the articles came out that all of the events are told by. */
static dl_range told_range(const dl_selection *s) {
    dl_range told = DL_ANY_TIME;
    if (s->query->as_of) told.until = dl_as_of_until(s->query);
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        const dl_condition *c = &s->conditions.list.at[i];
        if (c->field == DL_TERM_REPORTED && !c->negated)
            narrow_range(&told, c->term->begins, c->term->ends);
    }
    return told;
}

/* What was told in a range began in it, or in the week before, or is told apart from its
 * time: it need not be looked for everywhere. */
static dl_code begin_apart(dl_selection *s, dl_err *err) {
    dl_range told = told_range(s), range = s->range;
    if (told.since == DL_NO_TIME && told.until == DL_NO_TIME) return DL_OK;
    dl_walk_range(s->walk, &told);
    if (dl_walk_add(s->walk, DL_WALK_APART, (dl_str){ 0 }, err)) return err->code;
    narrow_range(&range, DL_NO_TIME, told.until);
    if (told.since != DL_NO_TIME &&
        (range.since == DL_NO_TIME || range.since < told.since - A_WEEK)) {
        range.since = told.since - A_WEEK;
        range.begun = true;
    }
    dl_walk_range(s->walk, &range);
    return DL_OK;
}

static dl_code begin_walk(dl_selection *s, dl_err *err) {
    dl_condition *best = NULL;
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        if (!dl_condition_walks(c) || (s->query->as_of && !holds_then(c))) continue;
        if (!best || rank_of(c) < rank_of(best)) best = c;
    }
    s->walk = dl_walk_new(s->query, &s->range, s->query->back);
    if (s->query->as_of && dl_walk_add(s->walk, DL_WALK_OTHER, (dl_str){ 0 }, err))
        return err->code;
    if (begin_apart(s, err)) return err->code;
    if (!best) return dl_walk_add(s->walk, DL_WALK_ALL, (dl_str){ 0 }, err);
    bool apart = told_range(s).since != DL_NO_TIME || told_range(s).until != DL_NO_TIME;
    best->drives = best->field != DL_TERM_ROUND && !s->query->as_of && !apart;
    return dl_condition_walk(s->query, best, s->walk, err);
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
        if (c->drives || (then && !holds_then(c))) continue;
        if (dl_condition_holds(s->query, c, id, &row, good, err)) return err->code;
    }
    return DL_OK;
}

/* ---- as-of ---------------------------------------------------------------------------------- */

/* What was known then of the events that were told again since. */
static dl_code pick_known(dl_selection *s, dl_err *err) {
    dl_query *query = s->query;
    for (uint32_t i = 0; i < s->changed.at.n; i++) {
        dl_event_row row = { 0 };
        bool found;
        dl_arena_reset(query->row);
        if (dl_event_read(query, s->changed.at.at[i].id, &row, &found, err))
            return err->code;
        if (!found || !dl_known_terms_hold(query, s->known_terms, &row)) continue;
        dl_pick pick = { row.id, DL_NO_TIME };
        (void)dl_iso_parse(row.begins, &pick.begins);
        *DL_PUSH(query->mem, &s->known.at) = pick;
    }
    dl_picks_sort_by_time(&s->known, query->back);
    return DL_OK;
}

/* Whether a condition that says nothing of then is fulfilled by few events: walking would
 * be long. */
static dl_code is_rare(dl_selection *s, bool *out, dl_err *err) {
    static const dl_range any = DL_ANY_TIME;
    for (uint32_t i = 0; i < s->conditions.list.n && !*out; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        bool all = c->field == DL_ASK_NEWS || c->field == DL_ASK_DIFFERS;
        if (holds_then(c) || c->negated || c->field == DL_TERM_DATE) continue;
        if (dl_condition_list(s->query, &any, c, all ? 0 : MOST_WALKED, err))
            return err->code;
        *out = c->listed;
        if (c->listed) {
            c->drives = true;
            narrow(s, &c->set);
        }
    }
    return DL_OK;
}

/* Which events are taken as they were known, and when: all at once, where few events can
 * be meant; else those that people changed, and the rest as the walk meets them. */
static dl_code plan_then(dl_selection *s, const char *types, dl_err *err) {
    bool rare = false, listed = s->narrowed;
    if (dl_known_terms_new(s->query, types, &s->known_terms, err)) return err->code;
    if (!listed && is_rare(s, &rare, err)) return err->code;
    if (listed) {
        for (uint32_t i = 0; i < s->set.at.n; i++)
            *DL_PUSH(s->query->mem, &s->changed.at) = s->set.at.at[i];
        if (dl_as_of_keep_changed(s->query, &s->changed, err)) return err->code;
    }
    dl_picks judged = { 0 };
    if (dl_as_of_changed(s->query, !rare, &judged, err)) return err->code;
    for (uint32_t i = 0; i < judged.at.n; i++)
        *DL_PUSH(s->query->mem, &s->changed.at) = judged.at.at[i];
    dl_picks_sort(&s->changed);
    return pick_known(s, err);
}

/* ---- planning again --------------------------------------------------------------------------- */

/* Which values of rows the conditions have to see. */
static void look_where_asked(dl_selection *s) {
    s->looks = s->said = false;
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        const dl_condition *c = &s->conditions.list.at[i];
        bool looks = !c->drives && dl_condition_looks(c);
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

/* A condition that turned out to be rare was listed while events were asked: if those are
 * few, they are taken from here on, instead of walking past all others. */
static dl_code take_listed(dl_selection *s, const dl_pick *here, dl_err *err) {
    bool any = false;
    if (s->narrowed || s->query->as_of) return DL_OK;
    for (uint32_t i = 0; i < s->conditions.list.n && !any; i++)
        any = is_taken(&s->conditions.list.at[i]);
    if (!any) return DL_OK;
    for (uint32_t i = 0; i < s->conditions.list.n; i++) {
        dl_condition *c = &s->conditions.list.at[i];
        c->drives = is_taken(c);
        if (c->drives) narrow(s, &c->set);
    }
    look_where_asked(s);
    dl_walk_end(s->walk);
    if (begin_set(s, err)) return err->code;
    while (s->next < s->set.at.n &&
           !dl_picks_before(here, &s->set.at.at[s->next], s->query->back))
        s->next++;
    return DL_OK;
}

/* ---- the selection --------------------------------------------------------------------------- */

bool dl_select_narrows(const dl_query *query) {
    return query->filter.terms.n > 0 || query->as_of;
}

static dl_code plan(dl_selection *s, const char *types, dl_err *err) {
    if (list_some(s, false, err)) return err->code;
    bool many = s->narrowed || s->range.dated || count_walks(s) > 1;
    if ((many || s->query->as_of) && list_some(s, true, err)) return err->code;
    if (list_range(s, err)) return err->code;
    if (s->query->as_of && plan_then(s, types, err)) return err->code;
    look_where_asked(s);
    return s->narrowed ? begin_set(s, err) : begin_walk(s, err);
}

dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) {
    dl_selection *s = DL_NEW(query->mem, dl_selection);
    s->query = query;
    read_range(s);
    if (dl_conditions_read(query, types, &s->conditions, err) || plan(s, types, err))
        return err->code;
    *out = s;
    return DL_OK;
}

static dl_code next_stored(dl_selection *s, dl_pick *out, bool *more, dl_err *err) {
    do {
        if (!s->narrowed && dl_walk_next(s->walk, out, more, err)) return err->code;
        if (s->narrowed) {
            *more = s->next < s->set.at.n;
            if (*more) *out = s->set.at.at[s->next++];
        }
    } while (*more && dl_picks_has(&s->changed, out->id));
    return DL_OK;
}

/* The next event; *CHECKED: the terms are known to hold for it. */
static dl_code next_pick(dl_selection *s, dl_pick *out, bool *more, bool *checked,
                         dl_err *err) {
    *checked = false;
    if (s->known.at.n == 0) return next_stored(s, out, more, err);
    if (!s->has_ahead) {
        if (next_stored(s, &s->ahead, more, err)) return err->code;
        s->has_ahead = *more;
    }
    bool left = s->next_known < s->known.at.n;
    *checked = left && (!s->has_ahead || dl_picks_before(&s->known.at.at[s->next_known],
                                                         &s->ahead, s->query->back));
    *more = s->has_ahead || left;
    if (*checked) {
        *out = s->known.at.at[s->next_known++];
    } else if (s->has_ahead) {
        *out = s->ahead;
        s->has_ahead = false;
    }
    return DL_OK;
}

/* as-of: an event comes at every time that somebody tells of it, and is taken at the one
 * that was known then. */
static dl_code take_then(dl_selection *s, const dl_pick *pick, dl_event_row *row,
                         bool *good, dl_err *err) {
    dl_minute begins = DL_NO_TIME;
    if (dl_as_of_was_told(s->query, pick->id, good, err) || !*good) return err->code;
    if (check(s, pick->id, true, good, err) || !*good) return err->code;
    if (dl_event_read(s->query, pick->id, row, good, err) || !*good) return err->code;
    (void)dl_iso_parse(row->begins, &begins);
    *good = begins == pick->begins;
    if (!*good) return DL_OK;
    if (!row->known) return check(s, pick->id, false, good, err);
    *good = dl_known_terms_hold(s->query, s->known_terms, row);
    return DL_OK;
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
        *read = s->query->as_of && !checked;
        if (*read) {
            if (take_then(s, pick, row, &good, err)) return err->code;
        } else if (!checked) {
            if (check(s, pick->id, false, &good, err) || take_listed(s, pick, err))
                return err->code;
        }
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

bool dl_select_can_ask(dl_selection *s) {
    if (s->narrowed || s->query->as_of) return false;
    for (uint32_t i = 0; i < s->conditions.list.n; i++)
        s->conditions.list.at[i].drives = false;
    look_where_asked(s);
    return true;
}

dl_code dl_select_holds(dl_selection *s, int64_t event, bool *out, dl_err *err) {
    dl_arena_reset(s->query->row);
    return check(s, event, false, out, err);
}
