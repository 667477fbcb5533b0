/** Leases and acknowledgement: how whoever takes validity away knows that no validator accepts it any more. */
@NullMarked
package io.keyledger.enforcement;

import org.jspecify.annotations.NullMarked;
