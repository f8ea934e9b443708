/* annotate.c - what was found in an article, as JSON Lines with character offsets.
 *
 * In:  an analysis. Out: one object a line, kinds in the order of DL_ANNOTATION_LIST.
 * Everything is written in one order and one form, so that the output is the same byte for
 * byte in every run.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_line.h"

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

static dl_str dateline_str(const annotator *w) {
    const dl_text *text = &w->a->text;
    if (!text->dateline.n) return (dl_str){ 0 };
    return dl_span_str(&w->a->doc,
                       dl_token_span(text, text->dateline.first, text->dateline.n));
}

static void write_document(const annotator *w) {
    const dl_document *doc = &w->a->doc;
    char iso[DL_ISO_MAX], zone[ZONE_MAX];
    dl_note_begin(w, "document");
    dl_note_opt(w, "title", doc->title);
    dl_note_opt(w, "published", published_str(doc->published, iso));
    if (doc->published != DL_NO_TIME && doc->zone != DL_NO_ZONE)
        dl_note_str(w, "zone", zone_str(doc->zone, zone));
    if (doc->updated != DL_NO_TIME)
        dl_note_str(w, "updated", published_str(doc->updated, iso));
    dl_note_opt(w, "source", doc->source);
    dl_note_opt(w, "author", doc->author);
    bool is_url = dl_str_find(doc->uri, DL_LIT("://"), 0) != DL_NONE;
    dl_note_opt(w, "url", is_url ? doc->uri : (dl_str){ 0 });
    dl_note_opt(w, "lang", doc->lang);
    dl_note_opt(w, "dateline", dateline_str(w));
    if (w->kinds & DL_ANNOTATE_FIELDS) { /* what --load needs to store it */
        dl_note_str(w, "uri", doc->uri);
        dl_note_str(w, "rules", dl_str_of(w->k->fingerprint));
        dl_buf_printf(w->out, ", \"rows\": %u", w->n_rows);
    }
    dl_note_str(w, "text", doc->text);
    dl_note_end(w);
}

static void write_time(const annotator *w, const dl_timex *t, dl_span span,
                       dl_str value) {
    dl_note_begin(w, "time");
    dl_note_place(w, span);
    dl_note_str(w, "type", dl_str_of(dl_timex_type_name(t->type)));
    dl_note_opt(w, "value", value);
    dl_note_opt(w, "mod", dl_str_of(dl_mod_name(t->mod)));
    dl_note_end(w);
}

static bool is_between(dl_str word) {
    static const char *const words[] = { "-",       "\xE2\x80\x93", "to",  "until",
                                         "through", "and",          "till" };
    return dl_str_among(word, words, DL_N(words));
}

/* TIMEX3 has no ranges: "1914-18" is 1914 and 18, each with its value. The token that
 * stands between; DL_NONE: T is no range. */
static uint32_t middle_of(const annotator *w, const dl_timex *t) {
    if (!strchr(t->value, '/')) return DL_NONE;
    for (uint32_t at = t->first + 1; at + 1 < t->first + t->n; at++)
        if (is_between(dl_token_str(&w->a->doc, &w->a->text.tokens.at[at]))) return at;
    return DL_NONE;
}

static void write_times(const annotator *w) {
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
static void put_mention(const annotator *w, uint32_t mention) {
    dl_span span = { 0 };
    if (mention != DL_NONE) {
        const dl_mention *m = &w->a->mentions.list.at[mention];
        span = dl_token_span(&w->a->text, m->first, m->n);
    }
    dl_note_pair(w, span);
}

static void write_actors(const annotator *w) {
    static const char *const forms[] = { "name", "nominal", "pronoun" };
    for (uint32_t i = 0; i < w->a->mentions.list.n; i++) {
        const dl_mention *m = &w->a->mentions.list.at[i];
        const dl_actor *actor =
            m->actor == DL_NONE ? NULL : &w->a->mentions.found.at[m->actor];
        int kind = m->kind || !actor ? m->kind : actor->kind;
        dl_note_begin(w, "actor");
        dl_note_place(w, dl_token_span(&w->a->text, m->first, m->n));
        dl_note_str(w, "form", dl_str_of(forms[m->form]));
        dl_note_opt(w, "class",
                    kind ? dl_str_of(dl_actor_kind_name(kind)) : (dl_str){ 0 });
        dl_note_name(w, "adjective");
        dl_buf_puts(w->out, m->adjective ? "true" : "false");
        dl_note_str(w, "name",
                    actor && actor->name.len ? w->names[m->actor]
                                             : dl_mention_words(w->a, m));
        dl_note_opt(w, "key", actor ? actor->key : (dl_str){ 0 });
        dl_note_name(w, "antecedent");
        put_mention(w, m->antecedent);
        dl_note_end(w);
    }
}

static void put_who(const annotator *w, const char *name, uint32_t mention) {
    dl_note_name(w, name);
    if (mention == DL_NONE)
        dl_buf_puts(w->out, "null");
    else
        dl_note_actor(w, mention, (dl_span){ 0 });
}

/* "Lund's remarks": that somebody spoke is told, and nothing that could be attributed. */
static bool is_named_only(const dl_speech *s) {
    return s->content.n == 1 && s->content.at[0].off == s->cue.off &&
           s->content.at[0].len == s->cue.len;
}

static void write_attributions(const annotator *w) {
    for (uint32_t i = 0; i < w->a->speeches.list.n; i++) {
        const dl_speech *s = &w->a->speeches.list.at[i];
        if (is_named_only(s)) continue;
        dl_note_begin(w, "attribution");
        dl_note_name(w, "source");
        dl_note_pair(w, s->source);
        dl_note_name(w, "cue");
        dl_note_pair(w, s->cue);
        dl_note_name(w, "content");
        dl_buf_putc(w->out, '[');
        for (uint32_t c = 0; c < s->content.n; c++) {
            if (c) dl_buf_puts(w->out, ", ");
            dl_note_pair(w, s->content.at[c]);
        }
        dl_buf_putc(w->out, ']');
        dl_note_str(w, "mode", dl_str_of(dl_mode_name(s->mode)));
        put_who(w, "speaker", s->speaker);
        dl_note_opt(w, "act", s->act);
        dl_note_opt(w, "medium", s->medium);
        put_who(w, "addressee", s->addressee);
        dl_note_name(w, "addressed");
        put_mention(w, s->addressee);
        dl_note_end(w);
    }
}

/* ---- rows ------------------------------------------------------------------------------ */

static void write_rows(const annotator *w) {
    dl_buf_str(w->out, (dl_str){ w->rows.ptr, (uint32_t)w->rows.len });
}

/* ---- all of it ------------------------------------------------------------------------- */

void dl_annotate(const dl_knowledge *k, dl_analysis *a, unsigned kinds, dl_buf *out) {
    static void (*const write_kind[])(const annotator *w) = {
        write_document, write_times,     write_actors, write_attributions,
        dl_note_events, dl_note_clauses, write_rows,
    };
    _Static_assert(DL_N(write_kind) == DL_ANNOTATE_ROWS, "a function for each kind");
    annotator w = { .k = k, .a = a, .kinds = kinds, .out = out };
    dl_chars_make(a->mem, a->doc.text, &w.chars);
    w.names = dl_article_names(a);
    if (kinds & DL_ANNOTATE_ROW) w.n_rows = dl_store_rows(k, a, dl_json_str, &w.rows);
    for (size_t i = 0; i < DL_N(write_kind); i++)
        if (kinds & 1u << i) write_kind[i](&w);
    out->full = out->full || w.rows.full;
    dl_buf_free(&w.rows);
}
