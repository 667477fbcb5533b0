package io.keyledger.projection;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while any projection is stopped; tells which, and nothing of their data. */
@Component("projectionsHealthIndicator") // its name is that of the health contributor
class ProjectionsHealthIndicator implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealthIndicator(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        List<String> stopped = projections.all().stream()
                .filter(RunningProjection::stopped)
                .map(projection -> projection.projection().name())
                .toList();
        return stopped.isEmpty() && projections.isRunning()
                ? Health.up().build()
                : Health.outOfService().withDetail("stopped", stopped).build();
    }
}
