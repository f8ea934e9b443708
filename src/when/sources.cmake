# The files of the when layer, by name.
set(LAYER_SOURCES
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
