/** The event store as an application gets it: wired by Spring, entered through {@code Decisions}. */
@NullMarked
package io.keyledger.eventstore.application;

import org.jspecify.annotations.NullMarked;
