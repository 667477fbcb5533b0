package io.keyledger.command.testing;

import static io.keyledger.command.testing.TestIssuer.subject;

import io.keyledger.command.CommandSide;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.organization.RegisterOrganization;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.http.testing.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole deciding side over HTTP on a real PostgreSQL; all tests share it, and each has organizations of its own. */
@SpringBootTest(
        classes = {CommandSide.class, TestIssuer.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class CommandSideTest {

    protected static final Actor OPERATOR = Actor.person(subject("operator"));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    protected Decisions decisions;

    @Autowired
    protected TestClock clock;

    @Autowired
    private Database database;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        TestPostgres.properties(registry);
        registry.add("keyledger.keyring", () -> TestKeyring.file().toString());
    }

    @AfterEach
    void timeIsAsItWas() {
        clock.reset();
    }

    /** What is answered by another program on the same database, which knows what is stored and nothing else. */
    protected Answer afterARestart(Supplier<Answer> asked) {
        int here = port;
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(CommandSide.class, TestIssuer.class)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.application().username(),
                        "spring.datasource.password=" + database.application().password(),
                        "keyledger.database.owner-username=" + database.owner().username(),
                        "keyledger.database.owner-password=" + database.owner().password(),
                        "keyledger.keyring=" + TestKeyring.file())
                .run()) {
            port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return asked.get();
        } finally {
            port = here;
        }
    }

    /** Sends these very characters (ISO 8859-1), which an ordinary client might refuse to. */
    protected Answer raw(String request) {
        return Answer.of(RawHttp.send(port, request));
    }

    /** Where the program listens now. */
    public int port() {
        return port;
    }

    protected TestValidators validators() {
        return new TestValidators(database);
    }

    protected Stored stored() {
        return new Stored(database);
    }

    /** A new organization with one member in each role: owner, admin, auditor, member. */
    protected OrganizationId anOrganization() {
        decisions.decide(
                new RegisterOrganization(
                        OrganizationId.INSTALLATION, new Name("Installation"), List.of(OPERATOR.subject()), OPERATOR),
                Map.of());
        OrganizationId organization = OrganizationId.of(UUID.randomUUID());
        decisions.decide(
                new RegisterOrganization(organization, new Name("Acme"), List.of(subject("owner")), OPERATOR),
                Map.of());
        for (Role role : List.of(Role.ADMIN, Role.AUDITOR, Role.MEMBER)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            decisions.decide(
                    new JoinMember(organization, subject(name), role, Actor.person(subject("owner"))), Map.of());
        }
        return organization;
    }

    /** The types of what was stored of an organization since {@link #anOrganization()}, without the prefix. */
    protected List<String> changes(OrganizationId organization) {
        return stored().facts(organization).stream()
                .skip(5)
                .map(fact -> fact.type().replace("keyledger.", ""))
                .toList();
    }

    protected String lastPosition(OrganizationId organization) {
        return Long.toString(stored().facts(organization).getLast().position());
    }

    /** Issues a live WRITE key as the Owner. */
    protected Answer issue(OrganizationId organization, String name) {
        return postAs("owner", keys(organization), """
                {"name": "%s", "permission": "WRITE", "environment": "live"}""".formatted(name));
    }

    protected Answer rotate(OrganizationId organization, String keyId, String body) {
        return postAs("owner", keys(organization) + "/" + keyId + "/rotation", body);
    }

    protected Answer revoke(OrganizationId organization, String keyId) {
        return postAs("owner", keys(organization) + "/" + keyId + "/revocation", """
                {"reason": "KEY_COMPROMISE", "comment": "seen in a log"}""");
    }

    protected static String keys(OrganizationId organization) {
        return "/v1/organizations/" + organization + "/keys";
    }

    protected Answer postAs(String subject, String path, String body) {
        return post(path, body, TestIssuer.token(subject));
    }

    protected Answer sendAs(String subject, String method, String path, String body) {
        return send(method, path, body, TestIssuer.token(subject));
    }

    /** A request that its caller named, so that it is never carried out twice. */
    protected Answer postAs(String subject, String path, String body, String idempotencyKey) {
        return send("POST", path, body, TestIssuer.token(subject), "Idempotency-Key", '"' + idempotencyKey + '"');
    }

    protected Answer post(String path, String body, @Nullable String token) {
        return send("POST", path, body, token);
    }

    /** Names and values of {@code headers} take turns; they come on top of what else is sent. */
    protected Answer send(String method, String path, String body, @Nullable String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("User-Agent", "a test")
                .method(method, BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
