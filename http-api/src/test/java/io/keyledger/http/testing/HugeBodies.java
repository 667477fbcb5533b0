package io.keyledger.http.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a server does with a body of ten megabytes or of no end: it refuses, soon, and in a way that its client hears. */
public interface HugeBodies {

    Duration SOON = Duration.ofSeconds(10);
    byte[] TEN_MEGABYTES = ("{\"name\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.US_ASCII);

    int port();

    /** Of a POST. */
    String path();

    String bearer();

    @Test
    default void tenMegabytesAreRefusedByTheirLength() {
        requireTooLarge(soon(out -> {
            head(out, "Content-Length: " + TEN_MEGABYTES.length);
            out.write(TEN_MEGABYTES);
        }));
    }

    @Test
    default void tenMegabytesInChunksAreRefused() {
        requireTooLarge(soon(out -> {
            head(out, "Transfer-Encoding: chunked");
            chunk(out, TEN_MEGABYTES);
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }));
    }

    @Test
    default void chunksWithoutEndAreCutOff() {
        byte[] some = " ".repeat(65_536).getBytes(StandardCharsets.US_ASCII);

        requireTooLarge(soon(out -> {
            head(out, "Transfer-Encoding: chunked");
            while (true) {
                chunk(out, some);
            }
        }));
    }

    @Test
    default void whoAnnouncesTenMegabytesIsRefusedBeforeSendingThem() {
        requireTooLarge(soon(out -> head(out, "Content-Length: 10485760\r\nExpect: 100-continue")));
        requireTooLarge(soon(out -> head(out, "Content-Length: 10485760")));
    }

    @RepeatedTest(5)
    default void anOrdinaryClientHearsTheRefusal() throws Exception {
        requireTooLarge(BodyPublishers.ofByteArray(TEN_MEGABYTES));
        requireTooLarge(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES)));
    }

    private void requireTooLarge(BodyPublisher body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var refused = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path()))
                            .timeout(SOON)
                            .header("Authorization", "Bearer " + bearer())
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            requireTooLarge(new RawAnswer(refused.statusCode(), refused.headers(), refused.body()));
        }
    }

    private RawAnswer soon(RawHttp.Request request) {
        return assertTimeout(SOON, () -> RawHttp.send(port(), request));
    }

    private void head(OutputStream out, String framing) throws IOException {
        String head = "POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + bearer()
                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void requireTooLarge(RawAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.text()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"").doesNotContain("xxx");
    }
}
