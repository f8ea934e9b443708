# The files of the when layer, by name.
set(LAYER_SOURCES
  when_args.c
  when_eval.c
  when_format.c
  when_holiday.c
  when_ops.c
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
