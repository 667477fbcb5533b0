package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.query.testing.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is slow to ask keeps no connection of the verdict port for himself. */
class SlowClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation("keyledger.verdict.port=0", "keyledger.verdict.idle=PT1S");
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void whoSendsNothingIsCutOff() throws IOException {
        try (Socket silent = connection()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Never silent for long, and at it for ever. */
    @Test
    void whoSendsByteAfterByteIsRefused() throws IOException {
        try (Socket slow = connection()) {
            OutputStream asking = slow.getOutputStream();
            asking.write(
                    ("POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                    + installation.validatorKey() + "\r\nContent-Length: 100000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = slow.getInputStream();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                asking.write(' ');
                return answer.available() > 0;
            });
            byte[] first = answer.readNBytes("HTTP/1.1 408".length());
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    private static Socket connection() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                installation.node().bean(VerdictPort.class).port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }
}
