/** How facts are stored and streamed, and how a command becomes a decision: what the two sides may use. */
@NullMarked
package io.keyledger.eventstore;

import org.jspecify.annotations.NullMarked;
