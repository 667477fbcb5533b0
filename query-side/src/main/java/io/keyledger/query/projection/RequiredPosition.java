package io.keyledger.query.projection;

import io.keyledger.eventstore.Head;
import io.keyledger.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** From which position on a request wants to be answered. Thread-safe. */
@Component
public class RequiredPosition {

    private final Head head;
    private final QueryProperties properties;

    RequiredPosition(Head head, QueryProperties properties) {
        this.head = head;
        this.properties = properties;
    }

    /**
     * What the request names; else, where reading one's own writes is on, the head of the store at this moment; else −1:
     * whatever there is.
     */
    public long of(HttpServletRequest request) {
        OptionalLong named = PositionHeaders.minPosition(request);
        if (named.isPresent()) {
            return named.getAsLong();
        }
        return properties.readOwnWrites() ? head.stored() : -1;
    }
}
