package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Binding;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import io.keyledger.query.testing.TestClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MissingKeysTest {

    private final Installation installation = new Installation();
    private final TestKey key = installation.facts().issue(Facts.anOrganization(), Permission.READ);

    @AfterEach
    void stop() {
        installation.close();
    }

    private Reply verify(Node node) {
        return node.client().verify(installation.validatorKey(), key.secret().reveal(), null);
    }

    private static int readiness(Node node) {
        return node.client().get("/actuator/health/readiness", null).status();
    }

    private void lacksAKey(Node node) {
        Reply reply = verify(node);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("VALIDATOR_KEYS_MISSING");
        assertThat(readiness(node)).isEqualTo(503);
    }

    @Test
    void withoutAPepperInUseThereIsNoVerdictAndNoReadiness() {
        assertThat(verify(installation.node()).code()).isEqualTo("VALID");
        await().untilAsserted(() -> assertThat(readiness(installation.node())).isEqualTo(200));

        KeyIssued unknown = new KeyIssued(
                Facts.aKeyId(),
                Facts.anOrganization(),
                "digested elsewhere",
                Permission.READ,
                key.environment(),
                "kl",
                SecretVersion.FIRST,
                new SecretDigest("unknown", "a".repeat(64)),
                new Binding("b1", "b".repeat(64)),
                null,
                Facts.ALICE,
                TestClock.NOW);
        installation.facts().publish(unknown.key().text(), unknown);

        lacksAKey(installation.node());
        try (Node later = installation.start()) {
            await().untilAsserted(() -> lacksAKey(later));

            installation.facts().publish(unknown.key().text(), revoked(unknown));
            for (Node node : List.of(installation.node(), later)) {
                await().untilAsserted(() -> assertThat(readiness(node)).isEqualTo(200));
                assertThat(verify(node).code()).isEqualTo("VALID");
            }
        }
    }

    private static KeyRevoked revoked(KeyIssued key) {
        return new KeyRevoked(
                key.key(), key.organization(), RevocationReason.SUPERSEDED, "", Facts.ALICE, TestClock.NOW);
    }

    @Test
    void aNodeThatStartsWithoutABindingKeyInUseIsNotReadyRatherThanWrong() {
        assertThat(verify(installation.node()).code()).isEqualTo("VALID");
        installation.asSuperuser(
                "update query.key_lookup set binding_key = 'unknown' where key_id = '" + key.id() + "'");
        try (Node later = installation.start()) {
            await().untilAsserted(() -> lacksAKey(later));
        }
        assertThat(verify(installation.node()).code()).isEqualTo("VALID");
    }

    @Test
    void aKeyUnderWhichNoLivingSecretWasMadeIsNotNeeded() {
        assertThat(verify(installation.node()).code()).isEqualTo("VALID");
        installation.asSuperuser(
                "update query.key_lookup set pepper = 'retired', binding_key = 'retired', revoked_at = now() where key_id = '"
                        + key.id() + "'");
        try (Node later = installation.start()) {
            await().untilAsserted(() -> assertThat(readiness(later)).isEqualTo(200));
            assertThat(verify(later).code()).as("nobody can prove what it was").isEqualTo("NOT_FOUND");
        }
    }
}
