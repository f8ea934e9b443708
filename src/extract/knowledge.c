/* knowledge.c - loads all seeds into one immutable value that threads share.
 *
 * In:  the embedded seed files, and those of a folder beside them.
 * Out: words, rules, actors, event types, and a fingerprint of everything loaded.
 * A file of the folder replaces the embedded file of the same name; files are loaded in
 * byte order of their paths, so the same seeds give the same ids on every machine.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/extract.h"
#include "dateline/seeds.h"

/* One seed file, wherever it came from. */
struct seed {
    dl_str path; /* below the seeds folder: "rules/when.rules" */
    dl_str text;
    const char *sha256; /* of the text */
    const char *origin; /* for messages: "seeds/rules/when.rules", or the user's path */
};

struct seeds {
    dl_arena *mem;
    const char *folder; /* of the user, or NULL */
    DL_VEC(struct seed) list;
    dl_err *err;
};

/* The kinds of seed files; everything is loaded kind by kind, since rules need the word
 * sets and the marks of actors need the words. */
static const struct kind {
    const char *folder, *suffix;
} kinds[] = {
    { "words/", ".words" },
    { "actors/", ".tsv" },
    { "rules/", ".rules" },
    { "events/", ".event" },
};

static bool is_kind(const struct seed *seed, const struct kind *kind) {
    return dl_str_starts(seed->path, kind->folder) &&
           dl_str_ends(seed->path, kind->suffix);
}

static bool is_seed(dl_str path) {
    struct seed probe = { .path = path };
    for (size_t i = 0; i < DL_N(kinds); i++)
        if (is_kind(&probe, &kinds[i])) return true;
    return false;
}

/* "words/end.words" -> "end" */
static dl_str stem(dl_str path) {
    for (uint32_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/') {
            path = dl_str_sub(path, i, path.len);
            break;
        }
    return dl_str_cut(&path, '.');
}

static dl_code add_user_seed(void *context, const char *path, const dl_err *failed) {
    struct seeds *seeds = context;
    if (failed) {
        *seeds->err = *failed;
        return failed->code;
    }
    dl_str below = dl_str_of(path);
    below = dl_str_sub(below, (uint32_t)strlen(seeds->folder), below.len);
    while (below.len && below.ptr[0] == '/') below = dl_str_sub(below, 1, below.len);
    if (!is_seed(below)) return DL_OK;
    dl_buf raw = { 0 };
    dl_code rc = dl_file_read(path, &raw, seeds->err);
    if (rc == DL_OK && raw.len > DL_MAX_SEED_FILE)
        rc = dl_fail_at(seeds->err, DL_ESEED, path, 0, 0, "file over %u MB",
                        DL_MAX_SEED_FILE >> 20);
    if (rc == DL_OK && dl_utf8_check(raw.ptr, raw.len) != raw.len)
        rc = dl_fail_at(seeds->err, DL_ESEED, path, 0, 0, "is not UTF-8");
    if (rc == DL_OK) {
        char *hex = dl_alloc(seeds->mem, DL_SHA256_HEX);
        dl_sha256_hex((dl_str){ raw.ptr, (uint32_t)raw.len }, hex);
        struct seed seed = {
            .path = dl_str_copy(seeds->mem, below),
            .text = dl_str_copy(seeds->mem, (dl_str){ raw.ptr, (uint32_t)raw.len }),
            .sha256 = hex,
            .origin = dl_str_z(seeds->mem, dl_str_of(path)),
        };
        uint32_t i = 0;
        while (i < seeds->list.n && !dl_str_eq(seeds->list.at[i].path, seed.path)) i++;
        if (i < seeds->list.n)
            seeds->list.at[i] = seed;
        else
            *DL_PUSH(seeds->mem, &seeds->list) = seed;
    }
    dl_buf_free(&raw);
    return rc;
}

static int by_path(const void *a, const void *b) {
    return dl_str_cmp(((const struct seed *)a)->path, ((const struct seed *)b)->path);
}

static dl_code collect(struct seeds *seeds) {
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *file = &dl_seed_files[i];
        *DL_PUSH(seeds->mem, &seeds->list) = (struct seed){
            .path = dl_str_of(file->path),
            .text = { file->text, file->len },
            .sha256 = file->sha256,
            .origin = dl_str_fmt(seeds->mem, "seeds/%s", file->path).ptr,
        };
    }
    if (seeds->folder) {
        dl_err walk = { 0 };
        dl_code rc = dl_file_walk(seeds->folder, add_user_seed, seeds, &walk);
        if (rc) return dl_fail(seeds->err, rc, "%s", walk.text);
    }
    if (seeds->list.n)
        qsort(seeds->list.at, seeds->list.n, sizeof *seeds->list.at, by_path);
    return DL_OK;
}

static dl_code load_one(dl_knowledge *k, const struct seed *seed, size_t kind,
                        dl_err *err) {
    dl_str name = stem(seed->path);
    dl_code rc = DL_OK;
    switch (kind) {
    case 0: return dl_words_load(k->words, name, seed->origin, seed->text, err);
    case 1: return dl_actors_load(k->actors, k->words, seed->origin, seed->text, err);
    case 3: /* declarations first, then the rules between them */
        rc = dl_event_types_load(k->mem, &k->types, seed->origin, seed->text, err);
        break;
    default: break;
    }
    if (rc) return rc;
    return dl_rules_parse(k->rules, k->words, name, seed->origin, seed->text, err);
}

/* Words and actors, all of which a name is looked up in. */
static dl_code load_names(dl_knowledge *k, struct seeds *seeds, dl_err *err) {
    enum { KINDS_OF_NAMES = 2 }; /* the first of them */
    dl_code rc = collect(seeds);
    for (size_t kind = 0; kind < KINDS_OF_NAMES; kind++)
        for (uint32_t i = 0; rc == DL_OK && i < seeds->list.n; i++)
            if (is_kind(&seeds->list.at[i], &kinds[kind]))
                rc = load_one(k, &seeds->list.at[i], kind, err);
    dl_words_pack(k->words);
    return rc == DL_OK ? dl_actors_ready(k->actors, err) : rc;
}

static dl_code load(dl_knowledge *k, struct seeds *seeds, dl_err *err) {
    dl_buf all = { 0 };
    dl_code rc = collect(seeds);
    for (size_t kind = 0; kind < DL_N(kinds); kind++)
        for (uint32_t i = 0; rc == DL_OK && i < seeds->list.n; i++) {
            const struct seed *seed = &seeds->list.at[i];
            if (!is_kind(seed, &kinds[kind])) continue;
            rc = load_one(k, seed, kind, err);
            dl_buf_str(&all, seed->path);
            dl_buf_printf(&all, " %s\n", seed->sha256);
        }
    dl_words_pack(k->words);
    if (rc == DL_OK) rc = dl_actors_ready(k->actors, err);
    if (rc == DL_OK) k->frames = dl_frames_new(k->mem, k->rules, k->words);
    if (rc == DL_OK) rc = dl_rules_compile(k->rules, k->words, err);
    if (rc == DL_OK) rc = dl_when_check(k->rules, k->words, err);
    if (rc == DL_OK) rc = dl_speech_check(k->rules, k->words, err);
    if (rc == DL_OK) rc = dl_event_check(&k->types, k->rules, err);
    /* the program's version counts as well: better code rebuilds what older code derived */
    dl_buf_puts(&all, DATELINE_VERSION);
    dl_sha256_hex((dl_str){ all.ptr, (uint32_t)all.len }, k->fingerprint);
    dl_buf_free(&all);
    return rc;
}

/* Words that wake a rule of an event type or of the speech layer, or stand in a set that
 * these layers or clauses look for. */
static const uint64_t *find_starters(const dl_knowledge *k) {
    uint32_t n = dl_words_count(k->words);
    uint64_t *bits = DL_NEW_N(k->mem, uint64_t, n / 64 + 1);
    for (uint32_t i = 0; i < k->types.list.n; i++)
        dl_rules_triggers(k->rules, dl_rules_group(k->rules, k->types.list.at[i].name),
                          bits);
    dl_rules_triggers(k->rules, dl_rules_group(k->rules, DL_LIT("speech")), bits);
    dl_frames_starters(k->frames, bits);
    for (uint32_t set = 0; set < dl_words_set_count(k->words); set++) {
        dl_str name = dl_words_set_name(k->words, set);
        if (!dl_str_starts(name, "say_") && !dl_str_is(name, "deed") &&
            !dl_str_is(name, "mediator"))
            continue;
        for (uint32_t id = 1; id <= n; id++)
            if (dl_words_starts(k->words, id, set))
                bits[id / 64] |= UINT64_C(1) << id % 64;
    }
    return bits;
}

static dl_code open_models(dl_knowledge *k, dl_err *err) {
    dl_model *model;
    dl_code rc = dl_model_open(&model, k->mem, dl_model_embedded(), err);
    if (rc) return rc;
    k->grammar = model;
    k->starters = find_starters(k);
    uint64_t attribution = 0;
    if (dl_attributor_embedded().len) {
        dl_attributor *attributor;
        rc =
            dl_attributor_open(&attributor, k->mem, dl_attributor_embedded(), model, err);
        if (rc) return rc;
        k->attributor = attributor;
        attribution = dl_attributor_checksum(attributor);
    }
    /* another model, or a beam, reads other things: what was derived with the old one is rebuilt */
    dl_str seen = dl_str_fmt(k->mem, "%s %016llx %016llx", k->fingerprint,
                             (unsigned long long)dl_model_checksum(model),
                             (unsigned long long)attribution);
    dl_sha256_hex(seen, k->fingerprint);
    return DL_OK;
}

typedef enum { NAMES, SEEDS, ALL } extent;

static dl_code load_as(dl_knowledge **out, const char *seeds_dir, extent how_much,
                       dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_knowledge *k = DL_NEW(mem, dl_knowledge);
    k->mem = mem;
    k->words = dl_words_new(mem);
    k->rules = dl_rules_new(mem);
    k->actors = dl_actors_new(mem);
    struct seeds seeds = { .mem = mem, .folder = seeds_dir, .err = err };
    dl_code rc = how_much == NAMES ? load_names(k, &seeds, err) : load(k, &seeds, err);
    if (rc == DL_OK && how_much == ALL) rc = open_models(k, err);
    if (rc)
        dl_knowledge_free(k);
    else
        *out = k;
    return rc;
}

dl_code dl_knowledge_load(dl_knowledge **out, const char *seeds_dir, dl_err *err) {
    return load_as(out, seeds_dir, ALL, err);
}

dl_code dl_knowledge_load_seeds(dl_knowledge **out, dl_err *err) {
    return load_as(out, NULL, SEEDS, err);
}

dl_code dl_knowledge_load_names(dl_knowledge **out, const char *seeds_dir, dl_err *err) {
    return load_as(out, seeds_dir, NAMES, err);
}

enum { ACCURATE_BEAM = 4 }; /* derivations: eight find no better trees */

void dl_knowledge_be_accurate(dl_knowledge *k) {
    dl_model_beam(k->grammar, ACCURATE_BEAM);
    dl_str seen = dl_str_fmt(k->mem, "%s beam %d", k->fingerprint, ACCURATE_BEAM);
    dl_sha256_hex(seen, k->fingerprint);
}

void dl_knowledge_parse_all(dl_knowledge *k) {
    k->starters = NULL;
}

void dl_knowledge_free(dl_knowledge *k) {
    if (k) dl_arena_free(k->mem);
}
