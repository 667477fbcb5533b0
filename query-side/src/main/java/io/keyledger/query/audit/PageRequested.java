package io.keyledger.query.audit;

import io.keyledger.query.reading.InvalidParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which entries of all that are found: as many as a page holds, from where the page before ended.
 *
 * @param after the position of the last entry of the page before; null for the first page
 */
record PageRequested(@Nullable Long after, int limit, boolean newestFirst) {

    /** @throws InvalidParameter for an order that is neither {@code asc} nor {@code desc} */
    static PageRequested of(@Nullable Long after, int limit, String order) {
        return switch (order) {
            case "asc" -> new PageRequested(after, limit, false);
            case "desc" -> new PageRequested(after, limit, true);
            default -> throw new InvalidParameter("order", "must be one of asc, desc");
        };
    }

    /** Whatever comes after the page before. */
    Specification<AuditEntry> rest() {
        return (entry, query, build) -> {
            if (after == null) {
                return build.conjunction();
            }
            return newestFirst
                    ? build.lessThan(entry.get("position"), after)
                    : build.greaterThan(entry.get("position"), after);
        };
    }
}
