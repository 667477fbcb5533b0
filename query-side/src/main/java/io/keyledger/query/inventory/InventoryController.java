package io.keyledger.query.inventory;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.reading.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
    @Operation(summary = "List the keys of an organization")
    ResponseEntity<KeysAnswer> all(
            Actor actor,
            @PathVariable String organization,
            @Parameter(description = "The next of the page before") @RequestParam(defaultValue = "-1") @Min(-1)
                    long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        return snapshots
                .read(
                        InventoryProjection.NAME,
                        atLeast,
                        side -> page(
                                keys.findBySideAndOrganizationAndIssuedPositionGreaterThanOrderByIssuedPosition(
                                        side.text(), id.text(), after, Limit.of(limit + 1)),
                                limit,
                                policies.maximumSecretAge(side, id)))
                .ok();
    }

    private KeysAnswer page(List<InventoryKey> found, int limit, Duration maximumSecretAge) {
        Instant now = clock.instant();
        List<InventoryKey> page = found.subList(0, Math.min(limit, found.size()));
        return new KeysAnswer(
                page.stream().map(key -> KeyView.of(key, maximumSecretAge, now)).toList(),
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
