package io.keyledger.query.organization;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.organization.OrganizationViews.OrganizationEntry;
import io.keyledger.query.organization.OrganizationViews.OrganizationView;
import io.keyledger.query.organization.OrganizationViews.OrganizationsAnswer;
import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.reading.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows an organization to those who may read it, and all of them to operators. */
@RestController
@RequestMapping("/v1/organizations")
@Tag(name = "Organizations")
class OrganizationsController {

    private final ListedOrganizations organizations;
    private final Readers readers;
    private final RequiredPosition required;
    private final Snapshots snapshots;

    OrganizationsController(
            ListedOrganizations organizations, Readers readers, RequiredPosition required, Snapshots snapshots) {
        this.organizations = organizations;
        this.readers = readers;
        this.required = required;
        this.snapshots = snapshots;
    }

    @GetMapping
    @Operation(summary = "List the organizations", description = "For operators: Owners of the installation.")
    ResponseEntity<OrganizationsAnswer> all(
            Actor actor,
            @Parameter(description = "The next of the page before") @RequestParam(defaultValue = "-1") @Min(-1)
                    long after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        readers.requireOperator(actor, atLeast);
        return snapshots
                .read(
                        OrganizationsProjection.NAME,
                        atLeast,
                        side -> page(
                                organizations.findBySideAndRegisteredPositionGreaterThanOrderByRegisteredPosition(
                                        side.text(), after, Limit.of(limit + 1)),
                                limit))
                .ok();
    }

    private static OrganizationsAnswer page(List<ListedOrganization> found, int limit) {
        List<ListedOrganization> page = found.subList(0, Math.min(limit, found.size()));
        return new OrganizationsAnswer(
                page.stream().map(OrganizationEntry::of).toList(),
                found.size() > limit ? page.getLast().registeredPosition : null);
    }

    @GetMapping("/{organization}")
    @Operation(summary = "Show one organization", description = "For its Owners, Admins and Auditors.")
    ResponseEntity<OrganizationView> one(Actor actor, @PathVariable String organization, HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        Answer<Optional<OrganizationView>> answer = snapshots.read(
                OrganizationsProjection.NAME,
                atLeast,
                side -> organizations
                        .findById(new ListedOrganizationId(side.text(), id.text()))
                        .map(OrganizationView::of));
        return new Answer<>(answer.content().orElseThrow(Readers::notFound), answer.position()).ok();
    }
}
