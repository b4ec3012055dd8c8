// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.morphogen.api.run.RunFolder;
import org.morphogen.config.text.JsonText;

/** A process that makes a run folder, says so, and holds it until it is killed. */
final class FolderHolder {

    private FolderHolder() {}

    public static void main(String[] args) throws IOException {
        RunFolder folder = new RunDirectories(new JsonText()).create(Path.of(args[0]));
        folder.describe(Map.of("name", "held"));
        System.out.println("held");
        System.out.flush();
        System.in.read();
        System.out.println(folder.path());
    }
}
