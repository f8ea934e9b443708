/* event_when.h - when and where: what the files share that give events their times and
 * places, by the file that defines it. Their order is in find.c.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_EVENT_WHEN_H
#define DATELINE_EVENT_EVENT_WHEN_H

#include "event_private.h"

/* ---- attach.c ---------------------------------------------------------------------- */

/* Tokens of a time or place. */
typedef struct {
    uint32_t first, n;
} word_run;
/* Prices of what may belong to a trigger FIRST .. END: the less the better. */
enum {
    NEVER = 1 << 20,
    TREES_FAIL = 1 << 10, /* what the trees know comes before what stands near */
    REACH = 16,           /* the highest price of words between that is paid */
    SPEECH_REACH = 8,     /* for statements: their time and place stand beside the cue */
};
/* The first time expression of sentence S, or behind it. */
uint32_t first_time(const struct event_work *w, const dl_sentence *s);
/* Is T "two days later", behind no day that the article names? */
bool is_later_than_nothing(const struct event_work *w, const dl_timex *t);
/* Can T date an event at all? */
bool can_date(const struct event_work *w, const dl_timex *t);
/* What the words between cost: tokens, commas, other triggers. */
int price_by_words(const struct event_work *w, uint32_t trigger, uint32_t end,
                   uint32_t first, uint32_t n);
/* What the steps in the trees cost; NEVER: those do not give the words to the trigger. */
int price_by_trees(const struct event_work *w, uint32_t trigger, uint32_t end,
                   const word_run *t);
/* Gives EVENT its time expression from its sentence. */
void attach_time(const struct event_work *w, dl_event *event, uint32_t trigger,
                 uint32_t end);

/* ---- again.c ----------------------------------------------------------------------- */

/* Adds what a sentence tells a second time without its verb: "and Lima on Tuesday". */
void tell_again(const struct event_work *w);

/* ---- attach_tree.c ----------------------------------------------------------------- */

/* Steps in the trees from the trigger to a time or place of its sentence; -1: it is that of
 * another. */
int tree_distance(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t);
/* "the ninth round of the talks, which opened in May": is T the time of the last noun of the
 * trigger alone? */
bool is_of_inner(const struct event_work *w, uint32_t trigger, uint32_t end,
                 const word_run *t);
/* Does T date the deed that the trigger performs: "declared a truce on Monday"? */
bool is_performed_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
/* Is it "a meeting" or "talks", not "the talks" or "their talks"? */
bool is_indefinite(const struct event_work *w, uint32_t noun);
/* Does a length of whole days stand before MARK: "two days after", "48 hours after"? */
bool is_measured(const struct event_work *w, uint32_t mark);
/* Does T date what the event is told beside: "left on Monday after they had met"? */
bool is_beside_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);

/* ---- attach_owner.c ---------------------------------------------------------------- */

/* Does the trigger tell as done what it does to a deed, while T is yet to come: "dismissed the
 * talks this weekend"? */
bool is_past_of(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t);
/* Does T, which is over, hang on a verb that tells what is to come: "would not yield yesterday"? */
bool is_over_there(const struct event_work *w, const word_run *t);
/* The token of FIRST .. END on which the others hang. */
uint32_t top_of(const struct event_work *w, uint32_t first, uint32_t end);
/* Does T date the deed that the trigger only blames or praises: "condemned the bombing last
 * month"? */
bool is_time_of_object(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
/* The same, asked of the deed. */
bool is_judged_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);
/* Does T stand behind the trigger, a verb in the past, and hang on that alone? */
bool hangs_directly(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);
/* Does T stand behind the trigger, a word of saying, and hang on it? */
bool hangs_on_cue(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t);
/* Does T, before TRIGGER, hang on the verb of another event: "will visit Oslo this week and
 * its minister refused"? What the verb is done for keeps it. */
/* "resume the talks suspended in May": is T the time of breaking off what the trigger tells? */
bool is_of_stop(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t);
/* "The talks were suspended on Monday", "suspended the talks on Monday": T hangs on the verb that
 * stops what the trigger names. */
bool is_of_halt(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t);
/* Is T when something began whose deeds up to now the trigger tells: "the war, which began in 2015,
 * has killed"? */
bool is_of_start_alone(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
/* "the anniversary of the coup": is what the trigger tells of long before? */
bool is_remembered(const struct event_work *w, uint32_t trigger, uint32_t end);
/* "The attacks in Lima on Friday and an election": is T that of the first deed of those joined,
 * which the trigger follows? */
bool is_of_joined(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t);
/* "marched on the anniversary of the coup on Monday": is T when the deed of the trigger is
 * remembered? */
bool is_of_anniversary(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
bool is_of_another(const struct event_work *w, uint32_t trigger, const word_run *t);
/* Does T stand before the deed that it dates: "Monday's talks"? */
bool is_deed_time(const struct event_work *w, const word_run *t);

/* ---- attach_ahead.c ---------------------------------------------------------------- */

/* The verb of a clause in "will" that T, joined by "and" to what is no day, stands before:
 * "talked until midnight and Monday, they will meet"; DL_NONE: none. */
uint32_t verb_opened(const struct event_work *w, const word_run *t);
/* The deed that T stands right behind and dates: "met before the election in May"; DL_NONE:
 * none. */
uint32_t deed_ahead(const struct event_work *w, const word_run *t);

/* ---- attach_place.c ---------------------------------------------------------------- */

/* Gives EVENT the place that its sentence has for it. */
void attach_place(const struct event_work *w, dl_event *event, uint32_t trigger,
                  uint32_t end);
/* Gives EVENT without a place the one that its arguments name: "an attack on Kunduz", "the
 * Geneva talks". */
void place_by_clause(const struct event_work *w, dl_event *event, uint32_t trigger,
                     uint32_t end);
/* "attacked the embassies of Peru and Chile": does the place M own what may be elsewhere? */
bool is_abroad(const struct event_work *w, const dl_mention *m);

/* ---- lasting.c --------------------------------------------------------------------- */

/* Dates what is told on its eve, and on the eve of what has a day. */
void date_by_eve(const struct event_work *w);
/* What TOKEN is said of, if that is an event near event I with a time of its own words:
 * "said on Monday, on the eve", "signed on Monday after two weeks"; or NULL. */
const dl_event *told_on(const struct event_work *w, uint32_t i, uint32_t token);
/* The time expression of VERB of sentence S; DL_NONE: it has none. */
uint32_t time_of(const struct event_work *w, const dl_sentence *s, uint32_t verb);
/* Times of deeds that have a first and a last day. Before link_tellings. */
void join_times(const struct event_work *w);
/* "since May", "since the coup in May", "since the war began in May": the token of "since" before
 * time T; DL_NONE: there is none. */
uint32_t since_before(const struct event_work *w, const dl_timex *t);
/* The days of what has gone on "since" a time: up to that of the article. After all times are
 * lent. */
void reach_today_since(const struct event_work *w);
/* A round opened before it ended. After link_tellings. */
void order_phases(const struct event_work *w);

/* ---- implied.c -------------------------------------------------------------------- */

/* Dates EVENT by the operation OP ("implied @ ..."); an article without a publication date
 * may leave it open. */
void imply(const struct event_work *w, dl_event *event, dl_str op);
/* May the time of EVENT be inferred: a deed that was done, and has none? People repeat
 * what they say and want, so the time of that is left open. */
bool wants_time(const struct event_work *w, const dl_event *event);

/* "For decades, Norland refused to": not on the day of the article. */
bool is_of_long_ago(const struct event_work *w, const dl_event *event);
/* Dates EVENT by time expression I, which is not its own. */
void imply_by(const struct event_work *w, dl_event *event, uint32_t i);
/* Has EVENT a time of its own words or an implied one? */
bool has_time(const dl_event *event);
/* EVENT, which has no time, takes that of MODEL. */
void take_time(const struct event_work *w, dl_event *event, const dl_event *model);
/* Was it over before the day of the article? */
bool is_over(const struct event_work *w, const dl_event *event);

/* ---- settle.c --------------------------------------------------------------------- */

/* Times of what is told beside a dated verb: "said on Monday after they met". Before
 * link_tellings: the words of its own sentence come before those of other tellings. */
void date_beside(const struct event_work *w);
/* All tellings of an event share the time of the first that has one. */
void share_times(const struct event_work *w);
/* The dated statement of event I's sentence, or NULL. */
const dl_event *dated_statement(const struct event_work *w, uint32_t i);
/* Dates what a dated statement tells or asks for. */
void date_by_statements(const struct event_work *w);
/* What a past tense tells, speeches too, takes no day to come from what stands near; "if none
 * has been reached by May" lies ahead all the same. */
void keep_past(const struct event_work *w);

/* ---- refer_back.c ------------------------------------------------------------------ */

/* Statuses of deeds that a definite noun names again ("the talks"). After
 * settle_statuses. */
void refer_back(const struct event_work *w);
/* Times of deeds that a definite noun names again. */
void settle_hours(const struct event_work *w); /* before any telling lends its time */
void recall_times(const struct event_work *w);
/* Do nouns A and B call a deed the same: "the blast" a bombing, "the talks" a meeting? */
bool names_alike(const struct event_work *w, uint32_t a, uint32_t b);
/* May OTHER tell what NOUN, the name of EVENT, means: "the blast"? */
bool may_name(const struct event_work *w, const dl_event *event, uint32_t noun,
              const dl_event *other);
/* The dated telling that event I names again; NULL: none. */
const dl_event *named_again(const struct event_work *w, uint32_t i);
/* "the previous talks", "the next attack": not the one told of. */
bool is_other_deed(const struct event_work *w, uint32_t noun);
/* The noun that names EVENT: "talks", "round" of "round of talks"; DL_NONE: it is a verb. */
uint32_t name_of_deed(const struct event_work *w, const dl_event *event);
/* "Twelve were killed in the bombing": the known deed in which the verb of EVENT, an attack, was
 * done; DL_NONE: none. */
uint32_t deed_within(const struct event_work *w, const dl_event *event);

/* ---- differ.c ---------------------------------------------------------------------- */

/* Do A and B name nobody in common, though A names somebody? Of attacks one telling names who
 * was struck and another counts them: there both must name somebody in one role. */
bool parties_differ(const struct event_work *w, const dl_event *a, const dl_event *b);
/* Is EVENT "the war", and OTHER one day of fighting in it? */
bool is_other_war(const struct event_work *w, const dl_event *event,
                  const dl_event *other);
/* Is EVENT an attack named by its place, "the Lima raids", and OTHER years ago and told without
 * one? */
bool is_elsewhere(const struct event_work *w, const dl_event *event,
                  const dl_event *other);

/* ---- set_off.c --------------------------------------------------------------------- */

/* Dates the attack that set a war off, which goes on since a day. Before link_tellings:
 * what goes on is not that attack. */
void date_by_war(const struct event_work *w);

/* ---- pointed.c --------------------------------------------------------------------- */

/* The telling of the sentence before that NOUN (or DL_NONE), which tells of event I, points to:
 * "at that meeting"; NULL: none. */
const dl_event *pointed_at(const struct event_work *w, uint32_t i, uint32_t noun);
/* Gives "the meeting" the time of the last telling that it can mean. Before link_tellings: a
 * meeting told further down, with a time of its own, is another. */
void recall_meetings(const struct event_work *w);

/* ---- same.c ------------------------------------------------------------------------ */

/* Do the places, the numbers, the orders ("the next round") of A and B not contradict? */
bool places_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
bool numbers_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
bool orders_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
/* "a pact signed last month": does a time behind VERB that is over hang on it? attach_owner.c */
bool is_dated_past(const struct event_work *w, uint32_t verb);
/* The day on which a truce is extended is not that on which it began. */
bool phases_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
/* Links later tellings of an event to the first. */
void link_tellings(const struct event_work *w);

/* ---- occasion.c -------------------------------------------------------------------- */

/* Dates what is told with an occasion, and what a clause tells of a dated deed. */
void date_by_occasion(const struct event_work *w);
void date_by_deeds(const struct event_work *w);
/* Is event I told as done before something that was over when the article came out? */
bool is_before_past(const struct event_work *w, uint32_t i);

/* ---- scene.c ----------------------------------------------------------------------- */

/* Dates what is said and done at a meeting that is told of. */
void date_by_scene(const struct event_work *w);
/* "The envoy is in Lima for talks": is EVENT a journey that is on, told by no verb of its own? */
bool is_staying(const struct event_work *w, const dl_event *event);

/* ---- story.c ----------------------------------------------------------------------- */

/* Dates what goes on with a dated sentence; by sentence, does it follow one of long before
 * the article? */
const bool *date_by_story(const struct event_work *w);

/* ---- news_day.c -------------------------------------------------------------------- */

/* Dates news without a day; OLD, by sentence: it goes on about something of long before. */
void date_by_publication(const struct event_work *w, const bool *old);

/* ---- length.c ---------------------------------------------------------------------- */

/* Dates what has gone on for so long ("after eight weeks of fighting"). */
void date_by_length(const struct event_work *w);

/* ---- measured.c -------------------------------------------------------------------- */

/* Dates what is told as so long after or before another. Whenever others have found more
 * times. TODAY: also from what is told as of the day of the article, which comes last. */
void date_by_measure(const struct event_work *w, bool today);
/* Is EVENT told as so long after a deed of another sentence: "two days after the signing"? */
bool is_measured_from(const struct event_work *w, const dl_event *event);
/* Is EVENT the other of something that is told as so long after it? Then it is no news. */
bool is_measured_off(const struct event_work *w, const dl_event *event);
/* The "after" or "before" behind that length; DL_NONE: none. */
uint32_t measuring_mark(const struct event_work *w, const dl_event *event);

/* ---- named_later.c ----------------------------------------------------------------- */

/* Dates deeds whose day stands only in a later name: "Saturday's shooting". */
void date_by_later_name(const struct event_work *w);

/* ---- turn.c ------------------------------------------------------------------------ */

/* Weekdays of what is planned lie ahead. After settle_statuses. */
/* "flew there on Tuesday and will go on": turns the weekday of what is told as past back; false: it
 * has none. */
bool turned_past(const struct event_work *w, dl_event *event);
/* Turns EVENT's weekday ahead, whatever its words say. */
void put_ahead(const struct event_work *w, dl_event *event);
void turn_subjects_back(const struct event_work *w); /* before statuses are settled */
/* "faces Dahl in Sunday's vote": the weekday of an election to come lies ahead. Before statuses are
 * settled. */
void turn_votes_ahead(const struct event_work *w);
/* "for the talks, which open on Friday": those are to come. Before statuses are settled. */
void turn_openings_ahead(const struct event_work *w);
void turn_times(const struct event_work *w);

/* ---- carried.c --------------------------------------------------------------------- */

/* Dates what is said in a clause that a dated one carries along. */
void date_carried(const struct event_work *w);
/* "Said in May that he would go, but later insisted": is EVENT of another day? */
bool is_said_later(const struct event_work *w, const dl_event *event);

/* "Has come for the first talks since": does a word for what is compared stand from AT to END?
 * attach_setting.c */
bool is_compared_between(const struct event_work *w, uint32_t at, uint32_t end);

/* ---- named_again.c ----------------------------------------------------------------- */

/* Tells again what a definite noun names of what was told before; last of all. */
void name_again(const struct event_work *w);

#endif
