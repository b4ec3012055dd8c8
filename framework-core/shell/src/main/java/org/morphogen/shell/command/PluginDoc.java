// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import org.morphogen.api.config.Doc;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.run.Importer;

/** What a plugin says of itself. */
final class PluginDoc {

    private PluginDoc() {}

    /** All that it says, or "". */
    static String whole(Catalog.Entry plugin) {
        if (plugin.service() instanceof PluginType<?> type) {
            Doc doc = type.configuration().getAnnotation(Doc.class);
            return doc == null ? "" : doc.value();
        } else if (plugin.service() instanceof Dataset dataset) {
            return dataset.origin();
        }
        return plugin.service() instanceof Importer importer ? importer.help() : "";
    }

    /** Its first sentence. */
    static String line(Catalog.Entry plugin) {
        return firstSentence(whole(plugin));
    }

    static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
