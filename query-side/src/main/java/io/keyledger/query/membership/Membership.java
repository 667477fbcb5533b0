package io.keyledger.query.membership;

import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.Types;
import org.hibernate.annotations.JdbcTypeCode;
import org.jspecify.annotations.Nullable;

/** A member, past or present, and the role held now. */
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
    private @Nullable Role role;

    private long position;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(MembershipId id, @Nullable Role role, long position) {
        this.side = id.side();
        this.organization = id.organization();
        this.issuer = id.issuer();
        this.subject = id.subject();
        this.role = role;
        this.position = position;
    }

    /** From a position on the member has this role, or none. */
    void hold(@Nullable Role held, long at) {
        if (position < at) {
            position = at;
            role = held;
        }
    }

    SubjectId subject() {
        return new SubjectId(issuer, subject);
    }

    /** Null for a member who left. */
    @Nullable
    Role role() {
        return role;
    }
}
