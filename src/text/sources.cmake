# The files of the text layer, by name.
set(LAYER_SOURCES
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
