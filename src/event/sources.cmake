# The files of the event layer, by name.
set(LAYER_SOURCES
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
