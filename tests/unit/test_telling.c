/* test_telling.c - events in plain words: verbs, stages, what is moved, asked or imposed.
 *
 * A row: type, status, "role=name; ... | field=text; ...", content, place and the sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "../../src/query/query_inside.h"

static dl_arena *mem;

static void set_up(void) {
    mem = dl_arena_new();
}
static void tear_down(void) {
    dl_arena_free(mem);
}

static const struct {
    const char *type, *status, *parts, *content, *place, *sentence;
} tellings[] = {
    { "agreement", "possible", "participant=Norway; participant=Peru | stage=reached", "",
      "", "Possible agreement between Norway and Peru" },
    { "agreement", "denied", "participant=Norway; participant=Peru | ", "", "Lima",
      "No agreement between Norway and Peru in Lima" },
    { "agreement", "occurred", "participant=Norway | stage=accepted",
      "the demand of the fishermen", "", "Norway accepted the demand of the fishermen" },
    { "agreement", "denied", "participant=Norway; participant=Peru | ", "a price", "Lima",
      "Norway and Peru did not agree in Lima on a price" },
    { "agreement", "denied", "participant=Norway; participant=Peru | ", "a truce", "Lima",
      "Norway and Peru did not reach a truce in Lima" },
    { "agreement", "occurred", "participant=Norway; participant=Peru | stage=reached",
      "a price", "", "Norway and Peru agreed on a price" },
    { "agreement", "planned", "participant=Norway; participant=Peru | stage=signed", "",
      "", "Norway and Peru to sign an agreement" },
    { "agreement", "occurred", "participant=Norway | stage=reached", "to\nleave Lima", "",
      "Norway agreed to leave Lima" },
    { "statement", "occurred", "speaker=Anna Berg | act=stress",
      "the strength of relations", "", "Anna Berg stressed the strength of relations" },
    { "statement", "occurred", "speaker=Anna Berg | act=praise", "President Dahl on it",
      "", "Anna Berg praised President Dahl on it" },
    { "statement", "occurred", "speaker=Anna Berg | act=praise",
      "her support for the port", "", "Anna Berg voiced her support for the port" },
    { "statement", "occurred", "speaker=Anna Berg | act=accuse",
      "the pride of Peru for it", "", "Anna Berg criticised the pride of Peru for it" },
    { "deployment", "ongoing", " | force=foreign troops; number=#20000", "", "",
      "20,000 foreign troops deployed" },
    { "deployment", "occurred", " | force=thousands of troops; number=#1000", "", "",
      "Thousands of troops deployed" },
    { "withdrawal", "possible", " | force=all troops from Chad; from=Chad", "", "",
      "All troops may withdraw from Chad" },
    { "withdrawal", "planned", "agent=US troops | force=90 American troops", "", "",
      "90 American troops to withdraw" },
    { "meeting", "denied", "participant=Norway; participant=Peru | ", "", "",
      "Norway and Peru: no talks" },
    { "attack", "ongoing", "agent=The army; agent=rebels | ", "", "",
      "The army and rebels fighting" },
    { "attack", "occurred", "agent=The army; target=rebels | ", "", "",
      "The army attacked rebels" },
    { "withdrawal", "planned", "agent=Norway | force=90 soldiers", "", "Chad",
      "Norway to withdraw 90 soldiers from Chad" },
    { "withdrawal", "possible",
      "agent=foreign forces | force=all foreign forces from Chad", "", "Chad",
      "All foreign forces may withdraw from Chad" },
    { "withdrawal", "occurred", "agent=Norwegian forces | force=the Norwegian forces", "",
      "", "Norwegian forces withdrew" },
    { "demand", "occurred", "proposer=Norway; target=Peru | strength=appeal",
      "to open the port", "", "Norway called on Peru to open the port" },
    { "demand", "occurred", "proposer=Norway; target=Peru | strength=demand",
      "to open the port", "", "Norway told Peru to open the port" },
    { "demand", "possible", "proposer=Norway; target=Peru | strength=request",
      "to open the port", "", "Norway may ask Peru to open the port" },
    { "demand", "occurred", "proposer=Norway | strength=demand", "to open the port", "",
      "Norway made a demand: to open the port" },
    { "demand", "occurred", "proposer=Norway; target=Peru | strength=demand",
      "pledges from Peru", "", "Norway demanded pledges from Peru" },
    { "proposal", "occurred", "proposer=Norway | ", "proposals for the port", "",
      "Norway put forward proposals for the port" },
    { "proposal", "occurred", "proposer=Norway | ", "a ferry", "",
      "Norway proposed a ferry" },
    { "sanction", "planned", "agent=Norway; target=Peru | change=lifted", "", "",
      "Norway to lift sanctions on Peru" },
    { "sanction", "occurred",
      "agent=Norway; target=Peru | change=imposed; measure=a tariff", "", "",
      "Norway imposed a tariff on Peru" },
    { "restriction", "occurred", "agent=The army | measure=a night curfew", "", "Lima",
      "The army imposed a night curfew in Lima" },
    { "cooperation", "denied", "participant=Norway; participant=Peru | kind=its charts",
      "", "", "Norway and Peru did not share its charts" },
    { "legal_action", "occurred", "target=Peru | stage=sued", "", "",
      "Lawsuit against Peru" },
    { "legal_action", "possible", "agent=Norway; target=Peru | stage=sued", "", "",
      "Norway may sue Peru" },
    { "appointment", "occurred", "target=Karl Holm | change=out", "", "",
      "Departure of Karl Holm" },
    { "relations", "occurred", "agent=Norway; target=Peru | change=cut", "", "",
      "Norway cut ties with Peru" },
};

/* TEXT as the value of a field; "#20000" is a number. */
static dl_field_value field_of(dl_str name, dl_str text) {
    if (!dl_str_starts(text, "#")) return (dl_field_value){ .name = name, .text = text };
    return (dl_field_value){ .name = name, .number = strtoll(text.ptr + 1, NULL, 10) };
}

/* Adds "name=text; name=text" to the actors or, FIELDS, to the fields of PARTS. */
static void add_parts(dl_event_parts *parts, dl_str list, bool fields) {
    while (list.len) {
        dl_str one = dl_str_trim(dl_str_cut(&list, ';'));
        if (!one.len) continue;
        dl_str name = dl_str_cut(&one, '=');
        if (fields)
            *DL_PUSH(mem, &parts->fields) = field_of(name, one);
        else
            *DL_PUSH(mem, &parts->actors) = (dl_role_actor){ .role = name, .name = one };
    }
}

START_TEST(tells_in_plain_words)
{
    dl_event_parts parts = { 0 };
    dl_event_row row = { .type = dl_str_of(tellings[_i].type),
                         .status = dl_str_of(tellings[_i].status),
                         .content = dl_str_of(tellings[_i].content),
                         .place = dl_str_of(tellings[_i].place) };
    dl_str rest = dl_str_of(tellings[_i].parts), actors = dl_str_cut(&rest, '|');
    add_parts(&parts, actors, false);
    add_parts(&parts, rest, true);
    ck_assert_dl_str(dl_event_sentence(mem, &row, &parts), tellings[_i].sentence);
}
END_TEST

/* What is denied may be the end of something: the article's own words say which. */
START_TEST(says_little_of_what_is_denied)
{
    dl_event_parts parts = { 0 };
    dl_event_row row = { .type = DL_LIT("aid"), .status = DL_LIT("denied") };
    add_parts(&parts, DL_LIT("agent=Norway; target=Peru"), false);
    ck_assert(dl_event_says_little(mem, &row, &parts));
    row.status = DL_LIT("occurred");
    ck_assert(!dl_event_says_little(mem, &row, &parts));
}
END_TEST

DL_SUITE("telling", tcase_add_checked_fixture(tc, set_up, tear_down);
         tcase_add_loop_test(tc, tells_in_plain_words, 0, (int)DL_N(tellings));
         tcase_add_test(tc, says_little_of_what_is_denied);)
