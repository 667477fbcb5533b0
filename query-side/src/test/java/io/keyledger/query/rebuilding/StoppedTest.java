package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StoppedTest {

    private final Installation installation = new Installation("keyledger.validation.lease=PT2S");
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();

    @AfterEach
    void stop() {
        installation.close();
    }

    private Reply verify(TestKey key) {
        return installation
                .client()
                .verify(installation.validatorKey(), key.secret().reveal(), null);
    }

    private Reply readiness() {
        return installation.client().get("/actuator/health/readiness", null);
    }

    private double gauge(String name, String projection) {
        return installation
                .node()
                .bean(MeterRegistry.class)
                .get(name)
                .tag("projection", projection)
                .gauge()
                .value();
    }

    private void store(String type) {
        installation.asSuperuser(
                "insert into eventstore.event (position, event_id, stream, stream_kind, sequence, type,"
                        + " revision, at, payload, metadata) select max(position) + 1, gen_random_uuid(), 'strange', 'strange',"
                        + " 0, '" + type + "', '1', now(), '{}', '{}' from eventstore.event");
    }

    @Test
    void anUnknownFactStopsWhatAnswersUntilItCanBeRead(CapturedOutput output) {
        TestKey key = facts.issue(organization, Permission.READ);
        long joined = facts.join(organization, "reader", Role.AUDITOR);
        assertThat(verify(key).code()).isEqualTo("VALID");
        await().untilAsserted(() -> assertThat(readiness().status()).isEqualTo(200));

        store("keyledger.KeyTeleported");

        await().untilAsserted(() -> assertThat(readiness().status()).isEqualTo(503));
        assertThat(readiness().body().toString()).doesNotContain("Teleported");
        await().untilAsserted(() -> assertThat(verify(key).status()).isEqualTo(503));
        assertThat(verify(key).code()).isEqualTo("VALIDATOR_STALE");
        assertThat(verify(key).header("Retry-After")).isEqualTo("1");
        await().untilAsserted(() -> {
            Reply audit = installation
                    .client()
                    .get("/v1/organizations/" + organization + "/keys/" + key.id() + "/audit", "reader");
            assertThat(audit.status()).isEqualTo(503);
            assertThat(audit.code()).isEqualTo("PROJECTION_STOPPED");
        });
        assertThat(installation.rows("select position from projection.applied where processor = 'key-lookup-a'"))
                .containsExactly("{\"position\":" + joined + "}");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(output.getOut())
                        .containsPattern("ERROR [^\\n]*audit-a has stopped")
                        .containsPattern("ERROR [^\\n]*key-lookup-a has stopped"));

        installation.asSuperuser("alter table eventstore.event disable trigger append_only;"
                + " delete from eventstore.event where type = 'keyledger.KeyTeleported';"
                + " alter table eventstore.event enable trigger append_only");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(readiness().status()).isEqualTo(200));
        assertThat(verify(key).code()).isEqualTo("VALID");
        assertThat(output.getOut().split("key-lookup-a has stopped")).hasSize(2);
    }

    @Test
    void aFactAboutAKeyNobodyIssuedStopsTheTablesButNotWhatNeedsNoRow() {
        TestKey key = facts.issue(organization, Permission.READ);
        long joined = facts.join(organization, "reader", Role.AUDITOR);
        assertThat(verify(key).code()).isEqualTo("VALID");
        TestKey unknown = new TestKey(
                Facts.aKeyId(), organization, key.permission(), key.environment(), null, key.version(), key.secret());
        facts.revoke(unknown);
        await().untilAsserted(() ->
                assertThat(readiness().body().toString()).contains("\"stopped\":[\"inventory\",\"key-lookup\"]"));
        assertThat(gauge("keyledger.projection.stopped", "key-lookup")).isEqualTo(1);
        assertThat(gauge("keyledger.projection.stopped", "audit")).isZero();
        await().untilAsserted(() -> assertThat(gauge("keyledger.projection.lag.facts", "key-lookup"))
                .isEqualTo(1));
        await().untilAsserted(() -> assertThat(gauge("keyledger.projection.lag.seconds", "key-lookup"))
                .isPositive());
        assertThat(verify(key).code()).isEqualTo("VALID");
        Reply audit = installation
                .client()
                .get(
                        "/v1/organizations/" + organization + "/keys/" + unknown.id() + "/audit",
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(joined + 1));
        assertThat(audit.body().get("entries").size()).isEqualTo(1);
    }
}
