/* news.h - what is told as news: asked by news_day.c, which gives that its day.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_NEWS_H
#define DATELINE_EVENT_NEWS_H

#include "event_private.h"

/* Sentences in which the present perfect is news, and whose day is the lead's. */
enum { NEWS_HEAD = 3 };

/* Is C, which may be NULL, a verb in the simple past: what is told as done? */
bool is_past(const dl_clause *c);
/* Somebody's own words are of any time: "who attacked our Capitol". */
bool is_quoted(const struct event_work *w, const dl_event *event);
/* Is the deed of clause C told by the verb that the others of its sentence hang on, or by
 * what somebody says there? */
bool is_main(const struct event_work *w, const dl_clause *c);
/* "Following the attacks of 7 October, the army sent tanks", "after Monday's talks, Peru agreed":
 * is what VERB tells put behind a deed of more than a week ago, or behind talks that were over
 * before today? Nobody knows how far. The time of that deed; DL_NONE: no. */
uint32_t after_old(const struct event_work *w, const dl_event *event, uint32_t verb);
/* The stamp of a part of the text, "updated: 3 May", that stands right behind the
 * sentence of EVENT, its headline; DL_NONE: none. */
uint32_t stamp_below(const struct event_work *w, const dl_event *event);
/* "said they believe he was killed", "with 900 people killed, he said": is C told of no day that
 * anybody knows, or only how things stand? */
bool is_of_no_day(const struct event_work *w, const dl_clause *c);
/* Is EVENT told as something new: in the simple past, of what is going on, or at the head
 * of the article? */
bool is_news(const struct event_work *w, const dl_event *event);
/* Is EVENT a demand, an offer or a refusal that is the news itself: told by the main verb of
 * the first sentence, in the past or perfect? */
bool is_lead(const struct event_work *w, const dl_event *event);

#endif
