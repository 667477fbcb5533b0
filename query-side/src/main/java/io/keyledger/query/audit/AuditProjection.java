package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.events.FactType;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyState;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps one row for each fact. */
@Component
class AuditProjection implements Projection {

    static final String NAME = "audit";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    AuditProjection(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
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
        } else if (fact instanceof OrganizationClosed closed) {
            follow(closed, delivery);
        }
    }

    /** In one statement, however many keys there are; what this batch holds in memory is written first and read anew. */
    private void follow(OrganizationClosed closed, Delivery delivery) {
        entities.flush();
        entities.clear();
        jdbc.sql("""
                        update query.audit_key set state = :revoked, position = :position
                        where side = :side and key_id in (
                            select key_id from query.audit_entry
                            where side = :side and organization = :organization and type = :issued)
                        """)
                .param("revoked", KeyState.REVOKED.name())
                .param("position", delivery.position())
                .param("side", delivery.side().text())
                .param("organization", closed.organization().text())
                .param("issued", FactType.KEY_ISSUED.typeName())
                .update();
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
