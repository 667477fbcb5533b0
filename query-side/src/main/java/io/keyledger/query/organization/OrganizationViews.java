package io.keyledger.query.organization;

import io.keyledger.events.RotationPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Organizations as they are answered. */
final class OrganizationViews {

    private OrganizationViews() {}

    record OrganizationsAnswer(
            @Schema(description = "In the order in which they were registered")
            List<OrganizationEntry> organizations,

            @Schema(description = "What to send as after for the next page; null on the last one", example = "4711")
            @Nullable
            Long next) {}

    /** One among many. */
    record OrganizationEntry(
            @Schema(description = "The organization", example = "org_0123456789abcdef0123456789abcdef")
            String organizationId,

            @Schema(description = "Its name", example = "Example")
            String name,

            @Schema(description = "When it was registered", example = "2026-01-31T12:00:00Z")
            Instant registeredAt,

            @Schema(description = "When it was closed; null if it is not") @Nullable
            Instant closedAt) {

        static OrganizationEntry of(ListedOrganization row) {
            return new OrganizationEntry(row.organization, row.name, row.registeredAt, row.closedAt);
        }
    }

    /** One by itself. */
    record OrganizationView(
            @Schema(description = "The organization", example = "org_0123456789abcdef0123456789abcdef")
            String organizationId,

            @Schema(description = "Its name", example = "Example")
            String name,

            @Schema(description = "When it was registered", example = "2026-01-31T12:00:00Z")
            Instant registeredAt,

            @Schema(description = "When it was closed, and every key it had revoked; null if it is not") @Nullable
            Instant closedAt,

            @Schema(description = "When its keys are due for rotation, and how long overlaps may last")
            RotationPolicyView rotationPolicy) {

        static OrganizationView of(ListedOrganization row) {
            return new OrganizationView(
                    row.organization, row.name, row.registeredAt, row.closedAt, RotationPolicyView.of(row.policy()));
        }
    }

    record RotationPolicyView(
            @Schema(description = "How old a secret may become", type = "string", example = "PT8760H")
            Duration maximumSecretAge,

            @Schema(description = "The overlap of a rotation that names none", type = "string", example = "PT24H")
            Duration defaultOverlap,

            @Schema(description = "The longest overlap a rotation may name", type = "string", example = "PT720H")
            Duration maximumOverlap) {

        static RotationPolicyView of(RotationPolicy policy) {
            return new RotationPolicyView(policy.maximumSecretAge(), policy.defaultOverlap(), policy.maximumOverlap());
        }
    }
}
