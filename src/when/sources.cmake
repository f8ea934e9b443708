# The files of the when layer, by name.
set(LAYER_SOURCES
  when_args.c
  when_eval.c
  when_format.c
  when_holiday.c
  when_ops.c
  when_units.c
)
set(LAYER_TESTS
  test_when_format
  test_when_ops
)
set(LAYER_FUZZ
)
