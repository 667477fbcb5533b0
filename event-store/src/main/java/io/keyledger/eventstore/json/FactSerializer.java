package io.keyledger.eventstore.json;

import io.keyledger.events.FactType;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes facts as JSON under the names of {@link FactType}. A name or revision that it does not know is an
 * error, never skipped: a projection that overlooks a fact would be wrong without anybody noticing. Thread-safe.
 */
public final class FactSerializer extends CachingSerializer {

    /** A serializer for facts and the metadata that accompanies them. */
    public FactSerializer() {}

    /** What is not exactly a fact's JSON is not read as something similar. */
    static void strict(JsonMapper.Builder mapper) {
        mapper.addModule(new FactsModule())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (MetaData.class.isAssignableFrom(type)) {
            return super.typeForClass(MetaData.class);
        }
        Class<?> fact = type;
        return FactType.of(fact)
                .map(known -> new SimpleSerializedType(known.typeName(), Integer.toString(known.revision())))
                .orElseThrow(
                        () -> new IllegalArgumentException(fact.getName() + " is not a fact; only facts are stored"));
    }

    /** @throws UnknownFact for a name or revision that this version of Keyledger cannot read */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (MetaData.class.getName().equals(type.getName())) {
            return MetaData.class;
        }
        return FactType.named(type.getName())
                .filter(known -> Integer.toString(known.revision()).equals(type.getRevision()))
                .<Class<?>>map(FactType::fact)
                .orElseThrow(() -> new UnknownFact(type.getName(), type.getRevision()));
    }
}
