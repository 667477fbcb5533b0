package io.keyledger.http.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 as somebody writes it who keeps to no rule. The request should ask for the connection to be closed. It is
 * written and the answer read at the same time, since a server may answer before it has read everything.
 */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** Whatever is sent, piece by piece. */
    @FunctionalInterface
    public interface Request {

        void writeTo(OutputStream out) throws IOException;
    }

    /** Sends these very characters in ISO 8859-1. */
    public static RawAnswer send(int port, String request) {
        return send(port, out -> out.write(request.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static RawAnswer send(int port, Request request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            Thread.startVirtualThread(() -> write(request, out));
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server may close before it has read all, and so may this client. */
    private static void write(Request request, OutputStream out) {
        try {
            request.writeTo(out);
            out.flush();
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As far as the answer goes: when the connection ends is the server's affair. */
    private static RawAnswer read(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = in.read(part); n >= 0 && !isWhole(read, part, n); n = in.read(part)) {}
        } catch (SocketException broken) {
            if (read.size() == 0) {
                throw broken;
            }
        }
        return RawAnswer.of(read.toString(StandardCharsets.UTF_8));
    }

    private static boolean isWhole(ByteArrayOutputStream read, byte[] part, int length) {
        read.write(part, 0, length);
        return RawAnswer.isWhole(read.toString(StandardCharsets.ISO_8859_1));
    }
}
