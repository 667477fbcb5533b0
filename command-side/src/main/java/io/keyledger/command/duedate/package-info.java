/** What time does to keys: when something is due, and that it is put on record soon after. */
@NullMarked
package io.keyledger.command.duedate;

import org.jspecify.annotations.NullMarked;
