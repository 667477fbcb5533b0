/** How facts are written as JSON under explicit type names, and read again. */
@NullMarked
package io.keyledger.eventstore.json;

import org.jspecify.annotations.NullMarked;
