/* grow_read.c - reads a grammar of sentences and checks it.
 *
 * In:  a file in the language of grow.h. Out: symbols with words or alternatives.
 *
 * SPDX-License-Identifier: MIT */
#include "grow.h"

#include <stdlib.h>

enum { NAME_MAX_LEN = 200, VALUES = 8, PARTS = 16, NEVER = 1u << 20 };
typedef enum { PLAIN, NOUN, VERB, FORM_KINDS } form_kind;
typedef enum { NOTHING, WORDS, MADE, RULE } section;

typedef struct {
    grow_grammar *g;
    dl_arena *mem;
    const char *path;
    dl_err *err;
    uint32_t line;
    struct {
        char name;
        uint32_t n;
        dl_str value[VALUES];
    } variable[VALUES];
    uint32_t variables;
    section in;
    dl_str name; /* of the rule or class that goes on */
    int pos;
    form_kind kind;
    uint32_t piece; /* which list of a made class */
} reader;

static dl_code wrong(const reader *r, const char *what, dl_str which) {
    return dl_fail_at(r->err, DL_EINPUT, r->path, r->line, 0, "%s: %.*s", what,
                      DL_ARG(which));
}

static dl_str next_word(dl_str *rest) {
    *rest = dl_str_trim(*rest);
    return dl_str_cut(rest, ' ');
}

static uint32_t symbol_of(reader *r, dl_str name) {
    for (uint32_t i = 0; i < r->g->symbols.n; i++)
        if (dl_str_eq(r->g->symbols.at[i].name, name)) return i;
    grow_symbol *s = DL_PUSH(r->mem, &r->g->symbols);
    s->name = dl_str_copy(r->mem, name);
    s->line = r->line;
    return r->g->symbols.n - 1;
}

static grow_symbol *symbol_named(reader *r, dl_str name) {
    uint32_t i = symbol_of(r, name);
    return &r->g->symbols.at[i];
}

/* ---- words ------------------------------------------------------------------------------ */

static bool one_of(char c, const char *set) {
    return c && strchr(set, c);
}

static char letter(dl_str s, uint32_t from_end) {
    return s.len >= from_end ? s.ptr[s.len - from_end] : 0;
}

static dl_str with_s(dl_arena *mem, dl_str s) {
    if (letter(s, 1) == 'y' && !one_of(letter(s, 2), "aeiou"))
        return dl_str_fmt(mem, "%.*sies", (int)s.len - 1, s.ptr);
    bool hiss = one_of(letter(s, 1), "sxzo") ||
                (letter(s, 1) == 'h' && one_of(letter(s, 2), "cs"));
    return dl_str_fmt(mem, "%.*s%s", DL_ARG(s), hiss ? "es" : "s");
}

static dl_str with_ed(dl_arena *mem, dl_str s) {
    if (letter(s, 1) == 'e') return dl_str_fmt(mem, "%.*sd", DL_ARG(s));
    if (letter(s, 1) == 'y' && !one_of(letter(s, 2), "aeiou"))
        return dl_str_fmt(mem, "%.*sied", (int)s.len - 1, s.ptr);
    return dl_str_fmt(mem, "%.*sed", DL_ARG(s));
}

static dl_str with_ing(dl_arena *mem, dl_str s) {
    bool mute = letter(s, 1) == 'e' && letter(s, 2) != 'e';
    return dl_str_fmt(mem, "%.*sing", (int)s.len - (mute ? 1 : 0), s.ptr);
}

static void add_form(reader *r, const char *suffix, dl_str form) {
    dl_str name = dl_str_fmt(r->mem, "%.*s%s", DL_ARG(r->name), suffix);
    grow_symbol *s = symbol_named(r, name);
    s->pos = r->pos;
    *DL_PUSH(r->mem, &s->words) = dl_str_copy(r->mem, form);
}

static dl_str irregular(dl_str *forms, dl_str regular) {
    dl_str given = dl_str_cut(forms, ':');
    return given.len ? given : regular;
}

/* WORD with its irregular forms after colons. */
static void add_forms(reader *r, dl_str word) {
    if (r->kind == PLAIN) {
        add_form(r, "", word);
        return;
    }
    dl_str base = dl_str_cut(&word, ':');
    if (r->kind == NOUN) {
        add_form(r, ".sg", base);
        add_form(r, ".pl", irregular(&word, with_s(r->mem, base)));
        return;
    }
    dl_str past = irregular(&word, with_ed(r->mem, base));
    add_form(r, ".inf", base);
    add_form(r, ".pl", base);
    add_form(r, ".sg", with_s(r->mem, base));
    add_form(r, ".past", past);
    add_form(r, ".part", irregular(&word, past));
    add_form(r, ".ing", irregular(&word, with_ing(r->mem, base)));
}

static dl_code read_words(reader *r, dl_str rest) {
    for (dl_str word; (word = next_word(&rest)).len;) add_forms(r, word);
    return DL_OK;
}

static dl_code read_pieces(reader *r, dl_str rest) {
    grow_symbol *s = symbol_named(r, r->name);
    for (dl_str word; (word = next_word(&rest)).len;) {
        bool next = dl_str_is(word, "/");
        r->piece += next;
        if (r->piece == DL_N(s->pieces)) return wrong(r, "a fourth list", r->name);
        if (!next) *DL_PUSH(r->mem, &s->pieces[r->piece]) = dl_str_copy(r->mem, word);
    }
    return DL_OK;
}

/* ---- rules ------------------------------------------------------------------------------ */

/* TEXT with the I-th combination of the values of its variables. */
static void instance(const reader *r, dl_str text, const uint32_t *value, dl_buf *out) {
    for (uint32_t i = 0; i < text.len; i++) {
        uint32_t v = r->variables;
        if (text.ptr[i] == '$' && i + 1 < text.len)
            for (v = 0; v < r->variables && r->variable[v].name != text.ptr[i + 1];) v++;
        if (v == r->variables) {
            dl_buf_putc(out, text.ptr[i]);
        } else {
            dl_buf_str(out, r->variable[v].value[value[v]]);
            i++;
        }
    }
}

static dl_code read_part(reader *r, dl_str text, grow_part *p) {
    int64_t chance = 100;
    dl_str name = dl_str_cut(&text, '/');
    p->label = dl_str_copy(r->mem, dl_str_cut(&text, '?'));
    if (text.len && (!dl_str_int(text, &chance) || chance < 1 || chance > 100))
        return wrong(r, "not a chance of 1 to 100", text);
    p->chance = (uint8_t)chance;
    p->splice = dl_str_is(p->label, "+");
    dl_str form = dl_str_cut(&name, '=');
    p->symbol = name.len ? DL_NONE : symbol_of(r, form);
    p->form = dl_str_copy(r->mem, form);
    p->pos = name.len ? dl_pos_named(name) : 0;
    if (p->pos < 0) return wrong(r, "no part of speech", name);
    return DL_OK;
}

static dl_code read_choice(reader *r, dl_str lhs, dl_str text, double weight) {
    grow_part parts[PARTS];
    uint32_t n = 0, heads = 0;
    dl_code rc = DL_OK;
    for (dl_str word; rc == DL_OK && (word = next_word(&text)).len;) {
        if (n == PARTS) return wrong(r, "too many parts", r->name);
        parts[n] = (grow_part){ 0 };
        rc = read_part(r, word, &parts[n]);
        heads += !parts[n++].label.len;
    }
    if (rc) return rc;
    grow_symbol *s = symbol_named(r, lhs);
    if (!n || heads > 1) return wrong(r, "one part is the head", r->name);
    if (s->words.n || (s->choices.n && s->headless != !heads))
        return wrong(r, "all alternatives have a head, or none", r->name);
    s->headless = !heads;
    grow_choice *c = DL_PUSH(r->mem, &s->choices);
    *c = (grow_choice){ .weight = weight, .parts = n, .line = r->line, .height = NEVER };
    c->part = DL_NEW_N(r->mem, grow_part, n);
    memcpy(c->part, parts, n * sizeof *parts);
    return DL_OK;
}

static bool has_variable(dl_str text, char name) {
    char sign[] = { '$', name };
    return dl_str_find(text, (dl_str){ sign, 2 }, 0) != DL_NONE;
}

/* One alternative for every combination of the values of its variables. */
static dl_code read_alternative(reader *r, dl_str text) {
    int64_t weight = 0;
    dl_str number = next_word(&text);
    uint32_t all = 1, inside = 1, count[VALUES], value[VALUES];
    dl_buf lhs = { 0 }, parts = { 0 };
    dl_code rc = DL_OK;
    if (!dl_str_int(number, &weight) || weight < 1 || weight > 1000)
        return wrong(r, "not a weight of 1 to 1000", number);
    for (uint32_t v = 0; v < r->variables; v++) {
        char name = r->variable[v].name;
        bool left = has_variable(r->name, name), right = has_variable(text, name);
        count[v] = left || right ? r->variable[v].n : 1;
        all *= count[v];
        if (!left) inside *= count[v];
    }
    for (uint32_t i = 0; rc == DL_OK && i < all; i++) {
        uint32_t rest = i;
        for (uint32_t v = 0; v < r->variables; v++) {
            value[v] = rest % count[v];
            rest /= count[v];
        }
        dl_buf_clear(&lhs);
        dl_buf_clear(&parts);
        instance(r, r->name, value, &lhs);
        instance(r, text, value, &parts);
        rc = read_choice(r, dl_str_of(lhs.ptr), dl_str_of(parts.ptr),
                         (double)weight / inside);
    }
    dl_buf_free(&lhs);
    dl_buf_free(&parts);
    return rc;
}

/* ---- lines ------------------------------------------------------------------------------ */

static dl_code read_variable(reader *r, dl_str text) {
    if (r->variables == VALUES || text.len < 2) return wrong(r, "no variable", text);
    uint32_t v = r->variables++;
    r->variable[v].name = text.ptr[1];
    text = dl_str_sub(text, 2, text.len);
    for (dl_str word; (word = next_word(&text)).len;) {
        if (r->variable[v].n == VALUES) return wrong(r, "too many values", word);
        r->variable[v].value[r->variable[v].n++] = dl_str_copy(r->mem, word);
    }
    return DL_OK;
}

static dl_code open_class(reader *r, dl_str text) {
    static const char *const kinds[] = {
        [PLAIN] = ":", [NOUN] = "noun", [VERB] = "verb"
    };
    r->name = dl_str_copy(r->mem, next_word(&text));
    dl_str pos = next_word(&text);
    r->pos = dl_pos_named(pos);
    r->piece = 0;
    if (r->pos < 0) return wrong(r, "no part of speech", pos);
    if (r->in == MADE) {
        symbol_named(r, r->name)->pos = r->pos;
        return DL_OK;
    }
    dl_str kind = next_word(&text);
    for (r->kind = PLAIN; r->kind < FORM_KINDS && !dl_str_is(kind, kinds[r->kind]);)
        r->kind++;
    if (r->kind == FORM_KINDS) return wrong(r, "noun, verb or nothing", kind);
    if (r->kind != PLAIN) next_word(&text); /* the colon */
    return read_words(r, text);
}

static dl_code read_line(reader *r, dl_str line) {
    static const char *const keys[] = {
        [WORDS] = "word", [MADE] = "made", [RULE] = "rule"
    };
    bool indented = line.len && line.ptr[0] == ' ';
    dl_str text = dl_str_trim(line);
    if (!text.len || text.ptr[0] == '#') return DL_OK;
    if (indented) {
        if (r->in == WORDS) return read_words(r, text);
        if (r->in == MADE) return read_pieces(r, text);
        if (r->in == RULE) return read_alternative(r, text);
        return wrong(r, "belongs to nothing", text);
    }
    if (text.ptr[0] == '$') return read_variable(r, text);
    dl_str key = next_word(&text);
    for (section s = WORDS; s <= RULE; s++)
        if (dl_str_is(key, keys[s])) {
            r->in = s;
            r->name = dl_str_copy(r->mem, dl_str_trim(text));
            return s == RULE ? DL_OK : open_class(r, text);
        }
    return wrong(r, "word, made or rule", key);
}

/* ---- the whole -------------------------------------------------------------------------- */

/* The height of a choice: the levels it needs at least. */
static uint32_t choice_height(const grow_grammar *g, const grow_choice *c) {
    uint32_t height = 0;
    for (uint32_t i = 0; i < c->parts; i++) {
        const grow_part *p = &c->part[i];
        uint32_t h = p->symbol == DL_NONE ? 0 : g->symbols.at[p->symbol].height;
        if (p->chance == 100 && h > height) height = h;
    }
    return height >= NEVER ? NEVER : height + 1;
}

static void set_heights(grow_grammar *g) {
    bool changed = true;
    for (uint32_t i = 0; i < g->symbols.n; i++)
        g->symbols.at[i].height = g->symbols.at[i].choices.n ? NEVER : 0;
    while (changed) {
        changed = false;
        for (uint32_t i = 0; i < g->symbols.n; i++) {
            grow_symbol *s = &g->symbols.at[i];
            for (uint32_t k = 0; k < s->choices.n; k++) {
                uint32_t h = choice_height(g, &s->choices.at[k]);
                s->choices.at[k].height = h;
                if (h < s->height) {
                    s->height = h;
                    changed = true;
                }
            }
        }
    }
}

static dl_code check_symbol(reader *r, const grow_symbol *s) {
    bool made = s->pieces[0].n && s->pieces[1].n && s->pieces[2].n;
    r->line = s->line;
    if (!s->words.n && !made && !s->choices.n) return wrong(r, "is not defined", s->name);
    if (s->choices.n && s->height >= NEVER) return wrong(r, "never ends", s->name);
    for (uint32_t k = 0; k < s->choices.n; k++)
        for (uint32_t i = 0; i < s->choices.at[k].parts; i++) {
            const grow_part *p = &s->choices.at[k].part[i];
            bool headless = p->symbol != DL_NONE && r->g->symbols.at[p->symbol].headless;
            r->line = s->choices.at[k].line;
            if (headless != p->splice)
                return wrong(r, "/+ is for rules without a head, and only", p->form);
        }
    return DL_OK;
}

dl_code grow_read(grow_grammar *g, dl_arena *mem, const char *path, dl_err *err) {
    dl_buf raw = { 0 };
    reader r = { .g = g, .mem = mem, .path = path, .err = err };
    dl_code rc = dl_file_read(path, &raw, err);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    while (rc == DL_OK && dl_str_line(&rest, &line)) {
        r.line++;
        rc = read_line(&r, line);
    }
    dl_buf_free(&raw);
    if (rc) return rc;
    set_heights(g);
    for (uint32_t i = 0; rc == DL_OK && i < g->symbols.n; i++)
        rc = check_symbol(&r, &g->symbols.at[i]);
    g->start = symbol_of(&r, DL_LIT("SENTENCE"));
    if (rc == DL_OK && !g->symbols.at[g->start].choices.n)
        return wrong(&r, "is not defined", DL_LIT("SENTENCE"));
    if (rc == DL_OK && g->symbols.at[g->start].headless)
        return wrong(&r, "has no head", DL_LIT("SENTENCE"));
    return rc;
}
