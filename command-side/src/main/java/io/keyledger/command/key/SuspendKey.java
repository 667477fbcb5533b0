package io.keyledger.command.key;

import io.keyledger.command.naming.Comment;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a key pass no more until it is resumed. */
public record SuspendKey(@TargetAggregateIdentifier KeyId key, OrganizationId organization, Comment comment, Actor by)
        implements OrganizationCommand {}
