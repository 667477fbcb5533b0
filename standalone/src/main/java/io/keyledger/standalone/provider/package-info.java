/** The embedded identity provider: for those who have none of their own. */
@NullMarked
package io.keyledger.standalone.provider;

import org.jspecify.annotations.NullMarked;
