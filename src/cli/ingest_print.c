/* ingest_print.c - runs of dateline-ingest that need no database: --annotate, --dump,
 * --explain, and --dry-run.
 *
 * In:  articles. Out: text on stdout, in input order for any number of workers: they
 * render, the coordinating thread prints.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <errno.h>
#include <string.h>

#include "dateline/annotate.h"
#include "dateline/export.h"

typedef struct {
    ingest *run;
    unsigned kinds; /* of annotations */
} printer;

static dl_code next_article(void *context, dl_work *work, dl_err *err) {
    printer *p = context;
    (void)err;
    return ingest_next(p->run, work);
}

static dl_code print_result(void *context, dl_work *work, dl_err *err) {
    printer *p = context;
    ingest_progress(p->run);
    if (ingest_failed(p->run, work)) return DL_OK;
    if (work->out.full)
        return dl_fail(err, DL_ELIMIT, "over %u bytes of output for one article",
                       DL_MAX_BUF);
    if (work->out.len && fwrite(work->out.ptr, 1, work->out.len, stdout) != work->out.len)
        return dl_fail(err, DL_EIO, "standard output: %s", strerror(errno));
    return DL_OK;
}

static dl_code run_printer(printer *p, void (*render)(const void *, dl_work *),
                           dl_err *err) {
    dl_pipeline pipeline = {
        .knowledge = p->run->knowledge,
        .jobs = p->run->options->jobs,
        .context = p,
        .next = next_article,
        .render = render,
        .done = print_result,
    };
    return dl_pipeline_run(&pipeline, &p->run->stats, err);
}

/* ---- what a worker renders --------------------------------------------------------------- */

static void render_annotations(const void *context, dl_work *work) {
    const printer *p = context;
    if (p->kinds == DL_ANNOTATE_CONLLU)
        dl_annotate_conllu(p->run->knowledge, &work->a, &work->out);
    else
        dl_annotate(p->run->knowledge, &work->a, p->kinds, &work->out);
}

static void render_title(dl_work *work) {
    dl_buf_puts(&work->out, "# ");
    dl_plain(work->doc.id, &work->out);
    dl_buf_putc(&work->out, '\n');
}

static void render_dump(const void *context, dl_work *work) {
    const printer *p = context;
    const char *stage = p->run->options->dump;
    bool all = strcmp(stage, "all") == 0;
    render_title(work);
    for (size_t i = 0; i < dl_stage_count(); i++) {
        if (!all && strcmp(stage, dl_stage_name(i)) != 0) continue;
        if (!dl_stage_runs(p->run->knowledge, i)) continue;
        if (all) dl_buf_printf(&work->out, "## %s\n", dl_stage_name(i));
        dl_dump(p->run->knowledge, &work->a, dl_stage_name(i), &work->out);
    }
}

static void render_reasons(const void *context, dl_work *work) {
    const printer *p = context;
    render_title(work);
    for (uint32_t i = 0; i < work->a.events.list.n; i++)
        dl_explain(p->run->knowledge, &work->a, i, &work->out);
}

dl_code ingest_print(ingest *run, dl_err *err) {
    const ingest_options *o = run->options;
    printer p = { .run = run };
    if (o->dump) return run_printer(&p, render_dump, err);
    if (o->explain) return run_printer(&p, render_reasons, err);
    if (dl_annotate_choose(dl_str_of(o->annotate), &p.kinds, err)) return err->code;
    return run_printer(&p, render_annotations, err);
}
