/* sender.c - who sent those that a noun names: "the delegation sent by Norland".
 *
 * In:  the words behind the noun. Out: where the words of the sender begin. A participle may
 * stand there at once or in a clause ("a team that will be named by"); a body that is sent
 * may be "from" somebody too, where an army "from" a country has only left it.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

enum { MAX_HELPS = 4 }; /* words of grammar before the participle: "which is to be" */

uint32_t dl_sender_behind(const dl_finder *f, uint32_t head, uint32_t end) {
    uint32_t at = head + 1;
    bool people = dl_is(f, head, f->sets.people) || dl_is(f, head, f->sets.role);
    bool body = dl_is(f, head, f->sets.sent_group);
    if (at + 1 >= end || !(people || body)) return DL_NONE;
    if (body && dl_tok(f, at)->word == f->from) return at + 1;
    uint32_t most = at + MAX_HELPS < end ? at + MAX_HELPS : end;
    while (at < most && dl_is(f, at, f->sets.function) && dl_tok(f, at)->word != f->by)
        at++;
    return at + 2 < end && dl_is(f, at, f->sets.sent_by) &&
                   dl_tok(f, at + 1)->word == f->by
               ? at + 2
               : DL_NONE;
}
