/** How the tests of both sides speak HTTP as no honest client does, and what every answer must be nevertheless. */
@NullMarked
package io.keyledger.http.testing;

import org.jspecify.annotations.NullMarked;
