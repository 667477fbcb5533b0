package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.query.testing.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A validator that is told to stop. */
class ShutdownTest {

    private static final String BODY = "{\"key\":\"nonsense\"}";

    private final Installation installation = new Installation("keyledger.verdict.port=0");

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void aVerdictUnderWayIsGivenBeforeTheLeaseEnds() throws Exception {
        int port = installation.node().bean(VerdictPort.class).port();
        try (Socket asking = begun(port)) {
            Thread stopping =
                    Thread.ofPlatform().start(() -> installation.node().close());
            await().until(() -> refuses(port));
            assertThat(leases()).isOne();

            finish(asking, "HTTP/1.1 200");

            stopping.join();
            assertThat(leases()).isZero();
        }
    }

    @Test
    void theLeaseEndsWhileOtherRequestsAreFinished() throws Exception {
        try (Socket asking = begun(installation.client().port())) {
            Thread stopping =
                    Thread.ofPlatform().start(() -> installation.node().close());
            await().until(() -> leases() == 0);
            assertThat(stopping.isAlive()).isTrue();

            finish(asking, "HTTP/1.1 503");

            stopping.join();
        }
    }

    /** A request whose body is waited for. */
    private Socket begun(int port) throws IOException {
        Socket asking = new Socket(InetAddress.getLoopbackAddress(), port);
        asking.setSoTimeout(20_000);
        asking.getOutputStream()
                .write(
                        ("POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + installation.validatorKey() + "\r\nExpect: 100-continue\r\nContent-Length: "
                                        + BODY.length()
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        expect(asking.getInputStream(), "HTTP/1.1 100");
        expect(asking.getInputStream(), "\r\n\r\n");
        return asking;
    }

    private static void finish(Socket asking, String answer) throws IOException {
        asking.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));
        expect(asking.getInputStream(), answer);
    }

    private static void expect(InputStream answers, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = answers.read();
            assertThat(next).as(read.toString()).isNotEqualTo(-1);
            assertThat(read.append((char) next)).hasSizeLessThan(200);
        }
    }

    private static boolean refuses(int port) throws IOException {
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !another.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    private int leases() throws SQLException {
        try (Connection connection = installation.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from enforcement.validator_lease")) {
            row.next();
            return row.getInt(1);
        }
    }
}
