/** Refuses whoever guesses the passwords of people and the secrets of programs. */
@NullMarked
package io.keyledger.standalone.lockout;

import org.jspecify.annotations.NullMarked;
