package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Receives traces as a collector does: OTLP 1.x over HTTP, whose messages are read by the numbers of their fields
 * (opentelemetry-proto, trace/v1/trace.proto).
 */
public final class TraceReceiver implements AutoCloseable {

    /** A step, as it was told; {@code parent} is empty for the first one of a trace. */
    public record Told(
            String service,
            String instance,
            String trace,
            String id,
            String parent,
            String name,
            Map<String, String> attributes) {

        public String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    private final HttpServer server;
    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();

    public TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers.add(exchange.getRequestHeaders().entrySet().toString());
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** All that was sent, as texts in which one can search. */
    Stream<String> everything() {
        return Stream.concat(
                headers.stream(), bodies.stream().map(body -> new String(body, StandardCharsets.ISO_8859_1)));
    }

    public List<Told> told() {
        return bodies.stream()
                .map(TraceReceiver::message)
                .flatMap(request -> messages(request, 1))
                .flatMap(TraceReceiver::ofOneService)
                .toList();
    }

    /** What was told of one trace. */
    public List<Told> told(String trace) {
        return told().stream().filter(step -> step.trace().equals(trace)).toList();
    }

    /** The one step of that name. */
    public static Told only(List<Told> steps, String name) {
        assertThat(steps).extracting(Told::name).containsOnlyOnce(name);
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Told> ofOneService(UnknownFieldSet spansOfResource) {
        Map<String, String> resource = messages(spansOfResource, 1)
                .map(told -> attributes(told, 1))
                .findFirst()
                .orElse(Map.of());
        return messages(spansOfResource, 2)
                .flatMap(scope -> messages(scope, 2))
                .map(span -> new Told(
                        resource.getOrDefault("service.name", ""),
                        resource.getOrDefault("service.instance.id", ""),
                        hex(span, 1),
                        hex(span, 2),
                        hex(span, 4),
                        text(span, 5),
                        attributes(span, 9)));
    }

    private static Map<String, String> attributes(UnknownFieldSet holder, int field) {
        return messages(holder, field)
                .collect(Collectors.toMap(
                        pair -> text(pair, 1),
                        pair -> messages(pair, 2).map(TraceReceiver::value).collect(Collectors.joining())));
    }

    private static String value(UnknownFieldSet any) {
        return any.hasField(3) ? any.getField(3).getVarintList().getFirst().toString() : text(any, 1);
    }

    private static Stream<UnknownFieldSet> messages(UnknownFieldSet holder, int field) {
        return holder.getField(field).getLengthDelimitedList().stream().map(bytes -> message(bytes.toByteArray()));
    }

    private static UnknownFieldSet message(byte[] bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("That is no OTLP", e);
        }
    }

    private static String text(UnknownFieldSet holder, int field) {
        return holder.getField(field).getLengthDelimitedList().stream()
                .map(ByteString::toStringUtf8)
                .collect(Collectors.joining());
    }

    private static String hex(UnknownFieldSet holder, int field) {
        return holder.getField(field).getLengthDelimitedList().stream()
                .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
