package io.keyledger.projection;

import io.keyledger.events.Fact;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Hands every event of the stream to one side of a projection. It skips none: what is no fact, or one that cannot be read,
 * is an error.
 */
final class FactInvoker implements EventHandlerInvoker {

    private static final String WATCHED = FactInvoker.class.getName();

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
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        batch.getOrComputeResource(WATCHED, first -> {
            batch.afterCommit(committed -> watch.applied());
            return true;
        });
        if (!(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalStateException("An event came without its position");
        }
        long position = tracked.trackingToken().position().orElseThrow();
        if (!(message.getPayload() instanceof Fact fact)) {
            throw new IllegalStateException("Position " + position + " holds something that is no fact");
        }
        projection.on(
                fact, new Delivery(side, position, UUID.fromString(message.getIdentifier()), message.getMetaData()));
    }

    /** Rebuilds go by the shadow side; nothing is ever replayed onto rows that are read. */
    @Override
    public boolean supportsReset() {
        return false;
    }
}
