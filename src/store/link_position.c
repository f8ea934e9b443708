/* link_position.c - tellings of positions: who takes them, towards whom, what they name.
 *
 * In:  reports with their actors resolved, the words of their contents.
 * Out: a list of those that want, offer, threaten, refuse, agree or deny.
 * What a content calls its object ("the Taliban's latest offer") is read from its first
 * noun phrase by order of words: contents are short and begin with it.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

static bool is_one_of(dl_str word, const char *list) {
    for (dl_str rest = dl_str_of(list); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

/* ---- what a content calls its object -------------------------------------------------------- */

static const struct {
    const char *one, *many;
    uint8_t calls;
} nouns[] = {
    { "proposal offer bid plan initiative suggestion overture idea invitation package "
      "recommendation counterproposal counter-proposal counteroffer counter-offer draft",
      "proposals offers bids plans initiatives suggestions overtures ideas invitations "
      "packages recommendations counterproposals",
      CALLS_PROPOSAL },
    { "terms compromise", "", CALLS_PROPOSAL | CALLS_PACT },
    { "demand request appeal call plea precondition condition requirement pressure",
      "demands requests appeals calls pleas preconditions conditions requirements",
      CALLS_DEMAND },
    { "ultimatum", "ultimatums", CALLS_DEMAND | CALLS_THREAT },
    { "threat warning", "threats warnings", CALLS_THREAT | CALLS_SAID },
    { "claim", "claims", CALLS_SAID | CALLS_DEMAND },
    { "accusation charge allegation assertion report criticism argument remark statement "
      "rumour rumor",
      "accusations charges allegations assertions reports criticisms arguments remarks "
      "statements rumours rumors",
      CALLS_SAID },
    { "agreement deal accord pact treaty ceasefire cease-fire truce",
      "agreements deals accords pacts treaties", CALLS_PACT },
};

static uint8_t called(dl_str word, bool *plural) {
    for (size_t i = 0; i < DL_N(nouns); i++) {
        *plural = is_one_of(word, nouns[i].many);
        if (*plural || is_one_of(word, nouns[i].one)) return nouns[i].calls;
    }
    return 0;
}

typedef struct {
    dl_str word;         /* in small letters */
    bool capital, owner; /* owner: "Norland's" */
} content_word;

/* The next word of TEXT from *AT, its small letters in SMALL; false: no more. */
static bool next_word(dl_str text, uint32_t *at, char small[48], content_word *out) {
    static const char marks[] = " \t\r\n.,;:!?\"()[]<>";
    uint32_t from, n;
    while (*at < text.len && strchr(marks, text.ptr[*at])) ++*at;
    for (from = *at; *at < text.len && !strchr(marks, text.ptr[*at]);) ++*at;
    dl_str word = dl_str_sub(text, from, *at - from);
    if (!word.len) return false;
    out->owner = dl_str_ends(word, "'s") || dl_str_ends(word, "\xE2\x80\x99s") ||
                 dl_str_ends(word, "s'") || dl_str_ends(word, "s\xE2\x80\x99");
    out->capital = word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
    n = dl_utf8_fold(word, small, 48);
    out->word = (dl_str){ small, n < 48 ? n : 48 };
    return true;
}

static bool is_filler(dl_str word) {
    return is_one_of(
        word, "the this that these those such his her its their our your my a an any "
              "some no all both latest last new original previous earlier initial "
              "whole entire formal final own first second third peace of by from "
              "for made put forward as and is are was were been yesterday today");
}

/* Reads the first noun phrase of CONTENT into P. */
static void read_content(dl_str content, link_position *p) {
    static const char ends_phrase[] =
        "of to from for by on with that which who in at about "
        "over as but because when while under made put";
    static const char pronouns[] = "it this that them both these those";
    static const char parts[] =
        "part parts element elements aspect aspects all both most "
        "many some any each one";
    char small[48];
    content_word w;
    uint32_t at = 0, n = 0, others = 0, opening = 0;
    bool phrase = true, pronoun = false, part = false;
    while (next_word(content, &at, small, &w)) {
        bool plural;
        uint8_t calls;
        if (n == opening &&
            is_one_of(w.word,
                      "to accept consider meet grant honour honor heed comply with "
                      "approve back endorse discuss agree bow give into")) {
            p->weighs = p->weighs || is_one_of(w.word, "consider meet discuss");
            n++, opening++; /* "refused to accept the offer" */
            continue;
        }
        if (n == opening) {
            p->indefinite = is_one_of(w.word, "a an any some no all such");
            pronoun = is_one_of(w.word, pronouns);
        }
        n++;
        if (opening == 1 && n == 2) phrase = false; /* "to transmit a request" */
        if (phrase && n > opening + 1 && is_one_of(w.word, ends_phrase))
            phrase = part && dl_str_is(w.word, "of"); /* "parts of the plan" */
        part = is_one_of(w.word, parts);
        if (phrase && (calls = called(w.word, &plural)) != 0) {
            p->calls = calls;
            p->plural = plural;
        } else if (!w.owner && !w.capital && !is_filler(w.word)) {
            others++;
        }
    }
    if (n == opening + 1 && pronoun) p->calls = CALLS_ANY;
    p->bare = p->calls && others == 0 && !p->indefinite;
}

/* ---- words ------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static bool has_value(const uint64_t *list, uint32_t n, uint64_t value) {
    return n && bsearch(&value, list, n, sizeof *list, by_value) != NULL;
}

static void load_calling(dl_link *link, link_positions *out) {
    for (size_t i = 0; i < 2 * DL_N(nouns); i++) {
        const char *row = i % 2 ? nouns[i / 2].many : nouns[i / 2].one;
        uint32_t first = link->words.n, n = dl_link_words(link, dl_str_of(row));
        for (uint32_t k = first; k < first + n && out->n_calling < DL_N(out->calling);
             k++)
            out->calling[out->n_calling++] = link->words.at[k];
        link->words.n = first;
    }
    qsort(out->calling, out->n_calling, sizeof *out->calling, by_value);
}

/* Hashes of the words by which its actors go, sorted: "the talks with Norland" is not about
 * Norland when Norland takes the position. */
static uint32_t name_words(dl_link *link, const link_position *p, uint64_t out[64]) {
    uint32_t n = 0, first = link->words.n;
    for (uint32_t i = 0; i < p->n_by + p->n_to; i++) {
        uint32_t e = i < p->n_by ? p->by[i] : p->to[i - p->n_by];
        uint32_t from = link->words.n;
        uint32_t found =
            dl_link_words(link, dl_pool_str(&link->pool, link->entities.at[e].name));
        for (uint32_t k = from; k < from + found && n < 64; k++)
            out[n++] = link->words.at[k];
    }
    link->words.n = first;
    qsort(out, n, sizeof *out, by_value);
    return n;
}

static void add_words(dl_link *link, link_positions *out, link_position *p) {
    const link_report *r = &link->reports.at[p->report];
    uint64_t names[64];
    /* there are many statements, and few are answered by their words */
    uint32_t n_names = p->type == LINK_STATEMENT ? 0 : name_words(link, p, names);
    p->first_word = out->words.n;
    for (uint32_t i = r->first_word; i < r->first_word + r->n_words; i++) {
        uint64_t word = link->words.at[i];
        if (word == LINK_NEGATION || has_value(out->calling, out->n_calling, word) ||
            has_value(names, n_names, word))
            continue;
        *DL_PUSH(link->mem, &out->words) = word;
        p->n_words++;
    }
}

const link_report *dl_link_told(const link_positions *all, const link_position *p) {
    return &all->link->reports.at[p->report];
}

uint32_t dl_link_common(const link_positions *all, const link_position *a,
                        const link_position *b) {
    uint32_t n = 0, i = 0, k = 0;
    if (!a->n_words || !b->n_words) return 0;
    const uint64_t *x = all->words.at + a->first_word, *y = all->words.at + b->first_word;
    while (i < a->n_words && k < b->n_words) {
        if (x[i] == y[k])
            n++, i++, k++;
        else if (x[i] < y[k])
            i++;
        else
            k++;
    }
    return n;
}

bool dl_link_names(const link_positions *all, const link_position *t,
                   const link_position *a) {
    const link_report *r = dl_link_told(all, t);
    link_position by = *a;
    uint64_t names[64];
    by.n_to = 0;
    uint32_t n = name_words(all->link, &by, names);
    for (uint32_t i = r->first_word; i < r->first_word + r->n_words; i++)
        if (has_value(names, n, all->link->words.at[i])) return true;
    return false;
}

/* ---- sides ------------------------------------------------------------------------- */

static bool belongs(const dl_link *link, uint32_t a, uint32_t b) {
    enum { MAX_UP = 4 };
    for (int step = 0; step < MAX_UP && a != DL_NONE; step++) {
        if (a == b) return true;
        a = link->entities.at[a].parent;
        if (a != DL_NONE) a = link->entities.at[a].root;
    }
    return false;
}

int dl_link_same_side(const dl_link *link, const uint32_t *a, uint32_t n_a,
                      const uint32_t *b, uint32_t n_b) {
    int best = 0;
    for (uint32_t i = 0; i < n_a && best < 2; i++)
        for (uint32_t k = 0; k < n_b && best < 2; k++) {
            if (belongs(link, a[i], b[k]) || belongs(link, b[k], a[i]))
                best = 2;
            else if (dl_link_stands_for(link, a[i]) == dl_link_stands_for(link, b[k]))
                best = 1;
        }
    return best;
}

static void add_side(uint32_t *list, uint32_t *n, uint32_t entity) {
    for (uint32_t i = 0; i < *n; i++)
        if (list[i] == entity) return;
    if (*n < LINK_SIDE) list[(*n)++] = entity;
}

static void read_sides(const dl_link *link, const link_report *r, link_position *p) {
    static const char towards[] = "target addressee";
    static const char takes[] = "proposer agent participant speaker";
    for (uint32_t i = 0; i < r->n_parts; i++) {
        const link_part *part = &link->parts.at[r->first_part + i];
        dl_str role = dl_pool_str(&link->pool, part->role);
        if (part->who == DL_NONE) {
            bool to = is_one_of(role, towards);
            p->unknown_to = p->unknown_to || to;
            if (to && !p->to_said) p->to_said = part->said;
            if (!to && !p->by_said && is_one_of(role, takes)) p->by_said = part->said;
            continue;
        }
        uint32_t e = dl_link_entity(link, part->who);
        if (is_one_of(role, takes)) add_side(p->by, &p->n_by, e);
        if (is_one_of(role, towards)) add_side(p->to, &p->n_to, e);
    }
}

/* ---- positions --------------------------------------------------------------------- */

static dl_str field_of(const dl_link *link, const link_report *r, const char *name) {
    for (uint32_t i = 0; i < r->n_fields; i++) {
        const link_field *f = &link->fields.at[r->first_field + i];
        if (dl_str_is(dl_pool_str(&link->pool, f->field), name)) return f->text;
    }
    return (dl_str){ 0 };
}

/* What an agreement is to a proposal: taken up as it stands, or settled by both. */
static int agreement_relation(dl_str stage, const link_position *p) {
    if (is_one_of(stage, "near draft failed proposed broken ended")) return -1;
    if (p->type == LINK_CEASEFIRE && !stage.len) return -1;
    if (p->weighs) return -1; /* "agreed to consider the offer" */
    bool takes_up = p->calls & (CALLS_PROPOSAL | CALLS_DEMAND | CALLS_ANY);
    return takes_up ? DL_ACCEPTS : DL_SETTLES;
}

/* What it does to an earlier one, and whether a later one can answer it. */
static void read_part(const dl_link *link, const link_report *r, link_position *p) {
    bool sure = r->status == DL_OCCURRED || r->status == DL_ONGOING;
    dl_str stage = field_of(link, r, "stage"), act = field_of(link, r, "act");
    p->relation = -1;
    switch (p->type) {
    case LINK_PROPOSAL:
    case LINK_DEMAND:
        if (dl_str_is(stage, "withdrawn")) {
            if (sure) p->relation = DL_WITHDRAWS;
        } else {
            p->open = r->status != DL_DENIED;
            if (sure && p->type == LINK_PROPOSAL) p->relation = DL_COUNTERS;
        }
        break;
    case LINK_THREAT: p->open = r->status != DL_DENIED; break;
    case LINK_REJECTION:
        if (sure) p->relation = DL_REJECTS;
        break;
    case LINK_AGREEMENT:
    case LINK_CEASEFIRE:
        p->open = r->status == DL_PLANNED || r->status == DL_POSSIBLE ||
                  is_one_of(stage, "near draft proposed");
        if (sure && !p->open) p->relation = (int8_t)agreement_relation(stage, p);
        break;
    default:
        p->open = !is_one_of(act, "deny promise ask believe") && r->status != DL_DENIED;
        p->accuses = dl_str_is(act, "accuse");
        if (sure && dl_str_is(act, "deny")) p->relation = DL_DENIES;
        break;
    }
}

void dl_link_positions(dl_link *link, link_positions *out) {
    static const char *const names[LINK_POSITION_TYPES] = {
        [LINK_PROPOSAL] = "proposal",   [LINK_DEMAND] = "demand",
        [LINK_THREAT] = "threat",       [LINK_REJECTION] = "rejection",
        [LINK_AGREEMENT] = "agreement", [LINK_CEASEFIRE] = "ceasefire",
        [LINK_STATEMENT] = "statement",
    };
    uint32_t types[LINK_POSITION_TYPES];
    for (int i = 0; i < LINK_POSITION_TYPES; i++)
        types[i] = dl_pool_add(&link->pool, dl_str_of(names[i]));
    out->link = link;
    load_calling(link, out);
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[i];
        int type = 0;
        while (type < LINK_POSITION_TYPES && r->type != types[type]) type++;
        if (type == LINK_POSITION_TYPES || r->rejected) continue;
        link_position p = { .report = i, .type = (uint8_t)type, .time = r->begins };
        if (p.time == DL_NO_TIME) p.time = link->articles.at[r->article].published;
        read_sides(link, r, &p);
        if (type != LINK_STATEMENT) read_content(field_of(link, r, "content"), &p);
        read_part(link, r, &p);
        bool deal = type == LINK_AGREEMENT || type == LINK_CEASEFIRE;
        if (p.relation < 0 && !p.open && (!deal || r->status == DL_DENIED)) continue;
        add_words(link, out, &p);
        *DL_PUSH(link->mem, &out->list) = p;
    }
}
