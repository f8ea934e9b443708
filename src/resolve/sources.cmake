# The files of the resolve layer, by name.
set(LAYER_SOURCES
  coref.c
  metonym.c
  refer.c
  resolve.c
  role.c
  sides.c
)
set(LAYER_TESTS
  test_coref
  test_metonym
  test_role
)
set(LAYER_FUZZ
)
