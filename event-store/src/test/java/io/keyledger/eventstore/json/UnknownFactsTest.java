package io.keyledger.eventstore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.Permission;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownFactsTest {

    private final FactSerializer serializer = new FactSerializer();

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "keyledger.KeyEaten, 1",
                "keyledger.KeyIssued, 2",
                "keyledger.KeyIssued, 01",
                "keyledger.KeyIssued, none",
                "keyledger.keyissued, 1",
                "io.keyledger.events.KeyIssued, 1",
                "io.keyledger.events.KeyIssued, none",
                "java.lang.String, none"
            })
    void whatThisVersionDoesNotKnowIsAnError(String type, @Nullable String revision) {
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType(type, revision)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining(type);
        assertThatThrownBy(
                        () -> serializer.deserialize(new SimpleSerializedObject<>("{}", String.class, type, revision)))
                .isInstanceOf(UnknownFact.class);
    }

    @Test
    void aPropertyThatIsNotOfTheFactIsAnError() {
        assertUnreadable(json -> json.replaceFirst("\\{", "{\"extra\":1,"));
    }

    @Test
    void aMissingPropertyIsAnError() {
        assertUnreadable(json -> json.replace("\"comment\":\"in a public log\",", ""));
    }

    @Test
    void anUnknownReasonIsAnError() {
        assertUnreadable(json -> json.replace("KEY_COMPROMISE", "KEY_EATEN"));
    }

    @Test
    void aNumberIsNotTheNameOfAReason() {
        assertUnreadable(json -> json.replace("\"KEY_COMPROMISE\"", "1"));
    }

    @Test
    void aNumberIsNotAText() {
        assertUnreadable(json -> json.replace("\"in a public log\"", "1"));
    }

    @Test
    void whatComesAfterAFactIsAnError() {
        assertUnreadable(json -> json + "{}");
    }

    @Test
    void onlyFactsAreWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> serializer.serialize("a text", String.class));
        assertThatIllegalArgumentException().isThrownBy(() -> serializer.serialize(Permission.READ, String.class));
    }

    @Test
    void metadataReadsBackAsItWasWritten() {
        MetaData metadata = MetaData.from(Map.of("correlationId", "c-1", "context", "sealed"));

        SerializedObject<String> written = serializer.serialize(metadata, String.class);

        assertThat(serializer.<String, Object>deserialize(written)).isEqualTo(metadata);
    }

    private void assertUnreadable(UnaryOperator<String> change) {
        Fact revoked = Objects.requireNonNull(GoldenFacts.ALL.get("keyledger.KeyRevoked.1"));
        SerializedObject<String> written = serializer.serialize(revoked, String.class);
        String changed = change.apply(written.getData());
        assertThat(changed).isNotEqualTo(written.getData());
        assertThat(revoked).isInstanceOf(KeyRevoked.class);

        assertThatThrownBy(() ->
                        serializer.deserialize(new SimpleSerializedObject<>(changed, String.class, written.getType())))
                .isInstanceOf(SerializationException.class);
    }
}
