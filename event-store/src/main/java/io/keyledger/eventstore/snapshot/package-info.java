/** What the events of a long stream amount to, remembered under a binding so that a decision need not read them all. */
@NullMarked
package io.keyledger.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
