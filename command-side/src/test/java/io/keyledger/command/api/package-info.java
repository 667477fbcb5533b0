/** The deciding side as its users meet it: over HTTP, and as an application that starts or says why it does not. */
@NullMarked
package io.keyledger.command.api;

import org.jspecify.annotations.NullMarked;
