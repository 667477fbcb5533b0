package io.keyledger.standalone.firststart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * The port this start listens on, known before the web server is there, because the embedded issuer is named after it.
 * It is a wish until the server has bound it.
 */
record ListeningPort(int number) {

    /** For 0, a port that is free now; should another program take it first, the start fails as for any taken port. */
    static ListeningPort of(int configured, @Nullable InetAddress address) {
        if (configured != 0) {
            return new ListeningPort(configured);
        }
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            return new ListeningPort(probe.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException("No port is free", none);
        }
    }

    /** Where a program on this machine reaches it. */
    String url() {
        return "http://localhost:" + number;
    }
}
