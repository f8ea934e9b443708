/* lookup.c - names that people type -> actors, publishers, series of this database.
 *
 * In:  a name, a key, a part of a name.
 * Out: row ids, sorted; all that the name can mean. When it means nothing here, the
 * query's remark names what is near, and the answer is empty: that is no error.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { NEAR_NAMES = 3, NEAR_ENOUGH = 70, SAME_NAME = 88 };

void dl_remark(dl_query *query, const char *format, ...) {
    char line[512];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (query->remark.len && strstr(query->remark.ptr, line)) return;
    dl_buf_puts(&query->remark, line);
    dl_buf_putc(&query->remark, '\n');
}

static int compare_ids(const void *a, const void *b) {
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void dl_ids_sort(dl_ids *ids) {
    uint32_t n = 0;
    if (ids->at.n == 0) return;
    qsort(ids->at.at, ids->at.n, sizeof *ids->at.at, compare_ids);
    for (uint32_t i = 0; i < ids->at.n; i++)
        if (n == 0 || ids->at.at[i] != ids->at.at[n - 1]) ids->at.at[n++] = ids->at.at[i];
    ids->at.n = n;
}

bool dl_ids_has(const dl_ids *ids, int64_t id) {
    return ids->at.n && bsearch(&id, ids->at.at, ids->at.n, sizeof id, compare_ids);
}

dl_str dl_folded(dl_arena *mem, dl_str s) {
    uint32_t size = s.len * 4 + 4;
    char *out = dl_alloc(mem, size);
    dl_str folded = { out, dl_utf8_fold(s, out, size) };
    return dl_str_trim(folded);
}

bool dl_words_within(dl_str what, dl_str name) {
    while (what.len) {
        dl_str word = dl_str_cut(&what, ' '), rest = name;
        bool found = word.len == 0;
        while (!found && rest.len) found = dl_str_eq(word, dl_str_cut(&rest, ' '));
        if (!found) return false;
    }
    return true;
}

/* Appends the first column of every row. */
static dl_code collect(dl_query *query, sqlite3_stmt *q, dl_ids *out, dl_err *err) {
    for (bool more = q != NULL; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more) *DL_PUSH(query->mem, &out->at) = dl_column_int(q, 0);
    }
    return q ? DL_OK : err->code;
}

static dl_code collect_by(dl_query *query, int sql, const char *parameter, dl_str value,
                          dl_ids *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, sql, err);
    if (!q) return err->code;
    dl_bind_str(q, parameter, value);
    return collect(query, q, out, err);
}

/* ---- near names, best first ------------------------------------------------------------ */

struct near {
    dl_str name[NEAR_NAMES];
    int64_t score[NEAR_NAMES];
    uint32_t n;
};

static void keep_near(dl_arena *mem, struct near *near, dl_str name, int64_t score) {
    uint32_t at = near->n;
    for (uint32_t i = 0; i < near->n; i++)
        if (dl_str_eq(near->name[i], name)) return;
    while (at > 0 && near->score[at - 1] < score) at--;
    if (at == NEAR_NAMES) return;
    if (near->n < NEAR_NAMES) near->n++;
    for (uint32_t i = near->n - 1; i > at; i--) {
        near->name[i] = near->name[i - 1];
        near->score[i] = near->score[i - 1];
    }
    near->name[at] = dl_str_copy(mem, name);
    near->score[at] = score;
}

/* Another spelling of the name, or the name with a typing error. */
static int alike(dl_str typed, dl_str name) {
    int spelled = dl_name_similarity(typed, name), slip = dl_typed_alike(typed, name);
    return spelled > slip ? spelled : slip;
}

static void remark_near(dl_query *query, const char *what, dl_str name,
                        const struct near *near) {
    dl_buf list = { 0 };
    for (uint32_t i = 0; i < near->n; i++)
        dl_buf_printf(&list, "%s%.*s", i ? ", " : "; near: ", DL_ARG(near->name[i]));
    dl_remark(query, "no %s \"%.*s\" here%s", what, DL_ARG(name),
              list.ptr ? list.ptr : "");
    dl_buf_free(&list);
}

/* ---- actors ---------------------------------------------------------------------------- */

/* "the US" and "Americans" as the dictionary knows them. */
static dl_code by_dictionary(dl_query *query, dl_str name, dl_ids *out, dl_err *err) {
    if (!query->knowledge && !query->names) return DL_OK;
    const dl_knowledge *k = query->names ? query->names(query->context, err)
                                         : query->knowledge(query->context, err);
    if (!k) return err->code;
    uint32_t i = dl_actors_find(k->actors, name);
    if (i == DL_NONE) return DL_OK;
    return collect_by(query, SQL_ACTOR_BY_KEY, ":key", dl_actors_get(k->actors, i)->key,
                      out, err);
}

/* How many letters two names do not share, at least half of the changes that turn one into
 * the other: says at once of most names that they are not near. */
static uint32_t unshared(dl_str a, dl_str b) {
    int count[32] = { 0 };
    uint32_t sum = 0;
    for (uint32_t i = 0; i < a.len; i++) count[(unsigned char)a.ptr[i] & 31]++;
    for (uint32_t i = 0; i < b.len; i++) count[(unsigned char)b.ptr[i] & 31]--;
    for (int i = 0; i < 32; i++) sum += (uint32_t)(count[i] < 0 ? -count[i] : count[i]);
    return sum;
}

static bool may_be_near(dl_str a, dl_str b) {
    uint32_t longer = a.len > b.len ? a.len : b.len;
    return unshared(a, b) <= 2 * (longer / 3 + 1);
}

/* All words of FOLDED stand in one of its names, or it is a name in another spelling; the
 * look at every name is for what no index could answer. */
static dl_code by_words(dl_query *query, dl_str name, dl_str folded, dl_ids *out,
                        dl_err *err) {
    struct near near = { 0 };
    dl_ids spelled = { 0 };
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_ACTOR_NAMES, err);
    if (!q) return err->code;
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        if (dl_words_within(folded, dl_column_str(q, 2))) {
            *DL_PUSH(query->mem, &out->at) = dl_column_int(q, 0);
        } else if (out->at.n == 0 && may_be_near(folded, dl_column_str(q, 2))) {
            int like = alike(name, dl_column_str(q, 1));
            if (like >= NEAR_ENOUGH)
                keep_near(query->mem, &near, dl_column_str(q, 3), like);
            if (like >= SAME_NAME &&
                dl_name_similarity(name, dl_column_str(q, 1)) >= SAME_NAME)
                *DL_PUSH(query->mem, &spelled.at) = dl_column_int(q, 0);
        }
    }
    if (out->at.n == 0 && spelled.at.n) {
        *out = spelled;
        dl_remark(query, "\"%.*s\" is read as %.*s", DL_ARG(name), DL_ARG(near.name[0]));
    } else if (out->at.n == 0) {
        remark_near(query, "actor", name, &near);
    }
    return DL_OK;
}

dl_code dl_lookup_actors(dl_query *query, dl_str name, dl_ids *out, dl_err *err) {
    dl_str folded = dl_folded(query->mem, name);
    if (dl_str_starts(folded, "the ")) folded = dl_str_sub(folded, 4, UINT32_MAX);
    if (collect_by(query, SQL_ACTOR_BY_KEY, ":key", name, out, err) ||
        (out->at.n == 0 &&
         collect_by(query, SQL_ACTORS_BY_NAME, ":folded", folded, out, err)) ||
        (out->at.n == 0 && by_dictionary(query, name, out, err)) ||
        (out->at.n == 0 && by_words(query, name, folded, out, err)))
        return err->code;
    dl_ids_sort(out);
    return DL_OK;
}

dl_code dl_lookup_nearest(dl_query *query, dl_str name, dl_str *out, dl_err *err) {
    enum { A_SLIP = 75 };
    struct near near = { 0 };
    dl_str folded = dl_folded(query->mem, name);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_ACTOR_NAMES, err);
    if (!q) return err->code;
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_str known = dl_column_str(q, 1);
        if (!may_be_near(folded, dl_column_str(q, 2))) continue;
        int like = alike(name, known);
        int64_t articles = dl_column_int(q, 4);
        if (like >= A_SLIP)
            keep_near(query->mem, &near, known,
                      like * 1000 + (articles < 999 ? articles : 999));
    }
    *out = near.n ? near.name[0] : (dl_str){ 0 };
    return DL_OK;
}

dl_code dl_lookup_side(dl_query *query, dl_str name, dl_ids *out, dl_err *err) {
    enum { LEVELS = 3 }; /* a state's office, who holds it */
    uint32_t from = out->at.n;
    dl_ids named = { 0 };
    if (dl_lookup_actors(query, name, &named, err)) return err->code;
    for (uint32_t i = 0; i < named.at.n; i++)
        *DL_PUSH(query->mem, &out->at) = named.at.at[i];
    for (int level = 0; level < LEVELS; level++) {
        uint32_t end = out->at.n;
        for (; from < end; from++) {
            sqlite3_stmt *q = dl_sql(query->store, SQL_ACTORS_OF_PARENT, err);
            if (!q) return err->code;
            dl_bind_int(q, ":parent", out->at.at[from]);
            if (collect(query, q, out, err)) return err->code;
        }
    }
    dl_ids_sort(out);
    return DL_OK;
}

/* ---- publishers and series -------------------------------------------------------------- */

/* All values that a statement walks along, copied. */
static dl_code all_names(dl_query *query, int sql, dl_names *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, sql, err);
    if (!q) return err->code;
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_str copy = dl_str_copy(query->mem, dl_column_str(q, 0));
        *DL_PUSH(query->mem, &out->at) = copy;
    }
    return DL_OK;
}

dl_code dl_lookup_publishers(dl_query *query, dl_str name, dl_names *out, dl_err *err) {
    dl_names all = { 0 };
    struct near near = { 0 };
    dl_str folded = dl_folded(query->mem, name);
    if (all_names(query, SQL_ALL_SOURCES, &all, err)) return err->code;
    bool found = false;
    for (uint32_t i = 0; i < all.at.n; i++) {
        int like = alike(name, all.at.at[i]);
        if (dl_words_within(folded, dl_folded(query->mem, all.at.at[i]))) {
            found = true;
            *DL_PUSH(query->mem, &out->at) = all.at.at[i];
        } else if (like >= NEAR_ENOUGH) {
            keep_near(query->mem, &near, all.at.at[i], like);
        }
    }
    if (!found) remark_near(query, "source", name, &near);
    return DL_OK;
}

dl_code dl_lookup_source(dl_query *query, dl_str name, dl_ids *articles, dl_err *err) {
    dl_names names = { 0 };
    if (dl_lookup_publishers(query, name, &names, err)) return err->code;
    for (uint32_t i = 0; i < names.at.n; i++)
        if (collect_by(query, SQL_ARTICLES_OF_SOURCE, ":source", names.at.at[i], articles,
                       err))
            return err->code;
    dl_ids_sort(articles);
    return DL_OK;
}

/* What all series are called is compared with NAME only where none has its words. */
static dl_code series_of(dl_query *query, dl_str name, struct near *near, dl_ids *out,
                         dl_err *err) {
    dl_str folded = dl_folded(query->mem, name);
    sqlite3_stmt *q = dl_sql(query->store, SQL_ALL_SERIES, err);
    if (!q) return err->code;
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_str key = dl_column_str(q, 1), words = dl_column_str(q, 2);
        if (near)
            keep_near(query->mem, near, words, alike(name, words));
        else if (dl_str_eq(key, name) ||
                 dl_words_within(folded, dl_folded(query->row, words)))
            *DL_PUSH(query->mem, &out->at) = dl_column_int(q, 0);
    }
    return DL_OK;
}

dl_code dl_lookup_series(dl_query *query, dl_str name, dl_ids *out, dl_err *err) {
    struct near near = { 0 };
    if (series_of(query, name, NULL, out, err)) return err->code;
    if (out->at.n == 0) {
        if (series_of(query, name, &near, out, err)) return err->code;
        remark_near(query, "series", name, &near);
    }
    dl_ids_sort(out);
    return DL_OK;
}

/* ---- values that nothing here has ------------------------------------------------------- */

/* What ALL are, where none is near and they are few enough to be told. */
static void remark_all(dl_query *query, const char *what, dl_str name,
                       const dl_names *all) {
    enum { MOST = 24 };
    dl_buf list = { 0 };
    for (uint32_t i = 0; i < all->at.n && all->at.n <= MOST; i++)
        dl_buf_printf(&list, "%s%.*s", i ? ", " : "; there are ", DL_ARG(all->at.at[i]));
    dl_remark(query, "no %s \"%.*s\" here%s", what, DL_ARG(name),
              list.ptr ? list.ptr : "");
    dl_buf_free(&list);
}

/* How a value of a query is compared with those of events. */
typedef enum { BY_WORDS, BY_LETTERS, AS_TYPED } comparison;

static bool is_meant(comparison how, dl_str name, dl_str folded, dl_str one,
                     dl_str flat) {
    if (how == BY_WORDS) return dl_words_within(folded, flat);
    return how == BY_LETTERS ? dl_str_eq(folded, flat) : dl_str_eq(name, one);
}

static void remark_value(dl_query *query, const char *what, comparison how, dl_str name,
                         const dl_names *all) {
    struct near near = { 0 };
    dl_str folded = dl_folded(query->mem, name);
    for (uint32_t i = 0; i < all->at.n; i++) {
        dl_str one = all->at.at[i], flat = dl_folded(query->mem, one);
        int like = may_be_near(folded, flat) ? alike(name, one) : 0;
        if (is_meant(how, name, folded, one, flat)) return;
        if (like >= NEAR_ENOUGH) keep_near(query->mem, &near, one, like);
    }
    if (near.n || how == BY_WORDS)
        remark_near(query, what, name, &near);
    else
        remark_all(query, what, name, all);
}

dl_code dl_remark_unknown(dl_query *query, dl_err *err) {
    static const struct {
        dl_term_field field;
        int sql;
        const char *what;
        comparison how;
    } rows[] = {
        { DL_TERM_PLACE, SQL_ALL_PLACES, "place", BY_WORDS },
        { DL_TERM_ACT, SQL_ALL_ACTS, "act", BY_LETTERS },
        { DL_TERM_MEDIUM, SQL_ALL_MEDIA, "medium", BY_LETTERS },
        { DL_TERM_TAG, SQL_ALL_TAGS, "tag", AS_TYPED },
    };
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        for (size_t r = 0; r < DL_N(rows); r++) {
            dl_names all = { 0 };
            if (term->field != rows[r].field || term->negated) continue;
            if (all_names(query, rows[r].sql, &all, err)) return err->code;
            for (uint32_t k = 0; k < term->values.n; k++)
                remark_value(query, rows[r].what, rows[r].how, term->values.at[k].text,
                             &all);
        }
    }
    return DL_OK;
}
