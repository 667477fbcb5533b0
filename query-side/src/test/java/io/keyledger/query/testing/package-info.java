/** An answering side to test: started as it is, on a real PostgreSQL, told facts through the real event store. */
@NullMarked
package io.keyledger.query.testing;

import org.jspecify.annotations.NullMarked;
