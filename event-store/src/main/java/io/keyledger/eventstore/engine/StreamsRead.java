package io.keyledger.eventstore.engine;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What the decision under way has looked at: each stream it read, and the last sequence it saw there. */
public final class StreamsRead {

    private static final String RESOURCE = StreamsRead.class.getName();

    private StreamsRead() {}

    /** Notes a stream for the current unit of work; a second look keeps what the first one saw. */
    public static void note(String stream, long lastSequence) {
        if (CurrentUnitOfWork.isStarted()) {
            of(CurrentUnitOfWork.get()).putIfAbsent(stream, lastSequence);
        }
    }

    public static Map<String, Long> ofCurrent() {
        return CurrentUnitOfWork.isStarted() ? Map.copyOf(of(CurrentUnitOfWork.get())) : Map.of();
    }

    private static Map<String, Long> of(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(RESOURCE, key -> new HashMap<>());
    }
}
