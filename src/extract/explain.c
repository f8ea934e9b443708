/* explain.c - why an event was read so, in words.
 *
 * In:  a finished analysis and the number of an event.
 * Out: the rule and where it stands, the words that gave status, time and actors.
 * What cannot be explained is not stored: everything here is data of the event itself.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/extract.h"

static void put_words(const dl_analysis *a, dl_buf *out, dl_span span) {
    dl_str s = dl_span_str(&a->doc, span);
    dl_buf_putc(out, '"');
    for (uint32_t i = 0; i < s.len; i++)
        dl_buf_putc(out, (unsigned char)s.ptr[i] < 0x20 ? ' ' : s.ptr[i]);
    dl_buf_putc(out, '"');
}

static void explain_rule(const dl_knowledge *k, const dl_event *e, dl_buf *out) {
    if (!e->rule) {
        dl_buf_puts(out, e->speech != DL_NONE || e->same_as == DL_NONE
                             ? "  found by: a cue of reported speech\n"
                             : "  found by: a noun that names again what was told\n");
        return;
    }
    const dl_rule *rule = dl_rules_get(k->rules, e->rule);
    dl_buf_printf(out, "  found by: rule %.*s (%s:%u)\n", DL_ARG(rule->name), rule->path,
                  rule->line);
}

static void explain_time(const dl_analysis *a, const dl_event *e, dl_buf *out) {
    if (e->timex == DL_NONE) {
        dl_buf_puts(out, "  time: the sentence gives none\n");
        return;
    }
    const dl_timex *t = &a->whens.timexes.at[e->timex];
    dl_buf_puts(out, "  time: ");
    put_words(a, out, t->span);
    if (e->when == DL_NONE) {
        dl_buf_printf(out,
                      " is reckoned from the publication date (%s), which is unknown\n",
                      t->op);
        return;
    }
    const dl_when *when = &a->whens.list.at[e->when];
    char words[80];
    dl_when_format(when, words, sizeof words);
    dl_buf_printf(out, " is %s (%s; basis: %s)\n", words, t->op,
                  dl_basis_name(when->basis));
}

static const char *method_words(uint8_t method) {
    static const char *const words[] = {
        "the dictionary", "its title", "its shape",    "a short name", "its acronym",
        "its role",       "a metonym", "a group noun", "a pronoun",    "who speaks",
    };
    _Static_assert(DL_N(words) == DL_BY_METHOD_COUNT, "words for every method");
    return method < DL_N(words) ? words[method] : "?";
}

static void explain_parts(const dl_knowledge *k, const dl_analysis *a, const dl_event *e,
                          dl_buf *out) {
    const dl_event_type *type = &k->types.list.at[e->type];
    for (uint32_t i = 0; i < e->parts.n; i++) {
        const dl_mention *m = &a->mentions.list.at[e->parts.at[i].mention];
        dl_buf_printf(out, "  %.*s: ", DL_ARG(type->roles[e->parts.at[i].role].name));
        put_words(a, out, dl_token_span(&a->text, m->first, m->n));
        if (m->actor != DL_NONE) {
            const dl_actor *actor = &a->mentions.found.at[m->actor];
            dl_buf_printf(out, " is %.*s (%.*s), known by %s", DL_ARG(actor->name),
                          DL_ARG(actor->key), method_words(m->method));
        }
        dl_buf_putc(out, '\n');
    }
}

void dl_explain(const dl_knowledge *k, const dl_analysis *a, uint32_t event,
                dl_buf *out) {
    DL_ASSERT(event < a->events.list.n);
    const dl_event *e = &a->events.list.at[event];
    const dl_event_type *type = &k->types.list.at[e->type];
    dl_buf_printf(out, "%.*s (%s, confidence %u %%): ", DL_ARG(type->name),
                  dl_status_name(e->status), e->confidence);
    put_words(a, out, e->trigger);
    dl_buf_putc(out, '\n');
    explain_rule(k, e, out);
    explain_time(a, e, out);
    explain_parts(k, a, e, out);
    dl_buf_puts(out, "  evidence: ");
    put_words(a, out, e->evidence);
    dl_buf_putc(out, '\n');
}
