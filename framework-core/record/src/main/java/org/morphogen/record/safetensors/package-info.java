// SPDX-License-Identifier: Apache-2.0
/**
 * The safetensors format: eight bytes of header length, a JSON header, the elements of all tensors. Other tools read
 * and write it too. Source: the format section of github.com/huggingface/safetensors.
 */
@NullMarked
package org.morphogen.record.safetensors;

import org.jspecify.annotations.NullMarked;
