/* articles.c - the command "articles": what was read.
 *
 * In:  a filter: words are looked for in the articles, date: and reported: are their
 *      publication, actor: is whom they mention, source: who carried them; what else it
 *      says is about events, and selects the articles that tell them.
 * Out: a record an article, by publication; undated ones last.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "query_inside.h"

static const dl_column columns[] = {
    { "published_on", "published", DL_COLUMN_TABLE, NULL },
    { "source", NULL, DL_COLUMN_TABLE, NULL },
    { "headline", "title", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "events", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "uri", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "published", "published at", 0, NULL },
    { "suggested", NULL, 0, NULL },
    { "suggested_why", "suggested because", 0, NULL },
    { "title", "title given", 0, NULL },
    { "author", NULL, 0, NULL },
    { "lang", NULL, 0, NULL },
    { "length", "characters", DL_COLUMN_RIGHT, NULL },
    { "carriers", NULL, DL_COLUMN_RIGHT, NULL },
    { "added", NULL, 0, NULL },
    { "retelling", NULL, 0, NULL },
    { "of", NULL, 0, NULL },
    { "retold", "also as", 0, "{retelling} {key}|{source}|{published}|{title}|{uri}" },
    { NULL, NULL, 0, NULL },
};

/* ---- undated ones ----------------------------------------------------------------------- */

enum { MAX_SUGGESTED = 500 }; /* texts read in one query; of more, only what they share */

/* The day of the articles that tell most of the same events. */
static dl_code suggest_shared(dl_query *query, int64_t article, dl_str *day, dl_str *why,
                              dl_err *err) {
    bool found;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_SHARED, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    if (dl_step(query->store, q, &found, err)) return err->code;
    if (!found) return DL_OK;
    int64_t n = dl_column_int(q, 1);
    *day = dl_str_copy(query->row, dl_column_str(q, 0));
    *why = dl_str_fmt(query->row, "articles of that day tell %lld of its events",
                      (long long)n);
    return DL_OK;
}

/* When an undated article may have come out: what its own text says, else what dated
 * articles share with it. */
static dl_code suggest(dl_query *query, int64_t article, dl_str *day, dl_str *why,
                       dl_err *err) {
    bool found, reads = query->knowledge && query->suggested++ < MAX_SUGGESTED;
    const dl_knowledge *k = reads ? query->knowledge(query->context, err) : NULL;
    dl_suggestion s;
    if (reads && !k) return err->code;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_TEXT, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    if (dl_step(query->store, q, &found, err)) return err->code;
    dl_document doc = { .published = DL_NO_TIME };
    if (found) doc.text = dl_column_str(q, 0);
    if (!k || !dl_suggest_date(k->rules, k->words, &doc, &s))
        return suggest_shared(query, article, day, why, err);
    char iso[DL_ISO_MAX];
    dl_iso_format(s.day, iso);
    *day = dl_str_fmt(query->row, "%.10s", iso);
    *why = dl_str_fmt(query->row, "%s", s.reason);
    return DL_OK;
}

/* The copies and older revisions that ARTICLE speaks for. */
static dl_code add_retellings(dl_query *query, int64_t article, dl_cell *to,
                              dl_err *err) {
    static const char *const names[] = { "retelling", "key",   "uri",
                                         "published", "title", "source" };
    dl_cell *list = dl_cell_add(query->row, to, "retold", DL_CELL_LIST);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_RETELLINGS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    for (bool more;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        dl_cell *one = dl_cell_add(query->row, list, NULL, DL_CELL_OBJECT);
        for (int i = 0; i < (int)DL_N(names); i++)
            dl_cell_text(query->row, one, names[i], dl_column_str(q, i));
    }
}

dl_code dl_article_add(dl_query *query, int64_t article, dl_cell *to, bool *found,
                       dl_err *err) {
    dl_arena *mem = query->row;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLE_ROW, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    if (dl_step(query->store, q, found, err)) return err->code;
    if (!*found) return DL_OK;
    dl_str published = dl_column_str(q, 3), title = dl_column_str(q, 4);
    dl_str day = { 0 }, why = { 0 };
    if (!published.len && suggest(query, article, &day, &why, err)) return err->code;
    dl_cell_text(mem, to, "key", dl_column_str(q, 1));
    dl_cell_text(mem, to, "uri", dl_column_str(q, 2));
    dl_cell_text(mem, to, "published", published);
    dl_cell_text(mem, to, "suggested", day);
    dl_cell_text(mem, to, "suggested_why", why);
    dl_cell_text(mem, to, "title", title);
    dl_cell_text(mem, to, "author", dl_column_str(q, 5));
    dl_cell_text(mem, to, "lang", dl_column_str(q, 6));
    dl_cell_int(mem, to, "length", dl_column_int(q, 7));
    dl_cell_text(mem, to, "added", dl_column_str(q, 8));
    dl_cell_text(mem, to, "source", dl_column_str(q, 9));
    dl_cell_int(mem, to, "carriers", dl_column_int(q, 10));
    dl_cell_int(mem, to, "events", dl_column_int(q, 11));
    dl_cell_plain(mem, to, "published_on",
                  published.len ? dl_people_date(mem, published)
                  : day.len ? dl_str_fmt(mem, "%.*s?", DL_ARG(dl_people_date(mem, day)))
                            : DL_LIT("undated"));
    dl_str kind = dl_column_str(q, 13);
    dl_str headline = title.len ? title : dl_clip(mem, dl_column_str(q, 12), 60);
    dl_cell_text(mem, to, "retelling", kind);
    dl_cell_text(mem, to, "of", kind.len ? dl_column_str(q, 14) : (dl_str){ 0 });
    if (kind.len)
        headline = dl_str_fmt(mem, "(%.*s) %.*s", DL_ARG(kind), DL_ARG(headline));
    dl_cell_plain(mem, to, "headline", headline);
    return kind.len ? DL_OK : add_retellings(query, article, to, err);
}

/* ---- which articles ------------------------------------------------------------------------ */

static bool is_own(int field) {
    return field == DL_TERM_WORD || field == DL_TERM_ACTOR || field == DL_TERM_SOURCE ||
           field == DL_TERM_DATE || field == DL_TERM_REPORTED;
}

static dl_code collect(dl_query *query, sqlite3_stmt *q, dl_ids *out, dl_err *err) {
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        *DL_PUSH(query->mem, &out->at) = dl_column_int(q, 0);
    }
}

static dl_code of_actor(dl_query *query, dl_str name, dl_ids *out, dl_err *err) {
    dl_ids actors = { 0 };
    if (dl_lookup_actors(query, name, &actors, err)) return err->code;
    for (uint32_t i = 0; i < actors.at.n; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_OF_ACTOR, err);
        if (!q) return err->code;
        dl_bind_int(q, ":actor", actors.at.at[i]);
        if (collect(query, q, out, err)) return err->code;
    }
    return DL_OK;
}

static dl_code of_words(dl_query *query, const dl_term *term, dl_ids *out, dl_err *err) {
    dl_filter one = { 0 };
    dl_str match;
    *DL_PUSH(query->mem, &one.terms) = *term;
    one.terms.at[0].negated = false;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_OF_WORDS, err);
    if (!q) return err->code;
    if (!dl_filter_fts(query->mem, &one, false, &match)) return DL_OK;
    dl_bind_str(q, ":match", match);
    return collect(query, q, out, err);
}

static dl_code of_dates(dl_query *query, const dl_term *term, dl_ids *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_REPORTED, err);
    if (!q) return err->code;
    dl_bind_time(q, ":since", term->begins);
    dl_bind_time(q, ":until", term->ends);
    return collect(query, q, out, err);
}

static dl_code of_term(dl_query *query, const dl_term *term, dl_ids *out, dl_err *err) {
    if (term->field == DL_TERM_WORD) {
        if (of_words(query, term, out, err)) return err->code;
    } else if (term->field == DL_TERM_DATE || term->field == DL_TERM_REPORTED) {
        if (of_dates(query, term, out, err)) return err->code;
    } else {
        for (uint32_t i = 0; i < term->values.n; i++) {
            dl_str value = term->values.at[i].text;
            if (term->field == DL_TERM_ACTOR ? of_actor(query, value, out, err)
                                             : dl_lookup_source(query, value, out, err))
                return err->code;
        }
    }
    dl_ids_sort(out);
    return DL_OK;
}

/* The articles of the events that the rest of the filter selects; of very many events these
 * themselves, *MANY then: most articles tell one. */
static dl_code of_events(dl_query *query, dl_ids *out, bool *any, bool *many,
                         dl_err *err) {
    enum { MOST = 20000 };
    dl_ids events = { 0 };
    dl_query part = *query;
    dl_selection *selection;
    int64_t event;
    dl_code rc;
    part.filter = (dl_filter){ 0 };
    for (uint32_t i = 0; i < query->filter.terms.n; i++)
        if (!is_own(query->filter.terms.at[i].field))
            *DL_PUSH(query->mem, &part.filter.terms) = query->filter.terms.at[i];
    *any = part.filter.terms.n > 0;
    if (!*any) return DL_OK;
    if (dl_select_open(&part, NULL, &selection, err)) return err->code;
    while ((rc = dl_select_next_id(selection, &event, err)) == DL_OK)
        *DL_PUSH(query->mem, &events.at) = event;
    query->remark = part.remark;
    *many = events.at.n > MOST;
    if (*many) *out = events;
    for (uint32_t i = 0; i < events.at.n && !*many; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_TELLERS, err);
        if (!q) return err->code;
        dl_bind_int(q, ":event", events.at.at[i]);
        if (collect(query, q, out, err)) return err->code;
    }
    dl_ids_sort(out);
    return rc == DL_END ? DL_OK : rc;
}

/* ---- the command ---------------------------------------------------------------------------- */

typedef struct {
    DL_VEC(dl_ids) all;  /* an article must be in each of these */
    DL_VEC(dl_ids) none; /* and in none of these */
    dl_ids events;       /* with `told`: it must tell one of these */
    bool told;
} wanted_articles;

static dl_code tells_one(dl_query *query, const wanted_articles *w, int64_t article,
                         bool *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENTS_OF_ARTICLE, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", article);
    *out = false;
    for (bool more = true; !*out;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        *out = dl_ids_has(&w->events, dl_column_int(q, 0));
    }
    sqlite3_reset(q);
    return DL_OK;
}

static bool is_wanted(const wanted_articles *w, int64_t article) {
    for (uint32_t i = 0; i < w->all.n; i++)
        if (!dl_ids_has(&w->all.at[i], article)) return false;
    for (uint32_t i = 0; i < w->none.n; i++)
        if (dl_ids_has(&w->none.at[i], article)) return false;
    return true;
}

static dl_code read_filter(dl_query *query, wanted_articles *wanted, dl_err *err) {
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        dl_ids ids = { 0 };
        if (!is_own(term->field)) continue;
        if (of_term(query, term, &ids, err)) return err->code;
        if (term->negated)
            *DL_PUSH(query->mem, &wanted->none) = ids;
        else
            *DL_PUSH(query->mem, &wanted->all) = ids;
    }
    dl_ids ids = { 0 };
    bool any;
    if (of_events(query, &ids, &any, &wanted->told, err)) return err->code;
    if (wanted->told)
        wanted->events = ids;
    else if (any)
        *DL_PUSH(query->mem, &wanted->all) = ids;
    return DL_OK;
}

static dl_code write_article(dl_query *query, int64_t article, dl_err *err) {
    dl_cell record = dl_record();
    bool found;
    dl_arena_reset(query->row);
    if (dl_article_add(query, article, &record, &found, err)) return err->code;
    return found ? dl_emit(query, &record, err) : DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    wanted_articles wanted = { 0 };
    dl_ids undated = { 0 };
    if (read_filter(query, &wanted, err)) return err->code;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_ARTICLES, err);
    if (!q) return err->code;
    for (bool more = true, good = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        int64_t article = dl_column_int(q, 0);
        if (!is_wanted(&wanted, article) || !dl_as_of_has(query, dl_column_str(q, 1)))
            continue;
        if (wanted.told && (tells_one(query, &wanted, article, &good, err) || !good)) {
            if (err->code) return err->code;
            continue;
        }
        if (dl_column_str(q, 1).len == 0) {
            *DL_PUSH(query->mem, &undated.at) = article;
            continue;
        }
        dl_code rc = write_article(query, article, err);
        if (rc) return rc;
    }
    for (uint32_t i = 0; i < undated.at.n; i++) {
        dl_code rc = write_article(query, undated.at.at[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

const dl_command dl_command_articles = {
    .name = "articles",
    .usage = "[QUERY...]",
    .help = "what was read",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text = "{published_on}|{source}|{suggested_why}\n  {headline}\n"
            "  events: {events}|{uri}|{key}",
    .run = run,
};
