package io.keyledger.eventstore.json;

import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** The store holds a fact that this version of Keyledger cannot read. Nothing may be answered past it. */
public final class UnknownFact extends SerializationException {

    private static final long serialVersionUID = 1L;

    UnknownFact(String type, @Nullable String revision) {
        super("The event store holds a fact of type " + type + ", revision " + revision
                + ", which this version of Keyledger cannot read; run a version that knows it.");
    }
}
