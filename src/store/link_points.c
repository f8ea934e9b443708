/* link_points.c - how much speaks for two reports being one event.
 *
 * In:  two reports with their actors resolved. Out: points, of which LINK_ENOUGH are enough.
 * Statements are told by their words, everything else by who acted, when and where; what
 * differs where both say it (the day, the town, a side) rules them out.
 *
 * SPDX-License-Identifier: MIT */
#include "link_points.h"

enum {
    SAME_WORDS = 50, /* per cent of words in common */
    INSIDE = 80,     /* per cent of the shorter one's words */
};

link_scale dl_link_scale(dl_link *link) {
    dl_pool *pool = &link->pool;
    return (link_scale){ .link = link,
                         .statement = dl_pool_add(pool, DL_LIT("statement")),
                         .election = dl_pool_add(pool, DL_LIT("election")),
                         .attack = dl_pool_add(pool, DL_LIT("attack")),
                         .principal = { dl_pool_add(pool, DL_LIT("speaker")),
                                        dl_pool_add(pool, DL_LIT("proposer")),
                                        dl_pool_add(pool, DL_LIT("agent")),
                                        dl_pool_add(pool, DL_LIT("participant")) } };
}

/* ---- what two reports have in common ------------------------------------------------------ */

static bool is_principal(const link_scale *scale, uint32_t role) {
    for (size_t i = 0; i < DL_N(scale->principal); i++)
        if (role == scale->principal[i]) return true;
    return false;
}

uint32_t dl_link_side(const link_scale *scale, const link_report *r, bool principal,
                      uint32_t out[LINK_MAX_SIDE]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n_parts && n < LINK_MAX_SIDE; i++) {
        const link_part *p = &scale->link->parts.at[r->first_part + i];
        if (p->who == DL_NONE || is_principal(scale, p->role) != principal) continue;
        uint32_t e = dl_link_entity(scale->link, p->who), j = 0;
        while (j < n && out[j] != e) j++;
        if (j == n) out[n++] = e;
    }
    return n;
}

uint32_t dl_link_shared(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < na; i++)
        for (uint32_t j = 0; j < nb; j++) n += a[i] == b[j];
    return n;
}

/* Gives up, with 0, when fewer than LEAST are in common. */
static uint32_t common_words(const dl_link *link, const link_report *a,
                             const link_report *b, uint32_t least) {
    const uint64_t *x = link->words.at + a->first_word,
                   *y = link->words.at + b->first_word;
    uint32_t n = 0, i = 0, j = 0;
    /* words of either that the other may lack */
    uint32_t spare_x = a->n_words > least ? a->n_words - least : 0;
    uint32_t spare_y = b->n_words > least ? b->n_words - least : 0;
    if (a->n_words < least || b->n_words < least) return 0;
    while (i < a->n_words && j < b->n_words) {
        bool same = x[i] == y[j], first = x[i] < y[j];
        n += same;
        i += same | first;
        j += !first;
        if (i - n > spare_x || j - n > spare_y) return 0;
    }
    return n;
}

/* Per cent of words in common, of all and of the shorter one; 0 when they are fewer than
 * LEAST. */
static uint32_t alike(const dl_link *link, const link_report *a, const link_report *b,
                      uint32_t least, uint32_t *inside) {
    uint32_t n = common_words(link, a, b, least);
    uint32_t less = a->n_words < b->n_words ? a->n_words : b->n_words;
    uint32_t all = a->n_words + b->n_words - n;
    *inside = less >= LINK_MIN_WORDS ? 100 * n / less : 0;
    return all ? 100 * n / all : 0;
}

dl_minute dl_link_day(const dl_link *link, const link_report *r) {
    if (r->begins != DL_NO_TIME) return r->begins;
    return link->articles.at[r->article].published;
}

dl_minute dl_link_apart(dl_minute a, dl_minute b) {
    return a > b ? a - b : b - a;
}

static bool dated(const link_report *r) {
    return r->begins != DL_NO_TIME && !dl_link_guessed(r);
}

/* ---- points ------------------------------------------------------------------------------- */

enum { NEVER = -1000 };

/* A time both say is worth more than one that is assumed. */
static int time_points(const dl_link *link, const link_report *a, const link_report *b) {
    bool both = dated(a) && dated(b);
    if (dl_link_is_yearless(a) || dl_link_is_yearless(b))
        return dl_link_yearless_points(link, a, b);
    if (both) {
        bool meet = a->begins < b->ends && b->begins < a->ends;
        bool fine = a->grain <= DL_BY_DAY && b->grain <= DL_BY_DAY;
        if (!meet || (!fine && a->grain != b->grain)) return NEVER;
        return fine ? 25 : 10;
    }
    if (a->status != b->status && (a->status > DL_ONGOING || b->status > DL_ONGOING))
        return NEVER;
    dl_minute x = dl_link_day(link, a), y = dl_link_day(link, b);
    dl_minute limit = (dated(a) || dated(b) ? 3 : 1) * DL_MINUTES_A_DAY;
    if (x == DL_NO_TIME || y == DL_NO_TIME || dl_link_apart(x, y) > limit) return NEVER;
    return 10;
}

static int place_points(const dl_link *link, const link_report *a, const link_report *b) {
    uint32_t x = dl_link_entity(link, a->place_who),
             y = dl_link_entity(link, b->place_who);
    if (!a->place || !b->place) return 0;
    if (a->place == b->place || (x != DL_NONE && x == y)) return 20;
    if (x != DL_NONE && y != DL_NONE &&
        (link->entities.at[x].parent == y || link->entities.at[y].parent == x))
        return 5;
    return NEVER;
}

static int actor_points(const link_scale *scale, const link_report *a,
                        const link_report *b) {
    uint32_t x[LINK_MAX_SIDE], y[LINK_MAX_SIDE];
    uint32_t nx = dl_link_side(scale, a, true, x), ny = dl_link_side(scale, b, true, y);
    uint32_t n = dl_link_shared(x, nx, y, ny);
    if (nx && ny && n == 0) return NEVER;
    int points = n ? (n > 1 ? 60 : 30) : 0;
    nx = dl_link_side(scale, a, false, x);
    ny = dl_link_side(scale, b, false, y);
    n = dl_link_shared(x, nx, y, ny);
    if (nx && ny && n == 0) return NEVER;
    points += n ? 30 : 0;
    return points;
}

/* Numbers that agree support; those that differ speak against it, tolls that may have
 * risen do not. */
static int field_points(const dl_link *link, const link_report *a, const link_report *b) {
    int points = 0;
    for (uint32_t i = 0; i < a->n_fields; i++) {
        const link_field *f = &link->fields.at[a->first_field + i];
        for (uint32_t j = 0; f->has_number && j < b->n_fields; j++) {
            const link_field *g = &link->fields.at[b->first_field + j];
            if (g->field == f->field && g->has_number)
                points += g->number == f->number                     ? 15
                          : dl_link_toll_grows(f->number, g->number) ? 0
                                                                     : -10;
        }
    }
    return points;
}

static int content_points(const dl_link *link, const link_report *a,
                          const link_report *b) {
    enum { TOO_DIFFERENT = 25 };
    uint32_t inside, words;
    if (!a->n_words || !b->n_words) return 0;
    words = alike(link, a, b, 0, &inside);
    if (inside > words) words = inside;
    return words < TOO_DIFFERENT ? NEVER : (int)words * 2 / 5;
}

/* An election is known by its day: few are held on one. */
static int type_points(const link_scale *scale, const link_report *a) {
    return a->type == scale->election && (dated(a) || dl_link_is_yearless(a)) ? 50 : 0;
}

int dl_link_points(const link_scale *scale, uint32_t i, uint32_t j) {
    const link_report *a = &scale->link->reports.at[i], *b = &scale->link->reports.at[j];
    int sum = actor_points(scale, a, b);
    if (sum == 0 && a->type == scale->attack)
        return dl_link_place_points(scale->link, i, j);
    if (sum == 0 && a->type != scale->election) return NEVER;
    if (sum >= 0) sum += time_points(scale->link, a, b);
    if (sum >= 0) sum += place_points(scale->link, a, b);
    if (sum >= 0) sum += content_points(scale->link, a, b);
    if (sum >= 0) sum += field_points(scale->link, a, b) + type_points(scale, a);
    return sum;
}

int dl_link_statement_points(const dl_link *link, const link_report *a,
                             const link_report *b) {
    /* what INSIDE and SAME_WORDS take, of the shorter one and of both */
    uint32_t less = a->n_words < b->n_words ? a->n_words : b->n_words;
    uint32_t some = (less * INSIDE + 99) / 100;
    uint32_t half =
        ((a->n_words + b->n_words) * SAME_WORDS + 99 + SAME_WORDS) / (100 + SAME_WORDS);
    uint32_t inside, words = alike(link, a, b, some < half ? some : half, &inside);
    if (inside >= INSIDE) return (int)inside;
    return words >= SAME_WORDS && inside > 0
               ? (int)(LINK_ENOUGH + (words - SAME_WORDS) / 2)
               : NEVER;
}
