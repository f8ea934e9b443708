/* telling_act.c - what somebody did, in plain words: "Norland called on Sudmark to talk".
 *
 * In:  an event's row, actors and fields, and the words of its type.
 * Out: a sentence without its full stop; what a field has told is not told again.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

enum { FIELD_CHARS = 100, NAME_INITIALS = 8 };

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

/* "thousands of troops". */
static bool counts_itself(dl_str force) {
    static const char *const words[] = { "thousands", "hundreds", "dozens",
                                         "scores",    "tens",     "millions" };
    for (size_t i = 0; i < DL_N(words); i++)
        if (opens_with(force, words[i])) return true;
    return false;
}

/* A number that the words of another field say as well. */
static bool is_said(const dl_event_parts *parts, const dl_field_value *number) {
    if (!dl_str_is(number->name, "number") && !dl_str_is(number->name, "amount"))
        return false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool words = dl_str_is(field->name, "force") || dl_str_is(field->name, "kind");
        if (words && (has_digit(field->text) || counts_itself(field->text))) return true;
    }
    return false;
}

/* The last word of S. */
static dl_str last_word(dl_str s) {
    uint32_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != ' ') at--;
    return dl_str_sub(s, at, UINT32_MAX);
}

/* Forces that TOLD names as who moves. */
static bool is_mover(dl_arena *mem, const dl_field_value *field, dl_str told) {
    return dl_str_is(field->name, "force") && !has_digit(field->text) &&
           holds(mem, told, last_word(field->text));
}

/* "20,000"; years and the like stay as they are. */
static dl_str grouped(dl_arena *mem, int64_t n) {
    enum { LEAST = 10000, MILLION = 1000000 };
    if (n < LEAST) return dl_str_fmt(mem, "%lld", (long long)n);
    if (n < MILLION)
        return dl_str_fmt(mem, "%lld,%03lld", (long long)(n / 1000),
                          (long long)(n % 1000));
    return dl_str_fmt(mem, "%lld,%03lld,%03lld", (long long)(n / MILLION),
                      (long long)(n / 1000 % 1000), (long long)(n % 1000));
}

/* "two": N as a text spells it; NULL: in figures. */
static const char *spelled(int64_t n) {
    static const char *const words[] = { "two", "three",  "four",  "five",
                                         "six", "seven",  "eight", "nine",
                                         "ten", "eleven", "twelve" };
    enum { LEAST = 2 };
    return n >= LEAST && n < LEAST + (int64_t)DL_N(words) ? words[n - LEAST] : NULL;
}

/* Does TOLD say the number N? */
static bool says_number(dl_arena *mem, dl_str told, int64_t n) {
    return holds(mem, told, grouped(mem, n)) ||
           (spelled(n) && holds(mem, told, dl_str_of(spelled(n))));
}

/* How many the field "number" says that they are, before whose name: "13", "at least 13", "dozens
 * of". */
static dl_str how_many(dl_arena *mem, const dl_event_parts *parts, int64_t n) {
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        if (!dl_str_is(field->name, "number") || !field->text.len) continue;
        bool noun = dl_str_ends(field->text, "s"); /* "dozens", "tens of thousands" */
        return dl_str_fmt(mem, "%.*s%s", DL_ARG(dl_clip(mem, field->text, FIELD_CHARS)),
                          noun ? " of" : "");
    }
    return grouped(mem, n);
}

/* "3 killed", "in an exchange", else "weapon: mortars". */
static void add_field(dl_arena *mem, const dl_field_value *field, dl_buf *out) {
    bool hurt = dl_str_is(field->name, "killed") || dl_str_is(field->name, "injured");
    dl_str words = field->text.len ? dl_clip(mem, field->text, FIELD_CHARS)
                                   : grouped(mem, field->number);
    if (dl_str_is(field->name, "exchange"))
        dl_buf_puts(out, "in an exchange");
    else if (hurt)
        dl_buf_printf(out, "%.*s %.*s", DL_ARG(words), DL_ARG(field->name));
    else
        dl_buf_printf(out, "%.*s: %.*s", DL_ARG(field->name), DL_ARG(words));
}

/* "(3 killed, weapon: mortars)": the fields that OUT has not told. */
static void add_fields(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts, dl_buf *out) {
    static const char *const used[] = { "content", "act",     "mode",  "medium",
                                        "outlet",  "phase",   "venue", "stage",
                                        "change",  "channel", "round", "strength",
                                        "cut" };
    dl_str told = dl_str_copy(mem, (dl_str){ out->ptr, (uint32_t)out->len });
    bool any = false;
    for (uint32_t i = 0; i < parts->fields.n; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        bool skip =
            (row->place.len && dl_str_eq(field->text, row->place)) ||
            holds(mem, told, dl_clip(mem, field->text, FIELD_CHARS)) ||
            is_said(parts, field) || is_mover(mem, field, told) ||
            (dl_str_is(field->name, "number") && field->number == 1) ||
            (dl_str_is(field->name, "to") && row->place.len) || /* the town says more */
            (field->has_number && !dl_str_is(field->name, "exchange") &&
             says_number(mem, told, field->number)) ||
            (dl_str_is(field->name, "exchange") && holds(mem, told, DL_LIT("exchang")));
        for (size_t k = 0; k < DL_N(used); k++)
            skip = skip || dl_str_is(field->name, used[k]);
        if (skip) continue;
        dl_buf_puts(out, any ? ", " : " (");
        add_field(mem, field, out);
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

/* The verb of a stage for each status: "sued", "to sue", "may sue", "did not sue"; NULL:
 * there is none, and the type's own verb says what has not happened. */
static const char *stage_verb(dl_arena *mem, const dl_stage_words *stage, int status) {
    static const char *const before[] = { NULL, NULL, "to", "may", "did not" };
    if (!stage) return NULL;
    if (stage->any_status || before[status] == NULL) return stage->past;
    if (!stage->infinitive) return NULL;
    return dl_str_fmt(mem, "%s %s", before[status], stage->infinitive).ptr;
}

/* The noun where nobody is named as the doer: "Possible attack on Oslo". */
static void tell_noun(const dl_telling *t, const dl_event_row *row, dl_str who,
                      dl_str whom, dl_str stage, dl_buf *out) {
    static const char *const words[] = { "", "", "planned ", "possible ", "no " };
    int status = dl_status_named(row->status);
    const dl_stage_words *staged = dl_stage_words_of(row->type, stage);
    bool named = staged && staged->noun;
    dl_buf_printf(out, "%.*s%s%s%s", DL_ARG(who), who.len ? ": " : "",
                  words[status < 0 ? DL_OCCURRED : status],
                  named ? staged->noun : t->noun);
    const char *upon = named ? staged->upon : t->upon ? t->upon : "of";
    if (whom.len) dl_buf_printf(out, " %s %.*s", upon, DL_ARG(whom));
    if (stage.len && !named) dl_buf_printf(out, " (%.*s)", DL_ARG(stage));
}

/* FORCE without the place that is told behind it: "its troops from Lima". */
static dl_str without_place(dl_str place, dl_str force) {
    static const char *const links[] = { " from", " in" };
    if (!place.len || force.len <= place.len ||
        !dl_str_eq(dl_str_sub(force, force.len - place.len, UINT32_MAX), place))
        return force;
    dl_str rest = dl_str_trim(dl_str_sub(force, 0, force.len - place.len));
    for (size_t i = 0; i < DL_N(links); i++)
        if (dl_str_ends(rest, links[i]))
            return dl_str_sub(rest, 0, rest.len - (uint32_t)strlen(links[i]));
    return force;
}

/* How many soldiers; 0: nobody says. */
static int64_t number_of(const dl_event_parts *parts) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, "number"))
            return parts->fields.at[i].number;
    return 0;
}

/* A force that is told as who moves, "90 Norlandic soldiers", or as what is moved:
 * "withdrew its soldiers". Returns what is moved, and changes WHO for what moves. */
static dl_str force_of(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts, dl_str *who) {
    bool moves = dl_str_is(row->type, "withdrawal") || dl_str_is(row->type, "deployment");
    dl_str force = moves ? dl_event_field_text(parts, "force") : (dl_str){ 0 };
    if (!force.len) return (dl_str){ 0 };
    dl_str place = dl_event_field_text(parts, "from");
    if (!place.len) place = row->place;
    if (!who->len) { /* nobody is said to move them: "20,000 troops deployed" */
        int64_t n = number_of(parts);
        *who = without_place(place, dl_clip(mem, force, FIELD_CHARS));
        if (n > 0 && !has_digit(force) && !counts_itself(force))
            *who = dl_str_fmt(mem, "%.*s %.*s", DL_ARG(how_many(mem, parts, n)),
                              DL_ARG(*who));
        return (dl_str){ 0 };
    }
    force = without_place(place, dl_clip(mem, force, FIELD_CHARS));
    if (holds(mem, force, *who)) {
        bool the = opens_with(force, "the") || opens_with(force, "The");
        bool same = force.len == who->len + (the ? (uint32_t)strlen("the ") : 0);
        *who = same ? *who : force;
        return (dl_str){ 0 };
    }
    if (!dl_str_eq(last_word(*who), last_word(force))) return force;
    if (has_digit(force)) *who = force; /* "5,000 US troops" says more than "US troops" */
    return (dl_str){ 0 };
}

/* WHOM, who begin with a number, with what bounds it: "at least 12 people". */
static dl_str bounded_whom(dl_arena *mem, const dl_event_parts *parts, dl_str whom) {
    dl_str rest = whom, number = dl_str_cut(&rest, ' ');
    for (uint32_t i = 0; i < parts->fields.n && rest.len; i++) {
        const dl_field_value *field = &parts->fields.at[i];
        if (field->has_number && field->text.len &&
            dl_str_eq(last_word(field->text), number))
            return dl_str_fmt(mem, "%.*s %.*s", DL_ARG(field->text), DL_ARG(rest));
    }
    return whom;
}

/* WHOM with how many they are: "13 hostages" of "hostages" who are freed or held; "13 people" where
 * nobody says who they are. */
static dl_str counted_whom(dl_arena *mem, const dl_event_row *row,
                           const dl_event_parts *parts, dl_str whom) {
    bool held = dl_str_is(row->type, "release") || dl_str_is(row->type, "detention");
    int64_t n = held ? number_of(parts) : 0;
    uint32_t targets = 0;
    for (uint32_t i = 0; i < parts->actors.n; i++)
        targets += dl_str_is(parts->actors.at[i].role, "target");
    if (!whom.len && n > 1) whom = DL_LIT("people");
    dl_str last = last_word(whom);
    bool many = dl_str_ends(last, "s") || dl_str_is(last, "people");
    if (n < 2 || targets > 1 || !many || has_digit(whom) ||
        (spelled(n) && opens_with(whom, spelled(n))) || opens_with(whom, "the") ||
        opens_with(whom, "some") || opens_with(whom, "Some"))
        return whom;
    return dl_str_fmt(mem, "%.*s %.*s", DL_ARG(how_many(mem, parts, n)), DL_ARG(whom));
}

/* What is given no longer, aid or trade: "cut aid to Peru", "stopped funding the rebels". *WHOM: from
 * whom, unless the words say so. */
static dl_str cut_of(dl_arena *mem, const dl_event_parts *parts, int status,
                     const char **verb, const char **before, dl_str *whom) {
    static const char *const verbs[][DL_STATUS_COUNT] = {
        { "cut", "cutting", "to cut", "may cut", "did not cut" },
        { "stopped", "stopping", "to stop", "may stop", "did not stop" },
    };
    dl_str what = dl_event_field_text(parts, "measure"), rest = what;
    if (!dl_event_field_text(parts, "cut").len || !what.len) return (dl_str){ 0 };
    bool doing = dl_str_ends(dl_str_cut(&rest, ' '), "ing") && rest.len;
    if (doing) *whom = (dl_str){ 0 };
    *verb = verbs[doing][status];
    *before = "to";
    return dl_clip(mem, what, FIELD_CHARS);
}

/* What is imposed, lifted or shared, told as the object of a verb of its own: "imposed a
 * night curfew". *VERB: that verb. */
static dl_str measure_of(dl_arena *mem, const dl_event_row *row,
                         const dl_event_parts *parts, dl_str stage, const char **verb) {
    static const struct {
        const char *type, *field, *stage, *verb[DL_STATUS_COUNT];
    } rows[] = {
        { "cooperation",
          "kind",
          "",
          { "shared", "sharing", "to share", "may share", "did not share" } },
        { "",
          "measure",
          "lifted",
          { "lifted", "lifting", "to lift", "may lift", "did not lift" } },
        { "",
          "measure",
          "threatened",
          { "threatened", "threatening", "to impose", "may impose", "did not impose" } },
        { "",
          "measure",
          "",
          { "imposed", "imposing", "to impose", "may impose", "did not impose" } },
    };
    int status = dl_status_named(row->status);
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_str what = dl_event_field_text(parts, rows[i].field);
        bool mine = (!rows[i].type[0] || dl_str_is(row->type, rows[i].type)) &&
                    (!rows[i].stage[0] || dl_str_is(stage, rows[i].stage));
        if (!mine || !what.len || reads_on(what, false) || opens_with(what, "from"))
            continue;
        *verb = rows[i].verb[status < 0 ? DL_OCCURRED : status];
        return dl_clip(mem, what, FIELD_CHARS);
    }
    return (dl_str){ 0 };
}

/* "called on", "asked", "told": a demand that somebody is to do something. */
static const char *demand_verb(dl_arena *mem, const dl_event_row *row,
                               const dl_event_parts *parts, dl_str whom, int status) {
    static const char *const verbs[][2] = { { "called on", "call on" },
                                            { "asked", "ask" },
                                            { "told", "tell" } };
    static const char *const before[] = { NULL, "urging", "to", "may", "did not" };
    dl_str strength = dl_event_field_text(parts, "strength");
    size_t kind = dl_str_is(strength, "appeal")    ? 0
                  : dl_str_is(strength, "request") ? 1
                                                   : 2;
    bool act = reads_on(row->content, false) && !opens_with(row->content, "that");
    if (!dl_str_is(row->type, "demand") || !whom.len || (kind == 2 && !act)) return NULL;
    if (status == DL_OCCURRED) return verbs[kind][0];
    if (status == DL_ONGOING) return before[status];
    return dl_str_fmt(mem, "%s %s", before[status], verbs[kind][1]).ptr;
}

/* What is demanded of nobody that is named: "made a demand: to open the port". */
static const char *bare_demand(const dl_event_row *row, const dl_event_parts *parts,
                               int status) {
    static const char *const verbs[][DL_STATUS_COUNT] = {
        { "made a demand:", "making a demand:", "to make a demand:", "may make a demand:",
          "made no demand" },
        { "made an appeal:", "making an appeal:", "to make an appeal:",
          "may make an appeal:", "made no appeal" },
    };
    static const char *const asks[] = { "called for", "calling for", "to call for",
                                        "may call for", "did not call for" };
    bool act = opens_with(row->content, "to") || opens_with(row->content, "not to");
    if (!dl_str_is(row->type, "demand") || !row->content.len) return NULL;
    bool appeal = dl_str_is(dl_event_field_text(parts, "strength"), "appeal");
    if (appeal && row->content.ptr[0] >= 'a' && row->content.ptr[0] <= 'z' &&
        !reads_on(row->content, false))
        return asks[status]; /* "called for restraint" */
    if (!act) return NULL;
    bool soft = appeal || dl_str_is(dl_event_field_text(parts, "strength"), "request");
    return verbs[soft][status];
}

/* "proposed a ban", but "put forward proposals": no word is told twice. */
static bool is_proposals(dl_str content) {
    dl_str rest = content, word = dl_str_cut(&rest, ' ');
    for (int i = 0; i < 2; i++, word = dl_str_cut(&rest, ' '))
        if (dl_str_starts(word, "proposal")) return true;
    return false;
}

/* An agreement that does not say what is agreed: "Agreement between Norland and Sundria". */
static bool tell_pact(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                      dl_str who, dl_str stage, dl_buf *out) {
    static const char *const words[] = { "", "", "planned ", "possible ", "no " };
    int status = dl_status_named(row->status);
    if (!dl_str_is(row->type, "agreement") || row->content.len || parts->actors.n < 2 ||
        (stage.len && !dl_str_is(stage, "reached")))
        return false;
    dl_buf_printf(out, "%sagreement between %.*s",
                  words[status < 0 ? DL_OCCURRED : status], DL_ARG(who));
    add_place(row, "in", out);
    add_fields(mem, row, parts, out);
    return true;
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

/* Do words of CONTENT say who WHOM is: its last word, its initials ("an IMF offer"), or, of one
 * word, its stem ("the Norwegian offer")? */
static bool says_whom(dl_arena *mem, dl_str content, dl_str whom) {
    enum { STEM = 4 };
    char initials[NAME_INITIALS + 1];
    uint32_t n = 0;
    dl_str last = last_word(whom);
    if (holds(mem, content, last)) return true;
    if (last.len == whom.len && whom.len > STEM)
        return holds(mem, content,
                     dl_str_fmt(mem, " %.*s", DL_ARG(dl_str_sub(whom, 0, STEM)))) ||
               dl_str_starts(content, dl_str_fmt(mem, "%.*s", STEM, whom.ptr).ptr);
    for (uint32_t i = 0; i < whom.len && n < NAME_INITIALS; i++)
        if (whom.ptr[i] >= 'A' && whom.ptr[i] <= 'Z' &&
            (i == 0 || whom.ptr[i - 1] == ' '))
            initials[n++] = whom.ptr[i];
    dl_str short_name = { initials, n };
    return n > 2 && dl_str_find(content, short_name, 0) != DL_NONE;
}

/* "there is a truce" as what is demanded: "that there be a truce". */
static dl_str wished(dl_arena *mem, dl_str content) {
    static const char *const there[] = { "there is", "there are" };
    for (size_t i = 0; i < DL_N(there); i++)
        if (opens_with(content, there[i]))
            return dl_str_fmt(
                mem, "that there be%.*s",
                DL_ARG(dl_str_sub(content, (uint32_t)strlen(there[i]), UINT32_MAX)));
    return content;
}

void tell_act(dl_arena *mem, const dl_telling *t, const dl_event_row *row,
              const dl_event_parts *parts, dl_buf *out) {
    int status = dl_status_named(row->status);
    if (status < 0) status = DL_OCCURRED;
    dl_str who = dl_event_names(mem, parts, t->subject), stage = stage_of(parts);
    if (dl_str_is(stage, "accepted")) who = accepters(mem, row, parts, t->subject);
    dl_str whom = t->object ? dl_event_names(mem, parts, t->object) : (dl_str){ 0 };
    if (dl_str_starts(whom, "The "))
        whom = dl_str_fmt(mem, "the%.*s", DL_ARG(dl_str_sub(whom, 3, UINT32_MAX)));
    whom = bounded_whom(mem, parts, counted_whom(mem, row, parts, whom));
    if (tell_pact(mem, row, parts, who, stage, out)) return;
    const char *verb = t->verb[status], *before = t->before ? t->before : "";
    bool rejects = dl_str_is(row->type, "rejection");
    bool special = !dl_str_eq(row->type, dl_str_of(t->type)); /* its row says the stage */
    const dl_stage_words *words =
        who.len && !special ? dl_stage_words_of(row->type, stage) : NULL;
    const char *staged = stage_verb(mem, words, status);
    /* "rejected the accord with the rebels", "demanded the rebels' withdrawal" */
    bool named = dl_str_is(row->type, "demand") && !reads_on(row->content, false);
    dl_str towards = { 0 };
    if ((rejects || named) && whom.len && says_whom(mem, row->content, whom))
        whom = (dl_str){ 0 };
    if (rejects && whom.len && who.len && reads_on(row->content, true)) {
        towards = whom; /* "rejected the offer (towards Norland)" */
        whom = (dl_str){ 0 };
    }
    const char *soft = demand_verb(mem, row, parts, whom, status);
    if (staged) verb = staged, before = words->before ? words->before : before;
    dl_str given = stage;
    if (words || special) stage = (dl_str){ 0 };
    if (status == DL_OCCURRED && rejects && opens_with(row->content, "to")) {
        verb = "refused";
        whom = towards = (dl_str){ 0 }; /* "to meet the rebels" says whom */
    }
    if (soft) verb = soft, before = "";
    const char *bare = whom.len ? NULL : bare_demand(row, parts, status);
    if (bare) verb = bare;
    if (status == DL_OCCURRED && dl_str_is(row->type, "proposal") &&
        is_proposals(row->content))
        verb = "put forward";
    if (rejects && !row->content.len) before = "";
    bool stand = !who.len && status == DL_ONGOING && dl_str_is(row->type, "deployment");
    dl_str force = force_of(mem, row, parts, &who);
    if (stand) verb = "deployed"; /* they are there, whoever sent them */
    if (!force.len && dl_str_is(given, "imposed"))
        force = cut_of(mem, parts, status, &verb, &before, &whom);
    if (!force.len) force = measure_of(mem, row, parts, given, &verb);
    if (holds(mem, force, whom)) whom = (dl_str){ 0 };
    bool by_verb = who.len && stage.len == 0;
    dl_str does = dl_str_of(verb);
    /* "agreed in Lima on a truce", not "agreed on in Lima a truce" */
    bool apart = special && row->content.len && dl_str_ends(does, " on");
    if (apart) does.len -= (uint32_t)strlen(" on");
    if (by_verb) {
        dl_buf_printf(out, "%.*s%s%.*s", DL_ARG(who), verb[0] == ':' ? "" : " ",
                      DL_ARG(does));
        if (force.len) dl_buf_printf(out, " %.*s", DL_ARG(force));
        if (whom.len)
            dl_buf_printf(out, "%s%s %.*s", before[0] ? " " : "", before, DL_ARG(whom));
    } else {
        tell_noun(t, row, who, whom, stage, out);
    }
    bool completed = special && by_verb && row->content.len;
    dl_str content =
        dl_str_is(row->type, "demand") ? wished(mem, row->content) : row->content;
    if (!by_verb && !whom.len && dl_str_is(row->type, "agreement") &&
        opens_with(content, t->noun)) /* "No agreement on ports", said once */
        dl_buf_str(out, dl_str_sub(content, (uint32_t)strlen(t->noun), UINT32_MAX)),
            content = (dl_str){ 0 };
    if (!completed || apart) add_where(mem, t, row, parts, whom, out);
    if (apart && by_verb) dl_buf_puts(out, " on");
    if (soft && row->content.len && !reads_on(row->content, false) &&
        reads_on(row->content, true))
        dl_buf_puts(out, " for"); /* "asked Norway for help" */
    if (completed)
        add_completed(mem, content, out);
    else
        add_content(mem, content, by_verb && (soft || !whom.len), out);
    if (towards.len) dl_buf_printf(out, " (towards %.*s)", DL_ARG(towards));
    if (completed && !apart) add_where(mem, t, row, parts, whom, out);
    add_fields(mem, row, parts, out);
}
