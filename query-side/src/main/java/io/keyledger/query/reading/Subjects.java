package io.keyledger.query.reading;

import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subject as query parameters name it. */
public final class Subjects {

    private Subjects() {}

    /**
     * The subject of these two; empty if neither is there.
     *
     * @throws InvalidParameter if one is there alone: the same subject of another issuer is somebody else
     */
    public static Optional<SubjectId> of(@Nullable String issuer, @Nullable String subject) {
        if (issuer == null && subject == null) {
            return Optional.empty();
        }
        if (issuer == null) {
            throw new InvalidParameter("issuer", "is required together with subject");
        }
        if (subject == null) {
            throw new InvalidParameter("subject", "is required together with issuer");
        }
        return Optional.of(new SubjectId(issuer, subject));
    }

    /**
     * The subject of one parameter that names it as paths name members; empty if it is not there.
     *
     * @throws InvalidParameter if the text names nobody
     */
    public static Optional<SubjectId> ofMember(String parameter, @Nullable String memberId) {
        if (memberId == null) {
            return Optional.empty();
        }
        return Optional.of(MemberIds.parse(memberId)
                .orElseThrow(
                        () -> new InvalidParameter(parameter, "must be a memberId, as the list of members has it")));
    }
}
