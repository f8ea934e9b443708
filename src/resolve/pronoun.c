/* pronoun.c - whom he, she, it and they mean.
 *
 * In:  a pronoun among the mentions, trees and clauses. Out: its actor and antecedent, or
 * neither. Grammar first: the subject of the clause that a possessive stands in ("Oslo
 * closed its port"), the subject above a reported or adverbial clause ("Oslo said it
 * ..."), never the subject of the pronoun's own verb ("Oslo praised it"). Then salience,
 * where things that are nobody ("the road ... it") compete. A possessive before all names
 * of its sentence looks ahead ("In his speech, Holm ...").
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum { HE = 1, SHE = 2, IT = 3, THEY = 4 }; /* values of %pronoun */
enum { MAX_CLIMB = 24, MAX_AHEAD = 6, MAX_WORDS = 120 };
enum { SURE = 80 }; /* as a score */

/* ---- nobody ------------------------------------------------------------------------------- */

/* Does the word at AT describe somebody who then does something: "ready to", "expected
 * to", not "hard to"? */
static bool describes_doer(const dl_referrer *x, uint32_t at) {
    dl_str s = dl_rword(x->r, at);
    return dl_str_ends(s, "ed") || dl_str_ends(s, "ing") ||
           dl_ris(x->r, at, x->r->sets.disposed);
}

/* Behind "it": "is clear that", "was not known whether", "is hard to". */
static bool says_that(const dl_referrer *x, uint32_t next) {
    static const char *const be[] = { "is", "was", "'s", "\xe2\x80\x99s", "be", "been" };
    static const char *const help[] = { "would", "may",   "might", "has", "had",  "will",
                                        "not",   "could", "also",  "yet", "still" };
    static const char *const link[] = { "that", "whether", "to",  "for", "who",
                                        "when", "how",     "why", "if" };
    static const char *const stop[] = { ",", ".", ";", "\"", "in", "by", "with", "from" };
    bool is = false;
    for (;; next++) {
        if (dl_rlisted(x->r, next, be, DL_N(be)))
            is = true;
        else if (!dl_rlisted(x->r, next, help, DL_N(help)))
            break;
    }
    for (uint32_t n = 0; is && n < 4; n++, next++) {
        if (dl_rlisted(x->r, next, stop, DL_N(stop))) return false;
        if (n == 0 || !dl_rlisted(x->r, next, link, DL_N(link))) continue;
        bool to = dl_str_is(dl_rword(x->r, next), "to");
        return !(to && describes_doer(x, next - 1));
    }
    return false;
}

/* "it is clear that", "made it possible", "that's it": nobody is meant. */
static bool is_expletive(const dl_referrer *x, uint32_t at) {
    static const char *const it[] = { "it" }; /* "its" is always somebody's */
    static const char *const is[] = { "that's", "'s", "\xe2\x80\x99s" };
    if (!dl_rlisted(x->r, at, it, 1)) return false;
    if (x->r->trees && dl_ref_branch(x, at)->rel == DL_REL_EXPL) return true;
    if (dl_ris(x->r, at + 1, x->r->sets.impersonal)) return true;
    if (at > 0 && (dl_ris(x->r, at - 1, x->r->sets.makes_it) ||
                   dl_rlisted(x->r, at - 1, is, DL_N(is))))
        return true;
    return says_that(x, at + 1);
}

/* ---- what grammar says -------------------------------------------------------------------- */

/* The clause above TOKEN, not its own; DL_NONE: none. */
static uint32_t clause_over(const dl_referrer *x, uint32_t token) {
    uint32_t at = dl_ref_branch(x, token)->head;
    for (uint32_t n = 0; at != DL_NONE && n < MAX_CLIMB; n++) {
        uint32_t c = x->r->clauses->at[at];
        if (c != DL_NONE && x->r->clauses->list.at[c].kind != DL_CLAUSE_DEED) return c;
        at = dl_ref_branch(x, at)->head;
    }
    return DL_NONE;
}

static uint32_t subject_of(const dl_referrer *x, uint32_t clause) {
    const dl_clauses *all = x->r->clauses;
    const dl_clause *c = &all->list.at[clause];
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (all->arguments.at[i].function == DL_FUNCTION_SUBJECT)
            return all->arguments.at[i].head;
    return DL_NONE;
}

static uint32_t object_of(const dl_referrer *x, uint32_t clause) {
    const dl_clauses *all = x->r->clauses;
    const dl_clause *c = &all->list.at[clause];
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (all->arguments.at[i].function == DL_FUNCTION_OBJECT)
            return all->arguments.at[i].head;
    return DL_NONE;
}

/* "thanked Holm for his help": what is praised or blamed is the object's. */
static bool is_for_object(const dl_referrer *x, uint32_t possessive, uint32_t clause) {
    uint32_t owned = dl_ref_branch(x, possessive)->head;
    uint32_t word =
        owned == DL_NONE ? DL_NONE : dl_tree_child(x->r->trees, owned, DL_REL_CASE);
    static const char *const links[] = { "for", "of", "over" };
    uint32_t object = object_of(x, clause);
    return word != DL_NONE && dl_rlisted(x->r, word, links, 3) && object != DL_NONE &&
           (dl_ref_branch(x, owned)->head == x->r->clauses->list.at[clause].predicate ||
            dl_ref_branch(x, owned)->head == object);
}

/* "imposed costs on Norland for its war", "the sanctions on Norland over its war": what is put on
 * somebody for something is for what that one did; DL_NONE: nothing is. Norland "relies on Peru
 * for its oil" puts nothing on Peru. */
static uint32_t burdened(const dl_referrer *x, uint32_t possessive, uint32_t clause) {
    static const char *const links[] = { "for", "over" };
    static const char *const on[] = { "on", "against" };
    uint32_t owned = dl_ref_branch(x, possessive)->head;
    uint32_t word =
        owned == DL_NONE ? DL_NONE : dl_tree_child(x->r->trees, owned, DL_REL_CASE);
    uint32_t object = object_of(x, clause), over = DL_NONE;
    if (word == DL_NONE || !dl_rlisted(x->r, word, links, DL_N(links))) return DL_NONE;
    over = dl_ref_branch(x, owned)->head;
    for (uint32_t at = owned; at-- > 0 && owned - at < MAX_WORDS && at != over;) {
        const dl_branch *b = dl_ref_branch(x, at);
        uint32_t link = dl_tree_child(x->r->trees, at, DL_REL_CASE);
        if ((b->rel != DL_REL_NMOD && b->rel != DL_REL_OBL) || !x->top[at] ||
            link == DL_NONE || !dl_rlisted(x->r, link, on, DL_N(on)) ||
            b->head == DL_NONE)
            continue;
        bool of_noun = dl_ref_branch(x, b->head)->pos == DL_POS_NOUN &&
                       (b->head == object || b->head == over || at == over);
        bool of_verb = object != DL_NONE && object < at &&
                       b->head == x->r->clauses->list.at[clause].predicate;
        if (of_noun || of_verb) return at;
    }
    return DL_NONE;
}

/* The nearest subject above CLAUSE that is not SELF. */
static uint32_t outer_subject(const dl_referrer *x, uint32_t clause, uint32_t self) {
    for (uint32_t n = 0; clause != DL_NONE && n < 4; n++) {
        uint32_t predicate = x->r->clauses->list.at[clause].predicate;
        while (dl_ref_branch(x, predicate)->rel == DL_REL_CONJ &&
               dl_ref_branch(x, predicate)->head !=
                   DL_NONE) /* what is joined is not above */
            predicate = dl_ref_branch(x, predicate)->head;
        uint32_t over = clause_over(x, predicate);
        if (over == DL_NONE) return DL_NONE;
        uint32_t subject = subject_of(x, over);
        if (subject != DL_NONE && subject != self) return subject;
        clause = over;
    }
    return DL_NONE;
}

/* "Norland's breach of its accord": whose breach it is, where no clause comes between;
 * DL_NONE: nobody's. */
static uint32_t owner_over(const dl_referrer *x, uint32_t possessive) {
    uint32_t noun = dl_ref_branch(x, possessive)->head;
    for (uint32_t n = 0; noun != DL_NONE && n < 3; n++) {
        uint32_t over = dl_ref_branch(x, noun)->head;
        if (dl_ref_branch(x, noun)->rel != DL_REL_NMOD || over == DL_NONE || over > noun)
            break;
        uint32_t owner = dl_tree_child(x->r->trees, over, DL_REL_NMOD_POSS);
        if (owner != DL_NONE && owner < over) return owner;
        noun = over;
    }
    return DL_NONE;
}

static bool looks_plural(const dl_referrer *x, uint32_t token) {
    dl_str s = dl_rword(x->r, token);
    return s.len > 3 && dl_str_ends(s, "s") && !dl_str_ends(s, "ss") &&
           !dl_str_ends(s, "us") && !dl_str_ends(s, "is");
}

/* Does the noun at TOKEN name more than one: "leaders", "Peru and Chile"? */
static bool is_several(const dl_referrer *x, uint32_t token) {
    uint32_t other = dl_tree_child(x->r->trees, token, DL_REL_CONJ);
    return (other != DL_NONE && dl_ref_branch(x, other)->pos != DL_POS_VERB) ||
           (dl_ref_branch(x, token)->pos == DL_POS_NOUN && looks_plural(x, token));
}

/* "Norland struck leaders as they met", "met Peru and Chile and urged them": those whom
 * or with whom the verb VERB, before the pronoun at AT, is done, where its subject is one
 * alone; DL_NONE: nobody. */
static uint32_t several_beside(const dl_referrer *x, uint32_t verb, uint32_t at) {
    uint32_t subject = dl_tree_child(x->r->trees, verb, DL_REL_NSUBJ), found = DL_NONE;
    if (subject == DL_NONE || dl_ref_branch(x, subject)->pos != DL_POS_PROPN ||
        is_several(x, subject))
        return DL_NONE;
    for (uint32_t c = dl_ref_branch(x, verb)->child; c != DL_NONE && c < at;
         c = dl_ref_branch(x, c)->next) {
        uint8_t rel = dl_ref_branch(x, c)->rel;
        if ((rel == DL_REL_OBJ || rel == DL_REL_OBL || rel == DL_REL_NMOD) && c > verb &&
            x->top[c] && is_several(x, c))
            found = c;
    }
    return found;
}

/* "Norland said Peru must leave a port which it says is its own": whoever says so in a
 * relative CLAUSE says the whole. The subject of the first verb above of the subject at
 * AT; DL_NONE: it tells nothing. */
static uint32_t teller(const dl_referrer *x, uint32_t at, uint32_t clause) {
    static const char *const which[] = { "which", "whom" };
    uint32_t verb = x->r->clauses->list.at[clause].predicate, found = DL_NONE, over;
    if (dl_ref_branch(x, verb)->rel != DL_REL_ACL_RELCL || at == 0 ||
        !dl_rlisted(x->r, at - 1, which, DL_N(which)) ||
        !dl_ris(x->r, verb, x->r->sets.speech_verb))
        return DL_NONE;
    while ((over = clause_over(x, verb)) != DL_NONE &&
           x->r->clauses->list.at[over].predicate < at) {
        verb = x->r->clauses->list.at[over].predicate;
        found = subject_of(x, over);
    }
    return found != DL_NONE && found < verb ? found : DL_NONE;
}

static void bind(const dl_referrer *x, dl_wanted *w, uint32_t at) {
    if (!dl_ref_is_parsed(x, at)) return;
    uint32_t clause = clause_over(x, at);
    if (clause == DL_NONE) return;
    uint32_t subject = subject_of(x, clause);
    uint8_t rel = dl_ref_branch(x, at)->rel;
    uint32_t verb = x->r->clauses->list.at[clause].predicate,
             over = dl_ref_branch(x, verb)->head;
    uint32_t several = DL_NONE;
    if (w->plural && over != DL_NONE &&
        dl_ref_branch(x, verb)->rel ==
            (dl_ref_is_subject(rel) ? DL_REL_ADVCL : DL_REL_CONJ))
        several = several_beside(x, over, at);
    if (dl_ref_is_subject(rel)) {
        w->prefer = dl_ref_accused(x, at, x->r->clauses->list.at[clause].predicate);
        if (w->prefer == DL_NONE) w->prefer = several;
        if (w->prefer == DL_NONE) w->prefer = teller(x, at, clause);
        if (w->prefer == DL_NONE) w->prefer = outer_subject(x, clause, at);
        return;
    }
    if (rel == DL_REL_NMOD_POSS) {
        bool object = is_for_object(x, at, clause);
        w->prefer = object ? object_of(x, clause) : subject;
        w->second = object ? subject : outer_subject(x, clause, subject);
        if (w->prefer == dl_ref_branch(x, at)->head) { /* "his aide said": not his own */
            w->prefer = outer_subject(x, clause, subject);
            w->second = DL_NONE;
        }
        uint32_t owner = burdened(x, at, clause);
        if (owner == DL_NONE) owner = owner_over(x, at);
        if (owner != DL_NONE && owner != w->prefer) {
            w->prefer = owner;
            w->second = DL_NONE;
        }
        return;
    }
    if (subject != at) w->exclude = subject;
    w->prefer = several != DL_NONE ? several : outer_subject(x, clause, subject);
}

/* ---- things that compete ------------------------------------------------------------------ */

/* How salient the thing at TOKEN is; 0: it is none. */
static int thing(const dl_referrer *x, const dl_wanted *w, uint32_t token, bool here) {
    const dl_branch *b = dl_ref_branch(x, token);
    if (b->pos != DL_POS_NOUN || x->top[token]) return 0;
    if (looks_plural(x, token) != w->plural || token == w->exclude) return 0;
    if (dl_tree_child(x->r->trees, token, DL_REL_NUMMOD) != DL_NONE && !w->plural)
        return 0;
    int score = (here ? 80 : 62) + (token == w->prefer   ? 26
                                    : token == w->second ? 14
                                                         : 0);
    if (w->plural) score += 8;
    if (w->tells && here) score -= 30;
    if (dl_ref_is_subject(b->rel)) return score + 20;
    if (b->rel == DL_REL_OBJ) return score + 10;
    if (b->rel == DL_REL_OBL || b->rel == DL_REL_CONJ) return score - 4;
    return b->rel == DL_REL_NMOD ? score - 12 : 0;
}

/* The most salient thing before the pronoun, in its sentence and the one before. */
static int best_thing(const dl_referrer *x, const dl_wanted *w) {
    uint32_t at = dl_ref_mention(x, w->at)->first, s = x->r->sentence[w->at];
    if (s == DL_NONE || !dl_ref_is_parsed(x, at) || w->gender) return 0;
    uint32_t verb = dl_ref_branch(x, at)->head;
    if (dl_ref_is_subject(dl_ref_branch(x, at)->rel) && verb != DL_NONE &&
        dl_ris(x->r, verb, x->r->sets.speech_verb))
        return 0; /* no thing says */
    const dl_sentence *list = x->r->text->sentences.at;
    uint32_t from = s > 0 ? list[s - 1].first : list[s].first;
    int best = 0;
    if (at - from > MAX_WORDS) from = at - MAX_WORDS;
    for (uint32_t i = from; i < at; i++) {
        int score = thing(x, w, i, i >= list[s].first);
        if (score > best) best = score;
    }
    return best;
}

/* ---- the pronoun -------------------------------------------------------------------------- */

/* Does the pronoun end a sentence with who said it: "..., they said"? */
static bool tells(const dl_referrer *x, uint32_t i) {
    const dl_resolver *r = x->r;
    uint32_t at = dl_ref_mention(x, i)->first, s = r->sentence[i];
    if (s == DL_NONE || at < r->text->sentences.at[s].first + 3) return false;
    bool before = dl_ris(r, at - 1, r->sets.speech_verb);
    uint32_t edge = before ? at - 2 : at - 1;
    bool after = dl_ris(r, at + 1, r->sets.speech_verb) && !before;
    const dl_token *t = dl_rtok(r, edge);
    return (before || after) &&
           (t->kind == DL_QUOTE || dl_str_is(dl_rword(r, edge), ","));
}

/* "Speaking during his trip, Holm ...": does the gerund that mention I stands below open the
 * sentence, so that it has the subject of the verb behind it? */
static bool opens_with_gerund(const dl_referrer *x, uint32_t i) {
    uint32_t s = x->r->sentence[i];
    uint32_t first = s == DL_NONE ? DL_NONE : x->r->text->sentences.at[s].first;
    if (first == DL_NONE || !x->r->trees || !dl_ref_is_parsed(x, first) ||
        dl_ref_branch(x, first)->rel != DL_REL_ADVCL ||
        dl_ref_branch(x, first)->pos != DL_POS_VERB ||
        !dl_str_ends(dl_rword(x->r, first), "ing"))
        return false;
    uint32_t at = dl_ref_mention(x, i)->first; /* "Speaking in Oslo, he said": not his */
    for (uint32_t n = 0; at != DL_NONE && at != first && n < MAX_CLIMB; n++)
        at = dl_ref_branch(x, at)->head;
    return at == first;
}

/* "Its army shelled the town, and Norland vowed revenge": does the pronoun at AT open a
 * clause of its own as its subject, or as whose the subject is? Not "when his aide left, Holm". */
static bool opens_clause(const dl_referrer *x, uint32_t at) {
    if (!dl_ref_is_parsed(x, at)) return false;
    if (dl_ref_branch(x, at)->rel == DL_REL_NMOD_POSS &&
        dl_ref_branch(x, at)->head != DL_NONE)
        at = dl_ref_branch(x, at)->head;
    uint32_t verb = dl_ref_branch(x, at)->head;
    return dl_ref_is_subject(dl_ref_branch(x, at)->rel) && verb != DL_NONE &&
           dl_ref_branch(x, verb)->rel == DL_REL_ROOT;
}

/* "In his speech, Holm ...": the subject behind a possessive that opens its sentence. */
static uint32_t ahead(const dl_referrer *x, uint32_t i, const dl_wanted *w) {
    enum { REACH = 3, GERUND_REACH = 10 };
    dl_resolver *r = x->r;
    uint32_t s = r->sentence[i], at = dl_ref_mention(x, i)->first;
    uint32_t reach = opens_with_gerund(x, i) ? GERUND_REACH : REACH;
    if (s == DL_NONE || at > r->text->sentences.at[s].first + reach) return DL_NONE;
    bool comma = false;
    uint32_t from = at;
    if (opens_clause(x, at)) return DL_NONE;
    for (uint32_t k = i + 1; k < r->out->list.n && k <= i + MAX_AHEAD; k++) {
        const dl_mention *m = dl_ref_mention(x, k);
        if (r->sentence[k] != s) break;
        for (; from < m->first; from++) comma |= dl_str_is(dl_rword(r, from), ",");
        if (!comma || !(w->kinds >> m->kind & 1u) || m->actor == DL_NONE) continue;
        if (m->form != DL_FORM_NAME || m->adjective || m->plural != w->plural) continue;
        uint32_t top = dl_ref_top(x, k), actor = dl_same(r, m->actor);
        if (dl_ref_is_parsed(x, top) && !dl_ref_is_subject(dl_ref_branch(x, top)->rel))
            continue;
        uint8_t gender = actor < r->n_same ? r->gender[actor] : 0;
        if (w->gender && gender && gender != w->gender) continue;
        return k;
    }
    return DL_NONE;
}

/* "Holm said no. Berg demanded talks. He ...": does a person act in the sentence before pronoun
 * I, so that who spoke before that does not matter? "Berg had demanded talks" is an aside. */
static bool is_superseded(const dl_referrer *x, uint32_t i) {
    static const char *const had[] = { "had", "'d" };
    for (uint32_t k = i; k-- > 0 && dl_ref_distance(x, k, i) < 2;) {
        const dl_mention *m = dl_ref_mention(x, k);
        uint32_t top = dl_ref_top(x, k);
        if (dl_ref_distance(x, k, i) == 1 && m->form == DL_FORM_NAME &&
            m->kind == DL_ACTOR_PERSON && !m->adjective && !x->quote[top] &&
            dl_ref_is_parsed(x, top) && dl_ref_branch(x, top)->rel == DL_REL_NSUBJ) {
            uint32_t verb = dl_ref_branch(x, top)->head;
            uint32_t aux =
                verb == DL_NONE ? DL_NONE : dl_tree_child(x->r->trees, verb, DL_REL_AUX);
            return aux == DL_NONE || !dl_rlisted(x->r, aux, had, DL_N(had));
        }
    }
    return false;
}

/* "its health ministry": does the possessive at AT own what only a state has? */
static bool is_of_state(const dl_referrer *x, uint32_t at) {
    if (!dl_ref_is_parsed(x, at) || dl_ref_branch(x, at)->rel != DL_REL_NMOD_POSS)
        return false;
    uint32_t noun = dl_ref_branch(x, at)->head;
    return noun != DL_NONE && dl_ris(x->r, noun, x->r->sets.ministry);
}

static bool describe(const dl_referrer *x, uint32_t i, int64_t value, dl_wanted *w) {
    uint32_t at = dl_ref_mention(x, i)->first;
    *w = (dl_wanted){
        .at = i, .pronoun = true, .prefer = DL_NONE, .second = DL_NONE, .exclude = DL_NONE
    };
    w->speaker = dl_ref_speaker_before(x, i);
    if (value == HE || value == SHE) {
        w->past = is_superseded(x, i);
        if (w->past && w->speaker != DL_NONE && dl_ref_distance(x, w->speaker, i) > 1)
            w->speaker = DL_NONE;
        w->kinds = DL_KIND(PERSON);
        w->gender = value == HE ? DL_MALE : DL_FEMALE;
    } else if (value == THEY) {
        w->kinds = GROUPS | DL_KIND(COLLECTIVE) | DL_KIND(COUNTRY) | DL_KIND(OFFICE) |
                   DL_KIND(PERSON) | DL_KIND(MEDIA);
        w->plural = true;
    } else {
        if (value != IT || is_expletive(x, at)) return false;
        w->kinds = THINGS | DL_KIND(COLLECTIVE) | DL_KIND(UNKNOWN);
        if (is_of_state(x, at))
            w->kinds = DL_KIND(COUNTRY) | DL_KIND(OFFICE) | DL_KIND(UNKNOWN);
    }
    w->tells = tells(x, i);
    bind(x, w, at);
    return true;
}

static void copy_members(dl_resolver *r, uint32_t from, uint32_t to) {
    for (uint32_t k = 0, n = r->out->members.n; k < n; k++)
        if (r->out->members.at[k].mention == from)
            *DL_PUSH(r->mem, &r->out->members) =
                (dl_member){ .mention = to, .actor = r->out->members.at[k].actor };
}

/* "gunmen and their supporters": those right before "and", whom nobody knows by name. */
static bool is_of_nameless(const dl_referrer *x, uint32_t i) {
    static const char *const links[] = { "and", "or" };
    uint32_t first = dl_ref_mention(x, i)->first;
    if (i == 0 || first < 2 || !dl_rlisted(x->r, first - 1, links, DL_N(links)))
        return false;
    const dl_mention *before = dl_ref_mention(x, i - 1);
    return before->first + before->n == first - 1 && before->form == DL_FORM_NOMINAL &&
           before->actor == DL_NONE;
}

/* "They discussed fish", "they agreed to meet": does "they" do what takes two? */
static bool does_together(const dl_referrer *x, uint32_t i) {
    uint32_t at = dl_ref_mention(x, i)->first;
    return dl_ref_is_parsed(x, at) && dl_ref_is_subject(dl_ref_branch(x, at)->rel) &&
           dl_ref_branch(x, at)->head != DL_NONE &&
           dl_ris(x->r, dl_ref_branch(x, at)->head, x->r->sets.takes_two);
}

void dl_refer_pronoun(dl_referrer *x, uint32_t i) {
    dl_resolver *r = x->r;
    uint32_t word = dl_rtok(r, dl_ref_mention(x, i)->first)->word;
    int64_t value = dl_words_value(r->words, word, r->sets.pronoun);
    dl_wanted w;
    int score;
    if (!describe(x, i, value, &w)) return;
    if (is_of_nameless(x, i)) {
        dl_refer_to(x, i, i - 1, SURE, DL_BY_PRONOUN);
        return;
    }
    uint32_t armed = w.gender        ? dl_ref_assailant(x, i)
                     : value == THEY ? dl_ref_befallen(x, i)
                                     : DL_NONE;
    if (armed != DL_NONE) {
        dl_refer_to(x, i, armed, SURE, DL_BY_PRONOUN);
        return;
    }
    uint32_t best = dl_ref_best(x, &w, &score);
    if (best != DL_NONE && best_thing(x, &w) > score) return;
    uint32_t next =
        best == DL_NONE || dl_ref_distance(x, best, i) > 0 ? ahead(x, i, &w) : DL_NONE;
    if (next != DL_NONE && (best == DL_NONE || score < 90 || opens_with_gerund(x, i))) {
        best = next;
        score = 75;
    }
    if (best == DL_NONE) return;
    dl_refer_to(x, i, best, score - 15, DL_BY_PRONOUN);
    if (value == THEY && dl_refer_to_row(x, i, best)) return;
    uint32_t other = value == THEY ? dl_ref_joined(x, best) : DL_NONE;
    if (value == THEY && other == DL_NONE) other = dl_ref_joined_before(x, best);
    if (value == THEY && other == DL_NONE && does_together(x, i))
        other = dl_ref_met(x, best);
    if (other != DL_NONE) {
        dl_refer_to_two(x, i, r->out->list.at[best].actor, r->out->list.at[other].actor);
        return;
    }
    uint32_t two[2];
    if (value == THEY && dl_ref_owners(x, best, two)) {
        dl_refer_to_two(x, i, r->out->list.at[two[0]].actor,
                        r->out->list.at[two[1]].actor);
        return;
    }
    uint32_t actor = dl_same(r, r->out->list.at[i].actor);
    if (w.gender && actor < r->n_same && !r->gender[actor]) r->gender[actor] = w.gender;
    if (value == THEY) copy_members(r, best, i);
}
