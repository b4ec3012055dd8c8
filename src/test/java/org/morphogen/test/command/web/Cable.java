// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port of this machine that can be cut: what goes through it breaks off, and nobody gets through. */
public final class Cable implements AutoCloseable {

    private final int to;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /** @param to the port at the other end */
    public Cable(int to) throws IOException {
        this.to = to;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        begin(this::receive);
    }

    public int port() {
        return port;
    }

    /** Breaks all connections; new ones are refused. */
    public void cut() throws IOException {
        door.close();
        for (Socket end : ends) {
            end.close();
        }
    }

    /** Lets connections through again, at the same port. */
    public void mend() throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        begin(this::receive);
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private void receive() {
        ServerSocket open = door;
        try {
            while (!open.isClosed()) {
                Socket near = open.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                ends.add(near);
                ends.add(far);
                begin(() -> carry(near, far));
                begin(() -> carry(far, near));
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    private void carry(Socket from, Socket into) {
        try (from;
                into) {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException e) {
            // Cut, or one end hung up.
        } finally {
            ends.remove(from);
            ends.remove(into);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
