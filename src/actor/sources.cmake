# The files of the actor layer, by name.
set(LAYER_SOURCES
  actor_find.c
  actor_load.c
  name.c
  name_find.c
  name_run.c
  nominal.c
)
set(LAYER_TESTS
)
set(LAYER_FUZZ
)
