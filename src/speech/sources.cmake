# The files of the speech layer, by name.
set(LAYER_SOURCES
  attribute.c
  medium.c
  order.c
)
set(LAYER_TESTS
  test_attribute
  test_medium
  test_order
)
set(LAYER_FUZZ
)
