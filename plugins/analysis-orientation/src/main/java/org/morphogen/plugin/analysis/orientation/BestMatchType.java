// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.List;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Matching;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.train.Session;
import org.osgi.service.component.annotations.Component;

/** Tells which way patterns lie. */
@Component(service = AnalysisType.class)
@Plugin(kind = Kind.ANALYSIS, type = "best-match")
public final class BestMatchType implements AnalysisType<BestMatchConfig> {

    @Override
    public Class<BestMatchConfig> configuration() {
        return BestMatchConfig.class;
    }

    @Override
    public Analysis create(BestMatchConfig config, Session session, Context context) {
        List<Matching> matching = session.losses().stream()
                .map(WeightedLoss::loss)
                .filter(Matching.class::isInstance)
                .map(Matching.class::cast)
                .toList();
        if (matching.isEmpty()) {
            context.problems()
                    .error(
                            "",
                            "losses "
                                    + session.losses().stream()
                                            .map(WeightedLoss::name)
                                            .toList(),
                            "one that finds the closest turn of its target",
                            "Add --set 'losses=[{\"type\": \"rotation-invariant\", \"image\": ...}]'");
        }
        return new BestMatch(config, session, matching.isEmpty() ? BestMatchType::none : matching.get(0));
    }

    private static List<Matching.Match> none(Tape tape, State state) {
        throw new IllegalStateException("No loss finds a match; this was reported");
    }
}
