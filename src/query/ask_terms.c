/* ask_terms.c - the terms of the query that a question becomes.
 *
 * In:  the words of a question, what it asks for, the events it names.
 * Out: terms. Who stands before the verb acts (by:), who stands behind it is acted upon
 *      (to:), of meetings and deals all are parties (actor:).
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

const char ask_titles[] =
    "general president minister senator premier king queen mr mrs ms "
    "dr colonel";

static bool has_parties(const char *types) {
    return types && (strstr(types, "meeting") || strstr(types, "talk_round") ||
                     strstr(types, "agreement") || strstr(types, "ceasefire") ||
                     strstr(types, "cooperation"));
}

/* ---- terms -------------------------------------------------------------------------------- */

static void add_term(ask_reading *r, const char *field, dl_str value) {
    bool quote = false;
    for (uint32_t i = 0; i < value.len; i++)
        quote =
            quote || value.ptr[i] == ' ' || value.ptr[i] == ',' || value.ptr[i] == '\n';
    /* a quotation mark would end the value: no name needs one */
    if (!value.len || dl_str_find(value, DL_LIT("\""), 0) != DL_NONE) return;
    if (r->query.len) dl_buf_putc(&r->query, ' ');
    dl_buf_printf(&r->query, quote ? "%s:\"%.*s\"" : "%s:%.*s", field, DL_ARG(value));
}

static dl_str day_of(dl_arena *mem, dl_minute t) {
    dl_civil c = dl_civil_from_minute(t);
    return dl_str_fmt(mem, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static void add_date(ask_reading *r, dl_str range) {
    add_term(r, "date", range);
    r->out->date = dl_str_fmt(r->mem, "date:%.*s", DL_ARG(range));
}

static void add_time(ask_reading *r, int i, const dl_when *when) {
    dl_str from = day_of(r->mem, when->begins), to = day_of(r->mem, when->ends - 1);
    if (ask_word_is(r, i - 1, "since after from"))
        add_date(r, dl_str_fmt(r->mem, "%.*s..", DL_ARG(from)));
    else if (ask_word_is(r, i - 1, "before until till by"))
        add_date(r, dl_str_fmt(r->mem, "..%.*s", DL_ARG(to)));
    else if (dl_str_eq(from, to))
        add_date(r, from);
    else
        add_date(r, dl_str_fmt(r->mem, "%.*s..%.*s", DL_ARG(from), DL_ARG(to)));
}

/* "was ... attacked", "has been agreed": who stands between suffers it. */
static bool is_passive(const ask_reading *r) {
    for (int i = 0; i < r->act; i++)
        if (ask_word_is(r, i, "was were been is are being") && r->at[r->verb].types &&
            dl_str_ends(r->at[r->verb].word, "ed"))
            return true;
    return false;
}

/* The word before the name at I, its article and titles left out. */
static int word_before(const ask_reading *r, int i) {
    int before = i - 1;
    while (before >= 0 && (ask_word_is(r, before,
                                       "the a an mr mrs ms president minister "
                                       "general envoy leader senator") &&
                           !r->at[before].taken))
        before--;
    return before;
}

static const char *field_of(const ask_reading *r, int i, int behind, bool parties,
                            bool passive) {
    int before = word_before(r, i);
    if (r->whose)
        return r->noun != ASK_NONE && i > r->noun && ask_word_is(r, before, "to") ? "to"
                                                                                  : "by";
    if (parties || r->verb == ASK_NONE ||
        ask_word_is(r, before, "with between and among"))
        return ask_word_is(r, before, "by") && !parties ? "by" : "actor";
    if (ask_word_is(r, before, "by")) return "by";
    if (ask_word_is(r, before, "to against from")) return "to";
    if (ask_word_is(r, before, "of"))
        return before > r->verb ? (r->active ? "to" : "by") : "actor";
    if (ask_word_is(r, behind, "'s ’s '")) return "by";
    if (i < r->act) return passive ? "to" : "by";
    return "to";
}

static bool is_place_of(const ask_reading *r, int i, const dl_mention *m) {
    if (r->out->types && strstr(r->out->types, "visit") && i > r->act &&
        (m->kind == DL_ACTOR_PLACE || m->kind == DL_ACTOR_COUNTRY))
        return true;
    return ask_word_is(r, word_before(r, i), "in at near into") &&
           (m->kind == DL_ACTOR_PLACE || m->kind == DL_ACTOR_COUNTRY ||
            m->form == DL_FORM_NAME);
}

dl_str ask_words_of(const ask_reading *r, int first, int end) {
    dl_span span = dl_token_span(&r->a->text, (uint32_t)first, (uint32_t)(end - first));
    return dl_str_copy(r->mem, dl_span_str(&r->a->doc, span));
}

static void add_word(ask_reading *r, int i) {
    dl_str *words = &r->out->words;
    *words = words->len
                 ? dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(*words), DL_ARG(r->at[i].word))
                 : r->at[i].word;
}

/* What is said or wanted about something: the words up to a place or time. */
static int read_topic(ask_reading *r, int i) {
    for (i++; i < r->n; i++) {
        if (r->at[i].time != DL_NONE ||
            ask_word_is(r, i, "in at by with to during since ?"))
            break;
        if (!ask_is_stop(r, i) && r->a->text.tokens.at[i].kind == DL_WORD) add_word(r, i);
        r->at[i].taken = true;
    }
    return i;
}

static void read_round(ask_reading *r) {
    for (uint32_t k = 0; k < r->a->text.marks.n; k++) {
        const dl_mark *m = &r->a->text.marks.at[k];
        int after = (int)(m->first + m->n);
        if (after >= r->n) continue;
        bool ordinal =
            m->kind == DL_MARK_ORDINAL && ask_word_is(r, after, "round session");
        bool number = m->kind == DL_MARK_NUMBER && m->first > 0 &&
                      ask_word_is(r, (int)m->first - 1, "round");
        if (!ordinal && !number) continue;
        int64_t n = (int64_t)r->a->text.numbers.at[m->value].value;
        add_term(r, "round", dl_str_fmt(r->mem, "%lld", (long long)n));
        r->out->types = "talk_round";
        ask_take(r, m->first, m->n);
    }
    for (int i = 0; i < r->n; i++) {
        if (ask_word_is(r, i, "last latest most") && !r->at[i].taken) r->out->last = true;
        if (ask_word_is(r, i, "first") && !r->at[i].taken) r->out->first = true;
    }
}

/* "How many people were killed", "how many troops will leave". */
static void read_number(ask_reading *r) {
    static const char things[] =
        "people soldiers civilians troops prisoners hostages men "
        "women children militants rebels police fighters";
    if (r->out->kind != DL_ASK_COUNT || !ask_word_is(r, r->start, things)) return;
    bool hurt = false;
    for (int i = r->start; i < r->n; i++)
        hurt = hurt || ask_word_is(r, i, "injured wounded hurt");
    r->out->kind = DL_ASK_NUMBER;
    bool attack = r->out->types && strstr(r->out->types, "attack");
    r->out->field = !attack ? "number" : hurt ? "injured" : "killed";
    r->at[r->start].taken = true;
}

static void add_name(ask_reading *r, const char *field, dl_str name) {
    add_term(r, field, name);
    if (strcmp(field, "place") != 0) *DL_PUSH(r->mem, &r->out->names) = name;
}

static void add_names_and_times(ask_reading *r) {
    bool parties = has_parties(r->out->types),
         passive = r->act != ASK_NONE && is_passive(r);
    for (int i = 0; i < r->n; i++) {
        const asked_word *w = &r->at[i];
        if (w->time != DL_NONE) {
            add_time(r, i, &r->a->whens.list.at[r->a->whens.timexes.at[w->time].when]);
        } else if (w->mention != DL_NONE) {
            const dl_mention *m = &r->a->mentions.list.at[w->mention];
            int end = i + (int)m->n, first = i;
            while (end < r->n && ask_has_capital(r, end) && !r->at[end].taken) {
                r->at[end].taken = true; /* more of a name that only begins here */
                end++;
            }
            if (end - first > 1 && ask_word_is(r, first, ask_titles)) first++;
            dl_str name = ask_words_of(r, first, end);
            add_name(
                r, is_place_of(r, i, m) ? "place" : field_of(r, i, end, parties, passive),
                name);
        } else if (!w->taken && i > 0 && ask_has_capital(r, i) &&
                   !ask_word_is(r, i, ask_titles)) {
            int end = i;
            while (end < r->n && ask_has_capital(r, end) && !r->at[end].taken) end++;
            bool place = ask_word_is(r, word_before(r, i), "in at near");
            add_name(r, place ? "place" : field_of(r, i, end, parties, passive),
                     ask_words_of(r, i, end));
            ask_take(r, (uint32_t)i, (uint32_t)(end - i));
        }
    }
}

/* Nouns and verbs that no term has: they should stand in what is found. */
static void add_words(ask_reading *r) {
    for (int i = r->start; i < r->n; i++) {
        asked_word *w = &r->at[i];
        if (w->taken || i == r->verb || i == r->act || ask_is_stop(r, i) ||
            w->word.len < 3)
            continue;
        if (r->a->text.tokens.at[i].kind != DL_WORD) continue;
        if (ask_has_capital(r, i) && ask_word_is(r, i, ask_titles)) continue;
        if (ask_is_phase(w->verb) || (w->types && r->out->types == w->types)) continue;
        if (ask_word_is(
                r, i,
                "round session happened part place times time people agreement deal talks") &&
            r->out->types)
            continue;
        add_word(r, i);
    }
}

/* "About the truce"; "on" says so of words alone: what is imposed on somebody is not. */
static void read_topics(ask_reading *r) {
    static const char spoken[] = "statement demand proposal rejection agreement";
    const char *types = r->out->types ? r->out->types : "";
    bool words = ask_is_one(dl_str_of(types), spoken) || strstr(types, "proposal");
    for (int i = r->start; i + 1 < r->n; i++)
        if (i > r->verb && r->at[i + 1].time == DL_NONE &&
            (ask_word_is(r, i, "about regarding concerning") ||
             (words && ask_word_is(r, i, "on over"))))
            i = read_topic(r, i) - 1;
}

/* "Will they meet", "the next round": not what is over. */
static void read_future(ask_reading *r) {
    for (int i = 0; i < r->n; i++)
        if (ask_word_is(r, i, "will next planned scheduled")) {
            add_term(r, "status", DL_LIT("planned"));
            dl_buf_puts(&r->query, ",possible");
            return;
        }
}

void ask_read_terms(ask_reading *r) {
    read_number(r);
    read_round(r);
    read_future(r);
    read_topics(r);
    add_names_and_times(r);
    add_words(r);
}
