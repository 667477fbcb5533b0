package io.keyledger.standalone.model;

import io.keyledger.events.Actor;

/** A request that its caller gave a name, so as to be able to repeat it. */
record NamedRequest(Actor by, int name) {}
