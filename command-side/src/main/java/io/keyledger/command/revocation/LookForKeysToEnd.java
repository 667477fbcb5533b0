package io.keyledger.command.revocation;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;

/** Be let to look for keys of the organization in order to end them; changes nothing. */
record LookForKeysToEnd(OrganizationId organization, Actor by) {}
