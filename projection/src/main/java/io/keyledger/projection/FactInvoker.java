package io.keyledger.projection;

import io.keyledger.eventstore.FactTraces;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hands every event of the stream to one side of a projection, a batch at once. It skips none: what is no fact, or one that
 * cannot be read, is an error.
 */
final class FactInvoker implements EventHandlerInvoker {

    private static final String FACTS = FactInvoker.class.getName();

    private final Projection projection;
    private final Side side;
    private final SideWatch watch;
    private final FactTraces traces;

    private record Batch(List<Delivered> facts, FactTraces.Batch traced) {}

    FactInvoker(Projection projection, Side side, SideWatch watch, FactTraces traces) {
        this.projection = projection;
        this.side = side;
        this.watch = watch;
        this.traces = traces;
    }

    @Override
    public boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (!(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch)) {
            throw new IllegalStateException("Events come in batches");
        }
        Batch facts = batch.getOrComputeResource(FACTS, first -> begin(batch));
        Delivered delivered = Delivered.of(message, side);
        facts.facts().add(delivered);
        facts.traced().with(message, delivered.delivery().position());
        if (batch.isLastMessage(message)) {
            projection.on(facts.facts());
        }
    }

    private Batch begin(BatchingUnitOfWork<?> unit) {
        Batch batch = new Batch(new ArrayList<>(), traces.begin(ProjectionStates.processor(projection.name(), side)));
        unit.afterCommit(committed -> {
            watch.applied();
            batch.traced().applied();
        });
        return batch;
    }

    /** Rebuilds go by the shadow side; nothing is ever replayed onto rows that are read. */
    @Override
    public boolean supportsReset() {
        return false;
    }
}
