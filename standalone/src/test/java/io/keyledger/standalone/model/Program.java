package io.keyledger.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import io.keyledger.events.Actor;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.http.CorrelationId;
import io.keyledger.projection.Freshness;
import io.keyledger.projection.Operation;
import io.keyledger.projection.ProjectionStatus;
import io.keyledger.standalone.ProgramUnderClock;
import io.keyledger.standalone.TestClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/** The real program, asked over HTTP by whomever it may be. Its time keeper does nothing unless it is told to. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final ProgramUnderClock keyledger;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Actor, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Object> credentials;
    private final NimbusJwtEncoder encoder;

    /** @param status of the HTTP response */
    record Answer(int status, Map<String, Object> body) {}

    Program(Path data, TestClock clock) throws IOException {
        keyledger = ProgramUnderClock.start(
                data,
                TestPostgres.freshDatabase(),
                clock,
                "--keyledger.query.max-wait=" + PATIENCE,
                "--keyledger.validation.max-wait=" + PATIENCE,
                "--keyledger.validation.remember=P40000D");
        keyledger.bean("dueDateScheduler", SmartLifecycle.class).stop();
        credentials = json(Files.readString(data.resolve("initial-credentials.json")));
        encoder = new NimbusJwtEncoder(keyledger.bean(JWKSource.class));
    }

    /** The program that operates the installation, as its issuer calls it. */
    String operator() {
        return String.valueOf(credentials.get("clientId"));
    }

    /** @param correlation by which what comes of it can be told apart */
    Answer ask(Request request, String correlation) {
        HttpRequest.Builder sent = request(request.by(), request.path())
                .header(CorrelationId.HEADER, correlation)
                .method(
                        request.method(),
                        BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(request.body())));
        if (request.name() != 0) {
            sent.header("Idempotency-Key", "\"" + request.name() + "\"");
        }
        return send(sent);
    }

    Answer get(Actor reader, String path) {
        return send(request(reader, path));
    }

    Answer verify(Map<String, ?> asked) {
        return send(HttpRequest.newBuilder(keyledger.uri("/v1/keys/verify"))
                .header("Authorization", "Bearer " + credentials.get("validatorKey"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(asked))));
    }

    private HttpRequest.Builder request(Actor by, String path) {
        return HttpRequest.newBuilder(keyledger.uri(path))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(by, this::token))
                .header("Content-Type", "application/json");
    }

    private String token(Actor actor) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(actor.subject().issuer())
                .subject(actor.subject().subject())
                .audience(List.of("keyledger"))
                .expiresAt(NEVER);
        if (actor.kind() == Actor.Kind.SYSTEM) {
            claims.claim("client_id", actor.subject().subject());
        }
        if (actor.through() != null) {
            claims.claim(
                    "act",
                    Map.of(
                            "iss", actor.through().issuer(),
                            "sub", actor.through().subject()));
        }
        return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return text.isEmpty() ? Map.of() : JsonMapper.shared().readValue(text, Map.class);
    }

    /** Has the time keeper go through everything that is due now, as one who works under a correlation id already. */
    void keepTime(String correlation) {
        keyledger
                .bean(Freshness.class)
                .await("due-dates", keyledger.bean(Head.class).stored(), PATIENCE);
        try (var ignored = MDC.putCloseable("correlationId", correlation)) {
            ReflectionTestUtils.invokeMethod(keyledger.bean("timeKeeper", Object.class), "recordWhatIsDue");
        }
    }

    /** Returns when the rebuilt sides are the ones that are read. */
    void rebuild() {
        Operation operation = keyledger.bean(Operation.class);
        operation
                .all()
                .forEach(projection ->
                        assertThat(operation.rebuild(projection.name())).isTrue());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> operation.all().stream().noneMatch(ProjectionStatus::rebuilding));
    }

    @Override
    public void close() {
        http.close();
        keyledger.close();
    }
}
