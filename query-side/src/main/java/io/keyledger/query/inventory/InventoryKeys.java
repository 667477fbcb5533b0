package io.keyledger.query.inventory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.inventory}. */
interface InventoryKeys extends JpaRepository<InventoryKey, InventoryId> {

    List<InventoryKey> findBySideAndOrganizationAndIssuedPositionGreaterThanOrderByIssuedPosition(
            String side, String organization, long after, Limit limit);

    Optional<InventoryKey> findBySideAndOrganizationAndKeyId(String side, String organization, String keyId);
}
