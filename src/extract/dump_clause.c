/* dump_clause.c - prints clauses: predicate, what it is, and its arguments.
 *
 * In:  a finished analysis. Out: text, a line a clause.
 *
 * SPDX-License-Identifier: MIT */
#include "dump_clause.h"

typedef struct {
    const dl_analysis *a;
    dl_buf *out;
    bool open; /* a bracket of attributes stands open */
} printer;

static dl_str word_of(const printer *p, uint32_t token) {
    return dl_token_str(&p->a->doc, &p->a->text.tokens.at[token]);
}

static void put_lemma(const printer *p, uint32_t token) {
    char buf[DL_LEMMA_MAX];
    int pos = p->a->trees.at[token].pos;
    dl_buf_str(p->out, dl_lemma(word_of(p, token), pos, false, buf));
}

static void put_folded(const printer *p, uint32_t token) {
    char low[64];
    uint32_t n = dl_utf8_fold(word_of(p, token), low, sizeof low);
    dl_buf_str(p->out, (dl_str){ low, n });
}

static void next_attribute(printer *p) {
    dl_buf_puts(p->out, p->open ? ", " : " [");
    p->open = true;
}

static void attribute(printer *p, const char *name) {
    if (!*name) return;
    next_attribute(p);
    dl_buf_puts(p->out, name);
}

/* What the clause is to the word above it: a label, or the mark that says more. */
static void put_under(printer *p, const dl_clause *c) {
    if (c->under == DL_NONE) return;
    next_attribute(p);
    dl_buf_puts(p->out, "under=");
    put_lemma(p, c->under);
    dl_buf_putc(p->out, ':');
    if (c->function == DL_REL_ACL_RELCL || c->function == DL_REL_ACL)
        dl_buf_puts(p->out, "relative");
    else if (c->function == DL_REL_ADVCL && c->mark != DL_NONE)
        put_folded(p, c->mark);
    else
        dl_buf_puts(p->out, dl_rel_name(c->function));
}

static void put_attributes(printer *p, const dl_clause *c) {
    static const struct {
        unsigned flag;
        const char *name;
    } flags[] = {
        { DL_PASSIVE, "passive" },     { DL_NEGATED, "neg" },
        { DL_PERFECT, "perfect" },     { DL_PROGRESSIVE, "progressive" },
        { DL_CONDITION, "condition" }, { DL_LIGHT, "light" },
    };
    p->open = false;
    if (c->kind != DL_CLAUSE_VERB) attribute(p, dl_clause_kind_name(c->kind));
    attribute(p, dl_tense_name(c->tense));
    if (c->form != DL_FINITE) attribute(p, dl_verb_form_name(c->form));
    for (size_t i = 0; i < DL_N(flags); i++)
        if (c->flags & flags[i].flag) attribute(p, flags[i].name);
    attribute(p, dl_modality_name(c->modality));
    put_under(p, c);
    if (p->open) dl_buf_putc(p->out, ']');
}

static void put_argument(const printer *p, const dl_argument *a) {
    dl_buf_puts(p->out, " | ");
    if (a->function == DL_FUNCTION_OBLIQUE && a->word != DL_NONE)
        put_folded(p, a->word);
    else
        dl_buf_puts(p->out, dl_function_name(a->function));
    dl_buf_puts(p->out, a->filled ? "=+" : "=");
    dl_buf_str(p->out, word_of(p, a->head));
}

void dump_clauses(const dl_analysis *a, dl_buf *out) {
    printer p = { .a = a, .out = out };
    for (uint32_t i = 0; i < a->clauses.list.n; i++) {
        const dl_clause *c = &a->clauses.list.at[i];
        dl_buf_printf(out, "clause %u ", c->predicate);
        put_lemma(&p, c->predicate);
        if (c->particle != DL_NONE) {
            dl_buf_putc(out, ' ');
            put_folded(&p, c->particle);
        }
        put_attributes(&p, c);
        for (uint32_t k = c->first; k < c->first + c->n; k++)
            put_argument(&p, &a->clauses.arguments.at[k]);
        dl_buf_putc(out, '\n');
    }
}
