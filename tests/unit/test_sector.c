/* test_sector.c - sectors and countries of actors in event data.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/export/export_parts.h"
#include "check_main.h"

static const struct {
    const char *key, *name, *evidence, *code, *of;
} cases[] = {
    /* by what the key says */
    { "country/norway", "Norway", "", "GOV", "country/norway" },
    { "armed/taliban", "Taliban", "", "REB", "country/afghanistan" },
    { "party/fatah", "Fatah", "", "PTY", NULL },
    { "media/reuters", "Reuters", "", "MED", NULL },
    { "organisation/united-nations", "United Nations", "", "IGO", "" },
    { "organisation/nobody-knows-it", "Nobody Knows It", "", "", "" },
    { "organisation/marlow-steel-corp", "Marlow Steel Corp", "", "BUS", "" },
    { "organisation/red-crescent-of-x", "Red Crescent of X", "", "NGO", "" },
    /* by the words of the key */
    { "office/norway-army", "Norwegian army", "", "MIL", "country/norway" },
    { "office/norway-supreme-court", "Norwegian supreme court", "", "JUD",
      "country/norway" },
    { "office/norway-police", "Norwegian police", "", "COP", "country/norway" },
    { "office/norway-defence-ministry", "Defence Ministry", "", "MIL", "country/norway" },
    { "office/united-states-parliament", "Congress", "", "LEG", "country/united-states" },
    { "collective/norway-officials", "Norwegian officials", "", "GOV", "country/norway" },
    { "collective/norway-troops", "Norwegian troops", "", "MIL", "country/norway" },
    { "collective/norway-lawmakers", "Norwegian lawmakers", "", "LEG", "country/norway" },
    { "collective/norway-villagers", "Norwegian villagers", "", "CVL", "country/norway" },
    { NULL, "the rebels", "", "REB", "" },
    { NULL, "opposition leaders", "", "OPP", "" },
    { NULL, "two experts", "", "", "" },
    /* by the role that stands beside a person */
    { "person/x-y", "Karl Holm", "Norland's foreign minister Karl Holm said so.", "GOV",
      "" },
    { "person/x-y", "Karl Holm", "An army spokesman, Karl Holm, said so.", "", "" },
    { "person/x-y", "Karl Holm", "Army spokesman Karl Holm said so.", "MIL", "" },
    { "person/x-y", "Karl Holm", "Gen. Karl Holm said so.", "MIL", "" },
    { "person/x-y", "Karl Holm", "UN Secretary-General Karl Holm said so.", "IGO", "" },
    { "person/x-y", "Karl Holm", "Holm, a journalist, said so.", "MED", "" },
    { "person/x-y", "Karl Holm", "Karl Holm, who is tall, met the minister.", "", "" },
    { "person/x-y", "Karl Holm", "The minister left. Karl Holm stayed.", "", "" },
    { "person/x-y", "Karl Holm", "Nobody is named.", "", "" },
    { "person/x-y", "Karl Holm", "", "", "" },
    { "", "", "", "", "" },
};

START_TEST(table)
{
    dl_arena *mem = dl_arena_new();
    struct dl_sectors *sectors = NULL;
    for (size_t i = 0; i < DL_N(cases); i++) {
        dl_sector got = dl_sector_of(
            mem, &sectors, cases[i].key ? dl_str_of(cases[i].key) : (dl_str){ 0 },
            dl_str_of(cases[i].name), dl_str_of(cases[i].evidence));
        ck_assert_msg(strcmp(got.code, cases[i].code) == 0, "%s: %s, not %s",
                      cases[i].name, got.code, cases[i].code);
        if (cases[i].of)
            ck_assert_msg(dl_str_is(got.of, cases[i].of), "%s: of %.*s, not %s",
                          cases[i].name, DL_ARG(got.of), cases[i].of);
    }
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("sector", tcase_add_test(tc, table);)
