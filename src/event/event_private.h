/* event_private.h - what the files of the event layer share, by the file that defines it: an
 * article's work, what is told, by whom, and how far it has come. Times and places are in
 * event_when.h, parties that other tellings name in event_sides.h.
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
    uint8_t *number_n;    /* token -> tokens of that number */
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
    FILL_DOER,     /* who does what the object or complement tells, where it is another */
    FILL_PARTNER,  /* with or to whom what the object or complement tells is done */
    FILL_AFFECTED, /* whom or against whom it is done */
    FILL_PACT,     /* for words: what is agreed, the verb's object or the noun itself */
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

/* ---- word_tests.c ------------------------------------------------------------------ */

/* The clause whose predicate is TOKEN, or NULL. */
const dl_clause *clause_at(const struct event_work *w, uint32_t token);
/* The same, if it is a verb's. */
const dl_clause *verb_at(const struct event_work *w, uint32_t token);
/* "Norland became the first state to recognise them": the head of who did what C, an infinitive,
 * tells; DL_NONE: C says so of nobody. first_to.c */
uint32_t first_to_do(const struct event_work *w, const dl_clause *c);
/* The clause of the first predicate in EVENT's trigger, or NULL. */
const dl_clause *clause_of(const struct event_work *w, const dl_event *event);
/* Is TOKEN, which may be DL_NONE, WORD or one of WORDS? These are of small letters, and known with
 * a capital at their beginning too; one that is given with capitals is known with those alone. */
bool is_word(const struct event_work *w, uint32_t token, const char *word);
/* Are A and B the same word, known to the seeds or not? */
bool is_same_word(const struct event_work *w, uint32_t a, uint32_t b);
bool is_among(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n);
/* Is one of WORDS the first of mention M, or right before it? */
bool is_opened_by(const struct event_work *w, uint32_t m, const char *const *words,
                  size_t n);
/* Is EVENT of the type NAME? */
bool is_type(const struct event_work *w, const dl_event *event, const char *name);
/* Types that are asked for together: a meeting or a round of talks; an agreement or a ceasefire; an
 * attack or a detention. */
bool is_talk_type(dl_str type);
bool is_talk(const struct event_work *w, const dl_event *event);
bool is_pact_type(dl_str type);
bool is_harm_type(dl_str type);
/* Has TOKEN a preposition or mark among WORDS? */
bool has_link(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n);
/* The same of the word set SET. */
bool linked_by(const struct event_work *w, uint32_t token, uint32_t set);
/* "the", "this" or their like before NOUN. */
bool is_definite(const struct event_work *w, uint32_t noun);
/* "The talks were the first for years": is NOUN the subject of what is over? */
bool was_told_over(const struct event_work *w, uint32_t noun);

/* ---- index_tokens.c ---------------------------------------------------------------- */

void index_tokens(struct event_work *w); /* numbers, titles, speeches; once an article */
/* The number in the phrase that the clauses of the trigger give for FILL, and the token WHERE it
 * begins. */
bool clause_number(const struct event_work *w, fill_kind fill, uint32_t trigger,
                   uint32_t end, int64_t *out, uint32_t *where);
/* The words of the number that begins at token AT, small, where it is not exact ("at least 12",
 * "dozens"); else none. */
dl_str number_words(const struct event_work *w, uint32_t at);

/* ---- whole.c ----------------------------------------------------------------------- */

/* Can EVENT not do without ROLE, by its type or by "needs=" of its rule? */
bool needs_role(const struct event_work *w, const dl_event *event, uint16_t role);
/* Has EVENT everybody whom it cannot do without? */
bool is_complete(const struct event_work *w, const dl_event *event);
/* Leaves out what has nobody in a role that it needs, and what another tells; STATEMENT: the
 * type. */
void drop_incomplete(const struct event_work *w, uint16_t statement);

/* ---- told_behind.c ----------------------------------------------------------------- */

/* "the accord signed by Norland": is event I, told by the clause behind a noun, told by that
 * noun or its verb too? Then that has taken from it what it lacked. */
bool is_told_in_front(const struct event_work *w, uint32_t i);

/* "announced a truce starting on Monday", "agreed a truce from Monday": does EVENT's time say when
 * what is set begins, and not when it was set? */
bool is_of_start(const struct event_work *w, const dl_event *event);

/* ---- admit.c ----------------------------------------------------------------------- */

/* May the match of RULE with this trigger tell an event? */
bool tells_event(const struct event_work *w, const dl_rule *rule, uint32_t first,
                 uint32_t end);

/* ---- of_words.c -------------------------------------------------------------------- */

/* Is the attack at NOUN one of words: "in the debate"? */
bool is_of_words(const struct event_work *w, dl_str type, uint32_t noun);

/* ---- no_event.c -------------------------------------------------------------------- */

/* Do the words FIRST .. END tell no event of TYPE, though a rule for it takes them? */
bool tells_nothing(const struct event_work *w, dl_str type, uint32_t first, uint32_t end);
/* Is EVENT a known agreement that is only named: "as part of the deal"? */
bool is_mere_mention(const struct event_work *w, const dl_event *event);

/* ---- frame.c ----------------------------------------------------------------------- */

/* Has one of these tokens a clause whose predicate frames of this GROUP know? Then they
 * have decided. */
bool is_left_to_frames(const struct event_work *w, uint16_t group, uint32_t first,
                       uint32_t end);
/* Events of all clauses that frames describe. */
void find_by_frames(const struct event_work *w);
/* Knows every test of a frame's conditions. */
bool is_frame_test(dl_str name);

/* frame_tests.c: why, whose own, and what is wished */
bool clause_is_purpose(const struct event_work *w, const dl_clause *c);
bool clause_is_own(const struct event_work *w, const dl_clause *c);
bool clause_is_wished(const struct event_work *w, const dl_clause *c);

/* ---- chain.c ----------------------------------------------------------------------- */

/* The event of which VERB, which RULE knows, only tells more; NULL: none. */
dl_event *told_along(const struct event_work *w, const dl_rule *rule, uint32_t verb);
/* "killed or wounded": is the verb at VERB joined by "or" to the one before? */
bool is_either_of(const struct event_work *w, uint32_t verb);

/* ---- from_match.c ------------------------------------------------------------------ */

/* Makes an event of a match of a rule or frame. */
void add_match(const struct event_work *w, const dl_match *match);

/* ---- field.c ----------------------------------------------------------------------- */

/* Fields by name; FIELD must be declared. */
void set_number(const struct event_work *w, dl_event *event, const char *field, int64_t n,
                dl_str words);
void set_word(const struct event_work *w, dl_event *event, const char *field,
              dl_str word);
void set_span(const struct event_work *w, dl_event *event, const char *field,
              dl_span span);
/* The same with WORDS for what is at SPAN. */
void set_words(const struct event_work *w, dl_event *event, const char *field,
               dl_span span, dl_str words);
const dl_field *get_field(const struct event_work *w, const dl_event *event,
                          const char *name);

/* ---- statement.c ------------------------------------------------------------------- */

dl_span sentence_span(const struct event_work *w, uint32_t sentence);
/* Is event I, or a statement of type STATEMENT, better told by the other that the same verb
 * makes, among REACH neighbours on either side? */
bool is_told_as_other(const struct event_work *w, uint16_t statement, uint32_t i,
                      uint32_t reach);
/* "A spokesman for the ministry": the words of SPEECH's source that say who its SPEAKER is
 * whom nobody names; empty: his mention says it all. */
dl_span nameless_words(const struct event_work *w, const dl_speech *speech,
                       uint32_t speaker);
/* Makes an event of TYPE of speech INDEX. */
void add_statement(const struct event_work *w, uint16_t type, uint32_t index);
/* "Asked not to be named", "declined to be identified": how somebody spoke, and nothing he
 * told, asked or refused. */
bool is_about_name(const struct event_work *w, dl_span content);

/* ---- enumerate.c ------------------------------------------------------------------- */

/* Proposals and demands that a list behind a colon names, point by point. After all other
 * events but statuses. */
void find_enumerations(const struct event_work *w);

/* ---- fill.c ------------------------------------------------------------------------ */

int fill_named(dl_str name); /* -1: no such */
const char *fill_name(fill_kind fill);
/* Adds to EVENT, as ROLE, everybody whom FILL finds around the trigger. */
void fill_role(const struct event_work *w, dl_event *event, uint16_t role, fill_kind fill,
               uint32_t trigger, uint32_t end);
/* The one mention that FILL finds around the trigger, or DL_NONE. */
uint32_t fill_mention(const struct event_work *w, const dl_event *event, fill_kind fill,
                      uint32_t trigger, uint32_t end);

/* ---- part.c ------------------------------------------------------------------------ */

enum { JOIN_MAX = 12 }; /* members of one coordination */

/* Adds mention M as ROLE; JOINED: and those that "and" and commas join to it. */
void add_part(const struct event_work *w, dl_event *event, uint16_t role, uint32_t m,
              bool joined);
/* Adds M alone and as it stands: one actor takes one role of an event once, and no second
 * role of it. */
void add_one(const struct event_work *w, dl_event *event, uint16_t role, uint32_t m);
/* The last mention of ACTOR, not as a place, left of mention M; DL_NONE: none. */
uint32_t mention_before(const struct event_work *w, uint32_t actor, uint32_t m);
bool has_role(const dl_event *event, uint16_t role);

/* ---- by_clause.c ------------------------------------------------------------------- */

/* The mentions that the clauses of the trigger give for FILL, at most MAX; their number. */
uint32_t clause_mentions(const struct event_work *w, fill_kind fill, uint32_t trigger,
                         uint32_t end, uint32_t *out, uint32_t max);
/* The same of clause C alone. */
uint32_t clause_fill(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *out, uint32_t max);
/* "They freed the men under a deal reached in May": of M, the men before TRIGGER, to whoever freed
 * them, DL_NONE if nobody alone does; else M. */
uint32_t doer_around(const struct event_work *w, uint32_t m, uint32_t trigger);
/* The light verb of a deed, the deed of a light verb; NULL: neither. */
const dl_clause *clause_partner(const struct event_work *w, const dl_clause *c);
/* Is there an argument that FILL asks of clause C? DL_NONE: no; else its head. */
uint32_t clause_head(const struct event_work *w, const dl_clause *c, fill_kind fill);
/* The next argument of clause C for FILL from its argument *AT on, which moves on. */
uint32_t clause_next(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *at);
/* "queen of pop", "in the custody of his mother": what an "of" says of the noun that C takes as
 * object, by "to" or "in", or that somebody becomes by it; DL_NONE: nothing. */
uint32_t clause_qualifier(const struct event_work *w, const dl_clause *c);
/* "with Norland acting as guarantor": HEAD has another part than to take part. */
bool stands_by(const struct event_work *w, uint32_t head);
/* "The ministers of Norway and Chile", "envoys from these": is HEAD of two, whatever one actor
 * they were made? */
bool is_of_several(const struct event_work *w, uint32_t head);
/* Whom HEAD, the head of an argument, stands for: "Minister" of "Minister Anna Berg" is
 * Anna Berg. DL_NONE: nobody. */
uint32_t head_mention(const struct event_work *w, uint32_t head);
/* All whom it stands for, "Norway" and "Chile" of "the leaders of Norway and Chile", at most MAX;
 * their number. */
uint32_t mentions_of(const struct event_work *w, uint32_t head, uint32_t *out,
                     uint32_t max);

/* ---- clause_words.c ---------------------------------------------------------------- */

/* The tokens of the argument that FILL asks of the clauses of the trigger, with all that
 * hangs on it, a preposition before it aside; false: there is none. */
bool clause_words(const struct event_work *w, fill_kind fill, uint32_t trigger,
                  uint32_t end, uint32_t *from, uint32_t *to);
/* The token at which a clause joined to that of EVENT's trigger begins, if before END; else
 * END: what follows ", but they refused" is told of another. */
uint32_t clause_stop(const struct event_work *w, const dl_event *event, uint32_t end);

/* ---- joined.c ---------------------------------------------------------------------- */

/* "condemned it and called on Chile": is M, behind token END, of a verb joined there? A DOER of one
 * that is not: "was signed in a hall built by Chile"? */
bool is_of_later_verb(const struct event_work *w, uint32_t m, uint32_t end, bool doer);
/* "Talks aimed at the release of captives", "raids after the attack on the port": does M,
 * behind END and the preposition FILL, belong to another deed there? */
bool is_of_other_deed(const struct event_work *w, uint32_t m, uint32_t end,
                      fill_kind fill);
/* The mention joined to M on its left ("A and B" from B), not before token FIRST, or DL_NONE.
 * COMMAS: a comma joins as well, as it does left of a first "and": "A, B and C". */
uint32_t left_joined(const struct event_work *w, uint32_t m, uint32_t first, bool commas);
/* The one joined to M on its right, before token END, or DL_NONE; *BY_AND: by "and", not by a
 * comma. */
uint32_t right_joined(const struct event_work *w, uint32_t m, uint32_t end, bool *by_and);

/* ---- meant.c ----------------------------------------------------------------------- */

/* The speaker for whom pronoun M ("it") stands within his words; DL_NONE: M is no such
 * pronoun. */
uint32_t spoken_for(const struct event_work *w, uint32_t m);
/* The described person or group that pronoun M stands for, or M. */
uint32_t meant_by(const struct event_work *w, uint32_t m);

/* ---- modality.c -------------------------------------------------------------------- */

/* Status of what TRIGGER says of an event of TYPE: one place for every type. Of a demand, a
 * refusal only its own verb group counts: what is demanded may be possible, the demand is
 * made. */
dl_status status_at(const struct event_work *w, uint32_t trigger, uint32_t end,
                    dl_str type);
/* The status of a telling for which its frame has the status WORD: "a truce" is possible,
 * "the truce that began on Monday" is not. */
uint8_t status_by_frame(const struct event_work *w, uint32_t trigger, uint32_t end,
                        dl_str type, dl_str word);
void find_sets(struct event_work *w); /* once an article, before all else */
bool is_speech_act(dl_str type);
bool looks_nominal(const struct event_work *w, uint32_t trigger, uint32_t end);

/* ---- status_settle.c --------------------------------------------------------------- */

/* "They had signed it in March": no day to come dates what a past tense tells. */
bool tells_past(const struct event_work *w, const dl_event *event);
/* Statuses that other events and the calendar decide: what is demanded or threatened is
 * possible, what is rejected is denied, what lies ahead of publication is planned. */
void settle_statuses(const struct event_work *w);

/* ---- confidence.c ------------------------------------------------------------------ */

/* How sure each event is. After all else. */
void settle_confidences(const struct event_work *w);

#endif
