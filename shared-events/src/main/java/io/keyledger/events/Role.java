package io.keyledger.events;

/** What a member may do in an organization. */
public enum Role {
    /** Manages keys, members and the organization itself. */
    OWNER,
    /** Manages keys and members. */
    ADMIN,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Belongs to the organization. */
    MEMBER;

    /** Whether the role allows issuing, rotating and revoking keys. */
    public boolean managesKeys() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether the role allows reading keys and their history. */
    public boolean readsKeys() {
        return this != MEMBER;
    }
}
