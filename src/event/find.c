/* find.c - the stage: from speeches, rules and frames to the events of an article.
 *
 * In:  everything the stages before have found. Out: dl_events, in order of the trigger.
 * Statements come from the speech layer; all other types from the rules and frames of
 * their .event files (from_match.c). The order of the steps matters, and stands here alone:
 * statuses, parties and times are each settled with what those before have left.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

/* "Will meet on Friday at Norland's request": the day is that of what was asked for. */
static bool is_at_request(const struct event_work *w, const dl_event *event,
                          uint32_t token) {
    static const char *const at[] = { "at" };
    return w->clauses->at && has_link(w, token, at, DL_N(at)) &&
           is_type(w, event, "demand");
}

static void attach_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->speech != DL_NONE) continue;
        uint32_t first = dl_token_from(w->text, event->trigger.off);
        if (is_at_request(w, event, first)) continue;
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        attach_time(w, event, first, end);
    }
}

static int by_trigger(const void *a, const void *b) {
    const dl_event *x = a, *y = b;
    if (x->trigger.off != y->trigger.off) return x->trigger.off < y->trigger.off ? -1 : 1;
    if (x->type != y->type) return x->type < y->type ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* In the order of the text; the tokens of triggers go on to know their events. */
static void sort_events(struct event_work *w) {
    dl_event *list = w->out->list.at;
    uint32_t n = w->out->list.n, *place = DL_NEW_N(w->mem, uint32_t, n + 1u);
    if (!n) return;
    for (uint32_t i = 0; i < n; i++) list[i].same_as = i;
    qsort(list, n, sizeof *list, by_trigger);
    for (uint32_t i = 0; i < n; i++) {
        place[list[i].same_as] = i;
        list[i].same_as = DL_NONE;
    }
    for (uint32_t at = 0; at < w->text->tokens.n; at++)
        if (w->trigger_at[at]) w->trigger_at[at] = place[w->trigger_at[at] - 1] + 1;
}

static void find_by_rules(struct event_work *w) {
    dl_matches matches = { 0 };
    uint16_t groups[DL_MAX_TYPES];
    uint32_t n = 0;
    for (uint32_t t = 0; t < w->types->list.n && n < DL_MAX_TYPES; t++) {
        uint16_t group = dl_rules_group(w->rules, w->types->list.at[t].name);
        if (group != UINT16_MAX) groups[n++] = group;
    }
    dl_rules_run_groups(w->mem, w->rules, groups, n, w->words, w->doc, w->text, false,
                        &matches);
    w->out->exhausted += matches.exhausted;
    for (uint32_t i = 0; i < matches.list.n; i++) add_match(w, &matches.list.at[i]);
}

/* ---- the order of the steps --------------------------------------------------------------- */

/* What is told, with its words' parties, fields and places. Statements come first: a time of
 * theirs dates the saying. Frames come before rules, which find nothing where a frame has
 * decided. */
static void find_all(struct event_work *w, uint16_t statement) {
    for (uint32_t i = 0; statement != UINT16_MAX && i < w->speeches->list.n; i++)
        add_statement(w, statement, i);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (w->out->list.at[i].timex != DL_NONE)
            w->told_at[w->out->list.at[i].timex] = true;
    if (w->clauses->at && w->frames) find_by_frames(w);
    find_by_rules(w);
    if (w->clauses->at) find_enumerations(w);
}

/* Who takes part, where another telling names them. Attacks told again take those of the first,
 * who must be known by then. What still lacks somebody tells nothing. */
static void complete_all(struct event_work *w, uint16_t statement) {
    find_conveners(w);
    w->mediator = find_mediators(w);
    complete_talks(w);
    complete_announced(w);
    complete_releases(w);
    complete_attacks(w);
    complete_retold(w);
    complete_sanctions(w);
    complete_refused(w);
    drop_incomplete(w, statement);
    note_among(w);
    name_talks(w);
}

/* Times of events without one in their words: first from their own sentence, as tellings are one
 * only whose times agree, then from what is nearest: tellings of the same, what the sentence
 * says besides, deeds named again, the scene around, at last the day of the article. What
 * found a time may give it to others, so that tellings and measures are asked anew. */
static void settle_times(const struct event_work *w) {
    join_times(w);
    if (w->clauses->at) date_beside(w);
    if (w->clauses->at) date_carried(w);
    date_by_war(w);
    date_by_deeds(w);
    if (w->clauses->at) recall_meetings(w);
    link_tellings(w);
    order_phases(w);
    settle_hours(w);
    share_times(w);
    date_by_measure(w, false);
    date_by_deeds(w);
    date_by_statements(w);
    date_by_eve(w);
    date_by_length(w);
    share_times(w);
    recall_times(w);
    date_by_measure(w, false);
    date_by_scene(w);
    date_by_occasion(w);
    date_by_measure(w, true);
    date_by_later_name(w);
    date_by_publication(w, date_by_story(w));
    date_by_measure(w, true);
    share_times(w);
    recall_times(w);
    keep_past(w);
    reach_today_since(w); /* last: such days are nobody else's */
}

dl_code dl_find_events(dl_arena *mem, const dl_event_types *types, const dl_rules *rules,
                       const dl_frames *frames, const dl_words *words,
                       const dl_document *doc, const dl_text *text, const dl_trees *trees,
                       const dl_clauses *clauses, dl_whens *whens,
                       const dl_mentions *mentions, const dl_speeches *speeches,
                       dl_events *events, dl_err *err) {
    struct event_work w = {
        .mem = mem,
        .types = types,
        .rules = rules,
        .frames = frames,
        .words = words,
        .doc = doc,
        .text = text,
        .trees = trees,
        .clauses = clauses,
        .whens = whens,
        .mentions = mentions,
        .speeches = speeches,
        .order = dl_order_of(mem, words, doc, text, mentions),
        .told_at = DL_NEW_N(mem, bool, whens->timexes.n),
        .trigger_at = DL_NEW_N(mem, uint32_t, (size_t)text->tokens.n + 1),
        .out = events,
    };
    find_sets(&w);
    index_tokens(&w);
    uint16_t statement = dl_event_type_named(types, DL_LIT("statement"));
    find_all(&w, statement);
    attach_times(&w); /* all triggers are known: a time is that of the nearest */
    tell_again(&w);
    if (events->list.n > DL_MAX_EVENTS)
        return dl_fail(err, DL_ELIMIT, "more than %u events", DL_MAX_EVENTS);
    sort_events(&w);
    settle_statuses(&w); /* asks the times of their words; other times ask the status */
    settle_rounds(&w);
    complete_all(&w, statement);
    settle_times(&w);
    complete_attending(
        &w); /* who stands in one election are many: they tell none apart */
    settle_confidences(&w);
    name_again(&w);
    return DL_OK;
}
