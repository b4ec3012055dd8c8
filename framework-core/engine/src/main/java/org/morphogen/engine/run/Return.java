// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.live.Status;
import org.morphogen.api.run.RunFolder;
import org.morphogen.engine.swap.Failure;

/** Waits until the plugins of a run are back, in their version or another, and goes on from its checkpoint. */
final class Return {

    private static final long LOOK_MILLIS = 50;

    private final Tools tools;
    private final Experiment experiment;
    private final Set<String> gone;
    private final String names;
    private final Broadcast broadcast;
    private final Steering steering;
    private String why = "";

    Return(Tools tools, Experiment experiment, Providers providers, Broadcast broadcast, Steering steering) {
        this.tools = tools;
        this.experiment = experiment;
        this.gone = providers.gone().stream().map(Return::key).collect(Collectors.toSet());
        this.names = providers.names();
        this.broadcast = broadcast;
        this.steering = steering;
    }

    private static String key(Catalog.Entry entry) {
        return entry.kind().word() + " " + entry.type();
    }

    /** Empty if the run was stopped while it waited. */
    Optional<Sitting> sitting(Compute compute, RunFolder folder) {
        @Nullable List<String> tried = null;
        while (!steering.stopped()) {
            List<String> there = present();
            if (!there.equals(tried)) {
                tried = there;
                Optional<Sitting> back = attempt(compute, folder);
                if (back.isPresent()) {
                    return back;
                }
            }
            steering.pauseFor(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    /** What is there now, by type, version and service: as long as it stays, nothing new can be tried. */
    private List<String> present() {
        return tools.catalog().entries().stream()
                .map(e -> key(e) + " " + e.version() + " " + System.identityHashCode(e.service()))
                .toList();
    }

    private Optional<Sitting> attempt(Compute compute, RunFolder folder) {
        Sitting made = null;
        try {
            made = new Sitting(tools.composer(), resolved(), compute, broadcast);
            folder.newest().ifPresent(made::restore);
            return Optional.of(made);
        } catch (RuntimeException | LinkageError e) {
            if (made != null) {
                made.close();
            }
            tell(Failure.words(e));
            return Optional.empty();
        }
    }

    private void tell(String reason) {
        if (why.isEmpty()) {
            String sentence = "The " + names + " is gone; the run waits with its state kept until one is there again";
            broadcast.said(sentence);
            broadcast.phase(Status.Phase.WAITING, sentence);
            steering.refuse(sentence);
        } else if (!why.equals(reason)) {
            broadcast.said("Still waiting: " + reason);
        }
        why = reason;
    }

    /** Parts whose plugin left take what version there is; the others stay with theirs. */
    private Experiment resolved() {
        Map<String, Object> values = tools.experiments().resolved(experiment);
        release("substrate", values.get("substrate"));
        release("rule", values.get("rule"));
        release("initial", values.get("initial"));
        release("loss", values.get("losses"));
        release("trainer", values.get("training"));
        release("observer", values.get("observers"));
        return tools.experiments().resolve(values, experiment.folder());
    }

    @SuppressWarnings("unchecked")
    private void release(String kind, @Nullable Object part) {
        if (part instanceof List<?> list) {
            list.forEach(each -> release(kind, each));
        } else if (part instanceof Map<?, ?> map) {
            Map<String, Object> values = (Map<String, Object>) map;
            if (gone.contains(kind + " " + values.get("type"))) {
                values.remove("version");
            } else {
                values.put("version", "[" + values.get("version") + "," + values.get("version") + "]");
            }
        }
    }
}
