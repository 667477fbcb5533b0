package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** An organization changed when its keys are due for rotation, and how long overlaps may last. */
public record RotationPolicyChanged(
        OrganizationId organization, RotationPolicy previousPolicy, RotationPolicy policy, Actor by, Instant at)
        implements OrganizationEvent {

    public RotationPolicyChanged {
        requireNonNull(organization, "organization");
        requireNonNull(previousPolicy, "previousPolicy");
        requireNonNull(policy, "policy");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
