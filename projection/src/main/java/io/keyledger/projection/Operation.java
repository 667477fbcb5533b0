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

    /** All projections of the installation, by whatever process they are kept. */
    public List<ProjectionStatus> all() {
        return states.names().stream().map(this::status).toList();
    }

    private ProjectionStatus status(String name) {
        ProjectionState state = states.read(name);
        Boolean stopped =
                projections.named(name).map(RunningProjection::stopped).orElse(null);
        return new ProjectionStatus(name, state.live(), state.liveApplied(), state.rebuilding(), stopped);
    }

    /**
     * Begins to rebuild a projection in the shadow, or lets go on what has begun; survives the process. Where another process keeps
     * it, that one begins within a second.
     *
     * @return false if there is no such projection
     */
    public boolean rebuild(String name) {
        if (!states.names().contains(name)) {
            return false;
        }
        projections.rebuild(name);
        return true;
    }
}
