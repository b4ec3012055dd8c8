// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.train.Session;
import org.osgi.service.component.annotations.Component;

/** Draws which way cells point. */
@Component(service = AnalysisType.class)
@Plugin(kind = Kind.ANALYSIS, type = "orientation-field")
public final class OrientationFieldType implements AnalysisType<OrientationFieldConfig> {

    @Override
    public Class<OrientationFieldConfig> configuration() {
        return OrientationFieldConfig.class;
    }

    @Override
    public Analysis create(OrientationFieldConfig config, Session session, Context context) {
        Problems problems = context.problems();
        Shape cells = session.substrate().state().tensors().get(0).shape();
        if (cells.rank() != 3) {
            problems.error("", "cells of shape " + cells, "a grid [height x width x channels]", "");
        }
        int channels = cells.dim(-1);
        inside("/alpha", config.alpha(), channels, problems);
        if (config.channel() != null) {
            inside("/channel", config.channel(), channels, problems);
        }
        return new OrientationField(config, session, context.scope());
    }

    private static void inside(String pointer, int channel, int channels, Problems problems) {
        if (channel >= channels) {
            problems.error(pointer, String.valueOf(channel), "0 to " + (channels - 1) + ", a channel of the grid", "");
        }
    }
}
