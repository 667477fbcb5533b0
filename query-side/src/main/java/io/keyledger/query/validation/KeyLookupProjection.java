package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.SecretDigest;
import io.keyledger.query.projection.Delivery;
import io.keyledger.query.projection.Projection;
import io.keyledger.query.projection.UnknownRow;
import jakarta.persistence.EntityManager;
import java.util.List;
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
        return List.of("query.key_lookup", "query.key_lookup_keys");
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationEvent nothingAboutSecrets -> {}
            case KeyNameEvent nothingAboutSecrets -> {}
        }
    }

    private void on(KeyEvent event, Delivery delivery) {
        switch (event) {
            case KeyIssued issued -> issued(issued, delivery);
            case KeyRotated rotated -> rotated(rotated, delivery);
            case KeyRevoked revoked ->
                ofKey(revoked.key(), delivery).forEach(secret -> secret.revoke(revoked, delivery.position()));
        }
    }

    private void issued(KeyIssued issued, Delivery delivery) {
        KeyLookupId id = new KeyLookupId(delivery.side().text(), issued.digest().hex());
        if (secrets.findById(id).isPresent()) {
            return;
        }
        entities.persist(KeyLookup.of(issued, delivery));
        madeUnder(issued.digest(), issued.binding(), delivery);
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
        before.forEach(secret -> secret.follow(rotated, delivery.position()));
        entities.persist(before.getLast().next(rotated, delivery));
        madeUnder(rotated.digest(), rotated.binding(), delivery);
    }

    private List<KeyLookup> ofKey(KeyId key, Delivery delivery) {
        List<KeyLookup> rows =
                secrets.findBySideAndKeyIdOrderBySecretVersion(delivery.side().text(), key.text());
        if (rows.isEmpty()) {
            throw new UnknownRow(key.text());
        }
        return rows;
    }

    private void madeUnder(SecretDigest digest, Binding binding, Delivery delivery) {
        jdbc.sql(
                        "insert into query.key_lookup_keys (side, pepper, binding_key) values (?, ?, ?) on conflict do nothing")
                .params(delivery.side().text(), digest.pepper(), binding.key())
                .update();
    }
}
