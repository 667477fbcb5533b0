package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a process that died left claimed, others take over only after a while. */
class ClaimedElsewhereTest {

    private final Installation installation = new Installation();

    private void claimUntil(Instant end) {
        installation.asSuperuser("update projection.token set owner = 'one who died', claimed_at = '"
                + end.minus(Duration.ofSeconds(3)) + "' where processor = 'key-lookup-a'");
    }

    @Test
    void whoHasNotCaughtUpSinceItBeganIsNotReady() {
        installation.facts().join(installation.facts().register(), "somebody", Role.MEMBER);
        installation.close();
        claimUntil(Instant.now().plus(Duration.ofHours(1)));
        installation.asSuperuser(
                "insert into eventstore.event (position, event_id, stream, stream_kind, sequence, type,"
                        + " revision, at, payload, metadata) select position + 1, gen_random_uuid(), stream, stream_kind,"
                        + " sequence + 1, type, revision, at, payload, metadata"
                        + " from eventstore.event order by position desc limit 1");
        try (Node next = installation.start()) {
            Reply readiness = next.client().get("/actuator/health/readiness", null);
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.body().toString()).contains("\"behind\":[", "\"key-lookup\"");

            claimUntil(Instant.now());

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(next.client()
                                    .get("/actuator/health/readiness", null)
                                    .status())
                            .isEqualTo(200));
            assertThat(next.client()
                            .verify(installation.validatorKey(), installation.validatorKey(), null)
                            .code())
                    .isEqualTo("VALID");
        }
    }
}
