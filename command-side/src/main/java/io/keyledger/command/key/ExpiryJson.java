package io.keyledger.command.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Tells an expiry of null (never) from none at all (as it was), as RFC 7396 does; an {@code Optional} would not. */
final class ExpiryJson extends StdDeserializer<NewExpiry> {

    ExpiryJson() {
        super(NewExpiry.class);
    }

    @Override
    public NewExpiry deserialize(JsonParser json, DeserializationContext context) {
        return new NewExpiry(context.readValue(json, Instant.class));
    }

    @Override
    public NewExpiry getNullValue(DeserializationContext context) {
        return new NewExpiry(null);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
