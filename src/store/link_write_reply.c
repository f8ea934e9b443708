/* link_write_reply.c - writes replies and threads, as far as they differ from what is there.
 *
 * In:  replies, threads and their members in memory; the rows of the last linking.
 * Out: event_link, thread, thread_event.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

typedef struct { /* a row of a table with a key of one or two ids */
    int64_t a, b;
    uint64_t digest;
    uint32_t index; /* of what it is made from */
} key_row;

typedef struct {
    DL_VEC(key_row) at;
} key_rows;

static int by_key(const void *x, const void *y) {
    const key_row *r = x, *o = y;
    if (r->a != o->a) return r->a < o->a ? -1 : 1;
    return r->b < o->b ? -1 : r->b > o->b;
}

typedef dl_code (*row_writer)(dl_link *link, uint32_t index, dl_err *err);
typedef dl_code (*row_deleter)(dl_link *link, const key_row *row, dl_err *err);

/* Both lists are sorted; a row that changed is deleted and written anew. */
static dl_code write_changes(dl_link *link, const key_rows *old, const key_rows *new,
                             row_deleter drop, row_writer put, dl_err *err) {
    for (uint32_t i = 0, k = 0; i < old->at.n || k < new->at.n;) {
        const key_row *o = i < old->at.n ? &old->at.at[i] : NULL;
        const key_row *n = k < new->at.n ? &new->at.at[k] : NULL;
        int order = !o ? 1 : !n ? -1 : by_key(o, n);
        bool same = order == 0 && o->digest == n->digest;
        if (order <= 0 && !same && drop(link, o, err)) return err->code;
        if (order >= 0 && !same && put(link, n->index, err)) return err->code;
        i += order <= 0;
        k += order >= 0;
    }
    return DL_OK;
}

static void sort_rows(key_rows *rows) {
    if (rows->at.n > 1) qsort(rows->at.at, rows->at.n, sizeof *rows->at.at, by_key);
}

/* ---- replies ----------------------------------------------------------------------- */

static int64_t row_of(const dl_link *link, uint32_t rank) {
    return link->reports.at[link->by_rank[rank]].id;
}

static uint64_t reply_digest(dl_str relation, int64_t score, dl_str reason,
                             int64_t report, int64_t against) {
    uint64_t d = dl_digest_str(dl_digest_str(5, relation), reason);
    return dl_digest_int(dl_digest_int(dl_digest_int(d, score), report), against);
}

static dl_code load_links(dl_link *link, key_rows *out, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_LINKS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &out->at) =
            (key_row){ .a = dl_column_int(q, 0),
                       .b = dl_column_int(q, 1),
                       .digest = reply_digest(dl_column_str(q, 2), dl_column_int(q, 3),
                                              dl_column_str(q, 4), dl_column_int(q, 5),
                                              dl_column_int(q, 6)) };
    return err->code;
}

static dl_code put_link(dl_link *link, uint32_t index, dl_err *err) {
    const link_reply *r = &link->replies.at[index];
    dl_row q;
    if (!dl_row_begin(link->store, SQL_EVENT_LINK_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":event", link->events.at[r->event].id);
    dl_row_int(&q, ":target", link->events.at[r->target].id);
    dl_row_str(&q, ":relation", dl_str_of(dl_relation_name(r->relation)));
    dl_row_int(&q, ":score", r->score);
    dl_row_str(&q, ":reason", dl_link_reply_reason(link, r->reasons));
    dl_row_int(&q, ":report", row_of(link, r->report));
    dl_row_int(&q, ":against", row_of(link, r->against));
    return dl_row_run(&q, err);
}

static dl_code drop_link(dl_link *link, const key_row *row, dl_err *err) {
    sqlite3_stmt *q = dl_sql(link->store, SQL_EVENT_LINK_DELETE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->a);
    dl_bind_int(q, ":target", row->b);
    return dl_run(link->store, q, err);
}

static dl_code write_links(dl_link *link, dl_err *err) {
    key_rows old = { 0 }, new = { 0 };
    if (load_links(link, &old, err)) return err->code;
    for (uint32_t i = 0; i < link->replies.n; i++) {
        const link_reply *r = &link->replies.at[i];
        *DL_PUSH(link->mem, &new.at) = (key_row){
            .a = link->events.at[r->event].id,
            .b = link->events.at[r->target].id,
            .digest = reply_digest(dl_str_of(dl_relation_name(r->relation)), r->score,
                                   dl_link_reply_reason(link, r->reasons),
                                   row_of(link, r->report), row_of(link, r->against)),
            .index = i
        };
    }
    sort_rows(&new);
    return write_changes(link, &old, &new, drop_link, put_link, err);
}

/* ---- threads ----------------------------------------------------------------------- */

static dl_str outcome_of(int8_t relation) {
    return relation < 0 ? (dl_str){ 0 } : dl_str_of(dl_relation_outcome(relation));
}

static dl_code put_thread(dl_link *link, const link_thread *t, dl_str key, int64_t digest,
                          dl_err *err) {
    dl_row q;
    if (!dl_row_begin(link->store, SQL_THREAD_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":id", t->id);
    dl_row_str(&q, ":key", key);
    dl_row_int(&q, ":opening", link->events.at[t->opening].id);
    dl_row_int(&q, ":positions", t->positions);
    dl_row_opt(&q, ":outcome", outcome_of(t->relation));
    dl_row_int(&q, ":digest", digest);
    return dl_row_run(&q, err);
}

static dl_code write_threads(dl_link *link, dl_old_rows *old, dl_err *err) {
    if (dl_old_load(link, SQL_LINK_THREADS, old, err)) return err->code;
    for (uint32_t i = 0; i < link->threads.n; i++) {
        link_thread *t = &link->threads.at[i];
        bool is_new, same;
        const link_event *opening = &link->events.at[t->opening];
        dl_str key = dl_str_fmt(link->mem, "thread-%.*s", DL_ARG(opening->key));
        uint64_t d =
            dl_digest_str(dl_digest_int(6, opening->id), outcome_of(t->relation));
        int64_t digest = (int64_t)dl_digest_int(d, t->positions);
        t->id = dl_old_row(old, key, digest, &is_new, &same);
        if (!same && put_thread(link, t, key, digest, err)) return err->code;
    }
    return DL_OK;
}

static dl_str member_outcome(const link_member *m) {
    if (!m->open) return (dl_str){ 0 };
    return m->relation < 0 ? DL_LIT("unanswered") : outcome_of(m->relation);
}

static uint64_t member_digest(int64_t thread, dl_str outcome) {
    return dl_digest_str(dl_digest_int(7, thread), outcome);
}

static dl_code load_members(dl_link *link, key_rows *out, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_MEMBERS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &out->at) = (key_row){
            .a = dl_column_int(q, 0),
            .digest = member_digest(dl_column_int(q, 1), dl_column_str(q, 2)),
        };
    return err->code;
}

static dl_code drop_member(dl_link *link, const key_row *row, dl_err *err) {
    return dl_run_id(link, SQL_THREAD_EVENT_DELETE, ":event", row->a, err);
}

static dl_code put_member(dl_link *link, uint32_t index, dl_err *err) {
    const link_member *m = &link->members.at[index];
    dl_row q;
    if (!dl_row_begin(link->store, SQL_THREAD_EVENT_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":event", link->events.at[m->event].id);
    dl_row_int(&q, ":thread", link->threads.at[m->thread].id);
    dl_row_opt(&q, ":outcome", member_outcome(m));
    return dl_row_run(&q, err);
}

static dl_code write_members(dl_link *link, dl_err *err) {
    key_rows old = { 0 }, new = { 0 };
    if (load_members(link, &old, err)) return err->code;
    for (uint32_t i = 0; i < link->members.n; i++) {
        const link_member *m = &link->members.at[i];
        *DL_PUSH(link->mem, &new.at) = (key_row){
            .a = link->events.at[m->event].id,
            .digest = member_digest(link->threads.at[m->thread].id, member_outcome(m)),
            .index = i,
        };
    }
    sort_rows(&new);
    return write_changes(link, &old, &new, drop_member, put_member, err);
}

dl_code dl_link_write_replies(dl_link *link, dl_err *err) {
    static const dl_old_sql gone[] = { { SQL_THREAD_DELETE, ":id" } };
    dl_old_rows old;
    if (write_links(link, err) || write_threads(link, &old, err)) return err->code;
    if (write_members(link, err)) return err->code;
    return dl_old_drop(link, &old, gone, DL_N(gone), err);
}
