package io.keyledger.eventstore.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds units to append. Each event's id comes of the unit's name, and its payload tells the unit and its size. */
final class TestUnit {

    static final Instant AT = Instant.parse("2026-03-01T09:30:00.123Z");

    private record Event(String stream, long sequence) {}

    private final String name;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> read = new HashMap<>();
    private String extra = "";
    private String idsOf;

    private TestUnit(String name) {
        this.name = name;
        this.idsOf = name;
    }

    static TestUnit aUnit(String name) {
        return new TestUnit(name);
    }

    TestUnit writing(String stream, long... sequences) {
        for (long sequence : sequences) {
            events.add(new Event(stream, sequence));
        }
        return this;
    }

    TestUnit reading(String stream, long last) {
        read.put(stream, last);
        return this;
    }

    /** Text that goes into each payload as it is. */
    TestUnit saying(String text) {
        extra = text;
        return this;
    }

    TestUnit withTheIdsOf(String other) {
        idsOf = other;
        return this;
    }

    static UUID id(String unit, int index) {
        return UUID.nameUUIDFromBytes((unit + "#" + index).getBytes(StandardCharsets.UTF_8));
    }

    AppendUnit build() {
        List<StoredEvent> rows = new ArrayList<>();
        for (Event event : events) {
            String payload = "{\"unit\":\"" + name + "\",\"size\":" + events.size() + ",\"text\":\"" + extra + "\"}";
            rows.add(new StoredEvent(
                    id(idsOf, rows.size()),
                    event.stream,
                    "Test",
                    event.sequence,
                    "keyledger.Test",
                    "1",
                    AT,
                    payload,
                    "{}"));
        }
        return AppendUnit.of(rows, read);
    }
}
