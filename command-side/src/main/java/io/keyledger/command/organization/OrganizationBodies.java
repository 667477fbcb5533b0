package io.keyledger.command.organization;

import io.keyledger.command.enforcement.EnforcementAnswer;
import io.keyledger.command.refusal.InvalidSubject;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SubjectId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered by {@link OrganizationEndpoint} and {@link MemberEndpoint}. */
final class OrganizationBodies {

    private OrganizationBodies() {}

    @Schema(name = "Subject", description = "A person or system by the opaque id that its identity provider gives it.")
    record SubjectBody(
            @NotNull @Schema(description = "The identity provider's iss", example = "https://login.example.com")
            String issuer,

            @NotNull @Schema(description = "Its sub there; never a name or an address", example = "6f1c")
            String subject) {

        /** @throws InvalidSubject if no token could come with these */
        SubjectId id() {
            return Subjects.of(issuer, subject);
        }
    }

    @Schema(name = "RegisterOrganizationRequest", description = "No personal data belongs in the name.")
    record RegistrationRequest(
            @NotNull @Schema(minLength = 1, maxLength = 100, example = "Example Ltd")
            String name,

            @NotNull @Size(min = 1, max = 20) @Valid @Schema(description = "Its first Owners")
            List<@NotNull SubjectBody> owners) {

        List<SubjectId> subjects() {
            return owners.stream().map(SubjectBody::id).toList();
        }
    }

    @Schema(name = "RenameOrganizationRequest")
    record RenamingRequest(
            @NotNull @Schema(minLength = 1, maxLength = 100, example = "Example Ltd")
            String name) {}

    @Schema(name = "CloseOrganizationRequest")
    record ClosureRequest(
            @Schema(description = "Free text for the audit trail", maxLength = 500, example = "contract ended")
            @Nullable
            String comment) {}

    @Schema(name = "ClosedOrganization", description = "All its keys have ended for good.")
    record ClosedAnswer(
            @Schema(example = "org_00000000000000000000000000000001")
            String organizationId,

            EnforcementAnswer enforcement) {}

    @Schema(name = "OrganizationAnswer")
    record OrganizationAnswer(
            @Schema(example = "org_00000000000000000000000000000001")
            String organizationId,

            String name) {}

    @Schema(name = "RotationPolicy", description = "ISO 8601 durations.")
    record PolicyBody(
            @NotNull
            @Schema(
                    description = "How old a secret may become before its key is due: P1D to P365D",
                    example = "P365D",
                    type = "string")
            Duration maximumSecretAge,

            @NotNull
            @Schema(
                    description = "The overlap of a rotation that names none: up to the maximum",
                    example = "PT24H",
                    type = "string")
            Duration defaultOverlap,

            @NotNull @Schema(description = "The longest overlap: PT0S to P90D", example = "P30D", type = "string")
            Duration maximumOverlap) {

        RotationPolicy policy() {
            return Policies.of(maximumSecretAge, defaultOverlap, maximumOverlap);
        }
    }

    @Schema(name = "JoinMemberRequest")
    record JoiningRequest(
            @NotNull @Schema(description = "The identity provider's iss", example = "https://login.example.com")
            String issuer,

            @NotNull @Schema(description = "Its sub there; never a name or an address", example = "6f1c")
            String subject,

            @NotNull Role role) {}

    @Schema(name = "ChangeRoleRequest")
    record RoleRequest(@NotNull Role role) {}

    @Schema(name = "MemberAnswer")
    record MemberAnswer(
            @Schema(
                    description = "Names the member in a path: issuer, a line feed and subject in base64url",
                    example = "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQo2ZjFj")
            String memberId,

            String issuer,
            String subject,
            Role role) {}
}
