/* from_match.c - an event from the match of a rule or frame.
 *
 * In:  a match. Out: an event with its parties, fields, place and status; not yet its time.
 * A result "=> demand(proposer=subject, content=after, status=planned)" names the type; its
 * arguments are captures, words, or fillers (fill.c) by order of words.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

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
                    int64_t *out, uint32_t *where) {
    uint32_t first, end;
    int fill = fill_named(filler);
    trigger_of(dl_rules_get(w->rules, match->rule), match, &first, &end);
    return fill > 0 && clause_number(w, (fill_kind)fill, first, end, out, where);
}

static void fill_field(const struct event_work *w, dl_event *event, int field,
                       const dl_rule_arg *arg, const dl_match *match) {
    const dl_event_type *type = &w->types->list.at[event->type];
    const dl_capture *capture = arg->capture >= 0 ? &match->captures[arg->capture] : NULL;
    char z[64];
    int64_t number;
    uint32_t where = capture && capture->n ? capture->first : DL_NONE;
    snprintf(z, sizeof z, "%.*s", DL_ARG(type->fields[field].name));
    switch ((dl_field_kind)type->fields[field].kind) {
    case DL_FIELD_NUMBER:
        if (capture ? number_of(w, capture, &number)
                    : dl_str_int(arg->word, &number) ||
                          counted(w, arg->word, match, &number, &where))
            set_number(w, event, z, number,
                       where == DL_NONE ? (dl_str){ 0 } : number_words(w, where));
        break;
    case DL_FIELD_FLAG: set_number(w, event, z, 1, (dl_str){ 0 }); break;
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

/* "Chile announced a truce between Norway and Peru": is who tells of it, FILL, no side of it? */
static bool is_outsider(const struct event_work *w, const dl_event_type *type,
                        fill_kind fill, uint32_t first, uint32_t end) {
    uint32_t m;
    return fill == FILL_SUBJECT && is_pact_type(type->name) &&
           deed_parties(w, FILL_BETWEEN, first, end, &m, 1);
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
        /* "is considering sanctions": what goes on is that */
        bool weighed = event->status == DL_ONGOING && verb_at(w, first) &&
                       dl_str_is(type->name, "sanction");
        if (event->status == DL_OCCURRED || weighed)
            event->status = status_by_frame(w, first, end, type->name, arg->word);
        else if (event->status == DL_DENIED && asks_for_not(rule))
            event->status = (uint8_t)dl_status_named(arg->word);
    } else if (dl_str_is(arg->name, "place")) {
        uint32_t m = place_of(w, event, arg, match);
        uint8_t kind = m == DL_NONE ? DL_ACTOR_UNKNOWN : w->mentions->list.at[m].kind;
        /* "visiting British ministers": he is from there */
        bool of = m != DL_NONE && (w->mentions->list.at[m].adjective ||
                                   w->mentions->list.at[m].form == DL_FORM_PRONOUN ||
                                   is_abroad(w, &w->mentions->list.at[m]));
        if ((kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY) && !of) event->place = m;
    } else if (role >= 0 && arg->capture >= 0) {
        uint32_t m = mention_of(w, &match->captures[arg->capture]);
        bool owns = m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_PRONOUN &&
                    dl_order_possessor(&w->order, &w->mentions->list.at[m]);
        if (m != DL_NONE && !owns) add_part(w, event, (uint16_t)role, m, true);
    } else if (role >= 0) {
        /* parties may stand inside the match: "talks between A and B ended" */
        int fill = fill_named(arg->word);
        if (is_outsider(w, type, (fill_kind)fill, first, end)) return;
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

/* "took part in talks with the rebels": the event of the verb, which these talks are too; NULL:
 * they are none that somebody is said to take part in. */
static dl_event *attended(const struct event_work *w, uint16_t type, uint32_t noun) {
    static const char *const in[] = { "in" };
    uint32_t verb = w->clauses->at ? w->trees->at[noun].head : DL_NONE;
    if (verb == DL_NONE || verb > noun || !is_indefinite(w, noun) ||
        w->trees->at[noun].rel != DL_REL_OBL ||
        !dl_order_in(&w->order, verb, w->takes_part) || !has_link(w, noun, in, DL_N(in)))
        return NULL;
    uint32_t i = w->trigger_at[verb];
    dl_event *event = i ? &w->out->list.at[i - 1] : NULL;
    return event && event->type == type ? event : NULL;
}

static void add_parties(const struct event_work *w, dl_event *event, const dl_rule *rule,
                        const dl_match *match) {
    const dl_event_type *type = &w->types->list.at[event->type];
    for (uint8_t i = 0; i < rule->n_args; i++)
        if (dl_event_role(type, rule->args[i].name) >= 0)
            fill_arg(w, event, rule, &rule->args[i], match);
}

/* What the verb at TOKEN fails to do, which is told with it: "failed to agree on Monday"; DL_NONE:
 * nothing, or it stands further behind. */
static uint32_t failed_deed(const struct event_work *w, uint32_t token) {
    uint32_t deed =
        w->clauses->at ? dl_tree_child(w->trees, token, DL_REL_XCOMP) : DL_NONE;
    const dl_clause *c = deed == DL_NONE ? NULL : verb_at(w, deed);
    return c && c->modality == DL_MODALITY_FAIL && deed == token + 2 ? deed : DL_NONE;
}

/* "Over 2,000 were killed or wounded": nobody says how many were killed. */
static void drop_numbers(const struct event_work *w, dl_event *event) {
    const dl_event_type *type = &w->types->list.at[event->type];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->fields.n; i++)
        if (type->fields[event->fields.at[i].field].kind != DL_FIELD_NUMBER)
            event->fields.at[kept++] = event->fields.at[i];
    event->fields.n = kept;
}

void add_match(const struct event_work *w, const dl_match *match) {
    const dl_rule *rule = dl_rules_get(w->rules, match->rule);
    const dl_event_type *type = &w->types->list.at[rule->op_index];
    uint32_t first, end, sentence = dl_sentence_of(w->text, match->first);
    trigger_of(rule, match, &first, &end);
    if (sentence == DL_NONE) return;
    dl_event *more = rule->heads.n ? told_along(w, rule, first) : NULL;
    if (more) {
        if (is_either_of(w, first))
            drop_numbers(w, more);
        else
            add_what_it_lacks(w, more, rule, match);
        w->trigger_at[first] = (uint32_t)(more - w->out->list.at) + 1;
        return;
    }
    dl_event *talks = attended(w, rule->op_index, end - 1);
    if (talks) {
        add_parties(w, talks, rule, match);
        for (uint32_t i = first; i < end; i++)
            w->trigger_at[i] = (uint32_t)(talks - w->out->list.at) + 1;
        return;
    }
    if (!tells_event(w, rule, first, end)) return;
    uint32_t deed = rule->heads.n ? failed_deed(w, end - 1) : DL_NONE;
    if (deed != DL_NONE) end = deed + 1;
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
    if (content && is_about_name(w, content->span)) return;
    for (uint32_t i = first; i < end; i++) w->trigger_at[i] = w->out->list.n + 1;
    *DL_PUSH(w->mem, &w->out->list) = event;
}
