package io.keyledger.query.audit;

import io.keyledger.events.FactType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** The table {@code query.audit_entry}. */
interface AuditEntries extends JpaRepository<AuditEntry, AuditEntryId>, JpaSpecificationExecutor<AuditEntry> {

    Optional<AuditEntry> findFirstBySideAndOrganizationAndKeyIdOrderByPosition(
            String side, String organization, String keyId);

    /** The entries of a side that are looked for and stand on a page. */
    default List<AuditEntry> find(String side, Specification<AuditEntry> search, PageRequested page) {
        Specification<AuditEntry> ofSide = (entry, query, build) -> build.equal(entry.get("side"), side);
        Sort order = Sort.by(page.newestFirst() ? Sort.Direction.DESC : Sort.Direction.ASC, "position");
        return findBy(
                ofSide.and(page.rest()).and(search),
                found -> found.sortBy(order).limit(page.limit() + 1).all());
    }

    /** The entries of a side about one key, and the end of its organization since there was anything to
     * tell of the key: that revoked it too. */
    default Optional<Specification<AuditEntry>> story(String side, String organization, String keyId) {
        return findFirstBySideAndOrganizationAndKeyIdOrderByPosition(side, organization, keyId)
                .map(first -> (entry, query, build) -> build.and(
                        build.equal(entry.get("organization"), organization),
                        build.or(
                                build.equal(entry.get("keyId"), keyId),
                                build.and(
                                        build.equal(entry.get("type"), FactType.ORGANIZATION_CLOSED.typeName()),
                                        build.greaterThan(entry.get("position"), first.position)))));
    }
}
