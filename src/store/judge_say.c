/* judge_say.c - what people say beside dates: same, split, reject, confirm, set, add, rename,
 * kind, role, tag, note, remove.
 *
 * In:  a verb, whom or what it is about, a value.
 * Out: a row of judgement; everything is linked again, and link_judge.c applies it.
 * What cannot be is refused here, so that a judgement which is stored can be applied to any
 * database that has its articles.
 *
 * SPDX-License-Identifier: MIT */
#include "judge.h"
#include "store_report.h"

typedef struct {
    dl_store *store;
    const dl_knowledge *k;
    const dl_saying *say;
    dl_arena *mem;
    dl_subject a, b; /* subject, object */
    dl_judged row;
    dl_str what;
} work;

dl_code dl_judged_insert(dl_store *store, const dl_judged *row, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_JUDGEMENT_INSERT, err);
    if (!q) return err->code;
    dl_bind_time(q, ":made", row->made);
    dl_bind_str(q, ":who", row->who);
    dl_bind_str(q, ":why", row->why);
    dl_bind_str(q, ":verb", row->verb);
    dl_bind_str(q, ":subject", row->subject);
    dl_bind_str(q, ":anchor", row->anchor);
    dl_bind_opt(q, ":object", row->object);
    dl_bind_opt(q, ":object_anchor", row->object_anchor);
    dl_bind_opt(q, ":field", row->field);
    dl_bind_opt(q, ":value", row->value);
    if (row->taken_back) dl_bind_time(q, ":undone", row->undone);
    if (row->taken_back) dl_bind_str(q, ":undone_by", row->undone_by);
    return dl_run(store, q, err);
}

dl_str dl_judge_day(dl_arena *mem, const dl_when *when) {
    char begins[DL_ISO_MAX], ends[DL_ISO_MAX];
    return dl_str_fmt(mem, "%s/%s %s", dl_iso_format(when->begins, begins),
                      dl_iso_format(when->ends, ends), dl_grain_name(when->grain));
}

static dl_code find(work *w, dl_str text, int kinds, dl_subject *out, dl_err *err) {
    return dl_judge_find(w->store, text, kinds, w->mem, out, err);
}

/* ---- one or two ------------------------------------------------------------------------------ */

static dl_code say_same(work *w, dl_err *err) {
    int kinds = DL_ABOUT_EVENT | DL_ABOUT_ACTOR;
    if (find(w, w->say->subject, kinds, &w->a, err) ||
        find(w, w->say->object, w->a.kind, &w->b, err))
        return err->code;
    if (dl_str_eq(w->a.key, w->b.key))
        return dl_fail(err, DL_EUSAGE, "%.*s is one already", DL_ARG(w->a.key));
    if (w->a.kind == DL_ABOUT_EVENT && !dl_str_eq(w->a.type, w->b.type))
        return dl_fail(err, DL_EUSAGE, "events of two types (%.*s, %.*s) are not one",
                       DL_ARG(w->a.type), DL_ARG(w->b.type));
    if (dl_str_starts(w->a.anchor, "added:") || dl_str_starts(w->b.anchor, "added:"))
        return dl_fail(err, DL_EUSAGE,
                       "an event added by hand joins no other; reject it, or undo it");
    w->what =
        dl_str_fmt(w->mem, "%.*s and %.*s are one", DL_ARG(w->a.key), DL_ARG(w->b.key));
    return DL_OK;
}

static bool has_lines(dl_str s) {
    return memchr(s.ptr, '\n', s.len) != NULL;
}

/* Whether the tellings of an anchor come from two articles at least. */
static bool several_articles(dl_str anchor) {
    dl_str line, first = { 0 };
    while (dl_str_line(&anchor, &line)) {
        dl_str sha = dl_str_cut(&line, ':');
        if (first.len && !dl_str_eq(first, sha)) return true;
        first = sha;
    }
    return false;
}

static dl_code say_split(work *w, dl_err *err) {
    int kinds = DL_ABOUT_EVENT | DL_ABOUT_ACTOR;
    if (find(w, w->say->subject, kinds, &w->a, err)) return err->code;
    bool event = w->a.kind == DL_ABOUT_EVENT;
    if (event ? !several_articles(w->a.anchor) : !has_lines(w->a.anchor))
        return dl_fail(err, DL_EUSAGE, "%.*s: %s, nothing to split", DL_ARG(w->a.key),
                       event ? "one article tells it" : "articles know it under one key");
    if (event && w->say->object.len &&
        find(w, w->say->object, DL_ABOUT_ARTICLE, &w->b, err))
        return err->code;
    if (event && w->b.kind && dl_str_find(w->a.anchor, w->b.anchor, 0) == DL_NONE)
        return dl_fail(err, DL_EUSAGE, "%.*s does not tell %.*s", DL_ARG(w->b.key),
                       DL_ARG(w->a.key));
    if (!event && w->say->object.len) {
        dl_str rest = w->a.anchor, line;
        while (dl_str_line(&rest, &line))
            if (dl_str_eq(line, w->say->object)) w->b.anchor = w->b.key = line;
        if (!w->b.key.len)
            return dl_fail(err, DL_EUSAGE, "%.*s is not one of the keys of %.*s",
                           DL_ARG(w->say->object), DL_ARG(w->a.key));
    }
    w->what =
        dl_str_fmt(w->mem, "%.*s: %s%.*s", DL_ARG(w->a.key),
                   w->b.key.len ? "apart from now on: " : "each stands alone from now on",
                   DL_ARG(w->b.key));
    return DL_OK;
}

/* ---- events ------------------------------------------------------------------------ */

static const dl_event_type *type_of(const work *w, dl_str name) {
    uint16_t i = dl_event_type_named(&w->k->types, name);
    return i == UINT16_MAX ? NULL : &w->k->types.list.at[i];
}

static dl_code bad_name(const dl_event_type *type, dl_str name, dl_err *err) {
    dl_buf all = { 0 };
    for (uint8_t i = 0; i < type->n_roles; i++)
        dl_buf_printf(&all, ", %.*s", DL_ARG(type->roles[i].name));
    for (uint8_t i = 0; i < type->n_fields; i++)
        dl_buf_printf(&all, ", %.*s", DL_ARG(type->fields[i].name));
    dl_code rc = dl_fail(err, DL_EUSAGE,
                         "%.*s has no \"%.*s\"; there are status, date, "
                         "place%s",
                         DL_ARG(type->name), DL_ARG(name), all.ptr ? all.ptr : "");
    dl_buf_free(&all);
    return rc;
}

/* One word of "near|draft|signed". */
static bool is_choice(dl_str words, dl_str value) {
    if (words.len == 0) return true;
    while (words.len)
        if (dl_str_eq(dl_str_cut(&words, '|'), value)) return true;
    return false;
}

static bool is_day(dl_str value) {
    dl_minute t;
    dl_str begins = dl_str_cut(&value, '/'), ends = dl_str_cut(&value, ' ');
    return dl_iso_parse(begins, &t) && dl_iso_parse(ends, &t) &&
           dl_grain_named(value) > DL_BY_NONE;
}

/* Whether an event of TYPE can have VALUE under NAME. */
static dl_code check_value(const dl_event_type *type, dl_str name, dl_str value,
                           dl_err *err) {
    int64_t number;
    if (value.len == 0 || has_lines(value))
        return dl_fail(err, DL_EUSAGE, "%.*s: expected a value on one line",
                       DL_ARG(name));
    if (dl_str_is(name, "place") || dl_event_role(type, name) >= 0) return DL_OK;
    if (dl_str_is(name, "date") && (is_day(value) || dl_str_is(value, "none")))
        return DL_OK;
    if (dl_str_is(name, "date"))
        return dl_fail(err, DL_EUSAGE, "date: \"%.*s\" is no date", DL_ARG(value));
    if (dl_str_is(name, "status")) {
        if (dl_status_named(value) >= 0) return DL_OK;
        return dl_fail(err, DL_EUSAGE,
                       "status: expected occurred, ongoing, planned, possible or denied, "
                       "not \"%.*s\"",
                       DL_ARG(value));
    }
    int field = dl_event_field(type, name);
    if (field < 0) return bad_name(type, name, err);
    bool is_number = type->fields[field].kind == DL_FIELD_NUMBER;
    if (is_number && !dl_str_int(value, &number))
        return dl_fail(err, DL_EUSAGE, "%.*s: expected a number", DL_ARG(name));
    if (!is_choice(type->fields[field].words, value))
        return dl_fail(err, DL_EUSAGE, "%.*s: expected one of %.*s", DL_ARG(name),
                       DL_ARG(type->fields[field].words));
    return DL_OK;
}

/* "set KEY reply_to OTHER": what it answers; "none": nothing. */
static dl_code say_reply_to(work *w, dl_err *err) {
    w->row.field = w->say->field;
    w->row.value = w->say->value;
    w->what =
        dl_str_fmt(w->mem, "%.*s answers %.*s", DL_ARG(w->a.key), DL_ARG(w->row.value));
    if (dl_str_starts(w->a.anchor, "added:"))
        return dl_fail(err, DL_EUSAGE, "an event added by hand answers no other");
    if (dl_str_is(w->say->value, "none")) {
        w->what = dl_str_fmt(w->mem, "%.*s answers nothing", DL_ARG(w->a.key));
        return DL_OK;
    }
    if (find(w, w->say->value, DL_ABOUT_EVENT, &w->b, err)) return err->code;
    if (dl_str_eq(w->a.key, w->b.key))
        return dl_fail(err, DL_EUSAGE, "%.*s does not answer itself", DL_ARG(w->a.key));
    if (dl_str_starts(w->b.anchor, "added:"))
        return dl_fail(err, DL_EUSAGE, "an event added by hand is answered by no other");
    return DL_OK;
}

static dl_code say_of_event(work *w, dl_err *err) {
    if (find(w, w->say->subject, DL_ABOUT_EVENT, &w->a, err)) return err->code;
    if (dl_str_is(w->say->verb, "set") && dl_str_is(w->say->field, "reply_to"))
        return say_reply_to(w, err);
    if (dl_str_is(w->say->verb, "set")) {
        const dl_event_type *type = type_of(w, w->a.type);
        if (!type)
            return dl_fail(err, DL_EUSAGE, "no event type %.*s", DL_ARG(w->a.type));
        if (check_value(type, w->say->field, w->say->value, err)) return err->code;
        w->row.field = w->say->field;
        w->row.value = w->say->value;
        w->what = dl_str_fmt(w->mem, "%.*s: %.*s is %.*s", DL_ARG(w->a.key),
                             DL_ARG(w->row.field), DL_ARG(w->row.value));
        return DL_OK;
    }
    bool reject = dl_str_is(w->say->verb, "reject");
    if (reject && dl_str_starts(w->a.anchor, "added:"))
        return dl_fail(err, DL_EUSAGE,
                       "%.*s was added by hand; \"undo\" with its number takes it back",
                       DL_ARG(w->a.key));
    w->what = dl_str_fmt(w->mem, "%.*s %s", DL_ARG(w->a.key),
                         reject ? "is rejected: its tellings tell no such thing"
                                : "is confirmed");
    return DL_OK;
}

/* Named after what is said, who says it and when, so that it is the same wherever it is
 * restored. */
static dl_str key_of(work *w, dl_str type) {
    char hex[DL_SHA256_HEX], made[DL_ISO_MAX];
    dl_iso_format(w->row.made, made);
    dl_sha256_hex(dl_str_fmt(w->mem, "%.*s %s %.*s\n%.*s", DL_ARG(type), made,
                             DL_ARG(w->row.who), DL_ARG(w->say->value)),
                  hex);
    return dl_str_fmt(w->mem, "%.*s-%.8s", DL_ARG(type), hex);
}

static dl_code say_add(work *w, dl_err *err) {
    const dl_event_type *type = type_of(w, w->say->subject);
    dl_str rest = w->say->value, line;
    if (!type)
        return dl_fail(err, DL_EUSAGE,
                       "no event type \"%.*s\"; \"dateline-query stats\" names those of "
                       "the database",
                       DL_ARG(w->say->subject));
    while (dl_str_line(&rest, &line)) {
        dl_str name = dl_str_cut(&line, ' ');
        if (check_value(type, name, line, err)) return err->code;
    }
    w->a.key = key_of(w, type->name);
    w->a.anchor = dl_str_fmt(w->mem, "added:%.*s", DL_ARG(w->a.key));
    w->row.value = w->say->value;
    w->what = dl_str_fmt(w->mem, "added %.*s", DL_ARG(w->a.key));
    return DL_OK;
}

/* ---- actors, words, articles ------------------------------------------------------- */

static dl_code say_of_actor(work *w, dl_err *err) {
    if (find(w, w->say->subject, DL_ABOUT_ACTOR, &w->a, err)) return err->code;
    if (w->say->value.len == 0 || has_lines(w->say->value))
        return dl_fail(err, DL_EUSAGE, "%.*s: expected a value on one line",
                       DL_ARG(w->say->verb));
    if (dl_str_is(w->say->verb, "kind") && dl_actor_kind_named(w->say->value) < 0) {
        dl_buf all = { 0 };
        for (int i = 0; i < DL_ACTOR_KINDS; i++)
            dl_buf_printf(&all, "%s%s", i ? ", " : "", dl_actor_kind_name(i));
        dl_fail(err, DL_EUSAGE, "kind: \"%.*s\" is none of %s", DL_ARG(w->say->value),
                all.ptr);
        dl_buf_free(&all);
        return err->code;
    }
    w->row.value = w->say->value;
    w->what = dl_str_fmt(w->mem, "%.*s: %.*s %.*s", DL_ARG(w->a.key),
                         DL_ARG(w->say->verb), DL_ARG(w->say->value));
    return DL_OK;
}

static dl_code say_words(work *w, dl_err *err) {
    bool tag = dl_str_is(w->say->verb, "tag");
    if (find(w, w->say->subject, DL_ABOUT_EVENT | DL_ABOUT_ACTOR | DL_ABOUT_ARTICLE,
             &w->a, err))
        return err->code;
    if (w->say->value.len == 0)
        return dl_fail(err, DL_EUSAGE, "%.*s: expected words", DL_ARG(w->say->verb));
    if (tag && strpbrk(dl_str_z(w->mem, w->say->value), " \t\n,:\""))
        return dl_fail(err, DL_EUSAGE,
                       "tag: expected one word without blanks, commas, colons or "
                       "quotation marks");
    w->row.value = w->say->value;
    w->what = dl_str_fmt(w->mem, "%.*s: %.*s %.*s", DL_ARG(w->a.key),
                         DL_ARG(w->say->verb), DL_ARG(w->say->value));
    return DL_OK;
}

static dl_code say_remove(work *w, dl_err *err) {
    if (find(w, w->say->subject, DL_ABOUT_ARTICLE, &w->a, err)) return err->code;
    w->what = dl_str_fmt(w->mem, "%.*s \"%.*s\" is deleted, with what it alone told",
                         DL_ARG(w->a.key), DL_ARG(w->a.name));
    return DL_OK;
}

dl_code dl_judge_apply_remove(dl_store *store, int64_t article, dl_err *err) {
    static const int sql[] = { SQL_ARTICLE_FTS_FORGET, SQL_ARTICLE_DELETE_CARRIERS,
                               SQL_ARTICLE_DELETE };
    if (dl_store_delete_reports(store, article, err)) return err->code;
    for (size_t i = 0; i < DL_N(sql); i++) {
        sqlite3_stmt *q = dl_sql(store, sql[i], err);
        if (!q) return err->code;
        dl_bind_int(q, ":id", article);
        if (dl_run(store, q, err)) return err->code;
    }
    return DL_OK;
}

/* ---- the verbs --------------------------------------------------------------------- */

static const struct {
    const char *verb;
    dl_code (*say)(work *w, dl_err *err);
} verbs[] = {
    { "same", say_same },        { "split", say_split },   { "reject", say_of_event },
    { "confirm", say_of_event }, { "set", say_of_event },  { "add", say_add },
    { "rename", say_of_actor },  { "kind", say_of_actor }, { "role", say_of_actor },
    { "tag", say_words },        { "note", say_words },    { "remove", say_remove },
};

static dl_code write(work *w, dl_err *err) {
    dl_store *store = w->store;
    w->row.verb = w->say->verb;
    w->row.subject = w->a.key;
    w->row.anchor = w->a.anchor;
    w->row.object = w->b.key;
    w->row.object_anchor = w->b.anchor;
    if (dl_judged_insert(store, &w->row, err)) return err->code;
    if (dl_str_is(w->say->verb, "remove") &&
        dl_judge_apply_remove(store, w->a.article.id, err))
        return err->code;
    store->changed = true;
    return dl_store_mark(store, err);
}

dl_code dl_judge_say(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                     const dl_saying *saying, dl_arena *mem, dl_str *what, dl_err *err) {
    work w = { .store = store,
               .k = k,
               .say = saying,
               .mem = mem,
               .row = { .made = judge->made, .who = judge->who, .why = judge->why } };
    size_t i = 0;
    while (i < DL_N(verbs) && !dl_str_is(saying->verb, verbs[i].verb)) i++;
    DL_ASSERT(i < DL_N(verbs));
    if (verbs[i].say(&w, err)) return err->code;
    store->now = judge->made;
    if (dl_sql_do(store, SQL_SECURE_DELETE, err) || dl_store_begin(store, err))
        return err->code;
    if (write(&w, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    if (dl_store_finish(store, k, NULL, err)) return err->code;
    *what = w.what;
    return DL_OK;
}
