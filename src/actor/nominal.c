/* nominal.c - actors without a name: "Norlandic officials", "a spokesman", "the group".
 *
 * In:  the names of a stretch. Out: nominal mentions. A country or group before the noun
 * makes it an actor of its own (a collective, or an office of the state); a noun alone
 * stays unresolved until resolve finds whom the article means.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

void dl_find_nominals(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to) {
    (void)f;
    (void)s;
    (void)from;
    (void)to;
}
