/** How an installation moves from one store to another, fact by fact. */
@NullMarked
package io.keyledger.eventstore.migration;

import org.jspecify.annotations.NullMarked;
