package io.keyledger.query.audit;

import io.keyledger.events.Actor;
import io.keyledger.events.FactType;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SubjectId;
import io.keyledger.query.reading.InvalidParameter;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which entries somebody looks for; null stands for whatever there is.
 *
 * @param actor who did it
 * @param through the system that did it, on a person's behalf or on its own
 * @param affects the member it is about: who joined, was given another role or left
 * @param keyId the key it is about; the end of its organization is about it too
 * @param reason why a key was revoked, or all of an organization
 * @param from the first moment that counts
 * @param until the first moment that no longer counts
 */
record AuditSearch(
        @Nullable String organization,
        @Nullable SubjectId actor,
        @Nullable SubjectId through,
        @Nullable SubjectId affects,
        @Nullable String keyId,
        @Nullable FactType type,
        @Nullable RevocationReason reason,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final String PREFIX = "keyledger.";

    /**
     * The type of this name, with or without {@code keyledger.} before it; null for null.
     *
     * @throws InvalidParameter if there is none
     */
    static @Nullable FactType type(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return FactType.named(name)
                .or(() -> FactType.named(PREFIX + name))
                .orElseThrow(() -> new InvalidParameter(
                        "type",
                        Stream.of(FactType.values())
                                .map(type -> type.typeName().substring(PREFIX.length()))
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }

    /** The rows to find among those of one side. */
    Specification<AuditEntry> matching() {
        return (entry, query, build) ->
                build.and(conditions(entry, query, build).toArray(Predicate[]::new));
    }

    private List<Predicate> conditions(Root<AuditEntry> entry, AbstractQuery<?> query, CriteriaBuilder build) {
        List<Predicate> all = new ArrayList<>();
        if (organization != null) {
            all.add(build.equal(entry.get("organization"), organization));
        }
        if (actor != null) {
            all.add(names("actor", actor, entry, build));
        }
        if (through != null) {
            Predicate onItsOwn = build.and(
                    names("actor", through, entry, build),
                    build.equal(entry.get("actorKind"), Actor.Kind.SYSTEM.name()));
            all.add(build.or(names("through", through, entry, build), onItsOwn));
        }
        if (affects != null) {
            all.add(names("member", affects, entry, build));
        }
        if (keyId != null) {
            all.add(build.or(build.equal(entry.get("keyId"), keyId), endOfItsOrganization(keyId, entry, query, build)));
        }
        if (type != null) {
            all.add(build.equal(entry.get("type"), type.typeName()));
        }
        if (reason != null) {
            all.add(build.equal(entry.get("reason"), reason.name()));
        }
        if (from != null) {
            all.add(build.greaterThanOrEqualTo(entry.get("at"), from));
        }
        if (until != null) {
            all.add(build.lessThan(entry.get("at"), until));
        }
        return all;
    }

    /** Both columns of this part, or another issuer's subject of the same text would be found as well. */
    private static Predicate names(String part, SubjectId subject, Root<AuditEntry> entry, CriteriaBuilder build) {
        return build.and(
                build.equal(entry.get(part + "Issuer"), subject.issuer()),
                build.equal(entry.get(part + "Subject"), subject.subject()));
    }

    /** What ended a key without naming it. */
    private static Predicate endOfItsOrganization(
            String keyId, Root<AuditEntry> entry, AbstractQuery<?> query, CriteriaBuilder build) {
        Subquery<Integer> issued = query.subquery(Integer.class);
        Root<AuditEntry> issue = issued.from(AuditEntry.class);
        issued.select(build.literal(1))
                .where(
                        build.equal(issue.get("side"), entry.get("side")),
                        build.equal(issue.get("organization"), entry.get("organization")),
                        build.equal(issue.get("keyId"), keyId),
                        build.equal(issue.get("type"), FactType.KEY_ISSUED.typeName()),
                        build.lessThan(issue.<Long>get("position"), entry.<Long>get("position")));
        return build.and(build.equal(entry.get("type"), FactType.ORGANIZATION_CLOSED.typeName()), build.exists(issued));
    }
}
