/** Who is asking: an OpenID Connect token becomes an actor, and what a request betrays of a person is kept erasable. */
@NullMarked
package io.keyledger.identity;

import org.jspecify.annotations.NullMarked;
