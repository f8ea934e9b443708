/* find.c - the stage: from speeches, rules and frames to the events of an article.
 *
 * In:  everything the stages before have found. Out: dl_events, in order of the trigger.
 * Statements come from the speech layer; all other types from the rules and frames of
 * their .event files (from_match.c). The order of the steps matters: statuses, parties and
 * times are each settled with what those before have left.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    TRIGGERS_NEAR = 6, /* events, in order of trigger, that can overlap one */
};

bool needs_role(const struct event_work *w, const dl_event *event, uint16_t role) {
    const dl_event_type *type = &w->types->list.at[event->type];
    if (!type->roles[role].optional) return true;
    const dl_rule *rule = event->rule ? dl_rules_get(w->rules, event->rule) : NULL;
    for (uint8_t i = 0; rule && i < rule->n_args; i++)
        if (dl_str_is(rule->args[i].name, "needs") &&
            dl_event_role(type, rule->args[i].word) == role)
            return true;
    return false;
}

bool is_complete(const struct event_work *w, const dl_event *event) {
    for (uint16_t i = 0; i < w->types->list.at[event->type].n_roles; i++)
        if (needs_role(w, event, i) && !has_role(event, i)) return false;
    return true;
}

/* Times once all triggers are known: each event takes the one nearest to it. */
static void attach_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->speech != DL_NONE) continue;
        uint32_t first = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        attach_time(w, event, first, end);
    }
}

/* ---- the stage ---------------------------------------------------------------------------- */

static int by_trigger(const void *a, const void *b) {
    const dl_event *x = a, *y = b;
    if (x->trigger.off != y->trigger.off) return x->trigger.off < y->trigger.off ? -1 : 1;
    if (x->type != y->type) return x->type < y->type ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* "Berg said they must leave, the agency reported": does TOKEN stand in a content that begins
 * behind byte OFF already? */
static bool is_within_later(const struct event_work *w, uint32_t token, uint32_t off) {
    if (w->speech_at[token] == DL_NONE) return false;
    const dl_speech *speech = &w->speeches->list.at[w->speech_at[token]];
    uint32_t here = w->text->tokens.at[token].off;
    for (uint32_t i = 0; i < speech->content.n; i++) {
        dl_span span = speech->content.at[i];
        if (here >= span.off && here < span.off + span.len) return span.off > off;
    }
    return false;
}

/* Which speech's content each token stands in; the innermost, which begins last. */
static void index_speech(struct event_work *w) {
    uint32_t n = w->text->tokens.n;
    for (uint32_t i = 0; i <= n; i++) w->speech_at[i] = DL_NONE;
    for (uint32_t s = 0; s < w->speeches->list.n; s++) {
        const dl_speech *speech = &w->speeches->list.at[s];
        /* "presented a plan" is attributed, but nothing that was said */
        if (!speech->act.len) continue;
        for (uint32_t c = 0; c < speech->content.n; c++) {
            dl_span span = speech->content.at[c];
            uint32_t at = dl_token_from(w->text, span.off);
            for (; at < n && w->text->tokens.at[at].off < span.off + span.len; at++)
                if (!is_within_later(w, at, span.off)) w->speech_at[at] = s;
        }
    }
}

/* A round says more than the meeting that its talks are. */
static bool goes_before(const struct event_work *w, const dl_event *round,
                        const dl_event *other) {
    return is_round(w, round) &&
           dl_str_is(w->types->list.at[other->type].name, "meeting");
}

/* Is EVENT's trigger part of the longer trigger of a neighbour, as "talks" is of "ninth
 * round of talks"? Then the neighbour tells it. */
static bool is_inside(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t n = w->out->list.n, off = list[i].trigger.off, len = list[i].trigger.len;
    uint32_t low = i > TRIGGERS_NEAR ? i - TRIGGERS_NEAR : 0;
    for (uint32_t k = low; k < n && k <= i + TRIGGERS_NEAR; k++) {
        dl_span other = list[k].trigger;
        bool within = k != i && list[k].speech == DL_NONE && other.off <= off &&
                      other.off + other.len >= off + len;
        if (within && other.len > len && !goes_before(w, &list[i], &list[k])) return true;
        /* "held two rounds of talks": the round tells it */
        if (k != i && goes_before(w, &list[k], &list[i]) && off <= other.off &&
            off + len >= other.off + other.len)
            return true;
    }
    return false;
}

/* Leaves out what has no one in a role that its type needs, and what another tells. */
static void drop_incomplete(const struct event_work *w, uint16_t statement) {
    uint32_t n = w->out->list.n, kept = 0;
    bool *drop = DL_NEW_N(w->mem, bool, n);
    for (uint32_t i = 0; i < n; i++) {
        const dl_event *event = &w->out->list.at[i];
        drop[i] = !is_complete(w, event) || is_mere_mention(w, event) ||
                  (event->speech == DL_NONE && is_inside(w, i)) ||
                  is_told_as_other(w, statement, i, TRIGGERS_NEAR);
    }
    drop_bare_rounds(w, drop);
    for (uint32_t i = 0; i < n; i++)
        if (!drop[i]) w->out->list.at[kept++] = w->out->list.at[i];
    w->out->list.n = kept;
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
        .speech_at = DL_NEW_N(mem, uint32_t, (size_t)text->tokens.n + 1),
        .told_at = DL_NEW_N(mem, bool, whens->timexes.n),
        .trigger_at = DL_NEW_N(mem, uint32_t, (size_t)text->tokens.n + 1),
        .out = events,
    };
    find_sets(&w);
    index_tokens(&w);
    index_speech(&w);
    uint16_t statement = dl_event_type_named(types, DL_LIT("statement"));
    for (uint32_t i = 0; statement != UINT16_MAX && i < speeches->list.n; i++)
        add_statement(&w, statement, i);
    for (uint32_t i = 0; i < events->list.n; i++)
        if (events->list.at[i].timex != DL_NONE)
            w.told_at[events->list.at[i].timex] = true;
    if (clauses->at && frames) find_by_frames(&w);
    find_by_rules(&w);
    if (clauses->at) find_enumerations(&w);
    attach_times(&w);
    if (events->list.n > DL_MAX_EVENTS)
        return dl_fail(err, DL_ELIMIT, "more than %u events", DL_MAX_EVENTS);
    if (events->list.n)
        qsort(events->list.at, events->list.n, sizeof *events->list.at, by_trigger);
    settle_statuses(&w);
    settle_rounds(&w);
    w.mediator = find_mediators(&w);
    complete_talks(&w);
    complete_releases(&w);
    complete_attacks(&w);
    complete_retold(&w);
    complete_refused(&w);
    drop_incomplete(&w, statement);
    note_among(&w);
    name_talks(&w);
    join_times(&w);
    if (clauses->at) date_beside(&w);
    if (clauses->at) date_carried(&w);
    link_tellings(&w);
    order_phases(&w);
    settle_times(&w);
    settle_confidences(&w);
    return DL_OK;
}
