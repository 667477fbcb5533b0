package io.keyledger.query.inventory;

import io.keyledger.events.MemberLeft;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.projection.Delivery;
import jakarta.persistence.EntityManager;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to an organization and so to many keys at once: one statement each, however many there are. */
@Component
class OrganizationChanges {

    private final EntityManager entities;
    private final JdbcClient jdbc;

    OrganizationChanges(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    void closed(OrganizationClosed closed, Delivery delivery) {
        besideEntities();
        jdbc.sql("""
                        update query.inventory
                           set revoked_at = :at, revocation_reason = :reason, revocation_comment = :comment,
                               position = :position
                         where side = :side and organization = :organization and revoked_at is null
                           and position < :position
                        """)
                .param("at", closed.at().atOffset(ZoneOffset.UTC))
                .param("reason", RevocationReason.CESSATION_OF_OPERATION.name())
                .param("comment", closed.comment())
                .param("position", delivery.position())
                .param("side", delivery.side().text())
                .param("organization", closed.organization().text())
                .update();
    }

    void left(MemberLeft left, Delivery delivery) {
        besideEntities();
        jdbc.sql("""
                        update query.inventory
                           set handler_left_at = :at, position = :position
                         where side = :side and organization = :organization and handler_issuer = :issuer
                           and handler_subject = :subject and handler_left_at is null and position < :position
                        """)
                .param("at", left.at().atOffset(ZoneOffset.UTC))
                .param("position", delivery.position())
                .param("side", delivery.side().text())
                .param("organization", left.organization().text())
                .param("issuer", left.member().issuer())
                .param("subject", left.member().subject())
                .update();
    }

    void policyChanged(RotationPolicyChanged changed, Delivery delivery) {
        jdbc.sql("""
                        insert into query.inventory_policy (side, organization, maximum_secret_age_seconds, position)
                        values (:side, :organization, :seconds, :position)
                        on conflict (side, organization) do update
                           set maximum_secret_age_seconds = excluded.maximum_secret_age_seconds,
                               position = excluded.position
                         where inventory_policy.position < excluded.position
                        """)
                .param("side", delivery.side().text())
                .param("organization", changed.organization().text())
                .param("seconds", changed.policy().maximumSecretAge().toSeconds())
                .param("position", delivery.position())
                .update();
    }

    /** What this batch holds in memory is written first and read anew afterwards. */
    private void besideEntities() {
        entities.flush();
        entities.clear();
    }
}
