/** Answers that say how fresh they are: rows and the position they stand at, from one snapshot. */
@NullMarked
package io.keyledger.query.reading;

import org.jspecify.annotations.NullMarked;
