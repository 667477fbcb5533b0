package io.keyledger.query.inventory;

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
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import io.keyledger.projection.UnknownRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Keeps one row for each key. */
@Component
class InventoryProjection implements Projection {

    static final String NAME = "inventory";

    private final InventoryKeys keys;
    private final OrganizationChanges organizations;
    private final EntityManager entities;

    InventoryProjection(InventoryKeys keys, OrganizationChanges organizations, EntityManager entities) {
        this.keys = keys;
        this.organizations = organizations;
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.inventory", "query.inventory_policy");
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case KeyEvent event -> on(event, delivery);
            case OrganizationEvent event -> on(event, delivery);
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
            case KeyRotated rotated -> change(rotated, delivery, key -> key.rotate(rotated));
            case PreviousSecretRetired end -> change(end, delivery, key -> key.retire(end));
            case KeyRenamed renamed -> change(renamed, delivery, key -> key.rename(renamed));
            case KeySuspended suspended -> change(suspended, delivery, key -> key.suspend(suspended));
            case KeyResumed resumed -> change(resumed, delivery, InventoryKey::resume);
            case KeyExpiryChanged changed -> change(changed, delivery, key -> key.expireAt(changed));
            case KeyExpired end -> change(end, delivery, key -> key.expire(end));
            case KeyRevoked end -> change(end, delivery, key -> key.revoke(end));
        }
    }

    private void on(OrganizationEvent event, Delivery delivery) {
        switch (event) {
            case OrganizationClosed closed -> organizations.closed(closed, delivery);
            case MemberLeft left -> organizations.left(left, delivery);
            case RotationPolicyChanged changed -> organizations.policyChanged(changed, delivery);
            case OrganizationRegistered nothingAboutKeys -> {}
            case OrganizationRenamed nothingAboutKeys -> {}
            case MemberJoined nothingAboutKeys -> {}
            case MemberRoleChanged nothingAboutKeys -> {}
        }
    }

    private void change(KeyEvent event, Delivery delivery, Consumer<InventoryKey> change) {
        InventoryKey key = keys.findById(id(event.key(), delivery))
                .orElseThrow(() -> new UnknownRow(event.key().text()));
        if (key.reaches(delivery.position())) {
            change.accept(key);
        }
    }

    private static InventoryId id(KeyId key, Delivery delivery) {
        return new InventoryId(delivery.side().text(), key.text());
    }
}
