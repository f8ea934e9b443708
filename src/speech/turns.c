/* turns.c - transcripts: "MS. RUIZ: The bridge is closed."
 *
 * In:  paragraphs, the cues that the network found. Out: a cue for the colon of every turn,
 * or for the "Q" of one who asks, in place of what the network made of it.
 * A turn begins a line with a speaker and a colon. One such line may be a note ("UPDATE:
 * ..."): an article must have several, or one whose speaker has a title. Speakers in small
 * letters ("Ruiz: ...") count where several lines have one, and one of them twice. Where
 * the article opens with a turn, each lasts to the next; else one paragraph.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum {
    NAME_MOST = 6,   /* tokens of the speaker */
    TURNS_LEAST = 3, /* of a transcript */
    NAMES_BACK = 4,  /* turns back that a speaker in small letters is looked for */
    LEAD_MOST = 60,  /* tokens before the first turn of an article that is a transcript */
};

typedef enum { TURN_CAPITALS, TURN_Q, TURN_NAME, TURN_NONE } turn_kind;

typedef struct {
    uint32_t first, colon, sentence; /* colon: the token behind which the words begin */
    turn_kind kind;
} turn;

typedef struct {
    const unit_source *from;
    uint32_t titles, roles; /* sets */
    DL_VEC(turn) list;
    uint32_t count[TURN_NONE];
    bool titled, repeated;
} turn_finder;

/* The turn that begins at FIRST; kind TURN_NONE: none does. */
static turn read_turn(const unit_source *from, uint32_t first, uint32_t end) {
    turn t = { .first = first, .kind = TURN_NONE };
    bool capitals = true, capital = true;
    for (uint32_t i = first; i < end && i - first <= NAME_MOST; i++) {
        const dl_token *k = &from->text->tokens.at[i];
        if (dl_str_is(token_form(from, i), ":")) {
            if (i == first || i + 1 == end) return t;
            t.colon = i;
            t.kind = capitals ? TURN_CAPITALS : TURN_NAME;
            return t;
        }
        bool initial = k->kind == DL_WORD && (k->flags & DL_CAPITAL) && k->len <= 3;
        bool stop = k->kind == DL_PUNCT && strchr(".-,", *token_form(from, i).ptr);
        capitals = capitals && (initial || k->kind == DL_PUNCT ||
                                (k->kind == DL_WORD && (k->flags & DL_UPPER)));
        capital = capital && (stop || (k->kind == DL_WORD && (k->flags & DL_CAPITAL)));
        if (!capitals && !capital) break;
    }
    if (dl_str_is(token_form(from, first), "Q") && first + 2 < end &&
        from->text->tokens.at[first + 1].flags & DL_SPACE_BEFORE) {
        t.colon = first;
        t.kind = TURN_Q;
    }
    return t;
}

static bool is_same_speaker(const unit_source *from, const turn *a, const turn *b) {
    dl_span x = dl_token_span(from->text, a->first, a->colon - a->first);
    dl_span y = dl_token_span(from->text, b->first, b->colon - b->first);
    return dl_str_eq(dl_span_str(from->doc, x), dl_span_str(from->doc, y));
}

static void note_turn(turn_finder *f, const turn *t) {
    const dl_token *tokens = f->from->text->tokens.at;
    f->count[t->kind]++;
    for (uint32_t i = t->first; t->kind == TURN_CAPITALS && i < t->colon; i++) {
        uint32_t word = tokens[i].word;
        f->titled = f->titled || (word && (dl_words_in(f->from->words, word, f->titles) ||
                                           dl_words_in(f->from->words, word, f->roles)));
    }
    for (uint32_t i = f->list.n, n = 0; i-- > 0 && n < NAMES_BACK; n++)
        if (t->kind == TURN_NAME && f->list.at[i].kind == TURN_NAME)
            f->repeated = f->repeated || is_same_speaker(f->from, t, &f->list.at[i]);
    *DL_PUSH(f->from->mem, &f->list) = *t;
}

static void find_turns(turn_finder *f) {
    const dl_text *text = f->from->text;
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        uint32_t first = text->sentences.at[s].first,
                 end = first + text->sentences.at[s].n;
        if (first > 0 && !(text->tokens.at[first].flags & DL_LINE_BEFORE)) continue;
        if (text->tokens.at[first].kind == DL_QUOTE && first + 1 < end)
            first++;                                       /* a quoted transcript */
        if (end == first + 2 && s + 1 < text->sentences.n) /* "MS. RUIZ:" alone */
            end += text->sentences.at[s + 1].n;
        turn t = read_turn(f->from, first, end);
        t.sentence = s;
        if (t.kind != TURN_NONE) note_turn(f, &t);
    }
}

/* Is a turn of this kind one in this article? */
static bool counts(const turn_finder *f, turn_kind kind) {
    uint32_t capitals = f->count[TURN_CAPITALS];
    bool transcript = f->titled || capitals + f->count[TURN_Q] >= TURNS_LEAST;
    switch (kind) {
    case TURN_CAPITALS: return transcript;
    case TURN_Q: return transcript && capitals > 0;
    case TURN_NAME:
        return capitals == 0 && f->repeated && f->count[TURN_NAME] >= TURNS_LEAST;
    case TURN_NONE: break;
    }
    return false;
}

/* The words behind the colon, a piece for every paragraph, up to token END. */
static void add_words(const turn_finder *f, const turn *t, uint32_t end, bool whole,
                      tagged *out) {
    const dl_text *text = f->from->text;
    uint32_t block = text->sentences.at[t->sentence].block, from = t->colon + 1;
    for (uint32_t s = t->sentence; s < text->sentences.n; s++) {
        const dl_sentence *one = &text->sentences.at[s];
        uint32_t to = one->first + one->n < end ? one->first + one->n : end;
        if (one->first >= end || (one->block != block && !whole)) break;
        if (one->block != block && dl_str_is(token_form(f->from, one->first), "END"))
            break;
        if (to <= from) continue;
        token_run *last = out->content.n ? &out->content.at[out->content.n - 1] : NULL;
        if (last && one->block == block) {
            last->end = to;
            continue;
        }
        *DL_PUSH(f->from->mem, &out->content) =
            (token_run){ one->first > from ? one->first : from, to };
        block = one->block;
    }
}

/* Takes out what has its cue where a turn has its own; both are in order. */
static void drop_doubles(tagged_list *list, const tagged_list *turns) {
    uint32_t kept = 0, k = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        while (k < turns->n && turns->at[k].cue.end <= list->at[i].cue.first) k++;
        bool same = k < turns->n && turns->at[k].cue.first < list->at[i].cue.end;
        if (!same) list->at[kept++] = list->at[i];
    }
    list->n = kept;
}

void add_turns(const unit_source *from, tagged_list *list) {
    turn_finder f = { .from = from,
                      .titles = dl_words_set(from->words, DL_LIT("honorific")),
                      .roles = dl_words_set(from->words, DL_LIT("role")) };
    tagged_list turns = { 0 };
    find_turns(&f);
    uint32_t n = 0;
    for (uint32_t i = 0; i < f.list.n; i++)
        if (counts(&f, f.list.at[i].kind)) f.list.at[n++] = f.list.at[i];
    bool whole = n > 0 && f.list.at[0].first < LEAD_MOST;
    for (uint32_t i = 0; i < n; i++) {
        const turn *t = &f.list.at[i];
        uint32_t cue = t->colon, end = from->text->tokens.n;
        tagged one = { .cue = { cue, cue + 1 },
                       .head = cue,
                       .source = { t->first, t->kind == TURN_Q ? cue + 1 : cue },
                       .turn = true };
        add_words(&f, t, i + 1 < n ? f.list.at[i + 1].first : end, whole, &one);
        if (one.content.n) *DL_PUSH(from->mem, &turns) = one;
    }
    drop_doubles(list, &turns);
    for (uint32_t i = 0; i < turns.n; i++) *DL_PUSH(from->mem, list) = turns.at[i];
    if (turns.n) sort_cues(list);
}

/* ---- names ------------------------------------------------------------------------------ */

/* "LINDA FOX-LUND" as "Linda Fox-Lund"; a name that is not all in capitals stays. */
static dl_str in_small_letters(dl_arena *mem, dl_str name) {
    char *out = DL_NEW_N(mem, char, (size_t)name.len * 2 + 1);
    uint32_t n = 0, from = 0;
    for (uint32_t i = 0; i < name.len; i++)
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') return name;
    for (uint32_t i = 0; i <= name.len; i++) {
        if (i < name.len && !strchr(" -.'", name.ptr[i])) continue;
        uint32_t first = from; /* behind the first letter, of however many bytes */
        do first++;
        while (first < i && ((unsigned char)name.ptr[first] & 0xc0) == 0x80);
        if (first > i) first = i;
        memcpy(out + n, name.ptr + from, first - from);
        n += first - from;
        dl_str rest = dl_str_sub(name, first, i - first);
        n += dl_utf8_lower(rest, out + n, rest.len + rest.len);
        if (i < name.len) out[n++] = name.ptr[i];
        from = i + 1;
    }
    return (dl_str){ out, n };
}

static uint32_t reporter(const unit_source *from, dl_mentions *mentions) {
    *DL_PUSH(from->mem, &mentions->found) = (dl_actor){ .name = DL_LIT("reporter"),
                                                        .kind = DL_ACTOR_PERSON,
                                                        .parent = DL_NONE };
    return mentions->found.n - 1;
}

void name_speakers(const unit_source *from, const tagged_list *list, const dl_text *text,
                   dl_mentions *mentions) {
    uint32_t asks = DL_NONE;
    dl_order order = { 0 };
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *t = &list->at[i];
        if (!t->turn) continue;
        if (!order.words)
            order = dl_order_of(from->mem, from->words, from->doc, text, mentions);
        uint32_t m = order.mention_at[t->source.end - 1];
        if (m == DL_NONE) continue;
        dl_mention *who = &mentions->list.at[m];
        if (t->source.first == t->cue.first && who->actor == DL_NONE) {
            if (asks == DL_NONE) asks = reporter(from, mentions);
            who->actor = asks;
        } else if (who->actor != DL_NONE && who->form == DL_FORM_NAME) {
            dl_actor *actor = &mentions->found.at[who->actor];
            if (!actor->known &&
                (actor->kind == DL_ACTOR_PERSON || actor->kind == DL_ACTOR_UNKNOWN))
                actor->name = in_small_letters(from->mem, actor->name);
        }
    }
}
