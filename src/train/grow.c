/* grow.c - expands a grammar into sentences with their trees.
 *
 * In:  a grammar that was read (grow_read.c). Out: CoNLL-U.
 *
 * Of the alternatives of a rule only those are drawn that end within the levels left, and
 * a sentence that is too long or too short is drawn again.
 *
 * SPDX-License-Identifier: MIT */
#include "grow.h"

#include <stdio.h>

enum {
    LEVELS = 20,
    LEAST = 3,
    MOST = 40,
    ROOM = MOST + 1,
    LISTED = 30,
    TRIES = 10000,
    SENTENCES_MAX = 1000000
};

typedef struct {
    const grow_grammar *g;
    uint64_t state;
    uint32_t n; /* tokens; over MOST: too long */
    struct {
        dl_str form, label;
        char made[64];
        int pos;
        uint32_t head; /* 1 + token; 0 = root */
    } at[ROOM];
} growth;

static uint32_t draw(growth *t, uint32_t below) {
    uint64_t x = t->state += 0x9e3779b97f4a7c15u; /* splitmix64 */
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)(((x ^ (x >> 31)) >> 32) * below >> 32);
}

static uint32_t add_token(growth *t, dl_str form, int pos) {
    if (t->n >= MOST) {
        t->n = ROOM;
        return MOST;
    }
    t->at[t->n].form = form;
    t->at[t->n].pos = pos;
    return t->n++;
}

/* A word of a class: listed, or of three pieces. */
static uint32_t add_word(growth *t, const grow_symbol *s) {
    bool made = s->pieces[0].n && (!s->words.n || draw(t, 100) >= LISTED);
    if (!made) return add_token(t, s->words.at[draw(t, s->words.n)], s->pos);
    uint32_t i = add_token(t, (dl_str){ 0 }, s->pos);
    char *out = t->at[i].made;
    size_t size = sizeof t->at[i].made;
    dl_str piece[3];
    for (int k = 0; k < 3; k++) piece[k] = s->pieces[k].at[draw(t, s->pieces[k].n)];
    if (dl_str_is(piece[1], "-")) piece[1].len = 0;
    snprintf(out, size, "%.*s%.*s%.*s", DL_ARG(piece[0]), DL_ARG(piece[1]),
             DL_ARG(piece[2]));
    t->at[i].form = dl_str_of(out);
    return i;
}

static const grow_choice *choose(growth *t, const grow_symbol *s, uint32_t levels) {
    const grow_choice *last = NULL;
    double sum = 0;
    for (uint32_t i = 0; i < s->choices.n; i++)
        if (s->choices.at[i].height <= levels) sum += s->choices.at[i].weight;
    double x = sum * draw(t, 1u << 30) / (1u << 30);
    for (uint32_t i = 0; i < s->choices.n && x >= 0; i++) {
        if (s->choices.at[i].height > levels) continue;
        last = &s->choices.at[i];
        x -= last->weight;
    }
    return last;
}

/* The tokens that wait for the head of the rule they stand in. */
typedef struct {
    uint32_t at[ROOM], n;
} waiting;

static uint32_t grow_rule(growth *t, uint32_t symbol, uint32_t levels, waiting *outer);

static uint32_t grow_part_of(growth *t, const grow_part *p, uint32_t levels) {
    if (p->symbol == DL_NONE) return add_token(t, p->form, p->pos);
    return grow_rule(t, p->symbol, levels, NULL);
}

/* The token that heads what SYMBOL becomes; a rule without one leaves its parts to OUTER. */
static uint32_t grow_rule(growth *t, uint32_t symbol, uint32_t levels, waiting *outer) {
    const grow_symbol *s = &t->g->symbols.at[symbol];
    waiting own = { .n = 0 }, *wait = s->headless ? outer : &own;
    uint32_t head = 0;
    if (!s->choices.n) return add_word(t, s);
    const grow_choice *c = choose(t, s, levels);
    for (uint32_t i = 0; c && i < c->parts && t->n <= MOST; i++) {
        const grow_part *p = &c->part[i];
        if (p->chance < 100 && draw(t, 100) >= p->chance) continue;
        if (p->symbol != DL_NONE && t->g->symbols.at[p->symbol].height >= levels)
            continue;
        if (p->splice) {
            grow_rule(t, p->symbol, levels - 1, wait);
            continue;
        }
        uint32_t token = grow_part_of(t, p, levels - 1);
        if (!p->label.len) {
            head = token;
        } else if (t->n <= MOST) {
            t->at[token].label = p->label;
            wait->at[wait->n++] = token;
        }
    }
    for (uint32_t i = 0; i < own.n; i++) t->at[own.at[i]].head = head + 1;
    return head;
}

static bool vowel(dl_str s) {
    return s.len && memchr("aeiouAEIOU", s.ptr[0], 10) && !dl_str_starts(s, "one") &&
           !dl_str_starts(s, "uni") && !dl_str_starts(s, "Eu");
}

/* "a" or "an"; a capital at the beginning of the sentence (CAPITAL) and of what it quotes. */
static void print_form(const growth *t, uint32_t i, bool capital, dl_buf *out) {
    dl_str form = t->at[i].form;
    size_t at = out->len;
    if (t->at[i].pos == DL_POS_DET && dl_str_is(form, "a") && i + 1 < t->n &&
        vowel(t->at[i + 1].form))
        form = DL_LIT("an");
    dl_buf_str(out, form);
    if (capital && out->ptr[at] >= 'a' && out->ptr[at] <= 'z')
        out->ptr[at] = (char)(out->ptr[at] - 'a' + 'A');
}

static void print_tree(const growth *t, dl_buf *out) {
    bool quoted = false, capital = true; /* of the token that comes next */
    for (uint32_t i = 0; i < t->n; i++) {
        dl_buf_printf(out, "%u\t", i + 1);
        print_form(t, i, capital, out);
        if (dl_str_is(t->at[i].form, "\"")) quoted = !quoted;
        capital = quoted && dl_str_is(t->at[i].form, "\"");
        dl_buf_printf(out, "\t_\t%s\t_\t_\t%u\t%.*s\t_\t_\n", dl_pos_name(t->at[i].pos),
                      t->at[i].head, DL_ARG(t->at[i].label));
    }
    dl_buf_putc(out, '\n');
}

static dl_code grow_sentences(const grow_grammar *g, uint32_t n, uint64_t seed,
                              dl_buf *out, dl_err *err) {
    growth t = { .g = g, .state = seed };
    uint32_t tries = 0;
    for (uint32_t done = 0; done < n;) {
        t.n = 0;
        uint32_t root = grow_rule(&t, g->start, LEVELS, NULL);
        if (t.n < LEAST || t.n > MOST) {
            if (++tries == TRIES)
                return dl_fail(err, DL_EINPUT, "no sentence of %d to %d tokens in %d",
                               LEAST, MOST, TRIES);
            continue;
        }
        tries = 0;
        t.at[root].head = 0;
        t.at[root].label = DL_LIT("root");
        dl_buf_printf(out, "# sent_id = own-%llu-%u\n", (unsigned long long)seed, ++done);
        print_tree(&t, out);
    }
    return DL_OK;
}

dl_code grow_print(dl_arena *mem, const char *path, uint32_t n, uint64_t seed,
                   dl_err *err) {
    grow_grammar g = { 0 };
    dl_buf text = { 0 };
    if (!n || n > SENTENCES_MAX)
        return dl_fail(err, DL_EUSAGE, "--n: 1 to %d", SENTENCES_MAX);
    dl_code rc = grow_read(&g, mem, path, err);
    if (rc == DL_OK) rc = grow_sentences(&g, n, seed, &text, err);
    if (rc == DL_OK &&
        (fwrite(text.ptr, 1, text.len, stdout) != text.len || fflush(stdout)))
        rc = dl_fail(err, DL_EIO, "standard output cannot be written");
    dl_buf_free(&text);
    return rc;
}
