package io.keyledger.query.validation;

import io.keyledger.http.BodyProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** How much of a body has arrived, and for how long it has been arriving. Not thread-safe. */
final class Arrival {

    static final int LARGEST_BODY = 256 * 1024;

    private final long begun = System.nanoTime();
    private final long longest;
    private int bytes;

    /** @param longest for how many nanoseconds a body may arrive */
    Arrival(long longest) {
        this.longest = longest;
    }

    /** Takes note of more bytes: what is wrong with them, or null if nothing is. */
    @Nullable
    ProblemDetail problemWith(int more) {
        bytes += more;
        if (bytes > LARGEST_BODY) {
            return BodyProblems.tooLarge();
        }
        return System.nanoTime() - begun > longest ? BodyProblems.status(HttpStatus.REQUEST_TIMEOUT.value()) : null;
    }
}
