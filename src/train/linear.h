/* linear.h - the two loops that training spends its time in.
 *
 * Sums run in four chains of eight lanes, in one fixed order, so that the result does not depend on the
 * machine's vector width and a training can be repeated bit for bit.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_LINEAR_H
#define DATELINE_TRAIN_LINEAR_H

#include <stdint.h>

float dot(const float *a, const float *b, uint32_t n);
void axpy(float *y, float a, const float *x, uint32_t n); /* y += a * x */

#endif
