package io.keyledger.command.revocation;

import io.keyledger.command.enforcement.EnforcementAnswer;
import io.keyledger.command.refusal.InvalidRevocationFilter;
import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered by {@link RevocationEndpoint}. */
final class RevocationBodies {

    private static final String MEMBER_ID = "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQo2ZjFj";

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private RevocationBodies() {}

    @Schema(
            name = "RevokeKeysRequest",
            description = "Why keys are revoked, and which: either all, or those for which everything holds that keys"
                    + " names. No personal data belongs in the comment.")
    record ManyRequest(
            @NotNull RevocationReason reason,

            @Schema(description = "Free text for the audit trail", maxLength = 500, example = "laptop stolen") @Nullable
            String comment,

            @Schema(description = "true for every key of the organization; nothing else may be named then") @Nullable
            Boolean all,

            @Valid @Nullable FilterBody keys) {

        /** @throws InvalidRevocationFilter if it does not say which keys, or says it twice */
        KeyFilter filter() {
            if (Boolean.TRUE.equals(all)) {
                if (keys != null) {
                    throw new InvalidRevocationFilter("keys", "must be absent where all is true");
                }
                return KeyFilter.ALL;
            }
            KeyFilter filter = keys == null ? KeyFilter.ALL : keys.filter();
            if (filter.equals(KeyFilter.ALL)) {
                throw new InvalidRevocationFilter(
                        "keys", "must name at least one thing that holds for the keys; all is true for every key");
            }
            return filter;
        }
    }

    @Schema(name = "KeyFilter", description = "A key is meant if everything that is named holds for it.")
    record FilterBody(
            @Schema(description = "What the key allows, exactly") @Nullable
            Permission permission,

            @Schema(description = "Where it is meant to be used", example = "live") @Nullable
            Environment environment,

            @Schema(description = "The member who issued it", example = MEMBER_ID) @Nullable
            String issuedBy,

            @Schema(
                    description = "A member who was shown its secret, or a previous one that may still work",
                    example = MEMBER_ID)
            @Nullable
            String shownTo,

            @Schema(description = "Issued before this instant") @Nullable
            Instant issuedBefore,

            @Schema(description = "Issued after this instant") @Nullable
            Instant issuedAfter) {

        KeyFilter filter() {
            return new KeyFilter(
                    permission,
                    environment,
                    member("keys.issuedBy", issuedBy),
                    member("keys.shownTo", shownTo),
                    instant("keys.issuedBefore", issuedBefore),
                    instant("keys.issuedAfter", issuedAfter));
        }

        private static @Nullable SubjectId member(String field, @Nullable String id) {
            return id == null
                    ? null
                    : MemberIds.parse(id)
                            .orElseThrow(() -> new InvalidRevocationFilter(field, "must be the id of a member"));
        }

        /** Within what a database can compare with. */
        private static @Nullable Instant instant(String field, @Nullable Instant at) {
            if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST))) {
                throw new InvalidRevocationFilter(field, "must be between the years 1970 and 9999");
            }
            return at;
        }
    }

    @Schema(
            name = "RevokedKeys",
            description =
                    "The keys that this request has ended. What had ended before is enforced as well, and not listed.")
    record ManyAnswer(
            @Schema(example = "[\"key_00000000000000000000000000000001\"]")
            List<String> keyIds,

            EnforcementAnswer enforcement) {}
}
