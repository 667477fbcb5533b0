package io.keyledger.query.inventory;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyState;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.projection.Side;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.InvalidParameter;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.reading.Snapshots;
import io.keyledger.query.reading.Subjects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the keys of an organization to those who may read them. */
@RestController
@RequestMapping("/v1/organizations/{organization}/keys")
@Tag(name = "Inventory", description = "The keys of an organization as they are now")
class InventoryController {

    private final InventoryKeys keys;
    private final InventoryPolicies policies;
    private final Readers readers;
    private final RequiredPosition required;
    private final Snapshots snapshots;
    private final Clock clock;

    InventoryController(
            InventoryKeys keys,
            InventoryPolicies policies,
            Readers readers,
            RequiredPosition required,
            Snapshots snapshots,
            Clock clock) {
        this.keys = keys;
        this.policies = policies;
        this.readers = readers;
        this.required = required;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    record KeysAnswer(
            @Schema(description = "In the order in which they were issued")
            List<KeyView> keys,

            @Schema(description = "What to send as after for the next page; null on the last one", example = "4711")
            @Nullable
            Long next) {}

    @GetMapping
    @Operation(
            summary = "List the keys of an organization",
            description =
                    "For its Owners, Admins and Auditors. A key is listed if everything that is named holds for it.")
    ResponseEntity<KeysAnswer> all(
            Actor actor,
            @PathVariable String organization,
            @Parameter(description = "The state at this moment") @RequestParam(required = false) @Nullable
                    KeyState state,
            @Parameter(
                            description = "A part of the name; read as two names are when they must differ",
                            example = "billing")
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(description = "What the key allows") @RequestParam(required = false) @Nullable
                    Permission permission,
            @Parameter(
                            description = "Where it is meant to be used",
                            schema = @Schema(allowableValues = {"live", "test"}))
                    @RequestParam(required = false)
                    @Pattern(regexp = "live|test", message = "must be one of live, test")
                    @Nullable
                    String environment,
            @Parameter(description = "Who issued it: the identity provider; needs subject")
                    @RequestParam(required = false)
                    @Nullable
                    String issuer,
            @Parameter(description = "Who issued it: the id there; needs issuer")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(description = "Issued before this instant") @RequestParam(required = false) @Nullable
                    Instant issuedBefore,
            @Parameter(description = "Issued after this instant") @RequestParam(required = false) @Nullable
                    Instant issuedAfter,
            @Parameter(description = "Whose current secret was made before this instant")
                    @RequestParam(required = false)
                    @Nullable
                    Instant secretIssuedBefore,
            @Parameter(
                            description =
                                    "Whether the key is due for rotation: rotationDueAt has been reached, and it has not ended")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean due,
            @Parameter(description = "The next of the page before") @RequestParam(defaultValue = "-1") @Min(-1)
                    long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        KeySearch search = new KeySearch(
                state,
                sought(name),
                permission,
                environment == null ? null : Environment.of(environment),
                Subjects.of(issuer, subject).orElse(null),
                issuedBefore,
                issuedAfter,
                secretIssuedBefore,
                due);
        return snapshots
                .read(InventoryProjection.NAME, atLeast, side -> page(side, id, search, after, limit))
                .ok();
    }

    private static @Nullable String sought(@Nullable String name) {
        String sought = name == null ? null : SoughtName.of(name);
        if (sought != null && sought.isEmpty()) {
            throw new InvalidParameter("name", "must hold something that can be seen");
        }
        return sought;
    }

    /** The moment counts to the millisecond, as facts do: what a row is found by is also what is shown of it. */
    private KeysAnswer page(Side side, OrganizationId organization, KeySearch search, long after, int limit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration age = policies.maximumSecretAge(side, organization);
        List<InventoryKey> found = keys.find(side.text(), organization.text(), search.at(now, age), after, limit + 1);
        List<InventoryKey> page = found.subList(0, Math.min(limit, found.size()));
        return new KeysAnswer(
                page.stream().map(key -> KeyView.of(key, age, now)).toList(),
                found.size() > limit ? page.getLast().issuedPosition : null);
    }

    @GetMapping("/{keyId}")
    @Operation(summary = "Show one key")
    ResponseEntity<KeyView> one(
            Actor actor, @PathVariable String organization, @PathVariable String keyId, HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        Answer<Optional<KeyView>> answer = snapshots.read(
                InventoryProjection.NAME,
                atLeast,
                side -> keys.findBySideAndOrganizationAndKeyId(side.text(), id.text(), keyId)
                        .map(key -> KeyView.of(key, policies.maximumSecretAge(side, id), clock.instant())));
        return new Answer<>(answer.content().orElseThrow(Readers::notFound), answer.position()).ok();
    }
}
