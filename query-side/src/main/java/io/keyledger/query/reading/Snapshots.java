package io.keyledger.query.reading;

import io.keyledger.projection.Freshness;
import io.keyledger.projection.LiveSide;
import io.keyledger.projection.Side;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Reading rows together with the position they stand at: one snapshot of the live side. Thread-safe. */
@Component
@EnableConfigurationProperties(QueryProperties.class)
public class Snapshots {

    private final Freshness freshness;
    private final LiveSide live;
    private final QueryProperties properties;

    Snapshots(Freshness freshness, LiveSide live, QueryProperties properties) {
        this.freshness = freshness;
        this.live = live;
        this.properties = properties;
    }

    /**
     * Reads from the live side once it has applied a position.
     *
     * @param rows reads, given the side to read
     * @throws io.keyledger.projection.PositionNotReached if it has not within {@code keyledger.query.max-wait}
     * @throws io.keyledger.projection.ProjectionStopped if the projection cannot go on
     */
    public <T> Answer<T> read(String projection, long atLeast, Function<Side, T> rows) {
        freshness.await(projection, atLeast, properties.maxWait());
        return live.read(projection, (side, position) -> new Answer<>(rows.apply(side), position));
    }
}
