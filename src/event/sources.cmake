# The files of the event layer, by name.
set(LAYER_SOURCES
  attach.c
  field.c
  fill.c
  find.c
  modality.c
  same.c
  talks.c
  type.c
)
set(LAYER_TESTS
  test_type
)
set(LAYER_FUZZ
)
