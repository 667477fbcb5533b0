package io.keyledger.command.revocation;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;

/** Be let to look for keys of the organization in order to end them; changes nothing. */
record LookForKeysToEnd(OrganizationId organization, Actor by) implements OrganizationCommand {}
