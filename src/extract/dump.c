/* dump.c - prints what each stage found: one piece a line, byte-stable, for people and
 * for the golden tests.
 *
 * In:  a finished analysis. Out: text. Spans are printed as byte offsets and words, with
 * line ends and control characters as spaces, so that a line stays a line.
 *
 * SPDX-License-Identifier: MIT */
#include "dump_clause.h"

struct dump {
    const dl_knowledge *k;
    const dl_analysis *a;
    dl_buf *out;
};

static void put_words(const struct dump *d, dl_str s) {
    for (uint32_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        dl_buf_putc(d->out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
    }
}

static void put_span(const struct dump *d, dl_span span) {
    dl_buf_printf(d->out, "%u-%u \"", span.off, span.off + span.len);
    put_words(d, dl_span_str(&d->a->doc, span));
    dl_buf_puts(d->out, "\"");
}

static void put_tokens(const struct dump *d, uint32_t first, uint32_t n) {
    if (n) put_span(d, dl_token_span(&d->a->text, first, n));
}

static void end_line(const struct dump *d) {
    dl_buf_putc(d->out, '\n');
}

static void dump_blocks(const struct dump *d) {
    static const char *const kinds[] = { "paragraph", "heading", "caption", "teaser",
                                         "note" };
    _Static_assert(DL_N(kinds) == DL_BLOCK_COUNT, "a name for every kind of block");
    for (uint32_t i = 0; i < d->a->doc.blocks.n; i++) {
        const dl_block *block = &d->a->doc.blocks.at[i];
        dl_buf_printf(d->out, "block %u %s %u-%u\n", i, kinds[block->kind],
                      block->span.off, block->span.off + block->span.len);
    }
}

static void dump_tokens(const struct dump *d) {
    static const char *const kinds[] = { "word",  "number", "punct",
                                         "quote", "symbol", "link" };
    _Static_assert(DL_N(kinds) == DL_TOKEN_KINDS, "a name for every kind of token");
    for (uint32_t i = 0; i < d->a->text.tokens.n; i++) {
        const dl_token *t = &d->a->text.tokens.at[i];
        dl_buf_printf(d->out, "token %u %u %s ", i, t->off, kinds[t->kind]);
        put_words(d, dl_token_str(&d->a->doc, t));
        end_line(d);
    }
}

static void dump_sentences(const struct dump *d) {
    const dl_text *text = &d->a->text;
    if (text->dateline.n) {
        dl_buf_puts(d->out, "dateline ");
        put_tokens(d, text->dateline.first, text->dateline.n);
        end_line(d);
    }
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        dl_buf_printf(d->out, "sentence %u block %u ", i, s->block);
        put_tokens(d, s->first, s->n);
        end_line(d);
    }
}

static void dump_numbers(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->text.marks.n; i++) {
        const dl_mark *mark = &d->a->text.marks.at[i];
        if (mark->kind != DL_MARK_NUMBER && mark->kind != DL_MARK_ORDINAL) continue;
        const dl_number *number = &d->a->text.numbers.at[mark->value];
        dl_buf_printf(d->out, "%s %.10g%s ", dl_mark_name((dl_mark_kind)mark->kind),
                      number->value, number->approximate ? " about" : "");
        put_tokens(d, mark->first, mark->n);
        end_line(d);
    }
}

static void dump_quotes(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->text.quotes.n; i++) {
        const dl_quote *quote = &d->a->text.quotes.at[i];
        dl_buf_printf(d->out, "quote %u%s%s ", i, quote->scare ? " scare" : "",
                      quote->close == DL_NONE ? " open" : "");
        if (quote->continues != DL_NONE)
            dl_buf_printf(d->out, "continues %u ", quote->continues);
        put_tokens(d, quote->first, quote->n);
        end_line(d);
    }
}

/* A token a line: its number in the article, tag, label, and the number of its head. */
static void dump_grammar(const struct dump *d) {
    if (!d->k->grammar) return;
    for (uint32_t i = 0; i < d->a->text.sentences.n; i++) {
        const dl_sentence *s = &d->a->text.sentences.at[i];
        for (uint32_t k = s->first; k < s->first + s->n; k++) {
            const dl_node *node = &d->a->grammar.at[k];
            dl_buf_printf(d->out, "node %u %s %s ", k, dl_pos_name(node->pos),
                          dl_model_label(d->k->grammar, node->rel));
            if (node->head)
                dl_buf_printf(d->out, "%u ", s->first + node->head - 1);
            else
                dl_buf_puts(d->out, "- ");
            put_words(d, dl_token_str(&d->a->doc, &d->a->text.tokens.at[k]));
            end_line(d);
        }
    }
}

static void dump_all_clauses(const struct dump *d) {
    dump_clauses(d->a, d->out);
}

static void put_when(const struct dump *d, uint32_t when) {
    char begins[DL_ISO_MAX], ends[DL_ISO_MAX];
    if (when == DL_NONE) return;
    const dl_when *w = &d->a->whens.list.at[when];
    dl_buf_printf(d->out, " %s..%s %s %s%s", dl_iso_format(w->begins, begins),
                  dl_iso_format(w->ends, ends), dl_grain_name(w->grain),
                  dl_basis_name(w->basis), w->approx ? " about" : "");
}

static void dump_whens(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->whens.timexes.n; i++) {
        const dl_timex *t = &d->a->whens.timexes.at[i];
        const char *mod = dl_mod_name(t->mod);
        dl_buf_printf(d->out, "time %u %s ", i, dl_timex_type_name(t->type));
        put_span(d, t->span);
        dl_buf_printf(d->out, " %s%s%s [%s]", t->value[0] ? t->value : "?",
                      mod ? " " : "", mod ? mod : "", t->op);
        put_when(d, t->when);
        end_line(d);
    }
}

static void put_actor(const struct dump *d, uint32_t actor) {
    if (actor == DL_NONE)
        dl_buf_puts(d->out, "?");
    else
        dl_buf_str(d->out, d->a->mentions.found.at[actor].key);
}

static void dump_actors(const struct dump *d) {
    static const char *const forms[] = { "name", "nominal", "pronoun" };
    for (uint32_t i = 0; i < d->a->mentions.list.n; i++) {
        const dl_mention *m = &d->a->mentions.list.at[i];
        dl_buf_printf(d->out, "mention %u %s %s%s ", i, forms[m->form],
                      dl_actor_kind_name(m->kind), m->adjective ? " adjective" : "");
        put_tokens(d, m->first, m->n);
        dl_buf_puts(d->out, " = ");
        put_actor(d, m->actor);
        end_line(d);
    }
}

static void dump_resolve(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->mentions.found.n; i++) {
        const dl_actor *actor = &d->a->mentions.found.at[i];
        dl_buf_printf(d->out, "actor %u %.*s %s \"", i, DL_ARG(actor->key),
                      dl_actor_kind_name(actor->kind));
        put_words(d, actor->name);
        dl_buf_puts(d->out, "\"");
        if (actor->parent != DL_NONE) {
            dl_buf_puts(d->out, " of ");
            put_actor(d, actor->parent);
        }
        end_line(d);
    }
    for (uint32_t i = 0; i < d->a->mentions.roles.n; i++) {
        const dl_actor_role *role = &d->a->mentions.roles.at[i];
        dl_buf_puts(d->out, "role ");
        put_actor(d, role->actor);
        dl_buf_putc(d->out, ' ');
        put_span(d, role->text);
        if (role->of != DL_NONE) {
            dl_buf_puts(d->out, " of ");
            put_actor(d, role->of);
        }
        end_line(d);
    }
}

static void put_mention(const struct dump *d, const char *what, uint32_t m) {
    if (m == DL_NONE) return;
    const dl_mention *mention = &d->a->mentions.list.at[m];
    dl_buf_printf(d->out, " %s=", what);
    if (mention->actor != DL_NONE)
        put_actor(d, mention->actor);
    else
        put_tokens(d, mention->first, mention->n);
}

static void dump_speech(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->speeches.list.n; i++) {
        const dl_speech *s = &d->a->speeches.list.at[i];
        dl_buf_printf(d->out, "speech %u %s %.*s%s cue ", i, dl_mode_name(s->mode),
                      DL_ARG(s->act), s->negated ? " negated" : "");
        put_span(d, s->cue);
        if (s->source.len) {
            dl_buf_puts(d->out, " source ");
            put_span(d, s->source);
        }
        put_mention(d, "speaker", s->speaker);
        put_mention(d, "addressee", s->addressee);
        if (s->medium.len) dl_buf_printf(d->out, " medium=%.*s", DL_ARG(s->medium));
        for (uint32_t c = 0; c < s->content.n; c++) {
            dl_buf_puts(d->out, " content ");
            put_span(d, s->content.at[c]);
        }
        end_line(d);
    }
}

static void put_field(const struct dump *d, const dl_event_type *type,
                      const dl_field *field) {
    dl_buf_printf(d->out, " %.*s=", DL_ARG(type->fields[field->field].name));
    switch (type->fields[field->field].kind) {
    case DL_FIELD_NUMBER:
    case DL_FIELD_FLAG: dl_buf_printf(d->out, "%lld", (long long)field->number); break;
    default:
        dl_buf_putc(d->out, '"');
        put_words(d, field->text);
        dl_buf_putc(d->out, '"');
    }
}

static void dump_events(const struct dump *d) {
    for (uint32_t i = 0; i < d->a->events.list.n; i++) {
        const dl_event *e = &d->a->events.list.at[i];
        const dl_event_type *type = &d->k->types.list.at[e->type];
        dl_str rule = e->rule ? dl_rules_get(d->k->rules, e->rule)->name : DL_LIT("-");
        dl_buf_printf(d->out, "event %u %.*s %s ", i, DL_ARG(type->name),
                      dl_status_name(e->status));
        put_span(d, e->trigger);
        if (e->timex != DL_NONE) {
            dl_buf_puts(d->out, " time ");
            put_span(d, d->a->whens.timexes.at[e->timex].span);
        }
        put_when(d, e->when);
        put_mention(d, "place", e->place);
        for (uint32_t p = 0; p < e->parts.n; p++) {
            char role[64];
            snprintf(role, sizeof role, "%.*s",
                     DL_ARG(type->roles[e->parts.at[p].role].name));
            put_mention(d, role, e->parts.at[p].mention);
        }
        for (uint32_t f = 0; f < e->fields.n; f++) put_field(d, type, &e->fields.at[f]);
        if (e->same_as != DL_NONE) dl_buf_printf(d->out, " same_as=%u", e->same_as);
        dl_buf_printf(d->out, " confidence=%u rule=%.*s\n", e->confidence, DL_ARG(rule));
    }
}

static const struct {
    const char *stage;
    void (*print)(const struct dump *d);
} dumps[] = {
    { "blocks", dump_blocks },       { "tokens", dump_tokens },
    { "sentences", dump_sentences }, { "numbers", dump_numbers },
    { "quotes", dump_quotes },       { "grammar", dump_grammar },
    { "clauses", dump_all_clauses }, { "when", dump_whens },
    { "actors", dump_actors },       { "speech", dump_speech },
    { "resolve", dump_resolve },     { "events", dump_events },
};

bool dl_dump(const dl_knowledge *k, const dl_analysis *a, const char *stage,
             dl_buf *out) {
    struct dump d = { k, a, out };
    for (size_t i = 0; i < DL_N(dumps); i++)
        if (strcmp(dumps[i].stage, stage) == 0) {
            dumps[i].print(&d);
            return true;
        }
    return false;
}
