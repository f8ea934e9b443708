/* link_talks.c - series of talks, and rounds that several articles tell.
 *
 * In:  talk_round reports; whom each participant speaks for.
 * Out: link.series, report.series; rounds joined in link.clusters.
 * A series is a set of parties. A numbered round is one event within its series; "the
 * latest round" joins the numbered one of the same weeks. A round that names fewer than
 * two parties takes those of its article's other talks when they include what it names.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

enum {
    MAX_PARTIES = 8,
    MAX_AROUND = 1024,             /* tellings of an article that are looked through */
    MAX_UP = 4,                    /* steps from a person to a country */
    WEEKS = 21 * DL_MINUTES_A_DAY, /* "the latest round" speaks of these */
    YEAR = 366 * DL_MINUTES_A_DAY, /* the same number later is another series' */
};

typedef struct {
    uint32_t n, at[MAX_PARTIES]; /* entities, sorted by key */
} party_set;

typedef struct {
    uint32_t report, series;
    dl_minute time; /* DL_NO_TIME: not known */
    int64_t number; /* 0: none */
    bool ahead;     /* planned or possible: "the next round" */
    bool before;    /* "the previous round": not the one of these weeks */
} round;

typedef struct {
    dl_link *link;
    uint32_t talk_round, meeting, participant, number, order;
    DL_VEC(round) rounds;
} work;

/* ---- parties -------------------------------------------------------------------------------- */

/* Whom an entity stands for at the table: an envoy for the country. */
uint32_t dl_link_stands_for(const dl_link *link, uint32_t e) {
    static const int own[] = { DL_ACTOR_COUNTRY, DL_ACTOR_ARMED_GROUP,
                               DL_ACTOR_ORGANISATION, DL_ACTOR_PARTY };
    for (int step = 0; step < MAX_UP; step++) {
        dl_str kind = dl_pool_str(&link->pool, link->entities.at[e].kind);
        for (size_t i = 0; i < DL_N(own); i++)
            if (dl_str_is(kind, dl_actor_kind_name(own[i]))) return e;
        if (link->entities.at[e].parent == DL_NONE) return e;
        e = link->entities.at[e].parent;
    }
    return e;
}

static dl_str key_of(const dl_link *link, uint32_t e) {
    return dl_pool_str(&link->pool, link->entities.at[e].key);
}

static void add_party(const dl_link *link, party_set *set, uint32_t e) {
    uint32_t at = 0;
    while (at < set->n && dl_str_cmp(key_of(link, set->at[at]), key_of(link, e)) < 0)
        at++;
    if (set->n == MAX_PARTIES || (at < set->n && set->at[at] == e)) return;
    memmove(set->at + at + 1, set->at + at, (set->n - at) * sizeof *set->at);
    set->at[at] = e;
    set->n++;
}

static party_set parties_of(const work *w, const link_report *r) {
    party_set set = { 0 };
    for (uint32_t i = 0; i < r->n_parts; i++) {
        const link_part *p = &w->link->parts.at[r->first_part + i];
        if (p->role != w->participant || p->who == DL_NONE) continue;
        add_party(w->link, &set,
                  dl_link_stands_for(w->link, dl_link_entity(w->link, p->who)));
    }
    return set;
}

static bool includes(const party_set *whole, const party_set *part) {
    for (uint32_t i = 0; i < part->n; i++) {
        uint32_t j = 0;
        while (j < whole->n && whole->at[j] != part->at[i]) j++;
        if (j == whole->n) return false;
    }
    return true;
}

/* The parties an article's talks are between, when R does not name two: those told most
 * often that include whom it names, rounds before meetings. */
static party_set parties_around(const work *w, const link_report *r,
                                const party_set *named) {
    const link_article *a = &w->link->articles.at[r->article];
    party_set best = { 0 };
    uint32_t best_n = 0;
    if (a->n_reports > MAX_AROUND) return best;
    for (uint32_t i = 0; i < a->n_reports; i++) {
        const link_report *other = &w->link->reports.at[a->first_report + i];
        if (other->type != w->talk_round && other->type != w->meeting) continue;
        party_set set = parties_of(w, other);
        if (set.n < 2 || !includes(&set, named)) continue;
        uint32_t n = other->type == w->talk_round ? a->n_reports : 0;
        for (uint32_t j = 0; j < a->n_reports; j++) {
            party_set again = parties_of(w, &w->link->reports.at[a->first_report + j]);
            n += again.n == set.n && includes(&again, &set);
        }
        if (n > best_n) {
            best = set;
            best_n = n;
        }
    }
    return best;
}

/* ---- series --------------------------------------------------------------------------------- */

static void name_series(dl_link *link, link_series *s) {
    char hex[DL_SHA256_HEX];
    dl_str keys = { 0 }, name = { 0 };
    for (uint32_t i = 0; i < s->n; i++) {
        const link_entity *e = &link->entities.at[s->parties[i]];
        dl_str n = dl_pool_str(&link->pool, e->name);
        keys = dl_str_fmt(link->mem, "%.*s %.*s", DL_ARG(keys),
                          DL_ARG(dl_pool_str(&link->pool, e->key)));
        name = i == 0 ? n
               : i + 1 == s->n
                   ? dl_str_fmt(link->mem, "%.*s and %.*s", DL_ARG(name), DL_ARG(n))
                   : dl_str_fmt(link->mem, "%.*s, %.*s", DL_ARG(name), DL_ARG(n));
    }
    dl_sha256_hex(keys, hex);
    s->key = dl_str_fmt(link->mem, "series-%.10s", hex);
    s->name = name;
}

static uint32_t series_of(dl_link *link, const party_set *set) {
    uint64_t hash = 0;
    for (uint32_t i = 0; i < set->n; i++) hash = dl_mix(hash, set->at[i] + 1);
    for (uint32_t i = 0; i < link->series.n; i++)
        if (link->series.at[i].hash == hash) return i;
    link_series s = { .hash = hash, .n = set->n };
    memcpy(s.parties, set->at, set->n * sizeof *set->at);
    /* shown in order of the names, as people would write them */
    for (uint32_t i = 1; i < s.n; i++)
        for (uint32_t j = i; j > 0; j--) {
            uint32_t a = s.parties[j - 1], b = s.parties[j];
            if (dl_str_cmp(dl_pool_str(&link->pool, link->entities.at[a].name),
                           dl_pool_str(&link->pool, link->entities.at[b].name)) <= 0)
                break;
            s.parties[j - 1] = b;
            s.parties[j] = a;
        }
    name_series(link, &s);
    *DL_PUSH(link->mem, &link->series) = s;
    return link->series.n - 1;
}

static int64_t number_of(const work *w, const link_report *r) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &w->link->fields.at[r->first_field + i];
        if (f->field == w->number && f->has_number) return f->number;
    }
    return 0;
}

static bool is_previous(const work *w, const link_report *r) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &w->link->fields.at[r->first_field + i];
        if (f->field == w->order && dl_str_is(f->text, "previous")) return true;
    }
    return false;
}

static void find_rounds(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        link_report *r = &link->reports.at[i];
        if (r->type != w->talk_round || r->rejected) continue;
        party_set set = parties_of(w, r);
        if (set.n < 2) set = parties_around(w, r, &set);
        if (set.n < 2) continue;
        r->series = series_of(link, &set);
        dl_minute published = link->articles.at[r->article].published;
        *DL_PUSH(link->mem, &w->rounds) =
            (round){ .report = i,
                     .series = r->series,
                     .time = r->begins != DL_NO_TIME ? r->begins : published,
                     .number = number_of(w, r),
                     .ahead = r->status == DL_PLANNED || r->status == DL_POSSIBLE,
                     .before = is_previous(w, r) };
    }
}

/* ---- rounds --------------------------------------------------------------------------------- */

static int by_round(const void *x, const void *y) {
    const round *a = x, *b = y;
    if (a->series != b->series) return a->series < b->series ? -1 : 1;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

static void join(work *w, const round *a, const round *b, dl_str reason, uint8_t score) {
    dl_link *link = w->link;
    if (dl_sets_root(&link->clusters, a->report) ==
            dl_sets_root(&link->clusters, b->report) ||
        dl_split_between(link->split_reports.at, link->split_reports.n, 0,
                         &link->clusters, a->report, b->report))
        return;
    for (int side = 0; side < 2; side++) {
        link_report *r = &link->reports.at[side ? b->report : a->report];
        if (r->reason) continue;
        r->reason = dl_pool_add(&link->pool, reason);
        r->score = score;
    }
    dl_sets_join(&link->clusters, a->report, b->report);
    link->event_links++;
}

static bool within(const round *a, const round *b, dl_minute limit) {
    if (a->time == DL_NO_TIME || b->time == DL_NO_TIME) return false;
    return (a->time > b->time ? a->time - b->time : b->time - a->time) <= limit;
}

/* The same number in the same series, told within a year of each other. */
static void join_numbered(work *w, const round *list, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        const round *a = &list[i - 1], *b = &list[i];
        if (!b->number || a->number != b->number) continue;
        if (a->time == DL_NO_TIME || b->time == DL_NO_TIME || within(a, b, YEAR))
            join(w, a, b, DL_LIT("same number in the series"), 95);
    }
}

/* Whether the cluster of report I holds a round of another number than NUMBER. */
static bool other_number(work *w, const round *list, uint32_t n, uint32_t report,
                         int64_t number) {
    uint32_t root = dl_sets_root(&w->link->clusters, report);
    for (uint32_t i = 0; i < n; i++)
        if (list[i].number && list[i].number != number &&
            dl_sets_root(&w->link->clusters, list[i].report) == root)
            return true;
    return false;
}

/* "The current round": the numbered one nearest in time, in the same article first. */
static const round *nearest(work *w, const round *list, uint32_t n, const round *r) {
    const round *best = NULL;
    dl_minute best_gap = INT64_MAX;
    uint32_t article = w->link->reports.at[r->report].article;
    for (uint32_t i = 0; i < n; i++) {
        const round *o = &list[i];
        bool here = w->link->reports.at[o->report].article == article;
        if (!o->number || o->ahead != r->ahead || (!here && !within(o, r, WEEKS)))
            continue;
        dl_minute gap = 0;
        if (within(o, r, INT64_MAX))
            gap = o->time > r->time ? o->time - r->time : r->time - o->time;
        if (gap > WEEKS) continue;
        gap += here ? 0 : DL_MINUTES_A_DAY;
        if (gap <= best_gap) { /* of two the later number */
            best = o;
            best_gap = gap;
        }
    }
    return best;
}

static void join_unnumbered(work *w, const round *list, uint32_t n) {
    const round *before = NULL;
    for (uint32_t i = 0; i < n && !list[i].number; i++) {
        const round *r = &list[i];
        if (r->before) continue;
        const round *numbered = nearest(w, list, n, r);
        if (numbered && !other_number(w, list, n, r->report, numbered->number)) {
            join(w, numbered, r, DL_LIT("a round of the same weeks"), 75);
            continue;
        }
        if (before && before->ahead == r->ahead && within(before, r, WEEKS) &&
            w->link->reports.at[before->report].article !=
                w->link->reports.at[r->report].article)
            join(w, before, r, DL_LIT("a round of the same weeks"), 70);
        before = r;
    }
}

void dl_link_talks(dl_link *link) {
    dl_pool *pool = &link->pool;
    work w = { .link = link,
               .talk_round = dl_pool_add(pool, DL_LIT("talk_round")),
               .meeting = dl_pool_add(pool, DL_LIT("meeting")),
               .participant = dl_pool_add(pool, DL_LIT("participant")),
               .number = dl_pool_add(pool, DL_LIT("round")),
               .order = dl_pool_add(pool, DL_LIT("order")) };
    find_rounds(&w);
    if (w.rounds.n) qsort(w.rounds.at, w.rounds.n, sizeof *w.rounds.at, by_round);
    for (uint32_t i = 0; i < w.rounds.n;) {
        uint32_t end = i;
        while (end < w.rounds.n && w.rounds.at[end].series == w.rounds.at[i].series)
            end++;
        join_numbered(&w, w.rounds.at + i, end - i);
        join_unnumbered(&w, w.rounds.at + i, end - i);
        i = end;
    }
}
