/* named_later.c - deeds told without a time that a later sentence names by their day: "Two
 * soldiers were hurt in a shooting ... Settlers gathered after Saturday's shooting".
 *
 * In:  the events of an article. Out: that day for the tellings before, with the basis
 *      "context".
 * News tells a deed first and its day often only in passing, or names as known what it tells of
 * further down: "the bombing ... On May 7 a bomb went off". Where the article names deeds of
 * that kind by two days nothing is taken.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum {
    LEAD_SENTENCES = 3, /* whose attack, told by a verb, is what the article is about */
    NEWS_DAYS = 7,      /* a day further back names another deed */
    LATER_MOST = 64,    /* tellings; keeps long articles near linear */
    EARLIER_MOST = 512, /* tellings; the same */
};

/* Does the day of EVENT, over when the article came out, stand before its noun and belong to
 * that alone: "Saturday's shooting", "the May 7 bombing"? */
static bool is_named_by_day(const struct event_work *w, const dl_event *event,
                            uint32_t noun) {
    if (noun == DL_NONE || event->timex == DL_NONE || event->when_op.len ||
        event->when == DL_NONE || event->status != DL_OCCURRED)
        return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    const dl_when *when = &w->whens->list.at[event->when];
    if (t->first >= noun || when->grain > DL_BY_DAY ||
        when->ends > w->doc->published + DL_MINUTES_A_DAY ||
        when->begins < w->doc->published - NEWS_DAYS * (dl_minute)DL_MINUTES_A_DAY)
        return false;
    owners o = owners_of(w, &(word_run){ t->first, t->n });
    return o.n && o.at[0] == noun;
}

/* The telling behind event I that names what NOUN (DL_NONE: a verb) told, by its day; NULL: none,
 * or several of different days. */
static const dl_event *named_behind(const struct event_work *w, uint32_t i,
                                    uint32_t noun) {
    const dl_event *list = w->out->list.at, *found = NULL;
    for (uint32_t k = i + 1; k < w->out->list.n && k < i + LATER_MOST; k++) {
        uint32_t name = name_of_deed(w, &list[k]);
        if (list[k].type != list[i].type || list[k].sentence == list[i].sentence ||
            !is_named_by_day(w, &list[k], name))
            continue;
        if (found && w->whens->list.at[found->when].begins !=
                         w->whens->list.at[list[k].when].begins)
            return NULL;
        if (!found) found = &list[k];
    }
    if (!found || !places_agree(w, &list[i], found) ||
        !numbers_agree(w, &list[i], found) || parties_differ(w, found, &list[i]))
        return NULL;
    bool alike = noun == DL_NONE ? list[i].sentence < LEAD_SENTENCES
                                 : names_alike(w, noun, name_of_deed(w, found));
    return alike ? found : NULL;
}

/* "a shooting", "the march": one deed; "attacks" may be of many days. */
static bool is_one(const struct event_work *w, uint32_t noun) {
    return dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE &&
           !dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[noun]), "s") &&
           !is_other_deed(w, noun);
}

/* Does a sentence before that of event I tell of one of its type? */
static bool is_told_earlier(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    for (uint32_t k = i; k-- > 0 && i - k < EARLIER_MOST;)
        if (list[k].type == list[i].type && list[k].sentence < list[i].sentence)
            return true;
    return false;
}

/* "Work went on at the scene of the bombing. ... On May 7 a bomb went off": the telling behind
 * event I, with a day of its own, of what the definite NOUN names as known; NULL: none,
 * or several of different days. */
static const dl_event *told_behind(const struct event_work *w, uint32_t i,
                                   uint32_t noun) {
    const dl_event *list = w->out->list.at, *found = NULL;
    if (is_told_earlier(w, i)) return NULL;
    for (uint32_t k = i + 1; k < w->out->list.n && k < i + LATER_MOST; k++) {
        if (list[k].type != list[i].type || list[k].sentence == list[i].sentence ||
            list[k].status != DL_OCCURRED || list[k].timex == DL_NONE ||
            list[k].when == DL_NONE || list[k].when_op.len ||
            !may_name(w, &list[i], noun, &list[k]))
            continue;
        const dl_when *when = &w->whens->list.at[list[k].when];
        if (when->grain > DL_BY_DAY ||
            when->ends > w->doc->published + DL_MINUTES_A_DAY ||
            (found && w->whens->list.at[found->when].begins != when->begins))
            return NULL;
        if (!found) found = &list[k];
    }
    return found;
}

void date_by_later_name(const struct event_work *w) {
    if (w->doc->published == DL_NO_TIME || !w->clauses->at) return;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!wants_time(w, event)) continue;
        uint32_t noun = name_of_deed(w, event);
        bool attack = is_type(w, event, "attack");
        if (noun == DL_NONE ? !attack : !is_one(w, noun)) continue;
        if (!attack && !is_type(w, event, "protest")) continue; /* talks last for days */
        const dl_event *other = named_behind(w, i, noun);
        if (!other && attack && noun != DL_NONE && is_definite(w, noun))
            other = told_behind(w, i, noun);
        if (other) take_time(w, event, other);
    }
}
