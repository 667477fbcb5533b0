package io.keyledger.command.naming;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.keyledger.command.refusal.KeyNameInUse;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.OrganizationId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A name within an organization, and the living key that bears it, if any. */
@Aggregate(repository = "keyNameRepository")
class KeyName {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable KeyNameId id;

    private @Nullable KeyId bearer;

    KeyName() {}

    void take(KeyNameId name, OrganizationId organization, KeyId key, Actor by, Instant at) {
        if (key.equals(bearer)) {
            return;
        }
        if (bearer != null) {
            throw new KeyNameInUse();
        }
        apply(new KeyNameTaken(name, organization, key, by, at));
    }

    void free(KeyNameId name, OrganizationId organization, KeyId key, Actor by, Instant at) {
        if (key.equals(bearer)) {
            apply(new KeyNameFreed(name, organization, key, by, at));
        }
    }

    @EventSourcingHandler
    void on(KeyNameEvent event) {
        id = event.name();
        bearer = switch (event) {
            case KeyNameTaken taken -> taken.key();
            case KeyNameFreed freed -> null;
        };
    }
}
