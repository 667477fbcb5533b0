package io.keyledger.query.membership;

import java.io.Serializable;

/** One member of one organization on one side. */
record MembershipId(String side, String organization, String issuer, String subject) implements Serializable {}
