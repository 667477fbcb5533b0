package io.keyledger.command.key;

import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a key stands after a decision.
 *
 * @param issued as what it was issued
 * @param version which secret is current
 * @param currentSince when that secret came
 * @param previousValidUntil the end of the last overlap, or null if it was never rotated
 * @param revoked how it ended, or null if it has not
 */
public record KeyStanding(
        KeyIssued issued,
        SecretVersion version,
        Instant currentSince,
        @Nullable Instant previousValidUntil,
        @Nullable KeyRevoked revoked) {}
