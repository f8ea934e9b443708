/* office.c - "the US president": who held the office when the article came out.
 *
 * In:  a noun for an office of a country or organisation, that the article gives to nobody
 * before. Out: the person whom the article gives it to further on, else the one who held
 * it at the date of publication by the dictionary. Offices that one person holds at a time
 * only; "former", "then" or "next" before it and it stays unresolved, as it does without
 * a date. "The President" of what a state publishes is its own.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* The words of the office of nominal I behind its owner, in small letters. */
static dl_str office_of(const dl_referrer *x, uint32_t i, char out[64]) {
    dl_resolver *r = x->r;
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t from = m->first, end = m->head + 1, n = 0;
    for (uint32_t k = i + 1; k < r->out->list.n; k++) { /* behind whoever owns it */
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first > m->head) break;
        if (o->form == DL_FORM_NAME && o->first >= m->first && o->first + o->n <= m->head)
            from = o->first + o->n;
    }
    static const char *const skip[] = { "the", "this", "'s", "\xe2\x80\x99s" };
    while (from < m->head && dl_rlisted(r, from, skip, DL_N(skip))) from++;
    uint32_t whole = dl_words_match(r->words, r->sets.office_of, dl_rtok(r, m->head),
                                    r->text->tokens.n - m->head, NULL);
    if (whole) end = m->head + whole;
    for (; from < end; from++) {
        dl_str word = dl_rword(r, from);
        bool glued = !(dl_rtok(r, from)->flags & DL_SPACE_BEFORE);
        if (n + word.len + 2 > 64) return (dl_str){ 0 };
        if (n && !glued) out[n++] = ' ';
        n += dl_utf8_lower(word, out + n, 64 - n);
    }
    dl_str office = { out, n };
    return dl_str_is(office, "premier") ? DL_LIT("prime minister") : office;
}

/* Is nominal M of another time than the article, or not the office itself? */
static bool is_of_other_time(const dl_referrer *x, const dl_mention *m) {
    static const char *const any[] = { "a",  "an",  "another", "any",   "every",
                                       "no", "his", "her",     "their", "its" };
    uint32_t from = m->first > 0 ? m->first - 1 : 0;
    for (uint32_t at = from; at < m->head; at++)
        if (dl_ris(x->r, at, x->r->sets.other_holder) ||
            dl_rlisted(x->r, at, any, DL_N(any)))
            return true;
    return false;
}

/* The article's own answer further on: the first who is given the office of OWNER. */
static uint32_t given_later(const dl_referrer *x, uint32_t owner, dl_str office) {
    const dl_mentions *all = x->r->out;
    for (uint32_t k = 0; k < all->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *role = &all->roles.at[k];
        char low[128];
        dl_str text = dl_span_str(x->r->doc, role->text);
        if (dl_same(x->r, role->of) != owner || text.len > sizeof low) continue;
        text = (dl_str){ low, dl_utf8_lower(text, low, sizeof low) };
        if (dl_str_ends(text, "-elect") || !dl_str_ends(text, office.ptr)) continue;
        uint32_t before = text.len - office.len;
        bool lesser =
            before >= 5 && dl_str_is(dl_str_sub(text, before - 5, before), "vice ");
        bool former = dl_str_starts(text, "former") || dl_str_starts(text, "ex-");
        if (!lesser && !former) return role->actor;
    }
    return DL_NONE;
}

bool dl_refer_to_holder(dl_referrer *x, uint32_t i, uint32_t owner) {
    dl_resolver *r = x->r;
    dl_mention *m = &r->out->list.at[i];
    uint32_t actor = dl_same(r, m->actor);
    if (owner == DL_NONE && actor != DL_NONE) /* "the president of Norway" */
        owner = dl_same(r, r->out->found.at[actor].parent);
    if (owner == DL_NONE || m->plural || is_of_other_time(x, m)) return false;
    char words[64 + 1];
    dl_str office = office_of(x, i, words);
    const dl_actor *of = &r->out->found.at[owner];
    if (!of->known || office.len == 0) return false;
    office = dl_str_of(dl_str_z(r->mem, office));
    uint32_t entry = dl_actors_holder(r->actors, of->entry, office, r->doc->published);
    if (entry == DL_NONE) return false;
    uint32_t person = given_later(x, owner, office);
    if (person == DL_NONE) person = dl_known_actor(r, entry);
    if (person == DL_NONE) return false;
    m = &r->out->list.at[i];
    m->actor = person;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_ROLE;
    m->confidence = 55;
    return true;
}

/* The office that nominal I names of the state or body of ENTRY: who held it then; DL_NONE. */
static uint32_t holder_of(const dl_referrer *x, uint32_t of, dl_str office) {
    return of == DL_NONE
               ? DL_NONE
               : dl_actors_holder(x->r->actors, of, office, x->r->doc->published);
}

/* May noun I mean whoever mention K names? "The President" with a capital is in the papers of a
 * state its own: it means another only who did something right before. */
static bool may_mean(const dl_referrer *x, uint32_t i, uint32_t k) {
    enum { JUST_BEFORE = 2 }; /* sentences */
    const dl_token *head = dl_rtok(x->r, dl_ref_mention(x, i)->head);
    if (head->flags & DL_UPPER) return false; /* "THE PRESIDENT:" */
    if (!(head->flags & DL_CAPITAL)) return true;
    return x->r->trees && dl_ref_distance(x, k, i) <= JUST_BEFORE &&
           x->r->trees->at[dl_ref_top(x, k)].rel == DL_REL_NSUBJ;
}

bool dl_refer_to_named_holder(dl_referrer *x, uint32_t i) {
    dl_resolver *r = x->r;
    dl_mention *m = &r->out->list.at[i];
    char words[64 + 1];
    uint32_t only = DL_NONE;
    if (m->plural || m->actor != DL_NONE || is_of_other_time(x, m)) return false;
    dl_str office = office_of(x, i, words);
    if (office.len == 0) return false;
    office = dl_str_of(dl_str_z(r->mem, office));
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        uint32_t actor = dl_same(r, o->actor);
        if (o->form != DL_FORM_NAME || actor == DL_NONE || actor == only) continue;
        const dl_actor *a = &r->out->found.at[actor];
        if (!a->known || a->kind != DL_ACTOR_PERSON) continue;
        uint32_t of = dl_actors_get(r->actors, a->entry)->parent;
        if (holder_of(x, of, office) != a->entry) continue;
        if (only != DL_NONE) return false; /* one of two states */
        if (may_mean(x, i, k)) only = actor;
    }
    if (only == DL_NONE) return false;
    m->actor = only;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_ROLE;
    m->confidence = 60;
    return true;
}

bool dl_refer_to_issuers(dl_referrer *x, uint32_t i) {
    static const char *const the[] = { "the" };
    const dl_mention *m = dl_ref_mention(x, i);
    if (x->r->issuer == DL_NONE || !dl_rlisted(x->r, m->first, the, 1) || m->n > 3 ||
        !(dl_rtok(x->r, m->head)->flags & DL_CAPITAL))
        return false;
    return dl_refer_to_holder(x, i, x->r->issuer);
}
