/* tagged.c - from the spans of the attribution network to speeches.
 *
 * In:  cues with their sources and contents as runs of tokens; quotations, mentions,
 *      trees, words of speech acts. Out: speeches in order of the cue, with <speech> marks.
 * The network says what belongs together; who the speaker is, which act a cue tells and
 * how much of the content is quoted is read off here.
 *
 * SPDX-License-Identifier: MIT */
#include "cue_act.h"

enum {
    CUE_MOST = 16,  /* tokens of a cue */
    CLIMB = 4,      /* arcs up the tree */
    CUE_REACH = 64, /* tokens between a quotation and its cue */
    CUES_NEAR = 8,  /* cues around one that may tell parts of its quotation */
};

typedef struct {
    const unit_source *from;
    dl_order order;
    dl_text *text;
    cue_sets cues;
    uint32_t reputed, told_on; /* sets */
    said_sets said;
    const tagged_list *list;
    dl_speeches *out;
} maker;

static bool is_comma(const maker *k, uint32_t token) {
    return dl_str_is(token_form(k->from, token), ",");
}

/* ---- the speaker ------------------------------------------------------------------------ */

static bool can_speak(const maker *k, uint32_t m) {
    const dl_mention *mention = &k->from->mentions->list.at[m];
    return !mention->adjective && !dl_order_possessor(&k->order, mention);
}

/* The mention that covers TOKEN with its title; DL_NONE: none. */
static uint32_t mention_over(const maker *k, uint32_t token, token_run run) {
    uint32_t m = k->order.mention_at[token];
    if (m != DL_NONE) return m;
    for (uint32_t i = token; i < run.end; i++) {
        m = k->order.mention_at[i];
        if (m == DL_NONE) continue;
        const dl_mention *mention = &k->from->mentions->list.at[m];
        bool titled = mention->title_n && mention->title_first <= token &&
                      token < mention->title_first + mention->title_n;
        return titled ? m : DL_NONE;
    }
    return DL_NONE;
}

/* "the envoy, who said": whom the relative clause of PRONOUN is about; DL_NONE: it is in
 * none. */
static uint32_t antecedent(const maker *k, uint32_t pronoun) {
    uint32_t at = tree_head(k->from, pronoun);
    for (int steps = 0; at != DL_NONE && steps < CLIMB; steps++) {
        if (tree_rel(k->from, at, "acl:relcl")) return tree_head(k->from, at);
        at = tree_head(k->from, at);
    }
    return DL_NONE;
}

/* The mention of NOUN that RELATIVE stands for; "who" is a person where the noun only says
 * whose ("the leader of the opposition, who said"). DL_NONE: none. */
static uint32_t who_of(const maker *k, uint32_t noun, uint32_t relative) {
    uint32_t m = noun == DL_NONE ? DL_NONE : k->order.mention_at[noun];
    bool who = dl_str_is(token_form(k->from, relative), "who");
    uint32_t owner = noun == DL_NONE ? DL_NONE : tree_head(k->from, noun);
    if (!who || owner == DL_NONE || !tree_rel(k->from, noun, "nmod")) return m;
    uint32_t other = k->order.mention_at[owner];
    bool person = m != DL_NONE && k->from->mentions->list.at[m].kind == DL_ACTOR_PERSON;
    if (other == DL_NONE || person || k->from->mentions->list.at[other].plural) return m;
    return other;
}

/* The mention at the head of the source, else the first in it that can speak. */
static uint32_t head_of(const maker *k, token_run source) {
    uint32_t head = run_head(k->from, source);
    if (source.end - source.first == 1 &&
        dl_order_in(&k->order, head, k->order.sets.relative)) {
        return who_of(k, antecedent(k, head), head);
    }
    uint32_t m = mention_over(k, head, source);
    bool known = m != DL_NONE && can_speak(k, m);
    bool nominal = known && k->from->mentions->list.at[m].form == DL_FORM_NOMINAL;
    uint32_t named = named_source(k->from, &k->order, source, !known);
    if (known && !(nominal && named != DL_NONE)) return m;
    if (named != DL_NONE) return named;
    for (uint32_t i = source.first; i < source.end; i++) {
        m = k->order.mention_at[i];
        if (m != DL_NONE && can_speak(k, m) && !dl_order_governed(&k->order, m)) return m;
    }
    for (uint32_t i = source.first; i < source.end; i++)
        if (k->order.mention_at[i] != DL_NONE) return k->order.mention_at[i];
    return DL_NONE;
}

static bool is_full_name(const maker *k, uint32_t m) {
    const dl_mention *mention = &k->from->mentions->list.at[m];
    return mention->form == DL_FORM_NAME && mention->kind == DL_ACTOR_PERSON &&
           (mention->n > 1 || mention->title_n);
}

/* "The firm's president Ana Ruiz", "a spokesman at its office, Ana Ruiz,": the person whose
 * name ends SOURCE, if nothing joins or subordinates it; DL_NONE: none. */
static uint32_t last_named(const maker *k, token_run source) {
    uint32_t m = k->order.mention_at[source.end - 1];
    if (m == DL_NONE || !is_full_name(k, m) || !can_speak(k, m)) return DL_NONE;
    const dl_mention *mention = &k->from->mentions->list.at[m];
    uint32_t first = mention->title_n ? mention->title_first : mention->first;
    if (dl_order_governed(&k->order, m) || first < source.first + 2) return DL_NONE;
    for (uint32_t i = source.first; i < first; i++)
        if (k->from->grammar->at[i].pos == DL_POS_CCONJ ||
            dl_order_in(&k->order, i, k->order.sets.relative))
            return DL_NONE;
    uint32_t left = is_comma(k, first - 1) ? k->order.mention_at[first - 2] : DL_NONE;
    bool other = left != DL_NONE && /* "an aide of the president, Ana Ruiz" */
                 k->from->mentions->list.at[left].first > source.first &&
                 k->from->mentions->list.at[left].form == DL_FORM_NOMINAL &&
                 k->from->mentions->list.at[left].kind == DL_ACTOR_PERSON;
    return other ? DL_NONE : m;
}

static uint32_t speaker_of(const maker *k, token_run source) {
    uint32_t m = head_of(k, source);
    uint32_t last = m != DL_NONE && is_full_name(k, m) ? DL_NONE : last_named(k, source);
    return last == DL_NONE ? m : last;
}

/* Who does what the cue says when the network names no source: its subject, or that of
 * the verb whose subject it shares ("... and said", ", adding that"). */
static uint32_t subject_of(const maker *k, uint32_t verb) {
    for (int steps = 0; verb != DL_NONE && steps < CLIMB; steps++) {
        if (k->from->grammar->at[verb].pos != DL_POS_VERB ||
            tree_child(k->from, verb, "aux:pass") != DL_NONE)
            return DL_NONE;
        uint32_t subject = tree_child(k->from, verb, "nsubj");
        if (subject != DL_NONE) return subject;
        if (tree_rel(k->from, verb, "acl")) return tree_head(k->from, verb);
        /* "asked how long" in a clause of its own is said to somebody, not by him */
        bool active = dl_str_ends(token_form(k->from, verb), "ing");
        uint32_t cue = told_on_from(k->from, k->told_on, verb);
        if (cue != DL_NONE) {
            verb = cue;
            continue;
        }
        if (!tree_rel(k->from, verb, "conj") && !tree_rel(k->from, verb, "xcomp") &&
            !(active && tree_rel(k->from, verb, "advcl")))
            return DL_NONE;
        verb = tree_head(k->from, verb);
    }
    return DL_NONE;
}

static void add_subject(const maker *k, const tagged *t, dl_speech *speech) {
    uint32_t subject = subject_of(k, t->head);
    uint32_t m = subject == DL_NONE ? DL_NONE : k->order.mention_at[subject];
    if (m == DL_NONE || !can_speak(k, m)) return;
    const dl_mention *mention = &k->from->mentions->list.at[m];
    uint32_t first = mention->title_n && mention->title_first < mention->first
                         ? mention->title_first
                         : mention->first;
    speech->speaker = m;
    speech->source = dl_token_span(k->text, first, mention->first + mention->n - first);
}

/* ---- the content ------------------------------------------------------------------------ */

static const dl_quote *quote_over(const maker *k, uint32_t token) {
    uint32_t q = k->from->quote_at[token];
    return q ? &k->text->quotes.at[q - 1] : NULL;
}

/* Takes the marks of a quotation that RUN fills, with a full stop before the last. */
static token_run with_marks(const maker *k, token_run run) {
    /* "he said, 'Pay them.'": the comma before is nobody's */
    while (run.first + 1 < run.end && is_comma(k, run.first)) run.first++;
    const dl_quote *first = quote_over(k, run.first), *last = quote_over(k, run.end - 1);
    if (first && first->open != DL_NONE && run.first == first->open + 1 &&
        (first->close == DL_NONE || run.end >= first->close))
        run.first--;
    if (!last || (last->open != DL_NONE && run.first > last->open + 1)) return run;
    uint32_t end = last->close != DL_NONE ? last->close + 1 : last->first + last->n;
    uint32_t at = run.end;
    while (at < end && token_is_mark(k->from, at)) at++;
    if (at == end && end > run.end) run.end = end;
    return run;
}

static bool is_inside(const dl_quote *q, uint32_t token) {
    return q->first <= token && token < q->first + q->n;
}

/* Does a cue near FOUND, from outside Q, tell words of Q? */
static bool is_shared(const maker *k, const tagged *found, const dl_quote *q) {
    const tagged *first = k->list->at, *last = first + k->list->n;
    const tagged *t = found - first > CUES_NEAR ? found - CUES_NEAR : first;
    for (; t < last && t <= found + CUES_NEAR; t++)
        for (uint32_t c = 0; t != found && c < t->content.n; c++)
            if (!is_inside(q, t->cue.first) && is_inside(q, t->content.at[c].first))
                return true;
    return false;
}

/* RUN, or the whole of the quotation of which it is a part: the network does not see the
 * far end of a long one. */
static token_run whole_quotation(const maker *k, const tagged *found, token_run run) {
    const dl_quote *q = quote_over(k, run.first);
    bool part = q && !q->scare && q == quote_over(k, run.end - 1);
    bool line =
        q && q->open != DL_NONE && k->text->tokens.at[q->open].flags & DL_LINE_BEFORE;
    part = part && (q->close != DL_NONE || line);
    if (!part || is_inside(q, found->cue.first) || is_shared(k, found, q)) return run;
    if (run.first > q->first) run.first = q->first;
    if (q->close != DL_NONE && run.end < q->first + q->n) run.end = q->first + q->n;
    return run;
}

static void add_content(const maker *k, dl_speech *speech, token_run run) {
    *DL_PUSH(k->from->mem, &speech->content) =
        dl_token_span(k->text, run.first, run.end - run.first);
}

/* Does FOUND or a cue behind it have words of [FIRST, END) for its content? */
static bool is_taken(const maker *k, const tagged *found, uint32_t first, uint32_t end) {
    const tagged *t = found, *last = k->list->at + k->list->n;
    for (; t < last && t->cue.first < end + CUE_REACH; t++)
        for (uint32_t c = 0; c < t->content.n; c++)
            if (t->content.at[c].first < end && first < t->content.at[c].end) return true;
    return false;
}

/* The paragraphs over which the quotation that ends a content runs on, up to one that is
 * told by a cue of its own. */
static void add_continued(const maker *k, const tagged *found, dl_speech *speech,
                          uint32_t token) {
    uint32_t q = k->from->quote_at[token];
    if (!q) return;
    while (q < k->text->quotes.n && k->text->quotes.at[q].continues == q - 1) {
        const dl_quote *next = &k->text->quotes.at[q++];
        uint32_t first = next->open != DL_NONE ? next->open : next->first;
        uint32_t end = next->close != DL_NONE ? next->close + 1 : next->first + next->n;
        if (is_taken(k, found, first, end)) return;
        add_content(k, speech, (token_run){ first, end });
    }
}

/* ---- the content of a cue --------------------------------------------------------------- */

/* "told Reuters on his return that the port was open": what stands before "that" tells when and
 * where it was said. */
static token_run behind_that(const maker *k, const tagged *t, token_run run) {
    if (run.first <= t->head) return run;
    for (uint32_t that = run.first + 1; that < run.end; that++) {
        uint32_t verb = tree_head(k->from, that);
        if (!tree_rel(k->from, that, "mark") || verb == DL_NONE || verb < that ||
            tree_head(k->from, verb) != t->head || !tree_rel(k->from, verb, "ccomp") ||
            !dl_str_is(token_form(k->from, that), "that"))
            continue;
        run.first = that; /* no clause has anything before its "that" */
        return run;
    }
    return run;
}

/* "warned the council on Monday that it was late": whom a that-clause is told, and when, are no
 * part of what is said. An empty run: it is that alone. */
static token_run behind_told(const maker *k, const tagged *t, token_run run) {
    enum { REACH = 8 };
    if (!t->told.end || run.first < t->told.first || run.first >= t->told.end ||
        run.first < t->head)
        return run;
    uint32_t that = t->told.end;
    const dl_sentence *s = &k->text->sentences.at[dl_sentence_of(k->text, t->head)];
    for (; that < s->first + s->n && that < t->told.end + REACH; that++) {
        if (dl_str_is(token_form(k->from, that), "that") &&
            tree_rel(k->from, that, "mark"))
            break;
        if (k->from->grammar->at[that].pos == DL_POS_VERB) return run;
    }
    if (that >= s->first + s->n || that >= t->told.end + REACH) return run;
    run.first = that < run.end ? that : run.end;
    return run;
}

/* "a paper quoted Lund as saying it was late": behind the cue, which the network took for a
 * part of the content; ", a paper quoted him as saying": what stands before. */
static token_run around_cue(const maker *k, const tagged *t, token_run run) {
    bool around = t->cue.first >= run.first && t->cue.first < run.end;
    bool source = run.first >= t->source.first && run.end <= t->source.end;
    bool rest = run.first >= t->cue.end && run.end == run.first + 2 &&
                dl_str_is(token_form(k->from, run.first), "as");
    /* "the port would open, the minister was quoted": not he */
    bool before = run.first < t->source.first && run.end == t->source.end &&
                  t->source.end <= t->cue.first && is_comma(k, t->source.first - 1);
    if (before) return (token_run){ run.first, t->source.first - 1 };
    bool itself = run.first == t->head && run.end == run.first + 1; /* "Lund's remarks" */
    if (!t->source.end || itself || !(around || source || rest)) return run;
    if (rest) return (token_run){ 0, 0 }; /* "were quoted by the paper as saying" */
    if (around && t->cue.end < run.end) return (token_run){ t->cue.end, run.end };
    uint32_t first = k->text->sentences.at[dl_sentence_of(k->text, t->head)].first;
    uint32_t at = t->source.first < t->cue.first ? t->source.first : t->cue.first;
    while (at > first && !is_comma(k, at)) at--;
    if (at == first) return (token_run){ 0, 0 };
    uint32_t end = at;
    while (end + 1 < t->cue.first && k->text->tokens.at[end + 1].kind == DL_QUOTE) end++;
    if (end > at) end++;
    return (token_run){ run.first < at ? run.first : first, end };
}

/* How much of the content stands in quotation marks. */
static uint8_t mode_of(const maker *k, const tagged *t) {
    uint32_t words = 0, quoted = 0;
    for (uint32_t c = 0; c < t->content.n; c++) {
        token_run run = around_cue(k, t, t->content.at[c]);
        for (uint32_t i = run.first; i < run.end; i++) {
            if (token_is_mark(k->from, i)) continue;
            words++;
            quoted += quote_over(k, i) != NULL;
        }
    }
    if (t->turn) return DL_MODE_DIRECT;
    if (!quoted) return DL_MODE_INDIRECT;
    return quoted * 20 >= words * 19 ? DL_MODE_DIRECT : DL_MODE_MIXED;
}

/* ---- one cue ---------------------------------------------------------------------------- */

/* Without the comma or colon at its end, if it is more than that. */
static token_run trimmed(const maker *k, token_run run) {
    while (run.end > run.first + 1 && token_is_mark(k->from, run.end - 1)) run.end--;
    return run;
}

/* Of RUN, what the cue T says, without a deed that follows, or in what it is said. */
static token_run before_joined(const maker *k, const tagged *t, token_run run) {
    uint32_t end = before_told_on(k->from, k->told_on, t->head, run);
    end = before_said_in(k->from, &k->said, t->head, (token_run){ run.first, end });
    return end == run.end ? run : trimmed(k, (token_run){ run.first, end });
}

/* "After talks with Envoy Lund, Minister Ruiz said": the network takes both for the source.
 * What follows the comma, where SOURCE begins behind a preposition and a name ends it. */
static token_run behind_aside(const maker *k, token_run source, token_run cue) {
    const dl_sentence *s = &k->text->sentences.at[dl_sentence_of(k->text, cue.first)];
    uint32_t at = source.end - 1;
    if (source.first <= s->first + 1 || cue.first < source.end ||
        k->from->grammar->at[source.first - 1].pos != DL_POS_ADP)
        return source;
    while (at > source.first && !is_comma(k, at)) at--;
    uint32_t m = at > source.first ? k->order.mention_at[source.end - 1] : DL_NONE;
    if (m == DL_NONE || k->order.mention_at[source.first] == m) return source;
    const dl_mention *mention = &k->from->mentions->list.at[m];
    if (mention->form == DL_FORM_NAME && mention->first > at && can_speak(k, m))
        source.first = at + 1;
    return source;
}

/* "The envoy is said to be ill", "rebels said to have fled": nobody is told to say so, least of all
 * they. */
static bool is_reputed(const maker *k, const tagged *t) {
    uint32_t to = tree_child(k->from, t->head, "xcomp");
    if (!token_in(k->from, t->head, k->reputed) || to == DL_NONE ||
        (to >= t->cue.first && to < t->cue.end) ||
        tree_child(k->from, to, "mark") == DL_NONE ||
        tree_child(k->from, t->head, "obl:agent") != DL_NONE)
        return false;
    return tree_child(k->from, t->head, "aux:pass") != DL_NONE ||
           tree_child(k->from, to, "aux") != DL_NONE ||
           tree_child(k->from, to, "aux:pass") != DL_NONE;
}

/* "Four men accused of killing him": who accuses them nobody says, and they say nothing. */
static bool is_accused(const maker *k, const tagged *t) {
    uint32_t noun = tree_head(k->from, t->head);
    return t->source.end && tree_rel(k->from, t->head, "acl") && noun != DL_NONE &&
           noun < t->head && noun >= t->source.first && noun < t->source.end &&
           token_in(k->from, t->head, k->cues.charge) &&
           t->head + 1 < k->text->tokens.n &&
           dl_str_is(token_form(k->from, t->head + 1), "of");
}

/* "..., witness Ana Ruiz said": the noun right before the name says who she is, even where
 * the parser takes it for a verb. */
static bool is_title(const maker *k, const tagged *t) {
    uint32_t m = t->source.end ? k->order.mention_at[t->source.first] : DL_NONE;
    if (m == DL_NONE || t->source.first != t->cue.end) return false;
    const dl_mention *mention = &k->from->mentions->list.at[m];
    return mention->title_n && mention->title_first <= t->cue.first &&
           t->cue.end <= mention->title_first + mention->title_n;
}

/* Leaves the title of who speaks, which parsers take for a verb, out of what is said. */
static void drop_title(const maker *k, tagged *t) {
    uint32_t m = t->source.end ? k->order.mention_at[t->source.first] : DL_NONE;
    if (m == DL_NONE) return;
    const dl_mention *mention = &k->from->mentions->list.at[m];
    token_run *last = t->content.n ? &t->content.at[t->content.n - 1] : NULL;
    if (!last || !mention->title_n || last->end != mention->first ||
        mention->title_first <= last->first)
        return;
    last->end = mention->title_first;
    while (last->end > last->first + 1 && token_is_mark(k->from, last->end - 1))
        last->end--;
}

/* "a bridge that engineers say is safe": "that" is what was named before. */
static bool is_relative(const maker *k, const tagged *t, token_run run) {
    static const char *const words[] = { "that", "which", "who", "what" };
    return t->content.n > 1 && run.end == run.first + 1 && run.first < t->cue.first &&
           token_among(k->from, run.first, words, DL_N(words));
}

/* "What the readers think of the bridge:" is the heading of what they say. */
static bool is_heading(const maker *k, const tagged *t) {
    static const char *const asks[] = { "What", "How", "Why" };
    const dl_sentence *s = &k->text->sentences.at[dl_sentence_of(k->text, t->head)];
    return token_among(k->from, s->first, asks, DL_N(asks)) &&
           dl_str_is(token_form(k->from, s->first + s->n - 1), ":");
}

static void add_speech(const maker *k, const tagged *found) {
    tagged all = *found;
    const tagged *t = &all;
    all.cue = trimmed(k, all.cue);
    drop_title(k, &all);
    if (all.source.end) all.source = behind_aside(k, trimmed(k, all.source), all.cue);
    dl_speech speech = { .sentence = dl_sentence_of(k->text, t->head),
                         .cue_first = t->cue.first,
                         .cue_n = t->cue.end - t->cue.first,
                         .speaker = DL_NONE,
                         .addressee = DL_NONE };
    if (!t->content.n || speech.cue_n > CUE_MOST || speech.sentence == DL_NONE ||
        is_reputed(k, t) || is_accused(k, t) || is_title(k, t) || is_heading(k, t))
        return;
    speech.cue = dl_token_span(k->text, speech.cue_first, speech.cue_n);
    if (t->source.end) {
        speech.source =
            dl_token_span(k->text, t->source.first, t->source.end - t->source.first);
        speech.speaker = issuer_of(k->from, &k->order, t->source);
        if (speech.speaker == DL_NONE) speech.speaker = speaker_of(k, t->source);
    } else {
        add_subject(k, t, &speech);
    }
    if (t->told.end) speech.addressee = speaker_of(k, t->told);
    if (speech.addressee == speech.speaker) speech.addressee = DL_NONE;
    speech.mode = mode_of(k, t);
    speech.act = cue_act(k->from, &k->order, &k->cues, t, speech.mode);
    speech.negated = cue_negated(k->from, &k->order, &k->cues, t);
    for (uint32_t c = 0; c < t->content.n; c++) {
        token_run run = with_marks(k, whole_quotation(k, found, t->content.at[c]));
        if (is_relative(k, t, run)) continue;
        if (speech.mode == DL_MODE_INDIRECT)
            run = behind_that(k, t, ahead_of_cue(k->from, t->head, run));
        if (speech.mode == DL_MODE_INDIRECT && c + 1 == t->content.n)
            run = to_its_verb(k->from, t->head, run);
        if (speech.mode != DL_MODE_DIRECT) run = behind_told(k, t, run);
        if (speech.mode == DL_MODE_INDIRECT) run = before_joined(k, t, run);
        if (speech.mode == DL_MODE_INDIRECT) run = with_name(k->from, t->head, run);
        run = around_cue(k, t, run);
        if (speech.mode == DL_MODE_INDIRECT)
            run = behind_day(k->from, &k->said, t->cue.end, run);
        if (run.first == run.end) continue;
        uint32_t off = k->text->tokens.at[run.first].off;
        if (speech.content.n && off <= speech.content.at[speech.content.n - 1].off)
            continue;
        add_content(k, &speech, run);
        add_continued(k, found, &speech, run.end - 1);
    }
    *DL_PUSH(k->from->mem, &k->text->marks) = (dl_mark){
        .first = t->head, .n = 1, .kind = DL_MARK_SPEECH, .value = k->out->list.n
    };
    *DL_PUSH(k->from->mem, &k->out->list) = speech;
}

void speeches_of(const unit_source *from, const tagged_list *list, dl_text *text,
                 dl_speeches *out) {
    maker k = { .from = from,
                .order =
                    dl_order_of(from->mem, from->words, from->doc, text, from->mentions),
                .text = text,
                .cues = cue_sets_of(from->words),
                .reputed = dl_words_set(from->words, DL_LIT("reputed")),
                .said = { .conveys = dl_words_set(from->words, DL_LIT("conveys")),
                          .daypart = dl_words_set(from->words, DL_LIT("daypart")),
                          .said_in = dl_words_set(from->words, DL_LIT("said_in")),
                          .speech = dl_words_set(from->words, DL_LIT("speech_verb")),
                          .weekday = dl_words_set(from->words, DL_LIT("weekday")) },
                .told_on = dl_words_set(from->words, DL_LIT("told_on")),
                .list = list,
                .out = out };
    k.order.places_act = true; /* "Washington said": resolved later */
    for (uint32_t i = 0; i < list->n; i++) add_speech(&k, &list->at[i]);
}
