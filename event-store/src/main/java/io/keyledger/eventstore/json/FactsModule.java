package io.keyledger.eventstore.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import tools.jackson.databind.module.SimpleModule;

/** Writes value objects of one component as that component, so that a stored fact reads like a sentence. */
final class FactsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    FactsModule() {
        super("keyledger-facts");
        addDeserializer(Instant.class, new InstantText());
        setMixInAnnotation(KeyId.class, Text.class);
        setMixInAnnotation(OrganizationId.class, Text.class);
        setMixInAnnotation(KeyNameId.class, Text.class);
        setMixInAnnotation(SecretVersion.class, VersionNumber.class);
        setMixInAnnotation(Environment.class, EnvironmentText.class);
    }

    private abstract static class Text {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Text(@SuppressWarnings("unused") String text) {}

        @JsonValue
        abstract String text();
    }

    private abstract static class VersionNumber {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        VersionNumber(@SuppressWarnings("unused") int number) {}

        @JsonValue
        abstract int number();
    }

    private abstract static class EnvironmentText {

        @JsonCreator
        static Environment of(String text) {
            return Environment.of(text);
        }

        @JsonValue
        abstract String text();
    }
}
