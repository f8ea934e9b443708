/* judge_text.c - judgements as text, and back: what people said outlives the file.
 *
 * In:  a database, or the text of a dump.
 * Out: blocks of "name: value" lines with an empty line behind each; further lines of a
 * value begin with a tab.
 * A judgement is anchored to the hashes of articles, so it means the same on a database that
 * was built anew, and waits there for articles that have not come yet.
 *
 * SPDX-License-Identifier: MIT */
#include "judge.h"

static const char head[] = "dateline judgements 1";

enum {
    MADE,
    WHO,
    WHY,
    VERB,
    SUBJECT,
    ANCHOR,
    OBJECT,
    OBJECT_ANCHOR,
    FIELD,
    VALUE,
    UNDONE,
    UNDONE_BY,
    NAMES
};

static const char *const names[NAMES] = { "made",    "who",    "why",    "verb",
                                          "subject", "anchor", "object", "object-anchor",
                                          "field",   "value",  "undone", "undone-by" };

/* ---- dump ------------------------------------------------------------------------------------ */

static void write_value(const char *name, dl_str value, dl_buf *out) {
    dl_str line;
    bool first = true;
    if (value.len == 0) return;
    while (dl_str_line(&value, &line)) {
        if (first)
            dl_buf_printf(out, "%s: %.*s\n", name, DL_ARG(line));
        else
            dl_buf_printf(out, "\t%.*s\n", DL_ARG(line));
        first = false;
    }
}

dl_code dl_judge_dump(dl_store *store, dl_buf *out, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_ALL, err);
    if (!q) return err->code;
    dl_buf_printf(out, "%s\n\n", head);
    while (!dl_step(store, q, &more, err) && more) {
        for (int i = 0; i < NAMES; i++) write_value(names[i], dl_column_str(q, i), out);
        dl_buf_putc(out, '\n');
    }
    return err->code;
}

/* ---- restore ----------------------------------------------------------------------- */

typedef struct {
    dl_store *store;
    dl_arena *mem;
    dl_str values[NAMES];
    int last;      /* name of the value that goes on; -1: none */
    uint32_t line; /* from 1 */
    uint32_t n_new, n_known;
} reading;

#define FAIL(r, ...) dl_fail_at((err), DL_EUSAGE, "dump", (r)->line, 0, __VA_ARGS__)

static dl_code exists(reading *r, const dl_judged *row, bool *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(r->store, SQL_JUDGEMENT_EXISTS, err);
    if (!q) return err->code;
    dl_bind_str(q, ":anchor", row->anchor);
    dl_bind_str(q, ":verb", row->verb);
    dl_bind_time(q, ":made", row->made);
    dl_bind_str(q, ":who", row->who);
    dl_bind_str(q, ":object_anchor", row->object_anchor);
    dl_bind_str(q, ":field", row->field);
    dl_bind_str(q, ":value", row->value);
    if (dl_step(r->store, q, out, err)) return err->code;
    sqlite3_reset(q);
    return DL_OK;
}

/* What has an effect beside linking. */
static dl_code apply(reading *r, const dl_judged *row, dl_err *err) {
    bool date = dl_str_is(row->verb, "date"), removed = dl_str_is(row->verb, "remove"),
         found;
    dl_article_ref ref;
    dl_minute published;
    int64_t resolved;
    if (row->taken_back || (!date && !removed)) return DL_OK;
    if (dl_judge_article_of(r->store, row->anchor, r->mem, &ref, &found, err))
        return err->code;
    if (!found) return DL_OK;
    if (removed) return dl_judge_apply_remove(r->store, ref.id, err);
    if (!dl_iso_parse(row->value, &published))
        return FAIL(r, "expected a time as the value of a date");
    return dl_judge_apply_date(r->store, &ref, published, &resolved, err);
}

static bool is_verb(dl_str verb) {
    static const char list[] =
        "date same split reject confirm set add rename kind role tag note remove";
    for (dl_str rest = DL_LIT(list); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), verb)) return true;
    return false;
}

static dl_code end_block(reading *r, dl_err *err) {
    bool known;
    const dl_str *v = r->values;
    dl_judged row = { .who = v[WHO],
                      .why = v[WHY],
                      .verb = v[VERB],
                      .subject = v[SUBJECT],
                      .anchor = v[ANCHOR],
                      .object = v[OBJECT],
                      .object_anchor = v[OBJECT_ANCHOR],
                      .field = v[FIELD],
                      .value = v[VALUE],
                      .undone_by = v[UNDONE_BY],
                      .undone = DL_NO_TIME,
                      .taken_back = v[UNDONE].len > 0 };
    if (r->last < 0) return DL_OK;
    if (!is_verb(row.verb))
        return FAIL(r, "this block has no verb that is known: \"%.*s\"",
                    DL_ARG(row.verb));
    if (row.subject.len == 0 || row.anchor.len == 0 ||
        !dl_iso_parse(v[MADE], &row.made) ||
        (row.taken_back && !dl_iso_parse(v[UNDONE], &row.undone)))
        return FAIL(r, "this block lacks made, subject or anchor");
    if (exists(r, &row, &known, err)) return err->code;
    r->n_known += known;
    r->n_new += !known;
    if (!known && (dl_judged_insert(r->store, &row, err) || apply(r, &row, err)))
        return err->code;
    memset(r->values, 0, sizeof r->values);
    r->last = -1;
    return DL_OK;
}

static dl_code read_line(reading *r, dl_str line, dl_err *err) {
    if (line.len == 0) return end_block(r, err);
    if (line.ptr[0] == '\t') {
        if (r->last < 0) return FAIL(r, "a further line of no value");
        r->values[r->last] = dl_str_fmt(r->mem, "%.*s\n%.*s", DL_ARG(r->values[r->last]),
                                        DL_ARG(dl_str_sub(line, 1, UINT32_MAX)));
        return DL_OK;
    }
    dl_str name = dl_str_cut(&line, ':');
    for (int i = 0; i < NAMES; i++)
        if (dl_str_is(name, names[i])) {
            r->values[i] = dl_str_sub(line, 1, UINT32_MAX);
            r->last = i;
            return DL_OK;
        }
    return FAIL(r, "expected one of the names of a dump, not \"%.*s\"", DL_ARG(name));
}

static dl_code read_all(reading *r, dl_str text, dl_err *err) {
    dl_str line;
    while (dl_str_line(&text, &line)) {
        r->line++;
        if (r->line == 1 && !dl_str_is(line, head))
            return FAIL(r, "expected \"%s\" as the first line", head);
        if (r->line > 1 && read_line(r, line, err)) return err->code;
    }
    if (r->line == 0) return FAIL(r, "empty");
    return end_block(r, err);
}

dl_code dl_judge_restore(dl_store *store, const dl_knowledge *k, dl_str text,
                         dl_minute now, uint32_t *new, uint32_t *known, dl_err *err) {
    reading r = { .store = store, .mem = dl_arena_new(), .last = -1 };
    store->now = now;
    if (dl_utf8_check(text.ptr, text.len) < text.len)
        FAIL(&r, "not valid UTF-8");
    else if (!dl_store_begin(store, err)) {
        if (!read_all(&r, text, err)) {
            store->changed = r.n_new > 0;
            (void)!dl_store_mark(store, err);
        }
        if (err->code)
            dl_store_rollback(store);
        else
            (void)!dl_store_finish(store, k, NULL, err);
    }
    dl_arena_free(r.mem);
    *new = r.n_new;
    *known = r.n_known;
    return err->code;
}
