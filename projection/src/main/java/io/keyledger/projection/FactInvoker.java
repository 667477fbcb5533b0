package io.keyledger.projection;

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

    FactInvoker(Projection projection, Side side, SideWatch watch) {
        this.projection = projection;
        this.side = side;
        this.watch = watch;
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
        List<Delivered> facts = batch.getOrComputeResource(FACTS, first -> {
            batch.afterCommit(committed -> watch.applied());
            return new ArrayList<>();
        });
        facts.add(Delivered.of(message, side));
        if (batch.isLastMessage(message)) {
            projection.on(facts);
        }
    }

    /** Rebuilds go by the shadow side; nothing is ever replayed onto rows that are read. */
    @Override
    public boolean supportsReset() {
        return false;
    }
}
