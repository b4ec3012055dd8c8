// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.text;

import java.util.ArrayList;
import java.util.List;

/** JSON pointers (RFC 6901) as strings. */
public final class Pointer {

    private Pointer() {}

    /** The pointer of a key or an index below another pointer. */
    public static String child(String parent, Object key) {
        return parent + "/" + key.toString().replace("~", "~0").replace("/", "~1");
    }

    /** The keys of a pointer that starts with a slash; "" has none. */
    public static List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        String[] raw = pointer.split("/", -1);
        for (int i = 1; i < raw.length; i++) {
            keys.add(raw[i].replace("~1", "/").replace("~0", "~"));
        }
        return keys;
    }
}
