/* search.c - the command "search": full text over events, quotations and articles.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "query_inside.h"

enum { FOUND = 20, MOST = 10000 };

static const dl_column search_columns[] = {
    { "found", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "when", NULL, DL_COLUMN_TABLE, NULL },
    { "title", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "snippet", "words", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "kind", NULL, 0, NULL },
    { "type", NULL, 0, NULL },
    { "date", NULL, 0, NULL },
    { "source", NULL, 0, NULL },
    { "uri", NULL, 0, NULL },
    { "score", NULL, DL_COLUMN_RIGHT, NULL },
    { NULL, NULL, 0, NULL },
};

/* The snippet without its marks; the first one stays as the cell's. */
static void add_snippet(dl_arena *mem, dl_str snippet, dl_cell *to) {
    dl_buf text = { 0 };
    uint32_t from = 0, len = 0;
    bool open = false;
    for (uint32_t i = 0; i < snippet.len; i++) {
        char c = snippet.ptr[i];
        if (c == '\1' && len == 0 && !open) {
            from = (uint32_t)text.len;
            open = true;
        } else if (c == '\2' && open) {
            len = (uint32_t)text.len - from;
            open = false;
        } else if (c != '\1' && c != '\2') {
            dl_buf_putc(&text, c);
        }
    }
    dl_cell_text(mem, to, "snippet", (dl_str){ text.ptr, (uint32_t)text.len });
    to->in.at[to->in.n - 1].mark = len ? from : 0;
    to->in.at[to->in.n - 1].mark_len = len;
    dl_buf_free(&text);
}

static dl_code write_event(dl_query *query, int64_t id, dl_str snippet, double score,
                           dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_row row = { 0 };
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    bool found;
    if (dl_event_read(query, id, &row, &found, err)) return err->code;
    if (!found) return DL_OK;
    if (dl_event_read_parts(query, &row, &parts, err)) return err->code;
    bool quotation = dl_str_is(row.type, "statement");
    dl_cell_text(mem, &record, "kind", quotation ? DL_LIT("quotation") : DL_LIT("event"));
    dl_cell_plain(mem, &record, "found", DL_LIT("Events and quotations"));
    dl_cell_text(mem, &record, "key", row.key);
    dl_cell_text(mem, &record, "type", row.type);
    dl_cell_text(mem, &record, "date", row.begins);
    dl_cell_plain(mem, &record, "when", dl_event_when(mem, &row));
    dl_str speaker = dl_event_names(mem, &parts, "speaker");
    dl_cell_text(mem, &record, "title", quotation && speaker.len ? speaker : row.title);
    dl_cell_add(mem, &record, "source", DL_CELL_NULL);
    dl_cell_add(mem, &record, "uri", DL_CELL_NULL);
    add_snippet(mem, snippet, &record);
    dl_cell_real(mem, &record, "score", score);
    return dl_emit(query, &record, err);
}

static void copy_member(dl_arena *mem, const dl_cell *from, const char *name,
                        const char *as, dl_cell *to) {
    const dl_cell *cell = dl_cell_get(from, name);
    dl_cell_text(mem, to, as, cell ? cell->text : (dl_str){ 0 });
}

static dl_code write_article(dl_query *query, int64_t id, dl_str snippet, double score,
                             dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell article = dl_record(), record = dl_record();
    bool found;
    if (dl_article_add(query, id, &article, &found, err)) return err->code;
    if (!found) return DL_OK;
    dl_cell_text(mem, &record, "kind", DL_LIT("article"));
    dl_cell_plain(mem, &record, "found", DL_LIT("Articles"));
    copy_member(mem, &article, "key", "key", &record);
    dl_cell_add(mem, &record, "type", DL_CELL_NULL);
    copy_member(mem, &article, "published", "date", &record);
    copy_member(mem, &article, "published_on", "when", &record);
    record.in.at[record.in.n - 1].plain = true;
    copy_member(mem, &article, "headline", "title", &record);
    copy_member(mem, &article, "source", "source", &record);
    copy_member(mem, &article, "uri", "uri", &record);
    add_snippet(mem, snippet, &record);
    dl_cell_real(mem, &record, "score", score);
    return dl_emit(query, &record, err);
}

typedef dl_code (*writer)(dl_query *query, int64_t id, dl_str snippet, double score,
                          dl_err *err);

static const struct {
    dl_search_in in;
    int snippet;
    writer write;
} searches[] = {
    { DL_SEARCH_EVENTS, SQL_EVENT_SNIPPET, write_event },
    { DL_SEARCH_ARTICLES, SQL_ARTICLE_SNIPPET, write_article },
};

static dl_code write_hit(dl_query *query, size_t search, dl_str match, const dl_hit *hit,
                         dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, searches[search].snippet, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", match);
    dl_bind_int(q, ":id", hit->id);
    if (dl_step(query->store, q, &more, err) || !more) return err->code;
    dl_arena_reset(query->row);
    dl_str snippet = dl_str_copy(query->row, dl_column_str(q, 0));
    sqlite3_reset(q);
    return searches[search].write(query, hit->id, snippet, hit->score, err);
}

static dl_code search_in(dl_query *query, size_t search, dl_str match, dl_err *err) {
    uint32_t most = query->limit ? query->limit + 1 : query->brief ? FOUND : MOST, n;
    dl_hit *hits;
    if (dl_best_hits(query->store, searches[search].in, match, most + 1, query->mem,
                     &hits, &n, err))
        return err->code;
    if (n > most) query->more = true;
    for (uint32_t i = 0; i < n && i < most; i++) {
        dl_code rc = write_hit(query, search, match, &hits[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run_search(dl_query *query, dl_err *err) {
    dl_str match;
    if (!dl_filter_fts(query->mem, &query->filter, false, &match))
        return dl_fail(err, DL_EUSAGE, "search: expected words to search for");
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (term->negated || term->field != DL_TERM_WORD)
            return dl_fail_at(err, DL_EUSAGE, "query", 1, term->column,
                              "search takes words only; \"timeline\", \"statements\" and "
                              "\"articles\" take words and fields");
    }
    for (size_t i = 0; i < DL_N(searches); i++) {
        dl_code rc = search_in(query, i, match, err);
        if (rc) return rc;
    }
    return DL_OK;
}

const dl_command dl_command_search = {
    .name = "search",
    .usage = "WORDS...",
    .help = "full text of events, quotations and articles",
    .layout = DL_LAYOUT_ROWS,
    .columns = search_columns,
    .text = "{when}|{title}\n  {snippet}\n  {key}|{source}|{uri}",
    .run = run_search,
};
