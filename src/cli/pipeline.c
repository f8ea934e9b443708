/* pipeline.c - a ring of articles between one coordinating thread and the workers.
 *
 * In:  articles from next(). Out: results to done(), in the same order for any number of
 * workers. Slots are filled at `tail`, extracted at `given`, taken back at `head`:
 *
 *     head ... given ... tail        head <= given <= tail <= head + slots
 *
 * SPDX-License-Identifier: MIT */
#include "pipeline.h"

#include <pthread.h>

enum {
    SLOTS_PER_JOB = 4,
    MAX_BYTES = 32 << 20, /* of text under way; one article may be more */
    KEEP_OUT = 1 << 20,   /* a larger output buffer is given back */
};

typedef struct {
    dl_work work;
    bool ready; /* for done() */
} slot;

typedef struct {
    const dl_pipeline *p;
    slot *slots;
    uint64_t n, head, given, tail; /* positions count on; slot = position modulo n */
    uint64_t bytes;                /* of text between head and tail */
    bool ended;                    /* nothing more will be given */
    pthread_mutex_t lock;
    pthread_cond_t given_more, got_ready;
} ring;

typedef struct {
    ring *r;
    pthread_t thread;
    dl_extract_stats stats;
} worker;

static slot *slot_at(ring *r, uint64_t position) {
    return &r->slots[position % r->n];
}

/* ---- workers -------------------------------------------------------------------------- */

static void extract_one(const dl_pipeline *p, dl_work *work, dl_extract_stats *stats) {
    dl_analysis_reset(&work->a);
    work->rc = dl_extract(p->knowledge, &work->doc, &work->a, stats, &work->err);
    if (work->rc == DL_OK && p->render) p->render(p->context, work);
}

static void *run_worker(void *argument) {
    worker *w = argument;
    ring *r = w->r;
    pthread_mutex_lock(&r->lock);
    for (;;) {
        while (r->given == r->tail && !r->ended)
            pthread_cond_wait(&r->given_more, &r->lock);
        if (r->given == r->tail) break;
        slot *s = slot_at(r, r->given++);
        if (s->ready) continue; /* nothing to extract */
        pthread_mutex_unlock(&r->lock);
        extract_one(r->p, &s->work, &w->stats);
        pthread_mutex_lock(&r->lock);
        s->ready = true;
        pthread_cond_signal(&r->got_ready);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* ---- the coordinating thread ----------------------------------------------------------- */

static void empty_work(dl_work *work) {
    dl_arena_reset(work->mem);
    if (work->out.cap > KEEP_OUT) dl_buf_free(&work->out);
    dl_buf_clear(&work->out);
    work->doc = (dl_document){ 0 };
    work->err = (dl_err){ 0 };
    work->extract = false;
    work->outcome = 0;
    work->rc = DL_OK;
}

/* Reads one article into the slot at tail. */
static dl_code give_one(ring *r, dl_err *err) {
    slot *s = slot_at(r, r->tail);
    empty_work(&s->work);
    dl_code rc = r->p->next(r->p->context, &s->work, err);
    if (rc) return rc;
    pthread_mutex_lock(&r->lock);
    s->ready = s->work.rc != DL_OK || !s->work.extract;
    r->bytes += s->work.doc.text.len;
    r->tail++;
    pthread_cond_signal(&r->given_more);
    pthread_mutex_unlock(&r->lock);
    return DL_OK;
}

/* Takes the result at head; WAIT: until it is there. *TOOK: there was one. */
static dl_code take_one(ring *r, bool wait, bool *took, dl_err *err) {
    *took = false;
    if (r->head == r->tail) return DL_OK;
    slot *s = slot_at(r, r->head);
    pthread_mutex_lock(&r->lock);
    while (wait && !s->ready) pthread_cond_wait(&r->got_ready, &r->lock);
    bool ready = s->ready;
    pthread_mutex_unlock(&r->lock);
    if (!ready) return DL_OK;
    *took = true;
    r->bytes -= s->work.doc.text.len;
    dl_code rc = r->p->done(r->p->context, &s->work, err);
    pthread_mutex_lock(&r->lock);
    r->head++;
    if (r->given < r->head) r->given = r->head; /* nobody had to extract it */
    pthread_mutex_unlock(&r->lock);
    return rc;
}

static dl_code coordinate(ring *r, dl_err *err) {
    bool reading = true, took = true;
    dl_code rc = DL_OK;
    while (rc == DL_OK && (reading || r->head < r->tail)) {
        bool room = r->tail - r->head < r->n && r->bytes < MAX_BYTES;
        if (reading && room) {
            rc = give_one(r, err);
            if (rc == DL_END) reading = false, rc = DL_OK;
        }
        if (rc == DL_OK) rc = take_one(r, !reading || !room, &took, err);
    }
    return rc;
}

/* ---- beginning and end ----------------------------------------------------------------- */

static void add_stats(dl_extract_stats *sum, const dl_extract_stats *one) {
    sum->articles += one->articles;
    sum->bytes += one->bytes;
    sum->tokens += one->tokens;
    sum->sentences += one->sentences;
    sum->skipped += one->skipped;
    sum->exhausted += one->exhausted;
    for (size_t i = 0; i < DL_MAX_STAGES; i++) {
        sum->seconds[i] += one->seconds[i];
        sum->found[i] += one->found[i];
    }
}

static void end_workers(ring *r, worker *workers, uint32_t n, dl_extract_stats *stats) {
    pthread_mutex_lock(&r->lock);
    r->given = r->tail; /* after a stop: what no worker has begun is dropped */
    r->ended = true;
    pthread_cond_broadcast(&r->given_more);
    pthread_mutex_unlock(&r->lock);
    for (uint32_t i = 0; i < n; i++) {
        pthread_join(workers[i].thread, NULL);
        add_stats(stats, &workers[i].stats);
    }
}

dl_code dl_pipeline_run(const dl_pipeline *pipeline, dl_extract_stats *stats,
                        dl_err *err) {
    dl_arena *mem = dl_arena_new();
    ring r = { .p = pipeline, .n = (uint64_t)pipeline->jobs * SLOTS_PER_JOB };
    worker *workers = DL_NEW_N(mem, worker, pipeline->jobs);
    uint32_t started = 0;
    dl_code rc = DL_OK;
    r.slots = DL_NEW_N(mem, slot, r.n);
    for (uint64_t i = 0; i < r.n; i++) {
        r.slots[i].work.mem = dl_arena_new();
        dl_analysis_init(&r.slots[i].work.a);
    }
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.given_more, NULL);
    pthread_cond_init(&r.got_ready, NULL);
    while (started < pipeline->jobs) {
        workers[started].r = &r;
        if (pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]))
            break;
        started++;
    }
    rc = started ? coordinate(&r, err) : dl_fail(err, DL_EIO, "no thread can be started");
    end_workers(&r, workers, started, stats);
    for (uint64_t i = 0; i < r.n; i++) {
        dl_arena_free(r.slots[i].work.mem);
        dl_analysis_free(&r.slots[i].work.a);
        dl_buf_free(&r.slots[i].work.out);
    }
    pthread_cond_destroy(&r.got_ready);
    pthread_cond_destroy(&r.given_more);
    pthread_mutex_destroy(&r.lock);
    dl_arena_free(mem);
    return rc;
}
