/* pack_read.c - reads a column of a block of packed events.
 *
 * In:  tables event_block and event_pack, as pack.c writes them.
 * Out: a number an event, or names, or lists; in the caller's arena.
 * The bytes may be anybody's: whatever does not fit is an error.
 *
 * SPDX-License-Identifier: MIT */
#include "pack.h"
#include "packed.h"

dl_packed_as dl_pack_form(dl_pack_part part) {
    static const uint8_t forms[DL_PACK_PARTS] = {
        [DL_PACK_ID] = DL_PACKED_NUMBER,         [DL_PACK_BEGINS] = DL_PACKED_STEP,
        [DL_PACK_LASTS] = DL_PACKED_NUMBER,      [DL_PACK_TYPE] = DL_PACKED_NAME,
        [DL_PACK_STATUS] = DL_PACKED_NAME,       [DL_PACK_BASIS] = DL_PACKED_NAME,
        [DL_PACK_PLACE] = DL_PACKED_NAME,        [DL_PACK_ACT] = DL_PACKED_NAME,
        [DL_PACK_MEDIUM] = DL_PACKED_NAME,       [DL_PACK_ROUND] = DL_PACKED_MAYBE,
        [DL_PACK_CONFIDENCE] = DL_PACKED_NUMBER, [DL_PACK_FLAGS] = DL_PACKED_NUMBER,
        [DL_PACK_WEIGHT] = DL_PACKED_REAL,       [DL_PACK_TOLD] = DL_PACKED_TIME,
        [DL_PACK_RETOLD] = DL_PACKED_NUMBER,     [DL_PACK_ACTORS] = DL_PACKED_ENTRIES,
        [DL_PACK_SOURCES] = DL_PACKED_NAMES,     [DL_PACK_TELLINGS] = DL_PACKED_ENTRIES,
        [DL_PACK_ARTICLES] = DL_PACKED_NUMBER,   [DL_PACK_PUBLISHERS] = DL_PACKED_NUMBER,
        [DL_PACK_GRAIN] = DL_PACKED_NAME,        [DL_PACK_WHEN_TEXT] = DL_PACKED_NAME,
        [DL_PACK_PLOVER] = DL_PACKED_NAME,       [DL_PACK_CAMEO] = DL_PACKED_NAME,
        [DL_PACK_OPENING] = DL_PACKED_NUMBER,
    };
    return (dl_packed_as)forms[part];
}

typedef dl_packed_reader reader;

static double real(reader *r) {
    uint64_t bits = 0;
    double out;
    if (r->end - r->at < 8) {
        r->bad = true;
        return 0;
    }
    for (int i = 0; i < 8; i++) bits |= (uint64_t)*r->at++ << (8 * i);
    memcpy(&out, &bits, sizeof out);
    return out;
}

/* Room for N things of SIZE bytes; what there was is lost when it grows. */
static void *room(dl_arena *mem, void *at, uint32_t *cap, uint32_t n, size_t size) {
    if (n <= *cap) return at;
    *cap = n > *cap * 2 ? n : *cap * 2;
    return dl_alloc_n(mem, *cap, size);
}

static void read_names(reader *r, dl_arena *mem, dl_pack_column *out) {
    uint32_t n = dl_get_count(r), used = 0;
    out->n_names = n + 1;
    out->names = room(mem, out->names, &out->cap_names, n + 1, sizeof *out->names);
    out->bytes =
        room(mem, out->bytes, &out->cap_bytes, (uint32_t)(r->end - r->at) + 1, 1);
    out->names[0] = (dl_str){ 0 };
    for (uint32_t i = 1; i <= n && !r->bad; i++) {
        uint32_t len = dl_get_count(r);
        memcpy(out->bytes + used, r->at, len);
        out->names[i] = (dl_str){ out->bytes + used, len };
        r->at += len;
        used += len;
    }
}

static uint32_t name(reader *r, const dl_pack_column *c) {
    uint64_t n = dl_get_number(r);
    r->bad = r->bad || n >= c->n_names;
    return r->bad ? 0 : (uint32_t)n;
}

/* An entry takes a byte at least, an actor two. */
static void read_lists(reader *r, dl_arena *mem, bool ids, dl_pack_column *out) {
    uint32_t used = 0, most = (uint32_t)(r->end - r->at) / (ids ? 2 : 1) + 1;
    out->in = room(mem, out->in, &out->cap_in, most, sizeof *out->in);
    for (uint32_t i = 0; i < out->n && !r->bad; i++) {
        out->at[i] = used;
        for (uint32_t n = dl_get_count(r); n > 0 && !r->bad && used < most; n--) {
            dl_pack_entry *entry = &out->in[used++];
            entry->name = name(r, out);
            entry->id = ids ? (int64_t)dl_get_number(r) : 0;
        }
    }
    out->at[out->n] = used;
}

static void read_values(reader *r, const dl_pack_block *block, dl_packed_as form,
                        dl_arena *mem, dl_pack_column *out) {
    uint64_t n;
    dl_minute base = block->dated ? block->id * DL_MINUTES_A_DAY : 0, t = base;
    int64_t *at = out->at;
    switch (form) {
    case DL_PACKED_NUMBER:
        for (uint32_t i = 0; i < out->n; i++) at[i] = (int64_t)dl_get_number(r);
        break;
    case DL_PACKED_STEP:
        for (uint32_t i = 0; i < out->n; i++) {
            t = dl_add_number(t, dl_get_number(r));
            at[i] = block->dated ? t : DL_NO_TIME;
        }
        break;
    case DL_PACKED_MAYBE:
    case DL_PACKED_TIME:
        for (uint32_t i = 0; i < out->n; i++) {
            n = dl_get_number(r);
            at[i] = n ? dl_add_number(form == DL_PACKED_TIME ? base : 0,
                                      (uint64_t)dl_unfold_number(n - 1))
                      : DL_NO_TIME;
        }
        break;
    case DL_PACKED_NAME:
        for (uint32_t i = 0; i < out->n; i++) at[i] = name(r, out);
        break;
    case DL_PACKED_REAL:
        out->reals = room(mem, out->reals, &out->cap_reals, out->n, sizeof *out->reals);
        for (uint32_t i = 0; i < out->n; i++) out->reals[i] = real(r);
        break;
    case DL_PACKED_ENTRIES: read_lists(r, mem, true, out); break;
    case DL_PACKED_NAMES: read_lists(r, mem, false, out); break;
    }
}

dl_code dl_pack_blocks(dl_store *store, dl_arena *mem, dl_pack_list *out, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(store, SQL_BLOCK_ALL, err);
    if (!q) return err->code;
    while (!dl_step(store, q, &more, err) && more) {
        dl_minute times[4];
        for (int i = 0; i < 4; i++)
            times[i] = sqlite3_column_type(q, 2 + i) == SQLITE_NULL
                           ? DL_NO_TIME
                           : dl_column_int(q, 2 + i);
        *DL_PUSH(mem, out) = (dl_pack_block){ .id = dl_column_int(q, 0),
                                              .n = (uint32_t)dl_column_int(q, 1),
                                              .dated = times[0] != DL_NO_TIME,
                                              .begins = times[0],
                                              .ends = times[1],
                                              .told = times[2],
                                              .retold = times[3],
                                              .weight = sqlite3_column_double(q, 6),
                                              .flags = (unsigned)dl_column_int(q, 7) };
    }
    return err->code;
}

bool dl_unpack(dl_str bytes, const dl_pack_block *block, dl_pack_part part, dl_arena *mem,
               dl_pack_column *column) {
    dl_packed_as form = dl_pack_form(part);
    reader r = dl_read_packed(bytes);
    column->n = block->n;
    if (block->n > bytes.len) return false;
    column->at = room(mem, column->at, &column->cap, block->n + 1, sizeof *column->at);
    if (form == DL_PACKED_NAME || form == DL_PACKED_NAMES || form == DL_PACKED_ENTRIES)
        read_names(&r, mem, column);
    if (!r.bad) read_values(&r, block, form, mem, column);
    return !r.bad && r.at == r.end;
}

dl_code dl_pack_read(dl_store *store, const dl_pack_block *block, dl_pack_part part,
                     dl_arena *mem, dl_pack_column *column, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, SQL_PACK_GET, err);
    if (!q) return err->code;
    dl_bind_int(q, ":id", block->id * DL_PACK_STRIDE + (int)part);
    if (dl_step(store, q, &more, err)) return err->code;
    const char *bytes = more ? sqlite3_column_blob(q, 0) : NULL;
    uint32_t len = bytes ? (uint32_t)sqlite3_column_bytes(q, 0) : 0;
    bool good = dl_unpack((dl_str){ bytes, len }, block, part, mem, column);
    sqlite3_reset(q);
    if (good) return DL_OK;
    return dl_fail_at(
        err, DL_ESTORE, dl_store_path(store), 0, 0,
        "packed events are damaged; dateline-ingest --force makes them anew");
}
