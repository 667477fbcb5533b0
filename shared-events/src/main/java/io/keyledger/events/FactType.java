package io.keyledger.events;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name and revision under which a fact is stored: explicit and stable, never a Java class name. A renamed class
 * keeps its entry; a changed shape gets the next revision and an upcaster.
 */
public enum FactType {
    KEY_ISSUED(KeyIssued.class, "keyledger.KeyIssued", 1),
    KEY_ROTATED(KeyRotated.class, "keyledger.KeyRotated", 1),
    PREVIOUS_SECRET_RETIRED(PreviousSecretRetired.class, "keyledger.PreviousSecretRetired", 1),
    KEY_RENAMED(KeyRenamed.class, "keyledger.KeyRenamed", 1),
    KEY_SUSPENDED(KeySuspended.class, "keyledger.KeySuspended", 1),
    KEY_RESUMED(KeyResumed.class, "keyledger.KeyResumed", 1),
    KEY_EXPIRY_CHANGED(KeyExpiryChanged.class, "keyledger.KeyExpiryChanged", 1),
    KEY_EXPIRED(KeyExpired.class, "keyledger.KeyExpired", 1),
    KEY_REVOKED(KeyRevoked.class, "keyledger.KeyRevoked", 1),
    ORGANIZATION_REGISTERED(OrganizationRegistered.class, "keyledger.OrganizationRegistered", 1),
    ORGANIZATION_RENAMED(OrganizationRenamed.class, "keyledger.OrganizationRenamed", 1),
    ORGANIZATION_CLOSED(OrganizationClosed.class, "keyledger.OrganizationClosed", 1),
    MEMBER_JOINED(MemberJoined.class, "keyledger.MemberJoined", 1),
    MEMBER_ROLE_CHANGED(MemberRoleChanged.class, "keyledger.MemberRoleChanged", 1),
    MEMBER_LEFT(MemberLeft.class, "keyledger.MemberLeft", 1),
    ROTATION_POLICY_CHANGED(RotationPolicyChanged.class, "keyledger.RotationPolicyChanged", 1),
    KEY_NAME_TAKEN(KeyNameTaken.class, "keyledger.KeyNameTaken", 1),
    KEY_NAME_FREED(KeyNameFreed.class, "keyledger.KeyNameFreed", 1);

    private final Class<? extends Fact> fact;
    private final String typeName;
    private final int revision;

    FactType(Class<? extends Fact> fact, String typeName, int revision) {
        this.fact = fact;
        this.typeName = typeName;
        this.revision = revision;
    }

    /** The class that reads the newest revision. */
    public Class<? extends Fact> fact() {
        return fact;
    }

    /** The stored name, for example {@code keyledger.KeyIssued}. */
    public String typeName() {
        return typeName;
    }

    /** The revision written today, counted from 1. */
    public int revision() {
        return revision;
    }

    /** The type under which this fact is stored. */
    public static FactType of(Fact fact) {
        return of(fact.getClass()).orElseThrow();
    }

    /** The type under which facts of this class are stored, if the class is a fact. */
    public static Optional<FactType> of(Class<?> fact) {
        return Stream.of(values()).filter(type -> type.fact == fact).findFirst();
    }

    /** The type stored under this name, if there is one. */
    public static Optional<FactType> named(String typeName) {
        return Stream.of(values())
                .filter(type -> type.typeName.equals(typeName))
                .findFirst();
    }
}
