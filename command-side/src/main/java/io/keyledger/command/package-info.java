/** The side that decides. */
@NullMarked
package io.keyledger.command;

import org.jspecify.annotations.NullMarked;
