/** Who may decide what, asked of the organization itself at the moment of the decision. */
@NullMarked
package io.keyledger.command.authority;

import org.jspecify.annotations.NullMarked;
