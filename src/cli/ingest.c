/* ingest.c - dateline-ingest: reads articles into a database, or prints what is in them.
 *
 * In:  options and paths. Out: a database, or lines on stdout; remarks on stderr.
 * Exit codes: 0 done, 1 some articles failed, 2 wrong usage, 3 could not run.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#include "dateline/annotate.h"
#include "opt.h"

static const char examples[] =
    "  dateline-ingest articles/                        read a folder into dateline.db\n"
    "  dateline-ingest -d news.db --published 2019-08-26 story.txt\n"
    "  dateline-ingest -d news.db crawl.jsonl           one article a line\n"
    "  dateline-ingest --annotate=event story.txt       no database: print the events\n"
    "  curl -s https://paper.example/1.txt | dateline-ingest --source Paper -\n";

static const char more[] =
    "PATH is a file, a folder (with all below it), or - for standard input. Without PATH a\n"
    "database that an older Dateline made is brought up to date.\n"
    "Exit status: 0 done, 1 some articles failed, 2 wrong usage, 3 could not run.\n";

/* ---- languages -------------------------------------------------------------------------- */

static void ingest_count_foreign(ingest *run, dl_str language) {
    for (size_t i = 0; i < DL_N(run->foreign); i++) {
        ingest_language *l = &run->foreign[i];
        if (l->n && !dl_str_is(language, l->code)) continue;
        l->code = language.ptr;
        l->n++;
        break;
    }
    run->n_foreign++;
}

void ingest_print_foreign(const ingest *run) {
    const char *before = " (";
    if (!run->n_foreign) return;
    printf("%llu not in English, searchable, without events",
           (unsigned long long)run->n_foreign);
    for (size_t i = 0; i < DL_N(run->foreign) && run->foreign[i].n; i++) {
        printf("%s%s %llu", before, run->foreign[i].code,
               (unsigned long long)run->foreign[i].n);
        before = ", ";
    }
    puts(")");
}

/* ---- reading articles, for all runs ----------------------------------------------------- */

dl_code ingest_next(ingest *run, dl_work *work) {
    dl_document *doc = &work->doc;
    work->rc = dl_inputs_next(&run->inputs, work->mem, doc, &work->err);
    if (work->rc == DL_END) {
        work->rc = DL_OK;
        return DL_END;
    }
    run->n_read++;
    work->file = run->inputs.path;
    work->format =
        run->inputs.open && run->inputs.in.reader ? run->inputs.in.reader->name : NULL;
    if (work->rc) return DL_OK;
    if (doc->published == DL_NO_TIME) doc->published = run->published;
    if (!doc->source.len) doc->source = dl_str_of(run->options->source);
    /* what the input says of its language is a hint: pages of all languages say "en" */
    dl_str found = dl_str_of(dl_language(doc->text));
    bool english = dl_str_is(found, "en");
    if (!english || (doc->lang.len && !dl_str_starts(doc->lang, "en"))) {
        if (!dl_str_starts(doc->lang, found.ptr)) doc->lang = found;
    }
    if (!english) ingest_count_foreign(run, found);
    work->extract = true;
    return DL_OK;
}

bool ingest_failed(ingest *run, const dl_work *work) {
    const char *name = dl_str_z(work->mem, work->doc.id);
    if (work->rc == DL_OK) {
        if (work->doc.warning.len)
            dl_log_at(&run->log, DL_LOG_WARNING, name, 0, "%.*s",
                      DL_ARG(work->doc.warning));
        if (work->doc.remark.len)
            dl_log_at(&run->log, DL_LOG_INFO, name, 0, "%.*s", DL_ARG(work->doc.remark));
        return false;
    }
    run->n_failed++;
    if (work->err.source[0])
        dl_log_error(&run->log, &work->err);
    else
        dl_log_at(&run->log, DL_LOG_ERROR, name, 0, "%s", work->err.text);
    return true;
}

void ingest_progress(ingest *run) {
    const dl_inputs *in = &run->inputs;
    dl_progress_show(&run->progress, run->n_read,
                     in->done + (in->open ? dl_input_done(&in->in) : 0));
}

/* --check-seeds: tries all examples of the seeds. */
static dl_code ingest_check(ingest *run) {
    dl_buf out = { 0 };
    size_t n = 0, failed = dl_rule_check(run->knowledge, &out, &n);
    if (out.len) fwrite(out.ptr, 1, out.len, stdout);
    printf("%zu examples, %zu failed\n", n, failed);
    run->n_failed = failed;
    dl_buf_free(&out);
    return DL_OK;
}

/* ---- options ---------------------------------------------------------------------------- */

enum { LIST_MAX = 512 };

static void add_word(char list[LIST_MAX], const char *word) {
    size_t used = strlen(list);
    snprintf(list + used, LIST_MAX - used, "%s%s", used ? " " : "", word);
}

static void list_formats(char list[LIST_MAX]) {
    size_t n;
    const dl_reader *const *readers = dl_readers(&n);
    for (size_t i = 0; i < n; i++) add_word(list, readers[i]->name);
}

static void list_stages(char list[LIST_MAX]) {
    for (size_t i = 0; i < dl_stage_count(); i++) add_word(list, dl_stage_name(i));
    add_word(list, "all");
}

static dl_code parse(ingest_options *o, int argc, char **argv, const char **paths,
                     int *n_paths, bool *done, dl_err *err) {
    char formats[LIST_MAX] = "", stages[LIST_MAX] = "";
    list_formats(formats);
    list_stages(stages);
    const dl_opt rows[] = {
        { 'd', "db", DL_OPT_PATH, &o->db, "FILE",
          "database (default: $DATELINE_DB, else dateline.db)", NULL },
        { 0, "published", DL_OPT_WORD, &o->published, "DATE",
          "publication date of articles that do not say one themselves", NULL },
        { 0, "source", DL_OPT_WORD, &o->source, "NAME",
          "publisher of articles that do not say one themselves", NULL },
        { 0, "format", DL_OPT_WORD, &o->format, "NAME", "force an input format",
          formats },
        { 0, "map", DL_OPT_WORD, &o->map, "FIELD=NAME,...",
          "columns of CSV, fields of JSON: what holds text, title, date, source, author, "
          "url, lang, id",
          NULL },
        { 'j', "jobs", DL_OPT_UINT, &o->jobs, "N",
          "articles read at once (default: the number of cores)", NULL },
        { 'n', "dry-run", DL_OPT_FLAG, &o->dry_run, NULL,
          "say what would be stored, store nothing", NULL },
        { 0, "force", DL_OPT_FLAG, &o->force, NULL, "read again what is unchanged",
          NULL },
        { 0, "load", DL_OPT_FLAG, &o->load, NULL,
          "PATHs hold what --annotate=all printed: store it", NULL },
        { 0, "seeds", DL_OPT_DIR, &o->seeds, "DIR",
          "use these seeds beside the built-in ones", NULL },
        { 0, "check-seeds", DL_OPT_FLAG, &o->check_seeds, NULL,
          "run the examples inside all rules, read nothing", NULL },
        { 0, "annotate", DL_OPT_MAYBE, &o->annotate, "WHAT",
          "no database: print annotations as JSON Lines; WHAT is a list of document, time, "
          "actor, attribution, event, clause, row (default: time to event), or all, "
          "which --load stores; or conllu",
          NULL },
        { 0, "dump", DL_OPT_WORD, &o->dump, "STAGE",
          "no database: print what STAGE found", stages },
        { 0, "accurate", DL_OPT_FLAG, &o->accurate, NULL,
          "parse sentences more carefully, in more time", NULL },
        { 0, "explain", DL_OPT_FLAG, &o->explain, NULL,
          "no database: print why each event was read so", NULL },
        { 0, "stats", DL_OPT_FLAG, &o->stats, NULL, "print counts and speed per stage",
          NULL },
        { 'q', "quiet", DL_OPT_FLAG, &o->quiet, NULL, "print errors alone", NULL },
        { 'v', "verbose", DL_OPT_FLAG, &o->verbose, NULL, "say more", NULL },
        { 0, "no-progress", DL_OPT_FLAG, &o->no_progress, NULL, "no progress line",
          NULL },
        { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
    };
    const dl_program program = {
        .program = "dateline-ingest",
        .summary = "reads news articles into an event timeline database",
        .usage = "[OPTIONS] PATH...",
        .examples = examples,
        .options = rows,
        .more = more,
    };
    return dl_opt_parse(&program, argc, argv, paths, n_paths, done, err);
}

static dl_code check_options(const ingest_options *o, int n_paths, dl_err *err) {
    unsigned kinds;
    int runs = o->load + o->dry_run + o->explain + o->check_seeds +
               (o->annotate != NULL) + (o->dump != NULL);
    if (runs > 1)
        return dl_fail(err, DL_EUSAGE,
                       "only one of --load, --dry-run, --annotate, --dump, --explain and "
                       "--check-seeds at a time");
    if (o->quiet && o->verbose) return dl_fail(err, DL_EUSAGE, "--quiet or --verbose?");
    if (dl_map_check(o->map, err)) return err->code;
    if (o->jobs > DL_MAX_JOBS)
        return dl_fail(err, DL_EUSAGE, "--jobs: at most %u", DL_MAX_JOBS);
    if (o->annotate && dl_annotate_choose(dl_str_of(o->annotate), &kinds, err))
        return err->code;
    if (n_paths && o->check_seeds)
        return dl_fail(err, DL_EUSAGE,
                       "--check-seeds reads no PATH: name other seeds with --seeds DIR");
    bool renews = !runs && o->db && access(o->db, F_OK) == 0; /* what is in it */
    if (!n_paths && !o->check_seeds && !renews)
        return dl_fail(err, DL_EUSAGE, "no PATH given (see dateline-ingest --help)");
    return DL_OK;
}

/* Seconds since 1970 as they are, or as the environment fixes them for tests. */
static dl_minute clock_now(void) {
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    if (!fixed || !dl_str_int(dl_str_of(fixed), &seconds)) seconds = (int64_t)time(NULL);
    return seconds / 60;
}

static uint32_t count_cores(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > (long)DL_MAX_JOBS ? DL_MAX_JOBS : (uint32_t)n;
}

static dl_code read_published(ingest *run, dl_err *err) {
    dl_str phrase = dl_str_of(run->options->published);
    dl_minute today = run->now - run->now % DL_MINUTES_A_DAY;
    dl_when when;
    run->published = DL_NO_TIME;
    if (!run->options->published || dl_date_parse(phrase, &run->published)) return DL_OK;
    if (!dl_when_parse(run->knowledge->rules, run->knowledge->words, phrase, today,
                       &when))
        return dl_fail(err, DL_EUSAGE, "--published: '%s' is no date", phrase.ptr);
    if (when.grain > DL_BY_DAY || when.ends - when.begins > DL_MINUTES_A_DAY)
        return dl_fail(err, DL_EUSAGE, "--published: '%s' is not one day", phrase.ptr);
    run->published = when.begins;
    return DL_OK;
}

/* ---- running ---------------------------------------------------------------------------- */

static void print_stats(const dl_extract_stats *s) {
    double sum = 0;
    fprintf(stderr, "%-12s %10s %10s %12s\n", "stage", "seconds", "MB/s", "found");
    for (size_t i = 0; i < dl_stage_count(); i++) {
        double speed = s->seconds[i] > 0 ? (double)s->bytes / 1e6 / s->seconds[i] : 0;
        sum += s->seconds[i];
        fprintf(stderr, "%-12s %10.3f %10.1f %12llu\n", dl_stage_name(i), s->seconds[i],
                speed, (unsigned long long)s->found[i]);
    }
    fprintf(stderr, "%-12s %10.3f %10.1f\n", "all stages", sum,
            sum > 0 ? (double)s->bytes / 1e6 / sum : 0);
    fprintf(stderr, "%llu articles, %llu bytes, %llu sentences\n",
            (unsigned long long)s->articles, (unsigned long long)s->bytes,
            (unsigned long long)s->sentences);
    fprintf(stderr,
            "%llu sentences not parsed: no word of theirs can start an event\n"
            "%llu sentences given up by a rule\n",
            (unsigned long long)s->skipped, (unsigned long long)s->exhausted);
}

static dl_code run_all(ingest *run, const char **paths, int n_paths, dl_err *err) {
    const ingest_options *o = run->options;
    bool stores = !o->annotate && !o->dump && !o->explain;
    if (o->check_seeds) return ingest_check(run);
    if (read_published(run, err)) return err->code;
    dl_read_options reading = { .format = o->format, .map = o->map };
    dl_inputs_begin(&run->inputs, &reading, stores ? o->db : NULL);
    run->paths = paths;
    run->n_paths = n_paths;
    for (int i = 0; i < n_paths && !o->load; i++) dl_inputs_add(&run->inputs, paths[i]);
    run->progress =
        dl_progress_begin(&run->log, !o->quiet && !o->no_progress, run->inputs.total);
    dl_code rc = !stores      ? ingest_print(run, err)
                 : o->dry_run ? ingest_dry(run, err)
                              : ingest_store(run, err);
    dl_progress_end(&run->progress);
    if (rc == DL_OK && o->stats) print_stats(&run->stats);
    dl_inputs_end(&run->inputs);
    return rc;
}

static int exit_code(const ingest *run, dl_code rc) {
    if (rc == DL_EUSAGE) return DL_EXIT_USAGE;
    if (rc || run->interrupted) return DL_EXIT_FAILED;
    return run->n_failed ? DL_EXIT_SOME : DL_EXIT_OK;
}

/* Whoever asks for trees, clauses or attributions sees those of every sentence. */
static bool shows_trees(const ingest_options *o) {
    return o->dump || (o->annotate &&
                       (strstr(o->annotate, "conllu") || strstr(o->annotate, "clause") ||
                        strstr(o->annotate, "attribution")));
}

static int ingest_main(ingest_options *o, const char **paths, int n_paths) {
    dl_err err = { 0 };
    dl_knowledge *knowledge = NULL;
    ingest run = { .options = o,
                   .log = dl_log_open("dateline-ingest", o->quiet, o->verbose),
                   .now = clock_now() };
    dl_code rc = check_options(o, n_paths, &err);
    if (rc == DL_OK) rc = dl_knowledge_load(&knowledge, o->seeds, &err);
    if (rc == DL_OK && shows_trees(o)) dl_knowledge_parse_all(knowledge);
    if (rc == DL_OK && o->accurate) dl_knowledge_be_accurate(knowledge);
    run.knowledge = knowledge;
    if (rc == DL_OK) rc = run_all(&run, paths, n_paths, &err);
    if (rc == DL_OK && (fflush(stdout) || ferror(stdout)))
        rc = dl_fail(&err, DL_EIO, "standard output: %s", strerror(errno));
    if (rc) dl_log_error(&run.log, &err);
    dl_knowledge_free(knowledge);
    return exit_code(&run, rc);
}

int main(int argc, char **argv) {
    const char *db = getenv("DATELINE_DB");
    ingest_options o = { .db = db && *db ? db : "dateline.db" };
    dl_err err = { 0 };
    const char **paths = dl_heap_alloc(((size_t)argc + 1) * sizeof *paths);
    int n_paths = 0, code = DL_EXIT_OK;
    bool done = false;
    if (parse(&o, argc, argv, paths, &n_paths, &done, &err)) {
        dl_log log = dl_log_open("dateline-ingest", false, false);
        dl_log_error(&log, &err);
        code = err.code == DL_EUSAGE ? DL_EXIT_USAGE : DL_EXIT_FAILED;
    } else if (!done) {
        if (!o.jobs) o.jobs = count_cores();
        code = ingest_main(&o, paths, n_paths);
    }
    free(paths);
    return code;
}
