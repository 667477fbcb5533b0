package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import io.keyledger.events.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes an append conditional on what the decision read. Axon Server refuses an event whose sequence is taken, and knows no
 * other condition. So each organization has a stream of turns beside its own: a decision looks at how many there were before
 * it reads anything of that organization, and stores the next one together with its facts. Of two decisions that read the same,
 * one finds its turn taken. Turns are no facts and are passed on to no reader (ADR 0019). Thread-safe.
 */
final class Turns {

    private static final String PREFIX = "turns:";
    private static final String KIND = "Turns";
    private static final String TYPE = "keyledger.TurnTaken";
    private static final String REVISION = "1";
    private static final String RESOURCE = Turns.class.getName();

    private final AxonServerEvents events;
    private final Clock clock;

    Turns(AxonServerEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Whether this is a turn and not a fact. */
    static boolean isOne(Event event) {
        return event.getPayload().getType().equals(TYPE);
    }

    /** What the decision under way reads of this organization from here on is what its append depends on. */
    void await(OrganizationId organization) {
        if (CurrentUnitOfWork.isStarted()) {
            ofCurrent().taken.computeIfAbsent(PREFIX + organization, events::lastSequence);
        }
    }

    /** The turns to store before the facts of the decision under way: none outside of one. */
    List<Event> next() {
        if (!CurrentUnitOfWork.isStarted()) {
            return List.of();
        }
        Awaited awaited = ofCurrent();
        if (awaited.used) {
            throw new IllegalStateException("A decision stores all its events at once; these came after the others");
        }
        awaited.used = true;
        List<Event> turns = new ArrayList<>();
        awaited.taken.forEach((stream, last) -> turns.add(turn(stream, last + 1)));
        return turns;
    }

    private Event turn(String stream, long sequence) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.nameUUIDFromBytes((stream + " " + sequence).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .setAggregateIdentifier(stream)
                .setAggregateType(KIND)
                .setAggregateSequenceNumber(sequence)
                .setTimestamp(clock.millis())
                .setPayload(EventCodec.object(TYPE, REVISION, "{}"))
                .build();
    }

    private static Awaited ofCurrent() {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        return unit.root().getOrComputeResource(RESOURCE, key -> new Awaited());
    }

    private static final class Awaited {
        private final Map<String, Long> taken = new HashMap<>();
        private boolean used;
    }
}
