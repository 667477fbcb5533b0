package io.keyledger.projection;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Not ready while any projection is stopped, far behind the store, or has not yet caught up with what the store held when
 * this process began; tells which, and nothing of their data.
 */
@Component("projectionsHealthIndicator") // its name is that of the health contributor
class ProjectionsHealthIndicator implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealthIndicator(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        List<String> stopped = namesOf(projections.all().stream().filter(RunningProjection::stopped));
        List<String> behind = namesOf(projections.behind().stream());
        return stopped.isEmpty() && behind.isEmpty() && projections.isRunning()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("stopped", stopped)
                        .withDetail("behind", behind)
                        .build();
    }

    private static List<String> namesOf(Stream<RunningProjection> projections) {
        return projections.map(projection -> projection.projection().name()).toList();
    }
}
