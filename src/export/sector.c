/* sector.c - the sector of an actor, as event data of the field code it: GOV, MIL, REB ...
 *
 * In:  key and name of an actor; the evidence, where a person's role stands beside him.
 * Out: a code of CAMEO and, by the dictionary or the key, the country.
 * What says nothing gets no code: a guess would look like knowledge.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/seeds.h"
#include "export_parts.h"

enum { LOW_SIZE = 256, KEYS = 8192, BEFORE = 64, BEHIND = 72 };

/* Words of roles and groups; the first row that fits decides. A word counts from its
 * beginning, "minister" in "ministers" as well. */
static const struct {
    const char *word, *code;
} words[] = {
    { "un envoy", "IGO" },
    { "u.n. envoy", "IGO" },
    { "eu envoy", "IGO" },
    { "secretary-general", "IGO" },
    { "secretary general", "IGO" },
    { "consul", "GOV" },
    { "rebel", "REB" },
    { "insurgent", "REB" },
    { "militant", "REB" },
    { "guerrilla", "REB" },
    { "separatist", "REB" },
    { "warlord", "REB" },
    { "opposition", "OPP" },
    { "dissident", "OPP" },
    { "exile", "OPP" },
    { "intelligence", "SPY" },
    { "spy", "SPY" },
    { "police", "COP" },
    { "gendarme", "COP" },
    { "supreme-court", "JUD" },
    { "judge", "JUD" },
    { "court", "JUD" },
    { "prosecutor", "JUD" },
    { "attorney", "JUD" },
    { "army", "MIL" },
    { "armed-forces", "MIL" },
    { "troops", "MIL" },
    { "forces", "MIL" },
    { "soldier", "MIL" },
    { "military", "MIL" },
    { "navy", "MIL" },
    { "general", "MIL" },
    { "gen.", "MIL" },
    { "colonel", "MIL" },
    { "commander", "MIL" },
    { "admiral", "MIL" },
    { "defence-min", "MIL" },
    { "defense-min", "MIL" },
    { "defence min", "MIL" },
    { "defense min", "MIL" },
    { "parliament", "LEG" },
    { "lawmaker", "LEG" },
    { "senator", "LEG" },
    { "senate", "LEG" },
    { "congress", "LEG" },
    { "legislat", "LEG" },
    { "deputies", "LEG" },
    { "minister", "GOV" },
    { "president", "GOV" },
    { "premier", "GOV" },
    { "chancellor", "GOV" },
    { "government", "GOV" },
    { "authorities", "GOV" },
    { "official", "GOV" },
    { "envoy", "GOV" },
    { "ambassador", "GOV" },
    { "diplomat", "GOV" },
    { "ministry", "GOV" },
    { "secretary", "GOV" },
    { "governor", "GOV" },
    { "mayor", "GOV" },
    { "administration", "GOV" },
    { "king", "GOV" },
    { "queen", "GOV" },
    { "emir", "GOV" },
    { "monarch", "GOV" },
    { "negotiator", "GOV" },
    { "journalist", "MED" },
    { "reporter", "MED" },
    { "correspondent", "MED" },
    { "editor", "MED" },
    { "chief executive", "BUS" },
    { "company", "BUS" },
    { "companies", "BUS" },
    { "businessm", "BUS" },
    { "shareholder", "BUS" },
    { "banker", "BUS" },
    { "miners", "LAB" },
    { "workers", "LAB" },
    { "union", "LAB" },
    { "refugee", "REF" },
    { "student", "EDU" },
    { "professor", "EDU" },
    { "farmer", "AGR" },
    { "civilian", "CVL" },
    { "resident", "CVL" },
    { "villager", "CVL" },
    { "protest", "CVL" },
    { "demonstrat", "CVL" },
    { "people", "CVL" },
    { "voter", "CVL" },
    { "women", "CVL" },
    { "children", "CVL" },
    { "activist", "NGO" },
    { "fighter", "REB" },
    { "gunm", "UAF" },
};

/* Bodies without a state that are no intergovernmental ones; firms by how they end. */
static const struct {
    const char *word, *code;
} bodies[] = {
    { "red cross", "NGO" },   { "red crescent", "NGO" }, { "amnesty", "NGO" },
    { "watch", "NGO" },       { "doctors", "NGO" },      { "medecins", "NGO" },
    { "oxfam", "NGO" },       { "greenpeace", "NGO" },   { "save the", "NGO" },
    { "observatory", "NGO" }, { "foundation", "NGO" },   { "charity", "NGO" },
    { "corp", "BUS" },        { "inc", "BUS" },          { "ltd", "BUS" },
    { "plc", "BUS" },         { "airlines", "BUS" },     { "company", "BUS" },
    { "group", "BUS" },       { "university", "EDU" },   { "union of", "LAB" },
    { "workers", "LAB" },     { "court", "JUD" },        { "parliament", "LEG" },
};

/* What a line of the dictionary says of its key. */
struct entry {
    dl_str key, kind, of;
    bool office; /* it held one */
};

struct dl_sectors {
    struct entry slots[KEYS]; /* open addressing; half full at most */
    uint32_t n;
};

static struct entry *entry_of(struct dl_sectors *all, dl_str key) {
    uint32_t at = (uint32_t)(dl_str_hash(key) % KEYS);
    while (all->slots[at].key.len && !dl_str_eq(all->slots[at].key, key))
        at = (at + 1) % KEYS;
    return &all->slots[at];
}

static struct dl_sectors *read_dictionary(dl_arena *mem) {
    struct dl_sectors *all = DL_NEW(mem, struct dl_sectors);
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        dl_str rest = { dl_seed_files[i].text, dl_seed_files[i].len }, line;
        if (!dl_str_starts(dl_str_of(dl_seed_files[i].path), "actors/")) continue;
        while (dl_str_line(&rest, &line) && all->n < KEYS / 2) {
            dl_str key = dl_str_cut(&line, '\t');
            dl_str kind = dl_str_cut(&line, '\t'), of = dl_str_cut(&line, '\t');
            if (key.len == 0 || key.ptr[0] == '#' || kind.len == 0) continue;
            struct entry *entry = entry_of(all, key);
            all->n += entry->key.len == 0;
            if (dl_str_is(kind, "held")) {
                if (!entry->key.len)
                    *entry = (struct entry){ key, DL_LIT("person"), of, 0 };
                entry->office = true;
            } else if (!entry->kind.len || !entry->of.len) {
                bool office = entry->office;
                *entry = (struct entry){ key, kind, of, office };
            }
        }
    }
    return all;
}

static dl_str lower(dl_str s, char out[LOW_SIZE]) {
    uint32_t n = 0;
    s = dl_str_sub(s, 0, s.len < LOW_SIZE / 2 ? s.len : LOW_SIZE / 2);
    n = dl_utf8_lower(s, out, LOW_SIZE);
    return (dl_str){ out, n };
}

/* Does a word of TEXT, in small letters, begin with WORD? */
static bool has_word(dl_str text, const char *word) {
    for (uint32_t at = 0; (at = dl_str_find(text, dl_str_of(word), at)) != DL_NONE; at++)
        if (at == 0 || strchr(" -/(,;\"'", text.ptr[at - 1])) return true;
    return false;
}

static const char *code_of_words(dl_str text) {
    char low[LOW_SIZE];
    text = lower(text, low);
    for (size_t i = 0; i < DL_N(words); i++)
        if (has_word(text, words[i].word)) return words[i].code;
    return "";
}

static const char *code_of_body(dl_str name, bool international) {
    char low[LOW_SIZE];
    name = lower(name, low);
    for (size_t i = 0; i < DL_N(bodies); i++)
        if (has_word(name, bodies[i].word)) return bodies[i].code;
    return international ? "IGO" : "";
}

/* Is the point at AT no part of a short form, "Gen."? */
static bool ends_sentence(dl_str text, uint32_t at) {
    enum { SHORT = 4 };
    uint32_t n = 0;
    if (text.ptr[at] != '.') return false;
    while (n < at && text.ptr[at - n - 1] != ' ') n++;
    return n >= SHORT;
}

/* The role that stands beside NAME in TEXT: "army spokesman Karl Holm", "Karl Holm, the
 * foreign minister,"; the last word of the name will do. */
static const char *code_beside(dl_str text, dl_str name) {
    dl_str surname = name;
    for (uint32_t i = 0; i < name.len; i++)
        if (name.ptr[i] == ' ') surname = dl_str_sub(name, i + 1, name.len - i - 1);
    uint32_t at = dl_str_find(text, name, 0), end = at + name.len;
    if (at == DL_NONE) at = dl_str_find(text, surname, 0), end = at + surname.len;
    if (at == DL_NONE || surname.len == 0) return "";
    uint32_t from = at > BEFORE ? at - BEFORE : 0;
    for (uint32_t i = at; i > from; i--)
        if (strchr(",;:\"", text.ptr[i - 1]) || ends_sentence(text, i - 1)) {
            from = i;
            break;
        }
    const char *code = code_of_words(dl_str_sub(text, from, at - from));
    if (*code || end >= text.len || text.ptr[end] != ',') return code;
    uint32_t stop = end + 1;
    while (stop < text.len && stop < end + BEHIND && !strchr(",.;\"", text.ptr[stop]))
        stop++;
    return code_of_words(dl_str_sub(text, end + 1, stop - end - 1));
}

/* The country that the key of an office or group begins with: "office/norland-army". */
static dl_str country_of(dl_arena *mem, struct dl_sectors *all, dl_str slug) {
    for (uint32_t n = slug.len; n > 0; n--) {
        if (n < slug.len && slug.ptr[n] != '-') continue;
        dl_str key = dl_str_fmt(mem, "country/%.*s", (int)n, slug.ptr);
        if (entry_of(all, key)->key.len) return key;
    }
    return (dl_str){ 0 };
}

dl_sector dl_sector_of(dl_arena *mem, struct dl_sectors **table, dl_str key, dl_str name,
                       dl_str evidence) {
    if (!*table) *table = read_dictionary(mem);
    static const struct entry unknown = { .office = false };
    const struct entry *entry = key.len ? entry_of(*table, key) : &unknown;
    dl_str kind = key, slug = key;
    kind = dl_str_cut(&slug, '/');
    dl_sector out = { .code = "", .of = entry->of };
    if (dl_str_is(kind, "country")) {
        out.code = "GOV";
        out.of = key;
    } else if (dl_str_is(kind, "armed")) {
        out.code = "REB";
    } else if (dl_str_is(kind, "party")) {
        out.code = "PTY";
    } else if (dl_str_is(kind, "media")) {
        out.code = "MED";
    } else if (dl_str_is(kind, "organisation")) {
        bool none =
            dl_str_is(entry->of, "-") || dl_str_starts(entry->of, "organisation/");
        out.code = code_of_body(name, entry->key.len && none);
    } else if (dl_str_is(kind, "person")) {
        out.code = code_beside(evidence, name);
        if (!*out.code && (entry->office || dl_str_starts(entry->of, "office/")))
            out.code = "GOV";
        if (!*out.code && dl_str_starts(entry->of, "armed/")) out.code = "REB";
    } else {
        out.code = code_of_words(slug.len ? slug : name);
        if (!*out.code) out.code = code_of_words(name);
        if (!*out.code && dl_str_is(kind, "office")) out.code = "GOV";
    }
    for (int i = 0; i < 3 && out.of.len && !dl_str_starts(out.of, "country/"); i++)
        out.of = entry_of(*table, out.of)->of;
    if (!dl_str_starts(out.of, "country/"))
        out.of = dl_str_is(kind, "office") || dl_str_is(kind, "collective")
                     ? country_of(mem, *table, slug)
                     : (dl_str){ 0 };
    return out;
}
