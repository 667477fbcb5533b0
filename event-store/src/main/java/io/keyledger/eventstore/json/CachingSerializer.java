package io.keyledger.eventstore.json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectReader;

/** Keeps the reader of each type, which costs a sixth of reading a fact to make. Thread-safe. */
abstract class CachingSerializer extends Jackson3Serializer {

    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /** For what is read as strictly as {@link FactSerializer#strict} says. */
    CachingSerializer() {
        super(Jackson3Serializer.builder()
                .disableCachingOfUnknownClasses()
                .jsonMapperBuilderCustomizer(FactSerializer::strict));
    }

    /** The types are those that {@link #classForType} lets through, so they are few. */
    @Override
    protected final ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }
}
