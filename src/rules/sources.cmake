# The files of the rules layer, by name.
set(LAYER_SOURCES
  rule_compile.c
  rule_match.c
  rule_parse.c
  rule_pattern.c
  rule_run.c
)
set(LAYER_TESTS
  test_rule_compile
  test_rule_match
  test_rule_parse
)
set(LAYER_FUZZ
  fuzz_rules
)
