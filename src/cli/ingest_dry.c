/* ingest_dry.c - dateline-ingest --dry-run: says what would be stored.
 *
 * In:  articles, and the database if there is one, which is only read.
 * Out: a line for each article: what it would be, its format, its date, its events by
 * type, what it does not say; a line for each file of several articles.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <unistd.h>

#include "dateline/export.h"
#include "dateline/store.h"

enum { TITLE, DATE, SOURCE, AUTHOR, LACKS }; /* what an article may not say */
static const char *const lacks[LACKS] = { "title", "date", "source", "author" };

/* What a file holds. */
typedef struct {
    const char *path;
    uint64_t articles, failed, missing[LACKS];
    dl_minute first, last; /* dates; DL_NO_TIME = none */
    char formats[64];      /* names, with commas */
} contents;

typedef struct {
    ingest *run;
    dl_store *store; /* NULL: there is no database yet */
    uint64_t counts[DL_STORED_OUTCOMES];
    contents file; /* the one whose articles come */
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

/* ---- files ------------------------------------------------------------------------------ */

static void print_day(dl_minute t) {
    char iso[DL_ISO_MAX];
    printf("%.10s", dl_iso_format(t, iso));
}

/* "file      dump.jsonl: json, 25 articles of 2019-08-26 to 2019-09-01; ..." */
static void print_file(const contents *f) {
    dl_buf name = { 0 };
    if (!f->path || f->articles + f->failed < 2) return;
    dl_plain(dl_str_of(f->path), &name);
    printf("file      %s: %s%s%llu articles", name.ptr, f->formats,
           f->formats[0] ? ", " : "", (unsigned long long)f->articles);
    dl_buf_free(&name);
    if (f->first != DL_NO_TIME) {
        printf(" of ");
        print_day(f->first);
    }
    if (f->last / DL_MINUTES_A_DAY != f->first / DL_MINUTES_A_DAY) {
        printf(" to ");
        print_day(f->last);
    }
    const char *before = "; without: ";
    for (int i = 0; i < LACKS; i++) {
        if (!f->missing[i]) continue;
        printf("%s%s %llu", before, lacks[i], (unsigned long long)f->missing[i]);
        before = ", ";
    }
    if (f->failed) printf("; %llu failed", (unsigned long long)f->failed);
    putchar('\n');
}

static void count_article(contents *f, const dl_work *work) {
    const dl_document *doc = &work->doc;
    const bool missing[LACKS] = { !doc->title.len, doc->published == DL_NO_TIME,
                                  !doc->source.len, !doc->author.len };
    f->articles++;
    for (int i = 0; i < LACKS; i++) f->missing[i] += missing[i];
    if (doc->published == DL_NO_TIME) return;
    if (f->first == DL_NO_TIME || doc->published < f->first) f->first = doc->published;
    if (f->last == DL_NO_TIME || doc->published > f->last) f->last = doc->published;
}

/* Counts WORK for its file; prints the line of the one before when it is another. */
static void count_file(trial *t, const dl_work *work) {
    contents *f = &t->file;
    if (!f->path || strcmp(f->path, work->file) != 0) {
        print_file(f);
        *f = (contents){ .path = work->file, .first = DL_NO_TIME, .last = DL_NO_TIME };
    }
    if (work->rc)
        f->failed++;
    else
        count_article(f, work);
    size_t used = strlen(f->formats);
    if (work->format && !strstr(f->formats, work->format))
        snprintf(f->formats + used, sizeof f->formats - used, "%s%s", used ? ", " : "",
                 work->format);
}

/* ---- articles --------------------------------------------------------------------------- */

/* "; without source, author" */
static void add_missing(const dl_document *doc, dl_buf *line) {
    const bool missing[LACKS] = { !doc->title.len, false /* said before */,
                                  !doc->source.len, !doc->author.len };
    const char *before = "; without ";
    for (int i = 0; i < LACKS; i++) {
        if (!missing[i]) continue;
        dl_buf_printf(line, "%s%s", before, lacks[i]);
        before = ", ";
    }
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
    count_file(t, work);
    if (ingest_failed(t->run, work)) return DL_OK;
    t->counts[work->outcome]++;
    dl_iso_format(work->doc.published, iso);
    dl_buf_printf(&line, "%-10s", words[work->outcome]);
    dl_plain(work->doc.id, &line);
    dl_buf_printf(&line, ", %s, ", work->format);
    if (iso[0])
        dl_buf_add(&line, iso, 10);
    else
        dl_buf_puts(&line, "no date");
    if (work->doc.title.len) {
        dl_buf_puts(&line, ", \"");
        dl_plain(work->doc.title, &line);
        dl_buf_putc(&line, '"');
    }
    if (work->out.len) dl_buf_add(&line, work->out.ptr, work->out.len);
    add_missing(&work->doc, &line);
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
    if (rc == DL_OK) print_file(&t.file);
    dl_store_close(t.store);
    if (rc == DL_OK && !run->options->quiet)
        printf("would be: %llu new, %llu unchanged, %llu updated, %llu failed\n",
               (unsigned long long)t.counts[DL_STORED_NEW],
               (unsigned long long)(t.counts[DL_STORED_UNCHANGED] +
                                    t.counts[DL_STORED_CARRIER]),
               (unsigned long long)t.counts[DL_STORED_UPDATED],
               (unsigned long long)run->n_failed);
    if (rc == DL_OK && !run->options->quiet) ingest_print_foreign(run);
    return rc;
}
