/** Several deciding sides, each a process of its own, on one database. */
@NullMarked
package io.keyledger.command.processes;

import org.jspecify.annotations.NullMarked;
