// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.data.Picture;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;

/** Writes {@code pictures/000100.png} after 100 ticks, and so on. */
final class PictureObserver implements Observer {

    private final PictureConfig config;
    private @Nullable RunView run;

    PictureObserver(PictureConfig config) {
        this.config = config;
    }

    @Override
    public void started(RunView view) {
        run = view;
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || (index + 1) % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        RunView view = run;
        List<Picture> pictures = observation.pictures(config.samples());
        if (view == null || pictures.isEmpty()) {
            return;
        }
        String name = String.format(Locale.ROOT, "pictures/%06d.png", observation.index() + 1);
        view.folder().write(name, Png.encode(new Strip(pictures, config.height()).draw()));
        view.wrote(view.folder().path().resolve(name));
    }
}
