/* history_read.c - reads what the tellings of an event said by a day.
 *
 * In:  bytes of table event_history; history.h has their format.
 * Out: reports of a dl_link, in the order in which known.c reads them from the tables, since
 *      the order of names and actors decides that of equals.
 *
 * SPDX-License-Identifier: MIT */
#include "history.h"
#include "packed.h"

typedef struct {
    dl_str text;
    uint32_t name; /* in the link's pool; 0: not yet there */
} local_name;

typedef struct {
    link_article is;
    uint32_t number; /* among the link's; DL_NONE: not yet there, or too late */
    bool in_time;
    const unsigned char *carriers; /* where they are listed */
} local_article;

typedef struct {
    dl_link *link;
    dl_packed_reader r;
    dl_minute until;
    local_name *names;
    local_article *articles;
    uint32_t n_names, n_articles;
    DL_VEC(const unsigned char *) lists; /* of the reports that are taken */
    dl_err *err;
} reading;

static bool is_good(reading *in) {
    return !in->r.bad && !in->err->code;
}

static dl_str text(reading *in) {
    uint32_t len = dl_get_count(&in->r);
    dl_str s = { (const char *)in->r.at, len };
    in->r.at += len;
    return s;
}

static dl_minute time_of(reading *in) {
    uint64_t n = dl_get_number(&in->r);
    return n ? dl_unfold_number(n - 1) : DL_NO_TIME;
}

/* Below N; else the bytes are damaged. */
static uint32_t below(reading *in, uint32_t n) {
    uint64_t i = dl_get_number(&in->r);
    in->r.bad = in->r.bad || i >= n;
    return in->r.bad ? 0 : (uint32_t)i;
}

static uint32_t name(reading *in) {
    uint32_t i = below(in, in->n_names + 1);
    if (i == 0) return 0;
    local_name *n = &in->names[i - 1];
    if (!n->name) n->name = dl_pool_add(&in->link->pool, n->text);
    return n->name;
}

/* A who of its own for each actor. */
static uint32_t actor(reading *in) {
    dl_link *link = in->link;
    int64_t id = (int64_t)dl_get_number(&in->r) - 1;
    bool more = false;
    if (id < 0 || in->r.bad) return DL_NONE;
    for (uint32_t i = 0; i < link->entities.n; i++)
        if (link->entities.at[i].id == id) return i;
    sqlite3_stmt *q = dl_sql(link->store, SQL_KNOWN_ACTOR, in->err);
    if (!q) return DL_NONE;
    dl_bind_int(q, ":actor", id);
    if (dl_step(link->store, q, &more, in->err) || !more) return DL_NONE;
    return dl_known_who(link, id, dl_column_str(q, 0), dl_column_str(q, 1),
                        dl_column_str(q, 2));
}

/* ---- names and articles ------------------------------------------------------------------- */

static void read_names(reading *in) {
    in->n_names = dl_get_count(&in->r);
    in->names = DL_NEW_N(in->link->mem, local_name, in->n_names + 1);
    for (uint32_t i = 0; i < in->n_names && !in->r.bad; i++) in->names[i].text = text(in);
}

static void read_articles(reading *in) {
    in->n_articles = dl_get_count(&in->r);
    in->articles = DL_NEW_N(in->link->mem, local_article, in->n_articles + 1);
    for (uint32_t i = 0; i < in->n_articles && !in->r.bad; i++) {
        local_article *a = &in->articles[i];
        a->number = DL_NONE;
        a->is.id = (int64_t)dl_get_number(&in->r);
        a->is.published = time_of(in);
        a->in_time = a->is.published != DL_NO_TIME && a->is.published < in->until;
        a->carriers = in->r.at;
        for (uint32_t n = dl_get_count(&in->r); n > 0 && !in->r.bad; n--) {
            (void)below(in, in->n_names + 1);
            (void)time_of(in);
        }
    }
}

static void take_carriers(reading *in) {
    dl_link *link = in->link;
    for (uint32_t i = 0; i < in->n_articles; i++) {
        local_article *a = &in->articles[i];
        if (a->number == DL_NONE) continue;
        link_article *article = &link->articles.at[a->number];
        in->r.at = a->carriers;
        article->first_carrier = link->carriers.n;
        for (uint32_t n = dl_get_count(&in->r); n > 0 && is_good(in); n--) {
            const unsigned char *at = in->r.at;
            (void)below(in, in->n_names + 1);
            dl_minute carried = time_of(in);
            const unsigned char *behind = in->r.at;
            if (carried != DL_NO_TIME && carried >= in->until) continue;
            in->r.at = at;
            *DL_PUSH(link->mem, &link->carriers) = name(in);
            in->r.at = behind;
        }
        article->n_carriers = link->carriers.n - article->first_carrier;
    }
}

/* ---- reports ------------------------------------------------------------------------------- */

static void pass_lists(reading *in) {
    for (uint32_t n = dl_get_count(&in->r); n > 0 && !in->r.bad; n--) {
        (void)dl_get_number(&in->r);
        (void)dl_get_number(&in->r);
    }
    for (uint32_t n = dl_get_count(&in->r); n > 0 && !in->r.bad; n--) {
        (void)dl_get_number(&in->r);
        (void)dl_get_number(&in->r);
        (void)text(in);
    }
}

static void take_lists(reading *in, link_report *r) {
    dl_link *link = in->link;
    r->first_part = link->parts.n;
    for (uint32_t n = dl_get_count(&in->r); n > 0 && is_good(in); n--) {
        link_part part = { .role = name(in) };
        part.who = actor(in);
        *DL_PUSH(link->mem, &link->parts) = part;
    }
    r->n_parts = link->parts.n - r->first_part;
    r->first_field = link->fields.n;
    for (uint32_t n = dl_get_count(&in->r); n > 0 && is_good(in); n--) {
        link_field field = { .field = name(in) };
        uint64_t number = dl_get_number(&in->r);
        field.has_number = number != 0;
        if (number) field.number = dl_unfold_number(number - 1);
        field.text = dl_str_copy(link->mem, text(in));
        *DL_PUSH(link->mem, &link->fields) = field;
    }
    r->n_fields = link->fields.n - r->first_field;
}

static uint32_t taken_article(reading *in, local_article *a) {
    dl_link *link = in->link;
    if (a->number == DL_NONE) {
        a->number = link->articles.n;
        *DL_PUSH(link->mem, &link->articles) = a->is;
    }
    return a->number;
}

static void read_report(reading *in) {
    dl_link *link = in->link;
    local_article *a = &in->articles[below(in, in->n_articles)];
    link_report r = { .same_as = DL_NONE, .series = DL_NONE };
    r.id = a->is.id * DL_IDS_AN_ARTICLE + (int64_t)dl_get_number(&in->r);
    const unsigned char *type = in->r.at;
    (void)below(in, in->n_names + 1);
    r.status = (uint8_t)below(in, DL_STATUS_COUNT);
    r.grain = (uint8_t)below(in, DL_GRAIN_COUNT);
    r.basis = (uint8_t)below(in, DL_BASIS_COUNT);
    r.approx = below(in, 2) != 0;
    r.confidence = (uint8_t)below(in, UINT8_MAX + 1);
    r.begins = time_of(in);
    r.ends = r.begins == DL_NO_TIME ? DL_NO_TIME : time_of(in);
    const unsigned char *when_text = in->r.at;
    (void)below(in, in->n_names + 1);
    (void)below(in, in->n_names + 1);
    (void)dl_get_number(&in->r);
    const unsigned char *lists = in->r.at;
    pass_lists(in);
    if (!a->in_time || in->r.bad) return;
    const unsigned char *behind = in->r.at;
    r.article = taken_article(in, a);
    in->r.at = type;
    r.type = name(in);
    in->r.at = when_text;
    r.when_text = name(in);
    r.place = name(in);
    r.place_who = actor(in);
    in->r.at = behind;
    *DL_PUSH(link->mem, &link->reports) = r;
    *DL_PUSH(link->mem, &in->lists) = lists;
}

dl_code dl_history_read(dl_link *link, dl_str bytes, dl_minute until, dl_err *err) {
    reading in = { .link = link, .r = dl_read_packed(bytes), .until = until, .err = err };
    read_names(&in);
    read_articles(&in);
    for (uint32_t n = dl_get_count(&in.r); n > 0 && is_good(&in); n--) read_report(&in);
    in.r.bad = in.r.bad || in.r.at != in.r.end;
    for (uint32_t i = 0; i < in.lists.n && is_good(&in); i++) {
        in.r.at = in.lists.at[i];
        take_lists(&in, &link->reports.at[i]);
    }
    if (is_good(&in)) take_carriers(&in);
    if (err->code || !in.r.bad) return err->code;
    return dl_fail_at(err, DL_ESTORE, dl_store_path(link->store), 0, 0,
                      "packed histories are damaged; dateline-ingest --force makes them "
                      "anew");
}
