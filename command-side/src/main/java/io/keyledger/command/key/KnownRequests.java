package io.keyledger.command.key;

import io.keyledger.command.refusal.IdempotencyKeyReused;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.SubjectId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named requests that gave a key its secrets, by caller; none of them is carried out twice. Immutable. */
record KnownRequests(Map<Name, String> digests) {

    static final KnownRequests NONE = new KnownRequests(Map.of());

    /** What a caller calls a request. */
    record Name(SubjectId caller, String key) {}

    KnownRequests {
        digests = Map.copyOf(digests);
    }

    /** These and one more, if it has a name. */
    KnownRequests and(Actor by, @Nullable String key, @Nullable String digest) {
        if (key == null || digest == null) {
            return this;
        }
        Map<Name, String> more = new HashMap<>(digests);
        more.put(new Name(by.subject(), key), digest);
        return new KnownRequests(more);
    }

    /** Whether this caller used that name before. */
    boolean contain(@Nullable RequestId request, Actor by) {
        return request != null && digests.containsKey(new Name(by.subject(), request.key()));
    }

    /** @throws IdempotencyKeyReused if the name stood for something else before; a request without one is never refused */
    void requireTheSame(@Nullable RequestId request, Actor by) {
        if (request != null && !request.digest().equals(digests.get(new Name(by.subject(), request.key())))) {
            throw new IdempotencyKeyReused();
        }
    }
}
