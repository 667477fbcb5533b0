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
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import io.keyledger.projection.UnknownRow;
import jakarta.persistence.EntityManager;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps one row for each secret that was ever valid. */
@Component
class KeyLookupProjection implements Projection {

    static final String NAME = "key-lookup";

    private final KeyLookups secrets;
    private final EntityManager entities;
    private final JdbcClient jdbc;

    KeyLookupProjection(KeyLookups secrets, EntityManager entities, JdbcClient jdbc) {
        this.secrets = secrets;
        this.entities = entities;
        this.jdbc = jdbc;
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
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationEvent event -> on(event, delivery);
            case KeyNameEvent nothingAboutSecrets -> {}
        }
    }

    private void on(KeyEvent event, Delivery delivery) {
        switch (event) {
            case KeyIssued issued -> issued(issued, delivery);
            case KeyRotated rotated -> rotated(rotated, delivery);
            case PreviousSecretRetired end -> each(end, delivery, secret -> secret.retire(end));
            case KeyRenamed renamed -> each(renamed, delivery, secret -> secret.rename(renamed));
            case KeySuspended suspended -> each(suspended, delivery, secret -> secret.suspend(true));
            case KeyResumed resumed -> each(resumed, delivery, secret -> secret.suspend(false));
            case KeyExpiryChanged changed -> each(changed, delivery, secret -> secret.expireAt(changed));
            case KeyExpired end -> each(end, delivery, KeyLookup::expire);
            case KeyRevoked end -> each(end, delivery, secret -> secret.revoke(end.at(), end.reason()));
        }
    }

    private void on(OrganizationEvent event, Delivery delivery) {
        switch (event) {
            case OrganizationClosed closed -> closed(closed, delivery);
            case OrganizationRegistered nothing -> {}
            case OrganizationRenamed nothing -> {}
            case MemberJoined nothing -> {}
            case MemberRoleChanged nothing -> {}
            case MemberLeft nothing -> {}
            case RotationPolicyChanged nothing -> {}
        }
    }

    private void each(KeyEvent event, Delivery delivery, Consumer<KeyLookup> change) {
        ofKey(event.key(), delivery).stream()
                .filter(secret -> secret.reaches(delivery.position()))
                .forEach(change);
    }

    /** In one statement, however many keys there are; what this batch holds in memory is written first and read anew. */
    private void closed(OrganizationClosed closed, Delivery delivery) {
        entities.flush();
        entities.clear();
        jdbc.sql("""
                        update query.key_lookup
                           set revoked_at = coalesce(revoked_at, ?), revocation_reason = coalesce(revocation_reason, ?),
                               position = ?
                         where side = ? and organization = ? and position < ?
                        """)
                .params(
                        closed.at().atOffset(ZoneOffset.UTC),
                        RevocationReason.CESSATION_OF_OPERATION.name(),
                        delivery.position(),
                        delivery.side().text(),
                        closed.organization().text(),
                        delivery.position())
                .update();
    }

    private void issued(KeyIssued issued, Delivery delivery) {
        KeyLookupId id = new KeyLookupId(delivery.side().text(), issued.digest().hex());
        if (secrets.findById(id).isPresent()) {
            return;
        }
        entities.persist(KeyLookup.of(issued, delivery));
    }

    private void rotated(KeyRotated rotated, Delivery delivery) {
        List<KeyLookup> before = ofKey(rotated.key(), delivery);
        int version = rotated.version().number();
        if (before.getLast().secretVersion() >= version) {
            return;
        }
        if (before.getLast().secretVersion() != version - 1) {
            throw new UnknownRow(rotated.key() + ", secret version " + (version - 1));
        }
        before.stream().filter(secret -> secret.reaches(delivery.position())).forEach(secret -> secret.follow(rotated));
        entities.persist(before.getLast().next(rotated, delivery));
    }

    private List<KeyLookup> ofKey(KeyId key, Delivery delivery) {
        List<KeyLookup> rows =
                secrets.findBySideAndKeyIdOrderBySecretVersion(delivery.side().text(), key.text());
        if (rows.isEmpty()) {
            throw new UnknownRow(key.text());
        }
        return rows;
    }
}
