/** What the tests of the deciding side share: a key to begin with, stand-ins for ports, a running application. */
@NullMarked
package io.keyledger.command.testing;

import org.jspecify.annotations.NullMarked;
