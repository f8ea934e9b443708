/* places.c - where places lie.
 *
 * In:  seeds/places/coordinates.tsv as it is embedded: kind, country, latitude, longitude,
 *      names; the name of a place as an article gives it.
 * Out: its row. The list holds countries, regions and larger cities; of several places with
 *      one name it has the largest.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/seeds.h"
#include "export_parts.h"

enum { NAME_SIZE = 256, SLOTS = 8192 };

struct slot {
    dl_str folded; /* empty: free */
    dl_place place;
};

struct dl_places {
    struct slot slots[SLOTS]; /* open addressing; a third full at most */
    uint32_t n;
};

static dl_str fold(dl_str name, char out[NAME_SIZE]) {
    return (dl_str){ out, dl_utf8_fold(dl_str_trim(name), out, NAME_SIZE) };
}

static struct slot *slot_of(struct dl_places *places, dl_str folded) {
    uint32_t at = (uint32_t)(dl_str_hash(folded) % SLOTS);
    while (places->slots[at].folded.len && !dl_str_eq(places->slots[at].folded, folded))
        at = (at + 1) % SLOTS;
    return &places->slots[at];
}

static void add_names(dl_arena *mem, struct dl_places *places, dl_str names,
                      const dl_place *place) {
    while (names.len && places->n < SLOTS / 2) {
        char room[NAME_SIZE];
        dl_str folded = fold(dl_str_cut(&names, '|'), room);
        struct slot *slot = folded.len ? slot_of(places, folded) : NULL;
        if (!slot || slot->folded.len) continue;
        *slot = (struct slot){ dl_str_copy(mem, folded), *place };
        places->n++;
    }
}

static struct dl_places *read_list(dl_arena *mem) {
    struct dl_places *places = DL_NEW(mem, struct dl_places);
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *file = &dl_seed_files[i];
        dl_str rest = { file->text, file->len }, line;
        if (!dl_str_starts(dl_str_of(file->path), "places/")) continue;
        while (dl_str_line(&rest, &line)) {
            dl_place place;
            if (line.len == 0 || line.ptr[0] == '#') continue;
            place.kind = dl_str_cut(&line, '\t');
            place.country = dl_str_cut(&line, '\t');
            place.latitude = dl_str_cut(&line, '\t');
            place.longitude = dl_str_cut(&line, '\t');
            add_names(mem, places, line, &place);
        }
    }
    return places;
}

bool dl_place_find(dl_arena *mem, struct dl_places **table, dl_str name, dl_place *out) {
    char room[NAME_SIZE];
    dl_str whole = name, first = dl_str_cut(&name, ',');
    if (!*table) *table = read_list(mem);
    for (int i = 0; i < 2; i++) {
        dl_str folded = fold(i == 0 ? whole : first, room);
        const struct slot *slot = folded.len ? slot_of(*table, folded) : NULL;
        if (slot && slot->folded.len) {
            *out = slot->place;
            return true;
        }
    }
    return false;
}
