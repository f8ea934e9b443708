/* actor_find.c - the stage that finds who is mentioned: frame, evidence, marks.
 *
 * In:  tokens and sentences. Out: mentions in order of the text, each with its <actor>
 * mark, and the actors they name: one for every dictionary entry, one for every mention
 * of a name that the dictionary has not; which of those are the same is resolve's work.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "actor_parts.h"

/* ---- actors and mentions ---------------------------------------------------------------- */

uint32_t dl_found_new(dl_finder *f, int kind, dl_str key, dl_str name, uint32_t parent) {
    if (f->out->found.n >= DL_MAX_ACTORS) return DL_NONE;
    *DL_PUSH(f->mem, &f->out->found) =
        (dl_actor){ .key = key, .name = name, .kind = (uint8_t)kind, .parent = parent };
    return f->out->found.n - 1;
}

uint32_t dl_found_entry(dl_finder *f, uint32_t entry) {
    if (f->found[entry]) return f->found[entry] - 1;
    const dl_actor *known = dl_actors_get(f->actors, entry);
    uint32_t i = dl_found_new(f, known->kind, known->key, known->name, DL_NONE);
    if (i == DL_NONE) return i;
    f->found[entry] = i + 1;
    f->out->found.at[i].known = true;
    f->out->found.at[i].entry = entry;
    return i;
}

dl_str dl_words_text(const dl_finder *f, uint32_t first, uint32_t n) {
    dl_str s = dl_span_str(f->doc, dl_token_span(f->text, first, n));
    char *out = dl_alloc(f->mem, s.len + 1u);
    uint32_t len = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        if (c == '\xc2' && i + 1 < s.len && s.ptr[i + 1] == '\xa0') { /* does not break */
            c = ' ';
            i++;
        }
        if (c == ' ' && len > 0 && out[len - 1] == ' ') continue;
        out[len++] = c;
    }
    return (dl_str){ out, len };
}

dl_mention *dl_add_mention(dl_finder *f, uint32_t first, uint32_t n, uint32_t actor) {
    if (f->out->list.n >= DL_MAX_MARKS / 2) return NULL;
    dl_mention *m = DL_PUSH(f->mem, &f->out->list);
    *m = (dl_mention){ .first = first,
                       .n = n,
                       .head = first + n - 1,
                       .mark = DL_NONE,
                       .actor = actor,
                       .antecedent = DL_NONE };
    if (actor != DL_NONE) m->kind = f->out->found.at[actor].kind;
    return m;
}

dl_mention *dl_add_phrase(dl_finder *f, uint32_t first, const dl_phrase *phrase) {
    uint32_t actor = dl_found_entry(f, phrase->entry);
    if (actor == DL_NONE) return NULL;
    dl_mention *m = dl_add_mention(f, first, phrase->n, actor);
    if (!m) return NULL;
    m->method = DL_BY_DICTIONARY;
    m->confidence = 95;
    if (phrase->form != DL_NAME_ADJECTIVE) return m;
    /* "Afghan" before a noun is an adjective; "Afghans", "the French" are the people */
    uint32_t next = first + phrase->n;
    bool noun = next < f->text->tokens.n && dl_tok(f, next)->kind == DL_WORD &&
                !dl_is(f, next, f->sets.function) &&
                !(dl_tok(f, next)->flags & DL_CLITIC);
    dl_str last = dl_token_str(f->doc, dl_tok(f, next - 1));
    m->plural = dl_str_ends(last, "s") || dl_str_ends(last, "men");
    m->adjective = true;
    if (!noun && !m->plural)
        m->plural = first > 0 && dl_tok(f, first - 1)->word == f->the;
    return m;
}

/* ---- evidence ---------------------------------------------------------------------------- */

dl_seen *dl_seen_at(dl_finder *f, uint32_t at, bool add) {
    char low[64];
    uint32_t len = dl_utf8_lower(dl_token_str(f->doc, dl_tok(f, at)), low, sizeof low);
    uint64_t hash = dl_str_hash((dl_str){ low, len }) | 1;
    for (uint32_t i = (uint32_t)hash & (f->n_seen - 1);; i = (i + 1) & (f->n_seen - 1)) {
        if (f->seen[i].hash == hash) return &f->seen[i];
        if (f->seen[i].hash) continue;
        if (!add || f->used >= f->n_seen / 2) return NULL;
        f->seen[i].hash = hash;
        f->used++;
        return &f->seen[i];
    }
}

/* How a stretch treats capitals: a few words in small letters make it normal. */
static dl_case letters_of(const dl_finder *f, uint32_t first, uint32_t end) {
    uint32_t small = 0, capital = 0, upper = 0, content = 0;
    for (uint32_t i = first; i < end; i++) {
        const dl_token *t = dl_tok(f, i);
        if (t->kind != DL_WORD || t->flags & DL_CLITIC) continue;
        if (t->flags & DL_UPPER) upper++;
        if (t->flags & DL_CAPITAL)
            capital++;
        else if (t->len >= 4 && !dl_is(f, i, f->sets.function))
            content++;
        if (!(t->flags & DL_CAPITAL)) small++;
    }
    if (upper >= 2 && small == 0 && upper * 4 >= capital * 3) return DL_CASE_SHOUTED;
    dl_str last = dl_token_str(f->doc, dl_tok(f, end - 1));
    bool stop = dl_str_is(last, ".") || dl_str_is(last, "!") || dl_str_is(last, "\"");
    return content == 0 && capital >= 4 && !stop ? DL_CASE_TITLE : DL_CASE_NORMAL;
}

static void add_stretch(dl_finder *f, uint32_t first, uint32_t end) {
    if (first < end)
        *DL_PUSH(f->mem, &f->stretches) =
            (dl_stretch){ first, end, letters_of(f, first, end) };
}

/* Sentences, and the dateline where no sentence holds it. */
static void find_stretches(dl_finder *f) {
    const dl_text *text = f->text;
    uint32_t line = text->dateline.n ? text->dateline.first : DL_NONE;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        if (line < s->first) {
            add_stretch(f, line, line + text->dateline.n);
            line = DL_NONE;
        }
        if (line >= s->first && line < s->first + s->n) line = DL_NONE;
        add_stretch(f, s->first, s->first + s->n);
    }
    if (line != DL_NONE) add_stretch(f, line, line + text->dateline.n);
}

static void gather_evidence(dl_finder *f) {
    f->n_seen = 256;
    while (f->n_seen < f->text->tokens.n / 4 && f->n_seen < 65536) f->n_seen *= 2;
    f->seen = DL_NEW_N(f->mem, dl_seen, f->n_seen);
    for (uint32_t k = 0; k < f->stretches.n; k++) {
        const dl_stretch *s = &f->stretches.at[k];
        if (s->letters != DL_CASE_NORMAL) continue;
        for (uint32_t i = s->first + 1; i < s->end; i++) {
            const dl_token *t = dl_tok(f, i), *before = t - 1;
            bool opens = before->kind == DL_QUOTE ||
                         (before->kind == DL_PUNCT && !(before->flags & DL_ABBREV) &&
                          f->doc->text.ptr[before->off] != ',' &&
                          f->doc->text.ptr[before->off] != '-');
            if (t->kind != DL_WORD || !(t->flags & DL_CAPITAL) || opens) continue;
            dl_seen *seen = dl_seen_at(f, i, true);
            if (seen) seen->mid++;
        }
    }
}

/* What dictionary actors belong to, where the article names it as well. */
static void link_parents(dl_finder *f) {
    for (uint32_t i = 0; i < f->out->found.n; i++) {
        dl_actor *actor = &f->out->found.at[i];
        if (!actor->known) continue;
        uint32_t parent = dl_actors_get(f->actors, actor->entry)->parent;
        if (parent != DL_NONE && f->found[parent]) actor->parent = f->found[parent] - 1;
    }
}

/* ---- the stage ----------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b) {
    const dl_mention *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    return (x->form > y->form) - (x->form < y->form);
}

static dl_finder make_finder(dl_arena *mem, const dl_actors *actors,
                             const dl_words *words, const dl_document *doc, dl_text *text,
                             dl_mentions *out) {
    dl_finder f = {
        .mem = mem, .actors = actors, .words = words, .doc = doc, .text = text, .out = out
    };
#define X(name) f.sets.name = dl_words_set(words, DL_LIT(#name));
    DL_ACTOR_SETS(X)
#undef X
    f.the = dl_words_find(words, DL_LIT("the"));
    f.of = dl_words_find(words, DL_LIT("of"));
    f.and_ = dl_words_find(words, DL_LIT("and"));
    f.for_ = dl_words_find(words, DL_LIT("for"));
    f.on = dl_words_find(words, DL_LIT("on"));
    f.by = dl_words_find(words, DL_LIT("by"));
    f.from = dl_words_find(words, DL_LIT("from"));
    f.found = DL_NEW_N(mem, uint32_t, dl_actors_count(actors) + 1u);
    return f;
}

dl_code dl_find_actors(dl_arena *mem, const dl_actors *actors, const dl_words *words,
                       const dl_document *doc, dl_text *text, dl_mentions *mentions,
                       dl_err *err) {
    dl_finder f = make_finder(mem, actors, words, doc, text, mentions);
    find_stretches(&f);
    gather_evidence(&f);
    for (uint32_t i = 0; i < f.stretches.n; i++) dl_find_names(&f, &f.stretches.at[i]);
    dl_share_names(&f);
    dl_settle_names(&f);
    dl_join_qualified(&f);
    uint32_t names = mentions->list.n, from = 0;
    for (uint32_t i = 0; i < f.stretches.n; i++) {
        const dl_stretch *s = &f.stretches.at[i];
        uint32_t to = from;
        while (to < names && mentions->list.at[to].first < s->end) to++;
        dl_find_nominals(&f, s, from, to);
        dl_find_compatriots(&f, s, from, to);
        from = to;
    }
    link_parents(&f);
    if (mentions->found.n >= DL_MAX_ACTORS || mentions->list.n >= DL_MAX_MARKS / 2)
        return dl_fail(err, DL_ELIMIT, "over %u actors or %u mentions", DL_MAX_ACTORS,
                       DL_MAX_MARKS / 2);
    if (mentions->list.n)
        qsort(mentions->list.at, mentions->list.n, sizeof *mentions->list.at, by_place);
    for (uint32_t i = 0; i < mentions->list.n; i++) {
        dl_mention *m = &mentions->list.at[i];
        bool titled = m->title_n && m->title_first + m->title_n == m->first;
        uint32_t first = titled ? m->title_first : m->first;
        m->mark = text->marks.n;
        *DL_PUSH(mem, &text->marks) = (dl_mark){ .first = first,
                                                 .n = m->first + m->n - first,
                                                 .kind = DL_MARK_ACTOR,
                                                 .value = i };
    }
    return DL_OK;
}
