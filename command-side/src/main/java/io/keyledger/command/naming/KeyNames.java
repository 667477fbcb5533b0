package io.keyledger.command.naming;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import java.time.Instant;

/** The names of the living keys; taking and freeing them is part of the unit of work under way. */
public interface KeyNames {

    /**
     * Gives the name to the key.
     *
     * @throws io.keyledger.command.refusal.KeyNameInUse if another living key of the organization bears it
     */
    void take(OrganizationId organization, Name name, KeyId key, Actor by, Instant at);

    /**
     * Takes the name from the key; nothing happens if the key does not bear it.
     *
     * @param name as the key was issued with it; it need not be what a name may be today
     */
    void free(OrganizationId organization, String name, KeyId key, Actor by, Instant at);
}
