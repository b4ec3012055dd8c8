// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunException;
import org.morphogen.api.view.Window;

/** The HTTP server. */
public final class Door implements AutoCloseable {

    private static final int WAITING = 512;
    private static final int CROWDED_IDLE_MILLIS = 2_000;
    private static final int RESPONSE_HEADER_BYTES = 4_096;
    private static final int OUTPUT_BYTES = 32_768;

    /** Held, since a logger that nobody holds forgets its level; what is worth a line to people is told by us. */
    private final Logger jetty = Logger.getLogger("org.eclipse.jetty");

    private final Server server;
    private final ServerConnector connector;

    private Door(Server server, ServerConnector connector) {
        jetty.setLevel(Level.WARNING);
        this.server = server;
        this.connector = connector;
    }

    /** Listens. Throws RunException if that cannot be. */
    public static Door open(Window.Place place, Limits limits, Token token, Json json, Site site) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), 2);
        threads.setName("morphogen-web");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(limits)));
        connector.setHost(address(place.address()));
        connector.setPort(place.port());
        connector.setIdleTimeout(limits.idleMillis());
        connector.setAcceptQueueSize(WAITING);
        server.addConnector(connector);
        NetworkConnectionLimit crowd = new NetworkConnectionLimit(limits.connections(), connector);
        crowd.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(crowd);
        server.setErrorHandler(new Malformed());
        server.setHandler(new Gate(new Visitors(place.address(), token), json, site));
        Door door = new Door(server, connector);
        try {
            server.start();
            return door;
        } catch (Exception e) {
            door.close();
            throw new RunException("The web page cannot listen on " + place.address() + " port " + place.port() + ": "
                    + e.getMessage() + ". Choose another port or address, or leave the port out");
        }
    }

    private static String address(String name) {
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new RunException("The web page cannot listen on '" + name + "': this machine has no such address");
        }
    }

    private static HttpConfiguration http(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headerBytes());
        http.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
        http.setOutputBufferSize(OUTPUT_BYTES);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        return http;
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.setStopTimeout(0);
            server.stop();
        } catch (Exception e) {
            System.getLogger(Door.class.getName()).log(System.Logger.Level.DEBUG, "the server did not stop well", e);
        }
    }
}
