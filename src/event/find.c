/* find.c - from speeches and matches of rules to the events of an article.
 *
 * In:  everything the stages before have found. Out: dl_events, in order of the trigger.
 * Statements come from the speech layer; all other types from the rules and frames of
 * their .event files. A result "=> demand(proposer=subject, content=after, status=planned)" names the
 * type; its arguments are captures, words, or fillers (fill.c) by order of words.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum {
    TRIGGERS_NEAR = 6, /* events, in order of trigger, that can overlap one */
};

/* ---- checking at start ------------------------------------------------------------------ */

static dl_code bad_rule(const dl_rule *rule, dl_err *err, const char *what, dl_str word) {
    return dl_fail_at(err, DL_ESEED, rule->path, rule->line, 0, "rule %.*s: %s %.*s",
                      DL_ARG(rule->name), what, DL_ARG(word));
}

static bool is_word_of(dl_str words, dl_str word) {
    while (words.len)
        if (dl_str_eq(dl_str_cut(&words, '|'), word)) return true;
    return false;
}

static dl_code check_arg(const dl_event_type *type, const dl_rule *rule,
                         const dl_rule_arg *arg, dl_err *err) {
    bool literal = arg->capture < 0;
    int field = dl_event_field(type, arg->name);
    if (dl_str_is(arg->name, "needs"))
        return literal && dl_event_role(type, arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "no such role:", arg->word);
    if (dl_str_is(arg->name, "status"))
        return literal && dl_status_named(arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "no such status:", arg->word);
    if (dl_str_is(arg->name, "place"))
        return !literal || fill_named(arg->word) > 0
                   ? DL_OK
                   : bad_rule(rule, err, "neither capture nor filler:", arg->word);
    if (dl_event_role(type, arg->name) >= 0)
        return !literal || fill_named(arg->word) >= 0
                   ? DL_OK
                   : bad_rule(rule, err, "neither capture nor filler:", arg->word);
    if (field < 0) return bad_rule(rule, err, "no such role or field:", arg->name);
    if (literal && type->fields[field].kind == DL_FIELD_WORD &&
        !is_word_of(type->fields[field].words, arg->word))
        return bad_rule(rule, err, "not a word of this field:", arg->word);
    if (literal && type->fields[field].kind == DL_FIELD_SPAN &&
        (fill_named(arg->word) < 0 || fill_named(arg->word) == FILL_PARTIES))
        return bad_rule(rule, err, "neither capture nor filler of a span:", arg->word);
    int64_t number;
    if (literal && type->fields[field].kind == DL_FIELD_NUMBER &&
        !dl_str_int(arg->word, &number) && !is_frame_test(arg->word))
        return bad_rule(rule, err, "not a number:", arg->word);
    return DL_OK;
}

dl_code dl_event_check(const dl_event_types *types, const dl_rules *rules, dl_err *err) {
    for (uint32_t t = 0; t < types->list.n; t++) {
        const dl_event_type *type = &types->list.at[t];
        uint16_t group = dl_rules_group(rules, type->name);
        for (uint16_t id = 1; group != UINT16_MAX && id <= dl_rules_count(rules); id++) {
            dl_rule *rule = dl_rules_get(rules, id);
            if (rule->group != group || dl_str_is(rule->op, "discard")) continue;
            if (!dl_str_eq(rule->op, type->name))
                return bad_rule(rule, err, "a rule of this file makes no event",
                                rule->op);
            rule->op_index = (uint16_t)t;
            for (uint32_t i = 0; i < rule->conditions.n; i++)
                if (!is_frame_test(rule->conditions.at[i].function))
                    return bad_rule(
                        rule, err, "no such condition:", rule->conditions.at[i].function);
            for (uint8_t i = 0; i < rule->n_args; i++) {
                dl_code rc = check_arg(type, rule, &rule->args[i], err);
                if (rc) return rc;
            }
        }
    }
    return DL_OK;
}

bool is_complete(const struct event_work *w, const dl_event *event) {
    const dl_event_type *type = &w->types->list.at[event->type];
    for (uint16_t i = 0; i < type->n_roles; i++)
        if (!type->roles[i].optional && !has_role(event, i)) return false;
    const dl_rule *rule = event->rule ? dl_rules_get(w->rules, event->rule) : NULL;
    for (uint8_t i = 0; rule && i < rule->n_args; i++)
        if (dl_str_is(rule->args[i].name, "needs") &&
            !has_role(event, (uint16_t)dl_event_role(type, rule->args[i].word)))
            return false;
    return true;
}

/* ---- matches of rules --------------------------------------------------------------------- */

/* The trigger's tokens: capture "v" if the rule has one, else the whole match. */
static void trigger_of(const dl_rule *rule, const dl_match *match, uint32_t *first,
                       uint32_t *end) {
    int v = dl_rule_capture(rule, "v");
    bool captured = v >= 0 && match->captures[v].n;
    *first = captured ? match->captures[v].first : match->first;
    *end = *first + (captured ? match->captures[v].n : match->n);
}

static uint32_t mention_of(const struct event_work *w, const dl_capture *capture) {
    if (!capture->n) return DL_NONE;
    if (capture->mark != DL_NONE &&
        w->text->marks.at[capture->mark].kind == DL_MARK_ACTOR)
        return w->text->marks.at[capture->mark].value;
    return w->order.mention_at[capture->first];
}

/* The number a capture stands for; false: it is none. */
static bool number_of(const struct event_work *w, const dl_capture *capture,
                      int64_t *out) {
    if (!capture->n || capture->mark == DL_NONE) return false;
    const dl_mark *mark = &w->text->marks.at[capture->mark];
    if (mark->kind != DL_MARK_NUMBER && mark->kind != DL_MARK_ORDINAL) return false;
    double value = w->text->numbers.at[mark->value].value;
    if (!(value >= 0 && value < 1e15)) return false;
    *out = (int64_t)value;
    return true;
}

/* Takes marks off both ends, and at the end what is not said with the rest: "offered a
 * truce, diplomats said". */
static void trim_content(const struct event_work *w, uint32_t *from, uint32_t *to) {
    while (*to > *from && w->speech_at[*to - 1] != w->speech_at[*from]) --*to;
    while (*from < *to && w->text->tokens.at[*from].kind == DL_PUNCT) ++*from;
    while (*to > *from && w->text->tokens.at[*to - 1].kind == DL_PUNCT) --*to;
}

static bool is_word(const struct event_work *w, uint32_t token, const char *word) {
    return dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[token]), word);
}

/* The words from START to the end of the clause. What is refused, agreed or threatened
 * opens with the "to" or "that" with which the rule ended. */
static void words_after(const struct event_work *w, const dl_event *event, uint32_t start,
                        uint32_t *from, uint32_t *to) {
    *from = *to = start;
    if (dl_sentence_of(w->text, *from) != event->sentence) return;
    *to = clause_stop(w, event, dl_order_clause_end(&w->order, *from));
    if (is_word(w, *from - 1, "to") || is_word(w, *from - 1, "that")) --*from;
    trim_content(w, from, to);
}

static void fill_span(const struct event_work *w, dl_event *event, const char *field,
                      const dl_rule_arg *arg, const dl_match *match) {
    uint32_t first, end, from, to;
    trigger_of(dl_rules_get(w->rules, match->rule), match, &first, &end);
    if (arg->capture >= 0) {
        from = match->captures[arg->capture].first;
        to = from + match->captures[arg->capture].n;
    } else if (fill_named(arg->word) == FILL_AFTER) {
        words_after(w, event, match->first + match->n, &from, &to);
    } else if (fill_named(arg->word) == FILL_REST) {
        words_after(w, event, end, &from, &to);
    } else if (!clause_words(w, (fill_kind)fill_named(arg->word), first, end, &from,
                             &to)) {
        fill_kind fill = (fill_kind)fill_named(arg->word);
        uint32_t m = fill_mention(w, event, fill, first, match->first + match->n);
        if (m == DL_NONE) return;
        from = w->mentions->list.at[m].first;
        to = from + w->mentions->list.at[m].n;
    }
    bool pronoun = to == from + 1 && w->clauses->at &&
                   w->trees->at[from].pos == DL_POS_PRON; /* "rejected it" */
    if (to > from && !pronoun)
        set_span(w, event, field, dl_token_span(w->text, from, to - from));
}

/* "killed=object": the number that stands there. */
static bool counted(const struct event_work *w, dl_str filler, const dl_match *match,
                    int64_t *out) {
    uint32_t first, end;
    int fill = fill_named(filler);
    trigger_of(dl_rules_get(w->rules, match->rule), match, &first, &end);
    return fill > 0 && clause_number(w, (fill_kind)fill, first, end, out);
}

static void fill_field(const struct event_work *w, dl_event *event, int field,
                       const dl_rule_arg *arg, const dl_match *match) {
    const dl_event_type *type = &w->types->list.at[event->type];
    const dl_capture *capture = arg->capture >= 0 ? &match->captures[arg->capture] : NULL;
    char z[64];
    int64_t number;
    snprintf(z, sizeof z, "%.*s", DL_ARG(type->fields[field].name));
    switch ((dl_field_kind)type->fields[field].kind) {
    case DL_FIELD_NUMBER:
        if (capture
                ? number_of(w, capture, &number)
                : dl_str_int(arg->word, &number) || counted(w, arg->word, match, &number))
            set_number(w, event, z, number);
        break;
    case DL_FIELD_FLAG: set_number(w, event, z, 1); break;
    case DL_FIELD_WORD:
        set_word(w, event, z,
                 !capture     ? arg->word
                 : capture->n ? dl_span_str(w->doc, dl_token_span(w->text, capture->first,
                                                                  capture->n))
                              : (dl_str){ 0 });
        break;
    case DL_FIELD_SPAN: fill_span(w, event, z, arg, match); break;
    }
}

/* The mention that "place=" names by a capture or a filler. */
static uint32_t place_of(const struct event_work *w, const dl_event *event,
                         const dl_rule_arg *arg, const dl_match *match) {
    if (arg->capture >= 0) return mention_of(w, &match->captures[arg->capture]);
    fill_kind fill = (fill_kind)fill_named(arg->word);
    uint32_t end = match->first + match->n, m;
    if (clause_mentions(w, fill, match->first, end, &m, 1)) return m;
    return fill_mention(w, event, fill, match->first, end);
}

/* Is "not" part of what RULE describes: "would not accept" is a rejection? */
static bool asks_for_not(const dl_rule *rule) {
    for (uint32_t i = 0; i < rule->conditions.n; i++)
        if (dl_str_is(rule->conditions.at[i].function, "negated")) return true;
    return false;
}

static void fill_arg(const struct event_work *w, dl_event *event, const dl_rule *rule,
                     const dl_rule_arg *arg, const dl_match *match) {
    const dl_event_type *type = &w->types->list.at[event->type];
    int role = dl_event_role(type, arg->name);
    int field = dl_event_field(type, arg->name);
    uint32_t first, end;
    trigger_of(rule, match, &first, &end);
    if (dl_str_is(arg->name, "status")) { /* what it is unless words near by say more */
        if (event->status == DL_OCCURRED)
            event->status = status_by_frame(w, first, end, type->name, arg->word);
        else if (event->status == DL_DENIED && asks_for_not(rule))
            event->status = (uint8_t)dl_status_named(arg->word);
    } else if (dl_str_is(arg->name, "place")) {
        uint32_t m = place_of(w, event, arg, match);
        uint8_t kind = m == DL_NONE ? DL_ACTOR_UNKNOWN : w->mentions->list.at[m].kind;
        /* "visiting British ministers": he is from there */
        bool of = m != DL_NONE && w->mentions->list.at[m].adjective;
        if ((kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY) && !of) event->place = m;
    } else if (role >= 0 && arg->capture >= 0) {
        uint32_t m = mention_of(w, &match->captures[arg->capture]);
        bool owns = m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_PRONOUN &&
                    dl_order_possessor(&w->order, &w->mentions->list.at[m]);
        if (m != DL_NONE && !owns) add_part(w, event, (uint16_t)role, m, true);
    } else if (role >= 0) {
        /* parties may stand inside the match: "talks between A and B ended" */
        int fill = fill_named(arg->word);
        fill_role(w, event, (uint16_t)role, (fill_kind)fill, first,
                  fill == FILL_PARTIES ? end : match->first + match->n);
    } else if (field >= 0) {
        fill_field(w, event, field, arg, match);
    }
}

/* "a deal between Norland and the rebels" is not in Norland. */
static bool is_party(const struct event_work *w, const dl_event *event, uint32_t m) {
    dl_str type = w->types->list.at[event->type].name;
    if (dl_str_is(type, "attack") || dl_str_is(type, "withdrawal")) return false;
    for (uint32_t i = 0; m != DL_NONE && i < event->parts.n; i++)
        if (event->parts.at[i].mention == m) return true;
    return false;
}

/* What the rule says of a deed that another verb has told already. */
static void add_what_it_lacks(const struct event_work *w, dl_event *event,
                              const dl_rule *rule, const dl_match *match) {
    const dl_event_type *type = &w->types->list.at[event->type];
    for (uint8_t i = 0; i < rule->n_args; i++) {
        int role = dl_event_role(type, rule->args[i].name);
        if (role >= 0 ? !has_role(event, (uint16_t)role)
                      : dl_event_field(type, rule->args[i].name) >= 0)
            fill_arg(w, event, rule, &rule->args[i], match);
    }
}

void add_match(const struct event_work *w, const dl_match *match) {
    const dl_rule *rule = dl_rules_get(w->rules, match->rule);
    const dl_event_type *type = &w->types->list.at[rule->op_index];
    uint32_t first, end, sentence = dl_sentence_of(w->text, match->first);
    trigger_of(rule, match, &first, &end);
    if (sentence == DL_NONE) return;
    dl_event *more = rule->heads.n ? told_along(w, rule, first) : NULL;
    if (more) {
        add_what_it_lacks(w, more, rule, match);
        w->trigger_at[first] = (uint32_t)(more - w->out->list.at) + 1;
        return;
    }
    if (!tells_event(w, rule, first, end)) return;
    dl_event event = { .type = rule->op_index,
                       .rule = match->rule,
                       .sentence = sentence,
                       .timex = DL_NONE,
                       .when = DL_NONE,
                       .place = DL_NONE,
                       .speech = DL_NONE,
                       .same_as = DL_NONE };
    event.trigger = dl_token_span(w->text, first, end - first);
    event.evidence = sentence_span(w, sentence);
    event.status = (uint8_t)status_at(w, first, end, type->name);
    attach_place(w, &event, first, match->first + match->n);
    for (uint8_t i = 0; i < rule->n_args; i++)
        fill_arg(w, &event, rule, &rule->args[i], match);
    place_by_clause(w, &event, first, match->first + match->n);
    if (is_party(w, &event, event.place)) event.place = DL_NONE;
    if (!is_complete(w, &event) && !may_be_completed(type)) return;
    const dl_field *content = get_field(w, &event, "content");
    if (content && is_about_name(dl_span_str(w->doc, content->span))) return;
    for (uint32_t i = first; i < end; i++) w->trigger_at[i] = w->out->list.n + 1;
    *DL_PUSH(w->mem, &w->out->list) = event;
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
        drop[i] = !is_complete(w, event) ||
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
    drop_incomplete(&w, statement);
    name_talks(&w);
    join_times(&w);
    if (clauses->at) date_beside(&w);
    link_tellings(&w);
    order_phases(&w);
    settle_times(&w);
    settle_confidences(&w);
    return DL_OK;
}
