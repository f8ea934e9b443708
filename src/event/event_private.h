/* event_private.h - what the files of the event layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_PRIVATE_H
#define DATELINE_EVENT_PRIVATE_H

#include "event_sets.h"
#include "event_status.h"

enum { STATUS_SETS = 5 }; /* sets of words that say how far an event has come */

/* One article's work, from its rules' matches to its events. */
struct event_work {
    dl_arena *mem;
    const dl_event_types *types;
    const dl_rules *rules;
    const dl_frames *frames;
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_trees *trees; /* these two are empty where nothing was parsed */
    const dl_clauses *clauses;
    dl_whens *whens;
    const dl_mentions *mentions;
    const dl_speeches *speeches;
    dl_order order;
    uint32_t status_sets[STATUS_SETS];
#define X(member, set) uint32_t member; /* DL_NONE: no such set */
    EVENT_SETS(X)
#undef X
    uint32_t *speech_at;  /* token -> the speech in whose content it stands, or DL_NONE */
    uint32_t *trigger_at; /* token -> 1 + an event whose trigger it is in, or 0 */
    uint32_t *title_at;   /* token -> 1 + the mention in whose title it stands, or 0 */
    uint32_t *number_at;  /* token -> 1 + the number that begins there, or 0 */
    bool *told_at;        /* timex -> it dates the saying of something */
    const bool *mediator; /* actor -> stands between the parties; before complete_talks */
    dl_events *out;
};

/* Where a result's argument comes from when it is no capture: by order of words. */
typedef enum {
    FILL_NONE,
    FILL_SUBJECT,   /* who does it; in a passive the one after "by" */
    FILL_OBJECT,    /* whom it is done to; in a passive the subject */
    FILL_POSSESSOR, /* "the Taliban's demand", "US demand", "demand of the Taliban" */
    FILL_PARTIES,   /* "between A and B", "A-B talks", "talks with B", "A and B" */
    FILL_AFTER,     /* the words from the match to the end of the clause */
    FILL_REST,      /* the same from behind the trigger, the capture "v" */
    FILL_CONTENT,   /* the words of a clause's complement, infinitive or object */
    FILL_RECIPIENT, /* these three by clauses alone */
    FILL_INFINITIVE,
    FILL_COMPLEMENT,
    FILL_DOER,    /* who does what the object or complement tells, where it is another */
    FILL_PARTNER, /* with or to whom what the object or complement tells is done */
    FILL_PACT,    /* for words: what is agreed, the verb's object or the noun itself */
    FILL_UPON,
    FILL_OUT, /* "out of" */
    FILL_BETWEEN,
    FILL_OF,
    FILL_TO,
    FILL_FROM,
    FILL_WITH,
    FILL_BY,
    FILL_AGAINST,
    FILL_IN,
    FILL_ON,
    FILL_FOR,
    FILL_ABOUT,
    FILL_INTO,
    FILL_OVER,
    FILL_AT,
    FILL_AS,
    FILL_TOWARDS, /* "toward" as well */
    FILL_UNDER,
    FILL_AMONG,
    FILL_THROUGH,
    FILL_SPEAKER,  /* who says the words that the trigger stands in; a filler alone */
    FILL_MODIFIER, /* of a deed: "air" in "air raid"; a condition alone */
    FILL_COUNT
} fill_kind;

int fill_named(dl_str name); /* -1: no such */
const char *fill_name(fill_kind fill);

/* The mentions that the clauses of the trigger give for FILL, at most MAX; their number. */
uint32_t clause_mentions(const struct event_work *w, fill_kind fill, uint32_t trigger,
                         uint32_t end, uint32_t *out, uint32_t max);

/* The same of clause C alone. */
uint32_t clause_fill(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *out, uint32_t max);
/* The light verb of a deed, the deed of a light verb; NULL: neither. */
const dl_clause *clause_partner(const struct event_work *w, const dl_clause *c);
/* Those between whom the talks, deal or truce of the trigger is, at most MAX. parties.c */
uint32_t clause_parties(const struct event_work *w, uint32_t trigger, uint32_t end,
                        uint32_t *out, uint32_t max);
/* Those whom the nouns of its deeds give for FILL, where the verb has none: "opened talks
 * with Chile". */
uint32_t deed_parties(const struct event_work *w, fill_kind fill, uint32_t trigger,
                      uint32_t end, uint32_t *out, uint32_t max);

/* Or that of a pact, which has two sides, not "the demand"? */
bool names_pact(const struct event_work *w, uint32_t trigger, uint32_t end);
/* Is it within one state: "intra-Norwegian talks"? */
bool is_internal(const struct event_work *w, const dl_event *event);

/* Has the trigger a noun that names it, "deal" or "talks", or is it one? */
bool names_deed(const struct event_work *w, uint32_t trigger, uint32_t end);

/* The tokens of the argument that FILL asks of the clauses of the trigger, with all that
 * hangs on it, a preposition before it aside; false: there is none. */
bool clause_words(const struct event_work *w, fill_kind fill, uint32_t trigger,
                  uint32_t end, uint32_t *from, uint32_t *to);
/* The token at which a clause joined to that of EVENT's trigger begins, if before END; else
 * END: what follows ", but they refused" is told of another. */
uint32_t clause_stop(const struct event_work *w, const dl_event *event, uint32_t end);
/* Is there an argument that FILL asks of clause C? DL_NONE: no; else its head. */
uint32_t clause_head(const struct event_work *w, const dl_clause *c, fill_kind fill);
/* The next argument of clause C for FILL from its argument *AT on, which moves on. */
uint32_t clause_next(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *at);
void index_tokens(struct event_work *w); /* numbers and titles; once an article */
/* The number in the phrase that the clauses of the trigger give for FILL. */
bool clause_number(const struct event_work *w, fill_kind fill, uint32_t trigger,
                   uint32_t end, int64_t *out);

/* "with Norland acting as guarantor": HEAD has another part than to take part. */
bool stands_by(const struct event_work *w, uint32_t head);

/* Whom HEAD, the head of an argument, stands for: "Minister" of "Minister Anna Berg" is
 * Anna Berg. DL_NONE: nobody. */
uint32_t head_mention(const struct event_work *w, uint32_t head);

/* Makes an event of a match of a rule or frame. */
void add_match(const struct event_work *w, const dl_match *match);
/* Has one of these tokens a clause whose predicate frames of this GROUP know? Then they
 * have decided. */
bool is_left_to_frames(const struct event_work *w, uint16_t group, uint32_t first,
                       uint32_t end);
/* "They had signed it in March": no day to come dates what a past tense tells. */
bool tells_past(const struct event_work *w, const dl_event *event);
/* Do the words FIRST .. END tell no event of TYPE, though a rule for it takes them? no_event.c */
bool tells_nothing(const struct event_work *w, dl_str type, uint32_t first, uint32_t end);
/* Is EVENT a known agreement that is only named: "as part of the deal"? no_event.c */
bool is_mere_mention(const struct event_work *w, const dl_event *event);
/* May the match of RULE with this trigger tell an event? */
bool tells_event(const struct event_work *w, const dl_rule *rule, uint32_t first,
                 uint32_t end);
/* Events of all clauses that frames describe. */
void find_by_frames(const struct event_work *w);
/* The event of which VERB, which RULE knows, only tells more; NULL: none. chain.c */
dl_event *told_along(const struct event_work *w, const dl_rule *rule, uint32_t verb);
/* Proposals and demands that a list behind a colon names, point by point. After all other
 * events but statuses. */
void find_enumerations(const struct event_work *w);
/* Knows every test of a frame's conditions. */
bool is_frame_test(dl_str name);

/* Adds to EVENT, as ROLE, everybody whom FILL finds around the trigger. */
void fill_role(const struct event_work *w, dl_event *event, uint16_t role, fill_kind fill,
               uint32_t trigger, uint32_t end);
/* The speaker for whom pronoun M ("it") stands within his words; DL_NONE: M is no such
 * pronoun. meant.c */
uint32_t spoken_for(const struct event_work *w, uint32_t m);
/* The described person or group that pronoun M stands for, or M. meant.c */
uint32_t meant_by(const struct event_work *w, uint32_t m);
/* The one mention that FILL finds around the trigger, or DL_NONE. */
uint32_t fill_mention(const struct event_work *w, const dl_event *event, fill_kind fill,
                      uint32_t trigger, uint32_t end);
/* The mention joined to M on its left ("A and B" from B), not before token FIRST, or DL_NONE.
 * COMMAS: a comma joins as well, as it does left of a first "and": "A, B and C". joined.c */
uint32_t left_joined(const struct event_work *w, uint32_t m, uint32_t first, bool commas);
/* The one joined to M on its right, before token END, or DL_NONE; *AND: by "and", not by a
 * comma. */
uint32_t right_joined(const struct event_work *w, uint32_t m, uint32_t end, bool *and);
/* Adds mention M as ROLE, and those that "and" and commas join to it. */
void add_part(const struct event_work *w, dl_event *event, uint16_t role, uint32_t m,
              bool joined);
/* The last mention of ACTOR, not as a place, left of mention M; DL_NONE: none. */
uint32_t mention_before(const struct event_work *w, uint32_t actor, uint32_t m);
/* Of mention M, a state, and OTHER, who are the two parties: the state's government, where
 * the article speaks of it as of the one that OTHER, an armed group, fights; else M. */
uint32_t government_or(const struct event_work *w, uint32_t m, uint32_t other);
bool has_role(const dl_event *event, uint16_t role);
/* Can EVENT not do without ROLE, by its type or by "needs=" of its rule? */
bool needs_role(const struct event_work *w, const dl_event *event, uint16_t role);
/* Has it everybody whom it cannot do without? */
bool is_complete(const struct event_work *w, const dl_event *event);
dl_span sentence_span(const struct event_work *w, uint32_t sentence);

/* Is event I, or a statement of type STATEMENT, better told by the other that the same verb
 * makes, among REACH neighbours on either side? */
bool is_told_as_other(const struct event_work *w, uint16_t statement, uint32_t i,
                      uint32_t reach);

/* Notes of meetings of those of one state alone who they are: "intra-Norlandic". among.c */
void note_among(const struct event_work *w);
/* "A spokesman for the ministry": the words of SPEECH's source that say who its SPEAKER is
 * whom nobody names; empty: his mention says it all. */
dl_span nameless_words(const struct event_work *w, const dl_speech *speech,
                       uint32_t speaker);
/* Makes an event of TYPE of speech INDEX. */
void add_statement(const struct event_work *w, uint16_t type, uint32_t index);

/* Status of what TRIGGER says of an event of TYPE: one place for every type. Of a demand, a
 * refusal only its own verb group counts: what is demanded may be possible, the demand is
 * made. */
dl_status status_at(const struct event_work *w, uint32_t trigger, uint32_t end,
                    dl_str type);
/* The status of a telling for which its frame has the status WORD: "a truce" is possible,
 * "the truce that began on Monday" is not. */
uint8_t status_by_frame(const struct event_work *w, uint32_t trigger, uint32_t end,
                        dl_str type, dl_str word);
/* "Asked not to be named", "declined to be identified": how somebody spoke, and nothing he
 * told, asked or refused. statement.c */
bool is_about_name(const struct event_work *w, dl_span content);
/* The clause whose predicate is TOKEN, or NULL. */
const dl_clause *clause_at(const struct event_work *w, uint32_t token);
/* The same, if it is a verb's. lasting.c */
const dl_clause *verb_at(const struct event_work *w, uint32_t token);
/* Words are compared with their capitals. word_tests.c */
bool is_word(const struct event_work *w, uint32_t token, const char *word);
bool is_among(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n); /* false of DL_NONE */
/* Is EVENT of the type NAME? */
bool is_type(const struct event_work *w, const dl_event *event, const char *name);
/* Has TOKEN a preposition or mark among WORDS? */
bool has_link(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n);
void find_sets(struct event_work *w); /* once an article, before all else */
/* Statuses that other events and the calendar decide: what is demanded or threatened is
 * possible, what is rejected is denied, what lies ahead of publication is planned. */
void settle_statuses(const struct event_work *w);
bool is_speech_act(dl_str type);
/* Statuses of deeds that a definite noun names again ("the talks"). After
 * settle_statuses. */
void refer_back(const struct event_work *w);
/* Times of deeds that a definite noun names again. Part of settle_times. */
void settle_hours(const struct event_work *w); /* before any telling lends its time */
void recall_times(const struct event_work *w);
/* The same, of deeds whose day stands only in a later name: "Saturday's shooting".
 * named_later.c */
void date_by_later_name(const struct event_work *w);
/* Do nouns A and B call a deed the same: "the blast" a bombing, "the talks" a meeting? */
bool names_alike(const struct event_work *w, uint32_t a, uint32_t b);
/* "the previous talks", "the next attack": not the one told of. */
bool is_other_deed(const struct event_work *w, uint32_t noun);
/* Do A and B name nobody in common, though A names somebody? Of attacks one telling names who
 * was struck and another counts them: there both must name somebody in one role. */
bool parties_differ(const struct event_work *w, const dl_event *a, const dl_event *b);
/* The noun that names EVENT: "talks", "round" of "round of talks"; DL_NONE: it is a verb. */
uint32_t name_of_deed(const struct event_work *w, const dl_event *event);
/* "Twelve were killed in the bombing": the known deed in which the verb of EVENT, an attack, was
 * done; DL_NONE: none. refer_back.c */
uint32_t deed_within(const struct event_work *w, const dl_event *event);
/* Dates EVENT by the operation OP ("implied @ ..."); an article without a publication date
 * may leave it open. */
void imply(const struct event_work *w, dl_event *event, dl_str op);
/* The clause of the first predicate in EVENT's trigger, or NULL. */
const dl_clause *clause_of(const struct event_work *w, const dl_event *event);
/* May the time of EVENT be inferred: a deed that was done, and has none? People repeat
 * what they say and want, so the time of that is left open. */
bool wants_time(const struct event_work *w, const dl_event *event);
/* Dates what is told with an occasion, and what a clause tells of a dated deed. Parts of
 * settle_times. occasion.c */
void date_by_occasion(const struct event_work *w);
void date_by_deeds(const struct event_work *w);
/* Is event I told as done before something that was over when the article came out? */
bool is_before_past(const struct event_work *w, uint32_t i);
/* Dates EVENT by time expression I, which is not its own. */
void imply_by(const struct event_work *w, dl_event *event, uint32_t i);
/* Dates what goes on with a dated sentence; by sentence, does it follow one of long before
 * the article? Part of settle_times. story.c */
const bool *date_by_story(const struct event_work *w);
/* Dates news without a day; OLD, by sentence: it goes on about something of long before. Part of
 * settle_times. news.c */
void date_by_publication(const struct event_work *w, const bool *old);
/* Dates what is said and done at a meeting that is told of. Part of settle_times. scene.c */
void date_by_scene(const struct event_work *w);
/* Dates what is told on its eve. Part of settle_times. lasting.c */
void date_by_eve(const struct event_work *w);
/* What TOKEN is said of, if that is an event near event I with a time of its own words:
 * "said on Monday, on the eve", "signed on Monday after two weeks"; or NULL. lasting.c */
const dl_event *told_on(const struct event_work *w, uint32_t i, uint32_t token);
/* Dates what has gone on for so long ("after eight weeks of fighting"). Part of
 * settle_times. length.c */
void date_by_length(const struct event_work *w);
/* The time expression of VERB of sentence S; DL_NONE: it has none. lasting.c */
uint32_t time_of(const struct event_work *w, const dl_sentence *s, uint32_t verb);
/* Dates what is told as so long after or before another. Part of settle_times, whenever
 * others have found more times. measured.c */
void date_by_measure(const struct event_work *w);
/* Is EVENT the other of something that is told as so long after it? Then it is no news. */
bool is_measured_off(const struct event_work *w, const dl_event *event);
/* The "after" or "before" behind that length; DL_NONE: none. */
uint32_t measuring_mark(const struct event_work *w, const dl_event *event);
bool is_round(const struct event_work *w, const dl_event *event); /* of talks */
/* Sets DROP, by event, of "the next round" where the article tells of no talks. rounds.c */
void drop_bare_rounds(const struct event_work *w, bool *drop);
/* Statuses that the words and numbers of rounds give away: "the current round", the fourth
 * when the fifth is to come. After settle_statuses. rounds.c */
void settle_rounds(const struct event_work *w);
/* Has EVENT a time of its own words or an implied one? */
bool has_time(const dl_event *event);
/* EVENT, which has no time, takes that of MODEL. */
void take_time(const struct event_work *w, dl_event *event, const dl_event *model);
/* Was it over before the day of the article? */
bool is_over(const struct event_work *w, const dl_event *event);
/* Do the places, the numbers, the orders ("the next round") of A and B not contradict? */
bool places_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
bool numbers_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
bool orders_agree(const struct event_work *w, const dl_event *a, const dl_event *b);
/* The head of the name of EVENT that NOUN stands in: "round" of "round of talks". */
uint32_t head_of_name(const struct event_work *w, const dl_event *event, uint32_t noun);

/* Tokens of a time or place. */
typedef struct {
    uint32_t first, n;
} word_run;
/* Steps in the trees from the trigger to a time or place of its sentence; -1: it is that of
 * another. */
int tree_distance(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t);
/* Does the trigger tell as done what it does to a deed, while T is yet to come: "dismissed the
 * talks this weekend"? */
bool is_past_of(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t);
/* The token of FIRST .. END on which the others hang. */
uint32_t top_of(const struct event_work *w, uint32_t first, uint32_t end);
/* Does T date the deed that the trigger only blames or praises: "condemned the bombing last
 * month"? */
bool is_time_of_object(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
/* The same, asked of the deed. */
bool is_judged_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);
/* "the ninth round of the talks, which opened in May": is T the time of the last noun of the
 * trigger alone? */
bool is_of_inner(const struct event_work *w, uint32_t trigger, uint32_t end,
                 const word_run *t);
/* Does T stand behind the trigger, a verb in the past, and hang on that alone? */
bool hangs_directly(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);
/* Does T stand behind the trigger, a word of saying, and hang on it? */
bool hangs_on_cue(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t);
/* Does T date the deed that the trigger performs: "declared a truce on Monday"? */
bool is_performed_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t);
/* Does T, before TRIGGER, hang on the verb of another event: "will visit Oslo this week and
 * its minister refused"? What the verb is done for keeps it. */
bool is_of_another(const struct event_work *w, uint32_t trigger, const word_run *t);
/* The deed that T stands right behind and dates: "met before the election in May"; DL_NONE:
 * none. */
uint32_t deed_ahead(const struct event_work *w, const word_run *t);
/* Does T stand before the deed that it dates: "Monday's talks"? */
bool is_deed_time(const struct event_work *w, const word_run *t);
/* "the", "this" or their like before NOUN. */
bool is_definite(const struct event_work *w, uint32_t noun);
/* Is it "a meeting" or "talks", not "the talks" or "their talks"? */
bool is_indefinite(const struct event_work *w, uint32_t noun);
/* Does a length stand before MARK: "two days after"? */
bool is_measured(const struct event_work *w, uint32_t mark);
/* Does T date what the event is told beside: "left on Monday after they had met"? */
bool is_beside_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t);
/* The first time expression of sentence S, or behind it. */
uint32_t first_time(const struct event_work *w, const dl_sentence *s);
/* Can T date an event at all? */
bool can_date(const struct event_work *w, const dl_timex *t);
/* Prices of what may belong to a trigger FIRST .. END: the less the better. */
enum {
    NEVER = 1 << 20,
    TREES_FAIL = 1 << 10, /* what the trees know comes before what stands near */
    REACH = 16,           /* the highest price of words between that is paid */
    SPEECH_REACH = 8,     /* for statements: their time and place stand beside the cue */
};
/* What the words between cost: tokens, commas, other triggers. */
int price_by_words(const struct event_work *w, uint32_t trigger, uint32_t end,
                   uint32_t first, uint32_t n);
/* What the steps in the trees cost; NEVER: those do not give the words to the trigger. */
int price_by_trees(const struct event_work *w, uint32_t trigger, uint32_t end,
                   const word_run *t);
/* Gives EVENT its time expression from its sentence. attach.c */
void attach_time(const struct event_work *w, dl_event *event, uint32_t trigger,
                 uint32_t end);
/* Weekdays of what is planned lie ahead. After settle_statuses. */
void turn_subjects_back(const struct event_work *w); /* before statuses are settled */
void turn_times(const struct event_work *w);
/* Times of deeds that have a first and a last day. Before link_tellings. lasting.c */
void join_times(const struct event_work *w);
/* Times of what is told beside a dated verb: "said on Monday after they met". Before
 * link_tellings: the words of its own sentence come before those of other tellings. */
void date_beside(const struct event_work *w);
/* Dates what is said in a clause that a dated one carries along. carried.c */
void date_carried(const struct event_work *w);
/* A round opened before it ended. After link_tellings. */
void order_phases(const struct event_work *w);
/* Times from the tellings and statements around, for events that have none of their own.
 * After link_tellings. */
void settle_times(const struct event_work *w);
bool looks_nominal(const struct event_work *w, uint32_t trigger, uint32_t end);
/* The same of its place. attach_place.c */
void attach_place(const struct event_work *w, dl_event *event, uint32_t trigger,
                  uint32_t end);
/* Gives EVENT without a place the one that its arguments name: "an attack on Kunduz", "the
 * Geneva talks". */
void place_by_clause(const struct event_work *w, dl_event *event, uint32_t trigger,
                     uint32_t end);

/* Two parties of the article, and how much they have to do with each other. pairs.c */
typedef struct {
    uint32_t a, b; /* actors, a < b */
    int weight;
} dl_party_pair;
typedef DL_VEC(dl_party_pair) dl_party_pairs;

dl_party_pairs find_pairs(const struct event_work *w);
/* Those of PAIRS that may make a truce: no bodies, and in a war with an armed group the pairs
 * of such a group alone. */
dl_party_pairs truce_pairs(const struct event_work *w, const dl_party_pairs *pairs);
/* The pair that stands out by LEAD quarters of the weight of the next, among those of WITH
 * unless that is DL_NONE; false: none does. */
bool main_pair(const dl_party_pairs *pairs, uint32_t with, int lead, uint32_t out[2]);
/* The state, group or body that mention M is or serves; DL_NONE: none. */
uint32_t party_of(const struct event_work *w, uint32_t m);

/* "the guarantors of the talks": those named beside are not who talks. mediators.c */
bool is_mediated(const struct event_work *w, uint32_t trigger, uint32_t end);
/* By actor: does he, she or it stand between the parties? mediators.c */
const bool *find_mediators(const struct event_work *w);

/* Of how many sides the words before EVENT's talks speak; 0: they do not say. */
uint32_t told_sides(const struct event_work *w, const dl_event *event);
/* Talks whose words say of how many sides they are. many_sided.c */
void complete_many_sided(const struct event_work *w);

/* The row of set talks_subject that EVENT's words name; 0: none. series.c */
uint8_t talks_subject_of(const struct event_work *w, const dl_event *event);
/* Are they talks that all states hold: "world trade talks", "Lima round of trade talks"? */
bool are_talks_of_all(const struct event_work *w, const dl_event *event);
/* Adds to EVENT, of whose parties one is known, the other as ROLE; BY_SPEAKER: the side of
 * whoever tells of it. partners.c */
void complete_partner(const struct event_work *w, dl_event *event, uint16_t role,
                      bool by_speaker);

/* Who frees those that are freed. captors.c */
void complete_releases(const struct event_work *w);
/* Who attacks whom, by the verb around the noun of an attack. attackers.c */
void complete_attacks(const struct event_work *w);
/* Whose offer or charge a rejection turns down. refused.c */
void complete_refused(const struct event_work *w);
/* Whom an attack that is told again strikes, who fights in "the fighting". After
 * complete_attacks. retold.c */
void complete_retold(const struct event_work *w);
/* The ways in which the word at TOKEN may tell of an attack; words that share one may tell
 * the same attack. retold.c */
enum { WAY_BOMB = 1, WAY_SHOTS = 2, WAY_RAID = 4, WAY_BATTLE = 8 };
unsigned ways_at(const struct event_work *w, uint32_t token);

/* An actor's side: officials and negotiators speak for what they belong to. DL_NONE: M is
 * only described. table.c */
uint32_t stands_for(const struct event_work *w, uint32_t m);
/* How many take part who have a name; and with those of "Norland and the rebels". */
uint32_t sides(const struct event_work *w, const dl_event *event);
uint32_t all_sides(const struct event_work *w, const dl_event *event);
/* Somebody without a name who acts for himself: "the rebels"; "terrorists" is anybody. */
bool has_no_name(const struct event_work *w, uint32_t m);
bool has_described(const struct event_work *w, const dl_event *event);
/* Rounds are between sides: where EVENT names a side's negotiators or officials and the
 * article names the side itself, the side takes part. */
void raise_to_sides(const struct event_work *w, dl_event *event);
/* Rounds, meetings and agreements of the article: parties that other tellings name. */
void complete_talks(const struct event_work *w);
bool may_be_completed(const dl_event_type *type);
/* What rounds belong to: the name of their talks and what they are about. After
 * complete_talks. series.c */
void name_talks(const struct event_work *w);
/* How sure each event is. After all else. */
void settle_confidences(const struct event_work *w);
/* Links later tellings of an event to the first. */
void link_tellings(const struct event_work *w);

/* Fields by name; FIELD must be declared. */
void set_number(const struct event_work *w, dl_event *event, const char *field,
                int64_t n);
void set_word(const struct event_work *w, dl_event *event, const char *field,
              dl_str word);
void set_span(const struct event_work *w, dl_event *event, const char *field,
              dl_span span);
/* The same with WORDS for what is at SPAN. */
void set_words(const struct event_work *w, dl_event *event, const char *field,
               dl_span span, dl_str words);
const dl_field *get_field(const struct event_work *w, const dl_event *event,
                          const char *name);

#endif
