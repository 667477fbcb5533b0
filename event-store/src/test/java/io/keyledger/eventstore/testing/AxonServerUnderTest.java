package io.keyledger.eventstore.testing;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The real Axon Server that tests are run against, if there is one: {@code KEYLEDGER_TEST_AXON_SERVER=host:port} names its port for
 * gRPC. No double takes its place. As an extension it lets a test that needs one be skipped where there is none, with a line that says
 * so. Whole installations begin with an empty store, so it has to be in development mode, in which its events may be purged by way of
 * {@code KEYLEDGER_TEST_AXON_SERVER_HTTP} (port 8024 of the same host unless set). Where {@code KEYLEDGER_TEST_AXON_SERVER_RESTART} names a
 * command that ends it, starts it again on what it has stored and returns once it answers, that is done under its clients too. Where
 * {@code KEYLEDGER_TEST_AXON_SERVER_CERTIFICATE} names a file with an authority's certificate, it is reached by TLS, and
 * {@code KEYLEDGER_TEST_AXON_SERVER_TOKEN} is what its access control asks for.
 */
public final class AxonServerUnderTest implements ExecutionCondition {

    private static final String VARIABLE = "KEYLEDGER_TEST_AXON_SERVER";

    /** Names the command that restarts it. */
    public static final String RESTART = VARIABLE + "_RESTART";

    private static final String CERTIFICATE = VARIABLE + "_CERTIFICATE";

    /** Holds what its access control asks for. */
    public static final String TOKEN = VARIABLE + "_TOKEN";

    private static final Duration LONGEST_RESTART = Duration.ofMinutes(5);
    private static final String STORE = "keyledger.test.store";

    /** Whether the tests that run against either store run against this one now. */
    public static boolean isStore() {
        return "axon-server".equals(System.getProperty(STORE));
    }

    /** Its address for gRPC. */
    public static Optional<String> address() {
        return variable(VARIABLE);
    }

    /** Its port for gRPC, on this machine. */
    public static int port() {
        return Integer.parseInt(address().orElseThrow().replaceFirst(".*:", ""));
    }

    /** What an application has to be told. */
    public static void properties(DynamicPropertyRegistry registry) {
        registry.add("axon.axonserver.enabled", () -> "true");
        registry.add("axon.axonserver.servers", () -> address().orElseThrow());
        access().forEach(setting -> {
            String[] named = setting.split("=", 2);
            registry.add(named[0], () -> named[1]);
        });
    }

    /** What a process has to be told beside where it is. */
    public static List<String> access() {
        List<String> settings = new ArrayList<>();
        variable(CERTIFICATE)
                .ifPresent(file -> settings.addAll(
                        List.of("axon.axonserver.ssl-enabled=true", "axon.axonserver.cert-file=" + file)));
        variable(TOKEN).ifPresent(token -> settings.add("axon.axonserver.token=" + token));
        return settings;
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** What a process has to be told that reaches it by this port of this machine. */
    public static List<String> settings(int port) {
        List<String> settings = new ArrayList<>(
                List.of("spring.profiles.active=axon-server", "axon.axonserver.servers=127.0.0.1:" + port));
        settings.addAll(access());
        return settings;
    }

    /** What is made of an event: its position, its type and its payload. */
    @FunctionalInterface
    public interface Reader {

        void event(long position, String type, String payload);
    }

    /** Has everything read that is in it, by a connection of its own. */
    public static void read(Reader reader) {
        AxonServerConnectionFactory.Builder builder =
                AxonServerConnectionFactory.forClient("history").routingServers(new ServerAddress("127.0.0.1", port()));
        variable(TOKEN).ifPresent(builder::token);
        variable(CERTIFICATE).ifPresent(file -> builder.useTransportSecurity(trusting(file)));
        AxonServerConnectionFactory connections = builder.build();
        try (EventStream events = channel(connections).openStream(-1, 1024)) {
            Long head = channel(connections).getLastToken().get(10, TimeUnit.SECONDS);
            long position = -1;
            while (position < head) {
                EventWithToken event = events.nextIfAvailable(10, TimeUnit.SECONDS);
                position = event.getToken();
                reader.event(
                        position,
                        event.getEvent().getPayload().getType(),
                        event.getEvent().getPayload().getData().toStringUtf8());
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            connections.shutdown();
        }
    }

    private static SslContext trusting(String file) {
        try {
            return GrpcSslContexts.forClient().trustManager(new File(file)).build();
        } catch (SSLException e) {
            throw new IllegalStateException("Not a certificate: " + file, e);
        }
    }

    private static EventChannel channel(AxonServerConnectionFactory connections) {
        return connections.connect("default").eventChannel();
    }

    /** Takes everything out of it. */
    public static void purge() {
        String http = Optional.ofNullable(System.getenv(VARIABLE + "_HTTP"))
                .orElseGet(() -> address().orElseThrow().replaceFirst(":.*", ":8024"));
        HttpRequest purge = HttpRequest.newBuilder(URI.create("http://" + http + "/v1/devmode/purge-events"))
                .header("AxonIQ-Access-Token", variable(TOKEN).orElse("none"))
                .DELETE()
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(purge, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException(
                        "Axon Server was not purged, it said " + status + "; is it in development mode?");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Axon Server cannot be purged at " + http, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends its process and starts another on what is stored; returns once that answers. */
    public static void restart() {
        String named = Objects.requireNonNull(System.getenv(RESTART), RESTART);
        try {
            Process command = new ProcessBuilder(named)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!command.waitFor(LONGEST_RESTART.toSeconds(), TimeUnit.SECONDS) || command.exitValue() != 0) {
                command.destroyForcibly();
                throw new IllegalStateException("Axon Server was not restarted by " + named);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Axon Server cannot be restarted by " + named, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (address().isPresent()) {
            return ConditionEvaluationResult.enabled("There is an Axon Server");
        }
        String reason = "Skipped " + context.getDisplayName() + ": " + VARIABLE + "=host:port is not set";
        if (context.getTestMethod().isEmpty()) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Lets a test that runs against either store be skipped where it is to run against Axon Server and there is none. */
    public static final class EitherStore implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return isStore()
                    ? new AxonServerUnderTest().evaluateExecutionCondition(context)
                    : ConditionEvaluationResult.enabled("PostgreSQL is always there");
        }
    }
}
