// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Problems;
import org.morphogen.config.text.Plain;
import org.morphogen.config.text.Pointer;

/** Asks a record, and the records in it, for conditions that span components. */
public final class Checks {

    private Checks() {}

    public static void check(@Nullable Object value, Problems problems) {
        if (value instanceof Checked checked) {
            checked.check(problems);
        }
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                check(Plain.read(record, component), problems.at(Pointer.child("", component.getName())));
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(list.get(i), problems.at(Pointer.child("", i)));
            }
        }
    }
}
