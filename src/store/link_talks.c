/* link_talks.c - series of talks, and rounds that several articles tell.
 *
 * In:  talk_round reports; whom each participant speaks for.
 * Out: link.series, report.series; rounds joined in link.clusters.
 * What a series is says link_series.c. A numbered round is one event within its series; "the
 * latest round" joins the numbered one of the same weeks. A round that names fewer than
 * two parties takes those of its article's other talks when they include what it names.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

enum {
    MAX_AROUND = 1024,             /* tellings of an article that are looked through */
    MOST_BESIDE = 64,              /* tellings of one number that are held against each */
    MAX_UP = 4,                    /* steps from a person to a country */
    WEEKS = 21 * DL_MINUTES_A_DAY, /* "the latest round" speaks of these */
    YEAR = 366 * DL_MINUTES_A_DAY, /* the same number later is another series' */
};

typedef struct {
    uint32_t report, series;
    dl_minute time; /* DL_NO_TIME: not known */
    int64_t number; /* 0: none */
    bool ahead;     /* planned or possible: "the next round" */
    bool before;    /* "the previous round": not the one of these weeks */
} round;

typedef struct {
    dl_link *link;
    uint32_t talk_round, meeting, participant, number, order, words, subject;
    DL_VEC(link_talk) talks;
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

static void add_party(const dl_link *link, link_sides *set, uint32_t e) {
    uint32_t at = 0;
    while (at < set->n && dl_str_cmp(key_of(link, set->at[at]), key_of(link, e)) < 0)
        at++;
    if (set->n == DL_MAX_SIDES || (at < set->n && set->at[at] == e)) return;
    memmove(set->at + at + 1, set->at + at, (set->n - at) * sizeof *set->at);
    set->at[at] = e;
    set->n++;
}

/* The body or state that an organ of it stands for at the table. */
static uint32_t body_of(const dl_link *link, uint32_t e) {
    uint32_t up = link->entities.at[e].parent;
    dl_str body = dl_str_of(dl_actor_kind_name(DL_ACTOR_ORGANISATION));
    dl_str state = dl_str_of(dl_actor_kind_name(DL_ACTOR_COUNTRY));
    if (up == DL_NONE ||
        !dl_str_eq(dl_pool_str(&link->pool, link->entities.at[e].kind), body))
        return e;
    dl_str kind = dl_pool_str(&link->pool, link->entities.at[up].kind);
    return dl_str_eq(kind, body) || dl_str_eq(kind, state) ? up : e;
}

static link_sides sides_at(const work *w, const link_report *r, bool bodies) {
    link_sides set = { 0 };
    for (uint32_t i = 0; i < r->n_parts; i++) {
        const link_part *p = &w->link->parts.at[r->first_part + i];
        if (p->role != w->participant || p->who == DL_NONE) continue;
        uint32_t e = dl_link_stands_for(w->link, dl_link_entity(w->link, p->who));
        add_party(w->link, &set, bodies ? body_of(w->link, e) : e);
    }
    return set;
}

/* Of two organs of one state each is a side. */
static link_sides parties_of(const work *w, const link_report *r) {
    link_sides set = sides_at(w, r, true);
    return set.n > 1 ? set : sides_at(w, r, false);
}

static bool includes(const link_sides *whole, const link_sides *part) {
    for (uint32_t i = 0; i < part->n; i++) {
        uint32_t j = 0;
        while (j < whole->n && whole->at[j] != part->at[i]) j++;
        if (j == whole->n) return false;
    }
    return true;
}

/* The parties an article's talks are between, when R does not name two: those told most
 * often that include whom it names, rounds before meetings; where it names nobody, only if
 * the article tells of no talks of others as often. */
static link_sides parties_around(const work *w, const link_report *r,
                                 const link_sides *named) {
    const link_article *a = &w->link->articles.at[r->article];
    link_sides best = { 0 };
    uint32_t best_n = 0, best_times = 0, all = 0;
    if (a->n_reports > MAX_AROUND) return best;
    for (uint32_t i = 0; i < a->n_reports; i++) {
        const link_report *other = &w->link->reports.at[a->first_report + i];
        if (other->type != w->talk_round && other->type != w->meeting) continue;
        link_sides set = parties_of(w, other);
        if (set.n < 2 || !includes(&set, named)) continue;
        uint32_t times = 0;
        for (uint32_t j = 0; j < a->n_reports; j++) {
            const link_report *more = &w->link->reports.at[a->first_report + j];
            link_sides again = parties_of(w, more);
            if (more->type == w->talk_round || more->type == w->meeting)
                times += again.n == set.n && includes(&again, &set);
        }
        uint32_t n = times + (other->type == w->talk_round ? a->n_reports : 0);
        all++;
        if (n <= best_n) continue;
        best = set;
        best_n = n;
        best_times = times;
    }
    bool of_round = best_n > best_times;
    bool most = best_times > 1 && 2 * best_times >= all;
    return named->n || of_round || most ? best : (link_sides){ 0 };
}

/* ---- series --------------------------------------------------------------------------------- */

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

/* What R says in FIELD, in the pool; 0: nothing. */
static uint32_t word_of(const work *w, const link_report *r, uint32_t field) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &w->link->fields.at[r->first_field + i];
        if (f->field == field) return dl_pool_add(&w->link->pool, f->text);
    }
    return 0;
}

/* People of whom nobody says whom they speak for are no sides beside states and groups, and
 * those nobody knows are none at all. */
static link_sides without_persons(const dl_link *link, const link_sides *set) {
    link_sides out = { .n = 0 };
    uint32_t known = 0;
    dl_str person = dl_str_of(dl_actor_kind_name(DL_ACTOR_PERSON));
    for (uint32_t i = 0; i < set->n; i++) {
        const link_entity *e = &link->entities.at[set->at[i]];
        if (!dl_str_eq(dl_pool_str(&link->pool, e->kind), person))
            out.at[out.n++] = set->at[i];
        known += e->known;
    }
    return !out.n && known == set->n ? *set : out;
}

/* Whose round R tells of; fewer than two where neither it nor its article says. */
static link_sides sides_of(const work *w, const link_report *r) {
    link_sides told = parties_of(w, r), set = without_persons(w->link, &told);
    if (set.n > 1) return set;
    link_sides around = parties_around(w, r, &set);
    return around.n > 1 ? without_persons(w->link, &around) : set;
}

static void find_talks(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[i];
        if (r->type != w->talk_round || r->rejected) continue;
        dl_minute published = link->articles.at[r->article].published;
        link_talk t = { .report = i,
                        .sides = sides_of(w, r),
                        .words = word_of(w, r, w->words),
                        .subject = word_of(w, r, w->subject),
                        .time = r->begins != DL_NO_TIME ? r->begins : published };
        *DL_PUSH(link->mem, &w->talks) = t;
    }
}

/* Tellings of one event in an article are of one series: what one of them does not say, the
 * others do. */
static void share_words(work *w) {
    dl_pair *by_event = DL_NEW_N(w->link->mem, dl_pair, w->talks.n + 1u);
    for (uint32_t i = 0; i < w->talks.n; i++)
        by_event[i] =
            (dl_pair){ dl_sets_root(&w->link->clusters, w->talks.at[i].report), i };
    dl_pairs_sort(by_event, w->talks.n);
    for (uint32_t i = 0; i < w->talks.n;) {
        uint32_t end = dl_pairs_run(by_event, w->talks.n, i);
        link_talk known = { 0 };
        for (uint32_t k = i; k < end; k++) {
            const link_talk *t = &w->talks.at[by_event[k].value];
            if (!known.words) known.words = t->words;
            if (!known.subject) known.subject = t->subject;
            if (known.sides.n < 2) known.sides = t->sides;
        }
        for (; i < end; i++) {
            link_talk *t = &w->talks.at[by_event[i].value];
            if (!t->words) t->words = known.words;
            if (!t->subject) t->subject = known.subject;
            if (t->sides.n < 2) t->sides = known.sides;
        }
    }
}

/* Is A, of which one telling names more sides, a telling of B's round? */
static bool is_round_of(const link_talk *a, const link_talk *b) {
    if (a->words || b->words || b->sides.n < 2 || a->sides.n <= b->sides.n) return false;
    if (a->subject && b->subject && a->subject != b->subject) return false;
    if (a->time == DL_NO_TIME || b->time == DL_NO_TIME) return false;
    dl_minute gap = a->time > b->time ? a->time - b->time : b->time - a->time;
    return gap <= WEEKS && includes(&a->sides, &b->sides);
}

/* The ninth round of Norland and Red Hill, told in the same weeks as that of Norland, Red
 * Hill and Sudmark, is one: who is named besides is no side of it. */
static void share_sides(work *w) {
    dl_pair *by_number = DL_NEW_N(w->link->mem, dl_pair, w->talks.n + 1u);
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->talks.n; i++) {
        int64_t number = number_of(w, &w->link->reports.at[w->talks.at[i].report]);
        if (number > 0) by_number[n++] = (dl_pair){ (uint64_t)number, i };
    }
    dl_pairs_sort(by_number, n);
    for (uint32_t i = 0; i < n;) {
        uint32_t end = dl_pairs_run(by_number, n, i);
        for (uint32_t k = i; k < end; k++) {
            link_talk *t = &w->talks.at[by_number[k].value];
            uint32_t low = k > i + MOST_BESIDE ? k - MOST_BESIDE : i;
            for (uint32_t j = low; j < end && j < k + MOST_BESIDE; j++)
                if (is_round_of(t, &w->talks.at[by_number[j].value]))
                    t->sides = w->talks.at[by_number[j].value].sides;
        }
        i = end;
    }
}

static void find_rounds(work *w) {
    dl_link *link = w->link;
    find_talks(w);
    share_words(w);
    share_sides(w);
    dl_link_series(link, w->talks.at, w->talks.n);
    for (uint32_t i = 0; i < w->talks.n; i++) {
        const link_talk *t = &w->talks.at[i];
        link_report *r = &link->reports.at[t->report];
        if (t->series == DL_NONE) continue;
        r->series = t->series;
        *DL_PUSH(link->mem, &w->rounds) =
            (round){ .report = t->report,
                     .series = t->series,
                     .time = t->time,
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
               .order = dl_pool_add(pool, DL_LIT("order")),
               .words = dl_pool_add(pool, DL_LIT("talks")),
               .subject = dl_pool_add(pool, DL_LIT("subject")) };
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
