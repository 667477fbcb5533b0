/** The directory that holds everything this installation remembers, and the one apart from it that holds its keys. */
@NullMarked
package io.keyledger.standalone.data;

import org.jspecify.annotations.NullMarked;
