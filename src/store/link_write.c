/* link_write.c - writes actors and series, as far as they differ from what is there.
 *
 * In:  entities and series in memory; the rows of the last linking.
 * Out: the same rows in the database, and who each article's actors are.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

/* ---- actors ------------------------------------------------------------------------------- */

static void bind_entity(dl_link *link, dl_row *q, const char *name, uint32_t entity) {
    bool has = entity != DL_NONE;
    dl_row_maybe(q, name, has, has ? link->entities.at[entity].id : 0);
}

static uint64_t actor_digest(const dl_link *link, uint32_t i) {
    const link_entity *e = &link->entities.at[i];
    uint64_t d = dl_digest_str(1, dl_pool_str(&link->pool, e->name));
    d = dl_digest_str(d, dl_pool_str(&link->pool, e->kind));
    if (e->parent != DL_NONE)
        d = dl_digest_str(d, dl_pool_str(&link->pool, link->entities.at[e->parent].key));
    d = dl_digest_int(dl_digest_int(dl_digest_int(d, e->articles), e->mentions),
                      e->first);
    d = dl_digest_int(dl_digest_int(d, e->last), e->known);
    uint32_t at = dl_pairs_find(link->names.at, link->names.n, i);
    for (; at < link->names.n && link->names.at[at].key == i; at++)
        d = dl_digest_str(d, dl_pool_str(&link->pool, link->names.at[at].value));
    return d;
}

static dl_code put_names(dl_link *link, uint32_t i, dl_err *err) {
    char folded[512];
    uint32_t at = dl_pairs_find(link->names.at, link->names.n, i);
    while (at < link->names.n && link->names.at[at].key == i) {
        uint32_t end = at;
        while (end < link->names.n && link->names.at[end].key == i &&
               link->names.at[end].value == link->names.at[at].value)
            end++;
        dl_str name = dl_pool_str(&link->pool, link->names.at[at].value);
        dl_row q;
        if (!dl_row_begin(link->store, SQL_ACTOR_NAME_PUT, &q, err)) return err->code;
        dl_row_int(&q, ":actor", link->entities.at[i].id);
        dl_row_str(&q, ":name", name);
        dl_row_str(&q, ":folded",
                   (dl_str){ folded, dl_utf8_fold(name, folded, sizeof folded) });
        dl_row_int(&q, ":articles", end - at);
        if (dl_row_run(&q, err)) return err->code;
        at = end;
    }
    return DL_OK;
}

/* Lists of others are in order of their names, too. */
static dl_code touch_renamed(dl_link *link, uint32_t i, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(link->store, SQL_ACTOR_KEY_NAME, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", link->entities.at[i].id);
    if (dl_step(link->store, q, &more, err)) return err->code;
    bool same = more && dl_str_eq(dl_column_str(q, 1),
                                  dl_pool_str(&link->pool, link->entities.at[i].name));
    sqlite3_reset(q);
    return same ? DL_OK : dl_sum_touch_known(link, err);
}

static dl_code put_actor(dl_link *link, uint32_t i, uint64_t digest, bool is_new,
                         dl_err *err) {
    const link_entity *e = &link->entities.at[i];
    dl_row q;
    if (!is_new && touch_renamed(link, i, err)) return err->code;
    if (!dl_row_begin(link->store, SQL_ACTOR_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":id", e->id);
    dl_row_str(&q, ":key", dl_pool_str(&link->pool, e->key));
    dl_row_str(&q, ":name", dl_pool_str(&link->pool, e->name));
    dl_row_str(&q, ":kind", dl_pool_str(&link->pool, e->kind));
    dl_row_int(&q, ":known", e->known);
    bind_entity(link, &q, ":parent", e->parent);
    dl_row_int(&q, ":articles", e->articles);
    dl_row_int(&q, ":mentions", e->mentions);
    dl_row_time(&q, ":first", e->first);
    dl_row_time(&q, ":last", e->last);
    dl_row_int(&q, ":digest", (int64_t)digest);
    if (dl_row_run(&q, err)) return err->code;
    if (!is_new && dl_run_id(link, SQL_ACTOR_NAME_CLEAR, ":actor", e->id, err))
        return err->code;
    return put_names(link, i, err);
}

static dl_code tie_whos(dl_link *link, dl_err *err) {
    for (uint32_t i = 0; i < link->whos.n; i++) {
        const link_who *who = &link->whos.at[i];
        const link_entity *e = &link->entities.at[who->entity];
        int64_t id = link->entities.at[e->root].id;
        if (who->old_actor == id) continue;
        dl_row q;
        if (!dl_row_begin(link->store, SQL_WHO_SET_ACTOR, &q, err)) return err->code;
        bool merged = e->root != who->entity;
        dl_row_int(&q, ":actor", id);
        dl_row_str(&q, ":reason",
                   merged ? dl_pool_str(&link->pool, e->reason) : DL_LIT("same key"));
        dl_row_int(&q, ":score", e->score);
        dl_row_int(&q, ":id", who->id);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* Keys of merged actors lead to the one they were merged into. */
static dl_code alias_merged(dl_link *link, dl_err *err) {
    for (uint32_t i = 0; i < link->entities.n; i++) {
        const link_entity *e = &link->entities.at[i];
        if (e->root != i &&
            dl_put_alias(link, dl_pool_str(&link->pool, e->key),
                         dl_pool_str(&link->pool, link->entities.at[e->root].key), err))
            return err->code;
    }
    return DL_OK;
}

dl_code dl_link_write_actors(dl_link *link, dl_err *err) {
    dl_old_rows *old = DL_NEW(link->mem, dl_old_rows);
    bool same;
    if (dl_old_load(link, SQL_LINK_ACTORS, old, err)) return err->code;
    uint64_t *digests = DL_NEW_N(link->mem, uint64_t, link->entities.n + 1);
    uint8_t *todo = DL_NEW_N(link->mem, uint8_t, link->entities.n + 1);
    for (uint32_t i = 0; i < link->entities.n; i++) { /* ids first: parents need them */
        bool is_new;
        link_entity *e = &link->entities.at[i];
        if (e->root != i) continue;
        digests[i] = actor_digest(link, i);
        e->id = dl_old_row(old, dl_pool_str(&link->pool, e->key), (int64_t)digests[i],
                           &is_new, &same);
        todo[i] = same ? 0 : is_new ? 2 : 1;
    }
    for (uint32_t i = 0; i < link->entities.n; i++)
        if (todo[i] && put_actor(link, i, digests[i], todo[i] == 2, err))
            return err->code;
    link->old_actors = old;
    if (tie_whos(link, err)) return err->code;
    return alias_merged(link, err);
}

/* ---- series ------------------------------------------------------------------------------- */

typedef struct {
    dl_minute begins, ends;
    uint32_t rounds;
    dl_str venue;
    uint32_t placed; /* rounds whose place is told */
} series_sum;

/* First and last round, their number, the place of more than half of those that tell one: what two
 * rounds of three say is where the talks are held, what one of two says is not. */
static series_sum *sum_series(dl_link *link) {
    series_sum *sums = DL_NEW_N(link->mem, series_sum, link->series.n + 1);
    dl_pool places;
    DL_VEC(dl_pair) votes = { 0 };
    dl_arena *mem = dl_arena_new();
    dl_pool_init(&places, link->mem);
    for (uint32_t i = 0; i < link->series.n; i++)
        sums[i] = (series_sum){ .begins = DL_NO_TIME, .ends = DL_NO_TIME };
    for (uint32_t i = 0; i < link->events.n; i++) {
        event_values v;
        const link_event *event = &link->events.at[i];
        if (!event->talk) continue;
        dl_arena_reset(mem);
        dl_link_values(link, event, mem, &v);
        if (v.series == DL_NONE) continue;
        series_sum *s = &sums[v.series];
        s->rounds++;
        if (v.place.len) {
            s->placed++;
            *DL_PUSH(link->mem, &votes) =
                (dl_pair){ v.series, dl_pool_add(&places, v.place) };
        }
        if (v.begins == DL_NO_TIME) continue;
        if (s->begins == DL_NO_TIME || v.begins < s->begins) s->begins = v.begins;
        if (s->ends == DL_NO_TIME || v.ends > s->ends) s->ends = v.ends;
    }
    dl_pairs_sort(votes.at, votes.n);
    for (uint32_t i = 0, end; i < votes.n; i = end) {
        for (end = i; end < votes.n && votes.at[end].key == votes.at[i].key &&
                      votes.at[end].value == votes.at[i].value;)
            end++;
        series_sum *s = &sums[votes.at[i].key];
        if (2 * (end - i) > s->placed) s->venue = dl_pool_str(&places, votes.at[i].value);
    }
    dl_arena_free(mem);
    return sums;
}

static dl_code put_series(dl_link *link, const link_series *s, const series_sum *sum,
                          uint64_t digest, bool is_new, dl_err *err) {
    dl_row q;
    if (!dl_row_begin(link->store, SQL_SERIES_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":id", s->id);
    dl_row_str(&q, ":key", s->key);
    dl_row_str(&q, ":name", s->name);
    dl_row_str(&q, ":parties", s->between);
    dl_row_opt(&q, ":subject", s->subject);
    dl_row_opt(&q, ":venue", sum->venue);
    dl_row_time(&q, ":begins", sum->begins);
    dl_row_time(&q, ":ends", sum->ends);
    dl_row_int(&q, ":rounds", sum->rounds);
    dl_row_int(&q, ":digest", (int64_t)digest);
    if (dl_row_run(&q, err)) return err->code;
    if (!is_new && dl_run_id(link, SQL_SERIES_PARTY_CLEAR, ":series", s->id, err))
        return err->code;
    for (uint32_t i = 0; i < s->n; i++) {
        if (!dl_row_begin(link->store, SQL_SERIES_PARTY_PUT, &q, err)) return err->code;
        dl_row_int(&q, ":series", s->id);
        bind_entity(link, &q, ":actor", s->parties[i]);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

dl_code dl_link_write_series(dl_link *link, dl_err *err) {
    dl_old_rows *old = DL_NEW(link->mem, dl_old_rows);
    if (dl_old_load(link, SQL_LINK_ALL_SERIES, old, err)) return err->code;
    const series_sum *sums = sum_series(link);
    for (uint32_t i = 0; i < link->series.n; i++) {
        bool is_new, same;
        link_series *s = &link->series.at[i];
        uint64_t d = dl_digest_str(dl_digest_str(2, s->name), sums[i].venue);
        d = dl_digest_str(dl_digest_str(d, s->between), s->subject);
        d = dl_digest_int(dl_digest_int(dl_digest_int(d, sums[i].begins), sums[i].ends),
                          sums[i].rounds);
        for (uint32_t j = 0; j < s->n; j++)
            d = dl_digest_int(d, link->entities.at[s->parties[j]].id);
        s->id = dl_old_row(old, s->key, (int64_t)d, &is_new, &same);
        if (!same && put_series(link, s, &sums[i], d, is_new, err)) return err->code;
    }
    link->old_series = old;
    return DL_OK;
}

dl_code dl_link_drop_old(dl_link *link, dl_err *err) {
    static const dl_old_sql series[] = { { SQL_SERIES_PARTY_CLEAR, ":series" },
                                         { SQL_SERIES_DELETE, ":id" } };
    static const dl_old_sql actors[] = { { SQL_ACTOR_NAME_CLEAR, ":actor" },
                                         { SQL_SUM_CLEAR, ":actor" },
                                         { SQL_ACTOR_DELETE, ":id" } };
    if (dl_old_drop(link, link->old_series, series, DL_N(series), err)) return err->code;
    return dl_old_drop(link, link->old_actors, actors, DL_N(actors), err);
}
