/* link_series.c - which rounds of talks are of one series.
 *
 * In:  tellings of rounds: whose they are, the words that name their talks, their subject.
 * Out: link.series, and the series of each telling.
 * One name is one series, however few of its parties an article tells, if it is the name of a
 * process ("Astana process", "intra-Norland talks"); that of a place or a number of sides is
 * so among tellings that share a party. Without a name a series is a set of parties and a
 * subject; who does not say the subject means the talks of these parties nearest in time.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    YEAR = 366 * DL_MINUTES_A_DAY,
    NEAR = 2 * YEAR, /* who says less means the talks of these years */
    MOST_ALIKE =
        64, /* series that a telling is held against; keeps linking near linear */
};

typedef struct {            /* one series while it is being found */
    uint32_t name, subject; /* pool; 0: none */
    dl_minute first, last;  /* of its tellings; DL_NO_TIME: not known */
    link_sides all;         /* everybody of its tellings, as far as there is room */
    uint64_t hash;          /* of those who meet in it */
    bool process;           /* some telling names it as a process */
    bool round; /* one of those that all states hold: "Lima round" of trade talks */
} growing;

typedef struct {
    dl_link *link;
    link_talk *list;
    uint32_t n;
    DL_VEC(growing) series; /* parallel to link.series */
} work;

/* ---- names ---------------------------------------------------------------------------------- */

static dl_str lower(dl_link *link, dl_str s) {
    char *out = dl_alloc(link->mem, s.len + 1u);
    return (dl_str){ out, dl_utf8_lower(s, out, s.len + 1u) };
}

/* Is it a name that no other talks have? */
static bool is_process(dl_str words) {
    static const char *const tracks[] = { "process", "round", "dialogue", "track" };
    static const char *const inner[] = { "intra-", "inter-", "inner-" };
    for (size_t i = 0; i < DL_N(inner); i++)
        if (dl_str_starts(words, inner[i])) return true;
    while (words.len) {
        dl_str word = dl_str_cut(&words, ' ');
        for (size_t i = 0; i < DL_N(tracks); i++)
            if (dl_str_is(word, tracks[i])) return true;
    }
    return false;
}

/* "Global" and "world trade talks" are one, and so are those of the body that holds them. */
static bool is_of_all(dl_str word) {
    static const char *const all[] = { "world",         "global", "multilateral",
                                       "international", "gatt",   "wto" };
    for (size_t i = 0; i < DL_N(all); i++)
        if (dl_str_is(word, all[i])) return true;
    return false;
}

/* What the names of one series have in common: "geneva" of "Geneva peace talks", "six-party"
 * of "six-party talks". */
static dl_str name_key(dl_link *link, dl_str words) {
    dl_str rest = words, word = dl_str_cut(&rest, ' '), key;
    bool name = word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
    uint32_t end = word.len;
    while (name && rest.len) {
        word = dl_str_cut(&rest, ' ');
        name = word.len && rest.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
        if (name) end = (uint32_t)(word.ptr - words.ptr) + word.len;
    }
    key = lower(link, dl_str_sub(words, 0, end));
    return is_of_all(key) ? DL_LIT("world") : key;
}

/* ---- sides ---------------------------------------------------------------------------------- */

static uint64_t hash_of(const link_sides *set, uint64_t hash) {
    for (uint32_t i = 0; i < set->n; i++) hash = dl_mix(hash, set->at[i] + 1);
    return hash;
}

static uint32_t shared(const link_sides *a, const link_sides *b) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++) n += a->at[i] == b->at[k];
    return n;
}

static void add_all(link_sides *to, const link_sides *from) {
    for (uint32_t i = 0; i < from->n; i++) {
        uint32_t k = 0;
        while (k < to->n && to->at[k] != from->at[i]) k++;
        if (k == to->n && k < DL_MAX_SIDES) to->at[to->n++] = from->at[i];
    }
}

/* ---- series --------------------------------------------------------------------------------- */

static uint32_t new_series(work *w, uint32_t name, uint32_t subject) {
    *DL_PUSH(w->link->mem, &w->series) = (growing){
        .name = name, .subject = subject, .first = DL_NO_TIME, .last = DL_NO_TIME
    };
    *DL_PUSH(w->link->mem, &w->link->series) = (link_series){ .id = 0 };
    return w->series.n - 1;
}

static void put_in(work *w, link_talk *t, uint32_t series) {
    growing *s = &w->series.at[series];
    t->series = series;
    add_all(&s->all, &t->sides);
    if (!s->subject) s->subject = t->subject;
    s->process |= t->process;
    if (t->time == DL_NO_TIME) return;
    if (s->first == DL_NO_TIME || t->time < s->first) s->first = t->time;
    if (s->last == DL_NO_TIME || t->time > s->last) s->last = t->time;
}

/* From TIME to the nearest telling of S; 0 where one of them has no time. */
static dl_minute away(const growing *s, dl_minute time) {
    if (time == DL_NO_TIME || s->first == DL_NO_TIME) return 0;
    return time < s->first ? s->first - time : time > s->last ? time - s->last : 0;
}

static bool subjects_agree(uint32_t a, uint32_t b) {
    return !a || !b || a == b;
}

/* ---- series with a name --------------------------------------------------------------------- */

/* The series from FIRST on, all of T's name, that T is of; DL_NONE: none. */
static uint32_t alike(const work *w, const link_talk *t, uint32_t first, bool process) {
    uint32_t best = DL_NONE, most = 0;
    dl_minute best_away = INT64_MAX;
    for (uint32_t i = first; i < w->series.n && i < first + MOST_ALIKE; i++) {
        const growing *s = &w->series.at[i];
        uint32_t n = shared(&s->all, &t->sides);
        dl_minute gap = away(s, t->time);
        bool any = process || s->process; /* whoever takes part, and about what */
        if (!any && !subjects_agree(s->subject, t->subject)) continue;
        if (!any && !n && s->all.n && t->sides.n) continue;
        if (!process && !n && gap > NEAR) continue;
        if (best != DL_NONE && (n < most || (n == most && gap >= best_away))) continue;
        best = i;
        most = n;
        best_away = gap;
    }
    return best;
}

/* "World trade talks" are those of the round that all states hold at the time, if only one
 * has a name; DL_NONE: none has. */
static uint32_t round_of_all(const work *w, const link_talk *t) {
    uint32_t best = DL_NONE;
    for (uint32_t i = 0; i < w->series.n; i++) {
        const growing *s = &w->series.at[i];
        if (!s->round || !s->subject || s->subject != t->subject ||
            away(s, t->time) > NEAR)
            continue;
        if (best != DL_NONE) return DL_NONE;
        best = i;
    }
    return best;
}

/* Is WORDS "Lima round", the name of a round of talks? */
static bool is_named_round(dl_str words) {
    while (words.len)
        if (dl_str_is(dl_str_cut(&words, ' '), "round")) return true;
    return false;
}

static void find_run_of_name(work *w, const dl_pair *named, uint32_t n, bool of_all) {
    uint32_t first = w->series.n;
    for (uint32_t k = 0; k < n; k++) {
        link_talk *t = &w->list[named[k].value];
        uint32_t at = of_all ? round_of_all(w, t) : DL_NONE;
        if (at == DL_NONE) at = alike(w, t, first, t->process);
        if (at == DL_NONE) at = new_series(w, (uint32_t)named[k].key, 0);
        put_in(w, t, at);
        dl_str words = dl_pool_str(&w->link->pool, t->words);
        w->series.at[at].round |= !of_all && is_named_round(lower(w->link, words));
    }
}

/* Those of all states come last: they may be of a round with a name. */
static void find_named(work *w, const dl_pair *named, uint32_t n) {
    for (int of_all = 0; of_all < 2; of_all++)
        for (uint32_t i = 0; i < n;) {
            uint32_t end = dl_pairs_run(named, n, i);
            dl_str key = dl_pool_str(&w->link->pool, (uint32_t)named[i].key);
            if (is_of_all(key) == of_all) find_run_of_name(w, named + i, end - i, of_all);
            i = end;
        }
}

/* Who meets in series S of tellings LIST: the set told most often, or the largest told that
 * includes it: "the six-party talks" are rarely told with all six. */
static link_sides main_sides(const work *w, const uint32_t *list, uint32_t n) {
    link_sides best = { .n = 0 };
    uint32_t most = 0, tried = n < MOST_ALIKE ? n : MOST_ALIKE;
    for (uint32_t i = 0; i < tried; i++) {
        const link_sides *set = &w->list[list[i]].sides;
        uint32_t times = 0;
        for (uint32_t k = 0; k < n && set->n > 1; k++)
            times += hash_of(&w->list[list[k]].sides, 0) == hash_of(set, 0);
        if (times > most || (set->n == 1 && !best.n)) best = *set;
        if (times > most) most = times;
    }
    for (uint32_t i = 0; i < n; i++) {
        const link_sides *set = &w->list[list[i]].sides;
        if (set->n > best.n && shared(set, &best) == best.n) best = *set;
    }
    return best;
}

/* ---- series without one --------------------------------------------------------------------- */

/* Of the N series at LIST, which are of T's parties, the one that T is of; DL_NONE: none. */
static uint32_t of_parties(const work *w, const link_talk *t, const uint32_t *list,
                           uint32_t n) {
    uint32_t best = DL_NONE;
    dl_minute best_away = INT64_MAX;
    for (uint32_t i = 0; i < n; i++) {
        const growing *s = &w->series.at[list[i]];
        dl_minute gap = away(s, t->time);
        bool same = !s->name && s->subject == t->subject;
        if (!subjects_agree(s->subject, t->subject) || (!same && gap > NEAR)) continue;
        if (same && t->subject) gap = 0;
        if (gap >= best_away) continue;
        best = list[i];
        best_away = gap;
    }
    return best;
}

/* The tellings I .. END of RUN are of the same parties. SERIES, by hash of the parties: those
 * with a name. Who says the subject comes first. */
static void find_run(work *w, const dl_pair *run, uint32_t i, uint32_t end,
                     const dl_pair *series, uint32_t n_series) {
    uint32_t found[MOST_ALIKE], n = 0;
    for (uint32_t k = dl_pairs_find(series, n_series, run[i].key);
         k < n_series && series[k].key == run[i].key && n < MOST_ALIKE; k++)
        found[n++] = series[k].value;
    for (int said = 1; said >= 0; said--)
        for (uint32_t k = i; k < end; k++) {
            link_talk *t = &w->list[run[k].value];
            if ((t->subject != 0) != (said == 1)) continue;
            uint32_t at = of_parties(w, t, found, n);
            if (at == DL_NONE) {
                if (n == MOST_ALIKE) continue;
                at = found[n++] = new_series(w, 0, t->subject);
            }
            put_in(w, t, at);
        }
}

/* ---- what is shown -------------------------------------------------------------------------- */

static int by_time(const void *x, const void *y) {
    const link_talk *a = x, *b = y;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

static int by_entity_name(const dl_link *link, uint32_t a, uint32_t b) {
    return dl_str_cmp(dl_pool_str(&link->pool, link->entities.at[a].name),
                      dl_pool_str(&link->pool, link->entities.at[b].name));
}

/* "Norland, Red Hill and Sudmark", in order of the names, as people would write them. */
static dl_str write_parties(dl_link *link, link_series *s) {
    dl_str out = { 0 };
    for (uint32_t i = 1; i < s->n; i++)
        for (uint32_t j = i;
             j > 0 && by_entity_name(link, s->parties[j - 1], s->parties[j]) > 0; j--) {
            uint32_t a = s->parties[j - 1];
            s->parties[j - 1] = s->parties[j];
            s->parties[j] = a;
        }
    for (uint32_t i = 0; i < s->n; i++) {
        dl_str n = dl_pool_str(&link->pool, link->entities.at[s->parties[i]].name);
        out = i == 0 ? n
                     : dl_str_fmt(link->mem, "%.*s%s%.*s", DL_ARG(out),
                                  i + 1 == s->n ? " and " : ", ", DL_ARG(n));
    }
    return out;
}

/* The words that most tellings of the series name it by. */
static dl_str main_name(const work *w, const uint32_t *list, uint32_t n) {
    uint32_t best = 0, most = 0, tried = n < MOST_ALIKE ? n : MOST_ALIKE;
    for (uint32_t i = 0; i < tried; i++) {
        uint32_t words = w->list[list[i]].words, times = 0;
        for (uint32_t k = 0; k < n && words; k++)
            times += w->list[list[k]].words == words;
        if (times <= most) continue;
        best = words;
        most = times;
    }
    return dl_pool_str(&w->link->pool, best);
}

static void describe(work *w, uint32_t at, const uint32_t *list, uint32_t n) {
    dl_link *link = w->link;
    growing *g = &w->series.at[at];
    link_series *s = &link->series.at[at];
    char hex[DL_SHA256_HEX];
    dl_str keys = { 0 };
    link_sides sides = main_sides(w, list, n);
    g->hash = hash_of(&sides, 0);
    s->n = sides.n;
    memcpy(s->parties, sides.at, sizeof s->parties);
    for (uint32_t i = 0; i < s->n; i++)
        keys = dl_str_fmt(
            link->mem, "%.*s %.*s", DL_ARG(keys),
            DL_ARG(dl_pool_str(&link->pool, link->entities.at[s->parties[i]].key)));
    s->subject = dl_pool_str(&link->pool, g->subject);
    if (g->subject || g->name)
        keys = dl_str_fmt(link->mem, "%.*s|%.*s|%.*s", DL_ARG(keys), DL_ARG(s->subject),
                          DL_ARG(dl_pool_str(&link->pool, g->name)));
    dl_sha256_hex(keys, hex);
    s->key = dl_str_fmt(link->mem, "series-%.10s", hex);
    s->between = write_parties(link, s);
    s->name = g->name ? main_name(w, list, n) : s->between;
}

/* Calls with the tellings of each series. */
static void describe_all(work *w) {
    dl_pair *by_series = DL_NEW_N(w->link->mem, dl_pair, w->n + 1u);
    uint32_t *list = DL_NEW_N(w->link->mem, uint32_t, w->n + 1u), n = 0;
    for (uint32_t i = 0; i < w->n; i++)
        if (w->list[i].series != DL_NONE)
            by_series[n++] = (dl_pair){ w->list[i].series, i };
    dl_pairs_sort(by_series, n);
    for (uint32_t i = 0; i < n;) {
        uint32_t end = dl_pairs_run(by_series, n, i);
        for (uint32_t k = i; k < end; k++) list[k - i] = by_series[k].value;
        describe(w, (uint32_t)by_series[i].key, list, end - i);
        i = end;
    }
}

/* Two series of one key get longer ones. */
static void part_keys(dl_link *link) {
    dl_pool taken;
    dl_pool_init(&taken, link->mem);
    for (uint32_t i = 0; i < link->series.n; i++) {
        link_series *s = &link->series.at[i];
        dl_str key = s->key;
        for (int k = 2; dl_pool_find(&taken, s->key); k++)
            s->key = dl_str_fmt(link->mem, "%.*s-%d", DL_ARG(key), k);
        (void)dl_pool_add(&taken, s->key);
    }
}

static void find_unnamed(work *w) {
    dl_pair *run = DL_NEW_N(w->link->mem, dl_pair, w->n + 1u);
    dl_pair *named = DL_NEW_N(w->link->mem, dl_pair, w->series.n + 1u);
    uint32_t n = 0, n_named = 0;
    for (uint32_t i = 0; i < w->series.n; i++)
        if (w->link->series.at[i].n > 1)
            named[n_named++] = (dl_pair){ w->series.at[i].hash, i };
    for (uint32_t i = 0; i < w->n; i++)
        if (w->list[i].series == DL_NONE && w->list[i].sides.n > 1)
            run[n++] = (dl_pair){ hash_of(&w->list[i].sides, 0), i };
    dl_pairs_sort(named, n_named);
    dl_pairs_sort(run, n);
    for (uint32_t i = 0; i < n;) {
        uint32_t end = dl_pairs_run(run, n, i);
        find_run(w, run, i, end, named, n_named);
        i = end;
    }
}

void dl_link_series(dl_link *link, link_talk *list, uint32_t n) {
    work w = { .link = link, .list = list, .n = n };
    dl_pair *named = DL_NEW_N(link->mem, dl_pair, n + 1u);
    uint32_t n_named = 0;
    if (n) qsort(list, n, sizeof *list, by_time);
    for (uint32_t i = 0; i < n; i++) {
        link_talk *t = &list[i];
        t->series = DL_NONE;
        dl_str words = dl_pool_str(&link->pool, t->words);
        if (!words.len) continue;
        dl_str key = name_key(link, words);
        t->process = is_process(lower(link, words));
        named[n_named++] = (dl_pair){ dl_pool_add(&link->pool, key), i };
    }
    dl_pairs_sort(named, n_named);
    find_named(&w, named, n_named);
    describe_all(&w);
    find_unnamed(&w);
    describe_all(&w);
    part_keys(link);
}
