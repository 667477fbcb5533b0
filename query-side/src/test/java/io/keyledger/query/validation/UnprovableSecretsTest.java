package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Actor;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.RetirementCause;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnprovableSecretsTest {

    private static final OrganizationId ACME = OrganizationId.of(new UUID(1, 1));
    private static final KeyId KEY = KeyId.of(new UUID(2, 2));
    private static final Actor ALICE = Actor.person(new SubjectId("https://issuer.example", "alice"));
    private static final Instant AT = Instant.EPOCH;
    private static final Instant LATER = AT.plusSeconds(60);
    private static final String HEX = "a".repeat(64);

    private final UnprovableSecrets secrets = new UnprovableSecrets("gone"::equals, "gone"::equals);

    private static KeyIssued issued(String pepper, String bindingKey) {
        return new KeyIssued(
                KEY,
                ACME,
                "billing",
                Permission.READ,
                Environment.LIVE,
                "kl",
                SecretVersion.FIRST,
                new SecretDigest(pepper, HEX),
                new Binding(bindingKey, HEX),
                null,
                ALICE,
                AT);
    }

    private static KeyRotated rotated(int version, String pepper, Instant previousValidUntil) {
        return new KeyRotated(
                KEY,
                ACME,
                new SecretVersion(version),
                new SecretDigest(pepper, HEX),
                new Binding("b1", HEX),
                previousValidUntil,
                ALICE,
                AT);
    }

    private static Fact boundAnew(String bindingKey) {
        return new KeyExpiryChanged(
                KEY,
                ACME,
                null,
                LATER,
                List.of(new Rebinding(SecretVersion.FIRST, new Binding(bindingKey, HEX))),
                ALICE,
                AT);
    }

    static Stream<Fact> ends() {
        return Stream.of(
                new KeyRevoked(KEY, ACME, RevocationReason.SUPERSEDED, "", ALICE, AT),
                new KeyExpired(KEY, ACME, AT, ALICE, AT),
                new OrganizationClosed(ACME, "", ALICE, AT),
                new PreviousSecretRetired(KEY, ACME, SecretVersion.FIRST, RetirementCause.ENDED_EARLY, AT, ALICE, AT),
                rotated(2, "p1", AT),
                rotated(3, "p1", LATER));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aSecretCountsUntilItEnds(Fact end) {
        secrets.follow(issued("gone", "b1"));
        assertThat(secrets.isEmpty()).isFalse();

        secrets.follow(end);

        assertThat(secrets.isEmpty()).isTrue();
    }

    @Test
    void duringAnOverlapThePreviousSecretCounts() {
        secrets.follow(issued("gone", "b1"));
        secrets.follow(rotated(2, "p1", LATER));
        assertThat(secrets.isEmpty()).isFalse();
    }

    @Test
    void aSecretThatIsBoundAnewNeedsOnlyItsNewBindingKey() {
        secrets.follow(issued("p1", "gone"));
        assertThat(secrets.isEmpty()).isFalse();

        secrets.follow(boundAnew("b1"));
        assertThat(secrets.isEmpty()).isTrue();

        secrets.follow(boundAnew("gone"));
        assertThat(secrets.isEmpty()).isFalse();
    }

    @Test
    void aBindingAnewReplacesNoPepper() {
        secrets.follow(issued("gone", "gone"));
        secrets.follow(boundAnew("b1"));
        assertThat(secrets.isEmpty()).isFalse();
    }

    @Test
    void whatLacksNothingNeverCounts() {
        secrets.follow(issued("p1", "b1"));
        secrets.follow(rotated(2, "p1", LATER));
        assertThat(secrets.isEmpty()).isTrue();
    }
}
