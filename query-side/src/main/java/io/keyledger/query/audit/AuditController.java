package io.keyledger.query.audit;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.query.audit.AuditPages.AuditAnswer;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.reading.RequiredPosition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
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
    private final AuditPages pages;
    private final Readers readers;
    private final RequiredPosition required;

    AuditController(AuditEntries entries, AuditPages pages, Readers readers, RequiredPosition required) {
        this.entries = entries;
        this.pages = pages;
        this.readers = readers;
        this.required = required;
    }

    @GetMapping("/v1/organizations/{organization}/keys/{keyId}/audit")
    @Operation(
            summary = "Tell everything that happened to a key",
            description = "In store order; with the end of its organization, which revoked it.")
    ResponseEntity<AuditAnswer> audit(
            Actor actor,
            @PathVariable String organization,
            @PathVariable String keyId,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Min(-1) @Nullable
                    Long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        return pages.read(
                side -> entries.story(side.text(), id.text(), keyId).orElseThrow(Readers::notFound),
                new PageRequested(after, limit, false),
                atLeast);
    }
}
