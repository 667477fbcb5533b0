package io.keyledger.query.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Installation;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BehindTest {

    /** A batch that waits fails in no way, and yet nothing is applied. */
    @Test
    void aProjectionThatFallsBehindIsNotReadyUntilItHasCaughtUp() throws Exception {
        try (Installation installation = new Installation("keyledger.projection.max-lag=PT1S");
                Connection other = installation.superuser()) {
            await().untilAsserted(
                            () -> assertThat(readiness(installation).status()).isEqualTo(200));
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("lock table query.key_lookup in access exclusive mode");
            }
            installation.facts().issueMany(installation.facts().register(), 2);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(readiness(installation)
                                    .body()
                                    .at("/components/projections")
                                    .toString())
                            .contains("\"behind\":[\"key-lookup\"]"));
            assertThat(readiness(installation).status()).isEqualTo(503);

            other.rollback();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(readiness(installation).status()).isEqualTo(200));
        }
    }

    private static Reply readiness(Installation installation) {
        return installation.client().get("/actuator/health/readiness", null);
    }
}
