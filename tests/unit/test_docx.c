/* test_docx.c - Word documents, made here by libarchive: text, exports, what is none.
 *
 * SPDX-License-Identifier: MIT */
#include <archive.h>
#include <archive_entry.h>

#include "check_main.h"
#include "reading.h"

enum { ROOM = 1 << 16 };

#define HEAD                                                                             \
    "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='http://schemas."         \
    "openxmlformats.org/wordprocessingml/2006/main'><w:body>"
#define TAIL    "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t xml:space='preserve'>" text "</w:t></w:r></w:p>"

static dl_str pack(const char *part, const char *text, char *out) {
    size_t used = 0;
    struct archive *a = archive_write_new();
    archive_write_set_format_zip(a);
    ck_assert_int_eq(archive_write_open_memory(a, out, ROOM, &used), ARCHIVE_OK);
    for (int i = 0; i < 2; i++) {
        const char *bytes = i ? text : "<Types/>";
        struct archive_entry *e = archive_entry_new();
        archive_entry_set_pathname(e, i ? part : "[Content_Types].xml");
        archive_entry_set_filetype(e, AE_IFREG);
        archive_entry_set_perm(e, 0644);
        archive_entry_set_size(e, (la_int64_t)strlen(bytes));
        ck_assert_int_eq(archive_write_header(a, e), ARCHIVE_OK);
        archive_write_data(a, bytes, strlen(bytes));
        archive_entry_free(e);
    }
    archive_write_close(a);
    archive_write_free(a);
    return (dl_str){ out, (uint32_t)used };
}

static const struct {
    const char *part, *text, *out;
} rows[] = {
    { "word/document.xml",
      HEAD P("Title: T") P("Date: 2019-08-26") "<w:p/>" P("Talks &amp; more.") P(
          "Caf\xc3\xa9") "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:delText>"
                         "gone</w:delText></w:r></w:p>" TAIL,
      "a.docx|a.docx|T||||2019-08-26T00:00|1|Talks & more.\nCaf\xc3\xa9\nA B\nC\n\n" },
    { "word/document.xml",
      HEAD P("1. Talks") P("") P("Talks") P("Gazette") P("August 26, 2019 Monday")
          P("Byline:\xc2\xa0"
            "A B") P("Body") P("") P("They met.") P("End of Document") TAIL,
      "a.docx|a.docx|Talks|Gazette|A B||2019-08-26T00:00|1|They met.\n" },
    { "word/document.xml", HEAD P("cut"), "error: a.docx: a damaged Word document\n" },
    { "xl/workbook.xml", "<x/>",
      "error: a.docx: an office document or e-book that is no .docx, or damaged: save it as "
      ".docx or text\n" },
    { "word/document.xml", "", "error: a.docx: a damaged Word document\n" },
    { "word/document.xml", HEAD TAIL, "error: a.docx: the file is empty\n" },
};

START_TEST(test_rows)
{
    char *room = malloc(ROOM);
    dl_buf out = { 0 };
    print_input(pack(rows[_i].part, rows[_i].text, room), "a.docx", NULL, &out);
    ck_assert_str_eq(out.ptr, rows[_i].out);
    dl_buf_free(&out);
    free(room);
}
END_TEST

DL_SUITE("docx", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));)
