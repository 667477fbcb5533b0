package io.keyledger.query.organization;

import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.RotationPolicy;
import io.keyledger.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organization as its facts left it. */
@Entity
@Table(schema = "query", name = "organization")
@IdClass(ListedOrganizationId.class)
class ListedOrganization {

    @Id
    String side;

    @Id
    String organization;

    String name;
    long registeredPosition;
    Instant registeredAt;

    @Nullable
    Instant closedAt;

    private String maximumSecretAge;
    private String defaultOverlap;
    private String maximumOverlap;
    private long position;

    @SuppressWarnings("NullAway.Init")
    protected ListedOrganization() {}

    ListedOrganization(OrganizationRegistered registered, Delivery delivery) {
        side = delivery.side().text();
        organization = registered.organization().text();
        name = registered.name();
        registeredPosition = delivery.position();
        registeredAt = registered.at();
        RotationPolicy usual = RotationPolicy.USUAL;
        maximumSecretAge = usual.maximumSecretAge().toString();
        defaultOverlap = usual.defaultOverlap().toString();
        maximumOverlap = usual.maximumOverlap().toString();
        position = delivery.position();
    }

    /** Notes that it has applied what is at a position; false if it had already. */
    boolean reaches(long at) {
        if (position >= at) {
            return false;
        }
        position = at;
        return true;
    }

    void rename(OrganizationRenamed renamed) {
        name = renamed.name();
    }

    void close(OrganizationClosed closed) {
        closedAt = closed.at();
    }

    void rotateBy(RotationPolicy policy) {
        maximumSecretAge = policy.maximumSecretAge().toString();
        defaultOverlap = policy.defaultOverlap().toString();
        maximumOverlap = policy.maximumOverlap().toString();
    }

    RotationPolicy policy() {
        return new RotationPolicy(
                Duration.parse(maximumSecretAge), Duration.parse(defaultOverlap), Duration.parse(maximumOverlap));
    }
}
