/* link_load.c - reads into memory what linking looks at.
 *
 * In:  the tables that extraction fills, in order of their ids.
 * Out: the lists of dl_link. Half a million reports take some 150 MB and half a second.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    MIN_WORD = 4,
    MAX_CONTENT_WORDS = 64,
    LONGEST_LISTED = 7, /* bytes of the words that count as "not" or as nothing */
    STEM = 6            /* bytes: "negotiate" and "negotiations" count as one word */
};

/* A few dozen, often in order in part. */
static void sort_words(uint64_t *words, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        uint64_t word = words[i];
        uint32_t at = i;
        for (; at > 0 && words[at - 1] > word; at--) words[at] = words[at - 1];
        words[at] = word;
    }
}

static bool is_one_of(dl_str word, const dl_str *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (word.ptr[0] == list[i].ptr[0] && dl_str_eq(word, list[i])) return true;
    return false;
}

#define WORD(s)                                                                          \
    { (s), sizeof(s) - 1 }

/* The hash by which WORD counts, in small letters; 0: it does not count. */
static uint64_t hash_of(dl_str word, bool digits) {
    static const dl_str not [] = {
        WORD("not"), WORD("no"),     WORD("never"),   WORD("cannot"),  WORD("none"),
        WORD("nor"), WORD("nobody"), WORD("nothing"), WORD("neither"), WORD("t"),
    };
    static const dl_str empty[] = {
        WORD("about"), WORD("also"),  WORD("been"), WORD("could"), WORD("from"),
        WORD("have"),  WORD("into"),  WORD("must"), WORD("shall"), WORD("should"),
        WORD("that"),  WORD("their"), WORD("them"), WORD("then"),  WORD("there"),
        WORD("these"), WORD("they"),  WORD("this"), WORD("those"), WORD("very"),
        WORD("were"),  WORD("what"),  WORD("when"), WORD("which"), WORD("will"),
        WORD("with"),  WORD("would"), WORD("your"),
    };
    bool listed = word.len <= LONGEST_LISTED;
    if (listed && is_one_of(word, not, DL_N(not ))) return LINK_NEGATION;
    if (word.len < MIN_WORD && !digits) return 0;
    if (listed && is_one_of(word, empty, DL_N(empty))) return 0;
    return dl_str_hash(digits ? word : dl_str_sub(word, 0, STEM));
}

#undef WORD

/* Adds the distinct word hashes of TEXT to link.words; their number. */
uint32_t dl_link_words(dl_link *link, dl_str text) {
    uint64_t found[MAX_CONTENT_WORDS];
    char folded[4096];
    uint32_t n = 0, distinct = 0;
    uint32_t len = dl_utf8_fold(text, folded, sizeof folded);
    for (uint32_t i = 0; i < len && n < MAX_CONTENT_WORDS;) {
        uint32_t from = i;
        bool digits = false;
        while (i < len && ((unsigned char)folded[i] >= 0x80 ||
                           (folded[i] >= 'a' && folded[i] <= 'z') ||
                           (folded[i] >= '0' && folded[i] <= '9'))) {
            digits = digits || (folded[i] >= '0' && folded[i] <= '9');
            i++;
        }
        uint64_t hash = hash_of((dl_str){ folded + from, i - from }, digits);
        if (hash) found[n++] = hash;
        if (i == from) i++;
    }
    sort_words(found, n);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0 && found[i] == found[i - 1]) continue;
        *DL_PUSH(link->mem, &link->words) = found[i];
        distinct++;
    }
    return distinct;
}

static uint32_t article_at(dl_link *link, uint32_t from, int64_t id) {
    while (from < link->articles.n && link->articles.at[from].id < id) from++;
    DL_ASSERT(from < link->articles.n && link->articles.at[from].id == id);
    return from;
}

static uint32_t report_at(dl_link *link, uint32_t from, int64_t id) {
    while (from < link->reports.n && link->reports.at[from].id < id) from++;
    DL_ASSERT(from < link->reports.n && link->reports.at[from].id == id);
    return from;
}

/* Index of the actor ID names, or DL_NONE for NULL. */
static uint32_t who_at(const link_article *article, sqlite3_stmt *q, int column) {
    if (sqlite3_column_type(q, column) == SQLITE_NULL) return DL_NONE;
    int64_t n = dl_column_int(q, column) - article->id * DL_IDS_AN_ARTICLE;
    return n >= 0 && n < article->n_whos ? article->first_who + (uint32_t)n : DL_NONE;
}

static dl_code load_articles(dl_link *link, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_ARTICLES, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &link->articles) =
            (link_article){ .id = dl_column_int(q, 0),
                            .published = dl_column_time(q, 1),
                            .sha = dl_str_copy(link->mem, dl_column_str(q, 2)),
                            .retells = dl_column_int(q, 3) != 0 };
    return err->code;
}

static dl_code load_carriers(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t article = 0;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_CARRIERS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        article = article_at(link, article, dl_column_int(q, 0));
        link_article *a = &link->articles.at[article];
        if (a->n_carriers++ == 0) a->first_carrier = link->carriers.n;
        *DL_PUSH(link->mem, &link->carriers) =
            dl_pool_add(&link->pool, dl_column_str(q, 1));
        *DL_PUSH(link->mem, &link->carried) = dl_column_time(q, 2);
    }
    return err->code;
}

static dl_code load_whos(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t article = 0;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_WHOS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        int64_t id = dl_column_int(q, 0);
        article = article_at(link, article, id / DL_IDS_AN_ARTICLE);
        link_article *a = &link->articles.at[article];
        if (a->retells) continue;
        if (a->n_whos++ == 0) a->first_who = link->whos.n;
        int64_t parent = dl_column_int(q, 6) - a->id * DL_IDS_AN_ARTICLE;
        *DL_PUSH(link->mem, &link->whos) =
            (link_who){ .id = id,
                        .article = article,
                        .old_actor = dl_column_int(q, 1),
                        .key = dl_pool_add(&link->pool, dl_column_str(q, 2)),
                        .name = dl_pool_add(&link->pool, dl_column_str(q, 3)),
                        .names = dl_pool_add(&link->pool, dl_column_str(q, 4)),
                        .kind = dl_pool_add(&link->pool, dl_column_str(q, 5)),
                        .parent = parent >= 0 ? a->first_who + (uint32_t)parent : DL_NONE,
                        .mentions = (uint32_t)dl_column_int(q, 7),
                        .known = dl_column_int(q, 8) != 0 };
    }
    return err->code;
}

static dl_code load_roles(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t article = 0;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_ROLES, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        article = article_at(link, article, dl_column_int(q, 0) / DL_IDS_AN_ARTICLE);
        const link_article *a = &link->articles.at[article];
        link_role role = { .who = who_at(a, q, 1),
                           .of = who_at(a, q, 2),
                           .role = dl_pool_add(&link->pool, dl_column_str(q, 3)) };
        if (role.who != DL_NONE) *DL_PUSH(link->mem, &link->roles) = role;
    }
    return err->code;
}

/* A grain or a basis; NULL is 0, "none". */
static uint8_t named(dl_str name, int (*number)(dl_str)) {
    int n = name.len ? number(name) : 0;
    return n > 0 ? (uint8_t)n : 0;
}

static link_report read_report(dl_link *link, sqlite3_stmt *q, uint32_t article) {
    const link_article *a = &link->articles.at[article];
    int64_t id = dl_column_int(q, 0);
    int64_t same = dl_column_int(q, 14) - a->id * DL_IDS_AN_ARTICLE;
    uint8_t month, day;
    dl_link_yearless(dl_column_str(q, 16), &month, &day);
    return (link_report){
        .id = id,
        .old_event = dl_column_int(q, 1),
        .article = article,
        .type = dl_pool_add(&link->pool, dl_column_str(q, 2)),
        .status = named(dl_column_str(q, 3), dl_status_named),
        .begins = dl_column_time(q, 4),
        .ends = dl_column_time(q, 5),
        .grain = named(dl_column_str(q, 6), dl_grain_named),
        .basis = named(dl_column_str(q, 7), dl_basis_named),
        .month = month,
        .day = day,
        .approx = dl_column_int(q, 8) != 0,
        .when_text = dl_pool_add(&link->pool, dl_column_str(q, 9)),
        .place = dl_pool_add(&link->pool, dl_column_str(q, 10)),
        .place_who = who_at(a, q, 11),
        .trigger_off = (uint32_t)dl_column_int(q, 12),
        .trigger_len = (uint32_t)dl_column_int(q, 13),
        .same_as =
            same >= 0 && same < a->n_reports ? a->first_report + (uint32_t)same : DL_NONE,
        .confidence = (uint8_t)dl_column_int(q, 15),
        .series = DL_NONE,
        .score = 100,
    };
}

static dl_code load_reports(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t article = 0;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_REPORTS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        article = article_at(link, article, dl_column_int(q, 0) / DL_IDS_AN_ARTICLE);
        link_article *a = &link->articles.at[article];
        if (a->retells) continue;
        if (a->n_reports++ == 0) a->first_report = link->reports.n;
        link_report report = read_report(link, q, article);
        *DL_PUSH(link->mem, &link->reports) = report;
    }
    return err->code;
}

/* The hash of the last word of PHRASE in small letters; 0: there is none. */
static uint64_t last_word(dl_str phrase) {
    char folded[256];
    dl_str all = { folded, dl_utf8_fold(phrase, folded, sizeof folded) };
    if (all.len > sizeof folded) return 0;
    dl_str word = dl_last_word(all);
    return word.len ? dl_str_hash(word) : 0;
}

static dl_code load_parts(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t at = 0, article = 0;
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_PARTS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        int64_t id = dl_column_int(q, 0);
        article = article_at(link, article, id / DL_IDS_AN_ARTICLE);
        if (link->articles.at[article].retells) continue;
        at = report_at(link, at, id);
        link_report *r = &link->reports.at[at];
        if (r->n_parts++ == 0) r->first_part = link->parts.n;
        link_part part = { .role = dl_pool_add(&link->pool, dl_column_str(q, 1)),
                           .who = who_at(&link->articles.at[r->article], q, 2) };
        if (part.who == DL_NONE) part.said = last_word(dl_column_str(q, 3));
        *DL_PUSH(link->mem, &link->parts) = part;
    }
    return err->code;
}

static dl_code load_fields(dl_link *link, dl_err *err) {
    bool more = true;
    uint32_t at = 0, article = 0, content = dl_pool_add(&link->pool, DL_LIT("content"));
    sqlite3_stmt *q = dl_sql(link->store, SQL_LINK_FIELDS, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more) {
        int64_t id = dl_column_int(q, 0);
        article = article_at(link, article, id / DL_IDS_AN_ARTICLE);
        if (link->articles.at[article].retells) continue;
        at = report_at(link, at, id);
        link_report *r = &link->reports.at[at];
        if (r->n_fields++ == 0) r->first_field = link->fields.n;
        link_field field = { .field = dl_pool_add(&link->pool, dl_column_str(q, 1)),
                             .has_number = sqlite3_column_type(q, 2) != SQLITE_NULL,
                             .number = dl_column_int(q, 2),
                             .text = dl_str_copy(link->mem, dl_column_str(q, 3)) };
        *DL_PUSH(link->mem, &link->fields) = field;
        if (field.field != content || r->n_words) continue;
        r->content_off = (uint32_t)dl_column_int(q, 4);
        r->content_len = (uint32_t)dl_column_int(q, 5);
        r->first_word = link->words.n;
        r->n_words = dl_link_words(link, field.text);
    }
    return err->code;
}

dl_code dl_link_load(dl_link *link, dl_err *err) {
    if (load_articles(link, err) || load_carriers(link, err) || load_whos(link, err) ||
        load_roles(link, err) || load_reports(link, err) || load_parts(link, err) ||
        load_fields(link, err))
        return err->code;
    return DL_OK;
}
