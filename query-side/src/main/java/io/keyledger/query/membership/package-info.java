/** Who belongs to which organization, and therefore may read what: the room that every reading endpoint asks. */
@NullMarked
package io.keyledger.query.membership;

import org.jspecify.annotations.NullMarked;
