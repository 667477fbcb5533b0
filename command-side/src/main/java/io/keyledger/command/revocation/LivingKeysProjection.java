package io.keyledger.command.revocation;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a row for every key from its issue until its end is on record. */
@Component
class LivingKeysProjection implements Projection {

    static final String NAME = "living-keys";

    private final LivingKeys keys;

    LivingKeysProjection(LivingKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(LivingKeys.TABLE);
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationClosed closed -> keys.removeAll(closed.organization(), delivery);
            case OrganizationEvent nothingEnds -> {}
            case KeyNameEvent nothingEnds -> {}
        }
    }

    private void on(KeyEvent event, Delivery delivery) {
        switch (event) {
            case KeyIssued issued -> keys.add(issued, delivery);
            case KeyRotated rotated -> keys.shown(rotated, delivery);
            case PreviousSecretRetired end -> keys.previousEnded(end.key(), delivery);
            case KeyExpired end -> keys.remove(end.key(), delivery);
            case KeyRevoked end -> keys.remove(end.key(), delivery);
            case KeyRenamed stays -> {}
            case KeyExpiryChanged stays -> {}
            case KeySuspended stays -> {}
            case KeyResumed stays -> {}
        }
    }
}
