/* by_role.c - whom the noun of an office means: "the envoy", "the US envoy", "a spokesman".
 *
 * In:  a noun, the roles that the article gives to people. Out: the noun with its actor: the
 *      last one of that role, whoever of that role spoke just before, the one who is named
 *      later ("a US spokesman said ..."); nobody where several may be meant.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* Is WORD, of a role's text, in SET? */
static bool is_in(const dl_resolver *r, dl_str word, uint32_t set) {
    uint32_t id = set != DL_NONE && word.len ? dl_words_find(r->words, word) : 0;
    return id && dl_words_in(r->words, id, set);
}

static int64_t class_of(const dl_resolver *r, dl_str word) {
    uint32_t id = word.len ? dl_words_find(r->words, word) : 0;
    uint32_t set = r->sets.office_class;
    return id && set != DL_NONE ? dl_words_value(r->words, id, set) : 0;
}

/* Do A and B head one office: "envoy" and "emissary"? */
static bool same_office(const dl_resolver *r, dl_str a, dl_str b) {
    char x[32], y[32];
    if (a.len > sizeof x || b.len > sizeof y) return false;
    dl_str low = { x, dl_utf8_lower(a, x, sizeof x) };
    if (dl_str_eq(low, (dl_str){ y, dl_utf8_lower(b, y, sizeof y) })) return true;
    return class_of(r, a) & class_of(r, b);
}

/* "Vice" in "the Vice President": less than the office behind it. */
static bool is_lesser(const dl_resolver *r, dl_str word) {
    return is_in(r, word, r->sets.office_lesser);
}

/* Has the role the office that HEAD names, or with LESSER one below it? Any of its words. */
static bool role_has(const dl_referrer *x, const dl_actor_role *role, dl_str head,
                     bool lesser) {
    dl_str rest = dl_span_str(x->r->doc, role->text), before = { 0 };
    while (rest.len) {
        dl_str word = dl_str_cut(&rest, ' ');
        if (word.len && is_lesser(x->r, before) == lesser &&
            same_office(x->r, word, head))
            return true;
        before = word;
        if (dl_str_is(word, "for") || dl_str_is(word, "of")) break;
    }
    return false;
}

bool dl_ref_is_office(const dl_referrer *x, const dl_actor_role *role, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    bool lesser = m->head > m->first && is_lesser(x->r, dl_rword(x->r, m->head - 1));
    return role_has(x, role, dl_rword(x->r, m->head), lesser);
}

/* Who alone leads a body; "director-general" does as "director". */
static bool is_top(const dl_resolver *r, dl_str word) {
    return is_in(r, dl_str_cut(&word, '-'), r->sets.office_top);
}

/* "The director general of the fund" after "fund chief Karl Holm": does ROLE lead the body OWNER,
 * as nominal I does? Its head is one person, whatever the office is called. */
static bool leads_same(const dl_referrer *x, const dl_actor_role *role, uint32_t i,
                       uint32_t owner) {
    const dl_mention *m = dl_ref_mention(x, i);
    static const char *const general[] = { "general" };
    uint32_t at = m->head;
    if (owner == DL_NONE || x->r->out->found.at[owner].kind != DL_ACTOR_ORGANISATION)
        return false;
    if (at > m->first && dl_rlisted(x->r, at, general, 1)) at--;
    dl_str rest = dl_span_str(x->r->doc, role->text), last = { 0 };
    while (rest.len) last = dl_str_cut(&rest, ' ');
    bool lesser = at > m->first && is_lesser(x->r, dl_rword(x->r, at - 1));
    return !lesser && is_top(x->r, dl_rword(x->r, at)) && is_top(x->r, last);
}

/* The word that tells which minister: "foreign" of "the Norwegian foreign minister"; none
 * for other offices. */
static dl_str portfolio_of(const dl_referrer *x, uint32_t i, char out[32]) {
    const dl_mention *m = dl_ref_mention(x, i);
    static const char *const the[] = { "the", "a", "an", "this" };
    dl_str s = m->head > m->first ? dl_rword(x->r, m->head - 1) : (dl_str){ 0 };
    if (!dl_ris(x->r, m->head, x->r->sets.portfolio) || s.len == 0 || s.len > 31)
        return (dl_str){ 0 };
    if (dl_rlisted(x->r, m->head - 1, the, DL_N(the)) ||
        dl_ris(x->r, m->head - 1, x->r->sets.other_holder))
        return (dl_str){ 0 };
    if (dl_rtok(x->r, m->head - 1)->flags & DL_CLITIC) return (dl_str){ 0 };
    for (uint32_t k = i + 1; k < x->r->out->list.n; k++) { /* "the Norwegian minister" */
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first > m->head) break;
        if (o->form == DL_FORM_NAME && o->first + o->n == m->head) return (dl_str){ 0 };
    }
    return (dl_str){ out, dl_utf8_lower(s, out, 32) };
}

/* May ROLE be the office of nominal I: has it the same portfolio? */
static bool same_portfolio(const dl_referrer *x, const dl_actor_role *role, uint32_t i) {
    char want[32], low[256];
    dl_str portfolio = portfolio_of(x, i, want);
    if (portfolio.len == 0) return true;
    dl_str text = dl_span_str(x->r->doc, role->text);
    if (text.len > sizeof low) return true;
    text = (dl_str){ low, dl_utf8_lower(text, low, sizeof low) };
    bool premier = dl_str_is(portfolio, "prime") &&
                   dl_str_find(text, DL_LIT("premier"), 0) != DL_NONE;
    return premier || dl_str_find(text, portfolio, 0) != DL_NONE;
}

/* "The minister" beside "Prime Minister Berg", who is called so alone: does ROLE say which, so that
 * nominal I, which does not, means rather another? */
static bool is_premier_of(const dl_referrer *x, const dl_actor_role *role, uint32_t i) {
    char want[32], low[256];
    const dl_mention *m = dl_ref_mention(x, i);
    if (!dl_ris(x->r, m->head, x->r->sets.portfolio) || portfolio_of(x, i, want).len)
        return false;
    dl_str text = dl_span_str(x->r->doc, role->text);
    if (text.len > sizeof low) return false;
    text = (dl_str){ low, dl_utf8_lower(text, low, sizeof low) };
    return dl_str_find(text, DL_LIT("prime minister"), 0) != DL_NONE ||
           dl_str_find(text, DL_LIT("premier"), 0) != DL_NONE;
}

/* The country or group inside the words of nominal I. */
uint32_t dl_ref_owner(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t k = i + 1; k < x->r->out->list.n; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first > m->head) break;
        if (o->form == DL_FORM_NAME && o->actor != DL_NONE)
            return dl_same(x->r, o->actor);
    }
    return DL_NONE;
}

/* The role that actor A is given in the article is another than HEAD's. */
static bool has_other_role(const dl_referrer *x, uint32_t a, dl_str head) {
    for (uint32_t k = 0; k < x->r->out->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *role = &x->r->out->roles.at[k];
        if (dl_same(x->r, role->actor) == a && !role_has(x, role, head, false))
            return true;
    }
    return false;
}

/* "the US envoy" where nobody is called so: the one person of that country or group, by
 * the dictionary, whom the article names and gives no other role. Envoys alone: a country
 * has one president, but the article may well name others of his country. */
static uint32_t only_envoy(const dl_referrer *x, uint32_t owner, dl_str head) {
    dl_resolver *r = x->r;
    uint32_t best = DL_NONE;
    if (owner == DL_NONE || !same_office(x->r, head, DL_LIT("envoy"))) return DL_NONE;
    dl_str key = r->out->found.at[owner].key;
    for (uint32_t i = 0; i < r->out->found.n && i < MAX_PEOPLE; i++) {
        const dl_actor *a = &r->out->found.at[i];
        if (!a->known || a->kind != DL_ACTOR_PERSON || dl_same(r, i) != i) continue;
        uint32_t entry = dl_actors_find(r->actors, a->key);
        uint32_t of =
            entry == DL_NONE ? DL_NONE : dl_actors_get(r->actors, entry)->parent;
        if (of == DL_NONE || !dl_str_eq(dl_actors_get(r->actors, of)->key, key)) continue;
        if (has_other_role(x, i, head)) continue;
        if (best != DL_NONE) return DL_NONE;
        best = i;
    }
    return best;
}

/* Is OF the country or body OWNER, or part of it, as the Pentagon is of the US? */
static bool is_part_of(const dl_referrer *x, uint32_t of, uint32_t owner) {
    dl_resolver *r = x->r;
    of = dl_same(r, of);
    for (int n = 0; n < 3 && of != DL_NONE && of != owner; n++)
        of = dl_same(r, r->out->found.at[of].parent);
    return of == owner;
}

static bool was_named(const dl_referrer *x, uint32_t i, uint32_t actor) {
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++)
        if (dl_same(x->r, dl_ref_mention(x, k)->actor) == actor) return true;
    return false;
}

/* The country or body that stands right behind nominal I: "a member of the Labour Party". */
static uint32_t body_behind(const dl_referrer *x, uint32_t i) {
    enum { REACH = 6 };
    const dl_mention *m = dl_ref_mention(x, i);
    static const char *const of[] = { "of", "for", "from" };
    uint32_t found = DL_NONE;
    if (!dl_rlisted(x->r, m->head + 1, of, DL_N(of))) return DL_NONE;
    for (uint32_t k = i + 1; k < x->r->out->list.n; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first > m->head + REACH || x->r->sentence[k] != x->r->sentence[i]) break;
        if (o->form == DL_FORM_NAME && o->actor != DL_NONE && o->first > m->head)
            found = dl_same(x->r, o->actor); /* "of Norway's Labour Party": the last */
    }
    return found;
}

/* Does mention I do something: is it a subject, or beside a verb of speech? */
static bool is_doer(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t verb = x->r->sets.speech_verb, top = dl_ref_top(x, i);
    if (x->r->trees && x->r->trees->at[top].pos != DL_POS_X)
        return x->r->trees->at[top].rel == DL_REL_NSUBJ;
    if (x->r->sentence[i] != DL_NONE &&
        m->first == x->r->text->sentences.at[x->r->sentence[i]].first)
        return true;
    return dl_ris(x->r, m->head + 1, verb) ||
           (m->first > 0 && dl_ris(x->r, m->first - 1, verb));
}

/* Is mention K the subject of a noun, for which trees take a name that only stands behind it? */
static bool is_of_noun(const dl_referrer *x, uint32_t k) {
    const dl_trees *trees = x->r->trees;
    uint32_t head = trees ? trees->at[dl_ref_top(x, k)].head : DL_NONE;
    return head != DL_NONE && trees->at[head].pos == DL_POS_NOUN;
}

/* Does ACTOR do or say something behind mention I? A source does. */
static bool is_heard_of(const dl_referrer *x, uint32_t i, uint32_t actor) {
    for (uint32_t k = i + 1, n = 0; k < x->r->out->list.n && n < MAX_BACK; k++, n++)
        if (dl_same(x->r, dl_ref_mention(x, k)->actor) == actor && is_doer(x, k) &&
            !is_of_noun(x, k))
            return true;
    return false;
}

/* "A US spokesman said ...": news names its sources only in the second telling. The one
 * person of that role, not named before, whom the article goes on to name; DL_NONE: nobody,
 * or several at once. An "official" of somebody's may be whatever he is there. */
static uint32_t named_later(const dl_referrer *x, uint32_t i, uint32_t owner) {
    dl_resolver *r = x->r;
    const dl_mention *m = dl_ref_mention(x, i);
    static const char *const any[] = { "official" };
    static const char *const one[] = { "a", "an" };
    bool near = !dl_rlisted(r, m->first, one, DL_N(one)); /* "the head of a mission" */
    bool official = owner != DL_NONE && dl_rlisted(r, m->head, any, 1);
    if (owner != DL_NONE && dl_ris(r, m->head, r->sets.associate)) official = near = true;
    uint32_t here = dl_rtok(r, m->first)->off, found = DL_NONE;
    if (r->sentence[i] == DL_NONE || r->sentence[i] > MAX_LEAD) return DL_NONE;
    for (uint32_t k = 0; k < r->out->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *role = &r->out->roles.at[k];
        uint32_t actor = dl_same(r, role->actor);
        if (found != DL_NONE && role->sentence > r->sentence[i] + 2) break;
        if (role->evidence.off <= here || was_named(x, i, actor)) continue;
        if (near && (role->sentence == r->sentence[i] || role->sentence == DL_NONE ||
                     role->sentence > r->sentence[i] + 2))
            continue;
        if (owner != DL_NONE ? !is_part_of(x, role->of, owner) : official) continue;
        if (!official && !(dl_ref_is_office(x, role, i) && same_portfolio(x, role, i)))
            continue;
        if (official && !near && !is_heard_of(x, i, actor)) continue;
        if (found != DL_NONE && found != actor) return DL_NONE;
        found = actor;
    }
    return found;
}

static void refer_ahead(dl_referrer *x, uint32_t i, uint32_t owner) {
    uint32_t own = dl_same(x->r, dl_ref_mention(x, i)->actor);
    if (owner == DL_NONE && own != DL_NONE) /* "an official from the Front" */
        owner = dl_same(x->r, x->r->out->found.at[own].parent);
    uint32_t behind = body_behind(x, i), actor = named_later(x, i, owner);
    if (actor == DL_NONE && behind != DL_NONE) actor = named_later(x, i, behind);
    if (actor == DL_NONE) return;
    dl_mention *m = &x->r->out->list.at[i];
    m->actor = actor;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_ROLE;
    m->confidence = 55;
}

/* Do the words from byte OFF to END tell of an office that is over? */
static bool is_former(const dl_referrer *x, uint32_t off, uint32_t end) {
    uint32_t at = dl_token_from(x->r->text, off);
    for (; at < x->r->text->tokens.n && dl_rtok(x->r, at)->off < end; at++)
        if (dl_ris(x->r, at, x->r->sets.office_past)) return true;
    return false;
}

/* Is ROLE over, and nominal I is not said to be, or the other way round? */
static bool other_time(const dl_referrer *x, const dl_actor_role *role, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t first = dl_rtok(x->r, m->first)->off, end = dl_rtok(x->r, m->head)->off;
    return is_former(x, role->text.off, role->text.off + role->text.len) !=
           is_former(x, first, end);
}

/* "..., the president wrote": of two presidents the one who spoke just before. The role, among
 * the first END, that whoever did has and noun I names; DL_NONE: none. */
static uint32_t role_of_speaker(const dl_referrer *x, uint32_t i, uint32_t end) {
    uint32_t before = dl_ref_speaker_before(x, i);
    uint32_t actor =
        before == DL_NONE ? DL_NONE : dl_same(x->r, dl_ref_mention(x, before)->actor);
    for (uint32_t k = end, n = 0; actor != DL_NONE && k-- > 0 && n < MAX_BACK; n++) {
        const dl_actor_role *role = &x->r->out->roles.at[k];
        if (dl_same(x->r, role->actor) == actor && dl_ref_is_office(x, role, i) &&
            same_portfolio(x, role, i) && !other_time(x, role, i) &&
            !is_premier_of(x, role, i))
            return k;
    }
    return DL_NONE;
}

/* "A European diplomat ... the diplomat": the one without a name whom the same noun told of just
 * before, if since then nobody told of ACTOR; DL_NONE: none. */
static uint32_t unnamed_before(const dl_referrer *x, uint32_t i, uint32_t actor) {
    enum { SENTENCES = 3 };
    static const char *const one[] = { "a", "an", "another" };
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->n != 2) return DL_NONE;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (dl_ref_distance(x, k, i) > SENTENCES) break;
        if (actor != DL_NONE && dl_same(x->r, o->actor) == actor) break;
        if (o->form == DL_FORM_NOMINAL && dl_rlisted(x->r, o->first, one, DL_N(one)) &&
            dl_rtok(x->r, o->head)->word == dl_rtok(x->r, m->head)->word)
            return k;
    }
    return DL_NONE;
}

/* How many roles were given up to the offset HERE: they come in order of the text, but for a few
 * neighbours. */
static uint32_t roles_up_to(const dl_resolver *r, uint32_t here) {
    uint32_t low = 0, high = r->out->roles.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->out->roles.at[mid].evidence.off <= here)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The last role given before noun I that it names, of OWNER if that is known; one held at another
 * time, or of a premier, where there is no other; DL_NONE: none. */
static uint32_t role_before(const dl_referrer *x, uint32_t i, uint32_t owner) {
    dl_resolver *r = x->r;
    uint32_t here = dl_rtok(r, dl_ref_mention(x, i)->first)->off;
    uint32_t end = roles_up_to(r, here), over = DL_NONE;
    if (owner == DL_NONE) {
        uint32_t spoke = role_of_speaker(x, i, end);
        if (spoke != DL_NONE) return spoke;
    }
    for (uint32_t k = end, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_actor_role *role = &r->out->roles.at[k];
        if (role->evidence.off > here ||
            (owner != DL_NONE && dl_same(r, role->of) != owner))
            continue;
        if (!(dl_ref_is_office(x, role, i) && same_portfolio(x, role, i)) &&
            !leads_same(x, role, i, owner))
            continue;
        if (!other_time(x, role, i) && !is_premier_of(x, role, i)) return k;
        if (over == DL_NONE) over = k;
    }
    return over;
}

/* Noun I, whose role nobody was given before: who leads OWNER or holds the office there, or is
 * named further on. */
static void refer_without_role(dl_referrer *x, uint32_t i, uint32_t owner) {
    static const char *const of[] = { "of", "for" };
    const dl_mention *m = dl_ref_mention(x, i);
    bool told = owner != DL_NONE || dl_rlisted(x->r, m->head + 1, of, DL_N(of));
    if (!told && dl_refer_to_named_holder(x, i)) return;
    if (dl_refer_to_leader(x, i, owner)) return;
    if (!dl_refer_to_holder(x, i, owner) && told && is_doer(x, i))
        refer_ahead(x, i, owner);
}

/* Noun I is ACTOR, last named by an earlier mention. */
static void name_holder(dl_referrer *x, uint32_t i, uint32_t actor, uint8_t confidence) {
    dl_resolver *r = x->r;
    dl_mention *out = &r->out->list.at[i];
    out->actor = actor;
    out->kind = DL_ACTOR_PERSON;
    out->method = DL_BY_ROLE;
    out->confidence = confidence;
    for (uint32_t k = i, n = 0; k-- > 0 && n < 8 * MAX_BACK; n++) {
        if (dl_same(r, dl_ref_mention(x, k)->actor) != dl_same(r, actor)) continue;
        out->antecedent = k;
        break;
    }
}

/* "the envoy", "the US envoy": the last one who was given that role before. */
void dl_refer_by_role(dl_referrer *x, uint32_t i) {
    static const char *const one[] = { "a", "an" };
    static const char *const other[] = { "another", "one", "some" };
    enum { BY_ENVOY = 60, BY_SAME_NOUN = 60, OF_NOBODY = 65, OF_OWNER = 75 }; /* sure */
    dl_resolver *r = x->r;
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t owner = dl_ref_owner(x, i);
    if (dl_rlisted(r, m->first, one, DL_N(one))) {
        if (is_doer(x, i)) refer_ahead(x, i, owner);
        return;
    }
    if (dl_rlisted(r, m->first, other, DL_N(other))) return;
    if (!dl_ref_definite(x, m) && owner == DL_NONE) return;
    if (owner == DL_NONE && dl_refer_to_issuers(x, i)) return;
    uint32_t role = role_before(x, i, owner);
    uint32_t holder = role == DL_NONE ? DL_NONE : r->out->roles.at[role].actor;
    uint32_t same = owner == DL_NONE ? unnamed_before(x, i, dl_same(r, holder)) : DL_NONE;
    if (same != DL_NONE) {
        dl_refer_to(x, i, same, BY_SAME_NOUN, DL_BY_ROLE);
        return;
    }
    if (role != DL_NONE) {
        name_holder(x, i, holder, owner == DL_NONE ? OF_NOBODY : OF_OWNER);
        return;
    }
    uint32_t envoy = only_envoy(x, owner, dl_rword(r, m->head));
    if (envoy != DL_NONE)
        name_holder(x, i, envoy, BY_ENVOY);
    else
        refer_without_role(x, i, owner);
}
