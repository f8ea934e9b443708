/* speech.c - the stage: attributions by the network, or by order of words without it.
 *
 * In:  tokens, quotations, mentions, trees. Out: speeches with their media and addressees.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"
#include "tagger_model.h"

extern const char dl_attribution_data[], dl_attribution_data_end[];

static const char *const mode_names[] = { "direct", "indirect", "mixed" };
_Static_assert(DL_N(mode_names) == DL_MODE_COUNT, "a name for every mode");

const char *dl_mode_name(int mode) {
    DL_ASSERT(mode >= 0 && mode < DL_MODE_COUNT);
    return mode_names[mode];
}

dl_str dl_attributor_embedded(void) {
    return (dl_str){ dl_attribution_data,
                     (uint32_t)(dl_attribution_data_end - dl_attribution_data) };
}

dl_code dl_find_speech(dl_arena *mem, const dl_attributor *model, const dl_rules *rules,
                       const dl_words *words, const dl_document *doc, dl_text *text,
                       dl_mentions *mentions, const dl_grammar *grammar,
                       dl_speeches *speeches, dl_err *err) {
    bool network = model && grammar->n;
    unit_source from;
    if (network) {
        from = unit_source_of(mem, words, doc, text, mentions, grammar, model->rel_kinds);
        tagged_list list = { 0 };
        tagger_run(model, &from, &list);
        turn_headlines(&from, &list);
        add_judged(&from, &list);
        add_quoted_as(&from, &list);
        add_nested(&from, &list);
        add_noted(&from, &list);
        add_turns(&from, &list);
        add_floating(&from, &list);
        drop_unsaid(&from, &list);
        drop_no_cues(&from, &list);
        find_sources(&from, &list);
        cut_named_before(&from, &list);
        find_told(&from, &list);
        mention_sources(&from, &list, text, mentions);
        name_speakers(&from, &list, text, mentions);
        speeches_of(&from, &list, text, speeches);
    } else {
        find_by_order(mem, words, doc, text, mentions, speeches);
    }
    if (speeches->list.n > DL_MAX_EVENTS)
        return dl_fail(err, DL_ELIMIT, "more than %u attributions", DL_MAX_EVENTS);
    dl_find_media(mem, rules, words, doc, text, mentions, network ? &from : NULL,
                  speeches);
    if (network) add_voices(&from, text, mentions, speeches);
    return DL_OK;
}
