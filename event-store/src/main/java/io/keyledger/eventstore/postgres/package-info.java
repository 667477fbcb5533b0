/** The event store on PostgreSQL: one appender, dense positions, readers that are woken. */
@NullMarked
package io.keyledger.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
