package io.keyledger.standalone.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a fact changed, as they were and as they are; null where there was nothing, or nothing is left. */
record Change(
        @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {

    static Change came(@Nullable Object... namesAndValues) {
        return new Change(null, Told.fields(namesAndValues));
    }

    static Change went(@Nullable Object... namesAndValues) {
        return new Change(Told.fields(namesAndValues), null);
    }

    /** Of one field. */
    static Change of(String name, @Nullable Object before, @Nullable Object after) {
        return new Change(Told.fields(name, before), Told.fields(name, after));
    }

    /** The same, and afterwards these fields too. */
    Change and(@Nullable Object... namesAndValues) {
        Map<String, Object> all = Told.fields(namesAndValues);
        if (after != null) {
            all.putAll(after);
        }
        return new Change(before, all);
    }
}
