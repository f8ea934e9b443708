/* noted.c - what is only named as said: "Lund's remarks", "warnings from Norland", "claims by
 * the rebels that they hold the town".
 *
 * In:  trees, mentions, the cues found so far. Out: further cues, each the noun, with who said
 *      it and what it was about; in order.
 * A noun by which somebody who speaks in the sentence does so ("in his remarks, he said"), or
 * that stands in a source or a cue, is told already.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum {
    WORDS_MOST = 40, /* of what it was about */
};

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
    uint32_t nouns, remarks, own_words, own_voice, at_hand, asides, modals, gives, given,
        made, days; /* sets */
    uint32_t cues;  /* of the list, found before */
    bool *taken;    /* token -> stands in a cue or source */
    bool *speaks;   /* token -> of a cue that is known for an act of speaking */
} notes;

/* The words from FIRST on that hang on HEAD, up to a mark at the end of its branch. */
static token_run words_from(const notes *x, uint32_t first, uint32_t head) {
    token_run run = { first, first };
    uint32_t end = x->s->first + x->s->n;
    for (uint32_t at = first; at < end && at < first + WORDS_MOST; at++) {
        bool mark = x->from->text->tokens.at[at].kind == DL_PUNCT;
        if (!mark && !tree_under(x->from, at, head)) break;
        if (!mark) run.end = at + 1;
    }
    return run;
}

/* The words around HEAD, a noun, that name it: from its branch, left and right of it. */
static token_run named(const notes *x, uint32_t head) {
    token_run run = { head, words_from(x, head, head).end };
    while (run.first > x->s->first && tree_under(x->from, run.first - 1, head))
        run.first--;
    return run;
}

/* The same without the preposition before it. */
static token_run governed(const notes *x, uint32_t head) {
    token_run run = named(x, head);
    uint32_t link = tree_child(x->from, head, "case");
    if (link != DL_NONE && link < head && run.first <= link) run.first = link + 1;
    return run;
}

/* Is one of these words the preposition of AT? */
static bool is_behind(const notes *x, uint32_t at, const char *const *list, size_t n) {
    return at != DL_NONE &&
           token_among(x->from, tree_child(x->from, at, "case"), list, n);
}

/* Is one of the words of RUN a person's name or office? */
static bool is_person(const notes *x, token_run run) {
    const unit_source *from = x->from;
    for (uint32_t at = run.first; at < run.end; at++)
        if (from->mention_at[at] != DL_NONE &&
            from->mentions->list.at[from->mention_at[at]].kind == DL_ACTOR_PERSON)
            return true;
    return false;
}

/* Whose words NOUN stands for; end 0: nobody says. */
static token_run issuer(const notes *x, uint32_t noun) {
    static const char *const by[] = { "by", "from" }, *const of[] = { "of" };
    uint32_t owner = tree_child(x->from, noun, "nmod:poss");
    if (owner != DL_NONE && x->from->mention_at[owner] != DL_NONE) return named(x, owner);
    for (uint32_t at = tree_next(x->from, noun, "nmod", noun); at != DL_NONE;
         at = tree_next(x->from, noun, "nmod", at))
        if (is_behind(x, at, by, DL_N(by)) ||
            (token_in(x->from, noun, x->own_words) && is_behind(x, at, of, 1) &&
             is_person(x, governed(x, at))))
            return governed(x, at);
    if (owner != DL_NONE) return named(x, owner); /* "yesterday's statement" has none */
    uint32_t verb = tree_next(x->from, noun, "acl", noun);
    if (token_in(x->from, verb, x->made)) {
        uint32_t at = tree_child(x->from, verb, "obl:agent");
        if (at == DL_NONE) at = tree_child(x->from, verb, "obl");
        if (is_behind(x, at, by, 1)) return governed(x, at);
    }
    uint32_t left = noun - 1; /* "US claims", "government allegations" */
    if (noun > x->s->first && tree_head(x->from, left) == noun &&
        x->from->mention_at[left] != DL_NONE &&
        x->from->mentions->list.at[x->from->mention_at[left]].kind != DL_ACTOR_PERSON &&
        (tree_rel(x->from, left, "compound") || tree_rel(x->from, left, "amod")))
        return (token_run){ left, noun };
    return (token_run){ 0, 0 };
}

/* "in his remarks", "no comment", "if Lund's claims": nothing that is told for its own. */
static bool is_aside(const notes *x, uint32_t noun) {
    static const char *const no[] = { "no", "any", "No", "Any" };
    bool linked = token_in(x->from, tree_child(x->from, noun, "case"), x->asides);
    uint32_t head = tree_head(x->from, noun),
             owner = tree_child(x->from, noun, "nmod:poss");
    if (owner != DL_NONE && x->from->grammar->at[owner].pos == DL_POS_PRON && linked)
        return true;
    if (token_among(x->from, tree_child(x->from, noun, "det"), no, DL_N(no))) return true;
    if (head == DL_NONE || !x->speaks[head]) return false;
    return !tree_rel(x->from, noun, "obl") || linked;
}

/* May TOKEN stand between a noun for words and "that", which tells them: no mark, no verb? */
static bool stands_between(const notes *x, uint32_t token) {
    uint8_t pos = x->from->grammar->at[token].pos;
    return x->from->text->tokens.at[token].kind != DL_PUNCT && pos != DL_POS_VERB &&
           pos != DL_POS_AUX;
}

/* What is said of it, behind the noun; end 0: nothing ("his remarks on Monday"), and a reader is
 * told no more than that there were some. */
static token_run matter(const notes *x, uint32_t noun, token_run source) {
    static const char *const of[] = { "on", "about", "of", "against", "over", "to" };
    static const char *const clauses[] = { "acl", "ccomp", "acl:relcl" };
    enum { DAY_WORDS = 3 };
    static const char *const links[] = { "that" };
    for (size_t i = 0; i < DL_N(clauses); i++) {
        uint32_t that = tree_next(x->from, noun, clauses[i], noun);
        if (that == DL_NONE || tree_child(x->from, that, "mark") == DL_NONE) continue;
        uint32_t first = that;
        while (first > noun + 1 && tree_under(x->from, first - 1, that)) first--;
        return words_from(x, first, that);
    }
    for (uint32_t at = tree_next(x->from, noun, "nmod", noun); at != DL_NONE;
         at = tree_next(x->from, noun, "nmod", at))
        if (is_behind(x, at, of, DL_N(of)) && (at < source.first || at >= source.end) &&
            !token_in(x->from, at, x->days))
            return named(x, at);
    /* "amid warnings from Norland on Friday that": trees hang the clause on the verb above */
    uint32_t that = named(x, noun).end, end = x->s->first + x->s->n;
    if (end > that + DAY_WORDS + 1) end = that + DAY_WORDS + 1;
    for (; that < end && stands_between(x, that); that++)
        if (tree_rel(x->from, that, "mark") &&
            token_among(x->from, that, links, DL_N(links)))
            return words_from(x, that, tree_head(x->from, that));
    return (token_run){ 0, 0 };
}

/* Does somebody stand in RUN: no "this week"? */
static bool is_somebody(const notes *x, token_run run) {
    for (uint32_t at = run.first; at < run.end; at++)
        if (x->from->mention_at[at] != DL_NONE) return true;
    return false;
}

/* "Lund's remarks came a day after the vote", "were a surprise", "soften the words of Lund": does
 * NOUN tell that SOURCE spoke, though not what of? "The words of Lund are carved in stone" tells
 * what they are like. Nothing is told by words that are to come, or that there were some, or "his"
 * that are no subject. */
static bool is_told_of(const notes *x, uint32_t noun, token_run source) {
    uint32_t verb = tree_head(x->from, noun);
    if (verb == DL_NONE || !token_in(x->from, noun, x->remarks) ||
        !is_somebody(x, source))
        return false;
    bool subject =
        tree_rel(x->from, noun, "nsubj") || tree_rel(x->from, noun, "nsubj:pass");
    bool told = x->from->grammar->at[verb].pos == DL_POS_VERB ||
                (subject && tree_child(x->from, verb, "cop") != DL_NONE &&
                 !token_in(x->from, verb, x->at_hand));
    bool quality = x->from->grammar->at[verb].pos != DL_POS_VERB ||
                   tree_rel(x->from, noun, "nsubj:pass");
    if (!told || (quality && token_in(x->from, noun, x->own_voice)) ||
        (!subject && x->from->grammar->at[source.end - 1].pos == DL_POS_PRON))
        return false;
    uint32_t aux = tree_child(x->from, verb, "aux");
    return tree_child(x->from, verb, "expl") == DL_NONE &&
           !token_in(x->from, aux, x->modals);
}

/* Whose words a bare "the remarks" right behind them are: of those that LIST has in the sentences
 * before, who spoke last; end 0: nobody. */
static token_run spoke_before(const notes *x, const tagged_list *list, uint32_t noun) {
    enum { BACK = 60 }; /* tokens */
    static const char *const the[] = { "The", "Those", "These" };
    uint32_t det = tree_child(x->from, noun, "det");
    token_run last = { 0, 0 };
    if (det == DL_NONE || !token_among(x->from, det, the, DL_N(the)) ||
        !tree_rel(x->from, noun, "nsubj") ||
        tree_child(x->from, noun, "nmod") != DL_NONE ||
        tree_child(x->from, noun, "acl") != DL_NONE)
        return last;
    for (uint32_t i = 0; i < x->cues; i++) {
        const tagged *t = &list->at[i];
        if (t->head < x->s->first && t->head + BACK > noun && t->source.end &&
            x->speaks[t->cue.first])
            last = t->source;
    }
    return last;
}

/* Who "issued a warning" or "delivered a rebuke", that NOUN; end 0: nobody. */
static token_run utterer(const notes *x, uint32_t noun) {
    uint32_t verb = tree_head(x->from, noun);
    if (verb == DL_NONE || verb > noun || !tree_rel(x->from, noun, "obj") ||
        !token_in(x->from, verb, x->gives) || !token_in(x->from, noun, x->given) ||
        x->taken[verb] || tree_child(x->from, verb, "mark") != DL_NONE ||
        token_in(x->from, tree_child(x->from, verb, "aux"), x->modals))
        return (token_run){ 0, 0 };
    uint32_t who = tree_child(x->from, verb, "nsubj");
    return who == DL_NONE ? (token_run){ 0, 0 } : named(x, who);
}

static void note(const notes *x, tagged_list *list, uint32_t noun) {
    if (x->from->grammar->at[noun].pos != DL_POS_NOUN || x->taken[noun] ||
        is_aside(x, noun))
        return;
    token_run source = utterer(x, noun);
    bool given = source.end > source.first;
    if (!given) source = issuer(x, noun);
    if (source.end <= source.first) source = spoke_before(x, list, noun);
    if (source.end <= source.first) return;
    token_run content = matter(x, noun, source);
    if (content.end <= content.first) {
        if (!(given ? is_somebody(x, source) : is_told_of(x, noun, source))) return;
        content = (token_run){ noun, noun + 1 };
    }
    tagged one = {
        .cue = { noun, noun + 1 }, .head = noun, .source = source, .judged = true
    };
    *DL_PUSH(x->from->mem, &one.content) = content;
    *DL_PUSH(x->from->mem, list) = one;
}

void add_noted(const unit_source *from, tagged_list *list) {
    notes x = { .from = from,
                .nouns = dl_words_set(from->words, DL_LIT("told_noun")),
                .remarks = dl_words_set(from->words, DL_LIT("remark_noun")),
                .own_words = dl_words_set(from->words, DL_LIT("own_words")),
                .own_voice = dl_words_set(from->words, DL_LIT("own_voice")),
                .at_hand = dl_words_set(from->words, DL_LIT("at_hand")),
                .asides = dl_words_set(from->words, DL_LIT("aside_link")),
                .gives = dl_words_set(from->words, DL_LIT("gives_word")),
                .given = dl_words_set(from->words, DL_LIT("given_word")),
                .modals = dl_words_set(from->words, DL_LIT("modal")),
                .made = dl_words_set(from->words, DL_LIT("made_known")),
                .cues = list->n,
                .days = dl_words_set(from->words, DL_LIT("weekday")),
                .taken = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1),
                .speaks = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1) };
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *t = &list->at[i];
        for (uint32_t at = t->cue.first; at < t->cue.end; at++) {
            x.taken[at] = true;
            x.speaks[at] = from->acts[at];
        }
        for (uint32_t at = t->source.first; at < t->source.end; at++) x.taken[at] = true;
    }
    for (uint32_t s = 0; s < from->text->sentences.n; s++) {
        x.s = &from->text->sentences.at[s];
        for (uint32_t at = x.s->first; at < x.s->first + x.s->n; at++)
            if (token_in(from, at, x.nouns)) note(&x, list, at);
    }
    sort_cues(list);
}
