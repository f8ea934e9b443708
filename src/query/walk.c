/* walk.c - events in order of time along an index, as many as are asked for.
 *
 * In:  what they have in common: an actor, a type, a status, a place, or nothing.
 * Out: (id, begins), one at a time, the earliest or the latest first; undated ones last.
 * A range is walked as "began in it, or shortly before": events that last longer than two
 * days and those that last longer than 40 have indexes of their own, so that no range costs
 * more than what it holds. Several walks are merged into one.
 *
 * SPDX-License-Identifier: MIT */
#include "pick.h"

enum {
    SHORT = 2 * DL_MINUTES_A_DAY,     /* as the indexes event_lasting */
    LONG_FROM = 40 * DL_MINUTES_A_DAY /* and event_long have it */
};

enum stage { LONG, LASTING, DATED, UNDATED, OVER };

/* The statements of a kind of walk; those of LONG and LASTING are read for all kinds and
 * rows of other ones passed over: COLUMN says where the value stands. */
static const struct {
    int dated[2], undated; /* forward, backward */
    int longer[2];
    int column; /* of the value among longer ones; 0: they need no look */
    bool roles; /* the third column is a role */
} kinds[] = {
    [DL_WALK_ALL] = { { SQL_WALK_DATED, SQL_WALK_DATED_BACK },
                      SQL_WALK_UNDATED,
                      { SQL_WALK_LONG, SQL_WALK_LONG_BACK },
                      0,
                      false },
    [DL_WALK_TYPE] = { { SQL_WALK_TYPE, SQL_WALK_TYPE_BACK },
                       SQL_WALK_TYPE_UNDATED,
                       { SQL_WALK_LONG, SQL_WALK_LONG_BACK },
                       2,
                       false },
    [DL_WALK_STATUS] = { { SQL_WALK_STATUS, SQL_WALK_STATUS_BACK },
                         SQL_WALK_STATUS_UNDATED,
                         { SQL_WALK_LONG, SQL_WALK_LONG_BACK },
                         3,
                         false },
    [DL_WALK_PLACE] = { { SQL_WALK_PLACE, SQL_WALK_PLACE_BACK },
                        SQL_WALK_PLACE_UNDATED,
                        { SQL_WALK_LONG, SQL_WALK_LONG_BACK },
                        4,
                        false },
    [DL_WALK_ACTOR] = { { SQL_WALK_ACTOR, SQL_WALK_ACTOR_BACK },
                        SQL_WALK_ACTOR_UNDATED,
                        { SQL_WALK_ACTOR_LONG, SQL_WALK_ACTOR_LONG_BACK },
                        0,
                        true },
    [DL_WALK_DIFFERS] = { { SQL_WALK_DIFFERS, SQL_WALK_DIFFERS_BACK },
                          SQL_WALK_DIFFERS_UNDATED,
                          { SQL_WALK_LONG, SQL_WALK_LONG_BACK },
                          5,
                          false },
    [DL_WALK_APART] = { .dated = { SQL_WALK_APART, SQL_WALK_APART_BACK } },
    [DL_WALK_OTHER] = { { SQL_WALK_OTHER, SQL_WALK_OTHER_BACK },
                        SQL_WALK_OTHER_UNDATED,
                        { SQL_WALK_OTHER_LONG, SQL_WALK_OTHER_LONG_BACK },
                        0,
                        false },
};

typedef struct {
    int kind, stage;
    dl_range range;
    dl_str value;
    int64_t actor;
    const char *roles;
    sqlite3_stmt *q; /* of its own: walks go side by side */
    dl_pick head;
    bool has_head;
} cursor;

struct dl_walk {
    dl_query *query;
    dl_range range;
    bool back;
    DL_VEC(cursor) cursors;
    dl_pick last; /* handed out last: two roles of one event come together */
};

/* ---- ranges ---------------------------------------------------------------------------- */

static dl_minute before(dl_minute t, dl_minute back) {
    dl_civil first = { DL_MIN_YEAR, 1, 1, 0, 0 };
    dl_minute least = dl_minute_from_civil(first);
    return t == DL_NO_TIME ? DL_NO_TIME : t - back > least ? t - back : least;
}

static void bind_bound(sqlite3_stmt *q, const char *name, dl_minute t, dl_str open) {
    if (t == DL_NO_TIME)
        dl_bind_str(q, name, open);
    else
        dl_bind_time(q, name, t);
}

/* LONG ends where LASTING begins, that where DATED does. Walks of actors look back by the
 * longer time at once. */
static void bind_range(const cursor *c, sqlite3_stmt *q) {
    bool all = c->kind == DL_WALK_ACTOR || c->kind == DL_WALK_OTHER;
    dl_minute late = before(c->range.since, all ? LONG_FROM : SHORT);
    dl_minute early = before(c->range.since, LONG_FROM);
    if (c->stage == DATED) {
        if (c->kind == DL_WALK_APART)
            bind_bound(q, ":since", c->range.since, DL_LIT(""));
        else
            bind_bound(q, ":from", c->range.begun ? c->range.since : late, DL_LIT(""));
        bind_bound(q, ":until", c->range.until, DL_LIT("9999-99"));
        return;
    }
    bind_bound(q, ":since", c->range.since, DL_LIT(""));
    bind_bound(q, ":until", c->stage == LONG ? early : late, DL_LIT(""));
    if (c->stage == LASTING) bind_bound(q, ":from", early, DL_LIT(""));
}

/* ---- one cursor ------------------------------------------------------------------------- */

static int statement_of(const dl_walk *w, const cursor *c) {
    if (c->stage == LASTING) return w->back ? SQL_WALK_LASTING_BACK : SQL_WALK_LASTING;
    if (c->stage == LONG) return kinds[c->kind].longer[w->back];
    return c->stage == DATED ? kinds[c->kind].dated[w->back] : kinds[c->kind].undated;
}

static dl_code begin(dl_walk *w, cursor *c, int stage, dl_err *err) {
    c->stage = stage;
    if (stage == OVER) return DL_OK;
    sqlite3_stmt *q = dl_sql_own(w->query->store, statement_of(w, c), err);
    if (!q) return err->code;
    c->q = q;
    if (stage != UNDATED) bind_range(c, q);
    if (c->kind == DL_WALK_ACTOR)
        dl_bind_int(q, ":value", c->actor);
    else if (c->value.len && (stage == DATED || stage == UNDATED))
        dl_bind_str(q, ":value", c->value);
    return DL_OK;
}

/* Whether what began before the range is to be found. */
static bool has_earlier(const cursor *c) {
    return c->range.since != DL_NO_TIME && !c->range.begun && c->kind != DL_WALK_APART;
}

/* Which of the stages come when: ranges without a beginning know no longer ones. */
static int stage_behind(const dl_walk *w, const cursor *c) {
    bool lasting = c->kind != DL_WALK_ACTOR && c->kind != DL_WALK_OTHER;
    int end = c->range.dated || c->kind == DL_WALK_APART ? OVER : UNDATED;
    switch (c->stage) {
    case LONG: return w->back ? end : lasting ? LASTING : DATED;
    case LASTING: return w->back ? LONG : DATED;
    case DATED:
        if (!w->back || !has_earlier(c)) return end;
        return lasting ? LASTING : LONG;
    default: return OVER;
    }
}

static bool is_among(const char *words, dl_str word) {
    for (dl_str rest = dl_str_of(words); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

static bool is_wanted(const cursor *c, sqlite3_stmt *q) {
    if (kinds[c->kind].roles && c->roles) return is_among(c->roles, dl_column_str(q, 2));
    if (c->stage != LONG && c->stage != LASTING) return true;
    if (c->kind == DL_WALK_DIFFERS) return dl_column_int(q, kinds[c->kind].column) != 0;
    return kinds[c->kind].column == 0 ||
           dl_str_eq(dl_column_str(q, kinds[c->kind].column), c->value);
}

static dl_code advance(dl_walk *w, cursor *c, dl_err *err) {
    c->has_head = false;
    while (c->stage != OVER) {
        bool more;
        sqlite3_stmt *q = c->q;
        if (dl_step(w->query->store, q, &more, err)) return err->code;
        if (!more) {
            dl_sql_give_back(w->query->store, q);
            c->q = NULL;
            if (begin(w, c, stage_behind(w, c), err)) return err->code;
            continue;
        }
        if (!is_wanted(c, q)) continue;
        c->head = (dl_pick){ dl_column_int(q, 0), dl_column_time(q, 1) };
        c->has_head = true;
        return DL_OK;
    }
    return DL_OK;
}

/* ---- walks ------------------------------------------------------------------------------ */

dl_walk *dl_walk_new(dl_query *query, const dl_range *range, bool back) {
    dl_walk *w = DL_NEW(query->mem, dl_walk);
    w->query = query;
    w->range = *range;
    w->back = back;
    return w;
}

dl_arena *dl_walk_memory(dl_walk *w) {
    return w->query->mem;
}

static dl_code add(dl_walk *w, cursor c, dl_err *err) {
    bool earlier = has_earlier(&c) && !w->back;
    if (begin(w, &c, earlier ? LONG : DATED, err) || advance(w, &c, err))
        return err->code;
    *DL_PUSH(w->query->mem, &w->cursors) = c;
    return DL_OK;
}

dl_code dl_walk_add(dl_walk *w, int kind, dl_str value, dl_err *err) {
    return add(w, (cursor){ .kind = kind, .range = w->range, .value = value }, err);
}

dl_code dl_walk_add_actor(dl_walk *w, int64_t actor, const char *roles, dl_err *err) {
    cursor c = {
        .kind = DL_WALK_ACTOR, .range = w->range, .actor = actor, .roles = roles
    };
    return add(w, c, err);
}

void dl_walk_range(dl_walk *w, const dl_range *range) {
    w->range = *range;
}

void dl_walk_end(dl_walk *w) {
    for (uint32_t i = 0; i < w->cursors.n; i++) {
        cursor *c = &w->cursors.at[i];
        if (c->q) dl_sql_give_back(w->query->store, c->q);
        c->q = NULL;
        c->has_head = false;
    }
}

dl_code dl_walk_next(dl_walk *w, dl_pick *out, bool *more, dl_err *err) {
    for (;;) {
        cursor *first = NULL;
        for (uint32_t i = 0; i < w->cursors.n; i++) {
            cursor *c = &w->cursors.at[i];
            if (c->has_head &&
                (!first || dl_picks_before(&c->head, &first->head, w->back)))
                first = c;
        }
        *more = first != NULL;
        if (!first) return DL_OK;
        *out = first->head;
        if (advance(w, first, err)) return err->code;
        if (out->id == w->last.id && out->begins == w->last.begins) continue;
        w->last = *out;
        return DL_OK;
    }
}
