package io.keyledger.http;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a time from its ISO-8601 text only: whether a bare number means seconds or milliseconds is nobody's guess. */
final class TimeText<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> parse;

    TimeText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(context.constructType(type), json));
        }
        String text = json.getString();
        try {
            return parse.apply(text);
        } catch (DateTimeException | ArithmeticException notAText) {
            return type.cast(context.handleWeirdStringValue(type, text, "not ISO-8601"));
        }
    }
}
