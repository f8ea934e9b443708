# The files of the export layer, by name.
set(LAYER_SOURCES
  export.c
  plain.c
  style.c
  write_csv.c
  write_json.c
  write_md.c
  write_table.c
  write_text.c
)
set(LAYER_TESTS
  test_export
)
set(LAYER_FUZZ
)
