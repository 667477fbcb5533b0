package io.keyledger.query.validation;

import io.keyledger.projection.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one transaction does to rows of one side: each row is read once, changed in memory by however many facts, and written
 * once at the end. Used by one thread.
 */
final class LookupChanges {

    private final KeyLookups table;
    private final Side side;
    private final Map<String, List<KeyLookup>> known = new HashMap<>();
    private final Set<KeyLookup> added = new LinkedHashSet<>();
    private final Set<KeyLookup> changed = new LinkedHashSet<>();

    LookupChanges(KeyLookups table, Side side) {
        this.table = table;
        this.side = side;
    }

    Side side() {
        return side;
    }

    /** Reads the secrets of these keys at once; those that are known already stay as they are. */
    void read(Collection<String> keys) {
        List<String> unknown =
                keys.stream().filter(key -> !known.containsKey(key)).distinct().toList();
        unknown.forEach(key -> known.put(key, new ArrayList<>(2)));
        if (!unknown.isEmpty()) {
            table.find(side, unknown).forEach(row -> of(row.keyId).add(row));
        }
    }

    /** The secrets of a key, the oldest first; empty if it has none. */
    List<KeyLookup> of(String key) {
        List<KeyLookup> rows = known.get(key);
        if (rows == null) {
            read(List.of(key));
            return of(key);
        }
        return rows;
    }

    void add(KeyLookup row) {
        of(row.keyId).add(row);
        added.add(row);
    }

    void change(KeyLookup row) {
        if (!added.contains(row)) {
            changed.add(row);
        }
    }

    /** Writes what has come together, and forgets it all. */
    void write() {
        if (!added.isEmpty()) {
            table.insert(side, List.copyOf(added));
        }
        if (!changed.isEmpty()) {
            table.update(side, List.copyOf(changed));
        }
        known.clear();
        added.clear();
        changed.clear();
    }
}
