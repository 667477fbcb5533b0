package io.keyledger.command.enforcement;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;

/** Be let to see who validates; changes nothing. */
record LookAtValidators(Actor by) implements OrganizationCommand {

    @Override
    public OrganizationId organization() {
        return OrganizationId.INSTALLATION;
    }
}
