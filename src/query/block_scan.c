/* block_scan.c - events by their packed columns, in order of time, as many as are asked for.
 *
 * In:  a range of time, conditions.
 * Out: the events that columns do not rule out: the earliest or the latest first, undated
 *      ones last.
 * A block is left out when its ends say that nothing in it can be meant; else a column is
 * read for each condition, until no event is left. So the first page takes a block or two,
 * and a question that nothing answers costs one pass over a few columns.
 *
 * SPDX-License-Identifier: MIT */
#include "then.h"

/* What is said of a name: places are many, and come again in every block. */
typedef struct {
    dl_str name;
    bool holds;
} verdict;

typedef struct {
    const dl_condition *c;
    bool then;         /* as-of: it must hold of what is stored in any case */
    verdict *verdicts; /* open addressing, a power of two */
    uint32_t n_verdicts, cap;
    unsigned char
        *listed;       /* bits by id, of the events that the condition lists; NULL: few */
    uint32_t n_listed; /* how many it listed then */
    int64_t behind;    /* ids */
} test;

struct dl_scan {
    dl_query *query;
    dl_range range;
    bool back, changed_only;
    dl_minute known_until; /* as-of; DL_NO_TIME: now */
    dl_pack_list blocks;
    uint32_t next_block;
    const dl_pack_block *block;
    DL_VEC(test) tests;
    dl_pack_column columns[DL_PACK_PARTS];
    bool has[DL_PACK_PARTS];        /* columns of this block */
    uint8_t *keep, *changed, *good; /* by event of the block */
    bool *holds;                    /* by name of a column */
    uint32_t n_holds;
    uint32_t *found, n_found, next_found;
    bool is_changed; /* the event that was handed out last */
};

/* ---- columns --------------------------------------------------------------------------- */

dl_code dl_scan_column(dl_scan *s, dl_pack_part part, const dl_pack_column **out,
                       dl_err *err) {
    if (!s->has[part] && dl_pack_read(s->query->store, s->block, part, s->query->mem,
                                      &s->columns[part], err))
        return err->code;
    s->has[part] = true;
    *out = &s->columns[part];
    return DL_OK;
}

/* Which column a condition is about. */
static dl_pack_part part_of(const dl_condition *c) {
    if (c->listed || c->field == DL_TERM_SERIES || c->field == DL_TERM_TAG ||
        c->field == DL_TERM_KEY)
        return DL_PACK_ID;
    switch (c->field) {
    case DL_ASK_TYPES:
    case DL_TERM_TYPE: return DL_PACK_TYPE;
    case DL_TERM_STATUS: return DL_PACK_STATUS;
    case DL_TERM_PLACE: return DL_PACK_PLACE;
    case DL_TERM_ACT: return DL_PACK_ACT;
    case DL_TERM_MEDIUM: return DL_PACK_MEDIUM;
    case DL_TERM_ROUND: return DL_PACK_ROUND;
    case DL_TERM_CONFIDENCE: return DL_PACK_CONFIDENCE;
    case DL_TERM_DATE: return DL_PACK_BEGINS;
    case DL_TERM_REPORTED: return DL_PACK_TOLD;
    case DL_TERM_SOURCE: return DL_PACK_SOURCES;
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return DL_PACK_ACTORS;
    case DL_ASK_DIFFERS: return DL_PACK_FLAGS;
    default: return DL_PACK_PARTS;
    }
}

/* ---- conditions asked of a block ------------------------------------------------------- */

static bool name_holds(dl_scan *s, const dl_condition *c, dl_str name,
                       dl_pack_part part) {
    dl_looked_at row = { 0 };
    if (part == DL_PACK_SOURCES || !c->term) return dl_condition_names(c, name);
    if (part == DL_PACK_TYPE) row.type = name;
    if (part == DL_PACK_STATUS) row.status = name;
    if (part == DL_PACK_PLACE) row.place = name;
    if (part == DL_PACK_ACT) row.act = name;
    if (part == DL_PACK_MEDIUM) row.medium = name;
    return dl_term_holds(s->query->row, c->term, &row);
}

static verdict *verdict_of(const test *t, dl_str name) {
    uint32_t mask = t->cap - 1, i = (uint32_t)dl_str_hash(name) & mask;
    while (t->verdicts[i].name.len && !dl_str_eq(t->verdicts[i].name, name))
        i = (i + 1) & mask;
    return &t->verdicts[i];
}

static bool place_holds(dl_scan *s, test *t, dl_str name) {
    enum { FIRST = 1024 };
    dl_arena *mem = s->query->mem;
    if (name.len == 0) return name_holds(s, t->c, name, DL_PACK_PLACE);
    if (t->n_verdicts * 2 >= t->cap) {
        test old = *t;
        t->cap = old.cap ? old.cap * 2 : FIRST;
        t->verdicts = DL_NEW_N(mem, verdict, t->cap);
        for (uint32_t i = 0; i < old.cap; i++)
            if (old.verdicts[i].name.len)
                *verdict_of(t, old.verdicts[i].name) = old.verdicts[i];
    }
    verdict *v = verdict_of(t, name);
    if (v->name.len) return v->holds;
    *v = (verdict){ dl_str_copy(mem, name), name_holds(s, t->c, name, DL_PACK_PLACE) };
    t->n_verdicts++;
    return v->holds;
}

/* s->holds: by name of the column, false at first. */
static void clear_holds(dl_scan *s, uint32_t n) {
    if (n > s->n_holds) {
        s->n_holds = n * 2;
        s->holds = DL_NEW_N(s->query->mem, bool, s->n_holds);
    }
    memset(s->holds, 0, n * sizeof *s->holds);
}

static void hold_names(dl_scan *s, test *t, const dl_pack_column *in, dl_pack_part part,
                       uint8_t *out) {
    clear_holds(s, in->n_names);
    for (uint32_t i = 0; i < in->n_names; i++)
        s->holds[i] = part == DL_PACK_PLACE ? place_holds(s, t, in->names[i])
                                            : name_holds(s, t->c, in->names[i], part);
    for (uint32_t i = 0; i < in->n && part != DL_PACK_SOURCES; i++)
        out[i] = s->holds[in->at[i]];
    for (uint32_t i = 0; i < in->n && part == DL_PACK_SOURCES; i++) {
        out[i] = 0;
        for (int64_t k = in->at[i]; k < in->at[i + 1]; k++)
            out[i] |= s->holds[in->in[k].name];
    }
}

static void hold_actors(dl_scan *s, const dl_condition *c, const dl_pack_column *in,
                        uint8_t *out) {
    const dl_ids *ids = &c->ids;
    int64_t first = ids->at.n ? ids->at.at[0] : 0;
    int64_t last = ids->at.n ? ids->at.at[ids->at.n - 1] : -1;
    clear_holds(s, in->n_names);
    for (uint32_t i = 0; i < in->n_names; i++)
        s->holds[i] = dl_has_role(c->roles, in->names[i]);
    for (uint32_t i = 0; i < in->n; i++) {
        out[i] = 0;
        for (int64_t k = in->at[i]; k < in->at[i + 1]; k++) {
            const dl_pack_entry *e = &in->in[k];
            if (e->id >= first && e->id <= last && s->holds[e->name] && !out[i])
                out[i] = ids->at.n == 1 || dl_ids_has(ids, e->id);
        }
    }
}

static void hold_confidence(dl_scan *s, const dl_condition *c, const dl_pack_column *in,
                            uint8_t *out) {
    enum { VALUES = 101 };
    bool good[VALUES];
    for (int i = 0; i < VALUES; i++) {
        dl_looked_at row = { .confidence = (double)i / 100 };
        good[i] = dl_term_holds(s->query->row, c->term, &row);
    }
    for (uint32_t i = 0; i < in->n; i++)
        out[i] = in->at[i] >= 0 && in->at[i] < VALUES && good[in->at[i]];
}

static void hold_rounds(dl_scan *s, const dl_condition *c, const dl_pack_column *in,
                        uint8_t *out) {
    for (uint32_t i = 0; i < in->n; i++) {
        bool has = in->at[i] != DL_NO_TIME;
        dl_looked_at row = { .has_round = has, .round = has ? (double)in->at[i] : 0 };
        out[i] = has && dl_term_holds(s->query->row, c->term, &row);
    }
}

static dl_code hold_dates(dl_scan *s, const dl_condition *c, const dl_pack_column *in,
                          uint8_t *out, dl_err *err) {
    const dl_pack_column *lasts = NULL;
    dl_minute since = c->term->begins, until = c->term->ends;
    if (dl_scan_column(s, DL_PACK_LASTS, &lasts, err)) return err->code;
    for (uint32_t i = 0; i < in->n; i++) {
        dl_minute begins = in->at[i];
        out[i] = begins != DL_NO_TIME && (until == DL_NO_TIME || begins < until) &&
                 (since == DL_NO_TIME || begins + lasts->at[i] > since);
    }
    return DL_OK;
}

/* Whether it may be told then: where the first and the last article do not say, and there
 * are others between, it is to be asked. */
static dl_code hold_reported(dl_scan *s, const dl_condition *c, const dl_pack_column *in,
                             uint8_t *out, dl_err *err) {
    const dl_pack_column *retold = NULL, *flags = NULL;
    if (dl_scan_column(s, DL_PACK_RETOLD, &retold, err) ||
        dl_scan_column(s, DL_PACK_FLAGS, &flags, err))
        return err->code;
    for (uint32_t i = 0; i < in->n; i++) {
        bool none = in->at[i] == DL_NO_TIME, holds;
        dl_looked_at row = { .first_reported = in->at[i],
                             .last_reported =
                                 none ? DL_NO_TIME : in->at[i] + retold->at[i] };
        bool settled = dl_reported_settles(c->term, &row, &holds);
        if (!settled && (flags->at[i] & DL_PACK_TOLD_BETWEEN))
            out[i] = !c->negated; /* the caller turns it round */
        else
            out[i] = settled && holds;
    }
    return DL_OK;
}

/* Very many ids are looked up in a long list: bits say it at once. */
static void mark_listed(dl_scan *s, test *t) {
    enum { FEW = 16 };
    const dl_picks *set = &t->c->set;
    uint32_t n = set->at.n;
    if (n <= FEW || t->n_listed == n) return;
    t->n_listed = n;
    t->behind = set->at.at[n - 1].id + 1; /* sorted by id */
    t->listed = DL_NEW_N(s->query->mem, unsigned char, (size_t)t->behind / 8 + 1);
    for (uint32_t i = 0; i < n; i++)
        t->listed[set->at.at[i].id / 8] |= (unsigned char)(1u << set->at.at[i].id % 8);
}

static bool is_listed(const test *t, int64_t id) {
    if (!t->listed) return dl_condition_lists(t->c, id);
    return id >= 0 && id < t->behind && (t->listed[id / 8] >> id % 8 & 1);
}

/* OUT: whether C holds of each event, negation aside. */
static dl_code hold(dl_scan *s, test *t, uint8_t *out, dl_err *err) {
    const dl_condition *c = t->c;
    const dl_pack_column *in = NULL, *ids = NULL;
    dl_pack_part part = part_of(c);
    if (dl_scan_column(s, part, &in, err) ||
        (c->set.at.n && dl_scan_column(s, DL_PACK_ID, &ids, err)))
        return err->code;
    switch (part) {
    case DL_PACK_ID: memset(out, 0, in->n); break;
    case DL_PACK_ACTORS: hold_actors(s, c, in, out); break;
    case DL_PACK_CONFIDENCE: hold_confidence(s, c, in, out); break;
    case DL_PACK_ROUND: hold_rounds(s, c, in, out); break;
    case DL_PACK_FLAGS:
        for (uint32_t i = 0; i < in->n; i++) out[i] = in->at[i] & DL_PACK_DIFFERS;
        break;
    case DL_PACK_BEGINS:
        if (hold_dates(s, c, in, out, err)) return err->code;
        break;
    case DL_PACK_TOLD:
        if (hold_reported(s, c, in, out, err)) return err->code;
        break;
    default: hold_names(s, t, in, part, out); break;
    }
    if (ids) mark_listed(s, t);
    for (uint32_t i = 0; ids && i < ids->n; i++)
        if (!out[i] && s->keep[i]) out[i] = is_listed(t, ids->at[i]);
    return DL_OK;
}

dl_scan_says dl_scan_add(dl_scan *s, const dl_condition *c, bool then) {
    if (part_of(c) == DL_PACK_PARTS) return DL_SCAN_SAYS_NOTHING;
    *DL_PUSH(s->query->mem, &s->tests) =
        (test){ .c = c, .then = then || !s->query->as_of };
    return c->field == DL_TERM_REPORTED && !c->listed ? DL_SCAN_NARROWS : DL_SCAN_DECIDES;
}

/* ---- blocks ---------------------------------------------------------------------------- */

static bool is_outside(const dl_range *range, dl_minute first, dl_minute last) {
    if (range->since == DL_NO_TIME && range->until == DL_NO_TIME) return false;
    return first == DL_NO_TIME || (range->until != DL_NO_TIME && first >= range->until) ||
           (range->since != DL_NO_TIME && last < range->since);
}

/* Whether C is when an article told it, and none of the block's events can be told then.
 * Two such conditions may be fulfilled by two articles. */
static bool is_told_apart(const dl_scan *s, const dl_condition *c,
                          const dl_pack_block *b) {
    if (c->field != DL_TERM_REPORTED || c->negated) return false;
    dl_range told = { c->term->begins, c->term->ends, false };
    dl_range_narrow(&told, DL_NO_TIME, s->known_until);
    return is_outside(&told, b->told, b->retold) ||
           (told.until != DL_NO_TIME && told.since >= told.until);
}

/* Whether nothing in the block can be meant. */
static bool is_passed(const dl_scan *s, const dl_pack_block *b) {
    if (s->range.dated && !b->dated) return true;
    if (b->dated && is_outside(&s->range, b->begins, b->ends - 1)) return true;
    if (s->changed_only && !(b->flags & DL_PACK_TOLD_UNDATED) &&
        (b->retold == DL_NO_TIME || b->retold < s->known_until))
        return true;
    if (s->known_until != DL_NO_TIME &&
        (b->told == DL_NO_TIME || b->told >= s->known_until))
        return true;
    for (uint32_t i = 0; i < s->tests.n; i++)
        if (is_told_apart(s, s->tests.at[i].c, b)) return true;
    return false;
}

/* as-of: leaves what had been told, and notes what is not stored as it was known. What the
 * block says of all its events is not read of each. */
static dl_code keep_told(dl_scan *s, dl_err *err) {
    const dl_pack_column *told = NULL, *retold = NULL, *flags = NULL;
    const dl_pack_block *b = s->block;
    bool undated = b->flags & DL_PACK_TOLD_UNDATED;
    bool later = b->retold != DL_NO_TIME && b->retold >= s->known_until;
    if (dl_scan_column(s, DL_PACK_TOLD, &told, err) ||
        (later && dl_scan_column(s, DL_PACK_RETOLD, &retold, err)) ||
        (undated && dl_scan_column(s, DL_PACK_FLAGS, &flags, err)))
        return err->code;
    for (uint32_t i = 0; i < b->n; i++) {
        s->keep[i] = told->at[i] != DL_NO_TIME && told->at[i] < s->known_until;
        s->changed[i] =
            s->keep[i] && ((flags && (flags->at[i] & DL_PACK_TOLD_UNDATED)) ||
                           (retold && told->at[i] + retold->at[i] >= s->known_until));
        if (s->changed_only) s->keep[i] = s->changed[i];
    }
    return DL_OK;
}

/* The others come at the times that had been told, or are looked at apart: then.c. */
static dl_code keep_begun(dl_scan *s, dl_err *err) {
    const dl_pack_column *told = NULL, *begins = NULL, *tellings = NULL;
    bool apart = s->changed_only || s->query->apart;
    if (apart || !memchr(s->changed, 1, s->block->n)) return DL_OK;
    if (dl_scan_column(s, DL_PACK_TOLD, &told, err) ||
        dl_scan_column(s, DL_PACK_BEGINS, &begins, err) ||
        dl_scan_column(s, DL_PACK_TELLINGS, &tellings, err))
        return err->code;
    for (uint32_t i = 0; i < s->block->n; i++)
        if (s->changed[i])
            s->keep[i] =
                dl_tellings_begin(s->query, tellings, i, told->at[i], begins->at[i]);
    return DL_OK;
}

/* as-of: what is not as stored is kept where T may have held of it then. */
static dl_code keep_may(dl_scan *s, const test *t, dl_err *err) {
    const dl_pack_column *told = NULL, *tellings = NULL;
    bool then = t->then && t->c->field != DL_TERM_REPORTED;
    if (then || !memchr(s->changed, 1, s->block->n)) return DL_OK;
    if (dl_scan_column(s, DL_PACK_TOLD, &told, err) ||
        dl_scan_column(s, DL_PACK_TELLINGS, &tellings, err))
        return err->code;
    for (uint32_t i = 0; i < s->block->n; i++)
        if (s->changed[i] && s->keep[i])
            s->good[i] = dl_tellings_may(s->query, tellings, i, told->at[i], t->c,
                                         s->good[i] != 0);
    return DL_OK;
}

static bool is_empty(const uint8_t *keep, uint32_t n) {
    return memchr(keep, 1, n) == NULL;
}

/* s->keep: 1 for each event of the block that is left. */
static dl_code sift(dl_scan *s, dl_err *err) {
    uint32_t n = s->block->n;
    memset(s->keep, 1, n);
    if (s->known_until != DL_NO_TIME && (keep_told(s, err) || keep_begun(s, err)))
        return err->code;
    for (uint32_t k = 0; k < s->tests.n && !is_empty(s->keep, n); k++) {
        test *t = &s->tests.at[k];
        uint8_t turn = t->c->negated;
        if (hold(s, t, s->good, err)) return err->code;
        for (uint32_t i = 0; i < n; i++) s->good[i] = (s->good[i] != 0) ^ turn;
        if (s->known_until != DL_NO_TIME && keep_may(s, t, err)) return err->code;
        for (uint32_t i = 0; i < n; i++) s->keep[i] &= s->good[i];
    }
    return DL_OK;
}

/* The latest first; those of one time by id. */
static void turn_round(const dl_pack_column *begins, uint32_t *at, uint32_t n) {
    for (uint32_t i = 0; i < n / 2; i++) {
        uint32_t other = at[n - 1 - i];
        at[n - 1 - i] = at[i];
        at[i] = other;
    }
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && begins->at[at[end]] == begins->at[at[i]];) end++;
        for (uint32_t k = 0; k < (end - i) / 2; k++) {
            uint32_t other = at[end - 1 - k];
            at[end - 1 - k] = at[i + k];
            at[i + k] = other;
        }
    }
}

static dl_code list_found(dl_scan *s, dl_err *err) {
    const dl_pack_column *begins = NULL;
    s->n_found = s->next_found = 0;
    for (uint32_t i = 0; i < s->block->n; i++)
        if (s->keep[i]) s->found[s->n_found++] = i;
    if (!s->n_found || !s->back || !s->block->dated) return DL_OK;
    if (dl_scan_column(s, DL_PACK_BEGINS, &begins, err)) return err->code;
    turn_round(begins, s->found, s->n_found);
    return DL_OK;
}

/* ---- the scan -------------------------------------------------------------------------- */

dl_code dl_scan_new(dl_query *query, const dl_range *range, bool back, dl_scan **out,
                    dl_err *err) {
    dl_scan *s = DL_NEW(query->mem, dl_scan);
    s->query = query;
    s->range = *range;
    s->back = back;
    s->known_until = query->as_of ? dl_as_of_until(query) : DL_NO_TIME;
    if (dl_pack_blocks(query->store, query->mem, &s->blocks, err)) return err->code;
    uint32_t dated = s->blocks.n, most = 1;
    for (uint32_t i = 0; i < s->blocks.n; i++)
        if (s->blocks.at[i].n > most) most = s->blocks.at[i].n;
    s->keep = DL_NEW_N(query->mem, uint8_t, most);
    s->good = DL_NEW_N(query->mem, uint8_t, most);
    s->changed = DL_NEW_N(query->mem, uint8_t, most);
    s->found = DL_NEW_N(query->mem, uint32_t, most);
    while (dated > 0 && !s->blocks.at[dated - 1].dated) dated--;
    for (uint32_t i = 0; back && i < dated / 2; i++) {
        dl_pack_block other = s->blocks.at[i];
        s->blocks.at[i] = s->blocks.at[dated - 1 - i];
        s->blocks.at[dated - 1 - i] = other;
    }
    *out = s;
    return DL_OK;
}

bool dl_scan_is_changed(const dl_scan *s) {
    return s->is_changed;
}

void dl_scan_changed(dl_scan *s) {
    s->changed_only = true;
}

static int heaviest_first(const void *x, const void *y) {
    const dl_pack_block *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

void dl_scan_by_weight(dl_scan *s) {
    if (s->blocks.n)
        qsort(s->blocks.at, s->blocks.n, sizeof *s->blocks.at, heaviest_first);
}

void dl_scan_turn(dl_scan *s) {
    for (uint32_t i = 0; i < s->blocks.n / 2; i++) {
        dl_pack_block other = s->blocks.at[i];
        s->blocks.at[i] = s->blocks.at[s->blocks.n - 1 - i];
        s->blocks.at[s->blocks.n - 1 - i] = other;
    }
}

void dl_scan_rewind(dl_scan *s) {
    s->next_block = s->n_found = s->next_found = 0;
}

dl_code dl_scan_block(dl_scan *s, dl_scan_found *out, bool *more, dl_err *err) {
    while (s->next_block < s->blocks.n) {
        s->block = &s->blocks.at[s->next_block++];
        if (is_passed(s, s->block)) continue;
        memset(s->has, 0, sizeof s->has);
        if (sift(s, err) || list_found(s, err)) return err->code;
        *out = (dl_scan_found){ s->block, s->found, s->n_found };
        *more = s->n_found > 0;
        if (*more) return DL_OK;
    }
    s->n_found = s->next_found = 0;
    *more = false;
    return DL_OK;
}

dl_code dl_scan_next(dl_scan *s, dl_pick *out, bool *more, dl_err *err) {
    const dl_pack_column *ids = NULL, *begins = NULL;
    dl_scan_found found;
    *more = s->next_found < s->n_found;
    if (!*more && (dl_scan_block(s, &found, more, err) || !*more)) return err->code;
    if (dl_scan_column(s, DL_PACK_ID, &ids, err) ||
        dl_scan_column(s, DL_PACK_BEGINS, &begins, err))
        return err->code;
    uint32_t i = s->found[s->next_found++];
    s->is_changed = s->known_until != DL_NO_TIME && s->changed[i];
    *out = (dl_pick){ ids->at[i], begins->at[i] };
    return DL_OK;
}
