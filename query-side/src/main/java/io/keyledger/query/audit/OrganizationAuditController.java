package io.keyledger.query.audit;

import io.keyledger.events.Actor;
import io.keyledger.events.RevocationReason;
import io.keyledger.query.audit.AuditPages.AuditAnswer;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.reading.Subjects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the history of an organization to those who may read it. */
@RestController
@Tag(name = "Audit", description = "Who managed which key, when")
class OrganizationAuditController {

    private final AuditPages pages;
    private final Readers readers;
    private final RequiredPosition required;

    OrganizationAuditController(AuditPages pages, Readers readers, RequiredPosition required) {
        this.pages = pages;
        this.readers = readers;
        this.required = required;
    }

    @GetMapping("/v1/organizations/{organization}/audit")
    @Operation(
            summary = "Tell everything that happened in an organization",
            description = "For its Owners, Admins and Auditors: its keys, its members and itself. An entry is listed if"
                    + " everything that is named holds for it.")
    ResponseEntity<AuditAnswer> audit(
            Actor actor,
            @PathVariable String organization,
            @Parameter(description = "Who did it: the identity provider; needs subject")
                    @RequestParam(required = false)
                    @Nullable
                    String issuer,
            @Parameter(description = "Who did it: the id there; needs issuer") @RequestParam(required = false) @Nullable
                    String subject,
            @Parameter(
                            description =
                                    "The member it is about, by memberId: who joined, was given another role or left",
                            example = "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQo2ZjFj")
                    @RequestParam(required = false)
                    @Nullable
                    String affects,
            @Parameter(
                            description = "The system that did it, by memberId: on a person's behalf or on its own",
                            example = "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQpjb25zb2xl")
                    @RequestParam(required = false)
                    @Nullable
                    String through,
            @Parameter(description = "The key it is about") @RequestParam(required = false) @Nullable String keyId,
            @Parameter(description = "What happened, with or without keyledger.", example = "KeyRevoked")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "Why a key was revoked, or all of an organization that was closed")
                    @RequestParam(required = false)
                    @Nullable
                    RevocationReason reason,
            @Parameter(description = "Decided at this instant or later") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Decided before this instant") @RequestParam(required = false) @Nullable
                    Instant until,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Min(-1) @Nullable
                    Long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            @Parameter(
                            description = "In store order, or newest first",
                            schema = @Schema(allowableValues = {"asc", "desc"}))
                    @RequestParam(defaultValue = "asc")
                    String order,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        String id = readers.require(actor, organization, atLeast).text();
        AuditSearch search = new AuditSearch(
                id,
                Subjects.of(issuer, subject).orElse(null),
                Subjects.ofMember("through", through).orElse(null),
                Subjects.ofMember("affects", affects).orElse(null),
                keyId,
                AuditSearch.type(type),
                reason,
                from,
                until);
        return pages.read(search, PageRequested.of(after, limit, order), atLeast);
    }
}
