package io.keyledger.eventstore.postgres;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.json.FactSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SerializedObject;

/** Units of real facts, for tests that read them back. */
final class FactUnit {

    private static final FactSerializer SERIALIZER = new FactSerializer();

    private static final Actor BY = Actor.system(new SubjectId("keyledger", "setup"));

    private FactUnit() {}

    static AppendUnit of(String stream, int facts) {
        List<StoredEvent> rows = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            rows.add(row(stream, i, TestUnit.AT));
        }
        return AppendUnit.of(rows, Map.of());
    }

    static AppendUnit at(String stream, Instant at) {
        return AppendUnit.of(List.of(row(stream, 0, at)), Map.of());
    }

    private static StoredEvent row(String stream, int sequence, Instant at) {
        SerializedObject<String> fact = SERIALIZER.serialize(
                new OrganizationRegistered(OrganizationId.INSTALLATION, "Analytical Engines", BY, at), String.class);
        return new StoredEvent(
                TestUnit.id(stream, sequence),
                stream,
                "Test",
                sequence,
                fact.getType().getName(),
                fact.getType().getRevision(),
                at,
                fact.getData(),
                "{}");
    }
}
