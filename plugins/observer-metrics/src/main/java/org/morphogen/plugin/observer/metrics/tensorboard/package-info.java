// SPDX-License-Identifier: Apache-2.0
/**
 * TensorBoard event files: framed records with checksums, each a small protocol-buffer message. Source: event.proto,
 * summary.proto and record_writer.cc of github.com/tensorflow/tensorflow.
 */
@NullMarked
package org.morphogen.plugin.observer.metrics.tensorboard;

import org.jspecify.annotations.NullMarked;
