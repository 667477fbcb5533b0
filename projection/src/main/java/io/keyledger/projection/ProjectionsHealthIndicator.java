package io.keyledger.projection;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while any projection is stopped or far behind the store; tells which, and nothing of their data. */
@Component("projectionsHealthIndicator") // its name is that of the health contributor
class ProjectionsHealthIndicator implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealthIndicator(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        List<String> stopped = namesOf(RunningProjection::stopped);
        List<String> behind = namesOf(RunningProjection::lags);
        return stopped.isEmpty() && behind.isEmpty() && projections.isRunning()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("stopped", stopped)
                        .withDetail("behind", behind)
                        .build();
    }

    private List<String> namesOf(Predicate<RunningProjection> those) {
        return projections.all().stream()
                .filter(those)
                .map(projection -> projection.projection().name())
                .toList();
    }
}
