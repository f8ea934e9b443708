/* fuzz_rules.c - any bytes as a rule file, compiled and run over a fixed text with marks.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char article[] =
    "Envoys of Norland and Sudland held the ninth round of peace talks on Tuesday, 5 March. "
    "\"We don't want war,\" the envoy's aide said: talks, talks and more talks. "
    "a b a b a b a b a b c d e f g h i j k l m n o p, 8,600 men and 40 %. ";

static void add_words(dl_words *words) {
    static const char *const sets[][3] = { { "day", "tuesday", "on tuesday" },
                                           { "talks", "talks", "peace talks" } };
    for (size_t i = 0; i < DL_N(sets); i++) {
        uint32_t set = dl_words_set_add(words, dl_str_of(sets[i][0]));
        for (size_t k = 1; k < 3; k++) {
            dl_code rc = dl_words_put(words, set, dl_str_of(sets[i][k]), 1, NULL);
            DL_ASSERT(rc == DL_OK);
        }
    }
}

/* Marks of every kind, some within others, one past the end of its sentence. */
static void add_marks(dl_arena *mem, dl_text *text) {
    for (uint32_t i = 0; i + 8 < text->tokens.n; i += 3)
        for (uint32_t n = 1; n <= 3; n++)
            *DL_PUSH(mem, &text->marks) = (dl_mark){
                .first = i, .n = n, .kind = (uint16_t)((i + n) % DL_MARK_KINDS)
            };
}

static void check_matches(const dl_rules *rules, const dl_text *text,
                          const dl_matches *m) {
    for (uint32_t i = 0; i < m->list.n; i++) {
        const dl_match *match = &m->list.at[i];
        const dl_rule *rule = dl_rules_get(rules, match->rule);
        DL_ASSERT(match->n > 0 && match->first + match->n <= text->tokens.n);
        for (int k = 0; k < rule->n_captures; k++) {
            const dl_capture *c = &match->captures[k];
            DL_ASSERT(!c->n || (c->first >= match->first &&
                                c->first + c->n <= match->first + match->n));
            DL_ASSERT(c->mark == DL_NONE || c->mark < text->marks.n);
        }
    }
}

static void run(dl_arena *mem, const dl_rules *rules, const dl_words *words) {
    dl_document doc = { .text = DL_LIT(article), .published = DL_NO_TIME };
    dl_text text = { 0 };
    dl_err err = { 0 };
    *DL_PUSH(mem, &doc.blocks) = (dl_block){ .span = { 0, doc.text.len } };
    dl_code rc = dl_tokenize(mem, words, &doc, &text, &err);
    DL_ASSERT(rc == DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    add_marks(mem, &text);
    for (int overlap = 0; overlap < 2; overlap++) {
        dl_matches matches = { 0 };
        dl_rules_run(mem, rules, 0, words, &doc, &text, overlap, &matches);
        check_matches(rules, &text, &matches);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_rules *rules = dl_rules_new(mem);
    dl_err err = { 0 };
    dl_str text = { (const char *)data, (uint32_t)size };
    add_words(words);
    if (size < 65536 &&
        dl_rules_parse(rules, words, DL_LIT("t"), "t.rules", text, &err) == DL_OK &&
        dl_rules_compile(rules, words, &err) == DL_OK)
        run(mem, rules, words);
    else
        DL_ASSERT(size >= 65536 || (err.code && err.text[0]));
    dl_arena_free(mem);
    return 0;
}
