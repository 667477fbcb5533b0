package io.keyledger.command.organization;

import io.keyledger.command.refusal.IdempotencyKeyReused;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.MemberJoined;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The named requests by which people became members; none of them is carried out twice, whatever became of the member.
 * Immutable.
 *
 * @param digests of what was asked, by what {@link RequestId#creation} makes of organization, caller and name
 */
record KnownJoins(PMap<UUID, String> digests) {

    static final KnownJoins NONE = new KnownJoins(HashTreePMap.empty());

    /** These and one more, that had this name. */
    KnownJoins and(MemberJoined joined, RequestId request) {
        return new KnownJoins(digests.plus(
                request.creation(joined.organization().text(), joined.by().subject()), request.digest()));
    }

    /**
     * Whether it was carried out before; one without a name never was.
     *
     * @throws IdempotencyKeyReused if its name stood for something else then
     */
    boolean contain(JoinMember command) {
        RequestId request = command.request();
        if (request == null) {
            return false;
        }
        String digest = digestOf(request, command);
        if (digest != null && !digest.equals(request.digest())) {
            throw new IdempotencyKeyReused();
        }
        return digest != null;
    }

    private @Nullable String digestOf(RequestId request, JoinMember command) {
        return digests.get(
                request.creation(command.organization().text(), command.by().subject()));
    }
}
