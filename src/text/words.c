/* words.c - the vocabulary: word ids, word sets with values, phrases.
 *
 * In:  entries of seeds, at start. Out: an id for every spelling, constant-time questions.
 * The key of a word is its lower-cased spelling with straight apostrophes. Look-up is on
 * the hot path (once a token): ASCII is folded eight bytes at a time without a copy; only
 * other spellings go through Unicode.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

typedef struct {        /* a word's place in a set, or a phrase that it begins */
    uint32_t set, next; /* next: index + 1 of the word's next one, 0 = last */
    uint32_t first, n;  /* rest of the phrase: range of `phrase_words`; n 0 = the word */
    int64_t value;
} member;

typedef struct {
    dl_str spelling;
    uint64_t hash;
    uint32_t members; /* index + 1 of the first, 0 = none */
} word;

/* Up to eight bytes the key is the spelling itself, so that most look-ups touch one cache
 * line; longer words have their hash here and are compared in full. */
typedef struct {
    uint64_t key;
    uint32_t len, id; /* id 0 = free */
} slot;

enum { SET_SLOTS = 4 * DL_MAX_SETS, FILTER_BITS = 1 << 16 };

struct dl_words {
    dl_arena *mem;
    DL_VEC(word) list;     /* [0] is no word */
    DL_VEC(uint64_t) bits; /* parallel to it: dl_words_bits */
    DL_VEC(member) members;
    DL_VEC(uint32_t) phrase_words;
    DL_VEC(dl_str) sets;
    uint16_t set_slots[SET_SLOTS]; /* by hash of the name: number + 1, 0 = free */
    uint8_t longest[DL_MAX_SETS];  /* by set: tokens of its longest entry */
    uint8_t bit[DL_MAX_SETS];      /* by set: its bit in `bits` */
    slot *slots;                   /* a power of two, at most half full */
    uint32_t mask;
    uint64_t seen[FILTER_BITS / 64]; /* a bit for the hash of every word: a filter */
};

/* ---- keys ---------------------------------------------------------------------------- */

/* Eight bytes with A-Z made lower; other bytes, above 127 too, stay. */
static inline uint64_t lower8(uint64_t w) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t low7 = w & (0x7f * ones);
    uint64_t from_a = low7 + (0x80 - 'A') * ones, past_z = low7 + (0x7f - 'Z') * ones;
    return w | (((from_a ^ past_z) & ~w & (0x80 * ones)) >> 2);
}

static inline uint64_t load8(const char *p) {
    uint64_t w;
    memcpy(&w, p, 8);
    return w;
}

/* The LEN bytes at P, at most eight, with zeros behind them. ROOM: eight may be read. */
static inline uint64_t load_tail(const char *p, uint32_t len, bool room) {
    static const unsigned char masks[16] = { 255, 255, 255, 255, 255, 255, 255, 255 };
    uint64_t w = 0, mask;
    if (room) {
        memcpy(&mask, masks + 8 - len, 8);
        return load8(p) & mask;
    }
    memcpy(&w, p, len);
    return w;
}

static inline uint64_t mix(uint64_t h, uint64_t w) {
    h = (h ^ w) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* What a look-up needs of a spelling. */
typedef struct {
    dl_str text;
    uint64_t key; /* lower-cased bytes, or their hash over eight */
    uint64_t hash;
    uint64_t bits; /* OR of all bytes */
} probe;

/* S is not empty; ROOM bytes may be read from its beginning on. */
static inline probe make_probe(dl_str s, size_t room) {
    probe p = { .text = s };
    uint64_t h = s.len;
    const char *at = s.ptr;
    uint32_t left = s.len;
    for (; left > 8; left -= 8, at += 8) {
        uint64_t w = load8(at);
        p.bits |= w;
        h = mix(h, lower8(w));
    }
    uint64_t w = load_tail(at, left, s.len - left + 8 <= room);
    p.bits |= w;
    p.hash = mix(h, lower8(w));
    p.key = s.len <= 8 ? lower8(w) : p.hash;
    return p;
}

/* Is S, lower-cased, the spelling SAME of the same length? */
static inline bool same_lower(dl_str s, const char *same) {
    const char *p = s.ptr;
    uint32_t left = s.len;
    for (; left > 8; left -= 8, p += 8, same += 8)
        if (lower8(load8(p)) != load8(same)) return false;
    return lower8(load_tail(p, left, false)) == load_tail(same, left, false);
}

/* The key of a spelling with bytes above 127. */
static dl_str fold_key(dl_str s, char out[DL_MAX_SPELLING]) {
    uint32_t len = dl_utf8_lower(s, out, DL_MAX_SPELLING), to = 0;
    dl_str lower = { out, len };
    for (uint32_t at = 0; at < len;) {
        uint32_t from = at, code = dl_utf8_next(lower, &at);
        if (code == 0x2018 || code == 0x2019 || code == 0x2bc) {
            out[to++] = '\'';
        } else {
            memmove(out + to, out + from, at - from);
            to += at - from;
        }
    }
    return (dl_str){ out, to };
}

/* ---- words --------------------------------------------------------------------------- */

static inline uint32_t home(const dl_words *words, uint64_t hash) {
    return (uint32_t)(hash >> 32) & words->mask;
}

static void grow_slots(dl_words *words, uint32_t size) {
    const slot *old = words->slots;
    uint32_t n = old ? words->mask + 1 : 0;
    words->slots = DL_NEW_N(words->mem, slot, size);
    words->mask = size - 1;
    for (uint32_t i = 0; i < n; i++) {
        if (!old[i].id) continue;
        uint32_t at = home(words, words->list.at[old[i].id].hash);
        while (words->slots[at].id) at = (at + 1) & words->mask;
        words->slots[at] = old[i];
    }
}

dl_words *dl_words_new(dl_arena *mem) {
    dl_words *words = DL_NEW(mem, dl_words);
    words->mem = mem;
    (void)DL_PUSH(mem, &words->list);
    (void)DL_PUSH(mem, &words->bits);
    grow_slots(words, 1024);
    return words;
}

/* The slot of what P asks for, or the free one where it belongs. */
static inline slot *find_slot(const dl_words *words, const probe *p) {
    uint32_t at = home(words, p->hash);
    for (;; at = (at + 1) & words->mask) {
        slot *here = &words->slots[at];
        if (!here->id) return here;
        if (here->key != p->key || here->len != p->text.len) continue;
        if (here->len <= 8) return here;
        if (same_lower(p->text, words->list.at[here->id].spelling.ptr)) return here;
    }
}

static inline bool may_hold(const dl_words *words, uint64_t hash) {
    uint32_t bit = (uint32_t)(hash >> 12) & (FILTER_BITS - 1);
    return words->seen[bit / 64] >> (bit & 63) & 1;
}

uint32_t dl_words_find_in(const dl_words *words, dl_str s, size_t room) {
    char key[DL_MAX_SPELLING];
    if (s.len - 1 >= DL_MAX_SPELLING - 1) return 0; /* empty or too long */
    probe p = make_probe(s, room);
    if (p.bits & 0x8080808080808080u) {
        s = fold_key(s, key);
        if (s.len == 0) return 0;
        p = make_probe(s, s.len);
    }
    return may_hold(words, p.hash) ? find_slot(words, &p)->id : 0;
}

uint32_t dl_words_find(const dl_words *words, dl_str s) {
    return dl_words_find_in(words, s, s.len);
}

uint32_t dl_words_add(dl_words *words, dl_str s) {
    char key[DL_MAX_SPELLING];
    DL_ASSERT(s.len > 0);
    uint32_t known = dl_words_find(words, s); /* most are: spares folding them */
    if (known) return known;
    s = fold_key(dl_str_sub(s, 0, DL_MAX_SPELLING - 1), key);
    DL_ASSERT(s.len > 0);
    probe p = make_probe(s, s.len);
    slot *here = find_slot(words, &p);
    if (here->id) return here->id;
    uint32_t id = words->list.n, bit = (uint32_t)(p.hash >> 12) & (FILTER_BITS - 1);
    *here = (slot){ .key = p.key, .len = s.len, .id = id };
    words->seen[bit / 64] |= (uint64_t)1 << (bit & 63);
    *DL_PUSH(words->mem, &words->list) =
        (word){ .spelling = dl_str_copy(words->mem, s), .hash = p.hash };
    (void)DL_PUSH(words->mem, &words->bits);
    if (words->list.n > words->mask / 2) grow_slots(words, 2 * (words->mask + 1));
    return id;
}

dl_str dl_words_spelling(const dl_words *words, uint32_t id) {
    DL_ASSERT(id < words->list.n);
    return words->list.at[id].spelling;
}

uint32_t dl_words_count(const dl_words *words) {
    return words->list.n - 1;
}

/* ---- sets ---------------------------------------------------------------------------- */

/* The slot of the set NAME, or the free one where it belongs. */
static uint32_t find_set(const dl_words *words, dl_str name) {
    uint32_t at = (uint32_t)(dl_str_hash(name) % SET_SLOTS);
    while (words->set_slots[at] &&
           !dl_str_eq(words->sets.at[words->set_slots[at] - 1], name))
        at = (at + 1) % SET_SLOTS;
    return at;
}

uint32_t dl_words_set(const dl_words *words, dl_str name) {
    uint32_t number = words->set_slots[find_set(words, name)];
    return number ? number - 1 : DL_NONE;
}

dl_str dl_words_set_name(const dl_words *words, uint32_t set) {
    DL_ASSERT(set < words->sets.n);
    return words->sets.at[set];
}

/* Sets of words that nearly every sentence has share one bit: beside any other set they would
 * make its filter let everything through. */
static uint8_t bit_for(dl_str name, uint32_t set) {
    static const char *const everyday[] = { "common",  "function",    "note",
                                            "starter", "future_cue",  "time_cut",
                                            "credit",  "preposition", "teaser",
                                            "time_in", "determiner",  "time_at" };
    for (size_t i = 0; i < DL_N(everyday); i++)
        if (dl_str_is(name, everyday[i])) return 63;
    return (uint8_t)(set % 63);
}

uint32_t dl_words_set_add(dl_words *words, dl_str name) {
    uint32_t at = find_set(words, name);
    if (words->set_slots[at]) return words->set_slots[at] - 1u;
    if (words->sets.n == DL_MAX_SETS) return DL_NONE;
    *DL_PUSH(words->mem, &words->sets) = dl_str_copy(words->mem, name);
    words->set_slots[at] = (uint16_t)words->sets.n;
    words->bit[words->sets.n - 1] = bit_for(name, words->sets.n - 1);
    return words->sets.n - 1;
}

uint32_t dl_words_set_count(const dl_words *words) {
    return words->sets.n;
}

uint64_t dl_words_bit(const dl_words *words, uint32_t set) {
    return set < words->sets.n ? UINT64_C(1) << words->bit[set] : 0;
}

uint64_t dl_words_bits(const dl_words *words, uint32_t id) {
    DL_ASSERT(id < words->list.n);
    return words->bits.at[id];
}

const uint64_t *dl_words_bit_table(const dl_words *words) {
    return words->bits.at;
}

/* The single-word membership of ID in SET, or NULL; ANY: a phrase's first word as well. */
static const member *find_member(const dl_words *words, uint32_t id, uint32_t set,
                                 bool any) {
    DL_ASSERT(id < words->list.n);
    if (!(words->bits.at[id] & dl_words_bit(words, set))) return NULL;
    for (uint32_t i = words->list.at[id].members; i; i = words->members.at[i - 1].next) {
        const member *m = &words->members.at[i - 1];
        if (m->set == set && (any || m->n == 0)) return m;
    }
    return NULL;
}

bool dl_words_in(const dl_words *words, uint32_t id, uint32_t set) {
    return find_member(words, id, set, false) != NULL;
}

bool dl_words_starts(const dl_words *words, uint32_t id, uint32_t set) {
    return find_member(words, id, set, true) != NULL;
}

uint32_t dl_words_longest(const dl_words *words, uint32_t set) {
    DL_ASSERT(set < words->sets.n);
    return words->longest[set];
}

int64_t dl_words_value(const dl_words *words, uint32_t id, uint32_t set) {
    const member *m = find_member(words, id, set, false);
    return m ? m->value : 0;
}

static bool phrase_stands(const dl_words *words, const member *m, const dl_token *tokens,
                          uint32_t n) {
    if (m->n >= n) return false;
    for (uint32_t i = 0; i < m->n; i++)
        if (tokens[i + 1].word != words->phrase_words.at[m->first + i]) return false;
    return true;
}

uint32_t dl_words_match(const dl_words *words, uint32_t set, const dl_token *tokens,
                        uint32_t n, int64_t *value) {
    uint32_t longest = 0;
    if (n == 0 || tokens[0].word == 0 || set == DL_NONE) return 0;
    uint32_t id = tokens[0].word;
    if (!(words->bits.at[id] & dl_words_bit(words, set))) return 0;
    for (uint32_t i = words->list.at[id].members; i; i = words->members.at[i - 1].next) {
        const member *m = &words->members.at[i - 1];
        if (m->set != set || m->n < longest || !phrase_stands(words, m, tokens, n))
            continue;
        longest = m->n + 1;
        if (value) *value = m->value;
    }
    return longest;
}

/* Puts the words IDS[0 .. n) into SET; the same entry again changes its value. */
static void put_ids(dl_words *words, uint32_t set, const uint32_t *ids, uint32_t n,
                    int64_t value) {
    word *w = &words->list.at[ids[0]];
    if (n > words->longest[set]) words->longest[set] = (uint8_t)n;
    words->bits.at[ids[0]] |= dl_words_bit(words, set);
    for (uint32_t i = w->members; i; i = words->members.at[i - 1].next) {
        member *m = &words->members.at[i - 1];
        if (m->set != set || m->n != n - 1) continue;
        if (m->n == 0 ||
            memcmp(&words->phrase_words.at[m->first], ids + 1, m->n * sizeof *ids) == 0) {
            m->value = value;
            return;
        }
    }
    *DL_PUSH(words->mem, &words->members) = (member){ .set = set,
                                                      .next = w->members,
                                                      .first = words->phrase_words.n,
                                                      .n = n - 1,
                                                      .value = value };
    w->members = words->members.n;
    for (uint32_t i = 1; i < n; i++) *DL_PUSH(words->mem, &words->phrase_words) = ids[i];
}

void dl_words_pack(dl_words *words) {
    const member *old = words->members.at;
    uint32_t n = words->members.n, at = 0;
    member *packed = DL_NEW_N(words->mem, member, n + 1);
    for (uint32_t id = 0; id < words->list.n; id++) {
        uint32_t i = words->list.at[id].members;
        if (i) words->list.at[id].members = at + 1;
        for (; i; i = old[i - 1].next) {
            packed[at] = old[i - 1];
            packed[at].next = packed[at].next ? at + 2 : 0;
            at++;
        }
    }
    DL_ASSERT(at == n);
    words->members.at = packed;
    words->members.cap = n + 1;
}

enum { MAX_PHRASE = 16 }; /* tokens of an entry */

dl_code dl_words_put(dl_words *words, uint32_t set, dl_str entry, int64_t value,
                     dl_err *err) {
    dl_token tokens[MAX_PHRASE + 1];
    uint32_t ids[MAX_PHRASE];
    DL_ASSERT(set < words->sets.n);
    uint32_t n = dl_scan_phrase(words, entry, tokens, DL_N(tokens));
    if (n == 0) return dl_fail(err, DL_ESEED, "an empty entry in a word set");
    if (n > MAX_PHRASE)
        return dl_fail(err, DL_ESEED, "an entry of more than %d words", MAX_PHRASE);
    for (uint32_t i = 0; i < n; i++)
        ids[i] = dl_words_add(words, dl_str_sub(entry, tokens[i].off, tokens[i].len));
    put_ids(words, set, ids, n, value);
    return DL_OK;
}
