/* name_find.c - names in runs of capitalised words, and what kind each is.
 *
 * In:  runs (name_run.c). Out: mentions. A run is split at the dictionary's names, unless
 * a larger name holds them ("Bank of Norland"); titles in front become the title of the
 * mention; what is left is a person, an organisation or a place by its words and by what
 * stands beside it. Single words are settled at the end, when the article is known.
 *
 * SPDX-License-Identifier: MIT */
#include "name_run.h"

typedef struct {
    dl_finder *f;
    const dl_stretch *s;
    dl_run run;
} splitter;

static bool el_is(const splitter *x, uint32_t k, uint32_t set) {
    const dl_element *e = &x->run.at[k];
    return e->type == DL_EL_CAP && dl_is(x->f, e->first, set);
}

static bool strong_org(const splitter *x, uint32_t k) {
    const dl_finder *f = x->f;
    return el_is(x, k, f->sets.org_noun) &&
           dl_words_value(f->words, dl_tok(f, x->run.at[k].first)->word,
                          f->sets.org_noun) != DL_ORG_WEAK;
}

/* ---- organisations ---------------------------------------------------------------------- */

/* "Security and Defence Council": does the link at I join what a body is for, from K on? */
static bool joins_subjects(const splitter *x, uint32_t k, uint32_t i) {
    const dl_finder *f = x->f;
    if (i == k || dl_tok(f, x->run.at[i].first)->word != f->and_) return false;
    if (x->run.at[k].type == DL_EL_DICT) k++; /* whose it is */
    if (i == k) return false;
    for (; k < i; k++)
        if (x->run.at[k].type != DL_EL_CAP || !el_is(x, k, f->sets.common) ||
            el_is(x, k, f->sets.role) || x->run.at[k].first == x->s->first)
            return false;
    return true;
}

/* "Trades Union Congress", "Norland Labour Congress": does the dictionary's one word at I
 * end a name from K on that is none of the dictionary's? */
static bool ends_longer_name(const splitter *x, uint32_t k, uint32_t i) {
    const dl_element *e = &x->run.at[i];
    bool before = i > k && (x->run.at[i - 1].type == DL_EL_CAP ||
                            (i > k + 1 && x->run.at[i - 1].type == DL_EL_DICT));
    return before && e->n == 1 && dl_is(x->f, e->first, x->f->sets.org_noun) &&
           !el_is(x, i - 1, x->f->sets.role);
}

/* Last element of the organisation that begins at K; DL_NONE: none does. */
static uint32_t org_end(const splitter *x, uint32_t k) {
    const dl_finder *f = x->f;
    uint32_t end = DL_NONE;
    bool linked = false;
    for (uint32_t i = k; i < x->run.n; i++) {
        const dl_element *e = &x->run.at[i];
        bool noun = el_is(x, i, f->sets.org_noun);
        bool next_role = i + 1 < x->run.n && (el_is(x, i + 1, f->sets.role) ||
                                              el_is(x, i + 1, f->sets.honorific));
        if (e->type == DL_EL_LINK) {
            if (end == DL_NONE && joins_subjects(x, k, i)) continue;
            if (end != i - 1 || (next_role && dl_tok(f, e->first)->word == f->and_))
                break;
            linked = true;
        } else if (e->type == DL_EL_DICT) {
            if (dl_is_dict(f, e, DL_ACTOR_PERSON)) break;
            if (linked || ends_longer_name(x, k, i)) end = i;
        } else if (noun && (i > k || strong_org(x, i))) {
            bool minister = next_role && (!strong_org(x, i) || i <= k);
            if (!minister) end = i;
        } else if (e->type == DL_EL_CAP) {
            if (end != DL_NONE && !linked &&
                (el_is(x, i, f->sets.role) || el_is(x, i, f->sets.honorific) ||
                 el_is(x, i, f->sets.first_name)))
                break;
            if (linked) end = i;
        } else if (e->type == DL_EL_AMP && i + 1 < x->run.n) {
            end = i + 1; /* "Douglas & Lomason" */
        }
    }
    return end;
}

/* ---- titles ------------------------------------------------------------------------------ */

/* The element behind the title that begins at K, K: no title. "Secretary of State". */
static uint32_t title_end(const splitter *x, uint32_t k, uint32_t end) {
    const dl_finder *f = x->f;
    uint32_t after = k;
    for (uint32_t i = k; i < end; i++) {
        bool role = el_is(x, i, f->sets.role) || el_is(x, i, f->sets.honorific);
        if (role) {
            after = i + 1;
            if (after < end && x->run.at[after].type == DL_EL_LINK) {
                uint32_t j = after + 1;
                while (j < end && (x->run.at[j].type == DL_EL_LINK ||
                                   (el_is(x, j, f->sets.common) &&
                                    !el_is(x, j, f->sets.first_name)) ||
                                   (j == after + 1 && x->run.at[j].type == DL_EL_DICT)))
                    j++;
                if (j > after + 1) after = j;
                i = after - 1;
            }
        } else if (x->run.at[i].type < DL_EL_HYPHEN && !el_is(x, i, f->sets.adjunct) &&
                   !el_is(x, i, f->sets.common)) {
            break;
        }
    }
    return after;
}

/* ---- kinds ------------------------------------------------------------------------------- */

/* Elements K .. END - 1 are a name without title: its kind and how sure it is. */
static int kind_of(const splitter *x, uint32_t k, uint32_t end, bool title,
                   uint8_t *confidence) {
    const dl_finder *f = x->f;
    uint32_t first = x->run.at[k].first, caps = 0;
    uint32_t next = x->run.at[end - 1].first + x->run.at[end - 1].n;
    bool inner = false; /* what only persons have inside: initials, particles */
    *confidence = 80;
    for (uint32_t i = k; i < end; i++) {
        uint8_t type = x->run.at[i].type;
        if (type == DL_EL_CAP || type == DL_EL_DICT) caps++;
        if (type == DL_EL_PART || type == DL_EL_LOW) inner = true;
        if (type == DL_EL_INITIAL && end - k > 1 && i + 1 < end) inner = true;
    }
    if (title) return DL_ACTOR_PERSON;
    bool named = el_is(x, k, f->sets.first_name) && end - k > 1;
    if (el_is(x, k, f->sets.direction) && end - k > 1 && !named) return DL_ACTOR_PLACE;
    if (el_is(x, end - 1, f->sets.place_noun) && end - k > 1) return DL_ACTOR_PLACE;
    if (named) return DL_ACTOR_PERSON;
    if (inner && caps > 0) return DL_ACTOR_PERSON;
    if (dl_behaves_as_place(f, x->s, first, next)) return DL_ACTOR_PLACE;
    const dl_token *t = dl_tok(f, first);
    if (end - k == 1 && t->flags & DL_UPPER && t->len <= 8 &&
        x->s->letters == DL_CASE_NORMAL)
        return DL_ACTOR_ORGANISATION;
    if (dl_behaves_as_person(f, x->s, first, next)) return DL_ACTOR_PERSON;
    *confidence = 60;
    if (first > x->s->first &&
        (dl_is(f, first - 1, f->sets.role) || dl_is(f, first - 1, f->sets.honorific)))
        return DL_ACTOR_PERSON;
    if (caps >= 2 && dl_has_own_the(f, x->s, first, next)) return DL_ACTOR_ORGANISATION;
    if (caps >= 2)
        return dl_behind_place_word(f, x->s, first) ? DL_ACTOR_PLACE : DL_ACTOR_PERSON;
    *confidence = 50;
    return dl_behind_place_word(f, x->s, first) ? DL_ACTOR_PLACE : DL_ACTOR_UNKNOWN;
}

/* ---- mentions ---------------------------------------------------------------------------- */

static void learn(dl_finder *f, uint32_t token, int kind) {
    if (dl_is(f, token, f->sets.function)) return;
    dl_seen *seen = dl_seen_at(f, token, true);
    if (seen && (seen->kind == DL_ACTOR_UNKNOWN || kind == DL_ACTOR_PERSON))
        seen->kind = (uint8_t)kind;
}

/* Elements K .. END - 1 as a name of KIND; TITLE elements before it, from element T. */
static void add_name(splitter *x, uint32_t t, uint32_t k, uint32_t end, int kind,
                     uint8_t confidence) {
    dl_finder *f = x->f;
    uint32_t first = x->run.at[k].first;
    uint32_t next = x->run.at[end - 1].first + x->run.at[end - 1].n;
    if (next - first > DL_MAX_NAME_TOKENS) return;
    dl_str name = dl_words_text(f, first, next - first);
    uint32_t actor =
        dl_found_new(f, kind, dl_actor_make_key(f->mem, kind, name), name, DL_NONE);
    dl_mention *m =
        actor == DL_NONE ? NULL : dl_add_mention(f, first, next - first, actor);
    if (!m) return;
    m->method = t < k ? DL_BY_TITLE : DL_BY_SHAPE;
    m->confidence = confidence;
    if (t < k) {
        m->title_first = x->run.at[t].first;
        m->title_n = first - m->title_first;
    }
    if (kind == DL_ACTOR_PERSON && x->s->letters == DL_CASE_NORMAL)
        learn(f, next - 1, kind);
    else if (kind == DL_ACTOR_ORGANISATION && end - k > 1 &&
             !dl_is(f, first, f->sets.common))
        learn(f, first, kind);
}

/* "Rockets" at the start of a sentence: the plural of a common word. */
static bool is_common_plural(const dl_finder *f, uint32_t at) {
    char low[32];
    dl_str s = dl_token_str(f->doc, dl_tok(f, at));
    if (s.len > sizeof low || s.len < 4 || !dl_str_ends(s, "s")) return false;
    s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) - 1 };
    uint32_t word = dl_words_find(f->words, s);
    return word && dl_words_in(f->words, word, f->sets.common);
}

/* A single word that may be a name: what speaks for it in the sentence and the article. */
static bool single_counts(const splitter *x, uint32_t k, bool title) {
    dl_finder *f = x->f;
    uint32_t at = x->run.at[k].first;
    bool opens = at == x->s->first;
    dl_seen *seen = dl_seen_at(f, at, false);
    bool known = seen && (seen->mid || seen->kind != DL_ACTOR_UNKNOWN);
    bool common = dl_is(f, at, f->sets.common) ||
                  (opens && !title && !known && is_common_plural(f, at));
    if (x->run.at[k].type != DL_EL_CAP) return false;
    if (title) return true;
    if (dl_tok(f, at)->len < 2) return false;
    if (dl_is(f, at, f->sets.direction) && at + 1 < x->s->end &&
        dl_tok(f, at + 1)->flags & DL_CAPITAL)
        return false; /* "West African" */
    bool noun = dl_is(f, at, f->sets.role) || dl_is(f, at, f->sets.people) ||
                dl_is(f, at, f->sets.group) || dl_is(f, at, f->sets.honorific) ||
                dl_is(f, at, f->sets.office_noun) || dl_is(f, at, f->sets.place_noun);
    if (seen && seen->kind == DL_ACTOR_PERSON && !(common && opens)) return true;
    if (noun) return false;
    if (at > x->s->first) {
        const dl_token *before = dl_tok(f, at - 1);
        bool starts = before->kind == DL_QUOTE || dl_is_char(f, at - 1, ':') ||
                      dl_is_char(f, at - 1, '(') || dl_is_char(f, at - 1, '-');
        if (starts) opens = true;
    }
    if (!common && !opens) return true;
    if (!common) return (seen && seen->mid) || dl_begins_clause(f, x->s, at);
    if (opens) return seen && seen->mid > 1 && dl_behaves_as_person(f, x->s, at, at + 1);
    return dl_behaves_as_person(f, x->s, at, at + 1);
}

/* All words common ones, like "Peace Process": no name. */
static bool all_common(const splitter *x, uint32_t k, uint32_t end) {
    const dl_finder *f = x->f;
    for (uint32_t i = k; i < end; i++) {
        uint8_t type = x->run.at[i].type;
        if (type == DL_EL_DICT || type == DL_EL_INITIAL || type == DL_EL_PART)
            return false;
        if (type == DL_EL_CAP && (!el_is(x, i, f->sets.common) ||
                                  (el_is(x, i, f->sets.first_name) && end - k > 1)))
            return false;
    }
    return true;
}

/* Elements K .. END - 1 hold no dictionary name of their own: title, then name. */
static void split_words(splitter *x, uint32_t k, uint32_t end) {
    const dl_finder *f = x->f;
    uint8_t confidence = 0;
    bool opens = x->run.at[k].first == x->s->first;
    while (k < end && x->run.at[k].type >= DL_EL_HYPHEN) k++;
    while (end > k && x->run.at[end - 1].type >= DL_EL_HYPHEN) end--;
    if (k == end) return;
    uint32_t t = k;
    k = title_end(x, t, end);
    if (k == end) return; /* a role alone: "the Prime Minister" */
    if (x->run.at[k].type == DL_EL_HYPHEN) return;
    /* "Traders Smith and Jones" at the start: the first word is no name */
    if (opens && t == k && end - k > 1 && el_is(x, k, f->sets.common) &&
        !el_is(x, k, f->sets.first_name)) {
        t = ++k;
        while (k < end && x->run.at[k].type >= DL_EL_HYPHEN) t = ++k;
        if (k == end) return;
    }
    /* "Consumer Affairs John Norling" */
    uint32_t name = k;
    while (name < end && t == k && el_is(x, name, f->sets.common) &&
           !el_is(x, name, f->sets.first_name))
        name++;
    if (name > k && end - name >= 2 && el_is(x, name, f->sets.first_name)) t = k = name;
    uint32_t first = x->run.at[k].first;
    bool title = t < k || (first > x->s->first && dl_is(f, first - 1, f->sets.honorific));
    if (end - k == 1 ? !single_counts(x, k, title) : !title && all_common(x, k, end))
        return;
    int kind = kind_of(x, k, end, title, &confidence);
    add_name(x, t, k, end, kind, confidence);
}

/* A place or country that is part of a larger name: "Hamilton Jordan", "Lake Chad". */
static bool absorbed(const splitter *x, uint32_t k, uint32_t start) {
    const dl_finder *f = x->f;
    const dl_element *e = &x->run.at[k];
    if (k == start || !dl_is_land(f, e) || e->phrase->form != DL_NAME_PLAIN) return false;
    if (e->n > 1 || x->run.at[k - 1].type == DL_EL_HYPHEN) return false;
    if (x->run.at[k - 1].type == DL_EL_INITIAL) return true;
    if (x->run.at[k - 1].type != DL_EL_CAP) return false;
    return el_is(x, k - 1, f->sets.first_name) || el_is(x, k - 1, f->sets.direction);
}

/* A place that is a given name before an unknown word: "Chad Norling"; an adjective, or what is
 * no given name elsewhere, only behind a role: "Minister German Norling". */
static bool given_name(const splitter *x, uint32_t k) {
    const dl_finder *f = x->f;
    const dl_element *e = &x->run.at[k];
    bool office =
        k > 0 && x->run.at[k - 1].type == DL_EL_CAP && el_is(x, k - 1, f->sets.role);
    if (e->phrase->form == DL_NAME_ADJECTIVE && !office) return false;
    bool plain = e->phrase->form == DL_NAME_PLAIN;
    return dl_is_land(f, e) && e->n == 1 && k + 1 < x->run.n &&
           (dl_is(f, e->first, f->sets.first_name) || (office && plain)) &&
           x->run.at[k + 1].type == DL_EL_CAP && !el_is(x, k + 1, f->sets.common) &&
           !el_is(x, k + 1, f->sets.honorific);
}

/* An organisation from K to END, whose first element may be a country: "U.S. Treasury" is
 * the country's, "Norland Steel Corp" is a name. Returns the element it begins at. */
static uint32_t org_start(splitter *x, uint32_t k, uint32_t end) {
    const dl_finder *f = x->f;
    const dl_element *e = &x->run.at[k];
    if (e->type != DL_EL_DICT || end == k) return k;
    bool office = el_is(x, end, f->sets.office_noun);
    bool adjective = e->phrase->form == DL_NAME_ADJECTIVE;
    bool acronym =
        e->phrase->form == DL_NAME_ACRONYM || dl_tok(f, e->first)->flags & DL_ABBREV;
    if ((dl_is_dict(f, e, DL_ACTOR_COUNTRY) && (office || acronym)) ||
        (adjective && (office || end == k + 1))) {
        dl_add_phrase(x->f, e->first, e->phrase);
        return k + 1;
    }
    return k;
}

/* The organisation at K, if one begins there: returns the element behind it, or K. */
static uint32_t split_org(splitter *x, uint32_t k) {
    const dl_finder *f = x->f;
    uint32_t end = org_end(x, k);
    if (end == DL_NONE) return k;
    while (k <= end && x->run.at[k].first == x->s->first && el_is(x, k, f->sets.common) &&
           end > k && !el_is(x, k + 1, f->sets.org_noun) &&
           x->run.at[k + 1].type == DL_EL_DICT)
        k++; /* "Opposition Norland Party" */
    uint32_t t = title_end(x, k, end);
    if (t > k && x->run.at[t - 1].type != DL_EL_LINK) k = t;
    k = org_start(x, k, end);
    if (k > end) return end + 1;
    const dl_element *e = &x->run.at[k];
    if (k == end && e->type == DL_EL_CAP) { /* a head word alone: "the Commission" */
        bool the = e->first > x->s->first && dl_tok(f, e->first - 1)->word == f->the;
        bool owned = k > 0 && x->run.at[k - 1].type == DL_EL_DICT;
        if (!the && !owned) return end + 1;
    }
    add_name(x, k, k, end + 1, DL_ACTOR_ORGANISATION, k == end ? 55 : 85);
    return end + 1;
}

static void split_run(splitter *x) {
    const dl_finder *f = x->f;
    uint32_t k = 0, start = 0; /* words from START on belong to no name yet */
    while (k < x->run.n) {
        const dl_element *e = &x->run.at[k];
        bool whole = e->type == DL_EL_DICT && e->n > 1 && !dl_is_land(f, e);
        if (start == k && !whole && e->type <= DL_EL_CAP) {
            uint32_t after = split_org(x, k);
            if (after > k) {
                start = k = after;
                continue;
            }
        }
        if (e->type != DL_EL_DICT || absorbed(x, k, start) || given_name(x, k)) {
            k++;
            continue;
        }
        if (start < k) split_words(x, start, k);
        dl_add_phrase(x->f, e->first, e->phrase);
        start = ++k;
    }
    if (start < k) split_words(x, start, k);
}

void dl_find_names(dl_finder *f, const dl_stretch *s) {
    splitter x = { .f = f, .s = s };
    for (uint32_t at = s->first; at < s->end;) {
        const dl_token *t = dl_tok(f, at);
        uint32_t code = dl_share_code_end(f, s, at);
        if (code > at) {
            at = code;
            continue;
        }
        bool start = t->kind == DL_WORD && !(t->flags & DL_CLITIC) &&
                     (t->flags & DL_CAPITAL || t->word);
        if (!start) {
            at++;
            continue;
        }
        dl_collect_run(f, s, at, &x.run);
        if (x.run.n) split_run(&x);
        at = x.run.n ? x.run.end : at + 1;
    }
}

/* ---- the whole article ------------------------------------------------------------------- */

/* A single word takes the kind of the longer name that it ends or begins; a place that is
 * somebody's surname here becomes one. */
void dl_settle_names(dl_finder *f) {
    for (uint32_t i = 0; i < f->out->list.n; i++) {
        dl_mention *m = &f->out->list.at[i];
        if (m->n != 1 || m->adjective) continue;
        dl_actor *actor = &f->out->found.at[m->actor];
        dl_seen *seen = dl_seen_at(f, m->first, false);
        if (!seen || seen->kind == DL_ACTOR_UNKNOWN || seen->kind == m->kind) continue;
        bool land =
            actor->known && (m->kind == DL_ACTOR_PLACE || m->kind == DL_ACTOR_COUNTRY);
        if (land && seen->kind == DL_ACTOR_PERSON) {
            dl_str name = dl_words_text(f, m->first, 1);
            uint32_t person = dl_found_new(
                f, DL_ACTOR_PERSON, dl_actor_make_key(f->mem, DL_ACTOR_PERSON, name),
                name, DL_NONE);
            if (person == DL_NONE) continue;
            m->actor = person;
            m->kind = DL_ACTOR_PERSON;
        } else if (!actor->known && m->method == DL_BY_SHAPE) {
            actor->kind = m->kind = seen->kind;
            actor->key = dl_actor_make_key(f->mem, seen->kind, actor->name);
        }
        m->method = DL_BY_SHAPE;
        m->confidence = 70;
    }
}
