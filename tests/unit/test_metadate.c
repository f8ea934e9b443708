/* test_metadate.c - dates as metadata spells them.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/document.h"

static const struct {
    const char *text, *iso; /* iso NULL: not a date */
} rows[] = {
    { "2019-08-26", "2019-08-26T00:00" },
    { "2019-08-26T10:15:30+04:30", "2019-08-26T10:15" },
    { "2019-08-26 10:15:30", "2019-08-26T10:15" },
    { "2019-08-26 10:15:30 +0000", "2019-08-26T10:15" },
    { "2019-08-26T10:15:30.123456Z", "2019-08-26T10:15" },
    { "20190826", "2019-08-26T00:00" },
    { "201908261015", "2019-08-26T10:15" },
    { "20190826101530", "2019-08-26T10:15" },
    { "20190826T101530Z", "2019-08-26T10:15" },
    { "20190826T101530+0430", "2019-08-26T10:15" },
    { "2019/08/26", "2019-08-26T00:00" },
    { "2019/8/26 9:05", "2019-08-26T09:05" },
    { "2019.08.26", "2019-08-26T00:00" },
    { "26.08.2019", "2019-08-26T00:00" },
    { "26/08/2019 18:00", "2019-08-26T18:00" },
    { "08/26/2019", "2019-08-26T00:00" },
    { "05/05/2019", "2019-05-05T00:00" },
    { "Mon, 26 Aug 2019 10:15:00 GMT", "2019-08-26T10:15" },
    { "Mon, 26 Aug 19 10:15 EST", "2019-08-26T10:15" },
    { "26 Aug 87", "1987-08-26T00:00" },
    { "26-FEB-1987 15:01:01.01", "1987-02-26T15:01" },
    { "August 26, 2019", "2019-08-26T00:00" },
    { "Aug. 26, 2019", "2019-08-26T00:00" },
    { "Sept. 3, 2019", "2019-09-03T00:00" },
    { "26 August 2019", "2019-08-26T00:00" },
    { "26th of August 2019", "2019-08-26T00:00" },
    { "Monday 26th August 2019", "2019-08-26T00:00" },
    { "January 11, 2010 Monday", "2010-01-11T00:00" },
    { "2019 Aug 26", "2019-08-26T00:00" },
    { "August 26, 2019 at 1:05 p.m. EDT", "2019-08-26T13:05" },
    { "August 26, 2019 12:05 am", "2019-08-26T00:05" },
    { "August 26, 2019, 12:30pm", "2019-08-26T12:30" },
    { "6:20 P.M., August 26, 2019", "2019-08-26T18:20" },
    { "Aug 26, 2019 | 5 pm (GMT)", "2019-08-26T17:00" },
    { "Published: August 26, 2019", "2019-08-26T00:00" },
    { "2019-08-26T24:00", "2019-08-27T00:00" },
    { "Mon Aug 26 10:15:00 2019", "2019-08-26T10:15" },
    { "1566777600", "2019-08-26T00:00" },
    { "1566777600.25", "2019-08-26T00:00" },
    { "1566777600000", "2019-08-26T00:00" },
    { "  2019-08-26\n", "2019-08-26T00:00" },
    { "", NULL },
    { "yesterday", NULL },
    { "Monday", NULL },
    { "August 2019", NULL },
    { "2019", NULL },
    { "2019-08", NULL },
    { "03/04/2019", NULL },
    { "2019-02-31", NULL },
    { "31 April 2019", NULL },
    { "August 26", NULL },
    { "August 26, 2019 25:00", NULL },
    { "August 26, 2019 13:00 pm", NULL },
    { "August 26, 2019 10:5", NULL },
    { "26 August September 2019", NULL },
    { "26 August 2019 2020", NULL },
    { "Ma 26, 2019", NULL },
    { "0000-01-01", NULL },
    { "99999999", NULL },
    { "12345", NULL },
    { "-1566777600", NULL },
    { "26 août 2019", NULL },
    { "talks on 26 August 2019", NULL },
    { "26 August 2019 26 August 2019 26 August 2019 26 August 2019 26 August 2019 26 Aug",
      NULL },
};

START_TEST(test_date)
{
    dl_minute t = 7;
    char iso[DL_ISO_MAX];
    bool ok = dl_date_parse(dl_str_of(rows[_i].text), &t);
    ck_assert_msg(ok == (rows[_i].iso != NULL), "%s: %s", rows[_i].text,
                  ok ? dl_iso_format(t, iso) : "no date");
    if (ok)
        ck_assert_str_eq(dl_iso_format(t, iso), rows[_i].iso);
    else
        ck_assert_int_eq(t, 7); /* untouched on failure */
}
END_TEST

static const struct {
    const char *text;
    int zone;
} zones[] = {
    { "2019-08-26T10:15:00Z", 0 },
    { "2019-08-26T10:15:00+02:00", 120 },
    { "2019-08-26 10:15:00-0330", -210 },
    { "2019-08-26T10:15:00", DL_NO_ZONE },
    { "2019-08-26", DL_NO_ZONE },
    { "20190826T101500+0000", 0 },
    { "Mon, 26 Aug 2019 10:15:00 +0530", 330 },
    { "Mon, 26 Aug 2019 10:15:00 GMT", 0 },
    { "Mon, 26 Aug 2019 10:15:00 -0400 (EDT)", -240 },
    { "August 26, 2019 10:15 a.m. EDT", -240 },
    { "August 26, 2019 10:15 am", DL_NO_ZONE },
    { "26 Aug 2019 10:15 IST", DL_NO_ZONE }, /* India, Israel, Ireland */
    { "1566777600", 0 },
};

START_TEST(test_zone)
{
    dl_minute t;
    int16_t zone = 7;
    ck_assert(dl_date_parse_zone(dl_str_of(zones[_i].text), &t, &zone));
    ck_assert_msg(zone == zones[_i].zone, "%s: %d", zones[_i].text, zone);
}
END_TEST

DL_SUITE("metadate", tcase_add_loop_test(tc, test_date, 0, (int)DL_N(rows));
         tcase_add_loop_test(tc, test_zone, 0, (int)DL_N(zones));)
