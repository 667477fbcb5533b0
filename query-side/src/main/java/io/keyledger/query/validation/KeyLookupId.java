package io.keyledger.query.validation;

import java.io.Serializable;

/** One secret on one side. */
record KeyLookupId(String side, String digest) implements Serializable {}
