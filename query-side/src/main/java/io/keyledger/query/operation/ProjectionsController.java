package io.keyledger.query.operation;

import io.keyledger.events.Actor;
import io.keyledger.eventstore.Head;
import io.keyledger.projection.Operation;
import io.keyledger.projection.ProjectionStatus;
import io.keyledger.query.membership.Readers;
import io.keyledger.query.reading.RequiredPosition;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projections, for Owners of the installation. */
@RestController
@RequestMapping("/v1/projections")
@Tag(name = "Projections", description = "For operators: how the answering side stands")
class ProjectionsController {

    private final Operation operation;
    private final Readers readers;
    private final RequiredPosition required;
    private final Head head;

    ProjectionsController(Operation operation, Readers readers, RequiredPosition required, Head head) {
        this.operation = operation;
        this.readers = readers;
        this.required = required;
        this.head = head;
    }

    record ProjectionView(
            @Schema(description = "Its name", example = "key-lookup")
            String name,

            @Schema(description = "The side that is read", example = "a")
            String liveSide,

            @Schema(description = "What it has applied; -1 if nothing yet", example = "4711")
            long position,

            @Schema(description = "What the event store holds", example = "4712")
            long head,

            @Schema(description = "Whether its other side is being filled", example = "false")
            boolean rebuilding,

            @Schema(
                    description =
                            "Whether something keeps it from going on; null if deciding processes keep it, whose readiness tells",
                    example = "false")
            @Nullable
            Boolean stopped) {

        static ProjectionView of(ProjectionStatus status, long head) {
            return new ProjectionView(
                    status.name(),
                    status.liveSide().text(),
                    status.position(),
                    head,
                    status.rebuilding(),
                    status.stopped());
        }
    }

    record ProjectionsAnswer(List<ProjectionView> projections) {}

    @GetMapping
    @io.swagger.v3.oas.annotations.Operation(summary = "List the projections")
    ProjectionsAnswer all(Actor actor, HttpServletRequest request) {
        readers.requireOperator(actor, required.of(request));
        List<ProjectionStatus> found = operation.all();
        long stored = head.stored();
        return new ProjectionsAnswer(
                found.stream().map(status -> ProjectionView.of(status, stored)).toList());
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @io.swagger.v3.oas.annotations.Operation(
            summary = "Rebuild a projection from the first fact on",
            description = "It goes on answering meanwhile. Repeating it while one is under way changes nothing.")
    void rebuild(Actor actor, @PathVariable String name, HttpServletRequest request) {
        readers.requireOperator(actor, required.of(request));
        if (!operation.rebuild(name)) {
            throw Readers.notFound();
        }
    }
}
