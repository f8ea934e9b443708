/* silver.c - trees of raw articles, made by models.
 *
 * In:  model files, articles in any input format. Out: CoNLL-U.
 * Articles are cut and read by the stages that a run of dateline-ingest has, so that
 * training sees what parsing will see.
 *
 * SPDX-License-Identifier: MIT */
#include "silver.h"

#include <stdio.h>
#include <stdlib.h>

#include "dateline/extract.h"
#include "voices.h"

enum { SHORTEST = 3, LONGEST = 70 };

typedef struct {
    const silver_options *o;
    dl_knowledge *k;
    dl_arena *mem;
    voices voices;
    uint64_t *seen; /* hashes of sentences, open addressing; 0 = free */
    uint32_t cap, n_seen, articles;
} maker;

/* ---- sentences -------------------------------------------------------------------------- */

static void put_seen(maker *m, uint64_t hash) {
    uint32_t i = (uint32_t)(hash & (m->cap - 1));
    while (m->seen[i]) i = (i + 1) & (m->cap - 1);
    m->seen[i] = hash;
}

/* Was a sentence of these words seen before? From now on it was. */
static bool is_known(maker *m, uint64_t hash) {
    hash |= 1;
    if (m->cap)
        for (uint32_t i = (uint32_t)(hash & (m->cap - 1)); m->seen[i];
             i = (i + 1) & (m->cap - 1))
            if (m->seen[i] == hash) return true;
    if (m->n_seen * 2 + 2 > m->cap) {
        uint64_t *old = m->seen;
        uint32_t n = m->cap;
        m->cap = n ? 2 * n : 1024;
        m->seen = calloc(m->cap, sizeof *m->seen);
        DL_ASSERT(m->seen);
        for (uint32_t i = 0; i < n; i++)
            if (old[i]) put_seen(m, old[i]);
        free(old);
    }
    put_seen(m, hash);
    m->n_seen++;
    return false;
}

/* Running text: mostly words, and not set in columns; a short line, nearly only words,
 * which leaves out sentences of a few tokens with their full stop. */
static bool is_text(const dl_token *t, uint32_t n) {
    uint32_t words = 0, lines = 0;
    if (n < SHORTEST || n > LONGEST) return false;
    for (uint32_t i = 0; i < n; i++) {
        words += t[i].kind == DL_WORD;
        lines += i > 0 && (t[i].flags & DL_LINE_BEFORE) != 0;
    }
    return words * (n < 8 ? 4u : 2u) > n * (n < 8 ? 3u : 1u) && lines * 5 <= n;
}

static void print_tree(const maker *m, const dl_str *forms, const dl_node *nodes,
                       uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        printf("%u\t%.*s\t_\t%s\t_\t_\t%u\t%s\t_\t_\n", i + 1, DL_ARG(forms[i]),
               dl_pos_name(nodes[i].pos), nodes[i].head,
               dl_model_label(m->voices.labels, nodes[i].rel));
    putchar('\n');
}

static void parse_sentence(maker *m, const dl_document *doc, const dl_token *t,
                           uint32_t n) {
    dl_str forms[LONGEST];
    dl_node nodes[LONGEST];
    uint64_t hash = n;
    if (!is_text(t, n)) return;
    for (uint32_t i = 0; i < n; i++) {
        forms[i] = dl_token_str(doc, &t[i]);
        hash = (hash ^ dl_str_hash(forms[i])) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    if (is_known(m, hash)) return;
    voices_parse(&m->voices, forms, n, nodes);
    print_tree(m, forms, nodes, n);
}

static dl_code parse_article(maker *m, dl_arena *mem, dl_document *doc, dl_err *err) {
    dl_text text = { 0 };
    dl_find_blocks(mem, doc);
    if (dl_tokenize(mem, m->k->words, doc, &text, err)) return err->code;
    dl_classify_blocks(m->k->words, doc, &text);
    dl_find_sentences(mem, m->k->words, doc, &text);
    for (uint32_t i = 0; i < text.sentences.n; i++) {
        const dl_sentence *s = &text.sentences.at[i];
        if (m->o->most && m->n_seen >= m->o->most) break;
        parse_sentence(m, doc, &text.tokens.at[s->first], s->n);
    }
    return DL_OK;
}

static dl_code parse_file(maker *m, const char *path, dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_input in = { 0 };
    dl_code rc = dl_input_open(&in, path, NULL, err);
    while (rc == DL_OK) {
        dl_document doc = { 0 };
        dl_err bad = { 0 };
        rc = dl_input_next(&in, mem, &doc, &bad);
        if (rc == DL_OK && m->articles++ % m->o->every == 0)
            rc = parse_article(m, mem, &doc, &bad);
        if (rc == DL_EINPUT || rc == DL_ELIMIT) {
            fprintf(stderr, "dateline-train: %s: passed over: %s\n", path, bad.text);
            rc = DL_OK;
        } else if (rc && rc != DL_END) {
            *err = bad;
        }
        dl_arena_reset(mem);
    }
    dl_input_close(&in);
    dl_arena_free(mem);
    return rc == DL_END ? DL_OK : rc;
}

dl_code silver_make(const silver_options *o, const char **files, int n_files,
                    dl_err *err) {
    maker m = { .o = o, .mem = dl_arena_new() };
    dl_code rc = DL_OK;
    if (!o->models || !o->every)
        rc = dl_fail(err, DL_EUSAGE, "parse needs --models, and --every of 1 or more");
    if (rc == DL_OK) rc = voices_open(&m.voices, m.mem, o->models, LONGEST, o->beam, err);
    if (rc == DL_OK) rc = dl_knowledge_load(&m.k, NULL, err);
    for (int i = 0; i < n_files && rc == DL_OK; i++) rc = parse_file(&m, files[i], err);
    if (rc == DL_OK && (fflush(stdout) || ferror(stdout)))
        rc = dl_fail(err, DL_EIO, "cannot write the trees");
    if (m.k) dl_knowledge_free(m.k);
    free(m.seen);
    dl_arena_free(m.mem);
    return rc;
}
