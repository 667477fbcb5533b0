package io.keyledger.query.organization;

import java.io.Serializable;

/** One organization on one side. */
record ListedOrganizationId(String side, String organization) implements Serializable {}
