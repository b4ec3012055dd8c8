// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import org.morphogen.bench.measure.Contender;

/** What ours is compared with on a neural task. */
interface NeuralRival extends Contender, AutoCloseable {

    String name();

    String version();

    /** The state after the last run. */
    float[] end();

    /** The gradient of the last run. */
    float[] gradient();

    /** What is kept apart from the times. */
    List<String> notes();

    @Override
    void close();
}
