/* annotate_line.c - the parts that lines of annotations are put together from.
 *
 * In:  values and spans of an analysis. Out: members of a JSON object, in the order in which
 * they are asked for; offsets in characters.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_line.h"

void dl_note_begin(const annotator *w, const char *kind) {
    dl_buf_puts(w->out, "{\"doc\": ");
    dl_json_str(w->out, w->a->doc.id);
    dl_buf_puts(w->out, ", \"kind\": ");
    dl_json_str(w->out, dl_str_of(kind));
}

void dl_note_end(const annotator *w) {
    dl_buf_puts(w->out, "}\n");
}

void dl_note_name(const annotator *w, const char *name) {
    dl_buf_printf(w->out, ", \"%s\": ", name);
}

void dl_note_str(const annotator *w, const char *name, dl_str value) {
    dl_note_name(w, name);
    dl_json_str(w->out, value);
}

void dl_note_opt(const annotator *w, const char *name, dl_str value) {
    dl_note_name(w, name);
    if (value.len)
        dl_json_str(w->out, value);
    else
        dl_buf_puts(w->out, "null");
}

void dl_note_place(const annotator *w, dl_span span) {
    dl_span c = dl_chars_span(&w->chars, span);
    dl_buf_printf(w->out, ", \"start\": %u, \"end\": %u", c.off, c.off + c.len);
    dl_note_str(w, "text", dl_span_str(&w->a->doc, span));
}

void dl_note_pair(const annotator *w, dl_span span) {
    dl_span c = dl_chars_span(&w->chars, span);
    if (span.len)
        dl_buf_printf(w->out, "[%u, %u]", c.off, c.off + c.len);
    else
        dl_buf_puts(w->out, "null");
}

void dl_note_actor(const annotator *w, uint32_t mention, dl_span words) {
    const dl_mention *m = &w->a->mentions.list.at[mention];
    const dl_actor *actor =
        m->actor == DL_NONE ? NULL : &w->a->mentions.found.at[m->actor];
    bool nameless = !actor && m->form == DL_FORM_PRONOUN && m->antecedent != DL_NONE;
    if (nameless) m = &w->a->mentions.list.at[m->antecedent]; /* "they": "the traders" */
    bool metonym = m->method == DL_BY_METONYM && m->form == DL_FORM_NAME;
    dl_buf_puts(w->out, "{\"name\": ");
    dl_json_str(w->out, actor && actor->name.len && !metonym ? w->names[m->actor]
                        : words.len ? dl_span_str(&w->a->doc, words)
                                    : dl_mention_words(w->a, m));
    dl_note_opt(w, "key", actor ? actor->key : (dl_str){ 0 });
    dl_buf_putc(w->out, '}');
}
