/** The installation's keys, from one file to whoever computes with them. */
@NullMarked
package io.keyledger.keyring;

import org.jspecify.annotations.NullMarked;
