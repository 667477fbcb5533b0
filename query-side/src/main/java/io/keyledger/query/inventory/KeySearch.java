package io.keyledger.query.inventory;

import io.keyledger.events.Environment;
import io.keyledger.events.KeyState;
import io.keyledger.events.Permission;
import io.keyledger.events.SubjectId;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which keys of an organization somebody looks for; null stands for whatever there is.
 *
 * @param state judged at the moment of asking, as a {@link KeyView} shows it
 * @param name a part of the name, in the form of {@link SoughtName}
 * @param issuedBy who issued them
 * @param secretIssuedBefore of the current secret
 * @param due whether they are due for rotation at the moment of asking
 */
record KeySearch(
        @Nullable KeyState state,
        @Nullable String name,
        @Nullable Permission permission,
        @Nullable Environment environment,
        @Nullable SubjectId issuedBy,
        @Nullable Instant issuedBefore,
        @Nullable Instant issuedAfter,
        @Nullable Instant secretIssuedBefore,
        @Nullable Boolean due) {

    private static final char ESCAPE = '!';

    /** The rows to find among those of one side and organization. */
    Specification<InventoryKey> at(Instant now, Duration maximumSecretAge) {
        return (key, query, build) -> build.and(
                new Conditions(key, build, now).of(this, maximumSecretAge).toArray(Predicate[]::new));
    }

    /** Every condition, written once for one query. */
    private record Conditions(Root<InventoryKey> key, CriteriaBuilder build, Instant now) {

        List<Predicate> of(KeySearch search, Duration maximumSecretAge) {
            List<Predicate> all = new ArrayList<>();
            if (search.state != null) {
                all.add(is(search.state));
            }
            if (search.name != null) {
                all.add(build.like(key.get("soughtName"), containing(search.name), ESCAPE));
            }
            if (search.permission != null) {
                all.add(build.equal(key.get("permission"), search.permission.name()));
            }
            if (search.environment != null) {
                all.add(build.equal(key.get("environment"), search.environment.text()));
            }
            if (search.issuedBy != null) {
                all.add(build.equal(key.get("issuer"), search.issuedBy.issuer()));
                all.add(build.equal(key.get("subject"), search.issuedBy.subject()));
            }
            if (search.issuedBefore != null) {
                all.add(build.lessThan(key.get("issuedAt"), search.issuedBefore));
            }
            if (search.issuedAfter != null) {
                all.add(build.greaterThan(key.get("issuedAt"), search.issuedAfter));
            }
            if (search.secretIssuedBefore != null) {
                all.add(build.lessThan(key.get("secretIssuedAt"), search.secretIssuedBefore));
            }
            if (search.due != null) {
                Predicate due = due(maximumSecretAge);
                all.add(search.due ? due : build.not(due));
            }
            return all;
        }

        private Predicate is(KeyState state) {
            Predicate living = build.isNull(key.get("revokedAt"));
            Predicate over = build.or(build.isNotNull(key.get("expiredAt")), reached("expiresAt"));
            Predicate suspended = build.isNotNull(key.get("suspendedAt"));
            return switch (state) {
                case REVOKED -> build.not(living);
                case EXPIRED -> build.and(living, over);
                case SUSPENDED -> build.and(living, build.not(over), suspended);
                case ACTIVE -> build.and(living, build.not(over), build.not(suspended));
            };
        }

        /** Only what is not over: nobody rotates a key that has ended. */
        private Predicate due(Duration maximumSecretAge) {
            Predicate byAge = build.lessThanOrEqualTo(key.get("secretIssuedAt"), now.minus(maximumSecretAge));
            return build.and(
                    build.or(is(KeyState.ACTIVE), is(KeyState.SUSPENDED)), build.or(byAge, reached("handlerLeftAt")));
        }

        /** Never unknown: its negation holds where there is no such instant. */
        private Predicate reached(String instant) {
            return build.and(build.isNotNull(key.get(instant)), build.lessThanOrEqualTo(key.get(instant), now));
        }

        private static String containing(String part) {
            return "%" + part.replaceAll("[!%_]", ESCAPE + "$0") + "%";
        }
    }
}
