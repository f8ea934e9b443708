/* attribution_data.S - the attribution network, seeds/models/attribution.model, as it is in
 * the library; nothing in a build that leaves it out.
 *
 * In:  the file, found by the include path. Out: dl_attribution_data, and its end.
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
    .globl SYMBOL(dl_attribution_data)
SYMBOL(dl_attribution_data):
#ifdef HAVE_ATTRIBUTION_MODEL
    .incbin "attribution.model"
#endif
    .globl SYMBOL(dl_attribution_data_end)
SYMBOL(dl_attribution_data_end):
    .byte 0

#ifdef __ELF__
    .section .note.GNU-stack, "", %progbits
#endif
