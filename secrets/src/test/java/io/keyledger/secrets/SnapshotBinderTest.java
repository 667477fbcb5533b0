package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyledger.events.Binding;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected proof was made by hand from the documented bytes, with {@code openssl} and the bytes 200 to 231 as key. */
class SnapshotBinderTest {

    private static final String STREAM = "org_fedcba9876543210fedcba9876543210";
    private static final UUID EVENT = new UUID(0x0123456789abcdefL, 0x8899aabbccddeeffL);
    private static final String TYPE = "keyledger.OrganizationSnapshot";
    private static final BoundSnapshot SNAPSHOT =
            new BoundSnapshot(STREAM, "Organization", 99, EVENT, TYPE, 1, "{\"name\":\"Ä\"}");

    private final SnapshotBinder binder = new SnapshotBinder(keys("b", 200));

    @Test
    void aBindingIsTheHmacOfTheDocumentedBytes() {
        assertThat(binder.bind(SNAPSHOT))
                .isEqualTo(new Binding("b1", "341a749bf2ec9d9560c861b82274009492767de672c758a5f8d6f56d1bfdfcdd"));
    }

    @Test
    void aBindingHoldsForWhatWasBound() {
        assertThat(binder.holds(SNAPSHOT, binder.bind(SNAPSHOT))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anyChangedFieldBreaksTheBinding(String field, BoundSnapshot changed) {
        assertThat(binder.holds(changed, binder.bind(SNAPSHOT))).as(field).isFalse();
    }

    static Stream<Arguments> anyChangedFieldBreaksTheBinding() {
        String payload = SNAPSHOT.payload();
        UUID other = new UUID(0, 1);
        return Stream.of(
                arguments("stream", new BoundSnapshot("org_1", "Organization", 99, EVENT, TYPE, 1, payload)),
                arguments("kind", new BoundSnapshot(STREAM, "ApiKey", 99, EVENT, TYPE, 1, payload)),
                arguments("sequence", new BoundSnapshot(STREAM, "Organization", 100, EVENT, TYPE, 1, payload)),
                arguments("event", new BoundSnapshot(STREAM, "Organization", 99, other, TYPE, 1, payload)),
                arguments("type", new BoundSnapshot(STREAM, "Organization", 99, EVENT, "keyledger.Other", 1, payload)),
                arguments("revision", new BoundSnapshot(STREAM, "Organization", 99, EVENT, TYPE, 2, payload)),
                arguments("payload", new BoundSnapshot(STREAM, "Organization", 99, EVENT, TYPE, 1, payload + " ")),
                arguments(
                        "where a field ends",
                        new BoundSnapshot(STREAM + "O", "rganization", 99, EVENT, TYPE, 1, payload)));
    }

    @Test
    void aBindingUnderAnotherKeyDoesNotHold() {
        assertThat(binder.holds(SNAPSHOT, new SnapshotBinder(keys("b", 7)).bind(SNAPSHOT)))
                .isFalse();
    }

    @Test
    void aBindingUnderAnUnknownKeyDoesNotHold() {
        assertThat(binder.holds(
                        SNAPSHOT, new Binding("b9", binder.bind(SNAPSHOT).hex())))
                .isFalse();
    }

    @Test
    void anOlderBindingKeyStillVerifies() {
        Binding older = new Binding(
                "b2", new SnapshotBinder(keys("b", 50)).bind(SNAPSHOT).hex());

        assertThat(new SnapshotBinder(keys("b", 200, 50)).holds(SNAPSHOT, older))
                .isTrue();
    }

    @Test
    void whatASnapshotHoldsDoesNotShow() {
        assertThat(SNAPSHOT).hasToString("BoundSnapshot[" + TYPE + " 1 of " + STREAM + " at 99, 12 characters]");
    }
}
