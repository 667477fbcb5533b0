package io.keyledger.query.validation;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.projection.Delivered;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import io.keyledger.projection.UnknownRow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Keeps one row for each secret that was ever valid. */
@Component
class KeyLookupProjection implements Projection {

    static final String NAME = "key-lookup";

    /** Rows are written in few statements whatever their number; more of them at once would only take memory. */
    private static final int MOST = 4096;

    private final KeyLookups table;

    KeyLookupProjection(KeyLookups table) {
        this.table = table;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.key_lookup");
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        on(List.of(new Delivered(fact, delivery)));
    }

    @Override
    public void on(List<Delivered> facts) {
        LookupChanges changes =
                new LookupChanges(table, facts.getFirst().delivery().side());
        changes.read(facts.stream()
                .map(Delivered::fact)
                .filter(KeyEvent.class::isInstance)
                .map(fact -> ((KeyEvent) fact).key().text())
                .toList());
        facts.forEach(next -> on(next.fact(), next.delivery().position(), changes));
        changes.write();
    }

    private void on(Fact fact, long position, LookupChanges changes) {
        switch (fact) {
            case KeyEvent event -> on(event, position, changes);
            case OrganizationEvent event -> on(event, position, changes);
            case KeyNameEvent nothingAboutSecrets -> {}
        }
    }

    private void on(KeyEvent event, long position, LookupChanges changes) {
        switch (event) {
            case KeyIssued issued -> issued(issued, position, changes);
            case KeyRotated rotated -> rotated(rotated, position, changes);
            case PreviousSecretRetired end -> each(end, position, changes, secret -> secret.retire(end));
            case KeyRenamed renamed -> each(renamed, position, changes, secret -> secret.name = renamed.name());
            case KeySuspended suspended -> each(suspended, position, changes, secret -> secret.suspended = true);
            case KeyResumed resumed -> each(resumed, position, changes, secret -> secret.suspended = false);
            case KeyExpiryChanged changed -> each(changed, position, changes, secret -> secret.expireAt(changed));
            case KeyExpired end -> each(end, position, changes, secret -> secret.expired = true);
            case KeyRevoked end -> each(end, position, changes, secret -> secret.revoke(end.at(), end.reason()));
        }
    }

    private void on(OrganizationEvent event, long position, LookupChanges changes) {
        switch (event) {
            case OrganizationClosed closed -> closed(closed, position, changes);
            case OrganizationRegistered nothing -> {}
            case OrganizationRenamed nothing -> {}
            case MemberJoined nothing -> {}
            case MemberRoleChanged nothing -> {}
            case MemberLeft nothing -> {}
            case RotationPolicyChanged nothing -> {}
        }
    }

    private static void each(KeyEvent event, long position, LookupChanges changes, Consumer<KeyLookup> change) {
        known(event.key(), changes).stream()
                .filter(secret -> secret.reaches(position))
                .forEach(secret -> {
                    change.accept(secret);
                    changes.change(secret);
                });
    }

    /** In one statement, however many keys there are; what is known of them is written before and read anew after it. */
    private void closed(OrganizationClosed closed, long position, LookupChanges changes) {
        changes.write();
        table.revoke(
                changes.side(),
                closed.organization().text(),
                closed.at().atOffset(ZoneOffset.UTC),
                RevocationReason.CESSATION_OF_OPERATION.name(),
                position);
    }

    private static void issued(KeyIssued issued, long position, LookupChanges changes) {
        if (changes.of(issued.key().text()).isEmpty()) {
            changes.add(new KeyLookup(issued, position));
        }
    }

    private static void rotated(KeyRotated rotated, long position, LookupChanges changes) {
        List<KeyLookup> before = known(rotated.key(), changes);
        KeyLookup last = before.getLast();
        int version = rotated.version().number();
        if (last.secretVersion >= version) {
            return;
        }
        if (last.secretVersion != version - 1) {
            throw new UnknownRow(rotated.key() + ", secret version " + (version - 1));
        }
        before.stream().filter(secret -> secret.reaches(position)).forEach(secret -> {
            secret.follow(rotated);
            changes.change(secret);
        });
        changes.add(new KeyLookup(last, rotated, position));
    }

    private static List<KeyLookup> known(KeyId key, LookupChanges changes) {
        List<KeyLookup> rows = changes.of(key.text());
        if (rows.isEmpty()) {
            throw new UnknownRow(key.text());
        }
        return rows;
    }
}
