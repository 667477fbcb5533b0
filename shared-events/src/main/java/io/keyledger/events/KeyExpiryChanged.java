package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instant at which a key expires was moved. What binds its living secrets names the expiry, so each is bound anew.
 *
 * @param previousExpiresAt the expiry until then, or null if it had none
 * @param expiresAt the instant from which the key is no longer valid, or null if it has none
 * @param bindings one for each secret version that was still valid
 */
public record KeyExpiryChanged(
        KeyId key,
        OrganizationId organization,
        @Nullable Instant previousExpiresAt,
        @Nullable Instant expiresAt,
        List<Rebinding> bindings,
        Actor by,
        Instant at)
        implements KeyEvent {

    public KeyExpiryChanged {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(bindings, "bindings");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
        bindings = List.copyOf(bindings);
    }
}
