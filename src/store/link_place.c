/* link_place.c - attacks that nobody is named for, known by their place, day and means.
 *
 * In:  two tellings of different articles that name no actor in common and none against
 *      each other.
 * Out: points. A town and a day alone make no attack one: the sentences must speak of the
 *      same means, or give the same toll or the same words; and where one article tells of
 *      two such attacks there, only the toll says which one is meant.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    BASE = 70,      /* the same means */
    SAME_TOLL = 15, /* beside it */
    WORDS = 3,      /* in common, where a sentence does not say by what means */
    MAX_LOOKED_AT = 400,
};

/* Means, by how words begin. */
static const struct {
    const char *begins;
    uint8_t means;
} means[] = {
    { "bomb", 1 },     { "blast", 1 },    { "explo", 1 },      { "detonat", 1 },
    { "grenad", 1 },   { "mine", 1 },     { "shot", 2 },       { "shoot", 2 },
    { "gunm", 2 },     { "gunfire", 2 },  { "gun", 2 },        { "ambush", 2 },
    { "shell", 4 },    { "mortar", 4 },   { "artiller", 4 },   { "rocket", 4 },
    { "missile", 4 },  { "airstrik", 8 }, { "drone", 8 },      { "warplane", 8 },
    { "stab", 16 },    { "knife", 16 },   { "machet", 16 },    { "clash", 32 },
    { "battl", 32 },   { "arson", 64 },   { "fire-bomb", 64 }, { "hostag", 128 },
    { "kidnap", 128 },
};

static uint8_t means_of(dl_str sentence) {
    char folded[2048];
    uint8_t found = 0;
    uint32_t len = dl_utf8_fold(sentence, folded, sizeof folded);
    dl_str all = { folded, len < sizeof folded ? len : (uint32_t)sizeof folded };
    for (uint32_t i = 0; i < all.len; i++) {
        bool start = i == 0 || !((folded[i - 1] >= 'a' && folded[i - 1] <= 'z') ||
                                 folded[i - 1] == '-');
        for (size_t k = 0; start && k < DL_N(means); k++)
            if (dl_str_starts(dl_str_sub(all, i, UINT32_MAX), means[k].begins))
                found |= means[k].means;
    }
    return found;
}

/* The sentence that tells R; empty: it could not be read. */
static dl_str sentence_of(dl_link *link, const link_report *r) {
    dl_err err = { 0 };
    bool more = false;
    sqlite3_stmt *q = dl_sql(link->store, SQL_REPORT_WORDS, &err);
    if (!q) return (dl_str){ 0 };
    dl_bind_int(q, ":report", r->id);
    if (dl_step(link->store, q, &more, &err) || !more) return (dl_str){ 0 };
    dl_str s = dl_str_copy(link->mem, dl_column_str(q, 0));
    (void)dl_sql(link->store, SQL_REPORT_WORDS, &err); /* reset */
    return s;
}

/* A town or a district: what lies in one country is not one place. */
static bool same_town(const dl_link *link, const link_report *a, const link_report *b) {
    uint32_t x = dl_link_entity(link, a->place_who),
             y = dl_link_entity(link, b->place_who);
    dl_str name = dl_pool_str(&link->pool, a->place);
    if (!a->place || !b->place || !(name.ptr[0] >= 'A' && name.ptr[0] <= 'Z'))
        return false;
    if (!(a->place == b->place || (x != DL_NONE && x == y))) return false;
    dl_str kind = x == DL_NONE ? (dl_str){ 0 }
                               : dl_pool_str(&link->pool, link->entities.at[x].kind);
    return !dl_str_is(kind, dl_actor_kind_name(DL_ACTOR_COUNTRY));
}

static bool same_day(const link_report *a, const link_report *b) {
    return a->begins != DL_NO_TIME && a->begins == b->begins && a->ends == b->ends &&
           a->grain == DL_BY_DAY && !dl_link_guessed(a) && !dl_link_guessed(b);
}

bool dl_link_placed(const dl_link *link, const link_report *r) {
    return same_town(link, r, r) && same_day(r, r);
}

bool dl_link_toll_grows(int64_t a, int64_t b) {
    enum { TIMES = 3, FEW = 5 };
    int64_t less = a < b ? a : b, more = a < b ? b : a;
    return less >= 0 && more <= TIMES * less + FEW;
}

static const link_field *toll_of(const dl_link *link, const link_report *r) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &link->fields.at[r->first_field + i];
        if (f->has_number && dl_str_is(dl_pool_str(&link->pool, f->field), "killed"))
            return f;
    }
    return NULL;
}

/* Does its article tell of another attack there on that day, in another sentence? "Killed
 * when a bomb exploded" is one. */
static bool one_of_several(dl_link *link, uint32_t report, dl_str sentence) {
    const link_report *r = &link->reports.at[report];
    const link_article *a = &link->articles.at[r->article];
    for (uint32_t i = 0; i < a->n_reports && i < MAX_LOOKED_AT; i++) {
        const link_report *o = &link->reports.at[a->first_report + i];
        if (o->type == r->type && same_day(o, r) && same_town(link, o, r) &&
            dl_sets_root(&link->clusters, a->first_report + i) !=
                dl_sets_root(&link->clusters, report) &&
            !dl_str_eq(sentence_of(link, o), sentence))
            return true;
    }
    return false;
}

static uint32_t common_words(dl_link *link, dl_str a, dl_str b) {
    uint32_t first = link->words.n, n = dl_link_words(link, a), found = 0;
    uint32_t m = dl_link_words(link, b);
    for (uint32_t i = first, k = first + n; i < first + n && k < first + n + m;) {
        uint64_t x = link->words.at[i], y = link->words.at[k];
        found += x == y;
        i += x <= y;
        k += x >= y;
    }
    link->words.n = first;
    return found;
}

int dl_link_place_points(dl_link *link, uint32_t i, uint32_t j) {
    enum { NEVER = -1000, SAID = 2 }; /* SAID: the town and the day themselves */
    const link_report *a = &link->reports.at[i], *b = &link->reports.at[j];
    if (!same_day(a, b) || !same_town(link, a, b)) return NEVER;
    const link_field *x = toll_of(link, a), *y = toll_of(link, b);
    bool toll = x && y && x->number == y->number;
    if (x && y && !dl_link_toll_grows(x->number, y->number)) return NEVER;
    dl_str s = sentence_of(link, a), t = sentence_of(link, b);
    if (!toll && (one_of_several(link, i, s) || one_of_several(link, j, t))) return NEVER;
    uint8_t how = means_of(s), also = means_of(t);
    if (how && also) return how & also ? BASE + (toll ? SAME_TOLL : 0) : NEVER;
    return toll || common_words(link, s, t) >= WORDS + SAID ? BASE : NEVER;
}
