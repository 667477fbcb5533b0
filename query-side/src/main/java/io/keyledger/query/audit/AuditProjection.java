package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyIssued;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row for each fact. */
@Component
class AuditProjection implements Projection {

    static final String NAME = "audit";

    private final EntityManager entities;

    AuditProjection(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.audit_entry", "query.audit_key");
    }

    /** What changed is told by an exhaustive switch, so a new fact cannot be left out. */
    @Override
    public void on(Fact fact, Delivery delivery) {
        AuditEntryId id = new AuditEntryId(delivery.side().text(), delivery.position());
        if (entities.find(AuditEntry.class, id) != null) {
            return;
        }
        AuditedKey key = fact instanceof KeyEvent event ? earlier(event, delivery) : null;
        entities.persist(new AuditEntry(fact, Change.of(fact, key), delivery));
        if (fact instanceof KeyEvent event) {
            follow(event, key, delivery);
        }
    }

    private @Nullable AuditedKey earlier(KeyEvent event, Delivery delivery) {
        return entities.find(
                AuditedKey.class,
                new AuditedKeyId(delivery.side().text(), event.key().text()));
    }

    private void follow(KeyEvent event, @Nullable AuditedKey key, Delivery delivery) {
        if (key != null) {
            key.follow(event, delivery.position());
        } else if (event instanceof KeyIssued issued) {
            entities.persist(new AuditedKey(issued, delivery));
        }
    }
}
