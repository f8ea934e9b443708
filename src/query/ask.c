/* ask.c - the command "ask": a question in plain English, answered by events.
 *
 * In:  query->words, the question.
 * Out: a record an answer, with the event that gives it; the query that was made of the
 *      question, as a remark and in every record.
 * Where nothing has the question's words, they are left out, and the remark says so.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_find.h"

static const dl_column columns[] = {
    { "answer", "answer", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "on", "when", DL_COLUMN_TABLE, NULL },
    { "what", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "told_by", "article", DL_COLUMN_TABLE, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "when", NULL, 0, NULL },
    { "sentence", NULL, 0, NULL },
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

/* ---- answers ------------------------------------------------------------------------------ */

static int by_rank(const void *x, const void *y) {
    const ask_hit *a = x, *b = y;
    if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static int by_order(const void *x, const void *y) {
    const ask_hit *a = x, *b = y;
    if (a->wide != b->wide)
        return a->wide ? 1 : -1; /* a year of talks is no day's news */
    return a->order < b->order ? -1 : 1;
}

static int by_order_down(const void *x, const void *y) {
    const ask_hit *a = x, *b = y;
    if (a->dated != b->dated) return a->dated ? -1 : 1; /* no date: never the latest */
    return -by_order(x, y);
}

bool ask_is_story(const dl_question *asked) {
    uint8_t kind = asked->kind;
    bool story = kind == DL_ASK_OUTCOME || kind == DL_ASK_WHAT || kind == DL_ASK_EVENTS ||
                 kind == DL_ASK_COUNT;
    return !asked->last && (asked->first || story);
}

/* Events of a question for one fact: the best first. What was said or done is told in
 * order of time, the last first where the question says so. */
static void put_in_order(asking *a) {
    if (!a->hits.n) return;
    qsort(a->hits.at, a->hits.n, sizeof *a->hits.at,
          a->asked->last           ? by_order_down
          : ask_is_story(a->asked) ? by_order
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

static bool ends_so(dl_str s, dl_str end) {
    return s.len >= end.len && dl_str_eq(dl_str_sub(s, s.len - end.len, UINT32_MAX), end);
}

/* Who tells of REPORT, in order to answer with it. */
static dl_code teller_of(dl_query *query, int64_t report, dl_str *out, dl_err *err) {
    dl_cell record = dl_record();
    if (dl_add_origin(query, report, &record, err)) return err->code;
    const dl_cell *told = dl_cell_get(&record, "told_by");
    if (told) *out = told->text;
    return DL_OK;
}

static dl_code write_hit(asking *a, const ask_hit *h, dl_str answer, dl_err *err) {
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
    dl_str when = dl_event_when(mem, &row), what = dl_event_sentence(mem, &row, &parts);
    if (a->asked->kind == DL_ASK_SOURCE && teller_of(query, row.best, &answer, err))
        return err->code;
    dl_cell_text(mem, &record, "answer", answer);
    dl_cell_text(mem, &record, "kind", dl_str_of(dl_ask_kind_name(a->asked->kind)));
    dl_cell_text(mem, &record, "query", a->text);
    dl_cell_text(mem, &record, "key", row.key);
    dl_cell_text(mem, &record, "type", row.type);
    dl_cell_text(mem, &record, "status", row.status);
    dl_cell_text(mem, &record, "begins", row.begins);
    dl_cell_text(mem, &record, "ends", row.ends);
    dl_cell_text(mem, &record, "place", row.place);
    dl_cell_plain(mem, &record, "when", when);
    dl_cell_text(mem, &record, "sentence", what);
    /* people read nothing twice in one line */
    dl_cell_plain(mem, &record, "on", dl_str_eq(when, answer) ? (dl_str){ 0 } : when);
    dl_cell_plain(mem, &record, "what", ends_so(answer, what) ? (dl_str){ 0 } : what);
    if (add_evidence(query, &row, &record, err)) return err->code;
    if (dl_add_origin(query, row.best, &record, err)) return err->code;
    dl_cell_int(mem, &record, "articles", row.articles);
    bool dated = row.begins.len || row.first_reported.len;
    if (!dated && !a->undated.len && (a->date_left || a->asked->kind == DL_ASK_WHEN)) {
        const dl_cell *article = dl_cell_get(&record, "article");
        if (article) a->undated = dl_str_copy(query->mem, article->text);
    }
    return dl_emit(query, &record, err);
}

/* "3: the events follow", ahead of the first. */
static dl_str counted(const asking *a, uint32_t i, const ask_hit *h) {
    if (a->asked->kind != DL_ASK_COUNT || i) return h->answer;
    return dl_str_fmt(a->query->mem, "%lld in all%s: %.*s", (long long)a->count,
                      a->undone ? ", none told as done" : "", DL_ARG(h->answer));
}

static dl_code write_hits(asking *a, dl_err *err) {
    uint32_t limit = a->query->limit ? a->query->limit : ASK_ANSWERS;
    put_in_order(a);
    for (uint32_t i = 0; i < a->hits.n; i++) {
        if (i == limit) {
            a->query->more = true;
            return DL_OK;
        }
        const ask_hit *h = &a->hits.at[i];
        dl_code rc = write_hit(a, h, counted(a, i, h), err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code write_answers(asking *a, dl_err *err) {
    if (write_hits(a, err)) return err->code;
    if (a->undated.len)
        dl_remark(a->query,
                  "an article without a date dates nothing; to give it one: "
                  "dateline-curate date %.*s DATE",
                  DL_ARG(a->undated));
    return DL_OK;
}

/* ---- the command --------------------------------------------------------------------------- */

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
        if (ask_make_filter(a, words > 0, err) ||
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
        if (asked->kind == DL_ASK_WHO && ask_is_pronoun(a, one->answer)) continue;
        ask_hit h = { .id = one->id,
                      .rank = ASK_MAX_HITS,
                      .order = a->hits.n,
                      .dated = true,
                      .answer = one->answer };
        *DL_PUSH(query->mem, &a->hits) = h;
        a->count++;
    }
    a->text = text.len ? text : a->text;
    return DL_OK;
}

/* What articles without a date tell is of no day that is asked for. */
static dl_code remark_undated(asking *a, dl_err *err) {
    sqlite3_stmt *q = dl_sql(a->query->store, SQL_ARTICLES_UNDATED, err);
    bool more;
    if (!q || dl_step(a->query->store, q, &more, err)) return err->code;
    long long n = (long long)dl_column_int(q, 0);
    (void)dl_sql(a->query->store, SQL_ARTICLES_UNDATED, err); /* reset */
    if (n)
        dl_remark(a->query,
                  "%lld article%s without a date, see dateline-query articles; "
                  "dateline-curate date gives one",
                  n, n == 1 ? "" : "s");
    return DL_OK;
}

/* Where nothing answers: that, and where to look. */
static dl_code remark_nothing(asking *a, dl_err *err) {
    const char *nothing = a->asked->kind == DL_ASK_COUNT ? "0: none is told of here"
                                                         : "nothing here says so";
    dl_buf all = { 0 };
    for (dl_str rest = a->asked->named; rest.len;) {
        dl_str word = dl_str_cut(&rest, ' ');
        if (!dl_str_is(word, "the")) dl_buf_printf(&all, " %.*s", DL_ARG(word));
    }
    dl_remark(a->query,
              all.len ? "%s; all there is of the names: dateline-query search%s" : "%s",
              nothing, all.ptr ? all.ptr : "");
    dl_buf_free(&all);
    return a->asked->date.len ? remark_undated(a, err) : DL_OK;
}

static dl_code answer_by_replies(asking *a, dl_err *err) {
    if (find_answers(a, err)) return err->code;
    if (!a->hits.n) {
        dl_remark(a->query, "read as: answers to dateline-query positions %.*s",
                  DL_ARG(a->text));
        if (remark_nothing(a, err)) return err->code;
    }
    return write_answers(a, err);
}

/* Events that match the question and do not say what it asks. */
static void remark_silent(asking *a) {
    static const char *const asked[DL_ASK_COUNT_OF_KINDS] = {
        [DL_ASK_WHEN] = "when", [DL_ASK_WHERE] = "where",     [DL_ASK_WHO] = "who",
        [DL_ASK_WHAT] = "what", [DL_ASK_NUMBER] = "how many",
    };
    if (!a->hits.n && a->silent && asked[a->asked->kind])
        dl_remark(a->query, "%lld such event%s, of which none tells %s",
                  (long long)a->silent, a->silent == 1 ? "" : "s", asked[a->asked->kind]);
}

static dl_code answer_by_events(asking *a, dl_err *err) {
    if (a->asked->kind == DL_ASK_WHO && ask_find_keys(a, err)) return err->code;
    if (a->asked->relation &&
        (ask_make_filter(a, true, err) || ask_find(a, err) || find_answers(a, err)))
        return err->code;
    if (a->asked->side ? ask_find_beside(a, err) : !a->hits.n && ask_find_all(a, err))
        return err->code;
    dl_remark(a->query, "read as: dateline-query timeline %.*s%s%.*s", DL_ARG(a->text),
              a->evidence.len ? "; and in the sentence: " : "",
              DL_ARG(dl_str_trim(a->evidence)));
    remark_silent(a);
    if (!a->hits.n && !a->silent && remark_nothing(a, err)) return err->code;
    return write_answers(a, err);
}

/* Who somebody is: what articles call him, in order of time. */
/* WHO: the actor's name, of whom the office that was asked for is looked for; empty: all. */
static dl_code write_roles(asking *a, int64_t actor, dl_str who, dl_err *err) {
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
        dl_str role = dl_column_str(q, 0);
        if (who.len && !ask_words_stand_in(mem, a->asked->words, role)) continue;
        dl_cell_text(mem, &record, "answer",
                     who.len ? dl_str_fmt(mem, "%.*s: %.*s", DL_ARG(who), DL_ARG(role))
                             : role);
        dl_cell_text(mem, &record, "kind", dl_str_of(dl_ask_kind_name(a->asked->kind)));
        dl_cell_text(mem, &record, "query", a->text);
        dl_cell_text(mem, &record, "evidence", dl_column_str(q, 9));
        dl_cell_text(mem, &record, "article", dl_column_str(q, 3));
        dl_cell_text(mem, &record, "source", dl_column_str(q, 4));
        dl_cell_text(mem, &record, "uri", dl_column_str(q, 5));
        dl_cell_text(mem, &record, "published", dl_column_str(q, 6));
        dl_cell_plain(mem, &record, "told_by",
                      dl_teller(mem, dl_column_str(q, 4), dl_column_str(q, 5)));
        dl_cell_plain(mem, &record, "on", dl_people_date(mem, dl_column_str(q, 6)));
        dl_code rc = dl_emit(query, &record, err);
        if (rc) return rc;
        if (who.len) break; /* one article is enough */
    }
    (void)dl_sql(query->store, SQL_ACTOR_ROLES_OF, err); /* reset */
    return DL_OK;
}

/* "Who is the prime minister of Norway?": who of those that belong to it is called so. */
static dl_code answer_by_office(asking *a, dl_err *err) {
    dl_query *query = a->query;
    dl_ids side = { 0 };
    if (dl_lookup_side(query, a->asked->name, &side, err)) return err->code;
    a->text = dl_str_fmt(query->mem, "actor \"%.*s\"", DL_ARG(a->asked->name));
    dl_remark(query, "read as: who of those of dateline-query %.*s is called \"%.*s\"",
              DL_ARG(a->text), DL_ARG(a->asked->words));
    for (uint32_t i = 0; i < side.at.n; i++) {
        dl_cell page = dl_record();
        bool found;
        dl_arena_reset(query->row);
        if (dl_actor_add(query, side.at.at[i], &page, &found, err)) return err->code;
        const dl_cell *name = found ? dl_cell_get(&page, "name") : NULL;
        if (!name) continue;
        dl_str who = dl_str_copy(query->mem, name->text);
        dl_code rc = write_roles(a, side.at.at[i], who, err);
        if (rc) return rc;
    }
    return DL_OK;
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
    return rc ? rc : write_roles(a, actor, (dl_str){ 0 }, err);
}

static dl_code answer_by_page(asking *a, const dl_knowledge *k, dl_err *err) {
    dl_query *query = a->query;
    dl_ids actors = { 0 };
    size_t remarks = query->remark.len;
    if (dl_lookup_actors(query, a->asked->name, &actors, err)) return err->code;
    if (!actors.at.n && ask_find_holders(query, k, a->asked->name, &actors, err))
        return err->code;
    if (actors.at.n && query->remark.len > remarks) ask_forget(query, remarks);
    a->text = dl_str_fmt(query->mem, "actor \"%.*s\"", DL_ARG(a->asked->name));
    dl_remark(query, "read as: dateline-query %.*s", DL_ARG(a->text));
    for (uint32_t i = 0; i < actors.at.n; i++) {
        dl_code rc = write_actor(a, actors.at.at[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

/* "Last April" asked of an archive is the archive's, not this year's. */
static dl_code reckon_from_archive(dl_query *query, bool *archive, dl_err *err) {
    enum { OLD = 366 }; /* days */
    dl_minute last;
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_PUBLISHED_LAST, err);
    if (!q) return err->code;
    if (query->today_given) return DL_OK;
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more && dl_iso_parse(dl_column_str(q, 0), &last) &&
        query->today - last > OLD * DL_MINUTES_A_DAY) {
        query->today = last - last % DL_MINUTES_A_DAY;
        *archive = true;
    }
    (void)dl_sql(query->store, SQL_ARTICLE_PUBLISHED_LAST, err); /* reset */
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
    a.knowledge = k;
    dl_str text; /* of which "asked" borrows */
    bool archive = false;
    char day[DL_ISO_MAX];
    if (reckon_from_archive(query, &archive, err)) return err->code;
    if (dl_ask_spell(query, k, query->words, &text, err)) return err->code;
    if (!dl_ask_read(query->mem, k, query->today, text, &asked)) {
        const char *why = dl_ask_refusal(query->mem, query->words, asked.query);
        if (why) return dl_fail(err, DL_EUSAGE, "ask: %s", why);
        return dl_fail(
            err, DL_EUSAGE,
            "ask: no question that can be read; the nearest one is \"%s\"%s%.*s",
            dl_ask_nearest(query->mem, query->words),
            asked.query.len ? "; or see: dateline-query timeline " : "",
            DL_ARG(asked.query));
    }
    if (archive && asked.date.len)
        dl_remark(
            query,
            "dates are reckoned from the last article, %.*s; --today says another day",
            DL_ARG(
                dl_people_date(query->mem, dl_str_of(dl_iso_format(query->today, day)))));
    if (ask_settle_names(query, k, &asked, err)) return err->code;
    if (asked.kind == DL_ASK_ACTOR && asked.words.len) return answer_by_office(&a, err);
    return asked.kind == DL_ASK_ACTOR     ? answer_by_page(&a, k, err)
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
    .text = "{answer}\n  {evidence}\n  {on}|{told_by}|{key}",
    .run = run,
};
