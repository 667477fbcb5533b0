package io.keyledger.command.request;

import io.keyledger.eventstore.Decided;
import io.keyledger.http.PositionHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a decision is answered: with the position by which everybody can wait for it. */
public final class Answers {

    private Answers() {}

    /** The body with the decision's position in its header. */
    public static <T> ResponseEntity<T> of(HttpStatus status, Decided<?> decided, @Nullable T body) {
        return ResponseEntity.status(status)
                .header(PositionHeaders.POSITION, Long.toString(decided.position()))
                .body(body);
    }
}
