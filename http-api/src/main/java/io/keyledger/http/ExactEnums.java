package io.keyledger.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Refuses a constant's name with white space around it, which Jackson would overlook. */
final class ExactEnums extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> lenient) {
        return new Exact(lenient);
    }

    private static final class Exact extends DelegatingDeserializer {

        Exact(ValueDeserializer<?> lenient) {
            super(lenient);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> lenient) {
            return new Exact(lenient);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                String text = json.getString();
                if (!text.equals(text.trim())) {
                    return context.handleWeirdStringValue(handledType(), text, "white space around it");
                }
            }
            return super.deserialize(json, context);
        }
    }
}
