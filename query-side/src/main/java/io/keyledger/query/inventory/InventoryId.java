package io.keyledger.query.inventory;

import java.io.Serializable;

/** One key on one side. */
record InventoryId(String side, String keyId) implements Serializable {}
