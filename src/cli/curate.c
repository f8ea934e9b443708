/* curate.c - the program dateline-curate: what people know better than the articles say.
 *
 * In:  a command and its words.
 * Out: a judgement in the database, and one line that says what followed from it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dateline/store.h"
#include "opt.h"

typedef struct {
    const char *db, *who, *why, *today, *seeds;
    bool quiet;
    const char **words; /* the command's own */
    int n;
    dl_arena *mem;
    dl_knowledge *k;
    dl_store *store;
    dl_minute now;
} run;

/* ---- time ------------------------------------------------------------------------------ */

static dl_code clock_of(run *r, dl_err *err) {
    if (r->today) {
        if (dl_iso_parse(dl_str_of(r->today), &r->now)) return DL_OK;
        return dl_fail(err, DL_EUSAGE, "--today %s: not a date like 2019-08-26",
                       r->today);
    }
    r->now = (dl_minute)(time(NULL) / 60);
    return DL_OK;
}

/* A publication date is a day, with or without a time of the day. */
static dl_code read_date(const run *r, const char *text, dl_minute *out, dl_err *err) {
    dl_when w;
    if (dl_date_parse(dl_str_of(text), out)) return DL_OK;
    if (!dl_when_parse(r->k->rules, r->k->words, dl_str_of(text), r->now, &w))
        return dl_fail(err, DL_EUSAGE, "\"%s\" is not a date; try 2019-08-26", text);
    if (w.grain > DL_BY_DAY || w.ends - w.begins > DL_MINUTES_A_DAY)
        return dl_fail(err, DL_EUSAGE,
                       "\"%s\" is more than a day; an article is published "
                       "on one",
                       text);
    *out = w.begins;
    return DL_OK;
}

/* ---- commands -------------------------------------------------------------------------- */

static dl_judge judge_of(const run *r) {
    return (
        dl_judge){ .who = dl_str_of(r->who), .why = dl_str_of(r->why), .made = r->now };
}

static dl_code do_date(run *r, dl_err *err) {
    dl_judge judge = judge_of(r);
    dl_minute published;
    dl_str title;
    int64_t resolved;
    char iso[DL_ISO_MAX];
    if (read_date(r, r->words[1], &published, err) ||
        dl_judge_date(r->store, r->k, &judge, dl_str_of(r->words[0]), published, r->mem,
                      &title, &resolved, err))
        return err->code;
    if (!r->quiet)
        printf("%.10s: \"%.*s\"; %lld report%s got another time\n",
               dl_iso_format(published, iso), DL_ARG(title), (long long)resolved,
               resolved == 1 ? "" : "s");
    return DL_OK;
}

static dl_code do_log(run *r, dl_err *err) {
    dl_judgement *list;
    uint32_t n;
    if (dl_judge_log(r->store, r->mem, &list, &n, err)) return err->code;
    for (uint32_t i = 0; i < n; i++) {
        const dl_judgement *j = &list[i];
        printf("%lld  %.*s  %.*s %.*s %.*s  \"%.*s\"", (long long)j->id, DL_ARG(j->made),
               DL_ARG(j->verb), DL_ARG(j->subject), DL_ARG(dl_str_sub(j->value, 0, 10)),
               DL_ARG(j->title));
        if (j->who.len) printf("  by %.*s", DL_ARG(j->who));
        if (j->why.len) printf("  (%.*s)", DL_ARG(j->why));
        printf("%s\n", j->undone ? "  [taken back]" : "");
    }
    if (n == 0 && !r->quiet) fprintf(stderr, "no judgements\n");
    return DL_OK;
}

static dl_code do_undo(run *r, dl_err *err) {
    dl_judge judge = judge_of(r);
    dl_str what;
    int64_t id = 0;
    if (r->n == 1 && (!dl_str_int(dl_str_of(r->words[0]), &id) || id <= 0))
        return dl_fail(err, DL_EUSAGE, "\"%s\" is not the number of a judgement; see log",
                       r->words[0]);
    if (dl_judge_undo(r->store, r->k, &judge, id, r->mem, &what, err)) return err->code;
    if (!r->quiet) printf("taken back: %.*s\n", DL_ARG(what));
    return DL_OK;
}

static const struct command {
    const char *name, *usage;
    int least, most; /* words */
    dl_store_mode mode;
    dl_code (*run)(run *r, dl_err *err);
} commands[] = {
    { "date", "date ARTICLE DATE", 2, 2, DL_STORE_CURATE, do_date },
    { "log", "log", 0, 0, DL_STORE_READ, do_log },
    { "undo", "undo [NUMBER]", 0, 1, DL_STORE_CURATE, do_undo },
};

static const struct command *find_command(run *r, dl_err *err) {
    static const char names[] = "date log undo";
    if (r->n == 0) {
        dl_fail(err, DL_EUSAGE, "which command? one of: %s", names);
        return NULL;
    }
    for (size_t i = 0; i < DL_N(commands); i++) {
        const struct command *c = &commands[i];
        if (strcmp(c->name, r->words[0]) != 0) continue;
        r->words++;
        r->n--;
        if (r->n >= c->least && r->n <= c->most) return c;
        dl_fail(err, DL_EUSAGE, "usage: dateline-curate %s", c->usage);
        return NULL;
    }
    dl_str near = dl_opt_near(dl_str_of(r->words[0]), names);
    dl_fail(err, DL_EUSAGE, "no command \"%s\"%s%.*s%s; there are: %s", r->words[0],
            near.len ? " (did you mean " : "", DL_ARG(near), near.len ? "?)" : "", names);
    return NULL;
}

/* ---- the program ------------------------------------------------------------------------ */

static const char examples[] =
    "  dateline-curate date report.txt 2019-08-26\n"
    "      \"Monday\" in this article is from now on the Monday before\n"
    "  dateline-curate --why \"masthead of the scan\" date \"Talks resume\" 2019-08-26\n"
    "      an article by a part of its title\n"
    "  dateline-curate log\n"
    "  dateline-curate undo 3\n";

static const char more[] =
    "Commands:\n"
    "  date ARTICLE DATE   gives an article its publication date; ARTICLE is its address,\n"
    "                      path, key or a part of its title that no other has\n"
    "  log                 all judgements, the oldest first\n"
    "  undo [NUMBER]       takes back a judgement, by default the last one\n"
    "\n"
    "Exit status: 0 done, 2 usage, 3 could not run.\n";

static int exit_code(const dl_err *err) {
    char line[sizeof err->text + sizeof err->source + 32];
    if (!err->code) return DL_EXIT_OK;
    dl_err_format(err, line, sizeof line);
    fprintf(stderr, "dateline-curate: %s\n", line);
    return err->code == DL_EUSAGE ? DL_EXIT_USAGE : DL_EXIT_FAILED;
}

static dl_code execute(run *r, dl_err *err) {
    const struct command *c = find_command(r, err);
    if (!c || clock_of(r, err)) return err->code;
    if (!r->db) r->db = getenv("DATELINE_DB");
    if (!r->db || !*r->db) r->db = "dateline.db";
    if (dl_knowledge_load(&r->k, r->seeds, err) ||
        dl_store_open(&r->store, r->db, c->mode, err))
        return err->code;
    if (c->run(r, err)) return err->code;
    if (fflush(stdout) || ferror(stdout)) return dl_fail(err, DL_EIO, "cannot write");
    return DL_OK;
}

int main(int argc, char **argv) {
    run r = { .mem = dl_arena_new() };
    dl_err err = { 0 };
    bool done = false;
    const dl_opt options[] = {
        { 'd', "db", DL_OPT_PATH, &r.db, "FILE",
          "database (default: $DATELINE_DB, else dateline.db)", NULL },
        { 0, "by", DL_OPT_WORD, &r.who, "NAME", "who judges, for the log", NULL },
        { 0, "why", DL_OPT_WORD, &r.why, "TEXT", "the reason, for the log", NULL },
        { 0, "seeds", DL_OPT_DIR, &r.seeds, "DIR", "the seeds the database was made with",
          NULL },
        { 0, "today", DL_OPT_WORD, &r.today, "DATE", "fixes the clock", NULL },
        { 'q', "quiet", DL_OPT_FLAG, &r.quiet, NULL, "say nothing that is not asked for",
          NULL },
        { 0, NULL, 0, NULL, NULL, NULL, NULL },
    };
    const dl_program program = { .program = "dateline-curate",
                                 .summary = "tells the database what people know better",
                                 .usage = "[OPTIONS] COMMAND [WORDS...]",
                                 .examples = examples,
                                 .options = options,
                                 .more = more,
                                 .commands = "date log undo" };
    r.words = DL_NEW_N(r.mem, const char *, (size_t)argc + 1);
    if (!dl_opt_parse(&program, argc, argv, r.words, &r.n, &done, &err) && !done)
        (void)!execute(&r, &err);
    dl_store_close(r.store);
    dl_knowledge_free(r.k);
    dl_arena_free(r.mem);
    return exit_code(&err);
}
