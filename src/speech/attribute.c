/* attribute.c - source, cue and content without a trained model: by order of words.
 *
 * In:  tokens, quotations, mentions; the sets "say_ACT" of cue words.
 * Out: speeches in order of the cue, with <speech> marks.
 * Serves where the attribution network or the grammar is left out. A cue is a verb of an
 * act; its source stands left of it, or right of it after a comma or a quotation; its
 * content is a quotation beside it, else the words after it, else the words before its
 * source. Medium and addressee are medium.c's.
 *
 * SPDX-License-Identifier: MIT */
#include "speech_private.h"

enum {
    QUOTE_REACH = 14, /* tokens between a quotation and its cue */
    THAT_REACH = 16,  /* tokens between a cue and its "that" */
    SOURCE_GAP = 12,  /* tokens between a source's head and its cue that belong to it */
};

struct finder {
    dl_arena *mem;
    dl_order order;
    dl_text *text;
    speech_sets acts;
    uint32_t determiner, say_to; /* sets */
    uint32_t only_quoted;        /* verbs that report only beside a quotation: "asked" */
    uint64_t bits;               /* sentences without any of these need no look */
    const uint32_t *time_end;    /* token -> end of the time expression it begins, or 0 */
    const uint32_t *quoted;      /* token -> 1 + the quotation it stands in, or 0 */
    dl_speeches *out;
};

static dl_str word_at(const struct finder *f, uint32_t token) {
    return dl_token_str(f->order.doc, &f->text->tokens.at[token]);
}

static bool is_word(const struct finder *f, uint32_t token, const char *lower) {
    char out[16];
    if (token >= f->text->tokens.n) return false;
    dl_str s = word_at(f, token);
    if (s.len > sizeof out) return false;
    return dl_str_is((dl_str){ out, dl_utf8_lower(s, out, sizeof out) }, lower);
}

/* Could TOKEN be a cue at all? One look; most tokens end here. */
static bool may_be_cue(const struct finder *f, uint32_t token) {
    uint32_t word = f->text->tokens.at[token].word;
    return word && (dl_words_bits(f->order.words, word) & f->bits);
}

static int act_of(const struct finder *f, uint32_t token) {
    return speech_act_at(&f->acts, &f->text->tokens.at[token], f->text->tokens.n - token);
}

/* A form that could be a noun ("the report", "his claims") counts as a verb only where no
 * noun can stand. */
static bool is_noun_here(const struct finder *f, uint32_t token, uint32_t first) {
    dl_str s = word_at(f, token);
    if (token > first && dl_order_in(&f->order, token - 1, f->determiner)) return true;
    if (dl_str_ends(s, "ed") || dl_str_ends(s, "ing") || dl_str_is(s, "said") ||
        dl_str_is(s, "told") || dl_str_is(s, "says") || dl_str_is(s, "wrote"))
        return false;
    if (token == first) return true;
    const dl_token *left = &f->text->tokens.at[token - 1];
    if (dl_order_in(&f->order, token - 1, f->order.sets.preposition)) return true;
    uint32_t m = f->order.mention_at[token - 1];
    bool after_mention = m != DL_NONE && !f->order.mentions->list.at[m].adjective;
    uint32_t start = m == DL_NONE ? first : f->order.mentions->list.at[m].first;
    if (start > first && is_word(f, start - 1, "a") && !dl_str_ends(s, "s"))
        return true; /* "a Facebook post": of one a verb would end in "s" */
    bool after_auxiliary = dl_order_group(&f->order, token) != token;
    bool after_mark = left->kind == DL_QUOTE || left->kind == DL_PUNCT;
    return !(after_mention || after_auxiliary || after_mark);
}

/* "a truce announced on Monday": a participle right behind a noun that nobody is. Plain
 * verbs of saying are not used so. */
static bool is_participle(const struct finder *f, uint32_t token, uint32_t first) {
    if (token == first || !dl_str_ends(word_at(f, token), "ed")) return false;
    if (act_of(f, token) == ACT_SAY || dl_order_group(&f->order, token) != token)
        return false;
    const dl_token *left = &f->text->tokens.at[token - 1];
    return left->kind == DL_WORD && f->order.mention_at[token - 1] == DL_NONE &&
           !(left->flags & DL_CAPITAL) && !is_word(f, token - 1, "and") &&
           !dl_order_in(&f->order, token - 1, f->order.sets.adverb) &&
           !dl_order_in(&f->order, token - 1, f->order.sets.relative);
}

static bool is_cue(const struct finder *f, uint32_t token, uint32_t first) {
    const dl_token *t = &f->text->tokens.at[token];
    bool named = f->order.mention_at[token] != DL_NONE || (t->flags & DL_CAPITAL);
    if (named && token > first && t[-1].kind != DL_QUOTE) return false; /* "States" */
    if (is_noun_here(f, token, first)) return false;
    if (token > first && is_word(f, token - 1, "to"))
        return false; /* "declined to say" */
    return !dl_order_passive(&f->order, token) && !is_participle(f, token, first);
}

static dl_span span_of(const struct finder *f, uint32_t first, uint32_t end) {
    return end > first ? dl_token_span(f->text, first, end - first) : (dl_span){ 0 };
}

/* ---- the source ----------------------------------------------------------------------- */

static uint32_t mention_start(const dl_mention *m) {
    return m->title_n && m->title_first < m->first ? m->title_first : m->first;
}

/* Mention right of the cue that can be its source: "..., said Abdullah Abdullah". */
static uint32_t inverted_source(const struct finder *f, uint32_t cue, uint32_t first) {
    if (cue == first) return DL_NONE;
    const dl_token *left = &f->text->tokens.at[cue - 1];
    if (left->kind != DL_QUOTE && !is_word(f, cue - 1, ",")) return DL_NONE;
    return dl_order_object(&f->order, cue + 1);
}

/* The words of a source: title, name, and what stands between the name and its cue. */
static dl_span source_span(const struct finder *f, uint32_t mention, uint32_t cue) {
    const dl_mention *m = &f->order.mentions->list.at[mention];
    uint32_t end = m->first + m->n, least = end;
    if (cue > end) { /* "officials in Kabul said", "Khalilzad, who leads ..., said" */
        uint32_t group = dl_order_group(&f->order, cue);
        if (group > end && dl_order_in(&f->order, group - 1, f->order.sets.adverb))
            group--;
        if (group > end && group - end <= SOURCE_GAP) end = group;
        while (end > least && f->text->tokens.at[end - 1].kind == DL_PUNCT) end--;
    }
    return span_of(f, mention_start(m), end);
}

/* ---- the content ---------------------------------------------------------------------- */

/* The quotation that closes left of TOKEN, with only words of source and cue between. */
static uint32_t quote_before(const struct finder *f, uint32_t token, uint32_t first) {
    uint32_t steps = 0;
    for (uint32_t at = token; at > first && steps < QUOTE_REACH; steps++) {
        at--;
        uint32_t q = f->order.quote_at[at];
        if (q != DL_NONE) return f->text->quotes.at[q].close == at ? q : DL_NONE;
        if (is_word(f, at, ".") || is_word(f, at, ";")) break;
    }
    return DL_NONE;
}

/* The quotation that opens right of TOKEN, before another cue. */
static uint32_t quote_after(const struct finder *f, uint32_t token, uint32_t end) {
    for (uint32_t at = token; at < end; at++) {
        uint32_t q = f->order.quote_at[at];
        if (q != DL_NONE) return f->text->quotes.at[q].open == at ? q : DL_NONE;
        if (act_of(f, at) >= 0 && is_cue(f, at, token)) break;
    }
    return DL_NONE;
}

static dl_span quote_span(const struct finder *f, uint32_t q) {
    const dl_quote *quote = &f->text->quotes.at[q];
    uint32_t end = quote->close != DL_NONE ? quote->close + 1 : quote->first + quote->n;
    return span_of(f, quote->open != DL_NONE ? quote->open : quote->first, end);
}

static void add_content(const struct finder *f, dl_speech *speech, dl_span span) {
    if (!span.len) return;
    for (uint32_t i = 0; i < speech->content.n; i++)
        if (speech->content.at[i].off == span.off) return;
    *DL_PUSH(f->mem, &speech->content) = span;
}

/* A quotation and the paragraphs over which it runs on: marks of those that follow are
 * consecutive in the list. */
static void add_quote(const struct finder *f, dl_speech *speech, uint32_t q) {
    add_content(f, speech, quote_span(f, q));
    while (q + 1 < f->text->quotes.n && f->text->quotes.at[q + 1].continues == q)
        add_content(f, speech, quote_span(f, ++q));
}

/* Behind whom the cue before AFTER tells: "told reporters here the talks". */
static uint32_t behind_addressee(const struct finder *f, uint32_t after, uint32_t end) {
    if (!dl_order_in(&f->order, after - 1, f->say_to)) return after;
    uint32_t m = dl_order_object(&f->order, after), at = after;
    if (m != DL_NONE && f->order.mentions->list.at[m].first <= after + 2)
        at = f->order.mentions->list.at[m].first + f->order.mentions->list.at[m].n;
    else if (at < end && (is_word(f, at, "reporters") || is_word(f, at, "journalists")))
        at++;
    if (at > after && (is_word(f, at, "here") || is_word(f, at, "there"))) at++;
    return at;
}

/* Where an indirect content begins right of the cue: at "that", or behind the words that
 * say when. */
static uint32_t content_start(const struct finder *f, uint32_t after, uint32_t end) {
    for (uint32_t at = after; at < end && at < after + THAT_REACH; at++) {
        if (is_word(f, at, "that")) return at;
        if (is_word(f, at, ",") || is_word(f, at, ":")) break;
        if (at > after && act_of(f, at) >= 0 && is_cue(f, at, after)) break;
    }
    uint32_t at = behind_addressee(f, after, end);
    bool governed = at < end && dl_order_in(&f->order, at, f->order.sets.preposition);
    if (at + governed < end && f->time_end[at + governed])
        at = f->time_end[at + governed]; /* "said on Tuesday the talks" */
    while (at < end && (is_word(f, at, ",") || is_word(f, at, ":"))) at++;
    return at;
}

/* Where the content left of a source begins: "The talks ended, the envoy said". */
static uint32_t content_before(const struct finder *f, uint32_t source, uint32_t first) {
    if (source <= first + 2 || !is_word(f, source - 1, ",")) return DL_NONE;
    uint32_t at = first;
    for (uint32_t i = first; i + 1 < source; i++)
        if (is_word(f, i, ";")) at = i + 1;
    return source - 1 - at >= 2 ? at : DL_NONE;
}

/* Does the sentence end, or only say when and where, right of the cue? */
static bool nothing_follows(const struct finder *f, uint32_t after, uint32_t end) {
    if (after >= end) return true;
    if (f->text->tokens.at[after].kind == DL_PUNCT) return !is_word(f, after, ":");
    return f->time_end[after] || dl_order_in(&f->order, after, f->order.sets.preposition);
}

static uint32_t trim_end(const struct finder *f, uint32_t first, uint32_t end) {
    while (end > first && f->text->tokens.at[end - 1].kind == DL_PUNCT &&
           !is_word(f, end - 1, ")"))
        end--;
    return end;
}

/* The token that joins the clause of the cue AT to what stands left of it: the comma in
 * ", adding that", "and" in "and Spain said that"; DL_NONE: it belongs to the content. */
static uint32_t joint(const struct finder *f, uint32_t at, uint32_t from) {
    if (is_word(f, at - 1, ",")) return at - 1;
    uint32_t subject = dl_order_subject(&f->order, at);
    if (subject == DL_NONE) return DL_NONE;
    uint32_t start = mention_start(&f->order.mentions->list.at[subject]);
    while (start > from && dl_order_in(&f->order, start - 1, f->determiner)) start--;
    bool joined = start > from + 1 && start < at &&
                  (is_word(f, start - 1, "and") || is_word(f, start - 1, "but") ||
                   is_word(f, start - 1, "while"));
    return joined ? start - 1 : DL_NONE;
}

/* The end of an indirect content: where the next cue of the sentence takes over
 * (", adding that ...", "and Spain said ..."), else the clause's end. */
static uint32_t content_end(const struct finder *f, uint32_t from, uint32_t end) {
    uint32_t last = dl_order_clause_end(&f->order, from);
    if (last > end) last = end;
    for (uint32_t at = from + 1; at < last; at++) {
        if (act_of(f, at) < 0 || !is_cue(f, at, from)) continue;
        uint32_t joined = joint(f, at, from);
        if (joined == DL_NONE) continue;
        last = joined;
        break;
    }
    return trim_end(f, from, last);
}

/* The content of an indirect speech, as [*FROM, *TO) tokens. */
static void indirect(const struct finder *f, const dl_speech *speech, uint32_t after,
                     bool inverted, const dl_sentence *s, uint32_t *from, uint32_t *to) {
    uint32_t source = speech->cue_first, end = s->first + s->n;
    if (speech->speaker != DL_NONE && !inverted) {
        uint32_t start = mention_start(&f->order.mentions->list.at[speech->speaker]);
        if (start < source) source = start;
        while (source > s->first && dl_order_in(&f->order, source - 1, f->determiner))
            source--;
    }
    uint32_t before = content_before(f, source, s->first);
    *from = content_start(f, after, end);
    bool that = *from < end && is_word(f, *from, "that");
    if (before != DL_NONE && !that && (inverted || nothing_follows(f, after, end))) {
        *from = before;
        *to = trim_end(f, before, source - 1);
    } else {
        *to = *from < end ? content_end(f, *from, end) : *from;
    }
}

/* Adds the quotations beside the cue; false: there are none. */
static bool direct(const struct finder *f, dl_speech *speech, uint32_t after,
                   const dl_sentence *s) {
    uint32_t q = quote_before(f, speech->cue_first, s->first);
    uint32_t next = quote_after(f, after, s->first + s->n);
    bool found = false;
    if (q != DL_NONE && !f->text->quotes.at[q].scare) {
        add_quote(f, speech, q);
        found = true;
    }
    if (next == DL_NONE || f->text->quotes.at[next].scare) return found;
    uint32_t open = f->text->quotes.at[next].open;
    if (!found && open > after + 1 && !is_word(f, open - 1, ":") &&
        !is_word(f, open - 1, ","))
        return false; /* part of an indirect content */
    add_quote(f, speech, next);
    return true;
}

static bool has_quote(const struct finder *f, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++)
        if (f->order.quote_at[at] != DL_NONE) return true;
    return false;
}

/* ---- one cue -------------------------------------------------------------------------- */

static bool is_negated(const struct finder *f, uint32_t group, uint32_t cue) {
    for (uint32_t at = group; at < cue; at++)
        if (dl_order_in(&f->order, at, f->order.sets.negation)) return true;
    return false;
}

/* A second cue of the same speaker in a sentence adds nothing to the same content. */
static bool is_repeated(const struct finder *f, const dl_speech *speech) {
    for (uint32_t i = f->out->list.n; i > 0; i--) {
        const dl_speech *other = &f->out->list.at[i - 1];
        if (other->sentence != speech->sentence) return false;
        if (other->speaker == speech->speaker &&
            other->content.at[0].off == speech->content.at[0].off)
            return true;
    }
    return false;
}

/* Completes what is known of one cue (tokens, act, perhaps its speaker) and keeps it if
 * it is an attribution. */
static bool attribute(struct finder *f, dl_speech speech, uint32_t cue) {
    const dl_sentence *s = &f->text->sentences.at[speech.sentence];
    uint32_t after = speech.cue_first + speech.cue_n, from = 0, to = 0;
    bool accordance = is_word(f, cue, "according");
    bool inverted = accordance;
    bool shared = speech.speaker != DL_NONE; /* not its own: "..., adding that" */
    if (speech.speaker == DL_NONE) {
        speech.speaker = inverted_source(f, cue, s->first);
        inverted = speech.speaker != DL_NONE;
        if (!inverted) speech.speaker = dl_order_subject(&f->order, cue);
    }
    speech.cue = span_of(f, speech.cue_first, after);
    speech.negated = is_negated(f, speech.cue_first, cue);
    if (speech.speaker != DL_NONE) {
        const dl_mention *m = &f->order.mentions->list.at[speech.speaker];
        speech.source = source_span(f, speech.speaker, inverted || shared ? 0 : cue);
        if (inverted) after = m->first + m->n;
    }
    if (direct(f, &speech, after, s)) {
        speech.mode = DL_MODE_DIRECT;
    } else {
        if (dl_order_in(&f->order, cue, f->only_quoted)) return false;
        indirect(f, &speech, after, inverted, s, &from, &to);
        if (speech.speaker == DL_NONE || to < from + 2) return false;
        add_content(f, &speech, span_of(f, from, to));
        speech.mode = has_quote(f, from, to) ? DL_MODE_MIXED : DL_MODE_INDIRECT;
    }
    if (is_repeated(f, &speech)) return false;
    *DL_PUSH(f->mem, &f->text->marks) = (dl_mark){ .first = cue,
                                                   .n = after > cue ? 1 : 0,
                                                   .kind = DL_MARK_SPEECH,
                                                   .value = f->out->list.n };
    *DL_PUSH(f->mem, &f->out->list) = speech;
    return true;
}

static void find_in_sentence(struct finder *f, uint32_t sentence) {
    const dl_sentence *s = &f->text->sentences.at[sentence];
    uint32_t end = s->first + s->n, last_speaker = DL_NONE;
    for (uint32_t at = s->first; at < end; at++) {
        if (!may_be_cue(f, at)) continue;
        dl_speech speech = { .sentence = sentence,
                             .speaker = DL_NONE,
                             .addressee = DL_NONE,
                             .cue_first = at,
                             .cue_n = 2 };
        if (is_word(f, at, "according") && is_word(f, at + 1, "to")) {
            speech.act = speech_act_name(ACT_SAY);
            speech.speaker = dl_order_object(&f->order, at + 2);
            if (speech.speaker != DL_NONE) (void)attribute(f, speech, at);
            continue;
        }
        int act = act_of(f, at);
        if (act < 0 || f->quoted[at] || !is_cue(f, at, s->first)) continue;
        speech.act = speech_act_name(act);
        speech.cue_first = dl_order_group(&f->order, at);
        speech.cue_n = at + 1 - speech.cue_first;
        /* ", adding that": the speaker of the cue before */
        if (dl_str_ends(word_at(f, at), "ing") && at > s->first &&
            is_word(f, at - 1, ","))
            speech.speaker = last_speaker;
        if (attribute(f, speech, at))
            last_speaker = f->out->list.at[f->out->list.n - 1].speaker;
    }
}

/* A quotation in a sentence of its own, right behind one with a cue, goes with it. */
static void add_following_quotes(struct finder *f) {
    for (uint32_t i = 0; i < f->out->list.n; i++) {
        dl_speech *speech = &f->out->list.at[i];
        uint32_t next = speech->sentence + 1;
        if (speech->mode != DL_MODE_DIRECT || next >= f->text->sentences.n) continue;
        const dl_sentence *s = &f->text->sentences.at[next];
        if (s->block != f->text->sentences.at[speech->sentence].block) continue;
        uint32_t q = f->order.quote_at[s->first];
        if (q == DL_NONE || f->text->quotes.at[q].open != s->first) continue;
        bool taken = i + 1 < f->out->list.n && f->out->list.at[i + 1].sentence == next;
        if (!taken) add_quote(f, speech, q);
    }
}

/* Per-token tables, so that the look around every cue is constant time. */
static void index_tokens(struct finder *f) {
    uint32_t n = f->text->tokens.n;
    uint32_t *time_end = DL_NEW_N(f->mem, uint32_t, (size_t)n + 1);
    uint32_t *quoted = DL_NEW_N(f->mem, uint32_t, (size_t)n + 1);
    for (uint32_t m = 0; m < f->text->marks.n; m++) {
        const dl_mark *mark = &f->text->marks.at[m];
        if (mark->kind == DL_MARK_TIME) time_end[mark->first] = mark->first + mark->n;
    }
    for (uint32_t q = 0; q < f->text->quotes.n; q++) {
        const dl_quote *quote = &f->text->quotes.at[q];
        if (quote->scare) continue;
        for (uint32_t i = quote->first; i < quote->first + quote->n && i < n; i++)
            quoted[i] = q + 1;
    }
    f->time_end = time_end;
    f->quoted = quoted;
}

void find_by_order(dl_arena *mem, const dl_words *words, const dl_document *doc,
                   dl_text *text, const dl_mentions *mentions, dl_speeches *speeches) {
    struct finder f = {
        .mem = mem,
        .order = dl_order_of(mem, words, doc, text, mentions),
        .text = text,
        .acts = speech_sets_of(words),
        .determiner = dl_words_set(words, DL_LIT("determiner")),
        .say_to = dl_words_set(words, DL_LIT("say_to")),
        .only_quoted = dl_words_set(words, DL_LIT("say_quoted")),
        .out = speeches,
    };
    f.order.places_act = true; /* "Washington said": resolved later */
    f.bits = f.acts.bits;
    uint32_t with_according = dl_words_set(words, DL_LIT("say_accordance"));
    f.bits |= dl_words_bit(words, with_according);
    index_tokens(&f);
    for (uint32_t i = 0; i < text->sentences.n; i++)
        if (text->sentences.at[i].sets & f.bits) find_in_sentence(&f, i);
    add_following_quotes(&f);
}
