package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

class CanonicalBytesTest {

    @Example
    void secretsThatDifferAnywhereHaveDifferentBytes() {
        List<BoundSecret> secrets = everyCombination().allValues().orElseThrow().toList();

        assertThat(secrets).hasSize(6 * 2 * 2 * 3 * 2 * 3 * 4 * 5).doesNotHaveDuplicates();
        assertThat(secrets.stream().map(CanonicalBytes::of).map(ByteBuffer::wrap))
                .doesNotHaveDuplicates();
    }

    private static Arbitrary<BoundSecret> everyCombination() {
        Arbitrary<SecretDigest> digests = Combinators.combine(
                        Arbitraries.of("p", "p1", "p11"), Arbitraries.of("0".repeat(64), "1" + "0".repeat(63)))
                .as(SecretDigest::new);
        Arbitrary<UUID> uuids = Arbitraries.of(new UUID(0, 0), new UUID(0, 1));
        Arbitrary<@Nullable Instant> expiries = Arbitraries.of(
                null, Instant.EPOCH, Instant.EPOCH.plusNanos(1), Instant.EPOCH.minusNanos(1), Instant.MAX);
        return Combinators.combine(
                        digests,
                        uuids.map(KeyId::of),
                        uuids.map(OrganizationId::of),
                        Arbitraries.of(Permission.class),
                        Arbitraries.of(Environment.class),
                        Arbitraries.of("kl", "k", "l"),
                        Arbitraries.of(1, 2, 256, Integer.MAX_VALUE).map(SecretVersion::new),
                        expiries)
                .as(BoundSecret::new);
    }
}
