/* telling_act.c - what somebody did, in plain words: "Norland called on Sudmark to talk".
 *
 * In:  an event's row, actors and fields, and the words of its type.
 * Out: a sentence without its full stop; what a field has told is not told again.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

enum { NAME_INITIALS = 8 };

/* "near", "declared", "lifted": how far it has come says more than any verb. */
static dl_str stage_of(const dl_event_parts *parts) {
    dl_str stage = dl_event_field_text(parts, "stage");
    return stage.len ? stage : dl_event_field_text(parts, "change");
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
    bool open = status == DL_PLANNED || status == DL_POSSIBLE;
    if (before[status] == NULL || (stage->any_status && !(open && stage->infinitive)))
        return stage->past;
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

/* What is given no longer, aid or trade: "cut aid to Peru", "stopped funding the rebels".
 * *WHOM: from whom, unless the words say so. */
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

/* What tell_act finds out before it writes. */
typedef struct {
    dl_arena *mem;
    const dl_telling *t;
    const dl_event_row *row;
    const dl_event_parts *parts;
    int status;
    dl_str who, whom;
    dl_str towards;            /* told behind the content: "(towards Norland)" */
    dl_str stage;              /* that the verb does not say */
    dl_str force;              /* what is moved, imposed or shared */
    const char *verb, *before; /* before WHOM */
    bool special; /* the row of its words says the stage, or who takes part */
    bool soft;    /* "called on", which takes whom it asks */
} act;

static bool is_of(const act *a, const char *type) {
    return dl_str_is(a->row->type, type);
}

/* Who does it to whom. */
static void find_sides(act *a) {
    const char *subject = a->t->subject, *object = a->t->object;
    a->who = dl_str_is(a->stage, "accepted")
                 ? accepters(a->mem, a->row, a->parts, subject)
                 : dl_event_names(a->mem, a->parts, subject);
    if (object) a->whom = dl_event_names(a->mem, a->parts, object);
    if (dl_str_starts(a->whom, "The "))
        a->whom =
            dl_str_fmt(a->mem, "the%.*s", DL_ARG(dl_str_sub(a->whom, 3, UINT32_MAX)));
    a->whom =
        bounded_whom(a->mem, a->parts, counted_whom(a->mem, a->row, a->parts, a->whom));
}

/* "rejected the accord with the rebels", "demanded the rebels' withdrawal": whom the content
 * names is not told twice. */
static void name_once(act *a) {
    bool rejects = is_of(a, "rejection");
    bool named = (is_of(a, "demand") && !reads_on(a->row->content, false)) ||
                 is_of(a, "threat"); /* "threatened to shell the town" */
    if ((rejects || named) && a->whom.len && says_whom(a->mem, a->row->content, a->whom))
        a->whom = (dl_str){ 0 };
    if (rejects && a->whom.len && a->who.len && reads_on(a->row->content, true)) {
        a->towards = a->whom; /* "rejected the offer (towards Norland)" */
        a->whom = (dl_str){ 0 };
    }
}

/* The verb of the type, of the stage, or of what is demanded, refused or put forward. */
static void find_verb(act *a) {
    dl_str content = a->row->content;
    const dl_stage_words *words =
        a->who.len && !a->special ? dl_stage_words_of(a->row->type, a->stage) : NULL;
    const char *staged = stage_verb(a->mem, words, a->status);
    const char *soft = demand_verb(a->mem, a->row, a->parts, a->whom, a->status);
    a->verb = staged ? staged : a->t->verb[a->status];
    a->before = staged && words->before ? words->before
                : a->t->before          ? a->t->before
                                        : "";
    if (words || a->special) a->stage = (dl_str){ 0 };
    if (is_of(a, "rejection") && a->status == DL_OCCURRED && opens_with(content, "to")) {
        a->verb = "refused";
        a->whom = a->towards = (dl_str){ 0 }; /* "to meet the rebels" says whom */
    }
    if (soft) a->verb = soft, a->before = "", a->soft = true;
    const char *bare = a->whom.len ? NULL : bare_demand(a->row, a->parts, a->status);
    if (bare) a->verb = bare;
    if (a->status == DL_OCCURRED && is_of(a, "proposal") && is_proposals(content))
        a->verb = "put forward";
    if (is_of(a, "rejection") && !content.len) a->before = "";
}

/* What is moved, cut, imposed or shared; its verb may be another. STAGE: also where the verb
 * says it. */
static void find_force(act *a, dl_str stage) {
    bool stand = !a->who.len && a->status == DL_ONGOING && is_of(a, "deployment");
    a->force = force_of(a->mem, a->row, a->parts, &a->who);
    if (stand) a->verb = "deployed"; /* they are there, whoever sent them */
    if (!a->force.len && dl_str_is(stage, "imposed"))
        a->force = cut_of(a->mem, a->parts, a->status, &a->verb, &a->before, &a->whom);
    if (!a->force.len) a->force = measure_of(a->mem, a->row, a->parts, stage, &a->verb);
    if (holds(a->mem, a->force, a->whom)) a->whom = (dl_str){ 0 };
}

/* "Norland sent troops to Sudmark", its verb as DOES. */
static void tell_verb(const act *a, dl_str does, dl_buf *out) {
    dl_buf_printf(out, "%.*s%s%.*s", DL_ARG(a->who), a->verb[0] == ':' ? "" : " ",
                  DL_ARG(does));
    if (a->force.len) dl_buf_printf(out, " %.*s", DL_ARG(a->force));
    if (a->whom.len)
        dl_buf_printf(out, "%s%s %.*s", a->before[0] ? " " : "", a->before,
                      DL_ARG(a->whom));
}

/* What it is about and is left to tell behind the verb, or, VERB false, behind the noun, either of
 * which may begin it: "failed to agree on ports", "No agreement on ports", said once. */
static dl_str content_left(const act *a, bool verb, dl_buf *out) {
    dl_str content = a->row->content;
    if (is_of(a, "demand")) return wished(a->mem, content);
    if (verb && is_of(a, "agreement") && opens_with(content, "to agree"))
        return dl_str_trim(dl_str_sub(content, (uint32_t)strlen("to agree"), UINT32_MAX));
    if (verb || a->whom.len || !is_of(a, "agreement") || !opens_with(content, a->t->noun))
        return content;
    dl_buf_str(out, dl_str_sub(content, (uint32_t)strlen(a->t->noun), UINT32_MAX));
    return (dl_str){ 0 };
}

void tell_act(dl_arena *mem, const dl_telling *t, const dl_event_row *row,
              const dl_event_parts *parts, dl_buf *out) {
    act a = { .mem = mem, .t = t, .row = row, .parts = parts };
    a.status = dl_status_named(row->status);
    if (a.status < 0) a.status = DL_OCCURRED;
    dl_str stage = a.stage = stage_of(parts);
    a.special = !dl_str_eq(row->type, dl_str_of(t->type));
    find_sides(&a);
    if (tell_pact(mem, row, parts, a.who, stage, out)) return;
    name_once(&a);
    find_verb(&a);
    find_force(&a, stage);
    bool by_verb = a.who.len && !a.stage.len;
    bool completed = a.special && by_verb && row->content.len;
    dl_str does = dl_str_of(a.verb);
    /* "agreed in Lima on a truce", not "agreed on in Lima a truce" */
    bool apart = a.special && row->content.len && dl_str_ends(does, " on");
    if (apart) does.len -= (uint32_t)strlen(" on");
    if (by_verb)
        tell_verb(&a, does, out);
    else
        tell_noun(t, row, a.who, a.whom, a.stage, out);
    dl_str content = content_left(&a, by_verb, out);
    if (!completed || apart) add_where(mem, t, row, parts, a.whom, out);
    if (apart && by_verb) dl_buf_puts(out, " on");
    if (a.soft && row->content.len && !reads_on(row->content, false) &&
        reads_on(row->content, true))
        dl_buf_puts(out, " for"); /* "asked Norway for help" */
    if (completed)
        add_completed(mem, row->content, out);
    else
        add_content(mem, content, by_verb && (a.soft || !a.whom.len), out);
    if (a.towards.len) dl_buf_printf(out, " (towards %.*s)", DL_ARG(a.towards));
    if (completed && !apart) add_where(mem, t, row, parts, a.whom, out);
    add_fields(mem, row, parts, out);
}
