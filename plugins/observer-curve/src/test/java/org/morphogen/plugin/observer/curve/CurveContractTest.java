// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.testkit.ObserverContract;

class CurveContractTest extends ObserverContract<CurveConfig> {

    @Override
    protected ObserverType<CurveConfig> type() {
        return new CurveObserverType();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("every", 7, "seconds", 0));
    }

    /** The past of a resumed run is in metrics.jsonl, which another observer writes; {@link CurveObserverTest} has it. */
    @Override
    protected boolean holdsTimes(String name) {
        return name.equals("loss.png");
    }
}
