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
        quote = quote || value.ptr[i] == ' ' || value.ptr[i] == '\n' ||
                (value.ptr[i] == ',' && strcmp(field, "status") != 0);
    /* a quotation mark would end the value: no name needs one */
    if (!value.len || dl_str_find(value, DL_LIT("\""), 0) != DL_NONE) return;
    bool loose = !ask_is_one(dl_str_of(field), "by to actor place");
    dl_buf *to[] = { &r->query, loose ? &r->loose : NULL };
    for (size_t i = 0; i < DL_N(to); i++)
        if (to[i])
            dl_buf_printf(to[i], quote ? "%s%s:\"%.*s\"" : "%s%s:%.*s",
                          to[i]->len ? " " : "", field, DL_ARG(value));
}

static dl_str day_of(dl_arena *mem, dl_minute t) {
    dl_civil c = dl_civil_from_minute(t);
    return dl_str_fmt(mem, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static void add_date(ask_reading *r, dl_str range) {
    add_term(r, "date", range);
    r->out->date = dl_str_fmt(r->mem, "date:%.*s", DL_ARG(range));
}

/* The time that "between" at I - 1 reaches to, "between 2021 and May 2022"; NULL: none. */
static const dl_when *other_end(ask_reading *r, int i) {
    const dl_whens *whens = &r->a->whens;
    uint32_t end = (uint32_t)i + whens->timexes.at[r->at[i].time].n;
    if (!ask_word_is(r, i - 1, "between from") || (int)end + 1 >= r->n ||
        !ask_word_is(r, (int)end, "and to until till") || r->at[end + 1].time == DL_NONE)
        return NULL;
    uint32_t other = whens->timexes.at[r->at[end + 1].time].when;
    r->at[end + 1].time = DL_NONE;
    return &whens->list.at[other];
}

/* "What was known on 2 May", "as of June": what had been told by then. */
static bool is_knowing(const ask_reading *r, int i) {
    if (ask_word_is(r, i - 1, "of")) return ask_word_is(r, i - 2, "as");
    return ask_word_is(r, i - 1, "on by in") && ask_word_is(r, i - 2, "known");
}

/* "Did they meet in April": the last one, also where the next one is nearer. */
static dl_when in_the_past(const ask_reading *r, int i, dl_when when) {
    uint32_t n = r->a->whens.timexes.at[r->at[i].time].n;
    bool past = false;
    for (int k = 0; k < r->n; k++)
        past =
            past || (r->at[k].time == DL_NONE && ask_word_is(r, k, "did was were had"));
    for (uint32_t k = (uint32_t)i; k < (uint32_t)i + n && k < (uint32_t)r->n; k++)
        if (r->at[k].word.len == 4 && r->at[k].word.ptr[0] <= '9')
            past = false; /* a year */
    if (!past || when.begins <= r->a->doc.published) return when;
    dl_minute *ends[] = { &when.begins, &when.ends };
    for (size_t k = 0; k < DL_N(ends); k++) {
        dl_civil c = dl_civil_from_minute(*ends[k]);
        c.year--;
        if (c.month == 2 && c.day == 29) c.day = 28;
        *ends[k] = dl_minute_from_civil(c);
    }
    return when;
}

static void add_time(ask_reading *r, int i, const dl_when *read) {
    dl_when past = in_the_past(r, i, *read), *when = &past;
    const dl_when *until = other_end(r, i);
    dl_str from = day_of(r->mem, when->begins),
           to = day_of(r->mem, (until ? until : when)->ends - 1);
    if (!until && is_knowing(r, i)) {
        add_term(r, "as-of", to);
        r->out->done = false; /* also what was to come */
    } else if (!until && ask_word_is(r, i - 1, "after"))
        add_date(r, dl_str_fmt(r->mem, "%.*s..", DL_ARG(day_of(r->mem, when->ends))));
    else if (!until && ask_word_is(r, i - 1, "since from"))
        add_date(r, dl_str_fmt(r->mem, "%.*s..", DL_ARG(from)));
    else if (!until && ask_word_is(r, i - 1, "before"))
        add_date(r,
                 dl_str_fmt(r->mem, "..%.*s", DL_ARG(day_of(r->mem, when->begins - 1))));
    else if (!until && ask_word_is(r, i - 1, "until till by"))
        add_date(r, dl_str_fmt(r->mem, "..%.*s", DL_ARG(to)));
    else if (dl_str_eq(from, to)) {
        r->out->span = DL_MINUTES_A_DAY;
        add_date(r, from);
    } else
        add_date(r, dl_str_fmt(r->mem, "%.*s..%.*s", DL_ARG(from), DL_ARG(to)));
}

/* "was ... attacked", "has been agreed": who stands between suffers it. */
static bool is_passive(const ask_reading *r) {
    if (r->verb == ASK_NONE) return false;
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
    bool acted_upon = r->active && i > r->act;
    if (ask_word_is(r, behind, "s")) /* "reject Norway's offer": it is done to Norway */
        return acted_upon ? "to" : "by";
    if (ask_word_is(r, before, "on upon") && (!r->active || r->at[before].taken))
        return "to"; /* "sanctions on", "called on" */
    if (ask_word_is(r, before, "did does do has have had will would") && !passive)
        return "by"; /* "aid did Norway give" */
    if (i < r->act) return passive ? "to" : "by";
    return "to";
}

static bool is_place_of(const ask_reading *r, int i, const dl_mention *m) {
    if (r->out->types && strcmp(r->out->types, "withdrawal") == 0 &&
        ask_word_is(r, word_before(r, i), "from") && m->kind == DL_ACTOR_PLACE)
        return true;
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

/* The name at I is words of what is said; gives its last token. */
static int name_as_words(ask_reading *r, int i) {
    int end = i + (int)r->a->mentions.list.at[r->at[i].mention].n;
    for (; i < end && i < r->n; i++)
        if (!ask_is_stop(r, i) && r->a->text.tokens.at[i].kind == DL_WORD) add_word(r, i);
    return end - 1;
}

/* What is said or wanted about something: the words up to a place or time. */
static int read_topic(ask_reading *r, int i, const char *ends) {
    for (i++; i < r->n; i++) {
        if (r->at[i].time != DL_NONE || ask_word_is(r, i, ends)) break;
        if (!ask_is_stop(r, i) && r->a->text.tokens.at[i].kind == DL_WORD) add_word(r, i);
        r->at[i].taken = r->at[i].topic = true;
        uint32_t name = r->at[i].mention; /* in a topic it is words */
        for (uint32_t k = 1; name != DL_NONE && k < r->a->mentions.list.at[name].n; k++)
            if (++i < r->n && !ask_is_stop(r, i) &&
                r->a->text.tokens.at[i].kind == DL_WORD)
                add_word(r, i);
        if (i < r->n) r->at[i].taken = r->at[i].topic = true;
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

/* "How many people were killed", "how many were wounded", "how many troops will leave".
 * Who is counted should stand in what is found, unless it is people of any kind. */
static void read_number(ask_reading *r) {
    static const char people[] = "people men women children persons civilians dead were "
                                 "have has died are";
    static const char things[] = "soldiers troops prisoners hostages captives militants "
                                 "rebels police fighters students victims detainees "
                                 "journalists workers protesters demonstrators";
    dl_question *q = r->out;
    bool whose = r->start < r->n && r->at[r->start].mention != DL_NONE; /* Norwegians */
    bool any = whose || ask_word_is(r, r->start, people), attack, hurt = false;
    if (q->kind != DL_ASK_COUNT || (!any && !ask_word_is(r, r->start, things))) return;
    attack = q->types && strcmp(q->types, "attack") == 0;
    if ((whose || ask_word_is(r, r->start, "were have has are dead died")) && !attack)
        return;
    for (int i = r->start; i < r->n; i++)
        hurt = hurt || ask_word_is(r, i, "injured wounded hurt injuries");
    q->kind = DL_ASK_NUMBER;
    q->field = attack ? (hurt ? "injured" : "killed")
               : q->types && strcmp(q->types, "protest") == 0 ? "size"
                                                              : "number";
    if (any) r->at[r->start].taken = true;
}

static void add_named(ask_reading *r, dl_str name) {
    dl_str *named = &r->out->named;
    *named =
        named->len ? dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(*named), DL_ARG(name)) : name;
}

static void add_name(ask_reading *r, const char *field, dl_str name, dl_str key) {
    bool place = strcmp(field, "place") == 0;
    add_named(r, name);
    if (place && r->out->news) { /* wherever it stands: a place, a party, a word */
        r->out->words =
            r->out->words.len
                ? dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(r->out->words), DL_ARG(name))
                : name;
        return;
    }
    add_term(r, field, name);
    if (place) return;
    *DL_PUSH(r->mem, &r->out->names) = name;
    *DL_PUSH(r->mem, &r->out->keys) = key;
}

dl_str ask_key_of(const ask_reading *r, uint32_t mention) {
    const dl_mention *m = &r->a->mentions.list.at[mention];
    if (m->actor == DL_NONE) return (dl_str){ 0 };
    return dl_str_copy(r->mem, r->a->mentions.found.at[m->actor].key);
}

/* "... say to CBS": whom a newspaper quotes speaks to everybody. */
static bool is_interviewer(const ask_reading *r, int i) {
    if (r->at[i].mention == DL_NONE || !r->out->types || r->said_by) return false;
    return strcmp(r->out->types, "statement") == 0 &&
           ask_word_is(r, word_before(r, i), "to with") &&
           r->a->mentions.list.at[r->at[i].mention].kind == DL_ACTOR_MEDIA;
}

static void add_names_and_times(ask_reading *r) {
    bool parties = has_parties(r->out->types),
         passive = r->act != ASK_NONE && is_passive(r);
    int said = 0; /* names behind "according to" */
    for (int i = 0; i < r->n; i++) {
        const asked_word *w = &r->at[i];
        if (w->time != DL_NONE) {
            add_time(r, i, &r->a->whens.list.at[r->a->whens.timexes.at[w->time].when]);
        } else if (w->topic) {
            continue;
        } else if (is_interviewer(r, i)) {
            i = name_as_words(r, i); /* the sentence names it */
        } else if (w->mention != DL_NONE && r->said_by && (i < r->said_by || said)) {
            i = name_as_words(r, i); /* what it is that is said */
        } else if (w->mention != DL_NONE) {
            const dl_mention *m = &r->a->mentions.list.at[w->mention];
            int end = i + (int)m->n, first = i;
            while (end < r->n && ask_has_capital(r, end) && !r->at[end].taken) {
                r->at[end].taken = true; /* more of a name that only begins here */
                end++;
            }
            if (end - first > 1 && ask_word_is(r, first, ask_titles)) first++;
            bool office = ask_word_is(r, end, "s") && ask_word_is(r, end + 1, "office");
            if (office) { /* "Ghani's office" speaks for itself */
                ask_take(r, (uint32_t)end, 2);
                end += 2;
            }
            dl_str name = ask_words_of(r, first, end);
            bool place =
                is_place_of(r, i, m) || (r->out->news && m->kind == DL_ACTOR_PLACE);
            add_name(r,
                     place                            ? "place"
                     : r->out->news && !r->out->types ? "actor"
                     : r->said_by && ++said           ? "by"
                                            : field_of(r, i, end, parties, passive),
                     name, office ? (dl_str){ 0 } : ask_key_of(r, w->mention));
        } else if (!w->taken && i > 0 && ask_has_capital(r, i) &&
                   !ask_word_is(r, i, ask_titles)) {
            int end = i;
            while (end < r->n && ask_has_capital(r, end) && !r->at[end].taken) end++;
            bool place = ask_word_is(r, word_before(r, i), "in at near");
            add_name(r, place ? "place" : field_of(r, i, end, parties, passive),
                     ask_words_of(r, i, end), (dl_str){ 0 });
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
        if (r->out->stage && ask_stage_of(w->verb, r->out->types)) continue;
        if (r->out->kind == DL_ASK_SOURCE && w->types &&
            strcmp(w->types, "statement") == 0)
            continue; /* that they reported it */
        if (strcmp(r->out->types ? r->out->types : "", "statement") == 0 &&
            ask_word_is(r, i, "reporters journalists press media"))
            continue; /* whom everybody tells */
        if (r->whose && r->verb == ASK_NONE && ask_is_one(w->verb, "accept agree"))
            continue; /* "under which conditions does ... accept" */
        if (r->out->roles && ask_is_one(w->noun, "mediator")) continue;
        if (ask_has_capital(r, i) && ask_word_is(r, i, ask_titles)) continue;
        if (ask_is_phase(w->verb) || (w->types && r->out->types == w->types)) continue;
        if (ask_word_is(
                r, i,
                "round session meeting meetings happened part place times time people agreement deal talks "
                "outcome result results") &&
            r->out->types)
            continue;
        add_word(r, i);
    }
}

/* "... to release the prisoners": what is demanded, not who. */
static bool is_wish(const ask_reading *r, int i) {
    const char *types = r->out->types ? r->out->types : "";
    return r->active && ask_word_is(r, i, "to") && strcmp(types, "demand") == 0 &&
           !r->at[i + 1].taken && !ask_is_stop(r, i + 1) && i + 2 < r->n &&
           !ask_word_is(r, i + 2, "?");
}

/* "About the truce"; "on" says so of words alone: what is imposed on somebody is not. */
static void read_topics(ask_reading *r) {
    static const char spoken[] = "statement demand proposal rejection agreement";
    const char *types = r->out->types ? r->out->types : "";
    bool words = ask_is_one(dl_str_of(types), spoken) || strstr(types, "proposal");
    bool says = r->active && strcmp(types, "statement") == 0;
    for (int i = r->start; i + 1 < r->n && !r->out->news; i++)
        if (i > r->verb && r->at[i + 1].time == DL_NONE && !r->at[i].taken &&
            (ask_word_is(r, i, "about regarding concerning") ||
             (words && ask_word_is(r, i, "on over")) || is_wish(r, i) ||
             (says && i == r->verb + 1 && ask_word_is(r, i, "that")))) {
            bool clause = is_wish(r, i) || ask_word_is(r, i, "that");
            i = read_topic(r, i, clause ? "?" : "in at by with to during since ?") - 1;
        }
}

/* "Will they meet", "the next round": not what is over. */
static void read_status(ask_reading *r) {
    const char *types = r->out->types;
    bool future = r->to_come, denied = false, still = false;
    if (r->said_by) return;
    for (int i = 0; i < r->n; i++) {
        if (r->at[i].taken && r->at[i].mention != DL_NONE) continue;
        future = future || ask_word_is(r, i, "will next planned scheduled") ||
                 (ask_word_is(r, i, "plans") && ask_word_is(r, i - 1, "there any"));
        still = still || ask_word_is(r, i, "still");
        denied = denied || (i > 0 && ask_word_is(r, i, "not nt never"));
    }
    if (r->called_off)
        add_term(r, "status", DL_LIT("denied"));
    else if (denied && types && r->out->kind != DL_ASK_WHETHER &&
             strcmp(types, "statement") != 0)
        add_term(r, "status", DL_LIT("denied"));
    else if (still && types && r->out->kind == DL_ASK_WHETHER)
        add_term(r, "status", DL_LIT("ongoing"));
    else if (future && r->out->kind != DL_ASK_WHAT && !r->out->news)
        add_term(r, "status", DL_LIT("planned,possible"));
    else if (future && types && !strstr(types, "demand") && !r->out->news)
        add_term(r, "status", DL_LIT("planned,possible"));
}

/* "Who denied the report": one way of saying; "what did he tweet": one medium. */
static void read_act(ask_reading *r) {
    dl_question *q = r->out;
    if (!q->types || strcmp(q->types, "statement") != 0 || r->said_by) return;
    for (int i = r->start; i < r->n; i++) {
        asked_word *w = &r->at[i];
        if (w->taken) continue;
        if (dl_str_is(w->verb, "tweet") && i >= r->start) {
            add_term(r, "medium", DL_LIT("tweet"));
            w->taken = true;
        }
        if (i != r->verb) continue;
        const char *act = ask_act_of(w->verb);
        if (!act) continue;
        q->act = act;
        add_term(r, "act", dl_str_of(act));
    }
}

void ask_read_terms(ask_reading *r) {
    read_number(r);
    read_round(r);
    read_status(r);
    read_act(r);
    read_topics(r);
    add_names_and_times(r);
    add_words(r);
}
