package io.keyledger.http;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Found by nothing but its imports, so that what is not auto-configured is not there. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({TestApplication.Refusals.class, TestApplication.Wishes.class})
class TestApplication {

    record Wish(
            @NotBlank @Size(max = 20) String name,
            @Nullable Permission permission,
            @Nullable Environment environment,
            @Nullable Instant expiresAt,
            @Nullable Duration overlap,
            int count,
            @Nullable Boolean sure,
            @Nullable Map<String, Integer> labels) {

        Wish {
            if ("refused".equals(name)) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "NAME_REFUSED", "This name is refused");
            }
            if ("broken".equals(name)) {
                throw new IllegalArgumentException("broken kl_live_secret");
            }
        }
    }

    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Without an order of its own, as an application may well write it. */
    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler(Refusal.class)
        ProblemDetail refused(Refusal refusal) {
            return Problem.of(HttpStatus.CONFLICT, "KEY_ALREADY_REVOKED", "This key is revoked already");
        }
    }

    @RestController
    static class Wishes {

        @PostMapping("/v1/wishes")
        Wish wish(@Valid @RequestBody Wish wish) {
            return wish;
        }

        @PostMapping(path = "/v1/raw", consumes = MediaType.ALL_VALUE)
        int raw(HttpServletRequest request) throws IOException {
            return request.getInputStream().readAllBytes().length;
        }

        @PostMapping(path = "/v1/text", consumes = MediaType.TEXT_PLAIN_VALUE)
        int text(HttpServletRequest request) throws IOException {
            return request.getReader().readAllAsString().getBytes(StandardCharsets.UTF_8).length;
        }

        @GetMapping("/v1/wishes/{permission}")
        Permission one(
                @PathVariable Permission permission,
                @RequestParam(name = "page-size", defaultValue = "10") @Max(100) int pageSize) {
            return permission;
        }

        @GetMapping("/v1/needs")
        String needs(@RequestParam("after") String after, @RequestHeader("Idempotency-Key") String key) {
            return after;
        }

        @GetMapping("/v1/position")
        ResponseEntity<String> position(HttpServletRequest request) {
            return ResponseEntity.ok(PositionHeaders.minPosition(request).toString());
        }

        @GetMapping("/v1/correlation")
        Map<String, String> correlation() {
            return Map.of("id", CorrelationId.current(), "mdc", org.slf4j.MDC.get("correlationId"));
        }

        @GetMapping("/v1/who")
        String who(@RequestParam("after") String after, Actor actor) {
            return after;
        }

        @GetMapping("/v1/refuses-later")
        CompletableFuture<String> refusesLater() {
            return CompletableFuture.supplyAsync(() -> {
                throw new Refusal();
            });
        }

        @GetMapping("/v1/from")
        String from(HttpServletRequest request) {
            return request.getRemoteAddr() + " " + request.getServerName() + " " + request.getScheme();
        }

        @GetMapping("/v1/fails")
        String fails() {
            throw new IllegalStateException("inside: kl_live_secret");
        }

        @GetMapping("/v1/refuses")
        String refuses() {
            throw new Refusal();
        }

        @GetMapping("/v1/edge")
        String edge() {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "VALIDATOR_STALE", "Not at the head")
                    .header("Retry-After", "1");
        }

        @GetMapping("/v1/times-out")
        String timesOut() throws AsyncRequestTimeoutException {
            throw new AsyncRequestTimeoutException();
        }
    }
}
