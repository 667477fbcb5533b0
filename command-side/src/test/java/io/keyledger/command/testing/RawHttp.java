package io.keyledger.command.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** HTTP/1.1 as somebody writes it who keeps to no rule. The request should ask for the connection to be closed. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    static Answer send(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream(), request);
            return answer(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server may have answered and closed before it has read all. */
    private static void write(OutputStream out, String request) throws IOException {
        try {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (SocketException closed) {
            out.flush();
        }
    }

    private static String read(Socket socket) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                read.write(part, 0, n);
            }
        } catch (SocketException reset) {
            if (read.size() == 0) {
                throw reset;
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static Answer answer(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        List<String> lines = parts[0].lines().toList();
        Map<String, List<String>> headers = lines.stream()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0], TreeMap::new, Collectors.mapping(line -> line[1], Collectors.toList())));
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        String body = parts.length < 2 ? "" : parts[1];
        return new Answer(
                Integer.parseInt(lines.getFirst().split(" ")[1]),
                all,
                all.firstValue("Transfer-Encoding").isPresent() ? unchunked(body) : body);
    }

    private static String unchunked(String body) {
        List<String> parts = Arrays.asList(body.split("\r\n"));
        StringBuilder whole = new StringBuilder();
        for (int i = 1; i < parts.size(); i += 2) {
            whole.append(parts.get(i));
        }
        return whole.toString();
    }
}
