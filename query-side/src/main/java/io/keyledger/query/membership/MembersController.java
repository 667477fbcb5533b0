package io.keyledger.query.membership;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import io.keyledger.query.reading.InvalidParameter;
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

/** Shows the members of an organization to those who may read it. */
@RestController
@Tag(name = "Members")
class MembersController {

    /** Nobody comes before them: an issuer is never empty. */
    private static final SubjectId BEFORE_ALL = new SubjectId("", "");

    private final Memberships members;
    private final Readers readers;
    private final RequiredPosition required;
    private final Snapshots snapshots;

    MembersController(Memberships members, Readers readers, RequiredPosition required, Snapshots snapshots) {
        this.members = members;
        this.readers = readers;
        this.required = required;
        this.snapshots = snapshots;
    }

    record MembersAnswer(
            @Schema(description = "By issuer and subject") List<MemberView> members,

            @Schema(description = "What to send as after for the next page; null on the last one") @Nullable
            String next) {}

    record MemberView(
            @Schema(
                    description = "How the member stands in a path",
                    example = "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQo2ZjFj")
            String memberId,

            @Schema(description = "The identity provider", example = "https://login.example.com")
            String issuer,

            @Schema(description = "The id there", example = "6f1c")
            String subject,

            @Schema(description = "What the member may do", example = "ADMIN") @Nullable
            Role role) {

        static MemberView of(Membership member) {
            SubjectId subject = member.subject();
            return new MemberView(MemberIds.of(subject), subject.issuer(), subject.subject(), member.role());
        }
    }

    @GetMapping("/v1/organizations/{organization}/members")
    @Operation(summary = "List the members of an organization", description = "For its Owners, Admins and Auditors.")
    ResponseEntity<MembersAnswer> all(
            Actor actor,
            @PathVariable String organization,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "How many at most") @RequestParam(defaultValue = "100") @Min(1) @Max(1000)
                    int limit,
            HttpServletRequest request) {
        long atLeast = required.of(request);
        OrganizationId id = readers.require(actor, organization, atLeast);
        SubjectId last = after == null ? BEFORE_ALL : MemberIds.parse(after).orElseThrow(MembersController::noMember);
        return snapshots
                .read(
                        MembershipProjection.NAME,
                        atLeast,
                        side -> page(
                                members.present(
                                        side.text(), id.text(), last.issuer(), last.subject(), Limit.of(limit + 1)),
                                limit))
                .ok();
    }

    private static MembersAnswer page(List<Membership> found, int limit) {
        List<MemberView> page = found.stream().limit(limit).map(MemberView::of).toList();
        return new MembersAnswer(page, found.size() > limit ? page.getLast().memberId() : null);
    }

    private static InvalidParameter noMember() {
        return new InvalidParameter("after", "must be the next of the page before");
    }
}
