package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.provider.Accounts;
import io.keyledger.standalone.provider.Clients;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Somebody guesses at the login page and at the token endpoint. */
@ExtendWith(OutputCaptureExtension.class)
class LoginLockoutTest {

    private static final String PASSWORD = "the right one";
    private static final String REFUSED = "/login?error Invalid credentials";

    private static final Database DATABASE = TestPostgres.freshDatabase();
    private static final TestClock CLOCK = new TestClock(Instant.parse("2030-01-01T12:00:00Z"));
    private static ProgramUnderClock keyledger;

    private final String name = "name-" + UUID.randomUUID();
    private final String client = "client-" + UUID.randomUUID();
    private String subject;

    @BeforeAll
    static void start(@TempDir Path home) {
        keyledger = ProgramUnderClock.start(home.resolve("data"), DATABASE, CLOCK);
    }

    @AfterAll
    static void stop() {
        keyledger.close();
    }

    @BeforeEach
    void aPersonAClientAndAnAddressThatHasTriedNothing() {
        subject = keyledger.bean(Accounts.class).open(name, PASSWORD);
        keyledger.bean(Clients.class).register(client, "A client", PASSWORD);
        CLOCK.forward(Duration.ofMinutes(15));
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsRefusedForAMinute() {
        guessPasswords(5);
        assertThat(keyledger.login(name, PASSWORD)).isEqualTo(REFUSED);
        CLOCK.forward(Duration.ofMinutes(1));
        assertThat(keyledger.login(name, PASSWORD)).isEqualTo("/");
    }

    @Test
    void afterFiveWrongSecretsTheRightOneIsRefusedForAMinute() {
        guessSecrets(5);
        assertThat(keyledger.tokenByHeader(client, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(keyledger.tokenByForm(client, PASSWORD).statusCode()).isEqualTo(401);
        CLOCK.forward(Duration.ofMinutes(1));
        assertThat(keyledger.tokenByHeader(client, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(keyledger.tokenByForm(client, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverKnowsTheSecretMayErrAgainAfterwards() {
        for (int i = 0; i < 3; i++) {
            guessSecrets(4);
            assertThat(keyledger.tokenByHeader(client, PASSWORD).statusCode()).isEqualTo(200);
            guessPasswords(4);
            assertThat(keyledger.login(name, PASSWORD)).isEqualTo("/");
        }
    }

    @Test
    void theLoginPageTellsAStrangerTheSameInEveryCase() {
        String unknown = keyledger.login("nobody", PASSWORD);
        String wrong = keyledger.login(name, "wrong");
        guessPasswords(4);
        String locked = keyledger.login(name, "wrong");
        assertThat(List.of(unknown, wrong, locked, keyledger.login(name, PASSWORD), keyledger.login("no\0body", "")))
                .containsOnly(REFUSED);
    }

    @Test
    void theTokenEndpointTellsAStrangerTheSameInEveryCase() {
        HttpResponse<String> unknown = keyledger.tokenByHeader("nobody", PASSWORD);
        HttpResponse<String> withoutASecret = keyledger.tokenByHeader(Clients.DOCUMENTATION, PASSWORD);
        HttpResponse<String> wrong = keyledger.tokenByHeader(client, "wrong");
        guessSecrets(4);
        HttpResponse<String> locked = keyledger.tokenByHeader(client, "wrong");
        HttpResponse<String> right = keyledger.tokenByHeader(client, PASSWORD);

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(Stream.of(unknown, withoutASecret, wrong, locked, right)
                        .map(answer -> answer.statusCode() + answer.body() + fixed(answer))
                        .distinct())
                .hasSize(1);
    }

    private static String fixed(HttpResponse<String> answer) {
        return answer.headers().map().toString().replaceAll("(date|keyledger-correlation-id)=\\[[^]]*]", "");
    }

    @Test
    void oneAddressCannotTryOnePasswordWithManyNamesWhateverItSaysOfItself() {
        for (int i = 0; i < 20; i++) {
            keyledger.tokenByForm("nobody-" + i, PASSWORD);
        }
        assertThat(keyledger
                        .tokenByForm(client, PASSWORD, "X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.1")
                        .statusCode())
                .isEqualTo(401);
        assertThat(keyledger.login(name, PASSWORD)).isEqualTo(REFUSED);
        CLOCK.forward(Duration.ofMinutes(15));
        assertThat(keyledger.tokenByForm(client, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void theLogNamesTheAccountOnceAndNothingThatWasTried(CapturedOutput log) {
        keyledger.login("typed-into-the-wrong-field", "tried-first");
        for (int i = 0; i < 8; i++) {
            keyledger.login(name, "tried-" + i);
            keyledger.tokenByForm(client, "tried-" + i);
        }
        assertThat(log.getAll().lines().filter(line -> line.contains("person " + subject + " is refused until")))
                .hasSize(1)
                .allMatch(line -> line.contains("WARN"));
        assertThat(log.getAll().lines().filter(line -> line.contains("client " + client + " is refused until")))
                .hasSize(1);
        assertThat(log).doesNotContain("tried-").doesNotContain("typed-into").doesNotContain(name);
    }

    @Test
    void namesThatAreNobodysLeaveNothingBehind() throws SQLException {
        keyledger.login("typed-into-the-wrong-field", "wrong");
        keyledger.tokenByForm("typed-into-the-wrong-field", "wrong");
        keyledger.login(name, "wrong");
        try (Connection connection = TestPostgres.superuser(DATABASE)) {
            assertThat(JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("select account from installation.failed_login")
                            .query(String.class)
                            .list())
                    .contains("nobody", "person " + subject)
                    .noneMatch(account -> account.contains("typed-into"));
        }
    }

    private void guessPasswords(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(keyledger.login(name, "wrong")).isEqualTo(REFUSED);
        }
    }

    private void guessSecrets(int times) {
        for (int i = 0; i < times; i++) {
            assertThat((i % 2 == 0 ? keyledger.tokenByHeader(client, "wrong") : keyledger.tokenByForm(client, "wrong"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
