/* actor_load.c - the dictionary of actors: TSV files into entries, names into word ids.
 *
 * In:  the files of seeds/actors, one after the other. Out: an immutable dictionary whose
 * names are found by word id, the longest first. Every name is cut by the tokenizer that
 * cuts articles, so that a name and its mention always have the same tokens.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "actor_parts.h"

static const char *const kind_names[] = {
#define X(id, name) name,
    DL_ACTOR_KINDS_LIST(X)
#undef X
};
_Static_assert(DL_N(kind_names) == DL_ACTOR_KINDS, "a name for every kind");

const char *dl_actor_kind_name(int kind) {
    return kind >= 0 && kind < DL_ACTOR_KINDS ? kind_names[kind] : "unknown";
}

int dl_actor_kind_named(dl_str name) {
    for (int i = 0; i < DL_ACTOR_KINDS; i++)
        if (dl_str_is(name, kind_names[i])) return i;
    return -1;
}

dl_actors *dl_actors_new(dl_arena *mem) {
    dl_actors *actors = DL_NEW(mem, dl_actors);
    actors->mem = mem;
    return actors;
}

uint32_t dl_actors_count(const dl_actors *actors) {
    return actors->list.n;
}

const dl_actor *dl_actors_get(const dl_actors *actors, uint32_t i) {
    DL_ASSERT(i < actors->list.n);
    return &actors->list.at[i];
}

uint32_t dl_actors_capital_of(const dl_actors *actors, uint32_t i) {
    DL_ASSERT(i < actors->capital_of.n);
    return actors->capital_of.at[i];
}

uint32_t dl_actors_seat_of(const dl_actors *actors, uint32_t i) {
    DL_ASSERT(i < actors->seat_of.n);
    return actors->seat_of.at[i];
}

uint32_t dl_actors_capital(const dl_actors *actors, uint32_t i) {
    DL_ASSERT(i < actors->capital.n);
    return actors->capital.at[i];
}

/* ---- entries -------------------------------------------------------------------------- */

static uint64_t name_hash(dl_str name) {
    char low[DL_MAX_META];
    uint32_t len = dl_utf8_lower(name, low, sizeof low);
    return dl_str_hash((dl_str){ low, len });
}

static int by_hash(const void *a, const void *b) {
    const dl_actor_index *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    if (x->key != y->key) return x->key ? -1 : 1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static uint32_t find_hash(const dl_actors *actors, uint64_t hash) {
    uint32_t low = 0, high = actors->index.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (actors->index.at[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    return low < actors->index.n && actors->index.at[low].hash == hash
               ? actors->index.at[low].entry
               : DL_NONE;
}

uint32_t dl_actors_find(const dl_actors *actors, dl_str key_or_name) {
    return key_or_name.len ? find_hash(actors, name_hash(key_or_name)) : DL_NONE;
}

/* The place in by_key of the entry with KEY, or the free one where it belongs. */
static uint32_t key_slot(const dl_actors *actors, dl_str key) {
    uint32_t mask = actors->n_by_key - 1, at = (uint32_t)dl_str_hash(key) & mask;
    while (actors->by_key[at] &&
           !dl_str_eq(actors->list.at[actors->by_key[at] - 1].key, key))
        at = (at + 1) & mask;
    return at;
}

static uint32_t entry_with(const dl_actors *actors, dl_str key) {
    uint32_t found = actors->n_by_key ? actors->by_key[key_slot(actors, key)] : 0;
    return found ? found - 1 : DL_NONE;
}

/* Makes room in by_key for one more entry, twice as many places as entries. */
static void grow_by_key(dl_actors *actors) {
    enum { LEAST = 1024 };
    if (2 * (actors->list.n + 1) <= actors->n_by_key) return;
    actors->n_by_key = actors->n_by_key ? 2 * actors->n_by_key : LEAST;
    actors->by_key = DL_NEW_N(actors->mem, uint32_t, actors->n_by_key);
    for (uint32_t i = 0; i < actors->list.n; i++)
        actors->by_key[key_slot(actors, actors->list.at[i].key)] = i + 1;
}

static uint32_t add_entry(dl_actors *actors, dl_str key, int kind, dl_str of) {
    uint32_t i = actors->list.n;
    grow_by_key(actors);
    actors->by_key[key_slot(actors, key)] = i + 1;
    *DL_PUSH(actors->mem, &actors->list) =
        (dl_actor){ .key = dl_str_copy(actors->mem, key),
                    .kind = (uint8_t)kind,
                    .parent = DL_NONE,
                    .known = true,
                    .entry = i };
    *DL_PUSH(actors->mem, &actors->from) = actors->loading;
    *DL_PUSH(actors->mem, &actors->of) = dl_str_copy(actors->mem, of);
    *DL_PUSH(actors->mem, &actors->capital_of) = DL_NONE;
    *DL_PUSH(actors->mem, &actors->capital) = DL_NONE;
    *DL_PUSH(actors->mem, &actors->seat_of) = DL_NONE;
    *DL_PUSH(actors->mem, &actors->index) =
        (dl_actor_index){ .hash = name_hash(key), .entry = i, .key = true };
    return i;
}

/* ---- names ---------------------------------------------------------------------------- */

/* An acronym of one token must stand in capitals: "US", "NBC", but not "G7" or "M23". */
static bool all_capitals(const dl_text *text) {
    const dl_token *t = text->tokens.at;
    return text->tokens.n == 1 && t->kind == DL_WORD && t->flags & DL_UPPER;
}

/* Cuts NAME into tokens and keeps it as a name of ENTRY. */
static dl_code add_name(dl_actors *actors, dl_words *words, dl_arena *scratch,
                        uint32_t entry, dl_name_form form, dl_str name, dl_err *err) {
    dl_document doc = { .text = name };
    dl_text text = { 0 };
    dl_str rest = name;
    while (rest.len) { /* "Calif." is one token once the vocabulary has it */
        dl_str part = dl_str_cut(&rest, ' ');
        if (dl_str_ends(part, ".")) dl_words_add(words, part);
    }
    if (dl_tokenize(scratch, words, &doc, &text, err)) return err->code;
    if (text.tokens.n == 0 || text.tokens.n > DL_MAX_NAME_TOKENS)
        return dl_fail(err, DL_ESEED, "a name of %u tokens, limit %u: %.60s",
                       text.tokens.n, DL_MAX_NAME_TOKENS, dl_str_z(scratch, name));
    if (actors->phrases.n >= DL_MAX_PHRASES)
        return dl_fail(err, DL_ESEED, "over %u names", DL_MAX_PHRASES);
    *DL_PUSH(actors->mem, &actors->index) =
        (dl_actor_index){ .hash = name_hash(name), .entry = entry };
    if (form == DL_NAME_SURNAME) return DL_OK; /* only looked up, never matched */
    if (form == DL_NAME_PLAIN && all_capitals(&text)) form = DL_NAME_ACRONYM;
    dl_phrase *p = DL_PUSH(actors->mem, &actors->phrases);
    *p = (dl_phrase){ .entry = entry,
                      .words = actors->words.n,
                      .form = (uint8_t)form,
                      .order = actors->phrases.n,
                      .n = (uint8_t)text.tokens.n };
    for (uint32_t i = 0; i < text.tokens.n; i++) {
        const dl_token *t = &text.tokens.at[i];
        if (t->flags & DL_CAPITAL) p->capital |= (uint16_t)(1u << i);
        *DL_PUSH(actors->mem, &actors->words) =
            dl_words_add(words, dl_token_str(&doc, t));
    }
    if (actors->list.at[entry].name.len == 0 && form != DL_NAME_ADJECTIVE)
        actors->list.at[entry].name = dl_str_copy(actors->mem, name);
    return DL_OK;
}

/* The curly apostrophe is another word: "Côte d’Ivoire". */
static dl_code add_spellings(dl_actors *actors, dl_words *words, dl_arena *scratch,
                             uint32_t entry, dl_name_form form, dl_str name,
                             dl_err *err) {
    dl_str curly = { 0 };
    if (add_name(actors, words, scratch, entry, form, name, err)) return err->code;
    for (uint32_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != '\'') continue;
        curly = dl_str_fmt(scratch, "%.*s\xe2\x80\x99%.*s", (int)i, name.ptr,
                           (int)(name.len - i - 1), name.ptr + i + 1);
        return add_name(actors, words, scratch, entry, form, curly, err);
    }
    return DL_OK;
}

/* The place a capital is: an entry of its own. *CAPITAL is the one before, for "=". */
static dl_code add_capital(dl_actors *actors, dl_words *words, dl_arena *scratch,
                           uint32_t country, uint32_t *capital, dl_str name,
                           dl_err *err) {
    if (dl_str_starts(name, "=")) {
        if (*capital == DL_NONE)
            return dl_fail(err, DL_ESEED, "\"cap:=\" without a capital before it");
        name = dl_str_sub(name, 1, name.len);
    } else {
        dl_str key = dl_actor_make_key(scratch, DL_ACTOR_PLACE, name);
        *capital = entry_with(actors, key);
        if (*capital == DL_NONE)
            *capital =
                add_entry(actors, key, DL_ACTOR_PLACE, actors->list.at[country].key);
        actors->capital_of.at[*capital] = country;
        if (actors->capital.at[country] == DL_NONE)
            actors->capital.at[country] = *capital;
    }
    return add_spellings(actors, words, scratch, *capital, DL_NAME_PLAIN, name, err);
}

/* "seat:Osterby": that place, known already, may stand for ENTRY, which sits there. */
static dl_code add_seat(dl_actors *actors, dl_arena *scratch, uint32_t entry, dl_str name,
                        dl_err *err) {
    uint32_t place = entry_with(actors, dl_actor_make_key(scratch, DL_ACTOR_PLACE, name));
    if (place == DL_NONE)
        return dl_fail(err, DL_ESEED, "seat: no place %s before this line",
                       dl_str_z(scratch, name));
    actors->seat_of.at[place] = entry;
    return DL_OK;
}

static const struct {
    const char *prefix;
    dl_name_form form;
} forms[] = {
    { "adj:", DL_NAME_ADJECTIVE },
    { "acr:", DL_NAME_ACRONYM },
    { "the:", DL_NAME_THE },
    { "sur:", DL_NAME_SURNAME },
};

static dl_code add_names(dl_actors *actors, dl_words *words, dl_arena *scratch,
                         uint32_t entry, dl_str names, dl_err *err) {
    uint32_t capital = DL_NONE;
    while (names.len) {
        dl_str name = dl_str_trim(dl_str_cut(&names, '|'));
        dl_name_form form = DL_NAME_PLAIN;
        if (dl_str_starts(name, "cap:")) {
            name = dl_str_trim(dl_str_sub(name, 4, name.len));
            if (add_capital(actors, words, scratch, entry, &capital, name, err))
                return err->code;
            continue;
        }
        if (dl_str_starts(name, "seat:")) {
            name = dl_str_trim(dl_str_sub(name, 5, name.len));
            if (add_seat(actors, scratch, entry, name, err)) return err->code;
            continue;
        }
        for (size_t i = 0; i < DL_N(forms); i++) {
            if (!dl_str_starts(name, forms[i].prefix)) continue;
            form = forms[i].form;
            name = dl_str_trim(dl_str_sub(name, 4, name.len));
            break;
        }
        if (name.len == 0) return dl_fail(err, DL_ESEED, "an empty name");
        if (name.len > 512) return dl_fail(err, DL_ESEED, "a name of %u bytes", name.len);
        if (add_spellings(actors, words, scratch, entry, form, name, err))
            return err->code;
    }
    return DL_OK;
}

/* ---- files ---------------------------------------------------------------------------- */

static bool good_key(dl_str key) {
    uint32_t slash = dl_str_find(key, DL_LIT("/"), 0);
    if (slash == DL_NONE || slash == 0 || slash + 1 == key.len || key.len > 200)
        return false;
    for (uint32_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        bool fine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!fine && i != slash) return false;
    }
    return true;
}

/* One line; *COLUMN is where its fault is. */
static dl_code load_line(dl_actors *actors, dl_words *words, dl_arena *scratch,
                         dl_str line, uint32_t *column, dl_err *err) {
    dl_str rest = line, field[3];
    for (int i = 0; i < 3; i++) {
        *column = (uint32_t)(rest.ptr - line.ptr) + 1;
        if (dl_str_find(rest, DL_LIT("\t"), 0) == DL_NONE)
            return dl_fail(err, DL_ESEED, "four fields expected: key, kind, of, names");
        field[i] = dl_str_trim(dl_str_cut(&rest, '\t'));
    }
    int kind = dl_actor_kind_named(field[1]);
    *column = 1;
    if (!good_key(field[0]))
        return dl_fail(err, DL_ESEED, "bad key: %.80s", dl_str_z(scratch, field[0]));
    if (dl_str_is(field[1], "held")) {
        *column = rest.len ? (uint32_t)(rest.ptr - line.ptr) + 1 : line.len + 1;
        return dl_actors_add_terms(actors, field[0], field[2], rest, err);
    }
    *column = (uint32_t)(field[1].ptr - line.ptr) + 1;
    if (kind < 0)
        return dl_fail(err, DL_ESEED, "unknown kind: %.80s", dl_str_z(scratch, field[1]));
    *column = (uint32_t)(field[2].ptr - line.ptr) + 1;
    if (!dl_str_is(field[2], "-") && !good_key(field[2]))
        return dl_fail(err, DL_ESEED, "bad key: %.80s", dl_str_z(scratch, field[2]));
    uint32_t entry = entry_with(actors, field[0]);
    *column = (uint32_t)(field[1].ptr - line.ptr) + 1;
    if (entry == DL_NONE)
        entry = add_entry(actors, field[0], kind, field[2]);
    else if (actors->list.at[entry].kind != kind)
        return dl_fail(err, DL_ESEED, "%.80s is of another kind above",
                       dl_str_z(scratch, field[0]));
    *column = rest.len ? (uint32_t)(rest.ptr - line.ptr) + 1 : line.len + 1;
    if (add_names(actors, words, scratch, entry, rest, err)) return err->code;
    if (actors->list.at[entry].name.len == 0)
        return dl_fail(err, DL_ESEED, "no name to show");
    return DL_OK;
}

dl_code dl_actors_load(dl_actors *actors, dl_words *words, const char *path, dl_str text,
                       dl_err *err) {
    DL_ASSERT(!actors->ready);
    uint32_t number = 0, column = 1;
    dl_str line;
    dl_arena *scratch = dl_arena_new();
    dl_code rc = DL_OK;
    size_t bad = dl_utf8_check(text.ptr, text.len);
    if (bad < text.len) {
        rc = dl_fail_at(err, DL_ESEED, path, 0, 0, "not UTF-8 at byte %zu", bad);
        goto out;
    }
    actors->loading.path = dl_str_z(actors->mem, dl_str_of(path));
    while (dl_str_line(&text, &line)) {
        dl_err inner = { 0 };
        actors->loading.line = ++number;
        if (dl_str_trim(line).len == 0 || line.ptr[0] == '#') continue;
        dl_arena_reset(scratch);
        if (load_line(actors, words, scratch, line, &column, &inner) == DL_OK) continue;
        rc = dl_fail_at(err, DL_ESEED, path, number, column, "%s", inner.text);
        break;
    }
out:
    dl_arena_free(scratch);
    return rc;
}

/* ---- ready ---------------------------------------------------------------------------- */

/* qsort has no context, so the first word travels with the phrase. */
typedef struct {
    uint32_t word;
    dl_phrase phrase;
} sort_row;

static int by_word(const void *a, const void *b) {
    const sort_row *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    if (x->phrase.n != y->phrase.n) return x->phrase.n > y->phrase.n ? -1 : 1;
    return (x->phrase.order > y->phrase.order) - (x->phrase.order < y->phrase.order);
}

static void sort_phrases(dl_actors *actors) {
    uint32_t n = actors->phrases.n, most = 0;
    sort_row *rows = DL_NEW_N(actors->mem, sort_row, n ? n : 1);
    for (uint32_t i = 0; i < n; i++) {
        rows[i].phrase = actors->phrases.at[i];
        rows[i].word = actors->words.at[rows[i].phrase.words];
        if (rows[i].word > most) most = rows[i].word;
    }
    qsort(rows, n, sizeof *rows, by_word);
    actors->n_first = most + 1;
    actors->first = DL_NEW_N(actors->mem, uint32_t, (size_t)most + 2);
    uint32_t row = 0;
    for (uint32_t word = 0; word <= most + 1; word++) {
        while (row < n && rows[row].word < word) row++;
        actors->first[word] = row;
    }
    for (uint32_t i = 0; i < n; i++) actors->phrases.at[i] = rows[i].phrase;
}

dl_code dl_actors_ready(dl_actors *actors, dl_err *err) {
    DL_ASSERT(!actors->ready);
    qsort(actors->index.at, actors->index.n, sizeof *actors->index.at, by_hash);
    for (uint32_t i = 0; i < actors->list.n; i++) {
        dl_str of = actors->of.at[i];
        if (dl_str_is(of, "-")) continue;
        uint32_t parent = find_hash(actors, name_hash(of));
        if (parent == DL_NONE || parent == i)
            return dl_fail_at(err, DL_ESEED, actors->from.at[i].path,
                              actors->from.at[i].line, 0, "%s: belongs to unknown %.*s",
                              actors->list.at[i].key.ptr, DL_ARG(of));
        actors->list.at[i].parent = parent;
    }
    sort_phrases(actors);
    actors->ready = true;
    return dl_actors_ready_terms(actors, err);
}

/* ---- look-up -------------------------------------------------------------------------- */

static bool fits(const dl_actors *actors, const dl_phrase *p, const dl_text *text,
                 uint32_t at, bool shouted, uint32_t the) {
    const dl_token *t = &text->tokens.at[at];
    for (uint32_t i = 0; i < p->n; i++) {
        if (t[i].word != actors->words.at[p->words + i]) return false;
        if (p->capital >> i & 1u && !(t[i].flags & DL_CAPITAL)) return false;
    }
    if (p->form == DL_NAME_ACRONYM)
        return (t->flags & (DL_UPPER | DL_ABBREV)) != 0 && (!shouted || t->len > 3);
    if (p->form == DL_NAME_THE) return the && at > 0 && t[-1].word == the;
    return true;
}

const dl_phrase *dl_phrase_at(const dl_actors *actors, const dl_text *text, uint32_t at,
                              uint32_t end, bool shouted, uint32_t the) {
    uint32_t word = text->tokens.at[at].word;
    if (word == 0 || word >= actors->n_first) return NULL;
    for (uint32_t i = actors->first[word]; i < actors->first[word + 1]; i++) {
        const dl_phrase *p = &actors->phrases.at[i];
        if (p->n <= end - at && fits(actors, p, text, at, shouted, the)) return p;
    }
    return NULL;
}
