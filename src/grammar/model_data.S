/* model_data.S - the trained grammar, seeds/models/grammar.model, as it is in the library.
 *
 * In:  the file, found by the include path. Out: dl_model_data, and its end.
 * Mach-O has its own names for the section and puts a line before every symbol.
 *
 * SPDX-License-Identifier: MIT */
#ifdef __APPLE__
#define SYMBOL(name) _##name
    .const
#else
#define SYMBOL(name) name
    .section .rodata
#endif

    .balign 64
    .globl SYMBOL(dl_model_data)
SYMBOL(dl_model_data):
    .incbin "grammar.model"
    .globl SYMBOL(dl_model_data_end)
SYMBOL(dl_model_data_end):
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", %progbits
#endif
