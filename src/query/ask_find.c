/* ask_find.c - the events that answer a question, and what each answers.
 *
 * In:  a question that has been read.
 * Out: hits: events with their answers. Where nothing has all that was asked, less of it is
 *      tried: words may stand in the sentence instead of the title, names may be words;
 *      what had to be left out, a remark says. Nothing is left out of a question that
 *      would not keep a name, a word or a round.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_find.h"

#include "ask_inside.h"

enum { MAX_SCANNED = 20000 }; /* events whose sentences are read for words */

/* ---- the query -------------------------------------------------------------------------- */

enum { LEFT_NOTHING, LEFT_DONE, LEFT_ACT, LEFT_NAMES, LEFT_WORDS, LEFT_DATE };

typedef struct { /* how much of the question is asked for */
    bool words;  /* in titles and contents; else in the sentences of reports */
    bool names;  /* as parties and places; else as words of the sentences */
    bool date, done, act;
    bool no_words; /* nowhere */
    int left_out;  /* LEFT_..., for the remark */
} attempt;

static const attempt attempts[] = {
    { true, true, true, true, true, false, LEFT_NOTHING },
    { false, true, true, true, true, false, LEFT_NOTHING },
    { true, true, true, false, true, false, LEFT_DONE },
    { false, true, true, false, true, false, LEFT_DONE },
    { false, true, true, true, false, false, LEFT_ACT },
    { false, false, true, true, true, false, LEFT_NAMES },
    { false, false, true, false, true, false, LEFT_NAMES },
    { true, true, true, true, true, true, LEFT_WORDS },
    { true, true, false, false, true, false, LEFT_DATE },
    { false, true, false, false, true, false, LEFT_DATE },
};

/* TEXT without TERM. */
static dl_str without(dl_arena *mem, dl_str text, dl_str term) {
    uint32_t at = term.len ? dl_str_find(text, term, 0) : DL_NONE;
    if (at == DL_NONE) return text;
    dl_str before = dl_str_trim(dl_str_sub(text, 0, at));
    dl_str after = dl_str_trim(dl_str_sub(text, at + term.len, UINT32_MAX));
    return dl_str_fmt(mem, "%.*s%s%.*s", DL_ARG(before),
                      before.len && after.len ? " " : "", DL_ARG(after));
}

static void add_term(dl_buf *text, dl_str term) {
    if (term.len) dl_buf_printf(text, "%s%.*s", text->len ? " " : "", DL_ARG(term));
}

static dl_code make(asking *a, const attempt *t, dl_err *err) {
    dl_query *query = a->query;
    const dl_question *asked = a->asked;
    dl_buf text = { 0 };
    dl_filter_env env = { .knowledge = query->knowledge, .context = query->context };
    dl_str types = dl_str_of(asked->types),
           terms = t->names ? asked->query : asked->loose;
    if (!t->date) terms = without(query->mem, terms, asked->date);
    if (!t->act && asked->act)
        terms = without(query->mem, terms, dl_str_fmt(query->mem, "act:%s", asked->act));
    if (types.len) dl_buf_puts(&text, "type:");
    for (const char *before = ""; types.len; before = ",") {
        dl_buf_puts(&text, before);
        dl_buf_str(&text, dl_str_cut(&types, ' '));
    }
    bool own = dl_str_find(terms, DL_LIT("status:"), 0) != DL_NONE ||
               dl_str_find(terms, DL_LIT("round:"), 0) != DL_NONE;
    if (t->done && asked->done && !own)
        add_term(&text, DL_LIT("status:occurred,ongoing"));
    add_term(&text, terms);
    if (t->words && !t->no_words) add_term(&text, asked->words);
    a->text = dl_str_copy(query->mem, (dl_str){ text.ptr, (uint32_t)text.len });
    dl_buf_free(&text);
    a->evidence = (dl_str){ 0 };
    a->names_are_words = !t->names;
    a->undone = asked->done && !t->done;
    if (!t->words && !t->no_words) a->evidence = asked->words;
    if (!t->names)
        a->evidence = dl_str_fmt(query->mem, "%.*s %.*s", DL_ARG(a->evidence),
                                 DL_ARG(asked->named));
    query->filter = (dl_filter){ 0 };
    if (dl_filter_parse(query->mem, &env, a->text, &query->filter, err)) return err->code;
    return dl_as_of_begin(query, err);
}

dl_code ask_make_filter(asking *a, bool words, dl_err *err) {
    attempt t = { .words = true,
                  .names = true,
                  .date = true,
                  .done = true,
                  .act = true,
                  .no_words = !words };
    return make(a, &t, err);
}

/* ---- words of sentences ------------------------------------------------------------------ */

/* Do the sentence and the title of the event's best report have the words? */
static dl_code has_words(asking *a, const dl_event_row *row, bool *out, dl_err *err) {
    dl_query *query = a->query;
    *out = !a->evidence.len;
    if (*out || !row->best) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_REPORT_WORDS, err);
    bool found;
    if (!q) return err->code;
    dl_bind_int(q, ":report", row->best);
    if (dl_step(query->store, q, &found, err)) return err->code;
    if (found)
        *out = ask_words_stand_in(query->row, a->evidence,
                                  dl_str_fmt(query->row, "%.*s %.*s", DL_ARG(row->title),
                                             DL_ARG(dl_column_str(q, 0))));
    (void)dl_sql(query->store, SQL_REPORT_WORDS, err); /* reset */
    return DL_OK;
}

/* ---- answers ----------------------------------------------------------------------------- */

static int status_rank(dl_str status) {
    static const char *const order[] = { "denied", "possible", "planned", "ongoing",
                                         "occurred" };
    for (size_t i = 0; i < DL_N(order); i++)
        if (dl_str_is(status, order[i])) return (int)i;
    return 0;
}

static bool in_phase(const asking *a, const dl_event_parts *parts) {
    dl_str phase = dl_event_field_text(parts, "phase");
    return a->asked->phase && dl_str_is(phase, a->asked->phase);
}

static int rank_of(const asking *a, const dl_event_row *row,
                   const dl_event_parts *parts) {
    int articles = row->articles < 50 ? (int)row->articles : 50;
    int rank = status_rank(row->status) * 100 + articles;
    if (in_phase(a, parts)) rank += 1000;
    if (a->asked->kind == DL_ASK_WHEN && row->begins.len) rank += 2000;
    if (a->asked->kind == DL_ASK_WHERE && row->place.len) rank += 2000;
    return rank;
}

static bool is_asked_for(const asking *a, dl_str key) {
    for (uint32_t i = 0; i < a->keys.n; i++)
        if (key.len && dl_str_eq(a->keys.at[i], key)) return true;
    return false;
}

bool ask_is_pronoun(const asking *a, dl_str name) {
    char small[DL_LEMMA_MAX];
    const dl_words *words = a->knowledge->words;
    uint32_t n = dl_utf8_fold(name, small, sizeof small);
    if (n > sizeof small) return false;
    uint32_t word = dl_words_find(words, (dl_str){ small, n });
    return word && dl_words_in(words, word, dl_words_set(words, DL_LIT("pronoun")));
}

/* Those in the first of ROLES that has any, the question's own actors left out. */
static dl_str names_in(const asking *a, const dl_event_parts *parts, const char *roles) {
    for (dl_str rest = dl_str_of(roles); rest.len;) {
        dl_str role = dl_str_cut(&rest, ' ');
        dl_event_parts others = { 0 };
        for (uint32_t i = 0; i < parts->actors.n; i++)
            if (dl_str_eq(parts->actors.at[i].role, role) &&
                !is_asked_for(a, parts->actors.at[i].key) &&
                (parts->actors.at[i].id || !ask_is_pronoun(a, parts->actors.at[i].name)))
                *DL_PUSH(a->query->row, &others.actors) = parts->actors.at[i];
        if (others.actors.n) return dl_event_names(a->query->row, &others, NULL);
    }
    return (dl_str){ 0 };
}

dl_code ask_find_keys(asking *a, dl_err *err) {
    for (uint32_t i = 0; i < a->asked->names.n; i++) {
        dl_ids actors = { 0 };
        if (dl_lookup_actors(a->query, a->asked->names.at[i], &actors, err))
            return err->code;
        for (uint32_t k = 0; k < actors.at.n; k++) {
            dl_cell page = dl_record();
            bool found;
            if (dl_actor_add(a->query, actors.at.at[k], &page, &found, err))
                return err->code;
            const dl_cell *key = dl_cell_get(&page, "key");
            dl_str copy = key ? dl_str_copy(a->query->mem, key->text) : (dl_str){ 0 };
            *DL_PUSH(a->query->mem, &a->keys) = copy;
        }
    }
    return DL_OK;
}

static dl_str number_of(dl_arena *mem, const asking *a, const dl_event_parts *parts) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, a->asked->field))
            return dl_str_fmt(mem, "%lld", (long long)parts->fields.at[i].number);
    return (dl_str){ 0 };
}

/* When it was; of a phase ("when did it end?") the first or the last of its days. A round
 * that is only known to have opened says nothing of its end. */
static dl_str when_of(const asking *a, const dl_event_row *row,
                      const dl_event_parts *parts) {
    const char *asked = a->asked->phase;
    bool end = asked && strcmp(asked, "ended") == 0;
    bool begin = asked && strcmp(asked, "opened") == 0;
    dl_str phase = dl_event_field_text(parts, "phase");
    dl_minute first, after;
    char one[DL_ISO_MAX], other[DL_ISO_MAX];
    if ((!end && !begin) || !dl_str_is(row->grain, "day") ||
        !dl_iso_parse(row->begins, &first) || !dl_iso_parse(row->ends, &after))
        return dl_event_when(a->query->row, row);
    dl_event_row day = *row;
    if (after - first > DL_MINUTES_A_DAY) {
        dl_minute at = end ? after - DL_MINUTES_A_DAY : first;
        day.begins = dl_str_of(dl_iso_format(at, one));
        day.ends = dl_str_of(dl_iso_format(at + DL_MINUTES_A_DAY, other));
    } else if (dl_str_is(phase, end ? "opened" : "ended")) {
        return (dl_str){ 0 };
    }
    return dl_event_when(a->query->row, &day);
}

/* Who did it, or to whom it was done; where nobody is said to have been the host, where. */
static dl_str who_of(const asking *a, const dl_event_row *row,
                     const dl_event_parts *parts) {
    static const char doers[] = "speaker proposer agent participant";
    static const char targets[] = "target addressee participant";
    const char *roles = a->asked->roles         ? a->asked->roles
                        : a->asked->asks_target ? targets
                                                : doers;
    dl_str names = names_in(a, parts, roles);
    bool host = a->asked->roles && strcmp(a->asked->roles, "host") == 0;
    return names.len || !host ? names : row->place;
}

/* Who did it to whom, and whether it was done, no words of a sentence say for sure. */
static dl_str perhaps(const asking *a, dl_str who) {
    bool sided = dl_str_find(a->asked->query, DL_LIT("to:"), 0) != DL_NONE ||
                 dl_str_find(a->asked->query, DL_LIT("by:"), 0) != DL_NONE;
    return who.len && (a->asked->strange || (a->names_are_words && (sided || a->undone)))
               ? dl_str_fmt(a->query->row, "perhaps %.*s", DL_ARG(who))
               : who;
}

/* What goes on is; an agreement that goes on is not made yet. */
static dl_str going_on(const dl_event_row *row) {
    return dl_str_is(row->type, "agreement") ? DL_LIT("not yet, under way")
                                             : DL_LIT("yes, going on");
}

/* What the event says to the question; empty: nothing. */
static dl_str answer_of(const asking *a, const dl_event_row *row,
                        const dl_event_parts *parts) {
    dl_arena *mem = a->query->row;
    switch (a->asked->kind) {
    case DL_ASK_WHEN: return when_of(a, row, parts);
    case DL_ASK_WHERE: return row->place;
    case DL_ASK_SOURCE: return DL_LIT("told"); /* by whom is read for what is shown */
    case DL_ASK_WHO: return perhaps(a, who_of(a, row, parts));
    case DL_ASK_NUMBER: return number_of(mem, a, parts);
    case DL_ASK_WHAT:
        return row->content.len ? dl_without_hyperlinks(mem, row->content)
                                : dl_event_sentence(mem, row, parts);
    case DL_ASK_WHETHER:
        if (a->names_are_words) return DL_LIT("perhaps");
        if (a->asked->called_off && dl_str_is(row->status, "denied"))
            return DL_LIT("not held");
        return dl_str_is(row->status, "occurred")  ? DL_LIT("yes")
               : dl_str_is(row->status, "denied")  ? DL_LIT("no")
               : dl_str_is(row->status, "ongoing") ? going_on(row)
                                                   : row->status;
    default: return dl_event_sentence(mem, row, parts);
    }
}

static bool is_staged(const asking *a, const dl_event_parts *parts) {
    if (!a->asked->stage) return false;
    return dl_str_is(dl_event_field_text(parts, "stage"), a->asked->stage) ||
           dl_str_is(dl_event_field_text(parts, "change"), a->asked->stage);
}

/* It has come to the contrary: dismissed, not appointed. Whether a truce was broken, no
 * event says that is not told so; nor whether a round ended that is told to have opened. */
static bool is_contrary(const asking *a, const dl_event_parts *parts) {
    static const char later[] = "broken ended extended lifted ratified expelled recalled "
                                "recognised convicted";
    const dl_question *asked = a->asked;
    dl_str change = dl_event_field_text(parts, "change");
    dl_str phase = dl_event_field_text(parts, "phase");
    if (asked->kind == DL_ASK_WHETHER) {
        if (asked->phase && phase.len && !dl_str_is(phase, asked->phase)) return true;
        if (asked->stage && ask_is_one(dl_str_of(asked->stage), later) &&
            !is_staged(a, parts))
            return true;
    }
    return a->asked->stage && change.len && !dl_str_is(change, a->asked->stage);
}

/* Does the event last so much longer than the time asked for that it is not its news? */
static bool is_wide(const asking *a, const dl_event_row *row) {
    enum { TIMES = 8 };
    dl_minute first, after;
    if (!a->asked->span || !dl_iso_parse(row->begins, &first) ||
        !dl_iso_parse(row->ends, &after))
        return false;
    return after - first > a->asked->span * TIMES;
}

/* Whether what is told in order of time is asked for: then the first that are shown say it all,
 * and those behind them are not looked at. */
static bool is_enough(const asking *a, uint32_t narrow) {
    const dl_question *asked = a->asked;
    uint32_t limit = a->query->limit ? a->query->limit : ASK_ANSWERS;
    return ask_is_story(asked) && !asked->stage && !asked->relation && narrow > limit;
}

/* The rest of the events, of which all that counts is how many there are. */
static dl_code count_rest(asking *a, dl_selection *selection, dl_err *err) {
    int64_t id;
    dl_code rc;
    while ((rc = dl_select_next_id(selection, &id, err)) == DL_OK) a->count++;
    return rc;
}

/* As much of the event as its answer is made of. */
static dl_code read_parts(const asking *a, const dl_event_row *row, dl_event_parts *out,
                          dl_err *err) {
    switch (a->asked->kind) {
    case DL_ASK_WHEN:
    case DL_ASK_WHERE:
    case DL_ASK_SOURCE:
    case DL_ASK_NUMBER:
    case DL_ASK_WHETHER: return dl_event_read_fields(a->query, row, out, err);
    default: return dl_event_read_parts(a->query, row, out, err);
    }
}

dl_code ask_find(asking *a, dl_err *err) {
    dl_selection *selection;
    dl_event_row row;
    dl_code rc = DL_OK;
    uint32_t scanned = 0, narrow = 0;
    if (dl_select_open(a->query, NULL, &selection, err)) return err->code;
    bool counts = a->asked->kind == DL_ASK_COUNT; /* else enough are enough */
    while ((counts || a->hits.n < ASK_MAX_HITS) &&
           (!a->evidence.len || scanned++ < MAX_SCANNED) &&
           (rc = dl_select_next(selection, &row, err)) == DL_OK) {
        dl_event_parts parts = { 0 };
        bool has;
        if (has_words(a, &row, &has, err)) return err->code;
        if (!has) continue;
        if (read_parts(a, &row, &parts, err)) return err->code;
        if (is_contrary(a, &parts)) continue;
        dl_str answer = answer_of(a, &row, &parts);
        if (!answer.len) {
            a->silent++;
            continue;
        }
        a->count++;
        if (a->hits.n == ASK_MAX_HITS) continue;
        ask_hit one = { .id = row.id,
                        .rank = rank_of(a, &row, &parts),
                        .order = a->hits.n,
                        .staged = is_staged(a, &parts),
                        .dated = row.begins.len > 0,
                        .wide = is_wide(a, &row),
                        .answer = dl_str_copy(a->query->mem, answer) };
        *DL_PUSH(a->query->mem, &a->hits) = one;
        narrow += !one.wide;
        if (!is_enough(a, narrow)) continue;
        if (!counts) return DL_OK;
        if (!a->evidence.len) {
            rc = count_rest(a, selection, err);
            break;
        }
    }
    return rc == DL_END ? DL_OK : rc;
}

/* Where any event has come as far as is asked, only those count: who resigned is not who
 * was appointed. */
static void keep_staged(asking *a) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->hits.n; i++)
        if (a->hits.at[i].staged) a->hits.at[n++] = a->hits.at[i];
    if (!n) return;
    a->hits.n = n;
    a->count = n;
}

/* Does the attempt ask for anything that the ones before it did not? */
static bool is_worth(const asking *a, const attempt *t) {
    const dl_question *asked = a->asked;
    static const char said[] = "statement demand proposal rejection threat";
    bool whether = asked->kind == DL_ASK_WHETHER;
    dl_str types = dl_str_of(asked->types);
    bool whose = ask_is_one(dl_str_cut(&types, ' '), said) &&
                 dl_str_find(asked->query, DL_LIT("by:"), 0) != DL_NONE;
    bool keeps =
        asked->named.len || dl_str_find(asked->query, DL_LIT("round:"), 0) != DL_NONE;
    if (!t->words && t->names && !asked->words.len && t->done && t->act) return false;
    if (!t->names && (!asked->named.len || whose)) return false; /* others say it */
    if (!t->done && t->date && !asked->done) return false;
    if (!t->act && (!asked->act || whether || !asked->words.len))
        return false; /* all that is said is no denial */
    if (t->no_words && (!asked->words.len || !keeps || whether || asked->strange))
        return false;
    if (!t->date && (!asked->date.len || !(keeps || asked->words.len) || whether))
        return false;
    return true;
}

static void remark_left_out(asking *a, const attempt *t) {
    const dl_question *asked = a->asked;
    switch (t->left_out) {
    case LEFT_DONE: dl_remark(a->query, "nothing is told as done"); return;
    case LEFT_ACT: dl_remark(a->query, "nothing is said as \"%s\"", asked->act); return;
    case LEFT_WORDS:
        dl_remark(a->query, "nothing has all of \"%.*s\": left out",
                  DL_ARG(asked->words));
        return;
    case LEFT_DATE:
        a->date_left = true;
        dl_remark(a->query, "nothing is dated so: found without \"%.*s\"",
                  DL_ARG(asked->date));
        return;
    case LEFT_NAMES:
        dl_remark(a->query, "found by the words \"%.*s\" of articles%s",
                  DL_ARG(dl_str_trim(a->evidence)),
                  asked->done && !t->done ? ", not told as done" : "");
        return;
    default: return;
    }
}

dl_code ask_find_all(asking *a, dl_err *err) {
    dl_str first = { 0 };
    int64_t silent = 0;
    for (size_t i = 0; i < DL_N(attempts) && !a->hits.n; i++) {
        const attempt *t = &attempts[i];
        if (i && !is_worth(a, t)) continue;
        if (make(a, t, err) || ask_find(a, err)) return err->code;
        if (!i) first = a->text, silent = a->silent;
        if (a->hits.n) remark_left_out(a, t);
    }
    if (!a->hits.n) {
        a->text = first;
        a->silent = silent;
    }
    keep_staged(a);
    return DL_OK;
}
