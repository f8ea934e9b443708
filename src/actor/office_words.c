/* office_words.c - bodies that every state has.
 *
 * In:  the words of a noun behind a state, small: "foreign ministry". Out: what the key of that
 * state's body ends with.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

static const struct {
    const char *words, *slug;
} offices[] = {
    { "government", "government" },
    { "administration", "government" },
    { "regime", "government" },
    { "cabinet", "government" },
    { "authorities", "government" },
    { "parliament", "parliament" },
    { "legislature", "parliament" },
    { "national assembly", "parliament" },
    { "presidency", "presidency" },
    { "foreign ministry", "foreign-ministry" },
    { "ministry of foreign affairs", "foreign-ministry" },
    { "defence ministry", "defence-ministry" },
    { "defense ministry", "defence-ministry" },
    { "ministry of defence", "defence-ministry" },
    { "ministry of defense", "defence-ministry" },
    { "interior ministry", "interior-ministry" },
    { "finance ministry", "finance-ministry" },
    { "oil ministry", "oil-ministry" },
    { "health ministry", "health-ministry" },
    { "justice ministry", "justice-ministry" },
    { "trade ministry", "trade-ministry" },
    { "army", "army" },
    { "military", "armed-forces" },
    { "armed forces", "armed-forces" },
    { "navy", "navy" },
    { "police", "police" },
    { "embassy", "embassy" },
    { "central bank", "central-bank" },
    { "supreme court", "supreme-court" },
};

const char *dl_office_slug(dl_str words) {
    for (size_t i = 0; i < DL_N(offices); i++)
        if (dl_str_is(words, offices[i].words)) return offices[i].slug;
    return NULL;
}
