/* telling.c - an event in plain words, made of its own parts.
 *
 * In:  an event's row, actors and fields.
 * Out: "Norland and Sudmark: third round of talks ended in Westport".
 * What is told once is not told twice: a place that is attacked, a force that withdraws.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

enum { CONTENT_CHARS = 160, NAME_CHARS = 80, FIELD_CHARS = 100 };

/* ---- pieces ---------------------------------------------------------------------------- */

dl_str dl_event_names(dl_arena *mem, const dl_event_parts *parts, const char *role) {
    dl_buf out = { 0 };
    uint32_t n = 0, at = 0;
    for (uint32_t i = 0; i < parts->actors.n; i++)
        n += role == NULL ||
             (dl_str_is(parts->actors.at[i].role, role) && !parts->actors.at[i].beside);
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        const dl_role_actor *actor = &parts->actors.at[i];
        if (role && (!dl_str_is(actor->role, role) || actor->beside)) continue;
        if (at) dl_buf_puts(&out, at + 1 == n ? " and " : ", ");
        dl_str name = dl_clip(mem, actor->name, NAME_CHARS);
        if (at && dl_str_starts(name, "The ")) /* within the list */
            dl_buf_puts(&out, "the "), name = dl_str_sub(name, 4, UINT32_MAX);
        dl_buf_str(&out, name);
        at++;
    }
    dl_str names = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return names;
}

dl_str dl_event_field_text(const dl_event_parts *parts, const char *field) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, field)) return parts->fields.at[i].text;
    return (dl_str){ 0 };
}

dl_str dl_clip(dl_arena *mem, dl_str s, uint32_t n) {
    dl_buf out = { 0 };
    uint32_t at = 0, chars = 0, space = 0;
    s = dl_without_hyperlinks(mem, s);
    while (at < s.len && chars < n) {
        if (s.ptr[at] == ' ') space = at;
        dl_utf8_next(s, &at);
        chars++;
    }
    if (at < s.len && space > at / 2) at = space;
    for (uint32_t i = 0; i < at; i++) {
        bool blank = (s.ptr[i] >= '\t' && s.ptr[i] <= '\r') || s.ptr[i] == ' ';
        if (!blank)
            dl_buf_putc(&out, s.ptr[i]);
        else if (out.len && out.ptr[out.len - 1] != ' ')
            dl_buf_putc(&out, ' ');
    }
    if (at < s.len) dl_buf_puts(&out, "\xe2\x80\xa6");
    dl_str clipped = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return clipped;
}

/* Reads CONTENT on from the words before it, without a colon: "that ...", or, OBJECT, what
 * begins small: "rejected the offer". */
static bool reads_on(dl_str content, bool object) {
    static const char *const clauses[] = { "that ",    "to ",  "not to ",
                                           "whether ", "how ", "why " };
    for (size_t i = 0; i < DL_N(clauses); i++)
        if (dl_str_starts(content, clauses[i])) return true;
    return object && content.ptr[0] >= 'a' && content.ptr[0] <= 'z';
}

/* An article with a capital, which stood at the head of a sentence: "The offer". */
static bool begins_sentence(dl_str content) {
    static const char *const articles[] = { "The ", "A ", "An " };
    for (size_t i = 0; i < DL_N(articles); i++)
        if (dl_str_starts(content, articles[i])) return true;
    return false;
}

/* CONTENT behind words that it completes: "rejected" the offer. */
static void add_completed(dl_arena *mem, dl_str content, dl_buf *out) {
    dl_str words = dl_clip(mem, content, CONTENT_CHARS);
    bool lower = begins_sentence(content);
    dl_buf_printf(out, " %c", words.ptr[0] + (lower ? 'a' - 'A' : 0));
    dl_buf_str(out, dl_str_sub(words, 1, words.len - 1));
}

static void add_content(dl_arena *mem, dl_str content, bool object, dl_buf *out) {
    bool says = false;
    for (uint32_t at = 0; at < content.len && !says;)
        says = dl_utf8_class(dl_utf8_next(content, &at)) &
               (DL_CLASS_LETTER | DL_CLASS_DIGIT);
    if (!says) return;
    if (reads_on(content, object) || (object && begins_sentence(content))) {
        add_completed(mem, content, out);
        return;
    }
    dl_buf_puts(out, ": ");
    dl_buf_str(out, dl_clip(mem, content, CONTENT_CHARS));
}

static void add_place(const dl_event_row *row, const char *where, dl_buf *out) {
    if (row->place.len) dl_buf_printf(out, " %s %.*s", where, DL_ARG(row->place));
}

/* Does WHAT stand in TEXT, in any case? */
static bool holds(dl_arena *mem, dl_str text, dl_str what) {
    return what.len &&
           dl_str_find(dl_folded(mem, text), dl_folded(mem, what), 0) != DL_NONE;
}

static const char *article_for(dl_str noun) {
    return noun.len && memchr("aeiou", noun.ptr[0], 5) ? "an" : "a";
}

/* ---- statements -------------------------------------------------------------------------- */

static void add_past(dl_str verb, dl_buf *out) {
    static const char *const irregular[][2] = {
        { "say", "said" },    { "tell", "told" },      { "write", "wrote" },
        { "speak", "spoke" }, { "hold", "held" },      { "think", "thought" },
        { "swear", "swore" }, { "quote", "quoted" },   { "put", "put" },
        { "mean", "meant" },  { "make", "made" },      { "hit", "hit" },
        { "give", "gave" },   { "admit", "admitted" }, { "see", "saw" },
    };
    for (size_t i = 0; i < DL_N(irregular); i++)
        if (dl_str_is(verb, irregular[i][0])) {
            dl_buf_puts(out, irregular[i][1]);
            return;
        }
    char last = verb.ptr[verb.len - 1];
    char before = verb.len > 1 ? verb.ptr[verb.len - 2] : 'a';
    bool to_i = last == 'y' && !memchr("aeiou", before, 5);
    dl_buf_str(out, dl_str_sub(verb, 0, verb.len - (to_i ? 1 : 0)));
    dl_buf_puts(out, to_i ? "ied" : last == 'e' ? "d" : "ed");
}

static void tell_statement(dl_arena *mem, const dl_event_row *row,
                           const dl_event_parts *parts, dl_buf *out) {
    dl_str speaker = dl_event_names(mem, parts, "speaker");
    dl_str to = dl_event_names(mem, parts, "addressee");
    dl_str act = dl_event_field_text(parts, "act");
    dl_str medium = dl_event_field_text(parts, "medium");
    bool say = act.len == 0 || dl_str_is(act, "say");
    if (act.len == 0) act = DL_LIT("say");
    dl_buf_str(out, speaker.len ? speaker : DL_LIT("Somebody"));
    dl_buf_putc(out, ' ');
    int status = dl_status_named(row->status);
    bool tweet = dl_str_is(medium, "tweet") && (say || dl_str_is(act, "write"));
    if (tweet) act = medium;
    /* what is accused of nothing is criticised: an attack, a plan */
    if (dl_str_is(act, "accuse") && !to.len &&
        dl_str_find(row->content, DL_LIT(" of "), 0) == DL_NONE)
        act = DL_LIT("criticise");
    if (status == DL_DENIED)
        dl_buf_printf(out, "did not %.*s", DL_ARG(act));
    else if (status == DL_PLANNED || status == DL_POSSIBLE)
        dl_buf_printf(out, "%s %.*s", status == DL_PLANNED ? "to" : "may", DL_ARG(act));
    else
        add_past(act, out);
    if (to.len) dl_buf_printf(out, "%s %.*s", say ? " to" : "", DL_ARG(to));
    if (medium.len && !tweet)
        dl_buf_printf(out, " in %s %.*s", article_for(medium), DL_ARG(medium));
    add_content(mem, row->content, !to.len && (!medium.len || tweet), out);
}

/* ---- rounds of talks ----------------------------------------------------------------------- */

static void add_ordinal(int64_t n, dl_buf *out) {
    static const char *const words[] = { "first", "second", "third",    "fourth",
                                         "fifth", "sixth",  "seventh",  "eighth",
                                         "ninth", "tenth",  "eleventh", "twelfth" };
    if (n >= 1 && n <= (int64_t)DL_N(words)) {
        dl_buf_puts(out, words[n - 1]);
        return;
    }
    bool teen = n / 10 % 10 == 1;
    const char *end = !teen && n % 10 == 1   ? "st"
                      : !teen && n % 10 == 2 ? "nd"
                      : !teen && n % 10 == 3 ? "rd"
                                             : "th";
    dl_buf_printf(out, "%lld%s", (long long)n, end);
}

dl_str dl_round_phase(const dl_event_row *row, const dl_event_parts *parts) {
    static const char *const done[] = { "opened", "ongoing", "paused", "resumed",
                                        "ended" };
    dl_str phase = dl_event_field_text(parts, "phase");
    bool held = dl_str_is(row->status, "occurred") || dl_str_is(row->status, "ongoing");
    for (size_t i = 0; i < DL_N(done) && !held; i++)
        if (dl_str_is(phase, done[i])) return (dl_str){ 0 };
    return phase;
}

static void tell_round(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts, dl_buf *out) {
    dl_str who = dl_event_names(mem, parts, "participant");
    dl_str phase = dl_round_phase(row, parts);
    dl_str outcome = dl_event_field_text(parts, "outcome");
    if (who.len == 0) who = row->series_name;
    if (who.len) dl_buf_printf(out, "%.*s: ", DL_ARG(who));
    if (row->has_round) {
        add_ordinal(row->round, out);
        dl_buf_puts(out, " round of talks");
    } else {
        dl_buf_puts(out, "round of talks");
    }
    if (phase.len) {
        dl_buf_printf(out, " %.*s", DL_ARG(phase));
    } else {
        static const char *const words[] = { "", " under way", " planned", " possible",
                                             " not held" };
        int status = dl_status_named(row->status);
        if (status >= 0) dl_buf_puts(out, words[status]);
    }
    add_place(row, "in", out);
    if (outcome.len)
        dl_buf_printf(out, "; outcome: %.*s",
                      DL_ARG(dl_clip(mem, outcome, CONTENT_CHARS)));
}

/* ---- the others ---------------------------------------------------------------------------- */

/* "near", "declared", "lifted": how far it has come says more than any verb. */
static dl_str stage_of(const dl_event_parts *parts) {
    dl_str stage = dl_event_field_text(parts, "stage");
    return stage.len ? stage : dl_event_field_text(parts, "change");
}

static bool has_digit(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') return true;
    return false;
}

/* A number that the words of another field say as well. */
static bool is_said(const dl_event_parts *parts, const dl_field_value *number) {
    if (!dl_str_is(number->name, "number") && !dl_str_is(number->name, "amount"))
        return false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool words = dl_str_is(field->name, "force") || dl_str_is(field->name, "kind");
        if (words && has_digit(field->text)) return true;
    }
    return false;
}

/* "(killed: 3, weapon: mortars)": the fields that OUT has not told. */
static void add_fields(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts, dl_buf *out) {
    static const char *const used[] = { "content", "act",   "mode",    "medium",
                                        "outlet",  "phase", "venue",   "stage",
                                        "change",  "round", "strength" };
    dl_str told = dl_str_copy(mem, (dl_str){ out->ptr, (uint32_t)out->len });
    bool any = false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool skip = (row->place.len && dl_str_eq(field->text, row->place)) ||
                    holds(mem, told, field->text) || is_said(parts, field);
        for (size_t k = 0; k < DL_N(used); k++)
            skip = skip || dl_str_is(field->name, used[k]);
        if (skip) continue;
        dl_buf_printf(out, "%s%.*s: ", any ? ", " : " (", DL_ARG(field->name));
        if (field->text.len)
            dl_buf_str(out, dl_clip(mem, field->text, FIELD_CHARS));
        else
            dl_buf_printf(out, "%lld", (long long)field->number);
        any = true;
    }
    if (any) dl_buf_putc(out, ')');
}

/* "to Kabul": the place, or more of it that a field says; nothing that has been said. */
static void add_where(dl_arena *mem, const dl_telling *t, const dl_event_row *row,
                      const dl_event_parts *parts, dl_str whom, dl_buf *out) {
    dl_str field = dl_event_field_text(parts, t->where);
    bool more = field.len && (!row->place.len || holds(mem, field, row->place));
    if (more)
        dl_buf_printf(out, " %s %.*s", t->where,
                      DL_ARG(dl_clip(mem, field, FIELD_CHARS)));
    else if (!dl_str_eq(whom, row->place) && !holds(mem, row->content, row->place))
        add_place(row, t->where, out);
}

/* A demand that is put to somebody softly: "called on", "asked"; else NULL. */
static const char *softly(const dl_event_parts *parts) {
    dl_str strength = dl_event_field_text(parts, "strength");
    if (dl_str_is(strength, "appeal")) return "called on";
    return dl_str_is(strength, "request") ? "asked" : NULL;
}

/* What somebody did when it came to a stage, in one verb. */
static const struct {
    const char *type, *stage, *verb;
    bool any_status; /* the stage itself says how far it has come */
} stage_verbs[] = {
    { "agreement", "reached", "agreed", false },
    { "agreement", "settled", "agreed", false },
    { "agreement", "signed", "signed an agreement", false },
    { "agreement", "ratified", "ratified an agreement", false },
    { "agreement", "draft", "drafted an agreement", false },
    { "agreement", "near", "close to an agreement", true },
    { "agreement", "failed", "failed to agree", true },
    { "proposal", "withdrawn", "withdrew a proposal", false },
    { "demand", "withdrawn", "gave up a demand", false },
    { "ceasefire", "declared", "declared a ceasefire", false },
    { "ceasefire", "broken", "broke a ceasefire", false },
    { "ceasefire", "extended", "extended a ceasefire", false },
    { "ceasefire", "in force", ": ceasefire in force", false },
    { "sanction", "imposed", "put sanctions", false },
    { "sanction", "lifted", "lifted sanctions", false },
    { "legal_action", "investigated", "investigated", false },
    { "legal_action", "charged", "charged", false },
    { "legal_action", "sued", "sued", false },
    { "legal_action", "convicted", "convicted", false },
    { "legal_action", "acquitted", "acquitted", false },
    { "appointment", "in", "appointed", false },
    { "appointment", "out", "dismissed", false },
};

/* The verb of a stage, and whether its type has such verbs at all: then the stage of what
 * has not happened goes without saying. */
static const char *stage_verb(dl_str type, dl_str stage, int status, bool *known) {
    for (size_t i = 0; i < DL_N(stage_verbs); i++) {
        if (!dl_str_is(type, stage_verbs[i].type) ||
            !dl_str_is(stage, stage_verbs[i].stage))
            continue;
        *known = true;
        bool done = status == DL_OCCURRED || status == DL_ONGOING;
        return done || stage_verbs[i].any_status ? stage_verbs[i].verb : NULL;
    }
    return NULL;
}

/* The noun where nobody is named as the doer: "Possible attack on Oslo". */
static void tell_noun(const dl_telling *t, const dl_event_row *row, dl_str who,
                      dl_str whom, dl_str stage, dl_buf *out) {
    static const char *const words[] = { "", "", "planned ", "possible ", "no " };
    int status = dl_status_named(row->status);
    bool office = strcmp(t->type, "appointment") == 0;
    const char *noun = office && dl_str_is(stage, "out") ? "departure" : t->noun;
    dl_buf_printf(out, "%.*s%s%s%s", DL_ARG(who), who.len ? ": " : "",
                  words[status < 0 ? DL_OCCURRED : status], noun);
    if (whom.len) dl_buf_printf(out, " %s %.*s", t->upon ? t->upon : "of", DL_ARG(whom));
    if (stage.len && !office) dl_buf_printf(out, " (%.*s)", DL_ARG(stage));
}

/* Who accepted: of "Norland and the rebels" in "accepted Norland's offer", the rebels. */
static dl_str accepters(dl_arena *mem, const dl_event_row *row,
                        const dl_event_parts *parts, const char *role) {
    dl_event_parts left = *parts;
    left.actors.at = dl_alloc(mem, parts->actors.n * sizeof *left.actors.at);
    left.actors.n = 0;
    for (uint32_t i = 0; i < parts->actors.n; i++)
        if (!holds(mem, row->content, parts->actors.at[i].name))
            left.actors.at[left.actors.n++] = parts->actors.at[i];
    dl_str names = dl_event_names(mem, &left, role);
    return names.len ? names : dl_event_names(mem, parts, role);
}

static void tell(dl_arena *mem, const dl_telling *t, const dl_event_row *row,
                 const dl_event_parts *parts, dl_buf *out) {
    int status = dl_status_named(row->status);
    if (status < 0) status = DL_OCCURRED;
    dl_str who = dl_event_names(mem, parts, t->subject), stage = stage_of(parts);
    if (dl_str_is(stage, "accepted")) who = accepters(mem, row, parts, t->subject);
    dl_str whom = t->object ? dl_event_names(mem, parts, t->object) : (dl_str){ 0 };
    const char *verb = t->verb[status], *before = t->before ? t->before : "";
    bool known = false, rejects = dl_str_is(row->type, "rejection");
    bool special = !dl_str_eq(row->type, dl_str_of(t->type)); /* its row says the stage */
    const char *staged =
        who.len && !special ? stage_verb(row->type, stage, status, &known) : NULL;
    known = known || special;
    const char *soft = status == DL_OCCURRED && whom.len ? softly(parts) : NULL;
    if (staged) verb = staged;
    if (staged && dl_str_is(row->type, "legal_action")) before = "";
    if (known) stage = (dl_str){ 0 };
    if (status == DL_OCCURRED && rejects && dl_str_starts(row->content, "to ")) {
        verb = "refused";
        whom = (dl_str){ 0 }; /* "to meet the rebels" says whom */
    }
    if (soft) verb = soft, before = "";
    /* "rejected the accord with the rebels", "rejected the rebels" */
    if (rejects && holds(mem, row->content, whom)) whom = (dl_str){ 0 };
    if (rejects && !row->content.len) before = "";
    bool by_verb = who.len && stage.len == 0;
    if (by_verb) {
        dl_buf_printf(out, "%.*s%s%s", DL_ARG(who), verb[0] == ':' ? "" : " ", verb);
        if (whom.len)
            dl_buf_printf(out, "%s%s %.*s", before[0] ? " " : "", before, DL_ARG(whom));
    } else {
        tell_noun(t, row, who, whom, stage, out);
    }
    add_where(mem, t, row, parts, whom, out);
    if (soft && row->content.len && !reads_on(row->content, false) &&
        reads_on(row->content, true))
        dl_buf_puts(out, " for"); /* "asked Norway for help" */
    if (special && by_verb && row->content.len)
        add_completed(mem, row->content, out);
    else
        add_content(mem, row->content, by_verb && (soft || !whom.len), out);
    add_fields(mem, row, parts, out);
}

/* Two words at least: "this" and "that" are none. */
static bool says_something(dl_str content) {
    dl_str rest = dl_str_trim(content);
    (void)dl_str_cut(&rest, ' ');
    return dl_str_trim(rest).len > 0;
}

bool dl_event_says_little(dl_arena *mem, const dl_event_row *row,
                          const dl_event_parts *parts) {
    enum { ENOUGH = 2 };
    const dl_telling *t = dl_telling_of(row->type);
    uint32_t n = row->place.len > 0, people = 0;
    if (dl_str_is(row->type, "talk_round") || says_something(row->content)) return false;
    if (dl_str_is(row->type, "agreement") || dl_str_is(row->type, "statement"))
        return true;
    for (uint32_t i = 0; t && i < parts->actors.n; i++)
        people += dl_str_is(parts->actors.at[i].role, t->subject);
    if (dl_str_is(row->type, "meeting")) return people + n < ENOUGH;
    n += people > 0;
    if (t && t->object) n += dl_event_names(mem, parts, t->object).len > 0;
    if (!t) n += parts->actors.n;
    for (uint32_t i = 0; i < parts->fields.n; i++)
        n += parts->fields.at[i].text.len == 0 || dl_str_is(row->type, "withdrawal");
    return n < ENOUGH;
}

/* Does CONTENT name a pact: "a deal on fishing"? */
static bool names_pact(dl_arena *mem, dl_str content) {
    static const char *const pacts[] = { "agreement",  "accord",     "deal",
                                         "pact",       "treaty",     "truce",
                                         "compromise", "settlement", "contract",
                                         "protocol" };
    for (size_t i = 0; i < DL_N(pacts); i++)
        if (holds(mem, content, dl_str_of(pacts[i]))) return true;
    return false;
}

/* The row for an agreement of which more is known, or an issue of talks: its name. */
static dl_str row_name(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts) {
    static const char *const own[] = { "signed",   "ratified", "near",
                                       "accepted", "conceded", "backed" };
    dl_str stage = dl_event_field_text(parts, "stage");
    if (dl_str_is(row->type, "meeting") && parts->actors.n == 1)
        return DL_LIT("meeting of one");
    if (dl_str_is(row->type, "proposal") && dl_str_is(stage, "discussed"))
        return DL_LIT("proposal discussed");
    if (!dl_str_is(row->type, "agreement") || !says_something(row->content) ||
        reads_on(row->content, false) || dl_str_is(stage, "failed") ||
        dl_str_is(stage, "settled")) /* that something is so */
        return row->type;
    for (size_t i = 0; i < DL_N(own); i++)
        if (dl_str_is(stage, own[i])) return dl_str_fmt(mem, "agreement %s", own[i]);
    return names_pact(mem, row->content) ? DL_LIT("agreement reached")
                                         : DL_LIT("agreement on");
}

dl_str dl_event_sentence(dl_arena *mem, const dl_event_row *row,
                         const dl_event_parts *parts) {
    dl_buf out = { 0 };
    const dl_telling *t = dl_telling_of(row_name(mem, row, parts));
    if (dl_str_is(row->type, "statement"))
        tell_statement(mem, row, parts, &out);
    else if (dl_str_is(row->type, "talk_round"))
        tell_round(mem, row, parts, &out);
    else if (t)
        tell(mem, t, row, parts, &out);
    else
        dl_buf_str(&out, row->title);
    if (out.len && out.ptr[0] >= 'a' && out.ptr[0] <= 'z') out.ptr[0] -= 'a' - 'A';
    dl_str sentence = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return sentence;
}
