// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.testkit.ObserverContract;

class PictureContractTest extends ObserverContract<PictureConfig> {

    @Override
    protected ObserverType<PictureConfig> type() {
        return new PictureObserverType();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of("every", 4), Map.of("every", 10, "samples", 1, "height", 5));
    }
}
