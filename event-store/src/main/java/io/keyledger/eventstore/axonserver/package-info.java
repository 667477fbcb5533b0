/**
 * The event store on Axon Server. Each organization's decisions take turns there (ADR 0019), since Axon Server makes an append
 * conditional on nothing but the streams it writes.
 */
@NullMarked
package io.keyledger.eventstore.axonserver;

import org.jspecify.annotations.NullMarked;
