/** A real PostgreSQL for tests of every module that stands on the event store. */
@NullMarked
package io.keyledger.eventstore.testing;

import org.jspecify.annotations.NullMarked;
