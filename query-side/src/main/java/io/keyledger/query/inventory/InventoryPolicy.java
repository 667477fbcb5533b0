package io.keyledger.query.inventory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How old the secrets of an organization may become. */
@Entity
@Immutable
@Table(schema = "query", name = "inventory_policy")
@IdClass(InventoryPolicyId.class)
class InventoryPolicy {

    @Id
    String side;

    @Id
    String organization;

    long maximumSecretAgeSeconds;

    long position;

    @SuppressWarnings("NullAway.Init")
    protected InventoryPolicy() {}
}
