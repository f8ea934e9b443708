/* link_judge.c - what people said, applied each time that events are made.
 *
 * In:  the judgements that hold; reports, actors and events in memory.
 * Out: reports taken out, told apart or joined; names and kinds; values of events; the
 * events that people added; the rows of judged, tag and note.
 * A telling is found by its article, type and place. Where a later version reads the text
 * a little differently, a telling of that type whose words overlap is the one meant.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum { SHA = 64 };

bool dl_judged_is(const link_judgement *j, const char *verb) {
    return dl_str_is(j->verb, verb);
}

/* ---- anchors --------------------------------------------------------------------------------- */

static uint32_t article_of(const dl_link *link, dl_str sha) {
    for (uint32_t i = 0; i < link->articles.n; i++)
        if (dl_str_eq(link->articles.at[i].sha, sha)) return i;
    return DL_NONE;
}

/* "SHA:TYPE:OFFSET:LENGTH" */
static uint32_t report_of(const dl_link *link, dl_str line) {
    dl_str sha = dl_str_cut(&line, ':'), type = dl_str_cut(&line, ':');
    int64_t off, len;
    uint32_t article = article_of(link, sha), best = DL_NONE;
    dl_str from = dl_str_cut(&line, ':');
    if (article == DL_NONE || !dl_str_int(from, &off) || !dl_str_int(line, &len))
        return DL_NONE;
    const link_article *a = &link->articles.at[article];
    for (uint32_t i = a->first_report; i < a->first_report + a->n_reports; i++) {
        const link_report *r = &link->reports.at[i];
        if (!dl_str_eq(dl_pool_str(&link->pool, r->type), type)) continue;
        if (r->trigger_off == off) return i;
        if (r->trigger_off < off + len && off < r->trigger_off + r->trigger_len) best = i;
    }
    return best;
}

static bool is_telling(dl_str line) {
    return line.len > SHA && line.ptr[SHA] == ':' && !dl_str_starts(line, "added:");
}

static void find_reports(dl_link *link, link_judgement *j) {
    dl_str rest = j->anchor, line;
    while (dl_str_line(&rest, &line)) {
        uint32_t r = is_telling(line) ? report_of(link, line) : DL_NONE;
        if (r != DL_NONE) *DL_PUSH(link->mem, &j->first) = r;
    }
    rest = j->object_anchor;
    while (dl_str_line(&rest, &line)) {
        uint32_t r = is_telling(line) ? report_of(link, line) : DL_NONE;
        if (r != DL_NONE) *DL_PUSH(link->mem, &j->second) = r;
    }
}

/* ---- loading --------------------------------------------------------------------------------- */

dl_code dl_link_load_judgements(dl_link *link, dl_err *err) {
    bool more = true;
    dl_arena *mem = link->mem;
    sqlite3_stmt *q = dl_sql(link->store, SQL_JUDGEMENTS_HOLDING, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        link_judgement j = { .id = dl_column_int(q, 0),
                             .made = dl_str_copy(mem, dl_column_str(q, 1)),
                             .who = dl_str_copy(mem, dl_column_str(q, 2)),
                             .verb = dl_str_copy(mem, dl_column_str(q, 3)),
                             .subject = dl_str_copy(mem, dl_column_str(q, 4)),
                             .anchor = dl_str_copy(mem, dl_column_str(q, 5)),
                             .object_anchor = dl_str_copy(mem, dl_column_str(q, 6)),
                             .field = dl_str_copy(mem, dl_column_str(q, 7)),
                             .value = dl_str_copy(mem, dl_column_str(q, 8)) };
        *DL_PUSH(mem, &link->judged) = j;
    }
    return err->code;
}

/* Articles stand for groups of a split: each alone, or OBJECT_ANCHOR's against the rest. */
static void note_split(dl_link *link, uint32_t judgement) {
    const link_judgement *j = &link->judged.at[judgement];
    for (uint32_t i = 0; i < j->first.n; i++) {
        uint32_t article = link->reports.at[j->first.at[i]].article;
        uint32_t group = article;
        if (j->object_anchor.len)
            group = dl_str_eq(link->articles.at[article].sha, j->object_anchor);
        *DL_PUSH(link->mem, &link->split_reports) =
            (link_split){ judgement, group, j->first.at[i] };
    }
}

void dl_link_judge_reports(dl_link *link) {
    for (uint32_t i = 0; i < link->judged.n; i++) {
        link_judgement *j = &link->judged.at[i];
        if (j->about_actor) continue; /* its FIRST are actors */
        find_reports(link, j);
        if (dl_judged_is(j, "split")) note_split(link, i);
        for (uint32_t k = 0; k < j->first.n; k++) {
            if (dl_judged_is(j, "reject"))
                link->reports.at[j->first.at[k]].rejected = true;
            if (dl_judged_is(j, "set") || dl_judged_is(j, "confirm"))
                *DL_PUSH(link->mem, &link->touched) = (dl_pair){ j->first.at[k], i };
        }
    }
    dl_pairs_sort(link->touched.at, link->touched.n);
}

/* ---- who is which ------------------------------------------------------------------ */

bool dl_split_between(const link_split *list, uint32_t n, uint32_t after, dl_sets *sets,
                      uint32_t a, uint32_t b) {
    if (n == 0) return false;
    a = dl_sets_root(sets, a);
    b = dl_sets_root(sets, b);
    for (uint32_t i = 0; i < n; i++) {
        if (list[i].judgement < after || dl_sets_root(sets, list[i].member) != a)
            continue;
        for (uint32_t k = 0; k < n; k++)
            if (list[k].judgement == list[i].judgement &&
                list[k].group != list[i].group && dl_sets_root(sets, list[k].member) == b)
                return true;
    }
    return false;
}

void dl_link_judge_same(dl_link *link) {
    for (uint32_t i = 0; i < link->judged.n; i++) {
        const link_judgement *j = &link->judged.at[i];
        if (j->about_actor || !dl_judged_is(j, "same") || j->first.n == 0) continue;
        uint32_t a = j->first.at[0];
        for (uint32_t k = 0; k < j->first.n + j->second.n; k++) {
            uint32_t b = k < j->first.n ? j->first.at[k] : j->second.at[k - j->first.n];
            if (dl_sets_root(&link->clusters, a) == dl_sets_root(&link->clusters, b) ||
                link->reports.at[a].type != link->reports.at[b].type ||
                dl_split_between(link->split_reports.at, link->split_reports.n, i + 1,
                                 &link->clusters, a, b))
                continue;
            dl_sets_join(&link->clusters, a, b);
            link->reports.at[b].reason = dl_pool_add(&link->pool, DL_LIT("judgement"));
            link->reports.at[b].score = 100;
        }
    }
}

/* ---- values ------------------------------------------------------------------------ */

static bool is_role_of(const dl_link *link, uint32_t judgement, uint32_t role) {
    for (uint32_t i = 0; i < link->given.n; i++)
        if (link->given.at[i].judgement == judgement && link->given.at[i].role == role)
            return true;
    return false;
}

/* The actors that the judgement names replace all others of their roles. */
static void give_actors(const dl_link *link, uint32_t judgement, dl_arena *mem,
                        event_values *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < out->actors.n; i++)
        if (!is_role_of(link, judgement, out->actors.at[i].role))
            out->actors.at[n++] = out->actors.at[i];
    out->actors.n = n;
    for (uint32_t i = 0; i < link->given.n; i++) {
        const link_given *g = &link->given.at[i];
        if (g->judgement != judgement) continue;
        value_actor actor = { g->role, link->entities.at[g->entity].root, 0 };
        *DL_PUSH(mem, &out->actors) = actor;
    }
}

/* "2019-08-26T00:00/2019-08-27T00:00 day"; anything else: no date. */
static void give_date(dl_str value, event_values *out) {
    dl_str begins = dl_str_cut(&value, '/'), ends = dl_str_cut(&value, ' ');
    out->begins = out->ends = DL_NO_TIME;
    out->grain = DL_BY_NONE;
    out->basis = DL_BASIS_NONE;
    out->approx = false;
    if (!dl_iso_parse(begins, &out->begins) || !dl_iso_parse(ends, &out->ends)) {
        out->begins = out->ends = DL_NO_TIME;
        return;
    }
    out->grain = (uint8_t)dl_grain_named(value);
    out->basis = DL_JUDGED;
}

static void give_field(dl_link *link, dl_str name, dl_str value, dl_arena *mem,
                       event_values *out) {
    link_field *given = DL_NEW(mem, link_field);
    uint32_t field = dl_pool_add(&link->pool, name), i = 0;
    *given = (link_field){ .field = field, .text = value };
    if (dl_str_int(value, &given->number)) {
        given->has_number = true;
        given->text = (dl_str){ 0 };
    }
    while (i < out->fields.n && out->fields.at[i].field != field) i++;
    if (i == out->fields.n) (void)DL_PUSH(mem, &out->fields);
    out->fields.at[i] = (value_field){ field, out->best, given };
}

static void give(dl_link *link, uint32_t judgement, dl_str name, dl_str value,
                 dl_arena *mem, event_values *out) {
    int status = dl_status_named(value);
    if (is_role_of(link, judgement, dl_pool_find(&link->pool, name)))
        give_actors(link, judgement, mem, out);
    else if (dl_str_is(name, "status") && status >= 0)
        out->status = (uint8_t)status;
    else if (dl_str_is(name, "date"))
        give_date(value, out);
    else if (dl_str_is(name, "place"))
        out->place = value;
    else if (!dl_str_is(name, "reply_to")) /* that is a row of its own */
        give_field(link, name, value, mem, out);
}

static void apply(dl_link *link, uint32_t judgement, dl_arena *mem, event_values *out) {
    enum { SURE = 100 };
    const link_judgement *j = &link->judged.at[judgement];
    if (dl_judged_is(j, "confirm"))
        out->confidence = SURE;
    else
        give(link, judgement, j->field, j->value, mem, out);
}

/* An event of its own: "field value" a line. */
static void apply_added(dl_link *link, const link_event *event, dl_arena *mem,
                        event_values *out) {
    const link_judgement *j = &link->judged.at[event->added];
    dl_str rest = j->value, line;
    while (dl_str_line(&rest, &line)) {
        dl_str name = dl_str_cut(&line, ' ');
        give(link, event->added, name, line, mem, out);
    }
    for (uint32_t i = event->added + 1; i < link->judged.n; i++)
        if (dl_str_eq(link->judged.at[i].anchor, j->anchor) &&
            (dl_judged_is(&link->judged.at[i], "set") ||
             dl_judged_is(&link->judged.at[i], "confirm")))
            apply(link, i, mem, out);
}

void dl_link_judge_values(dl_link *link, const link_event *event, dl_arena *mem,
                          event_values *out) {
    bool *done;
    if (event->n == 0) {
        apply_added(link, event, mem, out);
        return;
    }
    if (link->touched.n == 0) return;
    done = DL_NEW_N(mem, bool, link->judged.n + 1);
    for (uint32_t i = event->first; i < event->first + event->n; i++) {
        uint32_t report = link->order[i];
        uint32_t at = dl_pairs_find(link->touched.at, link->touched.n, report);
        for (; at < link->touched.n && link->touched.at[at].key == report; at++)
            done[link->touched.at[at].value] = true;
    }
    for (uint32_t i = 0; i < link->judged.n; i++) /* in the order they were said */
        if (done[i]) apply(link, i, mem, out);
}

/* ---- rows -------------------------------------------------------------------------- */

/* The key that the judgement's subject has now; empty: it is gone. */
static dl_str target_of(const dl_link *link, const link_judgement *j) {
    if (dl_str_starts(j->anchor, "added:")) return j->subject;
    if (j->anchor.len == SHA && article_of(link, j->anchor) != DL_NONE)
        return dl_str_fmt(link->mem, "article-%.*s", DL_KEY_DIGITS, j->anchor.ptr);
    if (j->entity != DL_NONE && j->about_actor)
        return dl_pool_str(&link->pool,
                           link->entities.at[link->entities.at[j->entity].root].key);
    for (uint32_t i = 0; i < j->first.n && !j->about_actor; i++)
        if (link->event_of[j->first.at[i]] != DL_NONE)
            return link->events.at[link->event_of[j->first.at[i]]].key;
    return (dl_str){ 0 };
}

static dl_code put_judged(dl_link *link, const link_judgement *j, dl_str target,
                          dl_err *err) {
    dl_row q;
    bool tag = dl_judged_is(j, "tag"), note = dl_judged_is(j, "note");
    if (!dl_row_begin(link->store, SQL_JUDGED_PUT, &q, err)) return err->code;
    dl_row_str(&q, ":target", target);
    dl_row_int(&q, ":judgement", j->id);
    if (dl_row_run(&q, err)) return err->code;
    if (!tag && !note) return DL_OK;
    if (!dl_row_begin(link->store, tag ? SQL_TAG_PUT : SQL_NOTE_PUT, &q, err))
        return err->code;
    dl_row_str(&q, ":target", target);
    dl_row_str(&q, tag ? ":tag" : ":text", j->value);
    dl_row_str(&q, ":made", j->made);
    dl_row_str(&q, ":who", j->who);
    return dl_row_run(&q, err);
}

dl_code dl_link_write_judged(dl_link *link, dl_err *err) {
    static const int clear[] = { SQL_JUDGED_CLEAR, SQL_TAG_CLEAR, SQL_NOTE_CLEAR };
    for (size_t i = 0; i < DL_N(clear); i++)
        if (dl_sql_do(link->store, clear[i], err)) return err->code;
    if (link->judged.n == 0) return DL_OK;
    for (uint32_t i = 0; i < link->judged.n; i++) {
        dl_str target = target_of(link, &link->judged.at[i]);
        if (target.len && put_judged(link, &link->judged.at[i], target, err))
            return err->code;
    }
    return DL_OK;
}
