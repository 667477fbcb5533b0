package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.keyledger.http.testing.RawHttp;
import io.keyledger.query.testing.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is slow to ask, or to take his answers, keeps no connection of the verdict port for himself. */
@Timeout(120)
class SlowClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than what buffers on the way can hold. */
    private static final long LONG = 64L * 1024 * 1024;

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation(
                "keyledger.verdict.port=0", "keyledger.verdict.idle=PT1S", "keyledger.validation.max-wait=PT0.5S");
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

    @Test
    void whoseHeadNeverEndsIsCutOff() throws IOException {
        assertCutOff("POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nX-Never-Ending: ", 'a');
    }

    @Test
    void whoIsRefusedCannotSendABodyForEver() throws IOException {
        assertCutOff("POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n", ' ');
    }

    /** Never silent for long, and at it for ever. */
    private static void assertCutOff(String begun, char next) throws IOException {
        try (Socket slow = connection()) {
            OutputStream asking = slow.getOutputStream();
            asking.write(ascii(begun));
            InputStream answer = slow.getInputStream();
            slow.setSoTimeout(50);
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isCutOffAfter(next, asking, answer));
        }
    }

    /** Whether the other side has hung up, as far as can be told from one more byte and in the time that a read may take. */
    private static boolean isCutOffAfter(char next, OutputStream asking, InputStream answer) throws IOException {
        try {
            asking.write(next);
            return answer.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException hungUp) {
            return true;
        }
    }

    @Test
    void whoDoesNotReadHisAnswersIsNotReadEither() throws IOException {
        byte[] question = ascii("GET /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1000));
        assertThat(bytesTaken(question)).isLessThan(LONG);
    }

    @Test
    void whoIsRefusedCannotSendABodyWithoutEnd() throws IOException {
        byte[] head = ascii("POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n");
        try (SocketChannel refused = SocketChannel.open(address())) {
            refused.write(ByteBuffer.wrap(head));
            assertThat(bytesTaken(refused, new byte[64 * 1024])).isLessThan(LONG);
        }
    }

    /** Who cannot have a key would otherwise be told, after the wait, that this validator is not so far yet. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Basic YTpi\r\n", "Authorization: Bearer kl_live_none\r\n"})
    void nobodyIsWaitedForWhoCannotHaveAKey(String authorization) {
        String question = "POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Keyledger-Min-Position: 9223372036854775807\r\n" + authorization + "\r\n";
        for (int port : List.of(address().getPort(), installation.client().port())) {
            assertThat(RawHttp.send(port, question).status())
                    .as("port %s", port)
                    .isEqualTo(401);
        }
    }

    @Test
    void thereCanBeTooManyAndAfterwardsRoomAgain() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try (Installation.Node patient =
                installation.start("keyledger.verdict.port=0", "keyledger.verdict.connections=50")) {
            int port = patient.bean(VerdictPort.class).port();
            for (int i = 0; i <= 50; i++) {
                crowd.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            Socket last = crowd.getLast();
            last.setSoTimeout(10_000);
            assertThat(last.getInputStream().read()).isEqualTo(-1);

            crowd.getFirst().close();

            await().atMost(PATIENCE).until(() -> isAnswered(port));
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    private static boolean isAnswered(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            return socket.getInputStream().read() == 'H';
        } catch (SocketException refused) {
            return false;
        }
    }

    @Test
    void noConnectionIsClosedWhileItWaitsForAPosition() {
        VerdictPortProperties properties = new VerdictPortProperties(0, "127.0.0.1", 1, Duration.ofSeconds(2), 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerdictPort(properties, 0, Duration.ofSeconds(2), () -> null))
                .withMessage(
                        "keyledger.verdict.idle is PT2S, so connections would be closed while a verdict waits for a"
                                + " position; it has to be longer than keyledger.validation.max-wait, which is PT2S");
    }

    /** Sends the same again and again, without reading, until the other side takes no more or it was very much. */
    private static long bytesTaken(byte[] sent) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address())) {
            return bytesTaken(channel, sent);
        }
    }

    private static long bytesTaken(SocketChannel channel, byte[] sent) throws IOException {
        channel.configureBlocking(false);
        long taken = 0;
        try {
            while (taken < LONG) {
                ByteBuffer next = ByteBuffer.wrap(sent);
                while (next.hasRemaining()) {
                    taken += channel.write(next);
                    Thread.onSpinWait();
                }
            }
        } catch (IOException cutOff) {
            return taken;
        }
        return taken;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                installation.node().bean(VerdictPort.class).port());
    }

    private static Socket connection() throws IOException {
        Socket socket = new Socket(address().getAddress(), address().getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }
}
