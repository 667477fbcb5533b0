package io.keyledger.query.inventory;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.RotationPolicy;
import io.keyledger.projection.Side;
import java.time.Duration;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.inventory_policy}. */
interface InventoryPolicies extends JpaRepository<InventoryPolicy, InventoryPolicyId> {

    /** How old a secret may become before its key is due. */
    default Duration maximumSecretAge(Side side, OrganizationId organization) {
        return findById(new InventoryPolicyId(side.text(), organization.text()))
                .map(policy -> Duration.ofSeconds(policy.maximumSecretAgeSeconds))
                .orElse(RotationPolicy.USUAL.maximumSecretAge());
    }
}
