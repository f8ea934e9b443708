/* query.c - dateline-query: questions to a database.
 *
 * In:  options, a command, a query. Out: the answer on standard output.
 * Exit 0 found, 1 nothing found, 2 usage, 3 could not run. Seeds are loaded only when a
 * date or a name needs them.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"
#include "dateline/seeds.h"
#include "looks.h"
#include "opt.h"
#include "pager.h"
#include "query_help.h"

static const char examples[] =
    "  dateline-query --db news.db timeline\n"
    "  dateline-query --db news.db timeline --type talk_round --since \"last March\"\n"
    "  dateline-query --db news.db statements by:Norland -weather\n"
    "  dateline-query --db news.db actor \"Abdullah Abdullah\"\n"
    "  dateline-query --db news.db ask \"Who rejected the proposal?\"\n"
    "  dateline-query --db news.db show round:9 actor:Taliban\n"
    "  dateline-query --db news.db --format jsonl timeline date:2019-08..2019-09\n"
    "  dateline-query --db news.db export html date:2019 >timeline.html\n"
    "  dateline-query --db news.db sql 'SELECT type, count(*) FROM timeline GROUP BY 1'\n";

struct options {
    const char *db, *format, *sort, *columns, *seeds, *today;
    const char *actor, *by, *to, *type, *status, *place, *source, *since, *until, *as_of;
    const char *group, *around;
    uint32_t limit, seconds, top;
    bool full, no_pager, schema, explain;
};

/* Everything a run holds; `o` is filled by the options. */
struct run {
    struct options o;
    dl_arena *mem, *row;
    dl_knowledge *knowledge, *names;
    dl_filter_env env;
    dl_event_types types; /* as declared */
    bool look;            /* "changes" is to remember this one */
    dl_query query;
    dl_output output;
    dl_writer *writer;
    dl_writer_options writing;
};

enum { MAX_OPTIONS = 32, FLUSH = 1 << 16 };

static void list_options(struct options *o, const char *formats, dl_opt *out) {
    const dl_opt rows[] = {
        { 'd', "db", DL_OPT_PATH, &o->db, "FILE",
          "database (default: $DATELINE_DB, else dateline.db)", NULL },
        { 'f', "format", DL_OPT_WORD, &o->format, "NAME", "form of the answer", formats },
        { 'n', "limit", DL_OPT_UINT, &o->limit, "N", "at most N records", NULL },
        { 0, "sort", DL_OPT_WORD, &o->sort, "COLUMN",
          "order by a column; -COLUMN for the other way", NULL },
        { 0, "columns", DL_OPT_WORD, &o->columns, "LIST", "only these: key,when,title",
          NULL },
        { 0, "top", DL_OPT_UINT, &o->top, "N",
          "timeline: the N most reported and most consequential", NULL },
        { 0, "context", DL_OPT_WORD, &o->around, "SPAN",
          "timeline: and what happened so shortly before or after: 3d, 12h, 2w", NULL },
        { 0, "group", DL_OPT_WORD, &o->group, "BY", "timeline: under headings",
          "day month" },
        { 0, "explain", DL_OPT_FLAG, &o->explain, NULL,
          "show: why everything was read so", NULL },
        { 0, "full", DL_OPT_FLAG, &o->full, NULL, "contents whole, not clipped", NULL },
        { 0, "actor", DL_OPT_WORD, &o->actor, "NAME", "the same as actor:NAME", NULL },
        { 0, "by", DL_OPT_WORD, &o->by, "NAME", "the same as by:NAME", NULL },
        { 0, "to", DL_OPT_WORD, &o->to, "NAME", "the same as to:NAME", NULL },
        { 0, "type", DL_OPT_WORD, &o->type, "TYPE", "the same as type:TYPE", NULL },
        { 0, "status", DL_OPT_WORD, &o->status, "STATUS", "the same as status:STATUS",
          NULL },
        { 0, "place", DL_OPT_WORD, &o->place, "NAME", "the same as place:NAME", NULL },
        { 0, "source", DL_OPT_WORD, &o->source, "NAME", "the same as source:NAME", NULL },
        { 0, "since", DL_OPT_WORD, &o->since, "DATE", "the same as date:DATE..", NULL },
        { 0, "until", DL_OPT_WORD, &o->until, "DATE", "the same as date:..DATE", NULL },
        { 0, "as-of", DL_OPT_WORD, &o->as_of, "DATE", "the same as as-of:DATE", NULL },
        { 0, "today", DL_OPT_WORD, &o->today, "DATE",
          "what \"last March\" is reckoned from (default: today)", NULL },
        { 0, "seeds", DL_OPT_DIR, &o->seeds, "DIR",
          "use these seeds beside the built-in ones", NULL },
        { 0, "seconds", DL_OPT_UINT, &o->seconds, "N", "time limit of sql (default: 10)",
          NULL },
        { 0, "schema", DL_OPT_FLAG, &o->schema, NULL,
          "with sql: tables, views and their columns in words", NULL },
        { 0, "no-pager", DL_OPT_FLAG, &o->no_pager, NULL, "no pager on a terminal",
          NULL },
        { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
    };
    _Static_assert(DL_N(rows) <= MAX_OPTIONS, "room for every option");
    memcpy(out, rows, sizeof rows);
}

/* ---- exclusions among the options ---------------------------------------------------------- */

static const dl_opt *option_of(const dl_opt *options, const char *word) {
    for (const dl_opt *o = options; o->name; o++)
        if (word[1] == '-' ? strcmp(word + 2, o->name) == 0
                           : o->letter == word[1] && word[2] == '\0')
            return o;
    return NULL;
}

/* "-rain" and "-type:statement" are terms that exclude, not options: no option has that
 * letter, or a field begins there. */
static bool is_exclusion(const dl_opt *options, const char *word, const char *before) {
    if (word[0] != '-' || word[1] == '-' || word[1] == '\0' || word[2] == '\0')
        return false;
    const dl_opt *o = before[0] == '-' ? option_of(options, before) : NULL;
    if (o && o->kind != DL_OPT_FLAG && o->kind != DL_OPT_MAYBE) return false;
    if (strchr(word, ':')) return true;
    for (o = options; o->name; o++)
        if (o->letter == word[1]) return false;
    return word[1] != 'h';
}

/* Copies ARGV with the exclusions behind a "--"; returns their number in all. */
static int set_apart(const dl_opt *options, int argc, char **argv, char **out) {
    static char separator[] = "--";
    int n = 0, end = 0;
    while (end < argc && strcmp(argv[end], "--") != 0) end++;
    for (int i = 0; i < end; i++)
        if (i == 0 || !is_exclusion(options, argv[i], argv[i - 1])) out[n++] = argv[i];
    if (n == argc) return n;
    out[n++] = separator;
    for (int i = 1; i < end; i++)
        if (is_exclusion(options, argv[i], argv[i - 1])) out[n++] = argv[i];
    for (int i = end + 1; i < argc; i++) out[n++] = argv[i];
    return n;
}

/* ---- what the query layer asks for --------------------------------------------------------- */

static const dl_knowledge *knowledge_of(void *context, dl_err *err) {
    struct run *run = context;
    if (!run->knowledge && dl_knowledge_load(&run->knowledge, run->o.seeds, err))
        return NULL;
    return run->knowledge;
}

static const dl_knowledge *names_of(void *context, dl_err *err) {
    struct run *run = context;
    if (run->knowledge) return run->knowledge;
    if (!run->names && dl_knowledge_load_names(&run->names, run->o.seeds, err))
        return NULL;
    return run->names;
}

static dl_code write_columns(void *context, const dl_column *columns, dl_err *err) {
    struct run *run = context;
    return dl_writer_begin(run->writer, columns, &run->writing, err);
}

static dl_code write_record(void *context, const dl_cell *record, dl_err *err) {
    struct run *run = context;
    dl_writer_record(run->writer, record);
    if (run->writer->out.len < FLUSH && !run->output.terminal) return DL_OK;
    return dl_output_write(&run->output, &run->writer->out, err);
}

/* ---- reading the command line ------------------------------------------------------------- */

static dl_minute clock_today(void) {
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local)) return 0;
    dl_civil c = { .year = local.tm_year + 1900,
                   .month = local.tm_mon + 1,
                   .day = local.tm_mday };
    return dl_minute_from_civil(c);
}

static dl_code set_today(struct run *run, dl_err *err) {
    dl_minute begins, ends;
    run->env.today = clock_today();
    if (!run->o.today) return DL_OK;
    if (dl_filter_dates(&run->env, dl_str_of(run->o.today), &begins, &ends, "--today", 1,
                        err))
        return err->code;
    if (begins == DL_NO_TIME)
        return dl_fail(err, DL_EUSAGE, "--today: expected a day, not \"%s\"",
                       run->o.today);
    run->env.today = begins;
    return DL_OK;
}

/* The types that queries may name: those declared, and those of the database. */
static dl_code list_types(struct run *run, dl_err *err) {
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *file = &dl_seed_files[i];
        if (!dl_str_starts(dl_str_of(file->path), "events/")) continue;
        if (dl_event_types_load(run->mem, &run->types, file->path,
                                (dl_str){ file->text, file->len }, err))
            return err->code;
    }
    run->query.types = &run->types;
    for (uint32_t i = 0; i < run->types.list.n; i++)
        *DL_PUSH(run->mem, &run->env.types) = run->types.list.at[i].name;
    return dl_query_types(run->query.store, run->mem, &run->env, err);
}

static dl_code add_options(struct run *run, dl_err *err) {
    const struct options *o = &run->o;
    const struct {
        int field;
        const char *value, *option, *form;
    } rows[] = {
        { DL_TERM_ACTOR, o->actor, "--actor", "%s" },
        { DL_TERM_BY, o->by, "--by", "%s" },
        { DL_TERM_TO, o->to, "--to", "%s" },
        { DL_TERM_TYPE, o->type, "--type", "%s" },
        { DL_TERM_STATUS, o->status, "--status", "%s" },
        { DL_TERM_PLACE, o->place, "--place", "%s" },
        { DL_TERM_SOURCE, o->source, "--source", "%s" },
        { DL_TERM_DATE, o->since, "--since", "%s.." },
        { DL_TERM_DATE, o->until, "--until", "..%s" },
        { DL_TERM_AS_OF, o->as_of, "--as-of", "%s" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        if (!rows[i].value) continue;
        if (run->query.command->takes_name && rows[i].field != DL_TERM_AS_OF)
            return dl_fail(err, DL_EUSAGE, "%s: \"%s\" takes no filter", rows[i].option,
                           run->query.command->name);
        dl_str value = dl_str_of(rows[i].value);
        if (rows[i].field == DL_TERM_DATE)
            value = rows[i].form[0] == '.' ? dl_str_fmt(run->mem, "..%s", rows[i].value)
                                           : dl_str_fmt(run->mem, "%s..", rows[i].value);
        if (dl_filter_add(run->mem, &run->env, rows[i].field, value, rows[i].option,
                          &run->query.filter, err))
            return err->code;
        run->writing.about =
            dl_str_fmt(run->mem, "%.*s %s:%.*s", DL_ARG(run->writing.about),
                       dl_term_name(rows[i].field), DL_ARG(value));
    }
    return DL_OK;
}

static dl_code find_command(struct run *run, const char *word, dl_err *err) {
    size_t n;
    const dl_command *const *commands = dl_commands(&n);
    run->query.command = dl_command_named(dl_str_of(word));
    if (run->query.command) return DL_OK;
    dl_str *names = DL_NEW_N(run->mem, dl_str, n);
    for (size_t i = 0; i < n; i++) names[i] = dl_str_of(commands[i]->name);
    dl_str near = dl_near_names(run->mem, dl_str_of(word), names, n, 3);
    if (near.len)
        return dl_fail(err, DL_EUSAGE, "unknown command \"%s\"; did you mean %.*s?", word,
                       DL_ARG(near));
    return dl_fail(err, DL_EUSAGE, "unknown command \"%s\"; --help lists them", word);
}

/* "export": its first word is the format, which has columns of its own, unless it is one
 * of the other forms, too. */
static dl_code find_export(struct run *run, const char *const *words, int n,
                           dl_err *err) {
    size_t n_exports;
    const dl_format *const *exports = dl_exports(&n_exports);
    const char *word = n > 1 ? words[1] : NULL;
    if (run->o.format)
        return dl_fail(err, DL_EUSAGE,
                       "export: the format is its first word, "
                       "not --format");
    run->writing.format = word ? dl_export_named(dl_str_of(word)) : NULL;
    if (!run->writing.format)
        return dl_fail(err, DL_EUSAGE, "export: %s%s%sexpected one of: %s",
                       word ? "\"" : "", word ? word : "",
                       word ? "\" is no format of this build; " : "",
                       query_format_names(run->mem, exports, n_exports));
    if (run->o.columns && dl_format_named(dl_str_of(word)) != run->writing.format)
        return dl_fail(err, DL_EUSAGE, "--columns: %s has columns of its own", word);
    return DL_OK;
}

/* "changes": since a date that stands first, else since the last look. */
static dl_code read_since(struct run *run, const char *word, bool *dated, dl_err *err) {
    dl_civil first = { DL_MIN_YEAR, 1, 1, 0, 0 };
    dl_minute begins = DL_NO_TIME, ends;
    dl_err no_date = { 0 };
    dl_last_look look;
    dl_look *out = &run->query.look;
    *dated =
        word && !strchr(word, ':') &&
        !dl_filter_dates(&run->env, dl_str_of(word), &begins, &ends, "", 1, &no_date) &&
        begins != DL_NO_TIME;
    run->look = !*dated;
    out->until = (dl_until){ .published = DL_NO_TIME, .added = begins };
    if (*dated) return DL_OK;
    if (dl_look_read(run->mem, dl_store_path(run->query.store), &look, err))
        return err->code;
    bool never = look.when == DL_NO_TIME;
    out->until.added = never ? dl_minute_from_civil(first) : look.when;
    out->article = look.article;
    return DL_OK;
}

/* What the next look is compared with; not when nothing was to be seen of this one. */
static dl_code remember(struct run *run, dl_err *err) {
    dl_last_look look = { (dl_minute)(time(NULL) / 60), run->query.look.newest };
    if (!run->look) return DL_OK;
    return dl_look_write(run->mem, dl_store_path(run->query.store), &look, err);
}

static dl_code read_query(struct run *run, const char *const *words, int n, dl_err *err) {
    dl_query *query = &run->query;
    bool dated = false;
    if (query->command->takes_date && read_since(run, n ? words[0] : NULL, &dated, err))
        return err->code;
    words += dated;
    n -= dated;
    if (query->command->takes_name) {
        dl_buf text = { 0 };
        for (int i = 0; i < n; i++) dl_buf_printf(&text, "%s%s", i ? " " : "", words[i]);
        query->words = dl_str_copy(run->mem, (dl_str){ text.ptr, (uint32_t)text.len });
        dl_buf_free(&text);
        if (dl_utf8_check(query->words.ptr, query->words.len) < query->words.len)
            return dl_fail(err, DL_EUSAGE, "%s: not valid UTF-8", query->command->name);
        return add_options(run, err);
    }
    for (int i = 0; i < query->command->names && n > 0; i++, n--) {
        if (dl_filter_add(run->mem, &run->env, DL_TERM_ACTOR, dl_str_of(*words++),
                          query->command->name, &query->filter, err))
            return err->code;
        query->filter.terms.at[query->filter.terms.n - 1].side = true;
    }
    dl_str text = dl_filter_join(run->mem, words, n);
    if (dl_filter_parse(run->mem, &run->env, text, &query->filter, err)) return err->code;
    run->writing.about = query->filter.text;
    return add_options(run, err);
}

/* --context 3d, 12h, 2w; --group day or month. */
static dl_code read_timeline(struct run *run, dl_err *err) {
    static const struct {
        char letter;
        dl_minute minutes;
    } units[] = { { 'h', 60 }, { 'd', DL_MINUTES_A_DAY }, { 'w', 7 * DL_MINUTES_A_DAY } };
    enum { MOST = 10000 };
    dl_str span = dl_str_of(run->o.around), by = dl_str_of(run->o.group);
    int64_t n = 0;
    bool asked = span.len || by.len || run->o.top;
    if (asked && strcmp(run->query.command->name, "timeline") != 0)
        return dl_fail(err, DL_EUSAGE, "--top, --context and --group are for timeline");
    run->query.group = dl_str_is(by, "day")     ? DL_GROUP_DAY
                       : dl_str_is(by, "month") ? DL_GROUP_MONTH
                                                : DL_GROUP_NONE;
    for (size_t i = 0; i < DL_N(units) && span.len > 1; i++)
        if (span.ptr[span.len - 1] == units[i].letter &&
            dl_str_int(dl_str_sub(span, 0, span.len - 1), &n) && n > 0 && n <= MOST)
            run->query.around = n * units[i].minutes;
    if (span.len && run->query.around == 0)
        return dl_fail(err, DL_EUSAGE, "--context: expected 3d, 12h or 2w, not \"%s\"",
                       run->o.around);
    return DL_OK;
}

/* ---- running ------------------------------------------------------------------------------ */

static dl_code warn_unfinished(dl_store *store, dl_err *err) {
    bool unfinished;
    if (dl_store_unfinished(store, &unfinished, err)) return err->code;
    if (unfinished)
        fprintf(stderr,
                "dateline-query: the last ingest did not end; what it read last is "
                "not in the answer until dateline-ingest runs again\n");
    return DL_OK;
}

static dl_code prepare(struct run *run, const char *const *words, int n, dl_err *err) {
    const char *db = run->o.db ? run->o.db : getenv("DATELINE_DB");
    const char *format = run->o.format ? run->o.format : run->o.full ? "text" : "table";
    dl_query *query = &run->query;
    if (n == 0)
        return dl_fail(err, DL_EUSAGE,
                       "expected a command, such as timeline; --help lists "
                       "them");
    if (find_command(run, words[0], err)) return err->code;
    run->writing.format = dl_format_named(dl_str_of(format));
    run->writing.columns = run->o.columns;
    bool export = strcmp(query->command->name, "export") == 0;
    if (export && find_export(run, words, n, err)) return err->code;
    int used = export ? 2 : 1;
    if (dl_store_open(&query->store, db && *db ? db : "dateline.db", DL_STORE_READ,
                      err) ||
        warn_unfinished(query->store, err))
        return err->code;
    run->env.knowledge = knowledge_of;
    run->env.context = run;
    if (set_today(run, err) || list_types(run, err) || read_timeline(run, err) ||
        read_query(run, words + used, n - used, err))
        return err->code;
    query->today = run->env.today;
    query->today_given = run->o.today != NULL;
    query->mem = run->mem;
    query->row = run->row;
    query->limit = run->o.limit;
    query->sort = run->o.sort;
    query->seconds = run->o.seconds;
    query->schema = run->o.schema;
    query->top = run->o.top;
    query->explain = run->o.explain;
    query->full = run->o.full;
    query->brief = run->writing.format->people;
    query->knowledge = knowledge_of;
    query->names = names_of;
    query->context = run;
    query->sink = (dl_sink){ run, write_columns, write_record };
    return DL_OK;
}

static dl_code answer(struct run *run, dl_err *err) {
    bool people = run->writing.format->people;
    dl_output_open(&run->output, people, !run->o.no_pager);
    run->writing.width = run->output.width;
    run->writing.colour = run->output.colour;
    run->writer = dl_writer_new(run->query.command, &run->writing);
    if (dl_query_run(&run->query, err)) return err->code;
    dl_writer_end(run->writer);
    dl_code rc = dl_output_write(&run->output, &run->writer->out, err);
    return rc == DL_END ? DL_OK : rc ? rc : remember(run, err);
}

static void remark(const struct run *run) {
    const dl_query *query = &run->query;
    if (query->remark.len)
        fprintf(stderr, "dateline-query: %.*s", (int)query->remark.len,
                query->remark.ptr);
    if (run->writer && run->writer->remark.len)
        fprintf(stderr, "dateline-query: %s", run->writer->remark.ptr);
    if (query->n == 0 && query->remark.len == 0)
        fprintf(stderr, "dateline-query: nothing found\n");
    if (query->more)
        fprintf(stderr,
                "dateline-query: there is more; --limit says how much is shown\n");
}

/* The message, and under a fault in the query the place. */
static void complain(const struct run *run, const dl_err *err) {
    char text[1024];
    dl_str query = run->query.filter.text;
    dl_err_format(err, text, sizeof text);
    fprintf(stderr, "dateline-query: %s\n", text);
    if (strcmp(err->source, "query") != 0 || err->column == 0 || query.len > 200) return;
    dl_buf plain = { 0 };
    uint32_t at = 0;
    for (uint32_t i = 1; i < err->column && at < query.len; i++) dl_utf8_next(query, &at);
    dl_plain(dl_str_sub(query, 0, at), &plain);
    uint32_t indent = dl_utf8_width((dl_str){ plain.ptr, (uint32_t)plain.len });
    dl_plain(dl_str_sub(query, at, UINT32_MAX), &plain);
    fprintf(stderr, "  %s\n  %*s^\n", plain.ptr ? plain.ptr : "", (int)indent, "");
    dl_buf_free(&plain);
}

static int finish(struct run *run, dl_err *err) {
    dl_code closed = dl_output_close(&run->output, err);
    int code = DL_EXIT_OK;
    if (err->code || closed) {
        complain(run, err);
        code = err->code == DL_EUSAGE ? DL_EXIT_USAGE : DL_EXIT_FAILED;
    } else {
        remark(run);
        if (run->query.n == 0) code = DL_EXIT_SOME;
    }
    dl_buf_free(&run->query.remark);
    dl_writer_free(run->writer);
    dl_store_close(run->query.store);
    dl_knowledge_free(run->knowledge);
    dl_knowledge_free(run->names);
    dl_arena_free(run->row);
    dl_arena_free(run->mem);
    return code;
}

int main(int argc, char **argv) {
    struct run run = { .mem = dl_arena_new(), .row = dl_arena_new() };
    dl_opt options[MAX_OPTIONS];
    dl_program program = { .program = "dateline-query",
                           .summary = "asks a database of events",
                           .usage = "[OPTIONS] COMMAND [QUERY...]",
                           .examples = examples,
                           .options = options };
    const char **words = DL_NEW_N(run.mem, const char *, (size_t)argc + 2);
    int n = 0;
    bool done = false;
    dl_err err = { 0 };
    char **apart = DL_NEW_N(run.mem, char *, (size_t)argc + 2);
    size_t n_formats;
    const dl_format *const *formats = dl_formats(&n_formats);
    list_options(&run.o, query_format_names(run.mem, formats, n_formats), options);
    argc = set_apart(options, argc, argv, apart);
    program.more = query_more_help(run.mem, &program.commands);
    run.output.stream = stdout;
    if (dl_opt_parse(&program, argc, apart, words, &n, &done, &err) == DL_OK && !done &&
        prepare(&run, words, n, &err) == DL_OK)
        (void)!answer(&run, &err);
    if (done) run.query.n = 1;
    return finish(&run, &err);
}
