package io.keyledger.command.key;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a suspended key pass again. */
public record ResumeKey(@TargetAggregateIdentifier KeyId key, OrganizationId organization, Actor by)
        implements OrganizationCommand {}
