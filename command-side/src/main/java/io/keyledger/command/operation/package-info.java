/** What an operator sees of decisions. */
@NullMarked
package io.keyledger.command.operation;

import org.jspecify.annotations.NullMarked;
