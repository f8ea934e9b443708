/* telling.c - an event in plain words, made of its own parts.
 *
 * In:  an event's row, actors and fields.
 * Out: "Norland and Sudmark: third round of talks ended in Westport".
 * What is told once is not told twice: a place that is attacked, a force that withdraws.
 *
 * SPDX-License-Identifier: MIT */
#include "telling.h"

enum { CONTENT_CHARS = 160, NAME_CHARS = 80 };

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

static bool has_field(const dl_event_parts *parts, const char *field) {
    for (uint32_t i = 0; i < parts->fields.n; i++)
        if (dl_str_is(parts->fields.at[i].name, field)) return true;
    return false;
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

bool opens_with(dl_str content, const char *words) {
    uint32_t n = (uint32_t)strlen(words);
    if (!dl_str_starts(content, words) || content.len <= n) return false;
    return content.ptr[n] == ' ' || (content.ptr[n] >= '\t' && content.ptr[n] <= '\r') ||
           dl_str_starts(dl_str_sub(content, n, UINT32_MAX), "\xc2\xa0"); /* no break */
}

bool reads_on(dl_str content, bool object) {
    static const char *const clauses[] = {
        "that", "to", "not to", "whether", "how", "why"
    };
    for (size_t i = 0; i < DL_N(clauses); i++)
        if (opens_with(content, clauses[i])) return true;
    return object && content.len && content.ptr[0] >= 'a' && content.ptr[0] <= 'z';
}

/* An article with a capital, which stood at the head of a sentence: "The offer". */
static bool begins_sentence(dl_str content) {
    static const char *const articles[] = { "The ", "A ", "An " };
    for (size_t i = 0; i < DL_N(articles); i++)
        if (dl_str_starts(content, articles[i])) return true;
    return false;
}

/* CONTENT with the quotation mark that ends it, where its words were cut before: "a 'certain
 * agreement". */
static dl_str with_mark(dl_arena *mem, dl_str content) {
    uint32_t marks = 0;
    for (uint32_t i = 0; i < content.len; i++) marks += content.ptr[i] == '"';
    return marks % 2 && content.ptr[0] != '"' ? dl_str_fmt(mem, "%.*s\"", DL_ARG(content))
                                              : content;
}

void add_completed(dl_arena *mem, dl_str content, dl_buf *out) {
    dl_str words = dl_clip(mem, with_mark(mem, content), CONTENT_CHARS);
    bool lower = begins_sentence(content);
    if (!words.len) return; /* nothing, or an address of the web alone */
    dl_buf_printf(out, " %c", words.ptr[0] + (lower ? 'a' - 'A' : 0));
    dl_buf_str(out, dl_str_sub(words, 1, words.len - 1));
}

/* CONTENT without the comma that leads from a quotation to who says it: "'We go,' he said". */
static dl_str without_comma(dl_arena *mem, dl_str content) {
    static const char *const closings[] = { ",\"", ",'", ",\xe2\x80\x9d",
                                            ",\xe2\x80\x99" };
    for (size_t i = 0; i < DL_N(closings); i++) {
        if (!dl_str_ends(content, closings[i])) continue;
        uint32_t n = content.len - (uint32_t)strlen(closings[i]);
        return dl_str_fmt(mem, "%.*s%s", DL_ARG(dl_str_sub(content, 0, n)),
                          closings[i] + 1);
    }
    return content;
}

void add_content(dl_arena *mem, dl_str content, bool object, dl_buf *out) {
    bool says = false;
    content = with_mark(mem, without_comma(mem, content));
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

void add_place(const dl_event_row *row, const char *where, dl_buf *out) {
    if (row->place.len) dl_buf_printf(out, " %s %.*s", where, DL_ARG(row->place));
}

bool holds(dl_arena *mem, dl_str text, dl_str what) {
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

/* "her support for the plan": what is voiced, though the act is praise. */
static bool is_backing(dl_str content) {
    static const char *const words[] = { "support", "backing", "solidarity", "approval" };
    dl_str rest = content;
    for (int i = 0; i < 3 && rest.len; i++) {
        dl_str word = dl_str_cut(&rest, ' ');
        for (size_t k = 0; k < DL_N(words); k++)
            if (dl_str_is(word, words[k])) return true;
    }
    return false;
}

/* "praised President Holm": a name is no sentence of its own there. */
static bool names_object(dl_str act, dl_str content) {
    return (dl_str_is(act, "praise") || dl_str_is(act, "stress") ||
            dl_str_is(act, "voice") || dl_str_is(act, "express") ||
            dl_str_is(act, "accuse") || dl_str_is(act, "criticise")) &&
           content.len && content.ptr[0] >= 'A' && content.ptr[0] <= 'Z';
}

/* "accused Norway of firing", "criticised the plan", "complained that it was late": how the act
 * "accuse" reads before CONTENT. */
static dl_str censure_of(dl_str content) {
    enum { OF_WITHIN = 60 }; /* bytes: a name, or two */
    uint32_t of =
        dl_str_starts(content, "of ") ? 0 : dl_str_find(content, DL_LIT(" of "), 0);
    if (dl_str_starts(content, "that ")) return DL_LIT("complain");
    if (of == 0) return DL_LIT("accuse");
    if (of == DL_NONE || of > OF_WITHIN) return DL_LIT("criticise");
    dl_str deed = dl_str_sub(content, of + 4, content.len); /* a line may end behind it */
    deed.len = 0;
    while (of + 4 + deed.len < content.len &&
           (unsigned char)content.ptr[of + 4 + deed.len] > ' ')
        deed.len++;
    return dl_str_ends(deed, "ing") ? DL_LIT("accuse") : DL_LIT("criticise");
}

/* "announced to the press", unlike "warned the press". */
static bool tells_to(dl_str act) {
    static const char *const acts[] = { "announce", "report", "confirm", "mention",
                                        "express",  "claim",  "admit",   "describe" };
    return dl_str_among(act, acts, DL_N(acts));
}

/* "praised both teams in a tweet": whom or what ACT names stands before its medium if it
 * is short. */
static bool stands_before_medium(dl_str act, dl_str content) {
    enum { SHORT = 60 }; /* bytes */
    static const char *const acts[] = { "praise", "criticise", "accuse", "voice" };
    return dl_str_among(act, acts, DL_N(acts)) && content.len && content.len <= SHORT &&
           !dl_str_starts(content, "that ");
}

static void tell_statement(dl_arena *mem, const dl_event_row *row,
                           const dl_event_parts *parts, dl_buf *out) {
    dl_str speaker = dl_event_names(mem, parts, "speaker");
    dl_str to = dl_event_names(mem, parts, "addressee");
    dl_str act = dl_event_field_text(parts, "act");
    dl_str medium = dl_event_field_text(parts, "medium");
    bool say = act.len == 0 || dl_str_is(act, "say") || dl_str_is(act, "stress");
    if (act.len == 0) act = DL_LIT("say");
    if (holds(mem, speaker, medium)) medium = (dl_str){ 0 }; /* "a UN report said" */
    dl_buf_str(out, speaker.len ? speaker : DL_LIT("Somebody"));
    dl_buf_putc(out, ' ');
    int status = dl_status_named(row->status);
    bool tweet = dl_str_is(medium, "tweet") && (say || dl_str_is(act, "write"));
    if (tweet) act = medium;
    if (dl_str_is(act, "accuse") && !to.len) act = censure_of(row->content);
    if (dl_str_is(act, "praise") && is_backing(row->content)) act = DL_LIT("voice");
    if (status == DL_DENIED)
        dl_buf_printf(out, "did not %.*s", DL_ARG(act));
    else if (status == DL_PLANNED || status == DL_POSSIBLE)
        dl_buf_printf(out, "%s %.*s", status == DL_PLANNED ? "to" : "may", DL_ARG(act));
    else
        add_past(act, out);
    if (to.len)
        dl_buf_printf(out, "%s %.*s", say || tells_to(act) ? " to" : "", DL_ARG(to));
    bool early =
        !to.len && medium.len && !tweet && stands_before_medium(act, row->content);
    if (early) add_completed(mem, row->content, out);
    if (dl_str_is(medium, "phone"))
        dl_buf_puts(out, " by phone");
    else if (medium.len && !tweet &&
             !holds(mem, speaker, medium)) /* "a UN report said" */
        dl_buf_printf(out, " in %s %.*s", article_for(medium), DL_ARG(medium));
    if (early) return;
    bool object = !to.len && (!medium.len || tweet);
    /* "its claim of sovereignty": what is claimed, or said */
    dl_event_row told = *row;
    if (dl_str_starts(told.content, "of ") && !dl_str_is(act, "accuse"))
        told.content = dl_str_sub(told.content, (uint32_t)strlen("of "), UINT32_MAX);
    row = &told;
    if (object && names_object(act, row->content))
        add_completed(mem, row->content, out);
    else
        add_content(mem, row->content, object, out);
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

/* "Intra-Norlandic talks planned", "Talks among Norlanders": AMONG is who holds them. */
static void tell_among(dl_arena *mem, dl_str among, const dl_event_row *row,
                       dl_buf *out) {
    static const char *const words[] = { "", " under way", " planned", " possible",
                                         " not held" };
    static const char *const prefixes[] = { "intra", "Intra", "inter", "Inter" };
    int status = dl_status_named(row->status);
    bool prefixed = false;
    for (size_t i = 0; i < DL_N(prefixes); i++)
        prefixed = prefixed || dl_str_starts(among, prefixes[i]);
    dl_buf_printf(out, prefixed ? "%.*s talks" : "talks among %.*s",
                  DL_ARG(dl_clip(mem, among, NAME_CHARS)));
    dl_buf_puts(out, words[status < 0 ? DL_OCCURRED : status]);
    add_place(row, "in", out);
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
    if (dl_str_is(row->type, "talk_round"))
        return !n && !parts->actors.n && !row->series_name.len && !row->has_round;
    if (says_something(row->content)) return false;
    if (dl_str_is(row->type, "proposal") || dl_str_is(row->type, "demand"))
        return !row->content.len;
    if (dl_str_is(row->type, "agreement") || dl_str_is(row->type, "statement"))
        return true;
    /* what is denied may be an end: "rejected reports that it will stop the aid" */
    if (dl_str_is(row->status, "denied") && !dl_str_is(row->type, "meeting")) return true;
    for (uint32_t i = 0; t && i < parts->actors.n; i++)
        people += dl_str_is(parts->actors.at[i].role, t->subject);
    if (dl_str_is(row->type, "meeting")) return people + n < ENOUGH;
    n += people > 0;
    if (t && t->object) n += dl_event_names(mem, parts, t->object).len > 0;
    if (!t) n += parts->actors.n;
    for (uint32_t i = 0; i < parts->fields.n; i++)
        n += parts->fields.at[i].has_number || parts->fields.at[i].text.len == 0 ||
             dl_str_is(row->type, "withdrawal") ||
             dl_str_is(parts->fields.at[i].name, "measure");
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
    dl_str channel = dl_event_field_text(parts, "channel");
    if (dl_str_is(row->type, "meeting") && parts->actors.n == 1)
        return DL_LIT("meeting of one");
    if (dl_str_is(row->type, "meeting") && dl_str_is(channel, "phone"))
        return DL_LIT("call");
    if (dl_str_is(row->type, "meeting") && dl_str_is(channel, "video"))
        return DL_LIT("video call");
    uint32_t agents = 0, states = 0;
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        bool agent = dl_str_is(parts->actors.at[i].role, "agent");
        agents += agent;
        states += agent && (dl_str_starts(parts->actors.at[i].key, "country/") ||
                            dl_str_starts(parts->actors.at[i].key, "place/"));
    }
    if (dl_str_is(row->type, "election") && agents > states)
        return DL_LIT("election of some");
    if (dl_str_is(row->type, "attack") && agents > 1 && agents == parts->actors.n)
        return DL_LIT("fight");
    if (dl_str_is(row->type, "release") && agents > 1 && agents == parts->actors.n &&
        has_field(parts, "exchange"))
        return DL_LIT("exchange");
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

/* Is the event a vote of some body on what to do, "to widen the law", by which nobody is elected?
 * Frames give such an election an infinitive for its office. */
static bool is_vote(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts) {
    static const char *const nouns[] = { "to the ", "to a ", "to his ", "to her ",
                                         "to its " };
    dl_str what = dl_event_field_text(parts, "office");
    for (size_t i = 0; i < DL_N(nouns); i++)
        if (dl_str_starts(what, nouns[i])) return false;
    return dl_str_is(row->type, "election") && dl_str_starts(what, "to ") &&
           dl_event_names(mem, parts, "agent").len;
}

/* "The Senate voted to widen the law". */
static void tell_vote(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                      dl_buf *out) {
    static const char *const verbs[DL_STATUS_COUNT] = { "voted", "voting", "to vote",
                                                        "may vote", "did not vote" };
    dl_str who = dl_event_names(mem, parts, "agent");
    dl_str what = dl_event_field_text(parts, "office");
    int status = dl_status_named(row->status);
    dl_buf_printf(out, "%.*s %s", DL_ARG(who), verbs[status < 0 ? 0 : status]);
    add_completed(mem, what, out);
}

dl_str dl_event_sentence(dl_arena *mem, const dl_event_row *read,
                         const dl_event_parts *parts) {
    dl_buf out = { 0 };
    dl_event_row bare = *read, *row = &bare;
    bare.content = dl_str_trim(dl_without_hyperlinks(mem, bare.content));
    dl_str among = dl_event_field_text(parts, "among");
    const dl_telling *t = dl_telling_of(row_name(mem, row, parts));
    if (dl_str_is(row->type, "statement"))
        tell_statement(mem, row, parts, &out);
    else if (dl_str_is(row->type, "talk_round"))
        tell_round(mem, row, parts, &out);
    else if (among.len && parts->actors.n == 1)
        tell_among(mem, among, row, &out);
    else if (is_vote(mem, row, parts))
        tell_vote(mem, row, parts, &out);
    else if (t)
        tell_act(mem, t, row, parts, &out);
    else
        dl_buf_str(&out, row->title);
    if (out.len && out.ptr[0] >= 'a' && out.ptr[0] <= 'z') out.ptr[0] -= 'a' - 'A';
    dl_str sentence = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return sentence;
}
