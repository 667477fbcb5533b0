package io.keyledger.query.inventory;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.query.projection.Delivery;
import io.keyledger.query.projection.Projection;
import io.keyledger.query.projection.UnknownRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps one row for each key. */
@Component
class InventoryProjection implements Projection {

    static final String NAME = "inventory";

    private final InventoryKeys keys;
    private final EntityManager entities;

    InventoryProjection(InventoryKeys keys, EntityManager entities) {
        this.keys = keys;
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.inventory");
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationEvent nothingAboutKeys -> {}
            case KeyNameEvent saidByTheKeyItself -> {}
        }
    }

    private void on(KeyEvent event, Delivery delivery) {
        switch (event) {
            case KeyIssued issued -> {
                if (keys.findById(id(issued.key(), delivery)).isEmpty()) {
                    entities.persist(new InventoryKey(issued, delivery));
                }
            }
            case KeyRotated rotated -> key(rotated.key(), delivery).rotate(rotated, delivery.position());
            case KeyRevoked revoked -> key(revoked.key(), delivery).revoke(revoked, delivery.position());
        }
    }

    private InventoryKey key(KeyId key, Delivery delivery) {
        return keys.findById(id(key, delivery)).orElseThrow(() -> new UnknownRow(key.text()));
    }

    private static InventoryId id(KeyId key, Delivery delivery) {
        return new InventoryId(delivery.side().text(), key.text());
    }
}
