package io.keyledger.command.duedate;

import io.keyledger.command.duedate.DueDate.Kind;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a row for everything that will happen to a key by time alone, until it is on record or can no longer happen. */
@Component
class DueDatesProjection implements Projection {

    static final String NAME = "due-dates";

    private final DueDates dates;

    DueDatesProjection(DueDates dates) {
        this.dates = dates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(DueDates.TABLE);
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationClosed closed -> dates.clear(closed.organization(), delivery);
            case OrganizationEvent nothingIsDue -> {}
            case KeyNameEvent nothingIsDue -> {}
        }
    }

    private void on(KeyEvent event, Delivery delivery) {
        switch (event) {
            case KeyIssued issued -> expires(issued, issued.expiresAt(), delivery);
            case KeyExpiryChanged changed -> expires(changed, changed.expiresAt(), delivery);
            case KeyRotated rotated -> overlaps(rotated, delivery);
            case PreviousSecretRetired end -> dates.clear(end.key(), Kind.OVERLAP, delivery);
            case KeyExpired end -> over(end, delivery);
            case KeyRevoked end -> over(end, delivery);
            case KeyRenamed nothingIsDue -> {}
            case KeySuspended nothingIsDue -> {}
            case KeyResumed nothingIsDue -> {}
        }
    }

    private void expires(KeyEvent event, @Nullable Instant at, Delivery delivery) {
        if (at == null) {
            dates.clear(event.key(), Kind.EXPIRY, delivery);
        } else {
            dates.set(new DueDate(event.key(), Kind.EXPIRY, event.organization(), at), delivery);
        }
    }

    private void overlaps(KeyRotated rotated, Delivery delivery) {
        Instant end = rotated.previousValidUntil();
        if (end.isAfter(rotated.at())) {
            dates.set(new DueDate(rotated.key(), Kind.OVERLAP, rotated.organization(), end), delivery);
        } else {
            dates.clear(rotated.key(), Kind.OVERLAP, delivery);
        }
    }

    private void over(KeyEvent end, Delivery delivery) {
        for (Kind kind : Kind.values()) {
            dates.clear(end.key(), kind, delivery);
        }
    }
}
