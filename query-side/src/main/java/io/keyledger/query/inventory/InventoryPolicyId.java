package io.keyledger.query.inventory;

import java.io.Serializable;

/** One organization on one side. */
record InventoryPolicyId(String side, String organization) implements Serializable {}
