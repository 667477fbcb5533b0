/** The facts of Keyledger: what can be stored, and the value objects that facts are made of. */
@NullMarked
package io.keyledger.events;

import org.jspecify.annotations.NullMarked;
