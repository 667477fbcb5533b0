package io.keyledger.command.key;

import io.keyledger.events.Rebinding;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.SecretBinder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What secrets of a key are bound to. */
final class Bound {

    private Bound() {}

    static BoundSecret first(IssueKey command) {
        return new BoundSecret(
                command.digest(),
                command.key(),
                command.organization(),
                command.permission(),
                command.environment(),
                command.prefix(),
                SecretVersion.FIRST,
                command.expiresAt());
    }

    static BoundSecret of(KeyStanding key, SecretVersion version, SecretDigest digest, @Nullable Instant expiresAt) {
        return new BoundSecret(
                digest,
                key.issued().key(),
                key.issued().organization(),
                key.issued().permission(),
                key.environment(),
                key.prefix(),
                version,
                expiresAt);
    }

    /** Every secret that works at this moment, bound to another expiry. */
    static List<Rebinding> anew(KeyStanding key, @Nullable Instant expiresAt, Instant now, SecretBinder binder) {
        return Stream.of(key.previousAt(now), key.current())
                .filter(Objects::nonNull)
                .map(secret -> new Rebinding(
                        secret.version(), binder.bind(of(key, secret.version(), secret.digest(), expiresAt))))
                .toList();
    }
}
