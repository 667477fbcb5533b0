/** The text of a secret, what is kept of it in its place, and the keys under which that is done. */
@NullMarked
package io.keyledger.secrets;

import org.jspecify.annotations.NullMarked;
