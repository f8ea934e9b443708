/* pack.c - packs events into blocks, in order of time.
 *
 * In:  events with what questions narrow by. Out: tables event_block and event_pack.
 * A block is a run of whole days; which day ends one follows from the day itself, so that an
 * event more changes one block and not all behind it. A block that is there with the digest
 * it should have is left alone.
 *
 * SPDX-License-Identifier: MIT */
#include "pack.h"
#include "packed.h"

enum {
    FEWEST = 2048, /* events of a block that may end, */
    MOST = 8192,   /* ... that ends with its day */
    ONE_IN = 8     /* days at which a block of a size between may end */
};

void dl_packer_init(dl_packer *p, dl_arena *mem) {
    *p = (dl_packer){ .mem = mem };
    dl_pool_init(&p->names, mem);
}

int64_t dl_pack_opening(dl_str text) {
    int64_t n = 0;
    for (uint32_t i = 0; i < DL_OPENING && text.len; i++)
        n = n << 8 | (i < text.len ? (unsigned char)text.ptr[i] : 0);
    return n;
}

/* ---- order ------------------------------------------------------------------------------- */

static int in_time(const void *x, const void *y) {
    const dl_packed *a = x, *b = y;
    bool no_a = a->begins == DL_NO_TIME, no_b = b->begins == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    if (a->begins != b->begins) return a->begins < b->begins ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* Lists of an event are put in order of names, so that equal events are of equal bytes. */
static void sort_entries(const dl_packer *p, dl_packed_entry *at, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        dl_packed_entry a = at[i];
        dl_str name = dl_pool_str(&p->names, a.name);
        uint32_t k = i;
        for (; k > 0; k--) {
            int order = a.name == at[k - 1].name
                            ? 0
                            : dl_str_cmp(name, dl_pool_str(&p->names, at[k - 1].name));
            if (order > 0 || (order == 0 && a.id >= at[k - 1].id)) break;
            at[k] = at[k - 1];
        }
        at[k] = a;
    }
}

static void sort_sources(const dl_packer *p, uint32_t *at, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        uint32_t source = at[i], k = i;
        dl_str name = dl_pool_str(&p->names, source);
        for (; k > 0 && dl_str_cmp(name, dl_pool_str(&p->names, at[k - 1])) < 0; k--)
            at[k] = at[k - 1];
        at[k] = source;
    }
}

static void sort_lists(dl_packer *p) {
    for (uint32_t i = 0; i < p->events.n; i++) {
        const dl_packed *e = &p->events.at[i];
        if (e->n_actors > 1) sort_entries(p, p->actors.at + e->first_actor, e->n_actors);
        if (e->n_tellings > 1)
            sort_entries(p, p->tellings.at + e->first_telling, e->n_tellings);
        if (e->n_sources > 1)
            sort_sources(p, p->sources.at + e->first_source, e->n_sources);
    }
}

static int64_t day_of(const dl_packed *e) {
    if (e->begins == DL_NO_TIME) return DL_PACK_UNDATED;
    return (e->begins - (e->begins < 0 ? DL_MINUTES_A_DAY - 1 : 0)) / DL_MINUTES_A_DAY;
}

/* Where the block that begins at FROM ends. */
static uint32_t end_of(const dl_packer *p, uint32_t from) {
    uint32_t to = from;
    while (to < p->events.n) {
        int64_t day = day_of(&p->events.at[to]);
        uint32_t n = to - from;
        bool may_end = n >= FEWEST && dl_mix((uint64_t)day, 0) % ONE_IN == 0;
        if (n && (n >= MOST || may_end || day == DL_PACK_UNDATED)) {
            if (day != DL_PACK_UNDATED || day_of(&p->events.at[from]) != day) break;
        }
        while (to < p->events.n && day_of(&p->events.at[to]) == day) to++;
    }
    return to;
}

/* ---- numbers ------------------------------------------------------------------------------ */

static void put_real(dl_buf *out, double real) {
    uint64_t bits;
    memcpy(&bits, &real, sizeof bits);
    for (int i = 0; i < 8; i++) dl_buf_putc(out, (char)(bits >> (8 * i)));
}

/* ---- a block ------------------------------------------------------------------------------ */

typedef struct {
    dl_packer *p;
    dl_store *store;
    int64_t day;
    const dl_packed *at;
    uint32_t n;
    uint32_t *local; /* by names of the pool: 1 + number in the block; 0: not there */
    DL_VEC(uint32_t) used;
    dl_buf bytes[DL_PACK_PARTS];
} block;

static void use(block *b, uint32_t name) {
    if (!name || b->local[name]) return;
    *DL_PUSH(b->p->mem, &b->used) = name;
    b->local[name] = b->used.n;
}

static const dl_packed_entry *entries_of(const dl_packer *p, const dl_packed *e,
                                         dl_pack_part part, uint32_t *n) {
    bool actors = part == DL_PACK_ACTORS;
    *n = actors ? e->n_actors : e->n_tellings;
    return *n == 0  ? NULL
           : actors ? p->actors.at + e->first_actor
                    : p->tellings.at + e->first_telling;
}

/* What event E has in PART, of those parts that are names. */
static void use_names(block *b, const dl_packed *e, dl_pack_part part) {
    const dl_packed_entry *entries;
    uint32_t n;
    switch (dl_pack_form(part)) {
    case DL_PACKED_NAME: use(b, e->names[part]); break;
    case DL_PACKED_ENTRIES:
        entries = entries_of(b->p, e, part, &n);
        for (uint32_t i = 0; i < n; i++) use(b, entries[i].name);
        break;
    case DL_PACKED_NAMES:
        for (uint32_t i = 0; i < e->n_sources; i++)
            use(b, b->p->sources.at[e->first_source + i]);
        break;
    default: break;
    }
}

static void put_names(block *b, dl_pack_part part) {
    dl_buf *out = &b->bytes[part];
    b->used.n = 0;
    for (uint32_t i = 0; i < b->n; i++) use_names(b, &b->at[i], part);
    dl_put_number(out, b->used.n);
    for (uint32_t i = 0; i < b->used.n; i++) {
        dl_str name = dl_pool_str(&b->p->names, b->used.at[i]);
        dl_put_number(out, name.len);
        dl_buf_str(out, name);
    }
}

static uint64_t number_of(const dl_packed *e, dl_pack_part part) {
    bool told = e->first_reported != DL_NO_TIME;
    switch (part) {
    case DL_PACK_ID: return (uint64_t)e->id;
    case DL_PACK_LASTS:
        return e->begins == DL_NO_TIME ? 0 : (uint64_t)(e->ends - e->begins);
    case DL_PACK_CONFIDENCE: return e->confidence;
    case DL_PACK_FLAGS: return e->flags;
    case DL_PACK_ARTICLES: return e->articles;
    case DL_PACK_PUBLISHERS: return e->sources;
    case DL_PACK_OPENING: return (uint64_t)e->opening;
    default: return told ? (uint64_t)(e->last_reported - e->first_reported) : 0;
    }
}

static void put_entries(block *b, const dl_packed *e, dl_pack_part part, dl_buf *out) {
    uint32_t n;
    const dl_packed_entry *entries = entries_of(b->p, e, part, &n);
    dl_put_number(out, n);
    for (uint32_t i = 0; i < n; i++) {
        dl_put_number(out, b->local[entries[i].name]);
        dl_put_number(out, (uint64_t)entries[i].id);
    }
}

static void put_sources(block *b, const dl_packed *e, dl_buf *out) {
    dl_put_number(out, e->n_sources);
    for (uint32_t i = 0; i < e->n_sources; i++)
        dl_put_number(out, b->local[b->p->sources.at[e->first_source + i]]);
}

static void put_value(block *b, uint32_t i, dl_pack_part part) {
    const dl_packed *e = &b->at[i];
    dl_buf *out = &b->bytes[part];
    dl_minute base = b->day == DL_PACK_UNDATED ? 0 : b->day * DL_MINUTES_A_DAY;
    bool dated = e->begins != DL_NO_TIME, told = e->first_reported != DL_NO_TIME;
    switch (dl_pack_form(part)) {
    case DL_PACKED_NUMBER: dl_put_number(out, number_of(e, part)); break;
    case DL_PACKED_STEP:
        dl_put_number(out,
                      !dated ? 0 : (uint64_t)(e->begins - (i ? e[-1].begins : base)));
        break;
    case DL_PACKED_MAYBE:
        dl_put_number(out, e->has_round ? 1 + dl_fold_number(e->round) : 0);
        break;
    case DL_PACKED_TIME:
        dl_put_number(out, told ? 1 + dl_fold_number(e->first_reported - base) : 0);
        break;
    case DL_PACKED_NAME: dl_put_number(out, b->local[e->names[part]]); break;
    case DL_PACKED_REAL: put_real(out, e->weight); break;
    case DL_PACKED_ENTRIES: put_entries(b, e, part, out); break;
    case DL_PACKED_NAMES: put_sources(b, e, out); break;
    }
}

static void pack(block *b) {
    for (dl_pack_part part = 0; part < DL_PACK_PARTS; part++) {
        dl_packed_as form = dl_pack_form(part);
        dl_buf_clear(&b->bytes[part]);
        if (form == DL_PACKED_NAME || form == DL_PACKED_NAMES ||
            form == DL_PACKED_ENTRIES)
            put_names(b, part);
        for (uint32_t i = 0; i < b->n; i++) put_value(b, i, part);
        for (uint32_t i = 0; i < b->used.n; i++) b->local[b->used.at[i]] = 0;
        b->used.n = 0;
    }
}

/* ---- rows --------------------------------------------------------------------------------- */

static uint64_t digest_of(const block *b) {
    uint64_t digest = b->n;
    for (int part = 0; part < DL_PACK_PARTS; part++)
        digest = dl_mix(digest, dl_str_hash((dl_str){ b->bytes[part].ptr,
                                                      (uint32_t)b->bytes[part].len }));
    return digest;
}

static void least(dl_minute *a, dl_minute t) {
    if (t != DL_NO_TIME && (*a == DL_NO_TIME || t < *a)) *a = t;
}

static void latest(dl_minute *a, dl_minute t) {
    if (t != DL_NO_TIME && (*a == DL_NO_TIME || t > *a)) *a = t;
}

static void row_minute(dl_row *q, const char *name, dl_minute t) {
    dl_row_maybe(q, name, t != DL_NO_TIME, t);
}

static dl_code put_block(const block *b, uint64_t digest, dl_err *err) {
    dl_minute begins = DL_NO_TIME, ends = DL_NO_TIME, told = DL_NO_TIME,
              retold = DL_NO_TIME;
    double weight = 0;
    unsigned flags = 0;
    dl_row q;
    for (uint32_t i = 0; i < b->n; i++) {
        least(&begins, b->at[i].begins);
        latest(&ends, b->at[i].ends);
        least(&told, b->at[i].first_reported);
        latest(&retold, b->at[i].last_reported);
        if (b->at[i].weight > weight) weight = b->at[i].weight;
        flags |= b->at[i].flags;
    }
    if (!dl_row_begin(b->store, SQL_BLOCK_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":id", b->day);
    dl_row_int(&q, ":events", b->n);
    row_minute(&q, ":begins", begins);
    row_minute(&q, ":ends", ends);
    row_minute(&q, ":told", told);
    row_minute(&q, ":retold", retold);
    dl_row_real(&q, ":weight", weight);
    dl_row_int(&q, ":flags", flags);
    dl_row_int(&q, ":digest", (int64_t)digest);
    if (dl_row_run(&q, err)) return err->code;
    for (int part = 0; part < DL_PACK_PARTS; part++) {
        if (!dl_row_begin(b->store, SQL_PACK_PUT, &q, err)) return err->code;
        dl_row_int(&q, ":id", b->day * DL_PACK_STRIDE + part);
        dl_row_blob(&q, ":bytes",
                    (dl_str){ b->bytes[part].ptr, (uint32_t)b->bytes[part].len });
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

typedef struct {
    int64_t id, digest;
    bool kept;
} old_block;

typedef DL_VEC(old_block) old_blocks;

static dl_code load_old(dl_packer *p, dl_store *store, old_blocks *out, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(store, SQL_BLOCK_DIGESTS, err);
    if (!q) return err->code;
    while (!dl_step(store, q, &more, err) && more)
        *DL_PUSH(p->mem, out) =
            (old_block){ dl_column_int(q, 0), dl_column_int(q, 1), 0 };
    return err->code;
}

static dl_code drop_old(dl_store *store, const old_blocks *old, dl_err *err) {
    for (uint32_t i = 0; i < old->n; i++) {
        if (old->at[i].kept) continue;
        sqlite3_stmt *q = dl_sql(store, SQL_PACK_DELETE, err);
        if (!q) return err->code;
        dl_bind_int(q, ":first", old->at[i].id * DL_PACK_STRIDE);
        dl_bind_int(q, ":behind", (old->at[i].id + 1) * DL_PACK_STRIDE);
        if (dl_run(store, q, err)) return err->code;
        if (!(q = dl_sql(store, SQL_BLOCK_DELETE, err))) return err->code;
        dl_bind_int(q, ":id", old->at[i].id);
        if (dl_run(store, q, err)) return err->code;
    }
    return DL_OK;
}

static dl_code write_blocks(dl_packer *p, block *b, old_blocks *old, dl_err *err) {
    uint32_t next_old = 0;
    for (uint32_t from = 0, to; from < p->events.n; from = to) {
        to = end_of(p, from);
        b->day = day_of(&p->events.at[from]);
        b->at = p->events.at + from;
        b->n = to - from;
        pack(b);
        uint64_t digest = digest_of(b);
        while (next_old < old->n && old->at[next_old].id < b->day) next_old++;
        bool there = next_old < old->n && old->at[next_old].id == b->day;
        if (there) old->at[next_old].kept = true;
        if (there && old->at[next_old].digest == (int64_t)digest) continue;
        if (put_block(b, digest, err)) return err->code;
    }
    return drop_old(b->store, old, err);
}

dl_code dl_packer_write(dl_packer *p, dl_store *store, dl_err *err) {
    block b = { .p = p, .store = store };
    old_blocks old = { 0 };
    if (p->events.n) qsort(p->events.at, p->events.n, sizeof *p->events.at, in_time);
    sort_lists(p);
    b.local = DL_NEW_N(p->mem, uint32_t, p->names.n + 1);
    if (!load_old(p, store, &old, err)) (void)write_blocks(p, &b, &old, err);
    for (int part = 0; part < DL_PACK_PARTS; part++) dl_buf_free(&b.bytes[part]);
    return err->code;
}
