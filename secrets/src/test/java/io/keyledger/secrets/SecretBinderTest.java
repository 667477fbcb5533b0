package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.aSecret;
import static io.keyledger.secrets.Samples.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected proofs were made by hand from the documented bytes, with {@code openssl} and the bytes 200 to 231 as key. */
class SecretBinderTest {

    private static final SecretDigest DIGEST = new SecretDigester(keys("p", 0)).digest(aSecret());
    private static final KeyId KEY = new KeyId("key_0123456789abcdef0123456789abcdef");
    private static final OrganizationId ORGANIZATION = new OrganizationId("org_fedcba9876543210fedcba9876543210");
    private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00.000001Z");
    private static final SecretVersion SECOND = new SecretVersion(2);

    private final SecretBinder binder = new SecretBinder(keys("b", 200));

    @Test
    void aBindingIsTheHmacOfTheDocumentedBytes() {
        assertThat(binder.bind(bound(EXPIRY)))
                .isEqualTo(new Binding("b1", "f1cbdaa116b50fc5e5d6f81c108be3f3c875f2177102ad9fa6795d9ef84a2d42"));
    }

    @Test
    void soIsTheBindingOfASecretThatNeverExpires() {
        assertThat(binder.bind(bound(null)))
                .isEqualTo(new Binding("b1", "91a87bb99d21258d039c1e0e1a90ec1dc40faa60fe8d5acab12c3b4b93492b55"));
    }

    @Test
    void aBindingHoldsForWhatWasBound() {
        assertThat(binder.holds(bound(EXPIRY), binder.bind(bound(EXPIRY)))).isTrue();
        assertThat(binder.holds(bound(null), binder.bind(bound(null)))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anyChangedFieldBreaksTheBinding(String field, BoundSecret changed) {
        Binding binding = binder.bind(bound(EXPIRY));

        assertThat(binder.holds(changed, binding)).as(field).isFalse();
    }

    static Stream<Arguments> anyChangedFieldBreaksTheBinding() {
        SecretDigest otherPepper = new SecretDigest("p2", DIGEST.hex());
        SecretDigest otherHex = new SecretDigest("p1", "ab".repeat(32));
        KeyId otherKey = new KeyId("key_" + "0".repeat(32));
        OrganizationId installation = OrganizationId.INSTALLATION;
        Permission more = Permission.WRITE_AND_OUTBOUND_CALLS;
        return Stream.of(
                arguments("pepper", bound(otherPepper, KEY, ORGANIZATION, Permission.WRITE, EXPIRY)),
                arguments("digest", bound(otherHex, KEY, ORGANIZATION, Permission.WRITE, EXPIRY)),
                arguments("key", bound(DIGEST, otherKey, ORGANIZATION, Permission.WRITE, EXPIRY)),
                arguments("organization", bound(DIGEST, KEY, installation, Permission.WRITE, EXPIRY)),
                arguments("permission", bound(DIGEST, KEY, ORGANIZATION, more, EXPIRY)),
                arguments(
                        "environment",
                        new BoundSecret(
                                DIGEST, KEY, ORGANIZATION, Permission.WRITE, Environment.TEST, "kl", SECOND, EXPIRY)),
                arguments(
                        "prefix",
                        new BoundSecret(
                                DIGEST, KEY, ORGANIZATION, Permission.WRITE, Environment.LIVE, "k", SECOND, EXPIRY)),
                arguments(
                        "version",
                        new BoundSecret(
                                DIGEST,
                                KEY,
                                ORGANIZATION,
                                Permission.WRITE,
                                Environment.LIVE,
                                "kl",
                                SecretVersion.FIRST,
                                EXPIRY)),
                arguments("expiry, later", bound(EXPIRY.plusNanos(1))),
                arguments("expiry, by seconds", bound(EXPIRY.plusSeconds(1))),
                arguments("expiry, removed", bound(null)));
    }

    @Test
    void aBindingUnderAnotherKeyDoesNotHold() {
        Binding foreign = new SecretBinder(keys("b", 7)).bind(bound(EXPIRY));

        assertThat(binder.holds(bound(EXPIRY), foreign)).isFalse();
    }

    @Test
    void aBindingUnderAnUnknownKeyDoesNotHold() {
        Binding renamed = new Binding("b9", binder.bind(bound(EXPIRY)).hex());

        assertThat(binder.holds(bound(EXPIRY), renamed)).isFalse();
    }

    @Test
    void anOlderBindingKeyStillVerifies() {
        Binding older = new Binding(
                "b2", new SecretBinder(keys("b", 50)).bind(bound(EXPIRY)).hex());

        assertThat(new SecretBinder(keys("b", 200, 50)).holds(bound(EXPIRY), older))
                .isTrue();
    }

    private static BoundSecret bound(@Nullable Instant expiry) {
        return bound(DIGEST, KEY, ORGANIZATION, Permission.WRITE, expiry);
    }

    private static BoundSecret bound(
            SecretDigest digest,
            KeyId key,
            OrganizationId organization,
            Permission permission,
            @Nullable Instant expiry) {
        return new BoundSecret(digest, key, organization, permission, Environment.LIVE, "kl", SECOND, expiry);
    }
}
