/* statement.c - statements: what the speech layer found, as events.
 *
 * In:  speeches with resolved speakers. Out: an event for each that has a speaker and tells
 * of speaking. Its content is what was said, without what stands between: "We go," he said,
 * "and soon".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum {
    CONFIDENCE_SPEECH = 75,
    CONFIDENCE_QUOTE = 90, /* a quotation with a known speaker */
    QUOTE_LEAST = 1,       /* words of a quotation, a clause, a turn */
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

/* The pieces of the content, in order of the text, as one; *SPAN: from first to last. */
static dl_str content_of(const struct event_work *w, const dl_speech *speech,
                         dl_span *span) {
    uint32_t n = speech->content.n, len = 0;
    *span = (dl_span){ 0 };
    for (uint32_t i = 0; i < n; i++) {
        *span = join_spans(*span, speech->content.at[i]);
        len += speech->content.at[i].len + 1;
    }
    if (n < 2) return dl_span_str(w->doc, *span);
    char *text = DL_NEW_N(w->mem, char, len);
    len = 0;
    for (uint32_t i = 0; i < n; i++) {
        dl_str piece = dl_span_str(w->doc, speech->content.at[i]);
        if (i) text[len++] = ' ';
        memcpy(text + len, piece.ptr, piece.len);
        len += piece.len;
    }
    return (dl_str){ text, len };
}

/* Does the content say something: more than the "that" of a broken sentence or a "Yeah." of
 * a transcript, whose cue is a colon or a "Q"? A quotation may be one word. */
static bool says_something(const struct event_work *w, const dl_speech *speech) {
    uint32_t words = 0, least = speech->cue.len < 2 ? TURN_LEAST : QUOTE_LEAST;
    if (speech->mode == DL_MODE_INDIRECT) least = CLAUSE_LEAST;
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
                       .status = speech->negated ? DL_DENIED : DL_OCCURRED };
    dl_span span;
    if (!speech->act.len) return; /* what somebody wants or expects is no statement */
    if (speech->speaker == DL_NONE || !declared->n_roles) return;
    if (!says_something(w, speech)) return;
    add_part(w, &event, (uint16_t)dl_event_role(declared, DL_LIT("speaker")),
             speech->speaker, true);
    if (!is_complete(declared, &event)) return; /* a place that stands for nobody */
    int addressee = dl_event_role(declared, DL_LIT("addressee"));
    uint32_t told = addressee_of(w, speech);
    if (told != DL_NONE && addressee >= 0)
        add_part(w, &event, (uint16_t)addressee, told, true);
    dl_str content = content_of(w, speech, &span);
    set_word(w, &event, "mode", dl_str_of(dl_mode_name(speech->mode)));
    set_word(w, &event, "act", speech->act);
    set_word(w, &event, "medium", speech->medium);
    set_span(w, &event, "outlet", speech->outlet);
    set_words(w, &event, "content", span, content);
    event.evidence = join_spans(sentence_span(w, speech->sentence), span);
    uint32_t trigger = speech->cue_first, end = trigger + speech->cue_n;
    attach_time(w, &event, trigger, end);
    attach_place(w, &event, trigger, end);
    event.confidence =
        speech->mode == DL_MODE_DIRECT ? CONFIDENCE_QUOTE : CONFIDENCE_SPEECH;
    *DL_PUSH(w->mem, &w->out->list) = event;
}
