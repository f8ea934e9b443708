/* ingest_store.c - the run of dateline-ingest that fills a database.
 *
 * In:  articles. Out: rows, and a last line with what became of the articles.
 * What the database already knows by its text is not extracted again. A first Ctrl-C ends
 * the run after the articles under way; a second one ends it at once and the last batch is
 * rolled back.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <signal.h>

#include "dateline/store.h"

typedef struct {
    ingest *run;
    dl_store *store;
    bool stale;    /* reading again what other seeds made */
    int64_t after; /* the last stale article */
    uint64_t counts[DL_STORED_OUTCOMES], n_stale;
} filler;

/* ---- interruption ------------------------------------------------------------------------ */

static const int enders[] = { SIGINT, SIGTERM, SIGHUP };

/* The signals that end a run; what the caller had ignored (nohup) stays so. */
static sigset_t interrupts(void) {
    struct sigaction action;
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < DL_N(enders); i++)
        if (sigaction(enders[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&set, enders[i]);
    return set;
}

static bool is_pending(const sigset_t *set) {
    sigset_t pending;
    if (sigpending(&pending)) return false;
    for (size_t i = 0; i < DL_N(enders); i++)
        if (sigismember(set, enders[i]) == 1 && sigismember(&pending, enders[i]) == 1)
            return true;
    return false;
}

/* Has somebody asked to stop? The signals are held back, so that they are met between two
 * articles; once asked, the next one takes its usual effect. */
bool ingest_asked_to_stop(ingest *run) {
    sigset_t set = interrupts();
    int number;
    if (run->interrupted || !is_pending(&set)) return run->interrupted;
    sigwait(&set, &number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    run->interrupted = true;
    dl_log_say(&run->log, DL_LOG_WARNING,
               "interrupted: finishing what has been read; again to stop at once");
    return true;
}

/* ---- one article ------------------------------------------------------------------------- */

static dl_code next_stale(filler *f, dl_work *work, dl_err *err) {
    dl_code rc = dl_store_stale(f->store, f->run->knowledge, &f->after, work->mem,
                                &work->doc, err);
    work->extract = true;
    return rc;
}

static dl_code next_article(void *context, dl_work *work, dl_err *err) {
    filler *f = context;
    dl_stored known = DL_STORED_ABSENT;
    if (ingest_asked_to_stop(f->run)) return DL_END;
    if (f->stale) return next_stale(f, work, err);
    dl_code rc = ingest_next(f->run, work);
    if (rc || work->rc || f->run->options->force) return rc;
    rc =
        dl_store_touch(f->store, f->run->knowledge, &work->doc, f->run->now, &known, err);
    work->outcome = (int)known;
    work->extract = known == DL_STORED_ABSENT;
    return rc;
}

static dl_code store_result(void *context, dl_work *work, dl_err *err) {
    filler *f = context;
    ingest_progress(f->run);
    if (work->rc == DL_OK && work->extract) {
        dl_stored stored = DL_STORED_ABSENT;
        work->rc = dl_store_put(f->store, f->run->knowledge, &work->a, f->run->now,
                                &stored, &work->err);
        if (work->rc == DL_ESTORE || work->rc == DL_EIO) {
            *err = work->err;
            return work->rc;
        }
        work->outcome = (int)stored;
    }
    if (ingest_failed(f->run, work)) return DL_OK;
    if (f->stale)
        f->n_stale++;
    else
        f->counts[work->outcome]++;
    return DL_OK;
}

static dl_code fill(filler *f, bool stale, dl_err *err) {
    dl_pipeline pipeline = {
        .knowledge = f->run->knowledge,
        .jobs = f->run->options->jobs,
        .context = f,
        .next = next_article,
        .done = store_result,
    };
    f->stale = stale;
    return dl_pipeline_run(&pipeline, &f->run->stats, err);
}

/* ---- the run ----------------------------------------------------------------------------- */

static void print_outcome(const filler *f, const dl_store_stats *s) {
    const uint64_t *n = f->counts;
    if (f->run->options->quiet) return;
    printf("%llu new, %llu unchanged, %llu updated, %llu failed",
           (unsigned long long)n[DL_STORED_NEW],
           (unsigned long long)(n[DL_STORED_UNCHANGED] + n[DL_STORED_CARRIER]),
           (unsigned long long)n[DL_STORED_UPDATED],
           (unsigned long long)f->run->n_failed);
    if (n[DL_STORED_CARRIER])
        printf("; %llu of the unchanged came from a further place",
               (unsigned long long)n[DL_STORED_CARRIER]);
    if (n[DL_STORED_REMOVED])
        printf("; %llu removed by a judgement, left out",
               (unsigned long long)n[DL_STORED_REMOVED]);
    if (f->n_stale)
        printf("; %llu read again with other rules", (unsigned long long)f->n_stale);
    putchar('\n');
    ingest_print_foreign(f->run);
    if (f->run->options->stats)
        fprintf(stderr,
                "database: %llu events told by %llu reports, %llu actors, %llu series; "
                "linking %.3f s, indexes %.3f s\n",
                (unsigned long long)s->events, (unsigned long long)s->reports,
                (unsigned long long)s->actors, (unsigned long long)s->series,
                s->link_seconds, s->index_seconds);
}

dl_code ingest_store(ingest *run, dl_err *err) {
    filler f = { .run = run };
    dl_store_stats stats = { 0 };
    sigset_t set = interrupts();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    dl_code rc = dl_store_open(&f.store, run->options->db, DL_STORE_WRITE, err);
    if (rc == DL_OK) rc = fill(&f, true, err);
    if (rc == DL_OK)
        rc = run->options->load ? ingest_load(run, f.store, f.counts, err)
                                : fill(&f, false, err);
    dl_progress_end(&run->progress);
    if (rc == DL_OK) rc = dl_store_finish(f.store, run->knowledge, &stats, err);
    dl_store_close(f.store);
    if (rc == DL_OK) print_outcome(&f, &stats);
    return rc;
}
