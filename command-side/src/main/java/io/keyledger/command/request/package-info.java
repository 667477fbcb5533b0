/** What a command carries along from the request that it came with. */
@NullMarked
package io.keyledger.command.request;

import org.jspecify.annotations.NullMarked;
