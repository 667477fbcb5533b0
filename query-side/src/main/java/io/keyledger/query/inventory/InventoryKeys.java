package io.keyledger.query.inventory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** The table {@code query.inventory}. */
interface InventoryKeys extends JpaRepository<InventoryKey, InventoryId>, JpaSpecificationExecutor<InventoryKey> {

    /** Those that are looked for, in the order of their issue, from after a position on. */
    default List<InventoryKey> find(
            String side, String organization, Specification<InventoryKey> search, long after, int limit) {
        Specification<InventoryKey> all = (key, query, build) -> build.and(
                build.equal(key.get("side"), side),
                build.equal(key.get("organization"), organization),
                build.greaterThan(key.get("issuedPosition"), after));
        return findBy(
                all.and(search),
                found -> found.sortBy(Sort.by("issuedPosition")).limit(limit).all());
    }

    Optional<InventoryKey> findBySideAndOrganizationAndKeyId(String side, String organization, String keyId);
}
