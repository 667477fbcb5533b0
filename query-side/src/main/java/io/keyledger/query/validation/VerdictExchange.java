package io.keyledger.query.validation;

import io.keyledger.http.BodyProblems;
import io.keyledger.http.PositionHeaders;
import io.keyledger.http.Problem;
import io.keyledger.query.validation.CallerCheck.Refusal;
import io.keyledger.query.validation.VerifyBodies.BatchAnswer;
import io.keyledger.query.validation.VerifyBodies.BatchRequest;
import io.keyledger.query.validation.VerifyBodies.VerifyRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests for verdicts and their answers on the verdict port: those of the management port, byte for byte. Used by one event
 * loop, which nothing here may hold up.
 */
final class VerdictExchange {

    private static final String ONE = "/v1/keys/verify";
    private static final String JSON = "application/json";
    private static final String MANY = "/v1/keys/verify-batch";
    private static final long BETWEEN_LOOKS = 2;

    private final Judge judge;
    private final IndexKeeper keeper;
    private final long maxWait;
    private final long longest;
    private final JsonMapper json;
    private final VerdictJson plain;
    private final VerdictCounts.OfPort counts;
    private final VerdictRefusals refusals;

    /**
     * How long a request may take.
     *
     * @param waiting for the position it names
     * @param body for its body to arrive
     */
    record Limits(Duration waiting, Duration body) {}

    VerdictExchange(Judge judge, IndexKeeper keeper, Limits limits, JsonMapper json, VerdictCounts.OfPort counts) {
        this.judge = judge;
        this.keeper = keeper;
        this.maxWait = limits.waiting().toNanos();
        this.longest = limits.body().toNanos();
        this.json = json;
        this.plain = new VerdictJson(json);
        this.counts = counts;
        this.refusals = new VerdictRefusals(counts, longest);
    }

    void handle(HttpServerRequest request, Vertx loop) {
        HttpServerResponse response = request.response();
        response.putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff");
        boolean many = MANY.equals(request.path());
        if (!many && !ONE.equals(request.path())) {
            refusals.answer(request, BodyProblems.status(404));
        } else if (request.method() != HttpMethod.POST) {
            response.putHeader("Allow", "POST");
            refusals.answer(request, BodyProblems.status(405));
        } else {
            refusals.orRefuse(request, () -> {
                long atLeast = minPosition(request);
                if (keeper.applied() >= atLeast) {
                    read(request, many, loop);
                } else if (mayWait(request)) {
                    request.pause();
                    awaitThen(System.nanoTime() + maxWait, atLeast, request, many, loop);
                }
            });
        }
    }

    /** Nobody is judged before that position, whoever asks no more than whatever he asks about. */
    private void awaitThen(long deadline, long atLeast, HttpServerRequest request, boolean many, Vertx loop) {
        boolean reached = keeper.applied() >= atLeast;
        if (!reached && System.nanoTime() < deadline) {
            loop.setTimer(
                    BETWEEN_LOOKS,
                    again -> refusals.orRefuse(request, () -> awaitThen(deadline, atLeast, request, many, loop)));
            return;
        }
        try {
            if (!reached) {
                throw ValidatorUnready.stale();
            }
            read(request, many, loop);
        } finally {
            request.resume();
        }
    }

    private void read(HttpServerRequest request, boolean many, Vertx loop) {
        if (mayAsk(request) && isJson(request) && isSmall(request, loop)) {
            new Body(request, many, loop).read();
        }
    }

    private static long minPosition(HttpServerRequest request) {
        List<String> sent = request.headers().getAll(PositionHeaders.MIN_POSITION);
        return PositionHeaders.minPosition(sent).orElse(-1);
    }

    /** Nobody is waited for who cannot have a key. */
    private boolean mayWait(HttpServerRequest request) {
        return passes(CallerCheck.withoutVerdict(request.headers().getAll("Authorization"), judge::reads), request);
    }

    private boolean mayAsk(HttpServerRequest request) {
        return passes(
                CallerCheck.of(request.headers().getAll("Authorization"), this::verdict)
                        .refusal(),
                request);
    }

    private boolean passes(@Nullable Refusal refusal, HttpServerRequest request) {
        if (refusal == null) {
            return true;
        }
        counts.turnedAway(refusal);
        request.response().putHeader("WWW-Authenticate", refusal.challenge());
        refusals.answer(request, Problem.of(refusal.status(), refusal.code(), refusal.detail()));
        return false;
    }

    private Verdict verdict(String presented) {
        judge.judge(presented, null);
        return Verdict.of(judge);
    }

    private boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type != null && JSON.equals(withoutParameters(type).trim().toLowerCase(Locale.ROOT))) {
            return true;
        }
        refusals.answer(request, BodyProblems.status(415));
        return false;
    }

    private static String withoutParameters(String type) {
        int end = type.indexOf(';');
        return end < 0 ? type : type.substring(0, end);
    }

    private boolean isSmall(HttpServerRequest request, Vertx loop) {
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 9 || Integer.parseInt(length) > Arrival.LARGEST_BODY)) {
            refusals.closing(request, loop, BodyProblems.tooLarge());
            return false;
        }
        return true;
    }

    /** A body while it arrives, and what is answered to it. */
    private final class Body {

        private final HttpServerRequest request;
        private final boolean many;
        private final Arrival arrival = new Arrival(longest);
        private final Vertx loop;
        private final Buffer content = Buffer.buffer();
        private boolean ended;

        Body(HttpServerRequest request, boolean many, Vertx loop) {
            this.request = request;
            this.many = many;
            this.loop = loop;
        }

        void read() {
            request.exceptionHandler(broken -> ended = true);
            request.handler(this::take);
            request.endHandler(end -> {
                if (!ended) {
                    refusals.orRefuse(request, this::parse);
                }
            });
        }

        private void take(Buffer part) {
            if (ended) {
                return;
            }
            ProblemDetail problem = arrival.problemWith(part.length());
            if (problem == null) {
                content.appendBuffer(part);
            } else {
                ended = true;
                refusals.closing(request, loop, problem);
            }
        }

        private void parse() {
            if (content.length() == 0) {
                refusals.answer(request, BodyProblems.missing());
                return;
            }
            byte[] bytes = content.getBytes();
            try {
                if (many) {
                    BatchRequest asked = json.readValue(bytes, BatchRequest.class);
                    answerOr(VerifyBodies.problem(asked), () -> answerAll(asked.keys()));
                } else {
                    VerifyRequest simple = plain.plain(bytes);
                    VerifyRequest asked = simple == null ? json.readValue(bytes, VerifyRequest.class) : simple;
                    answerOr(VerifyBodies.problem(asked), () -> answerOne(asked));
                }
            } catch (JacksonException e) {
                refusals.answer(request, BodyProblems.unreadable(e));
            }
        }

        private void answerOr(@Nullable ProblemDetail problem, Runnable answer) {
            if (problem == null) {
                answer.run();
            } else {
                refusals.answer(request, problem);
            }
        }

        private void answerOne(VerifyRequest asked) {
            Verdict verdict = judged(asked);
            answer(verdict.position(), plain.answer(verdict));
        }

        private void answerAll(List<VerifyRequest> asked) {
            List<Verdict> verdicts = asked.stream().map(this::judged).toList();
            answer(BatchAnswer.position(verdicts), json.writeValueAsBytes(BatchAnswer.of(verdicts)));
        }

        private Verdict judged(VerifyRequest asked) {
            counts.given(judge.judge(asked.key(), asked.permission()));
            return Verdict.of(judge);
        }

        private void answer(long position, byte[] content) {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader(PositionHeaders.POSITION, Long.toString(position))
                    .end(Buffer.buffer(content));
        }
    }
}
