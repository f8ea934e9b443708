# The files of the store layer, by name.
set(LAYER_SOURCES
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
