/* ingest_dry.c - dateline-ingest --dry-run: says what would be stored.
 *
 * In:  articles, and the database if there is one, which is only read.
 * Out: a line for each article: what it would be, its date, its events by type.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <unistd.h>

#include "dateline/export.h"
#include "dateline/store.h"

typedef struct {
    ingest *run;
    dl_store *store; /* NULL: there is no database yet */
    uint64_t counts[DL_STORED_OUTCOMES];
} trial;

static dl_code next_article(void *context, dl_work *work, dl_err *err) {
    trial *t = context;
    dl_stored known = DL_STORED_NEW;
    dl_code rc = ingest_next(t->run, work);
    if (rc || work->rc) return rc;
    if (t->store && dl_store_peek(t->store, t->run->knowledge, &work->doc, &known, err))
        return err->code;
    if (known == DL_STORED_UNCHANGED && t->run->options->force) known = DL_STORED_UPDATED;
    work->outcome = (int)known;
    work->extract = known != DL_STORED_UNCHANGED && known != DL_STORED_REMOVED;
    return DL_OK;
}

/* "; perhaps of 2019-08-26: its dateline says ...", where no date is known. */
static void suggest(const ingest *run, dl_work *work) {
    const dl_knowledge *k = run->knowledge;
    dl_suggestion s;
    char iso[DL_ISO_MAX];
    if (work->doc.published != DL_NO_TIME ||
        !dl_suggest_date(k->rules, k->words, &work->doc, &s))
        return;
    dl_iso_format(s.day, iso);
    dl_buf_printf(&work->out, "; perhaps of %.10s: ", iso);
    dl_plain(dl_str_of(s.reason), &work->out);
}

/* "7 events (5 statement, 2 meeting)", in the order of the declared types. */
static void render_events(const void *context, dl_work *work) {
    const trial *t = context;
    const dl_event_types *types = &t->run->knowledge->types;
    uint32_t n = work->a.events.list.n, counts[DL_MAX_TYPES] = { 0 };
    const char *before = " (";
    for (uint32_t i = 0; i < n; i++) counts[work->a.events.list.at[i].type]++;
    dl_buf_printf(&work->out, ", %u event%s", n, n == 1 ? "" : "s");
    for (uint32_t type = 0; type < types->list.n; type++) {
        if (!counts[type]) continue;
        dl_buf_printf(&work->out, "%s%u %.*s", before, counts[type],
                      DL_ARG(types->list.at[type].name));
        before = ", ";
    }
    if (n) dl_buf_putc(&work->out, ')');
    suggest(t->run, work);
}

static dl_code print_line(void *context, dl_work *work, dl_err *err) {
    static const char *const words[] = { "new",     "new",  "unchanged",
                                         "updated", "copy", "removed" };
    _Static_assert(DL_N(words) == DL_STORED_OUTCOMES, "a word for each outcome");
    trial *t = context;
    dl_buf line = { 0 };
    char iso[DL_ISO_MAX];
    (void)err;
    ingest_progress(t->run);
    if (ingest_failed(t->run, work)) return DL_OK;
    t->counts[work->outcome]++;
    dl_iso_format(work->doc.published, iso);
    dl_buf_printf(&line, "%-10s", words[work->outcome]);
    dl_plain(work->doc.id, &line);
    dl_buf_printf(&line, ", %s",
                  iso[0] ? dl_str_z(work->mem, dl_str_sub(dl_str_of(iso), 0, 10))
                         : "no date");
    if (work->doc.title.len) {
        dl_buf_puts(&line, ", \"");
        dl_plain(work->doc.title, &line);
        dl_buf_putc(&line, '"');
    }
    if (work->out.len) dl_buf_add(&line, work->out.ptr, work->out.len);
    puts(line.ptr);
    dl_buf_free(&line);
    return DL_OK;
}

dl_code ingest_dry(ingest *run, dl_err *err) {
    trial t = { .run = run };
    dl_pipeline pipeline = {
        .knowledge = run->knowledge,
        .jobs = run->options->jobs,
        .context = &t,
        .next = next_article,
        .render = render_events,
        .done = print_line,
    };
    dl_code rc = DL_OK;
    if (access(run->options->db, F_OK) == 0)
        rc = dl_store_open(&t.store, run->options->db, DL_STORE_READ, err);
    if (rc == DL_OK) rc = dl_pipeline_run(&pipeline, &run->stats, err);
    dl_store_close(t.store);
    if (rc == DL_OK && !run->options->quiet)
        printf("would be: %llu new, %llu unchanged, %llu updated, %llu failed\n",
               (unsigned long long)t.counts[DL_STORED_NEW],
               (unsigned long long)(t.counts[DL_STORED_UNCHANGED] +
                                    t.counts[DL_STORED_CARRIER]),
               (unsigned long long)t.counts[DL_STORED_UPDATED],
               (unsigned long long)run->n_failed);
    return rc;
}
