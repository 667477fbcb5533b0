/** The life of a key: issued, rotated, revoked, and the HTTP API for it. */
@NullMarked
package io.keyledger.command.key;

import org.jspecify.annotations.NullMarked;
