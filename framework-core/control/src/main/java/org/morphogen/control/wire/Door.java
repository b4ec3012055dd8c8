// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;

/**
 * Listens on the loopback address only. Who connects says the secret in the first line, within seconds, or is cut off
 * without a word; then comes one request, and answers until the last.
 */
public final class Door implements AutoCloseable {

    private static final int BACKLOG = 64;
    private static final int CALLERS = 64;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int SECRET_BYTES = 32;

    private final ServerSocket socket;
    private final Endpoint endpoint;
    private final Json json;
    private final Service service;
    private final Semaphore places = new Semaphore(CALLERS);

    /** Answers a request. */
    public interface Service {
        /**
         * Throws ExperimentException and RunException with what the caller reads.
         *
         * @param events takes what is to be told before the last answer; throws RunException when nobody listens
         * @return the last answer
         */
        Map<String, Object> answer(Map<String, Object> request, Events events);
    }

    /** Where events go. */
    public interface Events {
        void tell(Map<String, Object> event);
    }

    private Door(ServerSocket socket, Endpoint endpoint, Json json, Service service) {
        this.socket = socket;
        this.endpoint = endpoint;
        this.json = json;
        this.service = service;
    }

    /**
     * Begins to listen.
     *
     * @param folder of all endpoints of this user
     * @param stays see {@link Endpoint}
     */
    public static Door open(Path folder, boolean stays, Json json, Service service) {
        try {
            ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            long pid = ProcessHandle.current().pid();
            Endpoint endpoint = new Endpoint(
                    Endpoint.file(folder, pid),
                    pid,
                    socket.getLocalPort(),
                    HexFormat.of().formatHex(secret),
                    stays);
            Door door = new Door(socket, endpoint, json, service);
            endpoint.publish(json);
            daemon("morphogen-control", door::listen);
            return door;
        } catch (IOException e) {
            throw new RunException("The control channel cannot be opened: " + e.getMessage());
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                if (places.tryAcquire()) {
                    daemon("morphogen-control-caller", () -> serve(caller));
                } else {
                    caller.close();
                }
            } catch (IOException e) {
                // Closed, or a caller that was gone before it was let in.
                continue;
            }
        }
    }

    private void serve(Socket caller) {
        try (Lines lines = new Lines(caller, json)) {
            lines.patience(PATIENCE_MILLIS);
            Map<String, Object> secret = lines.read();
            if (secret == null || !knows(String.valueOf(secret.get("secret")))) {
                return;
            }
            Map<String, Object> request = lines.read();
            if (request != null) {
                lines.write(answer(request, lines));
            }
        } catch (IOException e) {
            System.getLogger(Door.class.getName()).log(System.Logger.Level.DEBUG, "a caller was cut off", e);
        } finally {
            places.release();
        }
    }

    /** Takes the same time wherever the first wrong digit is. */
    private boolean knows(String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), endpoint.secret().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> answer(Map<String, Object> request, Lines lines) {
        try {
            return Map.of("answer", service.answer(request, event -> {
                try {
                    lines.write(Map.of("event", event));
                } catch (IOException e) {
                    throw new RunException("nobody listens any more");
                }
            }));
        } catch (ExperimentException e) {
            return Map.of("error", String.valueOf(e.getMessage()), "mistake", true);
        } catch (RuntimeException | LinkageError e) {
            String words = e instanceof RunException ? String.valueOf(e.getMessage()) : e.toString();
            return Map.of("error", words, "mistake", false);
        }
    }

    @Override
    public void close() {
        endpoint.withdraw();
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(Door.class.getName()).log(System.Logger.Level.DEBUG, "socket stays", e);
        }
    }
}
