/** Organizations and their members. */
@NullMarked
package io.keyledger.command.organization;

import org.jspecify.annotations.NullMarked;
