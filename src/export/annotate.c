/* annotate.c - what was found in an article, as JSON Lines with character offsets.
 *
 * In:  an analysis. Out: one object a line, kinds in the order of DL_ANNOTATION_LIST.
 * Everything is written in one order and one form, so that the output is the same byte for
 * byte in every run. A time that was only assumed is no time here: null.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_json.h"

#include "dateline/annotate.h"

/* ---- one line ------------------------------------------------------------------------- */

typedef struct {
    const dl_knowledge *k;
    const dl_analysis *a;
    dl_chars chars;
    const dl_str *names; /* by found: as the article calls them */
    unsigned kinds;
    dl_buf rows; /* lines of kind row, which the document line counts */
    uint32_t n_rows;
    dl_buf *out;
} writer;

static void begin_line(const writer *w, const char *kind) {
    dl_buf_puts(w->out, "{\"doc\": ");
    dl_json_str(w->out, w->a->doc.id);
    dl_buf_puts(w->out, ", \"kind\": ");
    dl_json_str(w->out, dl_str_of(kind));
}

static void end_line(const writer *w) {
    dl_buf_puts(w->out, "}\n");
}

static void put_name(const writer *w, const char *name) {
    dl_buf_printf(w->out, ", \"%s\": ", name);
}

static void put_str(const writer *w, const char *name, dl_str value) {
    put_name(w, name);
    dl_json_str(w->out, value);
}

/* The same; an empty value is null. */
static void put_opt(const writer *w, const char *name, dl_str value) {
    put_name(w, name);
    if (value.len)
        dl_json_str(w->out, value);
    else
        dl_buf_puts(w->out, "null");
}

static void put_place(const writer *w, dl_span span) {
    dl_span c = dl_chars_span(&w->chars, span);
    dl_buf_printf(w->out, ", \"start\": %u, \"end\": %u", c.off, c.off + c.len);
    put_str(w, "text", dl_span_str(&w->a->doc, span));
}

static void put_pair(const writer *w, dl_span span) {
    dl_span c = dl_chars_span(&w->chars, span);
    if (span.len)
        dl_buf_printf(w->out, "[%u, %u]", c.off, c.off + c.len);
    else
        dl_buf_puts(w->out, "null");
}

static dl_str mention_text(const writer *w, const dl_mention *m) {
    return dl_mention_words(w->a, m);
}

/* Name and key of whom MENTION, or with WORDS these, means: the fullest name in this article; a capital that
 * stands for a government stays as it is written, its key says who is meant. */
static void put_actor(const writer *w, uint32_t mention, dl_span words) {
    const dl_mention *m = &w->a->mentions.list.at[mention];
    const dl_actor *actor =
        m->actor == DL_NONE ? NULL : &w->a->mentions.found.at[m->actor];
    bool nameless = !actor && m->form == DL_FORM_PRONOUN && m->antecedent != DL_NONE;
    if (nameless) m = &w->a->mentions.list.at[m->antecedent]; /* "they": "the traders" */
    bool metonym = m->method == DL_BY_METONYM && m->form == DL_FORM_NAME;
    dl_buf_puts(w->out, "{\"name\": ");
    dl_json_str(w->out, actor && actor->name.len && !metonym ? w->names[m->actor]
                        : words.len ? dl_span_str(&w->a->doc, words)
                                    : mention_text(w, m));
    put_opt(w, "key", actor ? actor->key : (dl_str){ 0 });
    dl_buf_putc(w->out, '}');
}

/* ---- document and time ---------------------------------------------------------------- */

enum { ZONE_MAX = 8 }; /* "+05:30" and NUL */

/* ZONE, minutes east of Greenwich, as ISO 8601 has it. */
static dl_str zone_str(int16_t zone, char out[ZONE_MAX]) {
    unsigned away = (unsigned)(zone < 0 ? -zone : zone) % 6000;
    snprintf(out, ZONE_MAX, "%c%02u:%02u", zone < 0 ? '-' : '+', away / 60, away % 60);
    return dl_str_of(out);
}

/* "2019-08-26", with the time of day only when one is known. */
static dl_str published_str(dl_minute t, char out[DL_ISO_MAX]) {
    dl_iso_format(t, out);
    if (t != DL_NO_TIME && t % DL_MINUTES_A_DAY == 0) out[10] = '\0';
    return dl_str_of(out);
}

static dl_str dateline_str(const writer *w) {
    const dl_text *text = &w->a->text;
    if (!text->dateline.n) return (dl_str){ 0 };
    return dl_span_str(&w->a->doc,
                       dl_token_span(text, text->dateline.first, text->dateline.n));
}

static void write_document(const writer *w) {
    const dl_document *doc = &w->a->doc;
    char iso[DL_ISO_MAX], zone[ZONE_MAX];
    begin_line(w, "document");
    put_opt(w, "title", doc->title);
    put_opt(w, "published", published_str(doc->published, iso));
    if (doc->published != DL_NO_TIME && doc->zone != DL_NO_ZONE)
        put_str(w, "zone", zone_str(doc->zone, zone));
    if (doc->updated != DL_NO_TIME)
        put_str(w, "updated", published_str(doc->updated, iso));
    put_opt(w, "source", doc->source);
    put_opt(w, "author", doc->author);
    bool is_url = dl_str_find(doc->uri, DL_LIT("://"), 0) != DL_NONE;
    put_opt(w, "url", is_url ? doc->uri : (dl_str){ 0 });
    put_opt(w, "lang", doc->lang);
    put_opt(w, "dateline", dateline_str(w));
    if (w->kinds & DL_ANNOTATE_FIELDS) { /* what --load needs to store it */
        put_str(w, "uri", doc->uri);
        put_str(w, "rules", dl_str_of(w->k->fingerprint));
        dl_buf_printf(w->out, ", \"rows\": %u", w->n_rows);
    }
    put_str(w, "text", doc->text);
    end_line(w);
}

static void write_time(const writer *w, const dl_timex *t, dl_span span, dl_str value) {
    begin_line(w, "time");
    put_place(w, span);
    put_str(w, "type", dl_str_of(dl_timex_type_name(t->type)));
    put_opt(w, "value", value);
    put_opt(w, "mod", dl_str_of(dl_mod_name(t->mod)));
    end_line(w);
}

static bool is_between(dl_str word) {
    static const char *const words[] = { "-",       "\xE2\x80\x93", "to",  "until",
                                         "through", "and",          "till" };
    for (size_t i = 0; i < DL_N(words); i++)
        if (dl_str_is(word, words[i])) return true;
    return false;
}

/* TIMEX3 has no ranges: "1914-18" is 1914 and 18, each with its value. The token that
 * stands between; DL_NONE: T is no range. */
static uint32_t middle_of(const writer *w, const dl_timex *t) {
    if (!strchr(t->value, '/')) return DL_NONE;
    for (uint32_t at = t->first + 1; at + 1 < t->first + t->n; at++)
        if (is_between(dl_token_str(&w->a->doc, &w->a->text.tokens.at[at]))) return at;
    return DL_NONE;
}

static void write_times(const writer *w) {
    for (uint32_t i = 0; i < w->a->whens.timexes.n; i++) {
        const dl_timex *t = &w->a->whens.timexes.at[i];
        dl_str last = dl_str_of(t->value);
        uint32_t middle = middle_of(w, t), end = t->first + t->n;
        if (middle == DL_NONE) {
            write_time(w, t, t->span, last);
            continue;
        }
        dl_str first = dl_str_cut(&last, '/');
        const dl_text *text = &w->a->text;
        write_time(w, t, dl_token_span(text, t->first, middle - t->first), first);
        write_time(w, t, dl_token_span(text, middle + 1, end - middle - 1), last);
    }
}

/* ---- actors and attributions ------------------------------------------------------------ */

/* Where MENTION stands; null: nowhere. */
static void put_mention(const writer *w, uint32_t mention) {
    dl_span span = { 0 };
    if (mention != DL_NONE) {
        const dl_mention *m = &w->a->mentions.list.at[mention];
        span = dl_token_span(&w->a->text, m->first, m->n);
    }
    put_pair(w, span);
}

static void write_actors(const writer *w) {
    static const char *const forms[] = { "name", "nominal", "pronoun" };
    for (uint32_t i = 0; i < w->a->mentions.list.n; i++) {
        const dl_mention *m = &w->a->mentions.list.at[i];
        const dl_actor *actor =
            m->actor == DL_NONE ? NULL : &w->a->mentions.found.at[m->actor];
        int kind = m->kind || !actor ? m->kind : actor->kind;
        begin_line(w, "actor");
        put_place(w, dl_token_span(&w->a->text, m->first, m->n));
        put_str(w, "form", dl_str_of(forms[m->form]));
        put_opt(w, "class", kind ? dl_str_of(dl_actor_kind_name(kind)) : (dl_str){ 0 });
        put_name(w, "adjective");
        dl_buf_puts(w->out, m->adjective ? "true" : "false");
        put_str(w, "name",
                actor && actor->name.len ? w->names[m->actor] : mention_text(w, m));
        put_opt(w, "key", actor ? actor->key : (dl_str){ 0 });
        put_name(w, "antecedent");
        put_mention(w, m->antecedent);
        end_line(w);
    }
}

static void put_who(const writer *w, const char *name, uint32_t mention) {
    put_name(w, name);
    if (mention == DL_NONE)
        dl_buf_puts(w->out, "null");
    else
        put_actor(w, mention, (dl_span){ 0 });
}

static void write_attributions(const writer *w) {
    for (uint32_t i = 0; i < w->a->speeches.list.n; i++) {
        const dl_speech *s = &w->a->speeches.list.at[i];
        begin_line(w, "attribution");
        put_name(w, "source");
        put_pair(w, s->source);
        put_name(w, "cue");
        put_pair(w, s->cue);
        put_name(w, "content");
        dl_buf_putc(w->out, '[');
        for (uint32_t c = 0; c < s->content.n; c++) {
            if (c) dl_buf_puts(w->out, ", ");
            put_pair(w, s->content.at[c]);
        }
        dl_buf_putc(w->out, ']');
        put_str(w, "mode", dl_str_of(dl_mode_name(s->mode)));
        put_who(w, "speaker", s->speaker);
        put_opt(w, "act", s->act);
        put_opt(w, "medium", s->medium);
        put_who(w, "addressee", s->addressee);
        put_name(w, "addressed");
        put_mention(w, s->addressee);
        end_line(w);
    }
}

/* ---- events ---------------------------------------------------------------------------- */

static const dl_field *field_named(const writer *w, const dl_event *e, const char *name) {
    int row = dl_event_field(&w->k->types.list.at[e->type], dl_str_of(name));
    for (uint32_t i = 0; row >= 0 && i < e->fields.n; i++)
        if (e->fields.at[i].field == row) return &e->fields.at[i];
    return NULL;
}

static dl_str field_text(const writer *w, const dl_event *e, const char *name) {
    const dl_field *f = field_named(w, e, name);
    return f ? f->text : (dl_str){ 0 };
}

/* The first telling of the event that E tells. */
static uint32_t first_telling(const dl_events *events, uint32_t i) {
    while (events->list.at[i].same_as != DL_NONE) {
        DL_ASSERT(events->list.at[i].same_as < i);
        i = events->list.at[i].same_as;
    }
    return i;
}

/* "demand-3f2a91": the same for all tellings, another for any other event. */
static void put_event_name(const writer *w, uint32_t i) {
    const dl_event *e = &w->a->events.list.at[first_telling(&w->a->events, i)];
    dl_str type = w->k->types.list.at[e->type].name;
    uint64_t hash =
        dl_str_hash(w->a->doc.id) ^ (0x9e3779b97f4a7c15u * (e->trigger.off + 1u));
    hash ^= hash >> 29;
    dl_buf_printf(w->out, ", \"event\": \"%.*s-%06x\"", DL_ARG(type),
                  (unsigned)(hash * 0xbf58476d1ce4e5b9u >> 40));
}

/* As coarse as the text: day, month or year; END: the last day when the span is more than
 * one such unit. */
static void put_dates(const writer *w, const dl_event *e) {
    const dl_when *when = e->when == DL_NONE ? NULL : &w->a->whens.list.at[e->when];
    char first[DL_ISO_MAX], last[DL_ISO_MAX];
    bool known = when && when->basis != DL_BASIS_NONE && when->basis != DL_ASSUMED;
    put_name(w, "date");
    if (!known) {
        dl_buf_puts(w->out, "null, \"date_end\": null");
        return;
    }
    int unit = when->grain <= DL_BY_WEEK ? 10 : when->grain <= DL_BY_QUARTER ? 7 : 4;
    dl_iso_format(when->begins, first);
    dl_iso_format(when->ends - 1, last);
    bool longer = memcmp(first, last, (size_t)unit) != 0;
    dl_buf_printf(w->out, "\"%.*s\"", unit, first);
    if (longer)
        dl_buf_printf(w->out, ", \"date_end\": \"%.10s\"", last);
    else
        dl_buf_puts(w->out, ", \"date_end\": null");
}

static void put_roles(const writer *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    bool any = false;
    put_name(w, "actors");
    dl_buf_putc(w->out, '{');
    for (uint32_t role = 0; role < type->n_roles; role++) {
        bool here = false;
        for (uint32_t i = 0; i < e->parts.n; i++) {
            if (e->parts.at[i].role != role) continue;
            if (!here) {
                dl_buf_printf(w->out, "%s\"%.*s\": [", any ? ", " : "",
                              DL_ARG(type->roles[role].name));
            } else {
                dl_buf_puts(w->out, ", ");
            }
            here = any = true;
            put_actor(w, e->parts.at[i].mention, e->parts.at[i].words);
        }
        if (here) dl_buf_putc(w->out, ']');
    }
    dl_buf_putc(w->out, '}');
}

/* Every field by its declared name: words as text, numbers, flags. */
static void put_fields(const writer *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    put_name(w, "fields");
    dl_buf_putc(w->out, '{');
    for (uint32_t i = 0; i < e->fields.n; i++) {
        const dl_field *f = &e->fields.at[i];
        dl_buf_printf(w->out, "%s\"%.*s\": ", i ? ", " : "",
                      DL_ARG(type->fields[f->field].name));
        switch (type->fields[f->field].kind) {
        case DL_FIELD_NUMBER: dl_buf_printf(w->out, "%lld", (long long)f->number); break;
        case DL_FIELD_FLAG: dl_buf_puts(w->out, f->number ? "true" : "false"); break;
        default: dl_json_str(w->out, f->text); break;
        }
    }
    dl_buf_putc(w->out, '}');
}

static void put_codes(const writer *w, const dl_event *e, const dl_event_type *type) {
    dl_event_fact facts[DL_MAX_FIELDS + 1] = { { DL_LIT("status"),
                                                 dl_str_of(dl_status_name(e->status)) } };
    uint32_t n = 1;
    for (uint32_t i = 0; i < e->fields.n && n < DL_N(facts); i++) {
        const dl_field *f = &e->fields.at[i];
        facts[n++] = (dl_event_fact){ type->fields[f->field].name, f->text };
    }
    const dl_event_code *code = dl_event_code_of(type, facts, n);
    put_opt(w, "plover", code ? code->plover : type->plover);
    put_opt(w, "cameo", code ? code->cameo : type->cameo);
}

/* The words of a place, but "Kuwait" for "Kuwaiti waters". */
static dl_str place_text(const writer *w, const dl_mention *m) {
    bool named = m->adjective && m->actor != DL_NONE;
    return named ? w->a->mentions.found.at[m->actor].name : mention_text(w, m);
}

static void put_details(const writer *w, const dl_event *e) {
    const dl_event_type *type = &w->k->types.list.at[e->type];
    const dl_field *round = field_named(w, e, "round");
    const dl_field *content = field_named(w, e, "content");
    dl_str place = { 0 };
    if (e->place != DL_NONE) place = place_text(w, &w->a->mentions.list.at[e->place]);
    put_opt(w, "place", place);
    put_name(w, "round");
    if (round)
        dl_buf_printf(w->out, "%lld", (long long)round->number);
    else
        dl_buf_puts(w->out, "null");
    put_opt(w, "mode", field_text(w, e, "mode"));
    put_opt(w, "medium", field_text(w, e, "medium"));
    put_opt(w, "topic", field_text(w, e, "topic"));
    put_name(w, "content");
    put_pair(w, content ? content->span : (dl_span){ 0 });
    put_codes(w, e, type);
    if (w->kinds & DL_ANNOTATE_FIELDS) put_fields(w, e);
    dl_buf_printf(w->out, ", \"confidence\": %u.%02u", e->confidence / 100u,
                  e->confidence % 100u);
    put_opt(w, "rule",
            e->rule ? dl_rules_get(w->k->rules, e->rule)->name : (dl_str){ 0 });
}

static void write_events(const writer *w) {
    for (uint32_t i = 0; i < w->a->events.list.n; i++) {
        const dl_event *e = &w->a->events.list.at[i];
        int basis =
            e->when == DL_NONE ? DL_BASIS_NONE : w->a->whens.list.at[e->when].basis;
        begin_line(w, "event");
        put_event_name(w, i);
        put_str(w, "type", w->k->types.list.at[e->type].name);
        put_str(w, "status", dl_str_of(dl_status_name(e->status)));
        put_place(w, e->trigger);
        put_dates(w, e);
        put_opt(w, "basis", basis ? dl_str_of(dl_basis_name(basis)) : (dl_str){ 0 });
        put_roles(w, e);
        put_details(w, e);
        end_line(w);
    }
}

/* ---- clauses --------------------------------------------------------------------------- */

static void put_lemma(const writer *w, const dl_clause *c) {
    char buf[DL_LEMMA_MAX];
    const dl_text *text = &w->a->text;
    dl_str form = dl_token_str(&w->a->doc, &text->tokens.at[c->predicate]);
    bool first = c->predicate == text->sentences.at[c->sentence].first;
    dl_buf all = { 0 };
    dl_buf_str(&all, dl_lemma(form, w->a->trees.at[c->predicate].pos, first, buf));
    if (c->particle != DL_NONE) {
        dl_buf_putc(&all, ' ');
        dl_buf_str(&all, dl_token_str(&w->a->doc, &text->tokens.at[c->particle]));
    }
    put_str(w, "lemma", (dl_str){ all.ptr, (uint32_t)all.len });
    dl_buf_free(&all);
}

static void put_token(const writer *w, const char *name, uint32_t token) {
    put_name(w, name);
    put_pair(w, token == DL_NONE ? (dl_span){ 0 } : dl_token_span(&w->a->text, token, 1));
}

static void put_argument(const writer *w, const dl_argument *a) {
    dl_str word = dl_str_of(dl_function_name(a->function));
    if (a->function == DL_FUNCTION_OBLIQUE)
        word = dl_token_str(&w->a->doc, &w->a->text.tokens.at[a->word]);
    uint32_t first, n;
    dl_phrase_of(&w->a->trees, a->head, &first, &n);
    dl_buf_puts(w->out, "{\"function\": ");
    dl_json_str(w->out, word);
    put_place(w, dl_token_span(&w->a->text, first, n));
    put_token(w, "head", a->head);
    put_name(w, "written");
    dl_buf_puts(w->out, a->filled ? "false}" : "true}");
}

static void write_clauses(const writer *w) {
    for (uint32_t i = 0; i < w->a->clauses.list.n; i++) {
        const dl_clause *c = &w->a->clauses.list.at[i];
        begin_line(w, "clause");
        put_place(w, dl_token_span(&w->a->text, c->predicate, 1));
        put_lemma(w, c);
        put_str(w, "type", dl_str_of(dl_clause_kind_name(c->kind)));
        put_opt(w, "tense", dl_str_of(dl_tense_name(c->tense)));
        put_str(w, "form", dl_str_of(dl_verb_form_name(c->form)));
        put_str(w, "voice", dl_str_of(c->flags & DL_PASSIVE ? "passive" : "active"));
        put_str(w, "polarity",
                dl_str_of(c->flags & DL_NEGATED ? "negative" : "positive"));
        put_opt(w, "modality", dl_str_of(dl_modality_name(c->modality)));
        put_token(w, "under", c->under);
        put_str(w, "relation", dl_str_of(dl_rel_name(c->function)));
        put_name(w, "arguments");
        dl_buf_putc(w->out, '[');
        for (uint32_t k = 0; k < c->n; k++) {
            if (k) dl_buf_puts(w->out, ", ");
            put_argument(w, &w->a->clauses.arguments.at[c->first + k]);
        }
        dl_buf_putc(w->out, ']');
        end_line(w);
    }
}

/* ---- rows ------------------------------------------------------------------------------ */

static void write_rows(const writer *w) {
    dl_buf_str(w->out, (dl_str){ w->rows.ptr, (uint32_t)w->rows.len });
}

/* ---- all of it ------------------------------------------------------------------------- */

void dl_annotate(const dl_knowledge *k, dl_analysis *a, unsigned kinds, dl_buf *out) {
    static void (*const write_kind[])(const writer *w) = {
        write_document, write_times,   write_actors, write_attributions,
        write_events,   write_clauses, write_rows,
    };
    _Static_assert(DL_N(write_kind) == DL_ANNOTATE_ROWS, "a function for each kind");
    writer w = { .k = k, .a = a, .kinds = kinds, .out = out };
    dl_chars_make(a->mem, a->doc.text, &w.chars);
    w.names = dl_article_names(a);
    if (kinds & DL_ANNOTATE_ROW) w.n_rows = dl_store_rows(k, a, dl_json_str, &w.rows);
    for (size_t i = 0; i < DL_N(write_kind); i++)
        if (kinds & 1u << i) write_kind[i](&w);
    out->full = out->full || w.rows.full;
    dl_buf_free(&w.rows);
}
