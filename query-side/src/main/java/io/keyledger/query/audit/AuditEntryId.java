package io.keyledger.query.audit;

import java.io.Serializable;

/** One fact on one side. */
record AuditEntryId(String side, long position) implements Serializable {}
