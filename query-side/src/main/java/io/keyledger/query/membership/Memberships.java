package io.keyledger.query.membership;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The table {@code query.membership}. */
interface Memberships extends JpaRepository<Membership, MembershipId> {

    /** Who is a member now, by issuer and subject, from after one of them on. */
    @Query("""
            select m from Membership m
            where m.side = :side and m.organization = :organization and m.role is not null
              and (m.issuer > :issuer or (m.issuer = :issuer and m.subject > :subject))
            order by m.issuer, m.subject""")
    List<Membership> present(String side, String organization, String issuer, String subject, Limit limit);
}
