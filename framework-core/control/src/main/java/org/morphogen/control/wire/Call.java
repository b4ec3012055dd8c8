// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;

/** Calls the processes of this user. */
public record Call(Path folder, Json json) {

    public List<Endpoint> all() {
        return Endpoint.all(folder, json);
    }

    /** The host that stays, if there is one. */
    public Optional<Endpoint> host() {
        return all().stream().filter(Endpoint::stays).findFirst();
    }

    /**
     * Asks and waits for the last answer. Throws ExperimentException and RunException with the other side's words, and
     * {@link SilenceException} if it is gone.
     */
    public Map<String, Object> ask(
            Endpoint endpoint, Map<String, Object> request, Consumer<Map<String, Object>> events) {
        try (Lines lines = new Lines(new Socket(InetAddress.getLoopbackAddress(), endpoint.port()), json)) {
            FutureTask<Map<String, Object>> talk = new FutureTask<>(() -> talk(lines, endpoint, request, events));
            Thread thread = new Thread(talk, "morphogen-call");
            thread.setDaemon(true);
            thread.start();
            return talk.get();
        } catch (IOException e) {
            throw new SilenceException(endpoint, e);
        } catch (InterruptedException e) {
            // A read from a socket takes no notice of an interrupt; closing the socket ends it.
            Thread.currentThread().interrupt();
            throw new RunException("Left. What was asked of process " + endpoint.pid() + " goes on there");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new SilenceException(endpoint, cause);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> talk(
            Lines lines, Endpoint endpoint, Map<String, Object> request, Consumer<Map<String, Object>> events)
            throws IOException {
        lines.write(Map.of("secret", endpoint.secret()));
        lines.write(request);
        while (true) {
            Map<String, Object> answer = lines.read();
            if (answer == null) {
                throw new IOException("it hung up");
            } else if (answer.get("event") instanceof Map<?, ?> event) {
                events.accept((Map<String, Object>) event);
            } else if (answer.get("error") instanceof String error) {
                throw Boolean.TRUE.equals(answer.get("mistake"))
                        ? new ExperimentException(error)
                        : new RunException(error);
            } else {
                return (Map<String, Object>) Objects.requireNonNull(answer.get("answer"));
            }
        }
    }

    public Map<String, Object> ask(Endpoint endpoint, Map<String, Object> request) {
        return ask(endpoint, request, event -> {});
    }
}
