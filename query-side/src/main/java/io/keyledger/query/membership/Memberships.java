package io.keyledger.query.membership;

import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code query.membership}. */
interface Memberships extends JpaRepository<Membership, MembershipId> {}
