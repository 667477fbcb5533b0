package io.keyledger.command.request;

import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.MemberUnknown;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;

/** Ids as they stand in a path: a text that cannot be an id is an unknown one, not an error of its own. */
public final class PathIds {

    private PathIds() {}

    /**
     * The organization that a path names.
     *
     * @throws OrganizationUnknown if no organization can have this id
     */
    public static OrganizationId organization(String text) {
        try {
            return new OrganizationId(text);
        } catch (IllegalArgumentException e) {
            throw new OrganizationUnknown();
        }
    }

    /**
     * The member that a path names.
     *
     * @throws MemberUnknown if it names nobody
     */
    public static SubjectId member(String text) {
        return MemberIds.parse(text).orElseThrow(MemberUnknown::new);
    }

    /**
     * The key that a path names.
     *
     * @throws KeyUnknown if no key can have this id
     */
    public static KeyId key(String text) {
        try {
            return new KeyId(text);
        } catch (IllegalArgumentException e) {
            throw new KeyUnknown();
        }
    }
}
