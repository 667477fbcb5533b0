/** Every secret that can still say something, in memory: found by its digest, kept current fact by fact. */
@NullMarked
package io.keyledger.query.validation.index;

import org.jspecify.annotations.NullMarked;
