package io.keyledger.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the one shape in which Keyledger says no: an RFC 9457 problem with a stable {@code code}.
 *
 * <p>Whoever writes a detail must name no value that a client sent: it could be a secret. For the same reason {@code
 * instance} names the correlation id of the request and not its path.
 */
public final class Problem {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private Problem() {}

    /**
     * A problem of type {@code urn:keyledger:problem:<code in kebab-case>}, with the properties {@code code} and, within
     * a request, {@code correlationId}.
     *
     * @param code SCREAMING_SNAKE; once published it never changes its meaning
     * @param detail one sentence for the reader of the answer; it echoes nothing
     * @throws IllegalArgumentException if the code is not in that form
     */
    public static ProblemDetail of(HttpStatus status, String code, String detail) {
        return of((HttpStatusCode) status, code, detail);
    }

    /** One of the {@code errors} of a problem: a field and why it was refused, always in this order. */
    public static Map<String, String> field(String field, String reason) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("field", field);
        named.put("reason", reason);
        return named;
    }

    static ProblemDetail of(HttpStatusCode status, String code, @Nullable String detail) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A problem code must match " + CODE);
        }
        String words = code.toLowerCase(Locale.ROOT);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:keyledger:problem:" + words.replace('_', '-')));
        problem.setTitle(code.charAt(0) + words.substring(1).replace('_', ' '));
        problem.setDetail(detail);
        problem.setProperty("code", code);
        String correlationId = CorrelationId.ofThisRequest();
        if (correlationId != null) {
            problem.setInstance(URI.create("urn:keyledger:request:" + correlationId));
            problem.setProperty("correlationId", correlationId);
        }
        return problem;
    }

    /** Answers with the problem from outside of Spring MVC: from a filter, an entry point, the server itself. */
    public static void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The problem as {@code application/problem+json}, for servers other than Spring MVC. */
    public static byte[] json(ProblemDetail problem) {
        return JSON.writeValueAsBytes(problem);
    }
}
