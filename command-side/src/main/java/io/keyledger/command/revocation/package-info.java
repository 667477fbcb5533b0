/** Ending many keys of an organization at once, for whoever cannot afford to look for them one by one. */
@NullMarked
package io.keyledger.command.revocation;

import org.jspecify.annotations.NullMarked;
