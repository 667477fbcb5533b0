package io.keyledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.eventstore.testing.RoleTable;
import io.keyledger.eventstore.testing.RoleTable.Cell;
import io.keyledger.query.testing.Client;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks every cell of the table of reading in docs/roles.md. */
class RolesTest {

    private static final String NO_TOKEN = "no token";
    private static final List<String> VERDICTS = List.of("POST /v1/keys/verify", "POST /v1/keys/verify-batch");

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();

    static List<Cell> cells() {
        return RoleTable.below("Reading");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everybodyReadsWhatThePaperSaysAndNothingElse(Cell cell) {
        OrganizationId organization = facts.register();
        for (Role role : Role.values()) {
            facts.join(organization, subject(role.name()), role);
        }
        TestKey key = facts.issue(organization, Permission.READ);
        long position = facts.join(OrganizationId.INSTALLATION, subject("operator"), Role.OWNER);

        Reply reply = ask(cell, organization, key, position);

        if (cell.expected().equals("yes")) {
            assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 204);
            return;
        }
        assertThat(reply.status()).isEqualTo(Integer.parseInt(cell.expected()));
        assertThat(reply.code())
                .isEqualTo(
                        switch (cell.expected()) {
                            case "401" -> "UNAUTHENTICATED";
                            case "403" -> "INSUFFICIENT_ROLE";
                            default -> "NOT_FOUND";
                        });
    }

    /** Nobody of another test: some of those are members of the installation. */
    private static String subject(String caller) {
        return "on-paper-" + caller.toLowerCase(Locale.ROOT);
    }

    private Reply ask(Cell cell, OrganizationId organization, TestKey key, long position) {
        String[] route = cell.route().split(" ", 2);
        String path = route[1].replace("{organization}", organization.text())
                .replace("{keyId}", key.id().text())
                .replace("{name}", "membership");
        String caller = cell.caller().equals(NO_TOKEN) ? null : subject(cell.caller());
        Client client = installation.client();
        String[] atLeast = {"Keyledger-Min-Position", Long.toString(position)};
        return route[0].equals("GET") ? client.get(path, caller, atLeast) : client.post(path, caller, null, atLeast);
    }

    @Test
    void noRouteIsMissingFromThePaper() {
        Set<String> onPaper = cells().stream().map(Cell::route).collect(Collectors.toCollection(TreeSet::new));
        onPaper.addAll(VERDICTS);
        Set<String> mapped = new TreeSet<>();
        installation
                .node()
                .context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(route -> route.getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/v1/"))
                                .forEach(pattern -> route.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> mapped.add(method + " " + pattern)))));

        assertThat(mapped).isNotEmpty().isEqualTo(onPaper);
    }

    @Test
    void theTableHasACellForEverybody() {
        assertThat(cells())
                .extracting(Cell::caller)
                .containsOnly("OWNER", "ADMIN", "AUDITOR", "MEMBER", "operator", "stranger", NO_TOKEN);
        assertThat(cells()).hasSize(7 * 10);
    }
}
