/* voice.c - "I", "we" and "you" in the words of a speaker.
 *
 * In:  speeches with speakers and addressees; quotations. Out: mentions of method
 * DL_BY_VOICE, whose antecedent is the speaker, or for "you" whom he addresses; resolve
 * gives them actors. A quotation in a quotation speaks for whoever says that.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

typedef enum { VOICE_I, VOICE_WE, VOICE_YOU, VOICE_NONE } voice;

static const struct {
    const char *word;
    voice voice;
} voices[] = {
    { "I", VOICE_I },      { "me", VOICE_I },    { "my", VOICE_I },
    { "My", VOICE_I },     { "mine", VOICE_I },  { "myself", VOICE_I },
    { "we", VOICE_WE },    { "We", VOICE_WE },   { "us", VOICE_WE },
    { "our", VOICE_WE },   { "Our", VOICE_WE },  { "ours", VOICE_WE },
    { "you", VOICE_YOU },  { "You", VOICE_YOU }, { "your", VOICE_YOU },
    { "Your", VOICE_YOU },
};

static voice voice_at(const unit_source *from, uint32_t token) {
    const dl_token *t = &from->text->tokens.at[token];
    if (t->kind != DL_WORD || t->len > 6) return VOICE_NONE;
    dl_str s = dl_token_str(from->doc, t);
    for (size_t i = 0; i < DL_N(voices); i++)
        if (dl_str_is(s, voices[i].word)) return voices[i].voice;
    return VOICE_NONE;
}

/* Is TOKEN of the words that SPEECH gives as they were said, from token FIRST on? */
static bool is_own_word(const unit_source *from, const dl_speech *speech, uint32_t token,
                        uint32_t first) {
    if (speech->mode == DL_MODE_DIRECT) return true;
    uint32_t q = from->quote_at[token];
    if (!q || speech->mode == DL_MODE_INDIRECT) return false;
    const dl_quote *quote = &from->text->quotes.at[q - 1];
    return quote->open == DL_NONE || quote->open >= first;
}

/* Fills OF, by token 1 + the innermost of SPEECHES that says it in these words. */
static void find_speakers(const unit_source *from, const dl_speeches *speeches,
                          uint32_t *of) {
    uint32_t n = from->text->tokens.n;
    uint32_t *long_ = DL_NEW_N(from->mem, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; i < speeches->list.n; i++) {
        const dl_speech *speech = &speeches->list.at[i];
        for (uint32_t c = 0; c < speech->content.n; c++) {
            dl_span span = speech->content.at[c];
            uint32_t first = dl_token_from(from->text, span.off);
            for (uint32_t at = first;
                 at < n && from->text->tokens.at[at].off < span.off + span.len; at++) {
                bool inner = !of[at] || span.len < long_[at];
                if (!inner || voice_at(from, at) == VOICE_NONE ||
                    !is_own_word(from, speech, at, first))
                    continue;
                of[at] = i + 1;
                long_[at] = span.len;
            }
        }
    }
}

/* Speakers and addressees by their marks, which stay where mentions move, and back. */
static uint32_t mark_of(const dl_mentions *mentions, uint32_t m) {
    return m == DL_NONE ? DL_NONE : mentions->list.at[m].mark;
}

static uint32_t marked(const dl_text *text, uint32_t mark) {
    return mark == DL_NONE ? DL_NONE : text->marks.at[mark].value;
}

static void insert(const unit_source *from, const dl_mention *more, uint32_t n,
                   dl_text *text, dl_mentions *mentions, dl_speeches *speeches) {
    for (uint32_t i = 0; i < speeches->list.n; i++) {
        dl_speech *speech = &speeches->list.at[i];
        speech->speaker = mark_of(mentions, speech->speaker);
        speech->addressee = mark_of(mentions, speech->addressee);
    }
    dl_insert_mentions(from->mem, text, mentions, more, n);
    for (uint32_t i = 0; i < speeches->list.n; i++) {
        dl_speech *speech = &speeches->list.at[i];
        speech->speaker = marked(text, speech->speaker);
        speech->addressee = marked(text, speech->addressee);
    }
}

void add_voices(const unit_source *from, dl_text *text, dl_mentions *mentions,
                dl_speeches *speeches) {
    DL_VEC(dl_mention) more = { 0 };
    dl_order order = dl_order_of(from->mem, from->words, from->doc, text, mentions);
    uint32_t *of = DL_NEW_N(from->mem, uint32_t, (size_t)text->tokens.n + 1);
    find_speakers(from, speeches, of);
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        uint32_t m = order.mention_at[i];
        bool told = m != DL_NONE && mentions->list.at[m].form == DL_FORM_PRONOUN;
        if (!of[i] || (m != DL_NONE && !told)) continue;
        const dl_speech *speech = &speeches->list.at[of[i] - 1];
        voice v = voice_at(from, i);
        uint32_t who = v == VOICE_YOU ? speech->addressee : speech->speaker;
        if (who == DL_NONE || who == m) continue;
        dl_mention mention = { .first = i,
                               .n = 1,
                               .head = i,
                               .mark = DL_NONE,
                               .actor = DL_NONE,
                               .antecedent = who,
                               .form = DL_FORM_PRONOUN,
                               .kind = mentions->list.at[who].kind,
                               .method = DL_BY_VOICE,
                               .confidence = 80,
                               .plural = v == VOICE_WE };
        if (told) {
            mention.mark = mentions->list.at[m].mark;
            mentions->list.at[m] = mention;
        } else {
            *DL_PUSH(from->mem, &more) = mention;
        }
    }
    if (more.n) insert(from, more.at, more.n, text, mentions, speeches);
}
