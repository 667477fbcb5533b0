package io.keyledger.query.audit;

import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeyState;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.Types;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.jspecify.annotations.Nullable;

/** How a key stood before the next fact about it: what an entry says of "before" where the fact itself does not. */
@Entity
@Table(schema = "query", name = "audit_key")
@IdClass(AuditedKeyId.class)
class AuditedKey {

    @Id
    private String side;

    @Id
    private String keyId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(Types.VARCHAR)
    private KeyState state;

    private @Nullable Instant expiresAt;

    @Nullable
    Instant previousValidUntil;

    /** That of the last fact about the key. */
    @SuppressWarnings("UnusedVariable") // for whoever looks into the table
    private long position;

    @SuppressWarnings("NullAway.Init")
    protected AuditedKey() {}

    AuditedKey(KeyIssued issued, Delivery delivery) {
        side = delivery.side().text();
        keyId = issued.key().text();
        state = KeyState.ACTIVE;
        expiresAt = issued.expiresAt();
        position = delivery.position();
    }

    /** What the facts say, whatever the time. */
    KeyState recorded() {
        return state;
    }

    /** The state at a moment: an expiry counts before it is on record. */
    KeyState stateAt(Instant now) {
        boolean isOver = expiresAt != null && !now.isBefore(expiresAt);
        return isOver && state != KeyState.REVOKED ? KeyState.EXPIRED : state;
    }

    void follow(KeyEvent event, long at) {
        position = at;
        switch (event) {
            case KeyIssued first -> {}
            case KeyRotated rotated -> previousValidUntil = rotated.previousValidUntil();
            case PreviousSecretRetired end -> previousValidUntil = end.validUntil();
            case KeyRenamed nothing -> {}
            case KeySuspended suspended -> state = KeyState.SUSPENDED;
            case KeyResumed resumed -> state = KeyState.ACTIVE;
            case KeyExpiryChanged changed -> expiresAt = changed.expiresAt();
            case KeyExpired end -> state = KeyState.EXPIRED;
            case KeyRevoked end -> state = KeyState.REVOKED;
        }
    }
}
