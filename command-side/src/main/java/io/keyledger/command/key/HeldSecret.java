package io.keyledger.command.key;

import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a key, by its digest. Immutable.
 *
 * @param since when it came
 * @param validUntil from when on it no longer works: the end of the overlap; null for the current secret
 * @param retired whether its end is on record
 */
public record HeldSecret(
        SecretVersion version,
        SecretDigest digest,
        Instant since,
        @Nullable Instant validUntil,
        boolean retired) {

    static HeldSecret of(KeyIssued issued) {
        return new HeldSecret(issued.version(), issued.digest(), issued.at(), null, false);
    }

    static HeldSecret of(KeyRotated rotated) {
        return new HeldSecret(rotated.version(), rotated.digest(), rotated.at(), null, false);
    }

    /** The same as the secret before the one that came with this rotation; without an overlap that is its end. */
    HeldSecret followedBy(KeyRotated rotated) {
        return new HeldSecret(
                version,
                digest,
                since,
                rotated.previousValidUntil(),
                !rotated.previousValidUntil().isAfter(rotated.at()));
    }

    /** The same with its end on record. */
    HeldSecret retiredAt(Instant end) {
        return new HeldSecret(version, digest, since, end, true);
    }

    /** Whether it works at that moment, as far as its key does. */
    boolean worksAt(Instant now) {
        return !retired && (validUntil == null || now.isBefore(validUntil));
    }
}
