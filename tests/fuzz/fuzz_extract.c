/* fuzz_extract.c - any text through all stages, with the seeds' knowledge; every piece
 * found points into the article, every stage prints, every event can be explained.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool inside(const dl_analysis *a, dl_span span) {
    return span.off <= a->doc.text.len && span.len <= a->doc.text.len - span.off;
}

static bool is_index(uint32_t i, uint32_t n) {
    return i == DL_NONE || i < n;
}

static void check_speeches(const dl_analysis *a) {
    for (uint32_t i = 0; i < a->speeches.list.n; i++) {
        const dl_speech *s = &a->speeches.list.at[i];
        DL_ASSERT(inside(a, s->source) && inside(a, s->cue) && inside(a, s->outlet));
        DL_ASSERT(s->cue.len > 0 && s->content.n > 0);
        DL_ASSERT(s->sentence < a->text.sentences.n && s->mode < DL_MODE_COUNT);
        DL_ASSERT(is_index(s->speaker, a->mentions.list.n));
        DL_ASSERT(is_index(s->addressee, a->mentions.list.n));
        for (uint32_t c = 0; c < s->content.n; c++)
            DL_ASSERT(s->content.at[c].len > 0 && inside(a, s->content.at[c]));
    }
}

static void check_event(const dl_knowledge *k, const dl_analysis *a, uint32_t i) {
    const dl_event *e = &a->events.list.at[i];
    const dl_event_type *type = &k->types.list.at[e->type];
    DL_ASSERT(e->type < k->types.list.n && e->status < DL_STATUS_COUNT);
    DL_ASSERT(e->trigger.len > 0 && inside(a, e->trigger) && inside(a, e->evidence));
    DL_ASSERT(e->evidence.off <= e->trigger.off && e->confidence <= 100);
    DL_ASSERT(is_index(e->timex, a->whens.timexes.n));
    DL_ASSERT(is_index(e->when, a->whens.list.n));
    DL_ASSERT(is_index(e->place, a->mentions.list.n));
    DL_ASSERT(is_index(e->speech, a->speeches.list.n));
    DL_ASSERT(e->same_as == DL_NONE || e->same_as < i);
    for (uint32_t p = 0; p < e->parts.n; p++) {
        DL_ASSERT(e->parts.at[p].mention < a->mentions.list.n);
        DL_ASSERT(e->parts.at[p].role < type->n_roles);
    }
    for (uint32_t f = 0; f < e->fields.n; f++) {
        DL_ASSERT(e->fields.at[f].field < type->n_fields);
        DL_ASSERT(inside(a, e->fields.at[f].span));
    }
}

static void check(const dl_knowledge *k, const dl_analysis *a) {
    dl_buf out = { 0 };
    check_speeches(a);
    for (size_t i = 0; i < dl_stage_count(); i++) {
        bool printed = dl_dump(k, a, dl_stage_name(i), &out);
        DL_ASSERT(printed);
    }
    for (uint32_t i = 0; i < a->events.list.n; i++) {
        check_event(k, a, i);
        dl_explain(k, a, i, &out);
    }
    DL_ASSERT(!out.len || dl_utf8_check(out.ptr, out.len) == out.len);
    dl_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static dl_knowledge *k; /* loaded once: the seeds are no input of this target */
    dl_err err = { 0 };
    if (size > 1 << 16 || dl_utf8_check((const char *)data, size) < size) return 0;
    if (!k) {
        dl_code rc = dl_knowledge_load(&k, NULL, &err);
        DL_ASSERT(rc == DL_OK);
    }
    dl_analysis a;
    dl_document doc = { .text = { (const char *)data, (uint32_t)size },
                        .published = DL_NO_TIME };
    if (size % 2) {
        bool dated = dl_iso_parse(DL_LIT("2003-05-14"), &doc.published);
        DL_ASSERT(dated);
    }
    dl_analysis_init(&a);
    if (dl_extract(k, &doc, &a, NULL, &err) == DL_OK) check(k, &a);
    dl_analysis_free(&a);
    return 0;
}
