# The files of the extract layer, by name.
set(LAYER_SOURCES
  dump.c
  explain.c
  extract.c
  knowledge.c
  rule_check.c
)
set(LAYER_TESTS
  test_dump
  test_explain
  test_extract
  test_knowledge
  test_rule_check
)
set(LAYER_FUZZ
  fuzz_extract
)
