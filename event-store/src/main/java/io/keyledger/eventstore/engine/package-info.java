/** What every event store here has of Axon's plumbing: how decisions read, how readers are woken, how commands run. */
@NullMarked
package io.keyledger.eventstore.engine;

import org.jspecify.annotations.NullMarked;
