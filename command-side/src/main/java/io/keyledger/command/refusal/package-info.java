/** Why a command was refused: one sealed family, mapped once to problems. */
@NullMarked
package io.keyledger.command.refusal;

import org.jspecify.annotations.NullMarked;
