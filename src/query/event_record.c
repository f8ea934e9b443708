/* event_record.c - an event as a record: the members of docs/formats.md, in their order.
 *
 * In:  an event's row and parts; its reports are read here when somebody sees them.
 * Out: an object of cells, with "when" and "sentence" beside for people.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

dl_code dl_event_read(dl_query *query, int64_t id, dl_event_row *out, bool *found,
                      dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_ROW, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    if (dl_step(query->store, q, found, err)) return err->code;
    if (!*found) return DL_OK;
    dl_str *const text[] = {
        NULL,
        &out->key,
        &out->type,
        &out->status,
        &out->begins,
        &out->ends,
        &out->grain,
        &out->basis,
        NULL,
        &out->when_text,
        &out->place,
        &out->title,
        NULL,
        &out->content,
        &out->plover,
        &out->cameo,
        NULL,
        &out->first_reported,
        &out->last_reported,
        NULL,
        NULL,
        NULL,
        NULL,
        &out->series,
        &out->series_name,
        &out->series_venue,
        &out->series_parties,
        &out->series_subject,
    };
    for (int i = 0; i < (int)DL_N(text); i++)
        if (text[i]) *text[i] = dl_str_copy(query->row, dl_column_str(q, i));
    out->id = dl_column_int(q, 0);
    out->approx = dl_column_int(q, 8) != 0;
    out->has_round = dl_column_str(q, 12).len > 0;
    out->round = dl_column_int(q, 12);
    out->confidence = dl_column_int(q, 16);
    out->reports = dl_column_int(q, 19);
    out->articles = dl_column_int(q, 20);
    out->sources = dl_column_int(q, 21);
    out->best = dl_column_int(q, 22);
    (void)dl_sql(query->store, SQL_EVENT_ROW, err); /* reset: the row has been copied */
    return query->as_of ? dl_as_of_row(query, out, found, err) : DL_OK;
}

/* Whom the best report only describes: "the sources". They are nobody's key. */
static dl_code read_phrases(dl_query *query, int64_t report, dl_event_parts *out,
                            dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_REPORT_PHRASES, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", report);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_role_actor actor = { .role = dl_str_copy(query->row, dl_column_str(q, 0)),
                                .name = dl_str_copy(query->row, dl_column_str(q, 1)) };
        *DL_PUSH(query->row, &out->actors) = actor;
    }
}

static void known_actors(dl_arena *mem, const dl_known *known, dl_event_parts *out) {
    for (uint32_t i = 0; i < known->actors.n; i++) {
        const dl_known_actor *a = &known->actors.at[i];
        *DL_PUSH(mem, &out->actors) =
            (dl_role_actor){ a->role, a->key, a->name, a->id, false };
    }
}

static void known_fields(dl_arena *mem, const dl_known *known, dl_event_parts *out) {
    for (uint32_t i = 0; i < known->fields.n; i++) {
        const dl_known_field *f = &known->fields.at[i];
        *DL_PUSH(mem, &out->fields) =
            (dl_field_value){ f->field, f->text, f->number, f->has_number };
    }
}

static dl_code read_actors(dl_query *query, int64_t event, dl_event_parts *out,
                           dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_ACTORS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_role_actor actor = { dl_str_copy(query->row, dl_column_str(q, 0)),
                                dl_str_copy(query->row, dl_column_str(q, 1)),
                                dl_str_copy(query->row, dl_column_str(q, 2)),
                                dl_column_int(q, 3), dl_column_int(q, 4) != 0 };
        *DL_PUSH(query->row, &out->actors) = actor;
    }
}

dl_code dl_event_read_fields(dl_query *query, const dl_event_row *row,
                             dl_event_parts *out, dl_err *err) {
    if (row->known) {
        known_fields(query->row, row->known, out);
        return DL_OK;
    }
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_FIELDS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_field_value field = { dl_str_copy(query->row, dl_column_str(q, 0)),
                                 dl_str_copy(query->row, dl_column_str(q, 2)),
                                 dl_column_int(q, 1), dl_column_int(q, 3) != 0 };
        *DL_PUSH(query->row, &out->fields) = field;
    }
}

dl_code dl_event_read_parts(dl_query *query, const dl_event_row *row, dl_event_parts *out,
                            dl_err *err) {
    if (row->known)
        known_actors(query->row, row->known, out);
    else if (read_actors(query, row->id, out, err))
        return err->code;
    if (read_phrases(query, row->best, out, err)) return err->code;
    return dl_event_read_fields(query, row, out, err);
}

/* ---- time for people ---------------------------------------------------------------------- */

static bool when_of(dl_str begins, dl_str ends, dl_str grain, dl_str basis, bool approx,
                    dl_when *out) {
    *out = (dl_when){ .grain = (uint8_t)dl_grain_named(grain),
                      .basis = (uint8_t)dl_basis_named(basis),
                      .approx = approx };
    return dl_iso_parse(begins, &out->begins) && dl_iso_parse(ends, &out->ends);
}

dl_str dl_people_date(dl_arena *mem, dl_str iso) {
    char text[80];
    dl_when when = { .grain = DL_BY_DAY, .basis = DL_EXPLICIT };
    if (!dl_iso_parse(iso, &when.begins)) return (dl_str){ 0 };
    when.begins -=
        ((when.begins % DL_MINUTES_A_DAY) + DL_MINUTES_A_DAY) % DL_MINUTES_A_DAY;
    when.ends = when.begins + DL_MINUTES_A_DAY;
    dl_when_format(&when, text, sizeof text);
    return dl_str_copy(mem, dl_str_of(text));
}

dl_str dl_event_when(dl_arena *mem, const dl_event_row *row) {
    char text[80];
    dl_when when;
    bool open = dl_str_is(row->status, "planned") || dl_str_is(row->status, "possible");
    dl_str status = open ? row->status : (dl_str){ 0 };
    if (when_of(row->begins, row->ends, row->grain, row->basis, row->approx, &when)) {
        dl_when_format(&when, text, sizeof text);
        bool assumed = when.basis == DL_ASSUMED;
        return dl_str_fmt(mem, "%.*s%s%s%s", DL_ARG(status),
                          !open     ? ""
                          : assumed ? ", "
                                    : " ",
                          assumed ? "reported " : "", text);
    }
    const char *why = row->first_reported.len ? "undated" : "undated article";
    if (row->when_text.len)
        return dl_str_fmt(mem, "%.*s%s%.*s (%s)", DL_ARG(status), open ? " " : "",
                          DL_ARG(row->when_text), why);
    return dl_str_fmt(mem, "%.*s%s%s", DL_ARG(status), open ? ", " : "", why);
}

dl_str dl_teller(dl_arena *mem, dl_str source, dl_str uri) {
    uint32_t host = dl_str_find(uri, DL_LIT("://"), 0);
    if (source.len) return source;
    if (host != DL_NONE) {
        dl_str rest = dl_str_sub(uri, host + 3, UINT32_MAX);
        rest = dl_str_cut(&rest, '/');
        return dl_str_copy(
            mem, dl_str_starts(rest, "www.") ? dl_str_sub(rest, 4, UINT32_MAX) : rest);
    }
    while (dl_str_find(uri, DL_LIT("/"), 0) != DL_NONE) (void)dl_str_cut(&uri, '/');
    return dl_str_copy(mem, uri);
}

/* ---- reports ------------------------------------------------------------------------------- */

/* The byte where character N of S begins. */
static uint32_t byte_of(dl_str s, int64_t n) {
    uint32_t at = 0;
    while (n-- > 0 && at < s.len) dl_utf8_next(s, &at);
    return at;
}

static void add_evidence(dl_arena *mem, sqlite3_stmt *q, dl_cell *report) {
    dl_str text = dl_column_str(q, 7);
    int64_t off = dl_column_int(q, 5), trigger = dl_column_int(q, 8);
    dl_cell_int(mem, report, "start", off);
    dl_cell_int(mem, report, "end", off + dl_column_int(q, 6));
    dl_cell_text(mem, report, "text", text);
    dl_cell *cell = &report->in.at[report->in.n - 1];
    if (trigger >= off && cell->kind == DL_CELL_TEXT) {
        cell->mark = byte_of(text, trigger - off);
        cell->mark_len = byte_of(text, trigger - off + dl_column_int(q, 9)) - cell->mark;
    }
    cell = dl_cell_add(mem, report, "trigger", DL_CELL_OBJECT);
    dl_cell_int(mem, cell, "start", trigger);
    dl_cell_int(mem, cell, "end", trigger + dl_column_int(q, 9));
    dl_cell_text(mem, cell, "text", dl_column_str(q, 10));
}

static void add_origin(dl_arena *mem, sqlite3_stmt *q, dl_cell *to) {
    dl_cell_text(mem, to, "article", dl_column_str(q, 0));
    dl_cell_text(mem, to, "source", dl_column_str(q, 1));
    dl_cell_text(mem, to, "uri", dl_column_str(q, 2));
    dl_cell_text(mem, to, "article_title", dl_column_str(q, 3));
    dl_cell_text(mem, to, "published", dl_column_str(q, 4));
    dl_str published = dl_people_date(mem, dl_column_str(q, 4));
    dl_str source = dl_column_str(q, 1), uri = dl_column_str(q, 2);
    dl_cell_plain(mem, to, "published_on",
                  published.len ? published : DL_LIT("no publication date"));
    dl_cell_plain(mem, to, "told_by", dl_teller(mem, source, uri));
}

static void add_report(dl_arena *mem, sqlite3_stmt *q, dl_cell *reports) {
    dl_when when;
    dl_cell *report = dl_cell_add(mem, reports, NULL, DL_CELL_OBJECT);
    add_origin(mem, q, report);
    add_evidence(mem, q, report);
    dl_cell_text(mem, report, "type", dl_column_str(q, 11));
    dl_cell_text(mem, report, "status", dl_column_str(q, 12));
    dl_cell_text(mem, report, "begins", dl_column_str(q, 13));
    dl_cell_text(mem, report, "ends", dl_column_str(q, 14));
    dl_cell_text(mem, report, "grain", dl_column_str(q, 15));
    dl_cell_text(mem, report, "basis", dl_column_str(q, 16));
    dl_cell_text(mem, report, "when_text", dl_column_str(q, 18));
    dl_cell_text(mem, report, "place", dl_column_str(q, 19));
    dl_cell_real(mem, report, "confidence", (double)dl_column_int(q, 20) / 100);
    dl_cell_text(mem, report, "rule", dl_column_str(q, 21));
    dl_cell_text(mem, report, "reason", dl_column_str(q, 22));
    if (dl_column_str(q, 25).len)
        dl_cell_text(mem, report, "retold", dl_column_str(q, 25));
    char text[80] = "no date";
    if (when_of(dl_column_str(q, 13), dl_column_str(q, 14), dl_column_str(q, 15),
                dl_column_str(q, 16), dl_column_int(q, 17) != 0, &when))
        dl_when_format(&when, text, sizeof text);
    dl_cell_plain(mem, report, "when", dl_str_of(text));
    dl_cell_text(mem, report, "when_op", dl_column_str(q, 26));
    dl_cell_int(mem, report, "score", dl_column_int(q, 23));
}

static dl_code add_reports(dl_query *query, int64_t event, dl_cell *out, dl_err *err) {
    dl_cell *reports = dl_cell_add(query->row, out, "reports", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_REPORTS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    dl_as_of_bind(query, q);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        add_report(query->row, q, reports);
    }
}

dl_code dl_add_origin(dl_query *query, int64_t report, dl_cell *to, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_REPORT_ORIGIN, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", report);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) add_origin(query->row, q, to);
    (void)dl_sql(query->store, SQL_REPORT_ORIGIN, err);
    return DL_OK;
}

/* ---- the event ------------------------------------------------------------------------------ */

static void add_actors(dl_arena *mem, const dl_event_parts *parts, dl_cell *out) {
    dl_cell *actors = dl_cell_add(mem, out, "actors", DL_CELL_OBJECT);
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        const dl_role_actor *actor = &parts->actors.at[i];
        dl_cell *list = NULL;
        for (uint32_t k = 0; k < actors->in.n && !list; k++)
            if (dl_str_is(actor->role, actors->in.at[k].name)) list = &actors->in.at[k];
        if (!list) list = dl_cell_add(mem, actors, actor->role.ptr, DL_CELL_LIST);
        dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "key", actor->key);
        dl_cell_text(mem, one, "name", actor->name);
    }
}

/* A field is a member of its own name, unless the event has one of that name already. */
static void add_fields(dl_arena *mem, const dl_event_parts *parts, dl_cell *out) {
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        if (dl_cell_get(out, field->name.ptr)) continue;
        if (field->has_number)
            dl_cell_int(mem, out, field->name.ptr, field->number);
        else
            dl_cell_text(mem, out, field->name.ptr, field->text);
    }
}

void dl_add_series(dl_arena *mem, const dl_event_row *row, dl_cell *out) {
    dl_cell *series = dl_cell_add(mem, out, "series", DL_CELL_OBJECT);
    dl_cell_text(mem, series, "key", row->series);
    dl_cell_text(mem, series, "name", row->series_name);
    dl_cell_text(mem, series, "parties", row->series_parties);
    dl_cell_text(mem, series, "subject", row->series_subject);
    dl_cell_text(mem, series, "venue", row->series_venue);
}

dl_code dl_event_record(dl_query *query, const dl_event_row *row,
                        const dl_event_parts *parts, dl_cell *out, dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell_text(mem, out, "key", row->key);
    dl_cell_text(mem, out, "type", row->type);
    dl_cell_text(mem, out, "status", row->status);
    dl_cell_text(mem, out, "begins", row->begins);
    dl_cell_text(mem, out, "ends", row->ends);
    dl_cell_text(mem, out, "grain", row->grain);
    dl_cell_text(mem, out, "basis", row->basis);
    dl_cell_add(mem, out, "approx", DL_CELL_BOOL)->number = row->approx;
    dl_cell_text(mem, out, "when_text", row->when_text);
    dl_cell_text(mem, out, "place", row->place);
    dl_cell_text(mem, out, "title", row->title);
    add_actors(mem, parts, out);
    if (row->series.len) dl_add_series(mem, row, out);
    if (row->has_round) dl_cell_int(mem, out, "round", row->round);
    if (row->content.len) dl_cell_text(mem, out, "content", row->content);
    add_fields(mem, parts, out);
    dl_cell_text(mem, out, "plover", row->plover);
    dl_cell_text(mem, out, "cameo", row->cameo);
    dl_cell_real(mem, out, "confidence", (double)row->confidence / 100);
    dl_cell_text(mem, out, "first_reported", row->first_reported);
    dl_cell_text(mem, out, "last_reported", row->last_reported);
    dl_cell_int(mem, out, "articles", row->articles);
    dl_cell_int(mem, out, "sources", row->sources);
    dl_cell_plain(mem, out, "when", dl_event_when(mem, row));
    dl_str sentence = dl_event_sentence(mem, row, parts), words;
    if (dl_event_says_little(mem, row, parts)) {
        if (dl_event_own_words(query, row, &words, err)) return err->code;
        if (words.len)
            sentence = dl_str_fmt(mem, "%.*s: %.*s", DL_ARG(sentence), DL_ARG(words));
    }
    dl_cell_plain(mem, out, "sentence", sentence);
    if (query->brief) return DL_OK;
    if (dl_add_replies(query, row, parts, out, err)) return err->code;
    return add_reports(query, row->id, out, err);
}
