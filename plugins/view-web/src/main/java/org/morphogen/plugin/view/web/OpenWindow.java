// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.view.Window;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.http.Door;
import org.morphogen.plugin.view.web.stream.Delivery;
import org.morphogen.plugin.view.web.watch.Watch;

/** All that is open while the window is. */
final class OpenWindow implements Window.Opened {

    private final Delivery delivery;
    private final Cameras cameras;
    private final Watch watch;
    private @Nullable Door door;
    private String link = "";

    OpenWindow(Delivery delivery, Cameras cameras, Watch watch) {
        this.delivery = delivery;
        this.cameras = cameras;
        this.watch = watch;
    }

    OpenWindow at(Door opened, String address) {
        door = opened;
        link = address;
        return this;
    }

    @Override
    public String link() {
        return link;
    }

    @Override
    public void close() {
        cameras.close();
        watch.close();
        delivery.close();
        if (door != null) {
            door.close();
        }
    }
}
