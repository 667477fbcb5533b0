package io.keyledger.query.organization;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.organization}. */
interface ListedOrganizations extends JpaRepository<ListedOrganization, ListedOrganizationId> {

    List<ListedOrganization> findBySideAndRegisteredPositionGreaterThanOrderByRegisteredPosition(
            String side, long after, Limit limit);
}
