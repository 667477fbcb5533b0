package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.eventstore.testing.RoleTable;
import io.keyledger.eventstore.testing.RoleTable.Cell;
import io.keyledger.http.MemberIds;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks every cell of the table of commands in docs/roles.md. */
class RolesTest extends CommandSideTest {

    private static final String NO_TOKEN = "no token";

    /** What is sent for each operation. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("issue a key", "{\"name\": \"another\", \"permission\": \"READ\", \"environment\": \"live\"}"),
            Map.entry("rotate a key", "{\"retirePreviousSecret\": true}"),
            Map.entry("retire a previous secret", ""),
            Map.entry("amend a key", "{\"name\": \"renamed\"}"),
            Map.entry("suspend a key", "{}"),
            Map.entry("resume a key", ""),
            Map.entry("revoke a key", "{\"reason\": \"SUPERSEDED\"}"),
            Map.entry("revoke many keys", "{\"reason\": \"SUPERSEDED\", \"all\": true}"),
            Map.entry(
                    "register an organization",
                    "{\"name\": \"x\", \"owners\": [{\"issuer\": \"https://issuer.example\", \"subject\": \"x\"}]}"),
            Map.entry("rename an organization", "{\"name\": \"renamed\"}"),
            Map.entry("close an organization", "{}"),
            Map.entry(
                    "set the rotation policy",
                    "{\"maximumSecretAge\": \"P30D\", \"defaultOverlap\": \"PT1H\", \"maximumOverlap\": \"P2D\"}"),
            Map.entry(
                    "let a member join",
                    "{\"issuer\": \"https://issuer.example\", \"subject\": \"new\", \"role\": \"ADMIN\"}"),
            Map.entry(
                    "let an Owner join",
                    "{\"issuer\": \"https://issuer.example\", \"subject\": \"new\", \"role\": \"OWNER\"}"),
            Map.entry("change a member's role", "{\"role\": \"ADMIN\"}"),
            Map.entry("make a member an Owner", "{\"role\": \"OWNER\"}"),
            Map.entry("change an Owner's role", "{\"role\": \"ADMIN\"}"),
            Map.entry("remove a member", ""),
            Map.entry("remove an Owner", ""),
            Map.entry("leave", ""),
            Map.entry("see who validates", ""));

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @ParameterizedTest
    @MethodSource("cells")
    void everybodyMayDoWhatThePaperSaysAndNothingElse(Cell cell) {
        OrganizationId organization = anOrganization();
        join(organization, "second owner", Role.OWNER);
        join(organization, "somebody", Role.MEMBER);
        String keyId = issue(organization, "billing").field("keyId");
        rotate(organization, keyId, "{}");
        List<Fact> facts = stored().facts(organization);

        Answer answer = ask(cell, organization, keyId);

        if (cell.expected().equals("yes")) {
            assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
            return;
        }
        String code = switch (cell.expected()) {
            case "401" -> "UNAUTHENTICATED";
            case "403" -> "INSUFFICIENT_ROLE";
            default -> "NOT_FOUND";
        };
        assertProblem(answer, Integer.parseInt(cell.expected()), code);
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @Test
    void noRouteIsMissingFromThePaper() {
        Set<String> onPaper = cells().stream().map(Cell::route).collect(Collectors.toCollection(TreeSet::new));
        Set<String> mapped = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/v1/"))
                        .forEach(pattern -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + pattern)))));

        assertThat(mapped).isNotEmpty().isEqualTo(onPaper);
    }

    @Test
    void everyCellOfThePaperIsAsked() {
        Set<String> callers = cells().stream().map(Cell::caller).collect(Collectors.toSet());
        assertThat(callers)
                .containsExactlyInAnyOrder("OWNER", "ADMIN", "AUDITOR", "MEMBER", "operator", "stranger", NO_TOKEN);
        assertThat(cells()).hasSize(BODIES.size() * callers.size());
        assertThat(cells())
                .extracting(Cell::operation)
                .containsOnly(BODIES.keySet().toArray(String[]::new));
    }

    static List<Cell> cells() {
        return RoleTable.below("Commands");
    }

    private Answer ask(Cell cell, OrganizationId organization, String keyId) {
        String caller = cell.caller().toLowerCase(Locale.ROOT);
        String member = cell.operation().equals("leave")
                ? caller
                : cell.operation().contains("Owner") && !cell.operation().startsWith("make")
                        ? "second owner"
                        : "somebody";
        String[] route = cell.route().split(" ", 2);
        String path = route[1].replace("{organizationId}", organization.text())
                .replace("{keyId}", keyId)
                .replace("{memberId}", MemberIds.of(TestIssuer.subject(member)));
        return send(
                route[0],
                path,
                BODIES.getOrDefault(cell.operation(), ""),
                caller.equals(NO_TOKEN) ? null : TestIssuer.token(caller));
    }

    private void join(OrganizationId organization, String subject, Role role) {
        decisions.decide(
                new JoinMember(
                        organization, TestIssuer.subject(subject), role, Actor.person(TestIssuer.subject("owner"))),
                Map.of());
    }
}
