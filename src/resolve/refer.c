/* refer.c - whom pronouns and nouns mean: "he", "the envoy", "the group", "both sides".
 *
 * In:  mentions with names resolved. Out: pronouns and nouns with actor and antecedent,
 * and the members of "the two sides". Candidates are the mentions of the sentences
 * before; they agree in number, gender and kind, and the most salient wins: near, early
 * in its sentence, not behind a preposition, often mentioned. None good enough: unresolved.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    MAX_SENTENCES = 5, /* and sentences */
    ENOUGH = 45        /* salience of an antecedent */
};

/* What is looked for. */
typedef struct {
    uint32_t at;    /* the mention to resolve */
    uint32_t kinds; /* bits of dl_actor_kind */
    uint8_t gender; /* of a person, 0 = any */
    bool plural;    /* one that can be "they" */
} wanted;

const dl_mention *dl_ref_mention(const dl_referrer *x, uint32_t i) {
    return &x->r->out->list.at[i];
}

uint32_t dl_ref_distance(const dl_referrer *x, uint32_t from, uint32_t to) {
    uint32_t a = x->r->sentence[from], b = x->r->sentence[to];
    if (a == DL_NONE) return b == DL_NONE ? 0 : b + 1;
    return b == DL_NONE || b < a ? 0 : b - a;
}

/* ---- salience ------------------------------------------------------------------------------- */

bool dl_ref_behind_preposition(const dl_referrer *x, uint32_t i) {
    static const char *const list[] = { "of",      "in",    "with", "to",   "by",
                                        "for",     "from",  "at",   "on",   "between",
                                        "against", "into",  "near", "over", "towards",
                                        "toward",  "about", "like" };
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->title_n ? m->title_first : m->first;
    if (at == 0) return false;
    if (dl_rtok(x->r, at - 1)->word == x->r->the) at--;
    return at > 0 && dl_rlisted(x->r, at - 1, list, DL_N(list));
}

/* Inside a longer mention: "Taliban" in "a Taliban spokesman". */
bool dl_ref_nested(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t k = i; k-- > 0 && k + 4 > i;) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first + o->n >= m->first + m->n && o->n > m->n) return true;
    }
    for (uint32_t k = i + 1; k < x->r->out->list.n && k < i + 4; k++) {
        const dl_mention *o = dl_ref_mention(x, k); /* in the title of a name behind it */
        if (o->title_n && o->title_first <= m->first &&
            m->first < o->title_first + o->title_n)
            return true;
    }
    return false;
}

static bool speaks(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t next = m->first + m->n, verb = x->r->sets.speech_verb;
    return dl_ris(x->r, next, verb) || (m->first > 0 && dl_ris(x->r, m->first - 1, verb));
}

/* What does not change with the pronoun: looked at once a mention. */
enum { KNOWN = 1, FIRST = 2, GOVERNED = 4, SPEAKS = 8, NESTED = 16 };

static uint8_t traits(const dl_referrer *x, uint32_t i) {
    uint8_t *t = &x->traits[i];
    if (*t) return *t;
    bool first = i == 0 || x->r->sentence[i - 1] != x->r->sentence[i];
    *t = (uint8_t)(KNOWN | (first ? FIRST : 0) | (speaks(x, i) ? SPEAKS : 0) |
                   (dl_ref_behind_preposition(x, i) ? GOVERNED : 0) |
                   (dl_ref_nested(x, i) ? NESTED : 0));
    return *t;
}

static int salience(const dl_referrer *x, const wanted *w, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint8_t t = traits(x, i);
    int score = 80 - 18 * (int)dl_ref_distance(x, i, w->at);
    if (t & FIRST) score += 14;
    if (!(t & GOVERNED)) score += 10;
    if (t & SPEAKS) score += traits(x, w->at) & SPEAKS ? 20 : 6;
    if (t & NESTED) score -= 30;
    if (m->form == DL_FORM_NOMINAL && m->actor == DL_NONE) score -= 10;
    uint32_t actor = dl_same(x->r, m->actor);
    if (actor < x->n_count) score += x->count[actor] > 5 ? 15 : 3 * (int)x->count[actor];
    if (w->plural && m->plural && !m->adjective) score += 22;
    return score;
}

static bool agrees(const dl_referrer *x, const wanted *w, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (!(w->kinds >> m->kind & 1u)) return false;
    if (w->plural && m->kind == DL_ACTOR_PERSON && !m->plural) return false;
    if (m->kind == DL_ACTOR_PERSON && !w->plural && m->plural) return false;
    if (!w->gender) return true;
    uint32_t actor = dl_same(x->r, m->actor);
    uint8_t gender = actor < x->r->n_same ? x->r->gender[actor] : 0;
    static const char *const female[] = { "spokeswoman",   "chairwoman", "congresswoman",
                                          "businesswoman", "queen",      "princess",
                                          "wife",          "daughter",   "mother",
                                          "sister",        "widow" };
    static const char *const male[] = { "spokesman", "chairman", "congressman",
                                        "king",      "prince",   "businessman",
                                        "policeman", "husband",  "son",
                                        "father",    "brother",  "gunman" };
    if (m->form == DL_FORM_NOMINAL || m->title_n) {
        uint32_t head = m->form == DL_FORM_NOMINAL ? m->head : m->first - 1;
        if (dl_rlisted(x->r, head, female, DL_N(female))) gender = DL_FEMALE;
        if (dl_rlisted(x->r, head, male, DL_N(male))) gender = DL_MALE;
    }
    return !gender || gender == w->gender;
}

/* The most salient mention that agrees; DL_NONE when none is salient enough. */
static uint32_t best_before(const dl_referrer *x, const wanted *w, int *score) {
    uint32_t best = DL_NONE;
    *score = ENOUGH - 1;
    for (uint32_t i = w->at, n = 0; i-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *m = dl_ref_mention(x, i);
        if (dl_ref_distance(x, i, w->at) > MAX_SENTENCES) break;
        if (m->form == DL_FORM_PRONOUN && m->actor == DL_NONE) continue;
        if (m->first + m->n > dl_ref_mention(x, w->at)->first) continue; /* it holds it */
        if (!agrees(x, w, i)) continue;
        int s = salience(x, w, i);
        if (w->gender && m->actor != DL_NONE) {
            uint32_t actor = dl_same(x->r, m->actor);
            if (actor < x->r->n_same && x->r->gender[actor] == w->gender) s += 6;
        }
        if (s <= *score) continue;
        *score = s;
        best = i;
    }
    return best;
}

static void refer_to(const dl_referrer *x, uint32_t i, uint32_t antecedent, int score,
                     uint8_t method) {
    dl_mention *m = &x->r->out->list.at[i];
    const dl_mention *a = dl_ref_mention(x, antecedent);
    m->actor = a->actor;
    m->antecedent = antecedent;
    m->kind = a->kind;
    m->method = method;
    m->confidence = (uint8_t)(score > 90 ? 90 : score < 0 ? 0 : score);
}

/* ---- nouns ------------------------------------------------------------------------------------ */

/* Nouns for a kind of actor: "the movement" is an armed group or an organisation. */
static const struct {
    const char *noun;
    uint32_t kinds;
} nouns[] = {
    { "group", GROUPS },
    { "movement", GROUPS },
    { "organisation", GROUPS },
    { "organization", GROUPS },
    { "militia", DL_KIND(ARMED_GROUP) },
    { "insurgency", DL_KIND(ARMED_GROUP) },
    { "front", GROUPS },
    { "party", DL_KIND(PARTY) },
    { "alliance", DL_KIND(ORGANISATION) | DL_KIND(PARTY) },
    { "bloc", DL_KIND(ORGANISATION) },
    { "body", DL_KIND(ORGANISATION) },
    { "union", DL_KIND(ORGANISATION) },
    { "agency", DL_KIND(ORGANISATION) | DL_KIND(MEDIA) },
    { "company", DL_KIND(ORGANISATION) },
    { "firm", DL_KIND(ORGANISATION) },
    { "bank", DL_KIND(ORGANISATION) },
    { "newspaper", DL_KIND(MEDIA) },
    { "channel", DL_KIND(MEDIA) },
    { "station", DL_KIND(MEDIA) },
    { "broadcaster", DL_KIND(MEDIA) },
    { "network", DL_KIND(MEDIA) | DL_KIND(ARMED_GROUP) },
    { "country", DL_KIND(COUNTRY) },
    { "nation", DL_KIND(COUNTRY) },
    { "state", DL_KIND(COUNTRY) },
    { "kingdom", DL_KIND(COUNTRY) },
    { "republic", DL_KIND(COUNTRY) },
};

static const char *const side_nouns[] = { "sides",   "parties",    "countries",
                                          "nations", "neighbours", "neighbors",
                                          "rivals",  "foes",       "factions",
                                          "states" };

static bool opens_with(const dl_referrer *x, const dl_mention *m, const char *const *list,
                       size_t n) {
    for (uint32_t i = m->first; i < m->head; i++)
        if (dl_rlisted(x->r, i, list, n)) return true;
    return false;
}

static bool is_definite(const dl_referrer *x, const dl_mention *m) {
    static const char *const list[] = { "the", "this", "that", "these", "those", "both" };
    return m->n > 1 && dl_rlisted(x->r, m->first, list, DL_N(list));
}

/* "the two sides", "both parties", "the sides"; "all political parties" are others. */
static bool means_sides(const dl_referrer *x, const dl_mention *m) {
    static const char *const two[] = { "two",   "both",        "warring",
                                       "rival", "negotiating", "opposing" };
    static const char *const bare[] = { "sides", "parties" };
    if (!dl_rlisted(x->r, m->head, side_nouns, DL_N(side_nouns))) return false;
    if (opens_with(x, m, two, DL_N(two))) return m->n <= 3 && is_definite(x, m);
    return is_definite(x, m) && m->n == 2 && dl_rlisted(x->r, m->head, bare, DL_N(bare));
}

/* Heads that name the same office. */
static const char *const classes[][5] = {
    { "envoy", "representative", "negotiator", "emissary", "" },
    { "spokesman", "spokeswoman", "spokesperson", "", "" },
    { "minister", "premier", "", "", "" },
    { "leader", "chief", "head", "commander", "chairman" },
    { "king", "monarch", "ruler", "", "" },
    { "diplomat", "ambassador", "envoy", "", "" },
    { "senator", "lawmaker", "legislator", "politician", "" },
};

static bool same_office(dl_str a, dl_str b) {
    char x[32], y[32];
    if (a.len > sizeof x || b.len > sizeof y) return false;
    a = (dl_str){ x, dl_utf8_lower(a, x, sizeof x) };
    b = (dl_str){ y, dl_utf8_lower(b, y, sizeof y) };
    if (dl_str_eq(a, b)) return true;
    for (size_t c = 0; c < DL_N(classes); c++) {
        bool has_a = false, has_b = false;
        for (size_t i = 0; i < DL_N(classes[c]); i++) {
            has_a |= a.len && dl_str_is(a, classes[c][i]);
            has_b |= b.len && dl_str_is(b, classes[c][i]);
        }
        if (has_a && has_b) return true;
    }
    return false;
}

/* Has the role the office that HEAD names? Any of its words. */
static bool role_has(const dl_referrer *x, const dl_actor_role *role, dl_str head) {
    dl_str rest = dl_span_str(x->r->doc, role->text), before = { 0 };
    while (rest.len) {
        dl_str word = dl_str_cut(&rest, ' ');
        bool lesser = dl_str_is(before, "Vice") || dl_str_is(before, "Deputy") ||
                      dl_str_is(before, "deputy") || dl_str_is(before, "vice");
        if (word.len && !lesser && same_office(word, head)) return true;
        before = word;
        if (dl_str_is(word, "for") || dl_str_is(word, "of")) break;
    }
    return false;
}

/* The country or group inside the words of nominal I. */
static uint32_t owner_of(const dl_referrer *x, uint32_t i) {
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
        if (dl_same(x->r, role->actor) == a && !role_has(x, role, head)) return true;
    }
    return false;
}

/* "the US envoy" where nobody is called so: the one person of that country or group, by
 * the dictionary, whom the article names and gives no other role. Envoys alone: a country
 * has one president, but the article may well name others of his country. */
static uint32_t only_envoy(const dl_referrer *x, uint32_t owner, dl_str head) {
    dl_resolver *r = x->r;
    uint32_t best = DL_NONE;
    if (owner == DL_NONE || !same_office(head, DL_LIT("envoy"))) return DL_NONE;
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

/* "the envoy", "the US envoy": the last one who was given that role before. */
static void refer_by_role(dl_referrer *x, uint32_t i) {
    dl_resolver *r = x->r;
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t owner = owner_of(x, i);
    if (!is_definite(x, m) && owner == DL_NONE) return;
    static const char *const indefinite[] = { "a", "an", "another", "one", "some" };
    if (dl_rlisted(r, m->first, indefinite, DL_N(indefinite))) return;
    uint32_t here = dl_rtok(r, m->first)->off;
    uint32_t best = DL_NONE, low = 0, high = r->out->roles.n;
    while (low < high) { /* roles come in order of the text, but for a few neighbours */
        uint32_t mid = low + (high - low) / 2;
        if (r->out->roles.at[mid].evidence.off <= here)
            low = mid + 1;
        else
            high = mid;
    }
    for (uint32_t k = low, n = 0; best == DL_NONE && k-- > 0 && n < MAX_BACK; n++) {
        const dl_actor_role *role = &r->out->roles.at[k];
        uint32_t of = dl_same(r, role->of);
        if (role->evidence.off > here || (owner != DL_NONE && of != owner)) continue;
        if (role_has(x, role, dl_rword(r, m->head))) best = k;
    }
    uint32_t envoy =
        best == DL_NONE ? only_envoy(x, owner, dl_rword(r, m->head)) : DL_NONE;
    if (best == DL_NONE && envoy == DL_NONE) return;
    dl_mention *out = &r->out->list.at[i];
    out->actor = best == DL_NONE ? envoy : r->out->roles.at[best].actor;
    out->kind = DL_ACTOR_PERSON;
    out->method = DL_BY_ROLE;
    out->confidence = best == DL_NONE ? 60 : owner == DL_NONE ? 65 : 75;
    for (uint32_t k = i, n = 0; k-- > 0 && n < 8 * MAX_BACK; n++) {
        if (dl_same(r, dl_ref_mention(x, k)->actor) != dl_same(r, out->actor)) continue;
        out->antecedent = k;
        break;
    }
}

/* "the rebels", "the delegation": the last ones so called with an owner. */
static void refer_by_head(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->form != DL_FORM_NOMINAL || o->actor == DL_NONE) continue;
        if (dl_rtok(x->r, o->head)->word != dl_rtok(x->r, m->head)->word) continue;
        refer_to(x, i, k, 60, DL_BY_GROUP);
        return;
    }
}

static void refer_noun(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    if (means_sides(x, m)) {
        static const char *const states[] = { "countries", "nations", "neighbours",
                                              "neighbors", "states" };
        bool only = dl_rlisted(x->r, m->head, states, DL_N(states));
        dl_refer_to_sides(x, i, only ? DL_KIND(COUNTRY) : SIDES);
        return;
    }
    bool role = dl_ris(x->r, m->head, x->r->sets.role) && !m->plural;
    if (role && m->antecedent == DL_NONE) {
        refer_by_role(x, i);
        return;
    }
    if (m->actor != DL_NONE || !is_definite(x, m)) return;
    for (size_t k = 0; k < DL_N(nouns); k++) {
        if (!dl_rlisted(x->r, m->head, &nouns[k].noun, 1)) continue;
        int score;
        wanted w = { .at = i, .kinds = nouns[k].kinds };
        uint32_t best = m->n == 2 ? best_before(x, &w, &score) : DL_NONE;
        if (best != DL_NONE) refer_to(x, i, best, score - 10, DL_BY_GROUP);
        return;
    }
    refer_by_head(x, i);
}

/* ---- pronouns ---------------------------------------------------------------------------------- */

/* "it is clear that", "it was not known", "it would be": nobody is meant. */
static bool is_expletive(const dl_referrer *x, uint32_t at) {
    static const char *const verbs[] = { "is",      "was",   "'s",   "\xe2\x80\x99s",
                                         "would",   "seems", "took", "seemed",
                                         "appears", "takes", "may",  "might" };
    static const char *const before[] = { "make", "made", "makes", "find", "found",
                                          "do",   "did",  "of",    "into" };
    return dl_rlisted(x->r, at + 1, verbs, DL_N(verbs)) ||
           (at > 0 && dl_rlisted(x->r, at - 1, before, DL_N(before)));
}

static void refer_pronoun(dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    dl_resolver *r = x->r;
    int64_t value = dl_words_value(r->words, dl_rtok(r, m->first)->word, r->sets.pronoun);
    wanted w = { .at = i };
    int score;
    if (value == 1 || value == 2) {
        w.kinds = DL_KIND(PERSON);
        w.gender = value == 1 ? DL_MALE : DL_FEMALE;
    } else if (value == 4) {
        w.kinds = GROUPS | DL_KIND(COLLECTIVE) | DL_KIND(COUNTRY) | DL_KIND(OFFICE) |
                  DL_KIND(PERSON);
        w.plural = true;
    } else {
        if (value != 3 || is_expletive(x, m->first)) return;
        w.kinds = THINGS;
    }
    uint32_t best = best_before(x, &w, &score);
    if (best != DL_NONE) refer_to(x, i, best, score - 15, DL_BY_PRONOUN);
    uint32_t actor = best == DL_NONE ? DL_NONE : dl_same(r, r->out->list.at[i].actor);
    if (w.gender && actor < r->n_same && !r->gender[actor]) r->gender[actor] = w.gender;
    if (best == DL_NONE || value != 4) return;
    for (uint32_t k = 0, n = r->out->members.n; k < n; k++)
        if (r->out->members.at[k].mention == best)
            *DL_PUSH(r->mem, &r->out->members) =
                (dl_member){ .mention = i, .actor = r->out->members.at[k].actor };
}

void dl_find_referents(dl_resolver *r) {
    dl_referrer x = { .r = r, .n_count = r->out->found.n };
    x.count = DL_NEW_N(r->mem, uint32_t, x.n_count + 1);
    x.traits = DL_NEW_N(r->mem, uint8_t, r->out->list.n + 1);
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->form == DL_FORM_NOMINAL) refer_noun(&x, i);
        if (m->form == DL_FORM_PRONOUN) refer_pronoun(&x, i);
        uint32_t actor = dl_same(r, r->out->list.at[i].actor);
        if (actor < x.n_count) x.count[actor]++;
    }
}
