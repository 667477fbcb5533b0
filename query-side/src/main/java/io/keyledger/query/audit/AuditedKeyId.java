package io.keyledger.query.audit;

import java.io.Serializable;

/** One key on one side. */
record AuditedKeyId(String side, String keyId) implements Serializable {}
