# The files of the grammar layer, by name.
set(LAYER_SOURCES
  feature.c
  grammar.c
  kernels.c
  model.c
  model_data.S
  parse.c
)
set(LAYER_TESTS
  test_feature
  test_kernels
  test_model
)
set(LAYER_FUZZ
  fuzz_model
)
