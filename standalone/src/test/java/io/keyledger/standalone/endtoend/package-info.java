/** The packaged program, started as a process of its own and used over HTTP, as its users do. */
@NullMarked
package io.keyledger.standalone.endtoend;

import org.jspecify.annotations.NullMarked;
