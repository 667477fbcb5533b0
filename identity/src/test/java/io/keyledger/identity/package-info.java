/** Tests of who is asking. */
@NullMarked
package io.keyledger.identity;

import org.jspecify.annotations.NullMarked;
