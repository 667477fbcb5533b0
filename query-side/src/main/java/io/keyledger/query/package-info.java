/** The answering side of Keyledger: how it is put together and run alone. */
@NullMarked
package io.keyledger.query;

import org.jspecify.annotations.NullMarked;
