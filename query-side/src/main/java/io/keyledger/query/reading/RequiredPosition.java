package io.keyledger.query.reading;

import io.keyledger.eventstore.Head;
import io.keyledger.http.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
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
     * What the request names and, where reading one's own writes is on, the head of the store at this moment if that is later;
     * −1 if neither: whatever there is.
     */
    public long of(HttpServletRequest request) {
        long named = PositionHeaders.minPosition(request).orElse(-1);
        return properties.readOwnWrites() ? Math.max(named, head.stored()) : named;
    }

    /**
     * The same for verdicts, which ask no database: what the request names and, where reading one's own writes is on, what
     * this process has heard of if that is later.
     */
    public long ofVerdict(HttpServletRequest request) {
        long named = PositionHeaders.minPosition(request).orElse(-1);
        return properties.readOwnWrites() ? Math.max(named, head.known()) : named;
    }
}
