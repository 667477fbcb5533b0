package io.keyledger.query.audit;

import io.keyledger.events.FactType;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SubjectId;
import io.keyledger.query.reading.InvalidParameter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
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
 * @param reason why a key was revoked, or all of an organization
 * @param from the first moment that counts
 * @param until the first moment that no longer counts
 */
record AuditSearch(
        @Nullable String organization,
        @Nullable SubjectId actor,
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
        return (entry, query, build) -> build.and(conditions(entry, build).toArray(Predicate[]::new));
    }

    private List<Predicate> conditions(Root<AuditEntry> entry, CriteriaBuilder build) {
        List<Predicate> all = new ArrayList<>();
        if (organization != null) {
            all.add(build.equal(entry.get("organization"), organization));
        }
        if (actor != null) {
            all.add(build.equal(entry.get("actorIssuer"), actor.issuer()));
            all.add(build.equal(entry.get("actorSubject"), actor.subject()));
        }
        if (keyId != null) {
            all.add(build.equal(entry.get("keyId"), keyId));
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
}
