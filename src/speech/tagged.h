/* tagged.h - from the spans of the attribution network to speeches.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_TAGGED_H
#define DATELINE_SPEECH_TAGGED_H

#include "branch.h"
#include "speech_private.h"
#include "tagger.h"

/* The token of RUN by which it hangs on the rest of the sentence. */
uint32_t run_head(const unit_source *from, token_run run);

/* The mention of a name in the source RUN that is its head or names it once more ("the
 * envoy, Ana Ruiz"), or with OTHERS stands beside it; DL_NONE: none. */
uint32_t named_source(const unit_source *from, const dl_order *order, token_run run,
                      bool others);

/* Who issued the statement, letter or report that SOURCE is; DL_NONE: it is none, or nobody
 * says. */
uint32_t issuer_of(const unit_source *from, const dl_order *order, token_run source);

/* Gives what headlines say to whom they have behind "says", and takes out of LIST what but names
 * the subject of the news. headline.c */
void turn_headlines(const unit_source *from, tagged_list *list);

/* Takes out of sources in LIST a name that belongs to what is said. named_before.c */
void cut_named_before(const unit_source *from, tagged_list *list);

/* Takes out of LIST what takes lives, calls people back or raises hopes. unsaid.c */
void drop_unsaid(const unit_source *from, tagged_list *list);

/* Takes out of LIST what only looks like a cue. no_cue.c */
void drop_no_cues(const unit_source *from, tagged_list *list);

/* RUN, what the verb CUE is taken to say; or the clause before CUE, if RUN only says under what
 * terms or is but the clause on its last noun. ahead.c */
token_run ahead_of_cue(const unit_source *from, uint32_t cue, token_run run);

/* RUN, what the cue whose head is CUE says, with the verb behind it that says something of its last
 * noun. cut_short.c */
token_run to_its_verb(const unit_source *from, uint32_t cue, token_run run);

/* Adds what verbs like "deny" and "call" say of their objects to LIST, which stays in order. */
void add_judged(const unit_source *from, tagged_list *list);
typedef struct {
    uint32_t mishap, voiceless; /* the sets of these names */
} mute_sets;
mute_sets mute_sets_of(const dl_words *words);
/* Is the subject of VERB a thing that does not speak: "the theory", "the storm"? judged.c */
bool thing_does(const unit_source *from, const mute_sets *sets, uint32_t verb);
/* RUN, what is said by the cue whose head is CUE, with the name right behind it that hangs on the
 * cue, too: "called the ship Aurora". */
token_run with_name(const unit_source *from, uint32_t cue, token_run run);
typedef struct {
    /* the sets "conveys", "daypart", "said_in", "speech_verb", "weekday" */
    uint32_t conveys, daypart, said_in, speech, weekday;
} said_sets;
/* RUN without the day that it opens with, right behind the cue that ends at CUE_END: "said on
 * Friday Norland would leave". said_in.c */
token_run behind_day(const unit_source *from, const said_sets *sets, uint32_t cue_end,
                     token_run run);
/* Where in RUN, behind CUE, begins in what it is said ("in an interview on Friday"); the
 * end of RUN: nowhere. said_in.c */
uint32_t before_said_in(const unit_source *from, const said_sets *sets, uint32_t cue,
                        token_run run);
/* The verb of saying that the verb at TOKEN goes on from, though trees join it to what is said
 * ("said the offer was late and called for talks"); DL_NONE: none. TOLD_ON: that set. told_on.c */
uint32_t told_on_from(const unit_source *from, uint32_t told_on, uint32_t token);
/* Where in RUN, behind CUE, a verb begins that tells another deed of the speaker ("dismissed the
 * threat and ruled out talks"); the end of RUN: nowhere. */
uint32_t before_told_on(const unit_source *from, uint32_t told_on, uint32_t cue,
                        token_run run);

/* Gives what somebody is quoted as saying to whom it is quoted from, and adds what is said in
 * the words of others to LIST, which stays in order. */
void add_nested(const unit_source *from, tagged_list *list);

/* Adds what somebody "was quoted as saying" behind it to LIST, which stays in order. */
void add_quoted_as(const unit_source *from, tagged_list *list);

/* Adds what is only named as said ("Lund's remarks") to LIST, which stays in order. */
void add_noted(const unit_source *from, tagged_list *list);

/* Adds the turns of a transcript to LIST, which stays in order of the cue. */
void add_turns(const unit_source *from, tagged_list *list);

/* Gives paragraphs that are one quotation which nobody tells to whoever told the one before,
 * and adds a cue for each that is signed. */
void add_floating(const unit_source *from, tagged_list *list);

/* Gives those who speak in turns, once they are mentions, names in small letters, and to
 * "Q" a reporter's. */
void name_speakers(const unit_source *from, const tagged_list *list, const dl_text *text,
                   dl_mentions *mentions);

/* Finds whom every cue of LIST tells; takes out of it what somebody "was told" by nobody
 * knows whom. */
void find_told(const unit_source *from, tagged_list *list);

/* Gives cues of LIST without a source whom a comma before "said" sets apart from what is said.
 * sourceless.c */
void find_sources(const unit_source *from, tagged_list *list);

/* Makes mentions of the sources and of those told whose head no mention covers ("the
 * organisers"). */
void mention_sources(const unit_source *from, const tagged_list *list, dl_text *text,
                     dl_mentions *mentions);

/* Adds mentions for "I", "we" and "you" in the words of those who speak. */
void add_voices(const unit_source *from, dl_text *text, dl_mentions *mentions,
                dl_speeches *speeches);

/* Fills medium, outlet and addressee of SPEECHES by the rules of group "speech". FROM says
 * what hangs on what; NULL: nothing was parsed. */
void dl_find_media(dl_arena *mem, const dl_rules *rules, const dl_words *words,
                   const dl_document *doc, const dl_text *text,
                   const dl_mentions *mentions, const unit_source *from,
                   dl_speeches *speeches);

/* Appends a speech for every cue of LIST that has a content, and its <speech> mark. */
void speeches_of(const unit_source *from, const tagged_list *list, dl_text *text,
                 dl_speeches *out);

#endif
