package io.keyledger.projection;

import java.util.List;
import org.springframework.stereotype.Component;

/** What operators see of projections and may do to them. Thread-safe. */
@Component
public class Operation {

    private final Projections projections;
    private final ProjectionStates states;

    Operation(Projections projections, ProjectionStates states) {
        this.projections = projections;
        this.states = states;
    }

    /** All projections of this process. */
    public List<ProjectionStatus> all() {
        return projections.all().stream().map(this::status).toList();
    }

    private ProjectionStatus status(RunningProjection projection) {
        ProjectionState state = states.read(projection.projection().name());
        return new ProjectionStatus(
                state.name(), state.live(), state.liveApplied(), state.rebuilding(), projection.stopped());
    }

    /**
     * Begins to rebuild a projection in the shadow, or lets go on what has begun; survives the process.
     *
     * @return false if there is no such projection
     */
    public boolean rebuild(String name) {
        if (projections.named(name).isEmpty()) {
            return false;
        }
        projections.rebuild(name);
        return true;
    }
}
