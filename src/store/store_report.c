/* store_report.c - what was found in one article, as rows.
 *
 * In:  an analysis, all links by index.
 * Out: rows of article_actor, actor_role, report, report_actor, report_field.
 * An id is article * 65536 + number in the article, so an index becomes an id by adding.
 *
 * SPDX-License-Identifier: MIT */
#include "store_report.h"

typedef struct {
    dl_store *store;
    const dl_knowledge *k;
    const dl_analysis *a;
    dl_chars chars;
    int64_t article, base; /* base: the id of number 0 */
    dl_minute published;   /* in force */
} job;

static void bind_index(const job *j, dl_row *q, const char *name, uint32_t i) {
    dl_row_maybe(q, name, i != DL_NONE, j->base + i);
}

static void bind_span(const job *j, dl_row *q, const char *off, const char *len,
                      dl_span span) {
    dl_span chars = dl_chars_span(&j->chars, span);
    dl_row_int(q, off, chars.off);
    dl_row_int(q, len, chars.len);
}

static dl_str mention_str(const job *j, const dl_mention *m) {
    if (m->n == 0) return (dl_str){ 0 };
    return dl_span_str(&j->a->doc, dl_token_span(&j->a->text, m->first, m->n));
}

/* ---- actors -------------------------------------------------------------------------- */

enum { MAX_NAMES = 12, MAX_NAME_BYTES = 200 };

typedef struct {
    uint32_t mentions;
    uint32_t n;
    dl_str names[MAX_NAMES]; /* distinct forms */
} actor_use;

static bool is_name(const dl_mention *m) {
    return m->form == DL_FORM_NAME && !m->adjective && (m->method <= DL_BY_ACRONYM);
}

static void note_name(actor_use *use, dl_str name) {
    if (use->n == MAX_NAMES || name.len == 0 || name.len > MAX_NAME_BYTES ||
        memchr(name.ptr, '\n', name.len))
        return;
    for (uint32_t i = 0; i < use->n; i++)
        if (dl_str_eq(use->names[i], name)) return;
    use->names[use->n++] = name;
}

static actor_use *count_uses(const job *j) {
    const dl_mentions *mentions = &j->a->mentions;
    actor_use *uses = DL_NEW_N(j->a->mem, actor_use, mentions->found.n);
    for (uint32_t i = 0; i < mentions->found.n; i++)
        note_name(&uses[i], mentions->found.at[i].name);
    for (uint32_t i = 0; i < mentions->list.n; i++) {
        const dl_mention *m = &mentions->list.at[i];
        if (m->actor == DL_NONE) continue;
        uses[m->actor].mentions++;
        if (is_name(m)) note_name(&uses[m->actor], mention_str(j, m));
    }
    return uses;
}

static dl_str join_names(const job *j, const actor_use *use) {
    dl_str all = use->n ? use->names[0] : (dl_str){ 0 };
    for (uint32_t i = 1; i < use->n; i++)
        all = dl_str_fmt(j->a->mem, "%.*s\n%.*s", DL_ARG(all), DL_ARG(use->names[i]));
    return all;
}

static dl_code store_actors(const job *j, dl_err *err) {
    const dl_mentions *mentions = &j->a->mentions;
    const actor_use *uses = count_uses(j);
    for (uint32_t i = 0; i < mentions->found.n; i++) {
        const dl_actor *actor = &mentions->found.at[i];
        dl_row q;
        if (!dl_row_begin(j->store, SQL_ARTICLE_ACTOR_INSERT, &q, err)) return err->code;
        dl_row_int(&q, ":id", j->base + i);
        dl_row_int(&q, ":article", j->article);
        dl_row_str(&q, ":key", actor->key);
        dl_row_str(&q, ":name", actor->name);
        dl_row_str(&q, ":names", join_names(j, &uses[i]));
        dl_row_str(&q, ":kind", dl_str_of(dl_actor_kind_name(actor->kind)));
        dl_row_int(&q, ":known", actor->known);
        bind_index(j, &q, ":parent", actor->parent);
        dl_row_int(&q, ":mentions", uses[i].mentions);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

static dl_code store_roles(const job *j, dl_err *err) {
    const dl_mentions *mentions = &j->a->mentions;
    for (uint32_t i = 0; i < mentions->roles.n && i < DL_IDS_AN_ARTICLE; i++) {
        const dl_actor_role *role = &mentions->roles.at[i];
        if (role->actor == DL_NONE) continue;
        dl_row q;
        if (!dl_row_begin(j->store, SQL_ACTOR_ROLE_INSERT, &q, err)) return err->code;
        dl_row_int(&q, ":id", j->base + i);
        dl_row_int(&q, ":article", j->article);
        bind_index(j, &q, ":who", role->actor);
        bind_index(j, &q, ":of", role->of);
        dl_row_str(&q, ":role", dl_span_str(&j->a->doc, role->text));
        bind_span(j, &q, ":off", ":len", role->evidence);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* ---- reports ------------------------------------------------------------------------- */

static void bind_when(const job *j, dl_row *q, const dl_event *event) {
    const dl_whens *whens = &j->a->whens;
    const dl_timex *timex =
        event->timex == DL_NONE ? NULL : &whens->timexes.at[event->timex];
    const dl_when *own = event->when == DL_NONE ? NULL : &whens->list.at[event->when];
    dl_str op = event->when_op.len ? event->when_op
                : timex            ? dl_str_of(timex->op)
                                   : (dl_str){ 0 };
    dl_when w = { 0 };
    /* read with another publication date than the one in force: reckoned again */
    if (j->published != j->a->doc.published && op.len > 0) own = NULL;
    bool has = dl_report_time(op, own, j->published, &w);
    dl_row_time(q, ":begins", has ? w.begins : DL_NO_TIME);
    dl_row_time(q, ":ends", has ? w.ends : DL_NO_TIME);
    dl_row_opt(q, ":grain", has ? dl_str_of(dl_grain_name(w.grain)) : (dl_str){ 0 });
    dl_row_opt(q, ":basis", has ? dl_str_of(dl_basis_name(w.basis)) : (dl_str){ 0 });
    dl_row_int(q, ":approx", has && w.approx);
    dl_row_opt(q, ":when_text",
               timex ? dl_span_str(&j->a->doc, timex->span) : (dl_str){ 0 });
    dl_row_opt(q, ":when_op", op);
}

static void bind_place(const job *j, dl_row *q, const dl_event *event) {
    const dl_mention *place =
        event->place == DL_NONE ? NULL : &j->a->mentions.list.at[event->place];
    dl_str words = { 0 };
    if (place) words = mention_str(j, place);
    /* "the Qatari capital", "Kuwaiti waters" */
    if (place && place->actor != DL_NONE &&
        (place->form != DL_FORM_NAME || place->adjective))
        words = j->a->mentions.found.at[place->actor].name;
    dl_row_opt(q, ":place", words);
    bind_index(j, q, ":place_who", place ? place->actor : DL_NONE);
}

/* For every attribution the event that is its statement. */
static uint32_t *statements_of(const job *j) {
    const dl_events *events = &j->a->events;
    uint32_t n = j->a->speeches.list.n;
    uint32_t *out = DL_NEW_N(j->a->mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) out[i] = DL_NONE;
    for (uint32_t i = 0; i < events->list.n; i++) {
        const dl_event *event = &events->list.at[i];
        if (event->speech < n && out[event->speech] == DL_NONE &&
            dl_str_is(j->k->types.list.at[event->type].name, "statement"))
            out[event->speech] = i;
    }
    return out;
}

static dl_str rule_name(const job *j, uint16_t rule) {
    const dl_rule *r = rule ? dl_rules_get(j->k->rules, rule) : NULL;
    return r ? r->name : DL_LIT("code");
}

static dl_code store_report(const job *j, uint32_t i, const uint32_t *statements,
                            dl_err *err) {
    const dl_event *event = &j->a->events.list.at[i];
    dl_row q;
    if (!dl_row_begin(j->store, SQL_REPORT_INSERT, &q, err)) return err->code;
    uint32_t inside =
        event->speech < j->a->speeches.list.n ? statements[event->speech] : DL_NONE;
    dl_row_int(&q, ":id", j->base + i);
    dl_row_int(&q, ":article", j->article);
    dl_row_str(&q, ":type", j->k->types.list.at[event->type].name);
    dl_row_str(&q, ":status", dl_str_of(dl_status_name(event->status)));
    bind_when(j, &q, event);
    bind_place(j, &q, event);
    bind_span(j, &q, ":trigger_off", ":trigger_len", event->trigger);
    bind_span(j, &q, ":off", ":len", event->evidence);
    bind_index(j, &q, ":same_as", event->same_as);
    bind_index(j, &q, ":inside", inside == i ? DL_NONE : inside);
    dl_row_int(&q, ":confidence", event->confidence);
    dl_row_str(&q, ":rule", rule_name(j, event->rule));
    return dl_row_run(&q, err);
}

static dl_code store_parts(const job *j, uint32_t i, dl_err *err) {
    const dl_event *event = &j->a->events.list.at[i];
    const dl_event_type *type = &j->k->types.list.at[event->type];
    for (uint32_t n = 0; n < event->parts.n; n++) {
        const dl_part *part = &event->parts.at[n];
        const dl_mention *m = &j->a->mentions.list.at[part->mention];
        dl_row q;
        if (!dl_row_begin(j->store, SQL_REPORT_ACTOR_INSERT, &q, err)) return err->code;
        dl_row_int(&q, ":report", j->base + i);
        dl_row_int(&q, ":n", n);
        dl_row_str(&q, ":role", type->roles[part->role].name);
        bind_index(j, &q, ":who", m->actor);
        dl_row_str(&q, ":words",
                   part->words.len ? dl_span_str(&j->a->doc, part->words)
                                   : mention_str(j, m));
        bind_span(j, &q, ":off", ":len",
                  m->n ? dl_token_span(&j->a->text, m->first, m->n) : (dl_span){ 0 });
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

static void bind_field(const job *j, dl_row *q, uint8_t kind, const dl_field *field) {
    bool number = kind == DL_FIELD_NUMBER || kind == DL_FIELD_FLAG;
    dl_span span = dl_chars_span(&j->chars, field->span);
    dl_str text = field->text;
    if (text.len == 0 && field->span.len) text = dl_span_str(&j->a->doc, field->span);
    dl_row_maybe(q, ":number", number, field->number);
    dl_row_opt(q, ":text", text);
    dl_row_maybe(q, ":off", field->span.len > 0, span.off);
    dl_row_maybe(q, ":len", field->span.len > 0, span.len);
}

static dl_code store_fields(const job *j, uint32_t i, dl_err *err) {
    const dl_event *event = &j->a->events.list.at[i];
    const dl_event_type *type = &j->k->types.list.at[event->type];
    for (uint32_t n = 0; n < event->fields.n; n++) {
        const dl_field *field = &event->fields.at[n];
        dl_row q;
        if (!dl_row_begin(j->store, SQL_REPORT_FIELD_INSERT, &q, err)) return err->code;
        dl_row_int(&q, ":report", j->base + i);
        dl_row_int(&q, ":n", n);
        dl_row_str(&q, ":field", type->fields[field->field].name);
        bind_field(j, &q, type->fields[field->field].kind, field);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* ---- all of an article ----------------------------------------------------------------- */

dl_code dl_store_reports(dl_store *store, const dl_knowledge *k, const dl_analysis *a,
                         int64_t article, dl_minute published, dl_err *err) {
    job j = { .store = store,
              .k = k,
              .a = a,
              .article = article,
              .base = article * DL_IDS_AN_ARTICLE,
              .published = published };
    if (a->mentions.found.n > DL_MAX_ACTORS || a->events.list.n > DL_MAX_EVENTS)
        return dl_fail(err, DL_ELIMIT, "%u actors and %u events, limit %u",
                       a->mentions.found.n, a->events.list.n, DL_MAX_EVENTS);
    dl_chars_make(a->mem, a->doc.text, &j.chars);
    if (store_actors(&j, err) || store_roles(&j, err)) return err->code;
    const uint32_t *statements = statements_of(&j);
    for (uint32_t i = 0; i < a->events.list.n; i++)
        if (store_report(&j, i, statements, err) || store_parts(&j, i, err) ||
            store_fields(&j, i, err))
            return err->code;
    return DL_OK;
}

dl_code dl_store_delete_reports(dl_store *store, int64_t article, dl_err *err) {
    static const int blocks[] = { SQL_REPORT_FIELD_DELETE, SQL_REPORT_ACTOR_DELETE,
                                  SQL_REPORT_DELETE, SQL_ACTOR_ROLE_DELETE,
                                  SQL_ARTICLE_ACTOR_DELETE };
    for (size_t i = 0; i < DL_N(blocks); i++) {
        dl_row q;
        if (!dl_row_begin(store, blocks[i], &q, err)) return err->code;
        dl_row_int(&q, ":first", article * DL_IDS_AN_ARTICLE);
        dl_row_int(&q, ":behind", (article + 1) * DL_IDS_AN_ARTICLE);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}
