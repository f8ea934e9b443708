/* finish.c - the end of a run: link, index, fill the search, count pages.
 *
 * In:  committed or open batches.
 * Out: a database whose derived tables say all that follows from its articles.
 * A run that is killed before leaves a file that opens and answers; the next run's finish
 * does what was left undone.
 *
 * SPDX-License-Identifier: MIT */
#include <time.h>

#include "store_inside.h"

static double seconds_since(const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static dl_code index_all(dl_store *store, dl_err *err) {
    if (dl_store_begin(store, err)) return err->code;
    if (dl_sql_script(store, dl_sql_indexes, err) ||
        dl_sql_do(store, SQL_ARTICLE_FTS_FILL, err) || dl_store_commit(store, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    return DL_OK;
}

dl_code dl_store_finish(dl_store *store, const dl_knowledge *k, dl_store_stats *stats,
                        dl_err *err) {
    struct timespec start;
    dl_store_stats ours = { 0 };
    bool unfinished;
    if (!stats) stats = &ours;
    if (dl_store_prepare(store, k, err) || dl_store_commit(store, err) ||
        dl_store_unfinished(store, &unfinished, err))
        return err->code;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if ((store->changed || unfinished) && dl_store_link(store, k, store->now, stats, err))
        return err->code;
    stats->link_seconds = seconds_since(&start);
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (index_all(store, err) || dl_store_sum(store, err)) return err->code;
    stats->index_seconds = seconds_since(&start);
    store->changed = store->marked = false;
    return DL_OK;
}
