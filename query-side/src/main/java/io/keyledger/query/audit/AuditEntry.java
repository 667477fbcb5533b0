package io.keyledger.query.audit;

import io.keyledger.events.Fact;
import io.keyledger.events.FactType;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One fact, as an auditor asks for it. Holds no digest, no binding, no secret. */
@Entity
@Immutable
@Table(schema = "query", name = "audit_entry")
@IdClass(AuditEntryId.class)
class AuditEntry {

    @Id
    String side;

    @Id
    long position;

    UUID eventId;
    Instant at;
    String organization;

    @Nullable
    String keyId;

    String type;
    String actorIssuer;
    String actorSubject;
    String actorKind;

    @Nullable
    String throughIssuer;

    @Nullable
    String throughSubject;

    /** Whom it names as the member that it is about; null if it is about none. */
    @Nullable
    String memberIssuer;

    @Nullable
    String memberSubject;

    @Nullable
    String correlationId;

    @Nullable
    String reason;

    @Nullable
    String sealedContext;

    @Nullable
    String before;

    @Nullable
    String after;

    @SuppressWarnings("NullAway.Init")
    protected AuditEntry() {}

    AuditEntry(Fact fact, Change change, Delivery delivery) {
        side = delivery.side().text();
        position = delivery.position();
        eventId = delivery.eventId();
        at = fact.at();
        organization = fact.organization().text();
        keyId = change.keyId();
        type = FactType.of(fact).typeName();
        actorIssuer = fact.by().subject().issuer();
        actorSubject = fact.by().subject().subject();
        actorKind = fact.by().kind().name();
        SubjectId through = fact.by().through();
        throughIssuer = through == null ? null : through.issuer();
        throughSubject = through == null ? null : through.subject();
        SubjectId member = member(fact);
        memberIssuer = member == null ? null : member.issuer();
        memberSubject = member == null ? null : member.subject();
        correlationId = delivery.metadata(Context.CORRELATION_ID);
        reason = reason(fact);
        sealedContext = delivery.metadata(Context.SEALED_CONTEXT);
        before = change.before();
        after = change.after();
    }

    private static @Nullable SubjectId member(Fact fact) {
        return switch (fact) {
            case MemberJoined joined -> joined.member();
            case MemberRoleChanged changed -> changed.member();
            case MemberLeft left -> left.member();
            case KeyEvent aboutNoMember -> null;
            case KeyNameEvent aboutNoMember -> null;
            case OrganizationEvent aboutNoMember -> null;
        };
    }

    /** Why keys were revoked by it; null if none was. */
    private static @Nullable String reason(Fact fact) {
        return switch (fact) {
            case KeyRevoked revoked -> revoked.reason().name();
            case OrganizationClosed everyKey -> RevocationReason.CESSATION_OF_OPERATION.name();
            default -> null;
        };
    }
}
