/* link_write_event.c - writes events, as far as they differ from what is there.
 *
 * In:  events in memory; the rows of the last linking.
 * Out: event, event_actor, event_field, event_history, report.event; the search over
 *      events. A key that is gone becomes an alias of the event that its reports tell now.
 *
 * SPDX-License-Identifier: MIT */
#include "history.h"

typedef struct {
    dl_link *link;
    dl_old_rows old;
    dl_history_writer histories;
    bool rebuild; /* the search over events is made anew at the end */
} work;

/* Its row; 0 for what a person said. */
static int64_t report_id(const dl_link *link, uint32_t report) {
    return report == DL_NONE ? 0 : link->reports.at[report].id;
}

static uint64_t digest_of(const dl_link *link, const event_values *v, dl_str history) {
    const int64_t numbers[] = { v->begins,
                                v->ends,
                                v->grain,
                                v->basis,
                                v->approx,
                                v->status,
                                v->confidence,
                                v->first_reported,
                                v->last_reported,
                                v->reports,
                                v->articles,
                                v->sources,
                                v->differs,
                                report_id(link, v->best),
                                v->series == DL_NONE ? 0
                                                     : link->series.at[v->series].id };
    uint64_t d = dl_digest_str(3, v->title);
    d = dl_digest_str(dl_digest_str(d, v->place), v->content);
    d = dl_digest_str(d, dl_pool_str(&link->pool, v->when_text));
    for (size_t i = 0; i < DL_N(numbers); i++) d = dl_digest_int(d, numbers[i]);
    for (uint32_t i = 0; i < v->actors.n; i++) {
        const value_actor *a = &v->actors.at[i];
        d = dl_digest_str(d, dl_pool_str(&link->pool, a->role));
        d = dl_digest_int(dl_digest_int(d, link->entities.at[a->entity].id), a->articles);
    }
    for (uint32_t i = 0; i < v->fields.n; i++) {
        const value_field *f = &v->fields.at[i];
        d = dl_digest_str(d, dl_pool_str(&link->pool, f->field));
        d = dl_digest_str(dl_digest_int(d, f->value->number), f->value->text);
        d = dl_digest_int(d, report_id(link, f->report));
    }
    return history.len ? dl_digest_str(d, history) : d;
}

static void bind_time_of(const dl_link *link, dl_row *q, const event_values *v) {
    bool has = v->begins != DL_NO_TIME;
    dl_row_time(q, ":begins", v->begins);
    dl_row_time(q, ":ends", v->ends);
    dl_row_opt(q, ":grain", has ? dl_str_of(dl_grain_name(v->grain)) : (dl_str){ 0 });
    dl_row_opt(q, ":basis", has ? dl_str_of(dl_basis_name(v->basis)) : (dl_str){ 0 });
    dl_row_int(q, ":approx", v->approx);
    dl_row_opt(q, ":when_text", dl_pool_str(&link->pool, v->when_text));
}

static double weigh(const dl_link *link, const event_values *v) {
    return dl_event_weight(dl_pool_str(&link->pool, v->type), v->status, v->articles,
                           v->sources, v->confidence);
}

static dl_code put_row(dl_link *link, int64_t id, const link_event *event,
                       const event_values *v, uint64_t digest, dl_err *err) {
    dl_row q;
    if (!dl_row_begin(link->store, SQL_EVENT_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":id", id);
    dl_row_str(&q, ":key", event->key);
    dl_row_str(&q, ":type", dl_pool_str(&link->pool, v->type));
    dl_row_str(&q, ":status", dl_str_of(dl_status_name(v->status)));
    bind_time_of(link, &q, v);
    dl_row_opt(&q, ":place", v->place);
    dl_row_str(&q, ":title", v->title);
    bool series = v->series != DL_NONE;
    dl_row_maybe(&q, ":series", series, series ? link->series.at[v->series].id : 0);
    dl_row_maybe(&q, ":round", v->round != NULL, v->round ? v->round->number : 0);
    dl_row_opt(&q, ":content", v->content);
    dl_str plover, cameo;
    dl_link_codes(link, v, &plover, &cameo);
    dl_row_opt(&q, ":plover", plover);
    dl_row_opt(&q, ":cameo", cameo);
    dl_row_int(&q, ":confidence", v->confidence);
    dl_row_int(&q, ":best", report_id(link, v->best));
    dl_row_time(&q, ":first_reported", v->first_reported);
    dl_row_time(&q, ":last_reported", v->last_reported);
    dl_row_int(&q, ":reports", v->reports);
    dl_row_int(&q, ":articles", v->articles);
    dl_row_int(&q, ":sources", v->sources);
    dl_row_int(&q, ":differs", v->differs);
    dl_row_real(&q, ":weight", weigh(link, v));
    dl_row_int(&q, ":digest", (int64_t)digest);
    return dl_row_run(&q, err);
}

static dl_code put_history(dl_link *link, int64_t id, dl_str history, dl_err *err) {
    dl_row q;
    if (!history.len) return DL_OK;
    if (!dl_row_begin(link->store, SQL_EVENT_HISTORY_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":event", id);
    dl_row_blob(&q, ":bytes", history);
    return dl_row_run(&q, err);
}

static dl_code put_lists(dl_link *link, int64_t id, const event_values *v, dl_err *err) {
    for (uint32_t i = 0; i < v->actors.n; i++) {
        const value_actor *a = &v->actors.at[i];
        dl_row q;
        if (!dl_row_begin(link->store, SQL_EVENT_ACTOR_PUT, &q, err)) return err->code;
        dl_row_int(&q, ":event", id);
        dl_row_str(&q, ":role", dl_pool_str(&link->pool, a->role));
        dl_row_int(&q, ":actor", link->entities.at[a->entity].id);
        dl_row_time(&q, ":begins", v->begins);
        dl_row_int(&q, ":articles", a->articles);
        if (dl_row_run(&q, err)) return err->code;
    }
    for (uint32_t i = 0; i < v->fields.n; i++) {
        const value_field *f = &v->fields.at[i];
        dl_row q;
        if (!dl_row_begin(link->store, SQL_EVENT_FIELD_PUT, &q, err)) return err->code;
        dl_row_int(&q, ":event", id);
        dl_row_str(&q, ":field", dl_pool_str(&link->pool, f->field));
        dl_row_maybe(&q, ":number", f->value->has_number, f->value->number);
        dl_row_opt(&q, ":text", f->value->text);
        dl_row_int(&q, ":report", report_id(link, f->report));
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

static dl_code put_event(work *w, int64_t id, const link_event *event,
                         const event_values *v, dl_str history, uint64_t digest,
                         bool is_new, dl_err *err) {
    dl_link *link = w->link;
    if (!is_new && dl_sum_touch_event(link, id, err)) return err->code;
    for (uint32_t i = 0; i < v->actors.n; i++)
        link->entities.at[v->actors.at[i].entity].touched = true;
    if (!is_new && !w->rebuild && dl_run_id(link, SQL_EVENT_FTS_FORGET, ":id", id, err))
        return err->code;
    if (!is_new && (dl_run_id(link, SQL_EVENT_ACTOR_CLEAR, ":event", id, err) ||
                    dl_run_id(link, SQL_EVENT_FIELD_CLEAR, ":event", id, err) ||
                    dl_run_id(link, SQL_EVENT_HISTORY_CLEAR, ":event", id, err)))
        return err->code;
    if (put_row(link, id, event, v, digest, err) || put_lists(link, id, v, err) ||
        put_history(link, id, history, err))
        return err->code;
    return w->rebuild ? DL_OK : dl_run_id(link, SQL_EVENT_FTS_ADD, ":id", id, err);
}

/* CHANGED: the event was written anew; why a report is tied to it may be another reason then. */
static dl_code tie_reports(work *w, const link_event *event, int64_t id, bool changed,
                           dl_err *err) {
    dl_link *link = w->link;
    for (uint32_t i = event->first; i < event->first + event->n; i++) {
        link_report *r = &link->reports.at[link->order[i]];
        if (r->old_event == id && !changed) continue;
        dl_row q;
        if (!dl_row_begin(link->store, SQL_REPORT_SET_EVENT, &q, err)) return err->code;
        dl_row_int(&q, ":event", id);
        dl_row_opt(&q, ":reason", dl_pool_str(&link->pool, r->reason));
        dl_row_int(&q, ":score", r->score);
        dl_row_int(&q, ":id", r->id);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* Rows are in order of their ids. */
static uint32_t old_index(const dl_old_rows *old, int64_t id) {
    uint32_t low = 0, high = old->ids.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (old->ids.at[mid] < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < old->ids.n && old->ids.at[low] == id ? low : DL_NONE;
}

static dl_code alias_gone(work *w, dl_err *err) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->events.n; i++) {
        const link_event *event = &link->events.at[i];
        for (uint32_t j = event->first; j < event->first + event->n; j++) {
            int64_t was = link->reports.at[link->order[j]].old_event;
            uint32_t row = was ? old_index(&w->old, was) : DL_NONE;
            if (row == DL_NONE || w->old.kept.at[row]) continue;
            if (dl_put_alias(link, dl_pool_str(&w->old.keys, row + 1), event->key, err))
                return err->code;
        }
    }
    return DL_OK;
}

static dl_code drop_gone(work *w, dl_err *err) {
    static const dl_old_sql list[] = { { SQL_EVENT_FTS_FORGET, ":id" },
                                       { SQL_EVENT_ACTOR_CLEAR, ":event" },
                                       { SQL_EVENT_FIELD_CLEAR, ":event" },
                                       { SQL_EVENT_HISTORY_CLEAR, ":event" },
                                       { SQL_EVENT_DELETE, ":id" } };
    size_t skip = w->rebuild ? 1 : 0;
    for (uint32_t i = 0; i < w->old.ids.n; i++)
        if (!w->old.kept.at[i] && dl_sum_touch_event(w->link, w->old.ids.at[i], err))
            return err->code;
    return dl_old_drop(w->link, &w->old, list + skip, DL_N(list) - skip, err);
}

/* What was rejected tells nothing any more. */
static dl_code untie_rejected(work *w, dl_err *err) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n && link->judged.n; i++) {
        const link_report *r = &link->reports.at[i];
        if (!r->rejected || r->old_event == 0) continue;
        dl_row q;
        if (!dl_row_begin(link->store, SQL_REPORT_SET_EVENT, &q, err)) return err->code;
        dl_row_null(&q, ":event");
        dl_row_str(&q, ":reason", DL_LIT("rejected"));
        dl_row_int(&q, ":score", 0);
        dl_row_int(&q, ":id", r->id);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* A search made anew is cheaper than many changes to it. */
static bool many_new(const dl_link *link) {
    enum { PART = 5 };
    uint32_t n = 0;
    for (uint32_t i = 0; i < link->reports.n; i++)
        n += link->reports.at[i].old_event == 0;
    return n > link->reports.n / PART;
}

dl_code dl_link_write_events(dl_link *link, dl_err *err) {
    work w = { .link = link, .rebuild = many_new(link) };
    if (dl_old_load(link, SQL_LINK_EVENTS, &w.old, err)) return err->code;
    dl_tally tally;
    dl_tally_init(&tally, link->mem);
    dl_link_packer packer;
    dl_link_packer_init(&packer, link);
    dl_history_writer_init(&w.histories, link);
    dl_arena *mem = dl_arena_new();
    for (uint32_t i = 0; i < link->events.n; i++) {
        bool is_new, same;
        event_values v;
        link_event *event = &link->events.at[i];
        dl_arena_reset(mem);
        dl_link_values(link, event, mem, &v);
        dl_tally_add(&tally, &v);
        dl_str history = dl_history_of(&w.histories, event, &v);
        uint64_t digest = digest_of(link, &v, history);
        int64_t id = event->id =
            dl_old_row(&w.old, event->key, (int64_t)digest, &is_new, &same);
        if (!same && put_event(&w, id, event, &v, history, digest, is_new, err)) break;
        dl_link_pack(&packer, event, &v, weigh(link, &v));
        if (tie_reports(&w, event, id, !same, err)) break;
    }
    dl_arena_free(mem);
    dl_history_writer_free(&w.histories);
    if (err->code || untie_rejected(&w, err) || alias_gone(&w, err) ||
        drop_gone(&w, err) || dl_tally_write(link, &tally, err) ||
        dl_packer_write(&packer.packer, link->store, err))
        return err->code;
    return w.rebuild ? dl_sql_do(link->store, SQL_EVENT_FTS_REBUILD, err) : DL_OK;
}
