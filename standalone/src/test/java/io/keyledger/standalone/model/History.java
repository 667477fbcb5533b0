package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in an organization, in order. */
final class History {

    static final String CLOSED = "OrganizationClosed";

    private final List<Entry> entries = new ArrayList<>();

    void add(String type, @Nullable ModelKey key, Actor by, Instant at, Change change) {
        entries.add(new Entry(type, key == null ? null : key.id, by, at, change, null));
    }

    /** Whatever is new came of this request. */
    void cameOf(String request) {
        entries.replaceAll(entry -> entry.cameOf(request));
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }

    /** What happened to one key; the end of its organization was its end, too. */
    List<Entry> of(ModelKey key) {
        return entries.stream()
                .filter(entry -> key.id.equals(entry.key()) || entry.type().equals(CLOSED))
                .toList();
    }
}
