// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.rule.Activity;
import org.morphogen.kernels.dense.TwoLayers;

/** Reads the resolved configurations of a grid and a rule with two layers; empty for any other pair. */
final class PairReader {

    private final Values grid;
    private final Values rule;
    private final int channels;

    private PairReader(Part substrate, Part rule) {
        this.grid = new Values(substrate.json());
        this.rule = new Values(rule.json());
        this.channels = grid.whole("channels");
    }

    static Optional<Pair> read(Part substrate, Part rule) {
        if (!substrate.type().equals("grid")) {
            return Optional.empty();
        }
        try {
            PairReader reader = new PairReader(substrate, rule);
            return switch (rule.type()) {
                case "neural" -> reader.neural();
                case "steerable" -> reader.steerable();
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            // Another version of either plugin with other keys: the composed path knows how to read it.
            return Optional.empty();
        }
    }

    private Optional<Pair> neural() {
        return Stencils.of(perception())
                .flatMap(stencils -> pair(
                        stencils,
                        Form.valueOf(rule.word("order")),
                        rule.whole("hidden"),
                        Pair.Function.valueOf(rule.word("activation")),
                        rule.value("outputBias", Boolean.class),
                        (float) rule.number("stepSize"),
                        Activity.Mask.valueOf(rule.word("livingMask"))));
    }

    /** Gradients take the rule's factor and angle unless they carry their own. */
    private List<String> perception() {
        double factor = rule.number("sobelScale");
        double angle = rule.number("angle");
        List<String> operators = new ArrayList<>();
        for (Object each : rule.value("perception", List.class)) {
            String name = String.valueOf(each);
            boolean plain = name.startsWith("gradient-") && !name.contains("*") && !name.contains("@");
            String scaled = plain && factor != 1 ? name + "*" + factor : name;
            operators.add(plain && angle != 0 ? scaled + "@" + angle : scaled);
        }
        return operators;
    }

    /** The published orders of blocks. */
    private Optional<Pair> steerable() {
        boolean byAngle = rule.word("steering").equals("ANGLE");
        List<String> operators = new ArrayList<>(List.of("identity", "gradient-x*8", "gradient-y*8"));
        if (rule.value("laplacian", Boolean.class)) {
            operators.add(byAngle ? 3 : 1, "laplacian");
        }
        return twoLayers(operators, byAngle ? Form.TURNED_BY_ANGLE : Form.TURNED_BY_GRADIENT);
    }

    /** A rule of {@link TwoLayers}, whose sites live by the state before the step alone. */
    private Optional<Pair> twoLayers(List<String> operators, Form form) {
        return Stencils.of(operators)
                .flatMap(stencils -> pair(
                        stencils,
                        form,
                        TwoLayers.of(form.inputs(stencils.size(), channels), rule.wholeOrNone("hidden"), channels)
                                .hidden(),
                        Pair.Function.RELU,
                        false,
                        1,
                        Activity.Mask.PRE));
    }

    private Optional<Pair> pair(
            Stencils stencils,
            Form form,
            int hidden,
            Pair.Function function,
            boolean outputBias,
            float stepSize,
            Activity.Mask mask) {
        int angles = grid.has("angles") ? grid.whole("angles") : 0;
        if (angles != (form == Form.TURNED_BY_ANGLE ? 1 : 0)) {
            return Optional.empty(); // Only a frame's own angle is known here.
        }
        return Optional.of(new Pair(
                        grid.whole("width"),
                        grid.whole("height"),
                        channels,
                        Pair.Boundary.valueOf(grid.word("boundary")),
                        stencils,
                        form,
                        hidden,
                        function,
                        outputBias,
                        stepSize,
                        activity(mask)))
                .filter(PairReader::fits);
    }

    private Activity activity(Activity.Mask mask) {
        return new Activity(
                (float) rule.number("fireRate"),
                new Activity.Alive(mask, rule.whole("livingChannel"), (float) rule.number("livingThreshold")));
    }

    /** Sizes that the kernels index with int, and an alive channel that exists. */
    private static boolean fits(Pair pair) {
        long image = (pair.height() + 2L) * (pair.width() + 2L) * (pair.channels() + 15L);
        boolean channel = pair.activity().alive().mask() == Activity.Mask.NONE
                || pair.activity().alive().channel() < pair.channels();
        return channel && image <= Integer.MAX_VALUE && pair.fitsPrivateMemory();
    }
}
