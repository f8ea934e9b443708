/* ask_whom.c - whom the names of a question mean here, where the words alone do not say.
 *
 * In:  a question that has been read, with its names.
 * Out: terms with other names in them, and a remark for each:
 *      "what does Washington want": the United States, for capitals speak for states;
 *      "did they meet the Afghan government": what the dictionary calls that;
 *      "what did the Saudi oil minister say": whom articles call so, with that side.
 * What means nothing here is left as it is: the query's own remark says so.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_find.h"

enum { MAX_HOLDERS = 5, MAX_OFFICE_WORDS = 6 };

typedef struct {
    dl_query *query;
    const dl_knowledge *k;
    dl_question *asked;
} settling;

/* TEXT with every FROM as TO. */
static dl_str replaced(dl_arena *mem, dl_str text, dl_str from, dl_str to) {
    dl_buf out = { 0 };
    uint32_t at = 0;
    for (uint32_t hit; (hit = dl_str_find(text, from, at)) != DL_NONE;
         at = hit + from.len) {
        dl_buf_str(&out, dl_str_sub(text, at, hit - at));
        dl_buf_str(&out, to);
    }
    dl_buf_str(&out, dl_str_sub(text, at, UINT32_MAX));
    dl_str s = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return s;
}

/* The terms FIELD of NAME now have VALUES, each in quotation marks. */
static bool put_term(settling *s, const char *field, dl_str name, dl_str values) {
    dl_arena *mem = s->query->mem;
    dl_str *in[] = { &s->asked->query, &s->asked->answered };
    bool put = false;
    for (size_t form = 0; form < 2; form++) {
        dl_str from =
            dl_str_fmt(mem, form ? "%s:\"%.*s\"" : "%s:%.*s", field, DL_ARG(name));
        dl_str to = dl_str_fmt(mem, "%s:%.*s", field, DL_ARG(values));
        for (size_t i = 0; i < DL_N(in); i++) {
            if (dl_str_find(*in[i], from, 0) == DL_NONE) continue;
            *in[i] = replaced(mem, *in[i], from, to);
            put = true;
        }
    }
    return put;
}

static dl_str quoted(dl_arena *mem, dl_str name) {
    return dl_str_fmt(mem, "\"%.*s\"", DL_ARG(name));
}

void ask_forget(dl_query *query, size_t remarks) {
    if (query->remark.len <= remarks) return;
    query->remark.len = remarks;
    query->remark.ptr[remarks] = '\0';
}

/* Looks NAME up without a remark. */
static dl_code is_known(settling *s, dl_str name, bool *out, dl_err *err) {
    size_t remarks = s->query->remark.len;
    dl_ids actors = { 0 };
    if (dl_lookup_actors(s->query, name, &actors, err)) return err->code;
    *out = actors.at.n > 0;
    if (!*out) ask_forget(s->query, remarks);
    return DL_OK;
}

/* Is what is done to a city done to its state: what is said of it, asked of it? */
static bool is_done_to_states(const char *types) {
    static const char *const words[] = { "statement", "demand",    "proposal",
                                         "threat",    "rejection", "sanction",
                                         "aid",       "agreement", "relations" };
    for (size_t i = 0; types && i < DL_N(words); i++)
        if (dl_str_starts(dl_str_of(types), words[i])) return true;
    return false;
}

/* "Washington": its state, where one acts. */
static dl_code settle_capital(settling *s, dl_str name, bool *done, dl_err *err) {
    uint32_t i = dl_actors_find(s->k->actors, name);
    uint32_t of = i == DL_NONE ? DL_NONE : dl_actors_capital_of(s->k->actors, i);
    bool known = false;
    if (of == DL_NONE) return DL_OK;
    dl_str state = dl_actors_get(s->k->actors, of)->name;
    if (is_known(s, state, &known, err)) return err->code;
    dl_str value = quoted(s->query->mem, state);
    if (!known) return DL_OK;
    *done = put_term(s, "by", name, value);
    if (s->asked->types && !s->asked->news)
        *done = put_term(s, "actor", name, value) || *done;
    if (is_done_to_states(s->asked->types))
        *done = put_term(s, "to", name, value) || *done;
    if (*done)
        dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(name), DL_ARG(state));
    return DL_OK;
}

static bool put_everywhere(settling *s, dl_str name, dl_str values) {
    static const char *const fields[] = { "by", "to", "actor" };
    bool put = false;
    for (size_t i = 0; i < DL_N(fields); i++)
        put = put_term(s, fields[i], name, values) || put;
    return put;
}

/* The side that the first words of PHRASE name, and the office behind them. */
static dl_str side_of(const settling *s, dl_str phrase, dl_str *office) {
    dl_str best = { 0 };
    uint32_t words = 0;
    for (uint32_t at = 0; at < phrase.len && words < MAX_OFFICE_WORDS; at++) {
        if (phrase.ptr[at] != ' ') continue;
        words++;
        dl_str first = dl_str_sub(phrase, 0, at);
        if (dl_str_ends(first, "'s")) first.len -= 2;
        if (dl_actors_find(s->k->actors, first) == DL_NONE) continue;
        best = first;
        *office = dl_str_trim(dl_str_sub(phrase, at, UINT32_MAX));
    }
    return best;
}

/* Does any article call ACTOR by OFFICE? */
static dl_code is_called(settling *s, int64_t actor, dl_str office, bool *out,
                         dl_err *err) {
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_ACTOR_ROLES_OF, err);
    bool more = q != NULL;
    *out = false;
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", -1); /* all */
    while (more && !*out) {
        if (dl_step(s->query->store, q, &more, err)) return err->code;
        *out = more && ask_words_stand_in(s->query->row, office, dl_column_str(q, 0));
    }
    (void)dl_sql(s->query->store, SQL_ACTOR_ROLES_OF, err); /* reset */
    return DL_OK;
}

/* "the Saudi oil minister": those of that side whom articles call so, a few. */
static dl_code find_holders(settling *s, dl_str name, dl_ids *out, dl_err *err) {
    dl_query *query = s->query;
    dl_str phrase = name, office = { 0 };
    dl_ids side = { 0 };
    bool known = false;
    if (dl_str_starts(phrase, "the ")) phrase = dl_str_sub(phrase, 4, UINT32_MAX);
    dl_str of = side_of(s, phrase, &office);
    if (!of.len || !office.len || is_known(s, of, &known, err) || !known)
        return err->code;
    if (dl_lookup_side(query, of, &side, err)) return err->code;
    for (uint32_t i = 0; i < side.at.n && out->at.n < MAX_HOLDERS; i++) {
        bool called;
        dl_arena_reset(query->row);
        if (is_called(s, side.at.at[i], office, &called, err)) return err->code;
        if (called) *DL_PUSH(query->mem, &out->at) = side.at.at[i];
    }
    return DL_OK;
}

/* Name and kind of ACTOR; empty: there is none. */
static dl_code read_actor(dl_query *query, int64_t actor, dl_str *name, dl_str *kind,
                          dl_err *err) {
    dl_cell page = dl_record();
    bool found;
    dl_arena_reset(query->row);
    *name = *kind = (dl_str){ 0 };
    if (dl_actor_add(query, actor, &page, &found, err) || !found) return err->code;
    const dl_cell *who = dl_cell_get(&page, "name"), *what = dl_cell_get(&page, "kind");
    if (who) *name = dl_str_copy(query->mem, who->text);
    if (what) *kind = dl_str_copy(query->mem, what->text);
    return DL_OK;
}

static dl_code settle_office(settling *s, dl_str name, bool *done, dl_err *err) {
    dl_arena *mem = s->query->mem;
    dl_ids holders = { 0 };
    dl_str values = { 0 }, said = { 0 }, who, kind;
    if (find_holders(s, name, &holders, err)) return err->code;
    for (uint32_t i = 0; i < holders.at.n; i++) {
        if (read_actor(s->query, holders.at.at[i], &who, &kind, err)) return err->code;
        if (!dl_str_is(kind, "person")) continue;
        values = dl_str_fmt(mem, "%.*s%s\"%.*s\"", DL_ARG(values), values.len ? "," : "",
                            DL_ARG(who));
        said = dl_str_fmt(mem, "%.*s%s%.*s", DL_ARG(said), said.len ? ", " : "",
                          DL_ARG(who));
    }
    if (!values.len) return DL_OK;
    *done = put_everywhere(s, name, values);
    dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(name), DL_ARG(said));
    return DL_OK;
}

dl_code ask_find_holders(dl_query *query, const dl_knowledge *k, dl_str name, dl_ids *out,
                         dl_err *err) {
    settling s = { .query = query, .k = k };
    return find_holders(&s, name, out, err);
}

static dl_code settle(settling *s, dl_str name, dl_str key, dl_err *err) {
    dl_arena *mem = s->query->mem;
    bool done = false, known = false;
    if (settle_capital(s, name, &done, err) || done) return err->code;
    if (is_known(s, name, &known, err) || known) return err->code;
    if (key.len && (is_known(s, key, &known, err) || known)) {
        dl_ids actors = { 0 };
        dl_str whom, kind;
        if (err->code || dl_lookup_actors(s->query, key, &actors, err) ||
            read_actor(s->query, actors.at.at[0], &whom, &kind, err))
            return err->code;
        put_everywhere(s, name, quoted(mem, whom));
        dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(name), DL_ARG(whom));
        return DL_OK;
    }
    if (settle_office(s, name, &done, err) || done) return err->code;
    if (!dl_str_ends(name, "'s office")) return DL_OK;
    dl_str holder = dl_str_sub(name, 0, name.len - (uint32_t)strlen("'s office"));
    if (put_everywhere(s, name, quoted(mem, holder)))
        dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(name), DL_ARG(holder));
    return DL_OK;
}

/* Who answers is no term of the query. */
static dl_code settle_answerer(settling *s, dl_err *err) {
    dl_question *asked = s->asked;
    bool known = true;
    dl_ids actors = { 0 };
    dl_str whom, kind;
    if (!asked->answerer.len || !asked->answerer_key.len) return DL_OK;
    if (is_known(s, asked->answerer, &known, err) || known ||
        is_known(s, asked->answerer_key, &known, err) || !known ||
        dl_lookup_actors(s->query, asked->answerer_key, &actors, err) ||
        read_actor(s->query, actors.at.at[0], &whom, &kind, err))
        return err->code;
    dl_remark(s->query, "\"%.*s\" is read as %.*s", DL_ARG(asked->answerer),
              DL_ARG(whom));
    asked->answerer = whom;
    return DL_OK;
}

dl_code ask_settle_names(dl_query *query, const dl_knowledge *k, dl_question *asked,
                         dl_err *err) {
    settling s = { .query = query, .k = k, .asked = asked };
    for (uint32_t i = 0; i < asked->names.n; i++) {
        dl_code rc = settle(&s, asked->names.at[i], asked->keys.at[i], err);
        if (rc) return rc;
    }
    return settle_answerer(&s, err);
}
