/** Where Keyledger starts: the whole program in one process, and the sentences it says when it cannot start. */
@NullMarked
package io.keyledger.standalone;

import org.jspecify.annotations.NullMarked;
