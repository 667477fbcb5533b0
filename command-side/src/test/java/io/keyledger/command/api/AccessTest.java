package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessTest extends CommandSideTest {

    /** What may be had without a token; everything else is 401. */
    private static final List<String> PUBLIC = List.of("/docs", "/v3/api-docs", "/swagger-ui", "/error");

    private static final String ISSUE = """
            {"name": "second", "permission": "READ", "environment": "live"}""";
    private static final String REVOKE = """
            {"reason": "UNSPECIFIED"}""";

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    void ownersAndAdminsManageKeys(String role) {
        OrganizationId organization = anOrganization();
        String key = keys(organization) + "/" + issue(organization, "first").field("keyId");

        assertThat(postAs(role, keys(organization), ISSUE).status()).isEqualTo(201);
        assertThat(postAs(role, key + "/rotation", "{}").status()).isEqualTo(201);
        assertThat(postAs(role, key + "/revocation", REVOKE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"auditor, 403, INSUFFICIENT_ROLE", "member, 403, INSUFFICIENT_ROLE", "stranger, 404, NOT_FOUND"})
    void nobodyElseDoes(String role, int status, String code) {
        OrganizationId organization = anOrganization();
        String key = keys(organization) + "/" + issue(organization, "first").field("keyId");
        List<Fact> facts = stored().facts(organization);

        assertProblem(postAs(role, keys(organization), ISSUE), status, code);
        assertProblem(postAs(role, key + "/rotation", "{}"), status, code);
        assertProblem(postAs(role, key + "/revocation", REVOKE), status, code);
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "auditor", "stranger"})
    void whoMayNotManageKeysCannotTellWhichThereAre(String role) {
        OrganizationId organization = anOrganization();
        String there = issue(organization, "first").field("keyId");
        String elsewhere = issue(anOrganization(), "first").field("keyId");
        String nowhere = "key_" + "0".repeat(32);

        assertThat(Stream.of(there, elsewhere, nowhere)
                        .map(keyId -> postAs(role, keys(organization) + "/" + keyId + "/rotation", "{}"))
                        .map(answer -> answer.status() + answer.field("code") + answer.field("detail"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aStrangerCannotTellAnOrganizationFromNone() {
        OrganizationId organization = anOrganization();
        OrganizationId none = new OrganizationId("org_" + "e".repeat(32));

        Answer there = postAs("stranger", keys(organization), ISSUE);
        Answer nowhere = postAs("stranger", keys(none), ISSUE);

        assertThat(there.field("detail")).isEqualTo(nowhere.field("detail"));
        assertThat(there.json().keySet()).isEqualTo(nowhere.json().keySet());
    }

    @Test
    void anotherOrganizationsKeyIsNotFoundUnderMine() {
        OrganizationId mine = anOrganization();
        OrganizationId theirs = anOrganization();
        String keyId = issue(theirs, "first").field("keyId");

        assertProblem(rotate(mine, keyId, "{}"), 404, "NOT_FOUND");
        assertProblem(revoke(mine, keyId), 404, "NOT_FOUND");
        assertThat(stored().stream(keyId)).hasSize(1);
    }

    @Test
    void withoutATokenEveryRouteIsClosed() {
        List<String> closed = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
                closed.addAll(closedPathsOf(route));
            }
        }
        assertThat(new TreeSet<>(closed))
                .contains(
                        "POST /v1/organizations/x/keys",
                        "POST /v1/organizations/x/keys/x/rotation",
                        "POST /v1/organizations/x/keys/x/revocation");
        assertThat(closed).allSatisfy(route -> {
            String[] parts = route.split(" ", 2);
            Answer answer = send(parts[0], parts[1], "{}", null);
            assertProblem(answer, 401, "UNAUTHENTICATED");
        });
    }

    @Test
    void aTokenOfSomebodyElsesKeyOpensNothing() {
        String forged = TestIssuer.token("owner");
        Answer answer = post(keys(anOrganization()), ISSUE, forged.substring(0, forged.lastIndexOf('.') + 1) + "AAAA");

        assertProblem(answer, 401, "INVALID_TOKEN");
    }

    private static List<String> closedPathsOf(RequestMappingInfo route) {
        TreeSet<String> methods = new TreeSet<>();
        route.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .forEach(methods::add);
        if (methods.isEmpty()) {
            methods.addAll(List.of("GET", "POST"));
        }
        List<String> paths = new ArrayList<>();
        for (String pattern : route.getPatternValues()) {
            String path = pattern.replaceAll("\\{[^}]*}", "x").replace("**", "x");
            if (PUBLIC.stream().noneMatch(path::startsWith)) {
                methods.forEach(method -> paths.add(method + " " + path));
            }
        }
        return paths;
    }
}
