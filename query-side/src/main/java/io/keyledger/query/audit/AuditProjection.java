package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.query.projection.Delivery;
import io.keyledger.query.projection.Projection;
import jakarta.persistence.EntityManager;
import java.util.List;
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
        return List.of("query.audit_entry");
    }

    /** What changed is told by an exhaustive switch, so a new fact cannot be left out. */
    @Override
    public void on(Fact fact, Delivery delivery) {
        AuditEntryId id = new AuditEntryId(delivery.side().text(), delivery.position());
        if (entities.find(AuditEntry.class, id) == null) {
            entities.persist(new AuditEntry(fact, Change.of(fact), delivery));
        }
    }
}
