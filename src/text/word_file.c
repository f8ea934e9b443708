/* word_file.c - reads NAME.words: entries with inflection, irregular forms and values.
 *
 * In:  lines such as "say~ (said) = report", "cease-fire+ agreement", "# remark".
 * Out: every form of every entry in the set. The marks "~" and "+" belong to one word of
 * a phrase; the phrase is entered once for each of its forms.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

typedef struct {
    dl_words *words;
    uint32_t set, line;
    const char *path;
    dl_arena *scratch; /* of one entry */
    dl_err *err;
} file;

typedef struct {                /* one entry, taken apart */
    dl_str before, base, after; /* words before the inflected one, it, words behind it */
    dl_str irregular;           /* inside the brackets */
    bool verb, noun;
    int64_t value;
} entry;

static dl_code fail(const file *f, const char *what, dl_str where) {
    return dl_fail_at(f->err, DL_ESEED, f->path, f->line, 0, "%s: %.*s", what,
                      DL_ARG(where));
}

static dl_code put_form(const file *f, const entry *e, dl_str form) {
    char text[4 * DL_MAX_SPELLING];
    dl_str phrase = form;
    if (e->before.len || e->after.len) {
        int len = snprintf(text, sizeof text, "%.*s %.*s %.*s", DL_ARG(e->before),
                           DL_ARG(form), DL_ARG(e->after));
        if (len < 0 || (size_t)len >= sizeof text)
            return fail(f, "entry too long", e->base);
        phrase = dl_str_trim((dl_str){ text, (uint32_t)len });
    }
    if (dl_words_put(f->words, f->set, phrase, e->value, f->err) == DL_OK) return DL_OK;
    if (f->err && f->err->line == 0) {
        f->err->line = f->line;
        snprintf(f->err->source, sizeof f->err->source, "%s", f->path);
    }
    return DL_ESEED;
}

static dl_code put_entry(const file *f, const entry *e) {
    unsigned how = (e->verb ? DL_FORMS_VERB : 0u) | (e->noun ? DL_FORMS_NOUN : 0u);
    dl_str *forms = NULL;
    uint32_t n = dl_words_forms(f->scratch, e->base, how, e->irregular, &forms);
    for (uint32_t i = 0; i < n; i++)
        if (put_form(f, e, forms[i])) return DL_ESEED;
    return DL_OK;
}

/* Takes "= VALUE" off the end of LINE. */
static dl_code read_value(const file *f, dl_str *line, int64_t *value) {
    uint32_t at = dl_str_find(*line, DL_LIT(" = "), 0);
    if (at == DL_NONE) return DL_OK;
    dl_str text = dl_str_trim(dl_str_sub(*line, at + 3, line->len));
    if (!text.len || dl_str_find(text, DL_LIT(" "), 0) != DL_NONE)
        return fail(f, "a value is one number or word", *line);
    if (!dl_str_int(text, value)) *value = dl_words_add(f->words, text);
    *line = dl_str_trim(dl_str_sub(*line, 0, at));
    return DL_OK;
}

/* Takes "(said)" out of the words behind the inflected one. */
static dl_code read_irregular(const file *f, entry *e) {
    if (!dl_str_starts(e->after, "(")) return DL_OK;
    uint32_t end = dl_str_find(e->after, DL_LIT(")"), 0);
    if (end == DL_NONE) return fail(f, "a bracket is not closed", e->after);
    e->irregular = dl_str_sub(e->after, 1, end - 1);
    e->after = dl_str_trim(dl_str_sub(e->after, end + 1, e->after.len));
    return DL_OK;
}

/* Takes the marks behind WORD off; false: it has none. */
static bool read_marks(dl_str word, entry *e) {
    e->base = word;
    while (e->base.len > 1 && strchr("~+", e->base.ptr[e->base.len - 1])) {
        if (e->base.ptr[--e->base.len] == '~')
            e->verb = true;
        else
            e->noun = true;
    }
    return e->verb || e->noun;
}

static dl_code read_entry(const file *f, dl_str line) {
    entry e = { 0 };
    if (read_value(f, &line, &e.value)) return DL_ESEED;
    dl_str rest = line;
    while (rest.len) {
        uint32_t start = line.len - rest.len;
        dl_str word = dl_str_cut(&rest, ' ');
        if (dl_str_starts(word, "("))
            return fail(f, "forms in brackets stand behind a word with ~ or +", line);
        if (!read_marks(word, &e)) continue;
        e.before = dl_str_trim(dl_str_sub(line, 0, start));
        e.after = dl_str_trim(rest);
        if (read_irregular(f, &e)) return DL_ESEED;
        return put_entry(f, &e);
    }
    e.base = line;
    return put_entry(f, &e);
}

static dl_code read_lines(file *f, dl_str text) {
    dl_str line;
    while (dl_str_line(&text, &line)) {
        f->line++;
        uint32_t remark =
            dl_str_starts(line, "#") ? 0 : dl_str_find(line, DL_LIT(" #"), 0);
        if (remark != DL_NONE) line.len = remark;
        line = dl_str_trim(line);
        dl_arena_reset(f->scratch);
        if (line.len && read_entry(f, line)) return DL_ESEED;
    }
    return DL_OK;
}

dl_code dl_words_load(dl_words *words, dl_str set, const char *path, dl_str text,
                      dl_err *err) {
    file f = {
        .words = words, .set = dl_words_set_add(words, set), .path = path, .err = err
    };
    if (f.set == DL_NONE)
        return dl_fail_at(err, DL_ELIMIT, path, 0, 0, "more than %u word sets",
                          DL_MAX_SETS);
    size_t bad = dl_utf8_check(text.ptr, text.len);
    if (bad < text.len)
        return dl_fail_at(err, DL_ESEED, path, 0, 0, "not UTF-8 at byte %zu", bad);
    f.scratch = dl_arena_new();
    dl_code rc = read_lines(&f, text);
    dl_arena_free(f.scratch);
    return rc;
}
