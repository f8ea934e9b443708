/* attach_tree.h - what the files that attach times by trees share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DL_ATTACH_TREE_H
#define DL_ATTACH_TREE_H

#include "event_when.h"

enum { MAX_STEPS = 6 }; /* up a tree */

/* Where a time hangs: the tokens above it, up to the first predicate of a clause. */
typedef struct {
    uint32_t at[MAX_STEPS];
    uint32_t n;
    bool before; /* it stands left of the first of them: "Monday's talks" */
} owners;

/* "attacks blamed on rebels on Monday", "a speech shown live on Monday": is the verb at
 * TOKEN, above a time, only what goes between that and the deed or the verb it dates? */
bool is_passed_by(const struct event_work *w, uint32_t token);
/* Is TOKEN the noun of a deed? */
bool is_deed(const struct event_work *w, uint32_t token);
/* Does a preposition among the N WORDS go with TOKEN? */
bool has_case(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n);
/* The time expression that T is; NULL: none. */
const dl_timex *timex_of(const struct event_work *w, const word_run *t);
/* Where time T hangs. */
owners owners_of(const struct event_work *w, const word_run *t);
/* "a crowd trying to storm it": not "was seeking", which has a time of its own. */
bool is_trying(const struct event_work *w, uint32_t verb);
/* "threatened to strike last week": is the verb at TOKEN the infinitive of what somebody only
 * wants, or refuses, so that T, which is over, dates that alone? */
bool is_only_wanted(const struct event_work *w, uint32_t token, const word_run *t);
/* "dismissed the talks this weekend": what was done cannot be done then, its object can. */
bool is_ahead_of(const struct event_work *w, uint32_t verb, const word_run *t);
/* Does T tell when somebody spoke of the meeting of TRIGGER: "the talks, announced yesterday"? */
bool is_of_news(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t);
/* Does TOKEN hang on NOUN, at any depth that names have, or is it that? */
bool hangs_on(const struct event_work *w, uint32_t token, uint32_t noun);
/* "condemned the bombing last month": right behind a deed that is blamed or praised stands
 * the deed's own time, if it is no day or the verb has another; people react at once. */
bool is_judged(const struct event_work *w, uint32_t noun, uint32_t verb,
               const word_run *t);
/* Does time T, which hangs on O, tell when the deed at TOKEN was done, though it hangs on
 * another verb: "speaking on Monday, he said"? attach_setting.c */
bool is_set_by(const struct event_work *w, uint32_t token, const owners *o,
               const word_run *t);
/* "told them on Tuesday on his arrival in Oslo": does the noun at TOKEN tell the coming or going of
 * whoever does what stands above it? attach_setting.c */
bool is_on_arrival(const struct event_work *w, uint32_t token);
/* "the first talks since March": T is what they are compared with. */
bool is_compared(const struct event_work *w, uint32_t trigger, uint32_t end,
                 const word_run *t);

#endif
