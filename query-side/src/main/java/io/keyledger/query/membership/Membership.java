package io.keyledger.query.membership;

import io.keyledger.events.MemberJoined;
import io.keyledger.events.Role;
import io.keyledger.query.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.Types;
import org.hibernate.annotations.JdbcTypeCode;

/** A member and the role he has. */
@Entity
@Table(schema = "query", name = "membership")
@IdClass(MembershipId.class)
class Membership {

    @Id
    private String side;

    @Id
    private String organization;

    @Id
    private String issuer;

    @Id
    private String subject;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(Types.VARCHAR)
    private Role role;

    private long position;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(MemberJoined joined, Delivery delivery) {
        this.side = delivery.side().text();
        this.organization = joined.organization().text();
        this.issuer = joined.member().issuer();
        this.subject = joined.member().subject();
        this.role = joined.role();
        this.position = delivery.position();
    }

    /** Somebody who joins again does so with the role of that time. */
    void rejoin(MemberJoined joined, long at) {
        if (position < at) {
            position = at;
            role = joined.role();
        }
    }

    Role role() {
        return role;
    }
}
