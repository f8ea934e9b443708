/* ask.c - the command "ask": a question in plain English, answered by events.
 *
 * In:  query->words, the question.
 * Out: a record an answer, with the event that gives it; the query that was made of the
 *      question, as a remark and in every record.
 * Where nothing has the question's words, they are left out, and the remark says so.
 *
 * SPDX-License-Identifier: MIT */
#include "ask.h"

#include "query_inside.h"

enum { ANSWERS = 10, MAX_HITS = 2000 };

static const dl_column columns[] = {
    { "answer", "answer", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "sentence", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "told_by", "article", DL_COLUMN_TABLE, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "kind", NULL, 0, NULL },
    { "query", NULL, 0, NULL },
    { "type", NULL, 0, NULL },
    { "status", NULL, 0, NULL },
    { "begins", NULL, 0, NULL },
    { "ends", NULL, 0, NULL },
    { "place", NULL, 0, NULL },
    { "evidence", NULL, 0, NULL },
    { "article", "article key", 0, NULL },
    { "source", NULL, 0, NULL },
    { "uri", NULL, 0, NULL },
    { "published", NULL, 0, NULL },
    { "articles", NULL, DL_COLUMN_RIGHT, NULL },
    { NULL, NULL, 0, NULL },
};

typedef struct { /* an event found; strings in query->mem */
    int64_t id;
    int rank; /* how well it answers: done before planned, told often before once */
    uint32_t order;
    dl_str answer;
} hit;

typedef struct {
    dl_query *query;
    const dl_question *asked;
    dl_str text; /* the query that was made of the question */
    DL_VEC(hit) hits;
    DL_VEC(dl_str) keys; /* of the actors that the question names */
    int64_t count;       /* events found, also those that are not kept */
} asking;

/* ---- finding ------------------------------------------------------------------------------ */

/* TEXT without TERM. */
static dl_str without(dl_arena *mem, dl_str text, dl_str term) {
    uint32_t at = term.len ? dl_str_find(text, term, 0) : DL_NONE;
    if (at == DL_NONE) return text;
    dl_str before = dl_str_trim(dl_str_sub(text, 0, at));
    dl_str after = dl_str_trim(dl_str_sub(text, at + term.len, UINT32_MAX));
    return dl_str_fmt(mem, "%.*s%s%.*s", DL_ARG(before),
                      before.len && after.len ? " " : "", DL_ARG(after));
}

static dl_code make_filter(asking *a, bool words, bool date, dl_err *err) {
    dl_query *query = a->query;
    dl_buf text = { 0 };
    dl_str types = dl_str_of(a->asked->types);
    dl_filter_env env = { .knowledge = query->knowledge, .context = query->context };
    dl_str terms =
        date ? a->asked->query : without(query->mem, a->asked->query, a->asked->date);
    if (types.len) dl_buf_puts(&text, "type:");
    for (const char *before = ""; types.len; before = ",") {
        dl_buf_puts(&text, before);
        dl_buf_str(&text, dl_str_cut(&types, ' '));
    }
    if (terms.len) dl_buf_printf(&text, "%s%.*s", text.len ? " " : "", DL_ARG(terms));
    if (words && a->asked->words.len)
        dl_buf_printf(&text, "%s%.*s", text.len ? " " : "", DL_ARG(a->asked->words));
    a->text = dl_str_copy(query->mem, (dl_str){ text.ptr, (uint32_t)text.len });
    dl_buf_free(&text);
    query->filter = (dl_filter){ 0 };
    return dl_filter_parse(query->mem, &env, a->text, &query->filter, err);
}

static int status_rank(dl_str status) {
    static const char *const order[] = { "denied", "possible", "planned", "ongoing",
                                         "occurred" };
    for (size_t i = 0; i < DL_N(order); i++)
        if (dl_str_is(status, order[i])) return (int)i;
    return 0;
}

static bool in_phase(const asking *a, const dl_event_parts *parts) {
    dl_str phase = dl_event_field_text(parts, "phase");
    return a->asked->phase && dl_str_is(phase, a->asked->phase);
}

static int rank_of(const asking *a, const dl_event_row *row,
                   const dl_event_parts *parts) {
    int articles = row->articles < 50 ? (int)row->articles : 50;
    int rank = status_rank(row->status) * 100 + articles;
    if (in_phase(a, parts)) rank += 1000;
    if (a->asked->kind == DL_ASK_WHEN && row->begins.len) rank += 2000;
    if (a->asked->kind == DL_ASK_WHERE && row->place.len) rank += 2000;
    return rank;
}

static bool is_asked_for(const asking *a, dl_str key) {
    for (uint32_t i = 0; i < a->keys.n; i++)
        if (key.len && dl_str_eq(a->keys.at[i], key)) return true;
    return false;
}

/* Those in the first of ROLES that has any, the question's own actors left out. */
static dl_str names_in(const asking *a, const dl_event_parts *parts, const char *roles) {
    for (dl_str rest = dl_str_of(roles); rest.len;) {
        dl_str role = dl_str_cut(&rest, ' ');
        dl_event_parts others = { 0 };
        for (uint32_t i = 0; i < parts->actors.n; i++)
            if (dl_str_eq(parts->actors.at[i].role, role) &&
                !is_asked_for(a, parts->actors.at[i].key))
                *DL_PUSH(a->query->row, &others.actors) = parts->actors.at[i];
        if (others.actors.n) return dl_event_names(a->query->row, &others, NULL);
    }
    return (dl_str){ 0 };
}

/* The keys of the actors that the question names. */
static dl_code find_keys(asking *a, dl_err *err) {
    for (uint32_t i = 0; i < a->asked->names.n; i++) {
        dl_ids actors = { 0 };
        if (dl_lookup_actors(a->query, a->asked->names.at[i], &actors, err))
            return err->code;
        for (uint32_t k = 0; k < actors.at.n; k++) {
            dl_cell page = dl_record();
            bool found;
            if (dl_actor_add(a->query, actors.at.at[k], &page, &found, err))
                return err->code;
            const dl_cell *key = dl_cell_get(&page, "key");
            dl_str copy = key ? dl_str_copy(a->query->mem, key->text) : (dl_str){ 0 };
            *DL_PUSH(a->query->mem, &a->keys) = copy;
        }
    }
    return DL_OK;
}

static dl_str number_of(dl_arena *mem, const asking *a, const dl_event_parts *parts) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, a->asked->field))
            return dl_str_fmt(mem, "%lld", (long long)parts->fields.at[i].number);
    return (dl_str){ 0 };
}

/* When it was; of a phase ("when did it end?") the first or the last of its days. A round
 * that is only known to have opened says nothing of its end. */
static dl_str when_of(const asking *a, const dl_event_row *row,
                      const dl_event_parts *parts) {
    const char *asked = a->asked->phase;
    bool end = asked && strcmp(asked, "ended") == 0;
    bool begin = asked && strcmp(asked, "opened") == 0;
    dl_str phase = dl_event_field_text(parts, "phase");
    dl_minute first, after;
    char one[DL_ISO_MAX], other[DL_ISO_MAX];
    if ((!end && !begin) || !dl_str_is(row->grain, "day") ||
        !dl_iso_parse(row->begins, &first) || !dl_iso_parse(row->ends, &after))
        return dl_event_when(a->query->row, row);
    dl_event_row day = *row;
    if (after - first > DL_MINUTES_A_DAY) {
        dl_minute at = end ? after - DL_MINUTES_A_DAY : first;
        day.begins = dl_str_of(dl_iso_format(at, one));
        day.ends = dl_str_of(dl_iso_format(at + DL_MINUTES_A_DAY, other));
    } else if (dl_str_is(phase, end ? "opened" : "ended")) {
        return (dl_str){ 0 };
    }
    return dl_event_when(a->query->row, &day);
}

/* What the event says to the question; empty: nothing. */
static dl_str answer_of(const asking *a, const dl_event_row *row,
                        const dl_event_parts *parts) {
    static const char doers[] = "speaker proposer agent participant";
    static const char targets[] = "target addressee participant";
    dl_arena *mem = a->query->row;
    switch (a->asked->kind) {
    case DL_ASK_WHEN: return when_of(a, row, parts);
    case DL_ASK_WHERE: return row->place;
    case DL_ASK_WHO: return names_in(a, parts, a->asked->asks_target ? targets : doers);
    case DL_ASK_NUMBER: return number_of(mem, a, parts);
    case DL_ASK_WHAT:
        return row->content.len ? row->content : dl_event_sentence(mem, row, parts);
    case DL_ASK_WHETHER:
        return dl_str_is(row->status, "occurred")  ? DL_LIT("yes")
               : dl_str_is(row->status, "denied")  ? DL_LIT("no")
               : dl_str_is(row->status, "ongoing") ? DL_LIT("yes, going on")
                                                   : row->status;
    default: return dl_event_sentence(mem, row, parts);
    }
}

static dl_code find(asking *a, dl_err *err) {
    dl_selection *selection;
    dl_event_row row;
    dl_code rc = DL_OK;
    if (dl_select_open(a->query, NULL, &selection, err)) return err->code;
    bool counts = a->asked->kind == DL_ASK_COUNT; /* else enough are enough */
    while ((counts || a->hits.n < MAX_HITS) &&
           (rc = dl_select_next(selection, &row, err)) == DL_OK) {
        dl_event_parts parts = { 0 };
        if (dl_event_read_parts(a->query, &row, &parts, err)) return err->code;
        dl_str answer = answer_of(a, &row, &parts);
        if (!answer.len) continue;
        a->count++;
        if (a->hits.n == MAX_HITS) continue;
        hit one = { row.id, rank_of(a, &row, &parts), a->hits.n,
                    dl_str_copy(a->query->mem, answer) };
        *DL_PUSH(a->query->mem, &a->hits) = one;
    }
    return rc == DL_END ? DL_OK : rc;
}

/* ---- answers ------------------------------------------------------------------------------ */

static int by_rank(const void *x, const void *y) {
    const hit *a = x, *b = y;
    if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static int by_order(const void *x, const void *y) {
    const hit *a = x, *b = y;
    return a->order < b->order ? -1 : 1;
}

static int by_order_down(const void *x, const void *y) {
    return -by_order(x, y);
}

/* Events of a question for one fact: the best first. What was said or done is told in
 * order of time, the last first where the question says so. */
static void put_in_order(asking *a) {
    uint8_t kind = a->asked->kind;
    bool story = kind == DL_ASK_OUTCOME || kind == DL_ASK_WHAT || kind == DL_ASK_EVENTS ||
                 kind == DL_ASK_COUNT;
    if (!a->hits.n) return;
    qsort(a->hits.at, a->hits.n, sizeof *a->hits.at,
          a->asked->last    ? by_order_down
          : a->asked->first ? by_order
          : story           ? by_order
                            : by_rank);
}

static dl_code add_evidence(dl_query *query, const dl_event_row *row, dl_cell *out,
                            dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_REPORTS, err);
    bool more;
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) dl_cell_text(query->row, out, "evidence", dl_column_str(q, 7));
    (void)dl_sql(query->store, SQL_EVENT_REPORTS, err); /* reset */
    return DL_OK;
}

static dl_code write_hit(asking *a, const hit *h, dl_str answer, dl_err *err) {
    dl_query *query = a->query;
    dl_event_row row = { 0 };
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    bool found;
    dl_arena_reset(query->row);
    if (dl_event_read(query, h->id, &row, &found, err) ||
        dl_event_read_parts(query, &row, &parts, err))
        return err->code;
    dl_arena *mem = query->row;
    dl_cell_text(mem, &record, "answer", answer);
    dl_cell_text(mem, &record, "kind", dl_str_of(dl_ask_kind_name(a->asked->kind)));
    dl_cell_text(mem, &record, "query", a->text);
    dl_cell_text(mem, &record, "key", row.key);
    dl_cell_text(mem, &record, "type", row.type);
    dl_cell_text(mem, &record, "status", row.status);
    dl_cell_text(mem, &record, "begins", row.begins);
    dl_cell_text(mem, &record, "ends", row.ends);
    dl_cell_text(mem, &record, "place", row.place);
    dl_cell_plain(mem, &record, "when", dl_event_when(mem, &row));
    dl_cell_text(mem, &record, "sentence", dl_event_sentence(mem, &row, &parts));
    if (add_evidence(query, &row, &record, err)) return err->code;
    if (dl_add_origin(query, row.best, &record, err)) return err->code;
    dl_cell_int(mem, &record, "articles", row.articles);
    return dl_emit(query, &record, err);
}

/* "3: the events follow", ahead of the first. */
static dl_str counted(const asking *a, uint32_t i, const hit *h) {
    if (a->asked->kind != DL_ASK_COUNT || i) return h->answer;
    return dl_str_fmt(a->query->mem, "%lld in all: %.*s", (long long)a->count,
                      DL_ARG(h->answer));
}

static dl_code write_answers(asking *a, dl_err *err) {
    uint32_t limit = a->query->limit ? a->query->limit : ANSWERS;
    put_in_order(a);
    for (uint32_t i = 0; i < a->hits.n; i++) {
        if (i == limit) {
            a->query->more = true;
            return DL_OK;
        }
        const hit *h = &a->hits.at[i];
        dl_code rc = write_hit(a, h, counted(a, i, h), err);
        if (rc) return rc;
    }
    return DL_OK;
}

/* ---- the command --------------------------------------------------------------------------- */

/* Tries the whole question; then without its words, then without its time, which what
 * undated articles tell cannot meet. A yes or no is not to be had so. */
static dl_code try_all(asking *a, dl_err *err) {
    const dl_question *asked = a->asked;
    bool loose = asked->kind != DL_ASK_WHETHER;
    if (make_filter(a, true, true, err) || find(a, err)) return err->code;
    if (!a->hits.n && asked->words.len && loose) {
        if (make_filter(a, false, true, err) || find(a, err)) return err->code;
        if (a->hits.n)
            dl_remark(a->query, "nothing has all of \"%.*s\": left out",
                      DL_ARG(asked->words));
    }
    if (!a->hits.n && asked->date.len && loose) {
        if (make_filter(a, true, false, err) || find(a, err)) return err->code;
        if (a->hits.n)
            dl_remark(a->query, "nothing is dated so: found without \"%.*s\"",
                      DL_ARG(asked->date));
    }
    return DL_OK;
}

/* WORDS without what the question calls the position. */
static dl_str other_words(dl_arena *mem, const dl_question *asked) {
    dl_str out = { 0 };
    for (dl_str rest = asked->words; rest.len;) {
        dl_str word = dl_str_cut(&rest, ' ');
        if (dl_str_eq(word, asked->answered_noun)) continue;
        out =
            dl_str_fmt(mem, "%.*s%s%.*s", DL_ARG(out), out.len ? " " : "", DL_ARG(word));
    }
    return out;
}

static bool is_hit(const asking *a, int64_t id) {
    for (uint32_t i = 0; i < a->hits.n; i++)
        if (a->hits.at[i].id == id) return true;
    return false;
}

/* Events that answer what the question names, beside those that its own words find. */
static dl_code find_answers(asking *a, dl_err *err) {
    dl_query *query = a->query;
    const dl_question *asked = a->asked;
    dl_str text = a->text;
    dl_asked_answers found = { 0 };
    dl_question about = { .types = asked->answered_types ? asked->answered_types
                                                         : asked->types,
                          .query = asked->answered,
                          .words = other_words(query->mem, asked) };
    a->asked = &about;
    for (int words = about.words.len > 0; words >= 0 && !found.at.n; words--)
        if (make_filter(a, words > 0, true, err) ||
            dl_ask_answers(query, asked, &found, err))
            return err->code;
    a->asked = asked;
    if (found.at.n && about.words.len && !dl_str_ends(a->text, about.words.ptr))
        dl_remark(query, "nothing has all of \"%.*s\": left out", DL_ARG(about.words));
    if (found.at.n) {
        dl_remark(query, "read as: answers to dateline-query positions %.*s",
                  DL_ARG(a->text));
        if (!text.len) text = a->text;
    }
    for (uint32_t i = 0; i < found.at.n; i++) {
        const dl_asked_answer *one = &found.at.at[i];
        if (!one->answer.len || is_hit(a, one->id)) continue;
        hit h = { one->id, MAX_HITS, a->hits.n, one->answer };
        *DL_PUSH(query->mem, &a->hits) = h;
        a->count++;
    }
    a->text = text.len ? text : a->text;
    return DL_OK;
}

static dl_code answer_by_replies(asking *a, dl_err *err) {
    if (find_answers(a, err)) return err->code;
    if (!a->hits.n)
        dl_remark(a->query, "read as: answers to dateline-query positions %.*s",
                  DL_ARG(a->text));
    return write_answers(a, err);
}

static dl_code answer_by_events(asking *a, dl_err *err) {
    if (a->asked->kind == DL_ASK_WHO && find_keys(a, err)) return err->code;
    if (a->asked->relation &&
        (make_filter(a, true, true, err) || find(a, err) || find_answers(a, err)))
        return err->code;
    if (!a->hits.n && try_all(a, err)) return err->code;
    dl_remark(a->query, "read as: dateline-query timeline %.*s", DL_ARG(a->text));
    return write_answers(a, err);
}

/* Who somebody is: what articles call him, in order of time. */
static dl_code write_roles(asking *a, int64_t actor, dl_err *err) {
    dl_query *query = a->query;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ACTOR_ROLES_OF, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", -1); /* all */
    for (bool more;;) {
        dl_cell record = dl_record();
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_arena *mem = query->row;
        dl_arena_reset(mem);
        dl_cell_text(mem, &record, "answer", dl_column_str(q, 0));
        dl_cell_text(mem, &record, "kind", dl_str_of(dl_ask_kind_name(a->asked->kind)));
        dl_cell_text(mem, &record, "query", a->text);
        dl_cell_text(mem, &record, "evidence", dl_column_str(q, 9));
        dl_cell_text(mem, &record, "article", dl_column_str(q, 3));
        dl_cell_text(mem, &record, "source", dl_column_str(q, 4));
        dl_cell_text(mem, &record, "uri", dl_column_str(q, 5));
        dl_cell_text(mem, &record, "published", dl_column_str(q, 6));
        dl_cell_plain(mem, &record, "told_by",
                      dl_teller(mem, dl_column_str(q, 4), dl_column_str(q, 5)));
        dl_cell_plain(mem, &record, "when", dl_people_date(mem, dl_column_str(q, 6)));
        dl_code rc = dl_emit(query, &record, err);
        if (rc) return rc;
    }
}

static dl_code write_actor(asking *a, int64_t actor, dl_err *err) {
    dl_query *query = a->query;
    dl_arena *mem = query->row;
    dl_cell page = dl_record(), record = dl_record();
    dl_buf line = { 0 };
    bool found;
    dl_arena_reset(mem);
    if (dl_actor_add(query, actor, &page, &found, err)) return err->code;
    const dl_cell *name = dl_cell_get(&page, "name"), *kind = dl_cell_get(&page, "kind");
    const dl_cell *of = dl_cell_get(&page, "of"), *key = dl_cell_get(&page, "key");
    if (!found || !name || !kind || !key) return DL_OK;
    dl_buf_printf(&line, "%.*s: %.*s", DL_ARG(name->text), DL_ARG(kind->text));
    const dl_cell *whose =
        of && of->kind == DL_CELL_OBJECT ? dl_cell_get(of, "name") : NULL;
    if (whose) dl_buf_printf(&line, ", %.*s", DL_ARG(whose->text));
    dl_cell_text(mem, &record, "answer", (dl_str){ line.ptr, (uint32_t)line.len });
    dl_buf_free(&line);
    dl_cell_text(mem, &record, "kind", dl_str_of(dl_ask_kind_name(a->asked->kind)));
    dl_cell_text(mem, &record, "query", a->text);
    dl_cell_text(mem, &record, "key", key->text);
    dl_code rc = dl_emit(query, &record, err);
    return rc ? rc : write_roles(a, actor, err);
}

static dl_code answer_by_page(asking *a, dl_err *err) {
    dl_query *query = a->query;
    dl_ids actors = { 0 };
    if (dl_lookup_actors(query, a->asked->name, &actors, err)) return err->code;
    a->text = dl_str_fmt(query->mem, "actor \"%.*s\"", DL_ARG(a->asked->name));
    dl_remark(query, "read as: dateline-query %.*s", DL_ARG(a->text));
    for (uint32_t i = 0; i < actors.at.n; i++) {
        dl_code rc = write_actor(a, actors.at.at[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_question asked;
    asking a = { .query = query, .asked = &asked };
    if (!query->words.len)
        return dl_fail(err, DL_EUSAGE, "ask: expected a question, such as \"%s\"",
                       dl_ask_nearest(query->mem, DL_LIT("")));
    const dl_knowledge *k = query->knowledge(query->context, err);
    if (!k) return err->code;
    if (!dl_ask_read(query->mem, k, query->today, query->words, &asked))
        return dl_fail(err, DL_EUSAGE,
                       "ask: no question that can be read; the nearest one is \"%s\"",
                       dl_ask_nearest(query->mem, query->words));
    return asked.kind == DL_ASK_ACTOR     ? answer_by_page(&a, err)
           : asked.kind == DL_ASK_OUTCOME ? answer_by_replies(&a, err)
                                          : answer_by_events(&a, err);
}

const dl_command dl_command_ask = {
    .name = "ask",
    .usage = "\"QUESTION?\"",
    .help = "a question in plain English: who, what, when, where, how many, did",
    .layout = DL_LAYOUT_ROWS,
    .takes_name = true,
    .columns = columns,
    .text = "{answer}\n  {evidence}\n  {when}|{told_by}|{key}",
    .run = run,
};
