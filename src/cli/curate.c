/* curate.c - the program dateline-curate: what people know better than the articles say.
 *
 * In:  a command and its words.
 * Out: a judgement in the database, and one line that says what followed from it.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dateline/store.h"
#include "opt.h"

typedef struct {
    const char *db, *who, *why, *today, *seeds;
    bool quiet;
    const char *verb;   /* the command */
    const char **words; /* and its words */
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
        dl_str value = j->value;
        bool date = dl_str_is(j->verb, "date");
        printf("%lld  %.*s  %.*s %.*s", (long long)j->id, DL_ARG(j->made),
               DL_ARG(j->verb), DL_ARG(j->subject));
        if (j->object.len) printf(" %.*s", DL_ARG(j->object));
        if (j->field.len) printf(" %.*s", DL_ARG(j->field));
        if (date) value = dl_str_sub(value, 0, 10);
        for (dl_str line; dl_str_line(&value, &line);) printf(" %.*s", DL_ARG(line));
        if (j->title.len) printf("  \"%.*s\"", DL_ARG(j->title));
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

/* ---- dump and restore --------------------------------------------------------------------- */

static dl_code do_dump(run *r, dl_err *err) {
    dl_buf text = { 0 };
    if (!dl_judge_dump(r->store, &text, err) &&
        fwrite(text.ptr, 1, text.len, stdout) != text.len)
        dl_fail(err, DL_EIO, "cannot write");
    dl_buf_free(&text);
    return err->code;
}

static dl_code do_restore(run *r, dl_err *err) {
    dl_buf text = { 0 };
    uint32_t n_new, n_known;
    const char *path = strcmp(r->words[0], "-") == 0 ? "/dev/stdin" : r->words[0];
    if (!dl_file_read(path, &text, err) &&
        !dl_judge_restore(r->store, r->k, (dl_str){ text.ptr, (uint32_t)text.len },
                          r->now, &n_new, &n_known, err) &&
        !r->quiet)
        printf("%u judgement%s restored, %u there already\n", n_new,
               n_new == 1 ? "" : "s", n_known);
    dl_buf_free(&text);
    return err->code;
}

/* ---- what else people say ------------------------------------------------------------------ */

static dl_code say(run *r, dl_saying saying, dl_err *err) {
    dl_judge judge = judge_of(r);
    dl_str what;
    if (dl_judge_say(r->store, r->k, &judge, &saying, r->mem, &what, err))
        return err->code;
    if (!r->quiet) printf("%.*s\n", DL_ARG(what));
    return DL_OK;
}

/* The words from N on as one text. */
static dl_str rest_of(const run *r, int n) {
    dl_str all = { 0 };
    for (int i = n; i < r->n; i++)
        all = i == n ? dl_str_of(r->words[i])
                     : dl_str_fmt(r->mem, "%.*s %s", DL_ARG(all), r->words[i]);
    return all;
}

/* A date as people write it, as a judgement keeps it; "none" for none. */
static dl_code day_of(const run *r, dl_str text, dl_str *out, dl_err *err) {
    dl_when when;
    dl_minute day;
    *out = text;
    if (dl_str_is(text, "none")) return DL_OK;
    if (dl_iso_parse(text, &day) && text.len == 10)
        when = (dl_when){ day, day + DL_MINUTES_A_DAY, DL_BY_DAY, DL_EXPLICIT, false };
    else if (!dl_when_parse(r->k->rules, r->k->words, text, r->now, &when) ||
             when.begins == DL_NO_TIME || when.ends == DL_NO_TIME)
        return dl_fail(err, DL_EUSAGE,
                       "\"%.*s\" is no date; try 2019-08-26, \"Aug 2019\" "
                       "or none",
                       DL_ARG(text));
    *out = dl_judge_day(r->mem, &when);
    return DL_OK;
}

static dl_code do_two(run *r, dl_err *err) {
    dl_str second = r->n > 1 ? dl_str_of(r->words[1]) : (dl_str){ 0 };
    return say(r,
               (dl_saying){ .verb = dl_str_of(r->verb),
                            .subject = dl_str_of(r->words[0]),
                            .object = second },
               err);
}

static dl_code do_value(run *r, dl_err *err) {
    return say(r,
               (dl_saying){ .verb = dl_str_of(r->verb),
                            .subject = dl_str_of(r->words[0]),
                            .value = rest_of(r, 1) },
               err);
}

static dl_code do_set(run *r, dl_err *err) {
    dl_str field = dl_str_of(r->words[1]), value = rest_of(r, 2);
    if (dl_str_is(field, "date") && day_of(r, value, &value, err)) return err->code;
    return say(r,
               (dl_saying){ .verb = dl_str_of(r->verb),
                            .subject = dl_str_of(r->words[0]),
                            .field = field,
                            .value = value },
               err);
}

/* TYPE DATE NAME=VALUE...; actors of one role come together with ";" between. */
static dl_code do_add(run *r, dl_err *err) {
    dl_str day;
    DL_VEC(dl_str) names = { 0 }, values = { 0 };
    if (day_of(r, dl_str_of(r->words[1]), &day, err)) return err->code;
    dl_str lines = dl_str_fmt(r->mem, "date %.*s", DL_ARG(day));
    for (int i = 2; i < r->n; i++) {
        dl_str value = dl_str_of(r->words[i]), name = dl_str_cut(&value, '=');
        uint32_t at = 0;
        if (value.len == 0)
            return dl_fail(err, DL_EUSAGE, "expected NAME=VALUE, not \"%s\"",
                           r->words[i]);
        while (at < names.n && !dl_str_eq(names.at[at], name)) at++;
        if (at == names.n) {
            *DL_PUSH(r->mem, &names) = name;
            *DL_PUSH(r->mem, &values) = value;
        } else {
            values.at[at] =
                dl_str_fmt(r->mem, "%.*s; %.*s", DL_ARG(values.at[at]), DL_ARG(value));
        }
    }
    for (uint32_t i = 0; i < names.n; i++)
        lines = dl_str_fmt(r->mem, "%.*s\n%.*s %.*s", DL_ARG(lines), DL_ARG(names.at[i]),
                           DL_ARG(values.at[i]));
    return say(r,
               (dl_saying){ .verb = dl_str_of(r->verb),
                            .subject = dl_str_of(r->words[0]),
                            .value = lines },
               err);
}

static const struct command {
    const char *name, *usage;
    int least, most; /* words */
    dl_store_mode mode;
    dl_code (*run)(run *r, dl_err *err);
    const char *help;
} commands[] = {
    { "date", "ARTICLE DATE", 2, 2, DL_STORE_CURATE, do_date,
      "gives an article its publication date" },
    { "same", "A B", 2, 2, DL_STORE_CURATE, do_two,
      "two events, or two actors, are one" },
    { "split", "A [B]", 1, 2, DL_STORE_CURATE, do_two,
      "what was taken for one event or actor is several; B apart" },
    { "reject", "EVENT", 1, 1, DL_STORE_CURATE, do_two,
      "its tellings tell no such thing" },
    { "confirm", "EVENT", 1, 1, DL_STORE_CURATE, do_two, "it is right" },
    { "set", "EVENT NAME VALUE", 3, INT_MAX, DL_STORE_CURATE, do_set,
      "status, date, place, a role or a field of its type" },
    { "add", "TYPE DATE [NAME=VALUE...]", 2, INT_MAX, DL_STORE_CURATE, do_add,
      "an event that no article tells" },
    { "rename", "ACTOR NAME", 2, INT_MAX, DL_STORE_CURATE, do_value,
      "the name it shows" },
    { "kind", "ACTOR KIND", 2, INT_MAX, DL_STORE_CURATE, do_value,
      "person, country ..." },
    { "role", "ACTOR TEXT", 2, INT_MAX, DL_STORE_CURATE, do_value, "what it is" },
    { "tag", "KEY WORD", 2, 2, DL_STORE_CURATE, do_value,
      "a label on an event, actor or article" },
    { "note", "KEY TEXT", 2, INT_MAX, DL_STORE_CURATE, do_value, "a remark on one" },
    { "remove", "ARTICLE", 1, 1, DL_STORE_CURATE, do_two,
      "deletes it and what it alone told, for good" },
    { "log", "", 0, 0, DL_STORE_READ, do_log, "all judgements, the oldest first" },
    { "undo", "[NUMBER]", 0, 1, DL_STORE_CURATE, do_undo,
      "takes back a judgement, by default the last one" },
    { "dump", "", 0, 0, DL_STORE_READ, do_dump, "all judgements as text" },
    { "restore", "FILE", 1, 1, DL_STORE_CURATE, do_restore,
      "takes in what dump wrote; - for standard input" },
};

static const char names[] = "date same split reject confirm set add rename kind role tag "
                            "note remove log undo dump restore";

static const struct command *find_command(run *r, dl_err *err) {
    if (r->n == 0) {
        dl_fail(err, DL_EUSAGE, "which command? one of: %s", names);
        return NULL;
    }
    for (size_t i = 0; i < DL_N(commands); i++) {
        const struct command *c = &commands[i];
        if (strcmp(c->name, r->words[0]) != 0) continue;
        r->verb = c->name;
        r->words++;
        r->n--;
        if (r->n >= c->least && r->n <= c->most) return c;
        dl_fail(err, DL_EUSAGE, "usage: dateline-curate %s %s", c->name, c->usage);
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
    "  dateline-curate --by Ada --why \"the same meeting\" same meeting-2k3p0wq1 "
    "meeting-7tq0c8aa\n"
    "  dateline-curate set attack-0m3w0wrg killed 12\n"
    "  dateline-curate add meeting 2019-08-26 participant=Norway participant=Sudan "
    "place=Geneva\n"
    "  dateline-curate rename person/suhai-shaheen \"Suhail Shaheen\"\n"
    "  dateline-curate dump >judgements.txt\n";

static const char *more_help(dl_arena *mem) {
    dl_str text = DL_LIT("Commands:\n");
    for (size_t i = 0; i < DL_N(commands); i++) {
        dl_str head = dl_str_fmt(mem, "%s %s", commands[i].name, commands[i].usage);
        text =
            dl_str_fmt(mem, "%.*s  %-30s %s\n", DL_ARG(text), head.ptr, commands[i].help);
    }
    text =
        dl_str_fmt(mem,
                   "%.*s\nEvents and actors are named by their keys, actors by a name "
                   "that is theirs alone,\narticles by address, path, key or a part of "
                   "the title that no other has.\n"
                   "\nExit status: 0 done, 2 usage, 3 could not run.\n",
                   DL_ARG(text));
    return text.ptr;
}

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
    if (fflush(stdout) || ferror(stdout))
        return dl_fail(err, DL_EIO, "standard output: %s", strerror(errno));
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
    dl_program program = { .program = "dateline-curate",
                           .summary = "tells the database what people know better",
                           .usage = "[OPTIONS] COMMAND [WORDS...]",
                           .examples = examples,
                           .options = options,
                           .more = more_help(r.mem),
                           .commands = names };
    r.words = DL_NEW_N(r.mem, const char *, (size_t)argc + 1);
    if (!dl_opt_parse(&program, argc, argv, r.words, &r.n, &done, &err) && !done)
        (void)!execute(&r, &err);
    dl_store_close(r.store);
    dl_knowledge_free(r.k);
    dl_arena_free(r.mem);
    return exit_code(&err);
}
