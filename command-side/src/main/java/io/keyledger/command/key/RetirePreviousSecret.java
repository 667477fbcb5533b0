package io.keyledger.command.key;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** End the previous secret before its overlap is over; the current one stays. */
public record RetirePreviousSecret(
        @TargetAggregateIdentifier KeyId key, OrganizationId organization, Actor by) implements OrganizationCommand {}
