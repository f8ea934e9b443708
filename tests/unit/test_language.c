/* test_language.c - English or not, by short words and scripts.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/text.h"

static const struct {
    const char *text, *language;
} rows[] = {
    { "", "en" },
    { "Talks end.", "en" },
    { "The envoys of Norland met in Vik and said that they would come back.", "en" },
    /* hardly a word of any language: tables, names */
    { "Shr 34 cts vs 28 cts. Net 1.2 mln vs 900,000. Revs 14.5 mln vs 12.1 mln.", "en" },
    { "Maria de la Cruz, Jan van der Berg, Luis de Sousa, Otto von Amsel, Ana da Silva",
      "en" },
    { "Die Gesandten haben sich in der Stadt getroffen und werden nach der Pause \xC3\xBC"
      "ber die Liste sprechen.",
      "de" },
    { "Les ministres sont dans la ville pour une semaine, mais ils ne se parlent pas.",
      "fr" },
    { "Los ministros se re\xC3\xBAnen en la ciudad por una semana, pero no hablan con los "
      "vecinos sobre las listas.",
      "es" },
    { "I ministri non sono nella citt\xC3\xA0 per una vacanza, ma con una lista che \xC3\xA8 "
      "lunga.",
      "it" },
    { "Os ministros n\xC3\xA3o est\xC3\xA3o na cidade para uma festa, mas com uma lista muito "
      "longa.",
      "pt" },
    { "De ministers zijn niet in de stad voor een feest, maar met een lijst die te lang is.",
      "nl" },
    { "Ministrowie nie przyjechali do miasta na \xC5\x9Bwi\xC4\x99to, ale z list\xC4\x85, jak "
      "si\xC4\x99 okaza\xC5\x82o, za d\xC5\x82ug\xC4\x85.",
      "pl" },
    { "Bakanlar bu \xC5\x9F"
      "ehre bir bayram i\xC3\xA7in de\xC4\x9Fil, uzun bir liste ile "
      "geldi ve daha sonra gitti.",
      "tr" },
    { "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD1\x8B "
      "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB5\xD1\x85\xD0\xB0\xD0\xBB\xD0\xB8",
      "ru" },
    { "\xD9\x88\xD8\xB5\xD9\x84 \xD8\xA7\xD9\x84\xD9\x88\xD8\xB2\xD8\xB1\xD8\xA7\xD8\xA1",
      "ar" },
    { "\xE9\x83\xA8\xE9\x95\xBF\xE4\xBB\xAC\xE5\x88\xB0\xE4\xBA\x86", "zh" },
    { "\xE5\xA4\xA7\xE8\x87\xA3\xE3\x81\x8C\xE5\x88\xB0\xE7\x9D\x80\xE3\x81\x97\xE3\x81\x9F",
      "ja" },
    /* whatever more words speak for */
    { "Der Minister sagte: \"We are ready to meet them.\" Das haben auch die Nachbarn nicht "
      "erwartet, und sie werden sich nach der Pause dazu \xC3\xA4u\xC3\x9F"
      "ern.",
      "de" },
    { "The minister said \"nous ne sommes pas dans une f\xC3\xAAte\" when he was asked why he "
      "had left the hall, and the others in it did not laugh.",
      "en" },
    { "The word for peace is \xD9\x88\xD8\xB5\xD9\x84, said the teacher of the school.",
      "en" },
};

START_TEST(languages)
{
    for (size_t i = 0; i < DL_N(rows); i++) {
        const char *found = dl_language(dl_str_of(rows[i].text));
        ck_assert_msg(strcmp(found, rows[i].language) == 0, "\"%s\": %s, not %s",
                      rows[i].text, found, rows[i].language);
    }
}
END_TEST

DL_SUITE("language", tcase_add_test(tc, languages);)
