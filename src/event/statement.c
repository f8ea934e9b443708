/* statement.c - statements: what the speech layer found, as events.
 *
 * In:  speeches with resolved speakers. Out: an event for each that has a speaker and tells
 * of speaking. Its content is what was said, without what stands between: "We go," he said,
 * "and soon".
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum {
    QUOTE_LEAST = 1, /* words of a quotation, a clause, a turn */
    CLAUSE_LEAST = 2,
    TURN_LEAST = 4,
};

static dl_span join_spans(dl_span a, dl_span b) {
    if (!a.len) return b;
    if (!b.len) return a;
    uint32_t off = a.off < b.off ? a.off : b.off;
    uint32_t end = a.off + a.len > b.off + b.len ? a.off + a.len : b.off + b.len;
    return (dl_span){ off, end - off };
}

dl_span sentence_span(const struct event_work *w, uint32_t sentence) {
    const dl_sentence *s = &w->text->sentences.at[sentence];
    return dl_token_span(w->text, s->first, s->n);
}

/* "expressed concern over the raid": what is expressed is a part of the cue. Its words; len
 * 0: there are none, or the content does not follow them. */
static dl_span expressed_in(const struct event_work *w, const dl_speech *speech) {
    uint32_t at = speech->cue_first, end = at + speech->cue_n;
    if (!dl_str_is(speech->act, "express") || !speech->content.n) return (dl_span){ 0 };
    while (at < end && !dl_order_in(&w->order, at, w->expressed)) at++;
    if (at + 1 >= end || speech->content.at[0].off < speech->cue.off)
        return (dl_span){ 0 };
    return dl_token_span(w->text, at + 1, end - at - 1);
}

/* Is NOUN one, and nobody's name? */
static bool is_thing(const struct event_work *w, uint32_t noun) {
    uint8_t pos = w->trees->at[noun].pos;
    uint32_t m = w->order.mention_at[noun];
    bool person = m != DL_NONE && w->mentions->list.at[m].kind == DL_ACTOR_PERSON &&
                  w->mentions->list.at[m].form == DL_FORM_NAME;
    return (pos == DL_POS_NOUN || pos == DL_POS_PROPN) && !person;
}

/* Does the word at TOKEN belong to NOUN, by one of those from FIRST on: "the sharply higher"? */
static bool describes(const struct event_work *w, uint32_t token, uint32_t first,
                      uint32_t noun) {
    const dl_branch *b = &w->trees->at[token];
    return b->head != DL_NONE && b->head >= first && b->head <= noun &&
           b->rel != DL_REL_CASE && b->rel != DL_REL_CC && b->rel != DL_REL_PUNCT;
}

/* The noun whose relative clause TOKEN stands in; DL_NONE: none. */
static uint32_t relative_of(const struct event_work *w, uint32_t token) {
    enum { CLIMB = 5 };
    for (int steps = 0; token != DL_NONE && steps < CLIMB; steps++) {
        if (w->trees->at[token].rel == DL_REL_ACL_RELCL) return w->trees->at[token].head;
        token = w->trees->at[token].head;
    }
    return DL_NONE;
}

/* "the tax, which he said would rise", "a tax that he said would": the words "the tax", of
 * which SPEECH says the rest; len 0: it is no such relative clause. */
static dl_span said_of(const struct event_work *w, const dl_speech *speech) {
    enum { WORDS_MOST = 12 };
    uint32_t n = speech->content.n;
    if (!w->clauses->at || n == 0 || n > 2 || speech->mode != DL_MODE_INDIRECT)
        return (dl_span){ 0 };
    uint32_t which = dl_token_from(w->text, speech->content.at[0].off);
    uint32_t verb = dl_token_from(w->text, speech->content.at[n - 1].off);
    uint8_t pos = w->trees->at[verb].pos;
    bool alone = n == 2 && dl_order_in(&w->order, which, w->order.sets.relative) &&
                 w->text->tokens.at[which].len == speech->content.at[0].len;
    if ((n == 2 && !alone) || verb != speech->cue_first + speech->cue_n ||
        (pos != DL_POS_VERB && pos != DL_POS_AUX))
        return (dl_span){ 0 };
    uint32_t noun = relative_of(w, alone ? w->trees->at[which].head : verb);
    if (noun == DL_NONE || noun >= speech->cue_first || !is_thing(w, noun))
        return (dl_span){ 0 };
    uint32_t first = noun, end = noun + 1;
    while (first > 0 && noun - first < WORDS_MOST && describes(w, first - 1, first, noun))
        first--;
    while (end < speech->cue_first && end - first < WORDS_MOST &&
           w->text->tokens.at[end].kind != DL_PUNCT &&
           !dl_order_in(&w->order, end, w->order.sets.relative))
        end++;
    if (end == speech->cue_first) end = noun + 1; /* "a tax he said would rise" */
    return dl_token_span(w->text, first, end - first);
}

/* The pieces of the content, in order of the text, as one; *SPAN: from first to last. */
static dl_str content_of(const struct event_work *w, const dl_speech *speech,
                         dl_span *span) {
    uint32_t n = speech->content.n, len = 0;
    dl_span lead = said_of(w, speech);
    *span = expressed_in(w, speech);
    *span = join_spans(*span, lead);
    for (uint32_t i = 0; i < n; i++) {
        *span = join_spans(*span, speech->content.at[i]);
        len += speech->content.at[i].len + 1;
    }
    if (n < 2 && !lead.len) return dl_span_str(w->doc, *span);
    char *text = DL_NEW_N(w->mem, char, len + lead.len + 1);
    dl_str words = dl_span_str(w->doc, lead);
    len = lead.len;
    if (len) memcpy(text, words.ptr, len);
    for (uint32_t i = lead.len && n == 2; i < n; i++) {
        dl_str piece = dl_span_str(w->doc, speech->content.at[i]);
        if (len) text[len++] = ' ';
        memcpy(text + len, piece.ptr, piece.len);
        len += piece.len;
    }
    return (dl_str){ text, len };
}

/* Does the content say something: more than the "that" of a broken sentence or a "Yeah." of
 * a transcript, whose cue is a colon or a "Q"? A quotation may be one word. */
static bool says_something(const struct event_work *w, const dl_speech *speech) {
    uint32_t words = 0, least = speech->cue.len < 2 ? TURN_LEAST : QUOTE_LEAST;
    /* "denied it", "condemned them" say it all, as does "his remarks", told by that alone */
    static const char *const acts[] = { "deny", "accuse", "praise" };
    bool whole = dl_str_among(speech->act, acts, DL_N(acts)) ||
                 (speech->content.n && speech->content.at[0].off == speech->cue.off);
    if (speech->mode == DL_MODE_INDIRECT && !whole) least = CLAUSE_LEAST;
    for (uint32_t i = 0; i < speech->content.n; i++) {
        dl_span span = speech->content.at[i];
        uint32_t at = dl_token_from(w->text, span.off);
        for (; words < least && at < w->text->tokens.n &&
               w->text->tokens.at[at].off < span.off + span.len;
             at++)
            words += w->text->tokens.at[at].kind == DL_WORD ||
                     w->text->tokens.at[at].kind == DL_NUMBER;
    }
    return words >= least;
}

/* Whom SPEECH tells, if the article says who that is; DL_NONE: nobody. */
static uint32_t addressee_of(const struct event_work *w, const dl_speech *speech) {
    if (speech->addressee == DL_NONE) return DL_NONE;
    const dl_mention *m = &w->mentions->list.at[speech->addressee];
    bool unknown = m->form == DL_FORM_PRONOUN && m->actor == DL_NONE;
    return unknown ? DL_NONE : speech->addressee;
}

/* Who says SPEECH: of a pronoun or noun for somebody without a name ("a state trader ... the trader
 * ... he said") the words that it stands for. */
static uint32_t speaker_in(const struct event_work *w, const dl_speech *speech) {
    enum { STEPS = 2 };
    uint32_t speaker = speech->speaker;
    for (int n = 0; n < STEPS; n++) {
        const dl_mention *m = &w->mentions->list.at[speaker];
        bool noun = m->form == DL_FORM_NOMINAL && m->method == DL_BY_ROLE;
        if (m->actor != DL_NONE || m->antecedent == DL_NONE ||
            (m->form != DL_FORM_PRONOUN && !noun))
            break;
        speaker = m->antecedent;
    }
    return speaker;
}

/* "A spokesman for the ministry", where the mention is "A spokesman" and nobody names him:
 * the source up to its first comma. */
dl_span nameless_words(const struct event_work *w, const dl_speech *speech,
                       uint32_t speaker) {
    enum { WORDS_MOST = 10 };
    const dl_mention *m = &w->mentions->list.at[speaker];
    uint32_t at = m->first + m->n, end = speech->source.off + speech->source.len;
    bool more = dl_order_in(&w->order, at, w->order.sets.preposition);
    if (m->form != DL_FORM_NOMINAL || m->actor != DL_NONE || !more ||
        w->text->tokens.at[m->first].off != speech->source.off)
        return (dl_span){ 0 };
    for (; at < w->text->tokens.n && w->text->tokens.at[at].off < end; at++) {
        dl_str word = dl_token_str(w->doc, &w->text->tokens.at[at]);
        bool stop = w->text->tokens.at[at].kind == DL_PUNCT && !dl_str_is(word, "-");
        if (stop || at == m->first + WORDS_MOST ||
            dl_order_in(&w->order, at, w->order.sets.relative))
            break;
    }
    while (at > m->first + m->n &&
           (dl_order_in(&w->order, at - 1, w->order.sets.preposition) ||
            dl_order_in(&w->order, at - 1, w->order.sets.determiner)))
        at--; /* of a source that is cut */
    return dl_token_span(w->text, m->first, at - m->first);
}

bool is_about_name(const struct event_work *w, dl_span content) {
    uint32_t at = dl_token_from(w->text, content.off), n = w->text->tokens.n - at;
    return n && dl_words_match(w->words, w->hides_name, &w->text->tokens.at[at], n, NULL);
}

/* "Continued to shell the town": a deed that goes on; but "continued: 'We go'". */
static bool is_going_on(const struct event_work *w, const dl_speech *speech,
                        dl_str content) {
    uint32_t next = speech->cue_first + 1;
    bool to = dl_str_starts(content, "to ") ||
              is_among(w, next, (const char *const[]){ "to" }, 1);
    return speech->mode == DL_MODE_INDIRECT && to &&
           dl_order_in(&w->order, speech->cue_first, w->continues);
}

/* "According to the ministry, gunmen and others fled": who stands behind the source has not
 * said it. */
static void drop_others(const struct event_work *w, const dl_speech *speech,
                        dl_event *event) {
    uint32_t end = speech->source.off + speech->source.len, kept = 0;
    if (!speech->source.len || speech->source.off < speech->cue.off) return;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        const dl_mention *m = &w->mentions->list.at[event->parts.at[i].mention];
        if (i == 0 || w->text->tokens.at[m->first].off < end)
            event->parts.at[kept++] = event->parts.at[i];
    }
    event->parts.n = kept;
}

/* Adds SPEAKER, those joined to it; for "the leaders of Norland and Peru" both. */
static void add_speakers(const struct event_work *w, dl_event *event, uint16_t role,
                         uint32_t speaker) {
    enum { MOST = 8 };
    uint32_t found[MOST];
    const dl_mention *m = &w->mentions->list.at[speaker];
    uint32_t n = w->clauses->at && m->form == DL_FORM_NOMINAL && m->plural
                     ? mentions_of(w, m->head, found, MOST)
                     : 0;
    static const char *const links[] = { "including", "like", "as" };
    uint32_t first = n ? w->mentions->list.at[found[0]].first : 0;
    if (first && is_word(w, first - 1, "the")) first--;
    bool example = first > m->first && is_among(w, first - 1, links, DL_N(links));
    bool named = n > 1 || example; /* not "aides of both the guild and the firm" */
    for (uint32_t i = 0; i < n; i++) {
        const dl_mention *one = &w->mentions->list.at[found[i]];
        named = named && one->form == DL_FORM_NAME && one->kind != DL_ACTOR_PLACE;
    }
    if (!named) {
        add_part(w, event, role, speaker, true);
        return;
    }
    for (uint32_t i = 0; i < n; i++) add_part(w, event, role, found[i], false);
}

/* "Will announce it on Friday", "may accuse them of it", "if he denies it": as the cue's own clause
 * has it; an "if" of what is quoted before the cue is none of its own. */
static uint8_t status_of_saying(const struct event_work *w, const dl_speech *speech) {
    if (speech->negated) return DL_DENIED;
    bool before = speech->content.n && speech->content.at[0].off < speech->cue.off;
    for (uint32_t k = speech->cue_n; w->clauses->at && k > 0; k--) {
        const dl_clause *c = verb_at(w, speech->cue_first + k - 1);
        if (!c) continue;
        if ((c->flags & DL_CONDITION && !before) || c->modality == DL_MODALITY_MAY ||
            c->modality == DL_MODALITY_MIGHT)
            return DL_POSSIBLE;
        return c->modality == DL_MODALITY_WILL || c->modality == DL_MODALITY_DUE ||
                       c->modality == DL_MODALITY_PLAN || c->tense == DL_TENSE_FUTURE
                   ? DL_PLANNED
                   : DL_OCCURRED;
    }
    return DL_OCCURRED;
}

void add_statement(const struct event_work *w, uint16_t type, uint32_t index) {
    const dl_speech *speech = &w->speeches->list.at[index];
    const dl_event_type *declared = &w->types->list.at[type];
    dl_event event = { .type = type,
                       .rule = speech->rule,
                       .sentence = speech->sentence,
                       .timex = DL_NONE,
                       .when = DL_NONE,
                       .place = DL_NONE,
                       .speech = index,
                       .same_as = DL_NONE,
                       .trigger = speech->cue,
                       .status = status_of_saying(w, speech) };
    dl_span span;
    if (!speech->act.len) return; /* what somebody wants or expects is no statement */
    if (speech->speaker == DL_NONE || !declared->n_roles) return;
    if (!says_something(w, speech)) return;
    add_speakers(w, &event, (uint16_t)dl_event_role(declared, DL_LIT("speaker")),
                 speaker_in(w, speech));
    drop_others(w, speech, &event);
    uint32_t speaker = speaker_in(w, speech);
    if (event.parts.n && event.parts.at[0].mention == speaker)
        event.parts.at[0].words = nameless_words(w, speech, speaker);
    if (!is_complete(w, &event)) return; /* a place that stands for nobody */
    int addressee = dl_event_role(declared, DL_LIT("addressee"));
    uint32_t told = addressee_of(w, speech);
    if (told != DL_NONE && addressee >= 0)
        add_part(w, &event, (uint16_t)addressee, told, true);
    dl_str content = content_of(w, speech, &span);
    if (is_about_name(w, span) || is_going_on(w, speech, content)) return;
    set_word(w, &event, "mode", dl_str_of(dl_mode_name(speech->mode)));
    set_word(w, &event, "act", speech->act);
    set_word(w, &event, "medium", speech->medium);
    set_span(w, &event, "outlet", speech->outlet);
    set_words(w, &event, "content", span, content);
    event.evidence = join_spans(sentence_span(w, speech->sentence), span);
    uint32_t trigger = speech->cue_first, end = trigger + speech->cue_n;
    attach_time(w, &event, trigger, end);
    attach_place(w, &event, trigger, end);
    *DL_PUSH(w->mem, &w->out->list) = event;
}

/* ---- one verb, one event ---------------------------------------------------------------- */

static bool has_act(const struct event_work *w, const dl_event *statement,
                    const char *act) {
    const dl_field *field = get_field(w, statement, "act");
    return field && dl_str_is(field->text, act);
}

/* "denied", not "dismissed". */
static bool is_denial(const struct event_work *w, const dl_event *statement) {
    dl_str cue = dl_span_str(w->doc, statement->trigger);
    return has_act(w, statement, "deny") &&
           (dl_str_find(cue, DL_LIT("deny"), 0) != DL_NONE ||
            dl_str_find(cue, DL_LIT("denie"), 0) != DL_NONE);
}

/* "insisted that": more than what is insisted on. */
static bool says_a_clause(const struct event_work *w, const dl_event *statement) {
    const dl_field *content = get_field(w, statement, "content");
    return (has_act(w, statement, "say") || has_act(w, statement, "stress") ||
            has_act(w, statement, "claim")) &&
           content &&
           (dl_str_starts(content->text, "that ") ||
            w->speeches->list.at[statement->speech].mode == DL_MODE_DIRECT);
}

/* Of a verb that is told as STATEMENT and as OTHER: is it the statement that counts? To
 * deny is to say so; "insisted that they would go on" asks nobody for anything. */
static bool is_rather_said(const struct event_work *w, const dl_event *statement,
                           const dl_event *other) {
    const dl_event_type *type = &w->types->list.at[other->type];
    if (dl_str_is(type->name, "rejection")) return is_denial(w, statement);
    int target = dl_event_role(type, DL_LIT("target"));
    return dl_str_is(type->name, "demand") && target >= 0 &&
           !has_role(other, (uint16_t)target) && says_a_clause(w, statement);
}

/* Does the type tell what somebody says by what he wants with it? */
static bool is_position(dl_str type) {
    static const char *const types[] = { "demand", "proposal", "rejection", "threat" };
    return dl_str_among(type, types, DL_N(types));
}

static bool is_subject(const struct event_work *w, uint32_t token) {
    uint8_t rel = w->trees->at[token].rel;
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
}

/* "reiterated the call on the rebels to": does what STATEMENT says begin with the noun of
 * OTHER, which tells it better? */
static bool says_noun(const struct event_work *w, const dl_event *statement,
                      const dl_event *other) {
    enum { BEFORE_NOUN = 16 }; /* bytes: "the", "his own" */
    const dl_speech *speech = &w->speeches->list.at[statement->speech];
    bool parsed = w->trees && w->trees->n >= w->text->tokens.n;
    if (!parsed || speech->mode == DL_MODE_DIRECT || !speech->content.n) return false;
    uint32_t off = speech->content.at[0].off, noun = other->trigger.off;
    uint32_t token = dl_token_from(w->text, noun);
    return noun >= off && noun < off + BEFORE_NOUN && token < w->text->tokens.n &&
           w->trees->at[token].pos == DL_POS_NOUN && !is_subject(w, token) &&
           off >= statement->trigger.off + statement->trigger.len &&
           off < statement->trigger.off + statement->trigger.len + 2;
}

bool is_told_as_other(const struct event_work *w, uint16_t statement, uint32_t i,
                      uint32_t reach) {
    const dl_event *list = w->out->list.at, *one = &list[i];
    bool said = one->type == statement;
    uint32_t low = i > reach ? i - reach : 0, end = one->trigger.off + one->trigger.len;
    if (!said && !is_position(w->types->list.at[one->type].name)) return false;
    for (uint32_t k = low; k < w->out->list.n && k <= i + reach; k++) {
        const dl_event *other = &list[k];
        bool same = other->trigger.off < end &&
                    one->trigger.off < other->trigger.off + other->trigger.len;
        bool noun = said && other->type != statement && says_noun(w, one, other);
        if (k == i || !(same || noun) || (other->type == statement) == said) continue;
        if (!is_complete(w, other)) continue;
        dl_str type = w->types->list.at[other->type].name;
        /* "recalled the envoy" tells no memory, "welcomed him to Lima" no praise */
        bool met = said && dl_str_is(type, "meeting") && has_act(w, one, "praise");
        /* "declared a truce" */
        bool truce =
            dl_str_is(type, "ceasefire") && dl_str_find(dl_span_str(w->doc, one->trigger),
                                                        DL_LIT("declar"), 0) != DL_NONE;
        /* "pledged 20 million to Peru" */
        bool given = said && dl_str_is(type, "aid") && has_act(w, one, "promise");
        if (given) return true;
        if (said && !met && !truce && !is_position(type) &&
            !dl_str_is(type, "relations") &&
            !(same &&
              dl_str_is(type, "appointment"))) /* "dismissed the minister" says nothing */
            continue;
        if (is_rather_said(w, said ? one : other, said ? other : one) != said)
            return true;
    }
    return false;
}
