package io.keyledger.query.validation;

import io.keyledger.http.BodyProblems;
import io.keyledger.http.Problem;
import io.keyledger.http.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What the verdict port answers instead of a verdict. Used by one event loop. */
final class VerdictRefusals {

    private static final Logger log = LoggerFactory.getLogger(VerdictRefusals.class);
    private static final long LINGERING = 1_000;

    private final VerdictCounts.OfPort counts;
    private final long longest;

    /** @param longest for how many nanoseconds a body may arrive */
    VerdictRefusals(VerdictCounts.OfPort counts, long longest) {
        this.counts = counts;
        this.longest = longest;
    }

    /** Takes a step towards an answer; what keeps it from one is answered. */
    void orRefuse(HttpServerRequest request, Runnable step) {
        try {
            step.run();
        } catch (ProblemException refused) {
            answer(request, refused.getBody());
        } catch (ValidatorUnready unready) {
            counts.withheld(unready);
            request.response().putHeader("Retry-After", ValidatorProblems.RETRY_AFTER);
            answer(request, ValidatorProblems.of(unready));
        } catch (RuntimeException e) {
            log.error("A request for a verdict failed", e);
            answer(request, BodyProblems.status(HttpStatus.INTERNAL_SERVER_ERROR.value()));
        }
    }

    void answer(HttpServerRequest request, ProblemDetail problem) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(problem.getStatus())
                    .putHeader("Content-Type", "application/problem+json")
                    .end(Buffer.buffer(Problem.json(problem)));
            throwAway(request);
        }
    }

    /** What is still to come of the body keeps to the limits of any other. */
    private void throwAway(HttpServerRequest request) {
        if (!request.isEnded()) {
            Arrival rest = new Arrival(longest);
            request.handler(part -> {
                if (rest.problemWith(part.length()) != null) {
                    request.connection().close();
                }
            });
        }
    }

    /** The connection stays open for a moment, or the answer would be lost to a client who is still sending. */
    void closing(HttpServerRequest request, Vertx loop, ProblemDetail problem) {
        request.response().putHeader("Connection", "close");
        answer(request, problem);
        loop.setTimer(LINGERING, end -> request.connection().close());
    }
}
