package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static io.keyledger.command.testing.TestIssuer.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import io.keyledger.http.testing.BodyRoute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What no honest client sends, at every route that changes something: refused in the same words, and nothing happens. */
class EveryRouteTest extends CommandSideTest {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    private OrganizationId organization = OrganizationId.INSTALLATION;
    private String keyId = "";
    private List<Fact> before = List.of();

    @BeforeEach
    void anOrganizationWithAKey() {
        organization = anOrganization();
        keyId = issue(organization, "billing").field("keyId");
        before = stored().facts(organization);
    }

    @AfterEach
    void nothingHappened() {
        assertThat(stored().facts(organization)).isEqualTo(before);
    }

    static List<BodyRoute> routes() {
        return StrangeBodies.ROUTES;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anotherTypeOfBodyIsRefused(BodyRoute route) {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "x")) {
            assertProblem(ask(route, type, route.body()), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    /** The name of a form's field is looked at only when somebody asks for it. */
    @ParameterizedTest
    @MethodSource("routes")
    void aFormWhoseFieldHasNoDecentNameIsRefused(BodyRoute route) {
        Answer refused = ask(route, "application/x-www-form-urlencoded", "a\nb=1");

        if (route.route().startsWith("POST ")) {
            assertProblem(refused, 400, "BAD_REQUEST");
        } else {
            assertProblem(refused, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFieldThatIsNotKnownIsRefused(BodyRoute route) {
        String known = String.join(", ", new TreeSet<>(fields(route)));

        assertInvalid(
                ask(route, route.body().replaceFirst("\\{", "{\"kl_live_canary\": 1, ")),
                "a field",
                "is not known here; known are " + known);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFieldOfAnotherFormIsNamed(BodyRoute route) {
        for (String field : fields(route)) {
            boolean isAnObject = route.body().contains('"' + field + "\": {");
            Answer refused = ask(route, json(route, field, isAnObject ? List.of() : Map.of("kl_live_canary", 1)));

            assertProblem(refused, 400, "INVALID_FIELD");
            assertThat(refused.field("detail")).startsWith(field + " ");
            assertThat(refused.json().get("errors")).asString().startsWith("[{field=" + field + ", reason=");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aBodyThatIsNotJsonIsRefused(BodyRoute route) {
        String field = fields(route).iterator().next();
        String twice = route.body().replaceFirst("\\{", "{\"" + field + "\": null, ");

        for (String body : List.of(
                "{", route.body() + "}", twice, "{\"" + field + "\": \"\0\"}", "{\"" + field + "\": \"\u00ff\"}")) {
            assertProblem(ask(route, body), 400, "MALFORMED_JSON");
        }
        assertProblem(ask(route, ""), 400, "MISSING_BODY");
        assertInvalid(ask(route, "[]"), "the body", "has a form that is not allowed");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aHeaderTooLongIsRefused(BodyRoute route) {
        assertProblem(
                ask(route, "application/json\r\nX-Header: " + "x".repeat(100_000), route.body()), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aHeaderThatFramesTheRequestAndIsSaidTwiceIsRefused(BodyRoute route) {
        for (String header : List.of("Host: localhost", "Content-Length: 0")) {
            assertProblem(ask(route, "application/json\r\n" + header, route.body()), 400, "BAD_REQUEST");
        }
    }

    @Test
    void anIdThatCannotBeOneIsNotFound() {
        for (String route : changing()) {
            for (String variable : List.of("{organizationId}", "{keyId}", "{memberId}")) {
                if (route.contains(variable)) {
                    assertProblem(ask(route.replace(variable, "kl_live_canary")), 404, "NOT_FOUND");
                    assertProblem(ask(route.replace(variable, "%00kl_live_canary")), 400, "BAD_REQUEST");
                    assertProblem(ask(route.replace(variable, "%ff")), 400, "BAD_REQUEST");
                }
            }
        }
    }

    @Test
    void anotherMethodIsRefusedAndTheRightOnesNamed() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        changing().forEach(route -> {
            String[] parts = route.split(" ", 2);
            allowed.computeIfAbsent(parts[1], path -> new TreeSet<>()).add(parts[0]);
        });
        assertThat(allowed).hasSize(13);

        allowed.forEach((path, methods) -> CHANGING.stream()
                .filter(method -> !methods.contains(method))
                .forEach(method -> {
                    Answer refused = ask(method + " " + path);
                    assertProblem(refused, 405, "METHOD_NOT_ALLOWED");
                    assertThat(Set.of(refused.header("Allow").split(", ?"))).isEqualTo(methods);
                }));
    }

    /** As they are written, with their variables. */
    private List<String> changing() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(route -> route.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .filter(CHANGING::contains)
                        .flatMap(method -> route.getPatternValues().stream().map(path -> method + " " + path)))
                .toList();
    }

    /** With the body that the route would carry out, if it takes one. */
    private Answer ask(String route) {
        String[] parts = route.split(" ", 2);
        String body = routes().stream()
                .filter(known -> matches(known.route(), route))
                .map(BodyRoute::body)
                .findFirst()
                .orElse("{}");
        return send(parts[0], parts[1], "application/json", body);
    }

    /** Whether they are one, when some variables are filled in. */
    private static boolean matches(String pattern, String route) {
        return route.matches(pattern.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private Answer ask(BodyRoute route, String body) {
        return ask(route, "application/json", body);
    }

    private Answer ask(BodyRoute route, String type, String body) {
        return send(route.route().split(" ")[0], route.pattern(), type, body);
    }

    private Answer send(String method, String pattern, String type, String body) {
        String path = pattern.replace("{organizationId}", organization.text())
                .replace("{keyId}", keyId)
                .replace("{memberId}", MemberIds.of(TestIssuer.subject("auditor")));
        String by = pattern.equals("/v1/organizations") ? "operator" : "owner";
        return raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + token(by) + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Set<String> fields(BodyRoute route) {
        return parsed(route).keySet();
    }

    private static String json(BodyRoute route, String field, Object value) {
        Map<String, Object> changed = new TreeMap<>(parsed(route));
        changed.put(field, value);
        return JsonMapper.shared().writeValueAsString(changed);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parsed(BodyRoute route) {
        return JsonMapper.shared().readValue(route.body(), Map.class);
    }
}
