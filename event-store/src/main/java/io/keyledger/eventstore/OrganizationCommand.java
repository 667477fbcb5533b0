package io.keyledger.eventstore;

import io.keyledger.events.OrganizationId;

/**
 * A command that is decided in the order of one organization's commands. Where several processes decide and a message broker
 * is between them, all commands of an organization go to the same one.
 */
public interface OrganizationCommand {

    /** Whose order it is decided in. */
    OrganizationId organization();
}
