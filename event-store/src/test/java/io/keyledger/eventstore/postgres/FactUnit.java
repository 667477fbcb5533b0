package io.keyledger.eventstore.postgres;

import io.keyledger.events.Actor;
import io.keyledger.events.Fact;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
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

    /** So many members, from the one of this number on, which is also the sequence. */
    static AppendUnit joining(String stream, int from, int members) {
        List<StoredEvent> rows = new ArrayList<>();
        for (int i = from; i < from + members; i++) {
            rows.add(row(
                    stream,
                    i,
                    new MemberJoined(
                            OrganizationId.INSTALLATION,
                            new SubjectId("https://id.example", member(i)),
                            Role.MEMBER,
                            BY,
                            TestUnit.AT)));
        }
        return AppendUnit.of(rows, Map.of());
    }

    static String member(int number) {
        return "member-" + number;
    }

    static AppendUnit at(String stream, Instant at) {
        return AppendUnit.of(List.of(row(stream, 0, at)), Map.of());
    }

    private static StoredEvent row(String stream, int sequence, Instant at) {
        return row(
                stream,
                sequence,
                new OrganizationRegistered(OrganizationId.INSTALLATION, "Analytical Engines", BY, at));
    }

    private static StoredEvent row(String stream, int sequence, Fact of) {
        SerializedObject<String> fact = SERIALIZER.serialize(of, String.class);
        return new StoredEvent(
                TestUnit.id(fact.getType().getName() + " of " + stream, sequence),
                stream,
                "Test",
                sequence,
                fact.getType().getName(),
                fact.getType().getRevision(),
                of.at(),
                fact.getData(),
                "{}");
    }
}
