package io.keyledger.command.key;

import io.keyledger.command.naming.Comment;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RevocationReason;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** End a key and all its secrets, at once and for good. */
public record RevokeKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        RevocationReason reason,
        Comment comment,
        Actor by)
        implements OrganizationCommand {}
