// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.List;
import org.morphogen.api.data.Picture;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;

/**
 * Collects frames and writes them as one file when the run is done. A simulation is filmed as it goes, so a resumed one
 * is shown from where it goes on; a training is followed by a run of the model from the start state.
 */
final class AnimationObserver implements Observer {

    private final AnimationConfig config;
    private final Frames frames;
    private boolean simulation;
    private long stride = 1;

    AnimationObserver(AnimationConfig config) {
        this.config = config;
        this.frames = new Frames();
    }

    @Override
    public void started(RunView run) {
        simulation = run.session().experiment().training().isEmpty();
        stride = stride(run.length() - run.firstTick());
    }

    @Override
    public boolean wants(long index, boolean last) {
        return simulation && (last || (index + 1) % stride == 0);
    }

    @Override
    public void observe(Observation observation) {
        List<Picture> pictures = observation.pictures(1);
        if (!pictures.isEmpty()) {
            frames.add(pictures.get(0), observation.last());
        }
    }

    @Override
    public void finished(RunView run) {
        if (!simulation) {
            long steps = run.session().experiment().steps();
            new Growth(run.session()).film(steps, stride(steps), frames);
        }
        if (frames.size() > 0) {
            String name =
                    (simulation ? "animation." : "growth.") + config.format().extension();
            run.folder().write(name, encode());
            run.wrote(run.folder().path().resolve(name));
        }
    }

    private byte[] encode() {
        Screen screen = new Screen(frames.width(), frames.height(), config.height());
        return config.format() == AnimationConfig.Format.GIF
                ? new GifEncoder(screen, config.delay()).encode(frames)
                : new ApngEncoder(screen, config.delay()).encode(frames);
    }

    /** Steps from one frame to the next: as configured, or more if there would be too many frames. */
    private long stride(long steps) {
        return Math.max(config.every(), (steps + config.frames() - 1) / config.frames());
    }
}
