/* speaker.c - who speaks, where only what is said beside it tells.
 *
 * In:  mentions that speak, and what they say. Out: for a pronoun who spoke before it; for
 * a noun ("a spokesman") the person whom the next quotation names.
 * News tells what a source says first and names the source with its first quotation: "A
 * spokesman denied it. "We know of no such plan," Erik Dahl said."
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    SPEECHES_BACK = 6, /* before a pronoun, among which its speaker may be */
    SPEECHES_ON = 3,   /* behind a noun, in which it may be named */
    NEAR = 3,          /* sentences between the two */
    SIDE_REACH = 6,    /* tokens behind a noun in which its side stands */
};

/* Whose own words the tokens of speech I are, in marks or in a turn of a transcript; of one
 * in another, the inner one's. */
static void give_voice(dl_referrer *x, uint32_t i) {
    const dl_speech *speech = &x->r->speeches->list.at[i];
    dl_str cue = dl_span_str(x->r->doc, speech->cue);
    bool turn = dl_str_is(cue, ":") || dl_str_is(cue, "Q");
    for (uint32_t c = 0; speech->mode == DL_MODE_DIRECT && c < speech->content.n; c++) {
        dl_span span = speech->content.at[c];
        uint32_t at = dl_token_from(x->r->text, span.off), n = x->r->text->tokens.n;
        for (; at < n && dl_rtok(x->r, at)->off < span.off + span.len; at++)
            if (turn || x->quote[at]) x->voice[at] = i + 1;
    }
}

void dl_ref_prepare_speakers(dl_referrer *x) {
    const dl_speeches *speeches = x->r->speeches;
    if (!speeches || !speeches->list.n) return;
    x->says = DL_NEW_N(x->r->mem, uint32_t, x->r->out->list.n + 1);
    x->voice = DL_NEW_N(x->r->mem, uint32_t, (size_t)x->r->text->tokens.n + 1);
    for (uint32_t i = 0; i < speeches->list.n; i++) give_voice(x, i);
    for (uint32_t i = speeches->list.n; i-- > 0;) {
        uint32_t m = speeches->list.at[i].speaker;
        if (m != DL_NONE) x->says[m] = i + 1; /* the first of several */
    }
}

static const dl_speech *speech_at(const dl_referrer *x, uint32_t i) {
    return &x->r->speeches->list.at[i];
}

static bool has_inside(const dl_speech *speech, uint32_t off) {
    for (uint32_t i = 0; i < speech->content.n; i++) {
        dl_span span = speech->content.at[i];
        if (span.off <= off && off < span.off + span.len) return true;
    }
    return false;
}

/* Does one of the speeches around K report it? */
static bool is_reported(const dl_referrer *x, uint32_t k) {
    uint32_t first = k > NEAR ? k - NEAR : 0, n = x->r->speeches->list.n;
    for (uint32_t i = first; i < n && i <= k + NEAR; i++)
        if (i != k && has_inside(speech_at(x, i), speech_at(x, k)->cue.off)) return true;
    return false;
}

uint32_t dl_ref_speaker_before(const dl_referrer *x, uint32_t i) {
    uint32_t own = x->says ? x->says[i] : 0;
    if (!own) return DL_NONE;
    const dl_speech *speech = speech_at(x, own - 1);
    for (uint32_t k = own - 1, n = 0; k-- > 0 && n < SPEECHES_BACK; n++) {
        const dl_speech *before = speech_at(x, k);
        if (before->sentence + NEAR < speech->sentence) break;
        if (!before->act.len || has_inside(speech, before->cue.off) || is_reported(x, k))
            continue;
        return before->speaker == i ? DL_NONE : before->speaker;
    }
    return DL_NONE;
}

/* ---- named by the next quotation ----------------------------------------------------------- */

/* "a spokesman", "one of the diplomats", "Lund's adviser": somebody new. */
static bool is_new(const dl_referrer *x, const dl_mention *m) {
    static const char *const known[] = { "the",   "this", "that",    "another",
                                         "other", "some", "several", "no" };
    static const char *const one[] = { "one" };
    if (m->form != DL_FORM_NOMINAL || m->plural) return false;
    if (dl_rlisted(x->r, m->first, one, 1)) return true;
    return dl_ris(x->r, m->head, x->r->sets.role) &&
           !dl_rlisted(x->r, m->first, known, DL_N(known));
}

static bool was_named(const dl_referrer *x, uint32_t i, uint32_t before) {
    uint32_t actor = dl_same(x->r, dl_ref_mention(x, i)->actor);
    for (uint32_t k = before, n = 0; k-- > 0 && n < MAX_BACK; n++)
        if (dl_same(x->r, dl_ref_mention(x, k)->actor) == actor) return true;
    return false;
}

/* Does a country or body that stands in or right behind the words of noun I have ROLE? */
static bool is_role_beside(const dl_referrer *x, uint32_t i, const dl_actor_role *role) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t of = dl_same(x->r, role->of);
    for (uint32_t k = i + 1; of != DL_NONE && k < x->r->out->list.n; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first > m->first + m->n + SIDE_REACH ||
            x->r->sentence[k] != x->r->sentence[i])
            break;
        if (dl_same(x->r, o->actor) == of) return true;
    }
    return false;
}

/* May the person named at C be whom noun I means? Without a role of his own he may; else
 * it must be one like it, or of the same side. */
static bool may_be(const dl_referrer *x, uint32_t i, uint32_t c) {
    const dl_mentions *out = x->r->out;
    uint32_t actor = dl_same(x->r, dl_ref_mention(x, c)->actor);
    bool role = dl_ref_mention(x, c)->title_n > 0;
    for (uint32_t k = 0; k < out->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *one = &out->roles.at[k];
        if (dl_same(x->r, one->actor) != actor) continue;
        role = true;
        if (is_role_beside(x, i, one) || dl_ref_is_office(x, one, i)) return true;
    }
    return !role;
}

/* The name that speaks next, in a quotation, if it is somebody's who was not named yet. */
static uint32_t named_next(const dl_referrer *x, uint32_t i) {
    uint32_t own = x->says[i] - 1;
    const dl_speech *speech = speech_at(x, own);
    uint32_t n = x->r->speeches->list.n;
    for (uint32_t k = own + 1; k < n && k <= own + SPEECHES_ON; k++) {
        const dl_speech *next = speech_at(x, k);
        if (next->sentence > speech->sentence + NEAR) break;
        if (next->speaker == i || next->speaker == DL_NONE) continue;
        if (has_inside(speech, next->cue.off)) continue;
        const dl_mention *m = dl_ref_mention(x, next->speaker);
        if (m->form == DL_FORM_NOMINAL && m->plural) continue;
        bool name = m->form == DL_FORM_NAME && m->kind == DL_ACTOR_PERSON && m->n > 1;
        if (!name || next->mode == DL_MODE_INDIRECT || next->sentence == speech->sentence)
            return DL_NONE;
        return was_named(x, next->speaker, next->speaker) ? DL_NONE : next->speaker;
    }
    return DL_NONE;
}

/* "The official": the person who was called an official before. */
static uint32_t called_before(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    static const char *const list[] = { "the", "that", "this" };
    if (!dl_rlisted(x->r, m->first, list, DL_N(list)) || m->plural) return DL_NONE;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->form != DL_FORM_NOMINAL || o->plural || o->actor == DL_NONE) continue;
        if (dl_rtok(x->r, o->head)->word != dl_rtok(x->r, m->head)->word) continue;
        return o->kind == DL_ACTOR_PERSON ? k : DL_NONE;
    }
    return DL_NONE;
}

/* ---- bodies ---------------------------------------------------------------------------------- */

/* Has the name of mention K the word at HEAD among its own, in any case? */
static bool has_word(const dl_referrer *x, uint32_t k, uint32_t head) {
    const dl_mention *m = dl_ref_mention(x, k);
    for (uint32_t at = m->first; at < m->first + m->n; at++) {
        dl_str s = dl_rword(x->r, at), noun = dl_rword(x->r, head);
        char low[32];
        if (s.len > sizeof low || s.len != noun.len) continue;
        if (dl_str_eq((dl_str){ low, dl_utf8_lower(s, low, sizeof low) }, noun))
            return true;
    }
    return false;
}

/* "The bureau" after "the Central Bureau of Statistics"; "the company" of the one that
 * spoke before. */
static uint32_t body_of(const dl_referrer *x, uint32_t i) {
    static const char *const the[] = { "the" };
    const dl_mention *m = dl_ref_mention(x, i);
    bool company = dl_ris(x->r, m->head, x->r->sets.business);
    if (m->n != 2 || m->plural || !dl_rlisted(x->r, m->first, the, 1)) return DL_NONE;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->form == DL_FORM_NOMINAL && o->n > 2 && o->actor == DL_NONE && !company &&
            dl_rtok(x->r, o->head)->word == dl_rtok(x->r, m->head)->word)
            return DL_NONE; /* "the defence ministry" */
        if (o->form == DL_FORM_NAME && o->n > 1 &&
            (GROUPS | DL_KIND(OFFICE)) >> o->kind & 1u && has_word(x, k, m->head))
            return k;
    }
    uint32_t before = dl_ref_speaker_before(x, i);
    if (before == DL_NONE || !company) return DL_NONE;
    const dl_mention *o = dl_ref_mention(x, before);
    bool body = (GROUPS | DL_KIND(MEDIA) | DL_KIND(UNKNOWN)) >> o->kind & 1u;
    return o->actor != DL_NONE && body ? before : DL_NONE;
}

void dl_refer_speaker(dl_referrer *x, uint32_t i) {
    dl_mention *m = &x->r->out->list.at[i];
    uint32_t actor = dl_same(x->r, m->actor), other = DL_NONE;
    bool person = actor != DL_NONE && x->r->out->found.at[actor].kind == DL_ACTOR_PERSON;
    bool office = dl_ris(x->r, m->head, x->r->sets.role);
    if (!x->says || !x->says[i] || person || m->antecedent != DL_NONE) return;
    if (office) other = called_before(x, i);
    if (!office && actor == DL_NONE) other = body_of(x, i);
    if (other != DL_NONE) {
        dl_refer_to(x, i, other, 65, office ? DL_BY_ROLE : DL_BY_GROUP);
        return;
    }
    uint32_t name = is_new(x, m) ? named_next(x, i) : DL_NONE;
    if (name == DL_NONE || !may_be(x, i, name)) return;
    m->actor = dl_ref_mention(x, name)->actor;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_ROLE;
    m->confidence = 60;
}
