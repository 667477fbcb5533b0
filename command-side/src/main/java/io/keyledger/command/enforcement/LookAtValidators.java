package io.keyledger.command.enforcement;

import io.keyledger.events.Actor;

/** Be let to see who validates; changes nothing. */
record LookAtValidators(Actor by) {}
