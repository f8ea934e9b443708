/* link_event.c - which tellings of different articles are one event.
 *
 * In:  reports with their actors resolved; tellings that are one within an article.
 * Out: link.clusters: sets of reports.
 * Reports are compared only within blocks (same type, actor and day; for statements same
 * speaker and words), best matches first. Two things one article tells apart never become
 * one by way of another article: that is the one guard against chains of near misses.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    MAX_BLOCK = 4096, /* a block over this says nothing: "the government", "today" */
    WINDOW = 24,
    ENOUGH = 70,     /* points of two reports that are one event */
    HASHES = 4,      /* smallest-word hashes of a statement */
    MIN_WORDS = 4,   /* words of a statement that are enough to compare */
    SAME_WORDS = 50, /* per cent of words in common */
    INSIDE = 80,     /* per cent of the shorter one's words */
    SPEECH_DAYS = 7, /* articles that report one statement come within a week */
    MAX_SIDE = 8,
};

typedef struct {
    uint32_t a, b, rank_a, rank_b;
    uint8_t score;
} candidate;

/* What most pairs of a block are told apart by, side by side in the order of ranks: the
 * reports themselves are too large to stay in the processor's cache. */
typedef struct {
    dl_minute published;
    uint32_t report, article, type, n_words;
    bool denies; /* the words say "not" */
} glance;

typedef struct {
    dl_link *link;
    uint32_t statement, principal[4], election, attack;
    glance *told; /* by rank */
    DL_VEC(dl_pair) blocks;
    DL_VEC(candidate) candidates;
    uint64_t *known; /* pairs among the candidates, 0: none; open addressing */
    uint32_t n_known;
    link_months yearless;
    uint32_t *next; /* ring of the reports of a cluster */
} work;

/* ---- what two reports have in common ------------------------------------------------------ */

static bool is_principal(const work *w, uint32_t role) {
    for (size_t i = 0; i < DL_N(w->principal); i++)
        if (role == w->principal[i]) return true;
    return false;
}

/* Distinct entities of R that act (or, with !PRINCIPAL, that are acted upon). */
static uint32_t side_of(const work *w, const link_report *r, bool principal,
                        uint32_t out[MAX_SIDE]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n_parts && n < MAX_SIDE; i++) {
        const link_part *p = &w->link->parts.at[r->first_part + i];
        if (p->who == DL_NONE || is_principal(w, p->role) != principal) continue;
        uint32_t e = dl_link_entity(w->link, p->who), j = 0;
        while (j < n && out[j] != e) j++;
        if (j == n) out[n++] = e;
    }
    return n;
}

static uint32_t shared(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
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
    *inside = less >= MIN_WORDS ? 100 * n / less : 0;
    return all ? 100 * n / all : 0;
}

/* The day from which a report's time counts: its own, else its article's. */
static dl_minute day_of(const dl_link *link, const link_report *r) {
    if (r->begins != DL_NO_TIME) return r->begins;
    return link->articles.at[r->article].published;
}

static dl_minute apart(dl_minute a, dl_minute b) {
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
    dl_minute x = day_of(link, a), y = day_of(link, b);
    dl_minute limit = (dated(a) || dated(b) ? 3 : 1) * DL_MINUTES_A_DAY;
    if (x == DL_NO_TIME || y == DL_NO_TIME || apart(x, y) > limit) return NEVER;
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

static int actor_points(const work *w, const link_report *a, const link_report *b) {
    uint32_t x[MAX_SIDE], y[MAX_SIDE];
    uint32_t nx = side_of(w, a, true, x), ny = side_of(w, b, true, y);
    uint32_t n = shared(x, nx, y, ny);
    if (nx && ny && n == 0) return NEVER;
    int points = n ? (n > 1 ? 60 : 30) : 0;
    nx = side_of(w, a, false, x);
    ny = side_of(w, b, false, y);
    n = shared(x, nx, y, ny);
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
static int type_points(const work *w, const link_report *a) {
    return a->type == w->election && (dated(a) || dl_link_is_yearless(a)) ? 50 : 0;
}

static int points(const work *w, uint32_t i, uint32_t j) {
    const link_report *a = &w->link->reports.at[i], *b = &w->link->reports.at[j];
    int sum = actor_points(w, a, b);
    if (sum == 0 && a->type == w->attack) return dl_link_place_points(w->link, i, j);
    if (sum == 0 && a->type != w->election) return NEVER;
    if (sum >= 0) sum += time_points(w->link, a, b);
    if (sum >= 0) sum += place_points(w->link, a, b);
    if (sum >= 0) sum += content_points(w->link, a, b);
    if (sum >= 0) sum += field_points(w->link, a, b) + type_points(w, a);
    return sum;
}

/* Do the words say "not"? LINK_NEGATION is less than any hash. */
static bool denies(const dl_link *link, const link_report *r) {
    return r->n_words && link->words.at[r->first_word] == LINK_NEGATION;
}

/* What is left of a quotation may have lost a "not" that stands elsewhere in it. */
static bool contradict(const glance *a, const glance *b) {
    return a->n_words == b->n_words  ? a->denies != b->denies
           : a->n_words < b->n_words ? a->denies && !b->denies
                                     : b->denies && !a->denies;
}

static void glance_at(work *w) {
    const dl_link *link = w->link;
    w->told = DL_NEW_N(link->mem, glance, link->reports.n + 1);
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[link->by_rank[i]];
        w->told[i] = (glance){ .published = link->articles.at[r->article].published,
                               .report = link->by_rank[i],
                               .article = r->article,
                               .type = r->type,
                               .n_words = r->n_words,
                               .denies = denies(link, r) };
    }
}

static bool may_be_one(const work *w, const glance *a, const glance *b) {
    if (a->article == b->article || a->type != b->type) return false;
    if (a->type != w->statement) return true;
    bool dates = a->published != DL_NO_TIME && b->published != DL_NO_TIME;
    if (dates && apart(a->published, b->published) > SPEECH_DAYS * DL_MINUTES_A_DAY)
        return false;
    return !contradict(a, b);
}

static int statement_points(const work *w, const link_report *a, const link_report *b) {
    /* what INSIDE and SAME_WORDS take, of the shorter one and of both */
    uint32_t less = a->n_words < b->n_words ? a->n_words : b->n_words;
    uint32_t some = (less * INSIDE + 99) / 100;
    uint32_t half =
        ((a->n_words + b->n_words) * SAME_WORDS + 99 + SAME_WORDS) / (100 + SAME_WORDS);
    uint32_t inside, words = alike(w->link, a, b, some < half ? some : half, &inside);
    if (inside >= INSIDE) return (int)inside;
    return words >= SAME_WORDS && inside > 0 ? (int)(ENOUGH + (words - SAME_WORDS) / 2)
                                             : NEVER;
}

/* ---- blocks -------------------------------------------------------------------------------- */

static void block(work *w, uint64_t key, uint32_t report) {
    *DL_PUSH(w->link->mem, &w->blocks) = (dl_pair){ key, w->link->rank[report] };
}

/* A trimmed quotation shares few of the smallest hashes with the whole: both meet by every
 * second word in the weeks of their articles, and the weeks behind, so that neighbours
 * meet. */
static void block_week(work *w, uint32_t i, uint64_t speaker) {
    const link_report *r = &w->link->reports.at[i];
    dl_minute t = w->link->articles.at[r->article].published;
    if (t == DL_NO_TIME || r->n_words < MIN_WORDS) return;
    uint64_t week = (uint64_t)(t / (SPEECH_DAYS * DL_MINUTES_A_DAY));
    for (uint32_t j = 0; j < r->n_words; j++) {
        uint64_t word = w->link->words.at[r->first_word + j];
        if (word & 1) continue;
        block(w, dl_mix(dl_mix(speaker, word), week), i);
        block(w, dl_mix(dl_mix(speaker, word), week + 1), i);
    }
}

/* Statements meet by their smallest word hashes under a few orders: those that have half
 * of their words in common share one of four nearly always. */
static void block_statement(work *w, uint32_t i, uint64_t speaker) {
    const link_report *r = &w->link->reports.at[i];
    for (uint64_t h = 0; h < HASHES && r->n_words >= MIN_WORDS; h++) {
        uint64_t least = UINT64_MAX;
        for (uint32_t j = 0; j < r->n_words; j++) {
            uint64_t x = dl_mix(w->link->words.at[r->first_word + j], h);
            if (x < least) least = x;
        }
        block(w, dl_mix(dl_mix(speaker, h), least), i);
    }
    block_week(w, i, speaker);
}

/* Where a year is not known, those of one month meet. */
static void block_month(work *w, uint32_t i, uint64_t actor) {
    enum { MONTH = 777 };
    const link_report *r = &w->link->reports.at[i];
    uint8_t month = dl_link_shared_month(&w->yearless, r);
    if (month) block(w, dl_mix(dl_mix(r->type, actor), MONTH + month), i);
}

/* Others by type, actor and day. What is fine has a key for its day and the one behind
 * it, so that neighbours meet; what is coarse one for its interval. */
static void block_event(work *w, uint32_t i, uint64_t actor) {
    const link_report *r = &w->link->reports.at[i];
    dl_minute t = day_of(w->link, r);
    block_month(w, i, actor);
    if (t == DL_NO_TIME || dl_link_is_yearless(r)) return;
    uint64_t key = dl_mix(dl_mix(r->type, actor), r->grain > DL_BY_DAY ? r->grain : 0);
    dl_minute day = (t - (t < 0 ? DL_MINUTES_A_DAY - 1 : 0)) / DL_MINUTES_A_DAY;
    block(w, dl_mix(key, (uint64_t)day), i);
    if (r->grain <= DL_BY_DAY) block(w, dl_mix(key, (uint64_t)(day + 1)), i);
}

/* Attacks that nobody is named for meet by town and day. */
static void block_place(work *w, uint32_t i) {
    enum { PLACE = 77 };
    const link_report *r = &w->link->reports.at[i];
    uint32_t e = dl_link_entity(w->link, r->place_who);
    uint64_t where = e == DL_NONE ? dl_mix(PLACE, r->place) : dl_mix(PLACE + 1, e);
    block(w, dl_mix(where, (uint64_t)r->begins), i);
}

static void make_blocks(work *w, uint32_t talk_round) {
    enum { NOBODY = 0 };
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[i];
        uint32_t who[MAX_SIDE];
        if (r->type == talk_round || r->rejected) continue;
        uint32_t n = side_of(w, r, true, who);
        if (r->type == w->statement) {
            block_statement(w, i, n ? who[0] + 1 : NOBODY);
            continue;
        }
        for (uint32_t j = 0; j < n; j++) block_event(w, i, who[j] + 1);
        if (n == 0) {
            n = side_of(w, r, false, who);
            for (uint32_t j = 0; j < n; j++) block_event(w, i, who[j] + 1);
        }
        if (r->type == w->election) block_event(w, i, NOBODY);
        if (r->type == w->attack && dl_link_placed(link, r)) block_place(w, i);
    }
    dl_pairs_sort(w->blocks.at, w->blocks.n);
}

/* Where a pair of ranks is kept, or would be. */
static uint64_t *slot_of(const work *w, uint64_t pair) {
    uint32_t mask = w->n_known - 1, i = (uint32_t)dl_mix(pair, 0) & mask;
    while (w->known[i] && w->known[i] != pair) i = (i + 1) & mask;
    return &w->known[i];
}

static void remember(work *w, uint64_t pair) {
    enum { FIRST = 4096 };
    if (w->candidates.n * 2 >= w->n_known) {
        const uint64_t *old = w->known;
        uint32_t n = w->n_known;
        w->n_known = n ? n * 2 : FIRST;
        w->known = DL_NEW_N(w->link->mem, uint64_t, w->n_known);
        for (uint32_t i = 0; i < n; i++)
            if (old[i]) *slot_of(w, old[i]) = old[i];
    }
    *slot_of(w, pair) = pair;
}

/* Two that are alike meet in many blocks; they are compared again only where that has said
 * no. A is told before B, so that no pair is 0. */
static void compare(work *w, uint32_t a, uint32_t b) {
    const glance *x = &w->told[a], *y = &w->told[b];
    uint64_t pair = (uint64_t)a << 32 | b;
    if (!may_be_one(w, x, y) || (w->n_known && *slot_of(w, pair))) return;
    const link_report *r = &w->link->reports.at[x->report],
                      *s = &w->link->reports.at[y->report];
    int n = x->type == w->statement ? statement_points(w, r, s)
                                    : points(w, x->report, y->report);
    if (n < ENOUGH) return;
    remember(w, pair);
    *DL_PUSH(w->link->mem, &w->candidates) =
        (candidate){ x->report, y->report, a, b, (uint8_t)(n > 100 ? 100 : n) };
}

static void compare_blocks(work *w) {
    for (uint32_t i = 0; i < w->blocks.n;) {
        uint32_t end = dl_pairs_run(w->blocks.at, w->blocks.n, i);
        for (uint32_t a = i; a < end && end - i <= MAX_BLOCK; a++)
            for (uint32_t b = a + 1; b < end && b <= a + WINDOW; b++)
                compare(w, w->blocks.at[a].value, w->blocks.at[b].value);
        i = end;
    }
}

/* ---- joining -------------------------------------------------------------------------------- */

static int best_first(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->rank_a != b->rank_a) return a->rank_a < b->rank_a ? -1 : 1;
    return a->rank_b < b->rank_b ? -1 : a->rank_b > b->rank_b;
}

/* Two that one article tells, or that differ in who acted, are two. */
static bool exclude(const work *w, const link_report *a, const link_report *b) {
    uint32_t x[MAX_SIDE], y[MAX_SIDE];
    if (a->article == b->article) return true;
    uint32_t nx = side_of(w, a, true, x), ny = side_of(w, b, true, y);
    return nx && ny && shared(x, nx, y, ny) == 0;
}

/* Does any telling of the one set exclude one of the other? Rings are short; the longest
 * ones are looked at in part. */
static bool told_apart(const work *w, uint32_t a, uint32_t b) {
    enum { MAX_LOOKED_AT = 4096 };
    uint32_t i = a, looked_at = 0;
    do {
        uint32_t j = b;
        do {
            if (exclude(w, &w->link->reports.at[i], &w->link->reports.at[j])) return true;
            j = w->next[j];
        } while (j != b && ++looked_at < MAX_LOOKED_AT);
        i = w->next[i];
    } while (i != a && looked_at < MAX_LOOKED_AT);
    return false;
}

static void join_rings(work *w, uint32_t a, uint32_t b) {
    uint32_t after = w->next[a];
    w->next[a] = w->next[b];
    w->next[b] = after;
}

static void join_candidates(work *w) {
    dl_link *link = w->link;
    if (w->candidates.n)
        qsort(w->candidates.at, w->candidates.n, sizeof *w->candidates.at, best_first);
    for (uint32_t i = 0; i < w->candidates.n; i++) {
        const candidate *c = &w->candidates.at[i];
        if (dl_sets_root(&link->clusters, c->a) == dl_sets_root(&link->clusters, c->b) ||
            told_apart(w, c->a, c->b) ||
            dl_split_between(link->split_reports.at, link->split_reports.n, 0,
                             &link->clusters, c->a, c->b))
            continue;
        bool said = link->reports.at[c->a].type == w->statement;
        uint32_t reason = dl_pool_add(&link->pool, said ? DL_LIT("speaker, words")
                                                        : DL_LIT("type, time, actors"));
        for (int side = 0; side < 2; side++) {
            link_report *r = &link->reports.at[side ? c->b : c->a];
            r->reason = reason;
            r->score = c->score;
        }
        dl_sets_join(&link->clusters, c->a, c->b);
        join_rings(w, c->a, c->b);
        link->event_links++;
    }
}

/* Tellings of one article that extraction found to be one. */
static void join_within(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        link_report *r = &link->reports.at[i];
        if (r->same_as == DL_NONE || r->same_as >= link->reports.n ||
            link->reports.at[r->same_as].type != r->type ||
            dl_sets_root(&link->clusters, i) == dl_sets_root(&link->clusters, r->same_as))
            continue;
        r->reason = dl_pool_add(&link->pool, DL_LIT("same article"));
        dl_sets_join(&link->clusters, i, r->same_as);
        join_rings(w, i, r->same_as);
    }
}

void dl_link_events(dl_link *link) {
    dl_pool *pool = &link->pool;
    work w = { .link = link,
               .statement = dl_pool_add(pool, DL_LIT("statement")),
               .election = dl_pool_add(pool, DL_LIT("election")),
               .attack = dl_pool_add(pool, DL_LIT("attack")),
               .principal = { dl_pool_add(pool, DL_LIT("speaker")),
                              dl_pool_add(pool, DL_LIT("proposer")),
                              dl_pool_add(pool, DL_LIT("agent")),
                              dl_pool_add(pool, DL_LIT("participant")) } };
    w.next = DL_NEW_N(link->mem, uint32_t, link->reports.n + 1);
    for (uint32_t i = 0; i < link->reports.n; i++) w.next[i] = i;
    dl_link_note_yearless(link, &w.yearless);
    dl_sets_init(&link->clusters, link->mem, link->reports.n);
    join_within(&w);
    make_blocks(&w, dl_pool_add(pool, DL_LIT("talk_round")));
    glance_at(&w);
    compare_blocks(&w);
    join_candidates(&w);
}
