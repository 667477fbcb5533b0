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
    KEY_REVOKED(KeyRevoked.class, "keyledger.KeyRevoked", 1),
    ORGANIZATION_REGISTERED(OrganizationRegistered.class, "keyledger.OrganizationRegistered", 1),
    MEMBER_JOINED(MemberJoined.class, "keyledger.MemberJoined", 1),
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
