/* link_reply_points.c - how well one position answers another.
 *
 * In:  two tellings. Out: points, and what speaks for it.
 * Who answers was asked, whose it was, what it is called, the words both share, how near
 * they stand or how soon one follows. What contradicts, such as an answer to somebody else,
 * ends the comparison.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

enum {
    NEVER = -1000,
    NEAR = 250,    /* characters: the sentence before */
    NOT_FAR = 800, /* the paragraph before */
};

static const char *const reason_names[] = {
#define X(id, name) name,
    LINK_REPLY_REASONS(X)
#undef X
};

dl_str dl_link_reply_reason(dl_link *link, uint16_t reasons) {
    dl_str out = { 0 };
    for (size_t i = 0; i < DL_N(reason_names); i++)
        if (reasons & 1u << i)
            out = dl_str_fmt(link->mem, "%.*s%s%s", DL_ARG(out), out.len ? ", " : "",
                             reason_names[i]);
    return out;
}

/* Can what A does be done to a position of T's type? */
bool dl_link_fits(const link_position *a, const link_position *t) {
    bool deal = t->type == LINK_AGREEMENT || t->type == LINK_CEASEFIRE;
    if (deal && a->relation == DL_REJECTS) return t->open || a->calls & CALLS_PACT;
    if (!t->open || a->relation < 0) return false;
    switch (a->relation) {
    case DL_REJECTS: return t->type != LINK_STATEMENT || a->calls & CALLS_SAID;
    case DL_WITHDRAWS: return t->type == a->type;
    case DL_DENIES: return t->type == LINK_STATEMENT;
    default: return t->type == LINK_PROPOSAL || t->type == LINK_DEMAND;
    }
}

uint8_t dl_link_calls(const link_position *t) {
    static const uint8_t calls[LINK_POSITION_TYPES] = {
        [LINK_PROPOSAL] = CALLS_PROPOSAL, [LINK_DEMAND] = CALLS_DEMAND,
        [LINK_THREAT] = CALLS_THREAT,     [LINK_AGREEMENT] = CALLS_PACT,
        [LINK_CEASEFIRE] = CALLS_PACT,    [LINK_STATEMENT] = CALLS_SAID,
    };
    return calls[t->type];
}

/* A noun that calls another kind of thing excludes; "deal" is said of any. */
static int called_points(const link_position *a, const link_position *t, link_match *m) {
    if (a->calls & dl_link_calls(t)) {
        m->reasons |= REPLY_CALLED;
        return a->bare ? 40 : 20;
    }
    if (a->calls & CALLS_ANY) return a->bare ? 20 : 0;
    return a->calls & ~CALLS_PACT ? NEVER : 0;
}

static int level_points(int level) {
    return level == 2 ? 30 : level == 1 ? 20 : 0;
}

static bool same_actor(const uint32_t *a, uint32_t n_a, const uint32_t *b, uint32_t n_b) {
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t k = 0; k < n_b; k++)
            if (a[i] == b[k]) return true;
    return false;
}

/* How one side of A is that side of T. What a state's bodies want of each other is answered
 * by them, not by whoever speaks for the state. */
static int level(const link_positions *all, const link_position *t, const uint32_t *a,
                 uint32_t n_a, const uint32_t *b, uint32_t n_b) {
    if (dl_link_same_side(all->link, t->by, t->n_by, t->to, t->n_to))
        return same_actor(a, n_a, b, n_b) ? 2 : 0;
    return dl_link_same_side(all->link, a, n_a, b, n_b);
}

/* "The rebels" here and there: one side, as far as words tell. */
static int called_alike(uint64_t a, uint64_t b) {
    return a && a == b;
}

/* Both parties of a deal are parties of what it settles. Who agrees alone to what another
 * asked of him accepts it. */
static int settled_points(const link_positions *all, const link_position *a,
                          const link_position *t, link_match *m) {
    int by = level(all, t, a->by, a->n_by, t->by, t->n_by);
    int to = level(all, t, a->by, a->n_by, t->to, t->n_to);
    if (!by && !to) return NEVER;
    if (!by && t->n_by) {
        m->relation = DL_ACCEPTS;
        m->reasons |= REPLY_ASKED;
        return level_points(to);
    }
    if (!by || !to || a->n_by < 2) return NEVER;
    m->reasons |= REPLY_AUTHOR | REPLY_ASKED;
    return level_points(by) + level_points(to);
}

/* Those of A who do not stand on T's own side: of a deal both are told. */
static uint32_t others_of(const link_positions *all, const link_position *a,
                          const link_position *t, uint32_t out[LINK_SIDE]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_by; i++)
        if (!dl_link_same_side(all->link, &a->by[i], 1, t->by, t->n_by))
            out[n++] = a->by[i];
    return n;
}

static int side_points(const link_positions *all, const link_position *a,
                       const link_position *t, link_match *m) {
    enum { THIRD_PARTY = 20, PARTNER = 20, OWN = 40 };
    uint32_t others[LINK_SIDE];
    if (a->relation == DL_SETTLES) return settled_points(all, a, t, m);
    if (a->relation == DL_WITHDRAWS) {
        m->reasons |= REPLY_AUTHOR;
        bool own = dl_link_same_side(all->link, a->by, a->n_by, t->by, t->n_by) == 2 ||
                   called_alike(a->by_said, t->by_said);
        return own ? OWN : NEVER;
    }
    uint32_t n = others_of(all, a, t, others);
    if ((a->n_by && !n) || called_alike(a->by_said, t->by_said)) return NEVER;
    int asked = level(all, t, others, n, t->to, t->n_to);
    int author = level(all, t, a->to, a->n_to, t->by, t->n_by);
    if (!asked) asked = called_alike(a->by_said, t->to_said);
    if (!author) author = called_alike(a->to_said, t->by_said);
    if (!asked && t->accuses && dl_link_names(all, t, a)) asked = 2;
    if (a->n_to && t->n_by && !author) return NEVER;
    int points = level_points(asked) + level_points(author);
    if (!author && a->relation == DL_ACCEPTS && n < a->n_by) {
        points += PARTNER;
        author = 1;
    }
    m->reasons |= (uint16_t)((asked ? REPLY_ASKED : 0) | (author ? REPLY_AUTHOR : 0));
    return t->n_to && n && !asked ? points - THIRD_PARTY : points;
}

static int word_points(const link_positions *all, const link_position *a,
                       const link_position *t, uint32_t *common, link_match *m) {
    enum { EACH = 10, MOST = 4, MANY = 60, SOME_WORDS = 3, OTHER = 30 };
    uint32_t less = a->n_words < t->n_words ? a->n_words : t->n_words;
    uint32_t n = *common = dl_link_common(all, a, t);
    if (n == 0) return !a->bare && less >= SOME_WORDS ? -OTHER : 0;
    m->reasons |= REPLY_WORDS;
    return EACH * (int)(n < MOST ? n : MOST) +
           (n > 1 && n * 100 >= less * MANY ? EACH : 0);
}

static bool dated(const link_report *r) {
    return r->begins != DL_NO_TIME && !dl_link_guessed(r);
}

/* Both are dated, and what would be answered comes a day or more behind the answer. */
static bool too_late(const link_positions *all, const link_position *a,
                     const link_position *t) {
    const link_report *x = dl_link_told(all, a), *y = dl_link_told(all, t);
    return dated(x) && dated(y) && y->begins >= x->ends;
}

static int near_points(const link_positions *all, const link_position *a,
                       const link_position *t, link_match *m) {
    int64_t gap =
        (int64_t)dl_link_told(all, a)->trigger_off - dl_link_told(all, t)->trigger_off;
    bool behind = a->relation != DL_COUNTERS && t->type != LINK_STATEMENT;
    if (gap < 0) return gap > -NEAR && behind ? 5 : NEVER;
    if (gap <= NEAR) m->reasons |= REPLY_CLOSE;
    bool same = a->bare && m->reasons & REPLY_CALLED; /* "the offer": the last one told */
    return gap <= NEAR || (same && gap <= NOT_FAR) ? 20 : gap <= NOT_FAR ? 10 : 0;
}

/* Does T's own content tell A: "the firm said that it denied the charges", "they urged it to
 * offer wheat"? */
static bool tells(const link_positions *all, const link_position *t,
                  const link_position *a) {
    const link_report *r = dl_link_told(all, t);
    uint32_t at = dl_link_told(all, a)->trigger_off;
    return (t->type == LINK_STATEMENT || a->relation == DL_COUNTERS) &&
           at >= r->content_off && at < r->content_off + r->content_len;
}

/* What each relation asks for at least. A statement is answered by who is blamed in it, or
 * rejected by most of its words; what the answer does not call by its kind shares words with it. */
static bool is_enough(const link_position *a, const link_position *t, uint32_t common,
                      const link_match *m) {
    enum { HALF = 50, MOST = 66 };
    bool asked = m->reasons & REPLY_ASKED, author = m->reasons & REPLY_AUTHOR;
    uint32_t less = a->n_words < t->n_words ? a->n_words : t->n_words;
    if (t->type == LINK_STATEMENT)
        return asked ||
               (a->relation != DL_DENIES && common > 2 && common * 100 >= less * HALF);
    if (m->relation != a->relation) return common > 2; /* "agreed to lift the siege" */
    /* an accord on the valley need not settle an offer of a truce in it */
    if (a->relation == DL_SETTLES)
        return common > 2 || (common > 1 && common * 100 > t->n_words * MOST);
    if (a->relation == DL_COUNTERS)
        return common > 1 && asked && (author || (a->n_by && !a->n_to));
    return common > 1 || m->reasons & REPLY_CALLED || (a->calls & CALLS_ANY && a->bare);
}

int dl_link_points_here(const link_positions *all, const link_position *a,
                        const link_position *t, link_match *m) {
    uint32_t common;
    bool good = dl_link_fits(a, t) && !too_late(all, a, t) && !tells(all, t, a);
    int sum = good ? called_points(a, t, m) : NEVER;
    if (sum < 0) return NEVER;
    sum += side_points(all, a, t, m) + near_points(all, a, t, m);
    sum += word_points(all, a, t, &common, m);
    return is_enough(a, t, common, m) ? sum : NEVER;
}

/* Another article must say the same of what is answered: by its words, or by both sides
 * and what it is called, within days. */
int dl_link_points_across(const link_positions *all, const link_position *a,
                          const link_position *t, link_match *m) {
    enum { SOON = 3, RECENT = 10, BOTH = REPLY_ASKED | REPLY_AUTHOR, CLEAR = 3 };
    uint32_t common;
    dl_minute days = (a->time - t->time) / DL_MINUTES_A_DAY;
    int sum = dl_link_fits(a, t) && !too_late(all, a, t) ? called_points(a, t, m) : NEVER;
    if (sum < 0 || a->time < t->time) return NEVER;
    sum += side_points(all, a, t, m) + word_points(all, a, t, &common, m);
    bool both = (m->reasons & BOTH) == BOTH, called = m->reasons & REPLY_CALLED;
    if (!(m->reasons & BOTH) || (a->indefinite && common < 2)) return NEVER;
    if (called ? common < 2 && !(common && both) && !(both && days <= SOON)
               : common < (both ? 2 : CLEAR))
        return NEVER;
    if (days <= RECENT) m->reasons |= REPLY_TIME;
    sum += days <= SOON ? 15 : days <= RECENT ? 5 : 0;
    return is_enough(a, t, common, m) ? sum : NEVER;
}
