package io.keyledger.query.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.eventstore.testing.Network;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the database is away everything says so, soon; when it is back, all goes on by itself. */
class DatabaseOutageTest {

    private static final String LEASE = "keyledger.validation.lease=PT2S";

    /** The lease, both of the default waits, and something for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2 + 2 + 2 + 3);

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Installation installation = new Installation(LEASE);
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final TestKey key = facts.issue(organization, Permission.READ);

    @BeforeEach
    void aReader() {
        facts.join(organization, "reader", Role.AUDITOR);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    private Reply verify(Node node) {
        return node.client().verify(installation.validatorKey(), key.secret().reveal(), null);
    }

    private static Reply readiness(Node node) {
        return node.client().get("/actuator/health/readiness", null);
    }

    private Reply keys(Node node) {
        return node.client().get("/v1/organizations/" + organization + "/keys", "reader");
    }

    private void answersEverything(Node node, String verdict) {
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(verify(node).code()).isEqualTo(verdict);
            assertThat(readiness(node).status()).isEqualTo(200);
            assertThat(keys(node).status()).isEqualTo(200);
        });
    }

    private static double gauge(Node node, String name) {
        return node.bean(MeterRegistry.class).get(name).gauge().value();
    }

    /** Whoever reads the figures does not wait for the database. */
    private static void tellsItInFigures(Node node) {
        MeterRegistry meters = node.bean(MeterRegistry.class);
        assertTimeout(
                SOON, () -> meters.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue)));
        assertThat(gauge(node, "keyledger.store.reachable")).isZero();
        assertThat(gauge(node, "keyledger.lease.held")).isZero();
        assertThat(meters.get("keyledger.verdicts.withheld")
                        .tag("port", "management")
                        .tag("code", "VALIDATOR_STALE")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    private void saysThatItCannotAnswer(Node node) {
        await().atMost(SOON).untilAsserted(() -> {
            Reply verdict = verify(node);
            assertThat(verdict.status()).isEqualTo(503);
            assertThat(verdict.code()).isEqualTo("VALIDATOR_STALE");
            assertThat(verdict.header("Retry-After")).isEqualTo("1");
        });

        long before = System.nanoTime();
        Reply readiness = readiness(node);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        assertThat(readiness.status()).isEqualTo(503);
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(readiness(node).body().toString())
                        .contains("\"eventStore\":{")
                        .contains("\"reachable\":false"));

        Reply keys = keys(node);
        assertThat(keys.status()).isEqualTo(503);
        assertThat(keys.code()).isEqualTo("STORE_UNAVAILABLE");
        assertThat(keys.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aDatabaseThatIsDownIsToldSoonAndComesBackByItself() {
        answersEverything(installation.node(), "VALID");
        installation.takeDatabaseDown();
        try {
            saysThatItCannotAnswer(installation.node());
            tellsItInFigures(installation.node());
        } finally {
            installation.bringDatabaseUp();
        }
        answersEverything(installation.node(), "VALID");
        assertThat(gauge(installation.node(), "keyledger.store.reachable")).isEqualTo(1);
        assertThat(gauge(installation.node(), "keyledger.lease.held")).isEqualTo(1);
    }

    /** Nothing is refused and nothing breaks off; only time tells. What happened meanwhile counts afterwards. */
    @Test
    void aDatabaseThatIsFrozenIsToldSoonAndComesBackByItself() throws Exception {
        try (Network network = installation.network();
                Node node = installation.startOver(network, LEASE, "keyledger.database.socket-timeout=PT4S")) {
            answersEverything(node, "VALID");
            network.freeze();
            saysThatItCannotAnswer(node);
            facts.revoke(key);
            network.thaw();
            answersEverything(node, "REVOKED");
        }
    }
}
