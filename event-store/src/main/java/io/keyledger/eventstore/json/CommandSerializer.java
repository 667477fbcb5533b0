package io.keyledger.eventstore.json;

import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Reads and writes commands and what comes of them as JSON, with value objects as facts have them. What is not a record or an
 * enum of this project is not read, whatever a message calls itself. Thread-safe.
 */
public final class CommandSerializer extends CachingSerializer {

    private static final String OURS = "io.keyledger.";
    private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, Integer.class, Long.class);

    /** A serializer for commands, outcomes and the metadata that accompanies them. */
    public CommandSerializer() {}

    /** @return an {@link UnknownSerializedType} for whatever is neither ours nor plain */
    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> named = super.classForType(type);
        boolean ours = named.getName().startsWith(OURS) && (named.isRecord() || named.isEnum());
        return ours || PLAIN.contains(named) || MetaData.class.equals(named) || Void.class.equals(named)
                ? named
                : UnknownSerializedType.class;
    }
}
