package io.keyledger.projection;

import io.keyledger.events.Fact;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A fact and where it comes from. */
public record Delivered(Fact fact, Delivery delivery) {

    /**
     * As the store hands it out.
     *
     * @throws IllegalStateException if it has no position or is no fact: nothing is skipped
     */
    static Delivered of(EventMessage<?> message, Side side) {
        if (!(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalStateException("An event came without its position");
        }
        long position = tracked.trackingToken().position().orElseThrow();
        if (!(message.getPayload() instanceof Fact fact)) {
            throw new IllegalStateException("Position " + position + " holds something that is no fact");
        }
        return new Delivered(
                fact, new Delivery(side, position, UUID.fromString(message.getIdentifier()), message::getMetaData));
    }
}
