/* ask_read.c - from the words of a question to the query that answers it.
 *
 * In:  a question; the actors, times and numbers that the stages find in it.
 * Out: what it asks for, and terms: who stands before the verb acts (by:), who stands
 *      behind it is acted upon (to:), of meetings and deals all are parties (actor:).
 * Questions are short and turn their sentences round, which parsers of news seldom saw:
 * they are read by order of words.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

enum { MAX_TOKENS = 200 };

static const char *const kind_names[] = {
#define X(id, name) name,
    DL_ASK_KINDS(X)
#undef X
};

const char *dl_ask_kind_name(int kind) {
    DL_ASSERT(kind >= 0 && kind < DL_ASK_COUNT_OF_KINDS);
    return kind_names[kind];
}

bool ask_is_one(dl_str word, const char *list) {
    for (dl_str rest = dl_str_of(list); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

bool ask_word_is(const ask_reading *r, int i, const char *list) {
    return i >= 0 && i < r->n && ask_is_one(r->at[i].word, list);
}

/* ---- words ------------------------------------------------------------------------------ */

static dl_str folded(dl_arena *mem, dl_str s) {
    char small[DL_LEMMA_MAX * 2];
    uint32_t n = dl_utf8_fold(s, small, sizeof small);
    return dl_str_copy(mem,
                       (dl_str){ small, n < sizeof small ? n : (uint32_t)sizeof small });
}

static dl_str lemma(dl_arena *mem, dl_str word, int pos) {
    char out[DL_LEMMA_MAX];
    return dl_str_copy(mem, dl_lemma(word, pos, false, out));
}

void ask_take(ask_reading *r, uint32_t first, uint32_t n) {
    for (uint32_t i = first; i < first + n && i < (uint32_t)r->n; i++)
        r->at[i].taken = true;
}

static void read_words(ask_reading *r) {
    const dl_analysis *a = r->a;
    r->n = a->text.tokens.n < MAX_TOKENS ? (int)a->text.tokens.n : MAX_TOKENS;
    r->at = DL_NEW_N(r->mem, asked_word, (size_t)r->n + 1);
    for (int i = 0; i < r->n; i++) {
        asked_word *w = &r->at[i];
        w->word = folded(r->mem, dl_token_str(&a->doc, &a->text.tokens.at[i]));
        w->verb = lemma(r->mem, w->word, DL_POS_VERB);
        w->noun = lemma(r->mem, w->word, DL_POS_NOUN);
        w->mention = w->time = DL_NONE;
    }
}

/* "On the table", "right now": they say that it is so. */
static void drop_phrases(ask_reading *r) {
    static const char phrases[] =
        "on the table|at the moment|right now|at present|so far|"
        "up to now|until now|in the articles|in the news";
    for (int i = 1; i < r->n; i++) {
        int n = ask_opens_with(r, i, phrases);
        if (n) ask_take(r, (uint32_t)i, (uint32_t)n);
    }
}

static void read_times(ask_reading *r) {
    const dl_analysis *a = r->a;
    for (uint32_t i = 0; i < a->whens.timexes.n; i++) {
        const dl_timex *t = &a->whens.timexes.at[i];
        if (t->when == DL_NONE || t->first >= (uint32_t)r->n) continue;
        r->at[t->first].time = i;
        ask_take(r, t->first, t->n);
    }
}

/* Names, the longest first; what no stage knows but has a capital is a name too. */
static void read_names(ask_reading *r) {
    const dl_analysis *a = r->a;
    for (uint32_t i = 0; i < a->mentions.list.n; i++) {
        const dl_mention *m = &a->mentions.list.at[i];
        if (m->first >= (uint32_t)r->n || r->at[m->first].taken) continue;
        if (m->form == DL_FORM_PRONOUN || (m->actor == DL_NONE && !m->n)) continue;
        if (m->form == DL_FORM_NOMINAL && m->actor == DL_NONE) continue;
        if (ask_word_is(r, (int)m->first, "its their his her our")) continue;
        r->at[m->first].mention = i;
        ask_take(r, m->first, m->n);
    }
}

bool ask_has_capital(const ask_reading *r, int i) {
    dl_str s = dl_token_str(&r->a->doc, &r->a->text.tokens.at[i]);
    return s.len > 1 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z';
}

bool ask_is_stop(const ask_reading *r, int i) {
    return i >= 0 && i < r->n && ask_is_stop_word(r->at[i].word);
}

/* ---- what it is about --------------------------------------------------------------------- */

/* Does token I stand as a noun: "the attack", "many attacks", "their demands"? */
bool ask_as_noun(const ask_reading *r, int i) {
    int before = i - 1;
    while (before >= 0 && ask_word_is(r, before,
                                      "peace last latest next first new current final "
                                      "previous formal direct"))
        before--;
    if (r->a->text.tokens.at[i].kind == DL_WORD && before >= 0 &&
        ask_word_is(r, before,
                    "the a an any many which what s its their his her of "
                    "these those some all on about over during against"))
        return true;
    for (uint32_t k = 0; k < r->a->text.marks.n; k++) {
        const dl_mark *m = &r->a->text.marks.at[k];
        if (m->kind == DL_MARK_ORDINAL && before >= 0 && (uint32_t)before >= m->first &&
            (uint32_t)before < m->first + m->n)
            return true;
    }
    return before >= 0 && r->at[before].taken && r->at[i].verb.len &&
           !dl_str_eq(r->at[i].noun, r->at[i].word);
}

/* "... to reporters about", not "... with the minister about". */
static bool speaks_of(const ask_reading *r, int i) {
    for (; i < r->n && !ask_word_is(r, i, "with"); i++)
        if (ask_word_is(r, i, "about on")) return true;
    return false;
}

/* "Was the meeting cancelled", "who suspended the talks": as "called off". */
static bool read_called_off(ask_reading *r, int noun) {
    static const char verbs[] = "cancel suspend scrap abort halt freeze";
    const char *types = r->at[noun].types;
    if (!strstr(types, "meeting") && !strstr(types, "talk_round") &&
        strcmp(types, "visit") != 0)
        return false;
    for (int i = r->start; i < r->n; i++) {
        if (r->at[i].taken || !ask_is_one(r->at[i].verb, verbs)) continue;
        r->at[i].taken = true;
        r->out->types = types;
        r->verb = r->act = noun;
        ask_call_off(r);
        return true;
    }
    return false;
}

static void read_events(ask_reading *r) {
    static const char been[] = "was were been is are";
    if (ask_read_phrasal(r)) return;
    int verb = ASK_NONE, noun = ASK_NONE, phase = ASK_NONE;
    for (int i = r->start; i < r->n; i++) {
        asked_word *w = &r->at[i];
        if (w->taken ||
            (ask_is_stop(r, i) && !ask_word_is(r, i, "give gave impose imposed")))
            continue;
        bool is_noun = ask_as_noun(r, i);
        w->types = ask_types_of(is_noun ? w->noun : w->verb);
        if (!w->types) w->types = ask_types_of(w->noun);
        if (is_noun && dl_str_is(w->noun, "support")) w->types = NULL;
        if (ask_word_is(r, i + 1, "on") && dl_str_is(w->verb, "go")) w->types = NULL;
        if (w->types && !is_noun && ask_is_one(w->verb, "talk speak") &&
            speaks_of(r, i + 1))
            w->types = "statement"; /* "who spoke about ..." */
        if (dl_str_is(w->noun, "strike")) w->types = ask_strike_of(r, i, is_noun);
        if (ask_is_one(w->verb, "report mention record") && ask_word_is(r, i - 1, been) &&
            noun != ASK_NONE) {
            w->taken = true; /* "how many attacks were reported": the attacks count */
            continue;
        }
        if (!w->types && !is_noun && ask_is_phase(w->verb)) {
            if (phase == ASK_NONE) phase = i;
        } else if (w->types && is_noun) {
            if (noun == ASK_NONE) noun = i;
        } else if (w->types && verb == ASK_NONE) {
            verb = i;
        }
    }
    if (noun != ASK_NONE && read_called_off(r, noun)) return;
    r->verb = verb != ASK_NONE ? verb : noun;
    if (r->verb == ASK_NONE && phase != ASK_NONE &&
        ask_word_is(r, phase, "attend attended mediate mediated host hosted join joined"))
        r->verb = phase;
    if (r->verb != ASK_NONE)
        r->out->types =
            r->at[r->verb].types ? r->at[r->verb].types : "talk_round meeting";
    if (phase != ASK_NONE && verb == ASK_NONE)
        r->out->phase = ask_phase_of(r->at[phase].verb);
    if (r->out->kind == DL_ASK_SOURCE) { /* what was reported, not that it was */
        r->out->types = noun != ASK_NONE ? r->at[noun].types : NULL;
        verb = ASK_NONE;
        r->verb = noun;
    }
    if (verb != ASK_NONE && noun != ASK_NONE &&
        ask_is_one(r->at[verb].verb, "broker mediate facilitate"))
        r->out->types = ask_brokered(r->at[noun].types);
    r->active = verb != ASK_NONE;
    r->act = verb != ASK_NONE ? verb : phase != ASK_NONE ? phase : noun;
    /* "has a truce been agreed", "who announced the election": that is the event */
    if (verb != ASK_NONE && noun != ASK_NONE &&
        (ask_word_is(r, verb, "declared declare announced announce") ||
         (ask_word_is(r, verb, "agreed agree signed sign accept accepted support") &&
          strcmp(r->at[noun].types, "ceasefire") == 0))) {
        r->out->types = r->at[noun].types;
        r->verb = noun;
    }
}

/* What the verb says of the event: how it was said, how far it has come, in which role. */
static void read_manner(ask_reading *r) {
    dl_question *q = r->out;
    if (!q->types || r->said_by) return;
    for (int i = r->start; i < r->n; i++) {
        const asked_word *w = &r->at[i];
        if (w->taken) continue;
        if (!q->stage) q->stage = ask_stage_of(w->verb, q->types);
        if (!q->stage) q->stage = ask_stage_of(w->noun, q->types);
        if (!strstr(q->types, "talk_round"))
            ;
        else if (ask_is_one(w->verb, "mediate broker facilitate") ||
                 ask_is_one(w->noun, "mediator mediation facilitator"))
            q->roles = "mediator host";
        else if (dl_str_is(w->verb, "host") && q->kind == DL_ASK_WHO)
            q->roles = "host";
        if (dl_str_is(w->verb, "resign")) q->asks_target = true;
    }
    if (q->roles) q->asks_target = false;
}

/* "What happened after the ninth round": the event named is where to look from. */
static void read_side(ask_reading *r) {
    for (int i = r->start; i + 1 < r->n && r->out->kind == DL_ASK_EVENTS; i++) {
        if (!ask_word_is(r, i, "after before since until")) continue;
        if (r->at[i + 1].time != DL_NONE || r->verb < i) continue;
        r->out->side = ask_word_is(r, i, "after since") ? 1 : -1;
        return;
    }
}

/* Is it asked for what has happened, not for what may or will? */
static void read_done(ask_reading *r) {
    dl_question *q = r->out;
    bool past = false;
    if (q->kind == DL_ASK_WHETHER || q->side || q->news || !q->types || r->called_off ||
        strcmp(q->types, "statement demand proposal rejection") == 0 ||
        strcmp(q->types, "statement") == 0)
        return;
    for (int i = r->from; i < r->n; i++) {
        if (r->at[i].time != DL_NONE) continue; /* "in May" */
        bool counted = q->kind == DL_ASK_COUNT; /* also what "are there" */
        if (ask_word_is(r, i,
                        "will next planned scheduled would may could possible not "
                        "nt never") ||
            (!counted && ask_word_is(r, i, "is are does do")))
            return;
        past = past ||
               ask_word_is(r, i,
                           "did was were has have had gave took held made went came "
                           "began broke hosted attended joined ended led won") ||
               (i == r->act && r->active && !dl_str_eq(r->at[i].word, r->at[i].verb));
    }
    q->done = past || q->kind == DL_ASK_COUNT;
}

/* "What is X's role?" */
static bool asks_role(const ask_reading *r) {
    int last = r->n - 1;
    while (last > 0 && ask_is_stop(r, last)) last--;
    return last > 0 && ask_word_is(r, last, "role job office") &&
           ask_word_is(r, last - 1, "s");
}

/* "Who is X?", "Tell me about X": a name and nothing else. */
static bool read_actor(ask_reading *r) {
    bool who =
        ask_opens_with(r, 0,
                       "who is|who was|who are|tell me about|what do we know about|"
                       "what role does|what role did|what is the role of|who s");
    int name = ASK_NONE;
    if (ask_opens_with(r, 0, "what is|what was|what s")) who = asks_role(r);
    if (!who) return false;
    for (int i = 0; i < r->n; i++) {
        if (r->at[i].mention != DL_NONE && name == ASK_NONE) {
            name = i;
            i += (int)r->a->mentions.list.at[r->at[i].mention].n - 1;
        } else if (i > 1 && !r->at[i].taken && ask_has_capital(r, i) &&
                   name == ASK_NONE) {
            int end = i;
            while (end < r->n && ask_has_capital(r, end)) end++;
            r->out->name = ask_words_of(r, i, end);
            name = i;
            i = end - 1;
        } else if (i > 1 && !ask_is_stop(r, i) &&
                   !ask_word_is(r, i, "me tell know we play role what job office")) {
            return false;
        }
    }
    if (name == ASK_NONE) return false;
    if (!r->out->name.len) {
        const dl_mention *m = &r->a->mentions.list.at[r->at[name].mention];
        r->out->name = ask_words_of(r, name, name + (int)m->n);
    }
    r->out->kind = DL_ASK_ACTOR;
    return true;
}

/* "Who is the prime minister of Norway?", "Who is Norway's envoy?": an office and whose. */
static bool read_office(ask_reading *r) {
    enum { LONGEST = 5 };
    dl_question *q = r->out;
    int at = ask_opens_with(r, 0, "who is|who was|who are|who s"), of = ASK_NONE, first,
        end, speaks = ask_opens_with(r, 0, "who speaks for|who spoke for");
    if (speaks) at = speaks, of = speaks - 1;
    if (!at) return false;
    for (int i = at; i < r->n && of == ASK_NONE; i++)
        if (ask_word_is(r, i, "of s")) of = i;
    if (of == ASK_NONE || of + 1 >= r->n) return false;
    bool genitive = ask_word_is(r, of, "s");
    first = genitive ? at : of + 1;
    while (ask_word_is(r, first, "the")) first++;
    for (end = first; end < r->n && ask_has_capital(r, end);) end++;
    if (end == first || (genitive && end != of)) return false;
    q->name = ask_words_of(r, first, end);
    int role = genitive ? of + 1 : at, last = genitive ? r->n : of;
    q->words = (dl_str){ 0 };
    for (int i = role; i < last; i++) {
        if (ask_is_stop(r, i)) continue;
        if (r->at[i].time != DL_NONE || i - role > LONGEST) return false;
        q->words = q->words.len ? dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(q->words),
                                             DL_ARG(r->at[i].word))
                                : r->at[i].word;
    }
    if (speaks) q->words = DL_LIT("spokesman");
    q->kind = DL_ASK_ACTOR;
    return q->words.len > 0;
}

/* Of a question that cannot be read: whom and when it is about, for a hint. */
static void read_names_alone(ask_reading *r) {
    r->out->news = true;
    ask_read_terms(r);
    r->out->query = dl_str_copy(r->mem, (dl_str){ r->query.ptr, (uint32_t)r->query.len });
}

/* "In Doha", "at the summit". */
static bool has_place(const ask_reading *r) {
    for (int i = r->start; i + 1 < r->n; i++)
        if (ask_word_is(r, i, "in at") && r->at[i + 1].mention != DL_NONE) return true;
    return false;
}

static bool read(ask_reading *r) {
    read_words(r);
    drop_phrases(r);
    read_times(r);
    read_names(r);
    if (read_office(r)) return true;
    r->out->words = r->out->name = (dl_str){ 0 };
    if (read_actor(r)) return true;
    if (!ask_read_kind(r)) return false;
    if (ask_read_outcome(r)) return true;
    if (r->out->kind == DL_ASK_OUTCOME) {
        r->out->kind = DL_ASK_EVENTS; /* "what happened to the minister" */
    }
    if (ask_read_fate(r)) return true;
    read_events(r);
    if (r->said_by) {
        r->out->types = "statement";
        r->verb = r->act = ASK_NONE;
    }
    if (ask_word_is(r, 0, "under on") && r->out->kind == DL_ASK_WHAT && !r->said_by) {
        r->out->types = "demand proposal";
        r->whose = true;
        r->verb = r->act = ASK_NONE;
    }
    if (r->verb != ASK_NONE && !r->active &&
        ask_is_one(r->at[r->verb].noun, "position stance attitude viewpoint"))
        r->whose = true;
    if (r->whose && !r->out->types) r->out->types = "statement";
    if (r->out->kind == DL_ASK_WHO && !r->out->types &&
        ask_word_is(r, r->start, "was were is are else") && has_place(r))
        r->out->types = "meeting talk_round visit"; /* "who was in Doha" */
    if (r->out->kind != DL_ASK_EVENTS && r->out->kind != DL_ASK_SOURCE &&
        !r->out->types) {
        read_names_alone(r);
        return false;
    }
    r->out->strange = ask_is_strange(r);
    read_manner(r);
    read_side(r);
    read_done(r);
    ask_read_terms(r);
    r->out->query = dl_str_copy(r->mem, (dl_str){ r->query.ptr, (uint32_t)r->query.len });
    r->out->loose = dl_str_copy(r->mem, (dl_str){ r->loose.ptr, (uint32_t)r->loose.len });
    ask_read_answered(r);
    /* "how" and a topic need something that is known to happen, or somebody */
    if (ask_word_is(r, 0, "how") && r->out->kind == DL_ASK_EVENTS && !r->out->news)
        return r->out->types;
    if (r->topic) return r->out->types || r->out->named.len;
    if (ask_word_is(r, r->from, "which") && r->out->kind == DL_ASK_EVENTS &&
        !r->out->news)
        return r->out->types || ask_word_is(r, r->start, "event events incidents");
    if (r->out->news && (r->out->last || r->out->first)) return true;
    return r->out->types || r->out->query.len || (r->out->news && r->out->words.len);
}

/* Names, times and rounds of a question that is not answered. */
static void read_refused(ask_reading *r) {
    read_words(r);
    read_times(r);
    read_names(r);
    read_names_alone(r);
}

/* "How many American soldiers": the name begins behind "many". */
static void drop_quantities(dl_analysis *a) {
    for (uint32_t i = 0; i < a->mentions.list.n; i++) {
        dl_mention *m = &a->mentions.list.at[i];
        dl_str word = dl_token_str(&a->doc, &a->text.tokens.at[m->first]);
        if (m->n < 2 || !(dl_str_is(word, "many") || dl_str_is(word, "much"))) continue;
        m->first++;
        m->n--;
    }
}

bool dl_ask_read(dl_arena *mem, const dl_knowledge *k, dl_minute today, dl_str text,
                 dl_question *out) {
    dl_err err = { 0 };
    dl_analysis a;
    dl_document doc = { .text = text, .published = today };
    ask_reading r = {
        .mem = mem, .a = &a, .verb = ASK_NONE, .act = ASK_NONE, .out = out
    };
    *out = (dl_question){ .kind = DL_ASK_EVENTS };
    dl_analysis_init(&a);
    bool good = dl_extract(k, &doc, &a, NULL, &err) == DL_OK;
    if (good) drop_quantities(&a);
    if (good && dl_ask_refusal(mem, text, (dl_str){ 0 })) {
        read_refused(&r);
        good = false;
    }
    good = good && read(&r);
    dl_buf_free(&r.query);
    dl_buf_free(&r.loose);
    dl_analysis_free(&a);
    return good;
}

/* ---- what it could have been ---------------------------------------------------------------- */

/* Words that both have: those that say what it is about count most, the one that begins
 * the question, who or when, more than the rest. */
static int shared_words(dl_arena *mem, dl_str a, dl_str b) {
    enum { CONTENT = 10, FIRST = 6 };
    int n = 0;
    for (bool first = true; a.len; first = false) {
        dl_str word = folded(mem, dl_str_cut(&a, ' '));
        bool begins = true;
        while (word.len && strchr("?.,!", word.ptr[word.len - 1])) word.len--;
        for (dl_str rest = b; rest.len; begins = false) {
            dl_str other = folded(mem, dl_str_cut(&rest, ' '));
            while (other.len && strchr("?.,!", other.ptr[other.len - 1])) other.len--;
            if (!dl_str_eq(other, word)) continue;
            n += first && begins ? FIRST : ask_is_stop_word(word) ? 1 : CONTENT;
        }
    }
    return n;
}

const char *dl_ask_nearest(dl_arena *mem, dl_str text) {
    size_t n;
    const char *const *samples = ask_samples(&n);
    const char *best = samples[0];
    int most = 0;
    for (size_t i = 0; i < n; i++) {
        int shared = shared_words(mem, text, dl_str_of(samples[i]));
        if (shared > most) {
            most = shared;
            best = samples[i];
        }
    }
    return best;
}
