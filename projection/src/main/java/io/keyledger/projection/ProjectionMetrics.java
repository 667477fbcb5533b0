package io.keyledger.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * How each projection stands, as it was seen within the last second; reading it asks nobody. A projection parks no fact
 * anywhere: what it cannot apply stops it, so {@code stopped} is what elsewhere is the length of a dead-letter queue.
 */
@Component
class ProjectionMetrics implements MeterBinder {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final Projections projections;

    ProjectionMetrics(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RunningProjection projection : projections.all()) {
            gauge(
                    registry,
                    projection,
                    "lag.facts",
                    "Facts the projection is behind the store",
                    known -> known.behind());
            gauge(
                    registry,
                    projection,
                    "lag.seconds",
                    "How long the projection has owed what the store holds",
                    known -> known.owedFor().toNanos() / NANOS_PER_SECOND);
            gauge(
                    registry,
                    projection,
                    "stopped",
                    "1 if the projection cannot go on: a fact it cannot apply, or a store it cannot read",
                    known -> known.stopped() ? 1 : 0);
            gauge(
                    registry,
                    projection,
                    "rebuilding",
                    "1 while the projection is being rebuilt",
                    known -> known.rebuilding() ? 1 : 0);
        }
    }

    private static void gauge(
            MeterRegistry registry,
            RunningProjection projection,
            String name,
            String description,
            ToDoubleFunction<RunningProjection> value) {
        Gauge.builder("keyledger.projection." + name, projection, value)
                .tag("projection", projection.projection().name())
                .description(description)
                .register(registry);
    }
}
