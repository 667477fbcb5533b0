package io.keyledger.query.audit;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.projection.Side;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the story of a key to those who may read it. */
@RestController
@Tag(name = "Audit", description = "Who managed which key, when")
class AuditController {

    private final AuditEntries entries;
    private final AuditViews views;
    private final Readers readers;
    private final RequiredPosition required;
    private final Snapshots snapshots;

    AuditController(
            AuditEntries entries, AuditViews views, Readers readers, RequiredPosition required, Snapshots snapshots) {
        this.entries = entries;
        this.views = views;
        this.readers = readers;
        this.required = required;
        this.snapshots = snapshots;
    }

    record AuditAnswer(
            @Schema(description = "In store order") List<EntryView> entries,

            @Schema(description = "What to send as after for the next page; null on the last one", example = "4711")
            @Nullable
            Long next) {}

    private record Page(List<AuditEntry> entries, boolean more) {}

    @GetMapping("/v1/organizations/{organization}/keys/{keyId}/audit")
    @Operation(summary = "Tell everything that happened to a key")
    ResponseEntity<AuditAnswer> audit(
            Actor actor,
            @PathVariable String organization,
            @PathVariable String keyId,
            @Parameter(description = "The next of the page before") @RequestParam(defaultValue = "-1") @Min(-1)
                    long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        Answer<Page> page =
                snapshots.read(AuditProjection.NAME, atLeast, side -> page(side, id.text(), keyId, after, limit));
        List<AuditEntry> found = page.content().entries();
        Long next = page.content().more() ? (Long) found.getLast().position : null;
        return new Answer<>(new AuditAnswer(found.stream().map(views::of).toList(), next), page.position()).ok();
    }

    private Page page(Side side, String organization, String keyId, long after, int limit) {
        if (!entries.existsBySideAndOrganizationAndKeyId(side.text(), organization, keyId)) {
            throw Readers.notFound();
        }
        List<AuditEntry> found = entries.findBySideAndOrganizationAndKeyIdAndPositionGreaterThanOrderByPosition(
                side.text(), organization, keyId, after, Limit.of(limit + 1));
        return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }
}
