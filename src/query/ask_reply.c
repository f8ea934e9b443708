/* ask_reply.c - questions for answers: what became of a proposal, who rejected a demand.
 *
 * In:  the words of a question. Out: the query of what was answered, how, and by whom.
 * What was answered is the noun that names a position, "the demand of the Taliban"; whose it
 * is stands behind it or before it.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

static const char answering[] = "answer respond reply react receive greet meet take";
static const char answers[] = "answer response reply reaction";

/* Which position a noun names; NULL: none. */
static const char *position_of(const ask_reading *r, int i) {
    static const struct {
        const char *nouns, *types;
    } list[] = {
        { "proposal offer plan idea initiative suggestion invitation overture bid",
          "proposal" },
        { "demand request appeal call condition precondition ultimatum", "demand" },
    };
    for (size_t k = 0; k < DL_N(list); k++)
        if (ask_is_one(r->at[i].noun, list[k].nouns)) return list[k].types;
    return NULL;
}

static int find_noun(const ask_reading *r, int from) {
    for (int i = from; i < r->n; i++)
        if (!r->at[i].taken && position_of(r, i) &&
            (i == 0 || !ask_word_is(r, i - 1, "to did do does")))
            return i;
    return ASK_NONE;
}

static int find_verb(const ask_reading *r) {
    for (int i = r->start; i < r->n; i++)
        if (!r->at[i].taken &&
            (ask_is_one(r->at[i].verb, answering) || ask_is_one(r->at[i].noun, answers)))
            return i;
    return ASK_NONE;
}

/* "What was the reply to the proposal": as "how did they reply". */
static bool asks_answer(const ask_reading *r) {
    for (int i = r->start; r->out->kind == DL_ASK_WHAT && i + 1 < r->n; i++)
        if (ask_is_one(r->at[i].noun, answers)) return ask_word_is(r, i + 1, "to");
    return false;
}

/* The name that stands before the verb is who answers. */
static void take_answerer(ask_reading *r, int verb) {
    for (int i = r->start; i < verb; i++) {
        const asked_word *w = &r->at[i];
        bool name = w->mention != DL_NONE;
        if (!name && (w->taken || !ask_has_capital(r, i))) continue;
        int end = name ? i + (int)r->a->mentions.list.at[w->mention].n : i + 1;
        while (end < verb && ask_has_capital(r, end)) end++;
        r->out->answerer = ask_words_of(r, i, end);
        if (name) r->out->answerer_key = ask_key_of(r, w->mention);
        for (int k = i; k < end; k++) r->at[k].mention = DL_NONE;
        ask_take(r, (uint32_t)i, (uint32_t)(end - i));
        return;
    }
}

bool ask_read_outcome(ask_reading *r) {
    bool what = asks_answer(r), how = what || ask_word_is(r, 0, "how");
    if (r->out->kind != DL_ASK_OUTCOME && !what) return false;
    int noun = find_noun(r, r->start), verb = how ? find_verb(r) : ASK_NONE;
    if (how && verb == ASK_NONE) return false;
    if (!how && noun == ASK_NONE) return false;
    if (verb != ASK_NONE) {
        take_answerer(r, noun != ASK_NONE && noun < verb ? r->start : verb);
        r->at[verb].taken = true;
    }
    r->out->kind = DL_ASK_OUTCOME;
    r->out->relation = "";
    r->out->types = noun != ASK_NONE ? position_of(r, noun) : "proposal demand";
    r->verb = r->act = noun != ASK_NONE ? noun : verb;
    r->whose = true;
    r->noun = noun;
    ask_read_terms(r);
    r->out->query = dl_str_copy(r->mem, (dl_str){ r->query.ptr, (uint32_t)r->query.len });
    r->out->answered = r->out->query;
    return true;
}

/* How the verb at I answers; NULL: it is no answer. */
static const char *relation_at(const ask_reading *r, int i) {
    static const struct {
        const char *verbs, *relation;
    } list[] = {
        { "reject refuse decline oppose veto rebuff spurn", "rejects" },
        { "accept approve back endorse", "accepts" },
        { "withdraw drop retract", "withdraws" },
        { "deny", "denies" },
    };
    for (size_t k = 0; i != ASK_NONE && k < DL_N(list); k++)
        if (ask_is_one(r->at[i].verb, list[k].verbs)) return list[k].relation;
    return NULL;
}

bool ask_read_fate(ask_reading *r) {
    int noun = r->out->kind == DL_ASK_EVENTS || r->out->kind == DL_ASK_WHAT
                   ? find_noun(r, r->start)
                   : ASK_NONE;
    int verb = ASK_NONE;
    if (noun == ASK_NONE || noun > r->start + 1) return false;
    for (int i = noun + 1; i < r->n && verb == ASK_NONE; i++)
        if (relation_at(r, i) && !dl_str_eq(r->at[i].word, r->at[i].verb)) verb = i;
    if (verb == ASK_NONE || !ask_word_is(r, verb - 1, "was were been are is"))
        return false;
    r->out->kind = DL_ASK_OUTCOME;
    r->out->relation = relation_at(r, verb);
    r->out->types = position_of(r, noun);
    r->verb = r->act = r->noun = noun;
    r->whose = true;
    r->at[verb].taken = true;
    ask_read_terms(r);
    r->out->query = dl_str_copy(r->mem, (dl_str){ r->query.ptr, (uint32_t)r->query.len });
    r->out->answered = r->out->query;
    return true;
}

/* The terms of QUERY, "to:A date:C", that say whose a position is: who is acted upon by the
 * answer has made it. */
static dl_str turned(dl_arena *mem, dl_str query) {
    dl_buf out = { 0 };
    while (query.len) {
        uint32_t end = 0;
        for (bool quoted = false; end < query.len && (quoted || query.ptr[end] != ' ');
             end++)
            if (query.ptr[end] == '"') quoted = !quoted;
        dl_str value = dl_str_sub(query, 0, end), field = dl_str_cut(&value, ':');
        query = dl_str_trim(dl_str_sub(query, end, UINT32_MAX));
        if (dl_str_is(field, "to") || dl_str_is(field, "actor"))
            dl_buf_printf(&out, "%sby:%.*s", out.len ? " " : "", DL_ARG(value));
    }
    dl_str s = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return s;
}

void ask_read_answered(ask_reading *r) {
    const char *relation = relation_at(r, r->act);
    int noun = relation ? find_noun(r, r->start) : ASK_NONE;
    dl_question *q = r->out;
    if (noun == ASK_NONE || noun == r->act || !r->active || q->kind != DL_ASK_WHO ||
        q->asks_target)
        return;
    q->relation = relation;
    q->answered_types = position_of(r, noun);
    q->answered_noun = r->at[noun].word;
    q->answered = turned(r->mem, (dl_str){ r->query.ptr, (uint32_t)r->query.len });
}
