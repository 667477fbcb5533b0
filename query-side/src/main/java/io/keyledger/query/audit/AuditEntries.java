package io.keyledger.query.audit;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.audit_entry}. */
interface AuditEntries extends JpaRepository<AuditEntry, AuditEntryId> {

    boolean existsBySideAndOrganizationAndKeyId(String side, String organization, String keyId);

    List<AuditEntry> findBySideAndOrganizationAndKeyIdAndPositionGreaterThanOrderByPosition(
            String side, String organization, String keyId, long after, Limit limit);
}
